#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `approval`: waits for a person's decision, holding nothing.
[[nodiscard]] TaskType approvalType();

} // namespace sluice
