#include "ui/queues/queuemodel.h"

#include "ui/models/columns.h"
#include "ui/models/roles.h"
#include "ui/widgets/queuerow.h"
#include "ui/wording/formats.h"

#include <algorithm>

namespace sluice {

namespace {

bool isQueueFigure(int column)
{
    return column >= QueueModel::DepthColumn;
}

QString ageWords(const QueueSnapshot &queue)
{
    // A queue that does not know the age of its items says nothing rather than zero.
    if (queue.depth == 0 || queue.oldestAge <= Milliseconds(0))
        return {};
    return durationText(queue.oldestAge);
}

} // namespace

void QueueModel::setQueues(const std::vector<QueueSnapshot> &queues, const QueueLimitBook &limits)
{
    std::vector<Row> rows;
    for (const QueueSnapshot &queue : queues)
        rows.push_back({queue, outlookOf(queue, limits.of(queue.id))});
    const bool isSame = std::ranges::equal(
        rows, m_rows, {}, [](const Row &row) { return row.queue.id; }, [](const Row &row) { return row.queue.id; });
    if (!isSame) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i] == m_rows[i])
            continue;
        m_rows[i] = std::move(rows[i]);
        const int row = static_cast<int>(i);
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

void QueueModel::setStale(bool stale)
{
    if (std::exchange(m_isStale, stale) != stale)
        retranslate();
}

void QueueModel::setNames(const WorkflowNames &names)
{
    m_names = names;
    retranslate();
}

void QueueModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const QueueSnapshot *QueueModel::queue(const QModelIndex &index) const
{
    return index.isValid() ? &m_rows[static_cast<std::size_t>(index.row())].queue : nullptr;
}

int QueueModel::rowOf(const QString &queue) const
{
    const auto found = std::ranges::find(m_rows, queue, [](const Row &row) { return row.queue.id; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int QueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int QueueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString QueueModel::text(const Row &row, int column) const
{
    const QueueSnapshot &queue = row.queue;
    switch (column) {
    case QueueColumn:
        return queueName(queue.id, m_names);
    case LevelColumn:
        return queue.hold && row.outlook.level != QueueLevel::Paused
                   ? tr("%1, paused", "how a queue stands").arg(word(row.outlook.level))
                   : word(row.outlook.level);
    case DepthColumn:
        return numberText(queue.depth);
    case InColumn:
        return rateText(queue.inPerSecond);
    case OutColumn:
        return rateText(queue.outPerSecond);
    case OldestColumn:
        return ageWords(queue);
    case DrainColumn:
        return queue.depth == 0 || queue.id == kDeadLetterQueue ? QString() // people drain it
               : row.outlook.toDrain                            ? durationText(*row.outlook.toDrain)
                                                                : tr("never");
    default:
        return {};
    }
}

QVariant QueueModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        if (column == DrainColumn && row.queue.depth > 0 && !row.outlook.toDrain)
            return tr("As many come as leave, or more.");
        return row.queue.hold ? tr("Paused by %1: %2").arg(row.queue.hold->who, row.queue.hold->why) : QString();
    case Qt::TextAlignmentRole:
        return alignmentOf(isQueueFigure(column));
    case GlyphRole:
        return column == LevelColumn ? QVariant::fromValue(glyphOf(row.outlook.level)) : QVariant();
    case TokenRole:
        if (m_isStale)
            return int(Token::Paused);
        return column == OldestColumn && row.outlook.isOld ? QVariant(int(Token::Warning)) : QVariant();
    case BoldRole:
        return column == OldestColumn && row.outlook.isOld;
    default:
        return {};
    }
}

QVariant QueueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnHead(orientation, role, titleOf(section), isQueueFigure(section));
}

QString QueueModel::titleOf(int column)
{
    switch (column) {
    case QueueColumn:
        return tr("Queue");
    case LevelColumn:
        return tr("State");
    case DepthColumn:
        return tr("Depth");
    case InColumn:
        return tr("In");
    case OutColumn:
        return tr("Out");
    case OldestColumn:
        return tr("Oldest waits");
    case DrainColumn:
        return tr("Drained in");
    default:
        return {};
    }
}

void QueueItemModel::setItems(std::vector<QueueItem> items, WallTime now)
{
    m_now = now;
    const int have = rowCount();
    const auto want = static_cast<int>(items.size());
    if (want < have) {
        beginRemoveRows({}, want, have - 1);
        m_items = std::move(items);
        endRemoveRows();
    } else if (want > have) {
        beginInsertRows({}, have, want - 1);
        m_items = std::move(items);
        endInsertRows();
    } else {
        m_items = std::move(items);
    }
    if (const int both = std::min(have, want); both > 0)
        Q_EMIT dataChanged(index(0, 0), index(both - 1, ColumnCount - 1));
}

void QueueItemModel::setNames(const WorkflowNames &names)
{
    m_names = names;
    retranslate();
}

void QueueItemModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_items.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const QueueItem *QueueItemModel::item(const QModelIndex &index) const
{
    return index.isValid() ? &m_items[static_cast<std::size_t>(index.row())] : nullptr;
}

int QueueItemModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

int QueueItemModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant QueueItemModel::data(const QModelIndex &index, int role) const
{
    const QueueItem *row = item(index);
    if (row && role == Qt::TextAlignmentRole)
        return alignmentOf(index.column() == AgeColumn);
    if (!row || role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case AgeColumn:
        return durationText(row->age);
    case WhatColumn:
        if (!row->letter.isEmpty())
            return tr("letter %1").arg(row->letter);
        if (row->order == QLatin1StringView("run.start"))
            return tr("start of a run");
        if (row->order == QLatin1StringView("event.publish"))
            return tr("event");
        return row->run == RunId{} ? row->order : tr("run %1").arg(runText(number(row->run)));
    case WorkflowColumn:
        return m_names.workflow(row->workflow);
    case TaskColumn:
        return m_names.task(row->workflow, row->task);
    case DueColumn:
        return row->due ? untilText(*row->due - m_now) : QString();
    default:
        return {};
    }
}

QVariant QueueItemModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnHead(orientation, role, titleOf(section), section == AgeColumn);
}

QString QueueItemModel::titleOf(int column)
{
    switch (column) {
    case AgeColumn:
        return tr("Waits for");
    case WhatColumn:
        return tr("What");
    case WorkflowColumn:
        return tr("Workflow");
    case TaskColumn:
        return tr("Task");
    case DueColumn:
        return tr("Due");
    default:
        return {};
    }
}

} // namespace sluice
