#include "ui/runs/stepview.h"

#include "core/api/engineclient.h"
#include "core/run/input.h"
#include "ui/models/liverun.h"
#include "ui/models/whypanel.h"
#include "ui/runs/attemptsview.h"
#include "ui/runs/payloadview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/statechip.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QTabWidget>
#include <QVBoxLayout>

namespace sluice {

QString stepTitle(const Workflow &workflow, const Run &run, StepIndex step)
{
    const QString &id = run.taskOf(step).id;
    const Task *task = workflow.task(id);
    const QString name = task && !task->name.isEmpty() ? task->name : id;
    return stepWords(name, itemPath(run, step));
}

QString stepTitle(const LiveRun &live, StepIndex step)
{
    return stepTitle(live.workflow(), live.picture()->run(), step);
}

StepView::StepView(EngineClient &engine, LiveRun &run, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_run(run)
    , m_title(new ElidedLabel(theme))
    , m_state(new StateChip(theme))
    , m_why(new WhyPanel(engine, theme, QStringLiteral("stepWhy")))
    , m_tabs(new QTabWidget)
    , m_attempts(new AttemptsView(theme, QStringLiteral("step")))
    , m_input(new PayloadView(theme, QStringLiteral("stepInput")))
    , m_output(new PayloadView(theme, QStringLiteral("stepOutput")))
{
    setObjectName(QStringLiteral("stepView"));
    m_title->setObjectName(QStringLiteral("stepTitle"));
    m_title->setLook(TypeSize::Base, Token::Text, QFont::DemiBold);
    m_tabs->setObjectName(QStringLiteral("stepTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_attempts, QString());
    m_tabs->addTab(m_input, QString());
    m_tabs->addTab(m_output, QString());
    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::kM, space::kS, space::kM, space::kXs);
    head->addWidget(m_title, 1);
    head->addWidget(m_state);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_why);
    column->addWidget(m_tabs, 1);
    connect(m_why, &WhyPanel::wayRequested, this, &StepView::wayRequested);
    connect(&run, &LiveRun::changed, this, &StepView::refresh);
    connect(&engine, &EngineClient::snapshotChanged, this, &StepView::askWhy);
    connect(&run, &LiveRun::closed, this, [this] { showStep(std::nullopt); });
    setFocusProxy(m_tabs);
    retranslate();
}

void StepView::showStep(std::optional<StepIndex> step)
{
    if (m_step != step)
        m_why->clear();
    m_step = step;
    refresh();
}

void StepView::refresh()
{
    const bool isShown = m_step && m_run.picture() && number(*m_step) < m_run.picture()->run().steps.size();
    m_tabs->setEnabled(isShown);
    m_state->setVisible(isShown);
    askWhy();
    if (!isShown) {
        m_title->setText(tr("Choose a step to see its attempts, input and output"));
        m_attempts->setAttempts({}, {});
        m_input->setAbsent({});
        m_output->setAbsent({});
        return;
    }
    const Run &run = m_run.picture()->run();
    const Step &step = run.step(*m_step);
    m_title->setText(stepTitle(m_run, *m_step));
    const QString hand = handWord(step);
    m_state->setState(glyphOf(step.state),
                      hand.isEmpty() ? word(step.state)
                                     : tr("%1, %2", "state of a step, fed by hand").arg(word(step.state), hand));
    m_attempts->setAttempts(m_run.attemptsOf(*m_step), m_run.now());
    if (step.state == StepState::Blocked)
        m_input->setAbsent(tr("Its input is known once the steps before it are done."));
    else
        m_input->setPayload(stepInput(run, *m_step));
    if (step.state == StepState::Succeeded || !step.output.isEmpty())
        m_output->setPayload(step.output);
    else
        m_output->setAbsent(isFinal(step.state) ? tr("It ended without an output.") : tr("There is no output yet."));
}

/// What keeps a step may change at any time; one question at a time is enough.
void StepView::askWhy()
{
    const bool isShown = m_step && m_run.id() && m_run.picture()
                         && number(*m_step) < m_run.picture()->run().steps.size();
    const StepState state = isShown ? m_run.picture()->run().step(*m_step).state : StepState::Succeeded;
    if (isFinal(state) || state == StepState::Running) {
        m_why->clear();
        return;
    }
    if (!isVisible() || m_isAsking)
        return;
    m_isAsking = true;
    m_engine.whyNot(*m_run.id(), *m_step, this, [this, run = *m_run.id(), step = *m_step](const Result<WhyNot> &why) {
        m_isAsking = false;
        if (m_run.id() != run || m_step != step || !m_run.picture())
            return;
        const WhyNames names = whyNames(m_names, [this](StepIndex other) { return stepTitle(m_run, other); });
        m_why->setCauses(whyLines(why.value_or(WhyNot()), {run, m_run.workflow().id}, m_run.now(), names), names);
    });
}

void StepView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void StepView::retranslate()
{
    m_tabs->setTabText(0, tr("Attempts"));
    m_tabs->setTabText(1, tr("Input"));
    m_tabs->setTabText(2, tr("Output"));
    m_tabs->setAccessibleName(tr("What happened in the step"));
    m_input->setAccessibleTitle(tr("Input of the step"));
    m_output->setAccessibleTitle(tr("Output of the step"));
    refresh();
}

} // namespace sluice
