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
#include "core/journal/sqliteholds.h"
#include "core/journal/sqlitejobs.h"
#include "core/journal/sqliteletters.h"
#include "core/journal/sqliterawrun.h"
#include "core/journal/sqliterows.h"
#include "core/journal/sqliterunpages.h"
#include "core/journal/sqliteschema.h"
#include "core/journal/sqlitetopicevents.h"
#include "core/journal/sqliteversions.h"
#include "core/run/errors.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Transaction.h>
#include <sqlite3.h>

namespace sluice {

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
            text.emplace(*database, history, path);
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
        return readLetters(*m_connection->database, m_connection->schema, filter, page);
    });
}

Result<LetterGroupPage> SqliteJournalReader::letterGroups(const LetterFilter &filter, PageRequest page, WallTime until)
{
    return seeingOneState([&]() -> Result<LetterGroupPage> {
        return readLetterGroups(*m_connection->database, m_connection->schema, filter, page, until);
    });
}

Result<std::vector<LetterId>> SqliteJournalReader::letterIds(const LetterFilter &filter)
{
    return seeingOneState([&]() -> Result<std::vector<LetterId>> {
        return readLetterIds(*m_connection->database, m_connection->schema, filter);
    });
}

Result<LetterSummary> SqliteJournalReader::letter(LetterId id)
{
    return seeingOneState([&] { return readLetter(*m_connection->database, m_connection->schema, id); });
}

Result<RunSummary> SqliteJournalReader::summary(RunId id)
{
    return seeingOneState([&]() -> Result<RunSummary> { return readSummary(id); });
}

Result<Workflow> SqliteJournalReader::workflow(const RunSummary &run)
{
    return seeingOneState([&] { return m_connection->history.workflow(run); });
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

Result<RunSummary> SqliteJournalReader::readSummary(RunId id)
{
    SQLite::Statement statement(*m_connection->database, selectRuns("runs") + "WHERE r.id = ?");
    bindNumber(statement, 1, number(id));
    if (!statement.executeStep())
        return failure(errors::kJournalRunUnknown, {{QStringLiteral("run"), QString::number(number(id))}});
    return runAt(statement);
}

Result<StoredRun> SqliteJournalReader::readRun(RunId id)
{
    auto summary = readSummary(id);
    if (!summary)
        return tl::unexpected(summary.error());
    StoredRun stored;
    stored.summary = std::move(*summary);
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

Result<Page<WorkflowVersion>> SqliteJournalReader::versions(const QString &workflow, PageRequest page)
{
    return seeingOneState(
        [&]() -> Result<Page<WorkflowVersion>> { return readVersions(*m_connection->database, workflow, page); });
}

Result<Workflow> SqliteJournalReader::version(const QString &workflow, quint32 number)
{
    return seeingOneState([&] { return readVersion(*m_connection->database, workflow, number); });
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

Result<std::map<QString, QueueHold>> SqliteJournalReader::queueHolds()
{
    return seeingOneState([&]() -> Result<std::map<QString, QueueHold>> { return readHolds(*m_connection->database); });
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
