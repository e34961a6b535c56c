#include "ui/health/growthchart.h"

#include "ui/health/chartframe.h"
#include "ui/health/growthwords.h"
#include "ui/health/legendentry.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/drawnface.h"
#include "ui/widgets/flowlayout.h"
#include "ui/wording/formats.h"

#include <QAreaSeries>
#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QLabel>
#include <QLineSeries>
#include <QLocale>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <cmath>
#include <utility>

namespace sluice {

namespace {

constexpr std::size_t kMostPastDays = 60; ///< more would press the forecast together
constexpr int kDayTicks = 5;
constexpr int kLeastChartHeight = 160;
constexpr int kBandAlpha = 60; ///< of 255: the lines and the grid stay to be seen through it
constexpr Milliseconds kDay = std::chrono::days(1);

/// The next figure above of the form 1, 2 or 5 times a power of ten.
double roundTop(double highest)
{
    const double wanted = std::max(1.0, highest);
    const double power = std::pow(10.0, std::floor(std::log10(wanted)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= wanted)
            return factor * power;
    }
    return 10 * power;
}

} // namespace

GrowthChart::GrowthChart(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(new QLabel(this))
    , m_legend(new FlowLayout(space::kL))
    , m_chart(new QChart)
    , m_view(new QChartView(m_chart, this))
    , m_days(new QCategoryAxis(m_chart))
    , m_users(new QValueAxis(m_chart))
{
    tellRolesOfDrawings();
    build();
    connect(&theme, &ThemeController::changed, this, &GrowthChart::dress);
    retranslate();
    dress();
}

void GrowthChart::build()
{
    m_title->setTextFormat(Qt::PlainText);
    m_pastEntry = new LegendEntry(Token::Accent, Qt::SolidLine, m_theme, this);
    m_meanEntry = new LegendEntry(Token::Accent, Qt::DashLine, m_theme, this);
    m_bandEntry = new LegendEntry(Token::Paused, Qt::DotLine, m_theme, this);
    m_legend->addWidget(m_title);
    for (LegendEntry *entry : {m_pastEntry, m_meanEntry, m_bandEntry})
        m_legend->addWidget(entry);
    setUpChart(*m_chart, *m_view, kLeastChartHeight);
    m_days->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_chart->addAxis(m_days, Qt::AlignBottom);
    m_chart->addAxis(m_users, Qt::AlignLeft);
    m_top = new QLineSeries(m_chart);
    m_foot = new QLineSeries(m_chart);
    m_band = new QAreaSeries(m_top, m_foot);
    m_past = new QLineSeries(m_chart);
    m_mean = new QLineSeries(m_chart);
    for (QAbstractSeries *series : {static_cast<QAbstractSeries *>(m_band), static_cast<QAbstractSeries *>(m_past),
                                    static_cast<QAbstractSeries *>(m_mean)}) {
        m_chart->addSeries(series);
        series->attachAxis(m_days);
        series->attachAxis(m_users);
    }
    m_view->installEventFilter(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kXs);
    column->addLayout(m_legend);
    column->addWidget(m_view, 1);
}

void GrowthChart::dress()
{
    const Theme &theme = m_theme.theme();
    m_title->setFont(theme.font(TypeSize::Base, QFont::DemiBold));
    dressAxes(theme, *m_days, *m_users);
    const QColor line = theme.color(m_isStale ? Token::Paused : Token::Accent);
    QColor band = line;
    band.setAlpha(kBandAlpha);
    m_past->setPen(QPen(line, 2, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    m_mean->setPen(QPen(line, 2, Qt::DashLine, Qt::FlatCap, Qt::RoundJoin));
    m_band->setBrush(band);
    m_band->setPen(QPen(theme.color(Token::Paused), 1, Qt::DotLine));
    for (LegendEntry *entry : {m_pastEntry, m_meanEntry, m_bandEntry})
        entry->setStale(m_isStale);
    placePlot();
}

void GrowthChart::retranslate()
{
    m_title->setText(tr("Users who join in a day"));
    setAccessibleName(tr("Users who join in a day, with their forecast"));
    m_pastEntry->setName(tr("joined"));
    m_meanEntry->setName(tr("forecast"));
    m_bandEntry->setName(tr("95 % of what comes lies within"));
}

void GrowthChart::showForecast(const std::vector<GrowthPeriod> &past, const std::vector<ForecastPoint> &users)
{
    Milliseconds period = kDay;
    if (past.size() > 1)
        period = past[1].from - past[0].from;
    const WallTime origin = !users.empty() ? users.front().from : past.empty() ? WallTime() : past.back().from + period;
    const auto xOf = [&](WallTime at) {
        return static_cast<double>((at - origin).count()) / static_cast<double>(period.count());
    };
    QList<QPointF> joined;
    for (std::size_t i = past.size() - std::min(past.size(), kMostPastDays); i < past.size(); ++i)
        joined.append({xOf(past[i].from), static_cast<double>(past[i].joined)});
    QList<QPointF> mean;
    QList<QPointF> top;
    QList<QPointF> foot;
    for (const ForecastPoint &point : users) {
        mean.append({xOf(point.from), point.mean});
        top.append({xOf(point.from), point.range.high});
        foot.append({xOf(point.from), std::max(0.0, point.range.low)});
    }
    m_highest = 0;
    for (const auto *line : {&joined, &mean, &top}) {
        for (const QPointF &point : *line)
            m_highest = std::max(m_highest, point.y());
    }
    m_past->replace(joined);
    m_mean->replace(mean);
    m_top->replace(top);
    m_foot->replace(foot);
    m_meanEntry->setVisible(!users.empty());
    m_bandEntry->setVisible(!users.empty());
    m_pastEntry->setValue(past.empty() ? QString() : numberText(past.back().joined));
    m_meanEntry->setValue(users.empty() ? QString() : numberText(users.back().mean, 1));
    const double first = !joined.isEmpty() ? joined.front().x() : 0;
    const double last = !mean.isEmpty() ? mean.back().x() : -1;
    nameDays(static_cast<int>(std::floor(first)), std::max(static_cast<int>(std::ceil(last)), 0), origin, period);
    scaleTo(m_highest);
    setAccessibleDescription(m_pastEntry->text() + QStringLiteral(", ") + m_meanEntry->text());
}

/// Labels at even distances; the days themselves, for nothing of this moves by the minute.
void GrowthChart::nameDays(int first, int last, WallTime origin, Milliseconds period)
{
    const int span = std::max(last - first, kDayTicks - 1);
    QStringList wanted;
    std::vector<double> places;
    for (int tick = 0; tick < kDayTicks; ++tick) {
        const int day = first + span * tick / (kDayTicks - 1);
        places.push_back(day);
        wanted += origin == WallTime() ? QString(tick, u' ') : dayText(origin + period * day);
    }
    for (const QString &label : m_days->categoriesLabels())
        m_days->remove(label);
    m_days->setRange(first, first + span);
    m_days->setStartValue(first - 1);
    for (int tick = 0; tick < kDayTicks; ++tick)
        m_days->append(wanted.at(tick), places[static_cast<std::size_t>(tick)]);
}

void GrowthChart::scaleTo(double highest)
{
    m_chart->setLocale(QLocale());
    m_users->setRange(0, roundTop(highest));
    m_users->setTickCount(3);
    m_users->setLabelFormat(roundTop(highest) < 2 ? QStringLiteral("%.1f") : QStringLiteral("%.0f"));
}

void GrowthChart::setStale(bool stale)
{
    if (std::exchange(m_isStale, stale) != stale)
        dress();
}

/// When this gets its own size the view has not got its own yet, and the chart does not always follow a smaller one.
bool GrowthChart::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::Resize)
        placePlot();
    return QWidget::eventFilter(watched, event);
}

void GrowthChart::placePlot()
{
    m_chart->setPlotArea(plotPlace(m_theme.theme(), *m_view, QStringLiteral("00/00/0000")));
}

QList<QPointF> GrowthChart::past() const
{
    return m_past->points();
}

QList<QPointF> GrowthChart::expected() const
{
    return m_mean->points();
}

QList<QPointF> GrowthChart::bandTop() const
{
    return m_top->points();
}

QList<QPointF> GrowthChart::bandFoot() const
{
    return m_foot->points();
}

QStringList GrowthChart::axisLabels() const
{
    return m_days->categoriesLabels();
}

} // namespace sluice
