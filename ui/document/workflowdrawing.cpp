// The edits of WorkflowDocument to what the canvas shows besides tasks and edges, and those to all tasks at once.
#include "ui/document/drawingedits.h"
#include "ui/document/textsearch.h"
#include "ui/document/workflowdocument.h"

namespace sluice {

QString WorkflowDocument::addGroup(const QStringList &tasks)
{
    QString id;
    if (tasks.isEmpty())
        return id;
    edit(tr("Group %n task(s)", nullptr, static_cast<int>(tasks.size())),
         [&](Workflow &workflow) { id = edits::addGroup(workflow, tr("Group"), tasks); });
    return id;
}

void WorkflowDocument::removeGroup(const QString &id)
{
    edit(tr("Ungroup"), [&](Workflow &workflow) { edits::removeGroup(workflow, id); });
}

void WorkflowDocument::renameGroup(const QString &id, const QString &name)
{
    edit(tr("Rename the group"), [&](Workflow &workflow) {
        if (TaskGroup *group = edits::group(workflow, id))
            group->name = name.trimmed();
    });
}

void WorkflowDocument::collapseGroup(const QString &id, bool isCollapsed)
{
    edit(isCollapsed ? tr("Collapse the group") : tr("Expand the group"), [&](Workflow &workflow) {
        if (TaskGroup *group = edits::group(workflow, id))
            group->isCollapsed = isCollapsed;
    });
}

QString WorkflowDocument::addNote(const QRectF &place)
{
    QString id;
    edit(tr("Add a note"),
         [&](Workflow &workflow) { id = edits::addNote(workflow, place, {}, QStringLiteral("amber")); });
    return id;
}

void WorkflowDocument::setNoteText(const QString &id, const QString &text)
{
    edit(
        tr("Change a note"),
        [&](Workflow &workflow) {
            if (StickyNote *note = edits::note(workflow, id))
                note->text = text;
        },
        "note " + id.toUtf8());
}

void WorkflowDocument::setTint(const QStringList &tasks, const QStringList &groups, const QStringList &notes,
                               const QString &tint)
{
    edit(tr("Change the colour"), [&](Workflow &workflow) {
        edits::setTint(workflow, tasks, tint);
        for (const auto &id : groups) {
            if (TaskGroup *group = edits::group(workflow, id))
                group->tint = tint;
        }
        for (const auto &id : notes) {
            if (StickyNote *note = edits::note(workflow, id))
                note->tint = tint;
        }
    });
}

void WorkflowDocument::replaceAll(const QString &text, const QString &with, Qt::CaseSensitivity sense)
{
    edit(tr("Replace %1 by %2").arg(text, with), [&](Workflow &workflow) { replaceText(workflow, text, with, sense); });
}

} // namespace sluice
