// The scale of a timeline: zoomed by a person, and kept while the run goes on.
#include "ui/runs/ganttview.h"

#include "ui/runs/livetimeline.h"

#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace sluice {

namespace {
constexpr double kMostZoom = 10'000;
} // namespace

void GanttView::zoomBy(double factor)
{
    const bool isChosen = m_current.line >= 0 && m_current.bar >= 0;
    double x = namesWidth() + plotWidth() / 2;
    if (isChosen) {
        const double bar = barRect(m_lines[static_cast<std::size_t>(m_current.line)], m_current.bar).center().x();
        if (bar > namesWidth() && bar < viewport()->width())
            x = bar;
    }
    zoomAt(factor, x);
}

void GanttView::fit()
{
    zoomAt(1 / m_zoom, namesWidth());
}

/// What is under `x` stays there.
void GanttView::zoomAt(double factor, double x)
{
    const double zoom = std::clamp(m_zoom * factor, 1.0, kMostZoom);
    const double place = (x - namesWidth() + horizontalScrollBar()->value()) / m_zoom;
    m_zoom = zoom;
    m_isFresh = false;
    layOut();
    horizontalScrollBar()->setValue(static_cast<int>(std::lround(place * m_zoom - (x - namesWidth()))));
    viewport()->update();
    Q_EMIT zoomChanged();
}

/// A run that goes on gets longer: what was zoomed into keeps its size, and all of it at once still shows all.
void GanttView::keepScale()
{
    const double now = span();
    if (m_zoom > 1 && m_scaledFor > 0)
        m_zoom = std::max(1.0, m_zoom * now / m_scaledFor);
    m_scaledFor = now;
    layOut();
}

/// At first a run that has waited for long shows where it worked, not the wait, which would press all the rest together.
void GanttView::fitWork()
{
    const Timeline *timeline = m_live.timeline();
    if (!m_isFresh || !timeline || !m_live.isWhole())
        return;
    m_isFresh = false;
    WallTime last = timeline->begin();
    for (const TimelineRow &row : timeline->rows()) {
        if (!row.bars.empty())
            last = std::max(last, row.bars.back().to);
    }
    const auto worked = static_cast<double>((last - timeline->begin()).count());
    constexpr double kWorthIt = 3;
    if (worked > 0 && span() > kWorthIt * worked) {
        m_zoom = span() / (worked * 1.15);
        layOut();
        horizontalScrollBar()->setValue(0);
        Q_EMIT zoomChanged();
    }
}

} // namespace sluice
