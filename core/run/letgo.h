#pragma once

#include "core/run/state.h"

#include <vector>

namespace sluice {

/// Whether a step may begin although a breakpoint halts the run: it halted the run before, a person let it go on, and it has
/// not begun in its epoch since. A pause by a person holds it as it holds every step.
///
/// It follows from what the run has passed, so that a crash loses nothing of it. Pure.
[[nodiscard]] bool isLetGo(const Run &run, StepIndex step);
/// All of them, in step order. Cost: linear in the steps at which the run has ever halted.
[[nodiscard]] std::vector<StepIndex> stepsLetGo(const Run &run);
/// Those that were let go when the run was resumed or before, and have not begun: whoever starts steps starts them first, before
/// the run halts at another one.
[[nodiscard]] std::vector<StepIndex> stepsToGo(const Run &run);
/// The step that a person lets the run start although it is paused, and those that were let go before it halted elsewhere.
[[nodiscard]] std::vector<StepIndex> startedInPause(const Run &run);

} // namespace sluice
