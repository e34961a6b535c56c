#pragma once

#include "ui/document/differencegraph.h"
#include "ui/runs/runcomparison.h"

namespace sluice {

/// Two runs as one graph: all tasks of either version, each with how its steps compare. A task differs when any of its steps
/// does; one that neither run came to has no mark.
[[nodiscard]] DifferenceGraph runTint(const std::vector<ComparedStep> &steps, const Workflow &left,
                                      const Workflow &right);

} // namespace sluice
