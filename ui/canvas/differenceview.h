#pragma once

#include "core/workflow/catalog.h"
#include "ui/canvas/screenpainter.h"
#include "ui/document/differencegraph.h"

#include <QGraphicsView>

#include <memory>
#include <optional>

namespace sluice {

class CanvasScene;
class ThemeController;
class WorkflowDocument;

/// Two versions of a workflow as one graph to look at: what differs has colour, shape and word, what is gone shows faded, and
/// what does not differ steps back. Nobody can edit here.
///
/// Keys: left and right go along the edges, up and down to the task above or below, plus and minus zoom, `F` shows all,
/// Enter asks for what is said of the task. The wheel zooms at the pointer; dragging moves.
class DifferenceView final : public QGraphicsView {
    Q_OBJECT
public:
    DifferenceView(const TaskCatalog &catalog, ThemeController &theme, QWidget *parent = nullptr);
    ~DifferenceView() override;

    /// The place that is looked at stays, unless it is another workflow or nobody moved it.
    void showGraph(const DifferenceGraph &graph);
    [[nodiscard]] const DifferenceGraph &graph() const noexcept { return m_graph; }
    void fit();
    [[nodiscard]] double zoom() const { return transform().m11(); }
    /// The task that is chosen; empty: none.
    [[nodiscard]] QString currentTask() const;
    void chooseTask(const QString &task);
    /// Brings a part into sight; a task, or the one at which an edge begins, is chosen.
    void reveal(const PartKey &part);

    [[nodiscard]] QSize sizeHint() const override { return {480, 240}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 96}; }

Q_SIGNALS:
    void taskChosen(const QString &task);
    /// Enter or a double click.
    void taskOpened(const QString &task);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void zoomAt(double factor, QPoint anchor);
    void walk(Qt::Key arrow);
    void describe();
    [[nodiscard]] QRectF placeOf(const PartKey &part) const;
    [[nodiscard]] QString taskAt(QPoint point) const;

    const TaskCatalog &m_catalog;
    ThemeController &m_theme;
    DifferenceGraph m_graph;
    std::unique_ptr<WorkflowDocument> m_document;
    std::unique_ptr<CanvasScene> m_scene;
    std::optional<ScreenPainter> m_painter; ///< of the scene, and gone before it
    QRect m_exposed;
    bool m_wasMoved = false;
    QPoint m_pressed;
};

} // namespace sluice
