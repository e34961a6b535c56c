#include "ui/events/recordedmodel.h"

#include "ui/events/eventcells.h"
#include "ui/models/columns.h"
#include "ui/models/roles.h"
#include "ui/wording/formats.h"

namespace sluice {

RecordedModel::RecordedModel(EngineClient &engine, QObject *parent)
    : HistoryModel(ColumnCount, parent)
    , m_engine(engine)
{
}

void RecordedModel::setFilter(const EventFilter &filter)
{
    m_filter = filter;
    startOver();
}

void RecordedModel::ask(PageRequest page, quint64 question)
{
    m_engine.listEvents(m_filter, page, this, [this, question](const Result<Page<RecordedEvent>> &answer) {
        take(question, answer, m_rows);
    });
}

const RecordedEvent *RecordedModel::at(int row) const
{
    const bool isThere = row >= 0 && row < static_cast<int>(m_rows.size());
    return isThere ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

QVariant RecordedModel::data(const QModelIndex &index, int role) const
{
    const RecordedEvent *event = at(index.row());
    if (!event)
        return {};
    if (role == MonospaceRole)
        return index.column() == DataColumn;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case TimeColumn:
        return exactMomentText(event->at);
    case TopicColumn:
        return event->topic;
    case PublisherColumn:
        return event->publisher;
    case DataColumn:
        return dataCell(event->data);
    default:
        return {};
    }
}

QVariant RecordedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const QString titles[] = {tr("Time"), tr("Topic"), tr("Published by"), tr("Data")};
    return section >= 0 && section < ColumnCount ? columnHead(orientation, role, titles[section], false) : QVariant();
}

} // namespace sluice
