#pragma once

#include "core/integration/callfailure.h"

#include <QJsonArray>
#include <QString>

#include <memory>
#include <stop_token>

#include <tl/expected.hpp>

class QSqlError;

namespace sluice {

/// Which database to open. The password is here only while it is used: never log or store this.
struct SqlTarget {
    enum class Driver : quint8 { Sqlite, Postgres, Mysql }; ///< Mysql: and MariaDB

    Driver driver = Driver::Sqlite;
    QString database;  ///< SQLite: absolute path, made if missing; servers: name
    QString host = {}; ///< of a server, as the rest of the login
    quint16 port = 5432;
    QString user = {};
    QString password = {};
    Milliseconds busyTimeout{5000};      ///< SQLite: wait for others this long; servers: for a lock
    Milliseconds connectTimeout{10'000}; ///< servers; whole seconds, at least 2
    Milliseconds statementTimeout{0};    ///< servers: end a statement that takes longer; 0: never
    QString journal = {};                ///< the workspace's journal, which is refused
    bool isReadOnly = false;             ///< SQLite: nothing is written, nor the file made
};

/// What a statement gave.
struct SqlRows {
    QJsonArray rows;         ///< an object a row, by column name; of columns with one name the last
    qint64 rowsAffected = 0; ///< of a statement that is no query
};

/// The row at which writing many stopped.
struct SqlRowFailure {
    qsizetype row = 0;
    CallFailure failure;
};

/// An open database, for one task at a time.
///
/// Parameters are always bound, never written into the statement, and a statement is one statement. SQLite sessions
/// refuse the workspace's journal, also by ATTACH. No transaction spans calls unless the statements say so, and one left
/// open is rolled back by closing.
/// Thread: opened, used and destroyed on one thread, of the blocking pool; a stop may be asked for from any.
class SqlSession {
public:
    static constexpr qsizetype kMaxRows = 100'000;

    /// Errors: `sql.journalRefused`, `sql.driverMissing`, `sql.openFailed`, `sql.connectFailed`, `sql.loginFailed`,
    /// `sql.busy`.
    [[nodiscard]] static tl::expected<std::unique_ptr<SqlSession>, CallFailure> open(SqlTarget target);
    ~SqlSession();
    SqlSession(const SqlSession &) = delete;
    SqlSession &operator=(const SqlSession &) = delete;

    /// Runs one statement with `parameters` (an array for `?`, an object for `:name`, null for none). A stop interrupts
    /// it at the database.
    /// Errors: `sql.*`, with the class that they count as.
    [[nodiscard]] tl::expected<SqlRows, CallFailure> execute(const QString &statement, const QJsonValue &parameters,
                                                             std::stop_token stop, qsizetype maxRows = kMaxRows);

    /// Runs one statement once for each of `rows`, objects for `:name`, in a row; stops at the first that fails. It makes
    /// no transaction. Errors: as `execute`.
    [[nodiscard]] tl::expected<void, SqlRowFailure> executeEach(const QString &statement, const QJsonArray &rows,
                                                                std::stop_token stop);

private:
    class Native;
    explicit SqlSession(SqlTarget target);
    [[nodiscard]] tl::expected<void, CallFailure> connect();
    [[nodiscard]] tl::expected<void, CallFailure> prepareSession();
    [[nodiscard]] CallFailure connectFailure(const QSqlError &error) const;
    [[nodiscard]] CallFailure failureFor(const QSqlError &error, bool mayWrite) const;

    SqlTarget m_target;
    QString m_name; ///< of Qt's connection
    bool m_journalDenied = false;
    std::unique_ptr<Native> m_native;
};

} // namespace sluice
