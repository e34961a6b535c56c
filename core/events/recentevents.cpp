#include "core/events/recentevents.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace sluice {

namespace {

qint64 secondOf(MonoTime time)
{
    return std::chrono::floor<std::chrono::seconds>(time.time_since_epoch()).count();
}

} // namespace

void EventRate::count(MonoTime now)
{
    const qint64 second = secondOf(now);
    if (second - m_second >= kSeconds)
        m_counts.fill(0);
    else
        for (qint64 passed = m_second + 1; passed <= second; ++passed)
            m_counts[static_cast<std::size_t>(passed % kSeconds)] = 0;
    m_second = std::max(m_second, second);
    ++m_counts[static_cast<std::size_t>(m_second % kSeconds)];
}

double EventRate::perSecond(MonoTime now) const
{
    const qint64 second = secondOf(now);
    quint64 sum = 0;
    for (qint64 at = std::max<qint64>(0, second - kSeconds + 1); at <= m_second; ++at)
        sum += m_counts[static_cast<std::size_t>(at % kSeconds)];
    return static_cast<double>(sum) / kSeconds;
}

void RecentEvents::Topic::count(const QString &publisher, MonoTime now)
{
    const auto known = [this](const QString &name) { return std::ranges::find(publishers, name, &Publisher::name); };
    auto found = known(publisher);
    if (found == publishers.end() && publishers.size() >= kMostPublishers && !publisher.isEmpty())
        found = known(QString());
    if (found == publishers.end())
        found = publishers.insert(found, {publishers.size() < kMostPublishers ? publisher : QString(), 0, {}});
    ++found->count;
    found->rate.count(now);
    std::iter_swap(publishers.begin(), found); // most topics have one, or one that tells much
}

quint64 RecentEvents::Topic::total() const
{
    return std::accumulate(publishers.begin(), publishers.end(), quint64(0),
                           [](quint64 sum, const Publisher &one) { return sum + one.count; });
}

double RecentEvents::Topic::perSecond(MonoTime now) const
{
    return std::accumulate(publishers.begin(), publishers.end(), 0.0,
                           [now](double sum, const Publisher &one) { return sum + one.rate.perSecond(now); });
}

void RecentEvents::keep(const EventRecord &event, MonoTime now)
{
    auto found = m_byName.find(event.topic);
    if (found == m_byName.end())
        found = m_byName.insert(event.topic, m_topics.emplace(m_topics.end()));
    Topic &topic = **found;
    m_topics.splice(m_topics.end(), m_topics, *found);
    topic.events.push_back(event);
    topic.count(event.publisher, now);
    m_bytes += event.data.size();
    ++m_count;
    if (topic.events.size() > m_perTopic)
        dropOldest(topic);
    while (m_topics.size() > 1 && (m_topics.size() > m_mostTopics || m_bytes > m_mostBytes)) {
        m_byName.remove(m_topics.front().events.front().topic);
        while (!m_topics.front().events.empty())
            dropOldest(m_topics.front());
        m_topics.pop_front();
    }
}

std::vector<EventRecord> RecentEvents::of(const QString &topic) const
{
    const auto found = m_byName.constFind(topic);
    if (found == m_byName.cend())
        return {};
    return {(*found)->events.begin(), (*found)->events.end()};
}

std::vector<EventRecord> RecentEvents::matching(const TopicPattern &pattern) const
{
    std::vector<EventRecord> found;
    for (const Topic &topic : m_topics) {
        if (pattern.matches(topic.events.back().topic))
            found.insert(found.end(), topic.events.begin(), topic.events.end());
    }
    std::ranges::sort(found, {}, &EventRecord::sequence);
    return found;
}

std::vector<TopicSnapshot> RecentEvents::topics(MonoTime now) const
{
    std::vector<TopicSnapshot> shown;
    shown.reserve(m_topics.size());
    for (const Topic &topic : m_topics) {
        const EventRecord &newest = topic.events.back();
        shown.push_back({newest.topic, topic.total(), topic.perSecond(now), newest.at, newest.publisher});
    }
    std::ranges::sort(shown, {}, &TopicSnapshot::topic);
    return shown;
}

std::vector<EventFlow> RecentEvents::flows(MonoTime now) const
{
    std::vector<EventFlow> shown;
    for (const Topic &topic : m_topics) {
        for (const Publisher &one : topic.publishers)
            shown.push_back({topic.events.back().topic, one.name, one.count, one.rate.perSecond(now), {}});
    }
    std::ranges::sort(shown, [](const EventFlow &a, const EventFlow &b) {
        return std::tie(a.topic, a.publisher) < std::tie(b.topic, b.publisher);
    });
    return shown;
}

void RecentEvents::dropOldest(Topic &topic)
{
    m_bytes -= topic.events.front().data.size();
    --m_count;
    topic.events.pop_front();
}

} // namespace sluice
