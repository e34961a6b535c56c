#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `csv.load`: writes the rows of a file of CSV into a database, all of them or none.
[[nodiscard]] TaskType csvLoadType();

} // namespace sluice
