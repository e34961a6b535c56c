#pragma once

#include "core/workflow/layerorder.h"

namespace sluice::layers {

/// How much room nodes need across their layer, in one unit of the caller's.
struct Room {
    double node = 0;    ///< of a node
    double nodeGap = 0; ///< least between two nodes
    double bend = 0;    ///< of an arc that is led through a layer
    double bendGap = 0; ///< least beside it
};

/// Where the middle of each node lies across its layer, in the order of the layer and with the room asked for; arcs that
/// lead through layers are straight there, and nodes lie level with the middle of their neighbours where they can.
///
/// Brandes and Köpf, "Fast and Simple Horizontal Coordinate Assignment" (2001): four alignments, one towards each corner,
/// and for each node the mean of the middle two. Blocks of aligned nodes are placed by longest paths among them, both
/// ways, instead of the paper's classes of shifts, which needed an erratum (2020). Time: n log n in the links.
[[nodiscard]] std::vector<double> places(const Layering &layering, const Room &room);

} // namespace sluice::layers
