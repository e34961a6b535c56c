#include "core/journal/runtextindex.h"

#include "core/journal/frames.h"
#include "core/journal/matching.h"
#include "core/journal/searchwords.h"
#include "core/journal/sqlitehistory.h"
#include "core/journal/sqliterows.h"
#include "core/journal/sqliteschema.h"
#include "core/run/codec.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Transaction.h>

#include <QFile>

#include <algorithm>

namespace sluice {

namespace {

constexpr int kIndexVersion = 2;
/// Bits of a document's number that say where in its run it begins; the last one is that of the run's own row.
constexpr int kFrameBits = 24;
constexpr quint64 kRowDocument = (1ULL << kFrameBits) - 1;
/// Rows read at a time.
constexpr int kRowsAtOnce = 64;
/// A search answers after this long with what it has, and goes on when it is asked to.
constexpr Nanoseconds kSearchBudget = std::chrono::milliseconds(12);
/// … but for so long it looks at least once the words are looked up: that may take as long, and each answer is to lead on.
constexpr Nanoseconds kLeastSearch = std::chrono::milliseconds(6);

constexpr auto kNewRuns = "SELECT id, workflow, trigger, first_data FROM runs WHERE id > ? ORDER BY id LIMIT ?";
constexpr auto kNewFrames = "SELECT id, run, first, data FROM events WHERE id > ? ORDER BY id LIMIT ?";

MonoTime now()
{
    return SystemClock().monotonic();
}

std::string tableName(quint64 table)
{
    return "text_" + std::to_string(table);
}

quint64 largest(SQLite::Database &database, const char *table)
{
    return static_cast<quint64>(
        database.execAndGet(std::string("SELECT coalesce(max(id), 0) FROM ") + table).getInt64());
}

} // namespace

QString runTextPath(const QString &workspaceDir)
{
    return journalFolder(workspaceDir) + QStringLiteral("/search.db");
}

/// Writes documents; what is written of one run at a time goes into one.
class RunTextIndex::Documents {
public:
    explicit Documents(RunTextIndex &index)
        : m_index(index)
        , m_transaction(*index.m_database, SQLite::TransactionBehavior::IMMEDIATE)
    {
    }
    void add(quint64 run, quint64 document, const QSet<QByteArray> &words)
    {
        QByteArray text;
        for (const QByteArray &word : words)
            text += word + ' ';
        auto &statement = statementOf(run / kRunsATable);
        bindNumber(statement, 1, run << kFrameBits | std::min(document, kRowDocument));
        // As text: FTS5 takes no bytes.
        statement.bind(2, std::string(text.constData(), static_cast<std::size_t>(text.size())));
        statement.exec();
        statement.reset();
    }
    void commit()
    {
        m_statements.clear();
        m_transaction.commit();
    }

private:
    SQLite::Statement &statementOf(quint64 table)
    {
        auto found = m_statements.find(table);
        if (found == m_statements.end()) {
            m_index.m_database->exec("CREATE VIRTUAL TABLE IF NOT EXISTS " + tableName(table)
                                     + " USING fts5(words, content='', columnsize=0, detail=none,"
                                       " tokenize='unicode61 remove_diacritics 0')");
            m_index.m_tables[table] = true;
            found = m_statements
                        .emplace(table, std::make_unique<SQLite::Statement>(*m_index.m_database,
                                                                            "INSERT INTO " + tableName(table)
                                                                                + "(rowid, words) VALUES (?, ?)"))
                        .first;
        }
        return *found->second;
    }

    RunTextIndex &m_index;
    SQLite::Transaction m_transaction;
    std::map<quint64, std::unique_ptr<SQLite::Statement>> m_statements;
};

/// The runs of a table that hold a word, newest first.
struct RunTextIndex::Cursor {
    Cursor(SQLite::Database &database, quint64 table, const SearchWord &word, quint64 before)
        : statement(database, "SELECT rowid FROM " + tableName(table) + " WHERE " + tableName(table)
                                  + " MATCH ? AND rowid < ? ORDER BY rowid DESC")
        , isBeginning(word.isBeginning)
    {
        const std::string quoted = '"' + word.word.toStdString() + '"' + (isBeginning ? "*" : "");
        statement.bind(1, quoted);
        seek(before);
    }
    void seek(quint64 before)
    {
        statement.reset();
        bindNumber(statement, 2, before << kFrameBits);
        step();
    }
    void step()
    {
        run = 0;
        isOver = !statement.executeStep();
        if (!isOver)
            run = numberAt(statement, 0) >> kFrameBits;
    }
    /// To the newest run that is not newer than `wanted`.
    void goTo(quint64 wanted)
    {
        constexpr int kStepsBeforeASeek = 64;
        for (int steps = 0; !isOver && run > wanted; ++steps) {
            // The runs of a beginning are gathered anew at each seek.
            if (steps >= kStepsBeforeASeek && !isBeginning)
                return seek(wanted + 1);
            step();
        }
    }

