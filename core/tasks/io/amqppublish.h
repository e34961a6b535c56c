#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

[[nodiscard]] TaskType amqpPublishType();

} // namespace sluice
