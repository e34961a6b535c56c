#include "ui/simulate/taskmodeltable.h"

#include "ui/simulate/modelwords.h"
#include "ui/wording/formats.h"

namespace sluice {

void TaskModelTable::setRows(std::vector<TaskModelRow> rows)
{
    turnRows(
        {}, ColumnCount, m_rows, std::move(rows),
        [](const TaskModelRow &row) {
            return RowKey{qHash(row.model.task), 0};
        },
        [](int, TaskModelRow &held, TaskModelRow &wanted) {
            const bool differs = !(held == wanted);
            held = std::move(wanted);
            return differs;
        });
}

const TaskModelRow *TaskModelTable::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

int TaskModelTable::rowOf(const QString &task) const
{
    const auto found = std::ranges::find_if(m_rows, [&](const TaskModelRow &row) { return row.model.task == task; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void TaskModelTable::change(int row, const TaskModelRow &wanted)
{
    if (!at(row) || *at(row) == wanted)
        return;
    m_rows[static_cast<std::size_t>(row)] = wanted;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void TaskModelTable::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int TaskModelTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TaskModelTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString TaskModelTable::text(const TaskModelRow &row, int column)
{
    switch (column) {
    case TaskColumn:
        return row.title;
    case LatencyColumn:
        return latencyText(row.model.latency);
    case FailuresColumn:
        return failuresText(row.model.failures);
    case SamplesColumn:
        return row.model.samples > 0 ? numberText(row.model.samples) : tr("assumed", "a model of a task");
    default:
        return {};
    }
}

QVariant TaskModelTable::data(const QModelIndex &index, int role) const
{
    const TaskModelRow *row = index.isValid() ? at(index.row()) : nullptr;
    if (!row)
        return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return text(*row, index.column());
    if (role == Qt::TextAlignmentRole && index.column() == SamplesColumn)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant TaskModelTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TaskColumn:
        return tr("Task");
    case LatencyColumn:
        return tr("Takes");
    case FailuresColumn:
        return tr("Fails");
    case SamplesColumn:
        return tr("Learnt from");
    default:
        return {};
    }
}

} // namespace sluice
