#pragma once

#include "core/integration/callfailure.h"
#include "core/workflow/connection.h"

#include <QJsonArray>
#include <QJsonObject>

#include <functional>
#include <stop_token>
#include <vector>

#include <tl/expected.hpp>

namespace sluice {

class SqlSessions;

/// What blocking work answers to the coroutine that asked for it.
using BlockingAnswer = tl::expected<QJsonObject, CallFailure>;
using BlockingQuestion = std::function<BlockingAnswer(SqlSessions &)>;

/// What a sync copies, and where.
struct SyncOrder {
    Connection source;
    Connection destination;
    QString workspace;
    QString name;    ///< under which the destination keeps the cursor
    QString query;   ///< reads a batch: with :cursor and :limit, in the order of the cursor; of an HTTP service, a path
    QString records; ///< where the list lies in an answer of an HTTP service: dotted names; empty: it is the answer
    QString field;   ///< of a row: its place in that order
    QJsonValue start;  ///< the cursor before the first row
    QString statement; ///< writes a record, its fields by name
    int batch = 500;
    bool isFirst = true; ///< reading of an attempt: it makes what the destination lacks
    int maxBad = 1000;   ///< bad records that wait for a person at which the sync stops

    [[nodiscard]] bool isHttp() const { return source.type == u"http"; }
};

/// A row on its way: what was read, and what is to be written or why nothing can be.
struct SyncRecord {
    QJsonObject source;
    QJsonObject value;
    Error error = {}; ///< with a code: it is bad
    bool isLeftOut = false;
};

struct SyncBatch {
    QString cursor;   ///< before it, as JSON; the batch counts only if the destination is still there
    QString next;     ///< after it
    qint64 first = 0; ///< number of its first row, from 0
    std::vector<SyncRecord> records;
};

// The cursor is a row of table sluice_sync of the destination, and moves in the transaction that writes its batch: so a
// crash at any moment neither loses a record nor writes one twice. Bad records are rows of sluice_sync_bad, kept in that
// same transaction until somebody has them written, once.
// Thread: of the blocking pool. Errors: `sql.*`, with the class that they count as.

/// Where the sync stands: `{"cursor", "records"}`.
[[nodiscard]] BlockingAnswer syncPlace(SqlSessions &sessions, const SyncOrder &order, const std::stop_token &stop);
/// The rows of a database that come after `cursor`: `{"rows"}`. Errors: `sync.queryLacksField`, `sync.cursorStuck` besides.
[[nodiscard]] BlockingAnswer readSyncRows(SqlSessions &sessions, const SyncOrder &order, const QString &cursor,
                                          const std::stop_token &stop);
/// Writes a batch and moves the cursor: `{"moved"}`; false: somebody else moved it meanwhile, and nothing was written.
/// Errors: `sync.tooManyBad` besides.
[[nodiscard]] BlockingAnswer writeSyncBatch(SqlSessions &sessions, const SyncOrder &order, const SyncBatch &batch,
                                            const std::stop_token &stop);
/// The bad records that nobody has had written: `{"bad": [{"number", "record", "code", "args", "detail"}]}`.
[[nodiscard]] BlockingAnswer badSyncRecords(SqlSessions &sessions, const SyncOrder &order, const std::stop_token &stop);
/// Writes a bad record and notes that, in one transaction; one that was written before is left as it is.
[[nodiscard]] BlockingAnswer writeBadRecord(SqlSessions &sessions, const SyncOrder &order, qint64 number,
                                            const QJsonObject &value, const std::stop_token &stop);

} // namespace sluice
