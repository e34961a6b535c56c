#pragma once

#include "core/journal/journal.h"

#include <SQLiteCpp/Database.h>

namespace sluice {

// Armed workflows are rows of `meta`, as queues that are held: an older program leaves them as they are, and starts nothing.

/// Throws SQLite::Exception.
void writeArming(SQLite::Database &database, const ArmRecord &record);
/// Throws SQLite::Exception.
[[nodiscard]] std::vector<ArmedWorkflow> readArmings(SQLite::Database &database);

} // namespace sluice
