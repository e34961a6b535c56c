#include "ui/health/timechart.h"

#include "ui/health/chartcrosshair.h"
#include "ui/health/chartframe.h"
#include "ui/health/legendentry.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/drawnface.h"
#include "ui/widgets/flowlayout.h"
#include "ui/wording/formats.h"

#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QFontMetrics>
#include <QLabel>
#include <QLineSeries>
#include <QLocale>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace sluice {

namespace {

constexpr int kTimeTicks = 5;
constexpr int kLeastHeight = 120;
constexpr double kLinesPerLabel = 1.6;

/// The next round figure above, and how many steps of the axis divide it into round figures.
struct NiceTop {
    double top = 1;
    int steps = 2;
};

NiceTop niceTop(double highest)
{
    const double wanted = std::max(1.0, highest);
    const double power = std::pow(10.0, std::floor(std::log10(wanted)));
    for (const auto &[factor, steps] :
         {std::pair{1.0, 2}, {2.0, 2}, {3.0, 3}, {4.0, 4}, {5.0, 5}, {6.0, 3}, {8.0, 4}}) {
        if (factor * power >= wanted)
            return {factor * power, steps};
    }
    return {10 * power, 2};
}

/// As many of the steps as have room for their labels; what Qt Charts has no room for, it writes as dots.
int stepsFor(double top, int steps, double linesOfRoom)
{
    const auto most = std::max(1, static_cast<int>(linesOfRoom / kLinesPerLabel));
    for (int fewer = steps; fewer > 1; --fewer) {
        const double step = top / fewer;
        if (fewer <= most && (fewer == steps || step == std::floor(step)))
            return fewer;
    }
    return 1;
}

} // namespace

TimeChart::TimeChart(std::vector<Line> lines, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_lines(std::move(lines))
    , m_title(new QLabel(this))
    , m_legend(new FlowLayout(space::kL))
    , m_chart(new QChart)
    , m_view(new QChartView(m_chart, this))
    , m_time(new QCategoryAxis(m_chart))
    , m_values(new QValueAxis(m_chart))
{
    tellRolesOfDrawings();
    build();
    connect(&theme, &ThemeController::changed, this, &TimeChart::dress);
    dress();
}

void TimeChart::build()
{
    setUpChart(*m_chart, *m_view, kLeastHeight);
    m_time->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_chart->addAxis(m_time, Qt::AlignBottom);
    m_chart->addAxis(m_values, Qt::AlignLeft);
    m_legend->addWidget(m_title);
    for (const Line &line : m_lines) {
        auto *series = new QLineSeries(m_chart);
        m_chart->addSeries(series);
        series->attachAxis(m_time);
        series->attachAxis(m_values);
        m_series.push_back(series);
        auto *entry = new LegendEntry(line.token, line.stroke, m_theme, this);
        m_entries.push_back(entry);
        m_legend->addWidget(entry);
    }
    m_view->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kXs);
    column->addLayout(m_legend);
    column->addWidget(m_view, 1);
    m_over = new ChartCrosshair(m_theme, m_view);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    scaleTo(0);
}

void TimeChart::dress()
{
    const Theme &theme = m_theme.theme();
    m_title->setFont(theme.font(TypeSize::Base, QFont::DemiBold));
    dressAxes(theme, *m_time, *m_values);
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const Token token = m_stale ? Token::Paused : m_lines[i].token;
        m_series[i]->setPen(QPen(theme.color(token), 2, m_lines[i].stroke, Qt::FlatCap, Qt::RoundJoin));
        m_entries[i]->setStale(m_stale);
    }
    placePlot();
}

void TimeChart::setWords(const QString &title, const QStringList &names)
{
    m_title->setText(title);
    m_view->setAccessibleName(title);
    setAccessibleName(
        m_isZoomable ? tr("%1: left and right read the values, plus shows a part larger, minus all", "title of a chart")
                           .arg(title)
                     : tr("%1: left and right read the values", "title of a chart").arg(title));
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        m_entries[i]->setName(names.value(static_cast<qsizetype>(i)));
    tell();
}

void TimeChart::setSpan(double minutes, const QString &end)
{
    m_minutes = minutes;
    QStringList wanted;
    const double step = minutes / (kTimeTicks - 1);
    for (int tick = 0; tick < kTimeTicks - 1; ++tick) {
        const double ago = minutes - step * tick;
        wanted += QStringLiteral("−") + durationText(Milliseconds(std::llround(ago * 60'000)));
    }
    wanted += end;
    if (wanted == axisLabels())
        return;
    for (const QString &label : m_time->categoriesLabels())
        m_time->remove(label);
    m_time->setRange(-minutes, 0);
    m_time->setStartValue(-minutes - step);
    for (int tick = 0; tick < kTimeTicks; ++tick)
        m_time->append(wanted.at(tick), -minutes + step * tick);
}

void TimeChart::setPoints(const std::vector<QList<QPointF>> &points, const QStringList &newest)
{
    double highest = 0;
    for (const auto &line : points) {
        for (const QPointF &point : line)
            highest = std::max(highest, point.y());
    }
    scaleTo(highest);
    for (std::size_t i = 0; i < m_series.size(); ++i) {
        m_series[i]->replace(i < points.size() ? points[i] : QList<QPointF>());
        m_entries[i]->setValue(newest.value(static_cast<qsizetype>(i)));
    }
    tell();
}

void TimeChart::setStale(bool stale)
{
    if (stale == m_stale)
        return;
    m_stale = stale;
    dress();
}

QList<QPointF> TimeChart::points(int line) const
{
    return m_series[static_cast<std::size_t>(line)]->points();
}

QStringList TimeChart::axisLabels() const
{
    return m_time->categoriesLabels();
}

void TimeChart::scaleTo(double highest)
{
    const NiceTop nice = niceTop(highest);
    const int steps = stepsFor(nice.top, nice.steps,
                               m_chart->plotArea().height() / QFontMetricsF(m_values->labelsFont()).height());
    m_top = highest;
    m_chart->setLocale(QLocale());
    m_values->setRange(0, nice.top);
    m_values->setTickCount(steps + 1);
    m_values->setLabelFormat(nice.top / steps < 1 ? QStringLiteral("%.1f") : QStringLiteral("%.0f"));
}

void TimeChart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placePlot();
}

void TimeChart::placePlot()
{
    m_chart->setPlotArea(plotPlace(m_theme.theme(), *m_view, QStringLiteral("00:00:00")));
    scaleTo(m_top);
    m_over->setGeometry(m_view->rect());
    m_over->setPlot(m_chart->plotArea());
    m_over->raise();
    showCrosshair();
}

void TimeChart::tell()
{
    QStringList newest;
    for (const LegendEntry *entry : m_entries)
        newest += entry->text();
    m_view->setAccessibleDescription(newest.join(QStringLiteral(", ")));
}

} // namespace sluice
