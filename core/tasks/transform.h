#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `transform`: makes a new value by an expression.
[[nodiscard]] TaskType transformType();

} // namespace sluice
