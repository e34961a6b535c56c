#include "core/engine/errors.h"
#include "tests/core/engine/runbench.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr Nanoseconds kSecond = std::chrono::seconds(1);
const QString kMe = QStringLiteral("me");
const QString kWhy = QStringLiteral("because");

Connection service(const QString &id)
{
    Connection connection;
    connection.id = id;
    connection.type = QStringLiteral("http");
    connection.baseUrl = QStringLiteral("http://127.0.0.1:9");
    connection.poolSize = 1;
    return connection;
}

Result<QueueOutcome> order(RunBench &bench, const QString &queue, QueueAction action)
{
    bench.answers.clear();
    bench.say(tell::ControlQueue{bench.newRequest(), {queue, action, kWhy}, kMe});
    return bench.lastAnswer().map([](const auto &value) { return std::get<QueueOutcome>(value); });
}

Result<std::vector<QueueItem>> peek(RunBench &bench, const QString &queue, quint32 count = 10)
{
    bench.answers.clear();
    bench.say(tell::PeekQueue{bench.newRequest(), queue, count});
    return bench.lastAnswer().map([](const auto &value) { return std::get<std::vector<QueueItem>>(value); });
}

QueueSnapshot queue(RunBench &bench, const QString &id)
{
    for (const QueueSnapshot &shown : bench.engine->status().queues) {
        if (shown.id == id)
            return shown;
    }
    return {};
}

Outcome passing()
{
    return outcome::Failed{FailureClass::Transient, Error{QStringLiteral("test.failed"), {}, {}}, {}, {}};
}

Outcome lasting()
{
    return outcome::Failed{FailureClass::Permanent, Error{QStringLiteral("test.failed"), {}, {}}, {}, {}};
}

StepState stateOf(RunBench &bench, RunId run)
{
    return bench.stored(run)->step(StepIndex{0}).state;
}

/// The error of the letter of the run's only step.
Error letterError(RunBench &bench, RunId run)
{
    const auto stored = bench.stored(run);
    return stored->letters.empty() ? Error{} : stored->letters.front().error;
}

} // namespace

class TestRunQueues : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingLeavesTheReadyQueueWhileItIsHeld();
    void aHeldConnectionHoldsOnlyThatConnection();
    void aHeldRetryQueueKeepsWhatIsDue();
    void aHeldLimitLineKeepsItsSteps();
    void ordersForNewWorkWaitWhileTheEventQueueIsHeld();
    void aHeldDeadLetterQueueRefusesRedriveAndDiscard();
    void aHoldOutlivesTheEngine();
    void anEngineThatStartsNothingTellsWhatWaits();
    void refusesWhatMakesNoSense();
    void purgeMakesLettersAndSendsNothing_data();
    void purgeMakesLettersAndSendsNothing();
    void purgeKeepsStepsOfPausedRuns();
    void purgeFollowsThePolicyOfTheTask();
    void purgeOfDeadLettersDiscardsThem();
    void peekShowsTheFirstWithTheirAges();
    void snapshotsTellDepthAgeAndRates();
};

void TestRunQueues::nothingLeavesTheReadyQueueWhileItIsHeld()
{
    RunBench bench;
    bench.start();
    QVERIFY(order(bench, kReadyQueue, QueueAction::Pause));
    const auto run = bench.run(RunBench::oneCall());
    QVERIFY(run);
    bench.pass(60 * kSecond);
    QCOMPARE(bench.attempts.size(), std::size_t(0));
    QCOMPARE(queue(bench, kReadyQueue).depth, quint64(1));
    QCOMPARE(queue(bench, kReadyQueue).hold->who, kMe);
    QCOMPARE(queue(bench, kReadyQueue).hold->why, kWhy);
    QVERIFY(bench.engine->timeToNext() > Nanoseconds(0)); // and it does not spin
    QVERIFY(order(bench, kReadyQueue, QueueAction::Resume));
    QCOMPARE(bench.attempts.size(), std::size_t(1));
    QVERIFY(!queue(bench, kReadyQueue).hold);
    const auto audit = bench.audit();
    QCOMPARE(audit.size(), std::size_t(2));
    QCOMPARE(audit[0].action, QStringLiteral("queue.pause"));
    QCOMPARE(audit[1].action, QStringLiteral("queue.resume"));
    QCOMPARE(audit[0].who, kMe);
    QCOMPARE(audit[0].target, kReadyQueue);
    QCOMPARE(audit[0].reason, kWhy);
}

