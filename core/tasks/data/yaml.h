#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `yaml`: reads and writes YAML.
[[nodiscard]] TaskType yamlType();

} // namespace sluice
