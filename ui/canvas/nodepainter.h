#pragma once

#include "ui/canvas/canvasstyle.h"
#include "ui/canvas/nodegeometry.h"
#include "ui/canvas/nodelook.h"
#include "ui/document/runpicture.h"

class QPainter;

namespace sluice {

/// How much of a node is painted; detail falls away as it gets small.
enum class Detail : quint8 { Blocks, Names, All };
[[nodiscard]] Detail detailAt(double zoom);

/// What a node shows besides its task: what the pointer, the selection and a run do to it.
struct NodeMood {
    bool selected = false;
    bool focused = false; ///< where the keyboard is
    bool hovered = false;
    bool dimmed = false;   ///< no target for the wire that is being drawn
    bool lit = false;      ///< part of the cycle that a wire would close
    bool inTarget = false; ///< the wire would end here
    int hotPort = -1;      ///< out port under the pointer
    bool hotIn = false;
    std::optional<TaskFigures> figures;

    bool operator==(const NodeMood &) const = default;
};

/// Texts of a node, cut to fit; worked out when the look or the figures change.
struct NodeText {
    QString title;
    bool isWrapped = false; ///< the title takes two lines
    QString second;
    QString far; ///< the name as it is read from afar
    QStringList ports;
};
[[nodiscard]] NodeText textOf(const NodeLook &look, const std::optional<TaskFigures> &figures, const CanvasStyle &style,
                              const NodeGeometry &geometry);

/// What a node is filled with where nothing of it can be read.
[[nodiscard]] QColor blockColor(const NodeLook &look, const NodeMood &mood, const CanvasStyle &style);

/// Paints nodes; keeps nothing of any of them.
class NodePainter {
public:
    void paint(QPainter &painter, const NodeLook &look, const NodeText &text, const NodeMood &mood,
               const CanvasStyle &style, const NodeGeometry &geometry, Detail detail, double phase) const;

private:
    void paintBody(QPainter &painter, const NodeMood &mood, const NodeLook &look, const CanvasStyle &style,
                   const NodeGeometry &geometry) const;
    void paintInside(QPainter &painter, const NodeLook &look, const NodeText &text, const NodeMood &mood,
                     const CanvasStyle &style, const NodeGeometry &geometry, double phase) const;
    void paintFar(QPainter &painter, const NodeLook &look, const NodeText &text, const NodeMood &mood,
                  const CanvasStyle &style, const NodeGeometry &geometry, double phase) const;
    void paintState(QPainter &painter, const NodeLook &look, const NodeMood &mood, const CanvasStyle &style,
                    const NodeGeometry &geometry, double phase) const;
    void paintCounts(QPainter &painter, const TaskFigures &figures, const CanvasStyle &style, const QRectF &row,
                     const QFont &font) const;
    void paintPorts(QPainter &painter, const NodeLook &look, const NodeText &text, const NodeMood &mood,
                    const CanvasStyle &style, const NodeGeometry &geometry) const;
};

} // namespace sluice
