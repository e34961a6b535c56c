#pragma once

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
    static constexpr double kPort = 10; ///< diameter of a port's ring
    static constexpr double kReach = 12; ///< how far from a port's middle a pointer still means it
    static constexpr double kGrid = 8;

    [[nodiscard]] QRectF body() const { return {0, 0, kWidth, kHeight}; }
    /// All that the node may paint: rings, labels and the selection's ring are outside its body.
    [[nodiscard]] QRectF bounds(int outPorts) const;
    [[nodiscard]] QRectF chip() const { return {12, 14, 36, 36}; }
    [[nodiscard]] QRectF title() const { return {58, 12, kWidth - 58 - 34, 20}; }
    [[nodiscard]] QRectF summary() const { return {58, 33, kWidth - 58 - 12, 18}; }
    [[nodiscard]] QRectF state() const { return {kWidth - 28, 12, 16, 16}; }
    [[nodiscard]] QRectF trouble() const { return {kWidth - 28, 36, 14, 14}; }
    [[nodiscard]] QRectF progress() const { return {6, kHeight - 4, kWidth - 12, 2}; }
    [[nodiscard]] QPointF inPort() const { return {0, kHeight / 2}; }
    [[nodiscard]] QPointF outPort(int port, int count) const;
    [[nodiscard]] QRectF outLabel(int port, int count) const;

    [[nodiscard]] static QPointF snapped(QPointF point);
};

/// The curve of an edge from an out port to an in port, in scene coordinates.
[[nodiscard]] QPainterPath edgeCurve(QPointF from, QPointF to);

} // namespace sluice
