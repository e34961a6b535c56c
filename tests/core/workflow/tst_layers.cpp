// The steps of the layered layout, each against what defines it.
#include "core/workflow/layerplaces.h"
#include "core/workflow/layerranks.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace sluice;
using namespace sluice::layers;

namespace {

/// Arcs from lower to higher numbers.
Graph arbitraryGraph(int mostNodes, int mostArcs)
{
    Graph graph;
    graph.nodes = *rc::gen::inRange(1, mostNodes + 1);
    const int arcs = graph.nodes < 2 ? 0 : *rc::gen::inRange(0, mostArcs + 1);
    for (int i = 0; i < arcs; ++i) {
        const int from = *rc::gen::inRange(0, graph.nodes - 1);
        graph.arcs.push_back({from, *rc::gen::inRange(from + 1, graph.nodes), *rc::gen::inRange(0, 3)});
    }
    return graph;
}

int lengthOf(const Graph &graph, const std::vector<int> &ranks)
{
    return std::accumulate(graph.arcs.begin(), graph.arcs.end(), 0,
                           [&](int sum, const Arc &arc) { return sum + ranks[arc.to] - ranks[arc.from]; });
}

/// The least length of all, by trying every layer for every node.
int leastLength(const Graph &graph, std::vector<int> &ranks, int node)
{
    if (node == graph.nodes) {
        const bool fits = std::ranges::all_of(graph.arcs,
                                              [&](const Arc &arc) { return ranks[arc.to] > ranks[arc.from]; });
        return fits ? lengthOf(graph, ranks) : std::numeric_limits<int>::max();
    }
    int least = std::numeric_limits<int>::max();
    for (int rank = 0; rank < graph.nodes; ++rank) {
        ranks[node] = rank;
        least = std::min(least, leastLength(graph, ranks, node + 1));
    }
    return least;
}

std::int64_t crossingsOneByOne(const Layering &layering)
{
    std::int64_t sum = 0;
    for (const auto &one : layering.links()) {
        for (const auto &other : layering.links()) {
            if (layering.rankOf(one.from) == layering.rankOf(other.from)
                && layering.startOf(one) < layering.startOf(other) && layering.rowOf(one.to) > layering.rowOf(other.to))
                ++sum;
        }
    }
    return sum;
}

} // namespace

class TestLayers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ranksAreAsShortAsCanBe();
    void ranksLeadEveryArcOn();
    void countsCrossings();
    void leadsEveryArcThroughEachLayer();
    void uncrossesTrees();
    void uncrossingNeverMakesAKnownOrderWorse();
    void uncrossesAWideLayer();
    void keepsNodesInOrderAndApart();
    void straightensALongArc();
};

void TestLayers::ranksAreAsShortAsCanBe()
{
    QVERIFY(rc::check("no other layers make the arcs shorter", [] {
        const auto graph = arbitraryGraph(6, 10);
        std::vector<int> tried(graph.nodes, 0);
        RC_ASSERT(lengthOf(graph, ranks(graph)) == leastLength(graph, tried, 0));
    }));
}

void TestLayers::ranksLeadEveryArcOn()
{
    QVERIFY(rc::check("each arc leads to a later layer; the first layer is not empty", [] {
        const auto graph = arbitraryGraph(60, 120);
        const auto found = ranks(graph);
        RC_ASSERT(static_cast<int>(found.size()) == graph.nodes);
        for (const Arc &arc : graph.arcs)
            RC_ASSERT(found[arc.to] > found[arc.from]);
        RC_ASSERT(*std::ranges::min_element(found) == 0);
    }));
}

void TestLayers::countsCrossings()
{
    QVERIFY(rc::check("as counted one by one", [] {
        const auto graph = arbitraryGraph(24, 50);
        Layering layering(graph, ranks(graph));
        RC_ASSERT(layering.crossings() == crossingsOneByOne(layering));
    }));
}

void TestLayers::leadsEveryArcThroughEachLayer()
{
    QVERIFY(rc::check("every link leads to the next layer", [] {
        const auto graph = arbitraryGraph(24, 50);
        const auto found = ranks(graph);
        const Layering layering(graph, found);
        for (const auto &link : layering.links())
            RC_ASSERT(layering.rankOf(link.to) == layering.rankOf(link.from) + 1);
        for (const auto &[arc, first, bends] : layering.chains()) {
            RC_ASSERT(bends == found[arc.to] - found[arc.from] - 1);
            for (int bend = first; bend < first + bends; ++bend)
                RC_ASSERT(layering.isBend(bend) && layering.rankOf(bend) == found[arc.from] + 1 + bend - first);
        }
    }));
}

