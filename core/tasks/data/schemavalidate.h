#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `schema.validate`: goes one way when a value fits a JSON Schema, and the other when not.
[[nodiscard]] TaskType schemaValidateType();

} // namespace sluice
