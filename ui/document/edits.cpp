#include "ui/document/edits.h"

#include "ui/document/drawingedits.h"

#include <QHash>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <limits>
#include <set>

namespace sluice::edits {

namespace {

QSet<QString> idsOf(const Workflow &workflow)
{
    QSet<QString> ids;
    for (const Task &task : workflow.tasks)
        ids.insert(task.id);
    return ids;
}

QString freeAmong(const QSet<QString> &taken, const QString &wish)
{
    if (!taken.contains(wish))
        return wish;
    static const QRegularExpression number(QStringLiteral("\\d+$"));
    auto stem = wish;
    stem.remove(number);
    for (int next = 2;; ++next) {
        const auto candidate = stem + QString::number(next);
        if (!taken.contains(candidate))
            return candidate;
    }
}

using Renames = QHash<QString, QString>;

QString renamedIn(const QString &text, const Renames &renames)
{
    QString result;
    qsizetype done = 0;
    for (const auto &[at, length] : referencedIds(text)) {
        const auto renamed = renames.constFind(text.mid(at, length));
        if (renamed == renames.constEnd())
            continue;
        result += QStringView(text).mid(done, at - done);
        result += *renamed;
        done = at + length;
    }
    if (done == 0)
        return text;
    result += QStringView(text).mid(done);
    return result;
}

QJsonValue renamedIn(const QJsonValue &value, const Renames &renames)
{
    if (value.isString())
        return renamedIn(value.toString(), renames);
    if (value.isArray()) {
        QJsonArray array;
        for (const auto &element : value.toArray())
            array.append(renamedIn(element, renames));
        return array;
    }
    if (value.isObject()) {
        auto object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member)
            *member = renamedIn(QJsonValue(*member), renames);
        return object;
    }
    return value;
}

} // namespace

