#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `catch`: goes on after a failure, with what is known of it or with a value in its place.
[[nodiscard]] TaskType catchType();

} // namespace sluice
