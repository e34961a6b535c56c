#include "core/workflow/layerorder.h"

#include <algorithm>

#include <tuple>

namespace sluice::layers {

Layering::Layering(const Graph &graph, const std::vector<int> &ranks)
    : m_ownNodes(graph.nodes)
    , m_rankOf(ranks)
{
    auto arcs = graph.arcs;
    std::ranges::stable_sort(arcs, {}, [](const Arc &arc) { return std::tuple(arc.from, arc.slot, arc.to); });
    const auto [first, last] = std::ranges::unique(arcs);
    arcs.erase(first, last);
    m_into.resize(graph.nodes);
    m_outOf.resize(graph.nodes);
    m_linksAfter.resize(graph.nodes == 0 ? 0 : *std::ranges::max_element(ranks) + 1);
    for (const auto &[from, to, slot] : arcs) {
        if (ranks[to] - ranks[from] > 1)
            m_chains.push_back({{from, to, slot}, nodes(), ranks[to] - ranks[from] - 1});
        int before = from;
        int leaving = std::min(slot, kSlots - 1);
        for (int rank = ranks[from] + 1; rank < ranks[to]; ++rank) {
            const int bend = nodes();
            m_rankOf.push_back(rank);
            m_into.emplace_back();
            m_outOf.emplace_back();
            addLink(before, bend, leaving);
            before = bend;
            leaving = 0;
        }
        addLink(before, to, leaving);
    }
    m_rows.resize(m_linksAfter.size());
    m_rowOf.resize(m_rankOf.size());
    for (int node = 0; node < nodes(); ++node) {
        m_rowOf[node] = static_cast<int>(m_rows[m_rankOf[node]].size());
        m_rows[m_rankOf[node]].push_back(node);
    }
}

void Layering::addLink(int from, int to, int slot)
{
    const int link = static_cast<int>(m_links.size());
    m_links.push_back({from, to, slot});
    m_outOf[from].push_back(link);
    m_into[to].push_back(link);
    m_linksAfter[m_rankOf[from]].push_back(link);
}

void Layering::setRow(int rank, std::vector<int> nodes)
{
    m_rows[rank] = std::move(nodes);
    for (int row = 0; row < static_cast<int>(m_rows[rank].size()); ++row)
        m_rowOf[m_rows[rank][row]] = row;
}

void Layering::exchange(int rank, int row)
{
    auto &above = m_rows[rank][row];
    auto &below = m_rows[rank][row + 1];
    std::swap(m_rowOf[above], m_rowOf[below]);
    std::swap(above, below);
}

std::int64_t Layering::crossings() const
{
    std::int64_t sum = 0;
    for (int rank = 0; rank < static_cast<int>(m_rows.size()); ++rank)
        sum += crossingsAfter(rank);
    return sum;
}

std::int64_t Layering::crossingsAfter(int rank) const
{
    if (m_linksAfter[rank].size() < 2)
        return 0;
    // By start, then by end: nodes come in their order, so only the links of one have to be sorted.
    std::vector<std::pair<int, int>> ends;
    ends.reserve(m_linksAfter[rank].size());
    for (const int node : m_rows[rank]) {
        const auto first = static_cast<std::ptrdiff_t>(ends.size());
        for (const int link : m_outOf[node])
            ends.emplace_back(m_links[link].slot, m_rowOf[m_links[link].to]);
        if (m_outOf[node].size() > 1)
            std::sort(ends.begin() + first, ends.end());
    }
    // A tree over the rows of the next layer counts, for each link, the earlier ones that end below it.
    std::size_t leaves = 1;
    while (leaves < m_rows[rank + 1].size())
        leaves *= 2;
    std::vector<int> tree(2 * leaves, 0);
    std::int64_t sum = 0;
    for (const auto &[start, end] : ends) {
        auto at = leaves + static_cast<std::size_t>(end);
        ++tree[at];
        for (; at > 1; at /= 2) {
            if (at % 2 == 0)
                sum += tree[at + 1];
            ++tree[at / 2];
        }
    }
    return sum;
}

} // namespace sluice::layers
