#include "core/run/codec.h"
#include "core/run/errors.h"
#include "core/run/letgo.h"
#include "tests/core/run/randomruns.h"
#include "tests/core/run/rundriver.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>

using namespace sluice;
using namespace sluice::test;

namespace {

Workflow made(const char *tasks, const char *edges)
{
    return workflow(QLatin1StringView(tasks), QLatin1StringView(edges));
}

StartOptions haltingAt(std::vector<QString> tasks)
{
    StartOptions options;
    options.breakpoints = std::move(tasks);
    return options;
}

std::size_t haltsOf(const RunDriver &driver)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        driver.events, [](const Event &event) { return std::holds_alternative<BreakpointHit>(event.data); }));
}

void succeed(RunDriver &driver, quint32 step)
{
    driver.start(StepIndex{step});
    QVERIFY(driver.tell(command::Succeed{StepIndex{step}, driver.run.step(StepIndex{step}).lease, {}, "1"}));
}

/// What the steps of a run came to, by task and item. All goes well, and every step gives what only its task says.
std::map<QString, QByteArray> outputsOf(const Workflow &made, const StartOptions &options, quint64 seed)
{
    RunDriver driver(made, seed, options);
    for (int turn = 0; turn < 20'000 && !isFinal(driver.run.state); ++turn) {
        if (driver.run.paused && driver.oneIn(3))
            (void)driver.tell(command::Resume{});
        else if (driver.run.paused && driver.oneIn(3))
            driver.stepOnce();
        else if (driver.oneIn(10))
            driver.crash();
        else if (!options.breakpoints.empty() && driver.oneIn(12))
            driver.setBreakpoints();
        driver.startAll();
        for (const auto &[lease, step] : std::exchange(driver.open, {})) {
            const Plan::TaskNode &task = driver.run.taskOf(step);
            if (task.role == TaskRole::ForEach)
                (void)driver.tell(command::Found{step, lease, "[1,2,3]"});
            else
                (void)driver.tell(command::Succeed{step, lease, {}, task.id.toUtf8().prepend('"') + '"'});
        }
        driver.passTime();
    }
    RC_ASSERT(driver.faults.isEmpty());
    RC_ASSERT(driver.run.state == RunState::Succeeded);
    std::map<QString, QByteArray> byTask;
    for (const Step &step : driver.run.steps) {
        if (!step.isGone)
            byTask[driver.run.plan->task(step.task).id + QString::number(driver.run.scopes[number(step.scope)].item)] +=
                step.output + QByteArray::number(static_cast<int>(step.state));
    }
    return byTask;
}

} // namespace

class TestBreakpoints : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void haltsBeforeTheStepAndGoesOnWithIt();
    void haltsOnceWhateverComesBetween();
    void haltsAgainInANewEpoch();
    void haltsAtEachItem();
    void haltsAtMocksAndPins();
    void stepsFromWhereItHalts();
    void takesOtherBreakpointsWhileItRuns();
    void refusesTasksThatAreNotThere();
    void readsOptionsOfBeforeBreakpoints();
    void aStepLetGoMayBeginWhileTheRunHaltsElsewhere();
    void aPauseByAPersonHoldsWhatWasLetGo();
    void aMockLetGoStandsForItsStepWhileTheRunHaltsElsewhere();
    void haltsOnceAndEndsTheSame();
};

void TestBreakpoints::haltsBeforeTheStepAndGoesOnWithIt()
{
    RunDriver driver(made("a:step b:step c:step", "a>b"), 1, haltingAt({QStringLiteral("b")}));
    succeed(driver, 0);
    driver.start(StepIndex{1});
    QCOMPARE(driver.run.state, RunState::Paused);
    QCOMPARE(driver.run.haltedAt, std::optional(StepIndex{1}));
    QCOMPARE(driver.run.step(StepIndex{1}).state, StepState::Ready);
    QVERIFY(pending(driver.run).start.empty()); // nothing else starts, either
    QVERIFY(driver.tell(command::Resume{QStringLiteral("ada")}));
    QVERIFY(!driver.run.haltedAt);
    succeed(driver, 1);
    succeed(driver, 2);
    QCOMPARE(driver.run.state, RunState::Succeeded);
    QCOMPARE(haltsOf(driver), std::size_t(1));
    QCOMPARE(driver.faults.join(u";"), QString());
}

