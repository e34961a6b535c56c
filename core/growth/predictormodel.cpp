#include "core/growth/predictormodel.h"

#include "core/growth/branching.h"
#include "core/growth/dampedtrend.h"
#include "core/growth/statistics.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace sluice {

namespace {

/// With fewer forecasts than this a test back says nothing.
constexpr quint64 kLeastForecasts = 8;

struct FittedForecast {
    std::vector<ForecastStep> steps;
    quint64 degrees = 0;
};

std::optional<FittedForecast> forecastBy(ForecastModel model, std::span<const double> series, int horizon)
{
    if (model == ForecastModel::DampedTrend) {
        const auto fitted = DampedTrend::fit(series);
        return fitted ? std::optional(FittedForecast{fitted->forecast(horizon), fitted->degrees}) : std::nullopt;
    }
    const auto fitted = Branching::fit(series);
    return fitted ? std::optional(FittedForecast{fitted->forecast(horizon), fitted->degrees}) : std::nullopt;
}

/// Counts are not negative.
Interval bandOf(const ForecastStep &step, quint64 degrees, double confidence)
{
    const double half = studentQuantile(0.5 + confidence / 2, static_cast<double>(degrees)) * std::sqrt(step.variance);
    return {std::max(0.0, step.mean - half), std::max(0.0, step.mean + half)};
}

} // namespace

void PredictorModel::forget()
{
    m_periods.clear();
    m_effectSince.reset();
    m_report.last.reset();
}

void PredictorModel::reset(WallTime now)
{
    const PredictorModel before = std::exchange(*this, PredictorModel(m_config));
    m_epoch = before.m_epoch;
    m_period = before.m_period;
    m_takesAny = true;
    m_begin = now;
}

void PredictorModel::take(const ViralUpdate &update)
{
    const bool isEarlier = std::pair(update.epoch, update.sequence) < std::pair(m_epoch, m_latest);
    if (isEarlier && !m_takesAny) {
        ++m_report.stale;
        return;
    }
    m_takesAny = false;
    // A network effect that was told of before the first update is none of another epoch.
    if (m_epoch != 0 && (update.epoch != m_epoch || update.period != m_period))
        forget();
    m_epoch = update.epoch;
    m_latest = update.sequence;
    m_period = update.period;
    m_k = update.k;
    if (update.effectSince && !m_effectSince) {
        m_effectSince = update.effectSince;
        m_hasNews = true;
    }
    // What lies before the beginning from back to front, so that each joins on to what is known.
    if (!m_periods.empty()) {
        const WallTime begin = m_periods.begin()->first;
        for (auto period = update.periods.rbegin(); period != update.periods.rend(); ++period) {
            if (period->from < begin)
                takePeriod(*period);
        }
    }
    for (const GrowthPeriod &period : update.periods) {
        if (m_periods.empty() || period.from >= m_periods.begin()->first)
            takePeriod(period);
    }
    while (m_periods.size() > m_config.most)
        m_periods.erase(m_periods.begin());
}

void PredictorModel::takePeriod(const GrowthPeriod &period)
{
    if (period.from < m_begin)
        return;
    const bool isNew = !m_periods.contains(period.from);
    if (isNew && !m_periods.empty() && period.from > m_periods.rbegin()->first + m_period) {
        ++m_report.gaps; // what lies before it is no part of the same series
        m_periods.clear();
    }
    if (isNew && !m_periods.empty() && period.from < m_periods.begin()->first - m_period)
        return;
    GrowthPeriod &known = m_periods[period.from];
    const GrowthPeriod before = std::exchange(known, period);
    if (!known.k) // it is told as long as its users are kept
        known.k = before.k;
    m_hasNews = m_hasNews || isNew || known != before;
}

void PredictorModel::take(const NetworkEffect &effect)
{
    if (!effect.isFound || m_effectSince)
        return;
    m_effectSince = effect.since;
    m_hasNews = true;
}

std::vector<double> PredictorModel::joined() const
{
    std::vector<double> series;
    for (const auto &[from, period] : m_periods)
        series.push_back(static_cast<double>(period.joined));
    return series;
}

/// How many periods are known at the first origin that counts.
std::size_t PredictorModel::firstOrigin(std::size_t periods) const
{
    std::size_t first = std::max(m_config.least, DampedTrend::kLeast) - 2;
    if (periods > m_config.origins)
        first = std::max(first, periods - m_config.origins);
    if (m_effectSince) {
        const auto before = std::ranges::count_if(
            m_periods, [this](const auto &one) { return one.first + m_period <= *m_effectSince; });
        first = std::max(first, static_cast<std::size_t>(before));
    }
    return first;
}

