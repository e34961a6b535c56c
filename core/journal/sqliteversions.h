#pragma once

#include "core/journal/journal.h"

#include <SQLiteCpp/Database.h>

#include <optional>

namespace sluice {

// The kept versions of workflows, and which runs hold drafts; for the writer and the reader alike. All of these throw
// SQLite::Exception.

extern const char *const kTablesOfVersions;

/// Gives the workflows of an older journal their numbers, in the order in which each first ran.
void numberOldVersions(SQLite::Database &database);

/// False: it has that number already.
void writeKeptVersion(SQLite::Database &database, const WorkflowVersion &kept, const QByteArray &key);
/// Notes that a run holds the row of a workflow which nobody kept.
void writeDraftRun(SQLite::Database &database, const RunSummary &run);
/// The run goes: if it was the last with that draft, its workflow goes too.
void removeDraftOf(SQLite::Database &database, RunId run);

/// All versions, by workflow, oldest first.
[[nodiscard]] std::vector<WorkflowVersion> readKeptVersions(SQLite::Database &database);
/// Newest first.
[[nodiscard]] Page<WorkflowVersion> readVersions(SQLite::Database &database, const QString &workflow, PageRequest page);
/// Errors: `version.unknown`.
[[nodiscard]] Result<Workflow> readVersion(SQLite::Database &database, const QString &workflow, quint32 number);

} // namespace sluice
