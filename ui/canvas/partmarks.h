#pragma once

#include "ui/document/differencegraph.h"
#include "ui/theme/token.h"

#include <QPen>
#include <QString>

class QPainter;

namespace sluice {

class CanvasStyle;

/// How a mark looks: never by its colour alone.
struct MarkLook {
    Token token = Token::Muted;
    QString symbol; ///< "+", "−", "≠", "↔"
    QString word;   ///< "new", "removed"
    Qt::PenStyle line = Qt::SolidLine;
};

[[nodiscard]] MarkLook lookOf(PartMark mark);
/// How many parts have which mark: "+ 2 new · ≠ 1 changed"; empty: nothing has one.
[[nodiscard]] QString countsText(const DifferenceGraph &graph);

/// Paints marks over a canvas. Units: scene; `zoom` is how large the scene shows, so that words stay readable.
class MarkPainter {
public:
    MarkPainter(QPainter &painter, const CanvasStyle &style, double zoom);

    /// A frame around a part, with symbol and word on its upper edge.
    void frame(const QRectF &body, PartMark mark) const;
    /// Lets what is under it step back.
    void fade(const QRectF &body, double share) const;
    void edge(const QPainterPath &curve, PartMark mark) const;
    /// Where a part lay, and the way to where it lies now.
    void trail(const QRectF &was, const QRectF &is) const;

private:
    [[nodiscard]] QPen pen(PartMark mark, double width) const;
    void chip(QPointF left, PartMark mark, bool withWord) const;

    QPainter &m_painter;
    const CanvasStyle &m_style;
    double m_scale; ///< scene units of a pixel, within limits
    bool m_hasWords;
};

} // namespace sluice
