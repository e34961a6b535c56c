#include "ui/document/drawingedits.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace sluice::edits {

namespace {

/// "group1", or with the lowest number that no element has.
template <typename List>
QString freeIn(const List &list, const QString &stem)
{
    for (int number = 1;; ++number) {
        const auto id = stem + QString::number(number);
        if (std::ranges::none_of(list, [&](const auto &one) { return one.id == id; }))
            return id;
    }
}

void leaveGroups(Workflow &workflow, const QSet<QString> &tasks)
{
    for (TaskGroup &group : workflow.drawing.groups)
        group.tasks.removeIf([&](const QString &task) { return tasks.contains(task); });
    std::erase_if(workflow.drawing.groups, [](const TaskGroup &group) { return group.tasks.isEmpty(); });
}

} // namespace

const TaskGroup *groupOf(const Workflow &workflow, const QString &task)
{
    const auto found = std::ranges::find_if(workflow.drawing.groups,
                                            [&](const TaskGroup &group) { return group.tasks.contains(task); });
    return found == workflow.drawing.groups.end() ? nullptr : &*found;
}

TaskGroup *group(Workflow &workflow, const QString &id)
{
    const auto found = std::ranges::find(workflow.drawing.groups, id, &TaskGroup::id);
    return found == workflow.drawing.groups.end() ? nullptr : &*found;
}

StickyNote *note(Workflow &workflow, const QString &id)
{
    const auto found = std::ranges::find(workflow.drawing.notes, id, &StickyNote::id);
    return found == workflow.drawing.notes.end() ? nullptr : &*found;
}

QString addGroup(Workflow &workflow, const QString &name, const QStringList &tasks)
{
    const auto id = freeIn(workflow.drawing.groups, QStringLiteral("group"));
    leaveGroups(workflow, QSet(tasks.begin(), tasks.end()));
    workflow.drawing.groups.push_back({id, name, tasks, {}, false});
    return id;
}

void removeGroup(Workflow &workflow, const QString &id)
{
    std::erase_if(workflow.drawing.groups, [&](const TaskGroup &group) { return group.id == id; });
}

QString addNote(Workflow &workflow, const QRectF &place, const QString &text, const QString &tint)
{
    const auto id = freeIn(workflow.drawing.notes, QStringLiteral("note"));
    workflow.drawing.notes.push_back({id, text, place, tint});
    return id;
}

void removeNotes(Workflow &workflow, const QStringList &ids)
{
    std::erase_if(workflow.drawing.notes, [&](const StickyNote &note) { return ids.contains(note.id); });
}

void setTint(Workflow &workflow, const QStringList &tasks, const QString &tint)
{
    for (const auto &task : tasks) {
        if (tint.isEmpty())
            workflow.drawing.tints.remove(task);
        else
            workflow.drawing.tints.insert(task, tint);
    }
}

void dropFromDrawing(Workflow &workflow, const QStringList &tasks)
{
    leaveGroups(workflow, QSet(tasks.begin(), tasks.end()));
    setTint(workflow, tasks, {});
    dropRoutesOf(workflow, tasks);
}

void dropRoutesOf(Workflow &workflow, const QStringList &tasks)
{
    if (workflow.drawing.routes.isEmpty())
        return;
    const QSet<QString> touched(tasks.begin(), tasks.end());
    workflow.drawing.routes.removeIf([&](QMap<Edge, QList<QPointF>>::iterator route) {
        return touched.contains(route.key().from) || touched.contains(route.key().to);
    });
}

void renameInDrawing(Workflow &workflow, const QString &task, const QString &newId)
{
    auto &drawing = workflow.drawing;
    for (TaskGroup &group : drawing.groups)
        std::ranges::replace(group.tasks, task, newId);
    if (drawing.tints.contains(task))
        drawing.tints.insert(newId, drawing.tints.take(task));
    const auto routes = drawing.routes;
    for (auto route = routes.begin(); route != routes.end(); ++route) {
        const Edge &edge = route.key();
        if (edge.from != task && edge.to != task)
            continue;
        drawing.routes.remove(edge);
        drawing.routes.insert({edge.from == task ? newId : edge.from, edge.fromPort, edge.to == task ? newId : edge.to},
                              route.value());
    }
}

Drawing drawingOf(const Workflow &workflow, const QStringList &tasks, const QStringList &notes)
{
    const QSet<QString> kept(tasks.begin(), tasks.end());
    const auto isKept = [&](const QString &task) { return kept.contains(task); };
    Drawing part;
    for (const TaskGroup &group : workflow.drawing.groups) {
        if (std::ranges::all_of(group.tasks, isKept))
            part.groups.push_back(group);
    }
    for (const StickyNote &note : workflow.drawing.notes) {
        if (notes.contains(note.id))
            part.notes.push_back(note);
    }
    for (auto tint = workflow.drawing.tints.begin(); tint != workflow.drawing.tints.end(); ++tint) {
        if (isKept(tint.key()))
            part.tints.insert(tint.key(), *tint);
    }
    for (auto route = workflow.drawing.routes.begin(); route != workflow.drawing.routes.end(); ++route) {
        if (isKept(route.key().from) && isKept(route.key().to))
            part.routes.insert(route.key(), *route);
    }
    return part;
}

void pasteDrawing(Workflow &workflow, const Drawing &drawing, const QHash<QString, QString> &renames, QPointF by)
{
    const auto named = [&](const QString &task) { return renames.value(task, task); };
    for (const TaskGroup &group : drawing.groups) {
        QStringList tasks;
        std::ranges::transform(group.tasks, std::back_inserter(tasks), named);
        TaskGroup *added = edits::group(workflow, addGroup(workflow, group.name, tasks));
        added->tint = group.tint;
        added->isCollapsed = group.isCollapsed;
    }
    for (const StickyNote &note : drawing.notes)
        addNote(workflow, note.place.translated(by), note.text, note.tint);
    for (auto tint = drawing.tints.begin(); tint != drawing.tints.end(); ++tint)
        workflow.drawing.tints.insert(named(tint.key()), *tint);
    for (auto route = drawing.routes.begin(); route != drawing.routes.end(); ++route) {
        auto points = *route;
        for (QPointF &point : points)
            point += by;
        workflow.drawing.routes.insert({named(route.key().from), route.key().fromPort, named(route.key().to)}, points);
    }
}

} // namespace sluice::edits
