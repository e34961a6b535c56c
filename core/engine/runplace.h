#pragma once

#include "core/run/machine.h"

namespace sluice {

/// Whether a run counts among those of its workflow that are under way: one that waits for a person, a time or its turn
/// holds up no other.
[[nodiscard]] inline bool needsPlace(const Run &run)
{
    if (run.state == RunState::Compensating) // keeps its state while it waits
        return !run.ready.empty() || !run.running.empty();
    return !isFinal(run.state) && run.state != RunState::Pending && run.state != RunState::Waiting;
}

/// Whether a run was accepted and has started nothing yet.
[[nodiscard]] inline bool waitsToBegin(const Run &run)
{
    return run.lastLease == 0 && (run.state == RunState::Pending || run.state == RunState::Running);
}

} // namespace sluice
