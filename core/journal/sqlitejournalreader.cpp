#include "core/journal/sqlitejournalreader.h"

#include "core/api/letterfile.h"
#include "core/journal/errors.h"
#include "core/journal/matching.h"
#include "core/journal/runtextindex.h"
#include "core/journal/sqliteaudit.h"
#include "core/journal/sqlitebreakers.h"
#include "core/journal/sqliteerror.h"
#include "core/journal/sqlitefunctions.h"
#include "core/journal/sqlitehistory.h"
#include "core/journal/sqlitejobs.h"
#include "core/journal/sqliterawrun.h"
#include "core/journal/sqliterows.h"
#include "core/journal/sqliterunpages.h"
#include "core/journal/sqliteschema.h"
#include "core/journal/sqlitetopicevents.h"
#include "core/run/errors.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Transaction.h>
#include <sqlite3.h>

namespace sluice {

namespace {

/// The payload of a letter `l`.
std::string payloadOf(int schema)
{
    const auto *packed = schema < kSchemaOfLists ? "data" : "unpack(encoding, data)";
    return std::string("coalesce(l.payload, (SELECT ") + packed + " FROM payloads WHERE hash = l.payload_hash))";
}

std::string whereOf(const LetterFilter &filter, int schema)
{
    // The rows of a run that was let go may be there for a while.
    std::string where = schema < kSchemaOfLists ? " WHERE 1" : " WHERE l.run NOT IN (SELECT run FROM removed_runs)";
    if (!filter.workflow.isEmpty())
        where += " AND l.workflow = :workflow";
    if (!filter.task.isEmpty())
        where += " AND l.task = :task";
    if (filter.state)
        where += " AND l.state = :state";
    if (filter.kind)
        where += " AND l.kind = :kind";
    if (!filter.fingerprint.isEmpty())
        where += " AND l.fingerprint = :fingerprint";
    if (filter.run)
        where += " AND l.run = :run";
    if (filter.changedFrom)
        where += " AND l.changed >= :changed_from";
    if (!filter.text.isEmpty())
        where += std::string(" AND (holds_error(:text, l.error, l.error_args, l.error_detail)"
                             " OR holds_text(:text, l.item_text) OR holds_text(:text, ")
                 + payloadOf(schema) + "))";
    return where;
}

void bindFilter(SQLite::Statement &statement, const LetterFilter &filter)
{
    if (!filter.workflow.isEmpty())
        statement.bind(":workflow", filter.workflow.toStdString());
    if (!filter.task.isEmpty())
        statement.bind(":task", filter.task.toStdString());
    if (filter.state)
        statement.bind(":state", static_cast<int>(*filter.state));
    if (filter.kind)
        statement.bind(":kind", static_cast<int>(*filter.kind));
    if (!filter.fingerprint.isEmpty())
        statement.bind(":fingerprint", filter.fingerprint.toStdString());
    if (filter.run)
        statement.bind(":run", static_cast<std::int64_t>(number(*filter.run)));
    if (filter.changedFrom)
        statement.bind(":changed_from", static_cast<std::int64_t>(filter.changedFrom->time_since_epoch().count()));
    if (!filter.text.isEmpty())
        statement.bind(":text", filter.text.toStdString());
}

void bindPage(SQLite::Statement &statement, PageRequest page)
{
    statement.bind(":count", static_cast<std::int64_t>(page.count));
    statement.bind(":offset", static_cast<std::int64_t>(page.offset));
}

quint64 countLetters(SQLite::Database &database, const LetterFilter &filter, int schema)
{
    SQLite::Statement statement(database, "SELECT count(*) FROM letters l" + whereOf(filter, schema));
    bindFilter(statement, filter);
    statement.executeStep();
    return numberAt(statement, 0);
}

template <typename Row, typename ReadRow>
std::vector<Row> readRows(SQLite::Statement &statement, PageRequest page, ReadRow &&readRow)
{
    bindPage(statement, page);
    std::vector<Row> rows;
    while (statement.executeStep())
        rows.push_back(readRow(statement));
    return rows;
}

LetterFilter everyLetter()
{
    LetterFilter filter;
    filter.state.reset();
    return filter;
}

} // namespace

struct SqliteJournalReader::Connection {
    explicit Connection(std::unique_ptr<SQLite::Database> opened)
        : database(std::move(opened))
        , schema(schemaOf(*database))
        , history(*database, schema)
    {
        addSearchFunctions(*database);
        if (schema >= kSchemaOfLists)
            pages.emplace(*database);
    }

    std::unique_ptr<SQLite::Database> database;
    int schema; ///< when it was opened
    SqliteHistory history;
    std::optional<SqliteRunPages> pages; ///< none: a schema that kept no count
    std::optional<RunTextIndex> text;    ///< once somebody searched

