#pragma once

#include "core/api/growth.h"

#include <utility>
#include <vector>

namespace sluice {

// Intervals and tests that the growth models rest on. Pure functions; each names where its formula comes from.

/// Below which a standard normal, or a Student variable of so many degrees of freedom, lies with probability `p`.
[[nodiscard]] double normalQuantile(double p);
[[nodiscard]] double studentQuantile(double p, double degrees);
/// Below which a Beta variable lies with probability `p`.
[[nodiscard]] double betaQuantile(double p, double alpha, double beta);
/// With what probability a Beta variable lies below `x`.
[[nodiscard]] double betaBelow(double x, double alpha, double beta);

/// How many draws of a sample in clusters tell as much as one independent draw, at least 1, of the share of successes:
/// its variance as a ratio over clusters, over that of as many independent draws. Each cluster: its draws and successes.
/// Corrected for few clusters by Student's quantile. Sources: Rao and Scott, Biometrics 48 (1992) 577; Korn and Graubard,
/// Survey Methodology 24 (1998) 193.
[[nodiscard]] double designEffect(const std::vector<std::pair<double, double>> &clusters, double confidence);

/// A share from so many successes: the score interval. Source: Wilson, JASA 22 (1927) 209. With a design effect: of as many
/// trials fewer.
[[nodiscard]] Estimate shareEstimate(quint64 successes, quint64 trials, double confidence, double designEffect = 1);

/// The mean of counts from their sum and sum of squares: the score interval of a quasi-Poisson mean, whose variance is
/// the mean times a dispersion, which the sample gives (at least that of a Poisson variable), with Student's quantile for
/// n - 1 degrees, as the dispersion is estimated.
/// Source: the score construction of Wilson (1927) with the quasi-likelihood of McCullagh and Nelder, Generalized
/// Linear Models (1989) ch. 9. For K: invites per user times conversion is, user by user, the mean of acceptances, and
/// the delta method for that product, with the covariance of its factors, gives just the variance of this mean.
[[nodiscard]] Estimate countEstimate(quint64 n, double sum, double sumOfSquares, double confidence);

/// The median, between the order statistics that hold it with at least `confidence` whatever the distribution.
/// Source: Conover, Practical Nonparametric Statistics (1999) 3.2. Fewer than 6 values cannot give 95 %: the interval
/// then is from the least to the greatest. With a design effect: the order statistics at the same shares as those of as
/// many values fewer.
[[nodiscard]] Estimate medianEstimate(std::vector<double> values, double confidence, double designEffect = 1);

/// Spearman's rank correlation, ties by mid-ranks.
struct RankCorrelation {
    double rho = 0;
    double pRising = 1; ///< probability of such a one or a larger without a relation: Student's t with n - 2 degrees
};
/// Source: Kendall and Gibbons, Rank Correlation Methods (1990). Nothing to say (rho 0, p 1) for fewer than 4 pairs, or
/// if either side is all the same.
[[nodiscard]] RankCorrelation rankCorrelation(const std::vector<std::pair<double, double>> &pairs);

/// The same within strata of about so many neighbours, combined: for pairs in an order (of time) in which both sides may
/// drift together without one having to do with the other. The sum of the strata's, weighted by 1 / (n + 1), over its
/// deviation under permutation within them. Source: van Elteren, Bulletin of the ISI 37 (1960) 351, with ranks on both
/// sides.
[[nodiscard]] RankCorrelation rankCorrelationWithin(const std::vector<std::pair<double, double>> &pairs,
                                                    std::size_t stratum);

} // namespace sluice
