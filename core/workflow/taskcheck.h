#pragma once

#include "core/workflow/catalog.h"
#include "core/workflow/model.h"
#include "core/workflow/problem.h"

namespace sluice {

/// Appends what is wrong with the parameters of a task: missing, unknown, or of the wrong kind. Part of `validate`.
void checkParams(const Task &task, const TaskTypeInfo &type, Problems &problems);

/// Appends the reliability settings of a task that are out of range. Part of `validate`.
void checkReliability(const Task &task, Problems &problems);

/// Whether an id may name a task: `[A-Za-z_][A-Za-z0-9_-]*`.
[[nodiscard]] bool isTaskId(const QString &id);

} // namespace sluice
