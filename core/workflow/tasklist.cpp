#include "core/workflow/tasklist.h"

#include "core/workflow/graph.h"

#include <algorithm>

namespace sluice {

Workflow workflowOf(const QString &id, const std::vector<ListedTask> &tasks)
{
    Workflow workflow;
    workflow.id = id;
    workflow.name = id;
    for (const ListedTask &listed : tasks) {
        workflow.tasks.push_back(listed.task);
        for (const QString &before : listed.after)
            workflow.edges.push_back({before, QStringLiteral("out"), listed.task.id});
    }
    const auto order = WorkflowGraph(workflow).topologicalOrder();
    if (!order)
        return workflow;
    const std::vector<Task> given = std::exchange(workflow.tasks, {});
    QHash<QString, qsizetype> places;
    for (const int place : *order) {
        workflow.tasks.push_back(given[static_cast<std::size_t>(place)]);
        places.insert(workflow.tasks.back().id, places.size());
    }
    // Steps that become ready together start in the order of the edges.
    std::ranges::stable_sort(workflow.edges, {}, [&](const Edge &edge) { return places.value(edge.to); });
    return workflow;
}

} // namespace sluice
