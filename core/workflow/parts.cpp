#include "core/workflow/parts.h"

#include "core/workflow/workflowfile.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <map>

namespace sluice {

namespace {

const QString kPartId = QStringLiteral("id");
const QString kPartTasks = QStringLiteral("tasks");
const QString kPartEdges = QStringLiteral("edges");
const QString kPartTriggers = QStringLiteral("triggers");
const QString kPartLayout = QStringLiteral("layout");
const QString kPartDrawing = QStringLiteral("drawing");
const QString kPartGroups = QStringLiteral("groups");
const QString kPartNotes = QStringLiteral("notes");
const QString kPartTints = QStringLiteral("tints");
const QString kPartRoutes = QStringLiteral("routes");
const QString kPartFrom = QStringLiteral("from");
const QString kPartPort = QStringLiteral("port");
const QString kPartTo = QStringLiteral("to");
const QString kPartPoints = QStringLiteral("points");
const QString kPartPlace = QStringLiteral("place");
const QString kPartTint = QStringLiteral("tint");
const QString kPartGroup = QStringLiteral("group");
const QString kPartRoute = QStringLiteral("route");

QString edgeIdOf(const QJsonObject &edge)
{
    return edge[kPartFrom].toString() + u' ' + edge[kPartPort].toString(Edge().fromPort) + u' '
           + edge[kPartTo].toString();
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
        , m_drawing(m_file[kPartDrawing].toObject())
    {
    }

    std::vector<WorkflowPart> parts()
    {
        QJsonObject itself = m_file;
        for (const QString &key : {kPartTasks, kPartEdges, kPartTriggers, kPartLayout, kPartDrawing})
            itself.remove(key);
        add(PartKind::Workflow, {}, itself);
        for (const auto &trigger : listIn(m_file, kPartTriggers))
            addNamed(PartKind::Trigger, trigger.toObject());
        addTasks();
        addEdges();
        for (const auto &group : listIn(m_drawing, kPartGroups)) {
            QJsonObject fields = group.toObject();
            fields.remove(kPartTasks); // each task says it
            addNamed(PartKind::Group, fields);
        }
        for (const auto &note : listIn(m_drawing, kPartNotes))
            addNamed(PartKind::Note, note.toObject());
        return std::move(m_parts);
    }

private:
    void addTasks()
    {
        const QJsonObject places = m_file[kPartLayout].toObject();
        const QJsonObject tints = m_drawing[kPartTints].toObject();
        QMap<QString, QString> groups;
        for (const auto &group : listIn(m_drawing, kPartGroups)) {
            for (const auto &task : listIn(group.toObject(), kPartTasks))
                groups.insert(task.toString(), group.toObject()[kPartId].toString());
        }
        for (const auto &task : listIn(m_file, kPartTasks)) {
            QJsonObject fields = task.toObject();
            const QString id = fields[kPartId].toString();
            if (places.contains(id))
                fields.insert(kPartPlace, places[id]);
            if (tints.contains(id))
                fields.insert(kPartTint, tints[id]);
            if (groups.contains(id))
                fields.insert(kPartGroup, groups[id]);
            addNamed(PartKind::Task, fields);
        }
    }

    void addEdges()
    {
        QMap<QString, QJsonValue> routes;
        for (const auto &route : listIn(m_drawing, kPartRoutes))
            routes.insert(edgeIdOf(route.toObject()), route.toObject()[kPartPoints]);
        for (const auto &edge : listIn(m_file, kPartEdges)) {
            QJsonObject fields = edge.toObject();
            const QString id = edgeIdOf(fields);
            if (routes.contains(id))
                fields.insert(kPartRoute, routes[id]);
            add(PartKind::Edge, id, fields);
        }
    }

    void addNamed(PartKind kind, const QJsonObject &fields) { add(kind, fields[kPartId].toString(), fields); }

    void add(PartKind kind, const QString &id, const QJsonObject &fields)
    {
        m_parts.push_back({{kind, id, m_seen[{kind, id}]++}, fields});
    }

    const QJsonObject m_file;
    const QJsonObject m_drawing;
    std::vector<WorkflowPart> m_parts;
    std::map<std::pair<PartKind, QString>, int> m_seen;
};

/// Puts a file together from its parts.
class Joining {
public:
    QJsonObject file(const std::vector<WorkflowPart> &parts)
    {
        QJsonObject file;
        for (const WorkflowPart &part : parts) {
            if (part.key.kind == PartKind::Workflow)
                file = part.fields;
            else
                add(part);
        }
        QJsonArray groups;
        for (QJsonObject group : m_groups) {
            group.insert(kPartTasks, QJsonArray::fromStringList(m_members[group[kPartId].toString()]));
            groups.append(group);
        }
        QJsonObject drawing;
        putList(drawing, kPartGroups, groups);
        putList(drawing, kPartNotes, m_notes);
        putList(drawing, kPartRoutes, m_routes);
        if (!m_tints.isEmpty())
            drawing.insert(kPartTints, m_tints);
        if (!drawing.isEmpty())
            file.insert(kPartDrawing, drawing);
        file.insert(kPartTasks, m_tasks);
        file.insert(kPartEdges, m_edges);
        putList(file, kPartTriggers, m_triggers);
        if (!m_layout.isEmpty())
            file.insert(kPartLayout, m_layout);
        return file;
    }

private:
    static void putList(QJsonObject &object, const QString &key, const QJsonArray &list)
    {
        if (!list.isEmpty())
            object.insert(key, list);
    }

    void add(const WorkflowPart &part)
    {
        QJsonObject fields = part.fields;
        switch (part.key.kind) {
        case PartKind::Workflow:
            break;
        case PartKind::Task:
            if (const auto place = fields.take(kPartPlace); !place.isUndefined())
                m_layout.insert(part.key.id, place);
            if (const auto tint = fields.take(kPartTint); !tint.isUndefined())
                m_tints.insert(part.key.id, tint);
            if (const auto group = fields.take(kPartGroup); !group.isUndefined())
                m_members[group.toString()] << part.key.id;
            m_tasks.append(fields);
            break;
        case PartKind::Edge:
            if (const auto route = fields.take(kPartRoute); !route.isUndefined()) {
                QJsonObject routed = fields;
                routed.insert(kPartPoints, route);
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

std::vector<WorkflowPart> partsOf(const Workflow &workflow)
{
    return Parting(QJsonDocument::fromJson(writeWorkflow(workflow)).object()).parts();
}

Result<Workflow> workflowOf(const std::vector<WorkflowPart> &parts, const QString &id)
{
    return readWorkflow(QJsonDocument(Joining().file(parts)).toJson(QJsonDocument::Compact), id);
}

} // namespace sluice
