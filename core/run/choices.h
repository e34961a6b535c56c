#pragma once

#include "core/run/state.h"

#include <QStringList>

namespace sluice {

/// Sets up a run that has not opened its root yet to do what the options say. Task ids that the plan lacks do nothing.
void applyOptions(Run &run, const StartOptions &options);

/// The first task id that the options name and the plan lacks; empty when there is none.
[[nodiscard]] QString unknownTask(const Plan &plan, const StartOptions &options);

/// The tasks of a dry run that would go out of it: they do something outside, are not left out, and have neither a mock nor
/// a pinned output. In the order of the workflow.
[[nodiscard]] QStringList notMocked(const PlanPtr &plan, const StartOptions &options);

} // namespace sluice
