#pragma once

#include <QLineF>
#include <QPainterPath>
#include <QRectF>

namespace sluice {

/// A cubic curve or a straight line of an edge's way.
struct EdgePiece {
    QPointF from;
    QPointF control1;
    QPointF control2;
    QPointF to;
    bool isLine = false;

    [[nodiscard]] QRectF bounds() const;
    /// `part`: 0 at the start, 1 at the end.
    [[nodiscard]] QPointF at(double part) const;
    /// Adds points of a line that is nowhere further than `tolerance` from the curve; the start is left out.
    void flatten(double tolerance, QList<QPointF> &points) const;
};

/// Calls `visit` with each piece of a curve, from its start to its end.
template <typename Visit>
void eachPiece(const QPainterPath &curve, Visit visit)
{
    for (int i = 1; i < curve.elementCount(); ++i) {
        const QPointF from = curve.elementAt(i - 1);
        if (curve.elementAt(i).isLineTo()) {
            visit(EdgePiece{from, from, curve.elementAt(i), curve.elementAt(i), true});
        } else {
            visit(EdgePiece{from, curve.elementAt(i), curve.elementAt(i + 1), curve.elementAt(i + 2), false});
            i += 2;
        }
    }
}

[[nodiscard]] double distanceOf(QPointF point, const QLineF &line);
[[nodiscard]] bool reachesInto(const QLineF &line, const QRectF &rect);

} // namespace sluice
