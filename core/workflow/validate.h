#pragma once

#include "core/workflow/catalog.h"
#include "core/workflow/model.h"
#include "core/workflow/problem.h"

#include <QStringList>

namespace sluice {

/// Tells everything that is wrong with a workflow, each with its place; empty: it can run.
///
/// Of a problem with an edge, `task` is the end that exists, the source before the target. Of one with the reliability,
/// `field` is "reliability." and the setting's key in the file. Parameters of a disabled task give warnings only, since
/// nothing reads them. Codes: `core/workflow/errors.h`, from `workflow.empty` on.
/// Thread: pure; meant to run on a worker over a copy of the workflow.
[[nodiscard]] Problems validate(const Workflow &workflow, const TaskCatalog &catalog);

/// Tells which parameters name a connection that does not exist. Apart from `validate`, since connections belong to the
/// workspace. Errors: `workflow.unknownConnection`.
[[nodiscard]] Problems validateConnections(const Workflow &workflow, const TaskCatalog &catalog,
                                           const QStringList &knownConnectionIds);

/// Tells which parameters name a workflow that does not exist. Apart from `validate` for the same reason; a workflow
/// that has no file yet knows itself. Errors: `workflow.unknownCalled`.
[[nodiscard]] Problems validateCalls(const Workflow &workflow, const TaskCatalog &catalog,
                                     const QStringList &knownWorkflowIds);

} // namespace sluice
