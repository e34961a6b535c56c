#pragma once

#include <vector>

/// The steps of a layered layout (Sugiyama, Tagawa, Toda 1981) over plain numbers: `layerranks.h` says in which layer a
/// node lies, `layerorder.h` in which order the nodes of a layer do, `layerplaces.h` where exactly.
namespace sluice::layers {

/// From one node to another; of the arcs that leave a node, those with a lower slot leave above.
struct Arc {
    int from = 0;
    int to = 0;
    int slot = 0;

    bool operator==(const Arc &) const = default;
};

/// Nodes by number, from 0, and arcs among them that close no cycle; none leads from a node to itself.
struct Graph {
    int nodes = 0;
    std::vector<Arc> arcs;
};

} // namespace sluice::layers
