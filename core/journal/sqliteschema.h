#pragma once

#include "core/base/result.h"

#include <SQLiteCpp/Database.h>

#include <memory>

namespace sluice {

/// The newest schema that this program knows, and the one that it writes.
inline constexpr int kJournalSchema = 9;
/// The first schema that keeps count of runs, compresses payloads and lets runs go.
inline constexpr int kSchemaOfLists = 3;
/// The first schema with redrive jobs.
inline constexpr int kSchemaOfJobs = 5;
/// The first schema that keeps the states of breakers.
inline constexpr int kSchemaOfBreakers = 6;
/// The first schema that keeps the first frame of a run in its row of runs.
inline constexpr int kSchemaOfFirstFrames = 7;
/// The first schema that finds letters by their cause.
inline constexpr int kSchemaOfCauses = 8;
/// The first schema that knows who decided about a letter, and which were imported.
inline constexpr int kSchemaOfImports = 8;
/// The first schema that numbers the versions of workflows.
inline constexpr int kSchemaOfVersions = 9;
/// Which runs are to go on after a start. Spelled out: `NOT IN` builds its list anew for every row that is written.
inline constexpr auto kIsUnfinished = "state <> 4 AND state <> 5 AND state <> 7 AND state <> 9 AND damaged = 0";

/// Where the journal of a workspace lies.
[[nodiscard]] QString journalFolder(const QString &workspaceDir);
[[nodiscard]] QString journalPath(const QString &workspaceDir);

/// Opens the journal at `path` as its one writer; with `create`, makes it when it is not there. An older schema is
/// brought to this one.
/// Errors: `journal.notAJournal`, `journal.newer`, `journal.corrupt`, `journal.locked`, `journal.diskFull`,
/// `journal.readOnly`, `journal.folderUnwritable`, `journal.io`.
[[nodiscard]] Result<std::unique_ptr<SQLite::Database>> openWriter(const QString &path, bool create);

/// Opens the journal at `path` so that nothing can be written or checkpointed through it, whether an owner runs or not. An
/// older schema stays as it is and reads like this one.
/// Errors: `journal.missing`, and those of `openWriter`.
[[nodiscard]] Result<std::unique_ptr<SQLite::Database>> openReader(const QString &path);

/// The schema of an open journal. Throws SQLite::Exception.
[[nodiscard]] int schemaOf(SQLite::Database &database);
/// What tells a journal from any other; empty: no owner has opened it since there are such ids. Throws SQLite::Exception.
[[nodiscard]] QByteArray journalIdOf(SQLite::Database &database);

} // namespace sluice
