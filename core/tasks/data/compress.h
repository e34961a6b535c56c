#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `compress`: packs and unpacks a text.
[[nodiscard]] TaskType compressType();

} // namespace sluice
