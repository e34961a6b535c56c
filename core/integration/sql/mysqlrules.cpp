#include "core/integration/sql/mysqlrules.h"

#include "core/integration/errors.h"
#include "core/integration/sql/sqlplaceholders.h"
#include "core/integration/sql/sqlsession.h"

#include <QStringDecoder>

#include <algorithm>
#include <initializer_list>

namespace sluice {

namespace {

CallFailure ofMysql(QLatin1StringView code, FailureClass failureClass, const QString &database, const QSqlError &error)
{
    const QString detail = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    return {Error{QString(code), {{QStringLiteral("database"), database}}, detail.trimmed()}, failureClass,
            std::nullopt};
}

bool isAnyOf(int number, std::initializer_list<int> numbers)
{
    return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

} // namespace

CallFailure mysqlFailure(const QSqlError &error, const QString &database, bool mayWrite)
{
    const int number = error.nativeErrorCode().toInt();
    // Shut down under way, killed, gone away, lost during the query, lost (extended).
    if (isAnyOf(number, {1053, 1927, 2006, 2013, 2055})) {
        if (mayWrite)
            return ofMysql(errors::kSqlOutcomeUnknown, FailureClass::Unknown, database, error);
        return ofMysql(errors::kSqlConnectionLost, FailureClass::Transient, database, error);
    }
    // Lock wait timeout, deadlock, NOWAIT, statement timeout (MariaDB, MySQL).
    if (isAnyOf(number, {1205, 1213, 3572, 1969, 3024}))
        return ofMysql(errors::kSqlBusy, FailureClass::Transient, database, error);
    // Disk, memory, sort memory, connections, table full, connections of the user, limits of the user.
    if (isAnyOf(number, {1021, 1037, 1038, 1040, 1041, 1114, 1203, 1226}))
        return ofMysql(errors::kSqlResources, FailureClass::Transient, database, error);
    if (number == 1317)
        return ofMysql(errors::kSqlCancelled, FailureClass::Cancelled, database, error);
    // Keys, nulls, missing defaults, lengths, ranges, foreign keys, checks (MySQL, MariaDB).
    if (isAnyOf(number, {1022, 1048, 1062, 1216, 1217, 1264, 1364, 1366, 1406, 1451, 1452, 1557, 1586, 3819, 4025}))
        return ofMysql(errors::kSqlConstraint, FailureClass::Permanent, database, error);
    if (isAnyOf(number, {1290, 1792, 1836}))
        return ofMysql(errors::kSqlReadOnly, FailureClass::Permanent, database, error);
    if (isAnyOf(number, {1044, 1045, 1142, 1143, 1227, 1370}))
        return ofMysql(errors::kSqlDenied, FailureClass::Permanent, database, error);
    if (isAnyOf(number, {1034, 1035, 1194, 1195}))
        return ofMysql(errors::kSqlDamaged, FailureClass::Permanent, database, error);
    return ofMysql(errors::kSqlStatement, FailureClass::Permanent, database, error);
}

QJsonValue fromMysql(const QVariant &value)
{
    if (value.metaType() != QMetaType::fromType<QByteArray>() || value.isNull())
        return fromSql(value);
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(value.toByteArray());
    return decoder.hasError() || text.contains(QChar(0)) ? fromSql(value) : QJsonValue(text);
}

CallFailure mysqlConnectFailure(const QSqlError &error, const SqlTarget &target)
{
    const int number = error.nativeErrorCode().toInt();
    if (number == 1049) // no such database
        return ofMysql(errors::kSqlOpenFailed, FailureClass::Permanent, target.database, error);
    if (isAnyOf(number, {1044, 1045, 1130, 1251, 1698, 2059})) {
        auto failure = ofMysql(errors::kSqlLoginFailed, FailureClass::Permanent, target.database, error);
        failure.error.args.insert(QStringLiteral("user"), target.user);
        return failure;
    }
    auto failure = ofMysql(errors::kSqlConnectFailed, FailureClass::Transient, target.database, error);
    failure.error.args.insert(QStringLiteral("host"), target.host);
    return failure;
}

} // namespace sluice
