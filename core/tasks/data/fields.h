#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `fields`: renames, removes and keeps fields.
[[nodiscard]] TaskType fieldsType();

} // namespace sluice
