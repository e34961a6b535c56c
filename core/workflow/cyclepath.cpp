#include "core/workflow/cyclepath.h"

namespace sluice {

DragReachability::DragReachability(const WorkflowGraph &graph, const QString &source)
{
    const int start = graph.indexOf(source);
    if (start < 0)
        return;
    m_next.insert(source, source);
    // Against the edges and breadth first, so that each way is a shortest one.
    std::vector<int> open{start};
    for (std::size_t i = 0; i < open.size(); ++i) {
        const int task = open[i];
        for (const auto &arc : graph.incoming(task)) {
            const QString &before = graph.idOf(arc.task);
            if (m_next.contains(before))
                continue;
            m_next.insert(before, graph.idOf(task));
            open.push_back(arc.task);
        }
    }
}

QStringList DragReachability::pathFrom(const QString &target) const
{
    if (!closesCycle(target))
        return {};
    QStringList path{target};
    while (m_next.value(path.last()) != path.last())
        path.append(m_next.value(path.last()));
    return path;
}

std::optional<QStringList> cyclePathIfConnected(const Workflow &workflow, const QString &from, const QString &to)
{
    const DragReachability reachability(WorkflowGraph(workflow), from);
    if (!reachability.closesCycle(to))
        return std::nullopt;
    return reachability.pathFrom(to);
}

} // namespace sluice
