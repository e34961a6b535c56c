#pragma once

#include "ui/canvas/nodepainter.h"

#include <QPainterPath>

class QPainter;

namespace sluice {

/// What an edge shows besides its way.
struct EdgeMood {
    bool selected = false;
    bool hovered = false;
    bool dimmed = false;
    bool lit = false;        ///< part of the cycle that a wire would close
    bool dropTarget = false; ///< a node dropped now goes into it
    bool disabled = false;   ///< one of its ends is disabled
    bool inRun = false;      ///< a run is shown …
    quint32 passed = 0;      ///< … and this many steps took this edge

    bool operator==(const EdgeMood &) const = default;
};

/// Paints edges; keeps nothing of any of them.
class EdgePainter {
public:
    /// `corners`: the points that the curve passes, for what is painted from afar.
    void paint(QPainter &painter, const QPainterPath &curve, const QPolygonF &corners, const EdgeMood &mood,
               const CanvasStyle &style, Detail detail) const;
};

} // namespace sluice
