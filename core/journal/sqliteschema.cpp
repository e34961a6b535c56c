#include "core/journal/sqliteschema.h"

#include "core/journal/errors.h"
#include "core/journal/sqlitebreakers.h"
#include "core/journal/sqliteerror.h"
#include "core/journal/sqlitehooks.h"
#include "core/journal/sqlitejobs.h"
#include "core/journal/sqliteletters.h"
#include "core/journal/sqlitemigration.h"
#include "core/journal/sqlitetopicevents.h"
#include "core/journal/sqliteversions.h"

#include <QFileInfo>
#include <QUrl>

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <sqlite3.h>

namespace sluice {

namespace {

constexpr int kApplicationId = 0x536c6365; // "Slce"
constexpr int kBusyMs = 2000;

// Rows of `events` and `audit` are never changed, and the last ones never removed, so their numbers rise by one.
constexpr auto kSchema = R"sql(
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
INSERT INTO meta VALUES ('clean', 1);
INSERT INTO meta VALUES ('journal', lower(hex(randomblob(16))));

CREATE TABLE events (
    id INTEGER PRIMARY KEY, run INTEGER NOT NULL, first INTEGER NOT NULL, count INTEGER NOT NULL,
    done INTEGER NOT NULL, steps INTEGER NOT NULL, chain INTEGER NOT NULL, data BLOB NOT NULL);
CREATE UNIQUE INDEX events_of_run ON events (run, first);

CREATE TABLE payloads (hash BLOB PRIMARY KEY, data BLOB NOT NULL, encoding INTEGER NOT NULL DEFAULT 0);

CREATE TABLE versions (
    version BLOB NOT NULL, workflow TEXT NOT NULL, json BLOB NOT NULL,
    PRIMARY KEY (version, workflow));

CREATE TABLE runs (
    id INTEGER PRIMARY KEY, workflow TEXT NOT NULL, version BLOB NOT NULL, trigger TEXT NOT NULL,
    state INTEGER NOT NULL, started INTEGER NOT NULL, ended INTEGER NOT NULL, letters INTEGER NOT NULL,
    failure TEXT NOT NULL, failure_args BLOB, failure_detail TEXT, damaged INTEGER NOT NULL DEFAULT 0,
    grp INTEGER NOT NULL DEFAULT 0);

CREATE TABLE letters (
    id INTEGER PRIMARY KEY, run INTEGER NOT NULL, number INTEGER NOT NULL, workflow TEXT NOT NULL,
    task TEXT NOT NULL, task_type TEXT NOT NULL, connection TEXT NOT NULL, step INTEGER NOT NULL,
    state INTEGER NOT NULL, class INTEGER NOT NULL, error TEXT NOT NULL, error_args BLOB, error_detail TEXT,
    fingerprint TEXT NOT NULL, created INTEGER NOT NULL, changed INTEGER NOT NULL, redrives INTEGER NOT NULL,
    payload BLOB, payload_hash BLOB,
    item_path TEXT NOT NULL DEFAULT '', item_text TEXT NOT NULL DEFAULT '');
CREATE UNIQUE INDEX letters_of_run ON letters (run, number);
CREATE INDEX letters_by_state ON letters (state);
CREATE INDEX letters_by_workflow ON letters (workflow);

CREATE TABLE audit (
    number INTEGER PRIMARY KEY, at INTEGER NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL,
    target TEXT NOT NULL, reason TEXT NOT NULL);

CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT raise(ABORT, 'events are append-only'); END;
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_lasts BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'audit is append-only'); END;
)sql";

// What a reader, who may not change the journal, puts over a table of an older schema.
constexpr auto kLettersOf1 =
    "CREATE TEMP VIEW letters AS SELECT *, '' AS item_path, '' AS item_text, 0 AS snoozed, 0 AS kind, '' AS origin,"
    " NULL AS headers, NULL AS clicks, '' AS decided_by, '' AS reason, NULL AS imported FROM main.letters";
constexpr auto kLettersOf2 =
    "CREATE TEMP VIEW letters AS SELECT *, 0 AS snoozed, 0 AS kind, '' AS origin, NULL AS headers, NULL AS clicks,"
    " '' AS decided_by, '' AS reason, NULL AS imported FROM main.letters";
constexpr auto kLettersOf7 = "CREATE TEMP VIEW letters AS SELECT *, '' AS decided_by, '' AS reason, NULL AS imported"
                             " FROM main.letters";

// Columns of `runs` that a reader sees in a journal which does not have them yet.
constexpr auto kRunsOf6 = "CREATE TEMP VIEW runs AS SELECT *, NULL AS first_done, NULL AS first_steps,"
                          " NULL AS content, 0 AS version_number, 0 AS is_draft FROM main.runs";
constexpr auto kRunsOf8 =
    "CREATE TEMP VIEW runs AS SELECT *, NULL AS content, 0 AS version_number, 0 AS is_draft FROM main.runs";
constexpr auto kVersionsOf8 =
    "CREATE TEMP VIEW workflow_versions AS SELECT '' AS workflow, 0 AS number, x'' AS version, x'' AS content, 0 AS at,"
    " '' AS who, 0 AS kind, '' AS note, x'' AS key WHERE 0";

int pragma(SQLite::Database &database, const char *name)
{
    return database.execAndGet(std::string("PRAGMA ") + name).getInt();
}

/// SQLite keeps no count of its memory, which would cost a lock for each piece of it. Has no effect once SQLite is in use.
void countNoMemory()
{
    static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(done);
}

bool isEmpty(SQLite::Database &database)
{
    return pragma(database, "application_id") == 0
           && database.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 0;
}

