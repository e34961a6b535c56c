#include "tests/core/engine/runbench.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

Workflow oneAtATime()
{
    Workflow workflow = RunBench::oneCall();
    workflow.concurrency.runs = 1;
    return workflow;
}

/// One run that is under way, and so many that wait for it to end.
void startWith(RunBench &bench, int waiting)
{
    bench.start();
    for (int i = 0; i <= waiting; ++i)
        QVERIFY(bench.run(oneAtATime()));
}

void order(RunBench &bench, quint64 run, tell::ControlRun::Action action)
{
    bench.say(tell::ControlRun{bench.newRequest(), RunId{run}, action, QStringLiteral("ada")});
}

RunState stateOf(RunBench &bench, quint64 run)
{
    return bench.stored(RunId{run})->state;
}

} // namespace

/// Runs that wait for their turn and are kept as their events alone.
class TestSleepingRuns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWaitsSleepsUntilItsTurn();
    void fewAreLeftAwake();
    void sleepTakesLittleMemory();
    void whoOnlyLooksLetsItSleepOn();
    void isCancelledPausedAndSkippedLikeAnyOther();
    void whoIsFollowedStaysAwake();
    void sleepsInTheLineOfALimit();
    void standsInTheQueueWhileItSleeps();
    void isPurgedFromTheQueue();
    void sleepsOnAfterACrash();
    void aCrowdIsTakenUpInTurns();
    void keepsWhatItWasStartedWith();
    void aRunWithMuchDataStaysAwake();
    void aCalledRunSleepsAndItsCallerHearsOfItsEnd();
};

void TestSleepingRuns::whatWaitsSleepsUntilItsTurn()
{
    RunBench bench;
    startWith(bench, 3);
    QCOMPARE(bench.engine->sleepingRuns(), std::size_t(3));
    for (quint64 run = 1; run <= 4; ++run) {
        QCOMPARE(bench.attempts.front().run, RunId{run});
        bench.endFirst();
        QCOMPARE(stateOf(bench, run), RunState::Succeeded);
        QCOMPARE(bench.engine->sleepingRuns(), std::size_t(run < 4 ? 3 - run : 0));
    }
    QCOMPARE(bench.engine->memoryBytes(), quint64(0));
    QCOMPARE(bench.engine->status().activeRuns, quint32(0));
    QCOMPARE(bench.engine->status().waitingRuns, quint32(0));
}

void TestSleepingRuns::fewAreLeftAwake()
{
    RunBench bench;
    bench.awakeRuns = 2;
    startWith(bench, 4);
    QCOMPARE(bench.engine->sleepingRuns(), std::size_t(2));
}

void TestSleepingRuns::sleepTakesLittleMemory()
{
    RunBench bench;
    startWith(bench, 0);
    const quint64 awake = bench.engine->memoryBytes();
    QVERIFY(bench.run(oneAtATime()));
    QVERIFY(bench.engine->memoryBytes() - awake < 300);
    bench.engine->setSuspended(true);
    order(bench, 2, tell::ControlRun::Action::Cancel);
    QCOMPARE(bench.engine->memoryBytes(), awake);
}

void TestSleepingRuns::whoOnlyLooksLetsItSleepOn()
{
    RunBench bench;
    startWith(bench, 2);
    bench.say(tell::AskWhy{bench.newRequest(), RunId{3}, StepIndex{0}});
    const auto why = std::get<WhyNot>(*bench.lastAnswer());
    QCOMPARE(why.engine, (std::vector<why::EngineCause>{why::HeldBehind{1, 1}}));
    QCOMPARE(bench.engine->sleepingRuns(), std::size_t(2));
    bench.say(tell::KeepRun{bench.newRequest(), RunId{3}});
    bench.say(tell::RestartRun{bench.newRequest(), *bench.history(RunId{3}), "click", QStringLiteral("ada")});
    QVERIFY(!bench.lastAnswer()); // it is not over
    QCOMPARE(bench.engine->sleepingRuns(), std::size_t(2));
}

