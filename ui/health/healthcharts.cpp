#include "ui/health/healthcharts.h"

#include "ui/health/healthhistory.h"
#include "ui/health/timechart.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/wording/formats.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <array>

namespace sluice {

namespace {

constexpr std::array kRanges{1, 5, 15};

QList<QPointF> line(const std::vector<HealthSample> &samples, double HealthSample::*figure)
{
    QList<QPointF> points;
    points.reserve(static_cast<qsizetype>(samples.size()));
    for (const HealthSample &sample : samples) {
        const auto ago = samples.back().at - sample.at;
        points.append({-static_cast<double>(ago.count()) / 60'000, sample.*figure});
    }
    return points;
}

} // namespace

HealthCharts::HealthCharts(HealthHistory &history, ThemeController &theme, QWidget *parent)
    : Card(theme, parent)
    , m_history(history)
    , m_theme(theme)
    , m_title(new QLabel(this))
    , m_range(new SegmentedControl(theme, this))
    , m_pause(new QPushButton(this))
    , m_throughput(new TimeChart({{Token::Accent, Qt::SolidLine}, {Token::Danger, Qt::DashLine}}, theme, this))
    , m_waiting(new TimeChart({{Token::Retry, Qt::SolidLine}, {Token::Danger, Qt::DotLine}}, theme, this))
{
    setObjectName(QStringLiteral("charts"));
    m_range->setObjectName(QStringLiteral("chartRange"));
    m_pause->setObjectName(QStringLiteral("pauseCharts"));
    m_throughput->setObjectName(QStringLiteral("throughputChart"));
    m_waiting->setObjectName(QStringLiteral("waitingChart"));
    auto *head = new QHBoxLayout;
    head->setSpacing(space::kS);
    head->addWidget(m_title, 1);
    head->addWidget(m_range);
    head->addWidget(m_pause);
    body()->addLayout(head);
    auto *both = new QHBoxLayout;
    both->setSpacing(space::kXl);
    both->addWidget(m_throughput, 1);
    both->addWidget(m_waiting, 1);
    body()->addLayout(both, 1);
    connect(m_range, &SegmentedControl::currentChanged, this, &HealthCharts::draw);
    connect(m_pause, &QPushButton::clicked, this, &HealthCharts::pauseOrFollow);
    connect(&history, &HealthHistory::sampled, this, &HealthCharts::refresh);
    connect(&theme, &ThemeController::changed, this, &HealthCharts::dress);
    retranslate();
    dress();
}

void HealthCharts::dress()
{
    m_title->setFont(m_theme.theme().font(TypeSize::Large, QFont::DemiBold));
}

void HealthCharts::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

void HealthCharts::showEvent(QShowEvent *event)
{
    Card::showEvent(event);
    refresh();
}

void HealthCharts::retranslate()
{
    m_title->setText(tr("The last minutes"));
    QStringList ranges;
    for (const int range : kRanges)
        ranges += durationText(std::chrono::minutes(range));
    m_range->setItems(ranges);
    m_range->setAccessibleName(tr("How far back the charts go"));
    m_throughput->setWords(tr("Steps a second"), {tr("ended"), tr("of these, failed")});
    m_waiting->setWords(tr("In the queues"), {tr("waiting"), tr("dead letters")});
    m_pause->setText(isPaused() ? tr("Follow again") : tr("Pause the charts"));
    m_pause->setAccessibleName(m_pause->text());
    draw();
}

void HealthCharts::pauseOrFollow()
{
    const auto newest = m_history.samples().within(Milliseconds(0));
    if (isPaused())
        m_pausedAt.reset();
    else if (!newest.empty())
        m_pausedAt = newest.back().at;
    retranslate();
}

int HealthCharts::minutes() const
{
    return kRanges.at(static_cast<std::size_t>(std::max(0, m_range->currentIndex())));
}

QString HealthCharts::axisEnd() const
{
    return m_pausedAt ? momentText(*m_pausedAt, *m_pausedAt) : tr("now");
}

void HealthCharts::refresh()
{
    if (!isPaused() && isVisible())
        draw();
}

void HealthCharts::draw()
{
    m_throughput->setSpan(minutes(), axisEnd());
    m_waiting->setSpan(minutes(), axisEnd());
    auto samples = m_history.samples().within(std::chrono::minutes(minutes()));
    if (m_pausedAt)
        std::erase_if(samples, [this](const HealthSample &sample) { return sample.at > *m_pausedAt; });
    const HealthSample last = samples.empty() ? HealthSample{} : samples.back();
    m_throughput->setPoints({line(samples, &HealthSample::ended), line(samples, &HealthSample::errors)},
                            {rateText(last.ended), rateText(last.errors)});
    m_waiting->setPoints({line(samples, &HealthSample::waiting), line(samples, &HealthSample::letters)},
                         {numberText(last.waiting, 0), numberText(last.letters, 0)});
}

void HealthCharts::setStale(bool stale)
{
    m_throughput->setStale(stale);
    m_waiting->setStale(stale);
}

} // namespace sluice
