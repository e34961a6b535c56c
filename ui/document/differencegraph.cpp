#include "ui/document/differencegraph.h"

#include <QRectF>

#include <algorithm>

namespace sluice {

namespace {

/// Of a node, with the air around it. Units: scene.
constexpr QSizeF kNodeRoom{216, 80};
constexpr int kMostShifts = 200;

PartMark markOf(PartChangeKind kind)
{
    switch (kind) {
    case PartChangeKind::Added:
        return PartMark::Added;
    case PartChangeKind::Removed:
        return PartMark::Removed;
    case PartChangeKind::Moved:
        return PartMark::Moved;
    case PartChangeKind::Changed:
        break;
    }
    return PartMark::Changed;
}

QPointF freePlace(QPointF wanted, const QMap<QString, QPointF> &taken)
{
    for (int i = 0; i < kMostShifts; ++i) {
        const QRectF room(wanted, kNodeRoom);
        const bool isTaken = std::any_of(taken.begin(), taken.end(),
                                         [&](QPointF place) { return QRectF(place, kNodeRoom).intersects(room); });
        if (!isTaken)
            break;
        wanted.ry() += kNodeRoom.height();
    }
    return wanted;
}

bool isGone(const std::map<PartKey, PartMark> &marks, PartKind kind, const QString &id)
{
    const auto found = marks.find({kind, id, 0});
    return found != marks.end() && found->second == PartMark::Removed;
}

} // namespace

PartKey keyOf(const Edge &edge)
{
    return {PartKind::Edge, edge.from + u' ' + edge.fromPort + u' ' + edge.to, 0};
}

DifferenceGraph differenceGraph(const Workflow &before, const Workflow &after, const std::vector<PartChange> &changes)
{
    DifferenceGraph graph{after, {}, {}};
    for (const PartChange &change : changes)
        graph.marks.emplace(change.key, markOf(change.kind));
    Workflow &all = graph.workflow;
    for (TaskGroup &group : all.drawing.groups)
        group.isCollapsed = false;
    for (const Task &task : before.tasks) {
        const auto place = before.layout.constFind(task.id);
        if (after.task(task.id)) {
            const auto now = after.layout.constFind(task.id);
            if (place != before.layout.constEnd() && now != after.layout.constEnd() && *place != *now)
                graph.from.insert(task.id, *place);
        } else if (isGone(graph.marks, PartKind::Task, task.id)) {
            all.tasks.push_back(task);
            if (place != before.layout.constEnd())
                all.layout.insert(task.id, freePlace(*place, all.layout));
        }
    }
    for (const Edge &edge : before.edges) {
        if (!isGone(graph.marks, PartKind::Edge, keyOf(edge).id))
            continue;
        all.edges.push_back(edge);
        if (const auto route = before.drawing.routes.constFind(edge); route != before.drawing.routes.constEnd())
            all.drawing.routes.insert(edge, *route);
    }
    for (const StickyNote &note : before.drawing.notes) {
        if (isGone(graph.marks, PartKind::Note, note.id))
            all.drawing.notes.push_back(note);
    }
    return graph;
}

} // namespace sluice
