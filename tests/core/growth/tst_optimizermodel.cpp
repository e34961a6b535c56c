#include "core/growth/errors.h"
#include "core/growth/optimizermodel.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

using namespace sluice;

namespace {

const WallTime kNow{std::chrono::days(20'000)};

struct BanditWorld {
    std::vector<double> rates;
    ExplorationFloor floor;

    /// What was lost, in the mean, by not always taking the best; at each of the horizons.
    [[nodiscard]] std::vector<double> regret(quint64 seed, const std::vector<int> &horizons) const
    {
        std::mt19937_64 chance(seed);
        std::vector<BanditArm> arms(rates.size());
        const double best = std::ranges::max(rates);
        std::vector<double> lost;
        double all = 0;
        for (int trial = 0; lost.size() < horizons.size(); ++trial) {
            if (trial == horizons[lost.size()])
                lost.push_back(all);
            const auto arm = thompsonChoice(arms, floor.shareOfEach(quint64(trial), arms.size()), chance);
            all += best - rates[arm];
            ++arms[arm].trials;
            arms[arm].successes += std::bernoulli_distribution(rates[arm])(chance) ? 1 : 0;
        }
        return lost;
    }
    [[nodiscard]] std::vector<double> meanRegret(int worlds, const std::vector<int> &horizons) const
    {
        std::vector<double> mean(horizons.size());
        for (int world = 1; world <= worlds; ++world) {
            const auto own = regret(quint64(world), horizons);
            for (std::size_t i = 0; i < mean.size(); ++i)
                mean[i] += own[i] / worlds;
        }
        return mean;
    }
};

/// Share of the variance of `y` that a line in `x` explains.
double explained(const std::vector<double> &x, const std::vector<double> &y)
{
    const double n = double(x.size());
    const double meanX = std::accumulate(x.begin(), x.end(), 0.0) / n;
    const double meanY = std::accumulate(y.begin(), y.end(), 0.0) / n;
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xy += (x[i] - meanX) * (y[i] - meanY);
        xx += (x[i] - meanX) * (x[i] - meanX);
        yy += (y[i] - meanY) * (y[i] - meanY);
    }
    return xy * xy / (xx * yy);
}

ViralUpdate totals(quint64 epoch, int minute, std::vector<StrategyTotals> strategies)
{
    ViralUpdate update;
    update.epoch = epoch;
    update.at = kNow + std::chrono::minutes(minute);
    update.sequence = quint64(minute);
    update.strategies = std::move(strategies);
    return update;
}

const QString kGift = QStringLiteral("gift");
const QString kPlain = QStringLiteral("plain");

double shareOf(const StrategyUpdate &update, const QString &name)
{
    return std::ranges::find(update.shares, name, &StrategyShare::name)->share;
}

/// Of two days that begin so many minutes after now.
Prediction forecastOf(int minute, double usual, Interval last)
{
    Prediction prediction;
    prediction.at = kNow + std::chrono::minutes(minute);
    prediction.current = usual;
    prediction.usual = usual;
    const double middle = (last.low + last.high) / 2;
    prediction.users = {{prediction.at, usual, {0, 2 * usual}}, {prediction.at + std::chrono::days(1), middle, last}};
    return prediction;
}

} // namespace

class TestOptimizerModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void losesAsTheLogarithm();
    void losesAboutWhatLaiAndRobbinsSay();
    void paysForAFloorThatStays();
    void explainsThePosteriorInClosedForm();
    void keepsItsFloor();
    void decidesTheSameForTheSameUpdates();
    void followsWhatComesOfInvites();
    void exploresMoreWhileDeclineIsForecast();
    void endsItsAlarm();
    void publishesNoNoise();
    void listensAgainAfterAReset();
    void takesUpdatesTwiceLateOrNotAtAll();
    void beginsAnewAfterAReset();
    void goesOnFromItsState();
};

/// Fitted over horizons that double: a line in the logarithm explains the regret, and it does so better than one in the
/// root or in time itself; each doubling costs about the same.
void TestOptimizerModel::losesAsTheLogarithm()
{
    const BanditWorld world{{0.3, 0.2, 0.1}, {5, 0}};
    const std::vector<int> horizons{250, 500, 1000, 2000, 4000, 8000, 16000};
    const auto lost = world.meanRegret(150, horizons);
    std::vector<double> logarithms;
    std::vector<double> roots;
    std::vector<double> times;
    for (const int horizon : horizons) {
        logarithms.push_back(std::log(horizon));
        roots.push_back(std::sqrt(horizon));
        times.push_back(horizon);
    }
    const double byLogarithm = explained(logarithms, lost);
    QVERIFY2(byLogarithm > 0.98, QByteArray::number(byLogarithm));
    QVERIFY(byLogarithm > explained(roots, lost));
    QVERIFY(byLogarithm > explained(times, lost));
    const double last = lost[6] - lost[5];
    const double first = lost[3] - lost[2];
    QVERIFY2(last < 1.6 * first, QByteArray::number(last) + " after " + QByteArray::number(first));
    qInfo("a line in the logarithm explains %.2f %%, in the root %.2f %%, in time %.2f %%", 100 * byLogarithm,
          100 * explained(roots, lost), 100 * explained(times, lost));
}

