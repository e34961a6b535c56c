#include "core/run/errors.h"
#include "tests/core/engine/gatebench.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;
using Action = tell::ControlRun::Action;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

/// What the engine makes of its gates: who waits, who is turned away, and what survives a restart.
class TestRunGates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoFindsTheQueueFullComesBackLater();
    void whoIsGivenUpGivesItsPlaceBack();
    void whoWaitsTooLongIsTurnedAwayAndUsesNoAttempt();
    void whoIsTurnedAwayForADayIsGivenUpWithThatReason();
    void aDayOfRejectionsCountsOverARestart();
    void aPauseIsNoWaitingForAGate();
    void aPauseOfTheServerHoldsUpAConnectionWithoutALimiter();
    void aHostThatIsAwayHoldsUpNobody();
    void aRetryAfterATimeoutCostsTwo();
    void lostAttemptsAreRetriesToo();
    void aSlowTaskMayTakeItsTime();
    void overdueRetriesAreSpreadOverAllRuns();
    void nobodyIsOvertakenAfterWaitingForALimit();
    void anOpenBreakerSurvivesARestart();
    void aClockThatWasSetBackKeepsNothingOpen();
    void aForcedStateSurvivesWithWhoAndWhyAndItsEnd();
    void aForcedStateEndsByItself();
    void aBreakerIsWrittenOnlyWhenItChanges();
    void aConnectionThatComesLaterHasItsBreaker();
};

void TestRunGates::whoFindsTheQueueFullComesBackLater()
{
    GateBench bench;
    bench.service().queue.limit = 2;
    bench.start();
    bench.runs(5); // one is out, two wait
    QCOMPARE(bench.shown().waiting, 2U);
    QCOMPARE(bench.stepOf(5).state, StepState::Retrying);
    QCOMPARE(bench.rejectionsOf(5), QStringList{QString(errors::kConnectionQueueFull)});
    QCOMPARE(bench.stepOf(5).attempts, quint16(0));
    for (int i = 0; i < 3; ++i)
        bench.endFirst();
    QVERIFY(bench.attempts.empty());
    bench.pass(minutes(1));
    for (quint64 run = 4; run <= 5; ++run)
        bench.endFirst();
    for (quint64 run = 1; run <= 5; ++run)
        QCOMPARE(bench.stateOf(run), RunState::Succeeded);
}

void TestRunGates::whoIsGivenUpGivesItsPlaceBack()
{
    GateBench bench;
    bench.start();
    bench.runs(5);
    QCOMPARE(bench.shown().waiting, 4U);
    bench.order(2, Action::Cancel);
    QCOMPARE(bench.shown().waiting, 3U);
    bench.order(3, Action::Pause);
    QCOMPARE(bench.shown().waiting, 2U);
    bench.say(tell::SkipStep{0, {RunId{4}, StepIndex{0}, "1", {}}, QStringLiteral("ada")});
    QCOMPARE(bench.shown().waiting, 1U);
    bench.order(3, Action::StepOnce); // a person lets it stand in line though its run is paused
    QCOMPARE(bench.shown().waiting, 2U);
    bench.endFirst();
    QCOMPARE(bench.attempts.front().run, RunId{5});
    bench.endFirst();
    QCOMPARE(bench.attempts.front().run, RunId{3});
    QCOMPARE(bench.shown().inUse, 1U);
}

void TestRunGates::whoWaitsTooLongIsTurnedAwayAndUsesNoAttempt()
{
    GateBench bench;
    bench.service().queue.maxWait = minutes(5);
    bench.start();
    bench.runs(2);
    bench.pass(minutes(5) - milliseconds(1));
    QVERIFY(bench.rejectionsOf(2).isEmpty());
    bench.pass(milliseconds(1));
    QCOMPARE(bench.rejectionsOf(2), QStringList{QString(errors::kConnectionPoolFull)});
    QCOMPARE(bench.shown().waiting, 0U);
    bench.endFirst();
    QVERIFY(bench.attempts.empty()); // it comes back at the time that the rejection names
    bench.pass(minutes(1));
    QCOMPARE(bench.attempts.size(), std::size_t(1));
    QCOMPARE(bench.stepOf(2).attempts, quint16(1));
}

