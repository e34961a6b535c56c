#pragma once

#include "core/tasks/taskrunner.h"

namespace sluice {

/// What takes the place of an outcome whose data is over the limit of the workspace: its step fails for good, and says
/// why. All other outcomes are as they were.
[[nodiscard]] Outcome withinLimit(Outcome outcome, qsizetype limit);

/// Whether an attempt may have the data that it is given. Errors: `payload.tooLarge`.
[[nodiscard]] Result<void> checkAttempt(const Attempt &attempt, qsizetype limit);

/// Whether all that a run is started with may go into a journal. Errors: `payload.tooLarge`.
[[nodiscard]] Result<void> checkStart(const Payload &input, const StartOptions &options, qsizetype limit);

} // namespace sluice
