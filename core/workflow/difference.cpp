#include "core/workflow/difference.h"

#include <algorithm>
#include <map>

namespace sluice {

namespace {

void compareValues(const QJsonValue &before, const QJsonValue &after, const QStringList &path,
                   std::vector<FieldChange> &changes)
{
    if (before == after)
        return;
    if (!before.isObject() || !after.isObject()) {
        changes.push_back({path, before, after});
        return;
    }
    const QJsonObject old = before.toObject();
    const QJsonObject fresh = after.toObject();
    QStringList keys = old.keys() + fresh.keys();
    std::ranges::sort(keys);
    keys.removeDuplicates();
    for (const QString &key : keys)
        compareValues(old[key], fresh[key], path + QStringList{key}, changes);
}

bool isPlace(const FieldChange &change)
{
    return change.path == QStringList{QStringLiteral("place")} || change.path == QStringList{QStringLiteral("route")};
}

/// What a task is besides its id and where it lies.
QJsonObject natureOf(QJsonObject task)
{
    for (const char *key : {"id", "place", "tint", "group"})
        task.remove(QLatin1StringView(key));
    return task;
}

std::map<PartKey, QJsonObject> byKey(const std::vector<WorkflowPart> &parts)
{
    std::map<PartKey, QJsonObject> found;
    for (const WorkflowPart &part : parts)
        found.emplace(part.key, part.fields);
    return found;
}

} // namespace

std::vector<PartChange> differences(const Workflow &before, const Workflow &after)
{
    const auto oldParts = partsOf(before);
    const auto newParts = partsOf(after);
    const auto old = byKey(oldParts);
    const auto fresh = byKey(newParts);
    std::vector<PartChange> changes;
    std::vector<const WorkflowPart *> goneTasks;
    for (const WorkflowPart &part : oldParts) {
        if (fresh.contains(part.key))
            continue;
        changes.push_back({part.key, PartChangeKind::Removed, {}, {}});
        if (part.key.kind == PartKind::Task)
            goneTasks.push_back(&part);
    }
    for (const WorkflowPart &part : newParts) {
        const auto was = old.find(part.key);
        PartChange change{part.key, PartChangeKind::Added, {}, {}};
        if (was == old.end()) {
            const auto same = std::ranges::find_if(goneTasks, [&part](const WorkflowPart *gone) {
                return part.key.kind == PartKind::Task && natureOf(gone->fields) == natureOf(part.fields);
            });
            if (same != goneTasks.end()) {
                change.renamedFrom = (*same)->key.id;
                goneTasks.erase(same);
            }
        } else {
            compareValues(was->second, part.fields, {}, change.fields);
            if (change.fields.empty())
                continue;
            change.kind = std::ranges::all_of(change.fields, isPlace) ? PartChangeKind::Moved : PartChangeKind::Changed;
        }
        changes.push_back(std::move(change));
    }
    return changes;
}

} // namespace sluice
