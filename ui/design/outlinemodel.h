#pragma once

#include "core/workflow/catalog.h"
#include "ui/document/runpicture.h"
#include "ui/document/tasklive.h"
#include "ui/document/tryrules.h"
#include "ui/document/workflowdocument.h"

#include <QAbstractItemModel>
#include <QPointer>

#include <optional>

namespace sluice {

class ThemeController;

/// The tasks of a workflow in the order in which they can run, those of a group below it, then the sticky notes; what a
/// screen reader gets of a canvas. Names can be edited; each row says its type, its problems and, in a run, its state.
class OutlineModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole, IsGroupRole, IsNoteRole };

    OutlineModel(const TaskCatalog &catalog, ThemeController &themes, QObject *parent = nullptr);

    /// Follows a document; null: there is none.
    void setDocument(WorkflowDocument *document);
    /// Whether names can be edited.
    void setReadOnly(bool isReadOnly) { m_isReadOnly = isReadOnly; }
    /// Shows the states of a run; none: takes them away.
    void showRun(const std::optional<FiguresByTask> &figures);
    /// What the engine says of the tasks now: their rows tell it.
    void showLive(const LiveByTask &live);
    /// Whether what the engine said is old: states turn grey, and what it says of now is not told.
    void setStale(bool stale);
    [[nodiscard]] bool isStale() const noexcept { return m_isStale; }
    /// Breakpoints, mocks, and where a run is halted: the names of those tasks say so.
    void showMarks(const TaskMarks &marks);
    /// Of a task, or of a group.
    [[nodiscard]] QModelIndex indexOf(const QString &id, bool isGroup = false) const;
    [[nodiscard]] QModelIndex indexOfNote(const QString &id) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Node {
        QString id;
        bool isGroup = false;
        int parent = -1; ///< position in `m_nodes`; -1: top
        int row = 0;
        std::vector<int> children;
        bool isNote = false;
    };

    void follow(const WorkflowChange &change);
    void build();
    void rebuild();
    int add(Node node);
    void followNotes();
    void insertNote(const StickyNote &note);
    void removeNoteAt(std::size_t at);
    void tellAll();
    [[nodiscard]] const Node *nodeOf(const QModelIndex &index) const;
    [[nodiscard]] QString nameOf(const Node &node) const;
    [[nodiscard]] QString detailOf(const Node &node) const;
    [[nodiscard]] std::optional<StepState> stateOf(const Node &node) const;

    const TaskCatalog &m_catalog;
    ThemeController &m_themes;
    QPointer<WorkflowDocument> m_document;
    std::optional<FiguresByTask> m_figures;
    LiveByTask m_live;
    bool m_isReadOnly = false;
    bool m_isStale = false;
    TaskMarks m_marks;
    std::vector<Node> m_nodes;
    std::vector<int> m_top;
    QHash<QString, int> m_tasks;
    QHash<QString, int> m_groups;
    QHash<QString, int> m_notes;
    std::vector<TaskGroup> m_shownGroups; ///< what the rows were made of
    std::vector<StickyNote> m_shownNotes;
};

} // namespace sluice
