#pragma once

#include "core/journal/sqlitehistory.h"

namespace sluice {

/// What can still be read of a run, row by row: a page that SQLite cannot read costs the rows on it, not the others.
/// Thread: that of its database. Throws SQLite::Exception. Errors: `journal.runUnknown`.
[[nodiscard]] Result<RawRun> readRawRun(SQLite::Database &database, SqliteHistory &history, RunId id,
                                        const QString &path);

} // namespace sluice
