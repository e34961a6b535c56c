#include "ui/canvas/differenceview.h"

#include "ui/canvas/canvasscene.h"
#include "ui/canvas/partmarks.h"

#include <QEvent>

namespace sluice {

namespace {
constexpr double kMarginOfMarks = 40;
constexpr double kFadedSame = 0.45;
constexpr double kFadedGone = 0.6;
constexpr double kMarkReach = 40; ///< how far a mark reaches beyond its part. Units: scene
} // namespace

DifferenceView::DifferenceView(const TaskCatalog &catalog, ThemeController &theme, QWidget *parent)
    : GraphViewer(catalog, theme, parent)
{
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate); // marks lie over the nodes
    describe();
}

void DifferenceView::showGraph(const DifferenceGraph &graph)
{
    if (canvas() && graph == m_graph)
        return;
    const bool stays = wasMoved() && graph.workflow.id == m_graph.workflow.id;
    const QString chosen = currentTask();
    const QPointF middle = mapToScene(viewport()->rect().center());
    m_graph = graph;
    draw(graph.workflow);
    connect(canvas(), &CanvasScene::restyled, viewport(), qOverload<>(&QWidget::update));
    if (stays)
        centerOn(middle);
    else
        fit();
    light(chosen);
    describe();
}

void DifferenceView::drawForeground(QPainter *painter, const QRectF &rect)
{
    if (!canvas())
        return QGraphicsView::drawForeground(painter, rect);
    const QRectF near = rect.adjusted(-kMarkReach, -kMarkReach, kMarkReach, kMarkReach);
    const MarkPainter marks(*painter, canvas()->kit().style, zoom());
    for (const Task &task : document()->workflow().tasks) {
        const NodeItem *node = canvas()->node(task.id);
        const auto mark = m_graph.marks.find({PartKind::Task, task.id, 0});
        if (!node || !node->body().intersects(near))
            continue;
        if (mark == m_graph.marks.end())
            marks.fade(node->body(), kFadedSame);
        else if (mark->second == PartMark::Removed)
            marks.fade(node->body(), kFadedGone);
    }
    for (const Edge &edge : document()->workflow().edges) {
        const auto mark = m_graph.marks.find(keyOf(edge));
        const EdgeItem *item = mark == m_graph.marks.end() ? nullptr : canvas()->edgeItem(edge);
        if (item && item->bounds().intersects(near))
            marks.edge(item->curve(), mark->second);
    }
    for (auto from = m_graph.from.begin(); from != m_graph.from.end(); ++from) {
        if (const NodeItem *node = canvas()->node(from.key()))
            marks.trail(QRectF(*from, node->body().size()), node->body());
    }
    for (const auto &[key, mark] : m_graph.marks) {
        const QRectF place = key.kind == PartKind::Edge ? QRectF() : placeOf(key);
        if (!place.isEmpty() && place.intersects(near))
            marks.frame(place, mark);
    }
}

/// Empty: it is not on the canvas.
QRectF DifferenceView::placeOf(const PartKey &part) const
{
    if (!canvas())
        return {};
    switch (part.kind) {
    case PartKind::Task: {
        const NodeItem *node = canvas()->node(part.id);
        return node ? node->body() : QRectF();
    }
    case PartKind::Group: {
        const GroupItem *group = canvas()->group(part.id);
        return group ? group->frame() : QRectF();
    }
    case PartKind::Note: {
        const NoteItem *note = canvas()->note(part.id);
        return note ? note->note().place : QRectF();
    }
    case PartKind::Edge:
        for (const Edge &edge : document()->workflow().edges) {
            if (const EdgeItem *item = keyOf(edge) == part ? canvas()->edgeItem(edge) : nullptr)
                return item->bounds();
        }
        break;
    case PartKind::Workflow:
    case PartKind::Trigger:
        break;
    }
    return {};
}

QRectF DifferenceView::content() const
{
    QRectF shown = canvas()->contentRect();
    for (const QPointF &from : std::as_const(m_graph.from))
        shown |= QRectF(from, NodeGeometry().body().size());
    return shown.adjusted(-kMarginOfMarks, -kMarginOfMarks, kMarginOfMarks, kMarginOfMarks);
}

void DifferenceView::reveal(const PartKey &part)
{
    const QRectF place = placeOf(part);
    if (!place.isEmpty())
        ensureVisible(place);
    if (!canvas())
        return;
    const QString task = part.kind == PartKind::Task   ? part.id
                         : part.kind == PartKind::Edge ? part.id.section(u' ', 0, 0)
                                                       : QString();
    if (currentTask() == task)
        return;
    light(task);
    describe();
}

void DifferenceView::describe()
{
    QString text = countsText(m_graph);
    if (const QString task = currentTask(); !task.isEmpty()) {
        const auto mark = m_graph.marks.find({PartKind::Task, task, 0});
        text = tr("%1: %2", "a task, what became of it")
                   .arg(document()->titleOf(task),
                        mark == m_graph.marks.end() ? tr("no difference") : lookOf(mark->second).word);
    }
    tell(tr("The graph, with what differs"), text);
}

void DifferenceView::changeEvent(QEvent *event)
{
    GraphViewer::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        viewport()->update();
}

} // namespace sluice
