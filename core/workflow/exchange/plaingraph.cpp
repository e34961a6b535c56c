#include "core/workflow/exchange/plaingraph.h"

#include "core/workflow/exchange/taskids.h"
#include "core/workflow/workflowfile.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>
#include <set>

namespace sluice {

namespace {

const auto kOwn = QStringLiteral("sluice");
const auto kLabel = QStringLiteral("label");
const auto kType = QStringLiteral("type");
const auto kLinkPort = QStringLiteral("port");
const auto kNothing = QStringLiteral("noop");

QString compactText(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject objectIn(const QString &json)
{
    return QJsonDocument::fromJson(json.toUtf8()).object();
}

/// Farther out is no place that anybody drew.
constexpr double kFarthest = 1e7;

bool isSanePlace(const QPointF &at)
{
    const auto isSane = [](double value) { return std::isfinite(value) && std::abs(value) <= kFarthest; };
    return isSane(at.x()) && isSane(at.y());
}

/// Builds the workflow of one graph.
class Builder {
public:
    Builder(const PlainGraph &graph, const TaskCatalog &catalog)
        : m_graph(graph)
        , m_catalog(catalog)
    {
    }

    Result<Workflow> run()
    {
        auto own = ownPart();
        if (!own)
            return own;
        m_made = *std::move(own);
        for (std::size_t at = 0; at < m_made.tasks.size(); ++at)
            m_places.insert(m_made.tasks[at].id, at);
        for (const PlainGraph::Node &node : m_graph.nodes)
            place(node);
        for (const PlainGraph::Link &link : m_graph.links)
            join(link);
        prune();
        return m_made;
    }

private:
    /// The workflow as far as only Sluice understands it, without edges.
    Result<Workflow> ownPart()
    {
        QJsonArray tasks;
        for (const PlainGraph::Node &node : m_graph.nodes) {
            const QJsonObject task = objectIn(node.attributes.value(kOwn));
            if (task.isEmpty() || m_taken.isTaken(task[u"id"].toString()))
                continue;
            m_ids.insert(node.id, task[u"id"].toString());
            m_taken.keep(task[u"id"].toString());
            tasks.append(task);
        }
        QJsonObject file = objectIn(m_graph.attributes.value(kOwn));
        if (file.isEmpty()) {
            file.insert(QStringLiteral("format"), kWorkflowFormat);
            file.insert(QStringLiteral("name"), m_graph.name);
        }
        file.insert(QStringLiteral("tasks"), tasks);
        file.insert(QStringLiteral("edges"), QJsonArray());
        return readWorkflow(QJsonDocument(file).toJson(QJsonDocument::Compact), QStringLiteral("imported"));
    }

    void place(const PlainGraph::Node &node)
    {
        if (!m_ids.contains(node.id))
            addForeign(node);
        const QString id = m_ids.value(node.id);
        bool hasX = false;
        bool hasY = false;
        const QPointF at(node.attributes.value(QStringLiteral("x")).toDouble(&hasX),
                         node.attributes.value(QStringLiteral("y")).toDouble(&hasY));
        if (hasX && hasY && isSanePlace(at) && !m_made.layout.contains(id))
            m_made.layout.insert(id, at);
    }

    void addForeign(const PlainGraph::Node &node)
    {
        Task task;
        task.id = m_taken.take(node.id);
        const QString label = node.attributes.value(kLabel);
        task.name = label.isEmpty() ? node.id : label;
        if (task.name == task.id)
            task.name.clear();
        const QString type = node.attributes.value(kType);
        const bool isKnown = m_catalog.find(type) != nullptr;
        task.type = isKnown ? type : kNothing;
        task.disabled = !isKnown && !type.isEmpty();
        QStringList notes;
        for (auto it = node.attributes.begin(); it != node.attributes.end(); ++it) {
            const bool isTaken = it.key() == kLabel || it.key() == u"x" || it.key() == u"y" || it.key() == u"pos"
                                 || (it.key() == kType && isKnown);
            if (!isTaken)
                notes += QStringLiteral("%1: %2").arg(it.key(), it.value());
        }
        task.notes = notes.join(u'\n');
        m_ids.insert(node.id, task.id);
        m_places.insert(task.id, m_made.tasks.size());
        m_made.tasks.push_back(std::move(task));
    }

    void join(const PlainGraph::Link &link)
    {
        Edge edge;
        edge.from = m_ids.value(link.from);
        edge.to = m_ids.value(link.to);
        const auto place = m_places.constFind(edge.from);
        if (place == m_places.constEnd() || edge.to.isEmpty())
            return;
        const Task &from = m_made.tasks[*place];
        const TaskTypeInfo *type = m_catalog.find(from.type);
        QStringList ports = type ? outPortsOf(from, *type) : QStringList();
        ports += {QStringLiteral("failure"), QStringLiteral("timeout")};
        const QString label = link.attributes.value(kLabel);
        edge.fromPort = link.attributes.value(kLinkPort, ports.contains(label) ? label : ports.front());
        if (m_edges.insert(edge).second)
            m_made.edges.push_back(edge);
    }

    /// Another program may have taken nodes and links away.
    void prune()
    {
        const auto isGone = [this](const QString &id) { return !m_taken.isTaken(id); };
        erase_if(m_made.layout, [&](std::pair<const QString &, QPointF &> place) { return isGone(place.first); });
        erase_if(m_made.drawing.tints, [&](std::pair<const QString &, QString &> tint) { return isGone(tint.first); });
        erase_if(m_made.drawing.routes,
                 [this](std::pair<const Edge &, QList<QPointF> &> route) { return !m_edges.contains(route.first); });
        for (TaskGroup &group : m_made.drawing.groups)
            group.tasks.removeIf(isGone);
        std::erase_if(m_made.drawing.groups, [](const TaskGroup &group) { return group.tasks.isEmpty(); });
        for (Task &task : m_made.tasks) {
            if (isGone(task.compensation))
                task.compensation.clear();
        }
    }

    const PlainGraph &m_graph;
    const TaskCatalog &m_catalog;
    Workflow m_made;
    QHash<QString, QString> m_ids; ///< of tasks, by those of nodes
    TaskIds m_taken;
    QHash<QString, std::size_t> m_places; ///< of tasks in what is made
    std::set<Edge> m_edges;               ///< those of what is made
};

} // namespace

PlainGraph plainGraphOf(const Workflow &workflow)
{
    PlainGraph graph;
    graph.name = workflow.name.isEmpty() ? workflow.id : workflow.name;
    QJsonObject file = QJsonDocument::fromJson(writeWorkflow(workflow)).object();
    QHash<QString, QJsonObject> tasks;
    for (const QJsonValue task : file.take(u"tasks").toArray())
        tasks.insert(task[u"id"].toString(), task.toObject());
    file.remove(u"edges");
    graph.attributes.insert(kOwn, compactText(file));
    for (const Task &task : workflow.tasks) {
        PlainGraph::Node node{task.id, {}};
        node.attributes.insert(kLabel, task.name.isEmpty() ? task.id : task.name);
        node.attributes.insert(kType, task.type);
        if (const auto at = workflow.layout.constFind(task.id); at != workflow.layout.constEnd()) {
            node.attributes.insert(QStringLiteral("x"), QString::number(at->x(), 'g', 12));
            node.attributes.insert(QStringLiteral("y"), QString::number(at->y(), 'g', 12));
        }
        node.attributes.insert(kOwn, compactText(tasks.value(task.id)));
        graph.nodes.push_back(std::move(node));
    }
    for (const Edge &edge : workflow.edges) {
        PlainGraph::Link link{edge.from, edge.to, {{kLinkPort, edge.fromPort}}};
        if (edge.fromPort != u"out")
            link.attributes.insert(kLabel, edge.fromPort);
        graph.links.push_back(std::move(link));
    }
    return graph;
}

Result<Workflow> workflowOf(const PlainGraph &graph, const TaskCatalog &catalog)
{
    return Builder(graph, catalog).run();
}

} // namespace sluice
