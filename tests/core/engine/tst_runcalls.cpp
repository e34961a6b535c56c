#include "core/journal/errors.h"
#include "core/run/errors.h"
#include "tests/core/engine/runbench.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A workflow of one call of another one.
Workflow caller(const QString &id = u"outer"_s, int runs = 0)
{
    Workflow workflow;
    workflow.id = id;
    workflow.concurrency.runs = runs;
    Task task;
    task.id = u"sub"_s;
    task.type = u"workflow.call"_s;
    task.params = {{u"workflow"_s, u"call"_s}};
    workflow.tasks.push_back(task);
    return workflow;
}

outcome::Call callOf(Workflow workflow, const Payload &input = "{\"in\":1}")
{
    return {std::make_shared<const Workflow>(std::move(workflow)), input, {}};
}

constexpr StepIndex kFirst{0};

} // namespace

/// The engine starts the runs that steps call, and ends the waits for them.
class TestRunCalls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void startsTheRunAndGoesOnWithItsOutput();
    void startsBothOrNeitherInACrash();
    void endsBothOrNeitherInACrash();
    void failsWithTheRunThatFailed();
    void waitsOnWhileTheRunWaitsForAPerson();
    void cancelsTheRunWithItsCaller();
    void cancelsTheRunThatNobodyWaitsFor();
    void endsARunThatCallsItself();
    void holdsNoPlaceWhileItWaits();
    void sharesAConnectionOfOnePlace();
    void changesNothingWhenAnEndedRunGoesOn();
    void callsAnotherRunAfterARestart();
    void goesOnWhileItsCallerIsPaused();
    void failsWhenTheRunIsDamaged();
    void keepsTheRunWhileItsCallerGoesOn();
    void takesNoWorkflowThatCannotRun();
    void waitsWhenTooManyRunsWait();

private:
    /// Lets the oldest attempt, a call, find its workflow; gives the run that begins.
    static RunId begin(RunBench &bench, outcome::Call call = callOf(RunBench::oneCall()))
    {
        const Attempt attempt = bench.attempts.front();
        bench.attempts.erase(bench.attempts.begin());
        bench.end(attempt, std::move(call));
        const auto stored = bench.stored(attempt.run);
        const CalledRun *called = stored ? stored->callOf(attempt.step) : nullptr;
        return called ? called->run : RunId{};
    }
    static void cancel(RunBench &bench, RunId run)
    {
        bench.say(tell::ControlRun{bench.newRequest(), run, tell::ControlRun::Action::Cancel, u"ada"_s});
    }
};

void TestRunCalls::startsTheRunAndGoesOnWithItsOutput()
{
    RunBench bench;
    bench.start();
    const auto outer = bench.run(caller());
    const RunId inner = begin(bench);
    QCOMPARE(inner, RunId{number(*outer) + 1});
    QCOMPARE(bench.stored(*outer)->state, RunState::Waiting);
    const auto child = bench.stored(inner);
    QCOMPARE(child->input, Payload("{\"in\":1}"));
    QCOMPARE(child->trigger, u"run:%1"_s.arg(number(*outer)));
    QCOMPARE(child->calledBy.run, *outer);
    QCOMPARE(child->calledBy.depth, 1u);
    bench.say(tell::AskWhy{bench.newRequest(), *outer, kFirst});
    const auto why = bench.lastAnswer();
    QCOMPARE(std::get<WhyNot>(*why).run, (std::vector<why::Cause>{why::WaitsForRun{inner, u"call"_s, false, {}}}));
    bench.endFirst();
    QCOMPARE(bench.stored(inner)->state, RunState::Succeeded);
    QCOMPARE(bench.stored(*outer)->state, RunState::Succeeded);
    QCOMPARE(bench.stored(*outer)->step(kFirst).output, Payload("1"));
}

void TestRunCalls::startsBothOrNeitherInACrash()
{
    RunBench bench;
    bench.start();
    const auto outer = bench.run(caller());
    bench.isHeld = true;
    bench.end(bench.attempts.front(), callOf(RunBench::oneCall()));
    bench.isHeld = false;
    bench.start(); // neither is there
    QVERIFY(!bench.stored(RunId{number(*outer) + 1}));
    bench.pass(std::chrono::seconds(1)); // the attempt is lost, and tried again
    const RunId inner = begin(bench);
    QCOMPARE(inner, RunId{number(*outer) + 1});
    bench.start(); // both are
    bench.pass(std::chrono::seconds(1));
    QCOMPARE(bench.stored(*outer)->called, std::vector<RunId>{inner});
    bench.endFirst();
    QCOMPARE(bench.stored(*outer)->state, RunState::Succeeded);
}

