#pragma once

#include "core/workflow/catalog.h"
#include "core/workflow/connection.h"
#include "core/workflow/model.h"
#include "core/workflow/problem.h"

#include <functional>
#include <optional>
#include <vector>

namespace sluice {

/// An edit that mends a problem, and what it is called in the history and beside the problem.
struct QuickFix {
    QString text;
    std::function<void(Workflow &)> change;
};

/// How a problem of a workflow can be mended in one step, where there is one way that nobody would doubt; none: a person has
/// to decide. Undo takes it back as any edit.
[[nodiscard]] std::optional<QuickFix> quickFixFor(const Problem &problem, const Workflow &workflow,
                                                  const TaskCatalog &catalog,
                                                  const std::vector<Connection> &connections);

} // namespace sluice
