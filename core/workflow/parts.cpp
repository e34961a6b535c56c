#include "core/workflow/parts.h"

#include "core/workflow/workflowfile.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <map>

namespace sluice {

namespace {

const QString kId = QStringLiteral("id");
const QString kTasks = QStringLiteral("tasks");
const QString kEdges = QStringLiteral("edges");
const QString kTriggers = QStringLiteral("triggers");
const QString kLayout = QStringLiteral("layout");
const QString kDrawing = QStringLiteral("drawing");
const QString kGroups = QStringLiteral("groups");
const QString kNotes = QStringLiteral("notes");
const QString kTints = QStringLiteral("tints");
const QString kRoutes = QStringLiteral("routes");
const QString kFrom = QStringLiteral("from");
const QString kPort = QStringLiteral("port");
const QString kTo = QStringLiteral("to");
const QString kPoints = QStringLiteral("points");
const QString kPlace = QStringLiteral("place");
const QString kTint = QStringLiteral("tint");
const QString kGroup = QStringLiteral("group");
const QString kRoute = QStringLiteral("route");

QString edgeIdOf(const QJsonObject &edge)
{
    return edge[kFrom].toString() + u' ' + edge[kPort].toString(Edge().fromPort) + u' ' + edge[kTo].toString();
}

QJsonArray listIn(const QJsonObject &object, const QString &key)
{
    return object[key].toArray();
}

/// Takes a workflow apart that is given as its file.
class Parting {
public:
    explicit Parting(QJsonObject file)
        : m_file(std::move(file))
        , m_drawing(m_file[kDrawing].toObject())
    {
    }

    std::vector<Part> parts()
    {
        QJsonObject itself = m_file;
        for (const QString &key : {kTasks, kEdges, kTriggers, kLayout, kDrawing})
            itself.remove(key);
        add(PartKind::Workflow, {}, itself);
        for (const auto &trigger : listIn(m_file, kTriggers))
            addNamed(PartKind::Trigger, trigger.toObject());
        addTasks();
        addEdges();
        for (const auto &group : listIn(m_drawing, kGroups)) {
            QJsonObject fields = group.toObject();
            fields.remove(kTasks); // each task says it
            addNamed(PartKind::Group, fields);
        }
        for (const auto &note : listIn(m_drawing, kNotes))
            addNamed(PartKind::Note, note.toObject());
        return std::move(m_parts);
    }

private:
    void addTasks()
    {
        const QJsonObject places = m_file[kLayout].toObject();
        const QJsonObject tints = m_drawing[kTints].toObject();
        QMap<QString, QString> groups;
        for (const auto &group : listIn(m_drawing, kGroups)) {
            for (const auto &task : listIn(group.toObject(), kTasks))
                groups.insert(task.toString(), group.toObject()[kId].toString());
        }
        for (const auto &task : listIn(m_file, kTasks)) {
            QJsonObject fields = task.toObject();
            const QString id = fields[kId].toString();
            if (places.contains(id))
                fields.insert(kPlace, places[id]);
            if (tints.contains(id))
                fields.insert(kTint, tints[id]);
            if (groups.contains(id))
                fields.insert(kGroup, groups[id]);
            addNamed(PartKind::Task, fields);
        }
    }

    void addEdges()
    {
        QMap<QString, QJsonValue> routes;
        for (const auto &route : listIn(m_drawing, kRoutes))
            routes.insert(edgeIdOf(route.toObject()), route.toObject()[kPoints]);
        for (const auto &edge : listIn(m_file, kEdges)) {
            QJsonObject fields = edge.toObject();
            const QString id = edgeIdOf(fields);
            if (routes.contains(id))
                fields.insert(kRoute, routes[id]);
            add(PartKind::Edge, id, fields);
        }
    }

    void addNamed(PartKind kind, const QJsonObject &fields) { add(kind, fields[kId].toString(), fields); }

    void add(PartKind kind, const QString &id, const QJsonObject &fields)
    {
        m_parts.push_back({{kind, id, m_seen[{kind, id}]++}, fields});
    }

    const QJsonObject m_file;
    const QJsonObject m_drawing;
    std::vector<Part> m_parts;
    std::map<std::pair<PartKind, QString>, int> m_seen;
};

/// Puts a file together from its parts.
class Joining {
public:
    QJsonObject file(const std::vector<Part> &parts)
    {
        QJsonObject file;
        for (const Part &part : parts) {
            if (part.key.kind == PartKind::Workflow)
                file = part.fields;
            else
                add(part);
        }
        QJsonArray groups;
        for (QJsonObject group : m_groups) {
            group.insert(kTasks, QJsonArray::fromStringList(m_members[group[kId].toString()]));
            groups.append(group);
        }
        QJsonObject drawing;
        putList(drawing, kGroups, groups);
        putList(drawing, kNotes, m_notes);
        putList(drawing, kRoutes, m_routes);
        if (!m_tints.isEmpty())
            drawing.insert(kTints, m_tints);
        if (!drawing.isEmpty())
            file.insert(kDrawing, drawing);
        file.insert(kTasks, m_tasks);
        file.insert(kEdges, m_edges);
        putList(file, kTriggers, m_triggers);
        if (!m_layout.isEmpty())
            file.insert(kLayout, m_layout);
        return file;
    }

private:
    static void putList(QJsonObject &object, const QString &key, const QJsonArray &list)
    {
        if (!list.isEmpty())
            object.insert(key, list);
    }

    void add(const Part &part)
    {
        QJsonObject fields = part.fields;
        switch (part.key.kind) {
        case PartKind::Workflow:
            break;
        case PartKind::Task:
            if (const auto place = fields.take(kPlace); !place.isUndefined())
                m_layout.insert(part.key.id, place);
            if (const auto tint = fields.take(kTint); !tint.isUndefined())
                m_tints.insert(part.key.id, tint);
            if (const auto group = fields.take(kGroup); !group.isUndefined())
                m_members[group.toString()] << part.key.id;
            m_tasks.append(fields);
            break;
        case PartKind::Edge:
            if (const auto route = fields.take(kRoute); !route.isUndefined()) {
                QJsonObject routed = fields;
                routed.insert(kPoints, route);
                m_routes.append(routed);
            }
            m_edges.append(fields);
            break;
        case PartKind::Trigger:
            m_triggers.append(fields);
            break;
        case PartKind::Group:
            m_groups.push_back(fields);
            break;
        case PartKind::Note:
            m_notes.append(fields);
            break;
        }
    }

    QJsonArray m_tasks;
    QJsonArray m_edges;
    QJsonArray m_triggers;
    QJsonArray m_notes;
    QJsonArray m_routes;
    QJsonObject m_layout;
    QJsonObject m_tints;
    std::vector<QJsonObject> m_groups;
    std::map<QString, QStringList> m_members;
};

} // namespace

std::vector<Part> partsOf(const Workflow &workflow)
{
    return Parting(QJsonDocument::fromJson(writeWorkflow(workflow)).object()).parts();
}

Result<Workflow> workflowOf(const std::vector<Part> &parts, const QString &id)
{
    return readWorkflow(QJsonDocument(Joining().file(parts)).toJson(QJsonDocument::Compact), id);
}

} // namespace sluice
