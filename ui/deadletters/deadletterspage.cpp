#include "ui/deadletters/deadletterspage.h"

#include "ui/deadletters/guardedretry.h"
#include "ui/deadletters/letterbin.h"
#include "ui/deadletters/letterfilterbar.h"
#include "ui/deadletters/letterpanel.h"
#include "ui/deadletters/redrivejobpanel.h"
#include "ui/models/listview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/pagestates.h"
#include "ui/wording/formats.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sluice {

namespace {

/// Causes with more letters than this stay closed at first.
constexpr quint64 kOpenAtFirst = 8;
constexpr int kCausesOpenAtFirst = 10;

} // namespace

DeadLettersPage::DeadLettersPage(EngineClient &engine, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_model(engine)
    , m_actions(engine, m_model)
    , m_filters(new LetterFilterBar([&engine] { return engine.snapshot().taken; }, theme))
    , m_bar(new InfoBar(theme))
    , m_list(new ListView(theme))
    , m_split(new QSplitter(Qt::Vertical))
    , m_panel(new LetterPanel(engine, m_actions, theme))
{
    setObjectName(QStringLiteral("deadLettersPage"));
    m_bar->setObjectName(QStringLiteral("lettersBar"));
    m_list->setObjectName(QStringLiteral("letters"));
    m_list->setModel(&m_model);
    m_model.followEnd(m_list);
    m_list->setRootIsDecorated(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setColumnWidths({120, 116, 112, 60, 0, 92, 112, 60, 116});
    m_states = new PageStates(m_list, theme);
    m_states->setObjectName(QStringLiteral("lettersStates"));
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(m_states);
    m_split->addWidget(m_panel);
    m_split->setStretchFactor(0, 2);
    m_split->setStretchFactor(1, 3);
    m_panel->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_filters);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(space::kL, 0, space::kL, 0);
    bar->addWidget(m_bar);
    column->addLayout(bar);
    makeJobs(theme);
    column->addWidget(m_job);
    column->addWidget(m_guardedRoom);
    column->addWidget(m_split, 1);
    makeBin(theme);
    column->addWidget(m_bin, 1);
    makeTransfer();
    setFocusProxy(m_list);
    makeConnections();
    connect(&engine, &EngineClient::snapshotChanged, this, [this, &engine, last = quint64(0)]() mutable {
        const quint64 open = engine.snapshot().openLetters;
        if (std::exchange(last, open) != open)
            Q_EMIT openLettersChanged(open);
    });
    m_model.setFilter(m_filters->filter());
    m_model.holdWhileHidden(this);
    m_states->setState(PageState::Loading);
    retranslate();
}

void DeadLettersPage::makeConnections()
{
    connect(m_filters, &LetterFilterBar::filterChanged, this, [this] {
        if (!m_wanted)
            m_opened.reset(); // what is looked for now is something else
        m_model.setFilter(m_filters->filter(), m_filters->window());
    });
    connect(m_list, &QTreeView::collapsed, &m_model, &LetterListModel::letGo);
    connect(m_filters, &LetterFilterBar::groupingChanged, this, &DeadLettersPage::setGrouped);
    connect(&m_model, &LetterListModel::answered, this, &DeadLettersPage::takeAnswer);
    connect(m_list, &ListView::selectedRowsChanged, this, &DeadLettersPage::showChosen);
    connect(m_list, &ListView::opened, this, &DeadLettersPage::openIndex);
    connect(m_panel, &LetterPanel::runRequested, this, &DeadLettersPage::runRequested);
    connect(m_states, &PageStates::actionRequested, this, &DeadLettersPage::runsRequested);
    connect(m_panel, &LetterPanel::wayRequested, this, &DeadLettersPage::wayRequested);
    connect(m_states, &PageStates::clearFiltersRequested, m_filters, &LetterFilterBar::clear);
    connect(m_states, &PageStates::retryRequested, this, [this] {
        m_states->setState(PageState::Loading);
        m_model.refresh();
    });
    connect(&m_actions, &LetterActions::finished, this, &DeadLettersPage::showOutcome);
    connect(&m_actions, &LetterActions::fateKnown, this, &DeadLettersPage::showFate);
    connect(&m_actions, &LetterActions::refused, m_bar, &InfoBar::showError);
    connect(m_panel, &LetterPanel::left, m_list, qOverload<>(&QWidget::setFocus));
    // Delete is the list's own: in a field it deletes text.
    auto *discard = new QAction(m_list);
    discard->setShortcut(QKeySequence::Delete);
    discard->setShortcutContext(Qt::WidgetShortcut);
    connect(discard, &QAction::triggered, m_panel, &LetterPanel::beginDiscard);
    m_list->addAction(discard);
}

void DeadLettersPage::showWorkflow(const QString &workflow)
{
    showBin(false);
    m_filters->setWorkflow({workflow, m_model.names().workflow(workflow)});
}

void DeadLettersPage::openLetter(const LetterId &letter)
{
    showBin(false);
    leaveCare();
    m_wanted = letter;
    m_opened.reset();
    if (!m_model.letter(letter) && m_filters->isFiltering())
        m_filters->clear();
    m_engine.readLetter(letter, this, [this, letter](const Result<LetterSummary> &read) {
        if (!read || m_wanted != letter)
            return;
        m_opened = *read;
        showWanted();
    });
    takeAnswer();
}

void DeadLettersPage::setNames(const WorkflowNames &names)
{
    if (names == m_model.names())
        return;
    m_model.setNames(names);
    m_panel->setNames(names);
    m_bin->setNames(names);
    offerFilters();
}

void DeadLettersPage::takeAnswer()
{
    if (!m_model.hasAnswer())
        return;
    if (m_model.error()) {
        const auto now = m_engine.snapshot().taken;
        m_states->setRefusal(*m_model.error(), m_model.rowCount() > 0, momentText(m_answered, now));
        return;
    }
    m_answered = m_engine.snapshot().taken;
    m_states->clearRefusal();
    offerFilters();
    m_filters->setCount(m_model.total(), m_model.causes());
    const bool isEmpty = m_model.rowCount() == 0;
    if (!isEmpty)
        m_states->setState(PageState::Ready);
    else
        m_states->setState(m_filters->isFiltering() ? PageState::NothingMatches : PageState::Empty);
    if (m_model.isGrouped() && !m_didExpand && !isEmpty) {
        m_didExpand = true;
        expandFirst();
    }
    showWanted();
    readOpened();
    m_didChoose = m_didChoose && !isEmpty;
    if (!m_didChoose && !isEmpty) {
        m_didChoose = true;
        // A list that gets the focus makes its first row the current one, but chooses nothing.
        const QModelIndex current = m_list->currentIndex();
        if (!m_list->selectionModel()->hasSelection())
            m_list->setCurrentIndex(current.isValid() ? current : m_model.index(0, 0));
    }
    showChosen();
}

void DeadLettersPage::expandFirst()
{
    for (int row = 0; row < std::min(m_model.rowCount(), kCausesOpenAtFirst); ++row) {
        const QModelIndex group = m_model.index(row, 0);
        m_list->setExpanded(group, m_model.cause(group)->count <= kOpenAtFirst);
    }
}

/// Chooses the letter that was asked for; until it is loaded, its cause, which is opened for it.
void DeadLettersPage::showWanted()
{
    if (!m_wanted)
        return;
    QModelIndex index = m_model.indexOf(*m_wanted);
    if (index.isValid()) {
        m_wanted.reset();
        m_opened.reset();
    } else if (m_opened) {
        index = m_model.indexOfCause(m_opened->fingerprint);
        m_list->setExpanded(index, true);
        if (m_model.rowCount(index) > 0)
            m_wanted.reset(); // it lies further back than what is loaded
    }
    if (!index.isValid()) {
        if (!m_wanted)
            m_opened.reset(); // it is not in the list at all
        return;
    }
    m_list->setCurrentIndex(index);
    m_list->scrollTo(index);
}

/// The list does not hold it, and does not tell how it is now.
void DeadLettersPage::readOpened()
{
    if (!m_opened)
        return;
    m_engine.readLetter(m_opened->id, this, [this, id = m_opened->id](const Result<LetterSummary> &read) {
        if (!m_opened || m_opened->id != id)
            return;
        if (read)
            m_opened = *read;
        else
            m_opened.reset();
        showChosen();
    });
}

/// It is shown for its cause only until another row is gone to.
void DeadLettersPage::dropOpened(const QModelIndex &current)
{
    const LetterGroup *cause = m_model.cause(current);
    if (m_opened && !m_wanted && !(cause && cause->fingerprint == m_opened->fingerprint))
        m_opened.reset();
}

void DeadLettersPage::showOutcome(InfoBar::Tone tone, const QString &text, const QString &detail, int done)
{
    m_bar->showMessage(tone, text, detail);
    if (done == 0)
        return;
    offerRun();
    chooseNext();
}

void DeadLettersPage::showFate(InfoBar::Tone tone, const QString &text, const QString &detail,
                               const std::optional<LetterId> &failed)
{
    m_bar->showMessage(tone, text, detail);
    if (failed) {
        m_bar
            ->addAction(tr("Show letter %1").arg(failed->toString()),
                        [this, letter = *failed] {
                            openLetter(letter);
                            m_list->setFocus();
                        })
            ->setObjectName(QStringLiteral("lettersShowFailed"));
    }
    offerRun();
}

void DeadLettersPage::offerRun()
{
    if (const auto run = m_actions.runOfAll())
        m_bar->addAction(tr("Open run %1").arg(runText(number(*run))), [this, run] { Q_EMIT runRequested(*run); })
            ->setObjectName(QStringLiteral("lettersOpenRun"));
}

void DeadLettersPage::chooseNext()
{
    const QModelIndex from = m_list->currentIndex();
    const bool isCause = m_model.cause(from) != nullptr;
    const auto find = [&](QModelIndex index, auto step) {
        while (index.isValid() && isGone(index, isCause))
            index = step(index);
        return index;
    };
    QModelIndex next = find(from, [this](const QModelIndex &index) { return m_list->indexBelow(index); });
    if (!next.isValid())
        next = find(from, [this](const QModelIndex &index) { return m_list->indexAbove(index); });
    // The letters leave; a second click may not hit those that take their place.
    m_list->selectionModel()->clear();
    if (!next.isValid())
        return;
    m_panel->settle();
    m_list->setCurrentIndex(next.siblingAtColumn(0));
}

/// Whether a row is not what comes next: it was acted on, or is no cause where causes are gone through, or no letter.
bool DeadLettersPage::isGone(const QModelIndex &index, bool isCause) const
{
    if (const LetterGroup *cause = m_model.cause(index)) {
        const auto &acted = m_panel->choice().causes;
        return !isCause || std::ranges::find(acted, cause->fingerprint, &LetterGroup::fingerprint) != acted.end();
    }
    const LetterSummary *letter = m_model.letter(index);
    return isCause || !letter || std::ranges::find(m_actions.sent(), letter->id) != m_actions.sent().end();
}

void DeadLettersPage::offerFilters()
{
    if (!m_model.isGrouped())
        return; // what was offered before still holds
    std::vector<NamedId> workflows;
    std::vector<NamedId> tasks;
    std::vector<NamedId> connections;
    const auto note = [](std::vector<NamedId> &known, const QString &id, const QString &name) {
        if (std::ranges::find(known, id, &NamedId::id) == known.end())
            known.push_back({id, name});
    };
    for (const LetterPlace &place : m_model.places()) {
        note(workflows, place.workflow, m_model.names().workflow(place.workflow));
        note(tasks, place.task, m_model.names().task(place.workflow, place.task));
        if (!place.connection.isEmpty())
            note(connections, place.connection, place.connection);
    }
    m_filters->offer(workflows, tasks, connections);
}

void DeadLettersPage::showChosen()
{
    const LetterChoice chosen = m_model.choice(m_list->selectionModel()->selectedRows());
    // The one shown in full: the current letter, or the first of the current cause.
    const QModelIndex current = m_list->currentIndex().siblingAtColumn(0);
    dropOpened(current);
    std::optional<LetterSummary> shown;
    if (const LetterSummary *letter = m_model.letter(current))
        shown = *letter;
    else if (!chosen.causes.empty())
        shown = newestOf(chosen, m_model.cause(current));
    else if (!chosen.letters.empty())
        shown = chosen.letters.front();
    m_panel->showLetters(chosen, shown);
    if (!m_guardedRoom->isHidden())
        return;
    if (shown || m_panel->isBusy())
        showBelow();
    else
        m_panel->hide();
}

/// Of the cause that is current, or else of the first one chosen; a letter of it that was asked for goes before.
LetterSummary DeadLettersPage::newestOf(const LetterChoice &chosen, const LetterGroup *current) const
{
    const LetterGroup &cause = current ? *current : chosen.causes.front();
    return m_opened && m_opened->fingerprint == cause.fingerprint ? *m_opened : cause.newest;
}

void DeadLettersPage::showBelow()
{
    m_panel->show();
    if (!std::exchange(m_didSplit, true))
        m_split->setSizes(m_list->shareOf(height()));
}

void DeadLettersPage::openIndex(const QModelIndex &index)
{
    if (m_model.letter(index))
        m_panel->setFocus(Qt::ShortcutFocusReason);
    else
        m_list->setExpanded(index.siblingAtColumn(0), !m_list->isExpanded(index.siblingAtColumn(0)));
}

void DeadLettersPage::setGrouped(bool grouped)
{
    m_list->setRootIsDecorated(grouped);
    m_didExpand = false;
    m_model.setGrouped(grouped);
    takeAnswer();
}

void DeadLettersPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void DeadLettersPage::retranslate()
{
    m_list->setAccessibleName(tr("Dead letters, newest first"));
    m_states->setEmptyText(QStringLiteral("mail-mark-read"), tr("No dead letters"),
                           tr("Dead letters come here when a step has used up its attempts."), tr("Show runs"));
    nameTools();
    m_model.retranslate();
}

} // namespace sluice
