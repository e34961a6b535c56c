#pragma once

#include "core/workflow/model.h"

#include <QStringList>

#include <utility>
#include <vector>

/// What an edit does to a workflow, as functions of the value. Who calls them, what they are called in the history and
/// how they are undone is `WorkflowDocument`'s business.
namespace sluice::edits {

/// An id that no task of the workflow has: `wish`, or `wish` with the lowest number that frees it.
[[nodiscard]] QString freeId(const Workflow &workflow, const QString &wish);

/// An id that no trigger of the workflow has, likewise.
[[nodiscard]] QString freeTriggerId(const Workflow &workflow, const QString &wish);

/// Adds a task of a type and returns its id, which is made from the type: "http.request" gives "request".
QString addTask(Workflow &workflow, const QString &type, QPointF place);

/// Removes tasks with their edges and places.
void removeTasks(Workflow &workflow, const QStringList &ids);

/// Removes tasks, and joins what lay before and after each that had one edge in and one edge out.
void removeTasksAndReconnect(Workflow &workflow, const QStringList &ids);

/// Adds an edge unless it is there.
void connectTasks(Workflow &workflow, const Edge &edge);
void disconnectTasks(Workflow &workflow, const Edge &edge);

/// Puts a task into an edge: the edge leads to the task, and a new one from `outPort` of the task to where it led.
void insertOnEdge(Workflow &workflow, const QString &id, const QString &outPort, const Edge &edge);

/// The tasks with the edges among them, their places and what is drawn about them, and notes, as a workflow of its own.
[[nodiscard]] Workflow extract(const Workflow &workflow, const QStringList &ids, const QStringList &notes = {});

/// The upper left of all that lies on the canvas.
[[nodiscard]] QPointF cornerOf(const Workflow &fragment);

/// Adds all of `fragment` with its upper left at `place`; ids that are taken get free ones, and so does what names them
/// in expressions. Returns the ids of the new tasks.
QStringList paste(Workflow &workflow, const Workflow &fragment, QPointF place);

/// Where a text names steps by their ids (`steps.fetch`, `steps["fetch"]`): begin and length of each id, in order.
[[nodiscard]] std::vector<std::pair<qsizetype, qsizetype>> referencedIds(const QString &text);

/// Lets the expressions of a task name another step in place of one.
void renameReferences(Workflow &workflow, const QString &task, const QString &step, const QString &newStep);

/// Gives a task another id, in its edges, its place and every expression that names it.
void changeId(Workflow &workflow, const QString &id, const QString &newId);

} // namespace sluice::edits
