#pragma once

#include "core/journal/rowmarks.h"
#include "core/journal/sqlitebreakers.h"
#include "core/journal/sqlitehistory.h"
#include "core/journal/sqlitehooks.h"
#include "core/journal/sqlitejobs.h"
#include "core/journal/sqliteoptions.h"
#include "core/journal/sqliteretention.h"
#include "core/journal/sqliterungroups.h"
#include "core/journal/sqlitetopicevents.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <memory>

namespace sluice {

/// The one connection that writes and checkpoints, with its statements kept ready. Knows rows, not transactions.
/// Thread: one. All of these throw SQLite::Exception.
class SqliteWriter {
public:
    SqliteWriter(std::unique_ptr<SQLite::Database> database, SqliteJournalOptions options);
    SqliteWriter(const SqliteWriter &) = delete;
    SqliteWriter &operator=(const SqliteWriter &) = delete;

    [[nodiscard]] SQLite::Database &database() { return *m_database; }
    [[nodiscard]] SqliteHistory &history() { return m_history; }
    [[nodiscard]] SqliteRetention &retention() { return m_retention; }

    void write(const VersionRecord &version);
    /// Whether nothing of this run, or of a later one, can be there yet.
    [[nodiscard]] bool isAfterAll(RunId run) const { return static_cast<qint64>(number(run)) > m_lastRun; }
    /// A run that is not listed yet; its first frame goes with it if it is given.
    void writeNew(const RunSummary &run, const StoredFrame *first);
    /// What has changed of a run. False: it is not listed yet.
    [[nodiscard]] bool change(const RunSummary &run);
    void write(RunId run, const StoredFrame &frame);
    void write(const LetterSummary &letter);
    void write(const AuditEntry &entry);
    void write(const RecordedEvent &event) { m_topicEvents.write(event); }
    void write(const JobFrame &frame) { m_jobs.write(frame); }
    void write(const BreakerRecord &record) { m_breakers.write(record); }
    /// False: its id was taken before, and nothing is written.
    [[nodiscard]] bool write(const StoredHook &hook);
    void write(const HookEnd &end) { m_hooks.write(end); }
    /// A large payload that `run` refers to.
    void writePayload(RunId run, const QByteArray &hash, const Payload &payload);
    /// The last of a transaction.
    void finishWriting();
    /// The transaction was given up.
    void forgetWriting() { m_groups.forget(); }
    void markDamaged(const RunSummary &run);
    void markClean(bool clean);
    [[nodiscard]] bool isMarkedClean();

    [[nodiscard]] RowMarks marks();
    /// Carries what was committed over into the main file when there is enough of it; never fails a commit.
    void checkpointIfDue();
    void checkpointAll();

private:
    static void bindChanging(SQLite::Statement &statement, const RunSummary &run, qint64 group);
    /// Counts a run in its group, and out of the one where it was. None: it is not listed.
    [[nodiscard]] std::optional<qint64> regroup(const RunSummary &summary);
    static int noteWalPages(void *self, sqlite3 *, const char *, int pages);

    std::unique_ptr<SQLite::Database> m_database;
    SqliteHistory m_history;
    SqliteRunGroups m_groups;
    SqliteRetention m_retention;
    SqliteTopicEvents m_topicEvents;
    SqliteJobs m_jobs;
    SqliteBreakers m_breakers;
    SqliteHooks m_hooks;
    SQLite::Statement m_knownRun;
    SQLite::Statement m_version;
    SQLite::Statement m_run;
    SQLite::Statement m_changeRun;
    SQLite::Statement m_frame;
    SQLite::Statement m_letter;
    SQLite::Statement m_audit;
    SQLite::Statement m_knownPayload;
    SQLite::Statement m_payload;
    SQLite::Statement m_reference;
    qint64 m_lastRun; ///< the highest number that a run has
    int m_walPages = 0;
    int m_checkpointPages;
    int m_nextCheckpoint;
    bool m_isStuck = false; ///< the last checkpoint failed
};

} // namespace sluice