void TestBreakpoints::haltsOnceWhateverComesBetween()
{
    Reliability retries;
    retries.maxAttempts = 3;
    RunDriver driver(workflow(QStringLiteral("a:step"), {}, retries), 1, haltingAt({QStringLiteral("a")}));
    driver.start(StepIndex{0});
    QCOMPARE(haltsOf(driver), std::size_t(1));
    driver.crash(); // between the halt and the start
    QCOMPARE(driver.run.haltedAt, std::optional(StepIndex{0}));
    QVERIFY(driver.tell(command::Resume{}));
    QVERIFY(driver.tell(command::Pause{}));
    QVERIFY(driver.tell(command::Resume{}));
    driver.start(StepIndex{0});
    QVERIFY(driver.tell(command::Fail{
        StepIndex{0}, driver.run.lastLease, FailureClass::Transient, Error{QStringLiteral("x"), {}, {}}, {}, {}}));
    driver.now += Milliseconds(60'000);
    driver.start(StepIndex{0}); // again
    QCOMPARE(driver.run.step(StepIndex{0}).state, StepState::Running);
    driver.crash();
    driver.now += Milliseconds(60'000);
    driver.start(StepIndex{0}); // it was lost
    QCOMPARE(driver.run.step(StepIndex{0}).state, StepState::Running);
    QCOMPARE(haltsOf(driver), std::size_t(1));
}

void TestBreakpoints::haltsAgainInANewEpoch()
{
    RunDriver driver(made("a:step", ""), 1, haltingAt({QStringLiteral("a")}));
    driver.start(StepIndex{0});
    QVERIFY(driver.tell(command::Resume{}));
    driver.start(StepIndex{0});
    QVERIFY(driver.tell(command::Fail{
        StepIndex{0}, driver.run.lastLease, FailureClass::Permanent, Error{QStringLiteral("x"), {}, {}}, {}, {}}));
    QVERIFY(driver.tell(command::Redrive{1, "click", {}, false, {}}));
    driver.start(StepIndex{0});
    QCOMPARE(haltsOf(driver), std::size_t(2));
    QCOMPARE(driver.run.state, RunState::Paused);
    QCOMPARE(driver.faults.join(u";"), QString());
}

void TestBreakpoints::haltsAtEachItem()
{
    RunDriver driver(made("each:forEach b:step", "each.item>b"), 1, haltingAt({QStringLiteral("b")}));
    driver.start(StepIndex{0});
    QVERIFY(driver.tell(command::Found{StepIndex{0}, 1, "[1,2,3]"}));
    for (std::size_t item = 1; item <= 3; ++item) {
        driver.startAll(); // the one that was passed starts, and the next halts
        QCOMPARE(haltsOf(driver), item);
        QCOMPARE(driver.run.running.size(), item - 1);
        QVERIFY(driver.tell(command::Resume{}));
    }
    driver.startAll();
    QCOMPARE(driver.run.running.size(), std::size_t(3));
}

void TestBreakpoints::haltsAtMocksAndPins()
{
    StartOptions options = haltingAt({QStringLiteral("a"), QStringLiteral("b")});
    options.pins = {{QStringLiteral("a"), "\"pinned\"", {}}};
    options.mocks = {{.task = QStringLiteral("b"), .output = "\"mocked\""}};
    RunDriver driver(made("a:step b:step c:step", "a>b b>c"), 1, options);
    QCOMPARE(driver.run.haltedAt, std::optional(StepIndex{0}));
    QVERIFY(driver.tell(command::Pause{})); // it is paused; a pin does not get past that
    QCOMPARE(driver.run.step(StepIndex{0}).state, StepState::Ready);
    QVERIFY(driver.tell(command::Resume{}));
    QCOMPARE(driver.run.step(StepIndex{0}).output, QByteArray("\"pinned\""));
    QCOMPARE(driver.run.haltedAt, std::optional(StepIndex{1}));
    QCOMPARE(driver.run.step(StepIndex{1}).state, StepState::Ready);
    QVERIFY(driver.tell(command::Resume{}));
    QCOMPARE(driver.run.step(StepIndex{1}).output, QByteArray("\"mocked\""));
    QCOMPARE(driver.run.state, RunState::Running);
    QCOMPARE(haltsOf(driver), std::size_t(2));
}

void TestBreakpoints::stepsFromWhereItHalts()
{
    RunDriver driver(made("a:step b:step c:step", ""), 1, haltingAt({QStringLiteral("b"), QStringLiteral("c")}));
    driver.start(StepIndex{1});
    QVERIFY(driver.tell(command::StepOnce{QStringLiteral("ada"), {}}));
    QCOMPARE(pending(driver.run).start, std::vector{StepIndex{1}}); // not a, which comes first
    driver.start(StepIndex{1});
    QCOMPARE(driver.run.step(StepIndex{1}).state, StepState::Running);
    QVERIFY(driver.tell(command::StepOnce{QStringLiteral("ada"), StepIndex{2}}));
    driver.start(StepIndex{2}); // whoever steps onto it has stopped there
    QCOMPARE(driver.run.step(StepIndex{2}).state, StepState::Running);
    QCOMPARE(haltsOf(driver), std::size_t(1));
    const auto blocked = driver.tell(command::StepOnce{QStringLiteral("ada"), StepIndex{2}});
    QVERIFY(!blocked);
    QCOMPARE(blocked.error().code, QString(errors::kRunNothingToStep));
}

void TestBreakpoints::takesOtherBreakpointsWhileItRuns()
{
    RunDriver driver(made("a:step b:step", "a>b"), 1, haltingAt({QStringLiteral("a")}));
    QVERIFY(driver.tell(command::SetBreakpoints{{QStringLiteral("b")}, QStringLiteral("ada")}));
    const quint64 sequence = driver.run.sequence;
    QVERIFY(driver.tell(command::SetBreakpoints{{QStringLiteral("b")}, QStringLiteral("ada")}));
    QCOMPARE(driver.run.sequence, sequence); // nothing was said anew
    succeed(driver, 0);
    driver.start(StepIndex{1});
    QCOMPARE(driver.run.haltedAt, std::optional(StepIndex{1}));
}

void TestBreakpoints::refusesTasksThatAreNotThere()
{
    RunDriver driver(made("a:step", ""), 1);
    const auto unknown = driver.tell(command::SetBreakpoints{{QStringLiteral("nobody")}, {}});
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().code, QString(errors::kRunUnknownTask));
    QVERIFY(driver.run.breakpoints.empty());
    Run run = newRun(RunId{1}, driver.run.plan);
    Events events;
    const auto started = decide(run, command::Start{{}, {}, 1, haltingAt({QStringLiteral("nobody")})}, WallTime{},
                                events);
    QVERIFY(!started);
    QVERIFY(events.empty());
    driver.finish();
    const auto over = driver.tell(command::SetBreakpoints{{QStringLiteral("a")}, {}});
    QVERIFY(!over);
    QCOMPARE(over.error().code, QString(errors::kRunOver));
}

void TestBreakpoints::readsOptionsOfBeforeBreakpoints()
{
    // [[0, 1, "x", h'7b7d', 9, [[], [], "a", "", true]]]
    const auto events = decodeEvents(QByteArray::fromHex("818600016178427b7d0985808061"
                                                         "6160f5"));
    QVERIFY(events);
    StartOptions options;
    options.untilTask = QStringLiteral("a");
    options.stepping = true;
    QCOMPARE(std::get<RunStarted>(events->at(0).data), (RunStarted{QStringLiteral("x"), "{}", 9, options}));
}

void TestBreakpoints::aStepLetGoMayBeginWhileTheRunHaltsElsewhere()
{
    RunDriver driver(made("a:step b:step c:step", ""), 1, haltingAt({QStringLiteral("a"), QStringLiteral("b")}));
    driver.start(StepIndex{0});
    QVERIFY(!isLetGo(driver.run, StepIndex{0}));
    QVERIFY(driver.tell(command::Resume{}));
    QCOMPARE(stepsToGo(driver.run), std::vector{StepIndex{0}});
    driver.start(StepIndex{1}); // a stands in a line, say
    QCOMPARE(driver.run.haltedAt, std::optional(StepIndex{1}));
    QVERIFY(isLetGo(driver.run, StepIndex{0}));
    QCOMPARE(pending(driver.run).start, std::vector{StepIndex{0}});
    driver.crash();
    QCOMPARE(pending(driver.run).start, std::vector{StepIndex{0}});
    QVERIFY(!driver.tell(command::StartAttempt{StepIndex{1}}));
    QVERIFY(!driver.tell(command::StartAttempt{StepIndex{2}}));
    driver.start(StepIndex{0});
    QCOMPARE(driver.run.step(StepIndex{0}).state, StepState::Running);
    QVERIFY(pending(driver.run).start.empty());
    QVERIFY2(driver.run.haltedAt == StepIndex{1} && driver.run.paused, "the run halts as before");
    QCOMPARE(driver.faults.join(u";"), QString());
}

void TestBreakpoints::aPauseByAPersonHoldsWhatWasLetGo()
{
    RunDriver driver(made("a:step b:step", ""), 1, haltingAt({QStringLiteral("a")}));
    driver.start(StepIndex{0});
    QVERIFY(driver.tell(command::Resume{}));
    QVERIFY(driver.tell(command::Pause{QStringLiteral("ada")}));
    QVERIFY(pending(driver.run).start.empty());
    QVERIFY(!driver.tell(command::StartAttempt{StepIndex{0}}));
    QVERIFY(driver.tell(command::Resume{}));
    driver.start(StepIndex{0});
    QCOMPARE(driver.run.step(StepIndex{0}).state, StepState::Running);
}

void TestBreakpoints::aMockLetGoStandsForItsStepWhileTheRunHaltsElsewhere()
{
    StartOptions options = haltingAt({QStringLiteral("b"), QStringLiteral("m")});
    options.mocks = {{.task = QStringLiteral("m"), .output = "\"mocked\""}};
    options.mocks.push_back({.task = QStringLiteral("b"), .output = "2"});
    RunDriver driver(made("a:step b:step m:step", "a>b"), 1, options);
    QCOMPARE(driver.run.haltedAt, std::optional(StepIndex{2})); // what needs no attempt halts at once
    QVERIFY(driver.tell(command::StepOnce{QStringLiteral("ada"), StepIndex{0}}));
    succeed(driver, 0);
    QVERIFY(driver.tell(command::Resume{})); // b comes first now, and halts the run
    QCOMPARE(driver.run.haltedAt, std::optional(StepIndex{1}));
    QCOMPARE(driver.run.step(StepIndex{2}).output, QByteArray("\"mocked\""));
    QVERIFY(driver.tell(command::Resume{}));
    QCOMPARE(driver.run.state, RunState::Succeeded);
    QCOMPARE(haltsOf(driver), std::size_t(2));
}

void TestBreakpoints::haltsOnceAndEndsTheSame()
{
    std::size_t hits = 0;
    const bool held = rc::check(
        "a run with breakpoints halts at each step at most once, and ends as the same run without", [&](quint64 seed) {
            std::mt19937_64 chance(seed);
            Workflow made = randomWorkflow(chance);
            for (Task &task : made.tasks) {
                // Who comes first decides what these come to, and what waits for others never goes on here.
                if (const QString mode = task.params[QStringLiteral("mode")].toString();
                    mode == u"any" || mode == u"nOfM")
                    task.params = {{QStringLiteral("mode"), QStringLiteral("all")}};
                if (task.type == u"await" || task.type == u"call" || task.type == u"delay")
                    task.type = QStringLiteral("step");
                if (task.type == u"unsafe") // what is lost of it would wait for a person
                    task.reliability.safeToRepeat = true;
                task.reliability.stepDeadline.reset();
            }
            StartOptions options;
            for (quint64 count = chance() % 4; count > 0; --count)
                options.breakpoints.push_back(made.tasks[chance() % made.tasks.size()].id);
            const auto plain = outputsOf(made, {}, seed);
            const auto halting = outputsOf(made, options, seed + 1);
            RC_ASSERT(plain == halting);
            hits += options.breakpoints.size();
        });
    QVERIFY(held);
    QVERIFY(hits > 0);
}

QTEST_APPLESS_MAIN(TestBreakpoints)
#include "tst_breakpoints.moc"