void TestRunQueues::aHeldConnectionHoldsOnlyThatConnection()
{
    RunBench bench;
    bench.connections = {service(QStringLiteral("a")), service(QStringLiteral("b"))};
    bench.start();
    QVERIFY(order(bench, connectionQueue(QStringLiteral("a")), QueueAction::Pause));
    QVERIFY(bench.run(RunBench::oneCall(QStringLiteral("one"), QStringLiteral("a"))));
    const auto free = bench.run(RunBench::oneCall(QStringLiteral("two"), QStringLiteral("b")));
    QCOMPARE(bench.attempts.size(), std::size_t(1));
    QCOMPARE(bench.attempts.front().run, *free);
    QVERIFY(bench.engine->timeToNext() > Nanoseconds(0));
    QVERIFY(order(bench, connectionQueue(QStringLiteral("a")), QueueAction::Resume));
    QCOMPARE(bench.attempts.size(), std::size_t(2));
}

void TestRunQueues::aHeldRetryQueueKeepsWhatIsDue()
{
    RunBench bench;
    bench.start();
    const auto run = bench.run(RunBench::oneCall());
    bench.attempts.front().stop = {};
    const Attempt first = bench.attempts.front();
    bench.attempts.clear();
    bench.end(first, passing());
    QVERIFY(order(bench, kRetryQueue, QueueAction::Pause));
    bench.pass(600 * kSecond);
    QCOMPARE(bench.attempts.size(), std::size_t(0));
    QCOMPARE(stateOf(bench, *run), StepState::Retrying);
    QCOMPARE(queue(bench, kRetryQueue).depth, quint64(1));
    QVERIFY(order(bench, kRetryQueue, QueueAction::Resume));
    bench.pass(kSecond);
    QCOMPARE(bench.attempts.size(), std::size_t(1));
}

void TestRunQueues::aHeldLimitLineKeepsItsSteps()
{
    RunBench bench;
    bench.start();
    Workflow workflow = RunBench::oneCall();
    workflow.concurrency.steps = 1;
    QVERIFY(bench.run(workflow));
    QVERIFY(bench.run(workflow)); // waits for the limit
    QVERIFY(order(bench, kReadyQueue, QueueAction::Pause));
    bench.endFirst();
    QCOMPARE(bench.attempts.size(), std::size_t(0));
    QCOMPARE(queue(bench, kReadyQueue).depth, quint64(1));
    QVERIFY(order(bench, kReadyQueue, QueueAction::Resume));
    QCOMPARE(bench.attempts.size(), std::size_t(1));
}

void TestRunQueues::ordersForNewWorkWaitWhileTheEventQueueIsHeld()
{
    RunBench bench;
    bench.start();
    const auto under = bench.run(RunBench::oneCall());
    QVERIFY(order(bench, kEventQueue, QueueAction::Pause));
    QVERIFY(!bench.run(RunBench::oneCall())); // no answer yet
    QCOMPARE(queue(bench, kEventQueue).depth, quint64(1));
    bench.pass(5 * kSecond);
    const auto items = peek(bench, kEventQueue);
    QCOMPARE(items->size(), std::size_t(1));
    QCOMPARE(items->front().order, QStringLiteral("run.start"));
    QCOMPARE(items->front().age, Milliseconds(5000));
    bench.endFirst(); // what is under way goes on
    QCOMPARE(bench.stored(*under)->state, RunState::Succeeded);
    QCOMPARE(order(bench, kEventQueue, QueueAction::Purge).error().code, QString(errors::kQueueNotPurgeable));
    bench.answers.clear();
    QVERIFY(order(bench, kEventQueue, QueueAction::Resume));
    QCOMPARE(bench.answers.size(), std::size_t(2)); // the order's, and that of the start
    QCOMPARE(bench.attempts.size(), std::size_t(1));
    QVERIFY(order(bench, kEventQueue, QueueAction::Pause));
    QVERIFY(!bench.run(RunBench::oneCall()));
    bench.engine->stopAttempts(); // whoever waits hears that it ends
    bench.settle();
    QCOMPARE(bench.lastAnswer().error().code, QString(errors::kEngineStopped));
}

