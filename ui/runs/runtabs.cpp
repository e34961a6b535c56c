#include "ui/runs/runtabs.h"

#include "core/api/remedy.h"
#include "ui/models/listview.h"
#include "ui/models/roles.h"
#include "ui/runs/comparepanel.h"
#include "ui/runs/eventlogmodel.h"
#include "ui/runs/forkpanel.h"
#include "ui/runs/logsearch.h"
#include "ui/runs/runcanvas.h"
#include "ui/runs/steptablemodel.h"
#include "ui/runs/stepview.h"
#include "ui/runs/timelinepanel.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/filteredit.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sluice {

namespace {

QWidget *stacked(QLayout *bar, QWidget *below)
{
    auto *widget = new QWidget;
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(below, 1);
    return widget;
}

FlowLayout *newBar()
{
    auto *bar = new FlowLayout(space::kS);
    bar->setFilling(true);
    bar->setContentsMargins(space::kS, space::kS, space::kS, space::kS);
    return bar;
}

} // namespace

RunTabs::RunTabs(EngineClient &engine, LiveRun &run, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_run(run)
    , m_theme(theme)
    , m_stepModel(new StepTableModel(run, this))
    , m_filter(new StepFilter(*m_stepModel, this))
    , m_logModel(new EventLogModel(run, this))
    , m_split(new QSplitter(Qt::Horizontal))
    , m_tabs(new QTabWidget)
    , m_compare(new ComparePanel(engine, run, theme))
    , m_step(new StepView(engine, run, theme))
{
    m_tabs->setObjectName(QStringLiteral("runTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(makeSteps(), QString());
    m_tabs->addTab(makeCanvas(), QString());
    m_tabs->addTab(makeTimeline(), QString());
    m_tabs->addTab(makeLog(), QString());
    m_tabs->addTab(m_compare, QString());
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(m_tabs);
    m_split->addWidget(m_step);
    m_split->setStretchFactor(0, 5);
    m_split->setStretchFactor(1, 4);
    m_split->setSizes({700, 500});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_split);
    connect(m_tabs, &QTabWidget::currentChanged, this, &RunTabs::showTab);
    connect(m_step, &StepView::wayRequested, this, &RunTabs::follow);
    retranslate();
}

QWidget *RunTabs::makeSteps()
{
    m_shown = new SegmentedControl(m_theme);
    m_shown->setObjectName(QStringLiteral("stepsShown"));
    m_text = new FilterEdit(m_theme);
    m_text->setObjectName(QStringLiteral("stepsFilter"));
    m_steps = new ListView(m_theme);
    m_steps->setObjectName(QStringLiteral("steps"));
    m_steps->setModel(m_filter);
    m_steps->setColumnWidths({140, 52, 156, 84, 88, 0});
    auto *bar = newBar();
    bar->addWidget(m_shown);
    bar->addWidget(m_text);
    connect(m_shown, &SegmentedControl::currentChanged, this,
            [this](int index) { m_filter->setShown(static_cast<StepFilter::Show>(index)); });
    connect(m_text, &FilterEdit::filterChanged, m_filter, &StepFilter::setText);
    connect(m_steps, &ListView::currentRowChanged, this, [this](const QModelIndex &index) {
        if (index.isValid())
            m_step->showStep(static_cast<StepIndex>(index.data(NumberRole).toULongLong()));
        m_didChoose = m_didChoose || index.isValid();
    });
    connect(m_steps, &ListView::opened, this, [this] { m_step->setFocus(Qt::ShortcutFocusReason); });
    return stacked(bar, m_steps);
}

QWidget *RunTabs::makeCanvas()
{
    m_canvas = new RunCanvas(m_engine, m_run, m_theme);
    m_canvas->setObjectName(QStringLiteral("runCanvas"));
    connect(m_canvas, &RunCanvas::taskChosen, this, &RunTabs::chooseStepOf);
    connect(m_canvas, &RunCanvas::taskOpened, this, [this](const QString &task) {
        m_tabs->setCurrentIndex(StepsTab);
        m_text->setText(task);
        m_steps->setFocus();
    });
    return m_canvas;
}

QWidget *RunTabs::makeTimeline()
{
    m_timeline = new TimelinePanel(m_run, m_theme);
    connect(m_timeline, &TimelinePanel::stepRequested, this, &RunTabs::openStep);
    return m_timeline;
}

QWidget *RunTabs::makeLog()
{
    m_log = new ListView(m_theme);
    m_log->setObjectName(QStringLiteral("runLog"));
    m_log->setModel(m_logModel);
    m_log->setColumnWidths({64, 130, 200, 180, 0});
    m_logText = new FilterEdit(m_theme);
    auto *search = new LogSearch(*m_logModel, *m_log, *m_logText, m_theme);
    connect(m_log, &ListView::opened, this, [this](const QModelIndex &index) {
        if (const auto step = index.data(NumberRole); step.isValid())
            openStep(static_cast<StepIndex>(step.toULongLong()));
    });
    m_forkHere = new QPushButton;
    m_forkHere->setObjectName(QStringLiteral("logFork"));
    m_fork = new ForkPanel(m_engine, m_run, m_theme);
    connect(m_forkHere, &QPushButton::clicked, this, &RunTabs::beginFork);
    connect(m_fork, &ForkPanel::forked, this, &RunTabs::forked);
    connect(m_fork, &ForkPanel::closed, m_log, qOverload<>(&QWidget::setFocus));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(0, 0, space::kS, 0);
    head->addWidget(search, 1);
    head->addWidget(m_forkHere);
    auto *widget = new QWidget;
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_log, 2);
    column->addWidget(m_fork, 1);
    return widget;
}

void RunTabs::showTab(int tab)
{
    m_step->setVisible(tab == StepsTab || tab == CanvasTab);
    const auto step = m_step->step();
    if (!step || !m_run.picture())
        return;
    if (tab == TimelineTab)
        m_timeline->chooseStep(*step);
    else if (tab == CanvasTab && number(*step) < m_run.picture()->run().steps.size())
        m_canvas->chooseTask(m_run.picture()->run().taskOf(*step).id);
}

void RunTabs::follow(const Remedy &remedy)
{
    if (remedy.kind == Remedy::Kind::ShowStep && remedy.run == m_run.id())
        openStep(remedy.step);
    else
        Q_EMIT wayRequested(remedy);
}

void RunTabs::openStep(StepIndex step)
{
    m_tabs->setCurrentIndex(StepsTab);
    m_text->clear();
    m_shown->setCurrentIndex(0);
    m_filter->setShown(StepFilter::Show::All);
    chooseStep(step);
    m_steps->setFocus();
}

/// Of the steps of a task the one that matters most.
void RunTabs::chooseStepOf(const QString &task)
{
    if (!m_run.picture())
        return;
    const Run &run = m_run.picture()->run();
    std::optional<StepIndex> chosen;
    for (quint32 i = 0; i < run.steps.size(); ++i) {
        const StepIndex step{i};
        if (!run.step(step).isGone && run.taskOf(step).id == task
            && (!chosen || mattersMore(run.step(step).state, run.step(*chosen).state)))
            chosen = step;
    }
    const auto shown = m_step->step();
    const bool isOfIt = shown && number(*shown) < run.steps.size() && run.taskOf(*shown).id == task;
    if (chosen && !isOfIt)
        chooseStep(*chosen);
}

void RunTabs::setNames(const WorkflowNames &names)
{
    m_step->setNames(names);
}

void RunTabs::chooseStep(StepIndex step)
{
    const QModelIndex index = m_filter->mapFromSource(m_stepModel->index(static_cast<int>(number(step)), 0));
    if (!index.isValid()) {
        m_step->showStep(step); // the filters hide its row
        return;
    }
    m_steps->setCurrentIndex(index);
    m_steps->scrollTo(index);
}

void RunTabs::compareWith(std::optional<RunId> other)
{
    m_tabs->setCurrentIndex(CompareTab);
    if (other)
        m_compare->compareWith(*other);
}

void RunTabs::beginFork()
{
    if (!m_run.picture())
        return;
    m_tabs->setCurrentIndex(LogTab);
    const QModelIndex chosen = m_log->currentIndex();
    m_fork->begin(chosen.isValid() ? static_cast<quint64>(chosen.row()) + 1 : m_run.events().size());
}

void RunTabs::refresh()
{
    if (m_wanted && m_stepModel->rowCount() > 0 && m_run.picture())
        openStep(*std::exchange(m_wanted, std::nullopt));
    if (m_didChoose || m_filter->rowCount() == 0 || !m_run.picture())
        return;
    // What a person opens a run for is the step in trouble, if there is one.
    const auto &steps = m_run.picture()->run().steps;
    const auto trouble = std::ranges::find(steps, StepState::DeadLettered, &Step::state);
    chooseStep(static_cast<StepIndex>(trouble == steps.end() ? 0 : trouble - steps.begin()));
}

void RunTabs::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void RunTabs::retranslate()
{
    m_tabs->setTabText(StepsTab, tr("Steps"));
    m_tabs->setTabText(CanvasTab, tr("Canvas"));
    m_tabs->setTabText(TimelineTab, tr("Timeline"));
    m_tabs->setTabText(LogTab, tr("Log"));
    m_tabs->setTabText(CompareTab, tr("Compare"));
    m_tabs->setAccessibleName(tr("Parts of the run"));
    m_shown->setItems({tr("All"), tr("Unfinished"), tr("In trouble")});
    m_shown->setAccessibleName(tr("Which steps are shown"));
    m_text->setPlaceholderText(tr("Filter by task or item"));
    m_text->setAccessibleName(m_text->placeholderText());
    m_steps->setAccessibleName(tr("Steps of the run"));
    m_forkHere->setText(tr("Fork from the chosen event…"));
    m_log->setAccessibleName(tr("Events of the run"));
    m_stepModel->retranslate();
    m_logModel->retranslate();
}

} // namespace sluice
