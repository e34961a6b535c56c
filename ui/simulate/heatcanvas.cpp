#include "ui/simulate/heatcanvas.h"

#include "ui/canvas/canvasscene.h"
#include "ui/simulate/modelwords.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/drawnface.h"
#include "ui/wording/formats.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace sluice {

namespace {
constexpr double kLeastHeatScale = 0.05;
constexpr double kMostHeatScale = 3;
constexpr double kHeatZoomKey = 1.25;
constexpr double kHeatMargin = 40;
constexpr double kHeatBar = 8; ///< height, in the scene
constexpr double kHeatLabel = 20;

double heatFigure(const SimulatedTask &task, HeatKind kind)
{
    switch (kind) {
    case HeatKind::Waiting:
        return task.attempts > 0 ? task.waitSumMs() / static_cast<double>(task.attempts) : 0;
    case HeatKind::Busy:
        return task.busyMs;
    case HeatKind::Failures:
        break;
    }
    return task.attempts > 0 ? static_cast<double>(task.failures()) / static_cast<double>(task.attempts) : 0;
}
} // namespace

HeatByTask heatOf(const SimulationResult &result, HeatKind kind)
{
    double most = kind == HeatKind::Failures ? 1 : 0;
    for (const SimulatedTask &task : result.tasks)
        most = std::max(most, heatFigure(task, kind));
    HeatByTask heat;
    const double duration = std::max<double>(1, static_cast<double>(result.duration.count()));
    for (const SimulatedTask &task : result.tasks) {
        const double figure = heatFigure(task, kind);
        const QString text = kind == HeatKind::Waiting ? timeText(figure)
                             : kind == HeatKind::Busy  ? numberText(figure / duration, 2)
                                                       : percentText(figure);
        heat.insert(task.task, {most > 0 ? figure / most : 0, text});
    }
    return heat;
}

HeatCanvas::HeatCanvas(const TaskCatalog &catalog, ThemeController &theme, QWidget *parent)
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
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate); // bars lie over the nodes
    setFocusPolicy(Qt::StrongFocus);
    connect(&theme, &ThemeController::changed, viewport(), qOverload<>(&QWidget::update));
    describe();
}

HeatCanvas::~HeatCanvas()
{
    setScene(nullptr); // before it is gone
    m_painter.reset();
}

void HeatCanvas::showWorkflow(const Workflow &workflow)
{
    if (m_document && m_document->workflow() == workflow)
        return;
    setScene(nullptr);
    m_painter.reset();
    m_scene.reset();
    // Nobody can expand a group here.
    Workflow shown = workflow;
    for (TaskGroup &group : shown.drawing.groups)
        group.isCollapsed = false;
    m_document = std::make_unique<WorkflowDocument>(std::move(shown), QString());
    m_scene = std::make_unique<CanvasScene>(*m_document, m_catalog, m_theme);
    m_painter.emplace(m_scene->layer(), m_scene->kit());
    connect(m_scene.get(), &CanvasScene::restyled, this, [this] { m_painter->forget(); });
    setScene(m_scene.get());
    m_heat.clear();
    fit();
    describe();
}

void HeatCanvas::showHeat(const HeatByTask &heat)
{
    m_heat = heat;
    viewport()->update();
    describe();
}

QString HeatCanvas::currentTask() const
{
    return m_scene ? m_scene->current() : QString();
}

void HeatCanvas::fit()
{
    if (!m_scene)
        return;
    const QRectF content = m_scene->contentRect().adjusted(-kHeatMargin, -kHeatMargin, kHeatMargin, kHeatMargin);
    const double scale = std::clamp(
        std::min(viewport()->width() / content.width(), viewport()->height() / content.height()), kLeastHeatScale, 1.0);
    setTransform(QTransform::fromScale(scale, scale));
    centerOn(content.center());
    m_wasMoved = false;
}

void HeatCanvas::zoomBy(double factor, QPoint anchor)
{
    const double scale = std::clamp(transform().m11() * factor, kLeastHeatScale, kMostHeatScale);
    const QPointF fixed = mapToScene(anchor);
    setTransform(QTransform::fromScale(scale, scale));
    centerOn(mapToScene(viewport()->rect().center()) + fixed - mapToScene(anchor));
    m_wasMoved = true;
}

void HeatCanvas::paintEvent(QPaintEvent *event)
{
    m_exposed = event->rect();
    QGraphicsView::paintEvent(event);
    if (m_scene)
        m_scene->notePainted();
}

