#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `end`: ends its run well, whatever else goes on in it; the run machine sees to that.
[[nodiscard]] TaskType endType();

} // namespace sluice