Result<void> checkSchema(SQLite::Database &database, const QString &path)
{
    if (pragma(database, "application_id") != kApplicationId)
        return failure(errors::kJournalNotAJournal, {{QStringLiteral("path"), path}});
    const int version = pragma(database, "user_version");
    if (version > kJournalSchema)
        return failure(errors::kJournalNewer, {{QStringLiteral("path"), path},
                                               {QStringLiteral("version"), QString::number(version)},
                                               {QStringLiteral("known"), QString::number(kJournalSchema)}});
    if (version < 1)
        return failure(errors::kJournalCorrupt, {{QStringLiteral("path"), path}});
    return {};
}

void createSchema(SQLite::Database &database)
{
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    database.exec(kSchema);
    database.exec(kTablesOfLists);
    database.exec(kTablesOfTopicEvents);
    database.exec(kTablesOfJobs);
    database.exec(kLetterColumnsOf5);
    database.exec(kTablesOfBreakers);
    database.exec(kFirstFramesOf7);
    database.exec(kTablesOfHooks);
    database.exec(kLetterColumnsOf8);
    database.exec(kIndexOfCauses);
    database.exec(kTablesOfVersions);
    database.exec(std::string("CREATE INDEX runs_unfinished ON runs (id) WHERE ") + kIsUnfinished);
    database.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
    database.exec("PRAGMA user_version = " + std::to_string(kJournalSchema));
    transaction.commit();
}

Result<std::unique_ptr<SQLite::Database>> openReaderAs(const QString &path, const std::string &name, int flags)
{
    countNoMemory();
    return guarded(path, [&]() -> Result<std::unique_ptr<SQLite::Database>> {
        auto database = std::make_unique<SQLite::Database>(name, SQLite::OPEN_READONLY | SQLite::OPEN_NOMUTEX | flags,
                                                           kBusyMs);
        // Else the last reader to leave would try to checkpoint, and there must be one checkpointer only.
        sqlite3_db_config(database->getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        if (isEmpty(*database))
            return failure(errors::kJournalMissing, {{QStringLiteral("path"), path}});
        if (auto fits = checkSchema(*database, path); !fits)
            return tl::unexpected(fits.error());
        if (pragma(*database, "user_version") == 1)
            database->exec(kLettersOf1);
        else if (pragma(*database, "user_version") < kSchemaOfJobs)
            database->exec(kLettersOf2);
        else if (pragma(*database, "user_version") < kSchemaOfImports)
            database->exec(kLettersOf7);
        if (pragma(*database, "user_version") < kSchemaOfFirstFrames)
            database->exec(kRunsOf6);
        else if (pragma(*database, "user_version") < kSchemaOfVersions)
            database->exec(kRunsOf8);
        if (pragma(*database, "user_version") < kSchemaOfVersions)
            database->exec(kVersionsOf8);
        return database;
    });
}

} // namespace

int schemaOf(SQLite::Database &database)
{
    return pragma(database, "user_version");
}

QByteArray journalIdOf(SQLite::Database &database)
{
    SQLite::Statement id(database, "SELECT value FROM meta WHERE key = 'journal'");
    return id.executeStep() ? QByteArray::fromStdString(id.getColumn(0).getString()) : QByteArray();
}

QString journalFolder(const QString &workspaceDir)
{
    return workspaceDir + QStringLiteral("/.sluice");
}

QString journalPath(const QString &workspaceDir)
{
    return journalFolder(workspaceDir) + QStringLiteral("/journal.db");
}

Result<std::unique_ptr<SQLite::Database>> openWriter(const QString &path, bool create)
{
    countNoMemory();
    return guarded(path, [&]() -> Result<std::unique_ptr<SQLite::Database>> {
        const int flags = SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX | (create ? SQLite::OPEN_CREATE : 0);
        auto database = std::make_unique<SQLite::Database>(path.toStdString(), flags, kBusyMs);
        // These count only for a file that is made now.
        database->exec("PRAGMA page_size = 8192; PRAGMA auto_vacuum = INCREMENTAL");
        const bool isNew = isEmpty(*database);
        if (!isNew) {
            if (auto fits = checkSchema(*database, path); !fits)
                return tl::unexpected(fits.error());
        }
        const auto mode = database->execAndGet("PRAGMA journal_mode = WAL").getString();
        if (mode != "wal")
            return failure(errors::kJournalReadOnly, {{QStringLiteral("path"), path}}, QString::fromStdString(mode));
        database->exec("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -65536;"
                       "PRAGMA temp_store = MEMORY; PRAGMA journal_size_limit = 67108864");
        if (isNew)
            createSchema(*database);
        else if (const int from = schemaOf(*database); from < kJournalSchema)
            migrateSchema(*database, from);
        if (journalIdOf(*database).isEmpty())
            database->exec("INSERT INTO meta VALUES ('journal', lower(hex(randomblob(16))))");
        return database;
    });
}

Result<std::unique_ptr<SQLite::Database>> openReader(const QString &path)
{
    if (!QFileInfo::exists(path))
        return failure(errors::kJournalMissing, {{QStringLiteral("path"), path}});
    auto database = openReaderAs(path, path.toStdString(), 0);
    const bool isAtRest = !QFileInfo::exists(path + QStringLiteral("-wal"));
    if (database || database.error().code != errors::kJournalFolderUnwritable || !isAtRest)
        return database;
    // Even a reader needs files beside the journal, and this folder takes none. Then nobody writes here, either.
    const auto encoded = QUrl::toPercentEncoding(path, "/");
    return openReaderAs(path, "file:" + encoded.toStdString() + "?immutable=1", SQLite::OPEN_URI);
}

} // namespace sluice
