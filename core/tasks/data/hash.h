#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `hash`: a checksum of a text, or one that a secret key signs.
[[nodiscard]] TaskType hashType();

} // namespace sluice
