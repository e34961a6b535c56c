#include "core/workflow/catalog.h"
#include "core/workflow/layout.h"
#include "tests/core/workflow/generators.h"

#include <QRectF>
#include <QTest>

using namespace sluice;

namespace {

Workflow chainOf(int count)
{
    Workflow workflow;
    for (int i = 0; i < count; ++i) {
        workflow.tasks.push_back({taskIdAt(i), QStringLiteral("noop"), {}, {}, {}, false, {}});
        if (i > 0)
            workflow.edges.push_back({taskIdAt(i - 1), QStringLiteral("out"), taskIdAt(i)});
    }
    return workflow;
}

} // namespace

class TestLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void placesEveryTaskOnTheGridWithoutOverlap();
    void leadsEveryEdgeToTheRight();
    void uncrossesTwoWires();
    void givesTheSamePlacesAgain();
    void placesCyclesToo();
    void leadsLongEdgesAroundNodes();
    void changesNothingTwice();
    void keepsTheOrderThatPeopleKnow();
    void giveEdgesTheOrderOfTheirPorts();
    void putsPartsBelowEachOther();
};

void TestLayout::placesEveryTaskOnTheGridWithoutOverlap()
{
    QVERIFY(rc::check("on the grid, apart", [] {
        const Workflow workflow = arbitraryDag();
        const auto places = layeredLayout(workflow).places;
        RC_ASSERT(static_cast<std::size_t>(places.size()) == workflow.tasks.size());
        std::vector<QRectF> nodes;
        for (const QPointF &place : places) {
            RC_ASSERT(static_cast<int>(place.x()) % 8 == 0 && static_cast<int>(place.y()) % 8 == 0);
            const QRectF node(place.x(), place.y(), 208 + 32, 64 + 32);
            for (const QRectF &other : nodes)
                RC_ASSERT(!other.intersects(node));
            nodes.push_back(node);
        }
    }));
}

void TestLayout::leadsEveryEdgeToTheRight()
{
    QVERIFY(rc::check("to the right, by at least a node and a gap", [] {
        const Workflow workflow = arbitraryDag();
        const auto places = layeredLayout(workflow).places;
        for (const Edge &edge : workflow.edges)
            RC_ASSERT(places[edge.to].x() - places[edge.from].x() >= 208 + 80);
    }));
}

void TestLayout::uncrossesTwoWires()
{
    Workflow workflow;
    for (int i = 0; i < 4; ++i)
        workflow.tasks.push_back({taskIdAt(i), QStringLiteral("noop"), {}, {}, {}, false, {}});
    workflow.edges = {{taskIdAt(0), QStringLiteral("out"), taskIdAt(3)},
                      {taskIdAt(1), QStringLiteral("out"), taskIdAt(2)}};
    const auto places = layeredLayout(workflow).places;
    QCOMPARE(places[taskIdAt(0)].y() < places[taskIdAt(1)].y(), places[taskIdAt(3)].y() < places[taskIdAt(2)].y());
}

void TestLayout::givesTheSamePlacesAgain()
{
    QVERIFY(rc::check("deterministic", [] {
        const Workflow workflow = arbitraryDag();
        RC_ASSERT(layeredLayout(workflow) == layeredLayout(workflow));
    }));
}

void TestLayout::placesCyclesToo()
{
    Workflow workflow;
    for (int i = 0; i < 3; ++i) {
        workflow.tasks.push_back({taskIdAt(i), QStringLiteral("noop"), {}, {}, {}, false, {}});
        workflow.edges.push_back({taskIdAt(i), QStringLiteral("out"), taskIdAt((i + 1) % 3)});
        workflow.edges.push_back({taskIdAt(i), QStringLiteral("out"), taskIdAt(i)});
    }
    QCOMPARE(layeredLayout(workflow).places.size(), 3);
    QVERIFY(layeredLayout(Workflow()).places.isEmpty());
}

