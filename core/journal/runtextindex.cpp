#include "core/journal/runtextindex.h"

#include "core/journal/frames.h"
#include "core/journal/matching.h"
#include "core/journal/searchwords.h"
#include "core/journal/sqliterows.h"
#include "core/journal/sqliterungroups.h"
#include "core/journal/sqliteschema.h"
#include "core/run/codec.h"

#include <SQLiteCpp/Column.h>

#include <algorithm>

namespace sluice {

namespace {

constexpr quint64 kRunsATable = RunTextFile::kRunsATable;
/// Rows read at a time.
constexpr int kLearntAtOnce = 64;
/// A search answers after this long with what it has, and goes on when it is asked to.
constexpr Nanoseconds kSearchBudget = std::chrono::milliseconds(12);
/// … but for so long it looks at least once the words are looked up: that may take as long, and each answer is to lead on.
constexpr Nanoseconds kLeastSearch = std::chrono::milliseconds(6);
/// Once one in so many runs of the index is gone from the journal, it is written anew without them.
constexpr quint64 kGoneShare = 4;

constexpr auto kNewRuns = "SELECT id, workflow, trigger, first_data FROM runs WHERE id > ? ORDER BY id LIMIT ?";
// The rows of a run that was let go may be there for a while.
constexpr auto kNewFrames = "SELECT id, run, first, data FROM events WHERE id > ?"
                            " AND run NOT IN (SELECT run FROM removed_runs) ORDER BY id LIMIT ?";

MonoTime now()
{
    return SystemClock().monotonic();
}

quint64 countIn(SQLite::Database &database, const char *question)
{
    return static_cast<quint64>(database.execAndGet(question).getInt64());
}

quint64 lastRunOf(SQLite::Database &journal)
{
    return countIn(journal, "SELECT coalesce(max(id), 0) FROM runs");
}

quint64 lastFrameOf(SQLite::Database &journal)
{
    return countIn(journal, "SELECT coalesce(max(id), 0) FROM events");
}

QString nextPath(const QString &path)
{
    return path + QStringLiteral(".next");
}

} // namespace

QString runTextPath(const QString &workspaceDir)
{
    return journalFolder(workspaceDir) + QStringLiteral("/search.db");
}

RunTextIndex::RunTextIndex(SQLite::Database &journal, SqliteHistory &history, const QString &path)
    : m_journal(journal)
    , m_history(history)
    , m_journalId(journalIdOf(journal))
    , m_file(path)
{
    RunTextFile::remove(nextPath(path)); // of somebody who did not come to an end
    // Numbers of the journal only rise: else it was made anew, or is another one.
    const RunTextFile::State &state = m_file.state();
    if (state.journal != m_journalId || state.run > lastRunOf(journal) || state.frame > lastFrameOf(journal))
        m_file.makeAnew(m_journalId);
}

RunTextIndex::~RunTextIndex() = default;

template <typename Work>
auto RunTextIndex::healing(Work &&work)
{
    try {
        return work();
    } catch (const RunTextError &error) {
        if (!error.isBroken())
            throw;
        m_file.makeAnew(m_journalId);
    }
    return work();
}

bool RunTextIndex::catchUp(Nanoseconds budget)
{
    const MonoTime until = now() + budget;
    return healing([&] {
        const bool isMore = take(m_file, until);
        return isMore || forgetGone(until);
    });
}

/// True: more is there.
bool RunTextIndex::take(RunTextFile &file, MonoTime until)
{
    RunTextFile::State reached = file.state();
    RunTextFile::Documents documents(file);
    bool isMore = true;
    while (isMore) {
        const bool moreRuns = takeRuns(documents, reached, until);
        const bool moreFrames = takeFrames(documents, reached, until);
        isMore = moreRuns || moreFrames;
        if (now() >= until)
            break;
    }
    if (reached == file.state())
        return false;
    documents.commit(reached);
    return isMore;
}

QSet<QByteArray> RunTextIndex::wordsOf(const QByteArray &frame)
{
    QSet<QByteArray> words;
    for (const Event &event : decodeEvents(frame).value_or(Events()))
        addWords(words, event, [this](const QByteArray &hash) { return m_history.payload(hash); });
    return words;
}

bool RunTextIndex::takeRuns(RunTextFile::Documents &documents, RunTextFile::State &reached, MonoTime until)
{
    SQLite::Statement runs(m_journal, kNewRuns);
    bindNumber(runs, 1, reached.run);
    runs.bind(2, kLearntAtOnce);
    for (int count = 0; runs.executeStep(); ++count) {
        if (count > 0 && now() >= until)
            return true;
        QSet<QByteArray> words = wordsOf(bytesAt(runs, 3));
        addWords(words, textAt(runs, 1), textAt(runs, 2));
        reached.run = numberAt(runs, 0);
        documents.addRun(reached.run, words);
        if (count == kLearntAtOnce - 1)
            return true;
    }
    return false;
}

bool RunTextIndex::takeFrames(RunTextFile::Documents &documents, RunTextFile::State &reached, MonoTime until)
{
    SQLite::Statement frames(m_journal, kNewFrames);
    bindNumber(frames, 1, reached.frame);
    frames.bind(2, kLearntAtOnce);
    for (int count = 0; frames.executeStep(); ++count) {
        if (count > 0 && now() >= until)
            return true;
        reached.frame = numberAt(frames, 0);
        if (const auto words = wordsOf(bytesAt(frames, 3)); !words.isEmpty())
            documents.addFrame(numberAt(frames, 1), numberAt(frames, 2), words);
        if (count == kLearntAtOnce - 1)
            return true;
    }
    return false;
}

/// Retention takes runs out of the journal, and FTS5 cannot take a document out of a table whose text it does not keep.
/// So whole tables are dropped, and what is left is written anew beside, in turns as short as any. True: more is to do.
bool RunTextIndex::forgetGone(MonoTime until)
{
    if (!m_next) {
        if (const quint64 first = countIn(m_journal, "SELECT coalesce(min(id), 0) FROM runs"); first > 0)
            m_file.dropBefore(first);
        const quint64 gone = goneRuns();
        if (gone <= m_unexplained || (gone - m_unexplained) * kGoneShare < m_file.runs())
            return false;
    }
    try {
        if (!m_next) {
            m_next = std::make_unique<RunTextFile>(nextPath(m_file.path()));
            m_next->makeAnew(m_journalId);
        }
        if (take(*m_next, until))
            return true;
    } catch (const RunTextError &) {
        m_next.reset(); // what is searched is as good as before
        RunTextFile::remove(nextPath(m_file.path()));
        return false;
    }
    m_file.replaceBy(*m_next);
    m_next.reset();
    m_unexplained = goneRuns();
    return false;
}

/// How many runs of the index are in the journal no more.
quint64 RunTextIndex::goneRuns()
{
    const quint64 held = m_file.runs();
    return held - std::min(held, countIn(m_journal, "SELECT coalesce(sum(count), 0) FROM run_groups"));
}

quint64 RunTextIndex::unsearched()
{
    const auto ahead = [](quint64 there, quint64 known) { return there - std::min(there, known); };
    return ahead(lastRunOf(m_journal), m_file.state().run) + ahead(lastFrameOf(m_journal), m_file.state().frame);
}

/// The runs that a filter by time may leave: the first and the last.
std::pair<quint64, quint64> RunTextIndex::boundsOf(const RunFilter &filter)
{
    const quint64 lastRun = m_file.state().run;
    std::pair<quint64, quint64> bounds{0, lastRun};
    constexpr quint64 kBlock = RunBlocks::kSizes[0];
    if (filter.from) {
        SQLite::Statement first(m_journal, "SELECT min(block) FROM run_blocks WHERE level = 0 AND last >= ?");
        bindTime(first, 1, *filter.from);
        const bool isThere = first.executeStep() && !first.isColumnNull(0);
        bounds.first = isThere ? numberAt(first, 0) * kBlock : lastRun + 1;
    }
    if (filter.until) {
        SQLite::Statement last(m_journal, "SELECT max(block) FROM run_blocks WHERE level = 0 AND first < ?");
        bindTime(last, 1, *filter.until);
        const bool isThere = last.executeStep() && !last.isColumnNull(0);
        bounds.second = isThere ? std::min(lastRun, numberAt(last, 0) * kBlock + kBlock - 1) : 0;
    }
    return bounds;
}

RunSearchPage RunTextIndex::search(const RunFilter &filter, const RunSearchRequest &request)
{
    return healing([&] { return searchOnce(filter, request); });
}

/// Without a word to look for, every run is found that fits the rest.
RunSearchPage RunTextIndex::list(const RunFilter &rest, const RunSearchRequest &request)
{
    const MonoTime until = now() + kSearchBudget;
    SQLite::Statement runs(m_journal, selectRuns("runs") + "WHERE r.id < ? ORDER BY r.id DESC");
    RunSearchPage page;
    page.before = request.before == RunId{} ? RunId{lastRunOf(m_journal) + 1} : request.before;
    bindNumber(runs, 1, number(page.before));
    while (page.rows.size() < request.count && now() < until) {
        page.isOver = !runs.executeStep();
        if (page.isOver)
            break;
        auto run = runAt(runs);
        page.before = run.id;
        if (matches(run, rest))
            page.rows.push_back(std::move(run));
    }
    return page;
}

RunSearchPage RunTextIndex::searchOnce(const RunFilter &filter, const RunSearchRequest &request)
{
    const auto words = searchWords(filter);
    RunFilter rest = filter;
    rest.text.clear();
    rest.trigger.clear();
    if (words.empty())
        return list(rest, request);
    RunSearchPage page;
    page.unsearched = unsearched();
    const auto [first, last] = boundsOf(filter);
    quint64 before = last + 1;
    if (request.before != RunId{})
        before = std::min(before, number(request.before));
    const MonoTime until = now() + kSearchBudget;
    page.before = RunId{before};
    page.isOver = before <= std::max<quint64>(first, 1);
    while (!page.isOver && page.rows.size() < request.count && now() < until) {
        const quint64 table = (number(page.before) - 1) / kRunsATable;
        if (m_file.hasTable(table))
            searchTable(table, words, rest, request, page, until);
        else
            page.before = RunId{table * kRunsATable};
        page.isOver = number(page.before) <= std::max<quint64>(first, 1);
    }
    return page;
}

void RunTextIndex::searchTable(quint64 table, const std::vector<SearchWord> &words, const RunFilter &rest,
                               const RunSearchRequest &request, RunSearchPage &page, MonoTime until)
{
    std::vector<std::unique_ptr<RunTextFile::Cursor>> cursors;
    for (const SearchWord &word : words)
        cursors.push_back(std::make_unique<RunTextFile::Cursor>(m_file, table, word, number(page.before)));
    until = std::max(until, now() + kLeastSearch);
    SQLite::Statement row(m_journal, selectRuns("runs") + "WHERE r.id = ?");
    while (!cursors.empty()) {
        if (std::ranges::any_of(cursors, [](const auto &cursor) { return cursor->isOver; }))
            break;
        quint64 run = std::numeric_limits<quint64>::max();
        for (const auto &cursor : cursors)
            run = std::min(run, cursor->run);
        for (const auto &cursor : cursors)
            cursor->goTo(run);
        const bool isHit = std::ranges::all_of(cursors, [run](const auto &cursor) { return cursor->run == run; });
        if (isHit) {
            row.reset();
            bindNumber(row, 1, run);
            if (row.executeStep()) { // else retention has let it go
                if (auto found = runAt(row); matches(found, rest))
                    page.rows.push_back(std::move(found));
            }
            page.before = RunId{run};
            cursors.front()->goTo(run - 1);
        } else {
            page.before = RunId{run + 1};
        }
        if (page.rows.size() == request.count || now() >= until)
            return;
    }
    page.before = RunId{table * kRunsATable};
}

} // namespace sluice