void TestRunGates::whoIsTurnedAwayForADayIsGivenUpWithThatReason()
{
    GateBench bench;
    bench.start();
    bench.force(BreakerAction::ForceOpen);
    bench.runs(1);
    bench.pass(hours(1)); // turned away for the first time: the day begins
    QCOMPARE(bench.rejectionsOf(1).size(), 1);
    for (int minute = 1; minute < 24 * 60; ++minute)
        bench.pass(minutes(1));
    QVERIFY(bench.rejectionsOf(1).size() > 20);
    QCOMPARE(bench.stepOf(1).state, StepState::Retrying);
    bench.pass(minutes(1));
    QCOMPARE(bench.stepOf(1).state, StepState::DeadLettered);
    const Letter letter = bench.stored(RunId{1})->letters.front();
    QCOMPARE(letter.failureClass, FailureClass::Rejected);
    QCOMPARE(letter.error.code, QString(errors::kConnectionBreakerOpen));
    QCOMPARE(letter.error.args.value(QStringLiteral("connection")), QStringLiteral("service"));
    QCOMPARE(bench.stepOf(1).attempts, quint16(0));
}

void TestRunGates::aDayOfRejectionsCountsOverARestart()
{
    GateBench bench;
    bench.start();
    bench.force(BreakerAction::ForceOpen);
    bench.runs(1);
    bench.pass(hours(1));
    bench.clock.advance(hours(23));
    bench.start();
    for (int minute = 0; minute < 59; ++minute)
        bench.pass(minutes(1));
    QCOMPARE(bench.stepOf(1).state, StepState::Retrying);
    bench.pass(minutes(1));
    bench.pass(minutes(1));
    QCOMPARE(bench.stepOf(1).state, StepState::DeadLettered);
}

void TestRunGates::aPauseIsNoWaitingForAGate()
{
    GateBench bench;
    bench.start();
    bench.force(BreakerAction::ForceOpen);
    bench.runs(1);
    bench.pass(hours(1));
    QCOMPARE(bench.rejectionsOf(1).size(), 1);
    bench.order(1, Action::Pause);
    bench.pass(hours(40));
    bench.order(1, Action::Resume);
    bench.pass(hours(1));
    bench.pass(minutes(1));
    QCOMPARE(bench.stepOf(1).state, StepState::Retrying);
    bench.force(BreakerAction::Reset);
    QCOMPARE(bench.attempts.size(), std::size_t(1));
}

void TestRunGates::aPauseOfTheServerHoldsUpAConnectionWithoutALimiter()
{
    GateBench bench(4);
    bench.start();
    bench.runs(1);
    bench.failFirst(FailureClass::Transient, QStringLiteral("http.status"), seconds(30));
    bench.runs(2);
    QVERIFY(bench.attempts.empty());
    bench.pass(seconds(29));
    QVERIFY(bench.attempts.empty());
    bench.pass(seconds(1));
    QVERIFY(bench.attempts.size() >= 2);
}

void TestRunGates::aHostThatIsAwayHoldsUpNobody()
{
    GateBench bench(1);
    bench.start();
    bench.runs(2);
    bench.failFirst(FailureClass::Rejected, QString(errors::kEngineAttemptsAway), seconds(30));
    QCOMPARE(bench.attempts.size(), std::size_t(1));
    QCOMPARE(bench.attempts.front().run, RunId{2});
    QCOMPARE(bench.stepOf(1).attempts, quint16(0));
    QCOMPARE(bench.rejectionsOf(1), QStringList{QString(errors::kEngineAttemptsAway)});
}

void TestRunGates::aRetryAfterATimeoutCostsTwo()
{
    for (const bool timeout : {false, true}) {
        GateBench bench(100);
        bench.service().retryBudget = {0.0, 6};
        bench.service().breaker.minimumCalls = 1000;
        bench.start();
        bench.runs(8);
        for (int i = 0; i < 8; ++i)
            bench.failFirst(FailureClass::Transient,
                            timeout ? QStringLiteral("http.timeout") : QStringLiteral("http.status"));
        bench.pass(seconds(1));
        QCOMPARE(bench.attempts.size(), std::size_t(timeout ? 3 : 6));
        bench.pass(seconds(11)); // R6: over any 10 s
        QCOMPARE(bench.attempts.size(), std::size_t(timeout ? 6 : 8));
    }
}

