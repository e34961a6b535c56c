#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `join`: waits for several branches, and passes on what they gave.
[[nodiscard]] TaskType joinType();

} // namespace sluice
