#include "ui/canvas/edgepainter.h"

#include <QLocale>
#include <QPainter>

namespace sluice {

namespace {

QPen penOf(const EdgeMood &mood, const CanvasStyle &style)
{
    QPen pen(style.color(Token::Outline), 2);
    pen.setCapStyle(Qt::FlatCap);
    if (mood.inRun)
        pen.setColor(style.color(mood.passed > 0 ? Token::Accent : Token::Line));
    if (mood.hovered)
        pen.setColor(style.color(Token::Text));
    if (mood.selected || mood.dropTarget)
        pen = QPen(style.color(Token::Accent), 3);
    if (mood.lit)
        pen = QPen(style.color(Token::Danger), 3);
    if (mood.disabled)
        pen.setStyle(Qt::DashLine);
    return pen;
}

} // namespace

void EdgePainter::paint(QPainter &painter, const QPainterPath &curve, const QPolygonF &corners, const EdgeMood &mood,
                        const CanvasStyle &style, Detail detail) const
{
    painter.setRenderHint(QPainter::Antialiasing, detail != Detail::Blocks);
    painter.setOpacity(mood.dimmed ? 0.35 : 1);
    const auto pen = penOf(mood, style);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    if (detail == Detail::Blocks) {
        painter.drawPolyline(corners);
        return;
    }
    painter.drawPath(curve);

    const auto end = curve.currentPosition() - QPointF(5, 0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(pen.color());
    const std::array head{end, end + QPointF(-7, -4.5), end + QPointF(-7, 4.5)};
    painter.drawPolygon(head.data(), static_cast<int>(head.size()));

    if (mood.passed < 2)
        return;
    const auto text = QLocale().toString(mood.passed);
    const auto &font = detail == Detail::All ? style.small : style.large;
    const auto &metrics = detail == Detail::All ? style.smallMetrics : style.largeMetrics;
    QRectF box(0, 0, metrics.horizontalAdvance(text) + 10, metrics.height() + 2);
    box.moveCenter(curve.pointAtPercent(0.5));
    painter.setPen(QPen(style.color(Token::Line), 1));
    painter.setBrush(style.color(Token::Surface));
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    painter.setFont(font);
    painter.setPen(style.color(Token::Text));
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace sluice
