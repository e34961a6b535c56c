#include "ui/queues/depthpanel.h"

#include "ui/health/growthtable.h"
#include "ui/models/listview.h"
#include "ui/queues/dayseries.h"
#include "ui/queues/depthchart.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/wording/formats.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>

#include <array>

namespace sluice {

namespace {
constexpr std::array<Milliseconds, 5> kRanges{std::chrono::minutes(1), std::chrono::minutes(10), std::chrono::hours(1),
                                              std::chrono::hours(6), std::chrono::hours(24)};
} // namespace

DepthPanel::DepthPanel(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_range(new SegmentedControl(theme))
    , m_form(new SegmentedControl(theme))
    , m_crosshair(new QLabel)
    , m_stack(new QStackedWidget)
    , m_chart(new DepthChart(theme))
    , m_list(new ListView(theme))
    , m_table(new GrowthTable(1, this))
{
    m_range->setObjectName(QStringLiteral("queueRange"));
    m_form->setObjectName(QStringLiteral("queueForm"));
    m_crosshair->setObjectName(QStringLiteral("queueCrosshair"));
    m_crosshair->setTextFormat(Qt::PlainText);
    m_chart->setObjectName(QStringLiteral("queueChart"));
    m_list->setObjectName(QStringLiteral("queueDepths"));
    m_list->setModel(m_table);
    m_list->setColumnWidths({0, 120, 120, 120});
    m_stack->addWidget(m_chart);
    m_stack->addWidget(m_list);
    auto *line = new QHBoxLayout;
    line->setSpacing(space::kM);
    line->addWidget(m_range);
    line->addWidget(m_form);
    line->addWidget(m_crosshair, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kXs);
    column->addLayout(line);
    column->addWidget(m_stack, 1);
    connect(m_range, &SegmentedControl::currentChanged, this, &DepthPanel::refresh);
    connect(m_form, &SegmentedControl::currentChanged, this, [this](int form) {
        m_stack->setCurrentIndex(form);
        m_crosshair->setVisible(form == 0);
        refresh();
    });
    connect(m_chart, &DepthChart::crosshairMoved, this, [this] { m_crosshair->setText(m_chart->crosshairText()); });
}

void DepthPanel::show(const DaySeries &depths, const QueueLimits &limits)
{
    m_depths = &depths;
    m_limits = limits;
    refresh();
}

void DepthPanel::setStale(bool stale)
{
    m_chart->setStale(stale);
    m_table->setStale(stale);
}

void DepthPanel::refresh()
{
    if (!m_depths)
        return;
    const auto window = kRanges.at(static_cast<std::size_t>(std::max(0, m_range->currentIndex())));
    m_chart->setPoints(m_depths->within(window), window, m_limits);
    if (m_stack->currentWidget() == m_list)
        fillTable();
}

void DepthPanel::fillTable()
{
    const auto &points = m_chart->points();
    std::vector<GrowthRow> rows;
    for (auto point = points.rbegin(); point != points.rend(); ++point)
        rows.push_back({{static_cast<quint64>(point->at.time_since_epoch().count()), 0},
                        {momentText(point->at, points.back().at), numberText(point->least, 0),
                         numberText(point->mean, 1), numberText(point->most, 0)}});
    m_table->setRows(std::move(rows));
}

void DepthPanel::retranslate()
{
    QStringList ranges;
    for (const Milliseconds range : kRanges)
        ranges += durationText(range);
    m_range->setItems(ranges);
    m_range->setAccessibleName(tr("How far back the chart goes"));
    m_form->setItems({tr("Chart"), tr("Table")});
    m_form->setAccessibleName(tr("How the depth is shown"));
    m_chart->setAccessibleName(tr("Depth over time: left and right read it"));
    m_list->setAccessibleName(tr("Depth over time"));
    m_table->setTitles({tr("Time"), tr("Least"), tr("Mean"), tr("Most")});
    refresh();
}

} // namespace sluice
