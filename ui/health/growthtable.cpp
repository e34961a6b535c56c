#include "ui/health/growthtable.h"

#include "ui/models/columns.h"
#include "ui/models/roles.h"
#include "ui/theme/token.h"

#include <utility>

namespace sluice {

GrowthTable::GrowthTable(int texts, QObject *parent)
    : EditedRows(parent)
    , m_texts(texts)
{
}

/// How many there are is said once, by the first.
void GrowthTable::setTitles(const QStringList &titles)
{
    if (titles.size() != m_titles.size()) {
        beginResetModel();
        m_titles = titles;
        m_rows.clear();
        endResetModel();
        return;
    }
    m_titles = titles;
    if (!m_titles.isEmpty())
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

void GrowthTable::setRows(std::vector<GrowthRow> rows)
{
    turnRows(
        {}, columnCount(), m_rows, std::move(rows), [](const GrowthRow &row) { return row.key; },
        [](int, GrowthRow &held, GrowthRow &wanted) {
            const bool differs = held != wanted;
            held = std::move(wanted);
            return differs;
        });
}

void GrowthTable::setStale(bool stale)
{
    if (std::exchange(m_isStale, stale) != stale && !m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int GrowthTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int GrowthTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_titles.size());
}

QVariant GrowthTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const GrowthRow &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.cells.value(index.column());
    case Qt::TextAlignmentRole:
        return alignmentOf(index.column() >= m_texts);
    case BoldRole:
        return row.isBold;
    case TokenRole:
        return m_isStale ? QVariant(int(Token::Paused)) : QVariant();
    default:
        return {};
    }
}

QVariant GrowthTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (section < 0 || section >= columnCount())
        return {};
    return columnHead(orientation, role, m_titles.at(section), section >= m_texts);
}

} // namespace sluice
