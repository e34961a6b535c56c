#pragma once

#include "ui/canvas/canvaslayer.h"
#include "ui/canvas/edgeitem.h"
#include "ui/canvas/groupitem.h"
#include "ui/canvas/nodeitem.h"
#include "ui/canvas/noteitem.h"
#include "ui/document/runpicture.h"
#include "ui/document/tasklive.h"
#include "ui/document/tryrules.h"
#include "ui/document/workflowdocument.h"

#include <QGraphicsScene>
#include <QHash>
#include <QSet>
#include <QTimer>
#include <QVariantAnimation>

namespace sluice {

/// A port under the pointer.
struct PortHit {
    QString task;
    QString port; ///< empty: the in port
    [[nodiscard]] bool isOut() const { return !port.isEmpty(); }
    bool operator==(const PortHit &) const = default;
};

/// The items of one document: holds ids, follows the document's changes, never changes it.
///
/// The tools tell it what to light, dim and drag; what they drag is put back by `settle` when they give up.
class CanvasScene final : public QGraphicsScene, private CanvasHost {
    Q_OBJECT
public:
    CanvasScene(WorkflowDocument &document, const TaskCatalog &catalog, ThemeController &themes,
                QObject *parent = nullptr);
    ~CanvasScene() override;

    [[nodiscard]] WorkflowDocument &document() const { return m_document; }
    [[nodiscard]] const TaskCatalog &catalog() const { return m_catalog; }
    [[nodiscard]] const CanvasKit &kit() const { return m_kit; }
    /// All items but the wire that is being drawn, by place.
    [[nodiscard]] const CanvasLayer &layer() const { return m_layer; }

    [[nodiscard]] NodeItem *node(const QString &id) const { return m_nodes.value(id); }
    [[nodiscard]] EdgeItem *edgeItem(const Edge &edge) const;
    [[nodiscard]] GroupItem *group(const QString &id) const { return m_groups.value(id); }
    [[nodiscard]] NoteItem *note(const QString &id) const { return m_notes.value(id); }
    [[nodiscard]] NodeItem *nodeAt(QPointF point) const;
    /// The group whose name, border or collapsed node lies there.
    [[nodiscard]] GroupItem *groupAt(QPointF point) const;
    [[nodiscard]] NoteItem *noteAt(QPointF point) const;
    /// The collapsed group that a task is in; none: the task shows.
    [[nodiscard]] GroupItem *collapsedGroupOf(const QString &task) const;
    [[nodiscard]] EdgeItem *edgeAt(QPointF point) const;
    [[nodiscard]] std::optional<PortHit> portAt(QPointF point) const;
    /// The edge that the middle of a node's body lies on, other than its own.
    [[nodiscard]] EdgeItem *edgeUnder(const QRectF &body, const QString &exceptOf = {}) const;
    [[nodiscard]] QPointF portPlace(const PortHit &port) const;
    [[nodiscard]] QRectF contentRect() const;

    /// In file order; those of selected groups among them, or of a collapsed one only those that `select` meant.
    [[nodiscard]] QStringList selectedTasks() const;
    [[nodiscard]] QStringList selectedNotes() const;
    [[nodiscard]] QStringList selectedGroups() const;
    /// The selected groups without those of which `select` meant some tasks only.
    [[nodiscard]] QStringList wholeGroups() const;
    [[nodiscard]] std::vector<Edge> selectedEdges() const;
    void select(const QStringList &ids, const QStringList &notes = {});
    void selectGroup(const QString &id);
    /// Means all tasks of a collapsed group again where `select` meant some.
    void takeWhole(const GroupItem &group);
    /// The node that keys work on; empty: none.
    [[nodiscard]] const QString &current() const { return m_current; }
    void setCurrent(const QString &id);

    /// Shows nodes elsewhere without changing the document.
    void drag(const QMap<QString, QPointF> &places, const QMap<QString, QRectF> &notes = {});
    /// Nodes that the next edit moves glide there, unless they are very many or the system asks for less motion.
    void glideToNext();
    /// No edit from here on glides: that awaited changed nothing.
    void awaitNoGlide() { m_glidesNext = false; }
    /// Puts what glides where it ends.
    void stopGlide();
    /// Puts everything where the document says.
    void settle();

    void hover(const QString &id, const std::optional<PortHit> &port, EdgeItem *edge);
    /// Dims the nodes that are no targets, lights the others up in `lit`; both empty: back to normal.
    void mark(const QSet<QString> &dimmed, const QStringList &lit, const QString &target);
    void markDropTarget(EdgeItem *edge);
    [[nodiscard]] DraftEdgeItem &draft() { return *m_draft; }
    /// Lines that say what a dragged node is level with.
    void showGuides(const QList<QLineF> &lines);

    /// What a view painted is what the items look like; until then, changes beyond `kMostRepaints` are not told one by
    /// one.
    void notePainted() { m_repaints = 0; }

