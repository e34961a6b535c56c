#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `xml`: reads and writes XML.
[[nodiscard]] TaskType xmlType();

} // namespace sluice
