#pragma once

#include "ui/canvas/nodewords.h"
#include "ui/theme/stateglyph.h"

class QPainter;

namespace sluice {

/// What the engine says of a task now, as far as it is painted.
struct NodeLive {
    std::optional<BreakerPhase> breaker;
    quint64 waiting = 0;
    bool isGrowing = false;
    double perSecond = 0; ///< steps that begin; shown where all active runs are
    bool operator==(const NodeLive &) const = default;
};

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
    std::optional<NodeLive> live;
    bool isStale = false; ///< what the engine said of it is old: its state is grey, and the rest is gone
    bool breakpoint = false;
    bool halted = false; ///< a run stands before it
    bool mocked = false; ///< something stands for it in a dry run

    bool operator==(const NodeMood &) const = default;
};

/// The part of a node that many nodes share: all but its words, its state and how far it is.
struct NodePlate {
    QString icon;
    QString category;
    QString tint;
    qsizetype outPorts = 1;
    int hotPort = -1;
    bool hotIn = false;
    bool disabled = false;
    bool selected = false;
    bool focused = false;
    bool hovered = false;
    bool lit = false;
    bool inTarget = false;
    Detail detail = Detail::All;
    bool halted = false;

    bool operator==(const NodePlate &) const = default;
};
[[nodiscard]] NodePlate plateOf(const NodeLook &look, const NodeMood &mood, Detail detail);
[[nodiscard]] size_t qHash(const NodePlate &plate, size_t seed = 0);

/// A shape on a node that tells something without colour.
struct NodeMark {
    Shape shape = Shape::ThreeDots;
    Token token = Token::Muted;
    QRectF place; ///< in the node's coordinates
};

/// What a node is filled with where nothing of it can be read.
[[nodiscard]] QColor blockColor(const NodeLook &look, const NodeMood &mood, const CanvasStyle &style);
/// How strongly a node shows, and what is written on it besides.
[[nodiscard]] double opacityOf(const NodeMood &mood);
[[nodiscard]] double inkOf(const NodeLook &look);

/// How many steps wait, as a badge with a shape that says whether they become more; the font is the painter's.
[[nodiscard]] QSizeF waitingBadge(quint64 waiting, const QFontMetricsF &metrics);
void paintWaitingBadge(QPainter &painter, const QRectF &badge, quint64 waiting, bool isGrowing,
                       const QFontMetricsF &metrics, const CanvasStyle &style);

/// Paints nodes as shapes on any device, whole or part by part; keeps nothing of any of them.
class NodePainter {
public:
    NodePainter(const CanvasStyle &style, const NodeGeometry &geometry)
        : m_style(style)
        , m_geometry(geometry)
    {
    }

    void paint(QPainter &painter, const NodeLook &look, const NodeText &text, const NodeMood &mood, Detail detail,
               double phase) const;

    void paintPlate(QPainter &painter, const NodePlate &plate) const;
    /// The state of a run and a problem; from afar only the one that matters more.
    [[nodiscard]] std::vector<NodeMark> marksOf(const NodeLook &look, const NodeMood &mood, Detail detail) const;
    void paintProgress(QPainter &painter, const TaskFigures &figures, double phase) const;
    /// Counts of a run where a node has many steps; else nothing.
    void paintCounts(QPainter &painter, const NodeLook &look, const NodeMood &mood, bool isBelowTwoLines,
                     Detail detail) const;

    /// How many wait there.
    void paintWaiting(QPainter &painter, const NodeMood &mood, Detail detail) const;

private:
    void paintBody(QPainter &painter, const NodePlate &plate) const;
    void paintPorts(QPainter &painter, const NodePlate &plate) const;
    void paintWords(QPainter &painter, const NodeLook &look, const NodeText &text, const NodeMood &mood) const;
    void paintFarName(QPainter &painter, const NodeLook &look, const NodeText &text, const NodeMood &mood) const;

    const CanvasStyle &m_style;
    const NodeGeometry &m_geometry;
};

} // namespace sluice
