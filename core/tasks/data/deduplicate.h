#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `deduplicate`: keeps one of the items that are alike.
[[nodiscard]] TaskType deduplicateType();

} // namespace sluice
