#include "core/workflow/graph.h"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/depth_first_search.hpp>
#include <boost/graph/strong_components.hpp>

#include <algorithm>
#include <deque>

namespace sluice {

namespace {

using BoostGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;
using Vertex = BoostGraph::vertex_descriptor;

BoostGraph boostGraphOf(const WorkflowGraph &graph)
{
    BoostGraph result(static_cast<std::size_t>(graph.size()));
    for (int task = 0; task < graph.size(); ++task) {
        for (const auto &arc : graph.outgoing(task))
            boost::add_edge(static_cast<Vertex>(task), static_cast<Vertex>(arc.task), result);
    }
    return result;
}

/// Notes the vertices as they are finished; that order reversed is a topological one if no back edge was seen.
class FinishOrder : public boost::default_dfs_visitor {
public:
    FinishOrder(std::vector<int> &finished, bool &isCyclic)
        : m_finished(&finished)
        , m_isCyclic(&isCyclic)
    {
    }

    void finish_vertex(Vertex vertex, const BoostGraph &) { m_finished->push_back(static_cast<int>(vertex)); }
    void back_edge(const BoostGraph::edge_descriptor &, const BoostGraph &) { *m_isCyclic = true; }

private:
    std::vector<int> *m_finished;
    bool *m_isCyclic;
};

struct Order {
    std::vector<int> tasks;
    bool isCyclic = false;
};

Order orderOf(const WorkflowGraph &graph)
{
    Order order;
    const BoostGraph boostGraph = boostGraphOf(graph);
    boost::depth_first_search(boostGraph, boost::visitor(FinishOrder(order.tasks, order.isCyclic)));
    std::ranges::reverse(order.tasks);
    return order;
}

/// The shortest way from `start` back to itself inside its component; breadth first.
QStringList shortestCycle(const WorkflowGraph &graph, int start, const std::vector<int> &component)
{
    std::vector<int> before(component.size(), -1);
    std::deque<int> queue{start};
    while (!queue.empty()) {
        const int task = queue.front();
        queue.pop_front();
        for (const auto &arc : graph.outgoing(task)) {
            const auto next = static_cast<std::size_t>(arc.task);
            if (arc.task == task || component[next] != component[static_cast<std::size_t>(start)] || before[next] >= 0)
                continue;
            before[next] = task;
            if (arc.task != start) {
                queue.push_back(arc.task);
                continue;
            }
            QStringList path{graph.idOf(start)};
            for (int at = task; at != start; at = before[static_cast<std::size_t>(at)])
                path.prepend(graph.idOf(at));
            path.prepend(graph.idOf(start));
            return path;
        }
    }
    return {};
}

} // namespace

WorkflowGraph::WorkflowGraph(const Workflow &workflow)
    : m_out(workflow.tasks.size())
    , m_in(workflow.tasks.size())
{
    m_indices.reserve(static_cast<qsizetype>(workflow.tasks.size()));
    for (const Task &task : workflow.tasks) {
        if (!m_indices.contains(task.id))
            m_indices.insert(task.id, static_cast<int>(m_ids.size()));
        m_ids.append(task.id);
    }
    for (std::size_t i = 0; i < workflow.edges.size(); ++i) {
        const int from = indexOf(workflow.edges[i].from);
        const int to = indexOf(workflow.edges[i].to);
        if (from < 0 || to < 0)
            continue;
        m_out[static_cast<std::size_t>(from)].push_back({to, static_cast<int>(i)});
        m_in[static_cast<std::size_t>(to)].push_back({from, static_cast<int>(i)});
    }
}

std::optional<std::vector<int>> WorkflowGraph::topologicalOrder() const
{
    Order order = orderOf(*this);
    if (order.isCyclic)
        return std::nullopt;
    return std::move(order.tasks);
}

std::vector<int> WorkflowGraph::forwardOrder() const
{
    return orderOf(*this).tasks;
}

std::vector<bool> WorkflowGraph::ancestors(int task) const
{
    return reached(task, m_in);
}

std::vector<bool> WorkflowGraph::descendants(int task) const
{
    return reached(task, m_out);
}

std::vector<bool> WorkflowGraph::reached(int task, const std::vector<std::vector<Arc>> &arcs) const
{
    std::vector<bool> result(arcs.size(), false);
    std::vector<int> open{task};
    while (!open.empty()) {
        const auto at = static_cast<std::size_t>(open.back());
        open.pop_back();
        for (const Arc &arc : arcs[at]) {
            const auto next = static_cast<std::size_t>(arc.task);
            if (result[next])
                continue;
            result[next] = true;
            open.push_back(arc.task);
        }
    }
    return result;
}

std::vector<QStringList> WorkflowGraph::cycles() const
{
    const BoostGraph graph = boostGraphOf(*this);
    std::vector<int> component(m_out.size());
    if (component.empty())
        return {};
    const int count = boost::strong_components(
        graph, boost::make_iterator_property_map(component.begin(), boost::get(boost::vertex_index, graph)));
    std::vector<int> sizes(static_cast<std::size_t>(count), 0);
    for (const int knot : component)
        ++sizes[static_cast<std::size_t>(knot)];
    std::vector<QStringList> result;
    for (int task = 0; task < size(); ++task) {
        int &members = sizes[static_cast<std::size_t>(component[static_cast<std::size_t>(task)])];
        if (members < 2)
            continue;
        members = 0;
        result.push_back(shortestCycle(*this, task, component));
    }
    return result;
}

} // namespace sluice
