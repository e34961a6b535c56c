#pragma once

#include <SQLiteCpp/Database.h>

namespace sluice {

/// Adds what reading letters needs in SQL: `holds_text`, `holds_error` and `unpack`. Throws SQLite::Exception.
void addSearchFunctions(SQLite::Database &database);

} // namespace sluice