void TestRunQueues::aHeldDeadLetterQueueRefusesRedriveAndDiscard()
{
    RunBench bench;
    bench.start();
    const auto run = bench.run(RunBench::oneCall());
    const Attempt only = bench.attempts.front();
    bench.end(only, lasting());
    QVERIFY(order(bench, kDeadLetterQueue, QueueAction::Pause));
    const LetterId letter{*run, 1};
    bench.answers.clear();
    bench.say(tell::Redrive{bench.newRequest(), {"click", {letter}, {}, false}, kMe});
    QCOMPARE(bench.lastAnswer().error().code, QString(errors::kQueueHeld));
    QCOMPARE(bench.lastAnswer().error().args.value(QStringLiteral("who")), kMe);
    bench.say(tell::Discard{bench.newRequest(), {"other", {letter}, {}, {}}, kMe});
    QCOMPARE(bench.lastAnswer().error().code, QString(errors::kQueueHeld));
    QCOMPARE(stateOf(bench, *run), StepState::DeadLettered);
    bench.say(tell::StartRedriveJob{bench.newRequest(), {letter}, {}, {}, kMe});
    bench.pass(60 * kSecond);
    QCOMPARE(stateOf(bench, *run), StepState::DeadLettered);
    QVERIFY(order(bench, kDeadLetterQueue, QueueAction::Resume));
    QCOMPARE(stateOf(bench, *run), StepState::Running); // the job went on
}

void TestRunQueues::aHoldOutlivesTheEngine()
{
    RunBench bench;
    bench.start();
    QVERIFY(order(bench, kReadyQueue, QueueAction::Pause));
    QVERIFY(bench.run(RunBench::oneCall()));
    bench.start(); // after a crash
    QCOMPARE(bench.attempts.size(), std::size_t(0));
    QCOMPARE(queue(bench, kReadyQueue).hold->why, kWhy);
    QCOMPARE(queue(bench, kReadyQueue).depth, quint64(1));
    QVERIFY(order(bench, kReadyQueue, QueueAction::Resume));
    QCOMPARE(bench.attempts.size(), std::size_t(1));
    bench.start();
    QVERIFY(!queue(bench, kReadyQueue).hold);
}

void TestRunQueues::anEngineThatStartsNothingTellsWhatWaits()
{
    RunBench bench;
    bench.connections = {service(QStringLiteral("a"))};
    bench.start();
    QVERIFY(bench.run(RunBench::oneCall()));
    const Attempt out = bench.attempts.front();
    bench.end(out, passing());
    bench.engine->setSuspended(true);
    const auto plain = bench.run(RunBench::oneCall(QStringLiteral("plain")));
    const auto call = bench.run(RunBench::oneCall(QStringLiteral("called"), QStringLiteral("a")));
    const QString gate = connectionQueue(QStringLiteral("a"));
    for (const QString &name : {kReadyQueue, kRetryQueue, gate})
        QCOMPARE(queue(bench, name).depth, quint64(1));
    QCOMPARE(peek(bench, gate)->front().run, *call);
    QCOMPARE(peek(bench, kReadyQueue)->front().run, *plain);
    QCOMPARE(*order(bench, gate, QueueAction::Purge), (QueueOutcome{1, 0}));
    QCOMPARE(stateOf(bench, *call), StepState::DeadLettered);
    bench.start(); // of the first run, only the journal knows that it waits for a retry
    bench.engine->setSuspended(true);
    QCOMPARE(queue(bench, kRetryQueue).depth, quint64(1));
}

void TestRunQueues::refusesWhatMakesNoSense()
{
    RunBench bench;
    bench.connections = {service(QStringLiteral("a"))};
    bench.start();
    for (const char *name : {"ghost", "connection:ghost", ""}) {
        const auto none = order(bench, QString::fromLatin1(name), QueueAction::Pause);
        QCOMPARE(none.error().code, QString(errors::kQueueUnknown));
        QCOMPARE(peek(bench, QString::fromLatin1(name)).error().code, QString(errors::kQueueUnknown));
    }
    QCOMPARE(order(bench, kReadyQueue, QueueAction::Resume).error().code, QString(errors::kQueueNotHeld));
    QVERIFY(order(bench, kReadyQueue, QueueAction::Pause));
    QCOMPARE(order(bench, kReadyQueue, QueueAction::Pause).error().code, QString(errors::kQueueHeld));
    QCOMPARE(bench.audit().size(), std::size_t(1)); // what was refused did not happen
}

