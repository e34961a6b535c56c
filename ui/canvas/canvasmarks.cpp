// What trying a workflow out marks on its nodes, and the edge of a node that sets a breakpoint.
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/livewords.h"

#include <utility>

namespace sluice {

void CanvasScene::showMarks(const TaskMarks &marks)
{
    if (marks == m_marks)
        return;
    m_marks = marks;
    for (auto *item : std::as_const(m_nodes))
        paintMarks(*item);
}

void CanvasScene::paintMarks(NodeItem &item) const
{
    item.showMarks(m_marks.breakpoints.contains(item.id()), m_marks.halted.contains(item.id()),
                   m_marks.mocked.contains(item.id()));
}

NodeItem *CanvasScene::nodeByEdge(QPointF point) const
{
    // Half of the edge lies outside of the node's body.
    for (const double inwards : {0.0, NodeGeometry::kGrid}) {
        auto *item = nodeAt(point + QPointF(inwards, 0));
        if (item && item->mapRectToScene(m_kit.geometry.edge()).contains(point))
            return item;
    }
    return nullptr;
}

void CanvasView::showMarks(const TaskMarks &marks)
{
    m_canvas.showMarks(marks);
    describe();
}

/// A click on the edge of a node sets a breakpoint, and nothing is dragged from there.
bool CanvasView::pressEdge(const CanvasPointer &pointer, bool adds)
{
    auto *node = m_takesBreakpoints && !adds ? m_canvas.nodeByEdge(pointer.scene) : nullptr;
    if (!node)
        return false;
    m_canvas.select({node->id()});
    m_canvas.setCurrent(node->id());
    Q_EMIT breakpointClicked(node->id());
    return true;
}

} // namespace sluice
