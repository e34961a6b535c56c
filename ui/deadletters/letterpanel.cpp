#include "ui/deadletters/letterpanel.h"

#include "core/api/lettergrouping.h"
#include "ui/deadletters/discardpanel.h"
#include "ui/deadletters/letteractions.h"
#include "ui/deadletters/letterview.h"
#include "ui/deadletters/resolvepanel.h"
#include "ui/deadletters/retryeditor.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/fillscroll.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/infobar.h"
#include "ui/wording/formats.h"

#include <QApplication>
#include <QEvent>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace sluice {

namespace {

/// More than these are retried with care only.
constexpr int kMostAtOnce = 1000;
enum PanelPage { View, Editor, Discarding };

bool mayHaveHappened(const LetterSummary &letter)
{
    return letter.failureClass == FailureClass::Unknown || letter.failureClass == FailureClass::Lost;
}

} // namespace

LetterPanel::LetterPanel(EngineClient &engine, LetterActions &actions, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_actions(actions)
    , m_actionRow(new QWidget)
    , m_retry(new QPushButton)
    , m_guarded(new QPushButton)
    , m_edit(new QPushButton)
    , m_discard(new QPushButton)
    , m_snooze(new QPushButton)
    , m_resolve(new QPushButton)
    , m_wake(new QPushButton)
    , m_undo(new QPushButton)
    , m_times(new QMenu(this))
    , m_warning(new InfoBar(theme))
    , m_question(new InfoBar(theme))
    , m_stack(new QStackedWidget)
    , m_view(new LetterView(engine, theme))
    , m_editor(new RetryEditor(theme))
    , m_discarding(new DiscardPanel(theme))
    , m_resolving(new ResolvePanel(engine, theme))
{
    setObjectName(QStringLiteral("letterPanel"));
    m_retry->setObjectName(QStringLiteral("letterRetry"));
    m_retry->setProperty("accent", true);
    m_guarded->setObjectName(QStringLiteral("letterRetryGuarded"));
    m_edit->setObjectName(QStringLiteral("letterEdit"));
    m_discard->setObjectName(QStringLiteral("letterDiscard"));
    m_discard->setProperty("danger", true);
    m_warning->setObjectName(QStringLiteral("letterWarning"));
    m_warning->setClosable(false);
    m_question->setObjectName(QStringLiteral("letterQuestion"));
    for (QWidget *page :
         {static_cast<QWidget *>(m_view), static_cast<QWidget *>(m_editor), static_cast<QWidget *>(m_discarding)})
        m_stack->addWidget(new FillScroll(page));
    auto *actionRow = new FlowLayout(space::kS, m_actionRow);
    actionRow->setFilling(true);
    actionRow->setContentsMargins(space::kL, space::kS, space::kL, space::kS);
    actionRow->addWidget(m_retry);
    actionRow->addWidget(m_guarded);
    actionRow->addWidget(m_edit);
    actionRow->addWidget(m_resolve);
    actionRow->addWidget(m_snooze);
    actionRow->addWidget(m_wake);
    actionRow->addWidget(m_undo);
    // What discards stands apart from what retries.
    auto *gap = new QWidget;
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    actionRow->addWidget(gap);
    actionRow->addWidget(m_discard);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_actionRow);
    auto *bars = new QVBoxLayout;
    bars->setContentsMargins(space::kL, 0, space::kL, 0);
    bars->setSpacing(space::kXs);
    bars->addWidget(m_warning);
    bars->addWidget(m_question);
    column->addLayout(bars);
    column->addWidget(m_stack, 1);
    setFocusProxy(m_view);

    makeSnooze();
    makeResolving();
    connect(m_retry, &QPushButton::clicked, this, &LetterPanel::retryAsIs);
    connect(m_guarded, &QPushButton::clicked, this, &LetterPanel::guardedRetryRequested);
    connect(m_edit, &QPushButton::clicked, this, &LetterPanel::beginEdit);
    connect(m_discard, &QPushButton::clicked, this, &LetterPanel::beginDiscard);
    connect(m_view, &LetterView::runRequested, this, &LetterPanel::runRequested);
    connect(m_view, &LetterView::wayRequested, this, &LetterPanel::wayRequested);
    connect(m_view, &LetterView::refreshed, this, &LetterPanel::update);
    connect(m_editor, &RetryEditor::cancelled, this, &LetterPanel::showView);
    connect(m_editor, &RetryEditor::retryRequested, this, [this](const QByteArray &input, bool newEffect) {
        afterAsking(m_edited,
                    [this, targets = m_targets, input, newEffect] { m_actions.retry(targets, input, newEffect); });
    });
    connect(m_discarding, &DiscardPanel::cancelled, this, &LetterPanel::showView);
    connect(m_discarding, &DiscardPanel::discardRequested, this,
            [this](const std::optional<QByteArray> &output, const QString &reason) {
                m_actions.discard(m_targets, output, reason);
            });
    m_settling.setSingleShot(true);
    connect(&m_settling, &QTimer::timeout, this, &LetterPanel::update);
    connect(&actions, &LetterActions::underWayChanged, this, [this] {
        // Out of a button that is no longer enabled the focus would go wherever the window begins.
        if (m_actions.isUnderWay() && isAncestorOf(QApplication::focusWidget()))
            Q_EMIT left();
        // It was about what was found before.
        if (m_actions.isUnderWay())
            m_question->dismiss();
        update();
    });
    // What was typed is kept when nothing came of it.
    connect(&actions, &LetterActions::finished, this,
            [this](InfoBar::Tone, const QString &, const QString &, int done) {
                if (done > 0)
                    showView();
            });
    retranslate();
}

