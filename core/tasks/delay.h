#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `delay`: waits, holding nothing.
[[nodiscard]] TaskType delayType();

} // namespace sluice
