#pragma once

#include "ui/design/outlinemodel.h"
#include "ui/theme/livevalue.h"

#include <QTreeView>

namespace sluice {

class CanvasView;
class CanvasScene;
class EmptyWords;
class PastView;

/// The outline of the workflow that is shown: selects with its canvas, and hands the canvas every key that is not its own,
/// so that all edits can be done from here.
class Outline final : public QTreeView, public LiveValue {
    Q_OBJECT
public:
    Outline(const TaskCatalog &catalog, ThemeController &themes, QWidget *parent = nullptr);

    /// Shows the workflow of a canvas; null: none.
    void setCanvas(CanvasView *canvas);
    /// Shows the workflow of a view of what was, to look at, for as long as it is there or until `setCanvas`.
    void setPast(PastView &past);
    void showRun(const std::optional<FiguresByTask> &figures) { m_model.showRun(figures); }
    void showLive(const LiveByTask &live) { m_model.showLive(live); }
    void setStale(bool stale) override { m_model.setStale(stale); }
    [[nodiscard]] bool isStale() const override { return m_model.isStale(); }
    void showMarks(const TaskMarks &marks) { m_model.showMarks(marks); }
    void retranslate();

Q_SIGNALS:
    /// Enter on a task or group.
    void openRequested(const QString &task);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    /// Where the keys are and which groups are closed; the model is made anew at edits that add, remove or join.
    struct Place {
        QString id;
        bool isGroup = false;
        bool isNote = false;
        QString above; ///< the group it is in
        int row = -1;
        int scrolled = 0;
        QStringList closed;
    };

    void leave();
    void wordEmpty();
    void keepPlace();
    void restorePlace();
    void takeSelection();
    void giveSelection();
    [[nodiscard]] CanvasScene *scene() const;
    void openRow(const QModelIndex &index);

    OutlineModel m_model;
    EmptyWords *m_words;
    QPointer<CanvasView> m_canvas;
    QPointer<PastView> m_past;
    std::optional<Place> m_place;
    bool m_keepsPlace = true;
    bool m_isSelecting = false;
};

} // namespace sluice
