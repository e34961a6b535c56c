#include "core/engine/errors.h"
#include "tests/core/engine/runbench.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr Nanoseconds kSecond = std::chrono::seconds(1);
const QString kOne = QStringLiteral("one");
const QString kOther = QStringLiteral("other");
const QString kService = QStringLiteral("service");

Connection narrow()
{
    Connection connection;
    connection.id = kService;
    connection.type = QStringLiteral("http");
    connection.baseUrl = QStringLiteral("http://127.0.0.1:9");
    connection.poolSize = 1;
    return connection;
}

Result<QueueOutcome> order(RunBench &bench, const QString &queue, QueueAction action)
{
    bench.answers.clear();
    bench.say(tell::ControlQueue{bench.newRequest(), {queue, action, QStringLiteral("because")}, QStringLiteral("me")});
    return bench.lastAnswer().map([](const auto &value) { return std::get<QueueOutcome>(value); });
}

std::optional<QueueSnapshot> queue(RunBench &bench, const QString &workflow)
{
    for (const QueueSnapshot &shown : bench.engine->status().queues) {
        if (shown.id == workflowQueue(workflow))
            return shown;
    }
    return std::nullopt;
}

quint64 waitingAtTasks(const QueueSnapshot &queue)
{
    quint64 sum = 0;
    for (const TaskQueueSnapshot &task : queue.tasks)
        sum += task.depth;
    return sum;
}

} // namespace

/// The queue of a workflow: what waits of all its runs, wherever it does.
class TestWorkflowQueues : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsWhoWaitsAnywhereOnce();
    void saysAtWhichTaskTheyWait();
    void countsAtEachTaskOnceASecond();
    void countsNoTimersOfOtherWorkflows();
    void peeksAtThemWithTheirAges();
    void aHeldWorkflowStartsNothingAndOthersGoOn();
    void whatComesDueWhileItIsHeldGoesOnAfterwards();
    void whoSleepsInTheLineOfALimitIsHeldToo();
    void whoSleepsIsNotWokenByTheOrderToGoOn();
    void aHoldOutlivesTheEngine();
    void purgeTakesOnlyItsOwnSteps();
    void refusesAWorkflowThatNobodyRan();
};

