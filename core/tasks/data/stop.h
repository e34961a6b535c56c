#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `stop`: fails on purpose.
[[nodiscard]] TaskType stopType();

} // namespace sluice