void TestLayout::leadsLongEdgesAroundNodes()
{
    QVERIFY(rc::check("no level stretch of a route lies on a node", [] {
        const Workflow workflow = arbitraryDag();
        const auto [places, routes] = layeredLayout(workflow);
        for (const Edge &edge : workflow.edges) {
            const auto layers = (places[edge.to].x() - places[edge.from].x()) / 288 - 1;
            const auto route = routes.value(edge);
            RC_ASSERT(route.isEmpty() == (layers < 1));
            RC_ASSERT(route.size() % 2 == 0);
            for (qsizetype i = 0; i < route.size(); i += 2) {
                RC_ASSERT(route[i].y() == route[i + 1].y());
                for (const QPointF &place : places)
                    RC_ASSERT(!QRectF(place, QSizeF(208, 64))
                                   .intersects(QRectF(route[i], route[i + 1]).adjusted(1, -1, -1, 1)));
            }
        }
    }));
}

void TestLayout::changesNothingTwice()
{
    Workflow workflow = chainOf(12);
    for (const auto &[from, to] :
         {std::pair(0, 3), std::pair(0, 5), std::pair(2, 9), std::pair(4, 11), std::pair(1, 8)})
        workflow.edges.push_back({taskIdAt(from), QStringLiteral("out"), taskIdAt(to)});
    const auto once = layeredLayout(workflow);
    workflow.layout = once.places;
    workflow.drawing.routes = once.routes;
    QCOMPARE(layeredLayout(workflow), once);
}

void TestLayout::keepsTheOrderThatPeopleKnow()
{
    // One task leads to eight. Turned over, no order of them crosses more than another: the one at hand stays.
    Workflow workflow = chainOf(0);
    for (int i = 0; i < 9; ++i)
        workflow.tasks.push_back({taskIdAt(i), QStringLiteral("noop"), {}, {}, {}, false, {}});
    for (int i = 1; i < 9; ++i)
        workflow.edges.push_back({taskIdAt(0), QStringLiteral("out"), taskIdAt(i)});
    for (int i = 0; i < 9; ++i)
        workflow.layout.insert(taskIdAt(i), QPointF(1000, -100.0 * i));
    const auto places = layeredLayout(workflow).places;
    for (int i = 2; i < 9; ++i)
        QVERIFY(places[taskIdAt(i)].y() < places[taskIdAt(i - 1)].y());
    // The whole stays where it was: half of the tasks lie on either side of it.
    QVERIFY(std::abs(places[taskIdAt(4)].x() - 1000) <= 288);
    // And a new one comes in without the others changing places.
    workflow.layout = places;
    workflow.tasks.push_back({taskIdAt(9), QStringLiteral("noop"), {}, {}, {}, false, {}});
    workflow.edges.push_back({taskIdAt(0), QStringLiteral("out"), taskIdAt(9)});
    const auto with = layeredLayout(workflow).places;
    for (int i = 2; i < 9; ++i)
        QVERIFY(with[taskIdAt(i)].y() < with[taskIdAt(i - 1)].y());
}

void TestLayout::giveEdgesTheOrderOfTheirPorts()
{
    TaskTypeInfo type;
    type.type = QStringLiteral("two");
    type.outPorts = {QStringLiteral("yes"), QStringLiteral("no")};
    const TaskCatalog catalog({type});
    Workflow workflow = chainOf(0);
    for (int i = 0; i < 3; ++i)
        workflow.tasks.push_back({taskIdAt(i), QStringLiteral("two"), {}, {}, {}, false, {}});
    workflow.edges = {{taskIdAt(0), QStringLiteral("no"), taskIdAt(1)},
                      {taskIdAt(0), QStringLiteral("yes"), taskIdAt(2)}};
    const auto places = layeredLayout(workflow, &catalog).places;
    QVERIFY(places[taskIdAt(2)].y() < places[taskIdAt(1)].y());
}

void TestLayout::putsPartsBelowEachOther()
{
    Workflow workflow = chainOf(3);
    for (int i = 3; i < 8; ++i)
        workflow.tasks.push_back({taskIdAt(i), QStringLiteral("noop"), {}, {}, {}, false, {}});
    workflow.edges.push_back({taskIdAt(3), QStringLiteral("out"), taskIdAt(4)});
    const auto places = layeredLayout(workflow).places;
    QVERIFY(places[taskIdAt(3)].y() >= places[taskIdAt(2)].y() + 64 + 32);
    for (int alone = 5; alone < 8; ++alone)
        QVERIFY(places[taskIdAt(alone)].y() >= places[taskIdAt(4)].y() + 64 + 32);
}

QTEST_GUILESS_MAIN(TestLayout)
#include "tst_layout.moc"
