#include "ui/health/eventmapview.h"

#include "ui/health/eventflowmodel.h"
#include "ui/theme/themecontroller.h"
#include "ui/wording/componentwords.h"
#include "ui/wording/formats.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <limits>

namespace sluice {

namespace {

constexpr int kColumns = 3;
constexpr double kNodeShare = 0.25; ///< of the width, for the names of one column
constexpr int kWidestNode = 280;
constexpr int kLeastWidth = 420;
constexpr double kWidestLink = 4;

double linkWidth(double perSecond)
{
    return std::min(kWidestLink, 1 + std::log10(1 + perSecond) * 1.5);
}

QString nameOf(const EventMap::Node &node)
{
    if (node.kind == EventMap::Kind::Topic)
        return node.name;
    return node.name.isEmpty() ? EventMapView::tr("nobody named") : componentWords(node.name).name;
}

} // namespace

EventMapView::EventMapView(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &ThemeController::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void EventMapView::showMap(const EventMap &map)
{
    if (map == m_map)
        return;
    const bool isResized = map.size() != m_map.size();
    m_map = map;
    m_current = std::clamp(m_current, 0, std::max(0, static_cast<int>(map.nodes.size()) - 1));
    m_hovered = m_hovered < static_cast<int>(map.nodes.size()) ? m_hovered : -1;
    if (isResized)
        updateGeometry();
    retranslate();
    update();
}

void EventMapView::setStale(bool stale)
{
    if (std::exchange(m_stale, stale) != stale)
        update();
}

void EventMapView::retranslate()
{
    setAccessibleDescription(m_map.nodes.empty() ? QString() : nodeText(m_current));
}

int EventMapView::rowHeight() const
{
    const QFontMetrics metrics(m_theme.theme().font());
    return metrics.height() + space::kM + space::kXs;
}

QSize EventMapView::sizeHint() const
{
    return {kLeastWidth, (std::max(1, m_map.size().height()) + 1) * rowHeight()};
}

QSize EventMapView::minimumSizeHint() const
{
    return sizeHint();
}

QRect EventMapView::nodeRect(int node) const
{
    const QPoint place = m_map.nodes[static_cast<std::size_t>(node)].place;
    const int wide = std::min(kWidestNode, static_cast<int>(width() * kNodeShare));
    const int x = place.x() * (width() - wide) / (kColumns - 1);
    return {x, (place.y() + 1) * rowHeight() + 2, wide, rowHeight() - space::kXs};
}

int EventMapView::nodeAt(const QPoint &point) const
{
    for (int node = 0; node < static_cast<int>(m_map.nodes.size()); ++node) {
        if (nodeRect(node).contains(point))
            return node;
    }
    return -1;
}

QString EventMapView::nodeText(int node) const
{
    const EventMap::Node &shown = m_map.nodes[static_cast<std::size_t>(node)];
    const QString rate = rateText(shown.perSecond);
    switch (shown.kind) {
    case EventMap::Kind::Publisher:
        return tr("%1 publishes %2", "a component, a rate").arg(nameOf(shown), rate);
    case EventMap::Kind::Listener:
        return tr("%1 hears %2", "a component, a rate").arg(nameOf(shown), rate);
    case EventMap::Kind::Topic:
        break;
    }
    const bool isHeard = std::ranges::any_of(m_map.links,
                                             [&](const EventMap::Link &link) { return link.from == node; });
    return isHeard ? tr("Topic %1: %2", "name, a rate").arg(shown.name, rate)
                   : tr("Topic %1: %2, and nobody hears it", "name, a rate").arg(shown.name, rate);
}

void EventMapView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintHeads(painter);
    paintLinks(painter);
    for (int node = 0; node < static_cast<int>(m_map.nodes.size()); ++node)
        paintNode(painter, node);
}

/// What each column is, as the table says it; and who listens where nobody does.
void EventMapView::paintHeads(QPainter &painter) const
{
    const Theme &theme = m_theme.theme();
    const int wide = std::min(kWidestNode, static_cast<int>(width() * kNodeShare));
    const QString heads[kColumns] = {EventFlowModel::tr("Published by"), EventFlowModel::tr("Topic"),
                                     EventFlowModel::tr("Heard by")};
    const bool isHeard = std::ranges::any_of(
        m_map.nodes, [](const EventMap::Node &node) { return node.kind == EventMap::Kind::Listener; });
    painter.setFont(theme.font(TypeSize::Small));
    painter.setPen(theme.color(Token::Muted));
    const auto write = [&](int column, int row, const QString &text) {
        painter.drawText(QRect(column * (width() - wide) / (kColumns - 1), row * rowHeight(), wide, rowHeight()),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    };
    for (int column = 0; column < kColumns; ++column)
        write(column, 0, heads[column]);
    if (!isHeard)
        write(kColumns - 1, 1, EventFlowModel::tr("nobody"));
}

void EventMapView::paintLinks(QPainter &painter) const
{
    const Theme &theme = m_theme.theme();
    painter.setBrush(Qt::NoBrush);
    // Those of the marked node last, so that nothing lies over them.
    for (const bool isMarked : {false, true}) {
        for (const EventMap::Link &link : m_map.links) {
            const bool isHere = marked() >= 0 && (link.from == marked() || link.to == marked());
            if (isHere != isMarked)
                continue;
            const QRectF from = nodeRect(link.from);
            const QRectF to = nodeRect(link.to);
            const QPointF start(from.right(), from.center().y());
            const QPointF end(to.left(), to.center().y());
            const double reach = (end.x() - start.x()) / 2;
            QPainterPath path(start);
            path.cubicTo(start + QPointF(reach, 0), end - QPointF(reach, 0), end);
            const bool flows = link.perSecond > 0;
            const Token token = m_stale ? Token::Paused : flows ? Token::Accent : Token::Outline;
            painter.setPen(QPen(isMarked ? theme.color(token) : theme.tint(token, Token::Surface, flows ? 0.7 : 0.5),
                                linkWidth(link.perSecond) + (isMarked ? 1 : 0)));
            painter.drawPath(path);
        }
    }
}

void EventMapView::paintNode(QPainter &painter, int node) const
{
    const Theme &theme = m_theme.theme();
    const EventMap::Node &shown = m_map.nodes[static_cast<std::size_t>(node)];
    const QRectF box = QRectF(nodeRect(node)).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool isCurrent = hasFocus() && node == m_current;
    painter.setPen(isCurrent ? QPen(theme.color(Token::Accent), 2)
                             : QPen(theme.color(node == m_hovered ? Token::Accent : Token::Outline), 1));
    painter.setBrush(theme.color(node == m_hovered ? Token::Hover : Token::Raised));
    const double radius = shown.kind == EventMap::Kind::Topic ? box.height() / 2 : kRadius;
    painter.drawRoundedRect(box, radius, radius);
    const QRectF room = box.adjusted(space::kM, 0, -space::kM, 0);
    painter.setFont(theme.font(TypeSize::Small));
    const QString rate = rateText(shown.perSecond);
    const double rateWide = painter.fontMetrics().horizontalAdvance(rate);
    painter.setPen(theme.color(m_stale ? Token::Paused : Token::Muted));
    painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, rate);
    painter.setFont(theme.font());
    painter.setPen(theme.color(m_stale ? Token::Paused : Token::Text));
    const int left = static_cast<int>(room.width() - rateWide - space::kS);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(nameOf(shown), Qt::ElideMiddle, left));
}

