#include "core/growth/branching.h"
#include "core/growth/dampedtrend.h"
#include "core/growth/errors.h"
#include "core/growth/predictormodel.h"
#include "core/growth/statistics.h"
#include "tests/core/growth/coverage.h"

#include <QTest>

#include <array>
#include <random>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr Milliseconds kDay = std::chrono::days(1);
const WallTime kBegin{std::chrono::days(20'000)};

bool isNear(double value, double expected, double relative = 1e-9)
{
    return std::abs(value - expected) <= relative * std::max(1.0, std::abs(expected));
}

bool isHeld(const ForecastStep &step, quint64 degrees, double came)
{
    const double half = studentQuantile(0.975, double(degrees)) * std::sqrt(step.variance);
    return std::abs(came - step.mean) <= half;
}

/// What the smoothing says of itself, with errors of its own.
std::vector<double> trendWorld(quint64 seed, int length, double level = 200, double trend = 3, double alpha = 0.4,
                               double beta = 0.08, double phi = 0.9)
{
    std::mt19937_64 chance(seed);
    std::normal_distribution<double> error(0, 8);
    std::vector<double> series;
    for (int i = 0; i < length; ++i) {
        const double expected = level + phi * trend;
        const double own = error(chance);
        series.push_back(expected + own);
        level = expected + alpha * own;
        trend = phi * trend + beta * own;
    }
    return series;
}

/// Users by generation: each brings in a Poisson number of others, and some come by themselves.
std::vector<double> branchingWorld(quint64 seed, int length, double offspring, double arrivals)
{
    std::mt19937_64 chance(seed);
    std::vector<double> series{arrivals / (1 - offspring)};
    while (series.size() < std::size_t(length))
        series.push_back(std::poisson_distribution<int>(offspring * series.back() + arrivals)(chance));
    return series;
}

ViralUpdate updateOf(const std::vector<double> &series, std::size_t length)
{
    ViralUpdate update;
    update.epoch = 1;
    update.period = kDay;
    update.at = kBegin + kDay * qint64(length);
    update.sequence = length;
    update.k = {0.5, {0.4, 0.6}, 100};
    for (std::size_t i = 0; i < length; ++i)
        update.periods.push_back({kBegin + kDay * qint64(i), quint64(std::max(0.0, series[i])), 0.5});
    return update;
}

} // namespace

class TestForecast : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void smoothsAsTheBookSays();
    void variesAsTheClosedFormSays();
    void coversItsOwnProcess();
    void coversItFromTheFirstForecastOn_data();
    void coversItFromTheFirstForecastOn();
    void growsAsHarrisSays();
    void comesToAsManyAsHarrisSays();
    void fitsABranchingProcess();
    void coversABranchingProcess();
    void saysNothingOfTooLittle();
    void picksTheModelOfTheWorld();
    void believesNoConstantRateOnceThereIsANetworkEffect();
    void takesUpdatesTwiceLateOrNotAtAll();
    void listensAgainAfterAReset();
    void goesOnFromItsState();
};

/// One step by hand: with alpha 0.5, beta 0.1, phi 0.9 from level 10 and trend 2, forecasts are 10 + (0.9 + 0.81 + …) 2.
void TestForecast::smoothsAsTheBookSays()
{
    const DampedTrend trend{0.5, 0.1, 0.9, 10, 2, 4, 30};
    const auto steps = trend.forecast(3);
    QVERIFY(isNear(steps[0].mean, 11.8));
    QVERIFY(isNear(steps[1].mean, 13.42));
    QVERIFY(isNear(steps[2].mean, 14.878));
    QVERIFY(isNear(steps[0].variance, 4));
    QVERIFY(isNear(steps[1].variance, 4 * (1 + 0.59 * 0.59)));
    QVERIFY(isNear(steps[2].variance, 4 * (1 + 0.59 * 0.59 + 0.671 * 0.671)));
    // A series that follows its damped trend without error is continued as it is.
    std::vector<double> series;
    double level = 100;
    double slope = 10;
    for (int i = 0; i < 60; ++i) {
        slope *= 0.9;
        level += slope;
        series.push_back(level);
    }
    const auto fitted = DampedTrend::fit(series);
    QVERIFY(fitted);
    QVERIFY2(std::abs(fitted->forecast(5)[4].mean - 190) < 1, QByteArray::number(fitted->forecast(5)[4].mean));
}

