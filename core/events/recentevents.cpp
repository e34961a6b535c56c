#include "core/events/recentevents.h"

namespace sluice {

void RecentEvents::keep(const EventRecord &event)
{
    auto found = m_byName.find(event.topic);
    if (found == m_byName.end())
        found = m_byName.insert(event.topic, m_topics.emplace(m_topics.end()));
    Events &events = **found;
    m_topics.splice(m_topics.end(), m_topics, *found);
    events.push_back(event);
    m_bytes += event.data.size();
    if (events.size() > m_perTopic)
        dropOldest(events);
    while (m_topics.size() > 1 && (m_topics.size() > m_mostTopics || m_bytes > m_mostBytes)) {
        m_byName.remove(m_topics.front().front().topic);
        while (!m_topics.front().empty())
            dropOldest(m_topics.front());
        m_topics.pop_front();
    }
}

std::vector<EventRecord> RecentEvents::of(const QString &topic) const
{
    const auto found = m_byName.constFind(topic);
    if (found == m_byName.cend())
        return {};
    return {(*found)->begin(), (*found)->end()};
}

void RecentEvents::dropOldest(Events &events)
{
    m_bytes -= events.front().data.size();
    events.pop_front();
}

} // namespace sluice
