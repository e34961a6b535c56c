#include "ui/models/lettertrend.h"

#include <numeric>

namespace sluice {

namespace {

constexpr std::size_t kRecentHours = 3;

} // namespace

TrendKind trendKindOf(const LetterGroup &group, WallTime now)
{
    const auto split = group.trend.end() - static_cast<qsizetype>(kRecentHours);
    const auto recent = std::accumulate(split, group.trend.end(), quint64(0));
    const auto before = std::accumulate(group.trend.begin(), split, quint64(0));
    if (recent + before == 0)
        return TrendKind::Quiet;
    if (now - group.firstSeen < std::chrono::hours(1))
        return TrendKind::New;
    // Compared as products: so many thirds of hours lie before.
    constexpr quint64 kParts = (kTrendHours - kRecentHours) / kRecentHours;
    if (recent * kParts * 2 > before * 3)
        return TrendKind::Rising;
    return recent * kParts * 3 < before * 2 ? TrendKind::Falling : TrendKind::Steady;
}

} // namespace sluice
