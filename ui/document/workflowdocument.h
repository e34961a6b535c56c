#pragma once

#include "core/base/result.h"
#include "core/workflow/layout.h"
#include "core/workflow/merge.h"
#include "core/workflow/model.h"
#include "core/workflow/problem.h"
#include "ui/document/workflowdelta.h"

#include <QJsonValue>
#include <QObject>
#include <QSet>
#include <QTimer>
#include <QUndoStack>

#include <functional>
#include <optional>

namespace sluice {

/// A workflow that is open: the value, its file, its undo history and its problems. The only way to change it.
///
/// Every edit is a command of the undo stack that swaps a small delta; `changed` says what it touched. Problems are
/// found by the injected checker, asked once for all edits of an event loop turn; answers about an older state are
/// dropped. It shows nothing and knows no widget.
/// Thread: UI.
class WorkflowDocument final : public QObject {
    Q_OBJECT
public:
    /// Finds the problems of a workflow and calls `done` in the UI thread, now or later; not once `context` is gone.
    using Checker = std::function<void(const Workflow &, QObject *context, std::function<void(Problems)> done)>;
    using Change = std::function<void(Workflow &)>;

    WorkflowDocument(Workflow workflow, QString path, Checker checker = {}, QObject *parent = nullptr);

    [[nodiscard]] const Workflow &workflow() const { return m_workflow; }
    [[nodiscard]] const QString &id() const { return m_workflow.id; }
    [[nodiscard]] const QString &path() const { return m_path; }
    /// What people call it: its name, or its id when it has none.
    [[nodiscard]] QString title() const;
    [[nodiscard]] bool isModified() const { return !m_undo.isClean(); }
    [[nodiscard]] QUndoStack &undoStack() { return m_undo; }
    /// All that is wrong: what refuses a run or arming.
    [[nodiscard]] const Problems &problems() const { return m_problems; }
    /// What to show of it: nothing about an empty workflow, and not what a task lacks that was just added.
    [[nodiscard]] const Problems &shownProblems() const { return m_shownProblems; }
    /// What a task lacks that was added and that nobody has come to yet; empty for every other.
    [[nodiscard]] Problems needsOf(const QString &task) const;
    /// How many tasks were added and still lack something that `shownProblems` leaves out.
    [[nodiscard]] int unfilledTasks() const;
    /// Whether `shownProblems` is kinder to a task, since it was just added.
    [[nodiscard]] bool isFresh(const QString &task) const { return m_fresh.contains(task); }
    /// The form of a task was left: what it lacks is a problem from now on.
    void settle(const QString &task);
    /// Something is to be done with the workflow: all that is wrong shows.
    void settleAll();
    /// What tasks that are added start with.
    void setTaskDefaults(const Reliability &defaults) { m_defaults = defaults; }

    /// Does an edit called `text`; false when it changed nothing, and then the history does not grow. Edits that follow
    /// each other with the same `mergeKey` become one, until `endMerge`.
    bool edit(const QString &text, const Change &change, const QByteArray &mergeKey = {});
    void endMerge() { ++m_mergeSerial; }
    /// How many edits were done; what is undone and redone does not count.
    [[nodiscard]] quint64 edits() const { return m_edits; }

    /// Adds a task and returns its id; joined to what it was dropped on, if anything.
    struct Joining {
        std::optional<Edge> into; ///< put into this edge, through `outPort`
        QString from;             ///< or connect from this task …
        QString fromPort;         ///< … and port
        QString to;               ///< or to this task, through `outPort`
        QString outPort = QStringLiteral("out");
    };
    QString addTask(const QString &type, const QString &typeLabel, QPointF place, const Joining &joining);
    void removeTasks(const QStringList &ids, bool reconnect = false);
    void connectTasks(const Edge &edge);
    void disconnectTasks(const Edge &edge);
    /// One edit for what a person deletes at once.
    void removeSelection(const QStringList &ids, const std::vector<Edge> &edges, bool reconnect,
                         const QStringList &notes = {});
    void insertOnEdge(const QString &id, const QString &outPort, const Edge &edge);
    void moveTasks(const QMap<QString, QPointF> &places, const QByteArray &mergeKey = {});
    /// Moves tasks, and notes to where they lie then, as one edit.
    void moveAll(const QMap<QString, QPointF> &tasks, const QMap<QString, QRectF> &notes,
                 const QByteArray &mergeKey = {});
    void arrange(const Arrangement &arrangement);
    void renameTask(const QString &id, const QString &name);
    /// False: the id is taken or malformed, and nothing changed.
    bool changeTaskId(const QString &id, const QString &newId);
    /// An undefined value removes the parameter, so that the type's usual value holds.
    void setParameter(const QString &id, const QString &key, const QString &label, const QJsonValue &value);
    void setReliability(const QString &id, const QString &label, const Reliability &reliability);
    void setNotes(const QString &id, const QString &notes);
    /// Says which task undoes `id`; empty: none.
    void setCompensation(const QString &id, const QString &compensation);
    void setDisabled(const QStringList &ids, bool disabled);
    void setName(const QString &name);
    void setDescription(const QString &description);
    void setConcurrency(const Concurrency &concurrency);
    void setPriority(int priority);

