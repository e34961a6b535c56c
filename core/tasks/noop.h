#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `noop`: passes its input on.
[[nodiscard]] TaskType noopType();

} // namespace sluice
