#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `testdata`: makes data by chance, the same for the same seed.
[[nodiscard]] TaskType testDataType();

} // namespace sluice
