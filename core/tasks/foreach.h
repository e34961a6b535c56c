#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `forEach`: runs its body once for each item of a list.
[[nodiscard]] TaskType forEachType();

} // namespace sluice
