#pragma once

#include "core/api/trial.h"
#include "core/run/plan.h"

#include <map>
#include <vector>

namespace sluice {

/// Somebody wants to know what all runs of a workflow do; they are looked at a few at a time. What happens meanwhile counts
/// where it is seen, so that the sum is of no single moment.
struct ActivityScan {
    quint64 request = 0;
    WorkflowActivity sum;
    std::vector<RunId> runs;                                      ///< to look at
    std::size_t next = 0;                                         ///< the first of them that was not
    std::map<std::pair<PlanPtr, TaskIndex>, TaskActivity> byTask; ///< so far
};

} // namespace sluice
