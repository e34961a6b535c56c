#pragma once

#include "ui/canvas/nodepainter.h"

#include <QPainterPath>
#include <QPen>

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
    quint64 waiting = 0;     ///< so many steps wait at its end now …
    bool isGrowing = false;  ///< … and they become more

    /// Something is written on it.
    [[nodiscard]] bool isCounted() const { return passed > 1 || waiting > 0; }
    bool operator==(const EdgeMood &) const = default;
};

/// Paints edges as shapes on any device; keeps nothing of any of them.
class EdgePainter {
public:
    explicit EdgePainter(const CanvasStyle &style)
        : m_style(style)
    {
    }

    void paint(QPainter &painter, const QPainterPath &curve, const EdgeMood &mood, Detail detail) const;

    [[nodiscard]] QPen penOf(const EdgeMood &mood) const;
    [[nodiscard]] static double opacityOf(const EdgeMood &mood) { return mood.dimmed ? 0.35 : 1; }
    /// The head of an edge that ends there.
    void paintHead(QPainter &painter, QPointF end, const QColor &color) const;
    /// How many steps took the edge, if it was more than one, in its middle.
    void paintCount(QPainter &painter, const QPainterPath &curve, const EdgeMood &mood, Detail detail) const;
    [[nodiscard]] QRectF countPlace(const QPainterPath &curve, const EdgeMood &mood, Detail detail) const;
    /// How many steps wait at its end, if any, in its middle, or below what is counted there.
    void paintWaiting(QPainter &painter, const QPainterPath &curve, const EdgeMood &mood, Detail detail) const;
    [[nodiscard]] QRectF waitingPlace(const QPainterPath &curve, const EdgeMood &mood, Detail detail) const;

private:
    const CanvasStyle &m_style;
};

} // namespace sluice
