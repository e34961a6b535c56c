#pragma once

#include "core/run/runfromhere.h"
#include "ui/document/samplepins.h"

#include <QSet>
#include <QStringList>

namespace sluice {

// The rules by which a workflow is tried out: pure, of values only.

/// A step before which a run is halted, and whether a breakpoint did that.
struct Halt {
    StepIndex step{};
    QString task;
    bool isBreakpoint = false;

    bool operator==(const Halt &) const = default;
};

/// Where a paused run stands: before the step of a breakpoint, else before the first that is ready. None: it is not paused,
/// or nothing is ready.
[[nodiscard]] std::optional<Halt> haltOf(const Run &run);
/// The first ready step of a task; none: it has none.
[[nodiscard]] std::optional<StepIndex> readyStepOf(const Run &run, const QString &task);

/// What trying out marks on the tasks of a workflow.
struct TaskMarks {
    QSet<QString> breakpoints;
    QSet<QString> mocked;
    QSet<QString> halted;

    bool operator==(const TaskMarks &) const = default;
};

/// The tasks of the list that the workflow has, in its order: what it lacks, a run would be refused for.
[[nodiscard]] std::vector<QString> tasksThere(const QStringList &tasks, const Workflow &workflow);

} // namespace sluice
