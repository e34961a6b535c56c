#include "ui/canvas/edgepainter.h"

#include "ui/canvas/edgepieces.h"

#include <QLocale>
#include <QPainter>

namespace sluice {

QPen EdgePainter::penOf(const EdgeMood &mood) const
{
    QPen pen(m_style.color(Token::Outline), 2);
    if (mood.inRun)
        pen.setColor(m_style.color(mood.passed > 0 ? Token::Accent : Token::Line));
    if (mood.hovered)
        pen.setColor(m_style.color(Token::Text));
    if (mood.selected || mood.dropTarget)
        pen = QPen(m_style.color(Token::Accent), 3);
    if (mood.lit)
        pen = QPen(m_style.color(Token::Danger), 3);
    pen.setCapStyle(Qt::FlatCap); // or the lines that a curve is painted as lie over each other
    if (mood.disabled)
        pen.setStyle(Qt::DashLine);
    return pen;
}

void EdgePainter::paint(QPainter &painter, const QPainterPath &curve, const EdgeMood &mood, Detail detail) const
{
    painter.setRenderHint(QPainter::Antialiasing, detail >= Detail::Names);
    painter.setOpacity(opacityOf(mood));
    const auto pen = penOf(mood);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    if (detail < Detail::Names) {
        QPolygonF corners{curve.elementAt(0)};
        eachPiece(curve, [&](const EdgePiece &piece) { corners.push_back(piece.to); });
        painter.drawPolyline(corners);
        return;
    }
    painter.drawPath(curve);
    paintHead(painter, curve.currentPosition(), pen.color());
    paintCount(painter, curve, mood, detail);
    paintWaiting(painter, curve, mood, detail);
}

void EdgePainter::paintHead(QPainter &painter, QPointF end, const QColor &color) const
{
    const auto tip = end - QPointF(5, 0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    const std::array head{tip, tip + QPointF(-7, -4.5), tip + QPointF(-7, 4.5)};
    painter.drawPolygon(head.data(), static_cast<int>(head.size()));
}

QRectF EdgePainter::countPlace(const QPainterPath &curve, const EdgeMood &mood, Detail detail) const
{
    const auto &metrics = detail == Detail::All ? m_style.smallMetrics : m_style.largeMetrics;
    QRectF box(0, 0, metrics.horizontalAdvance(QLocale().toString(mood.passed)) + 10, metrics.height() + 2);
    box.moveCenter(curve.pointAtPercent(0.5));
    return box;
}

void EdgePainter::paintCount(QPainter &painter, const QPainterPath &curve, const EdgeMood &mood, Detail detail) const
{
    if (mood.passed < 2)
        return;
    const auto box = countPlace(curve, mood, detail);
    painter.setPen(QPen(m_style.color(Token::Line), 1));
    painter.setBrush(m_style.color(Token::Surface));
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    painter.setFont(detail == Detail::All ? m_style.small : m_style.large);
    painter.setPen(m_style.color(Token::Text));
    painter.drawText(box, Qt::AlignCenter, QLocale().toString(mood.passed));
}

QRectF EdgePainter::waitingPlace(const QPainterPath &curve, const EdgeMood &mood, Detail detail) const
{
    QRectF box({}, waitingBadge(mood.waiting, detail == Detail::All ? m_style.smallMetrics : m_style.largeMetrics));
    box.moveCenter(curve.pointAtPercent(0.5));
    if (mood.passed > 1)
        box.moveTop(countPlace(curve, mood, detail).bottom() + 2);
    return box;
}

void EdgePainter::paintWaiting(QPainter &painter, const QPainterPath &curve, const EdgeMood &mood, Detail detail) const
{
    if (mood.waiting == 0)
        return;
    const bool isNear = detail == Detail::All;
    painter.setFont(isNear ? m_style.small : m_style.large);
    paintWaitingBadge(painter, waitingPlace(curve, mood, detail), mood.waiting, mood.isGrowing,
                      isNear ? m_style.smallMetrics : m_style.largeMetrics, m_style);
}

} // namespace sluice
