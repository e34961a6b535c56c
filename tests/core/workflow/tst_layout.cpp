#include "core/workflow/layout.h"
#include "tests/core/workflow/generators.h"

#include <QElapsedTimer>
#include <QRectF>
#include <QTest>

using namespace sluice;

class TestLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void placesEveryTaskOnTheGridWithoutOverlap();
    void leadsEveryEdgeToTheRight();
    void uncrossesTwoWires();
    void givesTheSamePlacesAgain();
    void placesCyclesToo();
    void placesTenThousandInTime();
};

void TestLayout::placesEveryTaskOnTheGridWithoutOverlap()
{
    QVERIFY(rc::check("on the grid, apart", [] {
        const Workflow workflow = arbitraryDag();
        const auto places = layeredLayout(workflow);
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
        const auto places = layeredLayout(workflow);
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
    const auto places = layeredLayout(workflow);
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
    QCOMPARE(layeredLayout(workflow).size(), 3);
    QVERIFY(layeredLayout(Workflow()).isEmpty());
}

void TestLayout::placesTenThousandInTime()
{
    Workflow workflow;
    for (int i = 0; i < 10'000; ++i) {
        workflow.tasks.push_back({taskIdAt(i), QStringLiteral("noop"), {}, {}, {}, false, {}});
        for (const int back : {100, 117}) {
            if (i >= back)
                workflow.edges.push_back({taskIdAt(i - back), QStringLiteral("out"), taskIdAt(i)});
        }
    }
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(layeredLayout(workflow).size(), 10'000);
    QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
    qInfo("placed 10,000 tasks in %lld ms", static_cast<long long>(timer.elapsed()));
}

QTEST_GUILESS_MAIN(TestLayout)
#include "tst_layout.moc"
