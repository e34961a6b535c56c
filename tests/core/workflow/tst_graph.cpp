#include "core/workflow/cyclepath.h"
#include "core/workflow/graph.h"
#include "tests/core/workflow/generators.h"
#include "tests/core/workflow/testcatalog.h"

#include <QElapsedTimer>
#include <QTest>

using namespace sluice;

namespace {

/// A workflow from "a b, b c item": an edge each, with its port; types "noop", or "forEach" for ids that start with "each".
Workflow workflowOf(const QString &edges)
{
    Workflow workflow;
    const auto add = [&](const QString &id) {
        if (!workflow.task(id))
            workflow.tasks.push_back(
                {id,
                 id.startsWith(QStringLiteral("each")) ? QStringLiteral("forEach") : QStringLiteral("noop"),
                 {},
                 {},
                 {},
                 false,
                 {}});
    };
    for (const QString &text : edges.split(QStringLiteral(", "))) {
        const QStringList words = text.split(u' ');
        add(words[0]);
        add(words[1]);
        workflow.edges.push_back({words[0], words.value(2, QStringLiteral("out")), words[1]});
    }
    return workflow;
}

QStringList idsOf(const WorkflowGraph &graph, const std::vector<bool> &set)
{
    QStringList ids;
    for (int task = 0; task < graph.size(); ++task) {
        if (set[static_cast<std::size_t>(task)])
            ids.append(graph.idOf(task));
    }
    return ids;
}

/// The owner of each task's region, as "x: each".
QString regionsText(const Workflow &workflow)
{
    const WorkflowGraph graph(workflow);
    const Regions regions = regionsOf(workflow, testCatalog());
    QStringList parts;
    for (int task = 0; task < graph.size(); ++task) {
        const int region = regions.regionOf[static_cast<std::size_t>(task)];
        const int owner = regions.owner[static_cast<std::size_t>(region)];
        parts.append(graph.idOf(task) + u':' + (owner < 0 ? QStringLiteral("-") : graph.idOf(owner)));
    }
    return parts.join(u' ');
}

} // namespace

class TestGraph : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ordersAnyDagTopologically();
    void hasNoOrderWithACycle();
    void forwardOrderHoldsEachTaskOnce();
    void leavesOutEdgesWithoutEnds();
    void reachesAncestorsAndDescendants();
    void namesTheShortestCycleOfEachKnot();
    void ignoresSelfEdgesAsCycles();
    void assignsInnermostBody_data();
    void assignsInnermostBody();
    void nestsRegions();
    void regionsSurviveCycles();
    void dragRefusesExactlyWhatClosesACycle();
    void dragNamesTheShortestWay();
    void dragAnswersInTime();
    void worksOnAnEmptyWorkflow();
};

void TestGraph::ordersAnyDagTopologically()
{
    QVERIFY(rc::check("topological", [] {
        const Workflow workflow = arbitraryDag();
        const WorkflowGraph graph(workflow);
        const auto order = graph.topologicalOrder();
        RC_ASSERT(order.has_value());
        RC_ASSERT(order->size() == workflow.tasks.size());
        std::vector<int> rank(order->size(), -1);
        for (std::size_t i = 0; i < order->size(); ++i)
            rank[static_cast<std::size_t>((*order)[i])] = static_cast<int>(i);
        for (const Edge &edge : workflow.edges)
            RC_ASSERT(rank[static_cast<std::size_t>(graph.indexOf(edge.from))]
                      < rank[static_cast<std::size_t>(graph.indexOf(edge.to))]);
        RC_ASSERT(graph.cycles().empty());
    }));
}

void TestGraph::hasNoOrderWithACycle()
{
    QVERIFY(!WorkflowGraph(workflowOf(QStringLiteral("a b, b c, c a"))).topologicalOrder());
    QVERIFY(!WorkflowGraph(workflowOf(QStringLiteral("a a"))).topologicalOrder());
}

void TestGraph::forwardOrderHoldsEachTaskOnce()
{
    const WorkflowGraph graph(workflowOf(QStringLiteral("a b, b c, c a, c d, d d")));
    std::vector<int> order = graph.forwardOrder();
    std::ranges::sort(order);
    QCOMPARE(order, (std::vector<int>{0, 1, 2, 3}));
}

