#include "ui/design/outline.h"

#include "ui/canvas/canvasview.h"

#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QScopedValueRollback>

namespace sluice {

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
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        expandAll();
        takeSelection();
    });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &Outline::giveSelection);
    connect(this, &QTreeView::doubleClicked, this, [this](const QModelIndex &index) {
        if (!index.data(OutlineModel::IsGroupRole).toBool())
            Q_EMIT openRequested(index.data(OutlineModel::IdRole).toString());
    });
    retranslate();
}

void Outline::setCanvas(CanvasView *canvas)
{
    if (m_canvas)
        m_canvas->canvas().disconnect(this);
    m_canvas = canvas;
    m_model.setDocument(canvas ? &canvas->canvas().document() : nullptr);
    if (canvas)
        connect(&canvas->canvas(), &CanvasScene::selectionMoved, this, &Outline::takeSelection);
    takeSelection();
}

void Outline::retranslate()
{
    setAccessibleName(tr("Outline of the workflow"));
}

void Outline::takeSelection()
{
    if (m_isSelecting)
        return;
    const QScopedValueRollback guard(m_isSelecting, true);
    selectionModel()->clearSelection();
    if (!m_canvas)
        return;
    const auto &scene = m_canvas->canvas();
    QItemSelection selection;
    for (const auto &id : scene.selectedTasks()) {
        const auto index = m_model.indexOf(id);
        selection.select(index, index);
    }
    for (const auto &id : scene.selectedGroups()) {
        const auto index = m_model.indexOf(id, true);
        selection.select(index, index);
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    if (const auto current = m_model.indexOf(scene.current()); current.isValid() && !hasFocus()) {
        selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
        scrollTo(current);
    }
}

void Outline::giveSelection()
{
    if (m_isSelecting || !m_canvas)
        return;
    const QScopedValueRollback guard(m_isSelecting, true);
    QStringList tasks;
    QString group;
    for (const auto &index : selectionModel()->selectedIndexes()) {
        const auto id = index.data(OutlineModel::IdRole).toString();
        if (index.data(OutlineModel::IsGroupRole).toBool())
            group = id;
        else
            tasks.push_back(id);
    }
    auto &scene = m_canvas->canvas();
    if (!group.isEmpty() && tasks.isEmpty())
        scene.selectGroup(group);
    else if (tasks.size() == 1)
        m_canvas->reveal(tasks.front());
    else
        scene.select(tasks);
}

void Outline::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && state() != EditingState && currentIndex().isValid()) {
        Q_EMIT openRequested(currentIndex().data(OutlineModel::IdRole).toString());
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
