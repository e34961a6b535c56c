#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `file.move`: moves, renames or copies a file.
[[nodiscard]] TaskType fileMoveType();

} // namespace sluice
