#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `filter`: keeps the items of a list for which a condition holds.
[[nodiscard]] TaskType filterType();

} // namespace sluice
