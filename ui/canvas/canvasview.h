#pragma once

#include "ui/canvas/alignment.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvastool.h"
#include "ui/canvas/screenpainter.h"
#include "ui/theme/livevalue.h"

#include <QGraphicsView>

#include <functional>
#include <memory>

class QLineEdit;
class QPlainTextEdit;

class QHelpEvent;

namespace sluice {

class Minimap;
class QuickList;

/// What palettes put on the pasteboard while a task type is dragged: its name as text.
inline constexpr QLatin1StringView kTaskTypeMime{"application/x-sluice-task-type"};

/// Shows a canvas scene and turns pointer and keys into edits of its document.
///
/// Gestures are tools (`canvastool.h`). Keys that work here: A quick-add, C connect by typing, F fit, F2 rename, Enter
/// open, Delete and Alt+Delete, arrows along edges, Ctrl+arrows move, Ctrl+0/1/+/- zoom, Ctrl+A/C/X/V/D, N note, Ctrl+G group, Ctrl+Shift+G
/// ungroup, X collapse, M minimap, Escape.
/// Thread: UI.
class CanvasView final : public QGraphicsView, public LiveValue {
    Q_OBJECT
public:
    explicit CanvasView(CanvasScene &scene, QWidget *parent = nullptr);
    ~CanvasView() override;

    [[nodiscard]] CanvasScene &canvas() const { return m_canvas; }
    [[nodiscard]] double zoom() const { return transform().m11(); }

    void zoomBy(double factor);
    void zoomTo(double zoom);
    void fit();
    void fitSelection();
    void panBy(QPoint pixels);
    /// Brings a point of the scene into the middle.
    void lookAt(QPointF point);
    /// Selects a node and brings it into view.
    void reveal(const QString &id);
    void revealNote(const QString &id);
    void revealGroup(const QString &id);

    void copy();
    void cut();
    void paste();
    void duplicate();
    void removeSelected(bool reconnect);
    void selectAll();
    void renameCurrent();
    void toggleDisabled();

    /// Sticks a note where the pointer or else the middle is, and begins to write it.
    void addNoteHere();
    void editNote(const QString &id);
    /// Takes what is being typed into a name or a note.
    void finishTyping();
    /// Frames what is selected, and asks for the name.
    void groupSelection();
    void ungroupSelection();
    /// Collapses the selected groups, or expands them when they all are.
    void toggleCollapsed();
    void renameGroup(const QString &id);
    void alignSelection(Align align);
    void distributeSelection(Qt::Orientation direction);
    void tintSelection(const QString &tint);
    /// Offers the task types to type for at a place; what is chosen is joined to `from`.
    void quickAdd(QPointF place, const std::optional<PortHit> &from = {});
    void quickAddHere();
    /// Offers the tasks that the current one can lead to; those it cannot, with the reason.
    void quickConnect();
    /// Adds a task of a type where it covers no other, and selects it. Returns its id.
    QString addTaskHere(const QString &type);
    /// Adds a task of a type and selects it; into the edge that lies there, if any. Returns its id.
    QString addTask(const QString &type, QPointF place, const std::optional<PortHit> &from = {});
    /// Puts a node into an edge and to its place, as one edit.
    void insertOnEdge(const QString &id, QPointF place, const Edge &edge);
    void retranslate();
    /// Whether a click on the left edge of a node sets a breakpoint.
    void setTakesBreakpoints(bool takes) { m_takesBreakpoints = takes; }
    /// Marks tasks, and tells screen readers of those that are selected.
    void showMarks(const TaskMarks &marks);
    void toggleMinimap();
    /// What a run and the engine say of tasks is old.
    void setStale(bool stale) override { m_canvas.setStale(stale); }
    [[nodiscard]] bool isStale() const override { return m_canvas.isStale(); }

Q_SIGNALS:
    /// Enter or a double click on a node.
    void openRequested(const QString &id);
    void zoomChanged(double zoom);
    void pasteRefused(const sluice::Error &error);
    void menuRequested(QPoint globalPlace);
    /// A click on the left edge of a node, where breakpoints are set.
    void breakpointClicked(const QString &id);
    /// A list to type into lies over the canvas, or no longer does.
    void listShown(bool isShown);

protected:
    void paintEvent(QPaintEvent *event) override;
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    bool viewportEvent(QEvent *event) override;
    bool showTip(const QHelpEvent &event);
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void bringIntoSight(const QRectF &place);
    [[nodiscard]] CanvasPointer pointerOf(const QMouseEvent &event) const;
    void begin(std::unique_ptr<CanvasTool> tool);
    void end();
    void cancelTool();
    void pressLeft(const CanvasPointer &pointer);
    void hoverAt(const CanvasPointer &pointer);
    /// Selects what a menu at a point is about: what lies there, or nothing.
    void selectForMenu(QPointF point);
    void zoomAt(double factor, QPoint anchor);
    bool editKey(const QKeyEvent &event);
    bool viewKey(const QKeyEvent &event);
    bool arrowKey(const QKeyEvent &event);
    void walk(Qt::Key arrow);
    void stepTo(const QString &id);
    /// The note that is all that is selected; empty: something else is.
    [[nodiscard]] QString loneNote() const;
    void nudge(QPointF by);
    void describe();
    void finishRename(bool keep);
    void finishNote(bool keep);
    /// A line to type a name into, over a place of the scene; `named` takes it, unless Escape leaves it as it is.
    void askName(const QRectF &place, const QString &label, const QString &name,
                 std::function<void(const QString &)> named);
    [[nodiscard]] bool pressEdge(const CanvasPointer &pointer, bool adds);
    [[nodiscard]] bool pressDrawing(const CanvasPointer &pointer, bool adds);
    [[nodiscard]] QPointF placeForNew() const;
    [[nodiscard]] QPointF freePlace() const;

    CanvasScene &m_canvas;
    ScreenPainter m_painter;
    QRegion m_exposed;
    std::unique_ptr<CanvasTool> m_tool;
    QuickList *m_quick = nullptr;
    Minimap *m_minimap = nullptr;
    QLineEdit *m_name = nullptr;
    std::function<void(const QString &)> m_named;
    QPlainTextEdit *m_writing = nullptr;
    QString m_writtenNote;
    int m_stepsBeforeNote = 0; ///< of the history, before what is typed now
    bool m_spaceHeld = false;
    bool m_takesBreakpoints = false;
    bool m_wasMoved = false; ///< by a person; until then the view fits itself to its size
    QPoint m_lastPointer;
    quint64 m_pastes = 0;
};

} // namespace sluice
