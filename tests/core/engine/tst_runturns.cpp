#include "core/engine/errors.h"
#include "tests/core/engine/runbench.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

Outcome failed()
{
    return outcome::Failed{FailureClass::Permanent, Error{QStringLiteral("test.failed"), {}, {}}, {}, {}};
}

Workflow oneAtATime()
{
    Workflow workflow = RunBench::oneCall();
    workflow.concurrency.runs = 1;
    return workflow;
}

/// A loop over its input with a call for each item.
Workflow loop()
{
    Workflow workflow = RunBench::oneCall();
    Task each;
    each.id = QStringLiteral("each");
    each.type = QStringLiteral("forEach");
    each.params = {{QStringLiteral("items"), QStringLiteral("input")}};
    workflow.tasks.push_back(each);
    workflow.edges = {{QStringLiteral("each"), QStringLiteral("item"), QStringLiteral("call")}};
    return workflow;
}

Connection pool(int size)
{
    Connection connection;
    connection.id = QStringLiteral("service");
    connection.type = QStringLiteral("http");
    connection.baseUrl = QStringLiteral("http://127.0.0.1:9");
    connection.poolSize = static_cast<quint32>(size);
    return connection;
}

RunState stateOf(RunBench &bench, quint64 run)
{
    return bench.stored(RunId{run})->state;
}

} // namespace

class TestRunTurns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void furtherRunsStayPendingAndComeInOrder();
    void aRunThatWaitsForAPersonHoldsNoPlace();
    void pendingRunsComeToTheirTurnAfterACrash();
    void aPendingRunThatIsCancelledIsLeftOut();
    void raisingTheLimitLetsPendingRunsIn();
    void aWorkflowHasSoManyAttemptsAtOnce();
    void aTaskHasSoManyAttemptsAtOnceOverAllRuns();
    void whoWaitsForALimitHoldsNoPlaceInAPool();
    void aBlockedConnectionHoldsUpNoOtherTask();
    void workflowsTakeTurnsInLine();
    void workflowsTakeTurnsAtAConnection();
    void higherPrioritiesGoFirst();
    void aStartMayGiveAnotherPriority();
    void refusesRunsWhenTooManyHaveNotBegun();
};

void TestRunTurns::furtherRunsStayPendingAndComeInOrder()
{
    RunBench bench;
    bench.start();
    for (int i = 0; i < 3; ++i)
        QVERIFY(bench.run(oneAtATime()));
    QCOMPARE(bench.attempts.size(), std::size_t(1));
    QCOMPARE(stateOf(bench, 1), RunState::Running);
    QCOMPARE(stateOf(bench, 2), RunState::Pending);
    for (quint64 run = 1; run <= 3; ++run) {
        QCOMPARE(bench.attempts.size(), std::size_t(1));
        QCOMPARE(bench.attempts.front().run, RunId{run});
        bench.endFirst();
        QCOMPARE(stateOf(bench, run), RunState::Succeeded);
    }
    QVERIFY(bench.run(oneAtATime())); // nothing waits: it begins at once
    QCOMPARE(stateOf(bench, 4), RunState::Running);
}

void TestRunTurns::aRunThatWaitsForAPersonHoldsNoPlace()
{
    RunBench bench;
    bench.start();
    QVERIFY(bench.run(oneAtATime()) && bench.run(oneAtATime()));
    bench.end(bench.attempts.front(), failed());
    QCOMPARE(stateOf(bench, 1), RunState::Waiting);
    QCOMPARE(stateOf(bench, 2), RunState::Running);
}

void TestRunTurns::pendingRunsComeToTheirTurnAfterACrash()
{
    RunBench bench;
    bench.start();
    for (int i = 0; i < 3; ++i)
        QVERIFY(bench.run(oneAtATime()));
    bench.start();
    // The run whose attempt was lost waits for its retry, so the next has its turn.
    QCOMPARE(stateOf(bench, 2), RunState::Running);
    QCOMPARE(stateOf(bench, 3), RunState::Pending);
    bench.pass(std::chrono::seconds(1));
    QCOMPARE(bench.attempts.size(), std::size_t(2));
    bench.endFirst();
    QCOMPARE(bench.attempts.size(), std::size_t(1)); // one of the two that run has ended: there is no room yet
    bench.endFirst();
    QCOMPARE(bench.attempts.front().run, RunId{3});
}