void LetterPanel::showLetters(const LetterChoice &chosen, const std::optional<LetterSummary> &shown)
{
    const auto ids = openIds();
    const auto hasSameCauses = std::ranges::equal(chosen.causes, m_choice.causes, {}, &LetterGroup::fingerprint,
                                                  &LetterGroup::fingerprint);
    m_choice = chosen;
    m_open = chosen.letters;
    std::erase_if(m_open, [](const LetterSummary &letter) { return letter.state != LetterState::Open; });
    if (ids != openIds() || !hasSameCauses)
        m_question->dismiss();
    m_shown = shown;
    m_view->showLetter(shown);
    update();
}

bool LetterPanel::isBusy() const
{
    return m_stack->currentIndex() != View;
}

void LetterPanel::setNames(const WorkflowNames &names)
{
    m_names = names;
    m_view->setNames(names);
    update();
}

QString LetterPanel::taskOf(const LetterSummary &letter) const
{
    return m_names.task(letter.workflow, letter.task);
}

std::vector<LetterId> LetterPanel::openIds() const
{
    std::vector<LetterId> ids;
    for (const LetterSummary &letter : m_open)
        ids.push_back(letter.id);
    return ids;
}

int LetterPanel::countOf(LetterState state) const
{
    auto count = static_cast<quint64>(std::ranges::count(m_choice.letters, state, &LetterSummary::state));
    for (const LetterGroup &cause : m_choice.causes)
        count += state == LetterState::Open      ? cause.open
                 : state == LetterState::Snoozed ? cause.snoozed
                                                 : cause.discarded;
    return static_cast<int>(count);
}

int LetterPanel::openCount() const
{
    return countOf(LetterState::Open);
}

void LetterPanel::settle()
{
    m_settling.start(QApplication::doubleClickInterval());
    update();
}

