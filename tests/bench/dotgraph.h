#pragma once

#include "core/workflow/model.h"

#include <optional>

namespace sluice::bench {

using Polyline = std::vector<QPointF>;

/// How `dot` drew a graph.
struct DotDrawing {
    Workflow graph; ///< its nodes and edges, without all else that the file says
    std::vector<std::pair<Edge, Polyline>> edges;
    int crossings = 0; ///< in its layers, as it counts them itself
    double ms = 0;     ///< of the whole program
};

/// Runs `dot` on a graph in its language. None: it is not there, or failed.
[[nodiscard]] std::optional<DotDrawing> drawByDot(const QByteArray &text);

/// A graph in the language of `dot`: nodes of one size without words, from left to right.
[[nodiscard]] QByteArray dotText(const Workflow &graph);

/// Points along cubic curves, each given by its ends and the two points between.
[[nodiscard]] Polyline alongCubics(const std::vector<QPointF> &points);

/// How many pairs of edges that share no node cross.
[[nodiscard]] int crossingPairs(const std::vector<std::pair<Edge, Polyline>> &edges);

} // namespace sluice::bench
