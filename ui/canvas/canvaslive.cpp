// What the engine says now is shown over the nodes of a canvas, and told where the pointer rests.
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/livewords.h"

#include <QHelpEvent>
#include <QNativeGestureEvent>
#include <QToolTip>

namespace sluice {

void CanvasScene::showLive(const LiveByTask &live)
{
    if (live == m_live)
        return;
    m_live = live;
    for (auto *item : std::as_const(m_nodes))
        paintLive(*item);
}

void CanvasScene::paintLive(NodeItem &item) const
{
    std::optional<NodeLive> own;
    if (const auto found = m_live.constFind(item.id()); found != m_live.constEnd())
        own = NodeLive{found->breaker, found->waiting, found->trend() == WaitTrend::Growing};
    item.showLive(own);
}

void CanvasScene::setStale(bool stale)
{
    if (std::exchange(m_isStale, stale) == stale)
        return;
    for (auto *item : std::as_const(m_nodes))
        item->setStale(stale);
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
    const QString text = node ? m_canvas.liveText(node->id()) : QString();
    if (text.isEmpty()) {
        QToolTip::hideText();
        return false;
    }
    const QRect place = mapFromScene(node->body()).boundingRect();
    QToolTip::showText(event.globalPos(), text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")), viewport(),
                       place);
    return true;
}

} // namespace sluice
