#include "ui/canvas/groupitem.h"

#include "ui/theme/stateglyph.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPathStroker>
#include <QStyleOptionGraphicsItem>

namespace sluice {

namespace {

constexpr double kMargin = 16;
constexpr double kHeader = 28;
constexpr double kToggle = 20;
constexpr double kBorderGrab = 8;

QString countText(qsizetype tasks)
{
    const auto count = static_cast<int>(tasks);
    return QCoreApplication::translate("GroupItem", "%n task(s)", nullptr, count);
}

} // namespace

GroupItem::GroupItem(QString groupId, const CanvasKit &kit)
    : m_kit(kit)
{
    m_group.id = std::move(groupId);
    setFlag(ItemIsSelectable);
}

void GroupItem::setGroup(const TaskGroup &group)
{
    m_group = group;
    setZValue(group.isCollapsed ? 1 : -1);
    setContent(m_content);
}

void GroupItem::setContent(const QRectF &bodies)
{
    prepareGeometryChange();
    m_content = bodies;
    m_frame = m_group.isCollapsed ? QRectF(bodies.topLeft(), QSizeF(NodeGeometry::kWidth, NodeGeometry::kHeight))
                                  : bodies.adjusted(-kMargin, -kMargin - kHeader, kMargin, kMargin);
    update();
}

void GroupItem::showState(const std::optional<StepState> &state, const std::optional<Severity> &trouble)
{
    if (m_state == state && m_trouble == trouble)
        return;
    m_state = state;
    m_trouble = trouble;
    update();
}

QRectF GroupItem::header() const
{
    return m_group.isCollapsed ? m_frame : QRectF(m_frame.topLeft(), QSizeF(m_frame.width(), kHeader));
}

QRectF GroupItem::toggle() const
{
    return {m_frame.left() + kBorderGrab, m_frame.top() + (m_group.isCollapsed ? 8 : (kHeader - kToggle) / 2), kToggle,
            kToggle};
}

QPainterPath GroupItem::shape() const
{
    QPainterPath path;
    path.addRect(m_frame);
    if (m_group.isCollapsed)
        return path;
    QPainterPathStroker border;
    border.setWidth(kBorderGrab);
    auto grip = border.createStroke(path);
    grip.addRect(header());
    grip.setFillRule(Qt::WindingFill);
    return grip;
}

void GroupItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const auto detail = detailAt(QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform()));
    painter->setRenderHint(QPainter::Antialiasing, detail != Detail::Blocks);
    if (m_group.isCollapsed)
        paintNode(*painter, detail);
    else
        paintFrame(*painter, detail);
}

void GroupItem::paintFrame(QPainter &painter, Detail detail) const
{
    const auto &style = m_kit.style;
    const auto tint = style.tintColor(m_group.tint);
    auto fill = tint;
    fill.setAlphaF(0.08F);
    painter.setPen(QPen(isSelected() ? style.color(Token::Accent) : tint, isSelected() ? 2 : 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(m_frame, kRadius, kRadius);
    if (detail != Detail::Blocks)
        paintName(painter, detail);
}

void GroupItem::paintNode(QPainter &painter, Detail detail) const
{
    const auto &style = m_kit.style;
    const auto tint = style.tintColor(m_group.tint);
    const QRectF body = m_frame;
    if (detail == Detail::Blocks) {
        painter.fillRect(body, m_state ? style.color(glyphOf(*m_state).token) : tint);
        return;
    }
    const auto surface = style.color(style.theme().isDark() ? Token::Raised : Token::Surface);
    painter.setBrush(surface);
    painter.setPen(QPen(style.color(Token::Outline), 1));
    // Cards behind it say that it stands for several.
    for (const double behind : {8.0, 4.0})
        painter.drawRoundedRect(body.translated(behind, behind), kRadius, kRadius);
    painter.setPen(QPen(isSelected() ? style.color(Token::Accent) : tint, isSelected() ? 2 : 1));
    painter.drawRoundedRect(body, kRadius, kRadius);
    paintName(painter, detail);
    if (m_trouble) {
        const bool isError = *m_trouble == Severity::Error;
        const auto place = m_state ? m_kit.geometry.trouble() : m_kit.geometry.state();
        paintShape(painter, place.translated(body.topLeft()), isError ? Shape::Cross : Shape::Triangle,
                   style.color(isError ? Token::Danger : Token::Warning));
    }
    if (m_state)
        paintGlyph(painter, m_kit.geometry.state().translated(body.topLeft()), glyphOf(*m_state), style.theme());
    if (detail != Detail::All)
        return;
    painter.setPen(QPen(style.color(Token::Muted), 2));
    painter.setBrush(style.color(Token::Background));
    for (const QPointF &port : {inPort(), outPort()})
        painter.drawEllipse(port, NodeGeometry::kPort / 2 - 1, NodeGeometry::kPort / 2 - 1);
}

void GroupItem::paintName(QPainter &painter, Detail detail) const
{
    const auto &style = m_kit.style;
    const auto mark = toggle();
    const double size = 4;
    QPolygonF chevron;
    if (m_group.isCollapsed)
        chevron << QPointF(-size / 2, -size) << QPointF(size / 2, 0) << QPointF(-size / 2, size);
    else
        chevron << QPointF(-size, -size / 2) << QPointF(0, size / 2) << QPointF(size, -size / 2);
    painter.setPen(QPen(style.color(Token::Text), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(chevron.translated(mark.center()));

    const auto line = QRectF(mark.right() + space::kXs, m_frame.top() + (m_group.isCollapsed ? 4 : 0),
                             m_frame.right() - mark.right() - (m_state || m_trouble ? 40 : 16), kHeader);
    const bool isFar = detail != Detail::All;
    const auto count = isFar ? QString() : countText(m_group.tasks.size());
    const double counted = m_group.isCollapsed || isFar ? 0 : style.smallMetrics.horizontalAdvance(count) + space::kS;
    const auto &metrics = isFar ? style.largeMetrics : style.titleMetrics;
    painter.setFont(isFar ? style.large : style.title);
    painter.setPen(style.color(Token::Text));
    const auto name = metrics.elidedText(m_group.name, Qt::ElideRight, line.width() - counted);
    painter.drawText(line, Qt::AlignVCenter | Qt::TextSingleLine, name);
    painter.setFont(style.small);
    painter.setPen(style.color(Token::Muted));
    const auto rest = m_group.isCollapsed ? line.translated(0, 24)
                                          : line.adjusted(metrics.horizontalAdvance(name) + space::kS, 0, 0, 0);
    painter.drawText(rest, Qt::AlignVCenter | Qt::TextSingleLine, count);
}

} // namespace sluice
