#include "core/run/codec.h"
#include "core/run/fork.h"
#include "core/run/input.h"
#include "core/run/why.h"
#include "tests/core/run/rundriver.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

Workflow made(const char *tasks, const char *edges, const Reliability &reliability = {})
{
    return workflow(QLatin1StringView(tasks), QLatin1StringView(edges), reliability);
}

Reliability once(OnExhausted policy)
{
    Reliability reliability;
    reliability.maxAttempts = 1;
    reliability.onExhausted = policy;
    return reliability;
}

void succeed(RunDriver &driver, quint32 step, const Payload &output, const QString &port = {})
{
    driver.start(StepIndex{step});
    QVERIFY(driver.tell(command::Succeed{StepIndex{step}, driver.run.step(StepIndex{step}).lease, port, output}));
}

void fail(RunDriver &driver, quint32 step, const QString &code = QStringLiteral("test.failed"))
{
    driver.start(StepIndex{step});
    QVERIFY(driver.tell(command::Fail{StepIndex{step},
                                      driver.run.step(StepIndex{step}).lease,
                                      FailureClass::Permanent,
                                      Error{code, {}, {}},
                                      {},
                                      {}}));
}

StepState stateOf(const RunDriver &driver, quint32 step)
{
    return driver.run.step(StepIndex{step}).state;
}

const Payload &outputOf(const RunDriver &driver, quint32 step)
{
    return driver.run.step(StepIndex{step}).output;
}

QString words(const RunDriver &driver)
{
    return eventNames(driver.events).join(u' ');
}

command::Skip skip(quint32 step, const Payload &output)
{
    return {StepIndex{step}, output, QStringLiteral("ada"), QStringLiteral("known")};
}

} // namespace

/// What a person can do to a run: give outputs, restart, step, fork, run a part of it.
class TestControl : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goesOnWithAnOutputGivenByHand();
    void recordsTheResultOfASkippedAttemptAsLate();
    void resolvesTheLetterOfASkippedStep();
    void dropsTheItemsOfASkippedLoop();
    void refusesToSkipWhatIsOver();
    void goesOnFromADiscardedLoopByItsDonePort();
    void restartsFromTheStepThatFailed();
    void restartsACancelledRunOnce();
    void restartsALoopWhereItWas();
    void keepsAHandledFailureOverARestart();
    void asksBeforeItRepeatsWhatMayHaveHappened();
    void refusesToRestartWhatDidNotFail();
    void feedsPinnedOutputsWithoutAnAttempt();
    void mocksInsteadOfDispatching();
    void failsAsTheMockSays();
    void endsWellWhereATaskSaysSo();
    void runsToAStepAndEnds();
    void runsToAStepInsideALoop();
    void endsAtItsTargetThoughABranchStillRuns();
    void runsFromAStepWithPinnedOutputs();
    void refusesOptionsOnTasksThatAreNot();
    void startsOneStepAtATime();
    void leavesByTheTimeoutPortWhenTimeRanOut();
    void leavesByTheFailurePortWhenNoTimeoutPortIsWired();
    void readsEventsOfBeforeTheOptions();
};

void TestControl::goesOnWithAnOutputGivenByHand()
{
    RunDriver driver(made("a:step b:step c:step", "a>b b>c"), 1);
    QVERIFY(driver.tell(skip(1, "\"by hand\""))); // not even reached yet
    QCOMPARE(stateOf(driver, 1), StepState::Succeeded);
    QCOMPARE(stateOf(driver, 2), StepState::Ready);
    QVERIFY(driver.run.step(StepIndex{2}).handFed);
    QVERIFY(!driver.run.step(StepIndex{0}).handFed);
    QCOMPARE(stepInput(driver.run, StepIndex{2}), Payload("\"by hand\""));
    succeed(driver, 0, "1");
    QCOMPARE(outputOf(driver, 1), Payload("\"by hand\""));
    succeed(driver, 2, "2");
    QCOMPARE(driver.run.state, RunState::Succeeded);
    QCOMPARE(driver.faults.join(u";"), QString());
}

