// What the engine says now is shown over the nodes of a canvas, and told where the pointer rests.
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/livewords.h"

#include <QHelpEvent>
#include <QNativeGestureEvent>
#include <QToolTip>

namespace sluice {

namespace {
constexpr int kTipReach = 12; ///< of an edge: as far as the pointer takes it, about
} // namespace

void CanvasScene::showLive(const LiveByTask &live)
{
    if (live == m_live)
        return;
    const LiveByTask before = std::exchange(m_live, live);
    for (auto *item : std::as_const(m_nodes))
        paintLive(*item);
    paintWaits(before);
    paintWaits(m_live);
}

/// Of edges that lead to where something waits, or waited; they are few.
void CanvasScene::paintWaits(const LiveByTask &of)
{
    for (auto task = of.constBegin(); task != of.constEnd(); ++task) {
        if (task->waiting == 0)
            continue;
        for (auto *wire : m_wires.value(task.key())) {
            if (wire->edge().to == task.key())
                updateEdgeMood(*wire);
        }
    }
}

void CanvasScene::paintLive(NodeItem &item) const
{
    std::optional<NodeLive> own;
    if (const auto found = m_live.constFind(item.id()); found != m_live.constEnd())
        own = NodeLive{found->breaker, found->waiting, found->trend() == WaitTrend::Growing, found->shownRate()};
    item.showLive(own);
}

void CanvasScene::setStale(bool stale)
{
    if (std::exchange(m_isStale, stale) == stale)
        return;
    for (auto *item : std::as_const(m_nodes))
        item->setStale(stale);
    paintWaits(m_live);
    Q_EMIT overviewChanged();
}

QString CanvasScene::liveText(const QString &task) const
{
    QStringList lines = markWords(m_marks, task);
    if (!lines.isEmpty())
        lines = {withMarks(m_document.titleOf(task), m_marks, task)};
    if (const auto found = m_live.constFind(task); found != m_live.constEnd() && !m_isStale)
        lines += liveSentences(*found);
    return lines.join(u'\n');
}

QString CanvasScene::waitText(const Edge &edge) const
{
    TaskLive waits = m_live.value(edge.to);
    const Task *end = m_document.workflow().task(edge.to);
    if (m_isStale || !end || waits.waiting == 0)
        return {};
    waits.breaker.reset(); // the node's to tell
    return QStringLiteral("%1: %2").arg(end->name.isEmpty() ? end->id : end->name, liveSentences(waits).join(u'\n'));
}

bool CanvasView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            zoomAt(1 + gesture->value(), gesture->position().toPoint());
            return true;
        }
    }
    if (event->type() == QEvent::ToolTip)
        return showTip(*static_cast<QHelpEvent *>(event));
    if (event->type() == QEvent::Leave && !m_tool)
        m_canvas.hover({}, std::nullopt, nullptr);
    return QGraphicsView::viewportEvent(event);
}

bool CanvasView::showTip(const QHelpEvent &event)
{
    const NodeItem *node = m_canvas.nodeAt(mapToScene(event.pos()));
    const EdgeItem *edge = node ? nullptr : m_canvas.edgeAt(mapToScene(event.pos()));
    const QString text = node ? m_canvas.liveText(node->id()) : edge ? m_canvas.waitText(edge->edge()) : QString();
    if (text.isEmpty()) {
        QToolTip::hideText();
        return false;
    }
    const QRect place = node ? mapFromScene(node->body()).boundingRect()
                             : QRect(event.pos(), QSize()).marginsAdded({kTipReach, kTipReach, kTipReach, kTipReach});
    QToolTip::showText(event.globalPos(), text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")), viewport(),
                       place);
    return true;
}

} // namespace sluice
