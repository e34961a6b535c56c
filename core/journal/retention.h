#pragma once

#include "core/api/snapshot.h"
#include "core/run/machine.h"

#include <functional>
#include <optional>
#include <vector>

namespace sluice {

/// How long the runs of a workspace are kept. A run goes when either limit says so.
///
/// Only final runs go, and never one that has a letter which is open, or was discarded so lately that a person may undo
/// it; neither a damaged run, nor the newest. Audit entries stay for ever, and so do workflow versions that
/// were kept; the workflow of a draft goes with its last run.
/// Events of durable topics go by age alone; the last one stays. Webhooks that have become something go after
/// `kHookReplayTime`, whatever the policy; the last one stays.
struct RetentionPolicy {
    std::optional<Milliseconds> age;        ///< since its end; none: however old
    std::optional<quint32> runsPerWorkflow; ///< the newest final runs that stay; none: all
    bool operator==(const RetentionPolicy &) const = default;
};

struct Retention {
    RetentionPolicy policy;
    WallTime now{};
};

/// What a slice of retention did.
struct RetentionSlice {
    std::vector<RunId> removed; ///< runs that are in no list any more
    bool isDone = false;        ///< nothing is left to do; the next slice begins anew
};

/// Asked about each run that is to go, just before; false: it stays.
using MayRemove = std::function<bool(RunId)>;

/// Whether a letter keeps its run from going.
[[nodiscard]] bool keepsRun(const LetterSummary &letter, WallTime now);

} // namespace sluice
