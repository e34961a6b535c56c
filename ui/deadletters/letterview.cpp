#include "ui/deadletters/letterview.h"

#include "core/api/whyparts.h"
#include "core/run/input.h"
#include "ui/deadletters/causenotes.h"
#include "ui/deadletters/lettercontext.h"
#include "ui/deadletters/lettertrail.h"
#include "ui/models/whypanel.h"
#include "ui/runs/attemptsview.h"
#include "ui/runs/payloadview.h"
#include "ui/runs/stepview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/pagestates.h"
#include "ui/widgets/statechip.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"
#include "ui/wording/versionwords.h"
#include "ui/wording/wording.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

namespace {

enum LetterTab { AttemptsTab, InputTab, OriginalTab, NotesTab, TrailTab };

/// A letter of no run, or one whose run is in another workspace.
bool isLoose(const LetterSummary &letter)
{
    return letter.id.run == RunId{};
}

} // namespace

LetterView::LetterView(EngineClient &engine, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_run(engine)
    , m_state(new StateChip(theme))
    , m_title(new ElidedLabel(theme))
    , m_facts(new ElidedLabel(theme))
    , m_error(new QLabel)
    , m_why(new WhyPanel(engine, theme, QStringLiteral("letterWhy")))
    , m_openRun(new QPushButton)
    , m_tabs(new QTabWidget)
    , m_attempts(new AttemptsView(theme, QStringLiteral("letter")))
    , m_input(new PayloadView(theme, QStringLiteral("letterInput")))
    , m_original(new PayloadView(theme, QStringLiteral("letterOriginal")))
    , m_notes(new CauseNotes(engine, theme))
    , m_trail(new LetterTrail(engine, theme))
    , m_place(new LetterContext(engine, m_run, theme))
{
    m_states = new PageStates(m_tabs, theme);
    build();
    connectAll();
    retranslate();
}

void LetterView::build()
{
    setObjectName(QStringLiteral("letterView"));
    m_title->setObjectName(QStringLiteral("letterTitle"));
    m_title->setLook(TypeSize::Large, Token::Text, QFont::DemiBold);
    m_facts->setObjectName(QStringLiteral("letterFacts"));
    m_facts->setLook(TypeSize::Base, Token::Muted);
    m_error->setObjectName(QStringLiteral("letterError"));
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_error->setContentsMargins(space::kL, 0, space::kL, space::kXs);
    m_openRun->setObjectName(QStringLiteral("letterOpenRun"));
    m_tabs->setObjectName(QStringLiteral("letterTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_attempts, QString());
    m_tabs->addTab(m_input, QString());
    m_tabs->addTab(m_original, QString());
    m_states->setObjectName(QStringLiteral("letterStates"));
    m_tabs->addTab(m_notes, QString());
    m_tabs->addTab(m_trail, QString());
    m_tabs->setTabVisible(OriginalTab, false);
    auto *split = new QSplitter(Qt::Horizontal);
    split->setObjectName(QStringLiteral("letterSplit"));
    split->setChildrenCollapsible(false);
    split->addWidget(m_states);
    split->addWidget(m_place);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 1);
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(m_title);
    names->addWidget(m_facts);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::kL, space::kXs, space::kL, space::kS);
    head->setSpacing(space::kM);
    head->addWidget(m_state);
    head->addLayout(names, 1);
    head->addWidget(m_openRun);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_error);
    column->addWidget(m_why);
    column->addWidget(split, 1);
    setFocusProxy(m_tabs);
}

void LetterView::connectAll()
{
    connect(m_openRun, &QPushButton::clicked, this, [this] {
        if (m_letter)
            Q_EMIT runRequested(m_letter->id.run);
    });
    connect(m_why, &WhyPanel::wayRequested, this, &LetterView::wayRequested);
    connect(&m_engine, &EngineClient::snapshotChanged, this, [this] {
        if (isVisible())
            refreshWhy();
    });
    connect(&m_run, &LiveRun::opened, this, &LetterView::refresh);
    connect(&m_run, &LiveRun::changed, this, &LetterView::refresh);
    connect(&m_run, &LiveRun::failed, m_states, &PageStates::setFailure);
    connect(m_states, &PageStates::retryRequested, this, [this] {
        m_states->setState(PageState::Loading);
        m_run.refresh();
    });
    connect(m_place, &LetterContext::runRequested, m_openRun, &QPushButton::click);
    connect(m_notes, &CauseNotes::countChanged, this, &LetterView::nameNotes);
}