void TestSleepingRuns::isCancelledPausedAndSkippedLikeAnyOther()
{
    RunBench bench;
    startWith(bench, 4);
    order(bench, 2, tell::ControlRun::Action::Cancel);
    QCOMPARE(stateOf(bench, 2), RunState::Cancelled);
    order(bench, 3, tell::ControlRun::Action::Pause);
    QVERIFY(bench.stored(RunId{3})->paused);
    bench.say(tell::SkipStep{
        bench.newRequest(), {RunId{4}, StepIndex{0}, "7", QStringLiteral("test")}, QStringLiteral("ada")});
    QCOMPARE(bench.stored(RunId{4})->step(StepIndex{0}).state, StepState::Succeeded);
    QCOMPARE(bench.engine->sleepingRuns(), std::size_t(1));
    bench.endFirst();
    order(bench, 3, tell::ControlRun::Action::Resume);
    bench.endFirst();
    QCOMPARE(stateOf(bench, 3), RunState::Succeeded);
    QCOMPARE(stateOf(bench, 4), RunState::Succeeded);
    bench.endFirst();
    QCOMPARE(stateOf(bench, 5), RunState::Succeeded);
}

void TestSleepingRuns::whoIsFollowedStaysAwake()
{
    RunBench bench;
    startWith(bench, 2);
    bench.say(tell::Watch{RunId{2}, true});
    QCOMPARE(bench.engine->sleepingRuns(), std::size_t(1));
    bench.say(tell::Watch{RunId{2}, false});
    QCOMPARE(bench.engine->sleepingRuns(), std::size_t(2));
}

void TestSleepingRuns::sleepsInTheLineOfALimit()
{
    RunBench bench;
    Workflow workflow = RunBench::oneCall();
    workflow.concurrency.steps = 1;
    bench.start();
    for (int i = 0; i < 4; ++i)
        QVERIFY(bench.run(workflow));
    QCOMPARE(bench.engine->sleepingRuns(), std::size_t(3));
    bench.say(tell::AskWhy{bench.newRequest(), RunId{4}, StepIndex{0}});
    QCOMPARE(std::get<WhyNot>(*bench.lastAnswer()).engine,
             (std::vector<why::EngineCause>{why::LimitReached{{}, 1}, why::InLine{{}, 2}}));
    order(bench, 2, tell::ControlRun::Action::Cancel);
    for (const quint64 run : {1, 3, 4}) {
        QCOMPARE(bench.attempts.size(), std::size_t(1));
        QCOMPARE(bench.attempts.front().run, RunId{run});
        bench.endFirst();
    }
    QCOMPARE(stateOf(bench, 4), RunState::Succeeded);
}

void TestSleepingRuns::standsInTheQueueWhileItSleeps()
{
    RunBench bench;
    startWith(bench, 2);
    const auto ready = [&] {
        for (const QueueSnapshot &queue : bench.engine->status().queues) {
            if (queue.id == kReadyQueue)
                return queue.depth;
        }
        return quint64(0);
    };
    bench.pass(std::chrono::seconds(3));
    QCOMPARE(ready(), quint64(2));
    bench.say(tell::PeekQueue{bench.newRequest(), kReadyQueue, 10});
    const auto items = std::get<std::vector<QueueItem>>(*bench.lastAnswer());
    QCOMPARE(items.size(), std::size_t(2));
    QCOMPARE(items[1].run, RunId{3});
    QCOMPARE(items[1].task, QStringLiteral("call"));
    QCOMPARE(items[1].age, Milliseconds(3000));
    QCOMPARE(bench.engine->sleepingRuns(), std::size_t(2));
    bench.endFirst();
    QCOMPARE(ready(), quint64(1));
}

void TestSleepingRuns::isPurgedFromTheQueue()
{
    RunBench bench;
    bench.start();
    bench.say(tell::ControlQueue{
        bench.newRequest(), {kReadyQueue, QueueAction::Pause, QStringLiteral("test")}, QStringLiteral("ada")});
    for (int i = 0; i < 3; ++i)
        QVERIFY(bench.run(RunBench::oneCall()));
    QCOMPARE(bench.engine->sleepingRuns(), std::size_t(3));
    bench.say(tell::ControlQueue{
        bench.newRequest(), {kReadyQueue, QueueAction::Purge, QStringLiteral("test")}, QStringLiteral("ada")});
    QCOMPARE(std::get<QueueOutcome>(*bench.lastAnswer()).purged, quint64(3));
    QCOMPARE(bench.engine->sleepingRuns(), std::size_t(0));
    for (quint64 run = 1; run <= 3; ++run)
        QCOMPARE(bench.stored(RunId{run})->letters.size(), std::size_t(1));
}

