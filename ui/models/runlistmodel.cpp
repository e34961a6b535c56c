#include "ui/models/runlistmodel.h"

#include "ui/models/columns.h"
#include "ui/models/roles.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"
#include "ui/wording/wording.h"

#include <algorithm>

namespace sluice {

namespace {

constexpr quint32 kPage = 100;
constexpr quint32 kMany = 2000;
constexpr Milliseconds kInterval{250};
constexpr Milliseconds kIntervalOfMany{1000};
constexpr Milliseconds kIntervalOfSearches{5000};

RowKey keyOf(const RunSummary &run)
{
    return {number(run.id), 0};
}

bool isOver(const RunSummary &run)
{
    return run.ended != WallTime{};
}

bool isFigure(int column)
{
    return column == RunListModel::DurationColumn || column == RunListModel::LettersColumn;
}

} // namespace

RunListModel::RunListModel(EngineClient &engine, QObject *parent)
    : EditedRows(parent)
    , m_engine(engine)
    , m_refresher(kInterval)
    , m_revision(engine.snapshot().runsRevision)
    , m_wanted(kPage)
{
    connect(&m_refresher, &Refresher::due, this, &RunListModel::ask);
    connect(&m_end, &EndInSight::seen, this, [this] { fetchMore({}); });
    connect(&engine, &EngineClient::snapshotChanged, this, &RunListModel::followSnapshot);
    m_refresher.request();
}

void RunListModel::setFilter(const RunFilter &filter, std::optional<Milliseconds> window)
{
    m_filter = filter;
    m_window = window;
    m_wanted = kPage;
    m_isSearching = false;
    m_showsParts = true;
    m_wantsMore = false;
    ++m_question;
    m_refresher.requestNow();
}

void RunListModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void RunListModel::setNames(const WorkflowNames &names)
{
    m_names = names;
    retranslate();
}

void RunListModel::followSnapshot()
{
    const EngineSnapshot &now = m_engine.snapshot();
    if (now.runsRevision != m_revision) {
        m_revision = now.runsRevision;
        m_isStale = true;
        m_refresher.request();
    }
    if (now.taken - m_touched >= std::chrono::seconds(1))
        touchDurations();
}

void RunListModel::touchDurations()
{
    m_touched = m_engine.snapshot().taken;
    const auto first = std::ranges::find_if_not(m_rows, isOver);
    if (first == m_rows.end())
        return;
    const auto last = std::find_if_not(m_rows.rbegin(), m_rows.rend(), isOver);
    Q_EMIT dataChanged(index(static_cast<int>(first - m_rows.begin()), DurationColumn),
                       index(static_cast<int>(m_rows.rend() - last) - 1, DurationColumn), {Qt::DisplayRole});
}

void RunListModel::ask()
{
    if (m_window)
        m_filter.from = m_engine.snapshot().taken - *m_window;
    if (isSearch())
        return beginSearch();
    const quint64 question = ++m_question;
    m_engine.listRuns(m_filter, {0, m_wanted}, this, [this, question](const Result<Page<RunSummary>> &answer) {
        if (question == m_question) {
            m_hasAnswer = true;
            m_error = answer ? std::nullopt : std::optional(answer.error());
            if (answer)
                take(*answer);
            Q_EMIT answered();
        }
        m_refresher.answered();
    });
}

/// From the newest on, unless only more of what was found is wanted.
void RunListModel::beginSearch()
{
    const bool isMore = m_wantsMore && !m_isStale && !m_isWhole && m_before != RunId{};
    m_wantsMore = false;
    m_isStale = false;
    if (!isMore) {
        m_found.clear();
        m_before = {};
    } else {
        m_found = m_rows;
        m_showsParts = true;
    }
    m_isWhole = false;
    m_isSearching = true;
    ++m_question;
    searchOn();
}

void RunListModel::searchOn()
{
    const auto count = m_wanted - std::min(m_wanted, static_cast<quint32>(m_found.size()));
    m_engine.searchRuns(m_filter, {m_before, count}, this,
                        [this, question = m_question](const Result<RunSearchPage> &answer) {
                            if (question != m_question)
                                return m_refresher.answered();
                            m_hasAnswer = true;
                            m_error = answer ? std::nullopt : std::optional(answer.error());
                            if (answer)
                                takeFound(*answer);
                            else
                                giveSearchUp();
                            Q_EMIT answered();
                            if (m_isSearching)
                                searchOn();
                            else
                                m_refresher.answered();
                        });
}

/// What was found of it goes no further: the next one begins anew.
void RunListModel::giveSearchUp()
{
    m_isSearching = false;
    m_before = {};
    m_showsParts = m_rows.empty();
}

/// Until a search is over or has found enough, it goes on by itself; what was found before stays until then.
void RunListModel::takeFound(const RunSearchPage &page)
{
    m_found.insert(m_found.end(), page.rows.begin(), page.rows.end());
    m_before = page.before;
    m_unsearched = page.unsearched;
    m_isWhole = page.isOver;
    m_isSearching = !page.isOver && m_found.size() < m_wanted;
    // No change of a run tells when the rest becomes known.
    if (m_unsearched > 0) {
        m_isStale = true;
        m_refresher.request();
    }
    if (m_isSearching && !m_showsParts)
        return;
    m_total = m_found.size();
    m_showsParts = m_isSearching;
    setRows(m_found);
    m_refresher.setInterval(kIntervalOfSearches);
}

void RunListModel::take(const Page<RunSummary> &page)
{
    m_total = page.total;
    m_unsearched = 0;
    setRows(page.rows);
    m_refresher.setInterval(m_rows.size() > kMany ? kIntervalOfMany : kInterval);
}

void RunListModel::setRows(std::vector<RunSummary> rows)
{
    if (rows.size() > m_rows.size())
        m_end.rowsGrow();
    turnRows({}, ColumnCount, m_rows, std::move(rows), keyOf, [](int, RunSummary &held, RunSummary &wanted) {
        const bool differs = held != wanted;
        held = std::move(wanted);
        return differs;
    });
}

const RunSummary *RunListModel::run(const QModelIndex &index) const
{
    const auto row = static_cast<std::size_t>(index.row());
    return index.isValid() && row < m_rows.size() ? &m_rows[row] : nullptr;
}

const RunSummary *RunListModel::run(RunId id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_rows[static_cast<std::size_t>(row)];
}

int RunListModel::rowOf(RunId id) const
{
    const auto found = std::ranges::find(m_rows, id, &RunSummary::id);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int RunListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RunListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString RunListModel::text(const RunSummary &run, int column) const
{
    const WallTime now = m_engine.snapshot().taken;
    switch (column) {
    case RunColumn:
        return runText(number(run.id));
    case WorkflowColumn:
        return m_names.workflow(run.workflow);
    case StateColumn:
        return word(run);
    case StartedColumn:
        return momentText(run.started, now);
    case DurationColumn:
        if (run.isDamaged && !isOver(run))
            return {};
        return durationText((isOver(run) ? run.ended : std::max(now, run.started)) - run.started);
    case ProgressColumn:
        return tr("%1 of %2", "steps done of all steps").arg(numberText(run.done), numberText(run.steps));
    case LettersColumn:
        return run.letters == 0 ? QString() : numberText(run.letters);
    case TriggerColumn:
        return triggerWord(run.trigger);
    default:
        return {};
    }
}

QVariant RunListModel::data(const QModelIndex &index, int role) const
{
    const RunSummary *row = run(index);
    if (!row)
        return {};
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(*row, column);
    case Qt::ToolTipRole:
        if (column == StateColumn && !row->failure.code.isEmpty())
            return sentence(row->failure);
        if (column == WorkflowColumn)
            return row->workflow;
        return column == StartedColumn ? exactMomentText(row->started) : QString();
    case Qt::TextAlignmentRole:
        return alignmentOf(isFigure(column));
    case GlyphRole:
        return column == StateColumn ? QVariant::fromValue(glyphOf(row->isDamaged ? RunState::Failed : row->state))
                                     : QVariant();
    case ShareRole:
        return column == ProgressColumn && row->steps > 0 ? QVariant(double(row->done) / row->steps) : QVariant();
    case TokenRole:
        return column == LettersColumn ? QVariant(int(Token::Danger)) : QVariant();
    case NumberRole:
        return QVariant::fromValue<quint64>(number(row->id));
    default:
        return {};
    }
}

QVariant RunListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnHead(orientation, role, titleOf(section), isFigure(section));
}

QString RunListModel::titleOf(int column)
{
    switch (column) {
    case RunColumn:
        return tr("Run");
    case WorkflowColumn:
        return tr("Workflow");
    case StateColumn:
        return tr("State");
    case StartedColumn:
        return tr("Started");
    case DurationColumn:
        return tr("Duration");
    case ProgressColumn:
        return tr("Steps done");
    case LettersColumn:
        return tr("Dead letters");
    case TriggerColumn:
        return tr("Trigger");
    default:
        return {};
    }
}

bool RunListModel::canFetchMore(const QModelIndex &parent) const
{
    if (!m_end.isSeen())
        return false;
    if (isSearch())
        return !parent.isValid() && !m_isWhole && !m_isSearching && m_wanted <= m_rows.size();
    return !parent.isValid() && m_rows.size() < m_total && m_wanted <= m_rows.size();
}

void RunListModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_wanted += std::max(kPage, m_wanted / 2);
    m_wantsMore = true;
    m_refresher.requestNow();
}

} // namespace sluice
