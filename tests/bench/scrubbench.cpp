#include "core/run/machine.h"
#include "core/workflow/layout.h"
#include "tests/bench/frames.h"
#include "ui/document/runmoments.h"

#include <algorithm>
#include <cmath>

namespace sluice::bench {

namespace {

constexpr RunId kRun{1};
constexpr std::size_t kEvents = 100'000;
constexpr double kMark = 1000.0 / 60; ///< sixty frames a second

/// A run of a workflow whose every step fails so often that all of them together make `kEvents` events.
Events stubbornRun(Workflow workflow, const TaskCatalog &catalog, PlanPtr &plan)
{
    const int failures = static_cast<int>(kEvents / workflow.tasks.size() / 3);
    for (Task &task : workflow.tasks) {
        task.type = QStringLiteral("noop"); // what it would do is not asked: it only fails
        task.params = {};
        task.reliability.maxAttempts = failures + 2;
        task.reliability.jitter = JitterKind::None;
    }
    std::vector<Edge> edges;
    for (Edge edge : workflow.edges) {
        edge.fromPort = QStringLiteral("out");
        if (std::ranges::find(edges, edge) == edges.end())
            edges.push_back(edge);
    }
    workflow.edges = edges;
    const auto compiled = compile(workflow, catalog);
    if (!compiled)
        qFatal("the workflow is none: %s", qPrintable(compiled.error().code));
    plan = *compiled;
    Run run = newRun(kRun, plan);
    Events events;
    WallTime now{Milliseconds(1)};
    const auto tell = [&](const Command &command) {
        if (!decide(run, command, now, events))
            qFatal("the run does not go on");
    };
    std::vector<int> failed(run.plan->tasks.size());
    const auto attempt = [&](StepIndex step) {
        tell(command::StartAttempt{step});
        if (failed[number(run.step(step).task)]++ < failures)
            tell(command::Fail{step, run.step(step).lease, FailureClass::Transient, Error{}, {}, {}});
        else
            tell(command::Succeed{step, run.step(step).lease, {}, "1"});
    };
    tell(command::Start{QStringLiteral("bench"), "{}", 1});
    while (!isFinal(run.state)) {
        now += std::chrono::hours(1);
        const Pending todo = pending(run);
        for (const StepIndex step : todo.start)
            attempt(step);
        for (const auto &timer : todo.timers)
            attempt(timer.step);
    }
    return events;
}

constexpr int kLoopSteps = 9;

/// Ten tasks: a loop of as many items as make `kEvents` events.
Workflow loopOfTen()
{
    Workflow workflow;
    workflow.id = QStringLiteral("loop");
    const auto add = [&](const QString &id, const QString &type) {
        Task task;
        task.id = id;
        task.type = type;
        workflow.layout.insert(id, QPointF(280.0 * static_cast<double>(workflow.tasks.size()), 0));
        workflow.tasks.push_back(task);
    };
    add(QStringLiteral("each"), QStringLiteral("forEach"));
    QString before = QStringLiteral("each");
    QString port = QStringLiteral("item");
    for (int i = 0; i < kLoopSteps; ++i) {
        const QString id = QStringLiteral("step%1").arg(i);
        add(id, QStringLiteral("noop"));
        workflow.edges.push_back({before, port, id});
        before = id;
        port = QStringLiteral("out");
    }
    return workflow;
}

Events loopRun(const PlanPtr &plan)
{
    Run run = newRun(kRun, plan);
    Events events;
    const WallTime now{Milliseconds(1)};
    const auto tell = [&](const Command &command) {
        if (!decide(run, command, now, events))
            qFatal("the loop does not go on");
    };
    tell(command::Start{QStringLiteral("bench"), "{}", 1});
    tell(command::StartAttempt{StepIndex{0}});
    tell(command::Found{StepIndex{0}, 1, '[' + QByteArray("1,").repeated(kEvents / (2 * kLoopSteps) - 1) + "1]"});
    while (!isFinal(run.state)) {
        const StepIndex step = *run.ready.begin();
        tell(command::StartAttempt{step});
        tell(command::Succeed{step, run.lastLease, {}, "1"});
    }
    return events;
}

/// Frames of the canvas while somebody drags the slider to and fro, faster and faster, with jumps to either end.
void scrub(Report &report, const QString &what, const Workflow &workflow, const PlanPtr &plan, const Events &events)
{
    Canvas canvas(workflow);
    canvas.setZoom(0.5);
    RunMoments moments(kRun, plan);
    std::vector<double> learning;
    for (bool isMore = true; isMore;) {
        QElapsedTimer timer;
        timer.start();
        isMore = moments.learn(events, 4000);
        learning.push_back(msOf(timer));
    }
    std::vector<double> frames;
    for (int frame = 0; frame < 3 * kFrames; ++frame) {
        const double turn = static_cast<double>(frame) / kFrames;
        const double place = frame % 10 == 9 ? frame % 20 / 19.0 : 0.5 + 0.5 * std::sin(turn * turn * 4);
        const auto moment = static_cast<quint64>(place * static_cast<double>(events.size()));
        frames.push_back(frameOf([&] { canvas.scene.showRun(moments.at(moment, events).figures()); }));
    }
    report.row(QStringLiteral("scrub %1 events, %2").arg(events.size()).arg(what), frames, kMark);
    report.row(QStringLiteral("… learning 4,000 of them in a turn"), learning, kMark);
}

} // namespace

void benchScrub(Report &report)
{
    const TaskCatalog catalog = Canvas(arrangedGraph(10)).catalog;
    for (const int tasks : {50, 2000}) {
        const Workflow workflow = arrangedGraph(tasks);
        PlanPtr plan;
        const Events events = stubbornRun(workflow, catalog, plan);
        scrub(report, QStringLiteral("%1 nodes").arg(tasks), workflow, plan, events);
    }
    const Workflow loop = loopOfTen();
    const PlanPtr plan = compile(loop, catalog).value();
    scrub(report, QStringLiteral("10 nodes, a loop of 5,555 items"), loop, plan, loopRun(plan));
}

} // namespace sluice::bench
