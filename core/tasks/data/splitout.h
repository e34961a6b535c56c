#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `split`: makes an item of each value of a list inside an object.
[[nodiscard]] TaskType splitOutType();

} // namespace sluice
