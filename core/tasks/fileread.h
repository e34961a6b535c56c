#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `file.read`: reads a file as text, lines or JSON.
[[nodiscard]] TaskType fileReadType();

} // namespace sluice
