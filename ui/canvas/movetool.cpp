#include "ui/canvas/alignment.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/tools.h"

#include <QApplication>

#include <algorithm>

namespace sluice {

namespace {
constexpr double kLevelReach = 6; ///< in pixels
} // namespace

MoveTool::MoveTool(CanvasView &view, const CanvasPointer &start, const QString &grabbed, QPointF origin)
    : CanvasTool(view)
    , m_startView(start.view)
    , m_start(start.scene)
    , m_origin(origin)
    , m_grabbed(grabbed)
{
    const auto &workflow = view.canvas().document().workflow();
    for (const auto &id : view.canvas().selectedTasks())
        m_before.tasks.insert(id, workflow.layout.value(id));
    for (const auto &id : view.canvas().selectedNotes())
        m_before.notes.insert(id, view.canvas().note(id)->note().place);
    m_mayEnter = !grabbed.isEmpty() && m_before.tasks.size() == 1 && m_before.notes.isEmpty()
                 && std::ranges::none_of(workflow.edges,
                                         [&](const Edge &edge) { return edge.from == grabbed || edge.to == grabbed; });
}

void MoveTool::gatherOthers()
{
    const auto body = m_view.canvas().kit().geometry.body();
    for (const QPointF &place : std::as_const(m_before.tasks))
        m_bodies |= body.translated(place);
    for (const QRectF &place : std::as_const(m_before.notes))
        m_bodies |= place;
    const auto sight = m_view.mapToScene(m_view.viewport()->rect()).boundingRect();
    const auto &layer = m_view.canvas().layer();
    for (const auto *node : layer.in<NodeItem>(sight)) {
        if (!m_before.tasks.contains(node->id()))
            m_others.push_back(node->body());
    }
    for (const auto *note : layer.in<NoteItem>(sight)) {
        if (!m_before.notes.contains(note->id()))
            m_others.push_back(note->note().place);
    }
}

MoveTool::Places MoveTool::placesAt(const CanvasPointer &pointer)
{
    auto by = NodeGeometry::snapped(m_origin + pointer.scene - m_start) - m_origin;
    // Alt moves freely of what is near.
    Level level;
    if (!(pointer.modifiers & Qt::AltModifier))
        level = levelWith(m_bodies.translated(by), m_others, kLevelReach / m_view.zoom());
    by += level.by;
    m_view.canvas().showGuides(level.lines);
    auto places = m_before;
    for (QPointF &place : places.tasks)
        place += by;
    for (QRectF &place : places.notes)
        place.translate(by);
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
    if (!std::exchange(m_moved, true))
        gatherOthers();
    const auto places = placesAt(pointer);
    m_view.canvas().drag(places.tasks, places.notes);
    m_view.canvas().markDropTarget(edgeToEnter());
}

void MoveTool::release(const CanvasPointer &pointer)
{
    auto &canvas = m_view.canvas();
    if (!m_moved) {
        if (!m_grabbed.isEmpty() && !(pointer.modifiers & (Qt::ShiftModifier | Qt::ControlModifier)))
            canvas.select({m_grabbed});
        return;
    }
    const auto places = placesAt(pointer);
    const auto *edge = edgeToEnter();
    canvas.markDropTarget(nullptr);
    canvas.showGuides({});
    if (edge)
        m_view.insertOnEdge(m_grabbed, places.tasks.value(m_grabbed), edge->edge());
    else
        canvas.document().moveAll(places.tasks, places.notes);
    // What came back to where it was is no edit, and no change that would put it back.
    canvas.settle();
}

void MoveTool::cancel()
{
    m_view.canvas().markDropTarget(nullptr);
    m_view.canvas().showGuides({});
    m_view.canvas().settle();
}

NoteSizeTool::NoteSizeTool(CanvasView &view, const CanvasPointer &start, const QString &note)
    : CanvasTool(view)
    , m_note(note)
    , m_start(start.scene)
    , m_before(view.canvas().note(note)->note().place)
{
}

QRectF NoteSizeTool::placeAt(QPointF point) const
{
    const auto corner = NodeGeometry::snapped(m_before.bottomRight() + point - m_start) - m_before.topLeft();
    return {m_before.topLeft(), QSizeF(corner.x(), corner.y()).expandedTo(NoteItem::kLeast)};
}

void NoteSizeTool::move(const CanvasPointer &pointer)
{
    m_view.canvas().drag({}, {{m_note, placeAt(pointer.scene)}});
}

void NoteSizeTool::release(const CanvasPointer &pointer)
{
    m_view.canvas().document().moveAll({}, {{m_note, placeAt(pointer.scene)}});
}

void NoteSizeTool::cancel()
{
    m_view.canvas().settle();
}

} // namespace sluice
