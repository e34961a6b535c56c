#include "ui/canvas/edgeitem.h"

#include <QPainter>
#include <QPainterPathStroker>
#include <QStyleOptionGraphicsItem>

namespace sluice {

namespace {

constexpr double kGrab = 12;
constexpr double kNoteWidth = 320;

} // namespace

EdgeItem::EdgeItem(Edge edge, const CanvasKit &kit)
    : m_edge(std::move(edge))
    , m_kit(kit)
{
    setFlag(ItemIsSelectable);
}

void EdgeItem::setMood(const EdgeMood &mood)
{
    if (m_mood == mood)
        return;
    m_mood = mood;
    setZValue(mood.selected || mood.lit ? 0.5 : 0);
    update();
}

void EdgeItem::setEnds(QPointF from, const QList<QPointF> &route, QPointF to)
{
    prepareGeometryChange();
    m_curve = edgeCurve(from, route, to);
    m_corners = QPolygonF(route);
    m_corners.push_front(from);
    m_corners.push_back(to);
}

QRectF EdgeItem::boundingRect() const
{
    return m_curve.controlPointRect().adjusted(-16, -12, 16, 12);
}

QPainterPath EdgeItem::shape() const
{
    QPainterPathStroker stroker;
    stroker.setWidth(kGrab);
    return stroker.createStroke(m_curve);
}

void EdgeItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const double zoom = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    m_painter.paint(*painter, m_curve, m_corners, m_mood, m_kit.style, detailAt(zoom));
}

/// The text beside the loose end; as large at every zoom.
class DraftEdgeItem::Note final : public QGraphicsItem {
public:
    Note(const CanvasKit &kit, QGraphicsItem *parent)
        : QGraphicsItem(parent)
        , m_kit(kit)
    {
        setFlag(ItemIgnoresTransformations);
        hide();
    }
    void say(const QString &text)
    {
        prepareGeometryChange();
        m_text = text;
        const auto size = m_kit.style.smallMetrics.boundingRect(QRectF(0, 0, kNoteWidth, 1000), Qt::TextWordWrap, text);
        m_box = QRectF(QPointF(18, 18), size.size() + QSizeF(2 * space::kM, 2 * space::kS));
        setVisible(!text.isEmpty());
    }
    [[nodiscard]] QRectF boundingRect() const override { return m_box.adjusted(-2, -2, 2, 2); }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *) override
    {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(m_kit.style.color(Token::Danger), 1));
        painter->setBrush(m_kit.style.color(Token::Raised));
        painter->drawRoundedRect(m_box, kRadius, kRadius);
        painter->setFont(m_kit.style.small);
        painter->setPen(m_kit.style.color(Token::Text));
        painter->drawText(m_box.adjusted(space::kM, space::kS, -space::kM, -space::kS), Qt::TextWordWrap, m_text);
    }

private:
    const CanvasKit &m_kit;
    QString m_text;
    QRectF m_box;
};

DraftEdgeItem::DraftEdgeItem(const CanvasKit &kit)
    : m_kit(kit)
    , m_box(new Note(kit, this))
{
    setZValue(10);
}

void DraftEdgeItem::draw(QPointF from, QPointF to, bool isRefused, const QString &note)
{
    prepareGeometryChange();
    m_curve = edgeCurve(from, to);
    m_end = to;
    m_note = note;
    m_refused = isRefused;
    m_bounds = m_curve.controlPointRect().adjusted(-8, -8, 8, 8);
    m_box->setPos(to);
    m_box->say(note);
    update();
}

void DraftEdgeItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    painter->setRenderHint(QPainter::Antialiasing);
    QPen pen(m_kit.style.color(m_refused ? Token::Danger : Token::Accent), 2);
    if (m_refused)
        pen.setStyle(Qt::DashLine);
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(m_curve);
    painter->setBrush(pen.color());
    painter->setPen(Qt::NoPen);
    painter->drawEllipse(m_end, 4, 4);
}

} // namespace sluice
