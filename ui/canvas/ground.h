#pragma once

#include <QColor>
#include <QImage>
#include <QRect>

#include <vector>

namespace sluice {

/// A rectangle that shows what is below through its colour.
struct TintedArea {
    QRect area;
    QColor tint;
};

/// Fills an image with a colour and the tinted areas above it, the lowest first.
///
/// Each pixel is written once, however many areas lie over each other: frames of groups may cover the whole sight ten
/// times.
void paintGround(QImage &pixels, const QColor &ground, const std::vector<TintedArea> &areas);

/// Fills an area with a colour.
void fillArea(QImage &pixels, const QRect &area, const QColor &color);

/// Sets the dots of a grid: a dot of `size` pixels at each `step` from `origin`, which may be anywhere.
void paintDots(QImage &pixels, QPointF origin, double step, double size, const QColor &color);

} // namespace sluice