/// Hyndman et al. (2008), table 6.2, ETS(A,Ad,N); also Hyndman and Athanasopoulos, Forecasting (2021) 8.7.
void TestForecast::variesAsTheClosedFormSays()
{
    for (const auto &[a, b, p] : {std::array{0.3, 0.05, 0.9}, std::array{0.8, 0.4, 0.82}, std::array{0.1, 0.0, 0.97}}) {
        const DampedTrend trend{a, b, p, 50, 1, 9, 30};
        const auto steps = trend.forecast(20);
        for (int h = 1; h <= 20; ++h) {
            const double first = b * p * h / std::pow(1 - p, 2) * (2 * a * (1 - p) + b * p);
            const double second = b * p * (1 - std::pow(p, h)) / (std::pow(1 - p, 2) * (1 - p * p))
                                  * (2 * a * (1 - p * p) + b * p * (1 + 2 * p - std::pow(p, h)));
            QVERIFY(isNear(steps[std::size_t(h - 1)].variance, 9 * (1 + a * a * (h - 1) + first - second)));
        }
    }
}

/// 1,000 worlds that follow the model, its parameters estimated anew in each; at one, four and eight steps.
void TestForecast::coversItsOwnProcess()
{
    std::array<Coverage, 3> coverage;
    constexpr std::array<std::size_t, 3> kSteps{1, 4, 8};
    for (quint64 seed = 1; seed <= 1000; ++seed) {
        const auto series = trendWorld(seed, 208);
        const auto fitted = DampedTrend::fit(std::span(series).first(200));
        const auto steps = fitted->forecast(8);
        for (std::size_t i = 0; i < kSteps.size(); ++i)
            coverage[i].note(isHeld(steps[kSteps[i] - 1], fitted->degrees, series[199 + kSteps[i]]));
    }
    for (std::size_t i = 0; i < kSteps.size(); ++i) {
        QVERIFY2(coverage[i].isKept(), QByteArray::number(qulonglong(kSteps[i])) + " steps: " + coverage[i].text());
        qInfo("%d steps: %s", int(kSteps[i]), coverage[i].text().constData());
    }
}

void TestForecast::coversItFromTheFirstForecastOn_data()
{
    QTest::addColumn<double>("alpha");
    QTest::addColumn<double>("beta");
    QTest::addColumn<double>("phi");
    QTest::addColumn<double>("least");
    QTest::newRow("calm") << 0.1 << 0.01 << 0.9 << 0.93;
    QTest::newRow("lively") << 0.4 << 0.08 << 0.9 << 0.93;
    QTest::newRow("almost a random walk") << 0.8 << 0.08 << 0.9 << 0.93;
    // Hardly any series goes like these: fourteen days cannot tell a trend that turns at once.
    QTest::newRow("trends that turn at once") << 0.8 << 0.4 << 0.85 << 0.88;
    QTest::newRow("trends that turn and last") << 0.3 << 0.2 << 0.95 << 0.87;
}

/// At the fewest periods that are forecast from, and a month: at one, four, eight and all fourteen steps.
void TestForecast::coversItFromTheFirstForecastOn()
{
    QFETCH(double, alpha);
    QFETCH(double, beta);
    QFETCH(double, phi);
    QFETCH(double, least);
    const PredictorConfig config;
    constexpr std::array<std::size_t, 4> kSteps{1, 4, 8, 14};
    QCOMPARE(config.horizon, int(kSteps.back()));
    for (const std::size_t length : {config.least, std::size_t(30)}) {
        std::array<Coverage, kSteps.size()> coverage;
        for (quint64 seed = 1; seed <= 1000; ++seed) {
            const auto series = trendWorld(seed, int(length) + 14, 200, 3, alpha, beta, phi);
            const auto fitted = DampedTrend::fit(std::span(series).first(length));
            const auto steps = fitted->forecast(14);
            for (std::size_t i = 0; i < kSteps.size(); ++i)
                coverage[i].note(isHeld(steps[kSteps[i] - 1], fitted->degrees, series[length + kSteps[i] - 1]));
        }
        for (std::size_t i = 0; i < kSteps.size(); ++i) {
            const QByteArray text = QByteArray::number(qulonglong(length)) + " periods, "
                                    + QByteArray::number(qulonglong(kSteps[i])) + " steps: " + coverage[i].text();
            QVERIFY2(coverage[i].share() >= least, text);
            qInfo("%s", text.constData());
        }
    }
}

