#pragma once

#include "core/run/startoptions.h"
#include "core/run/state.h"
#include "core/workflow/catalog.h"
#include "core/workflow/model.h"
#include "ui/document/samplepins.h"

#include <QSet>
#include <QStringList>

namespace sluice {

// The rules by which a workflow is tried out: pure, of values only.

/// What a run that begins in the middle gets, and what it lacks.
struct RunFromHere {
    QString from;                   ///< where it begins: the task, or the outermost loop around it
    QStringList missing;            ///< tasks whose output is needed and of which there is none
    std::vector<PinnedOutput> pins; ///< of all tasks that do not run and whose output is known

    bool operator==(const RunFromHere &) const = default;
};

/// A run from a task on: outputs of what does not run are those that are pinned, else those that `run` had. Needed are
/// the outputs of tasks with an edge to one that runs, and those that parameters of such name. `run`: may be null, and of
/// any version of the workflow.
[[nodiscard]] RunFromHere runFromHere(const Workflow &workflow, const TaskCatalog &catalog, const QString &task,
                                      const Pins &pins, const Run *run);

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