    /// Frames tasks as one group and returns its id.
    QString addGroup(const QStringList &tasks);
    void removeGroup(const QString &id);
    void renameGroup(const QString &id, const QString &name);
    void collapseGroup(const QString &id, bool isCollapsed);
    /// Sticks a note on the canvas and returns its id.
    QString addNote(const QRectF &place);
    void setNoteText(const QString &id, const QString &text);
    /// Gives tasks, groups and notes a tint of `tintNames`; empty: none.
    void setTint(const QStringList &tasks, const QStringList &groups, const QStringList &notes, const QString &tint);

    /// Replaces a text in names, notes and parameters of all tasks, as one edit.
    void replaceAll(const QString &text, const QString &with, Qt::CaseSensitivity sense);
    /// Adds a trigger, with a number after its id if another one has that; returns its position.
    std::size_t addTrigger(Trigger trigger);
    /// Adds one like that at `index` after all others; returns its position.
    std::size_t duplicateTrigger(std::size_t index);
    void removeTrigger(std::size_t index);
    /// Puts `trigger` in the place of that at `index`; `label` is what people call the setting that changed.
    void setTrigger(std::size_t index, const QString &label, const Trigger &trigger);

    /// The tasks as text in the file format.
    [[nodiscard]] QByteArray copy(const QStringList &ids, const QStringList &notes = {}) const;
    /// Adds what `copy` gave, or a whole workflow file. Returns the new ids. Errors: those of `readWorkflow`.
    Result<QStringList> paste(const QByteArray &text, QPointF place);
    QStringList duplicate(const QStringList &ids, QPointF offset, const QStringList &notes = {});

    /// A step of the history: what it is called, and the workflow after it.
    struct Step {
        QString text;
        Workflow workflow;
    };
    /// Brings a history back in place of this one, at the step `at`; `saved` is the step that the file holds, below 0: none.
    void restore(const Workflow &base, const std::vector<Step> &steps, int at, int saved);

    /// Writes the file, unless somebody else changed it: nothing of theirs is ever replaced unasked.
    /// Errors: `file.unwritable`, `workflow.changedOnDisk`.
    Result<void> save();
    /// Takes over what the file holds now, as an edit; says `changedOnDisk` instead when there are unsaved edits.
    void readAgain();
    /// Whether the file holds a change that is not known here.
    [[nodiscard]] bool isChangedOnDisk() const;
    /// Takes over what the file holds in place of all that is not saved, as an edit. Errors: those of `loadWorkflow`.
    Result<void> takeTheirs();
    /// The next save may replace what the file holds now; until then nothing counts as saved.
    void keepOurs();
    /// Brings the edits here and the change of the file together, as an edit. Gives the places that both changed: there,
    /// what is here stays. Errors: those of `loadWorkflow` and `mergeWorkflows`; then nothing was changed.
    Result<std::vector<MergeConflict>> mergeTheirs();
    /// What the file as it is now and the edits here make together, and of what it is made.
    struct FileMerge {
        Workflow base; ///< what both began with
        Workflow theirs;
        QByteArray bytes; ///< of the file
        Merge merge;
    };
    /// Works out what `takeMerge` would take over; changes nothing. Errors: as above.
    [[nodiscard]] Result<FileMerge>
    mergeWithFile(const std::function<MergeSide(const MergeConflict &)> &choose = {}) const;
    /// Takes a merge over as one edit. When the file was changed again meanwhile, the next save says so.
    void takeMerge(FileMerge merge);

    /// What people call a task: its name, or its id.
    [[nodiscard]] QString titleOf(const QString &id) const;

Q_SIGNALS:
    void changed(const sluice::WorkflowChange &change);
    void modifiedChanged(bool modified);
    void problemsChanged();
    void saved();
    /// The file was changed outside, and is what is shown now.
    void tookFile();
    void changedOnDisk();

private:
    class EditCommand;

    struct FileNow {
        QByteArray bytes;
        Workflow workflow;
    };

    void apply(WorkflowDelta &delta);
    void check();
    [[nodiscard]] Result<FileNow> readFile() const;
    void take(FileNow file);
    void sortProblems();

    Workflow m_workflow;
    QString m_path;
    QByteArray m_savedBytes;
    Checker m_checker;
    QUndoStack m_undo;
    Problems m_problems;
    Problems m_shownProblems;
    QSet<QString> m_fresh; ///< tasks that were added here and not settled
    Reliability m_defaults;
    QTimer m_checkSoon;
    quint64 m_revision = 0;
    quint64 m_mergeSerial = 0;
    quint64 m_edits = 0;
};

} // namespace sluice
