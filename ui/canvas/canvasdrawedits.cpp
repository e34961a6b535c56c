// The edits of a canvas view to groups, notes and tints, and to where nodes lie.
#include "ui/canvas/canvasview.h"
#include "ui/canvas/quicklist.h"
#include "ui/canvas/tools.h"

#include <QPlainTextEdit>

#include <algorithm>
#include <utility>

namespace sluice {

namespace {

QMap<QString, QPointF> placesOf(const Workflow &workflow, const QStringList &tasks)
{
    QMap<QString, QPointF> places;
    for (const auto &id : tasks)
        places.insert(id, workflow.layout.value(id));
    return places;
}

} // namespace

bool CanvasView::pressDrawing(const CanvasPointer &pointer, bool adds)
{
    auto *group = m_canvas.groupAt(pointer.scene);
    const bool isCovered = group && group->isCollapsed();
    if (auto *note = isCovered ? nullptr : m_canvas.noteAt(pointer.scene)) {
        if (note->isSelected() && note->grip().contains(pointer.scene)) {
            begin(std::make_unique<NoteSizeTool>(*this, pointer, note->id()));
            return true;
        }
        if (adds)
            note->setSelected(!note->isSelected());
        else if (!note->isSelected())
            m_canvas.select({}, {note->id()});
        if (note->isSelected())
            begin(std::make_unique<MoveTool>(*this, pointer, QString(), note->note().place.topLeft()));
        return true;
    }
    if (!group)
        return false;
    if (group->toggle().contains(pointer.scene)) {
        m_canvas.document().collapseGroup(group->id(), !group->isCollapsed());
        return true;
    }
    if (adds)
        group->setSelected(!group->isSelected());
    else if (!group->isSelected())
        m_canvas.selectGroup(group->id());
    if (group->isSelected())
        begin(std::make_unique<MoveTool>(*this, pointer, QString(), group->content().topLeft()));
    return true;
}

void CanvasView::addNoteHere()
{
    QRectF place(QPointF(), NoteItem::kUsual);
    place.moveTopLeft(NodeGeometry::snapped(placeForNew() - place.center()));
    const auto id = m_canvas.document().addNote(place);
    m_canvas.select({}, {id});
    editNote(id);
}

void CanvasView::revealNote(const QString &id)
{
    if (const auto *item = m_canvas.note(id)) {
        m_canvas.select({}, {id});
        bringIntoSight(item->note().place);
    }
}

void CanvasView::revealGroup(const QString &id)
{
    if (const auto *item = m_canvas.group(id)) {
        m_canvas.selectGroup(id);
        bringIntoSight(item->frame());
    }
}

void CanvasView::editNote(const QString &id)
{
    finishNote(true);
    const auto *item = m_canvas.note(id);
    if (!item)
        return;
    m_writtenNote = id;
    m_writing = new QPlainTextEdit(viewport());
    m_writing->setObjectName(QStringLiteral("noteInPlace"));
    m_writing->setAccessibleName(tr("Text of the note"));
    m_writing->setTabChangesFocus(true);
    m_writing->setPlainText(item->note().text);
    m_writing->selectAll();
    m_writing->setGeometry(mapFromScene(item->note().place).boundingRect()
                           | QRect(mapFromScene(item->note().place.topLeft()), QSize(160, 72)));
    // Each letter is an edit, so that none is lost; all of them are one step of the history.
    m_canvas.document().endMerge();
    m_stepsBeforeNote = m_canvas.document().undoStack().index();
    connect(m_writing, &QPlainTextEdit::textChanged, this,
            [this] { m_canvas.document().setNoteText(m_writtenNote, m_writing->toPlainText()); });
    m_writing->installEventFilter(this);
    m_writing->show();
    m_writing->setFocus();
}

void CanvasView::finishTyping()
{
    finishRename(true);
    finishNote(true);
}

void CanvasView::finishNote(bool keep)
{
    auto *editor = std::exchange(m_writing, nullptr);
    if (!editor)
        return;
    const bool hadFocus = editor->hasFocus();
    editor->disconnect(this);
    editor->removeEventFilter(this);
    editor->hide();
    editor->deleteLater();
    m_canvas.document().endMerge();
    auto &history = m_canvas.document().undoStack();
    if (!keep && history.index() == m_stepsBeforeNote + 1)
        history.undo();
    if (hadFocus)
        setFocus();
}

void CanvasView::groupSelection()
{
    const auto id = m_canvas.document().addGroup(m_canvas.selectedTasks());
    if (id.isEmpty())
        return;
    m_canvas.selectGroup(id);
    renameGroup(id);
}

void CanvasView::ungroupSelection()
{
    auto groups = m_canvas.selectedGroups();
    const auto tasks = m_canvas.selectedTasks();
    for (const TaskGroup &group : m_canvas.document().workflow().drawing.groups) {
        if (!groups.contains(group.id)
            && std::ranges::any_of(group.tasks, [&](const QString &task) { return tasks.contains(task); }))
            groups.push_back(group.id);
    }
    if (groups.isEmpty())
        return;
    auto &history = m_canvas.document().undoStack();
    history.beginMacro(tr("Ungroup"));
    for (const auto &id : groups)
        m_canvas.document().removeGroup(id);
    history.endMacro();
    m_canvas.select(tasks);
}

void CanvasView::toggleCollapsed()
{
    const auto groups = m_canvas.selectedGroups();
    const bool expands = std::ranges::all_of(groups,
                                             [&](const QString &id) { return m_canvas.group(id)->isCollapsed(); });
    for (const auto &id : groups)
        m_canvas.document().collapseGroup(id, !expands);
}

void CanvasView::renameGroup(const QString &id)
{
    const auto *group = m_canvas.group(id);
    if (!group)
        return;
    askName(group->header().adjusted(32, 0, -16, 0), tr("Name of the group"), group->group().name,
            [this, id](const QString &name) { m_canvas.document().renameGroup(id, name); });
}

void CanvasView::alignSelection(Align align)
{
    const auto tasks = m_canvas.selectedTasks();
    const auto places = placesOf(m_canvas.document().workflow(), tasks);
    if (places.size() > 1)
        m_canvas.document().moveTasks(aligned(places, {NodeGeometry::kWidth, NodeGeometry::kHeight}, align));
}

void CanvasView::distributeSelection(Qt::Orientation direction)
{
    const auto places = placesOf(m_canvas.document().workflow(), m_canvas.selectedTasks());
    if (places.size() > 2)
        m_canvas.document().moveTasks(distributed(places, direction));
}

void CanvasView::tintSelection(const QString &tint)
{
    const auto groups = m_canvas.wholeGroups();
    // A group that is selected takes the tint itself, not its tasks.
    auto tasks = m_canvas.selectedTasks();
    for (const auto &id : groups) {
        for (const auto &task : m_canvas.group(id)->group().tasks)
            tasks.removeOne(task);
    }
    m_canvas.document().setTint(tasks, groups, m_canvas.selectedNotes(), tint);
}

} // namespace sluice
