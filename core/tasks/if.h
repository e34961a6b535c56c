#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `if`: goes one of two ways.
[[nodiscard]] TaskType ifType();

} // namespace sluice
