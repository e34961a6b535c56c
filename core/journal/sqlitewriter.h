#pragma once

#include "core/journal/rowmarks.h"
#include "core/journal/sqlitehistory.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <memory>

namespace sluice {

/// The one connection that writes and checkpoints, with its statements kept ready. Knows rows, not transactions.
/// Thread: one. All of these throw SQLite::Exception.
class SqliteWriter {
public:
    /// `checkpointPages`: see `SqliteJournalOptions`.
    SqliteWriter(std::unique_ptr<SQLite::Database> database, int checkpointPages);
    SqliteWriter(const SqliteWriter &) = delete;
    SqliteWriter &operator=(const SqliteWriter &) = delete;

    [[nodiscard]] SQLite::Database &database() { return *m_database; }
    [[nodiscard]] SqliteHistory &history() { return m_history; }

    void write(const VersionRecord &version);
    void write(const RunSummary &run);
    void write(RunId run, const StoredFrame &frame);
    void write(const LetterSummary &letter);
    void write(const AuditEntry &entry);
    void writePayload(const QByteArray &hash, const Payload &payload);
    void markDamaged(RunId run);
    void markClean(bool clean);
    [[nodiscard]] bool isMarkedClean();

    [[nodiscard]] RowMarks marks();
    /// Carries what was committed over into the main file when there is enough of it; never fails a commit.
    void checkpointIfDue();
    void checkpointAll();

private:
    static int noteWalPages(void *self, sqlite3 *, const char *, int pages);

    std::unique_ptr<SQLite::Database> m_database;
    SqliteHistory m_history;
    SQLite::Statement m_version;
    SQLite::Statement m_run;
    SQLite::Statement m_frame;
    SQLite::Statement m_letter;
    SQLite::Statement m_audit;
    SQLite::Statement m_payload;
    int m_walPages = 0;
    int m_checkpointPages;
    int m_nextCheckpoint;
};

} // namespace sluice
