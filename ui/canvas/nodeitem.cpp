#include "ui/canvas/nodeitem.h"

#include "ui/theme/stateglyph.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <algorithm>
#include <utility>

namespace sluice {

NodeItem::NodeItem(QString taskId, const CanvasKit &kit)
    : m_id(std::move(taskId))
    , m_kit(kit)
{
    setFlag(ItemIsSelectable);
    setZValue(1);
}

void NodeItem::setLook(const NodeLook &look)
{
    prepareGeometryChange();
    const auto before = std::exchange(m_look, look);
    m_look.trouble = before.trouble;
    m_look.tint = before.tint;
    restyle();
}

void NodeItem::setTrouble(std::optional<Severity> trouble)
{
    if (m_look.trouble == trouble)
        return;
    m_look.trouble = trouble;
    restyle();
}

void NodeItem::setTint(const QString &tint)
{
    if (m_look.tint == tint)
        return;
    m_look.tint = tint;
    update();
}

void NodeItem::setMood(const NodeMood &mood)
{
    auto next = mood;
    next.figures = m_mood.figures;
    if (next == m_mood)
        return;
    m_mood = next;
    setZValue(mood.selected || mood.lit ? 2 : 1);
    update();
}

void NodeItem::showFigures(const std::optional<TaskFigures> &figures)
{
    if (m_mood.figures == figures)
        return;
    m_mood.figures = figures;
    restyle();
}

void NodeItem::restyle()
{
    m_text = textOf(m_look, m_mood.figures, m_kit.style, m_kit.geometry);
    update();
}

bool NodeItem::isMoving() const
{
    return m_mood.figures && moves(glyphOf(m_mood.figures->shown).shape);
}

QPointF NodeItem::outPort(const QString &port) const
{
    const auto index = std::max<qsizetype>(0, m_look.outPorts.indexOf(port));
    return mapToScene(m_kit.geometry.outPort(static_cast<int>(index), static_cast<int>(m_look.outPorts.size())));
}

QRectF NodeItem::boundingRect() const
{
    return m_kit.geometry.bounds(static_cast<int>(m_look.outPorts.size()));
}

QPainterPath NodeItem::shape() const
{
    QPainterPath path;
    path.addRect(m_kit.geometry.body());
    return path;
}

void NodeItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *)
{
    const double zoom = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    Q_UNUSED(option)
    m_painter.paint(*painter, m_look, m_text, m_mood, m_kit.style, m_kit.geometry, detailAt(zoom), m_kit.phase);
}

} // namespace sluice