void TestRunCalls::endsBothOrNeitherInACrash()
{
    RunBench bench;
    bench.start();
    const auto outer = bench.run(caller());
    const RunId inner = begin(bench);
    EngineMessage ended(AttemptResult{inner, kFirst, bench.attempts.front().lease, outcome::Succeeded{"1", {}}, {}});
    bench.engine->take(ended);
    bench.engine->settle(); // written, not yet heard to be durable
    bench.start();
    QCOMPARE(bench.stored(inner)->state, RunState::Succeeded);
    QCOMPARE(bench.stored(*outer)->state, RunState::Succeeded);
}

void TestRunCalls::failsWithTheRunThatFailed()
{
    RunBench bench;
    bench.start();
    const auto outer = bench.run(caller());
    Workflow fails = RunBench::oneCall();
    fails.tasks[0].reliability.onExhausted = OnExhausted::Fail;
    const RunId inner = begin(bench, callOf(fails));
    bench.end(bench.attempts.front(),
              outcome::Failed{FailureClass::Permanent, Error{u"test.failed"_s, {{u"what"_s, u"x"_s}}, {}}, {}, {}});
    bench.attempts.clear();
    const auto stored = bench.stored(*outer);
    QCOMPARE(stored->step(kFirst).state, StepState::DeadLettered);
    const Error &error = stored->letter(1)->error;
    QCOMPARE(error.code, QString(errors::kCallFailed));
    QCOMPARE(error.args.value(u"run"_s), QString::number(number(inner)));
    QCOMPARE(error.args.value(u"code"_s), u"test.failed"_s);
    QCOMPARE(error.args.value(u"of.what"_s), u"x"_s);
    bench.say(tell::Redrive{bench.newRequest(), {"click", {{*outer, 1}}, {}, false}, u"ada"_s});
    const RunId second = begin(bench);
    QVERIFY(second != inner && second != RunId{});
    bench.endFirst();
    QCOMPARE(bench.stored(*outer)->state, RunState::Succeeded);
}

void TestRunCalls::waitsOnWhileTheRunWaitsForAPerson()
{
    RunBench bench;
    bench.start();
    const auto outer = bench.run(caller());
    const RunId inner = begin(bench);
    bench.end(bench.attempts.front(),
              outcome::Failed{FailureClass::Permanent, Error{u"test.failed"_s, {}, {}}, {}, {}});
    bench.attempts.clear();
    QCOMPARE(bench.stored(inner)->state, RunState::Waiting);
    QCOMPARE(bench.stored(*outer)->step(kFirst).state, StepState::Waiting);
    bench.start();
    bench.say(tell::Redrive{bench.newRequest(), {"click", {{inner, 1}}, {}, false}, u"ada"_s});
    bench.endFirst();
    QCOMPARE(bench.stored(*outer)->state, RunState::Succeeded);
}

void TestRunCalls::cancelsTheRunWithItsCaller()
{
    RunBench bench;
    bench.start();
    const auto outer = bench.run(caller());
    const RunId middle = begin(bench, callOf(caller(u"middle"_s)));
    const RunId inner = begin(bench);
    QCOMPARE(bench.stored(inner)->calledBy.depth, 2u);
    bench.start(); // over a restart as well
    cancel(bench, *outer);
    QCOMPARE(bench.stored(*outer)->state, RunState::Cancelled);
    QCOMPARE(bench.stored(middle)->state, RunState::Cancelled);
    bench.pass(std::chrono::seconds(6));
    QCOMPARE(bench.stored(inner)->state, RunState::Cancelled);
}

void TestRunCalls::cancelsTheRunThatNobodyWaitsFor()
{
    RunBench bench;
    bench.start();
    const auto outer = bench.run(caller());
    const RunId inner = begin(bench);
    const Attempt attempt = bench.attempts.front();
    bench.say(tell::SkipStep{bench.newRequest(), {*outer, kFirst, "\"by hand\"", {}}, u"ada"_s});
    QCOMPARE(bench.stored(*outer)->state, RunState::Succeeded);
    QCOMPARE(bench.stored(inner)->state, RunState::Cancelling);
    QVERIFY(attempt.stop.stop_requested());

    // The other way round: who cancels the run alone fails the step.
    bench.attempts.clear();
    const auto second = bench.run(caller());
    const RunId alone = begin(bench);
    cancel(bench, alone);
    bench.end(bench.attempts.front(), outcome::Failed{FailureClass::Cancelled, {}, {}, {}});
    QCOMPARE(bench.stored(alone)->state, RunState::Cancelled);
    QCOMPARE(bench.stored(*second)->letter(1)->error.code, QString(errors::kCallCancelled));

    // And time: the step does not wait for ever.
    bench.attempts.clear();
    const auto third = bench.run(caller());
    outcome::Call limited = callOf(RunBench::oneCall());
    limited.limit = std::chrono::minutes(1);
    const RunId slow = begin(bench, limited);
    bench.start();
    bench.pass(std::chrono::minutes(1));
    QCOMPARE(bench.stored(*third)->letter(1)->error.code, QString(errors::kCallTimedOut));
    bench.pass(std::chrono::seconds(6));
    QCOMPARE(bench.stored(slow)->state, RunState::Cancelled);
}

