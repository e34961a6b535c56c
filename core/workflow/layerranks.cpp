#include "core/workflow/layerranks.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace sluice::layers {

namespace {

/// Arcs that count several times are one with that weight.
struct Weighted {
    int from;
    int to;
    int weight;
};

/// A tree of arcs that fit exactly decides the layers of all nodes of one part; arcs in it that pull the wrong way are
/// exchanged until none does.
class NetworkSimplex {
public:
    NetworkSimplex(int nodes, std::vector<Weighted> arcs)
        : m_nodes(nodes)
        , m_arcs(std::move(arcs))
        , m_incident(nodes)
        , m_rank(nodes, 0)
        , m_excess(nodes, 0)
        , m_treeArcs(nodes)
        , m_parentArc(nodes, -1)
        , m_parent(nodes, -1)
        , m_order(nodes, 0)
        , m_position(nodes, 0)
        , m_size(nodes, 1)
        , m_pull(nodes, 0)
    {
        for (int arc = 0; arc < static_cast<int>(m_arcs.size()); ++arc) {
            const auto &[from, to, weight] = m_arcs[arc];
            m_incident[from].push_back(arc);
            m_incident[to].push_back(arc);
            m_excess[from] += weight;
            m_excess[to] -= weight;
        }
    }

    std::vector<int> run()
    {
        longestPath();
        growTree();
        number(0);
        const int steps = kStepsPerNode * m_nodes;
        for (int step = 0; step < steps; ++step) {
            const int node = wrongWay();
            if (node < 0)
                break;
            exchange(node);
        }
        balance();
        return m_rank;
    }

private:
    static constexpr int kStepsPerNode = 4;

    /// An arc of the tree, seen from one end.
    struct Branch {
        int arc;
        int other;
    };

    [[nodiscard]] int slack(const Weighted &arc) const { return m_rank[arc.to] - m_rank[arc.from] - 1; }
    [[nodiscard]] int otherEnd(int arc, int node) const
    {
        return m_arcs[arc].from == node ? m_arcs[arc].to : m_arcs[arc].from;
    }

    void longestPath()
    {
        std::vector<int> waiting(m_nodes, 0);
        for (const auto &arc : m_arcs)
            ++waiting[arc.to];
        std::vector<int> ready;
        for (int node = 0; node < m_nodes; ++node) {
            if (waiting[node] == 0)
                ready.push_back(node);
        }
        for (std::size_t next = 0; next < ready.size(); ++next) {
            const int node = ready[next];
            for (const int arc : m_incident[node]) {
                if (m_arcs[arc].from != node)
                    continue;
                const int to = m_arcs[arc].to;
                m_rank[to] = std::max(m_rank[to], m_rank[node] + 1);
                if (--waiting[to] == 0)
                    ready.push_back(to);
            }
        }
        // A node that more arcs leave than enter lies better near its end of them.
        for (std::size_t i = ready.size(); i-- > 0;) {
            const int node = ready[i];
            if (m_excess[node] <= 0)
                continue;
            int least = std::numeric_limits<int>::max();
            for (const int arc : m_incident[node]) {
                if (m_arcs[arc].from == node)
                    least = std::min(least, m_rank[m_arcs[arc].to] - 1);
            }
            m_rank[node] = least;
        }
    }

    /// Takes in a node with all that hangs on it by arcs that fit.
    void takeIn(int first, std::vector<bool> &isIn, std::vector<int> &tree)
    {
        isIn[first] = true;
        std::size_t next = tree.size();
        tree.push_back(first);
        for (; next < tree.size(); ++next) {
            const int node = tree[next];
            for (const int arc : m_incident[node]) {
                const int other = otherEnd(arc, node);
                if (isIn[other] || slack(m_arcs[arc]) != 0)
                    continue;
                isIn[other] = true;
                link(arc);
                tree.push_back(other);
            }
        }
    }

