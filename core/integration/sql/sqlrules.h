#pragma once

#include "core/integration/callfailure.h"

#include <QSqlError>

namespace sluice {

/// Whether a statement only reads, judged by its first word; what may be either, such as WITH, counts as writing.
[[nodiscard]] bool onlyReads(QStringView sql);

/// How an error of SQLite counts: busy, locked, out of room or memory is transient, all else permanent.
[[nodiscard]] CallFailure sqliteFailure(const QSqlError &error, const QString &database);

/// How an error of PostgreSQL counts, by its SQLSTATE: a lost connection, a deadlock, a lock or serialisation conflict
/// and lack of resources are transient, all else permanent. A connection lost while a statement that may write ran
/// leaves its outcome unknown.
[[nodiscard]] CallFailure postgresFailure(const QSqlError &error, const QString &database, bool mayWrite);

/// How a failure to connect to PostgreSQL counts: no server and a server that is not ready are transient, a refused
/// login is permanent.
[[nodiscard]] CallFailure postgresConnectFailure(const QSqlError &error, const QString &database, const QString &host,
                                                 const QString &user);

} // namespace sluice
