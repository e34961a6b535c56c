#pragma once

#include "core/workflow/graph.h"
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
    QStringList m_notesBefore;
    QGraphicsRectItem *m_band;
};

/// Moves all that is selected, on the grid or level with what is near; a lone node dropped on an edge goes into it.
class MoveTool final : public CanvasTool {
public:
    /// `grabbed`: the node under the pointer; empty when it is a group or a note. `origin`: the upper left of what is
    /// grabbed, which stays on the grid.
    MoveTool(CanvasView &view, const CanvasPointer &start, const QString &grabbed, QPointF origin);
    void move(const CanvasPointer &pointer) override;
    void release(const CanvasPointer &pointer) override;
    void cancel() override;

private:
    struct Places {
        QMap<QString, QPointF> tasks;
        QMap<QString, QRectF> notes;
    };
    [[nodiscard]] Places placesAt(const CanvasPointer &pointer);
    [[nodiscard]] EdgeItem *edgeToEnter() const;
    void gatherOthers();

    QPoint m_startView;
    QPointF m_start;
    QPointF m_origin;
    QString m_grabbed;
    bool m_mayEnter = false; ///< one node without edges
    bool m_moved = false;
    Places m_before;
    QRectF m_bodies;              ///< of all that moves, where it began
    std::vector<QRectF> m_others; ///< what is in sight and stays
};

/// Sizes a note by its corner.
class NoteSizeTool final : public CanvasTool {
public:
    NoteSizeTool(CanvasView &view, const CanvasPointer &start, const QString &note);
    void move(const CanvasPointer &pointer) override;
    void release(const CanvasPointer &pointer) override;
    void cancel() override;
    [[nodiscard]] Qt::CursorShape cursor() const override { return Qt::SizeFDiagCursor; }

private:
    [[nodiscard]] QRectF placeAt(QPointF point) const;

    QString m_note;
    QPointF m_start;
    QRectF m_before;
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
    void findClosing();
    [[nodiscard]] bool closesCycle(const QString &target) const;
    [[nodiscard]] bool isThere(const QString &target) const;
    [[nodiscard]] QStringList cycleThrough(const QString &target) const;
    [[nodiscard]] QString refusal(const QString &target, const QStringList &cycle) const;
    void tidy();

    PortHit m_start;
    WorkflowGraph m_graph;
    /// By position: of a task that would close a cycle, the next one on the shortest way to where the wire begins.
    std::vector<int> m_towards;
    QSet<QString> m_dimmed;
    QString m_target;  ///< under the pointer just now …
    QString m_refusal; ///< … and why the wire may not end there
};

} // namespace sluice
