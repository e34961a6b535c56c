#include "core/journal/sqlitemigration.h"

#include "core/journal/frames.h"
#include "core/journal/sqlitebreakers.h"
#include "core/journal/sqlitehooks.h"
#include "core/journal/sqlitejobs.h"
#include "core/journal/sqliteletters.h"
#include "core/journal/sqliterows.h"
#include "core/journal/sqliterungroups.h"
#include "core/journal/sqliteschema.h"
#include "core/journal/sqlitetopicevents.h"
#include "core/journal/sqliteversions.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Transaction.h>

#include <set>

namespace sluice {

const char *const kTablesOfLists = R"sql(
CREATE TABLE run_groups (
    id INTEGER PRIMARY KEY, workflow TEXT NOT NULL, state INTEGER NOT NULL, count INTEGER NOT NULL,
    key BLOB NOT NULL UNIQUE, folded BLOB NOT NULL);
CREATE TABLE run_counts (
    level INTEGER NOT NULL, block INTEGER NOT NULL, grp INTEGER NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (level, block, grp)) WITHOUT ROWID;
CREATE TABLE run_blocks (
    level INTEGER NOT NULL, block INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
    PRIMARY KEY (level, block)) WITHOUT ROWID;
CREATE TABLE removed_runs (run INTEGER PRIMARY KEY);
CREATE TABLE payload_refs (run INTEGER NOT NULL, hash BLOB NOT NULL, PRIMARY KEY (run, hash)) WITHOUT ROWID;
CREATE INDEX payload_refs_by_hash ON payload_refs (hash);
CREATE TRIGGER events_last BEFORE DELETE ON events WHEN NOT EXISTS (SELECT 1 FROM removed_runs WHERE run = old.run)
    BEGIN SELECT raise(ABORT, 'events are append-only'); END;
)sql";

const char *const kLetterColumnsOf5 = R"sql(
ALTER TABLE letters ADD COLUMN snoozed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE letters ADD COLUMN kind INTEGER NOT NULL DEFAULT 0;
ALTER TABLE letters ADD COLUMN origin TEXT NOT NULL DEFAULT '';
ALTER TABLE letters ADD COLUMN headers BLOB;
ALTER TABLE letters ADD COLUMN clicks BLOB;
)sql";

const char *const kLetterColumnsOf8 = R"sql(
ALTER TABLE letters ADD COLUMN decided_by TEXT NOT NULL DEFAULT '';
ALTER TABLE letters ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE letters ADD COLUMN imported BLOB;
)sql";

const char *const kFirstFramesOf7 = R"sql(
ALTER TABLE runs ADD COLUMN first_count INTEGER;
ALTER TABLE runs ADD COLUMN first_done INTEGER;
ALTER TABLE runs ADD COLUMN first_steps INTEGER;
ALTER TABLE runs ADD COLUMN first_chain INTEGER;
ALTER TABLE runs ADD COLUMN first_data BLOB;
CREATE TRIGGER first_frames_stay BEFORE UPDATE OF first_count, first_done, first_steps, first_chain, first_data ON runs
    BEGIN SELECT raise(ABORT, 'events are append-only'); END;
)sql";

namespace {

constexpr auto kFrom1To2 = R"sql(
ALTER TABLE letters ADD COLUMN item_path TEXT NOT NULL DEFAULT '';
ALTER TABLE letters ADD COLUMN item_text TEXT NOT NULL DEFAULT '';
)sql";

constexpr auto kFrom2To3 = R"sql(
DROP TRIGGER events_last;
DROP INDEX runs_by_workflow;
DROP INDEX runs_by_state;
ALTER TABLE runs ADD COLUMN grp INTEGER NOT NULL DEFAULT 0;
ALTER TABLE payloads ADD COLUMN encoding INTEGER NOT NULL DEFAULT 0;
)sql";

void groupRuns(SQLite::Database &database)
{
    SqliteRunGroups groups(database);
    SQLite::Statement put(database, "UPDATE runs SET grp = ? WHERE id = ?");
    SQLite::Statement runs(database, selectRuns("runs") + "ORDER BY r.id");
    while (runs.executeStep()) {
        const auto run = runAt(runs);
        const auto group = groups.groupOf(run);
        groups.add(run.id, group, run.started);
        bindSigned(put, 1, group);
        bindNumber(put, 2, number(run.id));
        put.exec();
        put.reset();
    }
    groups.write();
}

/// Finds which runs refer to which payloads. A run that only seems to keeps a payload longer than needed.
void findReferences(SQLite::Database &database)
{
    std::set<QByteArray> known;
    SQLite::Statement payloads(database, "SELECT hash FROM payloads");
    while (payloads.executeStep())
        known.insert(bytesAt(payloads, 0));
    if (known.empty())
        return;
    database.exec("INSERT OR IGNORE INTO payload_refs SELECT run, payload_hash FROM letters"
                  " WHERE payload_hash IS NOT NULL");
    SQLite::Statement put(database, "INSERT OR IGNORE INTO payload_refs VALUES (?, ?)");
    SQLite::Statement frames(database, "SELECT run, data FROM events");
    while (frames.executeStep()) {
        for (const auto &hash : referencesIn(bytesAt(frames, 1))) {
            if (!known.contains(hash))
                continue;
            bindNumber(put, 1, numberAt(frames, 0));
            bindBytes(put, 2, hash);
            put.exec();
            put.reset();
        }
    }
}

} // namespace

void migrateSchema(SQLite::Database &database, int from)
{
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    if (from < 7)
        database.exec(kFirstFramesOf7); // before runs are read
    if (from < 9)
        database.exec(kTablesOfVersions); // … too
    if (from < 2)
        database.exec(kFrom1To2);
    if (from < 3) {
        database.exec(kFrom2To3);
        database.exec(kTablesOfLists);
        groupRuns(database);
        findReferences(database);
    }
    if (from < 5) {
        database.exec(kTablesOfTopicEvents);
        database.exec(kTablesOfJobs);
        database.exec(kLetterColumnsOf5);
    }
    if (from < 6)
        database.exec(kTablesOfBreakers);
    if (from < 7)
        database.exec(kTablesOfHooks);
    if (from < 8)
        database.exec(std::string(kLetterColumnsOf8) + kIndexOfCauses);
    if (from < 9)
        numberOldVersions(database);
    database.exec(std::string("DROP INDEX runs_unfinished; CREATE INDEX runs_unfinished ON runs (id) WHERE ")
                  + kIsUnfinished);
    database.exec("PRAGMA user_version = " + std::to_string(kJournalSchema));
    transaction.commit();
}

} // namespace sluice
