// The edits that a canvas view offers: clipboard, quick-add, rename in place, drops from the palette.
#include "core/workflow/cyclepath.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/quicklist.h"
#include "ui/wording/statewords.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>

#include <algorithm>

namespace sluice {

namespace {

constexpr QPointF kPasteStep{24, 24};
constexpr QPointF kGap{64, 32}; ///< between a new node and the one before or above it

QRectF bodyAround(QPointF middle)
{
    return QRectF(0, 0, NodeGeometry::kWidth, NodeGeometry::kHeight)
        .translated(middle - QPointF(NodeGeometry::kWidth / 2, NodeGeometry::kHeight / 2));
}

} // namespace

void CanvasView::copy()
{
    const auto ids = m_canvas.selectedTasks();
    const auto notes = m_canvas.selectedNotes();
    if (ids.isEmpty() && notes.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(QString::fromUtf8(m_canvas.document().copy(ids, notes)));
    m_pastes = 0;
}

void CanvasView::cut()
{
    copy();
    const auto ids = m_canvas.selectedTasks();
    const auto notes = m_canvas.selectedNotes();
    if (!ids.isEmpty() || !notes.isEmpty())
        m_canvas.document().removeSelection(ids, {}, false, notes);
}

void CanvasView::paste()
{
    ++m_pastes;
    const auto text = QGuiApplication::clipboard()->text().toUtf8();
    const bool isOver = viewport()->rect().contains(m_lastPointer) && viewport()->underMouse();
    const auto place = mapToScene(isOver ? m_lastPointer : viewport()->rect().center())
                       + (isOver ? QPointF() : kPasteStep * double(m_pastes - 1));
    const auto added = m_canvas.document().paste(text, NodeGeometry::snapped(place));
    if (added)
        m_canvas.select(*added);
    else
        Q_EMIT pasteRefused(added.error());
}

void CanvasView::duplicate()
{
    const auto ids = m_canvas.selectedTasks();
    const auto notes = m_canvas.selectedNotes();
    if (!ids.isEmpty() || !notes.isEmpty())
        m_canvas.select(m_canvas.document().duplicate(ids, kPasteStep, notes));
}

void CanvasView::removeSelected(bool reconnect)
{
    const auto ids = m_canvas.selectedTasks();
    const auto edges = m_canvas.selectedEdges();
    const auto notes = m_canvas.selectedNotes();
    if (!ids.isEmpty() || !edges.empty() || !notes.isEmpty())
        m_canvas.document().removeSelection(ids, edges, reconnect, notes);
}

void CanvasView::selectAll()
{
    QStringList ids;
    for (const Task &task : m_canvas.document().workflow().tasks)
        ids.push_back(task.id);
    m_canvas.select(ids);
}

void CanvasView::toggleDisabled()
{
    const auto ids = m_canvas.selectedTasks();
    const auto &workflow = m_canvas.document().workflow();
    const bool anyEnabled = std::ranges::any_of(ids, [&](const QString &id) { return !workflow.task(id)->disabled; });
    if (!ids.isEmpty())
        m_canvas.document().setDisabled(ids, anyEnabled);
}

QPointF CanvasView::placeForNew() const
{
    const bool isOver = viewport()->rect().contains(m_lastPointer) && viewport()->underMouse();
    return isOver ? mapToScene(m_lastPointer) : freePlace();
}

/// The middle of a node that covers no other: behind the current one, or else where one looks; further down while one lies
/// there.
QPointF CanvasView::freePlace() const
{
    const auto &layout = m_canvas.document().workflow().layout;
    const auto here = layout.find(m_canvas.current());
    QRectF body = bodyAround(mapToScene(viewport()->rect().center()));
    if (here != layout.end())
        body.moveTopLeft(*here + QPointF(NodeGeometry::kWidth + kGap.x(), 0));
    const auto isTaken = [&](QPointF corner) { return body.intersects(QRectF(corner, body.size())); };
    while (std::any_of(layout.begin(), layout.end(), isTaken))
        body.translate(0, NodeGeometry::kHeight + kGap.y());
    return body.center();
}

void CanvasView::quickAddHere()
{
    quickAdd(placeForNew());
}

void CanvasView::quickAdd(QPointF place, const std::optional<PortHit> &from)
{
    std::vector<QuickList::Entry> entries;
    for (const auto &type : m_canvas.catalog().types())
        entries.push_back(
            {type.type, catalogText(type.label), type.type, m_canvas.kit().style.icon(type.icon, type.category)});
    m_quick->offer(std::move(entries), tr("Type to add a task"), mapFromScene(place),
                   [this, place, from](const QString &type) {
                       const auto corner = from && from->isOut() ? place - QPointF(0, NodeGeometry::kHeight / 2)
                                           : from ? place - QPointF(NodeGeometry::kWidth, NodeGeometry::kHeight / 2)
                                                  : bodyAround(place).topLeft();
                       addTask(type, corner, from);
                   });
}

QString CanvasView::addTaskHere(const QString &type)
{
    return addTask(type, bodyAround(freePlace()).topLeft());
}

QString CanvasView::addTask(const QString &type, QPointF place, const std::optional<PortHit> &from)
{
    m_wasMoved = true;
    const auto *info = m_canvas.catalog().find(type);
    WorkflowDocument::Joining joining;
    if (info && !info->outPorts.isEmpty())
        joining.outPort = info->outPorts.front();
    const auto *under = m_canvas.edgeUnder(QRectF(place, QSizeF(NodeGeometry::kWidth, NodeGeometry::kHeight)));
    if (from && from->isOut()) {
        joining.from = from->task;
        joining.fromPort = from->port;
    } else if (from) {
        joining.to = from->task;
    } else if (under) {
        joining.into = under->edge();
    }
    const auto label = info ? catalogText(info->label) : type;
    const auto id = m_canvas.document().addTask(type, label, NodeGeometry::snapped(place), joining);
    reveal(id);
    setFocus();
    return id;
}

void CanvasView::quickConnect()
{
    const auto source = m_canvas.current();
    const auto *node = m_canvas.node(source);
    if (!node || node->look().outPorts.isEmpty())
        return;
    const auto &document = m_canvas.document();
    const WorkflowGraph graph(document.workflow());
    const DragReachability reach(graph, source);
    const auto port = node->look().outPorts.front();
    std::vector<QuickList::Entry> entries;
    for (const Task &task : document.workflow().tasks) {
        if (task.id == source)
            continue;
        QString refusal;
        if (m_canvas.edgeItem({source, port, task.id}))
            refusal = tr("connected already");
        else if (reach.closesCycle(task.id))
            refusal = tr("would close a cycle");
        const auto &look = m_canvas.node(task.id)->look();
        entries.push_back(
            {task.id, look.title, look.typeLabel, m_canvas.kit().style.icon(look.icon, look.category), refusal});
    }
    const auto place = mapFromScene(node->outPort(port) + QPointF(16, -20));
    m_quick->offer(std::move(entries), tr("Connect %1 to …").arg(document.titleOf(source)), place,
                   [this, source, port](const QString &target) {
                       m_canvas.document().connectTasks({source, port, target});
                   });
}

void CanvasView::insertOnEdge(const QString &id, QPointF place, const Edge &edge)
{
    const auto *node = m_canvas.node(id);
    if (!node || node->look().outPorts.isEmpty())
        return;
    auto &document = m_canvas.document();
    const auto port = node->look().outPorts.front();
    document.undoStack().beginMacro(
        tr("Insert %1 between %2 and %3")
            .arg(document.titleOf(id), document.titleOf(edge.from), document.titleOf(edge.to)));
    document.moveTasks({{id, place}});
    document.insertOnEdge(id, port, edge);
    document.undoStack().endMacro();
}

void CanvasView::renameCurrent()
{
    // A task inside a collapsed group that was picked by itself, as the outline does, is meant, and not its group.
    const auto *hiding = m_canvas.collapsedGroupOf(m_canvas.current());
    const bool isHidden = hiding && m_canvas.selectedTasks() == QStringList{m_canvas.current()};
    if (const auto groups = m_canvas.selectedGroups(); groups.size() == 1 && !isHidden)
        return renameGroup(groups.front());
    if (const auto note = loneNote(); !note.isEmpty())
        return editNote(note);
    const auto *node = m_canvas.node(m_canvas.current());
    if (!node || (!node->isVisible() && !isHidden))
        return;
    const auto id = node->id();
    const QRectF place = isHidden ? hiding->frame() : node->mapRectToScene(m_canvas.kit().geometry.title(true, false));
    askName(place, tr("Name of %1").arg(node->look().title), m_canvas.document().titleOf(id),
            [this, id](const QString &name) {
                m_canvas.document().endMerge();
                m_canvas.document().renameTask(id, name);
                m_canvas.document().endMerge();
            });
}

void CanvasView::askName(const QRectF &place, const QString &label, const QString &name,
                         std::function<void(const QString &)> named)
{
    finishRename(true);
    m_named = std::move(named);
    m_name = new QLineEdit(viewport());
    m_name->setObjectName(QStringLiteral("renameInPlace"));
    m_name->setAccessibleName(label);
    m_name->setText(name);
    const auto area = mapFromScene(place).boundingRect();
    m_name->setGeometry(area.x() - 8, area.center().y() - m_name->sizeHint().height() / 2,
                        std::clamp(area.width() + 40, 160, 420), m_name->sizeHint().height());
    m_name->selectAll();
    m_name->show();
    m_name->setFocus();
    connect(m_name, &QLineEdit::editingFinished, this, [this] { finishRename(true); });
    m_name->installEventFilter(this);
}

bool CanvasView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_name && event->type() == QEvent::KeyPress) {
        // A line edit lets both through to its parents, and the canvas would take them for its own.
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter) {
            finishRename(key != Qt::Key_Escape);
            return true;
        }
    }
    if (watched == m_writing && event->type() == QEvent::KeyPress) {
        const auto *press = static_cast<QKeyEvent *>(event);
        const bool isEnter = press->key() == Qt::Key_Return || press->key() == Qt::Key_Enter;
        if (press->key() == Qt::Key_Escape || (isEnter && press->modifiers() & Qt::ControlModifier)) {
            finishNote(isEnter);
            return true;
        }
    }
    if (watched == m_writing && event->type() == QEvent::FocusOut) {
        // Its own menu, or another window for a while, is no end of writing.
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
            finishNote(true);
    }
    return QGraphicsView::eventFilter(watched, event);
}

