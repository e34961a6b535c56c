#include "ui/runs/runview.h"

#include "core/api/remedy.h"
#include "ui/runs/approvalpanel.h"
#include "ui/runs/runexport.h"
#include "ui/runs/runtabs.h"
#include "ui/runs/runwhy.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/fillscroll.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/infobar.h"
#include "ui/widgets/pagestates.h"
#include "ui/widgets/statechip.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"
#include "ui/wording/versionwords.h"
#include "ui/wording/wording.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

RunView::RunView(EngineClient &engine, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_theme(theme)
    , m_run(engine)
    , m_bar(new InfoBar(theme))
    , m_parts(new RunTabs(engine, m_run, theme))
    , m_export(new RunExport(m_run, this))
    , m_why(new RunWhy(engine, m_run, theme))
    , m_approval(new ApprovalPanel(engine, m_run, theme))
{
    setObjectName(QStringLiteral("runView"));
    m_bar->setObjectName(QStringLiteral("runBar"));
    QWidget *head = makeHead();
    m_states = new PageStates(m_parts, theme);
    m_states->setObjectName(QStringLiteral("runStates"));
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(space::kL, 0, space::kL, 0);
    bar->addWidget(m_bar);
    column->addLayout(bar);
    column->addWidget(m_why);
    column->addWidget(m_approval);
    column->addWidget(m_states, 1);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(new FillScroll(content));

    connect(m_states, &PageStates::retryRequested, this, [this] {
        m_states->setState(PageState::Loading);
        m_run.refresh();
    });
    connect(&m_run, &LiveRun::opened, this, [this] {
        m_states->setState(PageState::Ready);
        refresh();
    });
    connect(&m_run, &LiveRun::changed, this, &RunView::refresh);
    connect(&m_run, &LiveRun::failed, this, [this](const Error &error) {
        if (m_run.picture())
            m_bar->showError(error);
        else
            m_states->setFailure(error);
    });
    connect(&engine, &EngineClient::snapshotChanged, this, [this] {
        if (m_run.picture() && !isFinal(m_run.picture()->run().state))
            refresh();
    });
    connect(&theme, &ThemeController::changed, this, &RunView::dress);
    connect(m_parts, &RunTabs::wayRequested, this, &RunView::wayRequested);
    connect(m_parts, &RunTabs::forked, this, &RunView::startedAgain);
    connect(m_why, &RunWhy::wayRequested, this, [this](const Remedy &remedy) {
        if (remedy.kind == Remedy::Kind::ShowStep && remedy.run == m_run.id())
            m_parts->openStep(remedy.step);
        else
            Q_EMIT wayRequested(remedy);
    });
    followExport();
    retranslate();
    dress();
}

/// What shows the run must not outlive it.
RunView::~RunView()
{
    delete m_states;
    delete m_why;
    delete m_approval;
}

QWidget *RunView::makeHead()
{
    m_title = new ElidedLabel(m_theme);
    m_title->setObjectName(QStringLiteral("runTitle"));
    m_title->setLook(TypeSize::Large, Token::Text, QFont::DemiBold);
    m_state = new StateChip(m_theme);
    m_state->setObjectName(QStringLiteral("runState"));
    m_facts = new ElidedLabel(m_theme);
    m_facts->setObjectName(QStringLiteral("runFacts"));
    m_facts->setLook(TypeSize::Base, Token::Muted);
    const auto button = [this](const char *name, auto act) {
        auto *made = new QPushButton;
        made->setObjectName(QString::fromLatin1(name));
        connect(made, &QPushButton::clicked, this, act);
        return made;
    };
    m_letters = button("runLetters", [this] {
        if (m_run.picture())
            Q_EMIT lettersRequested(m_run.workflow().id);
    });
    m_pause = button("runPause", [this] { send(&EngineClient::pauseRun); });
    m_resume = button("runResume", [this] { send(&EngineClient::resumeRun); });
    m_cancel = button("runCancel", [this] { askToCancel(); });
    m_cancel->setProperty("danger", true);
    m_goOn = button("runGoOnHere", [this] { goOn(); });
    m_again = new QPushButton;
    m_again->setObjectName(QStringLiteral("runAgain"));
    m_againMenu = new QMenu(this);
    m_againMenu->setObjectName(QStringLiteral("runAgainMenu"));
    m_again->setMenu(m_againMenu);
    connect(m_againMenu, &QMenu::aboutToShow, this, &RunView::offerAgain);
    m_more = new QPushButton;
    m_more->setObjectName(QStringLiteral("runMore"));
    m_moreMenu = new QMenu(this);
    m_moreMenu->setObjectName(QStringLiteral("runMoreMenu"));
    m_more->setMenu(m_moreMenu);
    m_saveAction = m_moreMenu->addAction(QString(), this, &RunView::askWhereToSave);
    m_saveAction->setObjectName(QStringLiteral("runExport"));
    m_compareAction = m_moreMenu->addAction(QString(), this, [this] { compareWith(std::nullopt); });
    m_compareAction->setObjectName(QStringLiteral("runCompare"));
    m_forkAction = m_moreMenu->addAction(QString(), this, &RunView::beginFork);
    m_forkAction->setObjectName(QStringLiteral("runFork"));
    m_canvasAction = m_moreMenu->addAction(QString(), this, [this] {
        if (m_run.picture())
            Q_EMIT canvasRequested(m_run.workflow().id, *m_run.id());
    });
    m_canvasAction->setObjectName(QStringLiteral("runOnCanvas"));
    m_close = new QToolButton;
    m_close->setObjectName(QStringLiteral("runClose"));
    m_close->setAutoRaise(true);
    connect(m_close, &QToolButton::clicked, this, &RunView::closeRequested);

    constexpr int kLeastTitle = 180; // to be read in a small window too, where the buttons take another row
    m_title->setMinimumWidth(kLeastTitle);
    auto *head = new QWidget;
    auto *lines = new QVBoxLayout(head);
    lines->setContentsMargins(space::kL, space::kS, space::kS, space::kXs);
    lines->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kS);
    lines->addLayout(row);
    lines->addWidget(m_facts);
    row->addWidget(m_state);
    row->addSpacing(space::kS);
    row->addWidget(m_title, 1);
    auto *actions = new FlowLayout(space::kS);
    for (QPushButton *made : {m_letters, m_pause, m_resume, m_goOn, m_again, m_more, m_cancel})
        actions->addWidget(made);
    row->addLayout(actions);
    row->addWidget(m_close);
    return head;
}

