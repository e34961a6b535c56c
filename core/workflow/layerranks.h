#pragma once

#include "core/workflow/layers.h"

namespace sluice::layers {

/// In which layer each node lies, from 0, so that every arc leads to a later layer and all arcs together are as short as
/// they can be; a node that may lie in several at no cost lies in the emptiest.
///
/// The network simplex of Gansner, Koutsofios, North and Vo, "A Technique for Drawing Directed Graphs" (1993), section 2.
/// In a graph of several parts each is solved by itself. A graph beyond some ten thousand nodes may keep arcs that are
/// longer than needed: the steps are limited, not the time, so the answer is always the same.
[[nodiscard]] std::vector<int> ranks(const Graph &graph);

} // namespace sluice::layers
