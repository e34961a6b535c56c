#pragma once

#include "core/base/ids.h"

namespace sluice {

/// A time that a step waits for: that of its next attempt, or the end of its wait.
struct StepTimer {
    RunId run{};
    StepIndex step{};
    bool retry = false;
};

} // namespace sluice
