#pragma once

#include "core/events/eventrecord.h"

#include <QHash>

#include <deque>
#include <list>
#include <vector>

namespace sluice {

/// Keeps the last events of each topic for people to look at, within a fixed number of topics and bytes.
/// Thread: one at a time.
class RecentEvents {
public:
    explicit RecentEvents(std::size_t perTopic, std::size_t mostTopics = 256, qsizetype mostBytes = 8 * 1024 * 1024)
        : m_perTopic(perTopic)
        , m_mostTopics(mostTopics)
        , m_mostBytes(mostBytes)
    {
    }

    /// Keeps an event; the topics longest unheard make room.
    void keep(const EventRecord &event);
    /// Oldest first.
    [[nodiscard]] std::vector<EventRecord> of(const QString &topic) const;
    [[nodiscard]] qsizetype bytes() const { return m_bytes; }
    [[nodiscard]] std::size_t topics() const { return m_topics.size(); }

private:
    using Events = std::deque<EventRecord>;

    void dropOldest(Events &events);

    std::size_t m_perTopic;
    std::size_t m_mostTopics;
    qsizetype m_mostBytes;
    qsizetype m_bytes = 0;
    std::list<Events> m_topics; ///< the one heard last at the end
    QHash<QString, std::list<Events>::iterator> m_byName;
};

} // namespace sluice
