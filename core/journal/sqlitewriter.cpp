#include "core/journal/sqlitewriter.h"

#include "core/api/letterfile.h"
#include "core/journal/logreserve.h"
#include "core/journal/matching.h"
#include "core/journal/payloads.h"
#include "core/journal/sqliterows.h"
#include "core/journal/sqliteschema.h"
#include "core/journal/sqliteversions.h"
#include "core/workflow/workflowfile.h"

#include <QLoggingCategory>

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Transaction.h>
#include <sqlite3.h>

namespace sluice {

namespace {

Q_LOGGING_CATEGORY(journalLog, "sluice.journal")

constexpr auto kLastRun =
    "SELECT max(coalesce((SELECT max(id) FROM runs), 0), coalesce((SELECT max(run) FROM events), 0))";
constexpr auto kPutVersion = "INSERT OR IGNORE INTO versions (version, workflow, json) VALUES (?, ?, ?)";
// The first columns are those that change.
constexpr auto kPutRun = "INSERT INTO runs (state, started, ended, letters, failure, failure_args, failure_detail, "
                         "grp, id, workflow, version,"
                         " trigger, first_count, first_done, first_steps, first_chain, first_data, content,"
                         " version_number, is_draft)"
                         " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr auto kChangeRun = "UPDATE runs SET state = ?, started = ?, ended = ?, letters = ?, failure = ?,"
                            " failure_args = ?, failure_detail = ?, grp = ? WHERE id = ?";
constexpr auto kPutFrame =
    "INSERT INTO events (run, first, count, done, steps, chain, data) VALUES (?, ?, ?, ?, ?, ?, ?)";
constexpr auto kPutLetter =
    "INSERT INTO letters (run, number, workflow, task, task_type, connection, step, state, class, error, error_args,"
    " error_detail, fingerprint, created, changed, redrives, payload, payload_hash, item_path, item_text, snoozed,"
    " kind, origin, headers, clicks, decided_by, reason, imported)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (run, "
    "number) DO "
    "UPDATE SET"
    " state = excluded.state, class = excluded.class, error = excluded.error, error_args = excluded.error_args,"
    " error_detail = excluded.error_detail, fingerprint = excluded.fingerprint, created = excluded.created,"
    " changed = excluded.changed, redrives = excluded.redrives, item_path = excluded.item_path,"
    " item_text = excluded.item_text, snoozed = excluded.snoozed, clicks = excluded.clicks,"
    " decided_by = excluded.decided_by, reason = excluded.reason";
constexpr auto kPutAudit = "INSERT INTO audit (at, who, action, target, reason) VALUES (?, ?, ?, ?, ?)";
constexpr auto kPutPayload = "INSERT INTO payloads (hash, data, encoding) VALUES (?, ?, ?)";

void run(SQLite::Statement &statement)
{
    statement.exec();
    statement.reset();
}

} // namespace

SqliteWriter::SqliteWriter(std::unique_ptr<SQLite::Database> database, SqliteJournalOptions options)
    : m_database(std::move(database))
    , m_history(*m_database, kJournalSchema)
    , m_groups(*m_database)
    , m_retention(*m_database, m_groups, options.freePagesKept)
    , m_topicEvents(*m_database)
    , m_jobs(*m_database)
    , m_breakers(*m_database)
    , m_hooks(*m_database)
    , m_knownRun(*m_database, "SELECT workflow, grp, damaged FROM runs WHERE id = ?")
    , m_version(*m_database, kPutVersion)
    , m_run(*m_database, kPutRun)
    , m_changeRun(*m_database, kChangeRun)
    , m_frame(*m_database, kPutFrame)
    , m_letter(*m_database, kPutLetter)
    , m_audit(*m_database, kPutAudit)
    , m_knownPayload(*m_database, "SELECT 1 FROM payloads WHERE hash = ?")
    , m_payload(*m_database, kPutPayload)
    , m_reference(*m_database, "INSERT OR IGNORE INTO payload_refs (run, hash) VALUES (?, ?)")
    , m_lastRun(m_database->execAndGet(kLastRun).getInt64())
    , m_checkpointPages(options.checkpointPages)
    , m_nextCheckpoint(options.checkpointPages)
{
    sqlite3_wal_hook(m_database->getHandle(), &SqliteWriter::noteWalPages, this);
    if (options.reservesLog)
        reserveLog(*m_database, m_checkpointPages + m_checkpointPages / 8); // the last transactions go past the mark
}

int SqliteWriter::noteWalPages(void *self, sqlite3 *, const char *, int pages)
{
    static_cast<SqliteWriter *>(self)->m_walPages = pages;
    return SQLITE_OK;
}

void SqliteWriter::write(const VersionRecord &version)
{
    const auto json = writeWorkflow(version.workflow);
    const auto key = versionKey(version.content, version.version);
    bindBytes(m_version, 1, key);
    bindText(m_version, 2, version.workflow.id);
    bindBytes(m_version, 3, json);
    run(m_version);
    if (version.kept)
        writeKeptVersion(*m_database, *version.kept, key);
}

void SqliteWriter::writeNew(const RunSummary &summary, const StoredFrame *first)
{
    m_lastRun = std::max(m_lastRun, static_cast<qint64>(number(summary.id)));
    const auto group = m_groups.groupOf(summary);
    m_groups.add(summary.id, group, summary.started);
    bindChanging(m_run, summary, group);
    bindText(m_run, 10, summary.workflow);
    bindBytes(m_run, 11, summary.version);
    bindText(m_run, 12, summary.trigger);
    if (first) {
        bindNumber(m_run, 13, first->count);
        bindNumber(m_run, 14, first->done);
        bindNumber(m_run, 15, first->steps);
        bindNumber(m_run, 16, first->checksum);
        bindBytes(m_run, 17, first->data);
    } else {
        for (int column = 13; column <= 17; ++column)
            m_run.bind(column);
    }
    if (summary.content.isEmpty())
        m_run.bind(18);
    else
        bindBytes(m_run, 18, summary.content);
    bindNumber(m_run, 19, summary.label.number);
    bindNumber(m_run, 20, summary.label.isDraft ? 1 : 0);
    run(m_run);
    if (summary.label.isDraft)
        writeDraftRun(*m_database, summary);
}

bool SqliteWriter::change(const RunSummary &summary)
{
    const auto group = isAfterAll(summary.id) ? std::nullopt : regroup(summary);
    if (!group)
        return false;
    bindChanging(m_changeRun, summary, *group);
    run(m_changeRun);
    return true;
}

void SqliteWriter::bindChanging(SQLite::Statement &statement, const RunSummary &summary, qint64 group)
{
    bindNumber(statement, 1, static_cast<quint64>(summary.state));
    bindTime(statement, 2, summary.started);
    bindTime(statement, 3, summary.ended);
    bindNumber(statement, 4, summary.letters);
    bindError(statement, 5, summary.failure);
    bindSigned(statement, 8, group);
    bindNumber(statement, 9, number(summary.id));
}

std::optional<qint64> SqliteWriter::regroup(const RunSummary &summary)
{
    bindNumber(m_knownRun, 1, number(summary.id));
    if (!m_knownRun.executeStep()) {
        m_knownRun.reset();
        return std::nullopt;
    }
    const auto before = m_knownRun.getColumn(1).getInt64();
    auto shown = summary;
    shown.workflow = textAt(m_knownRun, 0);
    if (m_knownRun.getColumn(2).getInt() == 1)
        shown.failure = damageOf(summary.id);
    m_knownRun.reset();
    m_groups.remove(summary.id, before);
    const auto group = m_groups.groupOf(shown);
    m_groups.add(summary.id, group, summary.started);
    return group;
}

void SqliteWriter::write(RunId id, const StoredFrame &frame)
{
    bindNumber(m_frame, 1, number(id));
    bindNumber(m_frame, 2, frame.first);
    bindNumber(m_frame, 3, frame.count);
    bindNumber(m_frame, 4, frame.done);
    bindNumber(m_frame, 5, frame.steps);
    bindNumber(m_frame, 6, frame.checksum);
    bindBytes(m_frame, 7, frame.data);
    run(m_frame);
}

void SqliteWriter::write(const LetterSummary &letter)
{
    bindNumber(m_letter, 1, number(letter.id.run));
    bindNumber(m_letter, 2, letter.id.index);
    bindText(m_letter, 3, letter.workflow);
    bindText(m_letter, 4, letter.task);
    bindText(m_letter, 5, letter.taskType);
    bindText(m_letter, 6, letter.connection);
    bindNumber(m_letter, 7, number(letter.step));
    bindNumber(m_letter, 8, static_cast<quint64>(letter.state));
    bindNumber(m_letter, 9, static_cast<quint64>(letter.failureClass));
    bindError(m_letter, 10, letter.error);
    bindText(m_letter, 13, letter.fingerprint);
    bindTime(m_letter, 14, letter.created);
    bindTime(m_letter, 15, letter.changed);
    bindNumber(m_letter, 16, letter.redrives);
    const bool isLarge = letter.payload.size() > kInlinePayload;
    const auto hash = isLarge ? payloadHash(letter.payload) : QByteArray();
    if (isLarge) {
        writePayload(letter.id.run, hash, letter.payload);
        m_letter.bind(17);
        bindBytes(m_letter, 18, hash);
    } else {
        bindBytes(m_letter, 17, letter.payload);
        m_letter.bind(18);
    }
    bindPath(m_letter, 19, letter.itemPath);
    bindText(m_letter, 20, letter.itemText);
    bindTime(m_letter, 21, letter.snoozedUntil);
    bindNumber(m_letter, 22, static_cast<quint64>(letter.kind));
    bindText(m_letter, 23, letter.origin);
    const QByteArray headers = letter.headers.isEmpty() ? QByteArray() : argsToJson(letter.headers);
    bindBytes(m_letter, 24, headers);
    QByteArray clicks;
    for (const QByteArray &click : letter.clicks)
        clicks += click.toHex() + ' ';
    bindBytes(m_letter, 25, clicks);
    bindText(m_letter, 26, letter.decidedBy);
    bindText(m_letter, 27, letter.reason);
    const QByteArray imported = writeOrigin(letter);
    if (imported.isEmpty())
        m_letter.bind(28);
    else
        bindBytes(m_letter, 28, imported);
    run(m_letter);
}

void SqliteWriter::write(const AuditEntry &entry)
{
    bindTime(m_audit, 1, entry.at);
    bindText(m_audit, 2, entry.who);
    bindText(m_audit, 3, entry.action);
    bindText(m_audit, 4, entry.target);
    bindText(m_audit, 5, entry.reason);
    run(m_audit);
}

bool SqliteWriter::write(const StoredHook &hook)
{
    const bool isLarge = hook.body.size() > kInlinePayload;
    const auto hash = isLarge ? payloadHash(hook.body) : QByteArray();
    if (!m_hooks.write(hook, hash))
        return false;
    if (isLarge)
        writePayload(payloadOwner(hook.receipt), hash, hook.body);
    return true;
}

void SqliteWriter::writePayload(RunId id, const QByteArray &hash, const Payload &payload)
{
    bindNumber(m_reference, 1, number(id));
    bindBytes(m_reference, 2, hash);
    run(m_reference);
    bindBytes(m_knownPayload, 1, hash);
    const bool isKnown = m_knownPayload.executeStep();
    m_knownPayload.reset();
    if (isKnown)
        return;
    const auto packed = packPayload(payload);
    bindBytes(m_payload, 1, hash);
    bindBytes(m_payload, 2, packed.bytes);
    bindNumber(m_payload, 3, static_cast<quint64>(packed.encoding));
    run(m_payload);
}

void SqliteWriter::finishWriting()
{
    m_groups.write();
}

void SqliteWriter::markDamaged(const RunSummary &summary)
{
    SQLite::Transaction transaction(*m_database, SQLite::TransactionBehavior::IMMEDIATE);
    m_database->exec("UPDATE runs SET damaged = 1 WHERE id = " + std::to_string(number(summary.id)));
    if (const auto group = regroup(summary))
        m_database->exec("UPDATE runs SET grp = " + std::to_string(*group)
                         + " WHERE id = " + std::to_string(number(summary.id)));
    finishWriting();
    transaction.commit();
}

void SqliteWriter::markClean(bool clean)
{
    m_database->exec(clean ? "UPDATE meta SET value = 1 WHERE key = 'clean'"
                           : "UPDATE meta SET value = 0 WHERE key = 'clean'");
}

bool SqliteWriter::isMarkedClean()
{
    return m_database->execAndGet("SELECT value FROM meta WHERE key = 'clean'").getInt() == 1;
}

RowMarks SqliteWriter::marks()
{
    RowMarks marks;
    marks.runs = static_cast<quint64>(m_database->execAndGet("SELECT max(id) FROM runs").getInt64());
    marks.events = static_cast<quint64>(m_database->execAndGet("SELECT max(id) FROM events").getInt64());
    marks.audit = static_cast<quint64>(m_database->execAndGet("SELECT max(number) FROM audit").getInt64());
    marks.topicEvents = m_topicEvents.last();
    marks.hooks = m_hooks.last();
    return marks;
}

void SqliteWriter::checkpointIfDue()
{
    if (m_walPages < m_nextCheckpoint)
        return;
    int pages = 0;
    int carried = 0;
    const int outcome = sqlite3_wal_checkpoint_v2(m_database->getHandle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, &pages,
                                                  &carried);
    // A reader that is in the middle of something, or a full disk, may hold it up: what was committed is safe in the
    // log, so the next try comes after as many pages again, not at every commit.
    if (outcome != SQLITE_OK && outcome != SQLITE_BUSY && !m_isStuck)
        qCWarning(journalLog, "what is committed stays in the log, which grows: no checkpoint is possible (SQLite %d)",
                  outcome);
    m_isStuck = outcome != SQLITE_OK && outcome != SQLITE_BUSY;
    m_nextCheckpoint = outcome == SQLITE_OK && carried == pages ? m_checkpointPages : m_walPages + m_checkpointPages;
}

void SqliteWriter::checkpointAll()
{
    m_database->exec("PRAGMA wal_checkpoint(TRUNCATE)");
}

} // namespace sluice
