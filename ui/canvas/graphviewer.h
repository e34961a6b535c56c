#pragma once

#include "ui/canvas/screenpainter.h"

#include <QGraphicsView>

#include <memory>
#include <optional>

namespace sluice {

class CanvasScene;
class TaskCatalog;
class ThemeController;
class WorkflowDocument;
struct Workflow;

/// A graph to look at, which nobody can edit here: moved, zoomed, fitted into the room, and its tasks chosen.
///
/// It holds a document of its own. Keys: left and right go along the edges, up and down to the task above or below, plus and
/// minus zoom, `F` shows all, Enter asks for more of the task; all other keys it leaves to its parent. The wheel zooms at
/// the pointer; dragging moves.
/// Thread: UI.
class GraphViewer : public QGraphicsView {
    Q_OBJECT
public:
    ~GraphViewer() override;

    /// Null while nothing is drawn. For painting and looking at; an edit of it would be lost.
    [[nodiscard]] const WorkflowDocument *document() const noexcept { return m_document.get(); }
    [[nodiscard]] CanvasScene *canvas() const noexcept { return m_scene.get(); }
    void fit();
    void zoomBy(double factor);
    [[nodiscard]] double zoom() const { return transform().m11(); }
    /// The task that is chosen; empty: none.
    [[nodiscard]] QString currentTask() const;
    void chooseTask(const QString &task);

Q_SIGNALS:
    void taskChosen(const QString &task);
    /// Enter or a double click.
    void taskOpened(const QString &task);

protected:
    GraphViewer(const TaskCatalog &catalog, ThemeController &theme, QWidget *parent);

    /// Draws this one from now on; what is looked at stays where it is.
    void draw(Workflow workflow);
    /// Draws nothing.
    void leave();
    /// Chooses a task without telling of it.
    void light(const QString &task);
    /// Whether a person has moved or zoomed it since it was fitted: then it stays as it is.
    [[nodiscard]] bool wasMoved() const noexcept { return m_wasMoved; }
    void setMoved(bool wasMoved) { m_wasMoved = wasMoved; }
    [[nodiscard]] ThemeController &themes() const noexcept { return m_theme; }
    /// What a screen reader says; only what is new, since it reads that out.
    void tell(const QString &name, const QString &description);

    /// What `fit` brings into sight. Units: scene
    [[nodiscard]] virtual QRectF content() const;
    /// A person chose a task, by a click or a key.
    virtual void choose(const QString &task) { chooseTask(task); }
    virtual void walk(Qt::Key arrow);
    /// Words what a screen reader says, by `tell`.
    virtual void describe() = 0;

    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    [[nodiscard]] QString taskAt(QPoint point) const;

private:
    void zoomAt(double factor, QPoint anchor);

    const TaskCatalog &m_catalog;
    ThemeController &m_theme;
    std::unique_ptr<WorkflowDocument> m_document;
    std::unique_ptr<CanvasScene> m_scene;
    std::optional<ScreenPainter> m_painter; ///< of the scene, and gone before it
    QRect m_exposed;
    bool m_wasMoved = false;
    QPoint m_pressed;
};

} // namespace sluice
