#pragma once

#include "core/integration/sql/sqlsession.h"

#include <QStringList>

class QSqlDatabase;

namespace sluice {

/// Qt's name of the driver.
[[nodiscard]] QString qtDriverOf(SqlTarget::Driver driver);

/// Tells Qt's connection, not open yet, where it leads, as whom, and how long that may take.
void addressDatabase(QSqlDatabase &database, const SqlTarget &target);

/// What a session says before all else, in order: its limits, and that MySQL reads texts as the others do.
[[nodiscard]] QStringList firstStatements(const SqlTarget &target);

/// Stops the statement that session number `session` of a MySQL server runs. Thread: any; may wait for the network.
void killMysqlQuery(const SqlTarget &target, quint64 session);

} // namespace sluice
