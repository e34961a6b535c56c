#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `date`: reads, moves and writes a moment.
[[nodiscard]] TaskType dateType();

} // namespace sluice
