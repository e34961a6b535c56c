#pragma once

#include "core/api/simulation.h"
#include "ui/canvas/screenpainter.h"

#include <QGraphicsView>

#include <memory>
#include <optional>

namespace sluice {

class CanvasScene;
class ThemeController;
class WorkflowDocument;

/// What a heat map is coloured by.
enum class HeatKind : quint8 { Waiting, Busy, Failures };

/// How hot a task is: 0 (nothing) to 1 (the most of all tasks; of failures, every attempt), and its figure.
struct TaskHeat {
    double share = 0;
    QString text;
    bool operator==(const TaskHeat &) const = default;
};
using HeatByTask = QHash<QString, TaskHeat>;

[[nodiscard]] HeatByTask heatOf(const SimulationResult &result, HeatKind kind);

/// The workflow that was simulated, which nobody can edit here, with a bar and a figure over each task: how hot it is.
///
/// Keys: left and right go along the tasks, `F` shows all, plus and minus zoom. The wheel zooms, dragging moves.
class HeatCanvas final : public QGraphicsView {
    Q_OBJECT
public:
    HeatCanvas(const TaskCatalog &catalog, ThemeController &theme, QWidget *parent = nullptr);
    ~HeatCanvas() override;

    void showWorkflow(const Workflow &workflow);
    void showHeat(const HeatByTask &heat);
    [[nodiscard]] const HeatByTask &heat() const noexcept { return m_heat; }
    /// The task that is chosen; empty: none.
    [[nodiscard]] QString currentTask() const;
    void fit();

    [[nodiscard]] QSize sizeHint() const override { return {480, 260}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 180}; }

Q_SIGNALS:
    void taskChosen(const QString &task);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void zoomBy(double factor, QPoint anchor);
    void choose(const QString &task);
    void step(int by);
    void describe();

    const TaskCatalog &m_catalog;
    ThemeController &m_theme;
    std::unique_ptr<WorkflowDocument> m_document;
    std::unique_ptr<CanvasScene> m_scene;
    std::optional<ScreenPainter> m_painter; ///< of the scene, and gone before it
    HeatByTask m_heat;
    QRect m_exposed;
    QPoint m_pressed;
    bool m_wasMoved = false;
};

} // namespace sluice
