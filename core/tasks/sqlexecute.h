#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `sql.execute`: runs one statement with bound parameters.
[[nodiscard]] TaskType sqlExecuteType();

} // namespace sluice
