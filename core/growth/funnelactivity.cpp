#include "core/growth/funnel.h"

#include <algorithm>

// How engaged users are: the hours in which they were active.

namespace sluice {

namespace {

constexpr Milliseconds kHour = std::chrono::hours(1);

WallTime startOfHour(qint32 hour)
{
    return WallTime(kHour * hour);
}

} // namespace

/// Of one user the first hours are kept, so that what is kept does not depend on the order in which they came.
bool Funnel::takeActive(const GrowthEvent &event)
{
    std::vector<qint32> &hours = m_active[static_cast<quint64>(event.user)];
    const auto hour = static_cast<qint32>(event.at.time_since_epoch() / kHour);
    const auto place = std::ranges::lower_bound(hours, hour);
    if (place != hours.end() && *place == hour)
        return true; // it was known, and is no fault
    hours.insert(place, hour);
    if (hours.size() > m_config.mostHours)
        hours.pop_back();
    return keepOne(event.at);
}

quint64 Funnel::activeHours(quint64 user, WallTime joined, WallTime until) const
{
    const auto found = m_active.find(user);
    if (found == m_active.end())
        return 0;
    return static_cast<quint64>(std::ranges::count_if(
        found->second, [&](qint32 hour) { return startOfHour(hour) + kHour > joined && startOfHour(hour) < until; }));
}

/// Hours that were over before the user joined, by more than clocks may differ: they count for nothing.
quint64 Funnel::activeTooEarly(quint64 user, const std::vector<qint32> &hours) const
{
    const auto found = m_users.find(user);
    if (found == m_users.end() || !found->second.joined)
        return 0;
    const WallTime joined = *found->second.joined;
    return static_cast<quint64>(std::ranges::count_if(
        hours, [&](qint32 hour) { return startOfHour(hour) + kHour + m_config.clockTolerance <= joined; }));
}

/// Users who joined before anything was kept of them may be active still; they go once they are no more.
void Funnel::pruneActivity(WallTime since)
{
    std::erase_if(m_active, [&](const auto &one) {
        return !m_users.contains(one.first) && startOfHour(one.second.back()) + kHour < since;
    });
}

void Funnel::evictActivity()
{
    if (m_active.size() <= m_config.mostUsers + m_config.mostUsers / 10)
        return;
    std::vector<std::pair<qint32, quint64>> all;
    for (const auto &[key, hours] : m_active)
        all.emplace_back(hours.back(), key);
    const auto surplus = all.size() - m_config.mostUsers;
    std::ranges::nth_element(all, all.begin() + static_cast<std::ptrdiff_t>(surplus));
    for (std::size_t i = 0; i < surplus; ++i)
        m_active.erase(all[i].second);
    note(BadInput::Evicted, surplus);
}

void Funnel::writeActivity(QDataStream &out) const
{
    out << quint32(m_active.size());
    for (const auto &[key, hours] : m_active) {
        out << key << quint32(hours.size());
        for (const qint32 hour : hours)
            out << hour;
    }
}

void Funnel::readActivity(QDataStream &in)
{
    quint32 users = 0;
    in >> users;
    for (quint32 i = 0; i < users && in.status() == QDataStream::Ok; ++i) {
        quint64 key = 0;
        quint32 count = 0;
        in >> key >> count;
        std::vector<qint32> hours;
        for (quint32 h = 0; h < count && in.status() == QDataStream::Ok; ++h)
            in >> hours.emplace_back();
        if (hours.empty() || hours.size() > m_config.mostHours || !std::ranges::is_sorted(hours))
            in.setStatus(QDataStream::ReadCorruptData);
        else
            m_active[key] = std::move(hours);
    }
}

} // namespace sluice
