#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `throttle`: passes its input on, but only so many in a time.
[[nodiscard]] TaskType throttleType();

} // namespace sluice
