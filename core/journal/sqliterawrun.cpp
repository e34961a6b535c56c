#include "core/journal/sqliterawrun.h"

#include "core/journal/errors.h"
#include "core/journal/sqliteerror.h"
#include "core/journal/sqliterows.h"
#include "core/journal/sqliteschema.h"

#include <SQLiteCpp/Column.h>

namespace sluice {

namespace {

/// The numbers of a run's frames. The index holds them, so that rows that cannot be read are known all the same.
std::vector<quint64> firstsOf(SQLite::Database &database, RunId id)
{
    SQLite::Statement statement(database, "SELECT first FROM events INDEXED BY events_of_run WHERE run = ?"
                                          " ORDER BY first");
    bindNumber(statement, 1, number(id));
    std::vector<quint64> firsts;
    while (statement.executeStep())
        firsts.push_back(numberAt(statement, 0));
    return firsts;
}

void readFrames(SQLite::Database &database, RawRun &raw, const QString &path)
{
    SQLite::Statement statement(
        database, "SELECT first, count, done, steps, chain, data FROM events WHERE run = ? AND first = ?");
    ChainEnd end;
    if (schemaOf(database) >= kSchemaOfFirstFrames) {
        SQLite::Statement own(database, kFirstFrame);
        bindNumber(own, 1, number(raw.summary.id));
        if (own.executeStep())
            addRawFrame(raw, frameAt(own), end);
    }
    for (const quint64 first : firstsOf(database, raw.summary.id)) {
        const auto frame = guarded(path, [&]() -> Result<StoredFrame> {
            statement.tryReset();
            bindNumber(statement, 1, number(raw.summary.id));
            bindNumber(statement, 2, first);
            statement.executeStep();
            return frameAt(statement);
        });
        if (frame)
            addRawFrame(raw, *frame, end);
        else
            raw.frames.push_back({first, 0, 0, {}, QStringLiteral("unreadable: ") + frame.error().detail});
    }
}

} // namespace

Result<RawRun> readRawRun(SQLite::Database &database, SqliteHistory &history, RunId id, const QString &path)
{
    SQLite::Statement statement(database, selectRuns("runs") + "WHERE r.id = ?");
    bindNumber(statement, 1, number(id));
    if (!statement.executeStep())
        return failure(errors::kJournalRunUnknown, {{QStringLiteral("run"), QString::number(number(id))}});
    RawRun raw;
    raw.summary = runAt(statement);
    raw.workflow = guarded(path, [&]() -> Result<QByteArray> {
                       return history.workflowBytes(raw.summary);
                   }).value_or(QByteArray());
    readFrames(database, raw, path);
    std::set<QByteArray> hashes;
    for (const RawFrame &frame : raw.frames) {
        for (const QByteArray &hash : referencesIn(frame.data))
            hashes.insert(hash);
    }
    for (const QByteArray &hash : hashes) {
        const auto payload = guarded(path, [&]() -> Result<std::optional<Payload>> { return history.payload(hash); });
        addRawPayload(raw, hash, payload.value_or(std::nullopt));
    }
    return raw;
}

} // namespace sluice
