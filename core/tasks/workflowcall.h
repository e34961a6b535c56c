#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `workflow.call`: runs another workflow of the workspace, and waits for its end.
[[nodiscard]] TaskType workflowCallType();

} // namespace sluice
