#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `batch`: makes a list of short lists of a long one.
[[nodiscard]] TaskType batchType();

} // namespace sluice
