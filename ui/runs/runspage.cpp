#include "ui/runs/runspage.h"

#include "core/api/remedy.h"
#include "ui/models/listview.h"
#include "ui/models/roles.h"
#include "ui/runs/runfilterbar.h"
#include "ui/runs/runview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/pagestates.h"
#include "ui/wording/formats.h"

#include <QEvent>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sluice {

RunsPage::RunsPage(EngineClient &engine, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_model(engine)
    , m_filters(new RunFilterBar([&engine] { return engine.snapshot().taken; }, theme))
    , m_list(new ListView(theme))
    , m_split(new QSplitter(Qt::Vertical))
    , m_run(new RunView(engine, theme))
{
    setObjectName(QStringLiteral("runsPage"));
    m_list->setObjectName(QStringLiteral("runs"));
    m_list->setModel(&m_model);
    m_list->setColumnWidths({72, 0, 140, 150, 110, 190, 110, 110});
    m_states = new PageStates(m_list, theme);
    m_states->setObjectName(QStringLiteral("runsStates"));
    m_split->setObjectName(QStringLiteral("runsSplit"));
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(m_states);
    m_split->addWidget(m_run);
    m_split->setStretchFactor(0, 2);
    m_split->setStretchFactor(1, 3);
    m_run->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_filters);
    column->addWidget(m_split, 1);
    setFocusProxy(m_list);

    connect(m_filters, &RunFilterBar::filterChanged, this,
            [this] { m_model.setFilter(m_filters->filter(), m_filters->window()); });
    connect(&m_model, &RunListModel::answered, this, &RunsPage::takeAnswer);
    connect(m_list, &ListView::opened, this, &RunsPage::openIndex);
    // Once a run is open, walking through the list shows each.
    connect(m_list, &ListView::currentRowChanged, this, [this](const QModelIndex &index) {
        if (m_run->isVisibleTo(this))
            openIndex(index);
    });
    m_model.followView(m_list);
    m_model.holdWhileHidden(this);
    connect(m_run, &RunView::closeRequested, this, &RunsPage::closeRun);
    connect(m_run, &RunView::lettersRequested, this, &RunsPage::lettersRequested);
    connect(m_run, &RunView::canvasRequested, this, &RunsPage::canvasRequested);
    connect(m_run, &RunView::startedAgain, this, &RunsPage::openRun);
    connect(m_states, &PageStates::actionRequested, this, &RunsPage::workflowsRequested);
    connect(m_run, &RunView::offersChanged, this, &RunsPage::offersChanged);
    connect(m_run, &RunView::wayRequested, this, [this](const Remedy &remedy) {
        if (remedy.kind == Remedy::Kind::ShowRun)
            openRun(remedy.run);
        else
            Q_EMIT wayRequested(remedy);
    });
    connect(m_states, &PageStates::clearFiltersRequested, m_filters, &RunFilterBar::clear);
    connect(m_states, &PageStates::retryRequested, this, [this] {
        m_states->setState(PageState::Loading);
        m_model.refresh();
    });
    m_states->setState(PageState::Loading);
    retranslate();
}

void RunsPage::openRun(RunId run)
{
    showBelow();
    m_run->showRun(run);
    if (const int row = m_model.rowOf(run); row >= 0 && m_list->currentIndex().row() != row)
        m_list->setCurrentIndex(m_model.index(row, 0));
}

void RunsPage::openStep(RunId run, StepIndex step)
{
    openRun(run);
    m_run->openStep(run, step);
}

void RunsPage::showBelow()
{
    m_run->show();
    if (!std::exchange(m_didSplit, true))
        m_split->setSizes(m_list->shareOf(height()));
}

void RunsPage::showWorkflow(const QString &workflow)
{
    m_filters->setWorkflow({workflow, m_model.names().workflow(workflow)});
}

std::optional<RunId> RunsPage::openedRun() const
{
    return m_run->run();
}

void RunsPage::openIndex(const QModelIndex &index)
{
    if (const RunSummary *run = m_model.run(index))
        openRun(run->id);
}

void RunsPage::closeRun()
{
    m_run->close();
    m_run->hide();
    m_list->setFocus();
}

void RunsPage::takeAnswer()
{
    if (m_model.error()) {
        const auto now = m_engine.snapshot().taken;
        m_states->setRefusal(*m_model.error(), m_model.rowCount() > 0, momentText(m_answered, now));
        return;
    }
    m_answered = m_engine.snapshot().taken;
    m_states->clearRefusal();
    m_filters->setCount({m_model.total(), m_model.isTotalOpen(),
                         m_model.isSearching() ? std::optional(m_model.searchedTo()) : std::nullopt,
                         m_model.unsearched()});
    offerFilters();
    if (m_model.rowCount() > 0)
        m_states->setState(PageState::Ready);
    else
        m_states->setState(m_model.isSearching()      ? PageState::Loading
                           : m_filters->isFiltering() ? PageState::NothingMatches
                                                      : PageState::Empty);
}

void RunsPage::setNames(const WorkflowNames &names)
{
    if (names == m_model.names())
        return;
    m_model.setNames(names);
    m_run->setNames(names);
    offerFilters();
}

void RunsPage::setLatest(std::function<Result<Workflow>(const QString &workflow)> latest)
{
    m_run->setLatest(std::move(latest));
}

void RunsPage::runAgain(bool onLatest)
{
    m_run->runAgain(onLatest);
}

void RunsPage::goOn()
{
    if (canGoOn())
        m_run->goOn();
}

void RunsPage::beginFork()
{
    if (canFork())
        m_run->beginFork();
}

bool RunsPage::canGoOn() const
{
    return m_run->isVisibleTo(this) && m_run->canGoOn();
}

bool RunsPage::canFork() const
{
    return m_run->isVisibleTo(this) && m_run->canFork();
}

void RunsPage::offerFilters()
{
    std::vector<NamedId> workflows;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QString &workflow = m_model.run(m_model.index(row, 0))->workflow;
        if (std::ranges::find(workflows, workflow, &NamedId::id) == workflows.end())
            workflows.push_back({workflow, m_model.names().workflow(workflow)});
    }
    m_filters->offerWorkflows(workflows);
}

void RunsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void RunsPage::retranslate()
{
    m_list->setAccessibleName(tr("Runs, newest first"));
    m_states->setEmptyText(QStringLiteral("media-playback-start"), tr("No run yet"),
                           tr("Runs come here when a workflow is started, by hand or by a trigger."),
                           tr("Open a workflow"));
    m_model.retranslate();
}

} // namespace sluice
