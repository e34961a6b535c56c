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
[[nodiscard]] Result<ReadRun> readRun(JournalReader &reader, RunId id, const QString &workspace);

/// Which version a run is on: "v7", "draft of v7"; empty where that is not known.
[[nodiscard]] QString labelText(const QString &workspace, RunId run);

} // namespace sluice::ctl
