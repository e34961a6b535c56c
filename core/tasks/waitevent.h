#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `wait.event`: waits for an event of the bus, holding nothing.
[[nodiscard]] TaskType waitEventType();

} // namespace sluice
