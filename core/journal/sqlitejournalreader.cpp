#include "core/journal/sqlitejournalreader.h"

#include "core/journal/errors.h"
#include "core/journal/matching.h"
#include "core/journal/sqliteerror.h"
#include "core/journal/sqlitehistory.h"
#include "core/journal/sqliterows.h"
#include "core/journal/sqliteschema.h"
#include "core/run/errors.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Transaction.h>
#include <sqlite3.h>

namespace sluice {

namespace {

QByteArray bytesOf(sqlite3_value *value)
{
    const auto *bytes = static_cast<const char *>(sqlite3_value_blob(value));
    return bytes ? QByteArray(bytes, sqlite3_value_bytes(value)) : QByteArray();
}

// holds_text(part, text): text search means the same in SQL as everywhere else.
void holdsTextInSql(sqlite3_context *context, int, sqlite3_value **values)
{
    const auto part = QString::fromUtf8(bytesOf(values[0]));
    sqlite3_result_int(context, holdsText(bytesOf(values[1]), part) ? 1 : 0);
}

// holds_error(part, code, args, detail)
void holdsErrorInSql(sqlite3_context *context, int, sqlite3_value **values)
{
    const auto part = QString::fromUtf8(bytesOf(values[0]));
    const Error error{QString::fromUtf8(bytesOf(values[1])), argsFromJson(bytesOf(values[2])),
                      QString::fromUtf8(bytesOf(values[3]))};
    sqlite3_result_int(context, holdsText(error, part) ? 1 : 0);
}

void addSearch(SQLite::Database &database)
{
    database.createFunction("holds_text", 2, true, nullptr, &holdsTextInSql, nullptr, nullptr, nullptr);
    database.createFunction("holds_error", 4, true, nullptr, &holdsErrorInSql, nullptr, nullptr, nullptr);
}

constexpr auto kPayload = "coalesce(l.payload, (SELECT data FROM payloads WHERE hash = l.payload_hash))";

std::string whereOf(const RunFilter &filter)
{
    std::string where = " WHERE 1";
    if (!filter.workflow.isEmpty())
        where += " AND workflow = :workflow";
    if (filter.state)
        where += " AND state = :state";
    if (!filter.text.isEmpty())
        where += " AND (holds_text(:text, workflow)"
                 " OR (damaged = 0 AND holds_error(:text, failure, failure_args, failure_detail))"
                 " OR (damaged = 1 AND holds_error(:text, :damage, '{\"run\":\"' || id || '\"}', '')))";
    return where;
}

void bindFilter(SQLite::Statement &statement, const RunFilter &filter)
{
    if (!filter.workflow.isEmpty())
        statement.bind(":workflow", filter.workflow.toStdString());
    if (filter.state)
        statement.bind(":state", static_cast<int>(*filter.state));
    if (!filter.text.isEmpty()) {
        statement.bind(":text", filter.text.toStdString());
        statement.bind(":damage", std::string(errors::kJournalRunDamaged.data(), errors::kJournalRunDamaged.size()));
    }
}

std::string whereOf(const LetterFilter &filter)
{
    std::string where = " WHERE 1";
    if (!filter.workflow.isEmpty())
        where += " AND l.workflow = :workflow";
    if (!filter.task.isEmpty())
        where += " AND l.task = :task";
    if (filter.state)
        where += " AND l.state = :state";
    if (!filter.text.isEmpty())
        where += std::string(" AND (holds_error(:text, l.error, l.error_args, l.error_detail)"
                             " OR holds_text(:text, l.item_text) OR holds_text(:text, ")
                 + kPayload + "))";
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
    if (!filter.text.isEmpty())
        statement.bind(":text", filter.text.toStdString());
}

void bindPage(SQLite::Statement &statement, PageRequest page)
{
    statement.bind(":count", static_cast<std::int64_t>(page.count));
    statement.bind(":offset", static_cast<std::int64_t>(page.offset));
}

template <typename Filter>
quint64 countRows(SQLite::Database &database, const std::string &table, const Filter &filter)
{
    SQLite::Statement statement(database, "SELECT count(*) FROM " + table + whereOf(filter));
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

AuditEntry auditAt(const SQLite::Statement &statement)
{
    return {numberAt(statement, 0), timeAt(statement, 1), textAt(statement, 2),
            textAt(statement, 3),   textAt(statement, 4), textAt(statement, 5)};
}

} // namespace

struct SqliteJournalReader::Connection {
    explicit Connection(std::unique_ptr<SQLite::Database> opened)
        : database(std::move(opened))
        , history(*database)
    {
        addSearch(*database);
    }

