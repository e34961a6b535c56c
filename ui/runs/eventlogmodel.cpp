#include "ui/runs/eventlogmodel.h"

#include "core/run/input.h"
#include "ui/models/columns.h"
#include "ui/models/roles.h"
#include "ui/wording/formats.h"

namespace sluice {

EventLogModel::EventLogModel(LiveRun &run, QObject *parent)
    : QAbstractTableModel(parent)
    , m_run(run)
{
    connect(&run, &LiveRun::opened, this, &EventLogModel::begin);
    connect(&run, &LiveRun::changed, this, &EventLogModel::follow);
    connect(&run, &LiveRun::closed, this, &EventLogModel::clear);
}

void EventLogModel::begin()
{
    beginResetModel();
    m_rows = static_cast<int>(m_run.picture()->run().sequence);
    endResetModel();
}

void EventLogModel::clear()
{
    beginResetModel();
    m_rows = 0;
    endResetModel();
}

void EventLogModel::follow()
{
    const auto folded = static_cast<int>(m_run.picture()->run().sequence);
    if (folded <= m_rows)
        return;
    beginInsertRows({}, m_rows, folded - 1);
    m_rows = folded;
    endInsertRows();
}

void EventLogModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (m_rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, ColumnCount - 1));
}

bool EventLogModel::holds(int row, const QString &part) const
{
    const Event &event = m_run.events()[static_cast<std::size_t>(row)];
    return eventWord(event).contains(part, Qt::CaseInsensitive) || stepText(event).contains(part, Qt::CaseInsensitive)
           || eventDetail(event).contains(part, Qt::CaseInsensitive);
}

int EventLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int EventLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString EventLogModel::stepText(const Event &event) const
{
    const Run &run = m_run.picture()->run();
    const auto step = stepOf(event, run.letters);
    if (!step)
        return {};
    const QString &id = run.taskOf(*step).id;
    const Task *drawn = m_run.workflow().task(id);
    const QString task = drawn && !drawn->name.isEmpty() ? drawn->name : id;
    const QString item = itemPathText(itemPath(run, *step));
    return item.isEmpty() ? task : task + QStringLiteral(" › ") + item;
}

QVariant EventLogModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_run.picture())
        return {};
    const Event &event = m_run.events()[static_cast<std::size_t>(index.row())];
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(index.column() == NumberColumn);
    if (role == TokenRole && index.column() <= TimeColumn)
        return int(Token::Muted);
    if (role == NumberRole) {
        const auto step = stepOf(event, m_run.picture()->run().letters);
        return step ? QVariant::fromValue<quint64>(number(*step)) : QVariant();
    }
    if (role == Qt::ToolTipRole)
        return index.column() == TimeColumn ? exactMomentText(event.at) : eventDetail(event);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case NumberColumn:
        return numberText(static_cast<quint64>(index.row()) + 1);
    case TimeColumn:
        return momentText(event.at, m_run.now());
    case EventColumn:
        return eventWord(event);
    case StepColumn:
        return stepText(event);
    case DetailColumn:
        return eventDetail(event);
    default:
        return {};
    }
}

QVariant EventLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnHead(orientation, role, titleOf(section), section == NumberColumn);
}

QString EventLogModel::titleOf(int column)
{
    switch (column) {
    case NumberColumn:
        return tr("No.");
    case TimeColumn:
        return tr("Time");
    case EventColumn:
        return tr("Event");
    case StepColumn:
        return tr("Step");
    case DetailColumn:
        return tr("Details");
    default:
        return {};
    }
}

} // namespace sluice