void TestGraph::leavesOutEdgesWithoutEnds()
{
    Workflow workflow = workflowOf(QStringLiteral("a b"));
    workflow.edges.push_back({QStringLiteral("a"), QStringLiteral("out"), QStringLiteral("gone")});
    const WorkflowGraph graph(workflow);
    QCOMPARE(graph.outgoing(0).size(), 1U);
    QCOMPARE(graph.indexOf(QStringLiteral("gone")), -1);
}

void TestGraph::reachesAncestorsAndDescendants()
{
    const WorkflowGraph graph(workflowOf(QStringLiteral("a b, b c, d c, c e")));
    const int c = graph.indexOf(QStringLiteral("c"));
    QCOMPARE(idsOf(graph, graph.ancestors(c)).join(u' '), QStringLiteral("a b d"));
    QCOMPARE(idsOf(graph, graph.descendants(c)).join(u' '), QStringLiteral("e"));
}

void TestGraph::namesTheShortestCycleOfEachKnot()
{
    const auto cycles = WorkflowGraph(workflowOf(QStringLiteral("x a, a b, b c, c a, b a, c p, p q, q p"))).cycles();
    QCOMPARE(cycles.size(), 2U);
    QCOMPARE(cycles[0].join(u' '), QStringLiteral("a b a"));
    QCOMPARE(cycles[1].join(u' '), QStringLiteral("p q p"));
}

void TestGraph::ignoresSelfEdgesAsCycles()
{
    QVERIFY(WorkflowGraph(workflowOf(QStringLiteral("a a, a b"))).cycles().empty());
    const auto cycles = WorkflowGraph(workflowOf(QStringLiteral("a a, a b, b a"))).cycles();
    QCOMPARE(cycles.size(), 1U);
    QCOMPARE(cycles[0].join(u' '), QStringLiteral("a b a"));
}

void TestGraph::assignsInnermostBody_data()
{
    QTest::addColumn<QString>("edges");
    QTest::addColumn<QString>("regions");
    QTest::addColumn<int>("crossings");
    const auto row = [](const char *name, const char *edges, const char *regions, int crossings = 0) {
        QTest::newRow(name) << QString::fromLatin1(edges) << QString::fromLatin1(regions) << crossings;
    };
    row("no loop", "a b, b c", "a:- b:- c:-");
    row("body and after", "a each, each x item, x y, each after", "a:- each:- x:each y:each after:-");
    row("body splits and joins", "each x item, each y item, x z, y z", "each:- x:each y:each z:each");
    row("nested", "each1 x item, x each2, each2 y item, each2 z, each1 w",
        "each1:- x:each1 each2:each1 y:each2 z:each1 w:-");
    row("loop directly in a loop", "each1 each2 item, each2 x item", "each1:- each2:each1 x:each2");
    row("one after the other", "each1 x item, each1 each2, each2 y item", "each1:- x:each1 each2:- y:each2");
    row("listed backwards", "y z, x y, each x item, a each", "y:each z:each x:each each:- a:-");
    row("entered from outside", "a x, each x item, x y", "a:- x:each each:- y:each", 1);
    row("left to outside", "each x item, x after, each after", "each:- x:each after:each", 1);
    row("inner left to outer", "each1 each2 item, each2 x item, x y, each2 y", "each1:- each2:each1 x:each2 y:each2",
        1);
    row("port of a task that is no loop", "a b item", "a:- b:-");
}

void TestGraph::assignsInnermostBody()
{
    QFETCH(QString, edges);
    QFETCH(QString, regions);
    QFETCH(int, crossings);
    const Workflow workflow = workflowOf(edges);
    QCOMPARE(regionsText(workflow), regions);
    QCOMPARE(static_cast<int>(regionsOf(workflow, testCatalog()).crossings.size()), crossings);
}

void TestGraph::nestsRegions()
{
    const Workflow workflow = workflowOf(
        QStringLiteral("each1 each2 item, each2 each3 item, each1 each4, each3 x item"));
    const Regions regions = regionsOf(workflow, testCatalog());
    QCOMPARE(regions.owner, (std::vector<int>{-1, 0, 1, 2, 3}));
    QCOMPARE(regions.parent, (std::vector<int>{-1, 0, 1, 2, 0}));
}

