#pragma once

#include "core/base/result.h"
#include "core/workflow/model.h"

#include <QJsonObject>

#include <compare>
#include <vector>

namespace sluice {

/// What a workflow is made of. `Workflow` is what it says of itself: name, description, limits, priority.
enum class PartKind : quint8 { Workflow, Task, Edge, Trigger, Group, Note };

/// Which part it is, over all versions of one workflow.
struct PartKey {
    PartKind kind = PartKind::Workflow;
    QString id;    ///< as the file has it; of an edge, "from port to"; of the workflow itself, empty
    int again = 0; ///< of parts with the same id, which one: only a faulty file has several

    bool operator==(const PartKey &) const = default;
    bool operator<(const PartKey &other) const
    {
        return std::tie(kind, id, again) < std::tie(other.kind, other.id, other.again);
    }
};

/// A part with all that belongs to it: a task's place, tint and group lie with the task, an edge's route with the edge.
struct WorkflowPart {
    PartKey key;
    QJsonObject fields; ///< as a file names them; besides, "place", "tint", "group" and "route"
};

/// A workflow taken apart, so that two versions can be compared and brought together part by part.
/// The order is that of the file. What belongs to no part, such as the place of a task that is not there, is left out.
[[nodiscard]] std::vector<WorkflowPart> partsOf(const Workflow &workflow);
/// … and put together again; the tasks of a group come in the order in which the workflow has them.
/// Errors: those of `readWorkflow`.
[[nodiscard]] Result<Workflow> workflowOf(const std::vector<WorkflowPart> &parts, const QString &id);

} // namespace sluice
