#include "ui/queues/dayseries.h"

#include <algorithm>

namespace sluice {

void DaySeries::Level::put(const SeriesPoint &point)
{
    if (points.size() < kKept) {
        points.push_back(point);
        return;
    }
    points[first] = point;
    first = (first + 1) % kKept;
}

void DaySeries::add(WallTime at, double value)
{
    if (at < m_newest)
        *this = {};
    m_newest = at;
    for (std::size_t i = 0; i < kSteps.size(); ++i) {
        Level &level = m_levels[i];
        if (level.count > 0 && at >= level.end) {
            level.put(level.open);
            level.count = 0;
        }
        if (level.count == 0) {
            level.open = {at, value, value, value};
            level.sum = 0;
            level.end = WallTime(at.time_since_epoch() - at.time_since_epoch() % kSteps[i] + kSteps[i]);
        }
        level.sum += value;
        ++level.count;
        level.open.at = at;
        level.open.least = std::min(level.open.least, value);
        level.open.most = std::max(level.open.most, value);
        level.open.mean = level.sum / level.count;
    }
}

std::vector<SeriesPoint> DaySeries::within(Milliseconds window) const
{
    std::size_t chosen = kSteps.size() - 1;
    for (std::size_t i = kSteps.size(); i-- > 0;) {
        if (kSteps[i] * static_cast<int>(kKept) >= window)
            chosen = i;
    }
    const Level &level = m_levels[chosen];
    std::vector<SeriesPoint> found;
    const auto take = [&](const SeriesPoint &point) {
        if (point.at >= m_newest - window)
            found.push_back(point);
    };
    for (std::size_t i = 0; i < level.points.size(); ++i)
        take(level.points[(level.first + i) % level.points.size()]);
    if (level.count > 0)
        take(level.open);
    return found;
}

std::size_t DaySeries::size() const
{
    std::size_t sum = 0;
    for (const Level &level : m_levels)
        sum += level.points.size();
    return sum;
}

} // namespace sluice
