#include "ui/canvas/canvasview.h"

#include "ui/canvas/livewords.h"
#include "ui/canvas/minimap.h"
#include "ui/canvas/quicklist.h"
#include "ui/canvas/tools.h"
#include "ui/widgets/drawnface.h"

#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace sluice {

namespace {

constexpr double kLeastZoom = 0.05;
constexpr double kMostZoom = 3;
constexpr double kFitMargin = 48;

} // namespace

CanvasView::CanvasView(CanvasScene &scene, QWidget *parent)
    : QGraphicsView(&scene, parent)
    , m_canvas(scene)
    , m_painter(scene.layer(), scene.kit())
    , m_quick(new QuickList(this))
    , m_minimap(new Minimap(*this))
{
    tellRolesOfDrawings();
    connect(m_quick, &QuickList::shownChanged, this, &CanvasView::listShown);
    setObjectName(QStringLiteral("canvas"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setViewportUpdateMode(QGraphicsView::SmartViewportUpdate);
    setOptimizationFlag(QGraphicsView::DontAdjustForAntialiasing);
    setTransformationAnchor(QGraphicsView::NoAnchor);
    setResizeAnchor(QGraphicsView::NoAnchor);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent); // nothing has to be cleared before
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    setAcceptDrops(true);
    setFocusPolicy(Qt::StrongFocus);
    connect(&scene, &CanvasScene::selectionMoved, this, &CanvasView::describe);
    connect(&scene, &CanvasScene::restyled, this, [this] { m_painter.forget(); });
    connect(&scene.document(), &WorkflowDocument::changed, this, [this](const WorkflowChange &change) {
        // A gesture may be about what is gone.
        if (!change.removed.isEmpty() || change.drawing)
            cancelTool();
    });
    retranslate();
}

CanvasView::~CanvasView()
{
    m_tool.reset();
}

void CanvasView::retranslate()
{
    setAccessibleName(tr("Canvas"));
    m_canvas.retranslate();
    m_minimap->retranslate();
    describe();
}

void CanvasView::describe()
{
    const auto &document = m_canvas.document();
    auto text = tr("%n task(s)", nullptr, static_cast<int>(document.workflow().tasks.size()));
    QStringList titles;
    for (const auto &id : m_canvas.selectedTasks())
        titles.push_back(withMarks(document.titleOf(id), m_canvas.marks(), id));
    if (!titles.isEmpty())
        text = tr("%1; selected: %2").arg(text, titles.join(QStringLiteral(", ")));
    if (accessibleDescription() != text)
        setAccessibleDescription(text);
}

void CanvasView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QGraphicsView::changeEvent(event);
}

void CanvasView::showEvent(QShowEvent *event)
{
    QGraphicsView::showEvent(event);
    if (!m_wasMoved)
        fit();
}

void CanvasView::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    if (!m_wasMoved)
        fit();
}

void CanvasView::zoomAt(double factor, QPoint anchor)
{
    m_wasMoved = true;
    const double target = std::clamp(zoom() * factor, kLeastZoom, kMostZoom);
    const auto fixed = mapToScene(anchor);
    setTransform(QTransform::fromScale(target, target));
    panBy(anchor - mapFromScene(fixed));
    Q_EMIT zoomChanged(target);
}

void CanvasView::zoomBy(double factor)
{
    zoomAt(factor, viewport()->rect().center());
}

void CanvasView::zoomTo(double target)
{
    zoomBy(target / zoom());
}

void CanvasView::fit()
{
    auto content = m_canvas.contentRect();
    if (content.isNull())
        content = QRectF(-200, -100, 400, 200);
    content.adjust(-kFitMargin, -kFitMargin, kFitMargin, kFitMargin);
    const double scale = std::min(viewport()->width() / content.width(), viewport()->height() / content.height());
    const double target = std::clamp(scale, kLeastZoom, 1.0);
    setTransform(QTransform::fromScale(target, target));
    centerOn(content.center());
    Q_EMIT zoomChanged(target);
}