/// Harris (1963) I.5, and 20,000 processes that happen.
void TestForecast::growsAsHarrisSays()
{
    std::mt19937_64 chance(4);
    for (const double m : {0.6, 1.0, 1.3}) {
        constexpr int kWorlds = 20'000;
        constexpr int kGenerations = 6;
        double sum = 0;
        double squares = 0;
        for (int world = 0; world < kWorlds; ++world) {
            int users = 3;
            for (int n = 0; n < kGenerations; ++n)
                users = users == 0 ? 0 : std::poisson_distribution<int>(m * users)(chance);
            sum += users;
            squares += double(users) * users;
        }
        const double mean = sum / kWorlds;
        const double variance = squares / kWorlds - mean * mean;
        const double expected = branchingVariance(3, m, m, kGenerations);
        QVERIFY(std::abs(mean - branchingMean(3, m, kGenerations)) < 4 * std::sqrt(expected / kWorlds));
        QVERIFY2(isNear(variance, expected, 0.1), QByteArray::number(variance / expected));
    }
    QVERIFY(isNear(branchingVariance(3, 1, 2, 5), 3 * 2 * 5));   // n sigma²
    QVERIFY(isNear(branchingVariance(1, 2, 1, 3), 4 * (8 - 1))); // sigma² m^(n-1) (m^n - 1) / (m - 1)
    QVERIFY(isNear(branchingMeanWithArrivals(10, 0.5, 4, 3), 10 * 0.125 + 4 * 1.75));
    QVERIFY(isNear(branchingMeanWithArrivals(10, 1, 4, 3), 22));
}

void TestForecast::comesToAsManyAsHarrisSays()
{
    QVERIFY(!totalProgeny(1.0));
    std::mt19937_64 chance(8);
    double all = 0;
    constexpr int kWorlds = 40'000;
    for (int world = 0; world < kWorlds; ++world) {
        for (int users = 1; users > 0; users = std::poisson_distribution<int>(0.6 * users)(chance)) {
            all += users;
        }
    }
    // The variance of all is sigma² / (1 - m)³ = 9.4.
    QVERIFY2(std::abs(all / kWorlds - *totalProgeny(0.6)) < 4 * std::sqrt(9.4 / kWorlds), QByteArray::number(all));
}

void TestForecast::fitsABranchingProcess()
{
    const auto fitted = Branching::fit(branchingWorld(6, 4000, 0.7, 12));
    QVERIFY(fitted);
    QVERIFY(std::abs(fitted->offspring - 0.7) < 4 * std::sqrt(fitted->offspringVariance));
    QVERIFY(std::abs(fitted->arrivals - 12) < 4 * std::sqrt(fitted->arrivalsVariance));
    QVERIFY2(std::abs(fitted->dispersion - 1) < 0.1, QByteArray::number(fitted->dispersion)); // Poisson
    QVERIFY(std::sqrt(fitted->offspringVariance) < 0.05);
    // The variance of a forecast is that of the process and that of the estimates.
    const double last = fitted->last;
    const double ofEstimates = last * last * fitted->offspringVariance + fitted->arrivalsVariance
                               + 2 * last * fitted->covariance;
    QVERIFY(ofEstimates > 0);
    QVERIFY(isNear(fitted->forecast(1)[0].variance, fitted->dispersion * (last + 1) + ofEstimates, 1e-6));
    Coverage offspring;
    Coverage arrivals;
    for (quint64 seed = 1; seed <= 400; ++seed) {
        const auto one = Branching::fit(branchingWorld(seed, 1500, 0.7, 12));
        offspring.note(std::abs(one->offspring - 0.7) <= 1.96 * std::sqrt(one->offspringVariance));
        arrivals.note(std::abs(one->arrivals - 12) <= 1.96 * std::sqrt(one->arrivalsVariance));
    }
    QVERIFY2(offspring.isKept(), offspring.text());
    QVERIFY2(arrivals.isKept(), arrivals.text());
}