std::vector<std::pair<qsizetype, qsizetype>> referencedIds(const QString &text)
{
    static const QRegularExpression reference(QStringLiteral(R"re(\bsteps(?:\.|\[\s*["']))re")
                                              + QStringLiteral("([A-Za-z_][A-Za-z0-9_-]*)"));
    std::vector<std::pair<qsizetype, qsizetype>> ids;
    for (auto matches = reference.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        ids.emplace_back(match.capturedStart(1), match.capturedLength(1));
    }
    return ids;
}

QString freeId(const Workflow &workflow, const QString &wish)
{
    return freeAmong(idsOf(workflow), wish);
}

QString freeTriggerId(const Workflow &workflow, const QString &wish)
{
    QSet<QString> taken;
    for (const Trigger &trigger : workflow.triggers)
        taken.insert(trigger.id);
    return freeAmong(taken, wish);
}

QString addTask(Workflow &workflow, const QString &type, QPointF place)
{
    Task task;
    task.id = freeId(workflow, type.section(u'.', -1));
    task.type = type;
    workflow.layout.insert(task.id, place);
    workflow.tasks.push_back(task);
    return task.id;
}

void removeTasks(Workflow &workflow, const QStringList &ids)
{
    const QSet<QString> gone(ids.begin(), ids.end());
    std::erase_if(workflow.tasks, [&](const Task &task) { return gone.contains(task.id); });
    for (Task &task : workflow.tasks) {
        if (gone.contains(task.compensation))
            task.compensation.clear();
    }
    std::erase_if(workflow.edges, [&](const Edge &edge) { return gone.contains(edge.from) || gone.contains(edge.to); });
    for (const auto &id : ids)
        workflow.layout.remove(id);
    dropFromDrawing(workflow, ids);
}

void removeTasksAndReconnect(Workflow &workflow, const QStringList &ids)
{
    for (const auto &id : ids) {
        std::vector<Edge> in;
        std::vector<Edge> out;
        std::ranges::copy_if(workflow.edges, std::back_inserter(in), [&](const Edge &edge) { return edge.to == id; });
        std::ranges::copy_if(workflow.edges, std::back_inserter(out),
                             [&](const Edge &edge) { return edge.from == id; });
        if (in.size() == 1 && out.size() == 1)
            connectTasks(workflow, {in.front().from, in.front().fromPort, out.front().to});
        removeTasks(workflow, {id});
    }
}

void connectTasks(Workflow &workflow, const Edge &edge)
{
    if (!workflow.task(edge.from) || !workflow.task(edge.to))
        return;
    if (std::ranges::find(workflow.edges, edge) == workflow.edges.end())
        workflow.edges.push_back(edge);
}

void disconnectTasks(Workflow &workflow, const Edge &edge)
{
    std::erase(workflow.edges, edge);
    workflow.drawing.routes.remove(edge);
}

void insertOnEdge(Workflow &workflow, const QString &id, const QString &outPort, const Edge &edge)
{
    disconnectTasks(workflow, edge);
    connectTasks(workflow, {edge.from, edge.fromPort, id});
    connectTasks(workflow, {id, outPort, edge.to});
}

Workflow extract(const Workflow &workflow, const QStringList &ids, const QStringList &notes)
{
    const QSet<QString> kept(ids.begin(), ids.end());
    Workflow fragment;
    fragment.id = workflow.id;
    fragment.name = workflow.name;
    for (const Task &task : workflow.tasks) {
        if (!kept.contains(task.id))
            continue;
        fragment.tasks.push_back(task);
        if (const auto place = workflow.layout.constFind(task.id); place != workflow.layout.constEnd())
            fragment.layout.insert(task.id, *place);
    }
    std::ranges::copy_if(workflow.edges, std::back_inserter(fragment.edges),
                         [&](const Edge &edge) { return kept.contains(edge.from) && kept.contains(edge.to); });
    fragment.drawing = drawingOf(workflow, ids, notes);
    return fragment;
}

QPointF cornerOf(const Workflow &fragment)
{
    QPointF corner(std::numeric_limits<double>::max(), std::numeric_limits<double>::max());
    const auto take = [&](QPointF point) {
        corner = {std::min(corner.x(), point.x()), std::min(corner.y(), point.y())};
    };
    std::ranges::for_each(fragment.layout, take);
    for (const StickyNote &note : fragment.drawing.notes)
        take(note.place.topLeft());
    return fragment.layout.isEmpty() && fragment.drawing.notes.empty() ? QPointF() : corner;
}

QStringList paste(Workflow &workflow, const Workflow &fragment, QPointF place)
{
    auto taken = idsOf(workflow);
    Renames renames;
    for (const Task &task : fragment.tasks) {
        const auto id = freeAmong(taken, task.id);
        taken.insert(id);
        if (id != task.id)
            renames.insert(task.id, id);
    }
    const auto corner = cornerOf(fragment);
    QStringList added;
    for (Task task : fragment.tasks) {
        workflow.layout.insert(renames.value(task.id, task.id),
                               fragment.layout.value(task.id, corner) - corner + place);
        task.id = renames.value(task.id, task.id);
        // One task undoes one: a copy takes along what undoes it, or has nothing.
        const bool isCopied = fragment.task(task.compensation) != nullptr;
        task.compensation = isCopied ? renames.value(task.compensation, task.compensation) : QString();
        task.params = renamedIn(QJsonValue(task.params), renames).toObject();
        added.push_back(task.id);
        workflow.tasks.push_back(std::move(task));
    }
    // Not by `connectTasks`, which goes through the whole workflow for each.
    std::set<Edge> present(workflow.edges.begin(), workflow.edges.end());
    for (const Edge &edge : fragment.edges) {
        const Edge copy{renames.value(edge.from, edge.from), edge.fromPort, renames.value(edge.to, edge.to)};
        if (taken.contains(copy.from) && taken.contains(copy.to) && present.insert(copy).second)
            workflow.edges.push_back(copy);
    }
    pasteDrawing(workflow, fragment.drawing, renames, place - corner);
    return added;
}

void renameReferences(Workflow &workflow, const QString &task, const QString &step, const QString &newStep)
{
    if (Task *found = workflow.task(task))
        found->params = renamedIn(QJsonValue(found->params), {{step, newStep}}).toObject();
}

void changeId(Workflow &workflow, const QString &id, const QString &newId)
{
    const Renames renames{{id, newId}};
    for (Task &task : workflow.tasks) {
        if (task.id == id)
            task.id = newId;
        if (task.compensation == id)
            task.compensation = newId;
        task.params = renamedIn(QJsonValue(task.params), renames).toObject();
    }
    for (Edge &edge : workflow.edges) {
        if (edge.from == id)
            edge.from = newId;
        if (edge.to == id)
            edge.to = newId;
    }
    if (const auto place = workflow.layout.constFind(id); place != workflow.layout.constEnd()) {
        workflow.layout.insert(newId, *place);
        workflow.layout.remove(id);
    }
    renameInDrawing(workflow, id, newId);
}

} // namespace sluice::edits