void EventMapView::mouseMoveEvent(QMouseEvent *event)
{
    const int node = nodeAt(event->pos());
    if (std::exchange(m_hovered, node) == node)
        return;
    if (node >= 0)
        setCursor(Qt::PointingHandCursor);
    else
        unsetCursor();
    update();
}

void EventMapView::mouseReleaseEvent(QMouseEvent *event)
{
    const int node = nodeAt(event->pos());
    if (event->button() != Qt::LeftButton || node < 0)
        return;
    choose(node);
    open(node);
}

void EventMapView::leaveEvent(QEvent *event)
{
    m_hovered = -1;
    update();
    QWidget::leaveEvent(event);
}

void EventMapView::focusInEvent(QFocusEvent *event)
{
    retranslate();
    QWidget::focusInEvent(event);
}

void EventMapView::choose(int node)
{
    m_current = node;
    retranslate();
    update();
}

/// To the nearest name in the row or column that an arrow points to.
void EventMapView::step(QPoint by)
{
    const QPoint from = m_map.nodes[static_cast<std::size_t>(m_current)].place;
    int best = -1;
    int least = std::numeric_limits<int>::max();
    for (int node = 0; node < static_cast<int>(m_map.nodes.size()); ++node) {
        const QPoint way = m_map.nodes[static_cast<std::size_t>(node)].place - from;
        const bool isThere = by.x() != 0 ? way.x() * by.x() > 0 : way.x() == 0 && way.y() * by.y() > 0;
        const int far = std::abs(way.x()) * 1000 + std::abs(way.y());
        if (isThere && far < least) {
            best = node;
            least = far;
        }
    }
    if (best >= 0)
        choose(best);
}

void EventMapView::keyPressEvent(QKeyEvent *event)
{
    if (m_map.nodes.empty())
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Up:
        return step({0, -1});
    case Qt::Key_Down:
        return step({0, 1});
    case Qt::Key_Left:
        return step({-1, 0});
    case Qt::Key_Right:
        return step({1, 0});
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        return open(m_current);
    default:
        QWidget::keyPressEvent(event);
    }
}

void EventMapView::open(int node)
{
    const EventMap::Node &shown = m_map.nodes[static_cast<std::size_t>(node)];
    if (shown.kind == EventMap::Kind::Topic)
        Q_EMIT topicRequested(shown.name);
    else if (!shown.name.isEmpty())
        Q_EMIT componentRequested(shown.name);
}

bool EventMapView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto *help = static_cast<QHelpEvent *>(event);
    if (const int node = nodeAt(help->pos()); node >= 0)
        QToolTip::showText(help->globalPos(), nodeText(node).toHtmlEscaped(), this, nodeRect(node));
    else
        QToolTip::hideText();
    return true;
}

} // namespace sluice
