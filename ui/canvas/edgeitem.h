#pragma once

#include "core/workflow/model.h"
#include "ui/canvas/edgepainter.h"
#include "ui/canvas/nodeitem.h"

#include <QGraphicsItem>

namespace sluice {

/// An edge on the canvas.
class EdgeItem final : public CanvasItem {
public:
    static constexpr Kind kKind = Kind::Edge;

    EdgeItem(Edge edge, const CanvasKit &kit);

    [[nodiscard]] const Edge &edge() const { return m_edge; }
    [[nodiscard]] const EdgeMood &mood() const { return m_mood; }
    [[nodiscard]] const QPainterPath &curve() const { return m_curve; }
    /// The rectangle around the curve itself.
    [[nodiscard]] const QRectF &span() const { return m_span; }
    void setMood(const EdgeMood &mood);
    void setEnds(QPointF from, const QList<QPointF> &route, QPointF to);

    [[nodiscard]] QRectF bounds() const override;
    [[nodiscard]] std::vector<QRectF> pieces() const override;
    [[nodiscard]] bool takes(QPointF point) const override;
    /// Whether its line, as wide as a pointer grabs it, reaches into a rectangle.
    [[nodiscard]] bool passes(const QRectF &rect) const;
    /// As it is painted on any device. Units: scene.
    void paint(QPainter &painter, Detail detail) const;

private:
    template <typename Is>
    [[nodiscard]] bool isAnyLine(Is is) const;

    Edge m_edge;
    const CanvasKit &m_kit;
    EdgeMood m_mood;
    QPainterPath m_curve;
    QRectF m_span; ///< kept: of ten thousand edges it is asked at each edit
};

/// The wire that is being drawn, and what it says when it may not end where the pointer is. Not an edge yet.
class DraftEdgeItem final : public QGraphicsItem {
public:
    enum { Type = UserType + 3 };

    explicit DraftEdgeItem(const CanvasKit &kit);

    /// `isRefused` paints it in the colour of danger; `note` is written beside its loose end.
    void draw(QPointF from, QPointF to, bool isRefused, const QString &note);
    /// Has all that the wire covers painted anew: its way reaches over the whole sight, and what is painted in parts must
    /// not keep a piece of where it was.
    void leave();
    [[nodiscard]] const QString &note() const { return m_note; }
    [[nodiscard]] bool isRefused() const { return m_refused; }

    [[nodiscard]] int type() const override { return Type; }
    [[nodiscard]] QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    class Note;

    const CanvasKit &m_kit;
    Note *m_box;
    QPainterPath m_curve;
    QPointF m_end;
    QString m_note;
    bool m_refused = false;
    QRectF m_bounds;
};

} // namespace sluice
