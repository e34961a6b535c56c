#include "core/run/machine.h"
#include "tests/ui/canvas/canvasfixture.h"
#include "ui/document/runpicture.h"

using namespace sluice;

namespace {

constexpr RunId kRun{7};

WallTime at(int ms)
{
    return WallTime(Milliseconds(1'700'000'000'000 + ms));
}

/// loop → (item) fetch → store, (done) after
Workflow loopWorkflow()
{
    Workflow workflow;
    workflow.id = QStringLiteral("loop");
    const auto add = [&](const char *id, const char *type, QPointF place) {
        Task task;
        task.id = QString::fromLatin1(id);
        task.type = QString::fromLatin1(type);
        task.reliability.jitter = JitterKind::None;
        workflow.tasks.push_back(task);
        workflow.layout.insert(task.id, place);
    };
    add("loop", "forEach", {0, 0});
    add("fetch", "http.request", {280, 0});
    add("after", "noop", {280, 120});
    workflow.edges = {{QStringLiteral("loop"), QStringLiteral("item"), QStringLiteral("fetch")},
                      {QStringLiteral("loop"), QStringLiteral("done"), QStringLiteral("after")}};
    return workflow;
}

/// Drives the real run machine and keeps its events.
struct Machine {
    explicit Machine(const Workflow &workflow)
        : plan(*compile(workflow, canvasCatalog()))
        , run(newRun(kRun, plan))
    {
    }
    void operator()(const Command &command, int ms)
    {
        const auto done = decide(run, command, at(ms), events);
        Q_ASSERT(done);
    }
    quint64 start(StepIndex step, int ms)
    {
        (*this)(command::StartAttempt{step}, ms);
        return run.step(step).lease;
    }
    PlanPtr plan;
    Run run;
    Events events;
};

} // namespace

class TestCanvasRun : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsStateAttemptsAndDurationOfASingleStep();
    void countsTheStepsOfALoopByState();
    void edgesBrightenByWhatTookThem();
    void eventsThatOverlapAreFoldedOnce();
    void endOfTheRunPictureClearsTheCanvas();
};

void TestCanvasRun::showsStateAttemptsAndDurationOfASingleStep()
{
    auto workflow = chainOfThree();
    workflow.tasks[0].reliability.jitter = JitterKind::None;
    Machine machine(workflow);
    machine(command::Start{QStringLiteral("manual"), {}, 1}, 0);
    const StepIndex a{0};
    auto lease = machine.start(a, 0);
    machine(command::Fail{a, lease, FailureClass::Transient, {QStringLiteral("x"), {}, {}}, {}, {}}, 100);
    RunPicture picture(kRun, machine.plan);
    QVERIFY(picture.take(0, machine.events));
    QCOMPARE(picture.figures()[QStringLiteral("a")].shown, StepState::Retrying);
    QCOMPARE(picture.lastErrorOf(a).code, QStringLiteral("x"));

    lease = machine.start(a, 1100);
    machine(command::Succeed{a, lease, {}, "1"}, 1340);
    QVERIFY(picture.take(0, machine.events));
    const auto figures = picture.figures()[QStringLiteral("a")];
    QCOMPARE(figures.shown, StepState::Succeeded);
    QCOMPARE(figures.attempts, quint16(2));
    QCOMPARE(*figures.took, Milliseconds(1340));

    CanvasFixture canvas(workflow);
    canvas.scene.showRun(picture.figures());
    QCOMPARE(canvas.scene.node(QStringLiteral("a"))->mood().figures->shown, StepState::Succeeded);
}

void TestCanvasRun::countsTheStepsOfALoopByState()
{
    Machine machine(loopWorkflow());
    machine(command::Start{QStringLiteral("manual"), {}, 1}, 0);
    const auto lease = machine.start(StepIndex{0}, 0);
    machine(command::Found{StepIndex{0}, lease, "[1,2,3,4]"}, 10);
    RunPicture picture(kRun, machine.plan);
    QVERIFY(picture.take(0, machine.events));
    const auto items = picture.stepsOf(QStringLiteral("fetch"), 10);
    QCOMPARE(items.size(), 4u);
    machine(command::Succeed{items[0], machine.start(items[0], 20), {}, "1"}, 30);
    machine(
        command::Fail{
            items[1], machine.start(items[1], 20), FailureClass::Permanent, {QStringLiteral("x"), {}, {}}, {}, {}},
        30);
    machine.start(items[2], 40);
    QVERIFY(picture.take(0, machine.events));

    const auto fetch = picture.figures()[QStringLiteral("fetch")];
    QCOMPARE(fetch.total, 4u);
    QCOMPARE(fetch.shown, StepState::Running);
    QCOMPARE(fetch.count(StepState::Succeeded), 1u);
    QCOMPARE(fetch.count(StepState::DeadLettered), 1u);
    QCOMPARE(fetch.count(StepState::Ready), 1u);
    QCOMPARE(fetch.settled(), 2u);
    const auto loop = picture.figures()[QStringLiteral("loop")];
    QCOMPARE(loop.items, 4u);
    QCOMPARE(loop.itemsDone, 1u);
}

void TestCanvasRun::edgesBrightenByWhatTookThem()
{
    Machine machine(loopWorkflow());
    machine(command::Start{QStringLiteral("manual"), {}, 1}, 0);
    machine(command::Found{StepIndex{0}, machine.start(StepIndex{0}, 0), "[1,2,3]"}, 10);
    RunPicture picture(kRun, machine.plan);
    QVERIFY(picture.take(0, machine.events));
    CanvasFixture canvas(loopWorkflow());
    canvas.scene.showRun(picture.figures());
    const auto *item = canvas.scene.edgeItem(loopWorkflow().edges[0]);
    QCOMPARE(item->mood().passed, 3u);
    QVERIFY(item->mood().inRun);
    QCOMPARE(canvas.scene.edgeItem(loopWorkflow().edges[1])->mood().passed, 0u);
}

void TestCanvasRun::eventsThatOverlapAreFoldedOnce()
{
    Machine machine(chainOfThree());
    machine(command::Start{QStringLiteral("manual"), {}, 1}, 0);
    machine.start(StepIndex{0}, 5);
    RunPicture picture(kRun, machine.plan);
    QVERIFY(picture.take(0, std::span(machine.events).first(1)));
    QVERIFY(picture.take(0, machine.events));
    QVERIFY(picture.take(1, std::span(machine.events).subspan(1)));
    QCOMPARE(picture.run().sequence, machine.run.sequence);
    QVERIFY2(!picture.take(picture.run().sequence + 1, machine.events), "a gap is told, not guessed over");
}

void TestCanvasRun::endOfTheRunPictureClearsTheCanvas()
{
    Machine machine(chainOfThree());
    machine(command::Start{QStringLiteral("manual"), {}, 1}, 0);
    machine.start(StepIndex{0}, 5);
    RunPicture picture(kRun, machine.plan);
    QVERIFY(picture.take(0, machine.events));
    CanvasFixture canvas(chainOfThree());
    canvas.scene.showRun(picture.figures());
    QVERIFY(canvas.scene.node(QStringLiteral("a"))->isMoving());
    canvas.scene.showRun(std::nullopt);
    QVERIFY(!canvas.scene.node(QStringLiteral("a"))->mood().figures);
    QVERIFY(!canvas.scene.edgeItem(chainOfThree().edges[0])->mood().inRun);
}

QTEST_MAIN(TestCanvasRun)
#include "tst_canvasrun.moc"
