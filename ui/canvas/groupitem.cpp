#include "ui/canvas/groupitem.h"

#include "ui/theme/stateglyph.h"

#include <QCoreApplication>
#include <QPainter>

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
    : CanvasItem(kKind)
    , m_kit(kit)
{
    m_group.id = std::move(groupId);
}

void GroupItem::setGroup(const TaskGroup &group)
{
    if (m_group == group)
        return;
    repaint();
    m_group = group;
    setLevel(group.isCollapsed ? 1 : 0); // painted, and grabbed, over those that are not
    fit();
}

void GroupItem::setContent(const QRectF &bodies)
{
    if (m_content == bodies)
        return;
    repaint();
    m_content = bodies;
    fit();
}

void GroupItem::fit()
{
    const auto &bodies = m_content;
    m_frame = m_group.isCollapsed ? QRectF(bodies.topLeft(), QSizeF(NodeGeometry::kWidth, NodeGeometry::kHeight))
                                  : bodies.adjusted(-kMargin, -kMargin - kHeader, kMargin, kMargin);
    repaint();
    lieElsewhere();
}

void GroupItem::showState(const std::optional<StepState> &state, const std::optional<Severity> &trouble)
{
    if (m_state == state && m_trouble == trouble)
        return;
    m_state = state;
    m_trouble = trouble;
    if (m_group.isCollapsed)
        repaint();
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

bool GroupItem::takes(QPointF point) const
{
    constexpr double kHalf = kBorderGrab / 2;
    if (m_group.isCollapsed)
        return m_frame.contains(point);
    return header().contains(point)
           || (m_frame.adjusted(-kHalf, -kHalf, kHalf, kHalf).contains(point)
               && !m_frame.adjusted(kHalf, kHalf, -kHalf, -kHalf).contains(point));
}

void GroupItem::paint(QPainter &painter, Detail detail) const
{
    painter.setRenderHint(QPainter::Antialiasing, detail >= Detail::Names);
    if (m_group.isCollapsed)
        return paintNode(painter, detail);
    painter.setPen(Qt::NoPen);
    painter.setBrush(frameTint());
    painter.drawRoundedRect(m_frame, kRadius, kRadius);
    paintFrame(painter, detail);
}

QColor GroupItem::frameTint() const
{
    auto tint = m_kit.style.tintColor(m_group.tint);
    tint.setAlphaF(0.08F);
    return tint;
}

void GroupItem::paintFrame(QPainter &painter, Detail detail) const
{
    const auto &style = m_kit.style;
    painter.setPen(QPen(isSelected() ? style.color(Token::Accent) : style.tintColor(m_group.tint), isSelected() ? 2 : 1,
                        Qt::SolidLine, Qt::FlatCap));
    painter.setBrush(Qt::NoBrush);
    // Line by line: a frame as one path, taller than the sight, takes Qt twenty times as long.
    const double r = detail < Detail::Names ? 0 : kRadius;
    const auto straight = m_frame.adjusted(r, r, -r, -r);
    painter.drawLines({QLineF(straight.left(), m_frame.top(), straight.right(), m_frame.top()),
                       QLineF(straight.left(), m_frame.bottom(), straight.right(), m_frame.bottom()),
                       QLineF(m_frame.left(), straight.top(), m_frame.left(), straight.bottom()),
                       QLineF(m_frame.right(), straight.top(), m_frame.right(), straight.bottom())});
    if (detail < Detail::Names)
        return;
    const QSizeF turn(2 * r, 2 * r);
    constexpr int kQuarter = 90 * 16;
    painter.drawArc(QRectF(m_frame.topLeft(), turn), kQuarter, kQuarter);
    painter.drawArc(QRectF(m_frame.topRight() - QPointF(2 * r, 0), turn), 0, kQuarter);
    painter.drawArc(QRectF(m_frame.bottomLeft() - QPointF(0, 2 * r), turn), 2 * kQuarter, kQuarter);
    painter.drawArc(QRectF(m_frame.bottomRight() - QPointF(2 * r, 2 * r), turn), 3 * kQuarter, kQuarter);
    paintName(painter, detail);
}

void GroupItem::paintNode(QPainter &painter, Detail detail) const
{
    const auto &style = m_kit.style;
    const auto tint = style.tintColor(m_group.tint);
    const QRectF body = m_frame;
    if (detail < Detail::Names) {
        painter.fillRect(body, m_state ? style.color(glyphOf(*m_state).token) : tint);
        if (m_state && detail == Detail::Shapes)
            paintShape(painter, m_kit.geometry.shape().translated(body.topLeft()), glyphOf(*m_state).shape,
                       style.color(Token::OnFill));
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

    const bool hasMark = m_group.isCollapsed && (m_state || m_trouble);
    const auto line = QRectF(mark.right() + space::kXs, m_frame.top() + (m_group.isCollapsed ? 4 : 0),
                             m_frame.right() - mark.right() - (hasMark ? 40 : 16), kHeader);
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
