#pragma once

#include "ui/wall/wallboard.h"

#include <QAbstractListModel>

#include <optional>

namespace sluice {

/// The cards that there are to choose from, in a list with a heading for each kind; a tick says that one is wanted.
class WallCardModel final : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    /// Rows stay as they are while the same cards exist.
    void setCards(const std::vector<WallCard> &cards);
    void setChoice(const WallChoice &choice);
    [[nodiscard]] const WallChoice &choice() const noexcept { return m_choice; }
    void retranslate();
    /// Where a card is; -1: nowhere.
    [[nodiscard]] int rowOf(const QString &id) const;
    /// Which card a row is; empty: none.
    [[nodiscard]] QString idAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    /// Somebody ticked or unticked a card.
    void chosen();

private:
    struct Row {
        WallCard card; ///< of a heading, only its kind
        bool isHeading = false;
        bool operator==(const Row &) const = default;
    };
    std::vector<Row> m_rows;
    WallChoice m_choice;
};

} // namespace sluice