void TestSleepingRuns::sleepsOnAfterACrash()
{
    RunBench bench;
    startWith(bench, 3);
    bench.start();
    QVERIFY(bench.engine->sleepingRuns() >= 2);
    QCOMPARE(bench.engine->status().waitingRuns, quint32(2)); // the lost one waits for its time, so the next began
    bench.pass(std::chrono::seconds(1));
    while (!bench.attempts.empty())
        bench.endFirst();
    for (quint64 run = 1; run <= 4; ++run)
        QCOMPARE(stateOf(bench, run), RunState::Succeeded);
}

void TestSleepingRuns::aCrowdIsTakenUpInTurns()
{
    RunBench bench;
    startWith(bench, 1000);
    bench.startUnopened();
    bench.turnsOfOpening = 0;
    // Somebody is early, and has the answer once all is known.
    bench.answers.clear();
    EngineMessage early(tell::ControlRun{bench.newRequest(), RunId{2}, tell::ControlRun::Action::Cancel, {}});
    bench.engine->take(early);
    bench.open();
    QVERIFY2(bench.turnsOfOpening >= 3, "all at once would hold up the engine's signs of life");
    QVERIFY(bench.engine->isOpen());
    QCOMPARE(bench.recovered->runs.size(), std::size_t(1001));
    QCOMPARE(bench.engine->status().activeRuns, quint32(1000));
    QCOMPARE(bench.answers.size(), std::size_t(1));
    QVERIFY(bench.answers.front().result);
    QCOMPARE(stateOf(bench, 2), RunState::Cancelled);
    // The first one waits for its next attempt and the second was cancelled, so it is the turn of the third.
    QCOMPARE(bench.attempts.size(), std::size_t(1));
    QCOMPARE(bench.attempts.front().run, RunId{3});
}

void TestSleepingRuns::keepsWhatItWasStartedWith()
{
    RunBench bench;
    startWith(bench, 0);
    StartOptions options;
    options.untilTask = QStringLiteral("call");
    QVERIFY(bench.run(oneAtATime(), R"({"order":7})", options));
    QCOMPARE(bench.engine->sleepingRuns(), std::size_t(1));
    bench.endFirst();
    QCOMPARE(bench.attempts.front().data.input, Payload(R"({"order":7})"));
    bench.endFirst();
    QCOMPARE(stateOf(bench, 2), RunState::Succeeded);
}

void TestSleepingRuns::aRunWithMuchDataStaysAwake()
{
    RunBench bench;
    startWith(bench, 0);
    QVERIFY(bench.run(oneAtATime(), '"' + QByteArray(5000, 'x') + '"'));
    QCOMPARE(bench.engine->sleepingRuns(), std::size_t(0));
}

void TestSleepingRuns::aCalledRunSleepsAndItsCallerHearsOfItsEnd()
{
    RunBench bench;
    startWith(bench, 0);
    Workflow caller;
    caller.id = QStringLiteral("caller");
    Task call;
    call.id = QStringLiteral("run");
    call.type = QStringLiteral("workflow.call");
    call.params = {{QStringLiteral("workflow"), QStringLiteral("call")}};
    caller.tasks.push_back(call);
    QVERIFY(bench.run(caller));
    const Attempt asks = bench.attempts.back();
    QCOMPARE(asks.type, QStringLiteral("workflow.call"));
    bench.attempts.pop_back();
    bench.end(asks, outcome::Call{std::make_shared<const Workflow>(oneAtATime()), "{}", {}});
    QCOMPARE(bench.engine->sleepingRuns(), std::size_t(1));
    bench.endFirst();
    bench.endFirst();
    QCOMPARE(stateOf(bench, 3), RunState::Succeeded);
    QCOMPARE(stateOf(bench, 2), RunState::Succeeded);
}

QTEST_GUILESS_MAIN(TestSleepingRuns)
#include "tst_sleepingruns.moc"
