#pragma once

#include "core/api/engineclient.h"

#include <SQLiteCpp/Database.h>

namespace sluice {

/// What was done to the engine, newest first. Throws SQLite::Exception.
[[nodiscard]] Page<AuditEntry> readAudit(SQLite::Database &database, const AuditFilter &filter, PageRequest page);

} // namespace sluice
