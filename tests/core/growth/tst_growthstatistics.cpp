#include "core/growth/statistics.h"
#include "tests/core/growth/coverage.h"

#include <QTest>

#include <random>

using namespace sluice;
using namespace sluice::test;

/// The formulas against values that were published, and against samples whose truth is known.
class TestGrowthStatistics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesTheSharesOfNewcombe_data();
    void givesTheSharesOfNewcombe();
    void saysNothingOfNothing();
    void givesQuantilesOfTables();
    void givesMediansOfConover();
    void correlatesRanksAsPublished();
    void findsNoRelationWhereThereIsNone();
    void findsNoRelationInDrift();
    void countsClustersForLess();
    void coversMeansOfCounts_data();
    void coversMeansOfCounts();
};

namespace {

bool isNear(double value, double expected, double by)
{
    return std::abs(value - expected) <= by;
}

} // namespace

/// Newcombe, Statistics in Medicine 17 (1998) 857, table I, method 3: the score method without continuity correction.
void TestGrowthStatistics::givesTheSharesOfNewcombe_data()
{
    QTest::addColumn<int>("successes");
    QTest::addColumn<int>("trials");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::newRow("81 of 263") << 81 << 263 << 0.2553 << 0.3662;
    QTest::newRow("15 of 148") << 15 << 148 << 0.0624 << 0.1605;
    QTest::newRow("0 of 20") << 0 << 20 << 0.0 << 0.1611;
    QTest::newRow("1 of 29") << 1 << 29 << 0.0061 << 0.1718;
}

void TestGrowthStatistics::givesTheSharesOfNewcombe()
{
    QFETCH(int, successes);
    QFETCH(int, trials);
    QFETCH(double, low);
    QFETCH(double, high);
    const Estimate share = shareEstimate(quint64(successes), quint64(trials), 0.95);
    QCOMPARE(share.value, double(successes) / trials);
    QVERIFY2(isNear(share.range.low, low, 0.00006), QByteArray::number(share.range.low));
    QVERIFY2(isNear(share.range.high, high, 0.00006), QByteArray::number(share.range.high));
}

void TestGrowthStatistics::saysNothingOfNothing()
{
    QCOMPARE(shareEstimate(0, 0, 0.95).range, (Interval{0, 1}));
    QCOMPARE(countEstimate(0, 0, 0, 0.95).sample, quint64(0));
    QCOMPARE(medianEstimate({}, 0.95).sample, quint64(0));
    QCOMPARE(rankCorrelation({{1, 1}, {2, 2}, {3, 3}}).pRising, 1.0);
    QCOMPARE(rankCorrelation({{1, 1}, {1, 2}, {1, 3}, {1, 4}}).pRising, 1.0);
    // Nobody of 50 brought in anybody: there may still be a few, as a Poisson mean of none would have it.
    const Estimate none = countEstimate(50, 0, 0, 0.95);
    QCOMPARE(none.range.low, 0.0);
    QVERIFY(isNear(none.range.high, 2.0096 * 2.0096 / 50, 0.0001)); // Student's quantile for 49 degrees
}

void TestGrowthStatistics::givesQuantilesOfTables()
{
    QVERIFY(isNear(normalQuantile(0.975), 1.959964, 1e-6));
    QVERIFY(isNear(studentQuantile(0.975, 10), 2.228139, 1e-6));
    QVERIFY(isNear(betaQuantile(0.5, 1, 1), 0.5, 1e-9));
    QVERIFY(isNear(betaQuantile(0.95, 2, 1), std::sqrt(0.95), 1e-9)); // its distribution is x²
}

/// The binomial of one half: of 10 values the 2nd and the 9th (97.9 %), of 20 the 6th and the 15th (95.9 %).
void TestGrowthStatistics::givesMediansOfConover()
{
    const auto upTo = [](int n) {
        std::vector<double> values;
        for (int i = n; i > 0; --i)
            values.push_back(i);
        return values;
    };
    QCOMPARE(medianEstimate(upTo(10), 0.95), (Estimate{5.5, {2, 9}, 10}));
    QCOMPARE(medianEstimate(upTo(20), 0.95), (Estimate{10.5, {6, 15}, 20}));
    QCOMPARE(medianEstimate(upTo(5), 0.95), (Estimate{3, {1, 5}, 5}));
    const Estimate many = medianEstimate(upTo(5001), 0.95); // by the normal approximation: half ± 0.98 √n
    QCOMPARE(many.value, 2501.0);
    QVERIFY(isNear(many.range.low, 2501 - 0.98 * std::sqrt(5001), 2));
}

/// The example of intelligence and hours of television that is in Wikipedia's article on Spearman's coefficient:
/// rho = -29/165, p = 0.627188 two-sided.
void TestGrowthStatistics::correlatesRanksAsPublished()
{
    const RankCorrelation found = rankCorrelation(
        {{106, 7}, {100, 27}, {86, 2}, {101, 50}, {99, 28}, {103, 29}, {97, 20}, {113, 12}, {112, 6}, {110, 17}});
    QVERIFY(isNear(found.rho, -29.0 / 165, 1e-12));
    QVERIFY(isNear(found.pRising, 1 - 0.627188 / 2, 1e-6));
    const RankCorrelation tied = rankCorrelation({{1, 1}, {1, 1}, {2, 2}, {2, 2}, {3, 1}});
    QVERIFY(isNear(tied.rho, 2.5 / std::sqrt(9.0 * 7.5), 1e-12)); // mid-ranks 1.5 1.5 3.5 3.5 5; 2 2 4.5 4.5 2
}

