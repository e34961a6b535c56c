// What one does on the page Simulate.
#include "ui/document/workspace.h"
#include "ui/models/listview.h"
#include "ui/shell/commandtable.h"
#include "ui/shell/guarded.h"
#include "ui/simulate/resultview.h"
#include "ui/simulate/runsample.h"
#include "ui/simulate/simulatepage.h"
#include "ui/simulate/taskform.h"
#include "ui/simulate/trafficform.h"
#include "ui/simulate/variantpanel.h"
#include "ui/widgets/infobar.h"

#include <QProgressBar>
#include <QPushButton>

namespace sluice {

namespace {
constexpr int kProgressSteps = 1000;
} // namespace

void SimulatePage::buildCommands()
{
    const auto add = [this](const char *id, QString (*text)(), const char *icon, const QKeySequence &keys,
                            void (SimulatePage::*act)()) {
        m_services.commands.add({QString::fromLatin1(id), text, guarded(this, act), keys, QString::fromLatin1(icon),
                                 QStringLiteral("simulate")});
    };
    add(
        "simulate.start", [] { return tr("Simulate the workflow"); }, "media-playback-start",
        QKeySequence(Qt::CTRL | Qt::Key_R), &SimulatePage::start);
    add(
        "simulate.cancel", [] { return tr("Cancel the simulation"); }, "media-playback-stop", {},
        &SimulatePage::cancel);
    add(
        "simulate.learn", [] { return tr("Learn the models of tasks from past runs"); }, "view-refresh", {},
        &SimulatePage::learnFromRuns);
    connect(m_start, &QPushButton::clicked, this, &SimulatePage::start);
    connect(m_cancel, &QPushButton::clicked, this, &SimulatePage::cancel);
    connect(m_learn, &QPushButton::clicked, this, &SimulatePage::learnFromRuns);
}

SimulationSetup SimulatePage::setupOf(bool isThen) const
{
    SimulationSetup setup = m_traffic;
    setup.workflow = *m_workflow;
    setup.catalog = m_services.engine.catalog();
    setup.connections = m_services.workspace.connections();
    setup.engine = m_services.workspace.settings().engine;
    if (isThen)
        setup.connections = m_variant->changed(std::move(setup.connections));
    for (const TaskModelRow &row : m_model.rows()) {
        setup.tasks.push_back(row.model);
        if (Task *task = setup.workflow.task(row.model.task); isThen && task && row.attemptsThen > 0)
            task->reliability.maxAttempts = row.attemptsThen;
    }
    return setup;
}

void SimulatePage::start()
{
    if (m_isRunning || !refreshWorkflow())
        return;
    m_task->finishTyping();
    m_traffic = {};
    if (!m_form->fill(m_traffic))
        return;
    m_bar->dismiss();
    m_first.reset();
    // What is typed meanwhile would make B differ in more than its limits.
    m_then = m_variant->isOn() ? std::optional(setupOf(true)) : std::nullopt;
    m_isRunning = true;
    finish();
    runOne(setupOf(false), false);
}

void SimulatePage::runOne(const SimulationSetup &setup, bool isThen)
{
    m_progress->setRange(0, kProgressSteps);
    m_services.desk.simulate(
        setup, this, [this](double share) { m_progress->setValue(static_cast<int>(share * kProgressSteps)); },
        [this, isThen, round = ++m_round](const Result<SimulationResult> &result) {
            if (round == m_round)
                take(result, isThen);
        });
}

void SimulatePage::take(const Result<SimulationResult> &result, bool isThen)
{
    if (!m_isRunning)
        return; // it was cancelled
    if (result && m_then) {
        m_first = *result;
        return runOne(*std::exchange(m_then, std::nullopt), true);
    }
    m_isRunning = false;
    finish();
    if (!result)
        return m_bar->showError(result.error());
    m_result->showResult(isThen ? *m_first : *result, isThen ? std::optional(*result) : std::nullopt);
}

void SimulatePage::cancel()
{
    if (!std::exchange(m_isRunning, false))
        return;
    m_services.desk.cancel();
    finish();
    m_bar->showMessage(InfoBar::Tone::Info, tr("The simulation was cancelled."));
}

/// What can be done now.
void SimulatePage::finish()
{
    m_start->setVisible(!m_isRunning);
    m_learn->setVisible(!m_isRunning);
    m_cancel->setVisible(m_isRunning);
    m_progress->setVisible(m_isRunning);
    m_progress->setValue(0);
    m_services.commands.setEnabled(QStringLiteral("simulate.start"), !m_isRunning);
    m_services.commands.setEnabled(QStringLiteral("simulate.cancel"), m_isRunning);
    m_services.commands.setEnabled(QStringLiteral("simulate.learn"), !m_isRunning);
}

void SimulatePage::learnFromRuns()
{
    if (m_workflow && !m_isRunning)
        m_sample->read(*m_workflow);
}

void SimulatePage::takeLearnt(const LearntModels &models)
{
    for (const TaskModel &model : models.tasks) {
        const int at = m_model.rowOf(model.task);
        if (const TaskModelRow *row = m_model.at(at)) {
            TaskModelRow learnt = *row;
            const auto ports = learnt.model.ports;
            learnt.model = model;
            if (model.ports.empty())
                learnt.model.ports = ports;
            m_model.change(at, learnt);
        }
    }
    const auto runs = static_cast<int>(models.runs);
    if (runs == 0)
        m_bar->showMessage(InfoBar::Tone::Info, tr("There are no past runs to learn from."));
    else
        m_bar->showMessage(InfoBar::Tone::Success, tr("Learnt from %n run(s).", nullptr, runs),
                           tr("How many attempts that were, stands at each task."));
    showTask();
}

} // namespace sluice
