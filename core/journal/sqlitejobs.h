#pragma once

#include "core/journal/journal.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

namespace sluice {

/// The tables of redrive jobs, for a new journal and for one that is brought to schema 5.
extern const char *const kTablesOfJobs;

/// Writes the events of redrive jobs. Thread: one. Throws SQLite::Exception.
class SqliteJobs {
public:
    explicit SqliteJobs(SQLite::Database &database);

    /// What is there already stays as it is, so a frame may be written twice without harm.
    void write(const JobFrame &frame);

private:
    SQLite::Statement m_job;
    SQLite::Statement m_events;
};

/// The jobs that are not over, and the newest ones that are; oldest first.
[[nodiscard]] Result<std::vector<StoredJob>> readJobs(SQLite::Database &database);
/// Errors: `redrive.unknown`, `events.unreadable`, `events.newer`.
[[nodiscard]] Result<StoredJob> readJob(SQLite::Database &database, RedriveJobId id);

} // namespace sluice