void TestControl::recordsTheResultOfASkippedAttemptAsLate()
{
    RunDriver driver(made("a:step b:step", "a>b"), 1);
    driver.start(StepIndex{0});
    QVERIFY(driver.tell(skip(0, "1")));
    QVERIFY(driver.run.running.empty());
    QVERIFY(driver.tell(command::Succeed{StepIndex{0}, 1, {}, "2"}));
    QCOMPARE(words(driver), QStringLiteral("started attempt skipped late"));
    QCOMPARE(outputOf(driver, 0), Payload("1"));
}

void TestControl::resolvesTheLetterOfASkippedStep()
{
    RunDriver driver(made("a:step b:step", "a>b"), 1);
    fail(driver, 0);
    QCOMPARE(driver.run.state, RunState::Waiting);
    QVERIFY(driver.tell(skip(0, "1")));
    QCOMPARE(driver.run.letter(1)->state, LetterState::Resolved);
    QCOMPARE(words(driver), QStringLiteral("started attempt failed dead skipped"));
    QVERIFY(!driver.tell(command::Redrive{1, "c", {}, false, {}}));
    QCOMPARE(driver.faults.join(u";"), QString());
}

void TestControl::dropsTheItemsOfASkippedLoop()
{
    RunDriver driver(made("each:forEach after:step b:step", "each.item>b each.done>after"), 1);
    driver.start(StepIndex{0});
    QVERIFY(driver.tell(command::Found{StepIndex{0}, 1, "[1,2]"}));
    driver.start(StepIndex{2});
    QVERIFY(driver.tell(skip(0, "[]")));
    QCOMPARE(stateOf(driver, 2), StepState::Cancelled);
    QCOMPARE(stateOf(driver, 3), StepState::Cancelled);
    QCOMPARE(stateOf(driver, 1), StepState::Ready);
    QCOMPARE(stepInput(driver.run, StepIndex{1}), Payload("[]"));
    succeed(driver, 1, "1");
    QCOMPARE(driver.run.state, RunState::Succeeded);
    QCOMPARE(driver.faults.join(u";"), QString());
}

void TestControl::refusesToSkipWhatIsOver()
{
    RunDriver driver(made("a:step b:step", ""), 1);
    succeed(driver, 0, "1");
    const auto again = driver.tell(skip(0, "2"));
    QVERIFY(!again);
    QCOMPARE(again.error().code, QString(errors::kRunStepNotSkippable));
    QVERIFY(!driver.tell(skip(99, "2")));
    driver.start(StepIndex{1});
    QVERIFY(driver.tell(command::Cancel{}));
    QVERIFY(!driver.tell(skip(1, "2")));
    QVERIFY(driver.tell(command::Abandon{StepIndex{1}, 2}));
    QCOMPARE(driver.tell(skip(1, "2")).error().code, QString(errors::kRunOver));
}

void TestControl::goesOnFromADiscardedLoopByItsDonePort()
{
    RunDriver driver(made("each:forEach after:step b:step", "each.item>b each.done>after"), 1);
    fail(driver, 0);
    QVERIFY(driver.tell(command::Discard{1, "c", Payload("[3]"), {}, {}}));
    QCOMPARE(stateOf(driver, 1), StepState::Ready);
}

void TestControl::restartsFromTheStepThatFailed()
{
    RunDriver driver(made("a:step b:step c:step d:step e:step", "a>b b>c a.other>d d>e", once(OnExhausted::Fail)), 1);
    succeed(driver, 0, "1");
    fail(driver, 1);
    QCOMPARE(driver.run.state, RunState::Failed);
    QVERIFY(driver.tell(command::Restart{"click", QStringLiteral("ada")}));
    QCOMPARE(driver.run.state, RunState::Running);
    QCOMPARE(driver.run.ended, WallTime{});
    QVERIFY(driver.run.failure.code.isEmpty());
    QCOMPARE(stateOf(driver, 0), StepState::Succeeded);
    QCOMPARE(stateOf(driver, 1), StepState::Ready);
    QCOMPARE(stateOf(driver, 2), StepState::Blocked);
    QCOMPARE(stateOf(driver, 4), StepState::Skipped);
    QCOMPARE(driver.run.step(StepIndex{1}).epoch, 2u);
    QCOMPARE(driver.run.step(StepIndex{0}).epoch, 1u);
    succeed(driver, 1, "2");
    succeed(driver, 2, "3");
    QCOMPARE(driver.run.state, RunState::Succeeded);
    const auto attempts = attemptHistory(driver.events, StepIndex{1});
    QCOMPARE(attempts.size(), std::size_t(2));
    QCOMPARE(attempts[1].epoch, 2u);
    QCOMPARE(attempts[1].number, 1u);
    QCOMPARE(driver.faults.join(u";"), QString());
}

