#include "core/base/fakeclock.h"
#include "core/events/eventbus.h"
#include "core/events/recentevents.h"
#include "tests/core/events/later.h"

#include <QTest>
#include <rapidcheck.h>

using namespace sluice;

class TestRecentEvents : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsRecentEventsWithinTheirBounds();
    void forgetsTheTopicLongestUnheard();
    void countsEachPublisherOfATopic();
    void saysWhoHearsEachTopic();
};

void TestRecentEvents::keepsRecentEventsWithinTheirBounds()
{
    QVERIFY(rc::check("recent events are bounded in topics and bytes", [] {
        RecentEvents recent(3, 5, 1000);
        std::map<QString, std::vector<quint64>> all;
        const int count = *rc::gen::inRange(1, 100);
        for (int i = 1; i <= count; ++i) {
            EventRecord event;
            event.topic = QString::number(*rc::gen::inRange(0, 9));
            event.sequence = static_cast<quint64>(i);
            event.data = QByteArray(*rc::gen::inRange(0, 400), 'x');
            recent.keep(event, {});
            all[event.topic].push_back(event.sequence);
            RC_ASSERT(recent.topicCount() <= 5u);
            // The topic heard last is always kept, at most three events of 399 bytes.
            RC_ASSERT(recent.bytes() <= 1197);
            const auto kept = recent.of(event.topic);
            RC_ASSERT(!kept.empty() && kept.size() <= 3u);
            const auto &heard = all[event.topic];
            for (std::size_t back = 0; back < kept.size(); ++back)
                RC_ASSERT(kept[kept.size() - 1 - back].sequence == heard[heard.size() - 1 - back]);
        }
    }));
}

void TestRecentEvents::forgetsTheTopicLongestUnheard()
{
    RecentEvents recent(2, 2);
    const auto event = [](QStringView topic) { return EventRecord{topic.toString(), {}, 1, {}, "{}", 0}; };
    recent.keep(event(u"a"), {});
    recent.keep(event(u"b"), {});
    recent.keep(event(u"a"), {});
    recent.keep(event(u"c"), {});
    QCOMPARE(recent.of(QStringLiteral("a")).size(), 2u);
    QVERIFY(recent.of(QStringLiteral("b")).empty());
    QCOMPARE(recent.bytes(), 6);
}

void TestRecentEvents::countsEachPublisherOfATopic()
{
    RecentEvents recent(2);
    const auto keep = [&recent](const QString &topic, const QString &publisher) {
        recent.keep({topic, publisher, 1, {}, "{}", 0}, MonoTime(std::chrono::seconds(100)));
    };
    for (int i = 0; i < 30; ++i)
        keep(QStringLiteral("a"), i % 3 == 0 ? QStringLiteral("shop") : QStringLiteral("engine"));
    keep(QStringLiteral("b"), QStringLiteral("engine"));
    for (int i = 0; i < 100; ++i)
        keep(QStringLiteral("c"), QStringLiteral("visitor-%1").arg(i)); // names may come from outside
    const auto flows = recent.flows(MonoTime(std::chrono::seconds(100)));
    QCOMPARE(flows[0], (EventFlow{QStringLiteral("a"), QStringLiteral("engine"), 20, 2, {}}));
    QCOMPARE(flows[1], (EventFlow{QStringLiteral("a"), QStringLiteral("shop"), 10, 1, {}}));
    QCOMPARE(flows[2].topic, QStringLiteral("b"));
    QVERIFY(flows.size() <= 3 + 9);
    quint64 visitors = 0;
    for (std::size_t i = 3; i < flows.size(); ++i)
        visitors += flows[i].events;
    QCOMPARE(visitors, quint64(100)); // those without a count of their own are counted together
    for (const TopicSnapshot &topic : recent.topics(MonoTime(std::chrono::seconds(100))))
        QCOMPARE(topic.events, topic.topic == u"a" ? quint64(30) : topic.topic == u"b" ? quint64(1) : quint64(100));
}

void TestRecentEvents::saysWhoHearsEachTopic()
{
    FakeClock clock;
    Later later(clock);
    EventBus bus(clock);
    const auto listen = [&](const QString &pattern, const QString &name) {
        SubscribeOptions options;
        options.name = name;
        return bus.subscribe(
            pattern, later.executor(), [](const EventRecord &) {}, options);
    };
    auto stock = listen(QStringLiteral("order.*"), QStringLiteral("stock"));
    const auto mail = listen(QStringLiteral("**"), QStringLiteral("mail"));
    QVERIFY(bus.emitEvent(QStringLiteral("order.placed"), "{}", QStringLiteral("shop")));
    QVERIFY(bus.emitEvent(QStringLiteral("run.ended"), "{}", QStringLiteral("engine")));
    auto flows = bus.flows();
    QCOMPARE(flows.size(), std::size_t(2));
    QCOMPARE(flows[0].publisher, QStringLiteral("shop"));
    QCOMPARE(flows[0].listeners, (QStringList{QStringLiteral("mail"), QStringLiteral("stock")}));
    QCOMPARE(flows[1].listeners, QStringList{QStringLiteral("mail")});
    stock->unsubscribe();
    QCOMPARE(bus.flows()[0].listeners, QStringList{QStringLiteral("mail")});
}

QTEST_APPLESS_MAIN(TestRecentEvents)
#include "tst_recentevents.moc"