/// 1,000 worlds; the estimates vary too, and their variance is part of the interval.
void TestForecast::coversABranchingProcess()
{
    std::array<Coverage, 3> coverage;
    constexpr std::array<std::size_t, 3> kSteps{1, 3, 6};
    for (quint64 seed = 1; seed <= 1000; ++seed) {
        const auto series = branchingWorld(seed, 126, 0.7, 15);
        const auto fitted = Branching::fit(std::span(series).first(120));
        const auto steps = fitted->forecast(6);
        for (std::size_t i = 0; i < kSteps.size(); ++i)
            coverage[i].note(isHeld(steps[kSteps[i] - 1], fitted->degrees, series[119 + kSteps[i]]));
    }
    for (std::size_t i = 0; i < kSteps.size(); ++i) {
        QVERIFY2(coverage[i].isKept(), QByteArray::number(qulonglong(kSteps[i])) + " steps: " + coverage[i].text());
        qInfo("%d steps: %s", int(kSteps[i]), coverage[i].text().constData());
    }
}

void TestForecast::saysNothingOfTooLittle()
{
    QVERIFY(!DampedTrend::fit(std::vector<double>(9, 1.0)));
    QVERIFY(!Branching::fit(std::vector<double>(9, 1.0)));
    QVERIFY(!Branching::fit(std::vector<double>(50, 3.0))); // always the same: any rate would do
    PredictorModel model;
    const auto series = trendWorld(1, 30);
    model.take(updateOf(series, 13));
    QVERIFY(!model.predict(kBegin));
    QCOMPARE(model.report().needed, quint64(14));
    model.take(updateOf(series, 14));
    QVERIFY(model.predict(kBegin));
}

/// In most worlds of each kind; a test back of twenty days cannot tell them apart always.
void TestForecast::picksTheModelOfTheWorld()
{
    int trends = 0;
    int branchings = 0;
    Coverage coverage;
    for (quint64 seed = 1; seed <= 40; ++seed) {
        PredictorModel model;
        model.take(updateOf(trendWorld(seed, 60, 200, 12), 60));
        trends += model.predict(kBegin)->model == ForecastModel::DampedTrend ? 1 : 0;
        PredictorModel other;
        const auto series = branchingWorld(seed, 60, 0.5, 40);
        other.take(updateOf(series, 59));
        const auto prediction = other.predict(kBegin);
        branchings += prediction->model == ForecastModel::Branching ? 1 : 0;
        coverage.note(prediction->users[0].range.contains(series[59]));
        QCOMPARE(prediction->users.size(), std::size_t(14));
        QCOMPARE(prediction->users[0].from, kBegin + kDay * 59);
        QCOMPARE(prediction->current, series[58]);
        QVERIFY(prediction->reach && isNear(prediction->reach->value, 2));
        QVERIFY(isNear(prediction->reach->range.high, 2.5));
        QVERIFY(prediction->k.size() == 14 && isNear(prediction->k[13].mean, 0.5, 1e-6));
    }
    QVERIFY2(trends >= 26, QByteArray::number(trends));
    QVERIFY2(branchings >= 26, QByteArray::number(branchings));
    QVERIFY2(coverage.errors() >= -3, coverage.text());
    qInfo("the right model in %d and %d of 40 worlds", trends, branchings);
}

void TestForecast::believesNoConstantRateOnceThereIsANetworkEffect()
{
    const auto series = branchingWorld(3, 60, 0.5, 40);
    PredictorModel model;
    model.take(updateOf(series, 59));
    const auto before = model.predict(kBegin);
    QCOMPARE(before->model, ForecastModel::Branching);
    QVERIFY(!before->hasNetworkEffect && !model.hasNews());
    NetworkEffect effect;
    effect.isFound = true;
    effect.since = kBegin + kDay * 58;
    model.take(effect);
    QVERIFY(model.hasNews());
    const auto after = model.predict(kBegin);
    QCOMPARE(after->model, ForecastModel::DampedTrend);
    QVERIFY(after->hasNetworkEffect);
    QVERIFY(after->backTests[1].forecasts < before->backTests[1].forecasts);
    // Long after, what forecasts well may be believed again.
    effect.since = kBegin + kDay * 30;
    PredictorModel later;
    later.take(effect);
    later.take(updateOf(series, 59));
    const auto again = later.predict(kBegin);
    QCOMPARE(again->model, ForecastModel::Branching);
    QVERIFY(again->hasNetworkEffect); // though it was told of before the first update
    // The event may be lost: updates say so too, until another epoch begins.
    PredictorModel told;
    told.take(updateOf(series, 58));
    ViralUpdate update = updateOf(series, 59);
    update.effectSince = kBegin + kDay * 58;
    told.take(update);
    QCOMPARE(*told.predict(kBegin), *after);
    update.effectSince.reset();
    update.epoch = 2;
    told.take(update);
    QVERIFY(!told.predict(kBegin)->hasNetworkEffect);
}

