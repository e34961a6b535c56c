#pragma once

#include "core/api/engineclient.h"
#include "ui/canvas/screenpainter.h"
#include "ui/models/liverun.h"
#include "ui/theme/livevalue.h"

#include <QGraphicsView>
#include <QTimer>

#include <memory>
#include <optional>

namespace sluice {

class CanvasScene;
class ThemeController;
class WorkflowDocument;

/// A run on the graph that it ran on: the workflow of its version, which nobody can edit here, with what the run did at
/// each task. Drawn while it is seen.
///
/// Keys: left and right go along the edges, up and down to the task above or below, plus and minus zoom, `F` shows all,
/// Enter asks for the task's steps. The wheel zooms at the pointer; dragging moves.
class RunCanvas final : public QGraphicsView, public LiveValue {
    Q_OBJECT
public:
    RunCanvas(EngineClient &engine, LiveRun &run, ThemeController &theme, QWidget *parent = nullptr);
    ~RunCanvas() override;

    void fit();
    void zoomBy(double factor);
    [[nodiscard]] double zoom() const { return transform().m11(); }
    /// The task that is chosen; empty: none.
    [[nodiscard]] QString currentTask() const;
    void chooseTask(const QString &task);
    /// Chooses a task now, and whenever the graph is drawn anew.
    void lightTask(const QString &task);
    [[nodiscard]] CanvasScene *canvas() const noexcept { return m_scene.get(); }

    /// What the run and the engine said is old.
    void setStale(bool stale) override;
    [[nodiscard]] bool isStale() const override { return m_isOld; }

    /// Whatever the graph is: it fits itself into the room there is.
    [[nodiscard]] QSize sizeHint() const override { return {480, 240}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 120}; }

Q_SIGNALS:
    void taskChosen(const QString &task);
    void taskOpened(const QString &task);

protected:
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void renew();
    void paintRun();
    void paintLive();
    void zoomAt(double factor, QPoint anchor);
    void walk(Qt::Key arrow);
    void describe();
    [[nodiscard]] QString taskText() const;
    [[nodiscard]] QString taskAt(QPoint point) const;

    EngineClient &m_engine;
    LiveRun &m_run;
    ThemeController &m_theme;
    std::unique_ptr<WorkflowDocument> m_document;
    std::unique_ptr<CanvasScene> m_scene;
    std::optional<ScreenPainter> m_painter; ///< of the scene, and gone before it
    QString m_lit;                          ///< empty: none
    QRect m_exposed;
    FiguresByTask m_figures;
    quint64 m_painted = 0; ///< events of the run that are painted
    bool m_isOther = true; ///< another run is open than the one that is drawn
    bool m_isOld = false;
    WallTime m_liveAt{};
    bool m_wasMoved = false;
    QPoint m_pressed;
};

} // namespace sluice
