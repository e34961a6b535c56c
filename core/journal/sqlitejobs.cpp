#include "core/journal/sqlitejobs.h"

#include "core/journal/sqliterows.h"
#include "core/run/errors.h"

#include <SQLiteCpp/Column.h>

namespace sluice {

const char *const kTablesOfJobs = R"sql(
CREATE TABLE jobs (id INTEGER PRIMARY KEY, over INTEGER NOT NULL);
CREATE INDEX jobs_unfinished ON jobs (id) WHERE over = 0;
CREATE TABLE job_events (
    job INTEGER NOT NULL, first INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (job, first)) WITHOUT ROWID;
CREATE TRIGGER job_events_stay BEFORE UPDATE ON job_events
    BEGIN SELECT raise(ABORT, 'events are append-only'); END;
)sql";

SqliteJobs::SqliteJobs(SQLite::Database &database)
    : m_job(database, "INSERT INTO jobs (id, over) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET over = excluded.over")
    , m_events(database, "INSERT OR IGNORE INTO job_events (job, first, data) VALUES (?, ?, ?)")
{
}

void SqliteJobs::write(const JobFrame &frame)
{
    bindNumber(m_job, 1, number(frame.job));
    bindNumber(m_job, 2, frame.isOver ? 1 : 0);
    m_job.exec();
    m_job.reset();
    const QByteArray data = encodeJobEvents(frame.events);
    bindNumber(m_events, 1, number(frame.job));
    bindNumber(m_events, 2, frame.first);
    bindBytes(m_events, 3, data);
    m_events.exec();
    m_events.reset();
}

Result<StoredJob> readJob(SQLite::Database &database, RedriveJobId id)
{
    SQLite::Statement rows(database, "SELECT first, data FROM job_events WHERE job = ? ORDER BY first");
    bindNumber(rows, 1, number(id));
    StoredJob stored{id, {}};
    while (rows.executeStep()) {
        auto events = decodeJobEvents(bytesAt(rows, 1));
        if (!events)
            return tl::unexpected(events.error());
        if (numberAt(rows, 0) != stored.events.size())
            return failure(errors::kEventsUnreadable,
                           {{QStringLiteral("place"), QString::number(stored.events.size())}});
        stored.events.insert(stored.events.end(), std::make_move_iterator(events->begin()),
                             std::make_move_iterator(events->end()));
    }
    if (stored.events.empty())
        return failure(errors::kRedriveUnknown, {{QStringLiteral("job"), QString::number(number(id))}});
    return stored;
}

Result<std::vector<StoredJob>> readJobs(SQLite::Database &database)
{
    SQLite::Statement rows(database, "SELECT id FROM jobs WHERE over = 0 OR id IN (SELECT id FROM jobs"
                                     " ORDER BY id DESC LIMIT "
                                         + std::to_string(kJobsShown) + ") ORDER BY id");
    std::vector<StoredJob> jobs;
    while (rows.executeStep()) {
        auto job = readJob(database, RedriveJobId{numberAt(rows, 0)});
        if (job)
            jobs.push_back(std::move(*job));
        else
            jobs.push_back({RedriveJobId{numberAt(rows, 0)}, {}}); // its number stays taken
    }
    return jobs;
}

} // namespace sluice