void TestRunQueues::purgeMakesLettersAndSendsNothing_data()
{
    QTest::addColumn<QString>("from");
    QTest::newRow("ready") << kReadyQueue;
    QTest::newRow("retry") << kRetryQueue;
    QTest::newRow("connection") << connectionQueue(QStringLiteral("a"));
}

void TestRunQueues::purgeMakesLettersAndSendsNothing()
{
    QFETCH(QString, from);
    RunBench bench;
    bench.connections = {service(QStringLiteral("a")), service(QStringLiteral("b"))};
    bench.start();
    const bool isRetry = from == kRetryQueue;
    if (!isRetry)
        QVERIFY(order(bench, from, QueueAction::Pause));
    const QString connection = from == kReadyQueue ? QString() : QStringLiteral("a");
    std::vector<RunId> runs;
    for (int i = 0; i < 3; ++i) {
        runs.push_back(*bench.run(RunBench::oneCall(QStringLiteral("call"), connection)));
        if (isRetry) {
            const Attempt out = bench.attempts.front();
            bench.attempts.clear();
            bench.end(out, passing());
        }
    }
    QCOMPARE(queue(bench, from).depth, quint64(3));
    const auto done = order(bench, from, QueueAction::Purge);
    QVERIFY(done);
    QCOMPARE(*done, (QueueOutcome{3, 0}));
    QCOMPARE(queue(bench, from).depth, quint64(0));
    for (const RunId run : runs) {
        QCOMPARE(stateOf(bench, run), StepState::DeadLettered);
        const Error error = letterError(bench, run);
        QCOMPARE(error.code, QString(errors::kQueuePurged));
        QCOMPARE(bench.stored(run)->step(StepIndex{0}).attempts, quint16(isRetry ? 1 : 0)); // none that was not made
        QCOMPARE(error.args.value(QStringLiteral("queue")), from);
        QCOMPARE(error.args.value(QStringLiteral("reason")), kWhy);
    }
    if (!isRetry)
        QVERIFY(order(bench, from, QueueAction::Resume));
    bench.pass(600 * kSecond);
    QCOMPARE(bench.attempts.size(), std::size_t(0));
    QVERIFY(std::ranges::any_of(bench.audit(), [&](const AuditEntry &entry) {
        return entry.action == u"queue.purge" && entry.target == from && entry.who == kMe && entry.reason == kWhy;
    }));
}

void TestRunQueues::purgeKeepsStepsOfPausedRuns()
{
    RunBench bench;
    bench.start();
    QVERIFY(order(bench, kReadyQueue, QueueAction::Pause));
    const auto run = bench.run(RunBench::oneCall());
    bench.say(tell::ControlRun{0, *run, tell::ControlRun::Action::Pause, kMe});
    QCOMPARE(*order(bench, kReadyQueue, QueueAction::Purge), (QueueOutcome{0, 1}));
    QVERIFY(order(bench, kReadyQueue, QueueAction::Resume));
    bench.say(tell::ControlRun{0, *run, tell::ControlRun::Action::Resume, kMe});
    QCOMPARE(bench.attempts.size(), std::size_t(1)); // nothing of it was lost
}

void TestRunQueues::purgeFollowsThePolicyOfTheTask()
{
    RunBench bench;
    bench.start();
    QVERIFY(order(bench, kReadyQueue, QueueAction::Pause));
    Workflow workflow = RunBench::oneCall();
    workflow.tasks.front().reliability.onExhausted = OnExhausted::Fail;
    const auto run = bench.run(workflow);
    QCOMPARE(*order(bench, kReadyQueue, QueueAction::Purge), (QueueOutcome{1, 0}));
    QCOMPARE(bench.stored(*run)->state, RunState::Failed);
    QCOMPARE(bench.stored(*run)->failure.code, QString(errors::kQueuePurged));
}

