#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `switch`: goes one of many ways.
[[nodiscard]] TaskType switchType();

} // namespace sluice
