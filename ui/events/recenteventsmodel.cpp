#include "ui/events/recenteventsmodel.h"

#include "ui/events/eventcells.h"
#include "ui/models/columns.h"
#include "ui/models/roles.h"
#include "ui/wording/formats.h"

#include <algorithm>
#include <iterator>

namespace sluice {

void RecentEventsModel::setEvents(std::vector<EventRecord> events)
{
    std::ranges::sort(events, std::ranges::greater(), &EventRecord::sequence);
    removeAllBut(events);
    // What is left is among the new ones in the same order: what lies between is put in, run by run.
    for (std::size_t at = 0; at < events.size();) {
        if (at < m_events.size() && m_events[at].sequence == events[at].sequence) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < events.size() && (at == m_events.size() || events[end].sequence != m_events[at].sequence))
            ++end;
        beginInsertRows({}, static_cast<int>(at), static_cast<int>(end) - 1);
        const auto from = events.begin();
        m_events.insert(m_events.begin() + static_cast<std::ptrdiff_t>(at), from + static_cast<std::ptrdiff_t>(at),
                        from + static_cast<std::ptrdiff_t>(end));
        endInsertRows();
        at = end;
    }
}

void RecentEventsModel::removeAllBut(const std::vector<EventRecord> &kept)
{
    const auto isKept = [&](const EventRecord &event) {
        return std::ranges::binary_search(kept, event.sequence, std::ranges::greater(), &EventRecord::sequence);
    };
    for (auto end = static_cast<int>(m_events.size()); end > 0;) {
        if (isKept(m_events[static_cast<std::size_t>(end) - 1])) {
            --end;
            continue;
        }
        int first = end - 1;
        while (first > 0 && !isKept(m_events[static_cast<std::size_t>(first) - 1]))
            --first;
        beginRemoveRows({}, first, end - 1);
        m_events.erase(m_events.begin() + first, m_events.begin() + end);
        endRemoveRows();
        end = first;
    }
}

const EventRecord *RecentEventsModel::at(int row) const
{
    const bool isThere = row >= 0 && row < static_cast<int>(m_events.size());
    return isThere ? &m_events[static_cast<std::size_t>(row)] : nullptr;
}

void RecentEventsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_events.empty())
        Q_EMIT dataChanged(index(0, TimeColumn), index(rowCount() - 1, TimeColumn));
}

int RecentEventsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_events.size());
}

int RecentEventsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RecentEventsModel::data(const QModelIndex &index, int role) const
{
    const EventRecord *event = at(index.row());
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
    case DataColumn:
        return dataCell(event->data);
    default:
        return {};
    }
}

QVariant RecentEventsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const QString titles[] = {tr("Time"), tr("Topic"), tr("Data")};
    return section >= 0 && section < ColumnCount ? columnHead(orientation, role, titles[section], false) : QVariant();
}

} // namespace sluice