    SQLite::Statement statement;
    bool isBeginning;
    bool isOver = false;
    quint64 run = 0;
};

RunTextIndex::RunTextIndex(SQLite::Database &journal, const QString &path)
    : m_journal(journal)
    , m_path(path)
{
    open(path);
    // Numbers of the journal only rise: it was made anew, or is another one.
    if (m_lastRun > largest(journal, "runs") || m_lastFrame > largest(journal, "events"))
        makeAnew();
}

RunTextIndex::~RunTextIndex() = default;

void RunTextIndex::open(const QString &path)
{
    const auto tryOpen = [&] {
        m_database = std::make_unique<SQLite::Database>(
            path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX, 2000);
        m_database->exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY;"
                         "PRAGMA cache_size = -16384; PRAGMA journal_size_limit = 16777216");
        m_database->exec("CREATE TABLE IF NOT EXISTS state (version INTEGER, run INTEGER, frame INTEGER)");
        readState();
    };
    try {
        tryOpen();
    } catch (const SQLite::Exception &) {
        makeAnew();
    }
}

void RunTextIndex::makeAnew()
{
    m_database.reset();
    m_tables.clear();
    m_lastRun = 0;
    m_lastFrame = 0;
    for (const char *ending : {"", "-wal", "-shm"})
        QFile::remove(m_path + QLatin1StringView(ending));
    m_database = std::make_unique<SQLite::Database>(
        m_path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX, 2000);
    m_database->exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY;"
                     "PRAGMA cache_size = -16384; PRAGMA journal_size_limit = 16777216");
    m_database->exec("CREATE TABLE IF NOT EXISTS state (version INTEGER, run INTEGER, frame INTEGER)");
}

void RunTextIndex::readState()
{
    SQLite::Statement state(*m_database, "SELECT version, run, frame FROM state");
    if (!state.executeStep())
        return;
    if (numberAt(state, 0) != kIndexVersion)
        throw SQLite::Exception("another version");
    m_lastRun = numberAt(state, 1);
    m_lastFrame = numberAt(state, 2);
}

void RunTextIndex::writeState()
{
    m_database->exec("DELETE FROM state");
    SQLite::Statement put(*m_database, "INSERT INTO state VALUES (?, ?, ?)");
    bindNumber(put, 1, kIndexVersion);
    bindNumber(put, 2, m_lastRun);
    bindNumber(put, 3, m_lastFrame);
    put.exec();
}

bool RunTextIndex::catchUp(Nanoseconds budget)
{
    const MonoTime until = now() + budget;
    const quint64 run = m_lastRun;
    const quint64 frame = m_lastFrame;
    bool isMore = true;
    try {
        Documents documents(*this);
        while (isMore && now() < until) {
            const bool moreRuns = takeRuns(documents);
            const bool moreFrames = takeFrames(documents);
            isMore = moreRuns || moreFrames;
        }
        if (run == m_lastRun && frame == m_lastFrame)
            return false;
        writeState();
        documents.commit();
    } catch (const SQLite::Exception &) {
        m_lastRun = run;
        m_lastFrame = frame;
        throw;
    }
    return isMore;
}

bool RunTextIndex::takeRuns(Documents &documents)
{
    SQLite::Statement runs(m_journal, kNewRuns);
    bindNumber(runs, 1, m_lastRun);
    runs.bind(2, kRowsAtOnce);
    SqliteHistory history(m_journal, schemaOf(m_journal));
    int count = 0;
    for (; runs.executeStep(); ++count) {
        QSet<QByteArray> words;
        addWords(words, textAt(runs, 1), textAt(runs, 2));
        if (const auto events = decodeEvents(bytesAt(runs, 3))) {
            for (const Event &event : *events)
                addWords(words, event, [&history](const QByteArray &hash) { return history.payload(hash); });
        }
        m_lastRun = numberAt(runs, 0);
        documents.add(m_lastRun, kRowDocument, words);
    }
    return count == kRowsAtOnce;
}