void RunView::showRun(RunId run)
{
    if (m_run.id() == run)
        return;
    m_bar->dismiss();
    m_parts->beginAnew();
    m_why->beginAnew();
    m_isSending = false;
    m_states->setState(PageState::Loading);
    m_run.open(run);
    refresh();
}

void RunView::setNames(const WorkflowNames &names)
{
    m_why->setNames(names);
    m_parts->setNames(names);
}

void RunView::close()
{
    m_bar->dismiss();
    m_why->beginAnew();
    m_run.close();
    Q_EMIT offersChanged();
}

void RunView::chooseStep(StepIndex step)
{
    m_parts->chooseStep(step);
    m_approval->chooseStep(step);
}

void RunView::openStep(RunId run, StepIndex step)
{
    showRun(run);
    if (m_run.picture())
        m_parts->openStep(step);
    else
        m_parts->wantStep(step);
}

void RunView::refresh()
{
    if (!m_run.id())
        return;
    const QString id = runText(number(*m_run.id()));
    wordActions();
    m_state->setVisible(m_run.picture());
    if (!m_run.picture()) {
        m_title->setText(tr("Run %1").arg(id));
        m_facts->setText({});
        return;
    }
    const Run &run = m_run.picture()->run();
    const Workflow &workflow = m_run.workflow();
    m_title->setText(
        tr("Run %1 · %2", "number, workflow").arg(id, workflow.name.isEmpty() ? workflow.id : workflow.name));
    m_state->setState(glyphOf(run.state), word(run.state));
    const WallTime end = isFinal(run.state) ? run.ended : std::max(m_run.now(), run.started);
    // A run from before versions were kept has none that could be named.
    QStringList facts{versionText(m_run.label()),
                      tr("started %1, %2").arg(momentText(run.started, m_run.now()), triggerWord(run.trigger)),
                      durationText(end - run.started),
                      tr("%1 of %n step(s) done", nullptr, static_cast<int>(run.steps.size()))
                          .arg(numberText(quint64(run.doneSteps)))};
    facts.removeAll(QString());
    if (!run.failure.code.isEmpty())
        facts += words(run.failure).what;
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    m_parts->refresh();
}

