#pragma once

#include "ui/canvas/graphviewer.h"
#include "ui/document/runpicture.h"
#include "ui/document/tasklive.h"
#include "ui/theme/livevalue.h"

namespace sluice {

/// A workflow as it was, with what a run did at each task: a run is painted on the version that ran, never on the graph that
/// is edited. Enter asks for the task's steps.
/// Thread: UI.
class PastView : public GraphViewer, public LiveValue {
    Q_OBJECT
public:
    PastView(const TaskCatalog &catalog, ThemeController &theme, QWidget *parent = nullptr);

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
    /// Chooses a task now, and whenever the graph is drawn anew.
    void lightTask(const QString &task);

    /// What the run and the engine said is old.
    void setStale(bool stale) override;
    [[nodiscard]] bool isStale() const override { return m_isOld; }

    /// Whatever the graph is: it fits itself into the room there is.
    [[nodiscard]] QSize sizeHint() const override { return {480, 240}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 120}; }

Q_SIGNALS:
    /// Another workflow is drawn, or none: another document and scene.
    void redrawn();

protected:
    void describe() override;
    bool viewportEvent(QEvent *event) override;

private:
    void drop();
    [[nodiscard]] QString taskText() const;

    QString m_lit; ///< empty: none
    QString m_name;
    FiguresByTask m_figures;
    bool m_isOld = false;
};

} // namespace sluice
