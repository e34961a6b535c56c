// How a timeline is painted: names, bars, the critical path and the axis of time.
#include "ui/runs/ganttview.h"

#include "ui/runs/livetimeline.h"
#include "ui/theme/themecontroller.h"
#include "ui/wording/formats.h"

#include <QFontMetrics>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <array>
#include <cmath>

namespace sluice {

namespace {

/// Between two ticks of the axis there are at least so many pixels, at a font scale of 1.
constexpr double kTickRoom = 90;
/// A bar this wide has room for its shape, and this wide for how long it lasted.
constexpr double kShapeRoom = 16;
constexpr double kTextRoom = 76;

/// The steps of a time axis, in ms: as people count time.
double tickStep(double least)
{
    static constexpr std::array<double, 24> kSteps{1,       2,         5,         10,         20,         50,
                                                   100,     200,       500,       1'000,      2'000,      5'000,
                                                   10'000,  15'000,    30'000,    60'000,     120'000,    300'000,
                                                   600'000, 1'800'000, 3'600'000, 10'800'000, 21'600'000, 86'400'000};
    for (const double step : kSteps) {
        if (step >= least)
            return step;
    }
    return std::ceil(least / kSteps.back()) * kSteps.back();
}

} // namespace

void GanttView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme.color(Token::Surface));
    if (!m_live.timeline())
        return;
    painter.setFont(m_theme.theme().font());
    const auto [first, last] = linesShown();
    painter.save();
    painter.setClipRect(QRectF(0, axisHeight(), viewport()->width(), viewport()->height() - axisHeight()));
    for (int line = first; line < last; ++line)
        paintRow(painter, line);
    painter.setClipRect(
        QRectF(namesWidth(), axisHeight(), viewport()->width() - namesWidth(), viewport()->height() - axisHeight()));
    for (int line = first; line < last; ++line)
        paintBars(painter, line);
    paintPath(painter);
    painter.restore();
    paintAxis(painter);
}

void GanttView::paintAxis(QPainter &painter) const
{
    painter.setFont(m_theme.theme().font(TypeSize::Small));
    const double pixelsPerMs = plotWidth() * m_zoom / span();
    const double step = tickStep(kTickRoom * m_theme.theme().fontScale() / pixelsPerMs);
    const double left = horizontalScrollBar()->value() / pixelsPerMs;
    painter.fillRect(QRectF(0, 0, viewport()->width(), axisHeight()), m_theme.color(Token::Surface));
    painter.setClipRect(QRectF(namesWidth(), 0, viewport()->width() - namesWidth(), viewport()->height()));
    for (double time = std::floor(left / step) * step;; time += step) {
        const double x = namesWidth() + (time - left) * pixelsPerMs;
        if (x > viewport()->width())
            break;
        painter.setPen(QPen(m_theme.color(Token::Line), 1));
        painter.drawLine(QPointF(x + 0.5, axisHeight() - 4.0), QPointF(x + 0.5, viewport()->height()));
        painter.setPen(m_theme.color(Token::Muted));
        painter.drawText(QRectF(x + 3, 0, 200, axisHeight() - 4), Qt::AlignLeft | Qt::AlignVCenter,
                         time == 0 ? QStringLiteral("0") : durationText(Milliseconds(std::llround(time))));
    }
    painter.setClipping(false);
    painter.setPen(QPen(m_theme.color(Token::Line), 1));
    painter.drawLine(QPointF(0, axisHeight() - 0.5), QPointF(viewport()->width(), axisHeight() - 0.5));
    painter.drawLine(QPointF(namesWidth() - 0.5, 0), QPointF(namesWidth() - 0.5, viewport()->height()));
}

