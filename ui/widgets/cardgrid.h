#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace sluice {

/// Cards in columns of one width that together fill the room, with as few gaps as their order allows: a narrow card goes
/// up into a row that a wide one does not fit into, and a card made for it takes the columns that are left in its row.
class CardGrid final : public QLayout {
    Q_OBJECT
public:
    explicit CardGrid(int spacing, QWidget *parent = nullptr);
    ~CardGrid() override;

    /// Columns are this wide or wider.
    void setLeastColumn(int width);
    /// Puts a card at a place in the order. It takes `columns`, or more where it needs more.
    void insertCard(int place, QWidget *card, int columns = 1, bool takesRest = false);

    /// Keeps room for a card that is not made yet, as high as is known of others, at a place in the order. Owns: the gap.
    QLayoutItem *insertGap(int place, int height);
    /// Puts the card where the gap was, which is gone.
    void fillGap(QLayoutItem *gap, QWidget *card);
    void removeGap(QLayoutItem *gap);

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override { return static_cast<int>(m_cards.size()); }
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    struct Card {
        std::unique_ptr<QLayoutItem> item;
        int columns = 1;
        bool takesRest = false;
    };
    struct Placed {
        const Card *card = nullptr;
        int first = 0;
        int columns = 1;
    };
    using Row = std::vector<Placed>;

    [[nodiscard]] int columnsIn(int width) const;
    [[nodiscard]] std::vector<Row> rowsOf(int columns, int columnWidth) const;
    static void stretch(Row &row, int columns);
    int arrange(const QRect &rect, bool dry) const;

    std::vector<Card> m_cards;
    int m_leastColumn = 1;
};

} // namespace sluice
