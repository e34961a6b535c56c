#include "ui/simulate/resultview.h"

#include "ui/health/timechart.h"
#include "ui/models/listview.h"
#include "ui/simulate/durationchart.h"
#include "ui/simulate/modelwords.h"
#include "ui/simulate/resulttable.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

namespace {

constexpr std::size_t kMostQueues = 2;

QList<QPointF> pointsOf(const Course &course, Milliseconds duration)
{
    const double minutes = static_cast<double>(duration.count()) / 60'000;
    QList<QPointF> points;
    for (std::size_t i = 0; i < course.size(); ++i)
        points.append({-minutes * (1 - static_cast<double>(i + 1) / static_cast<double>(course.size())), course[i]});
    return points;
}

} // namespace

ResultView::ResultView(const TaskCatalog &catalog, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_findings(new QLabel)
    , m_kind(new SegmentedControl(theme))
    , m_which(new SegmentedControl(theme))
    , m_legend(new QLabel)
    , m_canvas(new HeatCanvas(catalog, theme))
    , m_durationsTitle(new QLabel)
    , m_durations(new DurationChart(theme))
    , m_queues(new TimeChart(
          {{Token::Accent, Qt::SolidLine}, {Token::Retry, Qt::DashLine}, {Token::Warning, Qt::DotLine}}, theme))
    , m_form(new SegmentedControl(theme))
    , m_table(new ListView(theme))
    , m_column(new QVBoxLayout(this))
{
    m_findings->setObjectName(QStringLiteral("simulateFindings"));
    m_findings->setWordWrap(true);
    m_findings->setTextFormat(Qt::PlainText);
    m_findings->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_kind->setObjectName(QStringLiteral("simulateHeat"));
    m_which->setObjectName(QStringLiteral("simulateWhich"));
    m_canvas->setObjectName(QStringLiteral("simulateCanvas"));
    m_durations->setObjectName(QStringLiteral("simulateDurations"));
    m_queues->setObjectName(QStringLiteral("simulateQueues"));
    m_form->setObjectName(QStringLiteral("simulateForm"));
    m_table->setObjectName(QStringLiteral("simulateTable"));
    m_table->setModel(&m_figures);
    m_table->setMinimumHeight(300);
    m_legend->setTextFormat(Qt::PlainText);
    m_legend->setWordWrap(true);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::kM);
    head->addWidget(m_kind);
    head->addWidget(m_which);
    head->addStretch(1);
    m_column->setContentsMargins(space::kL, space::kM, space::kL, space::kM);
    m_column->setSpacing(space::kS);
    m_column->addWidget(m_findings);
    m_column->addLayout(head);
    m_column->addWidget(m_legend);
    m_column->addWidget(m_canvas, 2);
    // Beside each other where there is room for both.
    auto *below = new FlowLayout(space::kM);
    below->setFilling(true);
    m_durationsTitle->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    below->addWidget(m_durationsTitle);
    below->addWidget(m_form);
    m_column->addLayout(below);
    m_column->addWidget(m_durations);
    m_column->addWidget(m_queues);
    m_column->addWidget(m_table, 1);
    connect(m_kind, &SegmentedControl::currentChanged, this, &ResultView::showHeat);
    connect(m_which, &SegmentedControl::currentChanged, this, [this] {
        showHeat();
        showQueues();
    });
    connect(m_form, &SegmentedControl::currentChanged, this, &ResultView::showTable);
    connect(m_canvas, &HeatCanvas::taskChosen, this, &ResultView::taskChosen);
    retranslate();
}

void ResultView::showWorkflow(const Workflow &workflow)
{
    m_titles.clear();
    for (const Task &task : workflow.tasks)
        m_titles.insert(task.id, task.name.isEmpty() ? task.id : task.name);
    m_canvas->showWorkflow(workflow);
    m_now.reset();
    m_then.reset();
    retranslate();
}

void ResultView::showResult(const SimulationResult &now, const std::optional<SimulationResult> &then)
{
    m_now = now;
    m_then = then;
    retranslate();
}

