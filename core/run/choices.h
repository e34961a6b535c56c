#pragma once

#include "core/run/state.h"

namespace sluice {

/// Sets up a run that has not opened its root yet to do what the options say. Task ids that the plan lacks do nothing.
void applyOptions(Run &run, const StartOptions &options);

/// The first task id that the options name and the plan lacks; empty when there is none.
[[nodiscard]] QString unknownTask(const Plan &plan, const StartOptions &options);

} // namespace sluice
