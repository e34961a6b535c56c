#pragma once

#include "core/run/plan.h"
#include "core/workflow/model.h"

#include <memory>

namespace sluice {

/// A workflow and its plan, shared by the runs of this version.
struct CompiledWorkflow {
    std::shared_ptr<const Workflow> workflow;
    PlanPtr plan;
};

} // namespace sluice
