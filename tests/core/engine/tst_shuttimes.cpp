#include "core/engine/shuttimes.h"

#include "core/run/timeline.h"
#include "tests/core/engine/gatebench.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;
using std::chrono::milliseconds;
using std::chrono::seconds;
using Span = ShutTimes::Span;

/// What kept a step in line at the gate of its connection: remembered by the gate, and kept with the run.
class TestShutTimes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsEachLineWhatShutIt();
    void tellsOnlyTheTimeThatOneStoodThere();
    void makesOneOfWhatAMomentInterrupts();
    void tellsNoMoments();
    void doesNotGrow();
    void aRunTellsWhatKeptItsStepInLine();

private:
    static MonoTime at(int ms) { return MonoTime{milliseconds(ms)}; }
    /// What a run tells of the holds of its step.
    static std::vector<StepHeld> heldOf(GateBench &bench, quint64 run)
    {
        std::vector<StepHeld> held;
        const auto history = bench.history(RunId{run});
        for (const Event &event : history->events) {
            if (const auto *one = std::get_if<StepHeld>(&event.data))
                held.push_back(*one);
        }
        return held;
    }
};

void TestShutTimes::tellsEachLineWhatShutIt()
{
    ShutTimes times;
    times.note(true, GateHold::RetryBudget, at(0));
    times.note(false, GateHold::Breaker, at(1000));
    times.note(false, GateHold::Limiter, at(1500));
    times.note(false, std::nullopt, at(1800));
    QCOMPARE(times.since(false, at(0), at(3000)),
             (std::vector<Span>{{GateHold::Breaker, at(1000), at(1500)}, {GateHold::Limiter, at(1500), at(1800)}}));
    QCOMPARE(times.since(true, at(0), at(3000)), (std::vector<Span>{{GateHold::RetryBudget, at(0), at(3000)}}));
}

void TestShutTimes::tellsOnlyTheTimeThatOneStoodThere()
{
    ShutTimes times;
    times.note(false, GateHold::Breaker, at(0));
    times.note(false, GateHold::Breaker, at(700)); // still
    QCOMPARE(times.since(false, at(500), at(900)), (std::vector<Span>{{GateHold::Breaker, at(500), at(900)}}));
    times.note(false, std::nullopt, at(1000));
    QVERIFY(times.since(false, at(1000), at(2000)).empty());
}

void TestShutTimes::makesOneOfWhatAMomentInterrupts()
{
    ShutTimes times;
    for (int ms = 0; ms < 1000; ms += 100) {
        times.note(false, GateHold::Limiter, at(ms));
        times.note(false, std::nullopt, at(ms + 95)); // one is let in, and the next one has to wait
    }
    QCOMPARE(times.since(false, at(0), at(2000)), (std::vector<Span>{{GateHold::Limiter, at(0), at(995)}}));
}

void TestShutTimes::tellsNoMoments()
{
    ShutTimes times;
    times.note(false, GateHold::Breaker, at(0));
    times.note(false, std::nullopt, at(99));
    QVERIFY(times.since(false, at(0), at(1000)).empty());
}

void TestShutTimes::doesNotGrow()
{
    ShutTimes times;
    for (int i = 0; i < 1000; ++i) {
        times.note(false, GateHold::Breaker, at(i * 1000));
        times.note(false, std::nullopt, at(i * 1000 + 500));
    }
    const auto kept = times.since(false, at(0), at(2'000'000));
    QCOMPARE(kept.size(), ShutTimes::kKept);
    QCOMPARE(kept.back(), (Span{GateHold::Breaker, at(999'000), at(999'500)}));
}

void TestShutTimes::aRunTellsWhatKeptItsStepInLine()
{
    GateBench bench(10);
    bench.start();
    bench.force(BreakerAction::ForceOpen, seconds(20));
    bench.runs(1);
    QVERIFY(bench.attempts.empty());
    bench.pass(seconds(5));
    bench.force(BreakerAction::Reset);
    QCOMPARE(bench.attempts.size(), std::size_t(1));
    const auto held = heldOf(bench, 1);
    QCOMPARE(held.size(), std::size_t(1));
    QCOMPARE(held[0].by, GateHold::Breaker);
    QCOMPARE(held[0].to - held[0].from, Milliseconds(5000));
    const auto history = bench.history(RunId{1});
    Timeline timeline(RunId{1}, history->plan);
    timeline.take(history->events);
    const auto bars = timeline.bars(0, held[0].to);
    QCOMPARE(bars.size(), std::size_t(2));
    QCOMPARE(bars[0].kind, BarKind::Breaker);
    QCOMPARE(bars[1].kind, BarKind::Attempt);
    // Who does not wait tells nothing, whatever shut the gate before.
    bench.endFirst();
    bench.runs(1);
    QCOMPARE(bench.attempts.size(), std::size_t(1));
    QVERIFY(heldOf(bench, 2).empty());
}

QTEST_GUILESS_MAIN(TestShutTimes)
#include "tst_shuttimes.moc"
