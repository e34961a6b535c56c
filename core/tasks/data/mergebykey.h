#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `merge`: brings two lists together by a key.
[[nodiscard]] TaskType mergeByKeyType();

} // namespace sluice
