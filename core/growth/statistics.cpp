#include "core/growth/statistics.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sluice {

namespace {

double upperQuantile(double confidence)
{
    return normalQuantile(0.5 + confidence / 2);
}

/// Ranks from 1; those of equal values are their mean.
std::vector<double> midRanks(const std::vector<double> &values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&](std::size_t i) { return values[i]; });
    std::vector<double> ranks(values.size());
    for (std::size_t first = 0; first < order.size();) {
        std::size_t end = first;
        while (end < order.size() && values[order[end]] == values[order[first]])
            ++end;
        const double rank = (static_cast<double>(first + end) + 1) / 2;
        for (; first < end; ++first)
            ranks[order[first]] = rank;
    }
    return ranks;
}

} // namespace

double normalQuantile(double p)
{
    return boost::math::quantile(boost::math::normal_distribution<double>(), p);
}

double studentQuantile(double p, double degrees)
{
    return boost::math::quantile(boost::math::students_t_distribution<double>(degrees), p);
}

double betaQuantile(double p, double alpha, double beta)
{
    return boost::math::quantile(boost::math::beta_distribution<double>(alpha, beta), p);
}

Estimate shareEstimate(quint64 successes, quint64 trials, double confidence)
{
    if (trials == 0)
        return {0, {0, 1}, 0};
    const double n = static_cast<double>(trials);
    const double share = static_cast<double>(successes) / n;
    const double z2 = std::pow(upperQuantile(confidence), 2);
    const double middle = (share + z2 / (2 * n)) / (1 + z2 / n);
    const double half = std::sqrt(z2 * (share * (1 - share) / n + z2 / (4 * n * n))) / (1 + z2 / n);
    return {share, {std::max(0.0, middle - half), std::min(1.0, middle + half)}, trials};
}

Estimate countEstimate(quint64 n, double sum, double sumOfSquares, double confidence)
{
    if (n == 0)
        return {};
    const double size = static_cast<double>(n);
    const double mean = sum / size;
    const double variance = n > 1 ? std::max(0.0, (sumOfSquares - sum * mean) / (size - 1)) : mean;
    // A sample in which all are the same says nothing of its dispersion.
    const double dispersion = mean > 0 && variance > 0 ? variance / mean : 1;
    const double z2 = std::pow(upperQuantile(confidence), 2);
    const double shift = z2 * dispersion / (2 * size);
    const double half = std::sqrt(z2 * dispersion * mean / size + shift * shift);
    return {mean, {std::max(0.0, mean + shift - half), mean + shift + half}, n};
}

Estimate medianEstimate(std::vector<double> values, double confidence)
{
    if (values.empty())
        return {};
    std::ranges::sort(values);
    const std::size_t n = values.size();
    const double median = (values[(n - 1) / 2] + values[n / 2]) / 2;
    // How many values lie below the median is binomial with one half: leave out at each end as many as still fits.
    std::size_t left = 0;
    double outside = 0;
    double term = -static_cast<double>(n) * std::log(2.0);
    while (left < n / 2) {
        outside += std::exp(term);
        if (2 * outside > 1 - confidence)
            break;
        term += std::log(static_cast<double>(n - left)) - std::log(static_cast<double>(left + 1));
        ++left;
    }
    const std::size_t low = left == 0 ? 0 : left - 1;
    return {median, {values[low], values[n - 1 - low]}, n};
}

RankCorrelation rankCorrelation(const std::vector<std::pair<double, double>> &pairs)
{
    if (pairs.size() < 4)
        return {};
    std::vector<double> first;
    std::vector<double> second;
    for (const auto &[x, y] : pairs) {
        first.push_back(x);
        second.push_back(y);
    }
    first = midRanks(first);
    second = midRanks(second);
    const double n = static_cast<double>(pairs.size());
    const double mean = (n + 1) / 2;
    double both = 0;
    double ofFirst = 0;
    double ofSecond = 0;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        both += (first[i] - mean) * (second[i] - mean);
        ofFirst += (first[i] - mean) * (first[i] - mean);
        ofSecond += (second[i] - mean) * (second[i] - mean);
    }
    if (ofFirst <= 0 || ofSecond <= 0)
        return {};
    const double rho = std::clamp(both / std::sqrt(ofFirst * ofSecond), -1.0, 1.0);
    const double rest = 1 - rho * rho;
    if (rest < 1e-12)
        return {rho, rho > 0 ? 0.0 : 1.0};
    const double t = rho * std::sqrt((n - 2) / rest);
    const boost::math::students_t_distribution<double> student(n - 2);
    return {rho, boost::math::cdf(boost::math::complement(student, t))};
}

} // namespace sluice
