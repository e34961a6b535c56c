#include "ui/canvas/nodeitem.h"

#include "ui/theme/stateglyph.h"

#include <QPainter>

#include <algorithm>
#include <utility>

namespace sluice {

NodeItem::NodeItem(QString taskId, const CanvasKit &kit)
    : CanvasItem(kKind)
    , m_id(std::move(taskId))
    , m_kit(kit)
{
}

void NodeItem::setLook(const NodeLook &look)
{
    auto next = look;
    next.trouble = m_look.trouble;
    next.tint = m_look.tint;
    if (next == m_look)
        return;
    repaint();
    m_look = std::move(next);
    restyle();
    lieElsewhere();
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
    repaint();
}

void NodeItem::setMood(const NodeMood &mood)
{
    auto next = mood;
    next.figures = m_mood.figures;
    next.live = m_mood.live;
    next.isStale = m_mood.isStale;
    next.breakpoint = m_mood.breakpoint;
    next.halted = m_mood.halted;
    next.mocked = m_mood.mocked;
    if (next == m_mood)
        return;
    m_mood = next;
    setLevel(isRaised() ? 1 : 0);
    repaint();
}

bool NodeItem::showFigures(const std::optional<TaskFigures> &figures)
{
    if (m_mood.figures == figures)
        return false;
    m_mood.figures = figures;
    restyle();
    return true;
}

void NodeItem::showLive(const std::optional<NodeLive> &live)
{
    if (m_mood.live == live)
        return;
    m_mood.live = live;
    repaint();
}

void NodeItem::setStale(bool stale)
{
    if (std::exchange(m_mood.isStale, stale) == stale || !(m_mood.figures || m_mood.live))
        return;
    repaint();
}

void NodeItem::showMarks(bool breakpoint, bool halted, bool mocked)
{
    if (m_mood.breakpoint == breakpoint && m_mood.halted == halted && m_mood.mocked == mocked)
        return;
    m_mood.breakpoint = breakpoint;
    m_mood.halted = halted;
    m_mood.mocked = mocked;
    repaint();
}

void NodeItem::restyle()
{
    m_text.reset();
    m_glyphs.reset();
    repaint();
}

void NodeItem::tick(Detail detail) const
{
    const auto &geometry = m_kit.geometry;
    if (detail == Detail::Shapes)
        repaint(mapRectToScene(geometry.shape()));
    if (detail < Detail::Names)
        return;
    repaint(mapRectToScene(detail == Detail::All ? geometry.state() : geometry.farState()));
    repaint(mapRectToScene(geometry.progress()));
}

bool NodeItem::isMoving() const
{
    return m_mood.figures && moves(glyphOf(m_mood.figures->shown).shape);
}

const NodeText &NodeItem::text() const
{
    if (!m_text)
        m_text = NodeWords(m_look, m_mood.figures, m_kit.style, m_kit.geometry).cut();
    return *m_text;
}

const NodeGlyphs &NodeItem::glyphs() const
{
    if (!m_glyphs)
        m_glyphs = glyphsOf(text(), m_look, m_mood.figures, m_kit.style, m_kit.geometry);
    return *m_glyphs;
}

void NodeItem::setPos(QPointF place)
{
    if (m_place == place)
        return;
    repaint();
    m_place = place;
    repaint();
    lieElsewhere();
}

QPointF NodeItem::outPort(const QString &port) const
{
    const auto index = std::max<qsizetype>(0, m_look.outPorts.indexOf(port));
    return m_place + m_kit.geometry.outPort(static_cast<int>(index), static_cast<int>(m_look.outPorts.size()));
}

QRectF NodeItem::bounds() const
{
    return mapRectToScene(m_kit.geometry.bounds(static_cast<int>(m_look.outPorts.size())));
}

void NodeItem::paint(QPainter &painter, Detail detail) const
{
    NodePainter(m_kit.style, m_kit.geometry).paint(painter, m_look, text(), m_mood, detail, m_kit.phase);
}

} // namespace sluice
