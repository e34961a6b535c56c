#include "ui/design/outline.h"

#include "ui/canvas/canvasview.h"
#include "ui/canvas/pastview.h"
#include "ui/design/emptywords.h"

#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace sluice {

namespace {

/// Rows side by side as one range each: a selection of very many single rows takes time by their square.
QItemSelection rangesOf(QModelIndexList indexes)
{
    indexes.removeIf([](const QModelIndex &index) { return !index.isValid(); });
    // Only rows at the top have others below them.
    const auto order = [](const QModelIndex &index) { return std::pair(index.parent().row(), index.row()); };
    std::ranges::sort(indexes, {}, order);
    QItemSelection selection;
    for (auto first = indexes.cbegin(); first != indexes.cend();) {
        auto last = first;
        while (last + 1 != indexes.cend() && (last + 1)->row() == last->row() + 1
               && (last + 1)->parent() == first->parent())
            ++last;
        selection.select(*first, *last);
        first = last + 1;
    }
    return selection;
}

} // namespace

Outline::Outline(const TaskCatalog &catalog, ThemeController &themes, QWidget *parent)
    : QTreeView(parent)
    , m_model(catalog, themes)
{
    setObjectName(QStringLiteral("outline"));
    setHeaderHidden(true);
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::EditKeyPressed);
    setExpandsOnDoubleClick(false);
    setModel(&m_model);
    m_words = new EmptyWords(*this, themes);
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this, &Outline::keepPlace);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &Outline::restorePlace);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &Outline::giveSelection);
    connect(this, &QTreeView::doubleClicked, this, [this](const QModelIndex &index) {
        if (!index.data(OutlineModel::IsGroupRole).toBool())
            openRow(index);
    });
    retranslate();
}

void Outline::leave()
{
    if (auto *shown = scene())
        shown->disconnect(this);
    if (m_past)
        m_past->disconnect(this);
    m_canvas = nullptr;
    m_past = nullptr;
    m_place.reset();
}

CanvasScene *Outline::scene() const
{
    return m_canvas ? &m_canvas->canvas() : m_past ? m_past->canvas() : nullptr;
}

void Outline::setPast(PastView &past)
{
    leave();
    m_past = &past;
    m_keepsPlace = false;
    m_model.setReadOnly(true);
    m_model.setDocument(past.canvas() ? &past.canvas()->document() : nullptr);
    m_keepsPlace = true;
    connect(&past, &PastView::redrawn, this, [this, &past] { setPast(past); });
    if (auto *shown = past.canvas())
        connect(shown, &CanvasScene::selectionMoved, this, &Outline::takeSelection);
    wordEmpty();
    takeSelection();
}

void Outline::setCanvas(CanvasView *canvas)
{
    leave();
    m_canvas = canvas;
    m_model.setReadOnly(false);
    m_keepsPlace = false; // that is the place in another workflow
    m_model.setDocument(canvas ? &canvas->canvas().document() : nullptr);
    m_keepsPlace = true;
    if (canvas)
        connect(&canvas->canvas(), &CanvasScene::selectionMoved, this, &Outline::takeSelection);
    wordEmpty();
    takeSelection();
}

void Outline::wordEmpty()
{
    m_words->setText(scene() ? tr("No task yet. Press A to add one, or drag one from Tasks onto the canvas.")
                             : tr("The tasks of the workflow that is open come here, in the order in which they run."));
}

void Outline::retranslate()
{
    wordEmpty();
    setAccessibleName(tr("Outline of the workflow"));
}

void Outline::keepPlace()
{
    m_place.reset();
    if (!m_keepsPlace)
        return;
    Place place;
    const auto current = currentIndex();
    place.id = current.data(OutlineModel::IdRole).toString();
    place.isGroup = current.data(OutlineModel::IsGroupRole).toBool();
    place.isNote = current.data(OutlineModel::IsNoteRole).toBool();
    place.above = current.parent().data(OutlineModel::IdRole).toString();
    place.row = current.row();
    place.scrolled = verticalScrollBar()->value();
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const auto index = m_model.index(row, 0);
        if (m_model.rowCount(index) > 0 && !isExpanded(index))
            place.closed.push_back(index.data(OutlineModel::IdRole).toString());
    }
    m_place = place;
}

