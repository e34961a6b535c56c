#include "ui/canvas/graphviewer.h"

#include "ui/canvas/canvasscene.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/drawnface.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace sluice {

namespace {
constexpr double kLeastScale = 0.05;
constexpr double kMostScale = 3;
constexpr double kZoomKey = 1.25;
constexpr double kMargin = 32;
} // namespace

GraphViewer::GraphViewer(const TaskCatalog &catalog, ThemeController &theme, QWidget *parent)
    : QGraphicsView(parent)
    , m_catalog(catalog)
    , m_theme(theme)
{
    tellRolesOfDrawings();
    setFrameShape(QFrame::NoFrame);
    setOptimizationFlag(QGraphicsView::DontAdjustForAntialiasing);
    setTransformationAnchor(QGraphicsView::NoAnchor);
    setResizeAnchor(QGraphicsView::NoAnchor);
    setDragMode(QGraphicsView::ScrollHandDrag);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setAcceptDrops(false);
    viewport()->setAcceptDrops(false);
}

GraphViewer::~GraphViewer()
{
    leave();
}

void GraphViewer::leave()
{
    if (m_scene)
        m_scene->disconnect(this); // nobody is told of its end
    setScene(nullptr);             // before it is gone
    m_painter.reset();
    m_scene.reset();
    m_document.reset();
}

void GraphViewer::draw(Workflow workflow)
{
    leave();
    m_document = std::make_unique<WorkflowDocument>(std::move(workflow), QString());
    m_scene = std::make_unique<CanvasScene>(*m_document, m_catalog, m_theme);
    m_painter.emplace(m_scene->layer(), m_scene->kit());
    connect(m_scene.get(), &CanvasScene::selectionMoved, this, [this] { describe(); });
    connect(m_scene.get(), &CanvasScene::restyled, this, [this] { m_painter->forget(); });
    setScene(m_scene.get());
}

QRectF GraphViewer::content() const
{
    return m_scene->contentRect().adjusted(-kMargin, -kMargin, kMargin, kMargin);
}

void GraphViewer::fit()
{
    if (!m_scene)
        return;
    const QRectF shown = content();
    if (shown.isEmpty())
        return;
    const double scale = std::clamp(
        std::min(viewport()->width() / shown.width(), viewport()->height() / shown.height()), kLeastScale, 1.0);
    setTransform(QTransform::fromScale(scale, scale));
    centerOn(shown.center());
    m_wasMoved = false;
}

void GraphViewer::zoomAt(double factor, QPoint anchor)
{
    const double target = std::clamp(zoom() * factor, kLeastScale, kMostScale);
    const QPointF fixed = mapToScene(anchor);
    setTransform(QTransform::fromScale(target, target));
    centerOn(mapToScene(viewport()->rect().center()) + fixed - mapToScene(anchor));
    m_wasMoved = true;
}

void GraphViewer::zoomBy(double factor)
{
    zoomAt(factor, viewport()->rect().center());
}

QString GraphViewer::currentTask() const
{
    return m_scene ? m_scene->current() : QString();
}

void GraphViewer::light(const QString &task)
{
    if (!m_scene || !m_scene->node(task))
        return;
    m_scene->setCurrent(task);
    m_scene->select({task});
}

void GraphViewer::chooseTask(const QString &task)
{
    if (!m_scene || !m_scene->node(task) || m_scene->current() == task)
        return;
    light(task);
    ensureVisible(m_scene->node(task)->bounds());
    describe();
    Q_EMIT taskChosen(task);
}

QString GraphViewer::taskAt(QPoint point) const
{
    const NodeItem *node = m_scene ? m_scene->nodeAt(mapToScene(point)) : nullptr;
    return node ? node->id() : QString();
}

void GraphViewer::tell(const QString &name, const QString &description)
{
    if (accessibleName() != name)
        setAccessibleName(name);
    if (accessibleDescription() != description)
        setAccessibleDescription(description);
}

/// Along the edges, or to the nearest task above or below.
void GraphViewer::walk(Qt::Key arrow)
{
    const auto &tasks = m_document->workflow().tasks;
    const NodeItem *from = m_scene->node(currentTask());
    if (!from) {
        if (!tasks.empty())
            choose(tasks.front().id);
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
    if (isLevel) {
        for (const Edge &edge : m_document->workflow().edges) {
            if (arrow == Qt::Key_Right ? edge.from == from->id() : edge.to == from->id())
                offer(arrow == Qt::Key_Right ? edge.to : edge.from);
        }
    } else {
        for (const Task &task : tasks)
            offer(task.id);
    }
    if (!nearest.isEmpty())
        choose(nearest);
}

void GraphViewer::paintEvent(QPaintEvent *event)
{
    m_exposed = event->rect();
    QGraphicsView::paintEvent(event);
    if (m_scene)
        m_scene->notePainted();
}

void GraphViewer::drawBackground(QPainter *painter, const QRectF &rect)
{
    if (m_painter)
        m_painter->paint(*painter, viewportTransform(), m_exposed);
    else
        QGraphicsView::drawBackground(painter, rect);
}

void GraphViewer::keyPressEvent(QKeyEvent *event)
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
        return zoomBy(kZoomKey);
    case Qt::Key_Minus:
        return zoomBy(1 / kZoomKey);
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

void GraphViewer::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->pos();
    QGraphicsView::mousePressEvent(event);
}

/// A press that moved nothing chooses.
void GraphViewer::mouseReleaseEvent(QMouseEvent *event)
{
    QGraphicsView::mouseReleaseEvent(event);
    if ((event->pos() - m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
        m_wasMoved = true;
        return;
    }
    if (const QString task = taskAt(event->pos()); !task.isEmpty())
        choose(task);
}

void GraphViewer::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const QString task = taskAt(event->pos()); !task.isEmpty())
        Q_EMIT taskOpened(task);
}

void GraphViewer::wheelEvent(QWheelEvent *event)
{
    zoomAt(std::pow(kZoomKey, event->angleDelta().y() / 120.0), event->position().toPoint());
    event->accept();
}

void GraphViewer::showEvent(QShowEvent *event)
{
    QGraphicsView::showEvent(event);
    if (!m_wasMoved)
        fit();
}

void GraphViewer::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    if (!m_wasMoved)
        fit();
}

void GraphViewer::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        if (m_scene)
            m_scene->retranslate();
        describe();
    }
    QGraphicsView::changeEvent(event);
}

} // namespace sluice