void TestControl::restartsACancelledRunOnce()
{
    RunDriver driver(made("a:step b:step c:join(any) d:step", "a>c b>c c>d"), 1);
    driver.startAll();
    QVERIFY(driver.tell(command::Succeed{StepIndex{1}, 2, {}, "1"})); // a is the loser of the join
    QVERIFY(driver.tell(command::Cancel{}));
    QCOMPARE(driver.run.state, RunState::Cancelled);
    QVERIFY(driver.tell(command::Restart{"click", {}}));
    QVERIFY(driver.tell(command::Restart{"click", {}}));
    QCOMPARE(words(driver), QStringLiteral("started attempt attempt succeeded cancelAsked ended restarted"));
    QCOMPARE(stateOf(driver, 0), StepState::Cancelled); // and stays it
    QCOMPARE(stateOf(driver, 2), StepState::Ready);
    succeed(driver, 2, "2");
    succeed(driver, 3, "3");
    QCOMPARE(driver.run.state, RunState::Succeeded);
    QVERIFY(driver.tell(command::Restart{"click", {}})); // the first answer
    QCOMPARE(driver.tell(command::Restart{"other", {}}).error().code, QString(errors::kRunOver));
    QCOMPARE(driver.faults.join(u";"), QString());
}

void TestControl::restartsALoopWhereItWas()
{
    for (const int cap : {0, 1}) {
        Workflow loop = made("each:forEach b:step c:step", "each.item>b b>c", once(OnExhausted::Fail));
        loop.tasks.front().params.insert(QStringLiteral("concurrency"), cap);
        RunDriver driver(loop, 1);
        driver.start(StepIndex{0});
        QVERIFY(driver.tell(command::Found{StepIndex{0}, 1, "[1,2,3]"}));
        succeed(driver, 1, "10");
        succeed(driver, 2, "11"); // the first item is done
        succeed(driver, 3, "20");
        fail(driver, 4);
        QCOMPARE(driver.run.state, RunState::Failed);
        QVERIFY(driver.tell(command::Restart{"click", {}}));
        QCOMPARE(stateOf(driver, 0), StepState::Waiting);
        QCOMPARE(stateOf(driver, 3), StepState::Succeeded);
        QCOMPARE(stateOf(driver, 4), StepState::Ready);
        succeed(driver, 4, "21");
        succeed(driver, 5, "30");
        succeed(driver, 6, "31");
        QCOMPARE(outputOf(driver, 0), Payload("[11,21,31]"));
        QCOMPARE(driver.run.state, RunState::Succeeded);
        QCOMPARE(driver.faults.join(u";"), QString());
    }
}

void TestControl::keepsAHandledFailureOverARestart()
{
    Workflow workflow = made("a:step b:step c:step", "a.failure>b b>c", once(OnExhausted::Continue));
    workflow.tasks[2].reliability.onExhausted = OnExhausted::Fail;
    RunDriver driver(workflow, 1);
    fail(driver, 0);
    succeed(driver, 1, "1");
    fail(driver, 2);
    QCOMPARE(driver.run.state, RunState::Failed);
    QVERIFY(driver.tell(command::Restart{"click", {}}));
    QCOMPARE(stateOf(driver, 0), StepState::Failed);
    QCOMPARE(stateOf(driver, 1), StepState::Succeeded);
    QCOMPARE(stateOf(driver, 2), StepState::Ready);
}

