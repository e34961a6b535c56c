#pragma once

#include "core/engine/queuemeter.h"
#include "core/resilience/turnline.h"
#include "core/workflow/model.h"

#include <map>

namespace sluice {

/// What of one workflow is under way in the engine, and who waits for its limits. A value.
///
/// The limits are those of the version that started last; lowering one stops nothing that is under way.
struct WorkflowGroup {
    /// The attempts of one task, over all runs.
    struct TaskGroup {
        quint32 limit = 0; ///< 0: none
        quint32 underWay = 0;
        TurnLine line; ///< steps that wait

        [[nodiscard]] bool hasRoom() const { return limit == 0 || underWay < limit; }
    };
    /// The steps of one task that wait, over all runs.
    struct TaskWaiting {
        quint64 came = 0;
        quint64 depth = 0; ///< as last read, as are the rates
        SmoothedRate in;
        SmoothedRate out;
    };

    Concurrency limits;
    quint64 lane = 0;                         ///< of its runs, wherever workflows take turns
    quint32 runs = 0;                         ///< that hold a place
    quint32 steps = 0;                        ///< attempts under way
    TurnLine pendingRuns;                     ///< by number
    TurnLine waitingSteps;                    ///< that wait for an attempt of the workflow to end
    quint32 waitingRuns = 0;                  ///< in `pendingRuns`, those that were cancelled meanwhile left out
    std::map<QString, TaskGroup> tasks;       ///< those that have a limit, or had one
    QueueMeter waiting;                       ///< all steps that wait, wherever they do
    std::map<QString, TaskWaiting> waitingAt; ///< … by task
    std::optional<MonoTime> countedAt;        ///< when those at each task were counted last
    quint64 ready = 0;                        ///< steps that are ready, over all its runs
    quint64 timed = 0;                        ///< … and those that wait for a time
    bool isHeld = false;                      ///< somebody holds its queue: none of its steps starts
    bool isStirred = false;                   ///< something ended, or a limit changed: somebody may have their turn

    [[nodiscard]] bool hasRoomForRun() const { return limits.runs == 0 || runs < static_cast<quint32>(limits.runs); }
    [[nodiscard]] bool hasRoomForStep() const
    {
        return limits.steps == 0 || steps < static_cast<quint32>(limits.steps);
    }
};

/// An order of groups that does not depend on where they lie in memory.
struct ByLane {
    bool operator()(const WorkflowGroup *a, const WorkflowGroup *b) const { return a->lane < b->lane; }
};

} // namespace sluice