void TestRunGates::lostAttemptsAreRetriesToo()
{
    GateBench bench(100);
    bench.service().retryBudget = {0.0, 6};
    bench.start();
    bench.runs(8);
    QCOMPARE(bench.attempts.size(), std::size_t(8));
    bench.start();
    bench.pass(seconds(1));
    QCOMPARE(bench.attempts.size(), std::size_t(6));
    bench.pass(seconds(11));
    QCOMPARE(bench.attempts.size(), std::size_t(8));
}

void TestRunGates::aSlowTaskMayTakeItsTime()
{
    GateBench bench(2);
    bench.service().breaker.minimumCalls = 2;
    bench.start();
    Workflow slow = GateBench::call();
    slow.tasks[0].reliability.attemptTimeout = minutes(10);
    bench.runs(2, slow);
    bench.pass(minutes(9)); // far more than twice the time that a breaker gives by itself
    bench.failFirst(FailureClass::Transient, QStringLiteral("http.timeout"));
    bench.failFirst(FailureClass::Transient, QStringLiteral("http.timeout"));
    QCOMPARE(bench.shown().phase, BreakerPhase::Open);
}

void TestRunGates::overdueRetriesAreSpreadOverAllRuns()
{
    GateBench bench(1000);
    bench.service().retryBudget.minimum = 1000;
    bench.service().breaker.window = 1000;
    bench.service().breaker.minimumCalls = 1000;
    bench.start();
    bench.runs(100);
    for (int i = 0; i < 100; ++i)
        bench.failFirst(FailureClass::Transient, QStringLiteral("http.status"));
    QVERIFY(bench.attempts.empty());
    bench.clock.advance(hours(1));
    bench.start();
    QVERIFY(bench.attempts.empty());
    std::size_t most = 0;
    for (int i = 0; i < 200; ++i) {
        const std::size_t before = bench.attempts.size();
        bench.pass(milliseconds(5));
        most = std::max(most, bench.attempts.size() - before);
    }
    QCOMPARE(bench.attempts.size(), std::size_t(100)); // once each
    QVERIFY(most <= 1);
}

void TestRunGates::nobodyIsOvertakenAfterWaitingForALimit()
{
    GateBench bench(2);
    bench.start();
    Workflow limited = GateBench::call();
    limited.tasks[0].reliability.concurrency = 1;
    bench.runs(2, limited); // the second waits for the limit of the task
    bench.runs(1, RunBench::oneCall(QStringLiteral("other"), QStringLiteral("service")));
    QCOMPARE(bench.attempts.size(), std::size_t(2));
    bench.runs(1, limited); // this one waits at the gate, for the pool is full
    QCOMPARE(bench.shown().waiting, 1U);
    bench.endFirst();
    QCOMPARE(bench.attempts.size(), std::size_t(2));
    QCOMPARE(bench.attempts.back().run, RunId{2});
}

