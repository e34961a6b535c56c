#pragma once

#include "ui/canvas/screenpainter.h"
#include "ui/document/runpicture.h"
#include "ui/document/tasklive.h"
#include "ui/theme/livevalue.h"

#include <QGraphicsView>

#include <memory>
#include <optional>

namespace sluice {

class CanvasScene;
class ThemeController;
class WorkflowDocument;

/// A workflow as it was, which nobody can edit here, with what a run did at each task: a run is painted on the version that
/// ran, never on the graph that is edited.
///
/// It holds a document of its own. Keys: left and right go along the edges, up and down to the task above or below, plus and
/// minus zoom, `F` shows all, Enter asks for the task's steps; all other keys it leaves to its parent. The wheel zooms at
/// the pointer; dragging moves.
/// Thread: UI.
class PastView : public QGraphicsView, public LiveValue {
    Q_OBJECT
public:
    PastView(const TaskCatalog &catalog, ThemeController &theme, QWidget *parent = nullptr);
    ~PastView() override;

    /// Draws this workflow from now on, with no run, and fits it into the view.
    void showWorkflow(Workflow workflow);
    /// Draws nothing.
    void clear();
    /// Paints what a run did over the nodes. Cost: linear in the tasks.
    void showRun(const FiguresByTask &figures);
    /// Paints over the nodes what the engine says of their tasks now.
    void showLive(const LiveByTask &live);
    /// Looks at the place that another view of the same graph looks at, as near.
    void lookLike(const QGraphicsView &other);
    /// What a screen reader calls it; empty: the run on the workflow that it ran on.
    void setName(const QString &name);
    /// Null while nothing is drawn. For painting and looking at; an edit of it would be lost.
    [[nodiscard]] const WorkflowDocument *document() const noexcept { return m_document.get(); }

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
    /// Another workflow is drawn, or none: another document and scene.
    void redrawn();
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
    void leave();
    void zoomAt(double factor, QPoint anchor);
    void walk(Qt::Key arrow);
    void describe();
    [[nodiscard]] QString taskText() const;
    [[nodiscard]] QString taskAt(QPoint point) const;

    const TaskCatalog &m_catalog;
    ThemeController &m_theme;
    std::unique_ptr<WorkflowDocument> m_document;
    std::unique_ptr<CanvasScene> m_scene;
    std::optional<ScreenPainter> m_painter; ///< of the scene, and gone before it
    QString m_lit;                          ///< empty: none
    QString m_name;
    QRect m_exposed;
    FiguresByTask m_figures;
    bool m_isOld = false;
    bool m_wasMoved = false;
    QPoint m_pressed;
};

} // namespace sluice
