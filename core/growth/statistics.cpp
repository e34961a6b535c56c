#include "core/growth/statistics.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

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

/// Sums of squares and of products of the ranks of both sides, from their means.
struct RankSums {
    double both = 0;
    double ofFirst = 0;
    double ofSecond = 0;
};

RankSums rankSums(std::span<const std::pair<double, double>> pairs)
{
    std::vector<double> first;
    std::vector<double> second;
    for (const auto &[x, y] : pairs) {
        first.push_back(x);
        second.push_back(y);
    }
    first = midRanks(first);
    second = midRanks(second);
    const double mean = (static_cast<double>(pairs.size()) + 1) / 2;
    RankSums sums;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        sums.both += (first[i] - mean) * (second[i] - mean);
        sums.ofFirst += (first[i] - mean) * (first[i] - mean);
        sums.ofSecond += (second[i] - mean) * (second[i] - mean);
    }
    return sums;
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

double betaBelow(double x, double alpha, double beta)
{
    return boost::math::cdf(boost::math::beta_distribution<double>(alpha, beta), x);
}

double designEffect(const std::vector<std::pair<double, double>> &clusters, double confidence)
{
    double draws = 0;
    double successes = 0;
    double count = 0;
    double sizeSquares = 0;
    double wonSquares = 0;
    double products = 0;
    for (const auto &[size, won] : clusters) {
        draws += size;
        successes += won;
        sizeSquares += size * size;
        wonSquares += won * won;
        products += size * won;
        count += size > 0 ? 1 : 0;
    }
    if (count < 1)
        return 1;
    const double share = successes / draws;
    // From sums of whole numbers, which are the same in any order of the clusters.
    const double squares = std::max(0.0, wonSquares - 2 * share * products + share * share * sizeSquares);
    const double independent = share * (1 - share) * draws;
    const double ratio = count > 1 && independent > 0 ? squares * count / (count - 1) / independent : 1;
    const double student = studentQuantile(0.5 + confidence / 2, std::max(1.0, count - 1)) / upperQuantile(confidence);
    return std::max(1.0, ratio) * student * student;
}

Estimate shareEstimate(quint64 successes, quint64 trials, double confidence, double designEffect)
{
    if (trials == 0)
        return {0, {0, 1}, 0};
    const double share = static_cast<double>(successes) / static_cast<double>(trials);
    const double n = static_cast<double>(trials) / designEffect;
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
    // A sample in which all are the same, or nearly, says nothing of its dispersion.
    const double dispersion = mean > 0 ? std::max(1.0, variance / mean) : 1;
    const double z2 = std::pow(studentQuantile(0.5 + confidence / 2, std::max(1.0, size - 1)), 2);
    const double shift = z2 * dispersion / (2 * size);
    const double half = std::sqrt(z2 * dispersion * mean / size + shift * shift);
    return {mean, {std::max(0.0, mean + shift - half), mean + shift + half}, n};
}

Estimate medianEstimate(std::vector<double> values, double confidence, double designEffect)
{
    if (values.empty())
        return {};
    std::ranges::sort(values);
    const std::size_t n = values.size();
    const double median = (values[(n - 1) / 2] + values[n / 2]) / 2;
    // How many values lie below the median is binomial with one half: leave out at each end as many as still fits.
    const auto effective = std::max<std::size_t>(1, static_cast<std::size_t>(static_cast<double>(n) / designEffect));
    std::size_t left = 0;
    double outside = 0;
    double term = -static_cast<double>(effective) * std::log(2.0);
    while (left < effective / 2) {
        outside += std::exp(term);
        if (2 * outside > 1 - confidence)
            break;
        term += std::log(static_cast<double>(effective - left)) - std::log(static_cast<double>(left + 1));
        ++left;
    }
    const std::size_t low = (left == 0 ? 0 : left - 1) * n / effective;
    return {median, {values[low], values[n - 1 - low]}, n};
}

RankCorrelation rankCorrelationWithin(const std::vector<std::pair<double, double>> &pairs, std::size_t stratum)
{
    const std::size_t strata = std::max<std::size_t>(1, pairs.size() / std::max<std::size_t>(2, stratum));
    double both = 0;
    double ofFirst = 0;
    double ofSecond = 0;
    double sum = 0;
    double variance = 0;
    for (std::size_t i = 0; i < strata; ++i) {
        const std::size_t begin = i * pairs.size() / strata;
        const std::size_t end = (i + 1) * pairs.size() / strata;
        if (end - begin < 2)
            continue;
        const RankSums own = rankSums(std::span(pairs).subspan(begin, end - begin));
        const double n = static_cast<double>(end - begin);
        both += own.both;
        ofFirst += own.ofFirst;
        ofSecond += own.ofSecond;
        sum += own.both / (n + 1);
        variance += own.ofFirst * own.ofSecond / (n - 1) / std::pow(n + 1, 2);
    }
    if (pairs.size() < 4 || variance <= 0)
        return {};
    const boost::math::normal_distribution<double> normal;
    return {both / std::sqrt(ofFirst * ofSecond),
            boost::math::cdf(boost::math::complement(normal, sum / std::sqrt(variance)))};
}

RankCorrelation rankCorrelation(const std::vector<std::pair<double, double>> &pairs)
{
    if (pairs.size() < 4)
        return {};
    const double n = static_cast<double>(pairs.size());
    const auto [both, ofFirst, ofSecond] = rankSums(pairs);
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
