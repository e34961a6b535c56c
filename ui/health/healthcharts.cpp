#include "ui/health/healthcharts.h"

#include "core/base/errors.h"
#include "ui/health/healthhistory.h"
#include "ui/health/samplemodel.h"
#include "ui/health/timechart.h"
#include "ui/models/listview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/wording/formats.h"

#include <QBuffer>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedWidget>

#include <array>
#include <cmath>

namespace sluice {

namespace {

constexpr std::array kRanges{1, 5, 15, 60, 6 * 60, 24 * 60}; // minutes
constexpr double kMsAMinute = 60'000;

constexpr Milliseconds kLeastStretch = std::chrono::seconds(5);

QList<QPointF> line(const std::vector<HealthSample> &samples, double HealthSample::*figure, WallTime end)
{
    QList<QPointF> points;
    points.reserve(static_cast<qsizetype>(samples.size()));
    for (const HealthSample &sample : samples) {
        const auto ago = end - sample.at;
        points.append({-static_cast<double>(ago.count()) / kMsAMinute, sample.*figure});
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
    , m_all(new QPushButton(this))
    , m_save(new QPushButton(this))
{
    setObjectName(QStringLiteral("charts"));
    m_range->setObjectName(QStringLiteral("chartRange"));
    m_pause->setObjectName(QStringLiteral("pauseCharts"));
    m_all->setObjectName(QStringLiteral("allOfCharts"));
    m_all->hide();
    m_save->setObjectName(QStringLiteral("saveCharts"));
    m_which = new SegmentedControl(theme, this);
    m_which->setObjectName(QStringLiteral("whichCharts"));
    auto *head = new FlowLayout(space::kS);
    head->setFilling(true);
    head->addWidget(m_title);
    for (QWidget *each : std::initializer_list<QWidget *>{m_which, m_range, m_pause, m_all, m_save})
        head->addWidget(each);
    body()->addLayout(head);
    body()->addWidget(makeCharts(), 1);
    connect(m_which, &SegmentedControl::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_save, &QPushButton::clicked, this, &HealthCharts::askWhereToSave);
    connect(m_range, &SegmentedControl::currentChanged, this, &HealthCharts::showAll);
    connect(m_all, &QPushButton::clicked, this, &HealthCharts::showAll);
    connect(m_pause, &QPushButton::clicked, this, &HealthCharts::pauseOrFollow);
    connect(&history, &HealthHistory::sampled, this, &HealthCharts::refresh);
    connect(&theme, &ThemeController::changed, this, &HealthCharts::dress);
    retranslate();
    dress();
}

QWidget *HealthCharts::makeCharts()
{
    const auto chart = [this](const char *name, std::vector<TimeChart::Line> lines,
                              std::function<QString(double)> words) {
        auto *made = new TimeChart(std::move(lines), m_theme, this);
        made->setObjectName(QString::fromLatin1(name));
        made->setValueWords(std::move(words));
        made->setZoomable(true);
        connect(made, &TimeChart::zoomAsked, this, &HealthCharts::zoomTo);
        connect(made, &TimeChart::zoomOutAsked, this, &HealthCharts::showAll);
        return made;
    };
    const auto count = [](double value) { return numberText(value, 0); };
    const auto ms = [](double value) { return tr("%1 ms").arg(numberText(value, 1)); };
    m_throughput = chart("throughputChart", {{Token::Accent, Qt::SolidLine}, {Token::Danger, Qt::DashLine}}, rateText);
    m_waiting = chart("waitingChart", {{Token::Retry, Qt::SolidLine}, {Token::Danger, Qt::DotLine}}, count);
    m_times = chart("timesChart", {{Token::Accent, Qt::SolidLine}, {Token::Warning, Qt::DashLine}}, ms);
    m_cpu = chart("cpuChart", {{Token::Accent, Qt::SolidLine}}, [](double value) { return percentText(value / 100); });
    m_memory = chart("memoryChart", {{Token::Retry, Qt::SolidLine}},
                     [](double value) { return bytesText(static_cast<quint64>(value * 1024 * 1024)); });
    m_stack = new QStackedWidget(this);
    const auto page = [this](std::initializer_list<TimeChart *> those) {
        auto *widget = new QWidget;
        auto *row = new QHBoxLayout(widget);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(space::kXl);
        for (TimeChart *each : those)
            row->addWidget(each, 1);
        m_stack->addWidget(widget);
    };
    page({m_throughput, m_waiting});
    page({m_times, m_cpu, m_memory});
    m_samples = new SampleModel(this);
    m_table = new ListView(m_theme);
    m_table->setObjectName(QStringLiteral("chartTable"));
    m_table->setModel(m_samples);
    m_table->setColumnWidths({0, 100, 90, 90, 110, 120, 110, 100, 100});
    m_stack->addWidget(m_table);
    return m_stack;
}

std::vector<TimeChart *> HealthCharts::charts() const
{
    return {m_throughput, m_waiting, m_times, m_cpu, m_memory};
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
    m_title->setText(tr("Over time"));
    m_which->setItems({tr("Work"), tr("What it takes"), tr("As a table")});
    m_which->setAccessibleName(tr("Which charts are shown"));
    m_save->setText(tr("Save…"));
    m_save->setAccessibleName(tr("Save what the charts show as a picture or a table"));
    QStringList ranges;
    for (const int range : kRanges)
        ranges += durationText(std::chrono::minutes(range));
    m_range->setItems(ranges);
    m_range->setAccessibleName(tr("How far back the charts go"));
    m_throughput->setWords(tr("Steps a second"), {tr("ended"), tr("of these, failed")});
    m_waiting->setWords(tr("In the queues"), {tr("waiting"), tr("dead letters")});
    m_times->setWords(tr("Response times"), {tr("mean"), tr("99th percentile")});
    m_cpu->setWords(tr("Processor"), {tr("of one core")});
    m_table->setAccessibleName(tr("Figures of the charts, newest first"));
    m_samples->retranslate();
    m_memory->setWords(tr("Memory"), {tr("accounted for")});
    m_all->setText(tr("Show all of it"));
    m_pause->setText(isPaused() ? tr("Follow again") : tr("Pause the charts"));
    m_pause->setAccessibleName(m_pause->text());
    draw();
}

void HealthCharts::pauseOrFollow()
{
    const auto newest = m_history.samples().within(Milliseconds(0));
    m_zoom.reset();
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

/// Of minutes before the right end of the charts.
void HealthCharts::zoomTo(double from, double to)
{
    const auto at = [this](double minutes) { return m_end + Milliseconds(std::llround(minutes * kMsAMinute)); };
    const Stretch wanted{at(from), at(to)};
    if (wanted.to - wanted.from < kLeastStretch)
        return;
    m_zoom = wanted;
    draw();
}

void HealthCharts::showAll()
{
    m_zoom.reset();
    draw();
}

HealthCharts::Stretch HealthCharts::stretch() const
{
    if (m_zoom)
        return *m_zoom;
    const auto newest = m_history.samples().within(Milliseconds(0));
    const WallTime end = m_pausedAt.value_or(newest.empty() ? WallTime{} : newest.back().at);
    return {end - std::chrono::minutes(minutes()), end};
}

QString HealthCharts::axisEnd() const
{
    if (m_zoom)
        return momentText(m_zoom->to, m_zoom->to);
    return m_pausedAt ? momentText(*m_pausedAt, *m_pausedAt) : tr("now");
}

void HealthCharts::refresh()
{
    if (!isPaused() && !isZoomed() && isVisible())
        draw();
}

/// As fine as is kept of a time that is so long ago.
std::vector<HealthSample> HealthCharts::shown() const
{
    const auto newest = m_history.samples().within(Milliseconds(0));
    if (newest.empty())
        return {};
    const Stretch wanted = stretch();
    auto samples = m_history.samples().within(newest.back().at - wanted.from);
    std::erase_if(samples, [&wanted](const HealthSample &sample) { return sample.at > wanted.to; });
    return samples;
}

void HealthCharts::draw()
{
    const auto samples = shown();
    m_samples->setSamples(samples);
    const HealthSample last = samples.empty() ? HealthSample{} : samples.back();
    const Stretch wanted = stretch();
    m_end = m_zoom ? wanted.to : last.at;
    m_all->setVisible(isZoomed());
    for (TimeChart *chart : charts()) {
        chart->setSpan(static_cast<double>((wanted.to - wanted.from).count()) / kMsAMinute, axisEnd());
        chart->setMarks(m_history.marks(), m_end);
    }
    m_throughput->setPoints({line(samples, &HealthSample::ended, m_end), line(samples, &HealthSample::errors, m_end)},
                            {rateText(last.ended), rateText(last.errors)});
    m_waiting->setPoints({line(samples, &HealthSample::waiting, m_end), line(samples, &HealthSample::letters, m_end)},
                         {numberText(last.waiting, 0), numberText(last.letters, 0)});
    m_times->setPoints({line(samples, &HealthSample::mean, m_end), line(samples, &HealthSample::p99, m_end)},
                       {tr("%1 ms").arg(numberText(last.mean, 1)), tr("%1 ms").arg(numberText(last.p99, 1))});
    m_cpu->setPoints({line(samples, &HealthSample::cpu, m_end)}, {percentText(last.cpu / 100)});
    m_memory->setPoints({line(samples, &HealthSample::memory, m_end)},
                        {bytesText(static_cast<quint64>(last.memory * 1024 * 1024))});
}

void HealthCharts::setStale(bool stale)
{
    for (TimeChart *chart : charts())
        chart->setStale(stale);
    m_table->setStale(stale);
}

void HealthCharts::askWhereToSave()
{
    auto *dialog = new QFileDialog(window(), tr("Save what the charts show"));
    dialog->setObjectName(QStringLiteral("saveChartsDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Table (*.csv)"), tr("Picture (*.png)")});
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("sluice-health"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.section(QStringLiteral("*."), 1).chopped(1));
    });
    connect(dialog, &QFileDialog::fileSelected, this, &HealthCharts::saveAs);
    dialog->open();
}

void HealthCharts::saveAs(const QString &path)
{
    QByteArray bytes;
    if (path.endsWith(QLatin1StringView(".png"), Qt::CaseInsensitive)) {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        m_stack->grab().save(&buffer, "PNG");
    } else {
        bytes = samplesToCsv(shown());
    }
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        Q_EMIT saved(path);
    else
        Q_EMIT notSaved({errors::kFileUnwritable, {{QStringLiteral("path"), path}}, file.errorString()});
}

} // namespace sluice
