#include "ui/simulate/simulatepage.h"

#include "core/workflow/workflowfile.h"
#include "ui/document/workspace.h"
#include "ui/models/listview.h"
#include "ui/simulate/resultview.h"
#include "ui/simulate/runsample.h"
#include "ui/simulate/taskform.h"
#include "ui/simulate/trafficform.h"
#include "ui/simulate/variantpanel.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/columnscroll.h"
#include "ui/widgets/fillscroll.h"
#include "ui/widgets/infobar.h"
#include "ui/widgets/pagestates.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

namespace sluice {

SimulatePage::SimulatePage(const SimulateServices &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_sample(new RunSample(services.engine, services.desk, this))
    , m_bar(new InfoBar(services.theme))
    , m_pick(new QComboBox)
    , m_pickName(new QLabel)
    , m_start(new QPushButton)
    , m_cancel(new QPushButton)
    , m_learn(new QPushButton)
    , m_progress(new QProgressBar)
    , m_form(new TrafficForm(services.theme))
    , m_list(new ListView(services.theme))
    , m_task(new TaskForm(services.theme))
    , m_variant(new VariantPanel)
    , m_result(new ResultView(services.engine.catalog(), services.theme))
{
    setObjectName(QStringLiteral("simulatePage"));
    m_bar->setObjectName(QStringLiteral("simulateBar"));
    m_pick->setObjectName(QStringLiteral("simulateWorkflow"));
    m_start->setObjectName(QStringLiteral("simulateStart"));
    m_cancel->setObjectName(QStringLiteral("simulateCancel"));
    m_learn->setObjectName(QStringLiteral("simulateLearn"));
    m_progress->setObjectName(QStringLiteral("simulateProgress"));
    m_list->setObjectName(QStringLiteral("simulateTasks"));
    build();
    buildCommands();
    connect(&services.workspace, &Workspace::entriesChanged, this, &SimulatePage::refreshList);
    connect(m_pick, &QComboBox::currentIndexChanged, this, &SimulatePage::refreshWorkflow);
    connect(m_list, &ListView::currentRowChanged, this, &SimulatePage::showTask);
    connect(m_task, &TaskForm::changed, this,
            [this](const TaskModelRow &row) { m_model.change(m_model.rowOf(row.model.task), row); });
    connect(m_variant, &VariantPanel::toggled, m_task, &TaskForm::setComparing);
    connect(m_result, &ResultView::taskChosen, this,
            [this](const QString &task) { m_list->setCurrentIndex(m_model.index(m_model.rowOf(task), 0)); });
    connect(m_states, &PageStates::actionRequested, this, &SimulatePage::workflowsRequested);
    connect(m_sample, &RunSample::learnt, this, &SimulatePage::takeLearnt);
    connect(m_sample, &RunSample::failed, m_bar, &InfoBar::showError);
    retranslate();
    refreshList();
    finish();
}

QWidget *SimulatePage::buildSettings()
{
    auto *settings = new QWidget;
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::kS);
    buttons->addWidget(m_start);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_learn);
    buttons->addStretch(1);
    m_progress->setTextVisible(false);
    m_list->setModel(&m_model);
    m_list->setColumnWidths({0, 120, 70, 70});
    m_list->setMinimumHeight(180);
    m_pickName->setBuddy(m_pick);
    auto *column = new QVBoxLayout(settings);
    column->setContentsMargins(space::kL, space::kM, space::kL, space::kM);
    column->setSpacing(space::kS);
    column->addWidget(m_pickName);
    column->addWidget(m_pick);
    column->addLayout(buttons);
    column->addWidget(m_progress);
    column->addWidget(m_form);
    column->addWidget(m_list, 1);
    column->addWidget(m_task);
    column->addWidget(m_variant);
    return settings;
}

