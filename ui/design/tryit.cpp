#include "ui/design/tryit.h"

#include "core/run/errors.h"
#include "ui/shell/guarded.h"
#include "ui/widgets/infobar.h"

#include <QPushButton>

#include <algorithm>

namespace sluice {

namespace {

/// So many tasks can be gone to from a bar; the others are named, and told again when these are mended.
constexpr qsizetype kMostJumps = 6;
/// The code of a dry run that would go out somewhere; its tasks are in "tasks".
constexpr QLatin1StringView kNotMocked{"run.notMocked"};

} // namespace

TryIt::TryIt(EngineClient &engine, Workspace &workspace, Place place, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_workspace(workspace)
    , m_place(std::move(place))
    , m_session(workspace.folder())
{
    connect(&m_session, &DebugSession::changed, this, &TryIt::changed);
    connect(&m_session, &DebugSession::failed, this, [this](const Error &error) { m_place.bar().showError(error); });
    connect(&workspace.mocks(), &TaskMocks::changed, this, &TryIt::changed);
    connect(&engine, &EngineClient::ready, this, qOverload<>(&TryIt::takeUp));
}

std::vector<CommandEntry> TryIt::commands()
{
    const auto entry = [this](const char *id, QString (*text)(), const char *icon, QKeySequence keys,
                              void (TryIt::*act)()) {
        return CommandEntry{.id = QString::fromLatin1(id),
                            .text = text,
                            .run = guarded(this, act),
                            .keys = std::move(keys),
                            .icon = QString::fromLatin1(icon),
                            .context = QStringLiteral("design")};
    };
    // F10 with Shift opens context menus; desktops have Ctrl and Alt with these keys for themselves.
    const auto both = Qt::CTRL | Qt::SHIFT;
    return {entry(
                "design.runTo", [] { return tr("Run to here"); }, "debug-execute-to-cursor",
                QKeySequence(both | Qt::Key_F10), &TryIt::runToHere),
            entry(
                "design.runFrom", [] { return tr("Run from here"); }, "debug-execute-from-cursor",
                QKeySequence(both | Qt::Key_F9), &TryIt::runFromHere),
            entry(
                "design.runStepping", [] { return tr("Run step by step"); }, "debug-run",
                QKeySequence(both | Qt::Key_F8), &TryIt::runStepping),
            entry(
                "design.dryRun", [] { return tr("Dry run with mocks"); }, "quickview",
                QKeySequence(Qt::SHIFT | Qt::Key_F9), &TryIt::dryRun),
            entry(
                "design.step", [] { return tr("Step"); }, "debug-step-over", QKeySequence(Qt::Key_F10), &TryIt::step),
            entry(
                "design.pause", [] { return tr("Pause or resume the run"); }, "media-playback-pause",
                QKeySequence(Qt::Key_F8), &TryIt::pauseOrResume),
            entry(
                "design.breakpoint", [] { return tr("Set or remove a breakpoint"); }, "media-record",
                QKeySequence(Qt::Key_F9), &TryIt::toggleBreakpoint),
            entry(
                "design.helpTrying", [] { return tr("How to try a workflow"); }, "help-contents", QKeySequence(),
                &TryIt::helpRequested)};
}

QHash<QString, bool> TryIt::allowed() const
{
    const bool hasDocument = m_place.document() != nullptr;
    const bool hasTask = hasDocument && !m_place.task().isEmpty();
    const Run *run = ledRun();
    const bool isLive = run && !isFinal(run->state) && !isStopping(run->state);
    return {{QStringLiteral("design.runTo"), hasTask},
            {QStringLiteral("design.runFrom"), hasTask},
            {QStringLiteral("design.breakpoint"), hasTask},
            {QStringLiteral("design.runStepping"), hasDocument},
            {QStringLiteral("design.dryRun"), hasDocument},
            {QStringLiteral("design.pause"), isLive},
            {QStringLiteral("design.step"), isLive && run->paused}};
}

const Run *TryIt::shownRun() const
{
    const auto *picture = m_place.shown();
    return picture ? &picture->run() : nullptr;
}

/// The run that is led from here. What is shown of it may be long over: then nobody knows what they would step.
const Run *TryIt::ledRun() const
{
    return m_place.looksBack() ? nullptr : shownRun();
}

bool TryIt::isDry() const
{
    const Run *run = shownRun(); // which may be another one than the session keeps
    return run && run->dry;
}

void TryIt::addTo(RunRequest &request) const
{
    request.options.breakpoints = tasksThere(m_session.breakpointsOf(request.workflow.id), request.workflow);
}

void TryIt::watch(const QString &workflow, RunId run)
{
    m_takenUp.insert(workflow);
    m_session.watch(workflow, run);
}

void TryIt::unwatch(const QString &workflow)
{
    m_session.unwatch(workflow);
}

EngineClient::Done<void> TryIt::told()
{
    return [this](const Result<void> &done) {
        if (!done)
            m_place.bar().showError(done.error());
    };
}

void TryIt::runToHere()
{
    StartOptions options;
    options.untilTask = m_place.task();
    if (!options.untilTask.isEmpty())
        (void)m_place.start({}, options);
}

void TryIt::runFromHere()
{
    auto *document = m_place.document();
    const QString task = m_place.task();
    if (!document || task.isEmpty())
        return;
    const auto *picture = m_place.shown() ? m_place.shown() : m_place.last();
    const auto found = sluice::runFromHere(document->workflow(), m_engine.catalog(), task,
                                           m_workspace.samples().of(document->id()),
                                           picture ? &picture->run() : nullptr);
    if (!found.missing.isEmpty())
        return tellMissing(found.missing);
    StartOptions options;
    options.fromTask = task;
    options.pins = found.pins;
    // What it was given then is what those outputs came from.
    const Payload input = picture ? picture->run().input : Payload();
    if (m_place.start(input, options) && found.from != task)
        m_place.bar().showMessage(InfoBar::Tone::Info,
                                  tr("%1 is part of the loop %2: the run begins there.")
                                      .arg(document->titleOf(task), document->titleOf(found.from)));
}

void TryIt::tellMissing(const QStringList &tasks)
{
    m_place.bar().showMessage(
        InfoBar::Tone::Warning,
        tr("A run from here needs the output of %n task(s) that it leaves out, and there is none: %1.", nullptr,
           static_cast<int>(tasks.size()))
            .arg(namesOf(tasks)),
        tr("Run the workflow once, or pin a sample of the output in the Data tab of the task."));
    addJumps(tasks, QStringLiteral("sample"));
}

void TryIt::addJumps(const QStringList &tasks, const QString &field)
{
    for (const auto &task : tasks.first(std::min(kMostJumps, tasks.size()))) {
        m_place.bar()
            .addAction(tr("Go to %1").arg(namesOf({task})),
                       [this, task, field] {
                           m_place.bar().dismiss();
                           m_place.jump(task, field);
                       })
            ->setObjectName(QStringLiteral("goTo_") + task);
    }
}

QString TryIt::namesOf(const QStringList &tasks) const
{
    const auto *document = m_place.document();
    QStringList names;
    for (const auto &task : tasks)
        names.push_back(document ? document->titleOf(task) : task);
    return names.join(QStringLiteral(", "));
}

void TryIt::runStepping()
{
    StartOptions options;
    options.stepping = true;
    (void)m_place.start({}, options);
}

void TryIt::dryRun()
{
    auto *document = m_place.document();
    if (!document)
        return;
    StartOptions options;
    options.dry = true;
    options.mocks = mockedTasks(m_workspace.mocks().of(document->id()));
    std::erase_if(options.mocks,
                  [&](const MockedTask &mock) { return document->workflow().task(mock.task) == nullptr; });
    (void)m_place.start({}, options);
}

bool TryIt::tellRefusal(const Error &error)
{
    auto *document = m_place.document();
    if (error.code != kNotMocked || !document)
        return false;
    const auto tasks = error.args.value(QStringLiteral("tasks")).split(QStringLiteral(", "), Qt::SkipEmptyParts);
    m_place.bar().showMessage(
        InfoBar::Tone::Warning,
        tr("Nothing may go out of a dry run, and %n task(s) would: %1.", nullptr, static_cast<int>(tasks.size()))
            .arg(namesOf(tasks)),
        tr("Say in the Data tab of each what stands for it, or let its pinned sample do that."));
    addJumps(tasks, QStringLiteral("mock"));
    QStringList pinned;
    const Pins &pins = m_workspace.samples().of(document->id());
    std::ranges::copy_if(tasks, std::back_inserter(pinned), [&](const QString &task) { return pins.contains(task); });
    if (!pinned.isEmpty())
        m_place.bar()
            .addAction(tr("Use the pinned sample of %1").arg(namesOf(pinned)), [this, pinned] { useSamples(pinned); })
            ->setObjectName(QStringLiteral("useSamples"));
    return true;
}

void TryIt::useSamples(const QStringList &tasks)
{
    m_place.bar().dismiss();
    const auto *document = m_place.document();
    if (!document)
        return;
    const Pins pins = m_workspace.samples().of(document->id());
    for (const auto &task : tasks) {
        if (const auto kept = m_workspace.mocks().mock(document->id(), task, {.output = pins.value(task)}); !kept)
            m_place.bar().showError(kept.error());
    }
}

void TryIt::step()
{
    const Run *run = ledRun();
    if (run)
        m_engine.stepRun({run->id, readyStepOf(*run, m_place.task())}, this, told());
}

void TryIt::resume()
{
    if (const Run *run = ledRun())
        m_engine.resumeRun(run->id, this, told());
}

void TryIt::pauseOrResume()
{
    const Run *run = ledRun();
    if (run && run->paused)
        resume();
    else if (run)
        m_engine.pauseRun(run->id, this, told());
}

void TryIt::toggleBreakpoint()
{
    toggleBreakpointOf(m_place.task());
}

void TryIt::toggleBreakpointOf(const QString &task)
{
    const auto *document = m_place.document();
    if (!document || task.isEmpty())
        return;
    m_session.toggleBreakpoint(document->id(), task);
    sendBreakpoints();
}

/// A run that is under way halts where it is said now.
void TryIt::sendBreakpoints()
{
    const Run *run = shownRun();
    if (!run || isFinal(run->state))
        return;
    BreakpointRequest request{.run = run->id, .tasks = {}};
    for (const auto &task : m_session.breakpointsOf(m_place.document()->id())) {
        if (run->plan->find(task))
            request.tasks.push_back(task);
    }
    m_engine.setBreakpoints(request, this, told());
}

void TryIt::followTask(const QString &task, const QString &newTask)
{
    const auto *document = m_place.document();
    if (!document)
        return;
    m_session.follow(document->id(), task, newTask);
    if (const auto kept = m_workspace.mocks().follow(document->id(), task, newTask); !kept)
        m_place.bar().showError(kept.error());
}

void TryIt::follow()
{
    const auto *document = m_place.document();
    const Run *run = shownRun();
    const auto halt = run ? haltOf(*run) : std::nullopt;
    m_halt = m_place.looksBack() ? std::nullopt : halt;
    if (!run)
        return takeUpShown();
    if (m_session.record().workflows.value(document->id()).watched != run->id)
        return; // one that is only looked at does not end the session of the one that is led
    if (isFinal(run->state))
        m_session.unwatch(document->id()); // what is over is not taken up again
    else
        m_session.setHalted(document->id(), halt ? QStringList{halt->task} : QStringList());
}

TaskMarks TryIt::marksOf(const QString &workflow) const
{
    TaskMarks marks;
    const auto breakpoints = m_session.breakpointsOf(workflow);
    marks.breakpoints = {breakpoints.begin(), breakpoints.end()};
    const Mocks &mocks = m_workspace.mocks().of(workflow);
    marks.mocked = {mocks.keyBegin(), mocks.keyEnd()};
    const auto *document = m_place.document();
    if (m_halt && document && document->id() == workflow)
        marks.halted.insert(m_halt->task);
    return marks;
}

void TryIt::takeUp()
{
    if (std::exchange(m_hasTakenUp, true))
        return;
    if (m_session.broken())
        m_place.bar().showMessage(InfoBar::Tone::Warning,
                                  tr("The file of the debug session cannot be read. Its breakpoints are gone; the runs "
                                     "are not: look for them on the page Runs."),
                                  tr("It was put aside as .sluice/session.json.broken."));
    const QString workflow = m_session.record().current;
    if (!workflow.isEmpty())
        takeUp(workflow);
    takeUpShown();
}

/// The run of a workflow that is shown for the first time since the start.
void TryIt::takeUpShown()
{
    const auto *document = m_place.document();
    if (m_hasTakenUp && document && !m_takenUp.contains(document->id()))
        takeUp(document->id());
}

void TryIt::takeUp(const QString &workflow)
{
    m_takenUp.insert(workflow);
    const auto watched = m_session.record().workflows.value(workflow).watched;
    if (!watched || !m_workspace.entry(workflow))
        return;
    m_engine.readRun(*watched, this, [this, workflow, watched](const Result<RunHistory> &history) {
        if (m_session.record().workflows.value(workflow).watched != watched)
            return; // another one was started meanwhile
        if (history)
            takeUp(workflow, *history);
        else
            m_session.unwatch(workflow);
    });
}

void TryIt::takeUp(const QString &workflow, const RunHistory &history)
{
    RunPicture picture(history.id, history.plan);
    (void)picture.take(0, history.events);
    if (isFinal(picture.run().state))
        return m_session.unwatch(workflow);
    if (m_place.shown())
        return; // whoever has begun something else meanwhile is not disturbed
    const auto *document = m_place.document();
    if (document && document->id() != workflow && workflow != m_session.record().current) {
        m_takenUp.remove(workflow); // when it is shown again
        return;
    }
    m_place.showRun(workflow, history.id);
}

} // namespace sluice
