#include "core/run/letgo.h"
#include "tests/core/engine/gatebench.h"

#include <QTest>

#include <algorithm>

using namespace sluice;
using namespace sluice::test;
using Action = tell::ControlRun::Action;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

/// Runs of a loop whose calls go over one connection and have a breakpoint each.
struct HaltBench : GateBench {
    explicit HaltBench(int poolSize = 1)
        : GateBench(poolSize)
    {
    }

    static Workflow loop(const QString &connection = QStringLiteral("service"))
    {
        Workflow workflow = oneCall(QStringLiteral("w"), connection);
        workflow.tasks[0].reliability.jitter = JitterKind::None;
        Task each;
        each.id = QStringLiteral("each");
        each.type = QStringLiteral("forEach");
        each.params = {{QStringLiteral("items"), QStringLiteral("input")}};
        workflow.tasks.push_back(each);
        workflow.edges = {{QStringLiteral("each"), QStringLiteral("item"), QStringLiteral("call")}};
        return workflow;
    }
    /// Starts run 1, which halts at its first item.
    void halt(const Workflow &workflow = loop(), const Payload &items = "[1,2,3,4,5]")
    {
        start();
        StartOptions options;
        options.breakpoints = {QStringLiteral("call")};
        (void)run(workflow, items, options);
    }
    void resume(int times = 1)
    {
        for (; times > 0; --times)
            order(1, Action::Resume);
    }
    [[nodiscard]] std::size_t halts()
    {
        const auto events = history(RunId{1})->events;
        return static_cast<std::size_t>(std::ranges::count_if(
            events, [](const Event &event) { return std::holds_alternative<BreakpointHit>(event.data); }));
    }
    /// The item whose step that is; the first is 1.
    [[nodiscard]] quint32 itemOf(StepIndex step)
    {
        const auto all = *stored(RunId{1});
        return all.scopes[number(all.step(step).scope)].item + 1;
    }
    [[nodiscard]] quint32 haltedAt()
    {
        const auto halted = stored(RunId{1})->haltedAt;
        return halted ? itemOf(*halted) : 0;
    }
    /// Items whose attempt is out, oldest first.
    [[nodiscard]] std::vector<quint32> out()
    {
        std::vector<quint32> items;
        for (const Attempt &attempt : attempts)
            items.push_back(itemOf(attempt.step));
        return items;
    }
    void orderWorkflow(QueueAction action)
    {
        say(tell::ControlQueue{0, {workflowQueue(QStringLiteral("w")), action, {}}, QStringLiteral("ada")});
    }
};

using List = std::vector<quint32>;

} // namespace

/// A step that was let go at a breakpoint keeps its place in line, wherever the run halts meanwhile.
class TestHaltsAtGates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachResumeLetsOneItemGoOn();
    void beginsWhileTheRunHaltsElsewhere();
    void nobodyWhoCameLaterIsBeforeIt();
    void aPauseByAPersonHoldsIt();
    void aCrashDoesNotHoldIt();
    void aRetryOfItWaitsUntilTheRunGoesOn();
    void turnedAwayItComesBackThoughTheRunHalts();
    void aHeldWorkflowHoldsIt();
    void keepsItsPlaceInTheLineOfALimit();
    void saysThatItWaitsForTheConnectionOnly();
    void stepsGoOneByOne();
};

void TestHaltsAtGates::eachResumeLetsOneItemGoOn()
{
    HaltBench bench;
    bench.halt();
    for (quint32 item = 1; item <= 5; ++item) {
        QCOMPARE(bench.haltedAt(), item);
        QCOMPARE(bench.shown().waiting, item < 3 ? 0U : item - 2);
        bench.resume();
    }
    QCOMPARE(bench.haltedAt(), 0U);
    for (quint32 item = 1; item <= 5; ++item) {
        QCOMPARE(bench.out(), List{item});
        bench.endFirst();
    }
    QCOMPARE(bench.stateOf(1), RunState::Succeeded);
    QCOMPARE(bench.halts(), std::size_t(5));
}

void TestHaltsAtGates::beginsWhileTheRunHaltsElsewhere()
{
    HaltBench bench;
    bench.halt();
    bench.resume(2); // the first is out, the second waits for it
    QCOMPARE(bench.out(), List{1});
    QCOMPARE(bench.haltedAt(), 3U);
    bench.endFirst();
    QCOMPARE(bench.out(), List{2});
    bench.endFirst();
    QVERIFY2(bench.attempts.empty(), "the third halts the run");
    QCOMPARE(bench.haltedAt(), 3U);
    QCOMPARE(bench.stateOf(1), RunState::Paused);
}

