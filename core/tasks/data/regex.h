#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `regex`: finds, takes apart and replaces by a regular expression.
[[nodiscard]] TaskType regexType();

} // namespace sluice
