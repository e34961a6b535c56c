#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `set`: sets fields of an object.
[[nodiscard]] TaskType setType();

} // namespace sluice