void TestGrowthStatistics::findsNoRelationWhereThereIsNone()
{
    std::mt19937_64 chance(11);
    std::poisson_distribution<int> size(3);
    std::poisson_distribution<int> accepted(0.5);
    Coverage quiet;
    for (int world = 0; world < 2000; ++world) {
        std::vector<std::pair<double, double>> pairs;
        for (int i = 0; i < 80; ++i)
            pairs.emplace_back(size(chance), accepted(chance));
        quiet.note(rankCorrelation(pairs).pRising > 0.05);
    }
    QVERIFY2(quiet.isKept(), quiet.text());
}

/// Both sides rise with time, and have nothing else to do with each other.
void TestGrowthStatistics::findsNoRelationInDrift()
{
    std::mt19937_64 chance(12);
    Coverage quiet;
    int misled = 0;
    int found = 0;
    for (int world = 0; world < 1000; ++world) {
        std::vector<std::pair<double, double>> drifting;
        std::vector<std::pair<double, double>> related;
        for (int i = 0; i < 400; ++i) {
            const double size = std::poisson_distribution<int>(1 + i / 100.0)(chance);
            drifting.emplace_back(size, std::poisson_distribution<int>(0.4 + i / 400.0)(chance));
            related.emplace_back(size, std::poisson_distribution<int>(0.4 + size / 8)(chance));
        }
        quiet.note(rankCorrelationWithin(drifting, 25).pRising > 0.05);
        misled += rankCorrelation(drifting).pRising < 0.05 ? 1 : 0;
        found += rankCorrelationWithin(related, 25).pRising < 0.05 ? 1 : 0;
    }
    QVERIFY2(quiet.isKept(), quiet.text());
    QVERIFY2(misled > 900, QByteArray::number(misled));
    QVERIFY2(found > 900, QByteArray::number(found));
}

/// By hand: four clusters of 10 that are all or nothing tell about as much as four draws.
void TestGrowthStatistics::countsClustersForLess()
{
    const double student = studentQuantile(0.975, 3) / normalQuantile(0.975);
    const double effect = designEffect({{10, 10}, {10, 0}, {10, 10}, {10, 0}, {0, 0}}, 0.95);
    QVERIFY(isNear(effect, 4 * 25 * 4 / 3.0 / (0.25 * 40) * student * student, 1e-9));
    QVERIFY(isNear(designEffect(std::vector<std::pair<double, double>>(4, {10, 5}), 0.95), student * student, 1e-9));
    QCOMPARE(designEffect({}, 0.95), 1.0);
    const Interval fewer = shareEstimate(5, 20, 0.95).range;
    const Interval same = shareEstimate(50, 200, 0.95, 10).range;
    QVERIFY(isNear(fewer.low, same.low, 1e-12) && isNear(fewer.high, same.high, 1e-12));
    std::vector<double> values;
    for (int i = 1; i <= 200; ++i)
        values.push_back(i);
    QCOMPARE(medianEstimate(values, 0.95, 20).range, (Interval{21, 180})); // the 2nd and the 9th of 10
}

void TestGrowthStatistics::coversMeansOfCounts_data()
{
    QTest::addColumn<double>("mean");
    QTest::addColumn<bool>("isClustered");
    QTest::addColumn<int>("users");
    QTest::newRow("few") << 0.3 << false << 200;
    QTest::newRow("many") << 2.0 << false << 200;
    QTest::newRow("more varied than Poisson") << 1.0 << true << 200;
    for (const int users : {3, 5, 10}) {
        QTest::addRow("few of %d users", users) << 0.5 << false << users;
        QTest::addRow("many of %d users", users) << 2.0 << false << users;
    }
}

void TestGrowthStatistics::coversMeansOfCounts()
{
    QFETCH(double, mean);
    QFETCH(bool, isClustered);
    QFETCH(int, users);
    std::mt19937_64 chance(7);
    Coverage coverage;
    for (int world = 0; world < 1000; ++world) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < users; ++i) {
            const double own = isClustered ? std::gamma_distribution<double>(1, mean)(chance) : mean;
            const double count = std::poisson_distribution<int>(own)(chance);
            sum += count;
            squares += count * count;
        }
        coverage.note(countEstimate(quint64(users), sum, squares, 0.95).range.contains(mean));
    }
    // Of few users, whose dispersion is not believed below that of Poisson: at least as often.
    QVERIFY2(users < 200 ? coverage.errors() >= -3 : coverage.isKept(), coverage.text());
}

QTEST_GUILESS_MAIN(TestGrowthStatistics)
#include "tst_growthstatistics.moc"