void ResultView::showFindings()
{
    if (!m_now)
        return m_findings->setText(tr("Nothing is simulated yet: say how many runs arrive, then simulate."));
    QStringList lines;
    if (m_then)
        lines << differencesOf(*m_now, *m_then) << tr("In A:");
    lines << findingsOf(*m_now, m_titles);
    if (m_then)
        lines << tr("In B:") << findingsOf(*m_then, m_titles);
    m_findings->setText(lines.join(u'\n'));
}

void ResultView::showHeat()
{
    if (!m_now)
        return m_canvas->showHeat({});
    const auto kind = static_cast<HeatKind>(m_kind->currentIndex());
    const bool isThen = m_then && m_which->currentIndex() == 1;
    m_canvas->showHeat(heatOf(isThen ? *m_then : *m_now, kind));
    m_legend->setText(
        kind == HeatKind::Waiting ? tr("How long an attempt waits in the mean. A full bar is the most of all tasks.")
        : kind == HeatKind::Busy  ? tr("Attempts under way in the mean. A full bar is the most of all tasks.")
                                  : tr("Share of the attempts that fail. A full bar is all of them."));
}

/// Runs under way, and the connections before which most wait, with the moments at which breakers opened.
void ResultView::showQueues()
{
    if (!m_now)
        return;
    const SimulationResult &shown = m_then && m_which->currentIndex() == 1 ? *m_then : *m_now;
    std::vector<const SimulatedConnection *> queues;
    for (const SimulatedConnection &connection : shown.connections)
        queues.push_back(&connection);
    std::ranges::stable_sort(queues, std::greater<>(),
                             [](const SimulatedConnection *one) { return *std::ranges::max_element(one->waiting); });
    queues.resize(std::min(queues.size(), kMostQueues));
    QStringList names{tr("Runs under way")};
    std::vector<QList<QPointF>> points{pointsOf(shown.active, shown.duration)};
    QStringList newest{numberText(shown.active.back(), 1)};
    std::vector<ChartMark> marks;
    for (const SimulatedConnection *queue : queues) {
        names += tr("Waiting for %1").arg(queue->connection);
        points.push_back(pointsOf(queue->waiting, shown.duration));
        newest += numberText(queue->backlog, 1);
        for (const auto &change : queue->breaker)
            marks.push_back({WallTime(change.at), glyphOf(change.to),
                             tr("Breaker of %1: %2", "connection, state").arg(queue->connection, word(change.to))});
    }
    while (points.size() < 1 + kMostQueues) {
        names += tr("no further queue");
        points.push_back({});
        newest += QStringLiteral("–");
    }
    m_queues->setWords(tr("Over the simulated time"), names);
    m_queues->setSpan(std::max(1, static_cast<int>(shown.duration.count() / 60'000)), tr("end"));
    m_queues->setPoints(points, newest);
    m_queues->setMarks(marks, WallTime(shown.duration));
}

/// Each chart is there as a table, too.
void ResultView::showTable()
{
    const bool isTable = m_form->currentIndex() == 1;
    m_durations->setVisible(m_now && !isTable);
    m_queues->setVisible(m_now && !isTable);
    m_table->setVisible(m_now && isTable);
    if (!m_now)
        return;
    fillResultTable(m_figures, *m_now, m_then);
    constexpr int kFigure = 110;
    m_table->setColumnWidths(m_then ? std::vector<int>{0, kFigure, kFigure} : std::vector<int>{0, kFigure});
}

void ResultView::retranslate()
{
    m_kind->setItems({tr("Waiting"), tr("Busy"), tr("Failures")});
    m_kind->setAccessibleName(tr("What the bars show"));
    m_which->setItems({tr("A, as it is"), tr("B")});
    m_which->setAccessibleName(tr("Which setting is shown"));
    m_which->setVisible(m_then.has_value());
    m_durationsTitle->setText(m_then ? tr("How long runs take: A filled, B hatched") : tr("How long runs take"));
    m_form->setItems({tr("Charts"), tr("As a table")});
    m_form->setAccessibleName(tr("How the figures are shown"));
    m_table->setAccessibleName(tr("Figures of the simulation"));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_kind, m_legend, m_durationsTitle, m_form})
        widget->setVisible(m_now.has_value());
    showTable();
    showFindings();
    showHeat();
    showQueues();
    m_durations->setDurations(m_now ? m_now->durationsMs : std::vector<double>(),
                              m_then ? m_then->durationsMs : std::vector<double>());
}

void ResultView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace sluice