/// Lai and Robbins (1985): in the limit, the regret of a rule that is good in every world rises with each e-fold by at
/// least the sum of (best - rate) / KL(rate, best), and that of Thompson sampling by just that (Kaufmann et al. 2012).
/// These horizons are not the limit yet, so it is within a factor of it.
void TestOptimizerModel::losesAboutWhatLaiAndRobbinsSay()
{
    const BanditWorld world{{0.5, 0.4}, {0, 0}};
    const std::vector<int> horizons{2000, 20000};
    const auto lost = world.meanRegret(200, horizons);
    const double divergence = 0.4 * std::log(0.4 / 0.5) + 0.6 * std::log(0.6 / 0.5);
    const double bound = 0.1 / divergence * std::log(10);
    const double rise = lost[1] - lost[0];
    QVERIFY2(rise > 0.5 * bound && rise < 1.6 * bound,
             QByteArray::number(rise) + ", bound " + QByteArray::number(bound));
    qInfo("regret rises by %.1f from 2,000 to 20,000 trials, the bound is %.1f", rise, bound);
}

void TestOptimizerModel::paysForAFloorThatStays()
{
    const std::vector<int> horizons{4000, 8000};
    const auto falling = BanditWorld{{0.3, 0.2, 0.1}, {5, 0}}.meanRegret(40, horizons);
    const auto staying = BanditWorld{{0.3, 0.2, 0.1}, {5, 0.05}}.meanRegret(40, horizons);
    // 5 % of each of the two others, at 0.1 and 0.2 each, for 4,000 trials.
    QVERIFY(staying[1] - staying[0] > 0.9 * 4000 * 0.05 * 0.3);
    QVERIFY(falling[1] - falling[0] < 0.5 * (staying[1] - staying[0]));
}

/// For whole numbers the probability that Beta(a1, b1) is more than Beta(a2, b2) is a sum (Cook 2005, Evan Miller 2015).
void TestOptimizerModel::explainsThePosteriorInClosedForm()
{
    const auto logBeta = [](double a, double b) { return std::lgamma(a) + std::lgamma(b) - std::lgamma(a + b); };
    std::mt19937_64 chance(2);
    for (const auto &[first, second] :
         {std::pair(BanditArm{10, 3}, BanditArm{20, 8}), std::pair(BanditArm{0, 0}, BanditArm{5, 1}),
          std::pair(BanditArm{200, 60}, BanditArm{150, 30})}) {
        const double a = double(first.successes) + 1;
        const double b = double(first.trials - first.successes) + 1;
        const double c = double(second.successes) + 1;
        const double d = double(second.trials - second.successes) + 1;
        double expected = 0;
        for (int i = 0; i < int(a); ++i)
            expected += std::exp(logBeta(c + i, b + d) - std::log(b + i) - logBeta(1 + i, b) - logBeta(c, d));
        constexpr int kDraws = 40'000;
        const double exact = bestChances({first, second})[0];
        // A tenth of the change of a share that is worth an update.
        QVERIFY2(std::abs(exact - expected) < 0.001, QByteArray::number(exact - expected));
        const double found = bestProbabilities({first, second}, kDraws, chance)[0];
        QVERIFY2(std::abs(found - expected) < 4 * std::sqrt(expected * (1 - expected) / kDraws) + 1e-9,
                 QByteArray::number(found) + " instead of " + QByteArray::number(expected));
    }
}

