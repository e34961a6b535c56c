#pragma once

#include "core/base/topic.h"
#include "core/events/eventrecord.h"
#include "core/events/eventsnapshot.h"

#include <QHash>

#include <array>
#include <deque>
#include <list>
#include <vector>

namespace sluice {

/// Counts what happens, second by second, over the last ten seconds.
class EventRate {
public:
    void count(MonoTime now);
    [[nodiscard]] double perSecond(MonoTime now) const;

private:
    static constexpr qint64 kSeconds = 10;

    std::array<quint32, kSeconds> m_counts{};
    qint64 m_second = 0; ///< of the newest count
};

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

    /// Keeps an event that is published `now`; the topics longest unheard make room.
    void keep(const EventRecord &event, MonoTime now);
    /// Oldest first.
    [[nodiscard]] std::vector<EventRecord> of(const QString &topic) const;
    /// Those of all topics that match, oldest first.
    [[nodiscard]] std::vector<EventRecord> matching(const TopicPattern &pattern) const;
    /// By name.
    [[nodiscard]] std::vector<TopicSnapshot> topics(MonoTime now) const;
    /// Who has published on them: by name of the topic, then of the publisher; nobody listens yet.
    [[nodiscard]] std::vector<EventFlow> flows(MonoTime now) const;
    /// Of the events' data.
    [[nodiscard]] qsizetype bytes() const { return m_bytes; }
    /// Of the events with their data.
    [[nodiscard]] quint64 memoryBytes() const { return static_cast<quint64>(m_bytes) + m_count * sizeof(EventRecord); }
    [[nodiscard]] std::size_t topicCount() const { return m_topics.size(); }

private:
    /// Publishers counted each, for each topic; all others together: their names may come from outside.
    static constexpr std::size_t kMostPublishers = 8;

    struct Publisher {
        QString name;
        quint64 count = 0;
        EventRate rate;
    };
    struct Topic {
        std::deque<EventRecord> events;
        std::vector<Publisher> publishers; ///< the first is the one heard last

        void count(const QString &publisher, MonoTime now);
        [[nodiscard]] quint64 total() const;
        [[nodiscard]] double perSecond(MonoTime now) const;
    };

    void dropOldest(Topic &topic);

    std::size_t m_perTopic;
    std::size_t m_mostTopics;
    qsizetype m_mostBytes;
    qsizetype m_bytes = 0;
    quint64 m_count = 0;       ///< events
    std::list<Topic> m_topics; ///< the one heard last at the end
    QHash<QString, std::list<Topic>::iterator> m_byName;
};

} // namespace sluice
