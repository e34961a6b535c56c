// What keys do on a canvas view.
#include "ui/canvas/canvasview.h"
#include "ui/canvas/quicklist.h"

#include <QKeyEvent>

#include <cmath>
#include <limits>

namespace sluice {

namespace {

constexpr double kZoomStep = 1.25;
constexpr int kBigNudge = 4;

QPointF directionOf(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return {-1, 0};
    case Qt::Key_Right:
        return {1, 0};
    case Qt::Key_Up:
        return {0, -1};
    case Qt::Key_Down:
        return {0, 1};
    default:
        return {};
    }
}

} // namespace

void CanvasView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        if (m_tool)
            cancelTool();
        else
            m_canvas.select({});
        return;
    }
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_spaceHeld = true;
        viewport()->setCursor(Qt::OpenHandCursor);
        return;
    }
    if (m_tool || editKey(*event) || viewKey(*event) || arrowKey(*event))
        return;
    event->ignore();
}

void CanvasView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_spaceHeld = false;
        if (!m_tool)
            viewport()->setCursor(Qt::ArrowCursor);
        return;
    }
    QGraphicsView::keyReleaseEvent(event);
}

bool CanvasView::editKey(const QKeyEvent &event)
{
    const bool isPlain = event.modifiers() == Qt::NoModifier;
    if (event.matches(QKeySequence::Copy))
        copy();
    else if (event.matches(QKeySequence::Cut))
        cut();
    else if (event.matches(QKeySequence::Paste))
        paste();
    else if (event.matches(QKeySequence::SelectAll))
        selectAll();
    else if (event.key() == Qt::Key_D && event.modifiers() == Qt::ControlModifier)
        duplicate();
    else if (event.key() == Qt::Key_Delete && event.modifiers() == Qt::AltModifier)
        removeSelected(true);
    else if ((event.key() == Qt::Key_Delete || event.key() == Qt::Key_Backspace) && isPlain)
        removeSelected(false);
    else if (event.key() == Qt::Key_F2 && isPlain)
        renameCurrent();
    else if (event.key() == Qt::Key_A && isPlain)
        quickAddHere();
    else if (event.key() == Qt::Key_C && isPlain)
        quickConnect();
    else if (event.key() == Qt::Key_D && isPlain)
        toggleDisabled();
    else if (event.key() == Qt::Key_N && isPlain)
        addNoteHere();
    else if (event.key() == Qt::Key_G && event.modifiers() == Qt::ControlModifier)
        groupSelection();
    else if (event.key() == Qt::Key_G && event.modifiers() == (Qt::ControlModifier | Qt::ShiftModifier))
        ungroupSelection();
    else if (event.key() == Qt::Key_X && isPlain)
        toggleCollapsed();
    else
        return false;
    return true;
}

bool CanvasView::viewKey(const QKeyEvent &event)
{
    const bool isControl = event.modifiers() & Qt::ControlModifier;
    if (isControl && event.key() == Qt::Key_0)
        zoomTo(1);
    else if (isControl && event.key() == Qt::Key_1)
        fit();
    else if (isControl && (event.key() == Qt::Key_Plus || event.key() == Qt::Key_Equal))
        zoomBy(kZoomStep);
    else if (isControl && event.key() == Qt::Key_Minus)
        zoomBy(1 / kZoomStep);
    else if (event.key() == Qt::Key_F && event.modifiers() == Qt::NoModifier)
        fit();
    else if (event.key() == Qt::Key_F && event.modifiers() == Qt::ShiftModifier)
        fitSelection();
    else if (event.key() == Qt::Key_M && event.modifiers() == Qt::NoModifier)
        toggleMinimap();
    else if ((event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) && !m_canvas.current().isEmpty())
        Q_EMIT openRequested(m_canvas.current());
    else if ((event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) && !loneNote().isEmpty())
        editNote(loneNote());
    else
        return false;
    return true;
}

bool CanvasView::arrowKey(const QKeyEvent &event)
{
    const auto direction = directionOf(event.key());
    if (direction.isNull())
        return false;
    if (event.modifiers() & Qt::ControlModifier)
        nudge(direction * NodeGeometry::kGrid * (event.modifiers() & Qt::ShiftModifier ? kBigNudge : 1));
    else
        walk(static_cast<Qt::Key>(event.key()));
    return true;
}

void CanvasView::walk(Qt::Key arrow)
{
    const auto &workflow = m_canvas.document().workflow();
    if (workflow.tasks.empty())
        return;
    const auto here = m_canvas.current();
    if (here.isEmpty())
        return stepTo(workflow.tasks.front().id);
    const auto direction = directionOf(arrow);
    const auto from = workflow.layout.value(here);
    // A collapsed group is one step: nobody sees who walks about in it.
    const auto *group = m_canvas.collapsedGroupOf(here);
    const auto isHere = [&](const QString &id) {
        return id == here || (group && m_canvas.collapsedGroupOf(id) == group);
    };
    QString best;
    double least = std::numeric_limits<double>::max();
    const auto consider = [&](const QString &id) {
        const auto way = workflow.layout.value(id) - from;
        const double ahead = QPointF::dotProduct(way, direction);
        const double cost = std::hypot(way.x(), way.y()) + (ahead > 0 ? 0 : 1e5);
        if (cost < least) {
            least = cost;
            best = id;
        }
    };
    // Right and left walk along edges wherever they lead; up and down, and where no edge leads on, go by place.
    for (const Edge &edge : workflow.edges) {
        if (arrow == Qt::Key_Right && isHere(edge.from) && !isHere(edge.to))
            consider(edge.to);
        else if (arrow == Qt::Key_Left && isHere(edge.to) && !isHere(edge.from))
            consider(edge.from);
    }
    if (best.isEmpty()) {
        for (const Task &task : workflow.tasks) {
            const auto way = workflow.layout.value(task.id) - from;
            const double ahead = QPointF::dotProduct(way, direction);
            if (ahead > 0 && ahead * 2 > std::abs(way.x()) + std::abs(way.y()) - ahead && !isHere(task.id))
                consider(task.id);
        }
    }
    if (!best.isEmpty())
        stepTo(best);
}

QString CanvasView::loneNote() const
{
    const auto notes = m_canvas.selectedNotes();
    return notes.size() == 1 && m_canvas.selectedTasks().isEmpty() ? notes.front() : QString();
}

void CanvasView::stepTo(const QString &id)
{
    reveal(id);
    // Who walks into a collapsed group means what shows: all of it.
    if (const auto *group = m_canvas.collapsedGroupOf(id))
        m_canvas.takeWhole(*group);
}

void CanvasView::nudge(QPointF by)
{
    const auto &workflow = m_canvas.document().workflow();
    const auto ids = m_canvas.selectedTasks();
    const auto noteIds = m_canvas.selectedNotes();
    QMap<QString, QPointF> places;
    for (const auto &id : ids)
        places.insert(id, NodeGeometry::snapped(workflow.layout.value(id) + by));
    QMap<QString, QRectF> notes;
    for (const auto &id : noteIds) {
        auto place = m_canvas.note(id)->note().place;
        place.moveTopLeft(NodeGeometry::snapped(place.topLeft() + by));
        notes.insert(id, place);
    }
    if (!places.isEmpty() || !notes.isEmpty())
        m_canvas.document().moveAll(places, notes, "nudge " + (ids + noteIds).join(u' ').toUtf8());
}

} // namespace sluice
