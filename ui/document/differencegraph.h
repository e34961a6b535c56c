#pragma once

#include "core/workflow/difference.h"
#include "core/workflow/model.h"

#include <QMap>
#include <QPointF>

#include <map>
#include <vector>

namespace sluice {

/// What is said of a part of a graph that shows two things at once.
enum class PartMark : quint8 {
    Added,
    Removed,
    Changed,
    Moved,
    Conflict,  ///< both sides of a merge changed the same
    Same,      ///< it came to the same in two runs …
    Different, ///< … or to something else
    OnlyLeft,  ///< only the first run came there …
    OnlyRight, ///< … or only the second
};

/// Two versions of a workflow as one graph: all that either has, with what became of it.
struct DifferenceGraph {
    Workflow workflow;                 ///< to be looked at only: it may hold a cycle that neither version has
    std::map<PartKey, PartMark> marks; ///< of what differs
    QMap<QString, QPointF> from;       ///< where tasks lay before that lie elsewhere now

    bool operator==(const DifferenceGraph &) const = default;
};

/// Which part an edge is.
[[nodiscard]] PartKey keyOf(const Edge &edge);

/// Lays the graph of `before` under that of `after`. What is gone lies where it lay, or further down where something else
/// lies there now. No group is collapsed.
[[nodiscard]] DifferenceGraph differenceGraph(const Workflow &before, const Workflow &after,
                                              const std::vector<PartChange> &changes);

} // namespace sluice