void CanvasView::fitSelection()
{
    QRectF rect;
    for (const auto &id : m_canvas.selectedTasks())
        rect |= m_canvas.node(id)->bounds();
    if (rect.isNull())
        return fit();
    rect.adjust(-kFitMargin, -kFitMargin, kFitMargin, kFitMargin);
    const double scale = std::min(viewport()->width() / rect.width(), viewport()->height() / rect.height());
    setTransform(QTransform::fromScale(std::min(scale, 1.5), std::min(scale, 1.5)));
    centerOn(rect.center());
    Q_EMIT zoomChanged(zoom());
}

void CanvasView::panBy(QPoint pixels)
{
    m_wasMoved = true;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - pixels.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() - pixels.y());
}

void CanvasView::lookAt(QPointF point)
{
    m_wasMoved = true;
    centerOn(point);
}

void CanvasView::toggleMinimap()
{
    m_minimap->setShown(!m_minimap->isShown());
}

void CanvasView::reveal(const QString &id)
{
    const auto *item = m_canvas.node(id);
    if (!item)
        return;
    m_canvas.select({id});
    if (const auto *group = m_canvas.collapsedGroupOf(id))
        return bringIntoSight(group->frame());
    bringIntoSight(item->bounds());
}

/// What is in sight stays where the pointer put it.
void CanvasView::bringIntoSight(const QRectF &place)
{
    if (!mapToScene(viewport()->rect()).boundingRect().contains(place))
        ensureVisible(place, static_cast<int>(kFitMargin), static_cast<int>(kFitMargin));
}

void CanvasView::paintEvent(QPaintEvent *event)
{
    m_exposed = event->region();
    QGraphicsView::paintEvent(event);
    m_canvas.notePainted();
}

void CanvasView::drawBackground(QPainter *painter, const QRectF &)
{
    // What changed may lie far apart: each part is looked up by itself.
    constexpr int kMostParts = 24;
    if (m_exposed.rectCount() > kMostParts)
        return m_painter.paint(*painter, viewportTransform(), m_exposed.boundingRect());
    for (const QRect &part : m_exposed)
        m_painter.paint(*painter, viewportTransform(), part);
}

CanvasPointer CanvasView::pointerOf(const QMouseEvent &event) const
{
    const auto place = event.position().toPoint();
    return {mapToScene(place), place, event.button(), event.modifiers()};
}

void CanvasView::begin(std::unique_ptr<CanvasTool> tool)
{
    m_canvas.hover({}, std::nullopt, nullptr);
    m_canvas.stopGlide();
    m_tool = std::move(tool);
    viewport()->setCursor(m_tool->cursor());
}

void CanvasView::end()
{
    m_tool.reset();
    viewport()->setCursor(m_spaceHeld ? Qt::OpenHandCursor : Qt::ArrowCursor);
}

void CanvasView::cancelTool()
{
    if (!m_tool)
        return;
    m_tool->cancel();
    end();
}

void CanvasView::mousePressEvent(QMouseEvent *event)
{
    finishRename(true);
    finishNote(true);
    m_quick->dismiss();
    m_wasMoved = true;
    const auto pointer = pointerOf(*event);
    if (m_tool)
        return;
    if (pointer.button == Qt::MiddleButton || (pointer.button == Qt::LeftButton && m_spaceHeld))
        begin(std::make_unique<PanTool>(*this, pointer.view));
    else if (pointer.button == Qt::LeftButton)
        pressLeft(pointer);
}

void CanvasView::pressLeft(const CanvasPointer &pointer)
{
    const bool adds = pointer.modifiers & (Qt::ShiftModifier | Qt::ControlModifier);
    if (const auto port = m_canvas.portAt(pointer.scene))
        return begin(std::make_unique<ConnectTool>(*this, *port));
    if (pressEdge(pointer, adds))
        return;
    if (auto *node = m_canvas.nodeAt(pointer.scene)) {
        if (adds)
            node->setSelected(!node->isSelected());
        else if (!node->isSelected())
            m_canvas.select({node->id()});
        m_canvas.setCurrent(node->id());
        m_canvas.stopGlide();
        if (node->isSelected())
            begin(std::make_unique<MoveTool>(*this, pointer, node->id(), node->pos()));
        return;
    }
    const auto *group = m_canvas.groupAt(pointer.scene);
    if (group && group->isCollapsed()) {
        if (!group->toggle().contains(pointer.scene))
            m_canvas.takeWhole(*group);
        if (pressDrawing(pointer, adds))
            return;
    }
    if (auto *edge = m_canvas.edgeAt(pointer.scene)) {
        if (!adds)
            m_canvas.select({});
        edge->setSelected(true);
        return;
    }
    if (pressDrawing(pointer, adds))
        return;
    begin(std::make_unique<RubberBandTool>(*this, pointer));
}

