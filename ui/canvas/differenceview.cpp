#include "ui/canvas/differenceview.h"

#include "ui/canvas/canvasscene.h"
#include "ui/canvas/partmarks.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/drawnface.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace sluice {

namespace {
constexpr double kLeastScaleOfMarks = 0.05;
constexpr double kMostScaleOfMarks = 3;
constexpr double kZoomKeyOfMarks = 1.25;
constexpr double kMarginOfMarks = 40;
constexpr double kFadedSame = 0.45;
constexpr double kFadedGone = 0.6;
constexpr double kMarkReach = 40; ///< how far a mark reaches beyond its part. Units: scene
} // namespace

DifferenceView::DifferenceView(const TaskCatalog &catalog, ThemeController &theme, QWidget *parent)
    : QGraphicsView(parent)
    , m_catalog(catalog)
    , m_theme(theme)
{
    tellRolesOfDrawings();
    setFrameShape(QFrame::NoFrame);
    setOptimizationFlag(QGraphicsView::DontAdjustForAntialiasing);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    setTransformationAnchor(QGraphicsView::NoAnchor);
    setResizeAnchor(QGraphicsView::NoAnchor);
    setDragMode(QGraphicsView::ScrollHandDrag);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    describe();
}

DifferenceView::~DifferenceView()
{
    setScene(nullptr); // before it is gone
    m_painter.reset();
}

void DifferenceView::showGraph(const DifferenceGraph &graph)
{
    if (m_scene && graph == m_graph)
        return;
    const bool stays = m_wasMoved && graph.workflow.id == m_graph.workflow.id;
    const QString chosen = currentTask();
    const QPointF middle = mapToScene(viewport()->rect().center());
    m_graph = graph;
    setScene(nullptr);
    m_painter.reset();
    m_scene.reset();
    m_document = std::make_unique<WorkflowDocument>(graph.workflow, QString());
    m_scene = std::make_unique<CanvasScene>(*m_document, m_catalog, m_theme);
    m_painter.emplace(m_scene->layer(), m_scene->kit());
    connect(m_scene.get(), &CanvasScene::selectionMoved, this, &DifferenceView::describe);
    connect(m_scene.get(), &CanvasScene::restyled, this, [this] {
        m_painter->forget();
        viewport()->update();
    });
    setScene(m_scene.get());
    if (stays)
        centerOn(middle);
    else
        fit();
    if (m_scene->node(chosen)) {
        m_scene->setCurrent(chosen);
        m_scene->select({chosen});
    }
    describe();
}

void DifferenceView::paintEvent(QPaintEvent *event)
{
    m_exposed = event->rect();
    QGraphicsView::paintEvent(event);
    if (m_scene)
        m_scene->notePainted();
}

void DifferenceView::drawBackground(QPainter *painter, const QRectF &rect)
{
    if (m_painter)
        m_painter->paint(*painter, viewportTransform(), m_exposed);
    else
        QGraphicsView::drawBackground(painter, rect);
}