void TestRunGates::anOpenBreakerSurvivesARestart()
{
    GateBench bench(4);
    bench.service().breaker.minimumCalls = 2;
    bench.start();
    bench.runs(2);
    bench.failFirst(FailureClass::Transient, QStringLiteral("http.status"));
    bench.failFirst(FailureClass::Transient, QStringLiteral("http.status"));
    QCOMPARE(bench.shown().phase, BreakerPhase::Open);
    bench.clock.advance(seconds(10));
    bench.start();
    QCOMPARE(bench.shown().phase, BreakerPhase::Open);
    QCOMPARE(*bench.shown().nextProbe, milliseconds(20'000));
    bench.pass(seconds(19));
    QVERIFY(bench.attempts.empty()); // B1
    bench.runs(10);
    bench.pass(seconds(1));
    QCOMPARE(bench.attempts.size(), std::size_t(4)); // the pool; B2 holds with it
    QCOMPARE(bench.shown().phase, BreakerPhase::HalfOpen);
    bench.start(); // a restart in the trial: nobody is left out of it, and nobody has more than it allows
    QCOMPARE(bench.shown().phase, BreakerPhase::HalfOpen);
    QVERIFY(bench.attempts.size() <= 5);
}

void TestRunGates::aClockThatWasSetBackKeepsNothingOpen()
{
    GateBench bench(4);
    bench.service().breaker.minimumCalls = 1;
    bench.start();
    bench.runs(1);
    bench.failFirst(FailureClass::Transient, QStringLiteral("http.status"));
    bench.clock.stepWall(-hours(5));
    bench.start();
    QCOMPARE(*bench.shown().nextProbe, milliseconds(30'000));
    bench.clock.stepWall(hours(10));
    bench.start();
    QCOMPARE(*bench.shown().nextProbe, milliseconds(0));
}

void TestRunGates::aForcedStateSurvivesWithWhoAndWhyAndItsEnd()
{
    GateBench bench;
    bench.start();
    bench.force(BreakerAction::ForceOpen, minutes(10));
    bench.clock.advance(minutes(4));
    bench.start();
    QCOMPARE(bench.shown().phase, BreakerPhase::ForcedOpen);
    QCOMPARE(bench.shown().forcedBy, QStringLiteral("ada"));
    QCOMPARE(bench.shown().forcedWhy, QStringLiteral("maintenance"));
    QCOMPARE(*bench.shown().forcedFor, minutes(6));
    bench.runs(1);
    QVERIFY(bench.attempts.empty());
    bench.pass(minutes(6));
    QCOMPARE(bench.attempts.size(), std::size_t(1));
    bench.start(); // what expired stays expired
    QCOMPARE(bench.shown().phase, BreakerPhase::Closed);
    bench.force(BreakerAction::Disable); // until somebody says otherwise
    bench.clock.advance(hours(1000));
    bench.start();
    QCOMPARE(bench.shown().phase, BreakerPhase::Disabled);
    QVERIFY(!bench.shown().forcedFor);
}

void TestRunGates::aForcedStateEndsByItself()
{
    GateBench bench;
    bench.start();
    bench.runs(1);
    bench.endFirst();
    bench.force(BreakerAction::ForceOpen, seconds(5));
    bench.runs(1);
    QVERIFY(bench.attempts.empty());
    QVERIFY(bench.engine->timeToNext() <= seconds(5));
    bench.pass(seconds(5));
    QCOMPARE(bench.attempts.size(), std::size_t(1));
    const auto audit = bench.audit();
    const auto entry = std::ranges::find(audit, QStringLiteral("breaker.forceOpen"), &AuditEntry::action);
    QVERIFY(entry != audit.end() && entry->who == u"ada" && entry->target == u"service"
            && entry->reason == u"maintenance");
}

void TestRunGates::aBreakerIsWrittenOnlyWhenItChanges()
{
    GateBench bench(4);
    bench.service().breaker.minimumCalls = 5;
    bench.start();
    bench.runs(4);
    for (int i = 0; i < 4; ++i)
        bench.endFirst();
    const auto written = [&] {
        return bench.disk.with([](const MemoryDisk::Contents &contents) { return contents.breakers; });
    };
    QVERIFY(written().empty());
    bench.force(BreakerAction::ForceOpen);
    QCOMPARE(written().at(QStringLiteral("service")).state, BreakerState::ForcedOpen);
    bench.force(BreakerAction::Reset);
    QCOMPARE(written().at(QStringLiteral("service")).state, BreakerState::Closed);
}

void TestRunGates::aConnectionThatComesLaterHasItsBreaker()
{
    GateBench bench;
    bench.start();
    bench.force(BreakerAction::ForceOpen);
    const std::vector<Connection> known = std::exchange(bench.connections, {});
    bench.start();
    bench.say(tell::UseConnections{known});
    QCOMPARE(bench.shown().phase, BreakerPhase::ForcedOpen);
    bench.connections = known;
}

QTEST_GUILESS_MAIN(TestRunGates)
#include "tst_rungates.moc"
