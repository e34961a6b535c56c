#include "ui/health/eventmap.h"

#include "core/workflow/layout.h"

#include <QHash>
#include <QSet>
#include <QSize>

#include <algorithm>
#include <map>

namespace sluice {

namespace {

QString firstPart(const QString &topic)
{
    return topic.section(u'.', 0, 0);
}

/// What each topic is shown as.
QHash<QString, QString> shownTopics(const std::vector<EventFlow> &flows)
{
    QHash<QString, QSet<QString>> alike;
    QSet<QString> topics;
    for (const EventFlow &flow : flows) {
        topics.insert(flow.topic);
        alike[firstPart(flow.topic)].insert(flow.topic);
    }
    const bool isMany = static_cast<std::size_t>(topics.size()) > EventMap::kMostTopics;
    QHash<QString, QString> shown;
    for (const QString &topic : std::as_const(topics)) {
        const QString part = firstPart(topic);
        shown.insert(topic, isMany && alike.value(part).size() > 1 ? part + QStringLiteral(".**") : topic);
    }
    return shown;
}

/// Nodes and links as they come together from the flows.
class Builder {
public:
    int node(EventMap::Kind kind, const QString &name)
    {
        const auto [at, isNew] = m_known.try_emplace({kind, name}, static_cast<int>(map.nodes.size()));
        if (isNew)
            map.nodes.push_back({kind, name, {}, 0});
        return at->second;
    }
    void link(int from, int to, const EventFlow &flow)
    {
        const auto [at, isNew] = m_links.try_emplace({from, to}, map.links.size());
        if (isNew)
            map.links.push_back({from, to, 0, 0});
        EventMap::Link &link = map.links[at->second];
        link.perSecond += flow.perSecond;
        link.events += flow.events;
    }

    EventMap map;

private:
    std::map<std::pair<EventMap::Kind, QString>, int> m_known;
    std::map<std::pair<int, int>, std::size_t> m_links;
};

void arrange(EventMap &map)
{
    Workflow graph;
    const auto idOf = [](std::size_t node) { return QStringLiteral("n%1").arg(node); };
    for (std::size_t i = 0; i < map.nodes.size(); ++i) {
        Task task;
        task.id = idOf(i);
        graph.tasks.push_back(task);
    }
    for (const EventMap::Link &link : map.links) {
        Edge edge;
        edge.from = idOf(static_cast<std::size_t>(link.from));
        edge.to = idOf(static_cast<std::size_t>(link.to));
        graph.edges.push_back(edge);
    }
    const auto places = layeredLayout(graph).places;
    for (int column = 0; column < 3; ++column) {
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < map.nodes.size(); ++i) {
            if (static_cast<int>(map.nodes[i].kind) == column)
                order.push_back(i);
        }
        std::ranges::stable_sort(order, {}, [&](std::size_t i) { return places.value(idOf(i)).y(); });
        for (std::size_t row = 0; row < order.size(); ++row)
            map.nodes[order[row]].place = QPoint(column, static_cast<int>(row));
    }
}

} // namespace

QSize EventMap::size() const
{
    QSize size(3, 0);
    for (const Node &node : nodes)
        size.setHeight(std::max(size.height(), node.place.y() + 1));
    return size;
}

bool EventMap::isShapedAs(const EventMap &other) const
{
    const auto node = [](const Node &one) { return std::pair(one.kind, one.name); };
    const auto link = [](const Link &one) { return std::pair(one.from, one.to); };
    return std::ranges::equal(nodes, other.nodes, {}, node, node)
           && std::ranges::equal(links, other.links, {}, link, link);
}

EventMap eventMapOf(const std::vector<EventFlow> &flows, const EventMap &before)
{
    const auto shown = shownTopics(flows);
    Builder builder;
    for (const EventFlow &flow : flows) {
        const int publisher = builder.node(EventMap::Kind::Publisher, flow.publisher);
        const int topic = builder.node(EventMap::Kind::Topic, shown.value(flow.topic));
        builder.link(publisher, topic, flow);
        builder.map.nodes[static_cast<std::size_t>(publisher)].perSecond += flow.perSecond;
        builder.map.nodes[static_cast<std::size_t>(topic)].perSecond += flow.perSecond;
        for (const QString &name : flow.listeners) {
            const int listener = builder.node(EventMap::Kind::Listener, name);
            builder.link(topic, listener, flow);
            builder.map.nodes[static_cast<std::size_t>(listener)].perSecond += flow.perSecond;
        }
    }
    EventMap map = std::move(builder.map);
    if (map.isShapedAs(before)) {
        for (std::size_t i = 0; i < map.nodes.size(); ++i)
            map.nodes[i].place = before.nodes[i].place;
    } else {
        arrange(map);
    }
    return map;
}

} // namespace sluice
