#pragma once

#include "core/api/engineclient.h"

namespace sluice {

/// What a sync copies, and how.
struct SyncData {
    QString name;           ///< under it the destination keeps how far the sync is
    QString query;          ///< of the source, with :cursor and :limit, in the order of the cursor
    QString cursor;         ///< the field by which rows are ordered
    QString statement;      ///< of the destination; the fields of a record are :name
    QString transform = {}; ///< JavaScript that sees a row as input; empty: as it is; null leaves it out
    QJsonValue start = 0;   ///< the cursor before the first row
    int batch = 500;
};

/// The workflow of one task that copies `data` from one connection to another.
[[nodiscard]] Workflow syncWorkflow(const QString &source, const QString &destination, const SyncData &data);

/// Starts a run that copies what is new at the source to the destination: through the destination's breaker, limiter and
/// pool, in batches, with the cursor in the transaction that writes, so that a crash neither loses nor doubles a record.
/// The run goes on after a crash as any other; records that do not fit become letters of kind sync.
/// Errors: those of `startRun`.
void syncData(EngineClient &engine, const QString &source, const QString &destination, const SyncData &data,
              QObject *context, EngineClient::Done<RunId> done);

} // namespace sluice
