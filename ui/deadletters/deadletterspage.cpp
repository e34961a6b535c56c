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
#include <set>
#include <utility>

namespace sluice {

namespace {

/// Causes with more letters than this stay closed at first.
constexpr int kOpenAtFirst = 8;

} // namespace

DeadLettersPage::DeadLettersPage(EngineClient &engine, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_model(engine)
    , m_actions(engine, m_model)
    , m_filters(new LetterFilterBar(theme))
    , m_bar(new InfoBar(theme))
    , m_list(new ListView(theme))
    , m_split(new QSplitter(Qt::Vertical))
    , m_panel(new LetterPanel(engine, m_actions, theme))
{
    setObjectName(QStringLiteral("deadLettersPage"));
    m_bar->setObjectName(QStringLiteral("lettersBar"));
    m_list->setObjectName(QStringLiteral("letters"));
    m_list->setModel(&m_model);
    m_list->setRootIsDecorated(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setColumnWidths({108, 112, 116, 72, 0, 96, 160, 68, 124});
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
    column->addWidget(m_guarded);
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
    m_states->setState(PageState::Loading);
    retranslate();
}

void DeadLettersPage::makeConnections()
{
    connect(m_filters, &LetterFilterBar::filterChanged, this, [this] { m_model.setFilter(m_filters->filter()); });
    connect(m_filters, &LetterFilterBar::groupingChanged, this, &DeadLettersPage::setGrouped);
    connect(&m_model, &LetterListModel::answered, this, &DeadLettersPage::takeAnswer);
    connect(m_list, &ListView::selectedRowsChanged, this, &DeadLettersPage::showChosen);
    connect(m_list, &ListView::opened, this, &DeadLettersPage::openIndex);
    connect(m_panel, &LetterPanel::runRequested, this, &DeadLettersPage::runRequested);
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

void DeadLettersPage::makeJobs(ThemeController &theme)
{
    m_job = new RedriveJobPanel(m_engine, theme);
    m_guarded = new GuardedRetry(theme);
    m_guarded->hide();
    connect(m_job, &RedriveJobPanel::refused, m_bar, &InfoBar::showError);
    connect(m_filters, &LetterFilterBar::retryAllRequested, this, &DeadLettersPage::retryAll);
    connect(m_panel, &LetterPanel::guardedRetryRequested, this, &DeadLettersPage::retryChosen);
    connect(m_guarded, &GuardedRetry::cancelled, this, [this] {
        m_guarded->hide();
        m_list->setFocus();
    });
    connect(m_guarded, &GuardedRetry::jobRequested, this, &DeadLettersPage::startJob);
}

void DeadLettersPage::retryAll()
{
    RedriveJobRequest request;
    request.filter = m_filters->filter();
    askForCare(request, static_cast<int>(m_model.total()));
}

/// A whole cause also takes its letters that are not in the list yet.
void DeadLettersPage::retryChosen()
{
    RedriveJobRequest request;
    const QModelIndexList rows = m_list->selectionModel()->selectedRows();
    const bool isCause = rows.size() == 1 && !m_model.letter(rows.front());
    const std::vector<LetterId> chosen = m_panel->openIds();
    if (chosen.empty())
        return;
    if (isCause) {
        request.filter = m_filters->filter();
        request.filter->fingerprint = m_model.letter(chosen.front())->fingerprint;
    } else {
        request.letters = chosen;
    }
    askForCare(request, static_cast<int>(chosen.size()));
}

void DeadLettersPage::askForCare(const RedriveJobRequest &request, int letters)
{
    m_guarded->setUnderWay(false);
    m_guarded->show();
    m_guarded->begin(request, letters);
}

void DeadLettersPage::startJob(const RedriveJobRequest &request)
{
    m_guarded->setUnderWay(true);
    m_engine.startRedriveJob(request, this, [this](const Result<RedriveJobId> &started) {
        m_guarded->setUnderWay(false);
        if (!started) {
            m_bar->showError(started.error());
            return;
        }
        m_guarded->hide();
        m_job->showJob(*started);
        m_list->setFocus();
    });
}

void DeadLettersPage::showWorkflow(const QString &workflow)
{
    showBin(false);
    m_filters->setWorkflow({workflow, m_model.names().workflow(workflow)});
}

void DeadLettersPage::openLetter(const LetterId &letter)
{
    showBin(false);
    m_wanted = letter;
    if (!m_model.letter(letter) && m_filters->isFiltering())
        m_filters->clear();
    else
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
        if (m_model.rowCount() > 0)
            m_bar->showError(*m_model.error());
        else
            m_states->setFailure(*m_model.error());
        return;
    }
    offerFilters();
    m_filters->setCount(m_model.total(), m_model.loaded());
    const bool isEmpty = m_model.rowCount() == 0;
    if (!isEmpty)
        m_states->setState(PageState::Ready);
    else
        m_states->setState(m_filters->isFiltering() ? PageState::NothingMatches : PageState::Empty);
    if (m_model.isGrouped() && !m_didExpand && !isEmpty) {
        m_didExpand = true;
        for (int row = 0; row < m_model.rowCount(); ++row) {
            const QModelIndex group = m_model.index(row, 0);
            m_list->setExpanded(group, m_model.rowCount(group) <= kOpenAtFirst);
        }
    }
    if (m_wanted && m_model.letter(*m_wanted)) {
        const QModelIndex index = m_model.indexOf(*std::exchange(m_wanted, std::nullopt));
        m_list->setCurrentIndex(index);
        m_list->scrollTo(index);
    }
    m_didChoose = m_didChoose && !isEmpty;
    if (!m_didChoose && !isEmpty) {
        m_didChoose = true;
        if (!m_list->currentIndex().isValid())
            m_list->setCurrentIndex(m_model.index(0, 0));
    }
    showChosen();
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
    const std::set<LetterId> sent(m_actions.sent().begin(), m_actions.sent().end());
    const auto find = [&](QModelIndex index, auto step) {
        while (index.isValid() && (!m_model.letter(index) || sent.contains(m_model.letter(index)->id)))
            index = step(index);
        return index;
    };
    const QModelIndex from = m_list->currentIndex();
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

void DeadLettersPage::offerFilters()
{
    QModelIndexList top;
    for (int row = 0; row < m_model.rowCount(); ++row)
        top += m_model.index(row, 0);
    std::vector<NamedId> workflows;
    std::vector<NamedId> tasks;
    const auto note = [](std::vector<NamedId> &known, const QString &id, const QString &name) {
        if (std::ranges::find(known, id, &NamedId::id) == known.end())
            known.push_back({id, name});
    };
    for (const LetterSummary &letter : m_model.letters(top)) {
        note(workflows, letter.workflow, m_model.names().workflow(letter.workflow));
        note(tasks, letter.task, m_model.names().task(letter.workflow, letter.task));
    }
    m_filters->offer(workflows, tasks);
}

void DeadLettersPage::showChosen()
{
    const auto chosen = m_model.letters(m_list->selectionModel()->selectedRows());
    // The one shown in full: the current letter, or the first of the current cause.
    const QModelIndex current = m_list->currentIndex().siblingAtColumn(0);
    std::optional<LetterSummary> shown;
    if (const LetterSummary *letter = m_model.letter(current))
        shown = *letter;
    else if (!chosen.empty())
        shown = chosen.front();
    m_panel->showLetters(chosen, shown);
    if (shown || m_panel->isBusy())
        showBelow();
    else
        m_panel->hide();
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
                           tr("Dead letters come here when a step has used up its attempts."), QString());
    nameTools();
    m_model.retranslate();
}

} // namespace sluice