void LetterView::showLetter(const std::optional<LetterSummary> &letter)
{
    if (!m_letter || !letter || m_letter->id != letter->id)
        m_why->clear();
    m_letter = letter;
    m_place->showLetter(letter);
    m_notes->showCause(letter ? letter->fingerprint : QString());
    m_trail->showLetter(letter ? std::optional(letter->id) : std::nullopt);
    const bool isOfRun = !letter || !isLoose(*letter);
    showHistory(isOfRun);
    if (!isOfRun) {
        m_run.close();
        m_states->setState(PageState::Ready);
        refresh();
        readLoose();
        return;
    }
    if (!letter)
        m_run.close();
    else
        m_run.open(letter->id.run);
    if (!m_run.picture() && m_states->state() != PageState::Failed)
        m_states->setState(PageState::Loading);
    refresh();
}

/// A letter of no run has no run to open: its payload is read by itself. One that was imported brought its attempts.
void LetterView::showHistory(bool isOfRun)
{
    const bool hasAttempts = isOfRun || (m_letter && m_letter->kind == LetterKind::Step);
    m_tabs->setTabVisible(AttemptsTab, hasAttempts);
    m_openRun->setVisible(isOfRun);
    if (!hasAttempts && m_tabs->currentIndex() == AttemptsTab)
        m_tabs->setCurrentIndex(InputTab);
}

void LetterView::readLoose()
{
    m_tabs->setTabVisible(OriginalTab, false);
    m_tabs->setEnabled(true);
    m_engine.readLetter(m_letter->id, this, [this, id = m_letter->id](const Result<LetterSummary> &read) {
        if (!read || !m_letter || m_letter->id != id)
            return;
        m_input->setPayload(read->payload);
        m_attempts->setKnownError(read->error);
        m_attempts->setAttempts({read->attempts.rbegin(), read->attempts.rend()}, m_run.now());
    });
}

void LetterView::setNames(const WorkflowNames &names)
{
    m_names = names;
    m_place->setNames(names);
    refresh();
}

const Letter *LetterView::letterInRun() const
{
    return m_letter && m_run.picture() ? m_run.picture()->run().letter(m_letter->id.index) : nullptr;
}

std::optional<Payload> LetterView::input() const
{
    const Letter *letter = letterInRun();
    return letter ? std::optional(stepInput(m_run.picture()->run(), letter->step)) : std::nullopt;
}

QString LetterView::version() const
{
    return letterInRun() ? versionText(m_run.label()) : QString();
}

std::vector<AttemptRecord> LetterView::attempts() const
{
    const Letter *letter = letterInRun();
    return letter ? m_run.attemptsOf(letter->step) : std::vector<AttemptRecord>();
}

bool LetterView::isInputEdited() const
{
    const Letter *letter = letterInRun();
    return letter && !letter->editedInput.isNull();
}

Payload LetterView::originalInput() const
{
    const Run &now = m_run.picture()->run();
    Run then = newRun(now.id, now.plan);
    for (const Event &event : m_run.events()) {
        evolve(then, event);
        const auto *dead = std::get_if<StepDeadLettered>(&event.data);
        if (dead && dead->letter == m_letter->id.index)
            return stepInput(then, dead->step);
    }
    return {};
}

void LetterView::refresh()
{
    if (!m_letter)
        return;
    refreshHead();
    refreshHistory();
    refreshWhy();
    Q_EMIT refreshed();
}

/// The retry of a letter whose run goes on waits as any step does: its run says why.
void LetterView::refreshWhy()
{
    if (!m_letter)
        return m_why->clear();
    LetterSummary letter = *m_letter;
    const Letter *live = letterInRun();
    if (live) {
        letter.state = live->state;
        letter.snoozedUntil = live->snoozedUntil;
    }
    WhyNot why = whyLetter(letter, m_engine.snapshot());
    const WhyPlace place{letter.id.run, letter.workflow};
    const WhyNames names = whyNames(m_names, [this](StepIndex step) { return stepTitle(m_run, step); });
    if (live && letter.state == LetterState::Redriving)
        why.run = whyNot(m_run.picture()->run(), live->step, m_run.now());
    std::vector<WhyLine> lines = whyLines(why, place, m_engine.snapshot().taken, names);
    // What can be done about an open letter stands above: it is this one.
    for (WhyLine &line : lines)
        std::erase_if(line.remedies, [](const Remedy &remedy) { return remedy.kind == Remedy::Kind::ShowLetter; });
    m_why->setCauses(std::move(lines), names);
}

