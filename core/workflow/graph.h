#pragma once

#include "core/workflow/catalog.h"
#include "core/workflow/model.h"

#include <QHash>
#include <QStringList>

#include <optional>
#include <vector>

namespace sluice {

/// The out port of a forEach through which its body is entered.
inline constexpr QLatin1StringView kItemPort{"item"};
/// The out port that every task has besides those of its type; taken when its attempts are used up and it goes on.
inline constexpr QLatin1StringView kFailurePort{"failure"};
/// The port by which a step leaves whose last attempt ran out of time, if an edge leaves by it.
inline constexpr QLatin1StringView kTimeoutPort{"timeout"};

/// The tasks of a workflow by position, with their neighbours: what graph algorithms work on.
///
/// A value built from a workflow, and a snapshot of it: later edits do not show. Edges with an end that does not exist
/// are left out; where two tasks share an id, edges belong to the first. Everything is in file order, so that the same
/// workflow always gives the same answers.
class WorkflowGraph {
public:
    struct Arc {
        int task; ///< position of the neighbour
        int edge; ///< position in `Workflow::edges`
    };

    explicit WorkflowGraph(const Workflow &workflow);

    [[nodiscard]] int size() const noexcept { return static_cast<int>(m_ids.size()); }
    [[nodiscard]] const QString &idOf(int task) const { return m_ids[static_cast<std::size_t>(task)]; }
    /// Position of a task; -1 when there is none of that id.
    [[nodiscard]] int indexOf(const QString &taskId) const { return m_indices.value(taskId, -1); }
    [[nodiscard]] const std::vector<Arc> &outgoing(int task) const { return m_out[static_cast<std::size_t>(task)]; }
    [[nodiscard]] const std::vector<Arc> &incoming(int task) const { return m_in[static_cast<std::size_t>(task)]; }

    /// All tasks, each after those before it; none when there is a cycle or an edge from a task to itself.
    [[nodiscard]] std::optional<std::vector<int>> topologicalOrder() const;
    /// All tasks in an order that goes against as few edges as one depth-first search finds: a topological order where
    /// there is one. Edges against it close cycles.
    [[nodiscard]] std::vector<int> forwardOrder() const;
    /// By position: whether `task` can be reached from it. A task is its own ancestor in a cycle only.
    [[nodiscard]] std::vector<bool> ancestors(int task) const;
    /// By position: whether it can be reached from `task`.
    [[nodiscard]] std::vector<bool> descendants(int task) const;
    /// One shortest cycle of each knot of tasks that reach one another, as ids, the first repeated at the end
    /// ("a", "b", "a"). Edges from a task to itself are not cycles here.
    [[nodiscard]] std::vector<QStringList> cycles() const;

private:
    [[nodiscard]] std::vector<bool> reached(int task, const std::vector<std::vector<Arc>> &arcs) const;

    QStringList m_ids;
    QHash<QString, int> m_indices;
    std::vector<std::vector<Arc>> m_out;
    std::vector<std::vector<Arc>> m_in;
};

/// Which tasks run together: the root (region 0), and the body of each forEach.
///
/// The body of a forEach is what is reachable from its port "item"; a task belongs to the innermost body that holds it.
struct Regions {
    /// An edge over the border of a body that is not the forEach's own item edge.
    struct Crossing {
        int edge;    ///< position in `Workflow::edges`
        int forEach; ///< position of the task whose border it crosses

        bool operator==(const Crossing &) const = default;
    };

    std::vector<int> regionOf; ///< by position of the task
    std::vector<int> owner;    ///< by region: position of its forEach; -1 for the root
    std::vector<int> parent;   ///< by region: the region that its forEach lies in; -1 for the root
    /// In a workflow without problems this is empty. In one with cycles, the edges that close them are not looked at.
    std::vector<Crossing> crossings;
};

/// Tells the regions of a workflow. Each task with the role ForEach owns one, in file order, even if it is empty.
[[nodiscard]] Regions regionsOf(const Workflow &workflow, const WorkflowGraph &graph, const TaskCatalog &catalog);
[[nodiscard]] Regions regionsOf(const Workflow &workflow, const TaskCatalog &catalog);

} // namespace sluice
