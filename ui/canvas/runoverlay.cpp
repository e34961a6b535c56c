// How a canvas scene shows a run and its grid: what is painted over and under the nodes.
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/gridcolor.h"
#include "ui/canvas/screenpainter.h"

#include <QGraphicsView>
#include <QPainter>

#include <cmath>

namespace sluice {

void CanvasScene::showRun(const std::optional<FiguresByTask> &figures)
{
    const bool wasShown = m_figures.has_value();
    m_figures = figures;
    bool isMoving = false;
    QSet<GroupItem *> touched;
    for (auto *item : std::as_const(m_nodes)) {
        std::optional<TaskFigures> own;
        if (figures) {
            if (const auto found = figures->constFind(item->id()); found != figures->constEnd())
                own = *found;
        }
        const bool isNew = item->showFigures(own);
        isMoving = isMoving || item->isMoving();
        if (!isNew && wasShown == figures.has_value())
            continue;
        for (auto *wire : m_wires.value(item->id()))
            updateEdgeMood(*wire);
        touched.insert(m_groupOf.value(item->id()));
    }
    touched.remove(nullptr);
    for (auto *group : std::as_const(touched))
        fitGroup(*group);
    Q_EMIT overviewChanged();
    if (isMoving && !m_ticking)
        m_ticking = connect(&m_themes.motion(), &MotionClock::tick, this, &CanvasScene::tick);
    else if (!isMoving && m_ticking)
        disconnect(std::exchange(m_ticking, {}));
}

void CanvasScene::tick()
{
    m_kit.phase = m_themes.motion().phase();
    const auto all = views();
    for (const auto *view : all) {
        const auto detail = detailAt(view->transform().m11());
        for (const auto *item : std::as_const(m_nodes)) {
            if (item->isMoving())
                item->tick(detail);
        }
    }
}

void CanvasScene::drawBackground(QPainter *painter, const QRectF &rect)
{
    painter->fillRect(rect, m_kit.style.color(Token::Background));
    if (painter->worldTransform().m11() < 0.4)
        return paintCanvas(*painter, m_layer, rect);
    constexpr double kStep = 3 * NodeGeometry::kGrid;
    QList<QPointF> dots;
    for (double x = std::floor(rect.left() / kStep) * kStep; x < rect.right(); x += kStep) {
        for (double y = std::floor(rect.top() / kStep) * kStep; y < rect.bottom(); y += kStep)
            dots.push_back({x, y});
    }
    painter->setRenderHint(QPainter::Antialiasing, false);
    QPen pen(gridColor(m_kit.style.theme()), 1.5);
    pen.setCosmetic(true);
    painter->setPen(pen);
    painter->drawPoints(dots.constData(), static_cast<int>(dots.size()));
    paintCanvas(*painter, m_layer, rect);
}

} // namespace sluice
