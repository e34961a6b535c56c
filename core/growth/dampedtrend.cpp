#include "core/growth/dampedtrend.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace sluice {

namespace {

/// Alpha, beta as a share of alpha, and phi.
using TrendParameters = std::array<double, 3>;
constexpr TrendParameters kLeastParameters{0.02, 0.0, 0.8};
constexpr TrendParameters kMostParameters{0.98, 0.98, 0.98};
/// Estimated from the series: the three, and level and trend at its beginning.
constexpr quint64 kEstimated = 5;
constexpr std::size_t kMostForStart = 10;

/// Level and trend before the first value: those of a line through the first ones (Hyndman et al. 2008, ch. 2.6.1).
std::pair<double, double> startOfSeries(std::span<const double> series)
{
    const std::size_t n = std::min(series.size(), kMostForStart);
    const double middle = (static_cast<double>(n) + 1) / 2;
    double mean = 0;
    for (std::size_t i = 0; i < n; ++i)
        mean += series[i] / static_cast<double>(n);
    double both = 0;
    double squares = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const double from = static_cast<double>(i + 1) - middle;
        both += from * (series[i] - mean);
        squares += from * from;
    }
    const double slope = both / squares;
    return {mean - slope * middle, slope};
}

/// Sum of squared one-step errors; leaves level and trend as they are in the end.
double smooth(std::span<const double> series, const TrendParameters &parameters, double &level, double &trend)
{
    const auto [alpha, share, phi] = parameters;
    std::tie(level, trend) = startOfSeries(series);
    double squares = 0;
    for (const double value : series) {
        const double expected = level + phi * trend;
        const double error = value - expected;
        squares += error * error;
        level = expected + alpha * error;
        trend = phi * trend + alpha * share * error;
    }
    return squares;
}

double squaresOf(std::span<const double> series, const TrendParameters &parameters)
{
    double level = 0;
    double trend = 0;
    return smooth(series, parameters, level, trend);
}

/// The best of a grid, then steps along each axis that are halved until they are small.
TrendParameters bestParameters(std::span<const double> series)
{
    TrendParameters best = kLeastParameters;
    double least = squaresOf(series, best);
    const auto tryOne = [&](const TrendParameters &one) {
        const double squares = squaresOf(series, one);
        if (squares >= least)
            return false;
        least = squares;
        best = one;
        return true;
    };
    for (const double alpha : {0.1, 0.3, 0.5, 0.7, 0.9}) {
        for (const double share : {0.02, 0.1, 0.3, 0.6}) {
            for (const double phi : {0.82, 0.9, 0.97})
                (void)tryOne({alpha, share, phi});
        }
    }
    for (double step = 0.08; step > 0.004; step /= 2) {
        for (std::size_t axis = 0; axis < best.size(); ++axis) {
            for (const double way : {-step, step}) {
                TrendParameters next = best;
                do
                    next[axis] = std::clamp(next[axis] + way, kLeastParameters[axis], kMostParameters[axis]);
                while (tryOne(next));
            }
        }
    }
    return best;
}

/// A short series leaves the parameters open, and those that fit best are too small as often as too large, while only too
/// small ones narrow the band. So the others are not forgotten: each by its likelihood, with its own variance integrated
/// out (Hoeting, Madigan, Raftery and Volinsky, Statistical Science 14 (1999) 382).
std::vector<std::pair<double, DampedTrend>> othersOf(std::span<const double> series, double least)
{
    std::vector<std::pair<double, DampedTrend>> others;
    const auto degrees = series.size() - kEstimated;
    double sum = 0;
    for (const double alpha : {0.02, 0.1, 0.2, 0.3, 0.45, 0.6, 0.75, 0.9, 0.98}) {
        for (const double share : {0.0, 0.1, 0.3, 0.6, 0.9}) {
            for (const double phi : {0.8, 0.86, 0.92, 0.97}) {
                DampedTrend one{alpha, alpha * share, phi, 0, 0, 0, degrees};
                const double squares = smooth(series, {alpha, share, phi}, one.level, one.trend);
                one.variance = squares / static_cast<double>(degrees);
                const double weight = squares > 0 ? std::pow(least / squares, static_cast<double>(degrees) / 2) : 0;
                if (weight < 1e-4)
                    continue;
                sum += weight;
                others.emplace_back(weight, std::move(one));
            }
        }
    }
    for (auto &[weight, other] : others)
        weight /= sum;
    return others;
}

} // namespace

std::optional<DampedTrend> DampedTrend::fit(std::span<const double> series)
{
    if (series.size() < kLeast)
        return std::nullopt;
    const TrendParameters best = bestParameters(series);
    DampedTrend fitted;
    fitted.alpha = best[0];
    fitted.beta = best[0] * best[1];
    fitted.phi = best[2];
    const double squares = smooth(series, best, fitted.level, fitted.trend);
    fitted.degrees = series.size() - kEstimated;
    fitted.variance = squares / static_cast<double>(fitted.degrees);
    fitted.others = othersOf(series, squares);
    return fitted;
}

/// The error of a step goes on into all later ones: by alpha into the level, and by beta into the trend, which is
/// damped at each step. So the variance is a sum over the steps between.
std::vector<ForecastStep> DampedTrend::forecast(int horizon) const
{
    std::vector<ForecastStep> steps;
    double damping = 0; // phi + phi² + … so far
    double power = 1;
    double spread = 1;
    for (int step = 1; step <= horizon; ++step) {
        power *= phi;
        damping += power;
        steps.push_back({level + damping * trend, variance * spread});
        spread += std::pow(alpha + beta * damping, 2);
    }
    if (others.empty())
        return steps;
    std::vector<double> variances(steps.size());
    for (const auto &[weight, other] : others) {
        const std::vector<ForecastStep> theirs = other.forecast(horizon);
        for (std::size_t i = 0; i < steps.size(); ++i)
            variances[i] += weight * (theirs[i].variance + std::pow(theirs[i].mean - steps[i].mean, 2));
    }
    for (std::size_t i = 0; i < steps.size(); ++i)
        steps[i].variance = std::max(steps[i].variance, variances[i]);
    return steps;
}

} // namespace sluice
