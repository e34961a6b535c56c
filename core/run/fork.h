#pragma once

#include "core/run/machine.h"

namespace sluice {

/// The events that a new run begins with which goes on from a moment of another run, with what a person changed.
///
/// `prefix`: the source's events up to that moment. Attempts under way then are not counted, and their steps are ready
/// again; timers keep their times; open letters come along. An output that is replaced makes its step succeed, or
/// counts for what has not used it yet; an input can be replaced until its step is over. Pure.
/// Errors: `run.notForkable` (nothing can go on: it had not begun, or was cancelling, failed or cancelled),
/// `run.notEditable` (such a step does not exist, is over, or was given back with its item).
[[nodiscard]] Result<Events> forkOf(RunId source, const PlanPtr &plan, std::span<const Event> prefix,
                                    std::vector<ForkEdit> edits, const QString &who, WallTime now);

} // namespace sluice