void RunView::wordActions()
{
    const Run *run = m_run.picture() ? &m_run.picture()->run() : nullptr;
    const QString id = m_run.id() ? runText(number(*m_run.id())) : QString();
    const bool isOver = !run || isFinal(run->state) || run->state == RunState::Cancelling;
    const auto open = run ? std::ranges::count(run->letters, LetterState::Open, &Letter::state) : 0;
    m_letters->setText(tr("Show %n dead letter(s)", nullptr, static_cast<int>(open)));
    m_letters->setVisible(open > 0);
    m_pause->setText(tr("Pause run %1").arg(id));
    m_resume->setText(tr("Resume run %1").arg(id));
    m_cancel->setText(tr("Cancel run %1…").arg(id));
    m_pause->setVisible(!isOver && !run->paused);
    m_resume->setVisible(!isOver && run->paused);
    m_cancel->setVisible(!isOver && run->state != RunState::Compensating);
    m_again->setText(tr("Run %1 again").arg(id));
    m_again->setVisible(run);
    m_more->setVisible(run);
    m_more->setText(tr("More"));
    m_more->setAccessibleName(tr("More that can be done with run %1").arg(id));
    m_saveAction->setText(tr("Save run %1 as JSON…").arg(id));
    m_saveAction->setEnabled(!m_export->isRunning());
    m_compareAction->setText(tr("Compare run %1 with another run").arg(id));
    m_forkAction->setText(tr("Fork run %1 from an event…").arg(id));
    m_canvasAction->setText(tr("Show run %1 on the canvas").arg(id));
    m_goOn->setVisible(canGoOn());
    m_goOn->setText(goOnText());
    for (QPushButton *button : {m_pause, m_resume, m_cancel, m_again, m_goOn})
        button->setEnabled(!m_isSending);
    Q_EMIT offersChanged();
}

void RunView::send(Command command)
{
    if (!m_run.id() || m_isSending)
        return;
    m_isSending = true;
    m_bar->dismiss();
    wordActions();
    const RunId run = *m_run.id();
    (m_engine.*command)(run, this, [this, run](const Result<void> &answer) {
        if (m_run.id() != run)
            return;
        m_isSending = false;
        if (!answer)
            m_bar->showError(answer.error());
        wordActions();
    });
}

void RunView::askToCancel()
{
    const auto running = static_cast<int>(m_run.picture()->run().running.size());
    m_bar->showMessage(
        InfoBar::Tone::Warning,
        running == 0
            ? tr("Cancel this run? What is done stays done; nothing more is started.")
            : tr("Cancel this run? %n step(s) running will be stopped; what is done stays done.", nullptr, running));
    auto *yes = m_bar->addAction(tr("Cancel run %1").arg(runText(number(*m_run.id()))),
                                 [this] { send(&EngineClient::cancelRun); });
    yes->setObjectName(QStringLiteral("runCancelConfirm"));
    m_bar->addAction(tr("Let it run"), [this] { m_bar->dismiss(); })->setObjectName(QStringLiteral("runCancelKeep"));
    yes->setFocus();
}

void RunView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        QWidget::keyPressEvent(event);
}

void RunView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_run.setSeen(true);
}

void RunView::hideEvent(QHideEvent *event)
{
    m_run.setSeen(false);
    QWidget::hideEvent(event);
}

void RunView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void RunView::dress()
{
    m_close->setIcon(m_theme.icon(QStringLiteral("close"), Token::Muted));
}

void RunView::retranslate()
{
    m_close->setToolTip(tr("Close this run (Esc)"));
    m_close->setAccessibleName(m_close->toolTip());
    refresh();
}

} // namespace sluice
