#include "tests/ui/health/healthfixture.h"
#include "ui/health/eventflowmodel.h"
#include "ui/health/eventmap.h"
#include "ui/health/eventmapcard.h"
#include "ui/health/eventmapview.h"
#include "ui/models/listview.h"

#include <QAbstractButton>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>

#include <algorithm>
#include <set>

using namespace sluice;

namespace {

EventFlow flow(const char *publisher, const char *topic, const QStringList &listeners, double perSecond = 1)
{
    return {QString::fromLatin1(topic), QString::fromLatin1(publisher), 10, perSecond, listeners};
}

std::vector<EventFlow> someFlows()
{
    const QString trigger = QStringLiteral("triggers");
    return {flow("engine", "letter.opened", {trigger}, 2),
            flow("engine", "run.started", {trigger, QStringLiteral("mail")}, 5), flow("shop", "order.placed", {}, 0)};
}

const EventMap::Node *nodeOf(const EventMap &map, EventMap::Kind kind, const char *name)
{
    const auto found = std::ranges::find_if(map.nodes, [&](const EventMap::Node &node) {
        return node.kind == kind && node.name == QLatin1StringView(name);
    });
    return found == map.nodes.end() ? nullptr : &*found;
}

int indexIn(const EventMap &map, EventMap::Kind kind, const char *name)
{
    return static_cast<int>(nodeOf(map, kind, name) - map.nodes.data());
}

} // namespace

class TestEventMap : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)"))); }
    void publishersTopicsAndListenersStandInColumns();
    void ratesAddUpOnLinksAndNodes();
    void placesStayWhileOnlyRatesChange();
    void topicsThatBeginAlikeStandTogetherWhereThereAreMany();
    void clickLeadsToTheTopicOrTheComponent();
    void keysGoFromNameToNameAndOpen();
    void tableSaysTheSame();
    void saysWhatComesHereWhileNobodyPublishes();
    void greysOutWhenTheFiguresAreOld();
};

void TestEventMap::publishersTopicsAndListenersStandInColumns()
{
    const EventMap map = eventMapOf(someFlows());
    QCOMPARE(map.nodes.size(), std::size_t(2 + 3 + 2));
    std::set<std::pair<int, int>> places;
    for (const EventMap::Node &node : map.nodes) {
        QCOMPARE(node.place.x(), static_cast<int>(node.kind));
        QVERIFY(places.insert({node.place.x(), node.place.y()}).second); // none lies on another
    }
    QCOMPARE(map.size(), QSize(3, 3));
}

void TestEventMap::ratesAddUpOnLinksAndNodes()
{
    const EventMap map = eventMapOf(someFlows());
    QCOMPARE(nodeOf(map, EventMap::Kind::Publisher, "engine")->perSecond, 7.0);
    QCOMPARE(nodeOf(map, EventMap::Kind::Listener, "triggers")->perSecond, 7.0);
    QCOMPARE(nodeOf(map, EventMap::Kind::Topic, "order.placed")->perSecond, 0.0);
    const int engine = indexIn(map, EventMap::Kind::Publisher, "engine");
    const int started = indexIn(map, EventMap::Kind::Topic, "run.started");
    const auto link = std::ranges::find_if(
        map.links, [&](const EventMap::Link &one) { return one.from == engine && one.to == started; });
    QVERIFY(link != map.links.end());
    QCOMPARE(link->perSecond, 5.0);
    QCOMPARE(map.links.size(), std::size_t(3 + 3));
}

void TestEventMap::placesStayWhileOnlyRatesChange()
{
    const EventMap before = eventMapOf(someFlows());
    auto flows = someFlows();
    flows[1].perSecond = 100;
    const EventMap after = eventMapOf(flows, before);
    QVERIFY(after.isShapedAs(before));
    QVERIFY(after != before);
    for (std::size_t i = 0; i < after.nodes.size(); ++i)
        QCOMPARE(after.nodes[i].place, before.nodes[i].place);
    flows.push_back(flow("shop", "order.sent", {}));
    QVERIFY(!eventMapOf(flows, before).isShapedAs(before));
}

void TestEventMap::topicsThatBeginAlikeStandTogetherWhereThereAreMany()
{
    std::vector<EventFlow> flows = someFlows();
    for (int i = 0; i < 40; ++i)
        flows.push_back(flow("engine", qPrintable(QStringLiteral("component.c%1.state").arg(i)), {}, 0.5));
    const EventMap map = eventMapOf(flows);
    const auto *together = nodeOf(map, EventMap::Kind::Topic, "component.**");
    QVERIFY(together);
    QCOMPARE(together->perSecond, 20.0);
    QVERIFY(nodeOf(map, EventMap::Kind::Topic, "order.placed")); // alone of its kind
    QVERIFY(map.size().height() <= 4);
}

