#include "core/resilience/turnline.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sluice {

namespace {

constexpr int kPriorities = kMostPriority - kLeastPriority + 1;

/// How far a turn moves who took it back.
quint64 strideOf(int priority)
{
    static const auto strides = [] {
        std::array<quint64, kPriorities> made{};
        for (int i = 0; i < kPriorities; ++i)
            made[static_cast<std::size_t>(i)] = static_cast<quint64>(
                std::llround(std::exp2(20.0 - (i + kLeastPriority) / 2.0)));
        return made;
    }();
    return strides[static_cast<std::size_t>(priority - kLeastPriority)];
}

} // namespace

/// The priority in a lane whose turn it is.
int TurnLine::next(const Lane &lane)
{
    int best = 0;
    quint64 least = 0;
    bool isFirst = true;
    for (const auto &[priority, rank] : lane.ranks) {
        if (rank.tags.empty() || (!isFirst && rank.pass >= least))
            continue;
        best = priority;
        least = rank.pass;
        isFirst = false;
    }
    return best;
}

void TurnLine::stand(quint64 id, Lane &lane)
{
    lane.stand = ++m_stands;
    m_order.emplace(lane.pass, lane.stand, id);
}

quint64 TurnLine::join(quint64 laneId, int priority, quint64 tag, quint64 place)
{
    forgetIdle();
    Lane &lane = m_lanes[laneId];
    const int known = std::clamp(priority, kLeastPriority, kMostPriority);
    Rank &rank = lane.ranks[known];
    if (rank.tags.empty())
        rank.pass = std::max(rank.pass, lane.now);
    // A place that this line never gave is that of a line that is gone.
    if (place == 0 || place > m_lastPlace || m_places.contains(place))
        place = ++m_lastPlace;
    rank.tags.emplace(place, tag);
    m_places.emplace(place, std::pair(laneId, known));
    ++m_size;
    if (lane.waiting++ == 0) {
        lane.pass = std::max(lane.pass, m_now);
        stand(laneId, lane);
    }
    return place;
}

bool TurnLine::cancel(quint64 place)
{
    const auto found = m_places.find(place);
    if (found == m_places.end())
        return false;
    const auto [laneId, priority] = found->second;
    m_places.erase(found);
    Lane &lane = m_lanes.at(laneId);
    lane.ranks.at(priority).tags.erase(place);
    --m_size;
    if (--lane.waiting == 0)
        m_order.erase({lane.pass, lane.stand, laneId});
    return true;
}

std::optional<std::size_t> TurnLine::ahead(quint64 place) const
{
    const auto found = m_places.find(place);
    if (found == m_places.end())
        return std::nullopt;
    const auto &tags = m_lanes.at(found->second.first).ranks.at(found->second.second).tags;
    return static_cast<std::size_t>(std::distance(tags.begin(), tags.find(place)));
}

std::optional<quint64> TurnLine::front() const
{
    if (m_order.empty())
        return std::nullopt;
    const Lane &lane = m_lanes.at(std::get<2>(*m_order.begin()));
    return lane.ranks.at(next(lane)).tags.begin()->second;
}

std::optional<quint64> TurnLine::take()
{
    if (m_order.empty())
        return std::nullopt;
    const quint64 laneId = std::get<2>(*m_order.begin());
    m_order.erase(m_order.begin());
    Lane &lane = m_lanes.at(laneId);
    const int priority = next(lane);
    Rank &rank = lane.ranks.at(priority);
    const auto [place, tag] = *rank.tags.begin();
    rank.tags.erase(rank.tags.begin());
    m_places.erase(place);
    --m_size;
    m_now = lane.pass;
    lane.now = rank.pass;
    const quint64 stride = strideOf(priority);
    rank.pass += stride;
    lane.pass += stride;
    if (--lane.waiting > 0)
        stand(laneId, lane);
    if (m_size == 0)
        m_now = lane.pass; // nobody waits to whom a turn would be owed
    return tag;
}

/// Lanes that nobody has waited in for so long that they owe no turn are as good as new ones.
void TurnLine::forgetIdle()
{
    if (m_lanes.size() < m_forgetAt)
        return;
    std::erase_if(m_lanes,
                  [this](const auto &entry) { return entry.second.waiting == 0 && entry.second.pass <= m_now; });
    m_forgetAt = std::max<std::size_t>(256, m_lanes.size() * 2);
}

} // namespace sluice