void TestControl::asksBeforeItRepeatsWhatMayHaveHappened()
{
    RunDriver driver(made("a:unsafe b:step", ""), 1);
    driver.startAll();
    QVERIFY(driver.tell(command::Cancel{}));
    for (const quint32 step : {0u, 1u})
        QVERIFY(driver.tell(command::Abandon{StepIndex{step}, step + 1}));
    QCOMPARE(driver.run.state, RunState::Cancelled);
    QVERIFY(driver.tell(command::Restart{"click", {}}));
    QCOMPARE(stateOf(driver, 0), StepState::DeadLettered);
    QCOMPARE(driver.run.letter(1)->error.code, QString(errors::kStepOutcomeUnknown));
    QCOMPARE(stateOf(driver, 1), StepState::Ready);
}

void TestControl::refusesToRestartWhatDidNotFail()
{
    RunDriver driver(made("a:step", ""), 1);
    QCOMPARE(driver.tell(command::Restart{"click", {}}).error().code, QString(errors::kRunNotOver));
    QCOMPARE(driver.run.clicks.size(), std::size_t(0));
}

void TestControl::feedsPinnedOutputsWithoutAnAttempt()
{
    StartOptions options;
    options.pins = {{QStringLiteral("b"), "\"pinned\"", {}}};
    RunDriver driver(made("a:step b:step c:step", "a>b b>c"), 1, options);
    QVERIFY(!driver.tell(command::StartAttempt{StepIndex{1}}));
    succeed(driver, 0, "1");
    QCOMPARE(words(driver), QStringLiteral("started attempt succeeded fed"));
    QCOMPARE(outputOf(driver, 1), Payload("\"pinned\""));
    QVERIFY(driver.run.step(StepIndex{1}).handFed);
    QVERIFY(driver.run.step(StepIndex{2}).handFed);
    QCOMPARE(driver.run.step(StepIndex{1}).attempts, quint16(0));
}

void TestControl::mocksInsteadOfDispatching()
{
    StartOptions options;
    options.mocks = {{.task = QStringLiteral("a"), .output = "1", .port = QStringLiteral("other")},
                     {.task = QStringLiteral("each"), .output = "[7]"},
                     {.task = QStringLiteral("end"), .output = "2"}};
    RunDriver driver(made("a:step b:step each:forEach end:step c:step", "a>b a.other>each each.item>c each.done>end"),
                     1, options);
    QCOMPARE(driver.run.state, RunState::Succeeded);
    QCOMPARE(words(driver), QStringLiteral("started fed fed fed ended"));
    QCOMPARE(stateOf(driver, 1), StepState::Skipped);
    QCOMPARE(outputOf(driver, 2), Payload("[7]"));
    QVERIFY(!driver.run.step(StepIndex{3}).handFed);
    QVERIFY(attemptHistory(driver.events).empty());
    const Run again = fold(driver.run.id, driver.run.plan, driver.events);
    QCOMPARE(again.state, RunState::Succeeded);
}

void TestControl::failsAsTheMockSays()
{
    StartOptions options;
    options.mocks = {{.task = QStringLiteral("a"), .failure = FailureClass::Transient}};
    RunDriver driver(made("a:step b:step", "a>b"), 1, options);
    QCOMPARE(driver.run.state, RunState::Waiting);
    QCOMPARE(driver.run.letter(1)->failureClass, FailureClass::Transient);
    QCOMPARE(driver.run.letter(1)->error.code, QString(errors::kStepMocked));
    RunDriver handled(made("a:step b:step", "a.failure>b", once(OnExhausted::Continue)), 1, options);
    QCOMPARE(stateOf(handled, 1), StepState::Ready);
}

void TestControl::endsWellWhereATaskSaysSo()
{
    RunDriver driver(made("a:step stop:end next:step other:step last:step", "a>stop stop>next other>last"), 1);
    driver.start(StepIndex{3});
    succeed(driver, 0, "1");
    QCOMPARE(driver.run.state, RunState::Running);
    succeed(driver, 1, "1");
    QCOMPARE(stateOf(driver, 2), StepState::Skipped);
    QCOMPARE(stateOf(driver, 3), StepState::Cancelled);
    QCOMPARE(stateOf(driver, 4), StepState::Skipped);
    QCOMPARE(driver.run.state, RunState::Succeeded);
    QCOMPARE(driver.faults.join(u";"), QString());
    // Skipped, it ends nothing; nor does it when it is disabled.
    RunDriver passed(made("a:step stop:end b:step", "a.other>stop"), 1);
    succeed(passed, 0, "1");
    QCOMPARE(stateOf(passed, 1), StepState::Skipped);
    QCOMPARE(passed.run.state, RunState::Running);
    Workflow disabled = made("stop:end b:step", "");
    disabled.tasks[0].disabled = true;
    RunDriver off(disabled, 1);
    succeed(off, 0, "1");
    QCOMPARE(off.run.state, RunState::Running);
}