void TestRunCalls::endsARunThatCallsItself()
{
    RunBench bench;
    bench.start();
    Workflow self = caller(u"self"_s);
    self.tasks[0].reliability.onExhausted = OnExhausted::Fail;
    const auto first = bench.run(self);
    for (quint32 i = 0; i < kMostCalls; ++i) {
        if (i == kMostCalls / 2) {
            bench.start(); // the depth is durable
            bench.pass(std::chrono::seconds(1));
        }
        QVERIFY(begin(bench, callOf(self)) != RunId{});
    }
    QCOMPARE(bench.attempts.size(), std::size_t(1));
    QCOMPARE(begin(bench, callOf(self)), RunId{}); // one too many: all of them fail
    QVERIFY(bench.attempts.empty());
    const RunId last{number(*first) + kMostCalls};
    QVERIFY(!bench.stored(RunId{number(last) + 1}));
    QCOMPARE(bench.stored(last)->failure.code, QString(errors::kCallTooDeep));
    QCOMPARE(bench.stored(*first)->state, RunState::Failed);
    QCOMPARE(bench.stored(*first)->failure.code, QString(errors::kCallFailed));
}

/// K2, limits: both workflows may have one run at once, and each calls the other.
void TestRunCalls::holdsNoPlaceWhileItWaits()
{
    RunBench bench;
    bench.start();
    const auto outer = bench.run(caller(u"outer"_s, 1));
    const RunId middle = begin(bench, callOf(caller(u"middle"_s, 1)));
    const RunId again = begin(bench, callOf(caller(u"outer"_s, 1)));
    QCOMPARE(bench.stored(again)->state, RunState::Running); // not held, though `outer` may have one run
    const auto next = bench.run(caller(u"outer"_s, 1));
    QCOMPARE(bench.stored(*next)->state, RunState::Pending); // the limit holds all the same
    QCOMPARE(bench.engine->underWay(), quint64(1));
    begin(bench);
    bench.endFirst(); // the call of `next`, which has its place now, or the one inside `again`
    while (!bench.attempts.empty() && bench.attempts.front().type == u"workflow.call")
        begin(bench);
    while (!bench.attempts.empty())
        bench.endFirst();
    for (const RunId run : {*outer, middle, again})
        QCOMPARE(bench.stored(run)->state, RunState::Succeeded);
    QVERIFY(bench.stored(*next)->state != RunState::Pending);
}

/// K2, bulkhead: the caller has called through the one place before, and the run that it calls needs it.
void TestRunCalls::sharesAConnectionOfOnePlace()
{
    Connection service;
    service.id = u"service"_s;
    service.type = u"http"_s;
    service.baseUrl = u"http://127.0.0.1:9"_s;
    service.poolSize = 1;
    RunBench bench;
    bench.connections = {service};
    bench.start();
    Workflow outer = RunBench::oneCall(u"outer"_s, u"service"_s);
    outer.tasks.push_back(caller().tasks[0]);
    outer.edges.push_back({u"call"_s, u"out"_s, u"sub"_s});
    const auto run = bench.run(outer);
    bench.endFirst();
    const RunId inner = begin(bench, callOf(RunBench::oneCall(u"inner"_s, u"service"_s)));
    QCOMPARE(bench.attempts.size(), std::size_t(1));
    QCOMPARE(bench.attempts.front().run, inner);
    bench.endFirst();
    QCOMPARE(bench.stored(*run)->state, RunState::Succeeded);
}

void TestRunCalls::changesNothingWhenAnEndedRunGoesOn()
{
    RunBench bench;
    bench.start();
    const auto outer = bench.run(caller());
    const RunId inner = begin(bench);
    cancel(bench, inner);
    bench.end(bench.attempts.front(), outcome::Failed{FailureClass::Cancelled, {}, {}, {}});
    bench.attempts.clear();
    const quint64 before = bench.stored(*outer)->sequence;
    bench.say(tell::KeepRun{bench.newRequest(), inner});
    bench.say(tell::RestartRun{bench.newRequest(), *bench.history(inner), "click", u"ada"_s});
    QCOMPARE(bench.stored(inner)->state, RunState::Running);
    bench.endFirst();
    QCOMPARE(bench.stored(inner)->state, RunState::Succeeded);
    QCOMPARE(bench.stored(*outer)->sequence, before);
}