    std::unique_ptr<SQLite::Database> database;
    SqliteHistory history;
};

template <typename Work>
auto SqliteJournalReader::seeingOneState(Work &&work)
{
    return guarded(m_path, [&] {
        SQLite::Transaction transaction(*m_connection->database, SQLite::TransactionBehavior::DEFERRED);
        auto result = work();
        transaction.commit();
        return result;
    });
}

SqliteJournalReader::SqliteJournalReader(QString path, std::unique_ptr<Connection> connection)
    : m_path(std::move(path))
    , m_connection(std::move(connection))
{
}

SqliteJournalReader::~SqliteJournalReader() = default;

Result<std::unique_ptr<SqliteJournalReader>> SqliteJournalReader::open(const QString &workspaceDir)
{
    const auto path = journalPath(workspaceDir);
    auto database = openReader(path);
    if (!database)
        return tl::unexpected(database.error());
    return guarded(path, [&]() -> Result<std::unique_ptr<SqliteJournalReader>> {
        auto connection = std::make_unique<Connection>(std::move(*database));
        return std::unique_ptr<SqliteJournalReader>(new SqliteJournalReader(path, std::move(connection)));
    });
}

Result<Page<RunSummary>> SqliteJournalReader::runs(const RunFilter &filter, PageRequest page)
{
    return seeingOneState([&]() -> Result<Page<RunSummary>> {
        auto &database = *m_connection->database;
        const auto total = countRows(database, "runs", filter);
        const auto selection = "(SELECT * FROM runs" + whereOf(filter)
                               + " ORDER BY id DESC LIMIT :count OFFSET :offset)";
        SQLite::Statement statement(database, selectRuns(selection) + "ORDER BY r.id DESC");
        bindFilter(statement, filter);
        return Page<RunSummary>{total, page.offset, readRows<RunSummary>(statement, page, runAt)};
    });
}

Result<Page<LetterSummary>> SqliteJournalReader::letters(const LetterFilter &filter, PageRequest page)
{
    return seeingOneState([&]() -> Result<Page<LetterSummary>> {
        auto &database = *m_connection->database;
        const auto total = countRows(database, "letters l", filter);
        const auto selection = std::string("SELECT ") + kLetterColumns + " FROM letters l" + whereOf(filter);
        SQLite::Statement statement(database, selection + " ORDER BY l.id DESC LIMIT :count OFFSET :offset");
        bindFilter(statement, filter);
        return Page<LetterSummary>{total, page.offset, readRows<LetterSummary>(statement, page, letterAt)};
    });
}

Result<LetterSummary> SqliteJournalReader::letter(LetterId id)
{
    return seeingOneState([&]() -> Result<LetterSummary> {
        SQLite::Statement statement(*m_connection->database, std::string("SELECT ") + kLetterColumns + ", " + kPayload
                                                                 + " FROM letters l WHERE l.run = ? AND l.number = ?");
        bindNumber(statement, 1, number(id.run));
        bindNumber(statement, 2, id.index);
        if (!statement.executeStep())
            return failure(errors::kLetterUnknown, {{QStringLiteral("letter"), id.toString()}});
        auto letter = letterAt(statement);
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
    if (stored.summary.failure.code == errors::kJournalRunDamaged)
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

Result<Page<AuditEntry>> SqliteJournalReader::audit(PageRequest page)
{
    return seeingOneState([&]() -> Result<Page<AuditEntry>> {
        auto &database = *m_connection->database;
        const auto total = static_cast<quint64>(database.execAndGet("SELECT count(*) FROM audit").getInt64());
        SQLite::Statement statement(database, "SELECT number, at, who, action, target, reason FROM audit"
                                              " ORDER BY number DESC LIMIT :count OFFSET :offset");
        return Page<AuditEntry>{total, page.offset, readRows<AuditEntry>(statement, page, auditAt)};
    });
}

Result<quint64> SqliteJournalReader::openLetters()
{
    return seeingOneState([&]() -> Result<quint64> {
        const auto count = m_connection->database->execAndGet("SELECT count(*) FROM letters WHERE state IN (0, 1)");
        return static_cast<quint64>(count.getInt64());
    });
}

} // namespace sluice
