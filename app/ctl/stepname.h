#pragma once

#include "core/base/result.h"
#include "core/run/state.h"

#include <optional>

namespace sluice::ctl {

/// A step by its number, or the first that is not over of a task; none: there is no such step.
[[nodiscard]] std::optional<StepIndex> stepNamed(const Run &run, const QString &name);
/// The same. Errors: `run.unknownStep`.
[[nodiscard]] Result<StepIndex> requiredStep(const Run &run, const QString &name);
/// The step before which a paused run stands: that of a breakpoint, else the first that is ready; none: it does not stand
/// before one.
[[nodiscard]] std::optional<StepIndex> haltOf(const Run &run);

} // namespace sluice::ctl
