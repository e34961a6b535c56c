#pragma once

#include "core/journal/frames.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <optional>

namespace sluice {

/// The frame in a row of first, count, done, steps, chain, data.
[[nodiscard]] StoredFrame frameAt(const SQLite::Statement &statement);
/// That row for the frame which lies in the run's own row, if it does.
extern const char *const kFirstFrame;

/// Reads what runs are made of: frames, versions and large payloads. Used by the writer and the reader alike.
/// Thread: that of its database. All of these throw SQLite::Exception.
class SqliteHistory {
public:
    /// `schema`: that of the journal, which may be older than the one of this program.
    SqliteHistory(SQLite::Database &database, int schema);

    /// All events of a run. Errors: those of `restoreFrame`.
    [[nodiscard]] Result<Events> events(RunId run);
    /// The workflow that a run is tied to. Errors: `journal.runDamaged`.
    [[nodiscard]] Result<Workflow> workflow(const RunSummary &run);
    /// … as it lies on disk; empty when it is gone.
    [[nodiscard]] QByteArray workflowBytes(const RunSummary &run);
    /// A large payload; none when it is gone or makes no sense.
    [[nodiscard]] std::optional<Payload> payload(const QByteArray &hash);
    [[nodiscard]] ChainEnd chainEnd(RunId run);

private:
    [[nodiscard]] std::optional<StoredFrame> firstFrame(RunId run);

    std::optional<SQLite::Statement> m_first; ///< none in an older schema
    SQLite::Statement m_frames;
    SQLite::Statement m_payload;
    SQLite::Statement m_version;
    SQLite::Statement m_chainEnd;
};

} // namespace sluice
