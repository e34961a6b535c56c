#pragma once

#include "core/workflow/layers.h"

#include <cstdint>

namespace sluice::layers {

/// A graph in layers in which every arc leads to the next layer: longer ones are led through the layers between by nodes
/// of their own, which follow those of the graph in number.
class Layering {
public:
    /// A way from a node to one of the next layer; an arc that counts several times is one.
    struct Link {
        int from;
        int to;
        int slot;
    };

    /// The bends that lead an arc of the graph through the layers between its ends, numbered one after the other.
    struct Chain {
        Arc arc;
        int firstBend;
        int bends;
    };

    /// `ranks`: the layer of each node. Nodes begin in order of number.
    Layering(const Graph &graph, const std::vector<int> &ranks);

    [[nodiscard]] int nodes() const { return static_cast<int>(m_rankOf.size()); }
    /// How many nodes the graph has; those from there on lead arcs through.
    [[nodiscard]] int ownNodes() const { return m_ownNodes; }
    [[nodiscard]] bool isBend(int node) const { return node >= m_ownNodes; }
    [[nodiscard]] int rankOf(int node) const { return m_rankOf[node]; }
    [[nodiscard]] int rowOf(int node) const { return m_rowOf[node]; }
    /// The nodes of each layer, from above.
    [[nodiscard]] const std::vector<std::vector<int>> &rows() const { return m_rows; }
    [[nodiscard]] const std::vector<Link> &links() const { return m_links; }
    /// Of each arc that is led through a layer.
    [[nodiscard]] const std::vector<Chain> &chains() const { return m_chains; }
    /// By node: which links enter it, and which leave it.
    [[nodiscard]] const std::vector<int> &linksInto(int node) const { return m_into[node]; }
    [[nodiscard]] const std::vector<int> &linksFrom(int node) const { return m_outOf[node]; }
    /// Where a link leaves its node, in a measure that also orders the nodes of the layer.
    [[nodiscard]] int startOf(const Link &link) const { return m_rowOf[link.from] * kSlots + link.slot; }

    void setRow(int rank, std::vector<int> nodes);
    /// Exchanges the node at a row of a layer and the one below it.
    void exchange(int rank, int row);

    /// How many pairs of links cross. Time: n log n in the links (Barth, Mutzel, Jünger 2004).
    [[nodiscard]] std::int64_t crossings() const;

private:
    static constexpr int kSlots = 64;

    void addLink(int from, int to, int slot);
    [[nodiscard]] std::int64_t crossingsAfter(int rank) const;

    int m_ownNodes;
    std::vector<int> m_rankOf;
    std::vector<int> m_rowOf;
    std::vector<std::vector<int>> m_rows;
    std::vector<Link> m_links;
    std::vector<Chain> m_chains;
    std::vector<std::vector<int>> m_linksAfter; ///< by layer: the links that leave it
    std::vector<std::vector<int>> m_into;
    std::vector<std::vector<int>> m_outOf;
};

/// Orders the nodes of each layer so that few links cross.
///
/// Sweeps that sort by the barycentre and by the median of the neighbours in turn, each followed by exchanges of nodes
/// side by side while that helps (Gansner and others 1993, section 3), from several first orders; the best one stays. It
/// is no optimum: that is NP-hard. With `keepsOrder`, the order at hand is one of the first, and only one with clearly
/// fewer crossings replaces what comes of it.
void uncross(Layering &layering, bool keepsOrder);

} // namespace sluice::layers
