#include "core/journal/sqlitehooks.h"

#include "core/journal/matching.h"
#include "core/journal/payloads.h"
#include "core/journal/sqliterows.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Transaction.h>

namespace sluice {

const char *const kTablesOfHooks = R"sql(
CREATE TABLE hooks (
    receipt INTEGER PRIMARY KEY, endpoint TEXT NOT NULL, id TEXT NOT NULL, received INTEGER NOT NULL,
    pending INTEGER NOT NULL, run INTEGER NOT NULL, type TEXT, headers BLOB, body BLOB, body_hash BLOB);
CREATE INDEX hooks_pending ON hooks (receipt) WHERE pending = 1;
CREATE TABLE hook_ids (
    endpoint TEXT NOT NULL, id TEXT NOT NULL, receipt INTEGER NOT NULL, received INTEGER NOT NULL,
    PRIMARY KEY (endpoint, id)) WITHOUT ROWID;
)sql";

namespace {

constexpr auto kPutId = "INSERT INTO hook_ids (endpoint, id, receipt, received) VALUES (?1, ?2, ?3, ?4)"
                        " ON CONFLICT (endpoint, id) DO UPDATE SET receipt = excluded.receipt,"
                        " received = excluded.received WHERE received <= excluded.received - ?5";
constexpr auto kPutHook = "INSERT INTO hooks (receipt, endpoint, id, received, pending, run, type, headers, body,"
                          " body_hash) VALUES (?, ?, ?, ?, 1, 0, ?, ?, ?, ?)";

} // namespace

SqliteHooks::SqliteHooks(SQLite::Database &database)
    : m_database(database)
    , m_id(database, kPutId)
    , m_hook(database, kPutHook)
    , m_largeBody(database, "SELECT body_hash FROM hooks WHERE receipt = ? AND body_hash IS NOT NULL")
    , m_end(database, "UPDATE hooks SET pending = 0, run = ?, type = NULL, headers = NULL, body = NULL,"
                      " body_hash = NULL WHERE receipt = ?")
{
}

bool SqliteHooks::write(const StoredHook &hook, const QByteArray &bodyHash)
{
    bindText(m_id, 1, hook.endpoint);
    bindText(m_id, 2, hook.id);
    bindNumber(m_id, 3, hook.receipt);
    bindTime(m_id, 4, hook.received);
    bindSigned(m_id, 5, kHookReplayTime.count());
    const bool isNew = m_id.exec() > 0;
    m_id.reset();
    if (!isNew)
        return false;
    bindNumber(m_hook, 1, hook.receipt);
    bindText(m_hook, 2, hook.endpoint);
    bindText(m_hook, 3, hook.id);
    bindTime(m_hook, 4, hook.received);
    bindText(m_hook, 5, hook.contentType);
    const QByteArray headers = argsToJson(hook.headers);
    bindBytes(m_hook, 6, headers);
    if (bodyHash.isEmpty()) {
        bindBytes(m_hook, 7, hook.body);
        m_hook.bind(8);
    } else {
        m_hook.bind(7);
        bindBytes(m_hook, 8, bodyHash);
    }
    m_hook.exec();
    m_hook.reset();
    return true;
}

void SqliteHooks::write(const HookEnd &end)
{
    dropLargeBody(end.receipt);
    bindNumber(m_end, 1, number(end.run));
    bindNumber(m_end, 2, end.receipt);
    m_end.exec();
    m_end.reset();
}

void SqliteHooks::dropLargeBody(quint64 receipt)
{
    bindNumber(m_largeBody, 1, receipt);
    const bool isLarge = m_largeBody.executeStep();
    const QByteArray hash = isLarge ? bytesAt(m_largeBody, 0) : QByteArray();
    m_largeBody.reset();
    if (!isLarge)
        return;
    dropReference(m_database, payloadOwner(receipt), hash);
}

quint64 SqliteHooks::last()
{
    return static_cast<quint64>(m_database.execAndGet("SELECT max(receipt) FROM hooks").getInt64());
}

RunId payloadOwner(quint64 receipt)
{
    return RunId{static_cast<quint64>(-static_cast<qint64>(receipt))};
}

PendingHooks readPendingHooks(SQLite::Database &database)
{
    PendingHooks pending;
    pending.next = static_cast<quint64>(database.execAndGet("SELECT max(receipt) FROM hooks").getInt64()) + 1;
    SQLite::Statement rows(database, "SELECT h.receipt, h.endpoint, h.id, h.received, h.type, h.headers, h.body,"
                                     " p.data, p.encoding FROM hooks h LEFT JOIN payloads p ON p.hash = h.body_hash"
                                     " WHERE h.pending = 1 ORDER BY h.receipt");
    while (rows.executeStep()) {
        StoredHook hook{
            numberAt(rows, 0), textAt(rows, 1), textAt(rows, 2), textAt(rows, 4), argsFromJson(bytesAt(rows, 5)),
            bytesAt(rows, 6),  timeAt(rows, 3)};
        if (!rows.getColumn(7).isNull())
            hook.body = unpackPayload(numberAt(rows, 8), bytesAt(rows, 7)).value_or(QByteArray());
        pending.hooks.push_back(std::move(hook));
    }
    return pending;
}

int removeHooks(SQLite::Database &database, WallTime until, int most)
{
    // They lie in the order of their time, so the first that is young ends it; the few that wait still are passed over.
    SQLite::Statement rows(database, "SELECT receipt, endpoint, id, received, pending FROM hooks"
                                     " WHERE receipt < (SELECT max(receipt) FROM hooks) ORDER BY receipt");
    std::vector<StoredHook> old;
    while (rows.executeStep() && static_cast<int>(old.size()) < most && timeAt(rows, 3) <= until) {
        if (rows.getColumn(4).getInt() == 0)
            old.push_back({numberAt(rows, 0), textAt(rows, 1), textAt(rows, 2), {}, {}, {}, {}});
    }
    rows.reset();
    if (old.empty())
        return 0;
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    SQLite::Statement dropId(database, "DELETE FROM hook_ids WHERE endpoint = ? AND id = ? AND receipt = ?");
    SQLite::Statement drop(database, "DELETE FROM hooks WHERE receipt = ?");
    for (const StoredHook &hook : old) {
        bindText(dropId, 1, hook.endpoint);
        bindText(dropId, 2, hook.id);
        bindNumber(dropId, 3, hook.receipt);
        dropId.exec();
        dropId.reset();
        bindNumber(drop, 1, hook.receipt);
        drop.exec();
        drop.reset();
    }
    transaction.commit();
    return static_cast<int>(old.size());
}

} // namespace sluice