void TestWorkflowQueues::countsWhoWaitsAnywhereOnce()
{
    RunBench bench;
    bench.connections = {narrow()};
    bench.start();
    QVERIFY(!queue(bench, kOne)); // nobody has waited there yet
    for (int i = 0; i < 3; ++i)
        QVERIFY(bench.run(RunBench::oneCall(kOne, kService)));
    QVERIFY(bench.run(RunBench::oneCall(kOther, kService)));
    QCOMPARE(bench.attempts.size(), std::size_t(1)); // one place in the pool
    QCOMPARE(queue(bench, kOne)->depth + queue(bench, kOther)->depth, quint64(3));
    QCOMPARE(queue(bench, kOther)->depth, quint64(1));
    bench.pass(10 * kSecond);
    QCOMPARE(queue(bench, kOne)->oldestAge, Milliseconds(10'000));
    QVERIFY(queue(bench, kOne)->inPerSecond >= 0);
}

void TestWorkflowQueues::saysAtWhichTaskTheyWait()
{
    RunBench bench;
    bench.connections = {narrow()};
    bench.start();
    for (int i = 0; i < 4; ++i)
        QVERIFY(bench.run(RunBench::oneCall(kOne, kService)));
    const auto shown = queue(bench, kOne);
    QCOMPARE(shown->depth, quint64(3));
    QCOMPARE(shown->tasks.size(), std::size_t(1));
    QCOMPARE(shown->tasks.front().task, RunBench::oneCall().tasks.front().id);
    QCOMPARE(waitingAtTasks(*shown), shown->depth);
}

void TestWorkflowQueues::countsAtEachTaskOnceASecond()
{
    RunBench bench;
    bench.connections = {narrow()};
    bench.start();
    for (int i = 0; i < 4; ++i)
        QVERIFY(bench.run(RunBench::oneCall(kOne, kService)));
    QCOMPARE(waitingAtTasks(*queue(bench, kOne)), quint64(3));
    bench.endFirst();
    bench.pass(kSecond / 10);
    QCOMPARE(queue(bench, kOne)->depth, quint64(2));
    QCOMPARE(waitingAtTasks(*queue(bench, kOne)), quint64(3)); // as of a moment ago
    bench.pass(kSecond);
    QCOMPARE(waitingAtTasks(*queue(bench, kOne)), quint64(2));
}

/// Where too many wait to ask each, their number is an estimate.
void TestWorkflowQueues::countsNoTimersOfOtherWorkflows()
{
    constexpr int kMany = 4'200;
    RunBench bench;
    bench.start();
    QVERIFY(bench.run(RunBench::oneCall(kOne)));
    const RunId first = bench.attempts.front().run;
    QVERIFY(order(bench, workflowQueue(kOne), QueueAction::Pause));
    for (int i = 0; i < kMany; ++i)
        QVERIFY(bench.run(RunBench::oneCall(kOne)));
    // Some in the middle leave, and of another workflow some wait for their time.
    for (quint64 i = 1; i <= 20; ++i)
        bench.say(tell::ControlRun{bench.newRequest(), RunId{number(first) + 2'000 + i},
                                   tell::ControlRun::Action::Cancel, QStringLiteral("me")});
    for (int i = 0; i < 5; ++i) {
        QVERIFY(bench.run(RunBench::oneCall(kOther)));
        bench.end(bench.attempts.back(),
                  outcome::Failed{FailureClass::Transient, Error{QStringLiteral("test.failed"), {}, {}}, {}, {}});
    }
    QCOMPARE(queue(bench, kOther)->depth, quint64(5));
    QCOMPARE(queue(bench, kOne)->depth, quint64(kMany - 20));
}

void TestWorkflowQueues::peeksAtThemWithTheirAges()
{
    RunBench bench;
    bench.connections = {narrow()};
    bench.start();
    for (int i = 0; i < 3; ++i)
        QVERIFY(bench.run(RunBench::oneCall(kOne, kService)));
    bench.answers.clear();
    bench.say(tell::PeekQueue{bench.newRequest(), workflowQueue(kOne), 10});
    const auto answer = bench.lastAnswer();
    QVERIFY(answer);
    const auto items = std::get<std::vector<QueueItem>>(*answer);
    QCOMPARE(items.size(), std::size_t(2));
    QCOMPARE(items.front().workflow, kOne);
}

void TestWorkflowQueues::aHeldWorkflowStartsNothingAndOthersGoOn()
{
    RunBench bench;
    bench.start();
    QVERIFY(bench.run(RunBench::oneCall(kOne)));
    QCOMPARE(bench.attempts.size(), std::size_t(1));
    QVERIFY(order(bench, workflowQueue(kOne), QueueAction::Pause));
    QVERIFY(bench.run(RunBench::oneCall(kOne)));
    QVERIFY(bench.run(RunBench::oneCall(kOther)));
    bench.pass(60 * kSecond);
    QCOMPARE(bench.attempts.size(), std::size_t(2)); // the first, and that of the other workflow
    QCOMPARE(queue(bench, kOne)->depth, quint64(1));
    QCOMPARE(queue(bench, kOne)->hold->who, QStringLiteral("me"));
    QVERIFY(bench.engine->timeToNext() > Nanoseconds(0)); // and it does not spin
    QVERIFY(order(bench, workflowQueue(kOne), QueueAction::Resume));
    QCOMPARE(bench.attempts.size(), std::size_t(3));
    QVERIFY(!queue(bench, kOne)->hold);
}

void TestWorkflowQueues::whatComesDueWhileItIsHeldGoesOnAfterwards()
{
    RunBench bench;
    bench.connections = {narrow()};
    bench.start();
    QVERIFY(bench.run(RunBench::oneCall(kOne, kService)));
    QVERIFY(bench.run(RunBench::oneCall(kOne, kService)));
    QVERIFY(order(bench, workflowQueue(kOne), QueueAction::Pause));
    bench.end(bench.attempts.front(),
              outcome::Failed{FailureClass::Transient, Error{QStringLiteral("test.failed"), {}, {}}, {}, {}});
    bench.pass(60 * 60 * kSecond);
    QCOMPARE(bench.attempts.size(), std::size_t(1));
    QCOMPARE(queue(bench, kOne)->depth, quint64(2));
    QVERIFY(order(bench, workflowQueue(kOne), QueueAction::Resume));
    QCOMPARE(bench.attempts.size(), std::size_t(2));
}

/// Of the workflow, and of the task. Who is awake there came first, and goes first.
void TestWorkflowQueues::whoSleepsInTheLineOfALimitIsHeldToo()
{
    Workflow ofAll = RunBench::oneCall(kOne);
    ofAll.concurrency.steps = 1;
    Workflow ofTask = RunBench::oneCall(kOne);
    ofTask.tasks.front().reliability.concurrency = 1;
    const std::pair<Workflow, quint32> cases[] = {{ofAll, 0}, {ofAll, 1}, {ofTask, 0}, {ofTask, 1}};
    for (const auto &[workflow, awake] : cases) {
        RunBench bench;
        bench.awakeRuns = awake;
        bench.start();
        for (int i = 0; i < 4; ++i)
            QVERIFY(bench.run(workflow));
        QCOMPARE(bench.engine->sleepingRuns(), std::size_t(3 - awake));
        QVERIFY(order(bench, workflowQueue(kOne), QueueAction::Pause));
        bench.endFirst(); // now there is room for the next
        bench.pass(60 * kSecond);
        QCOMPARE(bench.attempts.size(), std::size_t(0));
        QCOMPARE(bench.engine->sleepingRuns(), std::size_t(3 - awake));
        QCOMPARE(queue(bench, kOne)->depth, quint64(3));
        QVERIFY(order(bench, workflowQueue(kOne), QueueAction::Resume));
        for (const quint64 run : {2, 3, 4}) {
            QCOMPARE(bench.attempts.size(), std::size_t(1));
            QCOMPARE(bench.attempts.front().run, RunId{run});
            bench.endFirst();
            QCOMPARE(bench.stored(RunId{run})->state, RunState::Succeeded);
        }
    }
}

void TestWorkflowQueues::whoSleepsIsNotWokenByTheOrderToGoOn()
{
    RunBench bench;
    bench.start();
    QVERIFY(bench.run(RunBench::oneCall(kOne)));
    bench.endFirst();
    QVERIFY(order(bench, workflowQueue(kOne), QueueAction::Pause));
    for (int i = 0; i < 5; ++i)
        QVERIFY(bench.run(RunBench::oneCall(kOne)));
    QCOMPARE(bench.engine->sleepingRuns(), std::size_t(5));
    EngineMessage resume(tell::ControlQueue{bench.newRequest(),
                                            {workflowQueue(kOne), QueueAction::Resume, QStringLiteral("because")},
                                            QStringLiteral("me")});
    bench.engine->take(resume);
    QCOMPARE(bench.engine->sleepingRuns(), std::size_t(5));
    QCOMPARE(bench.engine->timeToNext(), Nanoseconds(0)); // there is work
    bench.settle();
    QCOMPARE(bench.engine->sleepingRuns(), std::size_t(0));
    QCOMPARE(bench.attempts.size(), std::size_t(5));
    for (std::size_t i = 0; i < bench.attempts.size(); ++i)
        QCOMPARE(bench.attempts[i].run, RunId{i + 2});
}

void TestWorkflowQueues::aHoldOutlivesTheEngine()
{
    RunBench bench;
    bench.start();
    QVERIFY(bench.run(RunBench::oneCall(kOne)));
    QVERIFY(order(bench, workflowQueue(kOne), QueueAction::Pause));
    QVERIFY(bench.run(RunBench::oneCall(kOne)));
    bench.start();
    bench.pass(60 * kSecond);
    QVERIFY(queue(bench, kOne)->hold.has_value());
    QVERIFY(bench.attempts.empty());
    QVERIFY(order(bench, workflowQueue(kOne), QueueAction::Resume));
    bench.pass(60 * kSecond);
    QVERIFY(!bench.attempts.empty());
}

void TestWorkflowQueues::purgeTakesOnlyItsOwnSteps()
{
    RunBench bench;
    bench.connections = {narrow()};
    bench.start();
    for (const QString &workflow : {kOne, kOne, kOther, kOther})
        QVERIFY(bench.run(RunBench::oneCall(workflow, kService)));
    const quint64 others = queue(bench, kOther)->depth;
    const auto done = order(bench, workflowQueue(kOne), QueueAction::Purge);
    QVERIFY(done);
    QCOMPARE(done->purged, quint64(1));
    QCOMPARE(queue(bench, kOne)->depth, quint64(0));
    QCOMPARE(queue(bench, kOther)->depth, others);
}

void TestWorkflowQueues::refusesAWorkflowThatNobodyRan()
{
    RunBench bench;
    bench.start();
    QCOMPARE(order(bench, workflowQueue(QStringLiteral("ghost")), QueueAction::Pause).error().code,
             QString(errors::kQueueUnknown));
}

QTEST_APPLESS_MAIN(TestWorkflowQueues)
#include "tst_workflowqueues.moc"