    /// Grows a tree of arcs that fit over the whole part; where none leads on, the tree moves towards the nearest node.
    void growTree()
    {
        std::vector<bool> isIn(m_nodes, false);
        std::vector<int> tree;
        takeIn(0, isIn, tree);
        while (static_cast<int>(tree.size()) < m_nodes) {
            int nearest = -1;
            for (int arc = 0; arc < static_cast<int>(m_arcs.size()); ++arc) {
                if (isIn[m_arcs[arc].from] != isIn[m_arcs[arc].to]
                    && (nearest < 0 || slack(m_arcs[arc]) < slack(m_arcs[nearest])))
                    nearest = arc;
            }
            const auto &arc = m_arcs[nearest];
            const int shift = isIn[arc.from] ? slack(arc) : -slack(arc);
            for (const int node : tree)
                m_rank[node] += shift;
            link(nearest);
            takeIn(isIn[arc.from] ? arc.to : arc.from, isIn, tree);
        }
    }

    void link(int arc)
    {
        const auto &[from, to, weight] = m_arcs[arc];
        m_treeArcs[from].push_back({arc, to});
        m_treeArcs[to].push_back({arc, from});
    }

    void unlink(int arc)
    {
        for (const int end : {m_arcs[arc].from, m_arcs[arc].to})
            std::erase_if(m_treeArcs[end], [arc](const Branch &branch) { return branch.arc == arc; });
    }

    /// Numbers the tree below `top` anew, so that what hangs on a node is a stretch of `m_order`; and sums how much each
    /// such stretch would gain by moving on: that is the cut value of the arc that holds it.
    void number(int top)
    {
        const int begin = m_position[top];
        int next = begin;
        m_stack.assign(1, top);
        while (!m_stack.empty()) {
            const int node = m_stack.back();
            m_stack.pop_back();
            m_position[node] = next;
            m_order[next++] = node;
            m_size[node] = 1;
            m_pull[node] = m_excess[node];
            for (const auto &[arc, child] : m_treeArcs[node]) {
                if (arc == m_parentArc[node])
                    continue;
                m_parentArc[child] = arc;
                m_parent[child] = node;
                m_stack.push_back(child);
            }
        }
        for (int i = next - 1; i > begin; --i) {
            const int node = m_order[i];
            const int parent = m_parent[node];
            m_size[parent] += m_size[node];
            m_pull[parent] += m_pull[node];
        }
    }

    /// The nearest node that both hang on.
    [[nodiscard]] int commonTop(int node, int other) const
    {
        while (m_position[other] < m_position[node] || m_position[other] >= m_position[node] + m_size[node])
            node = m_parent[node];
        return node;
    }

    [[nodiscard]] bool isStartOfParentArc(int node) const { return m_arcs[m_parentArc[node]].from == node; }

    /// The next node, from where the last search ended, whose arc to its parent has a negative cut value; -1: none.
    int wrongWay()
    {
        for (int tried = 0; tried < m_nodes; ++tried) {
            m_next = m_next + 1 < m_nodes ? m_next + 1 : 0;
            if (m_parentArc[m_next] >= 0 && (isStartOfParentArc(m_next) ? m_pull[m_next] : -m_pull[m_next]) < 0)
                return m_next;
        }
        return -1;
    }

    /// Cuts the arc that holds `node`, and joins both sides by the shortest arc that leads the other way.
    void exchange(int node)
    {
        const int begin = m_position[node];
        const int end = begin + m_size[node];
        const auto isBelow = [&](int other) { return m_position[other] >= begin && m_position[other] < end; };
        const bool isStart = isStartOfParentArc(node);
        int entering = -1;
        for (int i = begin; i < end; ++i) {
            for (const int arc : m_incident[m_order[i]]) {
                const int inner = isStart ? m_arcs[arc].to : m_arcs[arc].from;
                const int outer = isStart ? m_arcs[arc].from : m_arcs[arc].to;
                if (inner == m_order[i] && !isBelow(outer)
                    && (entering < 0 || slack(m_arcs[arc]) < slack(m_arcs[entering])))
                    entering = arc;
            }
        }
        const int shift = isStart ? -slack(m_arcs[entering]) : slack(m_arcs[entering]);
        for (int i = begin; i < end; ++i)
            m_rank[m_order[i]] += shift;
        const int top = commonTop(node, isBelow(m_arcs[entering].from) ? m_arcs[entering].to : m_arcs[entering].from);
        unlink(m_parentArc[node]);
        link(entering);
        number(top);
    }

