#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `csv`: reads and writes CSV, as RFC 4180 has it.
[[nodiscard]] TaskType csvType();

} // namespace sluice