void Outline::restorePlace()
{
    expandAll();
    if (const auto place = std::exchange(m_place, std::nullopt)) {
        for (const auto &id : place->closed)
            collapse(m_model.indexOf(id, true));
        auto current = place->isNote ? m_model.indexOfNote(place->id) : m_model.indexOf(place->id, place->isGroup);
        // What is gone leaves the place to what came after it.
        if (!current.isValid() && place->row >= 0) {
            const auto above = m_model.indexOf(place->above, true);
            current = m_model.index(std::min(place->row, m_model.rowCount(above) - 1), 0, above);
        }
        verticalScrollBar()->setValue(place->scrolled);
        selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    }
    takeSelection();
}

void Outline::takeSelection()
{
    if (m_isSelecting)
        return;
    const QScopedValueRollback guard(m_isSelecting, true);
    selectionModel()->clearSelection();
    const auto *shown = scene();
    if (!shown)
        return;
    QModelIndexList indexes;
    for (const auto &id : shown->selectedTasks())
        indexes.push_back(m_model.indexOf(id));
    for (const auto &id : shown->wholeGroups())
        indexes.push_back(m_model.indexOf(id, true));
    for (const auto &id : shown->selectedNotes())
        indexes.push_back(m_model.indexOfNote(id));
    selectionModel()->select(rangesOf(std::move(indexes)), QItemSelectionModel::ClearAndSelect);
    if (const auto current = m_model.indexOf(shown->current()); current.isValid() && !hasFocus()) {
        selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
        scrollTo(current);
    }
}

void Outline::giveSelection()
{
    if (m_isSelecting || !scene())
        return;
    const QScopedValueRollback guard(m_isSelecting, true);
    if (m_past) {
        const auto index = currentIndex();
        if (!index.data(OutlineModel::IsGroupRole).toBool() && !index.data(OutlineModel::IsNoteRole).toBool())
            m_past->chooseTask(index.data(OutlineModel::IdRole).toString());
        return;
    }
    QStringList tasks;
    QStringList notes;
    QString group;
    for (const auto &index : selectionModel()->selectedIndexes()) {
        const auto id = index.data(OutlineModel::IdRole).toString();
        if (index.data(OutlineModel::IsGroupRole).toBool())
            group = id;
        else if (index.data(OutlineModel::IsNoteRole).toBool())
            notes.push_back(id);
        else
            tasks.push_back(id);
    }
    auto &scene = m_canvas->canvas();
    if (!group.isEmpty() && tasks.isEmpty() && notes.isEmpty())
        scene.selectGroup(group);
    else if (tasks.size() == 1 && notes.isEmpty())
        m_canvas->reveal(tasks.front());
    else if (notes.size() == 1 && tasks.isEmpty())
        m_canvas->revealNote(notes.front());
    else
        scene.select(tasks, notes);
}

/// A note is written on the canvas, where it lies; what else there is has its fields in the inspector.
void Outline::openRow(const QModelIndex &index)
{
    const auto id = index.data(OutlineModel::IdRole).toString();
    if (!index.data(OutlineModel::IsNoteRole).toBool()) {
        Q_EMIT openRequested(id);
    } else if (m_canvas) {
        m_canvas->revealNote(id);
        m_canvas->editNote(id);
    }
}

void Outline::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && state() != EditingState && currentIndex().isValid()) {
        openRow(currentIndex());
        return;
    }
    if (event->key() == Qt::Key_F2 && currentIndex().data(OutlineModel::IsNoteRole).toBool()) {
        openRow(currentIndex());
        return;
    }
    // Letters are keys of the canvas here, as they are there; what moves about in the list, selects in it or opens and
    // closes its groups stays in it.
    const int key = event->key();
    const bool isControl = event->modifiers() & Qt::ControlModifier;
    const bool isOwn = key == Qt::Key_Space
                       || (!isControl && (key == Qt::Key_Plus || key == Qt::Key_Minus || key == Qt::Key_Asterisk));
    const bool isLetter = !isOwn && !event->text().isEmpty() && event->text().front().isPrint();
    const bool isEdit = key == Qt::Key_Delete || key == Qt::Key_Backspace || (isControl && key != Qt::Key_A && !isOwn);
    if (m_canvas && state() != EditingState && (isLetter || isEdit)) {
        QCoreApplication::sendEvent(m_canvas, event);
        return;
    }
    QTreeView::keyPressEvent(event);
}

void Outline::contextMenuEvent(QContextMenuEvent *event)
{
    if (m_canvas)
        Q_EMIT m_canvas->menuRequested(event->globalPos());
}

} // namespace sluice