std::vector<BackTest> PredictorModel::backTests(std::span<const double> series) const
{
    std::vector<BackTest> tests;
    for (const ForecastModel model : {ForecastModel::DampedTrend, ForecastModel::Branching}) {
        BackTest test{model};
        double error = 0;
        double errorOfSame = 0;
        quint64 covered = 0;
        for (std::size_t origin = firstOrigin(series.size()); origin < series.size(); ++origin) {
            const auto made = forecastBy(model, series.first(origin), m_config.horizon);
            if (!made)
                continue;
            for (std::size_t step = 0; step < made->steps.size() && origin + step < series.size(); ++step) {
                const double came = series[origin + step];
                ++test.forecasts;
                error += std::abs(came - made->steps[step].mean);
                errorOfSame += std::abs(came - series[origin - 1]);
                covered += bandOf(made->steps[step], made->degrees, m_config.confidence).contains(came) ? 1 : 0;
            }
        }
        if (test.forecasts > 0) {
            test.scaledError = errorOfSame > 0 ? error / errorOfSame : 0;
            test.coverage = static_cast<double>(covered) / static_cast<double>(test.forecasts);
        }
        tests.push_back(test);
    }
    return tests;
}

ForecastModel PredictorModel::chosen(const std::vector<BackTest> &tests) const
{
    const BackTest &trend = tests[0];
    const BackTest &branching = tests[1];
    const bool isTested = branching.forecasts >= kLeastForecasts && branching.forecasts >= trend.forecasts;
    return isTested && branching.scaledError < trend.scaledError ? ForecastModel::Branching
                                                                 : ForecastModel::DampedTrend;
}

std::vector<ForecastPoint> PredictorModel::points(const std::vector<ForecastStep> &steps, quint64 degrees) const
{
    std::vector<ForecastPoint> made;
    WallTime from = m_periods.rbegin()->first;
    for (const ForecastStep &step : steps) {
        from += m_period;
        made.push_back({from, std::max(0.0, step.mean), bandOf(step, degrees, m_config.confidence)});
    }
    return made;
}

std::optional<Prediction> PredictorModel::predict(WallTime now)
{
    m_hasNews = false;
    const std::vector<double> series = joined();
    if (series.size() < std::max(m_config.least, DampedTrend::kLeast))
        return std::nullopt;
    Prediction made;
    made.at = now;
    made.confidence = m_config.confidence;
    made.basis = series.size();
    made.current = series.back();
    const std::size_t cycle = std::clamp<std::size_t>(m_config.cycle, 1, series.size());
    made.usual = std::accumulate(series.end() - static_cast<std::ptrdiff_t>(cycle), series.end(), 0.0)
                 / static_cast<double>(cycle);
    made.hasNetworkEffect = m_effectSince.has_value();
    made.backTests = backTests(series);
    made.model = chosen(made.backTests);
    auto forecast = forecastBy(made.model, series, m_config.horizon);
    if (!forecast)
        return std::nullopt;
    made.users = points(forecast->steps, forecast->degrees);
    std::vector<double> coefficients;
    WallTime last{};
    for (const auto &[from, period] : m_periods) {
        if (!period.k)
            continue;
        if (from != last + m_period)
            coefficients.clear(); // nobody joined in between
        coefficients.push_back(*period.k);
        last = from;
    }
    // The last periods have no K yet, so the forecast begins earlier.
    if (const auto trend = DampedTrend::fit(coefficients)) {
        for (const ForecastStep &step : trend->forecast(m_config.horizon)) {
            last += m_period;
            made.k.push_back({last, std::max(0.0, step.mean), bandOf(step, trend->degrees, m_config.confidence)});
        }
    }
    if (const auto reach = totalProgeny(m_k.value); reach && m_k.sample > 0) {
        const auto high = totalProgeny(m_k.range.high);
        if (high)
            made.reach = Estimate{*reach, {*totalProgeny(m_k.range.low), *high}, m_k.sample};
    }
    m_report.last = made;
    return made;
}

PredictorReport PredictorModel::report() const
{
    PredictorReport report = m_report;
    report.periods = m_periods.size();
    report.needed = std::max(m_config.least, DampedTrend::kLeast);
    return report;
}

} // namespace sluice