void TestRunQueues::purgeOfDeadLettersDiscardsThem()
{
    RunBench bench;
    bench.start();
    std::vector<RunId> runs;
    for (int i = 0; i < 2; ++i) {
        runs.push_back(*bench.run(RunBench::oneCall()));
        const Attempt out = bench.attempts.front();
        bench.attempts.clear();
        bench.end(out, lasting());
    }
    QCOMPARE(queue(bench, kDeadLetterQueue).depth, quint64(2));
    QCOMPARE(*order(bench, kDeadLetterQueue, QueueAction::Purge), (QueueOutcome{2, 0}));
    QCOMPARE(queue(bench, kDeadLetterQueue).depth, quint64(0));
    for (const RunId run : runs) {
        const auto stored = bench.stored(run);
        QCOMPARE(stored->state, RunState::Failed);
        QCOMPARE(stored->letters.front().state, LetterState::Discarded);
        QCOMPARE(stored->letters.front().discardReason, kWhy);
    }
    const auto audit = bench.audit();
    QCOMPARE(std::ranges::count(audit, QStringLiteral("letter.discard"), &AuditEntry::action), 2);
    QCOMPARE(std::ranges::count(audit, QStringLiteral("queue.purge"), &AuditEntry::action), 1);
}

void TestRunQueues::peekShowsTheFirstWithTheirAges()
{
    RunBench bench;
    bench.start();
    QVERIFY(order(bench, kReadyQueue, QueueAction::Pause));
    std::vector<RunId> runs;
    for (int i = 0; i < 4; ++i) {
        runs.push_back(*bench.run(RunBench::oneCall()));
        bench.pass(kSecond);
    }
    const auto items = peek(bench, kReadyQueue, 3);
    QVERIFY(items);
    QCOMPARE(items->size(), std::size_t(3));
    for (std::size_t i = 0; i < 3; ++i) {
        QCOMPARE(items->at(i).run, runs[i]);
        QCOMPARE(items->at(i).workflow, QStringLiteral("call"));
        QCOMPARE(items->at(i).task, QStringLiteral("call"));
        QCOMPARE(items->at(i).age, Milliseconds(1000 * (4 - static_cast<int>(i))));
        QVERIFY(!items->at(i).due);
    }
    QVERIFY(order(bench, kReadyQueue, QueueAction::Resume));
    QCOMPARE(peek(bench, kReadyQueue)->size(), std::size_t(0));
    const Attempt out = bench.attempts.front();
    bench.end(out, passing());
    QCOMPARE(peek(bench, kRetryQueue)->size(), std::size_t(1));
    QVERIFY(peek(bench, kRetryQueue)->front().due);
    const Attempt dead = bench.attempts.at(1);
    bench.end(dead, lasting());
    bench.pass(2 * kSecond);
    const auto letters = peek(bench, kDeadLetterQueue);
    QCOMPARE(letters->size(), std::size_t(1));
    QCOMPARE(letters->front().letter, (LetterId{dead.run, 1}.toString()));
    QCOMPARE(letters->front().task, QStringLiteral("call"));
    QCOMPARE(letters->front().age, Milliseconds(2000));
}

void TestRunQueues::snapshotsTellDepthAgeAndRates()
{
    RunBench bench;
    bench.connections = {service(QStringLiteral("a"))};
    bench.start();
    const QString name = connectionQueue(QStringLiteral("a"));
    (void)queue(bench, name);
    for (int i = 0; i < 60; ++i) { // one comes a second, and one of two leaves
        QVERIFY(bench.run(RunBench::oneCall(QStringLiteral("call"), QStringLiteral("a"))));
        if (i % 2 == 1)
            bench.endFirst();
        bench.pass(kSecond);
        (void)queue(bench, name);
    }
    const QueueSnapshot shown = queue(bench, name);
    QCOMPARE(shown.depth, quint64(29)); // of 60: 30 went, and one is out
    QCOMPARE(shown.oldestAge, Milliseconds(29'000));
    QVERIFY2(std::abs(shown.inPerSecond - 1) < 0.01, qPrintable(QString::number(shown.inPerSecond)));
    QVERIFY2(std::abs(shown.outPerSecond - 0.5) < 0.05, qPrintable(QString::number(shown.outPerSecond)));
}

QTEST_GUILESS_MAIN(TestRunQueues)
#include "tst_runqueues.moc"
