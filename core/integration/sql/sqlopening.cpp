#include "core/integration/sql/sqlopening.h"

#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <algorithm>

namespace sluice {

namespace {

qint64 wholeSeconds(Milliseconds time, qint64 atLeast)
{
    return std::max<qint64>(atLeast, std::chrono::ceil<std::chrono::seconds>(time).count());
}

/// MariaDB counts in seconds with a fraction, and MySQL, in milliseconds, under another name: `/*M!` is a comment for
/// MySQL, `/*!80000` one for MariaDB, which passes over versions between 5.7 and its own 10.
QString mysqlStatementLimit(Milliseconds limit)
{
    return QStringLiteral(
               "SET @sluice = 0 /*M!100101 , max_statement_time = %1.%2 */ /*!80000 , max_execution_time = %3 */")
        .arg(limit.count() / 1000)
        .arg(limit.count() % 1000, 3, 10, QLatin1Char('0'))
        .arg(limit.count());
}

} // namespace

QString qtDriverOf(SqlTarget::Driver driver)
{
    switch (driver) {
    case SqlTarget::Driver::Sqlite:
        return QStringLiteral("QSQLITE");
    case SqlTarget::Driver::Postgres:
        return QStringLiteral("QPSQL");
    case SqlTarget::Driver::Mysql:
        break;
    }
    return QStringLiteral("QMYSQL");
}

void addressDatabase(QSqlDatabase &database, const SqlTarget &target)
{
    if (target.driver == SqlTarget::Driver::Sqlite) {
        database.setDatabaseName(QFileInfo(target.database).absoluteFilePath());
        database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(target.busyTimeout.count())
                                   + (target.isReadOnly ? QStringLiteral(";QSQLITE_OPEN_READONLY") : QString()));
        return;
    }
    database.setDatabaseName(target.database);
    database.setHostName(target.host);
    database.setPort(target.port);
    database.setUserName(target.user);
    database.setPassword(target.password);
    const QString option = target.driver == SqlTarget::Driver::Mysql ? QStringLiteral("MYSQL_OPT_CONNECT_TIMEOUT=%1")
                                                                     : QStringLiteral("connect_timeout=%1");
    database.setConnectOptions(option.arg(wholeSeconds(target.connectTimeout, 2)));
}

QStringList firstStatements(const SqlTarget &target)
{
    if (target.driver == SqlTarget::Driver::Postgres) {
        return {QStringLiteral("SET lock_timeout = %1").arg(target.busyTimeout.count()),
                QStringLiteral("SET statement_timeout = %1").arg(target.statementTimeout.count())};
    }
    if (target.driver != SqlTarget::Driver::Mysql)
        return {};
    const qint64 lockSeconds = wholeSeconds(target.busyTimeout, 1);
    QStringList statements{
        // Placeholders are found by the rules of the standard, where a backslash is a letter like any other.
        QStringLiteral("SET sql_mode = CONCAT_WS(',', NULLIF(@@sql_mode, ''), 'NO_BACKSLASH_ESCAPES')"),
        QStringLiteral("SET innodb_lock_wait_timeout = %1").arg(lockSeconds),
        QStringLiteral("SET lock_wait_timeout = %1").arg(lockSeconds)};
    if (target.statementTimeout.count() > 0)
        statements.append(mysqlStatementLimit(target.statementTimeout));
    return statements;
}

void killMysqlQuery(const SqlTarget &target, quint64 session)
{
    const QString name = QStringLiteral("sluice-sql-stop-%1-%2-%3").arg(target.host).arg(target.port).arg(session);
    {
        auto database = QSqlDatabase::addDatabase(qtDriverOf(target.driver), name);
        addressDatabase(database, target);
        if (database.open())
            QSqlQuery(database).exec(QStringLiteral("KILL QUERY %1").arg(session));
    }
    QSqlDatabase::removeDatabase(name);
}

} // namespace sluice
