#pragma once

#include "core/tasks/syncstore.h"

#include <QCoroTask>

#include <stop_token>

namespace sluice {

class ScriptPool;

/// Runs the transform of a sync over the records of a batch, each on its own: an object is written, null is left out, and one
/// that throws, or gives anything else, is bad and hurts no other. An error of the script says its line and column, for the
/// first hundred of a batch, unless a script process ends while it is looked for. `scripts` and `batch` outlive the task.
/// Thread: that of the pool. Errors: of the script processes themselves; in the records `script.*`, `sync.transformFailed`,
/// `sync.recordNotObject`.
[[nodiscard]] QCoro::Task<Result<void>> transformAll(ScriptPool *scripts, QString transform, SyncBatch *batch,
                                                     std::stop_token stop);

} // namespace sluice
