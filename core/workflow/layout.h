#pragma once

#include "core/workflow/model.h"

#include <QList>
#include <QMap>
#include <QPointF>
#include <QString>

namespace sluice {

class TaskCatalog;

/// Where the nodes of a workflow lie, and how long edges find their way between them.
struct Arrangement {
    QMap<QString, QPointF> places;     ///< of all tasks: the top left corners of nodes of 208 by 64
    QMap<Edge, QList<QPointF>> routes; ///< of edges that pass other layers, as `Drawing` keeps them

    bool operator==(const Arrangement &) const = default;
};

/// Arranges a workflow so that every edge leads to the right and few cross.
///
/// Layers that keep edges short, an order with few crossings, and places that keep edges straight (`layerranks.h`,
/// `layerorder.h`, `layerplaces.h`); edges that close a cycle are turned round for it. Layers are 80 apart, nodes at
/// least 32 below each other, all places are multiples of 8, and no two nodes overlap. Parts that no edge joins lie
/// below each other, tasks without any edge in lines below all of them. With a catalogue, edges leave in the order of
/// the type's ports.
///
/// It is stable: tasks that have a place keep their order in a layer, unless another one has clearly fewer crossings,
/// and the whole lies where most of them lay. The same workflow always gives the same places. Time: about n log n.
[[nodiscard]] Arrangement layeredLayout(const Workflow &workflow, const TaskCatalog *catalog = nullptr);

} // namespace sluice