void TestEventMap::clickLeadsToTheTopicOrTheComponent()
{
    HealthFixture it(false);
    it.engine.now.flows = someFlows();
    it.page.resize(1000, 430); // a card fits, the page does not
    it.engine.announce(it.clock.wall());
    it.page.show();
    QScrollBar *bar = it.find<QScrollArea>(QStringLiteral("healthScroll"))->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0); // all is in its place
    auto *card = it.page.findChild<QWidget *>(QStringLiteral("component:engine"));
    const auto isWhole = [card] { return card->visibleRegion().boundingRect() == card->rect(); };
    auto *view = it.find<EventMapView>(QStringLiteral("eventMapDrawing"));
    const EventMap map = eventMapOf(someFlows());
    QSignalSpy asked(&it.page, &HealthPage::topicRequested);
    const QRect topic = view->nodeRect(indexIn(map, EventMap::Kind::Topic, "run.started"));
    QTest::mouseClick(view, Qt::LeftButton, {}, topic.center());
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.front().front().toString(), QStringLiteral("run.started"));

    bar->setValue(bar->maximum()); // where the map is
    QVERIFY(!isWhole());
    QSignalSpy components(view, &EventMapView::componentRequested);
    const QRect engine = view->nodeRect(indexIn(map, EventMap::Kind::Publisher, "engine"));
    QTest::mouseClick(view, Qt::LeftButton, {}, engine.center());
    QCOMPARE(components.size(), 1);
    QCOMPARE(components.front().front().toString(), QStringLiteral("engine"));
    QTRY_VERIFY(isWhole());
    QVERIFY(bar->value() < bar->maximum());
}

void TestEventMap::keysGoFromNameToNameAndOpen()
{
    ThemeController theme(Theme::make(Scheme::Light));
    EventMapView view(theme);
    view.showMap(eventMapOf(someFlows()));
    view.resize(900, 200);
    view.show();
    QSignalSpy topics(&view, &EventMapView::topicRequested);
    QSignalSpy components(&view, &EventMapView::componentRequested);
    QTest::keyClick(&view, Qt::Key_Return); // a publisher comes first
    QCOMPARE(components.size(), 1);
    QTest::keyClick(&view, Qt::Key_Right);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(topics.size(), 1);
    const QString first = view.accessibleDescription();
    QTest::keyClick(&view, Qt::Key_Down);
    QVERIFY(view.accessibleDescription() != first); // read out at each step
    QTest::keyClick(&view, Qt::Key_Space);
    QCOMPARE(topics.size(), 2);
    QVERIFY(topics[0] != topics[1]);
}

void TestEventMap::tableSaysTheSame()
{
    HealthFixture it;
    it.engine.now.flows = someFlows();
    it.engine.announce();
    auto *table = it.find<ListView>(QStringLiteral("eventMapTable"));
    auto *choice = it.page.findChild<QWidget *>(QStringLiteral("eventMapView"));
    const auto buttons = choice->findChildren<QAbstractButton *>();
    QCOMPARE(buttons.size(), 2);
    QTest::mouseClick(buttons[1], Qt::LeftButton);
    QVERIFY(table->isVisible());
    QCOMPARE(table->model()->rowCount(), 3);
    const auto cell = [&](int row, int column) { return table->model()->index(row, column).data().toString(); };
    QCOMPARE(cell(2, EventFlowModel::TopicColumn), QStringLiteral("order.placed"));
    QCOMPARE(cell(2, EventFlowModel::ListenerColumn), QStringLiteral("nobody"));
    QCOMPARE(cell(2, EventFlowModel::CountColumn), QStringLiteral("10"));
    QSignalSpy asked(&it.page, &HealthPage::topicRequested);
    table->setCurrentIndex(table->model()->index(2, 0));
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
}

void TestEventMap::saysWhatComesHereWhileNobodyPublishes()
{
    HealthFixture it;
    auto *none = it.find<QLabel>(QStringLiteral("eventMapNone"));
    QVERIFY(none->isVisible() && !none->text().isEmpty());
    it.engine.now.flows = someFlows();
    it.engine.announce();
    QVERIFY(!none->isVisible());
    QVERIFY(it.find<EventMapView>(QStringLiteral("eventMapDrawing"))->isVisible());
}

void TestEventMap::greysOutWhenTheFiguresAreOld()
{
    HealthFixture it;
    it.engine.now.flows = someFlows();
    it.engine.announce();
    auto *view = it.find<EventMapView>(QStringLiteral("eventMapDrawing"));
    QVERIFY(!view->isStale());
    it.clock.advance(Milliseconds(3000));
    QTRY_VERIFY(view->isStale());
    it.engine.announce(it.clock.wall());
    QVERIFY(!view->isStale());
}

QTEST_MAIN(TestEventMap)
#include "tst_eventmap.moc"
