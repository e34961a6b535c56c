#include "ui/wall/wallcardmodel.h"

#include <QFont>

#include <algorithm>

namespace sluice {

namespace {

QString headingOf(WallCard::Kind kind)
{
    switch (kind) {
    case WallCard::Kind::Summary:
        return WallCardModel::tr("Of the whole engine");
    case WallCard::Kind::Figure:
        return WallCardModel::tr("More figures");
    case WallCard::Kind::Component:
        return WallCardModel::tr("Components, even when well");
    case WallCard::Kind::Connection:
        return WallCardModel::tr("Breakers, even when closed");
    case WallCard::Kind::Queue:
        break;
    }
    return WallCardModel::tr("Queues, even when not paused");
}

} // namespace

void WallCardModel::setCards(const std::vector<WallCard> &cards)
{
    std::vector<Row> rows;
    for (const WallCard &card : cards) {
        if (rows.empty() || rows.back().card.kind != card.kind)
            rows.push_back({{{}, {}, card.kind}, true});
        rows.push_back({card, false});
    }
    if (rows == m_rows)
        return;
    const bool hasSamePlaces = std::ranges::equal(
        rows, m_rows, {}, [](const Row &row) { return row.card.id; }, [](const Row &row) { return row.card.id; });
    if (!hasSamePlaces) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    m_rows = std::move(rows);
    retranslate();
}

void WallCardModel::setChoice(const WallChoice &choice)
{
    if (m_choice == choice)
        return;
    m_choice = choice;
    retranslate();
}

void WallCardModel::retranslate()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int WallCardModel::rowOf(const QString &id) const
{
    const auto found = std::ranges::find(m_rows, id, [](const Row &row) { return row.card.id; });
    return id.isEmpty() || found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

QString WallCardModel::idAt(int row) const
{
    return row < 0 || row >= rowCount() ? QString() : m_rows[static_cast<std::size_t>(row)].card.id;
}

int WallCardModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant WallCardModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole)
        return row.isHeading ? headingOf(row.card.kind) : row.card.name;
    if (role == Qt::FontRole && row.isHeading) {
        QFont font;
        font.setWeight(QFont::DemiBold);
        return font;
    }
    if (role == Qt::CheckStateRole && !row.isHeading)
        return m_choice.wants(row.card.id, isUsual(row.card.kind)) ? Qt::Checked : Qt::Unchecked;
    return {};
}

bool WallCardModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    if (row.isHeading)
        return false;
    m_choice.set(row.card.id, isUsual(row.card.kind), value.toInt() == Qt::Checked);
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT chosen();
    return true;
}

Qt::ItemFlags WallCardModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    // A heading is no row that the arrows stop at, and yet no grey one.
    if (m_rows[static_cast<std::size_t>(index.row())].isHeading)
        return Qt::ItemIsEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren;
}

} // namespace sluice