void TestForecast::takesUpdatesTwiceLateOrNotAtAll()
{
    const auto series = trendWorld(2, 60);
    PredictorModel each;
    for (std::size_t length = 1; length <= 60; ++length) {
        each.take(updateOf(series, length));
        each.take(updateOf(series, length));
    }
    each.take(updateOf(series, 20));
    QCOMPARE(each.report().stale, quint64(1));
    PredictorModel once;
    once.take(updateOf(series, 60));
    QCOMPARE(*each.predict(kBegin), *once.predict(kBegin));
    // Another epoch begins anew, and what was missed in between is no part of the same series.
    ViralUpdate update = updateOf(series, 60);
    update.epoch = 2;
    update.periods.erase(update.periods.begin(), update.periods.begin() + 40);
    once.take(update);
    QCOMPARE(once.report().periods, quint64(20));
    update.periods.erase(update.periods.begin(), update.periods.end() - 1);
    update.periods[0].from += kDay * 5;
    once.take(update);
    QCOMPARE(once.report().gaps, quint64(1));
    QCOMPARE(once.report().periods, quint64(1));
    // Of what lies before the beginning as much joins on, however many updates come.
    PredictorModel back;
    ViralUpdate end = updateOf(series, 60);
    end.periods.erase(end.periods.begin(), end.periods.begin() + 40);
    back.take(end);
    QCOMPARE(back.report().periods, quint64(20));
    back.take(updateOf(series, 60));
    QCOMPARE(back.report().periods, quint64(60));
    QCOMPARE(back.report().gaps, quint64(0));
    once.reset(update.periods[0].from + kDay);
    once.take(update);
    QCOMPARE(once.report().periods, quint64(0));
}

/// Once its epoch has fallen back, ViralEngine would not be heard any more: a reset takes whatever comes first. Within an
/// epoch the clock says nothing.
void TestForecast::listensAgainAfterAReset()
{
    const auto series = trendWorld(2, 60);
    PredictorModel model;
    ViralUpdate update = updateOf(series, 40);
    update.epoch = 7;
    model.take(update);
    update.epoch = 6;
    model.take(update);
    QCOMPARE(model.report().stale, quint64(1));
    model.reset(kBegin);
    model = std::move(*PredictorModel::fromState({}, model.state()));
    update.sequence = 3;
    model.take(update);
    QCOMPARE(model.report().stale, quint64(0));
    QCOMPARE(model.report().periods, quint64(40));
    update = updateOf(series, 41);
    update.epoch = 6;
    update.at = kBegin;
    model.take(update);
    QCOMPARE(model.report().periods, quint64(41));
    update.sequence = 40;
    model.take(update);
    QCOMPARE(model.report().stale, quint64(1));
    const auto predicted = model.predict(kBegin);
    double sum = 0;
    for (std::size_t day = 34; day < 41; ++day)
        sum += std::floor(series[day]);
    QVERIFY(isNear(predicted->usual, sum / 7));
}

void TestForecast::goesOnFromItsState()
{
    const auto series = trendWorld(5, 60);
    PredictorModel model;
    model.take(updateOf(series, 40));
    (void)model.predict(kBegin);
    auto again = PredictorModel::fromState({}, model.state());
    QVERIFY(again);
    QCOMPARE(again->report(), model.report());
    for (PredictorModel *one : {&model, &*again})
        one->take(updateOf(series, 60));
    QCOMPARE(*again->predict(kBegin), *model.predict(kBegin));
    QByteArray broken = model.state();
    broken.chop(8);
    QCOMPARE(PredictorModel::fromState({}, broken).error().code, QString(errors::kGrowthStateUnreadable));
}

QTEST_GUILESS_MAIN(TestForecast)
#include "tst_forecast.moc"