bool RunTextIndex::takeFrames(Documents &documents)
{
    SQLite::Statement frames(m_journal, kNewFrames);
    bindNumber(frames, 1, m_lastFrame);
    frames.bind(2, kRowsAtOnce);
    SqliteHistory history(m_journal, schemaOf(m_journal));
    int count = 0;
    for (; frames.executeStep(); ++count) {
        m_lastFrame = numberAt(frames, 0);
        const auto events = decodeEvents(bytesAt(frames, 3));
        QSet<QByteArray> words;
        for (const Event &event : events.value_or(Events()))
            addWords(words, event, [&history](const QByteArray &hash) { return history.payload(hash); });
        if (!words.isEmpty())
            documents.add(numberAt(frames, 1), std::min(numberAt(frames, 2), kRowDocument - 1), words);
    }
    return count == kRowsAtOnce;
}

quint64 RunTextIndex::unsearched()
{
    return largest(m_journal, "runs") - m_lastRun + largest(m_journal, "events") - m_lastFrame;
}

bool RunTextIndex::hasTable(quint64 table)
{
    const auto known = m_tables.find(table);
    if (known != m_tables.end())
        return known->second;
    SQLite::Statement find(*m_database, "SELECT 1 FROM sqlite_schema WHERE name = ?");
    find.bind(1, tableName(table));
    return m_tables[table] = find.executeStep();
}

/// The runs that a filter by time may leave: the first and the last.
std::pair<quint64, quint64> RunTextIndex::boundsOf(const RunFilter &filter)
{
    std::pair<quint64, quint64> bounds{0, m_lastRun};
    constexpr quint64 kBlock = 512;
    if (filter.from) {
        SQLite::Statement first(m_journal, "SELECT min(block) FROM run_blocks WHERE level = 0 AND last >= ?");
        bindTime(first, 1, *filter.from);
        const bool isThere = first.executeStep() && !first.isColumnNull(0);
        bounds.first = isThere ? numberAt(first, 0) * kBlock : m_lastRun + 1;
    }
    if (filter.until) {
        SQLite::Statement last(m_journal, "SELECT max(block) FROM run_blocks WHERE level = 0 AND first < ?");
        bindTime(last, 1, *filter.until);
        const bool isThere = last.executeStep() && !last.isColumnNull(0);
        bounds.second = isThere ? std::min(m_lastRun, numberAt(last, 0) * kBlock + kBlock - 1) : 0;
    }
    return bounds;
}

RunSearchPage RunTextIndex::search(const RunFilter &filter, const RunSearchRequest &request)
{
    RunSearchPage page;
    page.unsearched = unsearched();
    const auto words = searchWords(filter);
    const auto [first, last] = boundsOf(filter);
    quint64 before = last + 1;
    if (request.before != RunId{})
        before = std::min(before, number(request.before));
    const MonoTime until = now() + kSearchBudget;
    page.before = RunId{before};
    page.isOver = before <= std::max<quint64>(first, 1);
    while (!page.isOver && page.rows.size() < request.count && now() < until) {
        const quint64 table = (number(page.before) - 1) / kRunsATable;
        if (hasTable(table))
            searchTable(table, words, filter, request, page, until);
        else
            page.before = RunId{table * kRunsATable};
        page.isOver = number(page.before) <= std::max<quint64>(first, 1);
    }
    return page;
}

void RunTextIndex::searchTable(quint64 table, const std::vector<SearchWord> &words, const RunFilter &filter,
                               const RunSearchRequest &request, RunSearchPage &page, MonoTime until)
{
    std::vector<std::unique_ptr<Cursor>> cursors;
    for (const SearchWord &word : words)
        cursors.push_back(std::make_unique<Cursor>(*m_database, table, word, number(page.before)));
    until = std::max(until, now() + kLeastSearch);
    SQLite::Statement row(m_journal, selectRuns("runs") + "WHERE r.id = ?");
    RunFilter rest = filter;
    rest.text.clear();
    rest.trigger.clear();
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
