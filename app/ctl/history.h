#pragma once

#include "core/base/result.h"
#include "core/journal/sqlitejournalreader.h"
#include "core/run/state.h"

namespace sluice::ctl {

/// The journal of a workspace for reading, whoever owns it; null when nothing has run there yet.
/// Errors: `file.missing` (the workspace), and those of `SqliteJournalReader::open`.
[[nodiscard]] Result<std::unique_ptr<SqliteJournalReader>> openHistory(const QString &workspace);

/// A run, and its events.
struct ReadRun {
    Run run;
    Events events;
};

/// A run folded from the journal. Errors: those of `JournalReader::run` and `compile`.
[[nodiscard]] Result<ReadRun> readRun(JournalReader &reader, RunId id);

} // namespace sluice::ctl
