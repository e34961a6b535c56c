// How the stage of the Design page paints what is chosen, and what it tells of that.
#include "core/run/history.h"
#include "core/run/plan.h"
#include "ui/canvas/canvasscene.h"
#include "ui/design/designstage.h"
#include "ui/design/runline.h"
#include "ui/design/sheetstack.h"
#include "ui/document/tasklive.h"
#include "ui/theme/themecontroller.h"
#include "ui/wording/formats.h"

#include <QLabel>

#include <algorithm>
#include <type_traits>
#include <utility>

namespace sluice {

namespace {

/// What of a run people look for on the slider.
std::optional<TimeSlider::MarkKind> markOfEvent(const Event &event)
{
    using Kind = TimeSlider::MarkKind;
    return std::visit(
        [](const auto &data) -> std::optional<Kind> {
            using Data = std::decay_t<decltype(data)>;
            if constexpr (std::is_same_v<Data, AttemptFailed> || std::is_same_v<Data, StepFailed>)
                return Kind::Failure;
            else if constexpr (std::is_same_v<Data, StepDeadLettered>)
                return Kind::Letter;
            else if constexpr (std::is_same_v<Data, RunPaused> || std::is_same_v<Data, BreakpointHit>)
                return Kind::Halt;
            else
                return std::nullopt;
        },
        event.data);
}

/// Where steps begin and end so fast that none was under way when they were counted, the rate says what is done.
void addBusyTasks(FiguresByTask &figures, const Workflow &workflow, const EngineSnapshot &now)
{
    const LiveByTask live = liveByTask(workflow, {}, now);
    for (auto task = live.constBegin(); task != live.constEnd(); ++task) {
        if (task->shownRate() == 0 || figures.contains(task.key()))
            continue;
        TaskFigures &own = figures[task.key()];
        own.ofManyRuns = true;
        own.shown = StepState::Running;
    }
}

} // namespace

void DesignStage::markEvents()
{
    const Events &events = m_run.events();
    const std::size_t known = std::min<std::size_t>(events.size(), m_run.picture()->run().sequence);
    std::vector<TimeSlider::Mark> marks;
    for (; m_marked < known; ++m_marked) {
        if (const auto kind = markOfEvent(events[m_marked]))
            marks.push_back({m_marked + 1, *kind});
    }
    m_slider->addMarks(marks);
}

void DesignStage::paint()
{
    m_paint.stop();
    if (!m_document || !m_scene || !m_stack)
        return;
    if (m_judge.isActive()) { // the graph was changed just now
        m_judge.stop();
        m_version = versionOf(m_document->workflow());
    }
    const bool wasPast = isPast();
    switch (choice().shows) {
    case CanvasShows::OneRun:
        paintRun();
        break;
    case CanvasShows::AllActive:
        paintActivity();
        break;
    case CanvasShows::Nothing:
        m_stack->backToNow();
        m_isOnGraph = false;
        m_figures.reset();
        m_scene->showRun(std::nullopt);
        m_bar->hide();
        m_timeRow->hide();
    }
    if (wasPast != isPast()) {
        Q_EMIT pastChanged();
        tell();
    } else {
        tellSoon();
    }
}

void DesignStage::paintRun()
{
    const RunPicture *now = m_run.picture();
    m_timeRow->setVisible(now != nullptr);
    if (!now) {
        // What is read in the view of what was comes there.
        if (!choice().looksBack)
            m_stack->backToNow();
        else if (isPast() && m_stack->drawn != number(*choice().run))
            past()->clear();
        m_isOnGraph = false;
        m_figures.reset();
        m_scene->showRun(std::nullopt);
        if (m_unread)
            m_bar->showUnread(*choice().run, *m_unread);
        else
            m_bar->showReading(*choice().run);
        return;
    }
    m_moment->setText(momentWords());
    // Of one size, so that the page is not laid out anew for each moment.
    m_moment->setFixedSize(m_moment->sizeHint().expandedTo(m_moment->minimumSize()));
    if (choice().looksBack) {
        m_isOnGraph = false;
        if (const RunPicture *picture = then())
            paintPast(*picture);
    } else {
        m_stack->backToNow();
        m_isOnGraph = now->run().plan->version == m_version;
        m_figures = m_isOnGraph ? std::optional(now->figures()) : std::nullopt;
        m_scene->showRun(m_figures);
    }
}

void DesignStage::paintPast(const RunPicture &picture)
{
    PastView &view = m_stack->lookBack();
    const quint64 run = number(picture.run().id);
    if (m_stack->drawn != run || !view.document()) {
        m_stack->drawn = run;
        view.showWorkflow(drawing());
        const QString task = m_scene->current();
        if (picture.run().plan->version == m_version)
            view.lookLike(m_stack->editor());
        view.chooseTask(task);
    }
    m_figures = picture.figures();
    view.showRun(*m_figures);
}

/// The workflow that ran. Where things lie is no part of its version: of the version that is edited, they are where they lie
/// now.
Workflow DesignStage::drawing() const
{
    Workflow workflow = m_run.workflow();
    if (m_run.picture()->run().plan->version == m_version) {
        workflow.layout = m_document->workflow().layout;
        workflow.drawing = m_document->workflow().drawing;
    }
    return workflow;
}

void DesignStage::paintActivity()
{
    m_stack->backToNow();
    m_isOnGraph = false;
    m_timeRow->hide();
    m_figures = m_activity.figuresOf(m_version);
    if (m_activity.isKnown())
        addBusyTasks(*m_figures, m_document->workflow(), m_engine.snapshot());
    m_scene->showRun(m_figures);
    if (m_activity.trouble())
        m_bar->showUncounted(*m_activity.trouble());
    else if (!m_activity.isKnown())
        m_bar->showCounting();
    else
        m_bar->show(m_activity.activity(), m_activity.elsewhere(m_version));
}

void DesignStage::tellBar()
{
    const RunPicture *now = m_run.picture();
    if (!m_document || choice().shows != CanvasShows::OneRun || !now)
        return;
    const RunPicture *picture = choice().looksBack ? then() : now;
    if (!picture)
        return;
    RunLine::Look look;
    look.label = m_run.label();
    look.isPast = isPast();
    look.isOther = now->run().plan->version != m_version;
    if (look.isPast && !m_run.events().empty()) {
        const auto at = static_cast<std::size_t>(std::max(1, m_slider->value())) - 1;
        look.moment = momentText(m_run.events()[std::min(at, m_run.events().size() - 1)].at, m_run.now());
    }
    m_bar->show(*picture, look);
}

void DesignStage::tellSoon()
{
    m_isTold = false;
    if (!m_pause.isActive())
        tell();
}

void DesignStage::tell()
{
    m_isTold = true;
    m_pause.start();
    tellBar();
    Q_EMIT painted();
}

} // namespace sluice
