#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `log`: writes a line to the log, category `sluice.task.log`.
[[nodiscard]] TaskType logType();

} // namespace sluice
