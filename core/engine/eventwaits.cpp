#include "core/engine/eventwaits.h"

#include <algorithm>

namespace sluice {

void EventWaits::set(const Place &place, const Await *await)
{
    if (const auto known = m_patterns.find(place); known != m_patterns.end()) {
        const auto waiters = m_waiters.find(known->second);
        waiters->second.places.erase(place);
        if (waiters->second.places.empty())
            m_waiters.erase(waiters);
        m_patterns.erase(known);
    }
    if (!await)
        return;
    const auto [waiters, isNew] = m_waiters.try_emplace(await->topic);
    if (isNew) {
        if (auto pattern = TopicPattern::parse(await->topic))
            waiters->second.pattern = std::move(*pattern);
    }
    waiters->second.places.insert(place);
    m_patterns.emplace(place, await->topic);
}

std::vector<EventWaits::Place> EventWaits::waitingFor(const QString &topic) const
{
    std::vector<Place> places;
    for (const auto &[text, waiters] : m_waiters) {
        if (waiters.pattern && waiters.pattern->matches(topic))
            places.insert(places.end(), waiters.places.begin(), waiters.places.end());
    }
    std::ranges::sort(places);
    return places;
}

} // namespace sluice
