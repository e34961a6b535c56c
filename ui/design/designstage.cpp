#include "ui/design/designstage.h"

#include "core/run/plan.h"
#include "ui/canvas/canvasscene.h"
#include "ui/design/runline.h"
#include "ui/design/sheetstack.h"
#include "ui/runs/forkpanel.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/flowlayout.h"
#include "ui/wording/formats.h"

#include <QLabel>

#include <algorithm>

namespace sluice {

namespace {

constexpr int kTellMs = 100;

} // namespace

DesignStage::DesignStage(EngineClient &engine, ThemeController &themes, QWidget *page)
    : QObject(page)
    , m_engine(engine)
    , m_themes(themes)
    , m_page(*page)
    , m_run(engine)
    , m_activity(engine, [page] { return page->isVisible(); })
{
    build(page);
    wire();
    retranslate();
}

void DesignStage::build(QWidget *page)
{
    m_picker = new RunPicker(m_engine, m_themes, page);
    m_bar = new RunLine(m_themes, page);
    m_fork = new ForkPanel(m_engine, m_run, m_themes, page);
    m_timeRow = new QWidget(page);
    m_timeRow->setObjectName(QStringLiteral("timeRow"));
    m_slider = new TimeSlider(m_themes, m_timeRow);
    m_moment = new QLabel(m_timeRow);
    m_moment->setObjectName(QStringLiteral("timeText"));
    m_moment->setTextFormat(Qt::PlainText);
    // Where there is little room the moment stands below the slider, which keeps all of its width.
    auto *row = new FlowLayout(space::kS, m_timeRow);
    row->setFilling(true);
    row->setContentsMargins(space::kS, 0, space::kM, 0);
    row->addWidget(m_slider);
    row->addWidget(m_moment);
    m_timeRow->hide();
    m_slider->setWords([this](int event) { return wordsOf(event); });
}

void DesignStage::wire()
{
    for (auto *timer : {&m_learn, &m_judge, &m_paint, &m_pause})
        timer->setSingleShot(true);
    m_pause.setInterval(kTellMs);
    connect(&m_learn, &QTimer::timeout, this, &DesignStage::learn);
    connect(&m_judge, &QTimer::timeout, this, &DesignStage::judge);
    connect(&m_paint, &QTimer::timeout, this, &DesignStage::paint);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (!m_isTold)
            tell();
    });
    connect(&m_run, &LiveRun::opened, this, &DesignStage::takeRun);
    connect(&m_run, &LiveRun::changed, this, &DesignStage::takeMore);
    connect(&m_run, &LiveRun::failed, this, &DesignStage::tellUnread);
    connect(&m_run, &LiveRun::closed, this, [this] {
        m_moments.reset();
        m_learn.stop();
        m_isOnGraph = false;
        m_figures.reset();
        tell(); // what was told before is gone
    });
    connect(&m_activity, &ActivityWatch::changed, this, &DesignStage::paint);
    connect(m_slider, &TimeSlider::valueChanged, this, &DesignStage::moveTo);
    connect(m_slider, &TimeSlider::backRequested, this, &DesignStage::backToNow);
    connect(m_bar, &RunLine::backRequested, this, &DesignStage::backToNow);
    connect(m_bar, &RunLine::pastRequested, this, &DesignStage::lookBack);
    connect(m_bar, &RunLine::clearRequested, this, &DesignStage::showNothing);
    connect(m_bar, &RunLine::retryRequested, this, [this] {
        m_unread.reset();
        m_run.refresh();
        paint();
    });
    connect(m_bar, &RunLine::forkRequested, this, &DesignStage::fork);
    connect(m_bar, &RunLine::runRequested, this, [this] {
        if (m_run.id())
            Q_EMIT runRequested(*m_run.id());
    });
    connect(m_picker, &RunPicker::nothingChosen, this, &DesignStage::showNothing);
    connect(m_picker, &RunPicker::allChosen, this, &DesignStage::showAllActive);
    connect(m_picker, &RunPicker::runChosen, this, [this](RunId run) {
        choice().follows = false; // who chooses one wants to keep it
        showRun(run, true);
    });
    connect(m_picker, &RunPicker::followChosen, this, &DesignStage::setFollowing);
    connect(m_fork, &ForkPanel::forked, this, [this](RunId run) {
        choice() = {.shows = CanvasShows::OneRun, .run = run, .looksBack = isPast(), .follows = choice().follows};
        apply();
    });
    connect(m_fork, &ForkPanel::closed, m_slider, qOverload<>(&QWidget::setFocus));
}

