#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `http.request`: calls an HTTP service.
[[nodiscard]] TaskType httpRequestType();

} // namespace sluice
