#include "ui/canvas/tools.h"

#include "ui/canvas/canvasview.h"

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
    , m_band(new QGraphicsRectItem)
{
    if (start.modifiers & (Qt::ShiftModifier | Qt::ControlModifier)) {
        m_before = view.canvas().selectedTasks();
        m_notesBefore = view.canvas().selectedNotes();
    }
    const auto accent = view.canvas().kit().style.color(Token::Accent);
    QPen pen(accent, 1);
    pen.setCosmetic(true);
    m_band->setPen(pen);
    auto fill = accent;
    fill.setAlphaF(0.12F);
    m_band->setBrush(fill);
    m_band->setZValue(20);
    view.canvas().addItem(m_band);
    view.canvas().select(m_before, m_notesBefore);
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
    QSet<QString> known(ids.begin(), ids.end());
    const auto take = [&](const QString &id) {
        if (known.contains(id))
            return;
        known.insert(id);
        ids.push_back(id);
    };
    auto notes = m_notesBefore;
    const auto &layer = m_view.canvas().layer();
    for (const auto *node : layer.in<NodeItem>(rect)) {
        if (node->body().intersects(rect))
            take(node->id());
    }
    for (const auto *group : layer.in<GroupItem>(rect)) {
        if (group->isCollapsed() && group->frame().intersects(rect))
            std::ranges::for_each(group->group().tasks, take);
    }
    for (const auto *note : layer.in<NoteItem>(rect)) {
        if (rect.contains(note->note().place) && !notes.contains(note->id()))
            notes.push_back(note->id());
    }
    m_view.canvas().select(ids, notes);
}

void RubberBandTool::cancel()
{
    m_view.canvas().select(m_before, m_notesBefore);
}

} // namespace sluice
