#include "ui/canvas/edgeitem.h"

#include "ui/canvas/cellindex.h"
#include "ui/canvas/edgepieces.h"

#include <QGraphicsScene>
#include <QPainter>

#include <algorithm>

namespace sluice {

namespace {

constexpr double kGrab = 12;
constexpr double kAround = 16; ///< the head and a lit line reach that far
constexpr double kNoteWidth = 320;

} // namespace

EdgeItem::EdgeItem(Edge edge, const CanvasKit &kit)
    : CanvasItem(kKind)
    , m_edge(std::move(edge))
    , m_kit(kit)
{
}

void EdgeItem::setMood(const EdgeMood &mood)
{
    if (m_mood == mood)
        return;
    repaint();
    const bool isCounted = mood.isCounted() || m_mood.isCounted();
    m_mood = mood;
    setLevel(mood.selected || mood.lit ? 1 : 0);
    if (!isCounted)
        return;
    repaint();
    lieElsewhere(); // what is counted on it may lie beside its line
}

void EdgeItem::setEnds(QPointF from, const QList<QPointF> &route, QPointF to)
{
    auto curve = edgeCurve(from, route, to);
    if (curve == m_curve)
        return;
    repaint();
    m_curve = std::move(curve);
    m_span = m_curve.boundingRect();
    repaint();
    lieElsewhere();
}

QRectF EdgeItem::bounds() const
{
    return m_curve.controlPointRect().adjusted(-kAround, -kAround, kAround, kAround);
}

std::vector<QRectF> EdgeItem::pieces() const
{
    constexpr double kMostMore = 63;
    const QRectF around(-kAround, -kAround, 2 * kAround, 2 * kAround);
    std::vector<QRectF> rects;
    eachPiece(m_curve, [&](const EdgePiece &piece) {
        const auto whole = piece.bounds();
        const double cells = std::min(whole.width(), whole.height()) / CellIndex::kCell;
        const int parts = 1 + static_cast<int>(std::min(kMostMore, cells));
        const auto turns = piece.turns();
        for (int part = 0; part < parts; ++part) {
            const double begin = part / double(parts);
            const double end = (part + 1) / double(parts);
            // Between its ends a part strays from the rectangle around them only to where the curve turns.
            auto rect = around.translated(piece.at(begin)) | around.translated(piece.at(end));
            for (const double turn : turns) {
                if (turn > begin && turn < end)
                    rect |= around.translated(piece.at(turn));
            }
            rects.push_back(rect);
        }
    });
    if (m_mood.passed > 1)
        rects.push_back(EdgePainter(m_kit.style).countPlace(m_curve, m_mood, Detail::Names));
    if (m_mood.waiting > 0)
        rects.push_back(EdgePainter(m_kit.style).waitingPlace(m_curve, m_mood, Detail::Names));
    return rects;
}

bool EdgeItem::takes(QPointF point) const
{
    return isAnyLine([&](const QLineF &line) { return distanceOf(point, line) <= kGrab / 2; });
}

bool EdgeItem::passes(const QRectF &rect) const
{
    const auto wide = rect.adjusted(-kGrab / 2, -kGrab / 2, kGrab / 2, kGrab / 2);
    return isAnyLine([&](const QLineF &line) { return reachesInto(line, wide); });
}

template <typename Is>
bool EdgeItem::isAnyLine(Is is) const
{
    constexpr double kFine = 0.5;
    QList<QPointF> points{m_curve.elementAt(0)};
    eachPiece(m_curve, [&](const EdgePiece &piece) { piece.flatten(kFine, points); });
    for (qsizetype i = 1; i < points.size(); ++i) {
        if (is(QLineF(points[i - 1], points[i])))
            return true;
    }
    return false;
}

void EdgeItem::paint(QPainter &painter, Detail detail) const
{
    EdgePainter(m_kit.style).paint(painter, m_curve, m_mood, detail);
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
    leave();
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

void DraftEdgeItem::leave()
{
    if (scene())
        scene()->update(mapRectToScene(m_bounds));
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
