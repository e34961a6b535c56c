#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

[[nodiscard]] TaskType mqttPublishType();

} // namespace sluice
