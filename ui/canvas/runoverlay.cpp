// How a canvas scene shows a run and its grid: what is painted over and under the nodes.
#include "ui/canvas/canvasscene.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <cmath>

namespace sluice {

void CanvasScene::showRun(const std::optional<FiguresByTask> &figures)
{
    m_figures = figures;
    bool isMoving = false;
    for (auto *item : std::as_const(m_nodes)) {
        std::optional<TaskFigures> own;
        if (figures && figures->contains(item->id()))
            own = figures->value(item->id());
        item->showFigures(own);
        isMoving = isMoving || item->isMoving();
    }
    for (auto *item : std::as_const(m_edges))
        updateEdgeMood(*item);
    fitGroups();
    Q_EMIT overviewChanged();
    if (isMoving && !m_ticking)
        m_ticking = connect(&m_themes.motion(), &MotionClock::tick, this, &CanvasScene::tick);
    else if (!isMoving && m_ticking)
        disconnect(std::exchange(m_ticking, {}));
}

void CanvasScene::tick()
{
    m_kit.phase = m_themes.motion().phase();
    for (auto *item : std::as_const(m_nodes)) {
        if (item->isMoving())
            item->update();
    }
}

void CanvasScene::drawBackground(QPainter *painter, const QRectF &rect)
{
    painter->fillRect(rect, m_kit.style.color(Token::Background));
    const double zoom = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    if (zoom < 0.4)
        return;
    constexpr double kStep = 3 * NodeGeometry::kGrid;
    QList<QPointF> dots;
    for (double x = std::floor(rect.left() / kStep) * kStep; x < rect.right(); x += kStep) {
        for (double y = std::floor(rect.top() / kStep) * kStep; y < rect.bottom(); y += kStep)
            dots.push_back({x, y});
    }
    painter->setRenderHint(QPainter::Antialiasing, false);
    QPen pen(m_kit.style.color(Token::Line), 1.5);
    pen.setCosmetic(true);
    painter->setPen(pen);
    painter->drawPoints(dots.constData(), static_cast<int>(dots.size()));
}

} // namespace sluice