void DesignStage::setSheet(WorkflowDocument &document, CanvasScene &scene, SheetStack &stack)
{
    if (m_document == &document)
        return;
    leaveSheet();
    m_document = &document;
    m_scene = &scene;
    m_stack = &stack;
    m_workflow = document.id();
    connect(&document, &WorkflowDocument::changed, this, [this](const WorkflowChange &change) {
        // Where things lie is no part of the version, and is changed with every move of the pointer.
        const bool isVersion = change.isStructural() || !change.changed.isEmpty() || change.properties;
        if (isVersion && (m_run.id() || choice().shows == CanvasShows::AllActive))
            m_judge.start();
    });
    connect(&stack, &SheetStack::backRequested, this, &DesignStage::backToNow);
    connect(&stack, &SheetStack::taskChosen, this, &DesignStage::tell);
    m_picker->setWorkflow(m_workflow);
    apply();
}

void DesignStage::leaveSheet()
{
    if (m_document)
        m_document->disconnect(this);
    if (m_stack)
        m_stack->disconnect(this);
    m_document = nullptr;
    m_scene = nullptr;
    m_stack = nullptr;
    m_workflow.clear();
    m_run.close();
    m_activity.watch({});
    m_bar->hide();
    m_timeRow->hide();
    m_picker->setWorkflow({});
}

void DesignStage::forget(const QString &workflow)
{
    if (workflow == m_workflow)
        leaveSheet();
    m_choices.remove(workflow);
}

PastView *DesignStage::past() const
{
    return m_stack ? m_stack->past() : nullptr;
}

void DesignStage::showNothing()
{
    choice() = {};
    apply();
    if (m_document)
        Q_EMIT cleared(m_workflow);
}

void DesignStage::showAllActive()
{
    choice() = {.shows = CanvasShows::AllActive};
    apply();
}

void DesignStage::showRun(RunId run, bool looksBack)
{
    if (!m_document)
        return;
    choice() = {.shows = CanvasShows::OneRun, .run = run, .looksBack = looksBack, .follows = choice().follows};
    apply();
}

void DesignStage::showWhenSeen(const QString &workflow, RunId run)
{
    Choice &kept = m_choices[workflow];
    kept = {.shows = CanvasShows::OneRun, .run = run, .follows = kept.follows};
}

void DesignStage::setFollowing(bool follows)
{
    choice().follows = follows;
    m_picker->tell(choice().shows, choice().run, follows);
}

void DesignStage::noteNewest(const QString &workflow, RunId run)
{
    if (!m_document || workflow != m_workflow || !choice().follows
        || number(run) <= number(choice().run.value_or(RunId{})))
        return;
    // Whoever edits is not taken away from it.
    choice() = {.shows = CanvasShows::OneRun, .run = run, .looksBack = isPast(), .follows = true};
    apply();
}

void DesignStage::lookBack()
{
    if (!m_run.picture() || !m_stack)
        return;
    choice().looksBack = true;
    paint();
    if (auto *view = past())
        view->setFocus();
}

void DesignStage::backToNow()
{
    if (!m_document)
        return;
    choice().looksBack = false;
    choice().moment.reset();
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(m_slider->maximum());
    paint();
    if (m_stack)
        m_stack->setFocus();
}

void DesignStage::fork()
{
    if (m_run.picture())
        m_fork->begin(static_cast<quint64>(m_slider->value()));
}