void HeatCanvas::drawBackground(QPainter *painter, const QRectF &rect)
{
    if (m_painter)
        m_painter->paint(*painter, viewportTransform(), m_exposed);
    else
        QGraphicsView::drawBackground(painter, rect);
}

/// A bar below each node, as long as it is hot, and the figure beside it: nothing is told by colour alone.
void HeatCanvas::drawForeground(QPainter *painter, const QRectF &rect)
{
    QGraphicsView::drawForeground(painter, rect);
    if (!m_scene)
        return;
    const Theme &theme = m_theme.theme();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(theme.font(TypeSize::Base, QFont::DemiBold));
    for (auto heat = m_heat.cbegin(); heat != m_heat.cend(); ++heat) {
        const NodeItem *node = m_scene->node(heat.key());
        if (!node)
            continue;
        const QRectF body = node->body();
        const QRectF bar(body.left(), body.bottom() + 4, body.width(), kHeatBar);
        const Token token = heat->share >= 0.66 ? Token::Danger : heat->share >= 0.33 ? Token::Warning : Token::Success;
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.color(Token::Line));
        painter->drawRoundedRect(bar, kHeatBar / 2, kHeatBar / 2);
        painter->setBrush(theme.color(token));
        if (heat->share > 0)
            painter->drawRoundedRect(
                QRectF(bar.topLeft(), QSizeF(std::max(kHeatBar, bar.width() * heat->share), kHeatBar)), kHeatBar / 2,
                kHeatBar / 2);
        painter->setPen(theme.color(Token::Text));
        painter->drawText(QRectF(bar.left(), bar.bottom() + 2, bar.width(), kHeatLabel), Qt::AlignLeft | Qt::AlignTop,
                          heat->text);
    }
}

void HeatCanvas::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    if (!m_wasMoved)
        fit();
}

void HeatCanvas::choose(const QString &task)
{
    if (!m_scene || !m_scene->node(task))
        return;
    m_scene->setCurrent(task);
    m_scene->select({task});
    ensureVisible(m_scene->node(task)->bounds());
    describe();
    Q_EMIT taskChosen(task);
}

void HeatCanvas::step(int by)
{
    const auto &tasks = m_document->workflow().tasks;
    const auto here = std::ranges::find(tasks, currentTask(), &Task::id);
    if (tasks.empty())
        return;
    const auto count = static_cast<std::ptrdiff_t>(tasks.size());
    const auto next = here == tasks.end() ? 0 : std::clamp(here - tasks.begin() + by, std::ptrdiff_t(0), count - 1);
    choose(tasks[static_cast<std::size_t>(next)].id);
}

void HeatCanvas::keyPressEvent(QKeyEvent *event)
{
    if (!m_scene || event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier))
        return event->ignore();
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up:
        return step(-1);
    case Qt::Key_Right:
    case Qt::Key_Down:
        return step(1);
    case Qt::Key_F:
        return fit();
    case Qt::Key_Plus:
        return zoomBy(kHeatZoomKey, viewport()->rect().center());
    case Qt::Key_Minus:
        return zoomBy(1 / kHeatZoomKey, viewport()->rect().center());
    default:
        event->ignore();
    }
}

void HeatCanvas::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->pos();
    QGraphicsView::mousePressEvent(event);
}

void HeatCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    QGraphicsView::mouseReleaseEvent(event);
    if ((event->pos() - m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
        m_wasMoved = true;
        return;
    }
    if (const NodeItem *node = m_scene ? m_scene->nodeAt(mapToScene(event->pos())) : nullptr)
        choose(node->id());
}

void HeatCanvas::wheelEvent(QWheelEvent *event)
{
    // The page scrolls, unless somebody means the canvas.
    if (!hasFocus())
        return event->ignore();
    zoomBy(std::pow(kHeatZoomKey, event->angleDelta().y() / 120.0), event->position().toPoint());
    event->accept();
}

/// What a screen reader says.
void HeatCanvas::describe()
{
    setAccessibleName(tr("How hot each task is"));
    const QString task = currentTask();
    setAccessibleDescription(
        task.isEmpty() ? QString()
                       : tr("%1: %2", "a task, its figure").arg(m_document->titleOf(task), m_heat.value(task).text));
}

void HeatCanvas::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        if (m_scene)
            m_scene->retranslate();
        describe();
    }
    QGraphicsView::changeEvent(event);
}

} // namespace sluice
