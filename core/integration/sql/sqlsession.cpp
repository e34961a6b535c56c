#include "core/integration/sql/sqlsession.h"

#include "core/integration/errors.h"
#include "core/integration/sql/journalguard.h"
#include "core/integration/sql/mysqlrules.h"
#include "core/integration/sql/sqlopening.h"
#include "core/integration/sql/sqlplaceholders.h"
#include "core/integration/sql/sqlrules.h"

#include <QFile>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>

#include <algorithm>
#include <array>
#include <atomic>
#include <functional>
#include <optional>
#include <thread>

#include <libpq-fe.h>
#include <sqlite3.h>

namespace sluice {

namespace {

CallFailure permanent(Error error)
{
    return {std::move(error), FailureClass::Permanent, std::nullopt};
}

CallFailure permanent(QLatin1StringView code, QMap<QString, QString> args, QString detail = {})
{
    return permanent(Error{QString(code), std::move(args), std::move(detail)});
}

/// The library's own handle behind Qt's; null when it is of another type.
template <typename Handle>
Handle handleOf(const QSqlDatabase &database, const char *typeName)
{
    const QVariant handle = database.driver()->handle();
    if (!handle.isValid() || qstrcmp(handle.typeName(), typeName) != 0)
        return nullptr;
    return *static_cast<const Handle *>(handle.constData());
}

struct AttachGuard {
    QString journal;
    bool *denied;
};

int authorize(void *data, int action, const char *file, const char *, const char *, const char *)
{
    if (action != SQLITE_ATTACH)
        return SQLITE_OK;
    const auto *guard = static_cast<const AttachGuard *>(data);
    // Without a name the file comes from an expression, and "file:" names may spell a path in other ways.
    const bool isHidden = !file || qstrncmp(file, "file:", 5) == 0;
    if (!isHidden && !isJournalFile(QFile::decodeName(file), guard->journal))
        return SQLITE_OK;
    *guard->denied = true;
    return SQLITE_DENY;
}

} // namespace

/// What Qt does not offer: guards ATTACH, and stops a running statement by the database's own means.
class SqlSession::Native {
public:
    Native(const QSqlDatabase &database, const SqlTarget &target, bool *journalDenied)
        : m_guard{target.journal, journalDenied}
    {
        if (auto *sqlite = handleOf<sqlite3 *>(database, "sqlite3*")) {
            if (!target.journal.isEmpty())
                sqlite3_set_authorizer(sqlite, authorize, &m_guard);
            // Asked for again and again while a statement runs, so a stop just before it starts is not missed.
            sqlite3_progress_handler(sqlite, kStepsBetweenChecks, isStopped, &m_stop);
        }
        // Qt names the type of the handle after libpq's structure, or after its alias.
        auto *connection = handleOf<PGconn *>(database, "pg_conn*");
        if (!connection)
            connection = handleOf<PGconn *>(database, "PGconn*");
        if (connection)
            m_postgres.reset(PQgetCancel(connection));
        if (target.driver == SqlTarget::Driver::Mysql)
            m_mysql = target;
    }

    /// By which number the server knows this session.
    void setMysqlSession(quint64 session) { m_mysqlSession = session; }

    /// The token of the statement that runs next. Waits for what was to stop the one before, so that it stops no other.
    void watch(std::stop_token stop)
    {
        m_killer = {};
        m_stop = std::move(stop);
    }

    /// Thread: any.
    void cancel()
    {
        std::array<char, 256> text{};
        if (m_postgres)
            PQcancel(m_postgres.get(), text.data(), static_cast<int>(text.size()));
        // MySQL stops a statement from another session only; whoever asks for the stop does not wait for that one.
        if (m_mysql && !m_killer.joinable())
            m_killer = std::jthread([target = *m_mysql, session = m_mysqlSession] { killMysqlQuery(target, session); });
    }

private:
    static constexpr int kStepsBetweenChecks = 10'000;

