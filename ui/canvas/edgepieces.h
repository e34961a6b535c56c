#pragma once

#include <QLineF>
#include <QList>
#include <QPainterPath>
#include <QRectF>

#include <array>
#include <optional>
#include <utility>

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
    /// Where the curve turns back across or along, as `at` takes it; what is not between 0 and 1 is none.
    [[nodiscard]] std::array<double, 4> turns() const;
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

/// The dashes along a line through points that reach into `sight`; they lie where they do whatever is in sight.
[[nodiscard]] QList<QLineF> dashesAlong(const QList<QPointF> &points, double dash, double gap, const QRectF &sight);

[[nodiscard]] double distanceOf(QPointF point, const QLineF &line);
/// Which part of a line lies in a rectangle, from 0 at its start to 1 at its end; none: nothing.
[[nodiscard]] std::optional<std::pair<double, double>> partIn(const QLineF &line, const QRectF &rect);
[[nodiscard]] bool reachesInto(const QLineF &line, const QRectF &rect);

} // namespace sluice