void SimulatePage::build()
{
    auto *settings = new ColumnScroll;
    settings->setWidget(buildSettings());
    settings->setWidgetResizable(true);
    auto *split = new QSplitter(Qt::Horizontal);
    split->setChildrenCollapsible(false);
    split->addWidget(settings);
    split->addWidget(new FillScroll(m_result));
    split->setStretchFactor(0, 0);
    split->setStretchFactor(1, 1);
    split->setSizes({440, 800});
    m_states = new PageStates(split, m_services.theme);
    m_states->setObjectName(QStringLiteral("simulateStates"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_states, 1);
    setFocusProxy(m_pick);
}

std::vector<QWidget *> SimulatePage::focusZones() const
{
    return {m_pick, m_list, m_result->findChild<QWidget *>(QStringLiteral("simulateCanvas"))};
}

/// As it is on screen, saved or not; else as its file has it.
Result<Workflow> SimulatePage::workflowNow() const
{
    const QString id = m_pick->currentData().toString();
    if (const WorkflowDocument *document = m_services.workspace.document(id))
        return document->workflow();
    const WorkflowEntry *entry = m_services.workspace.entry(id);
    return loadWorkflow(entry ? entry->path : QString());
}

void SimulatePage::chooseWorkflow(const QString &id)
{
    m_pick->setCurrentIndex(m_pick->findData(id));
}

void SimulatePage::refreshList()
{
    const QString before = m_pick->currentData().toString();
    {
        const QSignalBlocker blocker(m_pick);
        m_pick->clear();
        for (const WorkflowEntry &entry : m_services.workspace.entries())
            m_pick->addItem(entry.name, entry.id);
        m_pick->setCurrentIndex(std::max(0, m_pick->findData(before)));
    }
    m_states->setState(m_pick->count() == 0 ? PageState::Empty : PageState::Ready);
    if (isVisible())
        refreshWorkflow(); // else as soon as it is shown: a large graph is not drawn for nobody
}

/// What was typed of a task stays while the task does.
bool SimulatePage::refreshWorkflow()
{
    if (m_pick->count() == 0)
        return false;
    const auto workflow = workflowNow();
    if (!workflow) {
        m_bar->showError(workflow.error());
        return false;
    }
    if (m_workflow == *workflow)
        return true;
    cancel(); // what comes of it would be told of another workflow
    const bool isOther = !m_workflow || m_workflow->id != workflow->id;
    if (isOther)
        m_sample->forget();
    m_workflow = *workflow;
    std::vector<TaskModelRow> rows;
    for (TaskModel &model : usualModels(*workflow, m_services.engine.catalog())) {
        const TaskModelRow *known = isOther ? nullptr : m_model.at(m_model.rowOf(model.task));
        TaskModelRow row = known ? *known : TaskModelRow{std::move(model), {}, false, 0};
        const Task &task = *workflow->task(row.model.task);
        const TaskTypeInfo *type = m_services.engine.catalog().find(task.type);
        row.title = task.name.isEmpty() ? task.id : task.name;
        row.isLoop = type && type->role == TaskRole::ForEach;
        rows.push_back(std::move(row));
    }
    m_model.setRows(std::move(rows));
    QStringList used;
    const std::vector<Connection> connections = connectionsUsed();
    for (const Connection &connection : connections)
        used += connection.id;
    m_form->setConnections(used);
    m_variant->setConnections(connections);
    m_result->showWorkflow(*workflow);
    if (!m_list->currentIndex().isValid() && m_model.rowCount() > 0)
        m_list->setCurrentIndex(m_model.index(0, 0));
    showTask();
    return true;
}

std::vector<Connection> SimulatePage::connectionsUsed() const
{
    std::vector<Connection> used;
    for (const Connection &connection : m_services.workspace.connections()) {
        const bool isUsed = m_workflow && std::ranges::any_of(m_workflow->tasks, [&](const Task &task) {
                                return task.params.value(u"connection").toString() == connection.id;
                            });
        if (isUsed)
            used.push_back(connection);
    }
    return used;
}

void SimulatePage::showTask()
{
    const TaskModelRow *row = m_model.at(m_list->currentIndex().row());
    const Task *task = row && m_workflow ? m_workflow->task(row->model.task) : nullptr;
    m_task->showRow(row, task ? task->reliability.maxAttempts : 0);
}

void SimulatePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refreshWorkflow(); // it may have been edited meanwhile
}

void SimulatePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SimulatePage::retranslate()
{
    m_pickName->setText(tr("Workflow, with edits that are not saved"));
    m_pick->setAccessibleName(m_pickName->text());
    m_start->setText(tr("Simulate"));
    m_cancel->setText(tr("Cancel"));
    m_learn->setText(tr("Learn from runs"));
    m_list->setAccessibleName(tr("Tasks and what stands for their work"));
    m_progress->setAccessibleName(tr("How much of the time is simulated"));
    m_states->setEmptyText(QStringLiteral("chronometer"), tr("No workflow to simulate"),
                           tr("Once there is a workflow, this page says how long its runs take and where they wait."),
                           tr("Open Design"));
    m_model.retranslate();
}

} // namespace sluice