void LetterPanel::update()
{
    const int count = openCount();
    const bool isOne = count == 1 && m_open.size() == 1;
    // The run of a step that was imported is elsewhere.
    const bool isElsewhere = std::ranges::any_of(m_open, [](const LetterSummary &letter) {
        return letter.kind == LetterKind::Step && letter.id.run == RunId{};
    });
    m_retry->setToolTip(isElsewhere ? tr("It was imported: its run is in another workspace") : QString());
    if (isOne && m_open.front().kind != LetterKind::Step) {
        m_retry->setText(m_open.front().kind == LetterKind::Event
                             ? tr("Publish event %1 again").arg(m_open.front().origin)
                             : tr("Send letter %1 on again").arg(m_open.front().id.toString()));
        m_discard->setText(tr("Discard letter %1…").arg(m_open.front().id.toString()));
    } else if (isOne) {
        const QString task = taskOf(m_open.front());
        const bool isEdited = m_shown && m_shown->id == m_open.front().id && m_view->isInputEdited();
        m_retry->setText(isEdited ? tr("Retry step %1 with the input edited before").arg(task)
                                  : tr("Retry step %1 with its original input").arg(task));
        if (m_shown && m_shown->id == m_open.front().id)
            m_retry->setText(RetryEditor::onVersion(m_retry->text(), m_view->version()));
        m_discard->setText(tr("Discard letter %1…").arg(m_open.front().id.toString()));
    } else {
        m_retry->setText(tr("Retry %n letter(s)", nullptr, count));
        m_retry->setToolTip(count > kMostAtOnce ? tr("So many are retried step by step")
                                                : tr("Each step starts again with the input that it has"));
        m_discard->setText(tr("Discard %n letter(s)…", nullptr, count));
    }
    const bool isViewing = !isBusy();
    const bool isUnderWay = m_actions.isUnderWay() || m_settling.isActive();
    m_retry->setEnabled(count > 0 && count <= kMostAtOnce && isViewing && !isUnderWay && !(isElsewhere && count == 1));
    m_discard->setEnabled(count > 0 && isViewing && !isUnderWay);
    const bool isOneShown = isOne && m_shown && m_shown->id == m_open.front().id;
    m_edit->setEnabled(isOneShown && m_open.front().kind == LetterKind::Step && m_view->input() && isViewing
                       && !isUnderWay);
    m_edit->setToolTip(count > 1 ? tr("Choose one letter to edit its input, or retry them step by step to edit all")
                                 : QString());
    m_guarded->setVisible(count > 1);
    m_guarded->setEnabled(isViewing && !isUnderWay);
    updateLater(isViewing && !isUnderWay);
    updateResolving(isViewing && !isUnderWay);
    m_actionRow->setVisible(isViewing);
    m_editor->setUnderWay(isUnderWay);
    m_discarding->setUnderWay(isUnderWay);
    warn();
}

void LetterPanel::makeSnooze()
{
    m_snooze->setObjectName(QStringLiteral("letterSnooze"));
    m_wake->setObjectName(QStringLiteral("letterWake"));
    m_undo->setObjectName(QStringLiteral("letterUndoDiscard"));
    m_times->setObjectName(QStringLiteral("letterSnoozeTimes"));
    m_snooze->setMenu(m_times);
    connect(m_times, &QMenu::aboutToShow, this, &LetterPanel::offerTimes);
    connect(m_wake, &QPushButton::clicked, this, [this] {
        m_actions.find(m_choice, LetterState::Snoozed, [this](const auto &letters) { m_actions.wake(letters); });
    });
    connect(m_undo, &QPushButton::clicked, this, [this] {
        m_actions.find(m_choice, LetterState::Discarded,
                       [this](const auto &letters) { m_actions.undoDiscard(letters); });
    });
}

/// Each time is shown as the moment at which the letters come back.
void LetterPanel::offerTimes()
{
    const WallTime now = m_engine.snapshot().taken;
    m_times->clear();
    for (const auto hours : {1, 4, 24, 7 * 24}) {
        const WallTime until = now + std::chrono::hours(hours);
        m_times->addAction(tr("until %1").arg(momentText(until, now)), this, [this, until, choice = m_choice] {
            m_actions.find(choice, LetterState::Open,
                           [this, until](const auto &letters) { m_actions.snooze(letters, until); });
        });
    }
}

