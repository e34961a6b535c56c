#include "core/workflow/graph.h"

#include <algorithm>

namespace sluice {

namespace {

constexpr int kUnassigned = -1;

/// Gives each task the region that its incoming edges lead into. In a sound workflow they all agree; where they do not,
/// the innermost body wins, since it reaches the task, and the other edges cross its border.
class RegionSearch {
public:
    RegionSearch(const Workflow &workflow, const WorkflowGraph &graph, const TaskCatalog &catalog)
        : m_workflow(workflow)
        , m_graph(graph)
        , m_bodyOf(workflow.tasks.size(), kUnassigned)
    {
        m_regions.regionOf.assign(workflow.tasks.size(), kUnassigned);
        m_regions.owner = {-1};
        m_regions.parent = {-1};
        m_depth = {0};
        for (std::size_t i = 0; i < workflow.tasks.size(); ++i) {
            const TaskTypeInfo *type = catalog.find(workflow.tasks[i].type);
            if (!type || type->role != TaskRole::ForEach)
                continue;
            m_bodyOf[i] = static_cast<int>(m_regions.owner.size());
            m_regions.owner.push_back(static_cast<int>(i));
            m_regions.parent.push_back(0);
            m_depth.push_back(1);
        }
    }

    Regions run()
    {
        for (const int task : m_graph.forwardOrder())
            assign(task);
        // What undoes a step of a body is done once for each item, as the step is.
        for (const Task &task : m_workflow.tasks) {
            if (const int undo = m_graph.indexOf(task.compensation); undo >= 0 && m_bodyOf[at(undo)] == kUnassigned)
                m_regions.regionOf[at(undo)] = m_regions.regionOf[at(m_graph.indexOf(task.id))];
        }
        std::ranges::sort(m_regions.crossings, {}, &Regions::Crossing::edge);
        return std::move(m_regions);
    }

private:
    static std::size_t at(int index) { return static_cast<std::size_t>(index); }

    /// The region that an edge leads into; unassigned when it closes a cycle.
    int leadsInto(const WorkflowGraph::Arc &incoming) const
    {
        const int region = m_regions.regionOf[at(incoming.task)];
        const bool isItem = m_workflow.edges[at(incoming.edge)].fromPort == kItemPort;
        if (region != kUnassigned && isItem && m_bodyOf[at(incoming.task)] != kUnassigned)
            return m_bodyOf[at(incoming.task)];
        return region;
    }

    void assign(int task)
    {
        int &region = m_regions.regionOf[at(task)];
        int innermost = 0;
        for (const auto &arc : m_graph.incoming(task)) {
            const int into = leadsInto(arc);
            if (into != kUnassigned && m_depth[at(into)] > m_depth[at(innermost)])
                innermost = into;
        }
        for (const auto &arc : m_graph.incoming(task)) {
            const int into = leadsInto(arc);
            if (into != kUnassigned && into != innermost)
                m_regions.crossings.push_back({arc.edge, m_regions.owner[at(innermost)]});
        }
        region = innermost;
        if (const int body = m_bodyOf[at(task)]; body != kUnassigned) {
            m_regions.parent[at(body)] = region;
            m_depth[at(body)] = m_depth[at(region)] + 1;
        }
    }

    const Workflow &m_workflow;
    const WorkflowGraph &m_graph;
    std::vector<int> m_bodyOf; ///< by position of the task: the region of its body
    std::vector<int> m_depth;  ///< by region
    Regions m_regions;
};

} // namespace

Regions regionsOf(const Workflow &workflow, const WorkflowGraph &graph, const TaskCatalog &catalog)
{
    return RegionSearch(workflow, graph, catalog).run();
}

Regions regionsOf(const Workflow &workflow, const TaskCatalog &catalog)
{
    return regionsOf(workflow, WorkflowGraph(workflow), catalog);
}

} // namespace sluice
