#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `json`: reads and writes a text of JSON.
[[nodiscard]] TaskType jsonType();

} // namespace sluice
