#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `process.run`: a program of this machine; see `runChild`. Its exit code 75 (EX_TEMPFAIL of sysexits.h) is transient.
[[nodiscard]] TaskType processRunType();

} // namespace sluice
