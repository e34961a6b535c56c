#pragma once

#include "core/journal/filemark.h"

#include <SQLiteCpp/Database.h>

#include <vector>

namespace sluice {

// Marks are rows of `meta`, which every schema has: an older program leaves them as they are.

/// Throws SQLite::Exception.
void writeFileMark(SQLite::Database &database, const FileMark &mark);
/// By workflow, trigger and name. Throws SQLite::Exception.
[[nodiscard]] std::vector<FileMark> readFileMarks(SQLite::Database &database);

} // namespace sluice
