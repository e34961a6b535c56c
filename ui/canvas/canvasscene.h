#pragma once

#include "ui/canvas/edgeitem.h"
#include "ui/canvas/nodeitem.h"
#include "ui/document/runpicture.h"
#include "ui/document/workflowdocument.h"

#include <QGraphicsScene>
#include <QHash>
#include <QSet>

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
class CanvasScene final : public QGraphicsScene {
    Q_OBJECT
public:
    CanvasScene(WorkflowDocument &document, const TaskCatalog &catalog, ThemeController &themes,
                QObject *parent = nullptr);
    ~CanvasScene() override;

    [[nodiscard]] WorkflowDocument &document() const { return m_document; }
    [[nodiscard]] const TaskCatalog &catalog() const { return m_catalog; }
    [[nodiscard]] const CanvasKit &kit() const { return m_kit; }

    [[nodiscard]] NodeItem *node(const QString &id) const { return m_nodes.value(id); }
    [[nodiscard]] EdgeItem *edgeItem(const Edge &edge) const;
    [[nodiscard]] NodeItem *nodeAt(QPointF point) const;
    [[nodiscard]] EdgeItem *edgeAt(QPointF point) const;
    [[nodiscard]] std::optional<PortHit> portAt(QPointF point) const;
    /// The edge that the middle of a node's body lies on, other than its own.
    [[nodiscard]] EdgeItem *edgeUnder(const QRectF &body, const QString &exceptOf = {}) const;
    [[nodiscard]] QPointF portPlace(const PortHit &port) const;
    [[nodiscard]] QRectF contentRect() const;

    [[nodiscard]] QStringList selectedTasks() const; ///< in file order
    [[nodiscard]] std::vector<Edge> selectedEdges() const;
    void select(const QStringList &ids);
    /// The node that keys work on; empty: none.
    [[nodiscard]] const QString &current() const { return m_current; }
    void setCurrent(const QString &id);

    /// Shows nodes elsewhere without changing the document.
    void drag(const QMap<QString, QPointF> &places);
    /// Puts every node where the document says.
    void settle();

    void hover(const QString &id, const std::optional<PortHit> &port, EdgeItem *edge);
    /// Dims the nodes that are no targets, lights the others up in `lit`; both empty: back to normal.
    void mark(const QSet<QString> &dimmed, const QStringList &lit, const QString &target);
    void markDropTarget(EdgeItem *edge);
    [[nodiscard]] DraftEdgeItem &draft() { return *m_draft; }

    /// Words all nodes anew.
    void retranslate();
    /// Paints a run over the nodes; none: takes it away.
    void showRun(const std::optional<FiguresByTask> &figures);

Q_SIGNALS:
    /// The selection, or what is selected, changed.
    void selectionMoved();
    void currentChanged(const QString &id);

protected:
    void drawBackground(QPainter *painter, const QRectF &rect) override;

private:
    void follow(const WorkflowChange &change);
    void makeRoom();
    void addNode(const Task &task);
    void removeNode(const QString &id);
    void addEdge(const Edge &edge);
    void removeEdge(const Edge &edge);
    void place(NodeItem &item);
    void rewire(const QString &id);
    void refreshLook(const QString &id);
    void refreshTroubles();
    void restyle();
    void tick();
    void updateEdgeMood(EdgeItem &item);
    void applySelection();

    WorkflowDocument &m_document;
    const TaskCatalog &m_catalog;
    ThemeController &m_themes;
    CanvasKit m_kit;
    QHash<QString, NodeItem *> m_nodes;
    QHash<QString, QList<EdgeItem *>> m_wires; ///< by the task at either end
    QSet<QString> m_fresh;                     ///< tasks whose node may say what they need
    QList<EdgeItem *> m_edges;
    DraftEdgeItem *m_draft = nullptr;
    QString m_current;
    QString m_hovered;
    EdgeItem *m_hoveredEdge = nullptr;
    EdgeItem *m_dropEdge = nullptr;
    QStringList m_lit;
    bool m_isMarked = false;
    std::optional<FiguresByTask> m_figures;
    QMetaObject::Connection m_ticking;
};

} // namespace sluice
