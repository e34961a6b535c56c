#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `template`: makes a text.
[[nodiscard]] TaskType templateType();

} // namespace sluice
