#include "ui/canvas/pastview.h"

#include "ui/canvas/canvasscene.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"

#include <QHelpEvent>
#include <QToolTip>

#include <utility>

namespace sluice {

PastView::PastView(const TaskCatalog &catalog, ThemeController &theme, QWidget *parent)
    : GraphViewer(catalog, theme, parent)
{
    describe();
}

void PastView::clear()
{
    leave();
    drop();
    describe();
    Q_EMIT redrawn();
}

/// What was of the graph that is gone.
void PastView::drop()
{
    m_figures.clear();
    setMoved(false);
}

void PastView::showWorkflow(Workflow workflow)
{
    // Nobody can expand a group here, so that all its tasks can be chosen and none hides how it went.
    for (TaskGroup &group : workflow.drawing.groups)
        group.isCollapsed = false;
    draw(std::move(workflow));
    drop();
    canvas()->setStale(m_isOld);
    fit();
    describe();
    Q_EMIT redrawn();
}

void PastView::lookLike(const QGraphicsView &other)
{
    setTransform(other.transform());
    centerOn(other.mapToScene(other.viewport()->rect().center()));
    setMoved(true);
}

void PastView::showRun(const FiguresByTask &figures)
{
    if (!canvas())
        return;
    m_figures = figures;
    canvas()->showRun(figures);
    if (currentTask().isEmpty())
        lightTask(m_lit);
    describe();
}

void PastView::showLive(const LiveByTask &live)
{
    if (canvas())
        canvas()->showLive(live);
}

void PastView::setName(const QString &name)
{
    m_name = name;
    describe();
}

void PastView::setStale(bool stale)
{
    m_isOld = stale;
    if (canvas())
        canvas()->setStale(stale);
}

void PastView::lightTask(const QString &task)
{
    m_lit = task;
    chooseTask(task);
    if (!task.isEmpty() && !wasMoved())
        fit(); // all of the graph stays in sight
}

bool PastView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || !canvas())
        return QGraphicsView::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QString task = taskAt(help->pos());
    const QString text = task.isEmpty() ? QString() : canvas()->liveText(task);
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")), viewport());
    return true;
}

void PastView::describe()
{
    tell(m_name.isEmpty() ? tr("The run on the workflow that it ran on") : m_name, taskText());
}

/// The task, and how its steps stand.
QString PastView::taskText() const
{
    const QString task = currentTask();
    if (task.isEmpty() || !document())
        return {};
    const TaskFigures figures = m_figures.value(task);
    QStringList parts;
    for (std::size_t state = 0; state < TaskFigures::kStates; ++state) {
        if (figures.counts[state] > 0)
            parts += tr("%1 %2", "how many steps, in which state")
                         .arg(numberText(quint64(figures.counts[state])), word(static_cast<StepState>(state)));
    }
    if (const QString live = canvas()->liveText(task); !live.isEmpty())
        parts += live.split(u'\n');
    return tr("%1: %2", "a task, its steps").arg(document()->titleOf(task), parts.join(QStringLiteral(", ")));
}

} // namespace sluice