void CanvasView::mouseMoveEvent(QMouseEvent *event)
{
    const auto pointer = pointerOf(*event);
    m_lastPointer = pointer.view;
    if (m_tool)
        m_tool->move(pointer);
    else
        hoverAt(pointer);
}

void CanvasView::hoverAt(const CanvasPointer &pointer)
{
    const auto port = m_canvas.portAt(pointer.scene);
    const auto *node = m_canvas.nodeAt(pointer.scene);
    auto *edge = port || node ? nullptr : m_canvas.edgeAt(pointer.scene);
    m_canvas.hover(node ? node->id() : QString(), port, edge);
    if (!m_spaceHeld)
        viewport()->setCursor(port                                                       ? Qt::CrossCursor
                              : m_takesBreakpoints && m_canvas.nodeByEdge(pointer.scene) ? Qt::PointingHandCursor
                                                                                         : Qt::ArrowCursor);
}

void CanvasView::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_tool)
        return;
    // The tool may open something that asks for a new one, so it is over before it acts.
    const auto tool = std::move(m_tool);
    viewport()->setCursor(m_spaceHeld ? Qt::OpenHandCursor : Qt::ArrowCursor);
    tool->release(pointerOf(*event));
}

void CanvasView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const auto pointer = pointerOf(*event);
    if (pointer.button != Qt::LeftButton || m_canvas.portAt(pointer.scene))
        return;
    if (const auto *node = m_canvas.nodeAt(pointer.scene))
        Q_EMIT openRequested(node->id());
    else if (const auto *note = m_canvas.noteAt(pointer.scene))
        editNote(note->id());
    else if (const auto *group = m_canvas.groupAt(pointer.scene))
        group->isCollapsed() ? m_canvas.document().collapseGroup(group->id(), false) : renameGroup(group->id());
    else
        quickAdd(pointer.scene);
}

void CanvasView::wheelEvent(QWheelEvent *event)
{
    // A wheel zooms, as designers expect; two fingers pan, and zoom with Ctrl, which is what a pinch sends on X11.
    const bool isTouchPad = event->pointingDevice()
                            && event->pointingDevice()->type() == QInputDevice::DeviceType::TouchPad;
    const auto delta = event->pixelDelta().isNull() ? event->angleDelta() / 2 : event->pixelDelta();
    if (event->modifiers() & Qt::ShiftModifier)
        panBy(delta.x() != 0 ? delta : QPoint(delta.y(), 0));
    else if (isTouchPad && !(event->modifiers() & Qt::ControlModifier))
        panBy(delta);
    else
        zoomAt(std::pow(1.2, event->angleDelta().y() / 120.0), event->position().toPoint());
    event->accept();
}

void CanvasView::focusOutEvent(QFocusEvent *event)
{
    m_spaceHeld = false;
    viewport()->setCursor(Qt::ArrowCursor);
    m_canvas.document().endMerge();
    QGraphicsView::focusOutEvent(event);
}

void CanvasView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Mouse)
        selectForMenu(mapToScene(event->pos()));
    Q_EMIT menuRequested(event->globalPos());
}

void CanvasView::selectForMenu(QPointF point)
{
    // In the order in which a press finds them; what is selected already stays so, with all that is besides.
    auto *group = m_canvas.groupAt(point);
    const bool isCollapsed = group && group->isCollapsed();
    if (const auto *node = m_canvas.nodeAt(point)) {
        if (!node->isSelected())
            m_canvas.select({node->id()});
    } else if (auto *edge = isCollapsed ? nullptr : m_canvas.edgeAt(point)) {
        if (edge->isSelected())
            return;
        m_canvas.select({});
        edge->setSelected(true);
    } else if (const auto *note = isCollapsed ? nullptr : m_canvas.noteAt(point)) {
        if (!note->isSelected())
            m_canvas.select({}, {note->id()});
    } else if (group) {
        if (!group->isSelected())
            m_canvas.selectGroup(group->id());
        m_canvas.takeWhole(*group);
    } else {
        m_canvas.select({});
    }
}

} // namespace sluice