void LetterView::refreshHead()
{
    const LetterSummary &letter = *m_letter;
    const Letter *live = letterInRun();
    const LetterState state = live ? live->state : letter.state;
    const Error &error = live ? live->error : letter.error;
    if (letter.kind != LetterKind::Step) {
        m_state->setState(glyphOf(letter.state), word(letter.state));
        m_title->setText(tr("Letter %1 · %2 · %3", "letter, kind, origin")
                             .arg(letter.id.toString(), word(letter.kind), letter.origin));
        QStringList parts;
        if (letter.from)
            parts +=
                tr("imported from %1, letter %2 there").arg(letter.from->workspace, letter.from->letter.toString());
        for (auto header = letter.headers.begin(); header != letter.headers.end(); ++header)
            parts += QStringLiteral("%1: %2").arg(header.key(), header.value());
        m_facts->setText(parts.join(QStringLiteral(" · ")));
        m_error->setText(sentence(letter.error));
        return;
    }
    const QString step = live ? stepTitle(m_run, live->step) : m_names.task(letter.workflow, letter.task);
    m_state->setState(glyphOf(state), word(state));
    m_title->setText(tr("Letter %1 · %2 · %3", "letter, workflow, step")
                         .arg(letter.id.toString(), m_names.workflow(letter.workflow), step));
    m_facts->setText(factsOf(letter).join(QStringLiteral(" · ")));
    m_error->setText(sentence(error));
    m_openRun->setText(tr("Open run %1").arg(runText(number(letter.id.run))));
}

QStringList LetterView::factsOf(const LetterSummary &letter) const
{
    const Letter *live = letterInRun();
    const LetterState state = live ? live->state : letter.state;
    QStringList facts{letter.taskType};
    if (letter.from)
        facts += tr("imported from %1, letter %2 there").arg(letter.from->workspace, letter.from->letter.toString());
    if (!letter.connection.isEmpty())
        facts += tr("connection %1").arg(m_names.connection(letter.connection));
    facts += tr("since %1").arg(momentText(letter.created, m_run.now()));
    const WallTime snoozed = live ? live->snoozedUntil : letter.snoozedUntil;
    if (state == LetterState::Snoozed)
        facts += tr("snoozed until %1").arg(momentText(snoozed, m_run.now()));
    facts += word(live ? live->failureClass : letter.failureClass);
    const quint32 redrives = live ? live->redrives : letter.redrives;
    if (redrives > 0)
        facts += tr("retried %n time(s)", nullptr, static_cast<int>(redrives));
    if (!letter.decidedBy.isEmpty() && (state == LetterState::Discarded || state == LetterState::Resolved))
        facts += tr("by %1: %2", "who decided about a letter, why").arg(letter.decidedBy, letter.reason);
    return facts;
}

void LetterView::refreshHistory()
{
    if (!m_run.picture() || isLoose(*m_letter))
        return;
    const Letter *letter = letterInRun();
    m_states->setState(PageState::Ready);
    m_tabs->setEnabled(letter);
    if (!letter)
        return;
    m_attempts->setKnownError(letter->error);
    m_attempts->setAttempts(m_run.attemptsOf(letter->step), m_run.now());
    m_input->setPayload(stepInput(m_run.picture()->run(), letter->step));
    m_tabs->setTabVisible(OriginalTab, isInputEdited());
    if (isInputEdited())
        m_original->setPayload(originalInput());
}

void LetterView::nameNotes()
{
    const quint64 notes = m_notes->count();
    m_tabs->setTabText(NotesTab, notes == 0 ? tr("Notes") : tr("Notes (%1)").arg(numberText(notes)));
}

void LetterView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void LetterView::retranslate()
{
    m_tabs->setTabText(AttemptsTab, tr("Attempts"));
    m_tabs->setTabText(InputTab, tr("Input"));
    m_tabs->setTabText(OriginalTab, tr("Original input"));
    m_tabs->setTabText(TrailTab, tr("What was done"));
    nameNotes();
    m_tabs->setAccessibleName(tr("What is known of the letter"));
    m_input->setAccessibleTitle(tr("Input of the step"));
    m_original->setAccessibleTitle(tr("Input of the step before it was edited"));
    refresh();
}

} // namespace sluice