    static int isStopped(void *stop) { return static_cast<std::stop_token *>(stop)->stop_requested() ? 1 : 0; }

    struct FreeCancel {
        void operator()(PGcancel *cancel) const { PQfreeCancel(cancel); }
    };

    std::stop_token m_stop;
    AttachGuard m_guard;
    std::unique_ptr<PGcancel, FreeCancel> m_postgres;
    std::optional<SqlTarget> m_mysql; ///< with the password: a stop logs in once more
    quint64 m_mysqlSession = 0;
    std::jthread m_killer; ///< waited for by the next statement, or the end of the session
};

SqlSession::SqlSession(SqlTarget target)
    : m_target(std::move(target))
{
    static std::atomic<quint64> number{0};
    m_name = QStringLiteral("sluice-sql-%1").arg(++number);
}

SqlSession::~SqlSession()
{
    // The database calls into `m_native` until it is closed.
    QSqlDatabase::removeDatabase(m_name);
}

tl::expected<std::unique_ptr<SqlSession>, CallFailure> SqlSession::open(SqlTarget target)
{
    if (target.driver == SqlTarget::Driver::Sqlite && isJournalFile(target.database, target.journal)) {
        return tl::unexpected(permanent(errors::kSqlJournalRefused, {{QStringLiteral("path"), target.database}}));
    }
    std::unique_ptr<SqlSession> session(new SqlSession(std::move(target)));
    if (auto connected = session->connect(); !connected)
        return tl::unexpected(std::move(connected.error()));
    return session;
}

tl::expected<void, CallFailure> SqlSession::connect()
{
    const QString driver = qtDriverOf(m_target.driver);
    if (!QSqlDatabase::isDriverAvailable(driver))
        return tl::unexpected(permanent(errors::kSqlDriverMissing, {{QStringLiteral("driver"), driver}}));
    auto database = QSqlDatabase::addDatabase(driver, m_name);
    addressDatabase(database, m_target);
    if (!database.open())
        return tl::unexpected(connectFailure(database.lastError()));
    m_native = std::make_unique<Native>(database, m_target, &m_journalDenied);
    m_target.password.clear();
    return prepareSession();
}

CallFailure SqlSession::connectFailure(const QSqlError &error) const
{
    if (m_target.driver == SqlTarget::Driver::Postgres)
        return postgresConnectFailure(error, m_target.database, m_target.host, m_target.user);
    if (m_target.driver == SqlTarget::Driver::Mysql)
        return mysqlConnectFailure(error, m_target);
    auto failure = sqliteFailure(error, m_target.database);
    if (failure.error.code == errors::kSqlStatement)
        failure.error.code = errors::kSqlOpenFailed;
    return failure;
}

tl::expected<void, CallFailure> SqlSession::prepareSession()
{
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    for (const QString &statement : firstStatements(m_target)) {
        if (!query.exec(statement))
            return tl::unexpected(failureFor(query.lastError(), false));
    }
    if (m_target.driver == SqlTarget::Driver::Mysql) {
        if (!query.exec(QStringLiteral("SELECT CONNECTION_ID()")) || !query.next())
            return tl::unexpected(failureFor(query.lastError(), false));
        m_native->setMysqlSession(query.value(0).toULongLong());
    }
    return {};
}

tl::expected<SqlRows, CallFailure> SqlSession::execute(const QString &statement, const QJsonValue &parameters,
                                                       std::stop_token stop, qsizetype maxRows)
{
    const auto text = readPlaceholders(statement);
    if (!text)
        return tl::unexpected(permanent(text.error()));
    const auto values = bindValues(*text, parameters);
    if (!values)
        return tl::unexpected(permanent(values.error()));

    // Servers prepare queries and changes of rows only; whatever else there is has no parameters, and goes as it is.
    const bool isDirect = m_target.driver != SqlTarget::Driver::Sqlite && text->count == 0;
    if (isDirect && text->isSeveral)
        return tl::unexpected(permanent(errors::kSqlSeveralStatements, {}));

    m_native->watch(stop);
    const std::stop_callback<std::function<void()>> onStop(stop, [this] { m_native->cancel(); });
    m_journalDenied = false;
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    query.setForwardOnly(true);
    const auto failed = [&](bool mayWrite) -> tl::expected<SqlRows, CallFailure> {
        auto failure = failureFor(query.lastError(), mayWrite);
        if (stop.stop_requested() && failure.failureClass != FailureClass::Unknown)
            failure.failureClass = FailureClass::Cancelled;
        return tl::unexpected(std::move(failure));
    };
    if (!isDirect && !query.prepare(text->sql))
        return failed(false);
    // A cancel before PostgreSQL runs the statement has no effect, so the token is asked once more.
    if (stop.stop_requested()) {
        return tl::unexpected(
            CallFailure{Error{QString(errors::kSqlCancelled), {{QStringLiteral("database"), m_target.database}}, {}},
                        FailureClass::Cancelled, std::nullopt});
    }
    for (const QVariant &value : *values)
        query.addBindValue(value);
    if (!(isDirect ? query.exec(text->sql) : query.exec()))
        return failed(!onlyReads(text->sql));

    SqlRows result;
    if (!query.isSelect()) {
        result.rowsAffected = std::max(0, query.numRowsAffected());
        return result;
    }
    const QSqlRecord record = query.record();
    const bool isMysql = m_target.driver == SqlTarget::Driver::Mysql;
    while (query.next()) {
        if (result.rows.size() >= maxRows) {
            return tl::unexpected(
                permanent(errors::kSqlTooManyRows, {{QStringLiteral("rows"), QString::number(maxRows)}}));
        }
        QJsonObject row;
        for (int column = 0; column < record.count(); ++column)
            row.insert(record.fieldName(column),
                       isMysql ? fromMysql(query.value(column)) : fromSql(query.value(column)));
        result.rows.append(row);
    }
    if (query.lastError().isValid())
        return failed(!onlyReads(text->sql));
    return result;
}

tl::expected<void, SqlRowFailure> SqlSession::executeEach(const QString &statement, const QJsonArray &rows,
                                                          std::stop_token stop)
{
    if (rows.isEmpty())
        return {};
    const auto failedAt = [](qsizetype row, CallFailure failure) {
        return tl::unexpected(SqlRowFailure{row, std::move(failure)});
    };
    const auto text = readPlaceholders(statement);
    if (!text)
        return failedAt(0, permanent(text.error()));
    m_native->watch(stop);
    const std::stop_callback<std::function<void()>> onStop(stop, [this] { m_native->cancel(); });
    m_journalDenied = false;
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    query.setForwardOnly(true);
    if (!query.prepare(text->sql))
        return failedAt(0, failureFor(query.lastError(), false));
    for (qsizetype row = 0; row < rows.size(); ++row) {
        const auto values = bindValues(*text, rows.at(row));
        if (!values)
            return failedAt(row, permanent(values.error()));
        for (qsizetype mark = 0; mark < values->size(); ++mark)
            query.bindValue(static_cast<int>(mark), values->at(mark));
        if (!query.exec()) {
            auto failure = failureFor(query.lastError(), true);
            if (stop.stop_requested() && failure.failureClass != FailureClass::Unknown)
                failure.failureClass = FailureClass::Cancelled;
            return failedAt(row, std::move(failure));
        }
    }
    return {};
}

CallFailure SqlSession::failureFor(const QSqlError &error, bool mayWrite) const
{
    if (m_journalDenied)
        return permanent(errors::kSqlJournalRefused, {{QStringLiteral("path"), m_target.journal}},
                         error.databaseText());
    if (m_target.driver == SqlTarget::Driver::Sqlite)
        return sqliteFailure(error, m_target.database);
    if (m_target.driver == SqlTarget::Driver::Mysql)
        return mysqlFailure(error, m_target.database, mayWrite);
    return postgresFailure(error, m_target.database, mayWrite);
}

} // namespace sluice
