#pragma once

#include "core/api/simulation.h"
#include "ui/canvas/graphviewer.h"

#include <QHash>

namespace sluice {

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

/// The workflow that was simulated, with a bar and a figure over each task: how hot it is.
///
/// Here all four arrows go through the tasks one by one, the wheel scrolls the page until somebody means this canvas, and
/// Enter is left to the page.
class HeatCanvas final : public GraphViewer {
    Q_OBJECT
public:
    HeatCanvas(const TaskCatalog &catalog, ThemeController &theme, QWidget *parent = nullptr);

    void showWorkflow(const Workflow &workflow);
    void showHeat(const HeatByTask &heat);
    [[nodiscard]] const HeatByTask &heat() const noexcept { return m_heat; }

    [[nodiscard]] QSize sizeHint() const override { return {480, 260}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 180}; }

protected:
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    [[nodiscard]] QRectF content() const override;
    void choose(const QString &task) override;
    void walk(Qt::Key arrow) override;
    void describe() override;

private:
    HeatByTask m_heat;
};

} // namespace sluice
