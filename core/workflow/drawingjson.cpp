#include "core/workflow/drawingjson.h"

#include "core/workflow/jsonwriter.h"

#include <QJsonArray>

namespace sluice {

namespace {

const QString kGroups = QStringLiteral("groups");
const QString kNotes = QStringLiteral("notes");
const QString kTints = QStringLiteral("tints");
const QString kRoutes = QStringLiteral("routes");
const QString kId = QStringLiteral("id");
const QString kName = QStringLiteral("name");
const QString kText = QStringLiteral("text");
const QString kPlace = QStringLiteral("place");
const QString kTint = QStringLiteral("tint");
const QString kCollapsed = QStringLiteral("collapsed");
const QString kTasks = QStringLiteral("tasks");
const QString kFrom = QStringLiteral("from");
const QString kPort = QStringLiteral("port");
const QString kTo = QStringLiteral("to");
const QString kPoints = QStringLiteral("points");

TaskGroup readGroup(const QJsonObject &object)
{
    TaskGroup group;
    group.id = object[kId].toString();
    group.name = object[kName].toString();
    group.tint = object[kTint].toString();
    group.isCollapsed = object[kCollapsed].toBool();
    for (const auto &task : object[kTasks].toArray())
        group.tasks.push_back(task.toString());
    return group;
}

QJsonObject jsonOf(const TaskGroup &group)
{
    QJsonObject object{{kId, group.id}, {kName, group.name}, {kTasks, QJsonArray::fromStringList(group.tasks)}};
    if (!group.tint.isEmpty())
        object.insert(kTint, group.tint);
    if (group.isCollapsed)
        object.insert(kCollapsed, true);
    return object;
}

StickyNote readNote(const QJsonObject &object)
{
    const auto place = object[kPlace].toArray();
    return {object[kId].toString(), object[kText].toString(),
            QRectF(place[0].toDouble(), place[1].toDouble(), place[2].toDouble(), place[3].toDouble()),
            object[kTint].toString()};
}

QJsonObject jsonOf(const StickyNote &note)
{
    QJsonObject object{{kId, note.id},
                       {kText, note.text},
                       {kPlace, QJsonArray{note.place.x(), note.place.y(), note.place.width(), note.place.height()}}};
    if (!note.tint.isEmpty())
        object.insert(kTint, note.tint);
    return object;
}

QList<QPointF> readPoints(const QJsonArray &array)
{
    QList<QPointF> points;
    for (const auto &point : array)
        points << QPointF(point.toArray()[0].toDouble(), point.toArray()[1].toDouble());
    return points;
}

QJsonObject jsonOf(const Edge &edge, const QList<QPointF> &points)
{
    QJsonArray array;
    for (const QPointF &point : points)
        array << QJsonArray{point.x(), point.y()};
    QJsonObject object{{kFrom, edge.from}, {kTo, edge.to}, {kPoints, array}};
    if (edge.fromPort != Edge().fromPort)
        object.insert(kPort, edge.fromPort);
    return object;
}

template <typename List, typename JsonOf>
void writeLines(JsonWriter &writer, const QString &key, const List &list, const QStringList &order, JsonOf json)
{
    if (list.empty())
        return;
    writer.key(key);
    writer.beginArray();
    for (auto one = list.begin(); one != list.end(); ++one)
        writer.line(json(one), order);
    writer.endArray();
}

} // namespace

Drawing readDrawing(const QJsonObject &object)
{
    Drawing drawing;
    for (const auto &group : object[kGroups].toArray())
        drawing.groups.push_back(readGroup(group.toObject()));
    for (const auto &note : object[kNotes].toArray())
        drawing.notes.push_back(readNote(note.toObject()));
    const auto tints = object[kTints].toObject();
    for (auto tint = tints.begin(); tint != tints.end(); ++tint)
        drawing.tints.insert(tint.key(), tint->toString());
    for (const auto &route : object[kRoutes].toArray()) {
        const auto one = route.toObject();
        drawing.routes.insert({one[kFrom].toString(), one[kPort].toString(Edge().fromPort), one[kTo].toString()},
                              readPoints(one[kPoints].toArray()));
    }
    return drawing;
}

void writeDrawing(JsonWriter &writer, const Drawing &drawing)
{
    if (drawing.isEmpty())
        return;
    writer.key(QStringLiteral("drawing"));
    writer.beginObject();
    writeLines(writer, kGroups, drawing.groups, {kId, kName, kTint, kCollapsed, kTasks},
               [](auto group) { return jsonOf(*group); });
    writeLines(writer, kNotes, drawing.notes, {kId, kText, kPlace, kTint}, [](auto note) { return jsonOf(*note); });
    if (!drawing.tints.isEmpty()) {
        writer.key(kTints);
        writer.beginObject();
        for (auto tint = drawing.tints.begin(); tint != drawing.tints.end(); ++tint)
            writer.member(tint.key(), *tint);
        writer.endObject();
    }
    writeLines(writer, kRoutes, drawing.routes, {kFrom, kPort, kTo, kPoints},
               [](auto route) { return jsonOf(route.key(), route.value()); });
    writer.endObject();
}

} // namespace sluice
