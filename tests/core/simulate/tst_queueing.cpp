#include "tests/core/simulate/simulatedworkflows.h"

#include <QTest>

#include <cmath>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr quint64 kSeeds = 12;

/// The probability that all c servers are busy. Source: Erlang 1917.
double erlangC(int servers, double load)
{
    double term = 1; // load^k / k!
    double sum = 0;
    for (int k = 0; k < servers; ++k) {
        sum += term;
        term *= load / (k + 1);
    }
    const double last = term * servers / (servers - load);
    return last / (sum + last);
}

/// The mean of one figure over seeds, and half the width of its confidence interval of 99.9 %.
struct MeanOf12 {
    double mean = 0;
    double within = 0;
};

MeanOf12 estimate(const std::function<double(quint64)> &figure)
{
    std::vector<double> values;
    for (quint64 seed = 1; seed <= kSeeds; ++seed)
        values.push_back(figure(seed));
    MeanOf12 found;
    for (const double value : values)
        found.mean += value / kSeeds;
    double squares = 0;
    for (const double value : values)
        squares += (value - found.mean) * (value - found.mean);
    constexpr double kStudent = 4.437; // of 11 degrees of freedom at 99.9 %, both sides
    found.within = kStudent * std::sqrt(squares / (kSeeds - 1) / kSeeds);
    return found;
}

double meanWaitMs(const SimulationSetup &setup)
{
    const auto result = simulate(setup);
    return result->tasks[0].waitSumMs() / static_cast<double>(result->tasks[0].attempts);
}

} // namespace

/// The simulation against what queueing theory says in closed form.
class QueueingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void waitsAtAPoolAsErlangSays_data()
    {
        QTest::addColumn<int>("servers");
        QTest::addColumn<double>("arrivals");
        QTest::addColumn<double>("meanMs");
        QTest::newRow("M/M/1, half busy") << 1 << 5.0 << 100.0;
        QTest::newRow("M/M/1, busy") << 1 << 8.0 << 100.0;
        QTest::newRow("M/M/3") << 3 << 24.0 << 100.0;
        QTest::newRow("M/M/8") << 8 << 60.0 << 110.0;
    }
    void waitsAtAPoolAsErlangSays()
    {
        QFETCH(int, servers);
        QFETCH(double, arrivals);
        QFETCH(double, meanMs);
        const double load = arrivals * meanMs / 1000;
        const double expected = erlangC(servers, load) * meanMs / (servers - load);
        const MeanOf12 found = estimate(
            [&](quint64 seed) { return meanWaitMs(oneCall(arrivals, meanMs, static_cast<quint32>(servers), seed)); });
        const QString text =
            QStringLiteral("expected %1 ms, found %2 ± %3 ms").arg(expected).arg(found.mean).arg(found.within);
        QVERIFY2(std::abs(found.mean - expected) <= found.within, qPrintable(text));
        QVERIFY2(found.within < expected * 0.2, qPrintable(text)); // else it would say nothing
    }

    /// The time that runs take in M/M/1 is exponential, with the mean 1 / (mu - lambda).
    void durationsHaveTheirPercentiles()
    {
        for (const double share : {0.5, 0.9, 0.99}) {
            const double expected = -std::log(1 - share) / (10.0 - 5.0) * 1000;
            const MeanOf12 found = estimate(
                [&](quint64 seed) { return *simulate(oneCall(5, 100, 1, seed))->within(share); });
            QVERIFY2(std::abs(found.mean - expected) <= found.within + 1,
                     qPrintable(QStringLiteral("p%1: expected %2, found %3 ± %4")
                                    .arg(share * 100)
                                    .arg(expected)
                                    .arg(found.mean)
                                    .arg(found.within)));
        }
    }

    /// Attempts until success or the limit: (1 - p^n) / (1 - p); letters: p^n.
    void retriesAsOftenAsTheFailuresSay()
    {
        constexpr double kFails = 0.4;
        const auto setup = [](quint64 seed) {
            SimulationSetup made = oneCall(5, 10, 1000, seed);
            made.tasks[0].failures.transient = kFails;
            made.workflow.tasks[0].reliability.maxAttempts = 4;
            return made;
        };
        const MeanOf12 attempts = estimate([&](quint64 seed) {
            const auto result = simulate(setup(seed));
            return static_cast<double>(result->steps) / static_cast<double>(result->runs);
        });
        const MeanOf12 letters = estimate([&](quint64 seed) {
            const auto result = simulate(setup(seed));
            return static_cast<double>(result->letters) / static_cast<double>(result->runs);
        });
        const double dies = std::pow(kFails, 4);
        QVERIFY(std::abs(attempts.mean - (1 - dies) / (1 - kFails)) <= attempts.within);
        QVERIFY(std::abs(letters.mean - dies) <= letters.within);
    }

    /// More than the limiter lets through: what comes in is what it lets through, and the rest stands in line.
    void aLimiterLetsThroughItsRate()
    {
        SimulationSetup setup = oneCall(12, 10, 100, 3);
        setup.connections[0].limit = {8, 1};
        setup.duration = std::chrono::minutes(10);
        const auto result = simulate(setup);
        QVERIFY(result);
        const SimulatedConnection &service = result->connections[0];
        QVERIFY2(std::abs(service.done - 8) < 0.1, qPrintable(QString::number(service.done)));
        QVERIFY(std::abs(service.asked - 12) < 0.6);
        QVERIFY(std::abs(service.backlog - 600 * (service.asked - 8)) < 25);
        const auto &waits = result->tasks[0].waitMs;
        QVERIFY(waits[static_cast<std::size_t>(WaitCause::Limiter)] > 0.95 * result->tasks[0].waitSumMs());
    }
};

QTEST_GUILESS_MAIN(QueueingTest)
#include "tst_queueing.moc"
