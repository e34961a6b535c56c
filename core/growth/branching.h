#pragma once

#include "core/growth/dampedtrend.h"

namespace sluice {

/// Galton–Watson: users of the n-th generation, of `first` in the one before the first, each of whom brings in
/// `offspring` others in the mean with the variance `spread`.
/// Source: Harris, The Theory of Branching Processes (1963) I.5.
[[nodiscard]] double branchingMean(double first, double offspring, int n);
[[nodiscard]] double branchingVariance(double first, double offspring, double spread, int n);
/// With `arrivals` more in each generation that nobody brought in.
[[nodiscard]] double branchingMeanWithArrivals(double first, double offspring, double arrivals, int n);
/// All users that one comes to in the end, itself among them; none: without end. Source: Harris (1963) I.13.
[[nodiscard]] std::optional<double> totalProgeny(double offspring);

/// A branching process with arrivals, fitted to a series of counts by period: the users of a period bring in those of
/// the next. Estimated by weighted conditional least squares, weight 1 / (y + 1), since the variance of a count rises
/// with the count before it. Source: Wei and Winnicki, Annals of Statistics 18 (1990) 1757, after Klimko and Nelson,
/// Annals of Statistics 6 (1978) 629.
struct Branching {
    double offspring = 0;  ///< that a user of a period has in the next
    double arrivals = 0;   ///< in each period
    double dispersion = 0; ///< the variance of a count is this times one more than the count before it
    double last = 0;       ///< count of the series
    quint64 degrees = 0;
    /// Variances of the two estimates, and their covariance.
    double offspringVariance = 0;
    double arrivalsVariance = 0;
    double covariance = 0;

    static constexpr std::size_t kLeast = 10;

    [[nodiscard]] static std::optional<Branching> fit(std::span<const double> series);
    /// One to `horizon` steps ahead; the variance is of the process and, by the delta method, of the estimates.
    [[nodiscard]] std::vector<ForecastStep> forecast(int horizon) const;
};

} // namespace sluice
