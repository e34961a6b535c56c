#pragma once

#include "ui/canvas/nodepainter.h"

#include <QGraphicsItem>

namespace sluice {

/// What all items of one canvas share.
struct CanvasKit {
    CanvasStyle style;
    NodeGeometry geometry;
    double phase = 0; ///< of what turns
};

/// A node on the canvas: a task's id and what to paint for it. Pointers and keys are the tools' business.
class NodeItem final : public QGraphicsItem {
public:
    enum { Type = UserType + 1 };

    NodeItem(QString taskId, const CanvasKit &kit);

    [[nodiscard]] const QString &id() const { return m_id; }
    [[nodiscard]] const NodeLook &look() const { return m_look; }
    [[nodiscard]] const NodeMood &mood() const { return m_mood; }
    void setLook(const NodeLook &look);
    void setTrouble(std::optional<Severity> trouble);
    void setTint(const QString &tint);
    void setMood(const NodeMood &mood);
    void showFigures(const std::optional<TaskFigures> &figures);
    /// Takes over fonts of a new theme.
    void restyle();
    [[nodiscard]] QColor blockColor() const { return sluice::blockColor(m_look, m_mood, m_kit.style); }
    /// True while the node shows something that moves.
    [[nodiscard]] bool isMoving() const;

    [[nodiscard]] QPointF inPort() const { return mapToScene(m_kit.geometry.inPort()); }
    /// Where edges leave through a port; the first when the node has none of that name.
    [[nodiscard]] QPointF outPort(const QString &port) const;

    [[nodiscard]] int type() const override { return Type; }
    [[nodiscard]] QRectF boundingRect() const override;
    [[nodiscard]] QPainterPath shape() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    QString m_id;
    const CanvasKit &m_kit;
    NodePainter m_painter;
    NodeLook m_look;
    NodeText m_text;
    NodeMood m_mood;
};

} // namespace sluice
