#pragma once

#include "ui/canvas/nodepainter.h"

#include <QHash>
#include <QPixmap>

namespace sluice {

/// A part of a node as pixels, and where they lie from the node's own pixel.
struct Stamp {
    QPixmap pixels;
    QPoint offset;
};

/// Parts of nodes that many nodes share, painted once for a zoom: to copy pixels costs a hundredth of painting shapes.
///
/// What it holds looks exactly as if it were painted in place, since nodes lie on whole pixels.
class StampCache {
public:
    StampCache(const CanvasStyle &style, const NodeGeometry &geometry)
        : m_style(style)
        , m_geometry(geometry)
    {
    }

    /// Forgets all that was painted for another scale, ratio or phase, and all if it is very much. `scale`: pixels of the
    /// device a unit of the scene; `ratio`: of the device.
    void begin(double scale, double ratio, double phase);
    void clear();
    /// Of the plates.
    [[nodiscard]] qsizetype bytes() const { return m_bytes; }

    [[nodiscard]] const Stamp &plate(const NodePlate &plate);
    [[nodiscard]] const Stamp &mark(const NodeMark &mark);
    [[nodiscard]] const Stamp &head(const QColor &color);

private:
    template <typename Paint>
    [[nodiscard]] Stamp make(const QRectF &area, Paint paint) const;

    const CanvasStyle &m_style;
    const NodeGeometry &m_geometry;
    double m_scale = 0;
    double m_ratio = 1;
    double m_phase = 0;
    qsizetype m_bytes = 0;
    QHash<NodePlate, Stamp> m_plates;
    QHash<quint64, Stamp> m_marks; ///< by shape, colour and place
    QHash<QRgb, Stamp> m_heads;
};

} // namespace sluice
