#include "ui/simulate/heatcanvas.h"

#include "ui/canvas/canvasscene.h"
#include "ui/simulate/modelwords.h"
#include "ui/theme/themecontroller.h"
#include "ui/wording/formats.h"

#include <QKeyEvent>
#include <QWheelEvent>

#include <algorithm>

namespace sluice {

namespace {
constexpr double kHeatMargin = 40;
constexpr double kHeatBar = 8; ///< height, in the scene
constexpr double kHeatLabel = 20;

double heatFigure(const SimulatedTask &task, HeatKind kind)
{
    switch (kind) {
    case HeatKind::Waiting:
        return task.attempts > 0 ? task.waitSumMs() / static_cast<double>(task.attempts) : 0;
    case HeatKind::Busy:
        return task.busyMs;
    case HeatKind::Failures:
        break;
    }
    return task.attempts > 0 ? static_cast<double>(task.failures()) / static_cast<double>(task.attempts) : 0;
}
} // namespace

HeatByTask heatOf(const SimulationResult &result, HeatKind kind)
{
    double most = kind == HeatKind::Failures ? 1 : 0;
    for (const SimulatedTask &task : result.tasks)
        most = std::max(most, heatFigure(task, kind));
    HeatByTask heat;
    const double duration = std::max<double>(1, static_cast<double>(result.duration.count()));
    for (const SimulatedTask &task : result.tasks) {
        const double figure = heatFigure(task, kind);
        const QString text = kind == HeatKind::Waiting ? timeText(figure)
                             : kind == HeatKind::Busy  ? numberText(figure / duration, 2)
                                                       : percentText(figure);
        heat.insert(task.task, {most > 0 ? figure / most : 0, text});
    }
    return heat;
}

HeatCanvas::HeatCanvas(const TaskCatalog &catalog, ThemeController &theme, QWidget *parent)
    : GraphViewer(catalog, theme, parent)
{
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate); // bars lie over the nodes
    connect(&theme, &ThemeController::changed, viewport(), qOverload<>(&QWidget::update));
    describe();
}

void HeatCanvas::showWorkflow(const Workflow &workflow)
{
    if (document() && document()->workflow() == workflow)
        return;
    // Nobody can expand a group here.
    Workflow shown = workflow;
    for (TaskGroup &group : shown.drawing.groups)
        group.isCollapsed = false;
    m_heat.clear();
    draw(std::move(shown));
    fit();
    describe();
}

void HeatCanvas::showHeat(const HeatByTask &heat)
{
    m_heat = heat;
    viewport()->update();
    describe();
}

QRectF HeatCanvas::content() const
{
    return canvas()->contentRect().adjusted(-kHeatMargin, -kHeatMargin, kHeatMargin, kHeatMargin);
}

/// A bar below each node, as long as it is hot, and the figure beside it: nothing is told by colour alone.
void HeatCanvas::drawForeground(QPainter *painter, const QRectF &rect)
{
    QGraphicsView::drawForeground(painter, rect);
    if (!canvas())
        return;
    const Theme &theme = themes().theme();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(theme.font(TypeSize::Base, QFont::DemiBold));
    for (auto heat = m_heat.cbegin(); heat != m_heat.cend(); ++heat) {
        const NodeItem *node = canvas()->node(heat.key());
        if (!node)
            continue;
        const QRectF body = node->body();
        const QRectF bar(body.left(), body.bottom() + 4, body.width(), kHeatBar);
        const Token token = heat->share >= 0.66 ? Token::Danger : heat->share >= 0.33 ? Token::Warning : Token::Success;
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.color(Token::Line));
        painter->drawRoundedRect(bar, kHeatBar / 2, kHeatBar / 2);
        painter->setBrush(theme.color(token));
        if (heat->share > 0)
            painter->drawRoundedRect(
                QRectF(bar.topLeft(), QSizeF(std::max(kHeatBar, bar.width() * heat->share), kHeatBar)), kHeatBar / 2,
                kHeatBar / 2);
        painter->setPen(theme.color(Token::Text));
        painter->drawText(QRectF(bar.left(), bar.bottom() + 2, bar.width(), kHeatLabel), Qt::AlignLeft | Qt::AlignTop,
                          heat->text);
    }
}

/// The list beside may show another task meanwhile: whoever chooses this one again means it.
void HeatCanvas::choose(const QString &task)
{
    if (task == currentTask())
        Q_EMIT taskChosen(task);
    else
        chooseTask(task);
}

void HeatCanvas::walk(Qt::Key arrow)
{
    const auto &tasks = document()->workflow().tasks;
    if (tasks.empty())
        return;
    const auto here = std::ranges::find(tasks, currentTask(), &Task::id);
    const std::ptrdiff_t by = arrow == Qt::Key_Left || arrow == Qt::Key_Up ? -1 : 1;
    const auto count = static_cast<std::ptrdiff_t>(tasks.size());
    const auto next = here == tasks.end() ? 0 : std::clamp(here - tasks.begin() + by, std::ptrdiff_t(0), count - 1);
    choose(tasks[static_cast<std::size_t>(next)].id);
}

void HeatCanvas::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        event->ignore();
    else
        GraphViewer::keyPressEvent(event);
}

void HeatCanvas::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        GraphViewer::wheelEvent(event);
    else
        event->ignore();
}

void HeatCanvas::describe()
{
    const QString task = currentTask();
    tell(tr("How hot each task is"),
         task.isEmpty() ? QString()
                        : tr("%1: %2", "a task, its figure").arg(document()->titleOf(task), m_heat.value(task).text));
}

} // namespace sluice
