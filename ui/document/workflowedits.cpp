// The edits of WorkflowDocument: each a name in the history around a function of `edits`.
#include "core/workflow/workflowfile.h"
#include "ui/document/drawingedits.h"
#include "ui/document/edits.h"
#include "ui/document/workflowdocument.h"

#include <QRegularExpression>

namespace sluice {

namespace {

QByteArray keyOf(const char *what, const QString &id, const QString &field = {})
{
    return QByteArray(what) + ' ' + id.toUtf8() + ' ' + field.toUtf8();
}

} // namespace

QString WorkflowDocument::addTask(const QString &type, const QString &typeLabel, QPointF place, const Joining &joining)
{
    QString id;
    edit(tr("Add %1").arg(typeLabel), [&](Workflow &workflow) {
        id = edits::addTask(workflow, type, place);
        workflow.task(id)->reliability = m_defaults;
        if (joining.into)
            edits::insertOnEdge(workflow, id, joining.outPort, *joining.into);
        else if (!joining.from.isEmpty())
            edits::connectTasks(workflow, {joining.from, joining.fromPort, id});
        else if (!joining.to.isEmpty())
            edits::connectTasks(workflow, {id, joining.outPort, joining.to});
    });
    m_fresh.insert(id);
    return id;
}

void WorkflowDocument::removeTasks(const QStringList &ids, bool reconnect)
{
    removeSelection(ids, {}, reconnect);
}

void WorkflowDocument::removeSelection(const QStringList &ids, const std::vector<Edge> &edges, bool reconnect,
                                       const QStringList &notes)
{
    QString text;
    if (ids.size() == 1)
        text = tr("Delete %1").arg(titleOf(ids.front()));
    else if (!ids.isEmpty())
        text = tr("Delete %n task(s)", nullptr, static_cast<int>(ids.size()));
    else if (edges.empty())
        text = tr("Delete %n note(s)", nullptr, static_cast<int>(notes.size()));
    else
        text = tr("Disconnect %n edge(s)", nullptr, static_cast<int>(edges.size()));
    edit(text, [&](Workflow &workflow) {
        for (const Edge &edge : edges)
            edits::disconnectTasks(workflow, edge);
        edits::removeNotes(workflow, notes);
        if (reconnect)
            edits::removeTasksAndReconnect(workflow, ids);
        else
            edits::removeTasks(workflow, ids);
    });
}

void WorkflowDocument::connectTasks(const Edge &edge)
{
    edit(tr("Connect %1 to %2").arg(titleOf(edge.from), titleOf(edge.to)),
         [&](Workflow &workflow) { edits::connectTasks(workflow, edge); });
}

void WorkflowDocument::disconnectTasks(const Edge &edge)
{
    edit(tr("Disconnect %1 from %2").arg(titleOf(edge.from), titleOf(edge.to)),
         [&](Workflow &workflow) { edits::disconnectTasks(workflow, edge); });
}

void WorkflowDocument::insertOnEdge(const QString &id, const QString &outPort, const Edge &edge)
{
    edit(tr("Insert %1 between %2 and %3").arg(titleOf(id), titleOf(edge.from), titleOf(edge.to)),
         [&](Workflow &workflow) { edits::insertOnEdge(workflow, id, outPort, edge); });
}

void WorkflowDocument::moveTasks(const QMap<QString, QPointF> &places, const QByteArray &mergeKey)
{
    moveAll(places, {}, mergeKey);
}

void WorkflowDocument::moveAll(const QMap<QString, QPointF> &tasks, const QMap<QString, QRectF> &notes,
                               const QByteArray &mergeKey)
{
    const auto text = tasks.isEmpty()     ? tr("Move %n note(s)", nullptr, static_cast<int>(notes.size()))
                      : tasks.size() == 1 ? tr("Move %1").arg(titleOf(tasks.firstKey()))
                                          : tr("Move %n task(s)", nullptr, static_cast<int>(tasks.size()));
    edit(
        text,
        [&](Workflow &workflow) {
            QStringList moved;
            for (auto place = tasks.begin(); place != tasks.end(); ++place) {
                // A gesture may outlive what it moves: undone meanwhile, it is nowhere.
                if (!workflow.task(place.key()))
                    continue;
                if (workflow.layout.value(place.key()) != place.value())
                    moved.push_back(place.key());
                workflow.layout.insert(place.key(), place.value());
            }
            edits::dropRoutesOf(workflow, moved);
            for (auto place = notes.begin(); place != notes.end(); ++place) {
                if (StickyNote *note = edits::note(workflow, place.key()))
                    note->place = place.value();
            }
        },
        mergeKey);
}

void WorkflowDocument::arrange(const Arrangement &arrangement)
{
    edit(tr("Arrange"), [&](Workflow &workflow) {
        for (const Task &task : workflow.tasks) {
            if (const auto place = arrangement.places.constFind(task.id); place != arrangement.places.constEnd())
                workflow.layout.insert(task.id, *place);
        }
        workflow.drawing.routes.clear();
        for (const Edge &edge : workflow.edges) {
            if (const auto route = arrangement.routes.constFind(edge); route != arrangement.routes.constEnd())
                workflow.drawing.routes.insert(edge, *route);
        }
    });
}

void WorkflowDocument::renameTask(const QString &id, const QString &name)
{
    edit(
        tr("Rename %1").arg(titleOf(id)),
        [&](Workflow &workflow) {
            if (Task *task = workflow.task(id))
                task->name = name.trimmed() == id ? QString() : name.trimmed();
        },
        keyOf("name", id));
}

bool WorkflowDocument::changeTaskId(const QString &id, const QString &newId)
{
    static const QRegularExpression wellFormed(QStringLiteral("^[A-Za-z_][A-Za-z0-9_-]*$"));
    if (!wellFormed.match(newId).hasMatch() || m_workflow.task(newId))
        return false;
    if (m_fresh.remove(id))
        m_fresh.insert(newId);
    return edit(tr("Change the id %1 to %2").arg(id, newId),
                [&](Workflow &workflow) { edits::changeId(workflow, id, newId); });
}

void WorkflowDocument::setParameter(const QString &id, const QString &key, const QString &label,
                                    const QJsonValue &value)
{
    edit(
        tr("Change %1 of %2").arg(label, titleOf(id)),
        [&](Workflow &workflow) {
            Task *task = workflow.task(id);
            if (!task)
                return;
            if (value.isUndefined())
                task->params.remove(key);
            else
                task->params.insert(key, value);
        },
        keyOf("param", id, key));
}

void WorkflowDocument::setReliability(const QString &id, const QString &label, const Reliability &reliability)
{
    edit(
        tr("Change %1 of %2").arg(label, titleOf(id)),
        [&](Workflow &workflow) {
            if (Task *task = workflow.task(id))
                task->reliability = reliability;
        },
        keyOf("reliability", id, label));
}

void WorkflowDocument::setNotes(const QString &id, const QString &notes)
{
    edit(
        tr("Change the notes of %1").arg(titleOf(id)),
        [&](Workflow &workflow) {
            if (Task *task = workflow.task(id))
                task->notes = notes;
        },
        keyOf("notes", id));
}

void WorkflowDocument::setCompensation(const QString &id, const QString &compensation)
{
    edit(tr("Change what undoes %1").arg(titleOf(id)), [&](Workflow &workflow) {
        if (Task *task = workflow.task(id))
            task->compensation = compensation;
    });
}

void WorkflowDocument::setDisabled(const QStringList &ids, bool disabled)
{
    const int count = static_cast<int>(ids.size());
    const auto text = disabled ? tr("Disable %n task(s)", nullptr, count) : tr("Enable %n task(s)", nullptr, count);
    edit(text, [&](Workflow &workflow) {
        for (const auto &id : ids) {
            if (Task *task = workflow.task(id))
                task->disabled = disabled;
        }
    });
}

void WorkflowDocument::setName(const QString &name)
{
    edit(
        tr("Rename the workflow"), [&](Workflow &workflow) { workflow.name = name; }, keyOf("workflow", {}));
}

void WorkflowDocument::setDescription(const QString &description)
{
    edit(
        tr("Change the description"), [&](Workflow &workflow) { workflow.description = description; },
        keyOf("description", {}));
}

void WorkflowDocument::setConcurrency(const Concurrency &concurrency)
{
    edit(
        tr("Change the limits of the workflow"), [&](Workflow &workflow) { workflow.concurrency = concurrency; },
        keyOf("concurrency", {}));
}

void WorkflowDocument::setPriority(int priority)
{
    edit(
        tr("Change the priority of the workflow"), [&](Workflow &workflow) { workflow.priority = priority; },
        keyOf("priority", {}));
}

QByteArray WorkflowDocument::copy(const QStringList &ids, const QStringList &notes) const
{
    return writeWorkflow(edits::extract(m_workflow, ids, notes));
}

Result<QStringList> WorkflowDocument::paste(const QByteArray &text, QPointF place)
{
    const auto fragment = readWorkflow(text, tr("clipboard"));
    if (!fragment)
        return tl::unexpected(fragment.error());
    QStringList added;
    const auto tasks = static_cast<int>(fragment->tasks.size());
    const auto notes = static_cast<int>(fragment->drawing.notes.size());
    edit(tasks > 0 ? tr("Paste %n task(s)", nullptr, tasks) : tr("Paste %n note(s)", nullptr, notes),
         [&](Workflow &workflow) { added = edits::paste(workflow, *fragment, place); });
    return added;
}

QStringList WorkflowDocument::duplicate(const QStringList &ids, QPointF offset, const QStringList &notes)
{
    const auto fragment = edits::extract(m_workflow, ids, notes);
    QStringList added;
    const auto tasks = static_cast<int>(fragment.tasks.size());
    const auto count = static_cast<int>(fragment.drawing.notes.size());
    edit(tasks > 0 ? tr("Duplicate %n task(s)", nullptr, tasks) : tr("Duplicate %n note(s)", nullptr, count),
         [&](Workflow &workflow) { added = edits::paste(workflow, fragment, edits::cornerOf(fragment) + offset); });
    return added;
}

} // namespace sluice
