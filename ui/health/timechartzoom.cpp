// How a stretch of a chart is chosen, to be seen alone.
#include "ui/health/chartcrosshair.h"
#include "ui/health/timechart.h"

#include <QChart>
#include <QChartView>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace sluice {

namespace {
constexpr double kLeastDrag = 8; ///< pixels; less is a click
}

void TimeChart::setZoomable(bool zoomable)
{
    m_isZoomable = zoomable;
}

std::optional<double> TimeChart::minutesAt(double x) const
{
    const QRectF plot = m_chart->plotArea();
    return x < plot.left() || x > plot.right() ? std::nullopt
                                               : std::optional((x - plot.right()) / plot.width() * m_minutes);
}

void TimeChart::mousePressEvent(QMouseEvent *event)
{
    const double x = m_view->mapFrom(this, event->pos()).x();
    if (m_isZoomable && event->button() == Qt::LeftButton && minutesAt(x))
        m_draggedFrom = x;
    QWidget::mousePressEvent(event);
}

void TimeChart::mouseMoveEvent(QMouseEvent *event)
{
    const QRectF plot = m_chart->plotArea();
    const double x = m_view->mapFrom(this, event->pos()).x();
    if (m_draggedFrom) {
        const double to = std::clamp(x, plot.left(), plot.right());
        m_over->setBand(std::pair(std::min(*m_draggedFrom, to), std::max(*m_draggedFrom, to)));
    }
    pointAt(minutesAt(x));
}

void TimeChart::mouseReleaseEvent(QMouseEvent *event)
{
    QWidget::mouseReleaseEvent(event);
    if (!m_draggedFrom)
        return;
    const QRectF plot = m_chart->plotArea();
    const double from = *std::exchange(m_draggedFrom, std::nullopt);
    const double to = std::clamp<double>(m_view->mapFrom(this, event->pos()).x(), plot.left(), plot.right());
    m_over->setBand(std::nullopt);
    if (std::abs(to - from) >= kLeastDrag)
        Q_EMIT zoomAsked(*minutesAt(std::min(from, to)), *minutesAt(std::max(from, to)));
}

void TimeChart::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_draggedFrom.reset();
    if (m_isZoomable)
        Q_EMIT zoomOutAsked();
    else
        QWidget::mouseDoubleClickEvent(event);
}

/// False: the key is for something else.
bool TimeChart::zoomByKey(int key)
{
    if (!m_isZoomable)
        return false;
    if (key == Qt::Key_Minus || key == Qt::Key_0) {
        Q_EMIT zoomOutAsked();
        return true;
    }
    if (key != Qt::Key_Plus && key != Qt::Key_Equal)
        return false;
    const double half = m_minutes / 4;
    const double middle = std::clamp(m_pointed.value_or(-half), -m_minutes + half, -half);
    Q_EMIT zoomAsked(middle - half, middle + half);
    return true;
}

} // namespace sluice
