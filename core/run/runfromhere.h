#pragma once

#include "core/run/startoptions.h"
#include "core/run/state.h"
#include "core/workflow/catalog.h"
#include "core/workflow/model.h"

#include <QMap>
#include <QStringList>

namespace sluice {

/// The outputs of a workflow that a person keeps, as JSON text by task id.
using Pins = QMap<QString, Payload>;

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

} // namespace sluice
