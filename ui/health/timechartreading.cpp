// How a chart is read at a moment: the crosshair, and marks of what happened.
#include "ui/health/chartcrosshair.h"
#include "ui/health/legendentry.h"
#include "ui/health/timechart.h"
#include "ui/wording/formats.h"

#include <QChart>
#include <QChartView>
#include <QKeyEvent>
#include <QLineSeries>

#include <algorithm>
#include <cmath>

namespace sluice {

double TimeChart::xOf(double minutes) const
{
    const QRectF plot = m_chart->plotArea();
    return plot.right() + minutes / m_minutes * plot.width();
}

void TimeChart::setMarks(const std::vector<ChartMark> &marks, WallTime newest)
{
    m_marks = marks;
    m_newest = newest;
    showCrosshair();
}

QStringList TimeChart::crosshair() const
{
    if (!m_pointed || m_series.empty() || m_series.front()->count() == 0)
        return {};
    const auto ago = Milliseconds(std::llround(-*m_pointed * 60'000));
    QStringList lines{momentText(m_newest - ago, m_newest)};
    for (std::size_t i = 0; i < m_series.size(); ++i) {
        const auto points = m_series[i]->points();
        const auto nearest = std::ranges::min_element(
            points, {}, [this](const QPointF &point) { return std::abs(point.x() - *m_pointed); });
        if (nearest != points.end())
            lines += QStringLiteral("%1 %2").arg(m_entries[i]->name(), m_valueWords ? m_valueWords(nearest->y())
                                                                                    : numberText(nearest->y(), 1));
    }
    for (const ChartMark &mark : m_marks) {
        const auto away = static_cast<double>(std::abs((m_newest - ago - mark.at).count()));
        if (away * m_chart->plotArea().width() < m_minutes * 60'000 * 6)
            lines += mark.text;
    }
    return lines;
}

void TimeChart::showCrosshair()
{
    std::vector<ChartCrosshair::Mark> shown;
    for (const ChartMark &mark : m_marks) {
        const double ago = static_cast<double>((m_newest - mark.at).count()) / 60'000;
        if (ago >= 0 && ago <= m_minutes)
            shown.push_back({xOf(-ago), mark});
    }
    m_over->setMarks(std::move(shown));
    const QStringList lines = crosshair();
    m_over->point(lines.isEmpty() ? std::nullopt : std::optional(xOf(*m_pointed)), lines);
    setAccessibleDescription(lines.join(QStringLiteral(", ")));
}

/// On the point that is nearest.
void TimeChart::pointAt(std::optional<double> minutes)
{
    const auto points = m_series.empty() ? QList<QPointF>() : m_series.front()->points();
    m_pointed.reset();
    if (minutes && !points.isEmpty()) {
        const auto nearest = std::ranges::min_element(
            points, {}, [minutes](const QPointF &point) { return std::abs(point.x() - *minutes); });
        m_pointed = nearest->x();
    }
    showCrosshair();
}

void TimeChart::leaveEvent(QEvent *event)
{
    pointAt(std::nullopt);
    QWidget::leaveEvent(event);
}

void TimeChart::focusOutEvent(QFocusEvent *event)
{
    pointAt(std::nullopt);
    QWidget::focusOutEvent(event);
}

void TimeChart::keyPressEvent(QKeyEvent *event)
{
    const auto points = m_series.empty() ? QList<QPointF>() : m_series.front()->points();
    const int by = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
    if (event->key() == Qt::Key_Escape && m_pointed)
        return pointAt(std::nullopt);
    if (zoomByKey(event->key()))
        return;
    if (by == 0 || points.isEmpty())
        return QWidget::keyPressEvent(event);
    if (!m_pointed)
        return pointAt(points.last().x());
    const auto here = std::ranges::lower_bound(points, *m_pointed, {}, &QPointF::x) - points.begin();
    pointAt(points.at(std::clamp<qsizetype>(here + by, 0, points.size() - 1)).x());
}

} // namespace sluice
