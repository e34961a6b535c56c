#include "ui/canvas/pastview.h"

#include "ui/canvas/canvasscene.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/drawnface.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace sluice {

namespace {
constexpr double kLeastScale = 0.05;
constexpr double kMostScale = 3;
constexpr double kZoomKey = 1.25;
constexpr double kMargin = 32;
} // namespace

PastView::PastView(const TaskCatalog &catalog, ThemeController &theme, QWidget *parent)
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
    describe();
}

PastView::~PastView()
{
    leave();
}

void PastView::clear()
{
    leave();
    Q_EMIT redrawn();
}

void PastView::leave()
{
    setScene(nullptr); // before it is gone
    m_painter.reset();
    m_scene.reset();
    m_document.reset();
    m_figures.clear();
    m_wasMoved = false;
    describe();
}

void PastView::showWorkflow(Workflow workflow)
{
    leave();
    // Nobody can expand a group here, so that all its tasks can be chosen and none hides how it went.
    for (TaskGroup &group : workflow.drawing.groups)
        group.isCollapsed = false;
    m_document = std::make_unique<WorkflowDocument>(std::move(workflow), QString());
    m_scene = std::make_unique<CanvasScene>(*m_document, m_catalog, m_theme);
    m_painter.emplace(m_scene->layer(), m_scene->kit());
    connect(m_scene.get(), &CanvasScene::selectionMoved, this, &PastView::describe);
    connect(m_scene.get(), &CanvasScene::restyled, this, [this] { m_painter->forget(); });
    setScene(m_scene.get());
    m_scene->setStale(m_isOld);
    fit();
    describe();
    Q_EMIT redrawn();
}

void PastView::lookLike(const QGraphicsView &other)
{
    setTransform(other.transform());
    centerOn(other.mapToScene(other.viewport()->rect().center()));
    m_wasMoved = true;
}

void PastView::showRun(const FiguresByTask &figures)
{
    if (!m_scene)
        return;
    m_figures = figures;
    m_scene->showRun(figures);
    if (currentTask().isEmpty())
        lightTask(m_lit);
    describe();
}

void PastView::showLive(const LiveByTask &live)
{
    if (m_scene)
        m_scene->showLive(live);
}

void PastView::setName(const QString &name)
{
    m_name = name;
    describe();
}

void PastView::setStale(bool stale)
{
    m_isOld = stale;
    if (m_scene)
        m_scene->setStale(stale);
}

void PastView::lightTask(const QString &task)
{
    m_lit = task;
    chooseTask(task);
    if (!task.isEmpty() && !m_wasMoved)
        fit(); // all of the graph stays in sight
}

void PastView::paintEvent(QPaintEvent *event)
{
    m_exposed = event->rect();
    QGraphicsView::paintEvent(event);
    if (m_scene)
        m_scene->notePainted();
}

void PastView::drawBackground(QPainter *painter, const QRectF &rect)
{
    if (m_painter)
        m_painter->paint(*painter, viewportTransform(), m_exposed);
    else
        QGraphicsView::drawBackground(painter, rect);
}

void PastView::fit()
{
    if (!m_scene)
        return;
    const QRectF content = m_scene->contentRect().adjusted(-kMargin, -kMargin, kMargin, kMargin);
    if (content.isEmpty())
        return;
    const double scale = std::clamp(
        std::min(viewport()->width() / content.width(), viewport()->height() / content.height()), kLeastScale, 1.0);
    setTransform(QTransform::fromScale(scale, scale));
    centerOn(content.center());
    m_wasMoved = false;
}

void PastView::zoomAt(double factor, QPoint anchor)
{
    const double target = std::clamp(zoom() * factor, kLeastScale, kMostScale);
    const QPointF fixed = mapToScene(anchor);
    setTransform(QTransform::fromScale(target, target));
    centerOn(mapToScene(viewport()->rect().center()) + fixed - mapToScene(anchor));
    m_wasMoved = true;
}

void PastView::zoomBy(double factor)
{
    zoomAt(factor, viewport()->rect().center());
}

QString PastView::currentTask() const
{
    return m_scene ? m_scene->current() : QString();
}

