#include "tests/core/engine/gatebench.h"

#include <QTest>

#include <rapidcheck.h>

#include <random>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr std::chrono::seconds kSecond{1};

/// A workflow of calls over "service" and of calls of workflows, one after the other or side by side, with tight limits.
Workflow anyCaller(std::mt19937_64 &chance, bool callsOn)
{
    const auto pick = [&chance](quint64 below) { return chance() % below; };
    Workflow made;
    made.id = QStringLiteral("w%1").arg(pick(3)); // a workflow may call itself
    made.concurrency.runs = static_cast<int>(pick(3));
    made.concurrency.steps = static_cast<int>(pick(3));
    const auto count = 1 + pick(3);
    for (quint64 i = 0; i < count; ++i) {
        Task task = GateBench::call().tasks[0];
        task.id = QStringLiteral("t%1").arg(i);
        task.reliability.concurrency = static_cast<int>(pick(2));
        if (callsOn && pick(2) == 0) {
            task.type = QStringLiteral("workflow.call");
            task.params = {{QStringLiteral("workflow"), QStringLiteral("inner")}};
        }
        if (i > 0 && pick(2) == 0)
            made.edges.push_back({made.tasks.back().id, QStringLiteral("out"), task.id});
        made.tasks.push_back(std::move(task));
    }
    return made;
}

/// Lets calls go out, end well and call on in any order, until nothing goes on. How many runs there were.
quint64 letAllEnd(GateBench &bench, std::mt19937_64 &chance)
{
    quint64 calls = 0;
    int idle = 0;
    while (idle < 30) {
        if (bench.attempts.empty()) {
            bench.pass(kSecond);
            ++idle;
            continue;
        }
        idle = 0;
        const auto at = static_cast<std::ptrdiff_t>(chance() % bench.attempts.size());
        const Attempt attempt = bench.attempts[static_cast<std::size_t>(at)];
        bench.attempts.erase(bench.attempts.begin() + at);
        if (attempt.type != u"workflow.call") {
            bench.end(attempt);
            continue;
        }
        ++calls;
        Workflow inner = anyCaller(chance, calls < 12);
        bench.end(attempt, outcome::Call{std::make_shared<const Workflow>(std::move(inner)), "{}", {}});
    }
    return calls;
}

/// What an engine shows of its connection, but for times of the wall clock.
ConnectionSnapshot withoutTimes(ConnectionSnapshot shown)
{
    for (auto &transition : shown.history)
        transition.at = {};
    return shown;
}

/// What goes out and what is shown after each of a script's steps.
struct Told {
    std::vector<std::tuple<RunId, StepIndex, quint64>> attempts;
    ConnectionSnapshot shown;
    bool operator==(const Told &) const = default;
};

/// The same calls, outcomes and times for the same seed; the wall clock is set in between, or is not.
std::vector<Told> lifeOf(quint64 seed, bool stepsWall)
{
    std::mt19937_64 chance(seed);
    const auto pick = [&chance](quint64 below) { return chance() % below; };
    GateBench bench(3);
    bench.service().breaker.minimumCalls = 2;
    bench.service().breaker.window = 4;
    bench.service().breaker.wait = kSecond;
    bench.service().limit.perSecond = 5;
    bench.service().limit.burst = 2;
    bench.start();
    std::vector<Told> told;
    for (int i = 0; i < 60; ++i) {
        const quint64 what = pick(10);
        const quint64 which = pick(100);
        const auto step = Milliseconds(static_cast<qint64>(pick(20'000'000)) - 10'000'000);
        if (what < 3) {
            bench.runs(1);
        } else if (what < 7 && !bench.attempts.empty()) {
            const auto at = static_cast<std::ptrdiff_t>(which % bench.attempts.size());
            const Attempt attempt = bench.attempts[static_cast<std::size_t>(at)];
            bench.attempts.erase(bench.attempts.begin() + at);
            if (which % 3 == 0)
                bench.end(attempt);
            else
                bench.end(attempt, outcome::Failed{FailureClass::Transient,
                                                   Error{QStringLiteral("http.network"), {}, {}},
                                                   {},
                                                   std::nullopt});
        } else if (what == 9 && stepsWall) {
            bench.clock.stepWall(step);
        } else if (what < 9) {
            bench.pass(Milliseconds(static_cast<qint64>(which) * 20));
        }
        bench.settle();
        Told now;
        for (const Attempt &attempt : bench.attempts)
            now.attempts.emplace_back(attempt.run, attempt.step, attempt.lease);
        now.shown = withoutTimes(bench.shown());
        told.push_back(std::move(now));
    }
    return told;
}

} // namespace

/// What stands between runs and a connection, with a whole run engine around it.
class TestGateProperties : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cannotDeadlockThroughCalledRuns();
    void areNotMovedByTheWallClock();
};

void TestGateProperties::cannotDeadlockThroughCalledRuns()
{
    quint64 called = 0;
    QVERIFY(rc::check("K2: runs that call runs over the same bulkhead and under the same limits all end",
                      [&](quint64 seed) {
                          std::mt19937_64 chance(seed);
                          GateBench bench(1 + static_cast<int>(chance() % 2));
                          bench.start();
                          std::vector<RunId> started;
                          for (quint64 i = 1 + chance() % 3; i > 0; --i) {
                              if (const auto run = bench.run(anyCaller(chance, true)))
                                  started.push_back(*run);
                          }
                          called += letAllEnd(bench, chance);
                          for (const RunId run : started)
                              RC_ASSERT(bench.stored(run)->state == RunState::Succeeded);
                          RC_ASSERT(bench.shown().inUse == 0u && bench.shown().waiting == 0u);
                      }));
    QVERIFY(called > 100);
}

void TestGateProperties::areNotMovedByTheWallClock()
{
    QVERIFY(rc::check("B8: a step of the wall clock changes nothing while running",
                      [](quint64 seed) { RC_ASSERT((lifeOf(seed, false) == lifeOf(seed, true))); }));
}

QTEST_GUILESS_MAIN(TestGateProperties)
#include "tst_gateproperties.moc"
