#pragma once

#include "core/workflow/model.h"

#include <QMap>
#include <QPointF>
#include <QString>

namespace sluice {

/// Places for all tasks, for a workflow without a layout: the top left corners of nodes of 208 by 64, left to right.
///
/// Layers by the longest path from a start, ordered in the layers by the barycentre of their neighbours (Sugiyama,
/// Tagawa, Toda 1981), 80 apart and 32 below each other, each layer centred; all places are multiples of 8. Edges that
/// close a cycle are not looked at. The same workflow always gives the same places, and no two nodes overlap.
[[nodiscard]] QMap<QString, QPointF> layeredLayout(const Workflow &workflow);

} // namespace sluice
