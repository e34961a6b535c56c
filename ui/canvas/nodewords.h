#pragma once

#include "ui/canvas/canvasstyle.h"
#include "ui/canvas/nodegeometry.h"
#include "ui/canvas/nodelook.h"
#include "ui/document/runpicture.h"

#include <QGlyphRun>

namespace sluice {

/// How much of a node is painted; detail falls away as it gets small: what is written, then the shape of its state.
enum class Detail : quint8 { Blocks, Shapes, Names, All };
[[nodiscard]] Detail detailAt(double zoom);

/// Texts of a node, cut to fit.
struct NodeText {
    QString title;
    bool isWrapped = false; ///< the title takes two lines
    QString second;
    QString far; ///< the name as it is read from afar
    QStringList ports;
};

/// Where the words of a node go, in its own coordinates: the same on paper as on screen.
class NodeWords {
public:
    NodeWords(const NodeLook &look, const std::optional<TaskFigures> &figures, const CanvasStyle &style,
              const NodeGeometry &geometry)
        : m_look(look)
        , m_figures(figures)
        , m_style(style)
        , m_geometry(geometry)
    {
    }

    [[nodiscard]] NodeText cut() const;
    [[nodiscard]] bool hasState() const { return m_figures || m_look.trouble || m_look.disabled; }
    [[nodiscard]] bool showsCounts() const 
    {
        return m_figures && (m_figures->isMany() || m_figures->ofManyRuns) && m_figures->items == 0;
    }
    /// From far, large text leaves no room for figures below the name; the shape of the state and the progress stay.
    [[nodiscard]] bool showsFarCounts() const;
    [[nodiscard]] bool showsPorts() const;
    [[nodiscard]] QRectF title(bool isWrapped) const { return m_geometry.title(hasState() && isWrapped, isWrapped); }
    [[nodiscard]] QRectF far() const { return m_geometry.farName(hasState(), showsFarCounts()); }

private:
    [[nodiscard]] QString liveText() const;

    const NodeLook &m_look;
    const std::optional<TaskFigures> &m_figures;
    const CanvasStyle &m_style;
    const NodeGeometry &m_geometry;
};

/// Letters with their places: drawn at any zoom without being laid out again.
struct PlacedGlyphs {
    QPointF place;
    QGlyphRun run;
};

/// The words of a node as letters, in the node's coordinates.
struct NodeGlyphs {
    std::vector<PlacedGlyphs> title;
    std::vector<PlacedGlyphs> second; ///< empty: counts stand there
    std::vector<PlacedGlyphs> ports;
    std::vector<PlacedGlyphs> far;
};
[[nodiscard]] NodeGlyphs glyphsOf(const NodeText &text, const NodeLook &look, const std::optional<TaskFigures> &figures,
                                  const CanvasStyle &style, const NodeGeometry &geometry);

} // namespace sluice