const RunPicture *DesignStage::then()
{
    const auto moment = m_document ? choice().moment : std::nullopt;
    if (!moment || !m_run.picture())
        return m_run.picture();
    return m_moments && m_moments->learnt() >= *moment ? &m_moments->at(*moment, m_run.events()) : nullptr;
}

/// Does what is chosen for the workflow that is shown.
void DesignStage::apply()
{
    if (!m_document)
        return;
    const Choice chosen = choice();
    m_picker->tell(chosen.shows, chosen.run, chosen.follows);
    m_activity.watch(chosen.shows == CanvasShows::AllActive ? m_workflow : QString());
    if (chosen.run != m_run.id())
        m_unread.reset();
    m_version = chosen.shows == CanvasShows::Nothing ? QByteArray() : versionOf(m_document->workflow());
    if (chosen.run && chosen.shows == CanvasShows::OneRun)
        m_run.open(*chosen.run);
    else
        m_run.close();
    if (m_run.picture())
        takeRun(); // it was open already
    else
        paint();
}

/// All of the run is there.
void DesignStage::takeRun()
{
    const Run &run = m_run.picture()->run();
    m_unread.reset();
    m_moments = std::make_unique<RunMoments>(run.id, run.plan);
    m_marked = 0;
    Choice &chosen = choice();
    chosen.looksBack = chosen.looksBack && (chosen.moment || isPast() || run.plan->version != m_version);
    {
        const QSignalBlocker quiet(m_slider);
        m_slider->begin(run.sequence);
        if (chosen.moment)
            m_slider->setValue(static_cast<int>(*chosen.moment));
    }
    markEvents();
    m_learn.start(0);
    paint();
}

/// What is known of it stays.
void DesignStage::tellUnread(const Error &error)
{
    if (m_run.picture()) {
        Q_EMIT failed(error);
        return;
    }
    m_unread = error;
    paint();
}

/// At the right end the slider goes with the run.
void DesignStage::takeMore()
{
    {
        const QSignalBlocker quiet(m_slider);
        m_slider->setEvents(m_run.picture()->run().sequence);
        if (!choice().moment)
            m_slider->setValue(m_slider->maximum());
    }
    markEvents();
    m_learn.start(0);
    if (!choice().moment)
        paint();
    else
        tellSoon();
}

void DesignStage::learn()
{
    if (!m_moments || !m_run.picture())
        return;
    const auto moment = choice().moment;
    const bool waits = moment && m_moments->learnt() < *moment;
    const auto known = std::span(m_run.events()).first(m_run.picture()->run().sequence);
    if (m_moments->learnOn(known))
        m_learn.start(0);
    if (waits && m_moments->learnt() >= *moment)
        paint();
}

void DesignStage::judge()
{
    if (!m_document)
        return;
    const QByteArray version = versionOf(m_document->workflow());
    if (std::exchange(m_version, version) != version)
        paint();
}

void DesignStage::moveTo(int event)
{
    if (!m_run.picture())
        return;
    Choice &chosen = choice();
    if (event >= m_slider->maximum())
        chosen.moment.reset();
    else
        chosen.moment = static_cast<quint64>(event);
    chosen.looksBack = true;
    m_moment->setText(wordsOf(event));
    if (!m_paint.isActive())
        m_paint.start(0);
}

QString DesignStage::wordsOf(int event) const
{
    const Events &events = m_run.events();
    const auto at = static_cast<std::size_t>(std::max(1, event)) - 1;
    if (!m_run.picture() || at >= events.size())
        return {};
    return tr("%1, event %2 of %3", "a time")
        .arg(momentText(events[at].at, m_run.now()), numberText(quint64(event)),
             numberText(quint64(m_slider->maximum())));
}

void DesignStage::retranslate()
{
    m_picker->retranslate();
    m_bar->retranslate();
    m_slider->retranslate();
    paint();
}

} // namespace sluice
