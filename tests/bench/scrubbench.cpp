// What a frame of the Design page costs while somebody drags through the moments of a long run: canvas, slider, bar, outline, data.
#include "core/run/machine.h"
#include "core/tasks/taskhost.h"
#include "core/workflow/workflowfile.h"
#include "tests/bench/frames.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/canvas/pastview.h"
#include "ui/design/designpage.h"
#include "ui/design/timeslider.h"
#include "ui/document/problemcheck.h"
#include "ui/document/runmoments.h"
#include "ui/shell/commandtable.h"

#include <QDir>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>

namespace sluice::bench {

namespace {

constexpr RunId kRun{1};
constexpr std::size_t kEvents = 100'000;
constexpr double kMark = 1000.0 / 60; ///< sixty frames a second

/// A run of a workflow whose every step fails so often that all of them together make `kEvents` events.
Events stubbornRun(Workflow &workflow, const TaskCatalog &catalog, PlanPtr &plan)
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

/// The Design page with a run of 100,000 events on it.
struct ScrubbedPage {
    ScrubbedPage(const Workflow &workflow, const PlanPtr &plan, const Events &events)
    {
        const QDir dir(folder.path());
        if (!dir.mkpath(QStringLiteral("workflows"))
            || !saveWorkflow(workflow, dir.filePath(QStringLiteral("workflows/%1.json").arg(workflow.id))))
            qFatal("the workflow is not written");
        engine.types = standardCatalog();
        engine.now.taken = events.back().at;
        engine.histories.insert(number(kRun), {kRun, plan, workflow, events, {7, false}});
        RunSummary row;
        row.id = kRun;
        row.workflow = workflow.id;
        row.version = plan->version;
        row.started = events.front().at;
        engine.runs.push_back(row);
        page.resize(kWindow);
        showFully(page);
        page.openWorkflow(workflow.id);
        page.showRun(workflow.id, kRun);
        slider = page.findChild<TimeSlider *>(QStringLiteral("timeSlider"));
        while (slider->maximum() < static_cast<int>(events.size()))
            QCoreApplication::processEvents();
        slider->setValue(1);
        while (!past())
            QCoreApplication::processEvents();
        past()->chooseTask(workflow.tasks[workflow.tasks.size() / 2].id); // its data of each moment stand beside it
        for (int turn = 0; turn < 200; ++turn) // all of it is learnt, as when somebody has looked for a second
            QCoreApplication::processEvents();
    }
    [[nodiscard]] PastView *past() const
    {
        auto *view = page.findChild<PastView *>(QStringLiteral("pastView"));
        return view && view->isVisible() ? view : nullptr;
    }

    QTemporaryDir folder;
    FakeEngine engine;
    ThemeController themes{Theme::make(Scheme::Dark)};
    Workspace workspace{folder.path(), checkHere([this]() -> const TaskCatalog & { return engine.catalog(); },
                                                 [] { return QStringList(); })};
    CommandTable table;
    DesignPage page{engine, workspace, themes, table};
    TimeSlider *slider = nullptr;
};

/// Where the slider is in each frame: to and fro, faster and faster, with jumps to either end.
int scrubbedTo(int frame, std::size_t events)
{
    const double turn = static_cast<double>(frame) / kFrames;
    const double place = frame % 10 == 9 ? frame % 20 / 19.0 : 0.5 + 0.5 * std::sin(turn * turn * 4);
    return std::max(1, static_cast<int>(place * static_cast<double>(events)));
}

/// What it takes to learn a run, and what the pictures of it hold then.
void keep(Report &report, const PlanPtr &plan, const Events &events)
{
    RunMoments moments(kRun, plan);
    std::vector<double> learning;
    for (bool isMore = true; isMore;) {
        QElapsedTimer timer;
        timer.start();
        isMore = moments.learnOn(events); // as the page does
        learning.push_back(msOf(timer));
    }
    report.row(QStringLiteral("… learning them, a turn"), learning, kMark, Judged::Worst);
    report.note(QStringLiteral("… %1 pictures, %2 events apart, hold %3 MiB")
                    .arg(moments.kept())
                    .arg(moments.apart())
                    .arg(static_cast<double>(moments.bytes()) / (1 << 20), 0, 'f', 1));
}

void scrub(Report &report, const QString &what, const Workflow &workflow, const PlanPtr &plan, const Events &events,
           const QString &pictures)
{
    ScrubbedPage scrubbed(workflow, plan, events);
    std::vector<double> frames;
    for (int frame = 0; frame < 5 * kFrames; ++frame)
        frames.push_back(frameOf([&] {
            scrubbed.slider->setValue(scrubbedTo(frame, events.size()));
            QCoreApplication::processEvents(); // the page paints its nodes in this turn, and its pixels in the next
        }));
    report.row(QStringLiteral("scrub %1 events, %2").arg(events.size()).arg(what), frames, kMark, Judged::Worst);
    keep(report, plan, events);
    if (pictures.isEmpty())
        return;
    scrubbed.slider->setValue(static_cast<int>(events.size() / 2));
    QCoreApplication::processEvents();
    const QString file = QStringLiteral("scrub-%1-%2.png").arg(workflow.id).arg(workflow.tasks.size());
    if (!QDir().mkpath(pictures) || !scrubbed.page.grab().save(QDir(pictures).filePath(file)))
        qFatal("the picture is not saved");
}

} // namespace

void benchScrub(Report &report, const QString &pictures)
{
    const TaskCatalog catalog = standardCatalog();
    for (const int tasks : {50, 2000}) {
        Workflow workflow = arrangedGraph(tasks);
        PlanPtr plan;
        const Events events = stubbornRun(workflow, catalog, plan);
        scrub(report, QStringLiteral("%1 nodes").arg(tasks), workflow, plan, events, pictures);
    }
    const Workflow loop = loopOfTen();
    const PlanPtr plan = compile(loop, catalog).value();
    scrub(report, QStringLiteral("10 nodes, a loop of 5,555 items"), loop, plan, loopRun(plan), pictures);
}

} // namespace sluice::bench
