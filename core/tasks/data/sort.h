#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `sort`: orders a list by fields of its items.
[[nodiscard]] TaskType sortType();

} // namespace sluice