void TestHaltsAtGates::nobodyWhoCameLaterIsBeforeIt()
{
    HaltBench bench;
    bench.halt();
    bench.resume(2);
    Workflow other = GateBench::call();
    other.id = QStringLiteral("w");
    bench.runs(1, other);
    bench.resume(); // the third stands behind the other run
    bench.endFirst();
    QCOMPARE(bench.attempts.front().run, RunId{1});
    bench.endFirst();
    QCOMPARE(bench.attempts.front().run, RunId{2});
    bench.endFirst();
    QCOMPARE(bench.out(), List{3});
}

void TestHaltsAtGates::aPauseByAPersonHoldsIt()
{
    HaltBench bench;
    bench.halt(HaltBench::loop(), "[1,2]");
    bench.resume(2);
    QCOMPARE(bench.shown().waiting, 1U);
    bench.order(1, Action::Pause);
    QCOMPARE(bench.shown().waiting, 0U);
    bench.endFirst();
    QVERIFY(bench.attempts.empty());
    bench.resume();
    QCOMPARE(bench.out(), List{2});
    QCOMPARE(bench.halts(), std::size_t(2));
}

void TestHaltsAtGates::aCrashDoesNotHoldIt()
{
    HaltBench bench;
    bench.halt();
    bench.resume(2);
    QCOMPARE(bench.haltedAt(), 3U);
    bench.start();
    QCOMPARE(bench.out(), List{2}); // the first was lost with the engine, and waits until the run goes on
    QCOMPARE(bench.haltedAt(), 3U);
    bench.endFirst();
    bench.pass(minutes(1));
    QVERIFY(bench.attempts.empty());
    bench.resume();
    bench.pass(minutes(1));
    QVERIFY(!bench.attempts.empty());
    QCOMPARE(bench.halts(), std::size_t(4));
}

void TestHaltsAtGates::aRetryOfItWaitsUntilTheRunGoesOn()
{
    HaltBench bench;
    bench.halt();
    bench.resume();
    QCOMPARE(bench.haltedAt(), 2U);
    bench.failFirst(FailureClass::Transient, QStringLiteral("x"));
    bench.pass(minutes(1));
    QVERIFY2(bench.attempts.empty(), "it has begun: the halt holds what comes next of it");
    bench.resume();
    QVERIFY(!bench.attempts.empty());
}

void TestHaltsAtGates::turnedAwayItComesBackThoughTheRunHalts()
{
    HaltBench bench;
    bench.service().queue.limit = 1;
    bench.halt();
    bench.resume(3); // out, in line, and no room for the third
    QCOMPARE(bench.haltedAt(), 4U);
    QCOMPARE(bench.rejectionsOf(1).size(), 1);
    bench.endFirst();
    bench.endFirst();
    QVERIFY(bench.attempts.empty());
    bench.pass(minutes(1));
    QCOMPARE(bench.out(), List{3});
    QCOMPARE(bench.haltedAt(), 4U);
}

void TestHaltsAtGates::aHeldWorkflowHoldsIt()
{
    HaltBench bench;
    bench.halt();
    bench.resume(2);
    bench.orderWorkflow(QueueAction::Pause);
    QCOMPARE(bench.shown().waiting, 0U);
    bench.endFirst();
    QVERIFY(bench.attempts.empty());
    bench.orderWorkflow(QueueAction::Resume);
    QCOMPARE(bench.out(), List{2});
    QCOMPARE(bench.haltedAt(), 3U);
}

void TestHaltsAtGates::keepsItsPlaceInTheLineOfALimit()
{
    HaltBench bench;
    Workflow workflow = HaltBench::loop({});
    workflow.tasks[0].reliability.concurrency = 1;
    bench.halt(workflow);
    for (quint32 item = 1; item <= 5; ++item) {
        QCOMPARE(bench.haltedAt(), item);
        bench.resume();
    }
    for (quint32 item = 1; item <= 5; ++item) {
        QCOMPARE(bench.out(), List{item});
        bench.endFirst();
    }
    QCOMPARE(bench.halts(), std::size_t(5));
}

void TestHaltsAtGates::saysThatItWaitsForTheConnectionOnly()
{
    HaltBench bench;
    bench.halt();
    bench.resume(2);
    const Run run = *bench.stored(RunId{1});
    const auto waiting = stepsLetGo(run);
    QCOMPARE(waiting.size(), std::size_t(1));
    QCOMPARE(bench.itemOf(waiting[0]), 2U);
    QVERIFY(whyNot(run, waiting[0], bench.clock.wall()).empty()); // the engine adds the line
    QVERIFY(!whyNot(run, *run.haltedAt, bench.clock.wall()).empty());
}

void TestHaltsAtGates::stepsGoOneByOne()
{
    HaltBench bench(5);
    bench.halt();
    for (quint32 item = 1; item <= 5; ++item) {
        bench.order(1, Action::StepOnce);
        QCOMPARE(bench.attempts.size(), std::size_t(item));
    }
    QCOMPARE(bench.halts(), std::size_t(1));
}

QTEST_MAIN(TestHaltsAtGates)
#include "tst_haltsatgates.moc"