void PastView::chooseTask(const QString &task)
{
    if (!m_scene || !m_scene->node(task) || m_scene->current() == task)
        return;
    m_scene->setCurrent(task);
    m_scene->select({task});
    ensureVisible(m_scene->node(task)->bounds());
    describe();
    Q_EMIT taskChosen(task);
}

QString PastView::taskAt(QPoint point) const
{
    const NodeItem *node = m_scene ? m_scene->nodeAt(mapToScene(point)) : nullptr;
    return node ? node->id() : QString();
}

bool PastView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || !m_scene)
        return QGraphicsView::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QString task = taskAt(help->pos());
    const QString text = task.isEmpty() ? QString() : m_scene->liveText(task);
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")), viewport());
    return true;
}

/// What a screen reader says; only what is new, since it reads that out.
void PastView::describe()
{
    const QString name = m_name.isEmpty() ? tr("The run on the workflow that it ran on") : m_name;
    if (accessibleName() != name)
        setAccessibleName(name);
    const QString description = taskText();
    if (accessibleDescription() != description)
        setAccessibleDescription(description);
}

/// The task, and how its steps stand.
QString PastView::taskText() const
{
    const QString task = currentTask();
    if (task.isEmpty() || !m_document)
        return {};
    const TaskFigures figures = m_figures.value(task);
    QStringList parts;
    for (std::size_t state = 0; state < TaskFigures::kStates; ++state) {
        if (figures.counts[state] > 0)
            parts += tr("%1 %2", "how many steps, in which state")
                         .arg(numberText(quint64(figures.counts[state])), word(static_cast<StepState>(state)));
    }
    if (const QString live = m_scene->liveText(task); !live.isEmpty())
        parts += live.split(u'\n');
    return tr("%1: %2", "a task, its steps").arg(m_document->titleOf(task), parts.join(QStringLiteral(", ")));
}

/// Along the edges, or to the nearest task above or below.
void PastView::walk(Qt::Key arrow)
{
    const auto &tasks = m_document->workflow().tasks;
    const NodeItem *from = m_scene->node(currentTask());
    if (!from) {
        if (!tasks.empty())
            chooseTask(tasks.front().id);
        return;
    }
    const QPointF here = from->bounds().center();
    QString nearest;
    double least = 0;
    const auto offer = [&](const QString &id) {
        const NodeItem *to = m_scene->node(id);
        if (!to || id == from->id())
            return;
        const QPointF way = to->bounds().center() - here;
        const bool isThere = arrow == Qt::Key_Up ? way.y() < -1 : arrow == Qt::Key_Down ? way.y() > 1 : true;
        const double length = std::hypot(way.x() * (arrow == Qt::Key_Up || arrow == Qt::Key_Down ? 2 : 1), way.y());
        if (isThere && (nearest.isEmpty() || length < least)) {
            nearest = id;
            least = length;
        }
    };
    if (arrow == Qt::Key_Up || arrow == Qt::Key_Down) {
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

void PastView::keyPressEvent(QKeyEvent *event)
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

void PastView::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->pos();
    QGraphicsView::mousePressEvent(event);
}

/// A press that moved nothing chooses.
void PastView::mouseReleaseEvent(QMouseEvent *event)
{
    QGraphicsView::mouseReleaseEvent(event);
    if ((event->pos() - m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
        m_wasMoved = true;
        return;
    }
    if (const QString task = taskAt(event->pos()); !task.isEmpty())
        chooseTask(task);
}

void PastView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const QString task = taskAt(event->pos()); !task.isEmpty())
        Q_EMIT taskOpened(task);
}

void PastView::wheelEvent(QWheelEvent *event)
{
    zoomAt(std::pow(kZoomKey, event->angleDelta().y() / 120.0), event->position().toPoint());
    event->accept();
}

void PastView::showEvent(QShowEvent *event)
{
    QGraphicsView::showEvent(event);
    if (!m_wasMoved)
        fit();
}

void PastView::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    if (!m_wasMoved)
        fit();
}

void PastView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        if (m_scene)
            m_scene->retranslate();
        describe();
    }
    QGraphicsView::changeEvent(event);
}

} // namespace sluice
