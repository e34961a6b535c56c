#pragma once

#include "ui/canvas/canvasitem.h"
#include "ui/canvas/nodepainter.h"

namespace sluice {

/// What all items of one canvas share.
struct CanvasKit {
    CanvasStyle style;
    NodeGeometry geometry;
    double phase = 0; ///< of what turns
};

/// A node on the canvas: a task's id and what to paint for it. Pointers and keys are the tools' business.
class NodeItem final : public CanvasItem {
public:
    static constexpr Kind kKind = Kind::Node;

    NodeItem(QString taskId, const CanvasKit &kit);

    [[nodiscard]] const QString &id() const { return m_id; }
    [[nodiscard]] const NodeLook &look() const { return m_look; }
    [[nodiscard]] const NodeMood &mood() const { return m_mood; }
    void setLook(const NodeLook &look);
    void setTrouble(std::optional<Severity> trouble);
    void setTint(const QString &tint);
    void setMood(const NodeMood &mood);
    /// False: it shows these already.
    bool showFigures(const std::optional<TaskFigures> &figures);
    void showLive(const std::optional<NodeLive> &live);
    void setStale(bool stale);
    void showMarks(bool breakpoint, bool halted, bool mocked);
    /// Takes over fonts of a new theme, or words of another language.
    void restyle();
    /// Paints anew what moves where that much is shown.
    void tick(Detail detail) const;
    [[nodiscard]] QColor blockColor() const { return sluice::blockColor(m_look, m_mood, m_kit.style); }
    /// True while the node shows something that moves.
    [[nodiscard]] bool isMoving() const;
    /// Above those that are neither selected nor lit.
    [[nodiscard]] bool isRaised() const { return m_mood.selected || m_mood.lit; }

    /// Cut to fit, and where each letter goes: worked out at the first look after a change.
    [[nodiscard]] const NodeText &text() const;
    [[nodiscard]] const NodeGlyphs &glyphs() const;
    [[nodiscard]] bool hasGlyphs() const { return m_glyphs.has_value(); }

    /// The upper left corner of its body. Units: scene.
    [[nodiscard]] QPointF pos() const { return m_place; }
    void setPos(QPointF place);
    [[nodiscard]] QPointF mapToScene(double x, double y) const { return m_place + QPointF(x, y); }
    [[nodiscard]] QRectF mapRectToScene(const QRectF &rect) const { return rect.translated(m_place); }
    [[nodiscard]] QRectF body() const { return mapRectToScene(m_kit.geometry.body()); }
    [[nodiscard]] QPointF inPort() const { return m_place + m_kit.geometry.inPort(); }
    /// Where edges leave through a port; the first when the node has none of that name.
    [[nodiscard]] QPointF outPort(const QString &port) const;

    [[nodiscard]] QRectF bounds() const override;
    [[nodiscard]] bool takes(QPointF point) const override { return body().contains(point); }
    /// As it is painted on any device, from its own place.
    void paint(QPainter &painter, Detail detail) const;

private:
    QString m_id;
    const CanvasKit &m_kit;
    QPointF m_place;
    NodeLook m_look;
    NodeMood m_mood;
    mutable std::optional<NodeText> m_text;
    mutable std::optional<NodeGlyphs> m_glyphs;
};

} // namespace sluice
