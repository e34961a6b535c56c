#include "core/growth/branching.h"

#include <algorithm>
#include <cmath>

namespace sluice {

namespace {

/// 1 + m + … + m^(n-1).
double powersOf(double m, int n)
{
    double sum = 0;
    double power = 1;
    for (int i = 0; i < n; ++i) {
        sum += power;
        power *= m;
    }
    return sum;
}

} // namespace

double branchingMean(double first, double offspring, int n)
{
    return first * std::pow(offspring, n);
}

double branchingVariance(double first, double offspring, double spread, int n)
{
    if (n <= 0)
        return 0;
    return first * spread * std::pow(offspring, n - 1) * powersOf(offspring, n);
}

double branchingMeanWithArrivals(double first, double offspring, double arrivals, int n)
{
    return branchingMean(first, offspring, n) + arrivals * powersOf(offspring, n);
}

std::optional<double> totalProgeny(double offspring)
{
    if (offspring >= 1)
        return std::nullopt;
    return 1 / (1 - offspring);
}

std::optional<Branching> Branching::fit(std::span<const double> series)
{
    if (series.size() < kLeast)
        return std::nullopt;
    double w = 0;
    double wx = 0;
    double wxx = 0;
    double wy = 0;
    double wxy = 0;
    for (std::size_t i = 0; i + 1 < series.size(); ++i) {
        const double weight = 1 / (std::max(0.0, series[i]) + 1);
        w += weight;
        wx += weight * series[i];
        wxx += weight * series[i] * series[i];
        wy += weight * series[i + 1];
        wxy += weight * series[i] * series[i + 1];
    }
    const double determinant = w * wxx - wx * wx;
    if (determinant <= 1e-9 * std::max(1.0, w * wxx)) // all counts are the same
        return std::nullopt;
    Branching fitted;
    fitted.last = series.back();
    fitted.offspring = (w * wxy - wx * wy) / determinant;
    fitted.arrivals = (wxx * wy - wx * wxy) / determinant;
    // Fewer than none can neither arrive nor be brought in.
    const bool hasNoArrivals = fitted.arrivals < 0;
    const bool hasNoOffspring = fitted.offspring < 0;
    if (hasNoArrivals) {
        fitted.arrivals = 0;
        fitted.offspring = wxy / wxx;
    } else if (hasNoOffspring) {
        fitted.offspring = 0;
        fitted.arrivals = wy / w;
    }
    double squares = 0;
    for (std::size_t i = 0; i + 1 < series.size(); ++i) {
        const double error = series[i + 1] - fitted.offspring * series[i] - fitted.arrivals;
        squares += error * error / (std::max(0.0, series[i]) + 1);
    }
    fitted.degrees = series.size() - 3;
    fitted.dispersion = squares / static_cast<double>(fitted.degrees);
    if (hasNoArrivals) {
        fitted.offspringVariance = fitted.dispersion / wxx;
    } else if (hasNoOffspring) {
        fitted.arrivalsVariance = fitted.dispersion / w;
    } else {
        fitted.offspringVariance = fitted.dispersion * w / determinant;
        fitted.arrivalsVariance = fitted.dispersion * wxx / determinant;
        fitted.covariance = -fitted.dispersion * wx / determinant;
    }
    return fitted;
}

std::vector<ForecastStep> Branching::forecast(int horizon) const
{
    std::vector<ForecastStep> steps;
    double before = last;
    double variance = 0;
    for (int step = 1; step <= horizon; ++step) {
        variance = offspring * offspring * variance + dispersion * (std::max(0.0, before) + 1);
        const double mean = branchingMeanWithArrivals(last, offspring, arrivals, step);
        // How the mean changes with each estimate.
        const double byArrivals = powersOf(offspring, step);
        const double change = std::max(1e-6, offspring * 1e-6);
        const double byOffspring = (branchingMeanWithArrivals(last, offspring + change, arrivals, step) - mean)
                                   / change;
        const double ofEstimates = byOffspring * byOffspring * offspringVariance
                                   + byArrivals * byArrivals * arrivalsVariance
                                   + 2 * byOffspring * byArrivals * covariance;
        steps.push_back({mean, variance + std::max(0.0, ofEstimates)});
        before = mean;
    }
    return steps;
}

} // namespace sluice