    RunTextIndex &textAt(const QString &path)
    {
        if (!text)
            text.emplace(*database, path);
        return *text;
    }
};

Result<void> SqliteJournalReader::connect()
{
    auto database = openReader(m_path);
    if (!database)
        return tl::unexpected(database.error());
    return guarded(m_path, [&]() -> Result<void> {
        m_connection = std::make_unique<Connection>(std::move(*database));
        return {};
    });
}

template <typename Work>
auto SqliteJournalReader::seeingOneState(Work &&work)
{
    using Answer = decltype(work());
    return guarded(m_path, [&]() -> Answer {
        // An owner that came since may have brought the journal to a newer schema.
        if (!m_connection || schemaOf(*m_connection->database) != m_connection->schema) {
            m_connection.reset();
            if (auto again = connect(); !again)
                return tl::unexpected(again.error());
        }
        SQLite::Transaction transaction(*m_connection->database, SQLite::TransactionBehavior::DEFERRED);
        auto result = work();
        transaction.commit();
        return result;
    });
}

SqliteJournalReader::SqliteJournalReader(QString path, QString textPath)
    : m_path(std::move(path))
    , m_textPath(std::move(textPath))
{
}

SqliteJournalReader::~SqliteJournalReader() = default;

Result<std::unique_ptr<SqliteJournalReader>> SqliteJournalReader::open(const QString &workspaceDir)
{
    std::unique_ptr<SqliteJournalReader> reader(
        new SqliteJournalReader(journalPath(workspaceDir), runTextPath(workspaceDir)));
    if (auto connected = reader->connect(); !connected)
        return tl::unexpected(connected.error());
    return reader;
}

Result<Page<RunSummary>> SqliteJournalReader::runs(const RunFilter &filter, PageRequest page)
{
    return seeingOneState([&]() -> Result<Page<RunSummary>> {
        return m_connection->pages ? m_connection->pages->page(filter, page) : scanRuns(filter, page);
    });
}

/// What is wrong with the index is not wrong with the journal.
template <typename Answer, typename Work>
Result<Answer> SqliteJournalReader::inText(const Answer &withoutText, Work &&work)
{
    return seeingOneState([&]() -> Result<Answer> {
        if (m_connection->schema < kSchemaOfFirstFrames) // it is brought up when an owner opens it
            return withoutText;
        try {
            return work(m_connection->textAt(m_textPath));
        } catch (const RunTextError &error) {
            m_connection->text.reset();
            return failure(errors::kSearchUnusable, {{QStringLiteral("path"), m_textPath}},
                           sqliteError(error, m_textPath).detail);
        }
    });
}

Result<RunSearchPage> SqliteJournalReader::searchRuns(const RunFilter &filter, const RunSearchRequest &request)
{
    return inText(RunSearchPage{{}, {}, true, 0}, [&](RunTextIndex &index) { return index.search(filter, request); });
}

Result<bool> SqliteJournalReader::learnWords(Nanoseconds budget)
{
    return inText(false, [&](RunTextIndex &index) { return index.catchUp(budget); });
}

Page<RunSummary> SqliteJournalReader::scanRuns(const RunFilter &filter, PageRequest request)
{
    SQLite::Statement statement(*m_connection->database, selectRuns("runs") + "ORDER BY r.id DESC");
    Page<RunSummary> page;
    page.offset = request.offset;
    while (statement.executeStep()) {
        auto run = runAt(statement);
        if (!matches(run, filter))
            continue;
        if (page.total++ >= request.offset && page.rows.size() < request.count)
            page.rows.push_back(std::move(run));
    }
    return page;
}

Result<Page<LetterSummary>> SqliteJournalReader::letters(const LetterFilter &filter, PageRequest page)
{
    return seeingOneState([&]() -> Result<Page<LetterSummary>> {
        auto &database = *m_connection->database;
        const auto total = countLetters(database, filter, m_connection->schema);
        const auto selection = std::string("SELECT ") + kLetterColumns + " FROM letters l"
                               + whereOf(filter, m_connection->schema);
        SQLite::Statement statement(database, selection + " ORDER BY l.id DESC LIMIT :count OFFSET :offset");
        bindFilter(statement, filter);
        return Page<LetterSummary>{total, page.offset,
                                   readRows<LetterSummary>(statement, page, [](const SQLite::Statement &row) {
                                       return letterAt(row, false);
                                   })};
    });
}

Result<LetterSummary> SqliteJournalReader::letter(LetterId id)
{
    return seeingOneState([&]() -> Result<LetterSummary> {
        SQLite::Statement statement(*m_connection->database, std::string("SELECT ") + kLetterColumns + ", "
                                                                 + payloadOf(m_connection->schema) + " FROM letters l"
                                                                 + whereOf(everyLetter(), m_connection->schema)
                                                                 + " AND l.run = ? AND l.number = ?");
        bindNumber(statement, 1, number(id.run));
        bindNumber(statement, 2, id.index);
        if (!statement.executeStep())
            return failure(errors::kLetterUnknown, {{QStringLiteral("letter"), id.toString()}});
        auto letter = letterAt(statement, true);
        letter.payload = bytesAt(statement, kLetterColumnCount);
        return letter;
    });
}

Result<StoredRun> SqliteJournalReader::run(RunId id)
{
    auto stored = seeingOneState([&] { return readRun(id); });
    // A page that SQLite cannot read is the damage of the run that lies on it.
    if (!stored && stored.error().code == errors::kJournalCorrupt) {
        auto damage = damageOf(id);
        damage.detail = stored.error().detail;
        return tl::unexpected(damage);
    }
    return stored;
}

Result<StoredRun> SqliteJournalReader::readRun(RunId id)
{
    SQLite::Statement statement(*m_connection->database, selectRuns("runs") + "WHERE r.id = ?");
    bindNumber(statement, 1, number(id));
    if (!statement.executeStep())
        return failure(errors::kJournalRunUnknown, {{QStringLiteral("run"), QString::number(number(id))}});
    StoredRun stored;
    stored.summary = runAt(statement);
    if (stored.summary.isDamaged)
        return tl::unexpected(stored.summary.failure);
    auto workflow = m_connection->history.workflow(stored.summary);
    if (!workflow)
        return tl::unexpected(workflow.error());
    auto events = m_connection->history.events(id);
    if (!events)
        return tl::unexpected(events.error());
    stored.workflow = std::move(*workflow);
    stored.events = std::move(*events);
    return stored;
}

Result<RawRun> SqliteJournalReader::rawRun(RunId id)
{
    return seeingOneState([&] { return readRawRun(*m_connection->database, m_connection->history, id, m_path); });
}

Result<Page<AuditEntry>> SqliteJournalReader::audit(const AuditFilter &filter, PageRequest page)
{
    return seeingOneState(
        [&]() -> Result<Page<AuditEntry>> { return readAudit(*m_connection->database, filter, page); });
}

Result<Page<RecordedEvent>> SqliteJournalReader::recordedEvents(const EventFilter &filter, PageRequest page)
{
    return seeingOneState([&]() -> Result<Page<RecordedEvent>> {
        if (m_connection->schema < kSchemaOfTopicEvents)
            return Page<RecordedEvent>{0, page.offset, {}};
        return readTopicEvents(*m_connection->database, filter, page);
    });
}

Result<RecordedEvent> SqliteJournalReader::recordedEvent(quint64 number)
{
    return seeingOneState([&]() -> Result<RecordedEvent> {
        if (m_connection->schema < kSchemaOfTopicEvents)
            return unknownTopicEvent(number);
        return readTopicEvent(*m_connection->database, number);
    });
}

Result<quint64> SqliteJournalReader::openLetters()
{
    return seeingOneState([&]() -> Result<quint64> {
        const auto count = m_connection->database->execAndGet("SELECT count(*) FROM letters WHERE state IN (0, 1)");
        return static_cast<quint64>(count.getInt64());
    });
}

Result<StoredJob> SqliteJournalReader::redriveJob(RedriveJobId id)
{
    return seeingOneState([&]() -> Result<StoredJob> {
        if (m_connection->schema < kSchemaOfJobs)
            return failure(errors::kRedriveUnknown, {{QStringLiteral("job"), QString::number(number(id))}});
        return readJob(*m_connection->database, id);
    });
}

Result<std::vector<BreakerRecord>> SqliteJournalReader::breakers()
{
    return seeingOneState([&]() -> Result<std::vector<BreakerRecord>> {
        if (m_connection->schema < kSchemaOfBreakers)
            return std::vector<BreakerRecord>{};
        return readBreakers(*m_connection->database);
    });
}

Result<QString> SqliteJournalReader::journalId()
{
    return seeingOneState(
        [&]() -> Result<QString> { return QString::fromLatin1(journalIdOf(*m_connection->database)); });
}

Result<std::vector<LetterOrigin>> SqliteJournalReader::imports()
{
    return seeingOneState([&]() -> Result<std::vector<LetterOrigin>> {
        SQLite::Statement statement(*m_connection->database, "SELECT imported FROM letters WHERE imported IS NOT NULL");
        std::vector<LetterOrigin> origins;
        while (statement.executeStep()) {
            LetterSummary letter;
            readOrigin(bytesAt(statement, 0), letter, false);
            if (letter.from)
                origins.push_back(*letter.from);
        }
        return origins;
    });
}

quint64 SqliteJournalReader::memoryBytes() const
{
    quint64 sum = 0;
    for (const int what : {SQLITE_DBSTATUS_CACHE_USED, SQLITE_DBSTATUS_SCHEMA_USED, SQLITE_DBSTATUS_STMT_USED}) {
        int used = 0;
        int highest = 0;
        if (m_connection
            && sqlite3_db_status(m_connection->database->getHandle(), what, &used, &highest, 0) == SQLITE_OK)
            sum += static_cast<quint64>(used);
    }
    return sum;
}

} // namespace sluice
