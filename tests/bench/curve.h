#pragma once

#include "tests/bench/measures.h"

#include <cmath>

namespace sluice::bench {

/// So many samples a soak takes; one a minute in an hour.
inline constexpr int kSamplesASoak = 60;
/// The share at the beginning of a soak in which it still fills up: old runs go for the first time after 30 s, then every ten minutes.
inline constexpr double kWarmUp = 0.2;

struct Sample {
    double seconds = 0;
    double value = 0;
};
using Curve = std::vector<Sample>;

/// Where a curve goes.
struct Trend {
    double anHour = 0; ///< the slope of the straight line through it, by least squares
    double median = 0;
};

[[nodiscard]] inline Curve afterWarmUp(const Curve &curve)
{
    const double from = curve.empty() ? 0 : curve.back().seconds * kWarmUp;
    Curve rest;
    std::ranges::copy_if(curve, std::back_inserter(rest), [from](const Sample &each) { return each.seconds > from; });
    return rest;
}

[[nodiscard]] inline Trend trendOf(const Curve &curve)
{
    const auto count = static_cast<double>(curve.size());
    double seconds = 0;
    double values = 0;
    std::vector<double> all;
    for (const Sample &each : curve) {
        seconds += each.seconds / count;
        values += each.value / count;
        all.push_back(each.value);
    }
    double together = 0;
    double squares = 0;
    for (const Sample &each : curve) {
        together += (each.seconds - seconds) * (each.value - values);
        squares += (each.seconds - seconds) * (each.seconds - seconds);
    }
    return {squares > 0 ? together / squares * 3600 : 0, quantile(all, 0.5)};
}

/// It grows by less than a tenth of itself in an hour.
[[nodiscard]] inline bool isFlat(const Trend &trend)
{
    return trend.anHour < trend.median / 10;
}

} // namespace sluice::bench
