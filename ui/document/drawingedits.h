#pragma once

#include "core/workflow/model.h"

#include <QStringList>

/// What an edit does to groups, notes, tints and routes, as functions of the value; like `edits.h`, which calls those
/// that keep the drawing in step with the tasks.
namespace sluice::edits {

[[nodiscard]] const TaskGroup *groupOf(const Workflow &workflow, const QString &task);
[[nodiscard]] TaskGroup *group(Workflow &workflow, const QString &id);
[[nodiscard]] StickyNote *note(Workflow &workflow, const QString &id);

/// Puts tasks into a new group, out of those that they were in, and returns its id.
QString addGroup(Workflow &workflow, const QString &name, const QStringList &tasks);
void removeGroup(Workflow &workflow, const QString &id);
/// Adds a note and returns its id.
QString addNote(Workflow &workflow, const QRectF &place, const QString &text, const QString &tint);
void removeNotes(Workflow &workflow, const QStringList &ids);
/// An empty tint takes it away.
void setTint(Workflow &workflow, const QStringList &tasks, const QString &tint);

/// Takes tasks that are gone out of groups, and groups that are empty then; their tints and routes too.
void dropFromDrawing(Workflow &workflow, const QStringList &tasks);
/// Edges of these tasks find their way by themselves again.
void dropRoutesOf(Workflow &workflow, const QStringList &tasks);
void renameInDrawing(Workflow &workflow, const QString &task, const QString &newId);
/// The part of the drawing that is about these tasks only, and these notes.
[[nodiscard]] Drawing drawingOf(const Workflow &workflow, const QStringList &tasks, const QStringList &notes);
/// Adds a drawing moved by `by`, its tasks named anew where `renames` says so; ids that are taken get free ones.
void pasteDrawing(Workflow &workflow, const Drawing &drawing, const QHash<QString, QString> &renames, QPointF by);

} // namespace sluice::edits
