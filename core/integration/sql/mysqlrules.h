#pragma once

#include "core/integration/callfailure.h"

#include <QJsonValue>
#include <QSqlError>
#include <QVariant>

namespace sluice {

struct SqlTarget;

/// How an error of MySQL or MariaDB counts, by the server's number: a lost connection, a deadlock, a lock wait and lack of
/// resources are transient, all else permanent. A connection lost while a statement that may write ran leaves its outcome
/// unknown. The numbers: MariaDB's "Error codes" and MySQL's "Server error message reference".
[[nodiscard]] CallFailure mysqlFailure(const QSqlError &error, const QString &database, bool mayWrite);

/// A value of a column as JSON. The driver gives texts that are compared byte by byte, JSON among them, as bytes: so bytes that
/// are a text of UTF-8 are that text, and others base64.
[[nodiscard]] QJsonValue fromMysql(const QVariant &value);

/// How a failure to connect counts: no server and one that is not ready are transient, a refused login and an unknown
/// database are permanent.
[[nodiscard]] CallFailure mysqlConnectFailure(const QSqlError &error, const SqlTarget &target);

} // namespace sluice