    /// Paints nodes, groups and notes as coloured blocks, without what can be read.
    void paintOverview(QPainter &painter) const;

    /// Words all nodes anew.
    void retranslate();
    /// Paints a run over the nodes; none: takes it away.
    void showRun(const std::optional<FiguresByTask> &figures);
    /// Paints over the nodes what the engine says of their tasks now.
    void showLive(const LiveByTask &live);
    /// Whether what the engine said is old: states turn grey, and what it says of now is taken away.
    void setStale(bool stale);
    [[nodiscard]] bool isStale() const { return m_isStale; }
    /// Marks breakpoints, what is mocked, and where a run is halted.
    void showMarks(const TaskMarks &marks);
    [[nodiscard]] const TaskMarks &marks() const { return m_marks; }
    /// The node on whose left edge, above the in port, a point lies.
    [[nodiscard]] NodeItem *nodeByEdge(QPointF point) const;
    /// What `showLive` shows of a task, in sentences, one a line; empty: nothing.
    [[nodiscard]] QString liveText(const QString &task) const;
    /// What waits at the end of an edge, in a sentence; empty: nothing.
    [[nodiscard]] QString waitText(const Edge &edge) const;

Q_SIGNALS:
    /// The selection, or what is selected, changed.
    void selectionMoved();
    void currentChanged(const QString &id);
    /// What `paintOverview` paints changed without an edit and without the selection.
    void overviewChanged();
    /// Of the theme: what was painted with another one is of no use.
    void restyled();

protected:
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;

private:
    static constexpr int kMostRepaints = 64;

    void repaint(const QRectF &place) override;
    [[nodiscard]] bool repaintsAll() const override { return m_repaints > kMostRepaints; }
    void selectionTouched() override;
    [[nodiscard]] bool isInSight(const QRectF &place) const;
    void follow(const WorkflowChange &change);
    void followTasks(const WorkflowChange &change);
    void makeRoom();
    [[nodiscard]] QPointF wayToGo(const NodeItem &item) const;
    [[nodiscard]] QRectF spanAtRest(const EdgeItem &wire) const;
    void prepareWords();
    void prepareSome();
    void addNode(const Task &task);
    void removeNode(const QString &id);
    EdgeItem *makeWire(const Edge &edge);
    void removeEdge(const Edge &edge);
    void place(NodeItem &item);
    [[nodiscard]] QStringList usedPorts(const QString &id) const;
    void rewire(const QString &id);
    void rewire(EdgeItem &wire);
    void redraw();
    void fitGroups();
    void fitGroup(GroupItem &group);
    void glide(const QStringList &moved);
    void showGlide(const QVariant &part);
    void endGlide();
    void refreshLook(const QString &id);
    void refreshLooks(const QSet<QString> &ids);
    void refreshLook(const Task &task);
    void refreshTroubles();
    void restyle();
    void tick();
    void paintLive(NodeItem &item) const;
    void paintWaits(const LiveByTask &of);
    void paintMarks(NodeItem &item) const;
    void updateEdgeMood(EdgeItem &item);
    void markNode(NodeItem &item);
    void followSelection();
    void applySelection();
    void leaveOut(const QString &id);
    void settleWithin();

    WorkflowDocument &m_document;
    const TaskCatalog &m_catalog;
    ThemeController &m_themes;
    CanvasKit m_kit;
    CanvasLayer m_layer;
    int m_repaints = 0; ///< in sight, since a view painted
    QHash<QString, NodeItem *> m_nodes;
    QHash<QString, QList<EdgeItem *>> m_wires; ///< by the task at either end
    QSet<QString> m_fresh;                     ///< tasks whose node may say what they need
    QSet<EdgeItem *> m_edges;
    Drawing m_drawing; ///< as it is on the canvas
    QHash<QString, GroupItem *> m_groups;
    QHash<QString, GroupItem *> m_groupOf; ///< by task
    QHash<QString, NoteItem *> m_notes;
    QSet<QString> m_within;  ///< tasks meant of collapsed groups that are selected; none of a group: all of it
    QSet<QString> m_dragged; ///< tasks that lie elsewhere than the document says
    QList<QLineF> m_guides;
    QVariantAnimation m_glide;
    QTimer m_idle;              ///< while words are still to be laid out …
    std::size_t m_prepared = 0; ///< … behind this task of the file
    bool m_glidesNext = false;
    QMap<QString, QPointF> m_glideFrom;
    DraftEdgeItem *m_draft = nullptr;
    QString m_current;
    QString m_hovered;
    EdgeItem *m_hoveredEdge = nullptr;
    EdgeItem *m_dropEdge = nullptr;
    QSet<QString> m_dimmed;
    QStringList m_lit;
    QString m_target;
    bool m_isMarked = false;
    std::optional<FiguresByTask> m_figures;
    LiveByTask m_live;
    TaskMarks m_marks;
    bool m_isStale = false;
    QMetaObject::Connection m_ticking;
};

} // namespace sluice