void TestRunTurns::aPendingRunThatIsCancelledIsLeftOut()
{
    RunBench bench;
    bench.start();
    for (int i = 0; i < 3; ++i)
        QVERIFY(bench.run(oneAtATime()));
    bench.say(tell::ControlRun{0, RunId{2}, tell::ControlRun::Action::Cancel, {}});
    QCOMPARE(stateOf(bench, 2), RunState::Cancelled);
    bench.endFirst();
    QCOMPARE(bench.attempts.front().run, RunId{3});
}

void TestRunTurns::raisingTheLimitLetsPendingRunsIn()
{
    RunBench bench;
    bench.start();
    for (int i = 0; i < 3; ++i)
        QVERIFY(bench.run(oneAtATime()));
    Workflow raised = oneAtATime();
    raised.concurrency.runs = 3;
    QVERIFY(bench.run(raised));
    QCOMPARE(bench.attempts.size(), std::size_t(3));
    QCOMPARE(bench.attempts.back().run, RunId{3}); // in order: the newest waits
    QCOMPARE(stateOf(bench, 4), RunState::Pending);
}

void TestRunTurns::aWorkflowHasSoManyAttemptsAtOnce()
{
    RunBench bench;
    bench.start();
    Workflow workflow = loop();
    workflow.concurrency.steps = 2;
    QVERIFY(bench.run(workflow, "[1,2,3,4,5]"));
    QVERIFY(bench.run(workflow, "[1,2,3,4,5]"));
    for (int left = 10; left > 0; --left) {
        QCOMPARE(bench.attempts.size(), std::size_t(std::min(left, 2)));
        bench.endFirst();
    }
    QCOMPARE(stateOf(bench, 1), RunState::Succeeded);
    QCOMPARE(stateOf(bench, 2), RunState::Succeeded);
}

void TestRunTurns::aTaskHasSoManyAttemptsAtOnceOverAllRuns()
{
    RunBench bench;
    bench.start();
    Workflow workflow = RunBench::oneCall();
    Task free = workflow.tasks[0];
    free.id = QStringLiteral("free");
    workflow.tasks[0].reliability.concurrency = 1;
    workflow.tasks.push_back(free);
    for (int i = 0; i < 3; ++i)
        QVERIFY(bench.run(workflow));
    const auto count = [&](const char *task) {
        return std::ranges::count(bench.attempts, QLatin1StringView(task), &Attempt::taskId);
    };
    QCOMPARE(count("call"), 1);
    QCOMPARE(count("free"), 3);
    for (int i = 0; i < 6; ++i)
        bench.endFirst();
    for (quint64 run = 1; run <= 3; ++run)
        QCOMPARE(stateOf(bench, run), RunState::Succeeded);
}

void TestRunTurns::whoWaitsForALimitHoldsNoPlaceInAPool()
{
    RunBench bench;
    bench.connections = {pool(2)};
    bench.start();
    Workflow limited = RunBench::oneCall(QStringLiteral("limited"), QStringLiteral("service"));
    limited.tasks[0].reliability.concurrency = 1;
    QVERIFY(bench.run(limited) && bench.run(limited));
    QVERIFY(bench.run(RunBench::oneCall(QStringLiteral("other"), QStringLiteral("service"))));
    QCOMPARE(bench.attempts.size(), std::size_t(2));
    QCOMPARE(bench.attempts[0].run, RunId{1});
    QCOMPARE(bench.attempts[1].run, RunId{3});
    bench.endFirst();
    QCOMPARE(bench.attempts.back().run, RunId{2});
}

void TestRunTurns::aBlockedConnectionHoldsUpNoOtherTask()
{
    RunBench bench;
    bench.connections = {pool(1)};
    bench.start();
    Workflow workflow = RunBench::oneCall(QStringLiteral("call"), QStringLiteral("service"));
    workflow.concurrency.steps = 2;
    Task free = RunBench::oneCall().tasks[0];
    free.id = QStringLiteral("free");
    workflow.tasks.push_back(free);
    for (int i = 0; i < 3; ++i)
        QVERIFY(bench.run(workflow));
    for (int i = 0; i < 4; ++i) { // one call holds the pool all the time
        QCOMPARE(bench.attempts.size(), std::size_t(i < 3 ? 2 : 1));
        const auto other = std::ranges::find(bench.attempts, QStringLiteral("free"), &Attempt::taskId);
        QCOMPARE(other != bench.attempts.end(), i < 3);
        if (i == 3)
            break;
        const Attempt attempt = *other;
        bench.attempts.erase(other);
        bench.end(attempt);
    }
}

