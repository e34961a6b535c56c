#include "ui/canvas/stampcache.h"

#include "ui/canvas/edgepainter.h"

#include <QPainter>

namespace sluice {

namespace {

/// How far the ring of the keyboard's focus and hot ports reach beyond a node's body.
constexpr double kBeyond = 8;
/// Plates of this size together are forgotten: those of all moods and types are very many.
constexpr qsizetype kMostBytes = 64 << 20;

quint64 keyOf(const NodeMark &mark)
{
    const auto place = static_cast<quint64>(mark.place.left()) << 16U | static_cast<quint64>(mark.place.top()) << 32U;
    return place | static_cast<quint64>(mark.shape) << 8U | static_cast<quint64>(mark.token);
}

} // namespace

void StampCache::begin(double scale, double ratio, double phase)
{
    if (m_scale != scale || m_ratio != ratio || m_bytes > kMostBytes)
        clear();
    else if (m_phase != phase)
        m_marks.removeIf([](const std::pair<const quint64 &, Stamp &> &mark) {
            return moves(static_cast<Shape>(mark.first >> 8U & 0xFFU));
        });
    m_scale = scale;
    m_ratio = ratio;
    m_phase = phase;
}

void StampCache::clear()
{
    m_plates.clear();
    m_bytes = 0;
    m_marks.clear();
    m_heads.clear();
}

template <typename Paint>
Stamp StampCache::make(const QRectF &area, Paint paint) const
{
    const auto pixels = QRectF(area.topLeft() * m_scale, area.size() * m_scale).toAlignedRect().adjusted(-1, -1, 1, 1);
    Stamp stamp{QPixmap(pixels.size()), pixels.topLeft()};
    stamp.pixels.fill(Qt::transparent);
    stamp.pixels.setDevicePixelRatio(m_ratio); // icons ask for it …
    QPainter painter(&stamp.pixels);
    painter.translate(-QPointF(pixels.topLeft()) / m_ratio);
    painter.scale(m_scale / m_ratio, m_scale / m_ratio);
    painter.setRenderHint(QPainter::Antialiasing);
    paint(painter);
    painter.end();
    stamp.pixels.setDevicePixelRatio(1); // … and it is copied pixel by pixel
    return stamp;
}

const Stamp &StampCache::plate(const NodePlate &plate)
{
    auto found = m_plates.find(plate);
    if (found == m_plates.end()) {
        const auto area = m_geometry.body().adjusted(-kBeyond, -kBeyond, kBeyond, kBeyond);
        found = m_plates.insert(
            plate, make(area, [&](QPainter &painter) { NodePainter(m_style, m_geometry).paintPlate(painter, plate); }));
        m_bytes += 4 * qsizetype(found->pixels.width()) * found->pixels.height();
    }
    return *found;
}

const Stamp &StampCache::mark(const NodeMark &mark)
{
    auto found = m_marks.find(keyOf(mark));
    if (found == m_marks.end()) {
        const auto area = mark.place.adjusted(-1, -1, 1, 1);
        found = m_marks.insert(keyOf(mark), make(area, [&](QPainter &painter) {
                                   paintShape(painter, mark.place, mark.shape, m_style.color(mark.token),
                                              moves(mark.shape) ? m_phase : 0);
                               }));
    }
    return *found;
}

const Stamp &StampCache::head(const QColor &color)
{
    auto found = m_heads.find(color.rgba());
    if (found == m_heads.end()) {
        found = m_heads.insert(color.rgba(), make({-14, -6, 14, 12}, [&](QPainter &painter) {
                                   EdgePainter(m_style).paintHead(painter, {}, color);
                               }));
    }
    return *found;
}

} // namespace sluice
