#pragma once

#include "core/script/later.h"
#include "core/tasks/syncstore.h"
#include "core/tasks/tasktype.h"

namespace sluice {

class HttpPools;
class ScriptPool;
class Throttles;

/// What a sync works with, on the I/O thread: scripts, calls, and blocking work that is awaited. Outlives it.
class SyncTools {
public:
    virtual ~SyncTools() = default;
    [[nodiscard]] virtual ScriptPool &scripts() = 0;
    [[nodiscard]] virtual MonoTime now() const = 0;
    /// Does the work on a thread of the blocking pool.
    [[nodiscard]] virtual Later<BlockingAnswer> ask(BlockingQuestion question) = 0;
    [[nodiscard]] virtual HttpPools &http() = 0;
    [[nodiscard]] virtual Throttles &throttles() = 0;
    /// Leave for one call over another connection, from the gate of that one: nothing, or why not. Waits so long.
    [[nodiscard]] virtual Later<std::optional<CallFailure>> askCall(const Attempt &attempt, const QString &connection,
                                                                    Milliseconds patience) = 0;
    /// Gives that leave back.
    virtual void callEnded(const Attempt &attempt, const Outcome &outcome) = 0;
};

/// The type of attempts by which a bad record of a sync is written after all; no task has it.
inline constexpr QLatin1StringView kSyncRecordType{"data.sync.record"};
inline constexpr QLatin1StringView kSyncType{"data.sync"};

/// `data.sync`: copies records from a database or an HTTP service to a database in batches, with the cursor kept in the
/// destination.
[[nodiscard]] TaskType dataSyncType();
/// `data.sync.record`: writes one bad record, which is the input, once.
[[nodiscard]] TaskType dataSyncRecordType();

} // namespace sluice
