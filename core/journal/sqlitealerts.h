#pragma once

#include "core/journal/journal.h"

#include <SQLiteCpp/Database.h>

namespace sluice {

// Alerts that fire are rows of `meta`, which every schema has: an older program leaves them as they are.

/// Throws SQLite::Exception.
void writeAlert(SQLite::Database &database, const AlertRecord &record);
/// Throws SQLite::Exception.
[[nodiscard]] std::vector<AlertSummary> readAlerts(SQLite::Database &database);

} // namespace sluice
