#pragma once

#include <QList>
#include <QPainterPath>
#include <QPointF>
#include <QRectF>

#include <optional>

namespace sluice {

/// Where the parts of a node lie, in the node's own coordinates; its origin is the node's upper left corner.
class NodeGeometry {
public:
    static constexpr double kWidth = 208;
    static constexpr double kHeight = 64;
    static constexpr double kPort = 10;  ///< diameter of a port's ring
    static constexpr double kReach = 12; ///< how far from a port's middle a pointer still means it
    static constexpr double kGrid = 8;

    [[nodiscard]] QRectF body() const { return {0, 0, kWidth, kHeight}; }
    /// All that the node may paint: rings, labels and the selection's ring are outside its body.
    [[nodiscard]] QRectF bounds(int outPorts) const;
    [[nodiscard]] QRectF tintBar() const { return {4, 10, 4, kHeight - 20}; }
    [[nodiscard]] QRectF chip() const { return {12, 14, 36, 36}; }
    /// The name; it ends before the state's shape where one is shown, and takes two lines where it has to.
    [[nodiscard]] QRectF title(bool withState, bool isWrapped) const
    {
        return {58, isWrapped ? 5.0 : 12.0, kWidth - 58 - (withState ? 32 : 10), isWrapped ? 34.0 : 20.0};
    }
    /// From afar: the name alone, the state beside it, the counts of a run below it.
    [[nodiscard]] QRectF farName(bool withState, bool withCounts) const
    {
        return {16, 4, kWidth - 16 - (withState ? 38 : 8), withCounts ? 30 : kHeight - 8};
    }
    [[nodiscard]] QRectF farState() const { return {kWidth - 34, 8, 26, 26}; }
    /// From further away still: the shape of the state alone, large.
    [[nodiscard]] QRectF shape() const { return {(kWidth - 44) / 2, (kHeight - 44) / 2, 44, 44}; }
    [[nodiscard]] QRectF farCounts() const { return {16, 34, kWidth - 22, 26}; }
    [[nodiscard]] QRectF farBar() const { return {3, 6, 5, kHeight - 12}; }
    [[nodiscard]] QRectF summary(bool isBelowTwoLines) const
    {
        return {58, isBelowTwoLines ? 40.0 : 33.0, kWidth - 58 - 12, 18};
    }
    [[nodiscard]] QRectF state() const { return {kWidth - 28, 12, 16, 16}; }
    [[nodiscard]] QRectF trouble() const { return {kWidth - 28, 36, 14, 14}; }
    /// The breaker of its connection: on the corner of the icon's chip, and from afar below the state.
    [[nodiscard]] QRectF breaker() const { return {36, 38, 16, 16}; }
    [[nodiscard]] QRectF farBreaker() const { return {kWidth - 32, 38, 22, 22}; }
    /// A breakpoint: on the left edge, above the in port; a click there sets it.
    [[nodiscard]] QRectF breakpoint() const { return {-8, -3, 24, 24}; }
    [[nodiscard]] QRectF edge() const { return {-6, 0, 16, 20}; }
    /// Points at the node before which a run halts, below the in port.
    [[nodiscard]] QRectF halt() const { return {0, kHeight - 19, 18, 18}; }
    /// What stands for the task in a dry run: on the upper corner of the icon's chip.
    [[nodiscard]] QRectF mock() const { return {38, 6, 15, 15}; }
    /// How many wait there, at the end of the line below the name.
    [[nodiscard]] QRectF waiting(double width) const { return {kWidth - 8 - width, kHeight - 24, width, 18}; }
    [[nodiscard]] QRectF progress() const { return {6, kHeight - 4, kWidth - 12, 2}; }
    [[nodiscard]] QPointF inPort() const { return {0, kHeight / 2}; }
    [[nodiscard]] QPointF outPort(int port, int count) const;
    [[nodiscard]] QRectF outLabel(int port, int count) const;

    [[nodiscard]] static QPointF snapped(QPointF point);
};

/// The curve of an edge from an out port to an in port, in scene coordinates.
[[nodiscard]] QPainterPath edgeCurve(QPointF from, QPointF to);
/// The same through the points of a route, level from the first of two to the second.
[[nodiscard]] QPainterPath edgeCurve(QPointF from, const QList<QPointF> &route, QPointF to);

} // namespace sluice
