#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `file.list`: the files of a folder.
[[nodiscard]] TaskType fileListType();

} // namespace sluice