void TestControl::runsToAStepAndEnds()
{
    StartOptions options;
    options.untilTask = QStringLiteral("c");
    RunDriver driver(made("a:step b:step c:step d:step x:step", "a>b b>c c>d a>x"), 1, options);
    QCOMPARE(stateOf(driver, 3), StepState::Skipped);
    QCOMPARE(stateOf(driver, 4), StepState::Skipped);
    for (const quint32 step : {0u, 1u, 2u})
        succeed(driver, step, "1");
    QCOMPARE(driver.run.state, RunState::Succeeded);
    QCOMPARE(driver.faults.join(u";"), QString());
}

void TestControl::runsToAStepInsideALoop()
{
    StartOptions options;
    options.untilTask = QStringLiteral("b");
    RunDriver driver(made("each:forEach after:step b:step c:step", "each.item>b b>c each.done>after"), 1, options);
    driver.start(StepIndex{0});
    QVERIFY(driver.tell(command::Found{StepIndex{0}, 1, "[1,2]"}));
    QCOMPARE(stateOf(driver, 3), StepState::Skipped);
    succeed(driver, 2, "1");
    succeed(driver, 4, "2");
    QCOMPARE(driver.run.state, RunState::Succeeded);
    QCOMPARE(stateOf(driver, 1), StepState::Skipped);
}

void TestControl::endsAtItsTargetThoughABranchStillRuns()
{
    StartOptions options;
    options.untilTask = QStringLiteral("c");
    RunDriver driver(made("a:step each:forEach c:join(any) b:step", "a>c each.done>c each.item>b"), 1, options);
    driver.start(StepIndex{1});
    QVERIFY(driver.tell(command::Found{StepIndex{1}, 1, "[1,2]"}));
    driver.start(StepIndex{3});
    succeed(driver, 0, "1");
    succeed(driver, 2, "2");
    QCOMPARE(driver.run.state, RunState::Succeeded);
    QCOMPARE(stateOf(driver, 1), StepState::Skipped);
    QCOMPARE(stateOf(driver, 3), StepState::Cancelled);
    QCOMPARE(driver.faults.join(u";"), QString());
}

void TestControl::runsFromAStepWithPinnedOutputs()
{
    StartOptions options;
    options.fromTask = QStringLiteral("c");
    options.pins = {{QStringLiteral("b"), "\"pinned\"", {}}};
    // b leads to c, whose input it gives; x is left out, and the join behind both goes on without it.
    RunDriver driver(made("a:step b:step c:step x:step end:join", "a>b b>c a>x c>end x>end"), 1, options);
    QCOMPARE(stateOf(driver, 0), StepState::Skipped);
    QCOMPARE(stateOf(driver, 1), StepState::Succeeded);
    QCOMPARE(stateOf(driver, 3), StepState::Skipped);
    QCOMPARE(pending(driver.run).start, std::vector{StepIndex{2}});
    QCOMPARE(stepInput(driver.run, StepIndex{2}), Payload("\"pinned\""));
    succeed(driver, 2, "1");
    QCOMPARE(stateOf(driver, 4), StepState::Ready);
    succeed(driver, 4, "2");
    QCOMPARE(driver.run.state, RunState::Succeeded);
    QCOMPARE(driver.faults.join(u";"), QString());
}

