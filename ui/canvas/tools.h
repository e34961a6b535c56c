#pragma once

#include "core/workflow/cyclepath.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvastool.h"

#include <QMap>
#include <QSet>

namespace sluice {

/// Moves the view under the pointer.
class PanTool final : public CanvasTool {
public:
    PanTool(CanvasView &view, QPoint start);
    void move(const CanvasPointer &pointer) override;
    void release(const CanvasPointer &) override {}
    void cancel() override {}
    [[nodiscard]] Qt::CursorShape cursor() const override { return Qt::ClosedHandCursor; }

private:
    QPoint m_last;
};

/// Selects the nodes inside a rectangle, besides those that were selected if Shift was held.
class RubberBandTool final : public CanvasTool {
public:
    RubberBandTool(CanvasView &view, const CanvasPointer &start);
    ~RubberBandTool() override;
    void move(const CanvasPointer &pointer) override;
    void release(const CanvasPointer &) override {}
    void cancel() override;

private:
    QPointF m_start;
    QStringList m_before;
    QGraphicsRectItem *m_band;
};

/// Moves the selected nodes on the grid; a lone node dropped on an edge goes into it.
class MoveTool final : public CanvasTool {
public:
    MoveTool(CanvasView &view, const CanvasPointer &start, const QString &grabbed);
    void move(const CanvasPointer &pointer) override;
    void release(const CanvasPointer &pointer) override;
    void cancel() override;

private:
    [[nodiscard]] QMap<QString, QPointF> placesAt(QPointF point) const;
    [[nodiscard]] EdgeItem *edgeToEnter() const;

    QPoint m_startView;
    QPointF m_start;
    QString m_grabbed;
    bool m_mayEnter = false; ///< one node without edges
    bool m_moved = false;
    QMap<QString, QPointF> m_before;
};

/// Draws a wire from a port. Targets that would close a cycle are refused while it is drawn, and the cycle lights up.
class ConnectTool final : public CanvasTool {
public:
    ConnectTool(CanvasView &view, const PortHit &start);
    void move(const CanvasPointer &pointer) override;
    void release(const CanvasPointer &pointer) override;
    void cancel() override;
    [[nodiscard]] Qt::CursorShape cursor() const override { return Qt::CrossCursor; }

private:
    [[nodiscard]] QString targetAt(QPointF point) const;
    [[nodiscard]] Edge edgeTo(const QString &target) const;
    [[nodiscard]] bool isThere(const QString &target) const;
    [[nodiscard]] QStringList cycleThrough(const QString &target) const;
    [[nodiscard]] QString refusal(const QString &target, const QStringList &cycle) const;
    void tidy();

    PortHit m_start;
    WorkflowGraph m_graph;
    QSet<QString> m_closing; ///< tasks that would close a cycle
    QSet<QString> m_dimmed;
};

} // namespace sluice
