#pragma once

#include "core/base/clock.h"
#include "core/run/event.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace sluice {

// Trying a workflow out: one step at a time, with breakpoints, and what all of its runs do at the moment.

/// Lets a paused run start one step.
struct StepRequest {
    RunId run{};
    std::optional<StepIndex> step = std::nullopt; ///< this one; none: the first that is ready
};

/// The tasks before which a run halts, from now on; they take the place of those that it had. A step that it halted at once
/// never halts it again.
struct BreakpointRequest {
    RunId run{};
    std::vector<QString> tasks; ///< none: it halts nowhere
};

/// What the active runs of one version of a workflow do with one task.
struct TaskActivity {
    QByteArray version; ///< that they run on
    QString task;
    quint64 running = 0;
    quint64 waiting = 0; ///< ready, in a queue, or until a time
    quint64 failed = 0;  ///< with a letter that nobody has decided on
    bool operator==(const TaskActivity &) const = default;
};

/// What all active runs of a workflow do. Runs that sleep on disk count as `waiting` at no task.
struct WorkflowActivity {
    QString workflow;
    quint64 runs = 0;     ///< active
    quint64 sleeping = 0; ///< of them, on disk only
    std::vector<TaskActivity> tasks;
    WallTime at{};
};

} // namespace sluice