void TestRunTurns::workflowsTakeTurnsInLine()
{
    RunBench bench;
    bench.start();
    bench.engine->setSuspended(true);
    for (int i = 0; i < 10'000; ++i)
        QVERIFY(bench.run(RunBench::oneCall(QStringLiteral("many"))));
    const auto one = bench.run(RunBench::oneCall(QStringLiteral("one")));
    bench.engine->setSuspended(false);
    bench.settle();
    QCOMPARE(bench.attempts.size(), std::size_t(10'001));
    QVERIFY(bench.attempts[0].run == *one || bench.attempts[1].run == *one);
}

void TestRunTurns::workflowsTakeTurnsAtAConnection()
{
    RunBench bench;
    bench.connections = {pool(1)};
    bench.start();
    for (int i = 0; i < 1000; ++i)
        QVERIFY(bench.run(RunBench::oneCall(QStringLiteral("many"), QStringLiteral("service"))));
    const auto one = bench.run(RunBench::oneCall(QStringLiteral("one"), QStringLiteral("service")));
    bench.endFirst();
    const bool first = bench.attempts.front().run == *one;
    bench.endFirst();
    QVERIFY(first || bench.attempts.front().run == *one);
}

void TestRunTurns::higherPrioritiesGoFirst()
{
    RunBench bench;
    bench.connections = {pool(1)};
    bench.start();
    Workflow workflow = RunBench::oneCall(QStringLiteral("w"), QStringLiteral("service"));
    for (int i = 0; i < 10; ++i)
        QVERIFY(bench.run(workflow));
    workflow.priority = 10;
    for (int i = 0; i < 3; ++i)
        QVERIFY(bench.run(workflow));
    for (quint64 run = 11; run <= 13; ++run) {
        bench.endFirst();
        QCOMPARE(bench.attempts.front().run, RunId{run});
    }
}

void TestRunTurns::aStartMayGiveAnotherPriority()
{
    RunBench bench;
    bench.start();
    Workflow workflow = oneAtATime();
    workflow.priority = 5;
    for (int i = 0; i < 3; ++i)
        QVERIFY(bench.run(workflow));
    RunRequest urgent{workflow, "{}"};
    urgent.priority = 9;
    bench.say(tell::StartRun{bench.newRequest(), urgent});
    bench.endFirst();
    QCOMPARE(bench.attempts.front().run, RunId{4});
    QCOMPARE(bench.stored(RunId{4})->priority, 9);
    QCOMPARE(bench.stored(RunId{1})->priority, 5);
}

void TestRunTurns::refusesRunsWhenTooManyHaveNotBegun()
{
    RunBench bench;
    bench.settings.waitingRuns = 3;
    bench.start();
    Workflow workflow = oneAtATime();
    for (int i = 0; i < 4; ++i)
        QVERIFY(bench.run(workflow)); // the first has begun
    QCOMPARE(bench.engine->status().waitingRuns, 3U);
    QCOMPARE(bench.engine->status().waitingRunsLimit, 3U);
    const auto refused = bench.run(workflow);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, QString(errors::kEngineBusy));
    QCOMPARE(refused.error().args.value(QStringLiteral("waiting")), QStringLiteral("3"));
    QVERIFY(refused.error().args.value(QStringLiteral("seconds")).toInt() >= 1);
    bench.endFirst();
    QCOMPARE(bench.engine->status().waitingRuns, 2U);
    QVERIFY(bench.run(workflow));
    bench.start(); // and the count is right after a crash: the lost one waits for its retry, the next has its turn
    QCOMPARE(bench.engine->status().waitingRuns, 2U);
    QVERIFY(bench.run(workflow));
    QVERIFY(!bench.run(workflow));
    bench.say(tell::ControlRun{0, RunId{5}, tell::ControlRun::Action::Cancel, {}});
    QVERIFY(bench.run(workflow));
}

QTEST_GUILESS_MAIN(TestRunTurns)
#include "tst_runturns.moc"
