#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace sluice {

/// Puts items in rows from the left and begins a new row where the width ends; items of a row share its height.
///
/// For cards on a grid and for rows of buttons whose words may be long. Hidden items take no room.
/// Owns: its items.
class FlowLayout final : public QLayout {
    Q_OBJECT
public:
    explicit FlowLayout(int spacing, QWidget *parent = nullptr);
    ~FlowLayout() override;

    /// Whether items that expand share what their row has left.
    void setFilling(bool filling) { m_isFilling = filling; }
    void addItem(QLayoutItem *item) override;
    /// Puts a widget before the item at `index`; beyond the end: at the end.
    void insertWidget(int index, QWidget *widget);
    [[nodiscard]] int count() const override { return static_cast<int>(m_items.size()); }
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;

    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSize() const override;
    [[nodiscard]] QSize sizeHint() const override;
    void setGeometry(const QRect &rect) override;

private:
    /// Places the items, unless `dry`; the height that they take.
    int arrange(const QRect &rect, bool dry) const;

    using Row = std::vector<std::pair<QLayoutItem *, QRect>>;
    static void fill(Row &row, int left);

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
    bool m_isFilling = false;
};

} // namespace sluice
