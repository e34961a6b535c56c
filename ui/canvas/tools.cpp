#include "ui/canvas/tools.h"

#include "ui/canvas/canvasview.h"

#include <QApplication>
#include <QGraphicsRectItem>

#include <algorithm>

namespace sluice {

PanTool::PanTool(CanvasView &view, QPoint start)
    : CanvasTool(view)
    , m_last(start)
{
}

void PanTool::move(const CanvasPointer &pointer)
{
    m_view.panBy(pointer.view - m_last);
    m_last = pointer.view;
}

RubberBandTool::RubberBandTool(CanvasView &view, const CanvasPointer &start)
    : CanvasTool(view)
    , m_start(start.scene)
    , m_before(start.modifiers & (Qt::ShiftModifier | Qt::ControlModifier) ? view.canvas().selectedTasks()
                                                                           : QStringList())
    , m_band(new QGraphicsRectItem)
{
    const auto accent = view.canvas().kit().style.color(Token::Accent);
    QPen pen(accent, 1);
    pen.setCosmetic(true);
    m_band->setPen(pen);
    auto fill = accent;
    fill.setAlphaF(0.12F);
    m_band->setBrush(fill);
    m_band->setZValue(20);
    view.canvas().addItem(m_band);
    view.canvas().select(m_before);
}

RubberBandTool::~RubberBandTool()
{
    delete m_band;
}

void RubberBandTool::move(const CanvasPointer &pointer)
{
    const auto rect = QRectF(m_start, pointer.scene).normalized();
    m_band->setRect(rect);
    auto ids = m_before;
    for (auto *item : m_view.canvas().items(rect, Qt::IntersectsItemShape)) {
        const auto *node = qgraphicsitem_cast<NodeItem *>(item);
        if (node && !ids.contains(node->id()))
            ids.push_back(node->id());
    }
    m_view.canvas().select(ids);
}

void RubberBandTool::cancel()
{
    m_view.canvas().select(m_before);
}

MoveTool::MoveTool(CanvasView &view, const CanvasPointer &start, const QString &grabbed)
    : CanvasTool(view)
    , m_startView(start.view)
    , m_start(start.scene)
    , m_grabbed(grabbed)
{
    const auto &workflow = view.canvas().document().workflow();
    for (const auto &id : view.canvas().selectedTasks())
        m_before.insert(id, workflow.layout.value(id));
    m_mayEnter = m_before.size() == 1 && std::ranges::none_of(workflow.edges, [&](const Edge &edge) {
                     return edge.from == grabbed || edge.to == grabbed;
                 });
}

QMap<QString, QPointF> MoveTool::placesAt(QPointF point) const
{
    const auto from = m_before.value(m_grabbed);
    const auto by = NodeGeometry::snapped(from + point - m_start) - from;
    auto places = m_before;
    for (auto &place : places)
        place += by;
    return places;
}

EdgeItem *MoveTool::edgeToEnter() const
{
    const auto *item = m_view.canvas().node(m_grabbed);
    if (!m_mayEnter || !item)
        return nullptr;
    return m_view.canvas().edgeUnder(item->mapRectToScene(m_view.canvas().kit().geometry.body()), m_grabbed);
}

void MoveTool::move(const CanvasPointer &pointer)
{
    if (!m_moved && (pointer.view - m_startView).manhattanLength() < QApplication::startDragDistance())
        return;
    m_moved = true;
    m_view.canvas().drag(placesAt(pointer.scene));
    m_view.canvas().markDropTarget(edgeToEnter());
}

void MoveTool::release(const CanvasPointer &pointer)
{
    auto &canvas = m_view.canvas();
    if (!m_moved) {
        if (!(pointer.modifiers & (Qt::ShiftModifier | Qt::ControlModifier)))
            canvas.select({m_grabbed});
        return;
    }
    const auto *edge = edgeToEnter();
    canvas.markDropTarget(nullptr);
    if (edge)
        m_view.insertOnEdge(m_grabbed, placesAt(pointer.scene).value(m_grabbed), edge->edge());
    else
        canvas.document().moveTasks(placesAt(pointer.scene));
}

void MoveTool::cancel()
{
    m_view.canvas().markDropTarget(nullptr);
    m_view.canvas().settle();
}

} // namespace sluice