void TestRunCalls::callsAnotherRunAfterARestart()
{
    RunBench bench;
    bench.start();
    const auto outer = bench.run(caller());
    const RunId inner = begin(bench);
    cancel(bench, *outer);
    bench.pass(std::chrono::seconds(6));
    bench.attempts.clear();
    bench.say(tell::KeepRun{bench.newRequest(), *outer});
    bench.say(tell::RestartRun{bench.newRequest(), *bench.history(*outer), "click", u"ada"_s});
    const RunId second = begin(bench);
    QVERIFY(second != RunId{} && second != inner);
    bench.endFirst();
    QCOMPARE(bench.stored(*outer)->state, RunState::Succeeded);
    QCOMPARE(bench.stored(inner)->state, RunState::Cancelled);
}

void TestRunCalls::goesOnWhileItsCallerIsPaused()
{
    RunBench bench;
    bench.start();
    Workflow workflow = caller();
    Task after = RunBench::oneCall().tasks[0];
    workflow.tasks.push_back(after);
    workflow.edges.push_back({u"sub"_s, u"out"_s, u"call"_s});
    const auto outer = bench.run(workflow);
    const RunId inner = begin(bench);
    bench.say(tell::ControlRun{bench.newRequest(), *outer, tell::ControlRun::Action::Pause, u"ada"_s});
    bench.endFirst();
    QCOMPARE(bench.stored(inner)->state, RunState::Succeeded);
    QCOMPARE(bench.stored(*outer)->state, RunState::Paused);
    QCOMPARE(bench.stored(*outer)->step(kFirst).state, StepState::Succeeded);
    QVERIFY(bench.attempts.empty());
    bench.say(tell::ControlRun{bench.newRequest(), *outer, tell::ControlRun::Action::Resume, u"ada"_s});
    QCOMPARE(bench.attempts.size(), std::size_t(1));
}

void TestRunCalls::failsWhenTheRunIsDamaged()
{
    RunBench bench;
    bench.start();
    const auto outer = bench.run(caller());
    const RunId inner = begin(bench);
    bench.disk.damage(inner);
    bench.start();
    QCOMPARE(bench.stored(*outer)->letter(1)->error.code, QString(errors::kCallLost));
}

void TestRunCalls::keepsTheRunWhileItsCallerGoesOn()
{
    RunBench bench;
    bench.settings.keepRuns = 1;
    bench.settings.keepDays = 0;
    bench.start();
    Workflow workflow = caller();
    workflow.tasks.push_back(RunBench::oneCall().tasks[0]);
    workflow.edges.push_back({u"sub"_s, u"out"_s, u"call"_s});
    const auto outer = bench.run(workflow);
    const RunId inner = begin(bench);
    bench.endFirst();
    QCOMPARE(bench.stored(inner)->state, RunState::Succeeded);
    bench.start();                                         // the next engine keeps it, too
    QCOMPARE(bench.kept.count(inner), std::size_t(1 + 1)); // once by each
    bench.kept.clear();
    bench.kept.insert(inner);
    bench.pass(std::chrono::seconds(1));
    bench.endFirst();
    QCOMPARE(bench.stored(*outer)->state, RunState::Succeeded);
    QVERIFY(bench.kept.empty());
}

void TestRunCalls::takesNoWorkflowThatCannotRun()
{
    RunBench bench;
    bench.start();
    const auto outer = bench.run(caller());
    Workflow broken = RunBench::oneCall();
    broken.tasks[0].type = u"no.such"_s;
    QCOMPARE(begin(bench, callOf(broken)), RunId{});
    QCOMPARE(bench.stored(*outer)->letter(1)->error.code, u"workflow.unknownType"_s);
}

/// It uses no attempt, and comes back when there is room.
void TestRunCalls::waitsWhenTooManyRunsWait()
{
    RunBench bench;
    bench.settings.waitingRuns = 2;
    bench.start();
    const auto outer = bench.run(caller());
    Workflow one = RunBench::oneCall(u"one"_s);
    one.concurrency.runs = 1;
    for (int i = 0; i < 3; ++i)
        QVERIFY(bench.run(one));
    const Attempt call = bench.attempts.front();
    bench.attempts.erase(bench.attempts.begin());
    bench.end(call, callOf(RunBench::oneCall()));
    QCOMPARE(bench.stored(*outer)->step(kFirst).state, StepState::Retrying);
    QCOMPARE(bench.stored(*outer)->step(kFirst).attempts, quint16(0));
    bench.endFirst();
    bench.endFirst();
    bench.pass(std::chrono::seconds(1));
    QCOMPARE(bench.attempts.back().run, *outer);
}

QTEST_APPLESS_MAIN(TestRunCalls)
#include "tst_runcalls.moc"
