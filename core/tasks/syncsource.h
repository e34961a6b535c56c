#pragma once

#include "core/tasks/datasync.h"

namespace sluice {

/// The records that come after `cursor` at the HTTP service of a sync: `{"rows"}`, through the gate of that connection.
/// `left` is what the attempt still has of its time.
/// Errors: those of `pageRequest` and `pageRecords`, `http.*`, and of class `Rejected` those of the gate.
/// Thread: the I/O thread; `tools` outlives it.
[[nodiscard]] QCoro::Task<BlockingAnswer> readSyncPage(SyncTools *tools, SyncOrder order, QString cursor,
                                                       Attempt attempt, Milliseconds left);

} // namespace sluice