void TestLayers::uncrossesTrees()
{
    QVERIFY(rc::check("a tree has no crossings", [] {
        Graph graph;
        graph.nodes = *rc::gen::inRange(1, 60);
        std::vector<int> numbers(graph.nodes);
        std::iota(numbers.begin(), numbers.end(), 0);
        // Children come in any order of number, so that the first order is no good one.
        for (int i = graph.nodes - 1; i > 0; --i)
            std::swap(numbers[i], numbers[*rc::gen::inRange(0, i + 1)]);
        for (int node = 1; node < graph.nodes; ++node)
            graph.arcs.push_back({numbers[*rc::gen::inRange(0, node)], numbers[node], 0});
        Layering layering(graph, ranks(graph));
        uncross(layering, false);
        RC_ASSERT(layering.crossings() == 0);
    }));
}

void TestLayers::uncrossingNeverMakesAKnownOrderWorse()
{
    QVERIFY(rc::check("at most as many crossings as before", [] {
        const auto graph = arbitraryGraph(40, 80);
        Layering layering(graph, ranks(graph));
        const auto before = layering.crossings();
        uncross(layering, true);
        RC_ASSERT(layering.crossings() <= before);
    }));
}

void TestLayers::uncrossesAWideLayer()
{
    // Gone through by its square, the star alone would take this test far beyond its time.
    Graph star;
    star.nodes = 10001;
    for (int leaf = 1; leaf < star.nodes; ++leaf)
        star.arcs.push_back({0, leaf, 0});
    Layering layering(star, ranks(star));
    uncross(layering, false);
    QCOMPARE(layering.crossings(), std::int64_t(0));
    // Each pair of what two tasks both lead to crosses once, in any order.
    Graph both;
    both.nodes = 3002;
    for (int leaf = 2; leaf < both.nodes; ++leaf) {
        both.arcs.push_back({0, leaf, 0});
        both.arcs.push_back({1, leaf, 0});
    }
    Layering crossed(both, ranks(both));
    uncross(crossed, false);
    QCOMPARE(crossed.crossings(), std::int64_t(3000) * 2999 / 2);
}

void TestLayers::keepsNodesInOrderAndApart()
{
    QVERIFY(rc::check("in the order of the layer, with the room asked for", [] {
        const Room room{.node = 64, .nodeGap = 32, .bend = 8, .bendGap = 16};
        const auto graph = arbitraryGraph(40, 80);
        Layering layering(graph, ranks(graph));
        uncross(layering, false);
        const auto found = places(layering, room);
        for (const auto &row : layering.rows()) {
            for (std::size_t at = 1; at < row.size(); ++at) {
                const int above = row[at - 1];
                const int below = row[at];
                const auto half = [&](int node) { return (layering.isBend(node) ? room.bend : room.node) / 2; };
                const double gap = layering.isBend(above) || layering.isBend(below) ? room.bendGap : room.nodeGap;
                RC_ASSERT(found[below] - found[above] >= half(above) + half(below) + gap);
            }
        }
    }));
}

void TestLayers::straightensALongArc()
{
    // 0 → 1 → 2 → 3 → 4, and 0 → 4 beside it: the long arc is level over all layers between.
    const Graph graph{5, {{0, 1, 0}, {1, 2, 0}, {2, 3, 0}, {3, 4, 0}, {0, 4, 0}}};
    Layering layering(graph, ranks(graph));
    uncross(layering, false);
    const auto found = places(layering, {.node = 64, .nodeGap = 32, .bend = 8, .bendGap = 16});
    QCOMPARE(layering.nodes(), 8);
    QCOMPARE(found[5], found[6]);
    QCOMPARE(found[6], found[7]);
    QCOMPARE(found[1], found[2]);
    QCOMPARE(found[2], found[3]);
    QCOMPARE(std::abs(found[5] - found[1]), 52.0);
}

QTEST_GUILESS_MAIN(TestLayers)
#include "tst_layers.moc"