void TestOptimizerModel::keepsItsFloor()
{
    const ExplorationFloor floor{5, 0.02};
    QCOMPARE(floor.shareOfEach(0, 4), 0.25);
    QCOMPARE(floor.shareOfEach(49, 4), 0.1);
    QCOMPARE(floor.shareOfEach(100'000, 4), 0.02);
    QCOMPARE(floor.shareOfEach(100'000, 100), 0.01);
    const auto shares = sharesWithFloor({1, 0, 0}, 0.02);
    QVERIFY(std::abs(shares[0] - 0.96) < 1e-12 && shares[1] == 0.02 && shares[2] == 0.02);
}

void TestOptimizerModel::decidesTheSameForTheSameUpdates()
{
    const auto decide = [](quint64 successes) {
        OptimizerModel model;
        model.take(totals(1, 1, {{kGift, 40, 14}, {kPlain, 40, successes}}));
        return *model.decide(kNow);
    };
    QCOMPARE(decide(10), decide(10));
    QVERIFY(decide(10) != decide(11));
}

void TestOptimizerModel::followsWhatComesOfInvites()
{
    OptimizerConfig config;
    config.strategies = {kGift, kPlain};
    OptimizerModel model(config);
    const auto even = model.decide(kNow);
    QVERIFY(even);
    QCOMPARE(shareOf(*even, kGift), 0.5); // too little is known for anything but an even split
    QVERIFY(!model.decide(kNow));         // nothing has changed
    model.take(totals(1, 1, {{kGift, 500, 200}, {kPlain, 500, 100}}));
    const auto clear = model.decide(kNow);
    QVERIFY(clear);
    QCOMPARE(clear->leader, kGift);
    QVERIFY(std::abs(shareOf(*clear, kGift) - 0.99) < 1e-9);
    QCOMPARE(clear->shares[0].trials, quint64(500));
    QVERIFY(clear->shares[0].conversion.range.contains(0.4) && !clear->shares[0].conversion.range.contains(0.2));
    // Another strategy that invites tell of has its chance.
    model.take(totals(1, 2, {{kGift, 500, 200}, {kPlain, 500, 100}, {QStringLiteral("new"), 0, 0}}));
    const auto third = model.decide(kNow);
    QVERIFY(third && shareOf(*third, QStringLiteral("new")) > 0.3);
    QCOMPARE(model.report().log.size(), std::size_t(3));
}

void TestOptimizerModel::exploresMoreWhileDeclineIsForecast()
{
    OptimizerModel model;
    model.take(totals(1, 1, {{kGift, 5000, 2000}, {kPlain, 5000, 1000}}));
    QVERIFY(model.decide(kNow));
    model.take(forecastOf(1, 100, {90, 120})); // it may stay as it is
    QVERIFY(!model.decide(kNow));
    model.take(forecastOf(2, 100, {50, 80}));
    QVERIFY(model.report().isAlarmed);
    const auto alarmed = model.decide(kNow);
    QVERIFY(alarmed && std::abs(shareOf(*alarmed, kPlain) - 0.05) < 1e-9);
    model.take(forecastOf(1, 100, {90, 120})); // older: it has nothing to say
    QCOMPARE(model.report().stale, quint64(1));
    QVERIFY(model.report().isAlarmed);
    model.take(forecastOf(3, 100, {90, 120}));
    const auto calm = model.decide(kNow);
    QVERIFY(calm && std::abs(shareOf(*calm, kPlain) - 0.01) < 1e-9);
    // One noisy day above what is usual is no sign of decline.
    Prediction noisy = forecastOf(4, 100, {90, 120});
    noisy.current = 150;
    model.take(noisy);
    QVERIFY(!model.report().isAlarmed);
}

/// An alarm ends with the forecast that it rests on, though no other one comes, and when ViralEngine begins anew.
void TestOptimizerModel::endsItsAlarm()
{
    OptimizerModel model;
    model.take(totals(1, 1, {{kGift, 5000, 2000}, {kPlain, 5000, 1000}}));
    model.take(forecastOf(2, 100, {50, 80}));
    QVERIFY(!model.lapse(kNow + std::chrono::hours(48)));
    QVERIFY(model.report().isAlarmed);
    auto again = OptimizerModel::fromState({}, model.state());
    QVERIFY(again);
    for (OptimizerModel *one : {&model, &*again}) {
        QVERIFY(one->lapse(kNow + std::chrono::minutes(2) + std::chrono::hours(48)));
        QVERIFY(!one->lapse(kNow + std::chrono::hours(50)));
        QVERIFY(!one->report().isAlarmed);
    }
    model.take(forecastOf(3, 100, {50, 80}));
    QVERIFY(model.report().isAlarmed);
    model.take(totals(2, 0, {}));
    QVERIFY(!model.report().isAlarmed);
    model.take(forecastOf(1, 100, {50, 80})); // whose clock was set back
    QVERIFY(model.report().isAlarmed);
    QCOMPARE(model.report().stale, quint64(0));
}

/// Two that are as good as the same: decided on again and again they stay as they are.
void TestOptimizerModel::publishesNoNoise()
{
    OptimizerModel model;
    for (int minute = 1; minute <= 200; ++minute) {
        model.take(totals(1, minute, {{kGift, 40, 14}, {kPlain, 40, 12}}));
        QCOMPARE(model.decide(kNow + std::chrono::minutes(minute)).has_value(), minute == 1);
    }
    // Also when they were something else in between.
    const StrategyUpdate first = model.report().log[0];
    model.take(totals(1, 201, {{kGift, 400, 14}, {kPlain, 40, 12}}));
    QVERIFY(model.decide(kNow));
    model.take(totals(1, 202, {{kGift, 40, 14}, {kPlain, 40, 12}}));
    const auto back = model.decide(kNow);
    QVERIFY(back);
    QCOMPARE(back->shares, first.shares);
    // Of as many strategies as there may be each has the same, and the last digits do not matter.
    for (const double even : bestChances(std::vector<BanditArm>(32, {1000, 100})))
        QVERIFY(std::abs(even - 1 / 32.0) < 1e-9);
    const auto more = bestChances({{4000, 1400}, {4000, 1390}});
    const auto one = bestChances({{4001, 1400}, {4000, 1390}});
    QVERIFY(std::abs(more[0] - one[0]) < 0.005);
}

/// Once its epoch has fallen back, ViralEngine would not be heard any more: a reset takes whatever comes first.
void TestOptimizerModel::listensAgainAfterAReset()
{
    OptimizerModel model;
    model.take(totals(7, 9, {{kGift, 50, 20}}));
    model.take(totals(6, 99, {{kGift, 10, 1}}));
    QCOMPARE(model.report().stale, quint64(1));
    model.reset();
    model = std::move(*OptimizerModel::fromState({}, model.state()));
    model.take(totals(6, 1, {{kGift, 10, 1}}));
    QCOMPARE(model.report().stale, quint64(0));
    QCOMPARE(model.decide(kNow)->shares[0].trials, quint64(10));
    // Within an epoch the clock says nothing.
    ViralUpdate back = totals(6, 2, {{kGift, 11, 1}});
    back.at = kNow - std::chrono::hours(5);
    model.take(back);
    QCOMPARE(model.report().stale, quint64(0));
    QCOMPARE(model.decide(kNow).has_value(), false);
    QCOMPARE(model.report().now.shares[0].trials, quint64(11));
}

void TestOptimizerModel::takesUpdatesTwiceLateOrNotAtAll()
{
    OptimizerModel each;
    OptimizerModel once;
    for (int minute = 1; minute <= 9; ++minute) {
        for (int twice = 0; twice < 2; ++twice)
            each.take(totals(1, minute, {{kGift, quint64(minute) * 10, quint64(minute) * 3}, {kPlain, 50, 5}}));
    }
    each.take(totals(1, 4, {{kGift, 40, 12}}));
    QCOMPARE(each.report().stale, quint64(1));
    once.take(totals(1, 9, {{kGift, 90, 27}, {kPlain, 50, 5}}));
    QCOMPARE(*each.decide(kNow), *once.decide(kNow));
    once.take(totals(2, 0, {{kGift, 4, 1}})); // ViralEngine has begun anew
    const auto anew = once.decide(kNow);
    QCOMPARE(anew->shares[0].trials, quint64(4));
    QCOMPARE(anew->shares[1].trials, quint64(0));
}

void TestOptimizerModel::beginsAnewAfterAReset()
{
    OptimizerModel model;
    model.take(totals(1, 1, {{kGift, 500, 200}, {kPlain, 500, 100}}));
    (void)model.decide(kNow);
    model.reset();
    model.take(totals(1, 2, {{kGift, 510, 202}, {kPlain, 500, 102}}));
    const auto anew = model.decide(kNow);
    QVERIFY(anew);
    QCOMPARE(anew->shares[0].trials, quint64(10));
    QCOMPARE(anew->shares[0].successes, quint64(2));
    QCOMPARE(anew->shares[1].successes, quint64(0)); // of trials that were forgotten
    QCOMPARE(model.report().log.size(), std::size_t(1));
}

void TestOptimizerModel::goesOnFromItsState()
{
    OptimizerModel model;
    model.take(totals(1, 1, {{kGift, 500, 200}, {kPlain, 500, 100}}));
    (void)model.decide(kNow);
    model.reset();
    model.take(totals(1, 2, {{kGift, 520, 210}, {kPlain, 530, 104}}));
    model.take(forecastOf(2, 100, {50, 80}));
    (void)model.decide(kNow);
    auto again = OptimizerModel::fromState({}, model.state());
    QVERIFY(again);
    QCOMPARE(again->report(), model.report());
    for (OptimizerModel *one : {&model, &*again})
        one->take(totals(1, 3, {{kGift, 900, 240}, {kPlain, 930, 404}}));
    QCOMPARE(*again->decide(kNow), *model.decide(kNow));
    QByteArray broken = model.state();
    broken[broken.size() / 2] = char(broken[broken.size() / 2] ^ 4);
    QCOMPARE(OptimizerModel::fromState({}, broken).error().code, QString(errors::kGrowthStateUnreadable));
}

QTEST_GUILESS_MAIN(TestOptimizerModel)
#include "tst_optimizermodel.moc"