void TestGraph::regionsSurviveCycles()
{
    const Workflow workflow = workflowOf(QStringLiteral("each x item, x y, y x, y each"));
    QCOMPARE(regionsText(workflow), QStringLiteral("each:- x:each y:each"));
    QVERIFY(regionsOf(workflow, testCatalog()).crossings.empty());
}

void TestGraph::dragRefusesExactlyWhatClosesACycle()
{
    QVERIFY(rc::check("closesCycle agrees with adding the edge", [] {
        const Workflow workflow = arbitraryDag(15);
        const WorkflowGraph graph(workflow);
        const QString source = graph.idOf(*rc::gen::inRange(0, graph.size()));
        const DragReachability drag(graph, source);
        for (int to = 0; to < graph.size(); ++to) {
            Workflow connected = workflow;
            connected.edges.push_back({source, QStringLiteral("out"), graph.idOf(to)});
            const bool isSound = WorkflowGraph(connected).topologicalOrder().has_value();
            RC_ASSERT(drag.closesCycle(graph.idOf(to)) == !isSound);
            const auto path = cyclePathIfConnected(workflow, source, graph.idOf(to));
            RC_ASSERT(path.has_value() == !isSound);
            if (!path)
                continue;
            RC_ASSERT(path->front() == graph.idOf(to) && path->back() == source);
            for (qsizetype i = 0; i + 1 < path->size(); ++i)
                RC_ASSERT(std::ranges::find(workflow.edges, Edge{(*path)[i], QStringLiteral("out"), (*path)[i + 1]})
                          != workflow.edges.end());
        }
    }));
}

void TestGraph::dragNamesTheShortestWay()
{
    const Workflow workflow = workflowOf(QStringLiteral("a b, b c, c d, a c"));
    const DragReachability drag(WorkflowGraph(workflow), QStringLiteral("d"));
    QCOMPARE(drag.pathFrom(QStringLiteral("a")).join(u' '), QStringLiteral("a c d"));
    QCOMPARE(drag.pathFrom(QStringLiteral("d")).join(u' '), QStringLiteral("d"));
    QVERIFY(drag.pathFrom(QStringLiteral("none")).isEmpty());
    QVERIFY(!DragReachability(WorkflowGraph(workflow), QStringLiteral("none")).closesCycle(QStringLiteral("a")));
}

void TestGraph::dragAnswersInTime()
{
    Workflow workflow;
    constexpr int kTasks = 10'000;
    for (int i = 0; i < kTasks; ++i) {
        workflow.tasks.push_back({taskIdAt(i), QStringLiteral("noop"), {}, {}, {}, false, {}});
        for (const int back : {1, 7, 100}) {
            if (i >= back)
                workflow.edges.push_back({taskIdAt(i - back), QStringLiteral("out"), taskIdAt(i)});
        }
    }
    const DragReachability drag(WorkflowGraph(workflow), taskIdAt(kTasks - 1));
    QElapsedTimer timer;
    timer.start();
    int refused = 0;
    for (int i = 0; i < kTasks; ++i)
        refused += drag.closesCycle(taskIdAt(i));
    QCOMPARE(refused, kTasks);
    const double each = static_cast<double>(timer.nsecsElapsed()) / kTasks / 1e6;
    QVERIFY2(each < 1, qPrintable(QString::number(each)));
    timer.start();
    QCOMPARE(drag.pathFrom(taskIdAt(0)).last(), taskIdAt(kTasks - 1));
    qInfo("question: %f ms, path: %lld us", each, static_cast<long long>(timer.nsecsElapsed() / 1000));
}

void TestGraph::worksOnAnEmptyWorkflow()
{
    const WorkflowGraph graph{Workflow()};
    QCOMPARE(graph.size(), 0);
    QVERIFY(graph.topologicalOrder().has_value());
    QVERIFY(graph.cycles().empty());
    QCOMPARE(regionsOf(Workflow(), testCatalog()).owner, (std::vector<int>{-1}));
}

QTEST_GUILESS_MAIN(TestGraph)
#include "tst_graph.moc"
