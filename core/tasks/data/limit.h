#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `limit`: keeps some items of a list.
[[nodiscard]] TaskType limitType();

} // namespace sluice
