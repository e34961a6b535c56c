#pragma once

#include "core/journal/frames.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

namespace sluice {

/// Reads what runs are made of: frames, versions and large payloads. Used by the writer and the reader alike.
/// Thread: that of its database. All of these throw SQLite::Exception.
class SqliteHistory {
public:
    explicit SqliteHistory(SQLite::Database &database);

    /// All events of a run. Errors: those of `restoreFrame`.
    [[nodiscard]] Result<Events> events(RunId run);
    /// The workflow that a run is tied to. Errors: `journal.runDamaged`.
    [[nodiscard]] Result<Workflow> workflow(const RunSummary &run);
    [[nodiscard]] std::optional<Payload> payload(const QByteArray &hash);
    [[nodiscard]] ChainEnd chainEnd(RunId run);

private:
    SQLite::Statement m_frames;
    SQLite::Statement m_payload;
    SQLite::Statement m_version;
    SQLite::Statement m_chainEnd;
};

} // namespace sluice
