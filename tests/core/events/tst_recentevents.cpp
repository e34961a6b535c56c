#include "core/events/recentevents.h"

#include <QTest>
#include <rapidcheck.h>

using namespace sluice;

class TestRecentEvents : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsRecentEventsWithinTheirBounds();
    void forgetsTheTopicLongestUnheard();
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

QTEST_APPLESS_MAIN(TestRecentEvents)
#include "tst_recentevents.moc"
