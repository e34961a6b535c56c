#pragma once

#include "core/journal/journal.h"

#include <SQLiteCpp/Database.h>

namespace sluice {

// Queues that are held are rows of `meta`, which every schema has: an older program leaves them as they are.

/// Throws SQLite::Exception.
void writeHold(SQLite::Database &database, const HoldRecord &record);
/// Throws SQLite::Exception.
[[nodiscard]] std::map<QString, QueueHold> readHolds(SQLite::Database &database);

} // namespace sluice