void LetterPanel::updateLater(bool isFree)
{
    const int open = openCount();
    const int snoozed = countOf(LetterState::Snoozed);
    const int givenUp = countOf(LetterState::Discarded);
    m_snooze->setVisible(open > 0);
    m_snooze->setEnabled(isFree);
    m_snooze->setText(tr("Snooze %n letter(s)", nullptr, open));
    m_wake->setVisible(snoozed > 0);
    m_wake->setEnabled(isFree);
    m_wake->setText(tr("Bring %n letter(s) back now", nullptr, snoozed));
    m_undo->setVisible(givenUp > 0);
    m_undo->setEnabled(isFree);
    m_undo->setText(tr("Take %n discard(s) back", nullptr, givenUp));
    m_undo->setToolTip(tr("The run that failed goes on as after a restart, and its letters wait for a decision again"));
}

void LetterPanel::warn()
{
    auto unsure = static_cast<int>(std::ranges::count_if(m_open, mayHaveHappened));
    for (const LetterGroup &cause : m_choice.causes)
        unsure += cause.open > 0 ? static_cast<int>(cause.unsure) : 0;
    if (unsure == 0)
        return m_warning->dismiss();
    const QString text =
        openCount() == 1 ? tr("This may already have happened. Look at the other side before you retry it.")
                         : tr("%n of these letters may already have happened. Look at the other side before you retry.",
                              nullptr, unsure);
    if (m_warning->isHidden() || m_warning->text() != text)
        m_warning->showMessage(InfoBar::Tone::Warning, text);
}

void LetterPanel::retryAsIs()
{
    if (!m_retry->isEnabled())
        return;
    m_actions.find(m_choice, LetterState::Open, [this, choice = m_choice](const std::vector<LetterId> &letters) {
        m_targets = letters;
        afterAsking(choice, [this, letters] { m_actions.retry(letters); });
    });
}

/// `choice` is what the order was given for: meanwhile another one may be chosen.
void LetterPanel::afterAsking(const LetterChoice &choice, std::function<void()> retry)
{
    auto tired = std::ranges::count_if(choice.letters, [this](const LetterSummary &letter) {
        return letter.redrives >= kRetriedOften && std::ranges::find(m_targets, letter.id) != m_targets.end();
    });
    for (const LetterGroup &cause : choice.causes)
        tired += static_cast<qsizetype>(cause.retriedOften);
    m_question->dismiss();
    if (tired == 0)
        return retry();
    m_question->showMessage(InfoBar::Tone::Warning,
                            m_targets.size() == 1 && choice.letters.size() == 1 && choice.causes.empty()
                                ? tr("This letter was retried %n time(s) and failed each time. Retry it again?",
                                     nullptr, static_cast<int>(choice.letters.front().redrives))
                                : tr("%n of these letters failed four retries or more. Retry them again?", nullptr,
                                     static_cast<int>(tired)));
    auto *yes = m_question->addAction(tr("Retry %n letter(s) again", nullptr, static_cast<int>(m_targets.size())),
                                      [this, retry = std::move(retry)] {
                                          const auto act = retry;
                                          m_question->dismiss();
                                          act();
                                      });
    yes->setObjectName(QStringLiteral("letterRetryAgain"));
    yes->setFocus();
}

void LetterPanel::beginEdit()
{
    if (!m_edit->isEnabled())
        return;
    m_targets = openIds();
    m_edited = {m_open, {}, m_choice.filter};
    m_stack->setCurrentIndex(Editor);
    m_editor->begin(m_open.front(), taskOf(m_open.front()), *m_view->input(), m_view->version());
    update();
}

void LetterPanel::beginDiscard()
{
    if (!m_discard->isEnabled())
        return;
    m_actions.find(m_choice, LetterState::Open, [this](const std::vector<LetterId> &letters) {
        m_targets = letters;
        std::set<RunId> runs;
        for (const LetterId &letter : letters)
            runs.insert(letter.run);
        m_stack->setCurrentIndex(Discarding);
        m_discarding->begin(static_cast<int>(letters.size()), static_cast<int>(runs.size()));
        update();
    });
}

void LetterPanel::showView()
{
    m_question->dismiss();
    m_targets.clear();
    m_stack->setCurrentIndex(View);
    update();
}

void LetterPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void LetterPanel::retranslate()
{
    m_edit->setText(tr("Edit input and retry…"));
    m_guarded->setText(tr("Retry step by step…"));
    m_question->dismiss();
    update();
}

} // namespace sluice
