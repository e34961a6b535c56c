#include "core/integration/sql/sqlrules.h"

#include "core/integration/errors.h"

#include <algorithm>
#include <array>

#include <sqlite3.h>

namespace sluice {

namespace {

CallFailure make(QLatin1StringView code, FailureClass failureClass, const QString &database, const QSqlError &error)
{
    const QString detail = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    return {Error{QString(code), {{QStringLiteral("database"), database}}, detail.trimmed()}, failureClass,
            std::nullopt};
}

} // namespace

bool onlyReads(QStringView sql)
{
    constexpr std::array<QStringView, 6> kReaders{u"select", u"values", u"explain", u"show", u"pragma", u"table"};
    const auto start = sql.trimmed();
    const auto end = std::find_if(start.begin(), start.end(), [](QChar c) { return !c.isLetter(); });
    const auto word = start.left(end - start.begin());
    return std::any_of(kReaders.begin(), kReaders.end(),
                       [&](QStringView reader) { return word.compare(reader, Qt::CaseInsensitive) == 0; });
}

CallFailure sqliteFailure(const QSqlError &error, const QString &database)
{
    constexpr int kPrimaryMask = 0xff;
    switch (error.nativeErrorCode().toInt() & kPrimaryMask) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return make(errors::kSqlBusy, FailureClass::Transient, database, error);
    case SQLITE_FULL:
    case SQLITE_NOMEM:
    case SQLITE_IOERR:
        return make(errors::kSqlResources, FailureClass::Transient, database, error);
    case SQLITE_CANTOPEN:
        return make(errors::kSqlOpenFailed, FailureClass::Permanent, database, error);
    case SQLITE_CONSTRAINT:
        return make(errors::kSqlConstraint, FailureClass::Permanent, database, error);
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return make(errors::kSqlReadOnly, FailureClass::Permanent, database, error);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return make(errors::kSqlDamaged, FailureClass::Permanent, database, error);
    case SQLITE_AUTH:
        return make(errors::kSqlDenied, FailureClass::Permanent, database, error);
    case SQLITE_INTERRUPT:
        return make(errors::kSqlCancelled, FailureClass::Cancelled, database, error);
    default:
        return make(errors::kSqlStatement, FailureClass::Permanent, database, error);
    }
}

CallFailure postgresFailure(const QSqlError &error, const QString &database, bool mayWrite)
{
    const QString state = error.nativeErrorCode();
    const auto isOf = [&](QStringView sqlClass) { return state.startsWith(sqlClass); };
    // Without a state the server did not answer: libpq found the connection gone.
    if (state.isEmpty() || isOf(u"08") || isOf(u"57P01") || isOf(u"57P02")) {
        if (mayWrite)
            return make(errors::kSqlOutcomeUnknown, FailureClass::Unknown, database, error);
        return make(errors::kSqlConnectionLost, FailureClass::Transient, database, error);
    }
    if (isOf(u"40") || isOf(u"55P03") || isOf(u"55006") || isOf(u"57014") || isOf(u"57P03"))
        return make(errors::kSqlBusy, FailureClass::Transient, database, error);
    if (isOf(u"53"))
        return make(errors::kSqlResources, FailureClass::Transient, database, error);
    if (isOf(u"23"))
        return make(errors::kSqlConstraint, FailureClass::Permanent, database, error);
    if (isOf(u"25006"))
        return make(errors::kSqlReadOnly, FailureClass::Permanent, database, error);
    if (isOf(u"42501") || isOf(u"28"))
        return make(errors::kSqlDenied, FailureClass::Permanent, database, error);
    if (isOf(u"XX001") || isOf(u"XX002"))
        return make(errors::kSqlDamaged, FailureClass::Permanent, database, error);
    return make(errors::kSqlStatement, FailureClass::Permanent, database, error);
}

CallFailure postgresConnectFailure(const QSqlError &error, const QString &database, const QString &host,
                                   const QString &user)
{
    // Qt passes no SQLSTATE of a failed connect, only the text; a server that refuses says FATAL, in every language.
    const QString text = error.databaseText();
    constexpr std::array<QStringView, 4> kNotReady{u"starting up", u"shutting down", u"too many", u"recovery"};
    const bool isReady = std::none_of(kNotReady.begin(), kNotReady.end(),
                                      [&](QStringView words) { return text.contains(words); });
    if (text.contains(u"FATAL") && isReady) {
        auto failure = make(errors::kSqlLoginFailed, FailureClass::Permanent, database, error);
        failure.error.args.insert(QStringLiteral("user"), user);
        return failure;
    }
    auto failure = make(errors::kSqlConnectFailed, FailureClass::Transient, database, error);
    failure.error.args.insert(QStringLiteral("host"), host);
    return failure;
}

} // namespace sluice