void GanttView::paintRow(QPainter &painter, int line) const
{
    const quint32 row = m_lines[static_cast<std::size_t>(line)];
    const QRectF whole(0, yOf(line), viewport()->width(), rowHeight());
    if (line == m_current.line)
        painter.fillRect(whole, m_theme.color(Token::Selected));
    const TimelineRow &shown = m_live.timeline()->rows()[row];
    const double glyph = 12;
    const QRectF place(space::kM, whole.center().y() - glyph / 2, glyph, glyph);
    paintGlyph(painter, place, glyphOf(m_live.timeline()->run().step(shown.step).state), m_theme.theme());
    QFont font = m_theme.theme().font();
    font.setBold(m_live.isCritical(row));
    painter.setFont(font);
    painter.setPen(m_theme.color(Token::Text));
    const QRectF text(place.right() + space::kS, whole.top(), namesWidth() - place.right() - 2 * space::kS,
                      rowHeight());
    painter.drawText(
        text, Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetrics(font).elidedText(m_live.titleOf(shown), Qt::ElideMiddle, static_cast<int>(text.width())));
}

void GanttView::paintBars(QPainter &painter, int line) const
{
    const quint32 row = m_lines[static_cast<std::size_t>(line)];
    const auto bars = m_live.timeline()->bars(row, m_live.now());
    for (std::size_t i = 0; i < bars.size(); ++i) {
        QRectF rect = rectOf(line, bars[i]);
        if (rect.right() < namesWidth() || rect.left() > viewport()->width())
            continue;
        // A pattern that is far too long to be seen whole takes as long to paint.
        rect.setLeft(std::max(rect.left(), namesWidth() - 50.0));
        rect.setRight(std::min(rect.right(), viewport()->width() + 50.0));
        BarLook look = lookOf(sortOf(bars[i]));
        if (m_isStale)
            look.token = Token::Paused;
        paintBar(painter, rect, look, m_theme.theme());
        const QRectF seen = rect.intersected(QRectF(namesWidth(), 0, viewport()->width() - namesWidth(), 1e6));
        if (seen.width() >= kShapeRoom) {
            const QRectF shape(seen.left() + 3, seen.center().y() - 6, 12, 12);
            const bool isSolid = look.fill == BarFill::Solid;
            const bool isThin = look.fill == BarFill::Thin;
            if (!isSolid)
                painter.fillRect(shape.adjusted(-2, isThin ? -1 : 0, 2, isThin ? 1 : 0), m_theme.color(Token::Surface));
            paintShape(painter, shape, look.shape, m_theme.color(isSolid ? Token::OnFill : look.token), 0.7);
            if (seen.width() >= kTextRoom * m_theme.theme().fontScale()) {
                painter.setFont(m_theme.theme().font(TypeSize::Small));
                const QString text = durationText(bars[i].to - bars[i].from);
                QRectF place(shape.right() + 4, seen.top(), painter.fontMetrics().horizontalAdvance(text) + 6.0,
                             seen.height());
                if (!isSolid)
                    painter.fillRect(place.adjusted(-3, 2, 0, -2), m_theme.color(Token::Surface));
                painter.setPen(m_theme.color(isSolid ? Token::OnFill : Token::Text));
                painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, text);
            }
        }
        if (line == m_current.line && static_cast<int>(i) == m_current.bar) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(m_theme.color(Token::Accent), 2, hasFocus() ? Qt::SolidLine : Qt::DotLine));
            painter.drawRect(rect.adjusted(-2, -2, 2, 2));
        }
    }
}

/// A line along the feet of the bars, and down or up to the step that came next.
void GanttView::paintPath(QPainter &painter) const
{
    painter.setPen(QPen(m_theme.color(Token::Text), 2));
    const CriticalPart *before = nullptr;
    const auto footOf = [this](const CriticalPart &part) { return yOf(m_lineOf[part.row]) + rowHeight() - 2.0; };
    for (const CriticalPart &part : m_live.criticalPath()) {
        const double foot = footOf(part);
        const double from = xOf(part.from);
        painter.drawLine(QPointF(from, foot), QPointF(std::max(from + 1, xOf(part.to)), foot));
        if (before)
            painter.drawLine(QPointF(from, footOf(*before)), QPointF(from, foot));
        before = &part;
    }
}

} // namespace sluice
