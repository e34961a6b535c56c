#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `file.write`: writes a file whole or adds to it; never the journal or what lies beside it.
[[nodiscard]] TaskType fileWriteType();

} // namespace sluice
