#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `aggregate`: counts and adds up, for a whole list or group by group.
[[nodiscard]] TaskType aggregateType();

} // namespace sluice
