#include "ui/canvas/nodegeometry.h"

#include <algorithm>
#include <cmath>

namespace sluice {

namespace {
constexpr double kLabelWidth = 64;
constexpr double kLabelHeight = 14;
constexpr double kRing = 6;
constexpr double kTurn = 72; ///< how far a wire to another row swings out before it turns
} // namespace

QRectF NodeGeometry::bounds(int outPorts) const
{
    const double right = outPorts > 1 ? kPort + kLabelWidth : kPort;
    return body().adjusted(-kRing, -kRing, right, kRing);
}

QPointF NodeGeometry::outPort(int port, int count) const
{
    return {kWidth, kHeight * (port + 1) / (count + 1)};
}

QRectF NodeGeometry::outLabel(int port, int count) const
{
    const auto middle = outPort(port, count);
    return {middle.x() + kPort / 2 + 4, middle.y() - kLabelHeight, kLabelWidth - 4, kLabelHeight};
}

QPointF NodeGeometry::snapped(QPointF point)
{
    return {std::round(point.x() / kGrid) * kGrid, std::round(point.y() / kGrid) * kGrid};
}

QPainterPath edgeCurve(QPointF from, QPointF to)
{
    // A wire that runs back swings out further, so that it leaves and arrives level.
    const double ahead = to.x() - from.x();
    const double swing = ahead >= 0 ? std::max(28.0, ahead / 2) : std::min(220.0, 60 - ahead / 2);
    QPainterPath path(from);
    if (ahead < 0 && std::abs(to.y() - from.y()) > 1.5 * NodeGeometry::kHeight) {
        // Back to another row: level between the two, clear of the nodes at both ends.
        const auto middle = (from + to) / 2;
        path.cubicTo({from.x() + kTurn, from.y()}, {from.x() + kTurn, middle.y()}, middle);
        path.cubicTo({to.x() - kTurn, middle.y()}, {to.x() - kTurn, to.y()}, to);
        return path;
    }
    path.cubicTo(from + QPointF(swing, 0), to - QPointF(swing, 0), to);
    return path;
}

QPainterPath edgeCurve(QPointF from, const QList<QPointF> &route, QPointF to)
{
    if (route.isEmpty())
        return edgeCurve(from, to);
    QPainterPath path(from);
    const auto curveTo = [&path](QPointF point) {
        const QPointF swing((point.x() - path.currentPosition().x()) / 2, 0);
        path.cubicTo(path.currentPosition() + swing, point - swing, point);
    };
    for (qsizetype i = 0; i < route.size(); ++i) {
        if (i % 2 == 0)
            curveTo(route[i]);
        else
            path.lineTo(route[i]);
    }
    curveTo(to);
    return path;
}

} // namespace sluice