void CanvasView::finishRename(bool keep)
{
    if (!m_name)
        return;
    auto *field = std::exchange(m_name, nullptr);
    const auto name = field->text();
    const bool hadFocus = field->hasFocus();
    field->hide();
    field->deleteLater();
    const auto named = std::exchange(m_named, {});
    if (keep)
        named(name);
    if (hadFocus || !keep)
        setFocus();
}

void CanvasView::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasFormat(kTaskTypeMime))
        event->acceptProposedAction();
}

void CanvasView::dragMoveEvent(QDragMoveEvent *event)
{
    if (!event->mimeData()->hasFormat(kTaskTypeMime))
        return;
    m_canvas.markDropTarget(m_canvas.edgeUnder(bodyAround(mapToScene(event->position().toPoint()))));
    event->acceptProposedAction();
}

void CanvasView::dragLeaveEvent(QDragLeaveEvent *event)
{
    m_canvas.markDropTarget(nullptr);
    event->accept();
}

void CanvasView::dropEvent(QDropEvent *event)
{
    m_canvas.markDropTarget(nullptr);
    const auto type = QString::fromUtf8(event->mimeData()->data(kTaskTypeMime));
    if (type.isEmpty())
        return;
    addTask(type, bodyAround(mapToScene(event->position().toPoint())).topLeft());
    event->acceptProposedAction();
}

} // namespace sluice