void DifferenceView::drawForeground(QPainter *painter, const QRectF &rect)
{
    if (!m_scene)
        return QGraphicsView::drawForeground(painter, rect);
    const QRectF near = rect.adjusted(-kMarkReach, -kMarkReach, kMarkReach, kMarkReach);
    const MarkPainter marks(*painter, m_scene->kit().style, zoom());
    for (const Task &task : m_document->workflow().tasks) {
        const NodeItem *node = m_scene->node(task.id);
        const auto mark = m_graph.marks.find({PartKind::Task, task.id, 0});
        if (!node || !node->body().intersects(near))
            continue;
        if (mark == m_graph.marks.end())
            marks.fade(node->body(), kFadedSame);
        else if (mark->second == PartMark::Removed)
            marks.fade(node->body(), kFadedGone);
    }
    for (const Edge &edge : m_document->workflow().edges) {
        const auto mark = m_graph.marks.find(keyOf(edge));
        const EdgeItem *item = mark == m_graph.marks.end() ? nullptr : m_scene->edgeItem(edge);
        if (item && item->bounds().intersects(near))
            marks.edge(item->curve(), mark->second);
    }
    for (auto from = m_graph.from.begin(); from != m_graph.from.end(); ++from) {
        if (const NodeItem *node = m_scene->node(from.key()))
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
    if (!m_scene)
        return {};
    switch (part.kind) {
    case PartKind::Task: {
        const NodeItem *node = m_scene->node(part.id);
        return node ? node->body() : QRectF();
    }
    case PartKind::Group: {
        const GroupItem *group = m_scene->group(part.id);
        return group ? group->frame() : QRectF();
    }
    case PartKind::Note: {
        const NoteItem *note = m_scene->note(part.id);
        return note ? note->note().place : QRectF();
    }
    case PartKind::Edge:
        for (const Edge &edge : m_document->workflow().edges) {
            if (const EdgeItem *item = keyOf(edge) == part ? m_scene->edgeItem(edge) : nullptr)
                return item->bounds();
        }
        break;
    case PartKind::Workflow:
    case PartKind::Trigger:
        break;
    }
    return {};
}

void DifferenceView::fit()
{
    if (!m_scene)
        return;
    QRectF content = m_scene->contentRect();
    for (const QPointF &from : std::as_const(m_graph.from))
        content |= QRectF(from, NodeGeometry().body().size());
    content.adjust(-kMarginOfMarks, -kMarginOfMarks, kMarginOfMarks, kMarginOfMarks);
    if (content.isEmpty())
        return;
    const double scale = std::clamp(
        std::min(viewport()->width() / content.width(), viewport()->height() / content.height()), kLeastScaleOfMarks,
        1.0);
    setTransform(QTransform::fromScale(scale, scale));
    centerOn(content.center());
    m_wasMoved = false;
}

void DifferenceView::zoomAt(double factor, QPoint anchor)
{
    const double target = std::clamp(zoom() * factor, kLeastScaleOfMarks, kMostScaleOfMarks);
    const QPointF fixed = mapToScene(anchor);
    setTransform(QTransform::fromScale(target, target));
    centerOn(mapToScene(viewport()->rect().center()) + fixed - mapToScene(anchor));
    m_wasMoved = true;
}

QString DifferenceView::currentTask() const
{
    return m_scene ? m_scene->current() : QString();
}

void DifferenceView::chooseTask(const QString &task)
{
    if (!m_scene || !m_scene->node(task) || m_scene->current() == task)
        return;
    m_scene->setCurrent(task);
    m_scene->select({task});
    ensureVisible(m_scene->node(task)->bounds());
    describe();
    Q_EMIT taskChosen(task);
}

void DifferenceView::reveal(const PartKey &part)
{
    const QRectF place = placeOf(part);
    if (!place.isEmpty())
        ensureVisible(place);
    if (!m_scene)
        return;
    const QString task = part.kind == PartKind::Task   ? part.id
                         : part.kind == PartKind::Edge ? part.id.section(u' ', 0, 0)
                                                       : QString();
    if (!m_scene->node(task) || m_scene->current() == task)
        return;
    m_scene->setCurrent(task);
    m_scene->select({task});
    describe();
}

QString DifferenceView::taskAt(QPoint point) const
{
    const NodeItem *node = m_scene ? m_scene->nodeAt(mapToScene(point)) : nullptr;
    return node ? node->id() : QString();
}

/// What a screen reader says; only what is new, since it reads that out.
void DifferenceView::describe()
{
    const QString name = tr("The graph, with what differs");
    if (accessibleName() != name)
        setAccessibleName(name);
    QString text = countsText(m_graph);
    if (const QString task = currentTask(); !task.isEmpty()) {
        const auto mark = m_graph.marks.find({PartKind::Task, task, 0});
        text = tr("%1: %2", "a task, what became of it")
                   .arg(m_document->titleOf(task),
                        mark == m_graph.marks.end() ? tr("no difference") : lookOf(mark->second).word);
    }
    if (accessibleDescription() != text)
        setAccessibleDescription(text);
}

/// Along the edges, or to the nearest task above or below.
void DifferenceView::walk(Qt::Key arrow)
{
    const auto &tasks = m_document->workflow().tasks;
    const NodeItem *from = m_scene->node(currentTask());
    if (!from) {
        if (!tasks.empty())
            chooseTask(tasks.front().id);
        return;
    }
    const bool isLevel = arrow == Qt::Key_Left || arrow == Qt::Key_Right;
    const QPointF here = from->bounds().center();
    QString nearest;
    double least = 0;
    const auto offer = [&](const QString &id) {
        const NodeItem *to = m_scene->node(id);
        if (!to || id == from->id())
            return;
        const QPointF way = to->bounds().center() - here;
        const bool isThere = isLevel || (arrow == Qt::Key_Up ? way.y() < -1 : way.y() > 1);
        const double length = std::hypot(way.x() * (isLevel ? 1 : 2), way.y());
        if (isThere && (nearest.isEmpty() || length < least)) {
            nearest = id;
            least = length;
        }
    };
    if (!isLevel) {
        for (const Task &task : tasks)
            offer(task.id);
    } else {
        for (const Edge &edge : m_document->workflow().edges) {
            if (arrow == Qt::Key_Right ? edge.from == from->id() : edge.to == from->id())
                offer(arrow == Qt::Key_Right ? edge.to : edge.from);
        }
    }
    if (!nearest.isEmpty())
        chooseTask(nearest);
}

void DifferenceView::keyPressEvent(QKeyEvent *event)
{
    if (!m_scene || event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier))
        return event->ignore();
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        return walk(static_cast<Qt::Key>(event->key()));
    case Qt::Key_Plus:
        return zoomAt(kZoomKeyOfMarks, viewport()->rect().center());
    case Qt::Key_Minus:
        return zoomAt(1 / kZoomKeyOfMarks, viewport()->rect().center());
    case Qt::Key_F:
        return fit();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!currentTask().isEmpty())
            Q_EMIT taskOpened(currentTask());
        return;
    default:
        event->ignore();
    }
}

void DifferenceView::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->pos();
    QGraphicsView::mousePressEvent(event);
}

/// A press that moved nothing chooses.
void DifferenceView::mouseReleaseEvent(QMouseEvent *event)
{
    QGraphicsView::mouseReleaseEvent(event);
    if ((event->pos() - m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
        m_wasMoved = true;
        return;
    }
    if (const QString task = taskAt(event->pos()); !task.isEmpty())
        chooseTask(task);
}

void DifferenceView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const QString task = taskAt(event->pos()); !task.isEmpty())
        Q_EMIT taskOpened(task);
}

void DifferenceView::wheelEvent(QWheelEvent *event)
{
    zoomAt(std::pow(kZoomKeyOfMarks, event->angleDelta().y() / 120.0), event->position().toPoint());
    event->accept();
}

void DifferenceView::showEvent(QShowEvent *event)
{
    QGraphicsView::showEvent(event);
    if (!m_wasMoved)
        fit();
}

void DifferenceView::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    if (!m_wasMoved)
        fit();
}

void DifferenceView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        if (m_scene)
            m_scene->retranslate();
        describe();
        viewport()->update();
    }
    QGraphicsView::changeEvent(event);
}

} // namespace sluice
