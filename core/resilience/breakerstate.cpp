#include "core/resilience/breakerstate.h"

#include <array>

namespace sluice {

namespace {

constexpr std::array kNames{
    QLatin1StringView("closed"),     QLatin1StringView("open"),     QLatin1StringView("halfOpen"),
    QLatin1StringView("forcedOpen"), QLatin1StringView("disabled"), QLatin1StringView("metricsOnly"),
};

} // namespace

bool isLegal(BreakerState from, BreakerState to)
{
    if (from == BreakerState::Closed)
        return to != BreakerState::HalfOpen;
    if (from == BreakerState::MetricsOnly)
        return to != BreakerState::Open && to != BreakerState::HalfOpen;
    return true;
}

bool isForced(BreakerState state)
{
    return state == BreakerState::ForcedOpen || state == BreakerState::Disabled || state == BreakerState::MetricsOnly;
}

QLatin1StringView nameOf(BreakerState state)
{
    return kNames.at(static_cast<std::size_t>(state));
}

std::optional<BreakerState> breakerStateFromString(QStringView name)
{
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        if (name == kNames[i])
            return static_cast<BreakerState>(i);
    }
    return std::nullopt;
}

} // namespace sluice