    /// Moves nodes that pull neither way to the emptiest layer that they may lie in.
    void balance()
    {
        const int first = *std::ranges::min_element(m_rank);
        for (int &rank : m_rank)
            rank -= first;
        std::vector<int> filled(*std::ranges::max_element(m_rank) + 1, 0);
        for (const int rank : m_rank)
            ++filled[rank];
        for (int node = 0; node < m_nodes; ++node) {
            if (m_excess[node] != 0 || m_incident[node].empty())
                continue;
            int low = 0;
            int high = static_cast<int>(filled.size()) - 1;
            for (const int arc : m_incident[node]) {
                if (m_arcs[arc].to == node)
                    low = std::max(low, m_rank[m_arcs[arc].from] + 1);
                else
                    high = std::min(high, m_rank[m_arcs[arc].to] - 1);
            }
            int best = m_rank[node];
            for (int rank = low; rank <= high; ++rank) {
                if (filled[rank] + (rank == m_rank[node] ? 0 : 1) < filled[best])
                    best = rank;
            }
            --filled[m_rank[node]];
            ++filled[best];
            m_rank[node] = best;
        }
    }

    int m_nodes;
    std::vector<Weighted> m_arcs;
    std::vector<std::vector<int>> m_incident; ///< by node: its arcs, either way
    std::vector<int> m_rank;
    std::vector<int> m_excess; ///< by node: weight of arcs that leave, less that of those that enter
    std::vector<std::vector<Branch>> m_treeArcs;
    std::vector<int> m_parentArc; ///< -1: of the root
    std::vector<int> m_parent;
    std::vector<int> m_order;    ///< parents before what hangs on them
    std::vector<int> m_position; ///< in `m_order`
    std::vector<int> m_size;     ///< how many hang on a node, itself included
    std::vector<int> m_pull;     ///< `m_excess` of all of those
    std::vector<int> m_stack;
    int m_next = 0;
};

} // namespace

std::vector<int> ranks(const Graph &graph)
{
    std::vector<std::vector<int>> neighbours(graph.nodes);
    for (const Arc &arc : graph.arcs) {
        neighbours[arc.from].push_back(arc.to);
        neighbours[arc.to].push_back(arc.from);
    }
    std::vector<int> part(graph.nodes, -1);
    std::vector<int> number(graph.nodes, 0);
    std::vector<std::vector<int>> parts;
    for (int first = 0; first < graph.nodes; ++first) {
        if (part[first] >= 0)
            continue;
        std::vector<int> members{first};
        part[first] = static_cast<int>(parts.size());
        for (std::size_t next = 0; next < members.size(); ++next) {
            number[members[next]] = static_cast<int>(next);
            for (const int other : neighbours[members[next]]) {
                if (part[other] < 0) {
                    part[other] = part[first];
                    members.push_back(other);
                }
            }
        }
        parts.push_back(std::move(members));
    }
    auto sorted = graph.arcs;
    std::ranges::sort(sorted, {}, [](const Arc &arc) { return std::pair(arc.from, arc.to); });
    std::vector<std::vector<Weighted>> arcs(parts.size());
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        const auto &[from, to, slot] = sorted[i];
        if (i > 0 && sorted[i - 1].from == from && sorted[i - 1].to == to)
            ++arcs[part[from]].back().weight;
        else
            arcs[part[from]].push_back({number[from], number[to], 1});
    }
    std::vector<int> result(graph.nodes, 0);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto own = NetworkSimplex(static_cast<int>(parts[i].size()), std::move(arcs[i])).run();
        for (std::size_t member = 0; member < own.size(); ++member)
            result[parts[i][member]] = own[member];
    }
    return result;
}

} // namespace sluice::layers
