#pragma once

#include <QLineF>
#include <QList>
#include <QMap>
#include <QRectF>
#include <QString>

#include <vector>

namespace sluice {

/// How far to move a rectangle so that it is level with others, and the lines that say with which. Pure.
struct Level {
    QPointF by;
    QList<QLineF> lines;
};

/// Looks for others whose left, middle or right (upper, middle, lower) edge lies within `reach` of the same of `moving`;
/// the nearest in each direction counts. Units: scene.
[[nodiscard]] Level levelWith(const QRectF &moving, const std::vector<QRectF> &others, double reach);

enum class Align : quint8 { Left, Centre, Right, Top, Middle, Bottom };

/// Places of rectangles of one size, each by its upper left, lined up with the outermost of them, or with their middle.
[[nodiscard]] QMap<QString, QPointF> aligned(const QMap<QString, QPointF> &places, QSizeF size, Align align);

/// The same with equal gaps between the first and the last; fewer than three stay.
[[nodiscard]] QMap<QString, QPointF> distributed(const QMap<QString, QPointF> &places, Qt::Orientation direction);

} // namespace sluice
