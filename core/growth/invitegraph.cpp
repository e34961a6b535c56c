#include "core/growth/invitegraph.h"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/incremental_components.hpp>
#include <boost/pending/disjoint_sets.hpp>

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace sluice {

namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
using Vertex = boost::graph_traits<Graph>::vertex_descriptor;

} // namespace

GraphStudy studyGraph(std::vector<GraphUser> users)
{
    GraphStudy study;
    std::ranges::sort(users, {}, [](const GraphUser &user) { return std::tuple(user.joined, user.key); });
    std::unordered_map<quint64, Vertex> vertices;
    for (Vertex v = 0; v < users.size(); ++v)
        vertices.emplace(users[v].key, v);
    Graph graph(users.size());
    std::vector<std::size_t> ranks(users.size());
    std::vector<Vertex> parents(users.size());
    std::vector<double> sizes(users.size(), 1);
    boost::disjoint_sets sets(ranks.data(), parents.data());
    boost::initialize_incremental_components(graph, sets);
    for (Vertex v = 0; v < users.size(); ++v) {
        const auto inviter = vertices.find(users[v].invitedBy);
        double before = 0;
        if (inviter != vertices.end() && inviter->second != v) {
            const Vertex theirs = sets.find_set(inviter->second);
            const Vertex own = sets.find_set(v);
            if (theirs != own) {
                before = sizes[theirs];
                const double together = sizes[theirs] + sizes[own];
                boost::add_edge(inviter->second, v, graph);
                sets.link(theirs, own);
                sizes[sets.find_set(v)] = together;
            }
        }
        if (users[v].isComplete) {
            study.sizeAndAccepted.emplace_back(before, users[v].accepted);
            study.sizeAndEngagement.emplace_back(before, users[v].engagement);
        }
    }
    std::vector<std::size_t> component(users.size());
    if (!users.empty())
        study.components = static_cast<quint64>(boost::connected_components(graph, component.data()));
    std::vector<quint64> members(study.components);
    for (const std::size_t one : component)
        study.largest = std::max(study.largest, ++members[one]);
    return study;
}

} // namespace sluice