void TestControl::refusesOptionsOnTasksThatAreNot()
{
    const PlanPtr plan = compile(made("a:step", ""), catalog()).value();
    StartOptions options[4];
    options[0].untilTask = QStringLiteral("nope");
    options[1].fromTask = QStringLiteral("nope");
    options[2].pins = {{QStringLiteral("nope"), "1", {}}};
    options[3].mocks = {{.task = QStringLiteral("nope")}};
    for (const StartOptions &wrong : options) {
        Run run = newRun(RunId{1}, plan);
        Events events;
        const auto started = decide(run, command::Start{{}, {}, 1, wrong}, WallTime{}, events);
        QVERIFY(!started);
        QCOMPARE(started.error().code, QString(errors::kRunUnknownTask));
        QCOMPARE(run.state, RunState::Pending);
        QVERIFY(events.empty());
    }
}

void TestControl::startsOneStepAtATime()
{
    StartOptions options;
    options.stepping = true;
    options.mocks = {{.task = QStringLiteral("b"), .output = "\"mock\""}};
    RunDriver driver(made("a:step b:step c:step d:step", "c>d"), 1, options);
    QCOMPARE(driver.run.state, RunState::Paused);
    QVERIFY(pending(driver.run).start.empty());
    driver.stepOnce();
    QCOMPARE(stateOf(driver, 0), StepState::Running);
    QVERIFY(driver.tell(command::Succeed{StepIndex{0}, 1, {}, "1"}));
    QCOMPARE(driver.run.state, RunState::Paused);
    QVERIFY(driver.tell(command::StepOnce{})); // the mock counts as a step
    QCOMPARE(stateOf(driver, 1), StepState::Succeeded);
    QCOMPARE(stateOf(driver, 2), StepState::Ready);
    driver.stepOnce();
    const auto none = driver.tell(command::StepOnce{});
    QVERIFY(!none);
    QCOMPARE(none.error().code, QString(errors::kRunNothingToStep));
    QVERIFY(driver.tell(command::Succeed{StepIndex{2}, driver.run.lastLease, {}, "1"}));
    QVERIFY(driver.tell(command::Resume{}));
    succeed(driver, 3, "1");
    QCOMPARE(driver.run.state, RunState::Succeeded);
    QCOMPARE(driver.faults.join(u";"), QString());
}

void TestControl::leavesByTheTimeoutPortWhenTimeRanOut()
{
    for (const QString &code : {QStringLiteral("task.timedOut"), QStringLiteral("http.timeout")}) {
        RunDriver driver(made("a:step b:step c:step", "a.timeout>b a.failure>c", once(OnExhausted::Continue)), 1);
        fail(driver, 0, code);
        QCOMPARE(stateOf(driver, 1), StepState::Ready);
        QCOMPARE(stateOf(driver, 2), StepState::Skipped);
    }
    RunDriver other(made("a:step b:step c:step", "a.timeout>b a.failure>c", once(OnExhausted::Continue)), 1);
    fail(other, 0);
    QCOMPARE(stateOf(other, 1), StepState::Skipped);
    QCOMPARE(stateOf(other, 2), StepState::Ready);
}

void TestControl::leavesByTheFailurePortWhenNoTimeoutPortIsWired()
{
    RunDriver driver(made("a:step b:step c:step", "a>b a.failure>c", once(OnExhausted::Continue)), 1);
    fail(driver, 0, QStringLiteral("task.timedOut"));
    QCOMPARE(stateOf(driver, 2), StepState::Ready);
}

void TestControl::readsEventsOfBeforeTheOptions()
{
    // [[0, 1, "x", h'7b7d', 9], [11, 2, 0, ["c", {}, ""]], [13, 3, 1, h'63', true, h'31', "", ""]]
    const auto events = decodeEvents(QByteArray::fromHex("83850001617842"
                                                         "7b7d09"
                                                         "840b0200"
                                                         "836163a060"
                                                         "880d03014163f541316060"));
    QVERIFY(events);
    QCOMPARE(events->size(), std::size_t(3));
    QCOMPARE(std::get<RunStarted>(events->at(0).data), (RunStarted{QStringLiteral("x"), "{}", 9, {}}));
    QVERIFY(std::get<StepFailed>(events->at(1).data).port.isEmpty());
    QVERIFY(std::get<LetterDiscarded>(events->at(2).data).port.isEmpty());
}

QTEST_APPLESS_MAIN(TestControl)
#include "tst_control.moc"
