#include "core/base/errors.h"
#include "core/base/fakeclock.h"
#include "core/events/errors.h"
#include "core/events/eventbus.h"
#include "tests/core/base/anyin.h"
#include "tests/core/events/later.h"

#include <QTest>
#include <rapidcheck.h>

#include <deque>
#include <map>
#include <stdexcept>

using namespace sluice;
using namespace std::chrono_literals;

namespace {

bool isWhole(const SubscriberSnapshot &one)
{
    return one.published == one.delivered + one.dropped + one.deadLettered + one.queued;
}

const QString kTopic = QStringLiteral("orders.new");
constexpr RetryConfig kOnce{.maxAttempts = 1};

} // namespace

class TestEventBus : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsOrderCountsAndBoundsUnderAnySchedule();
    void isDisturbedByNoOtherSubscriber();
    void mayUnsubscribeFromItsOwnHandler();
    void outlivesTheBus();
    void pausesAHandlerThatThrowsFiveTimesInAMinute();
    void forgivesThrowsThatAreFarApart();
    void callsAHandlerThatThrewAgainLaterAndInOrder();
    void makesADeadLetterOfWhatItsHandlerNeverTakes();
    void countsTheAttemptsOfAnEventThatWasDroppedForNoOther();
    void leavesTheOthersAloneWhenABlockingQueueIsFull();
    void makesADeadLetterOfWhatFindsNoRoom();
    void endsALoopOfHandlers();
    void putsWhatAHandlerPublishesAtTheTail();
    void refusesWhatIsNoEvent();
    void keepsTheLastEventsOfATopic();
    void findsRecentEventsByPattern();
    void showsHowBusyATopicIs();
    void accountsForNothingThatWentWithItsSubscriber();
    void publishesManyInTurnOrNone();
    void tellsThoseWhoCameAfterATopicWasFirstHeard();

private:
    FakeClock m_clock;
};

void TestEventBus::keepsOrderCountsAndBoundsUnderAnySchedule()
{
    QVERIFY(rc::check("E1, E2, E4, and what it accounts for", [] {
        FakeClock clock;
        std::map<QString, quint64> letters;
        EventBus bus(clock, [&letters](const EventRecord &, EventDeath, const QString &name) { ++letters[name]; });
        struct Party {
            explicit Party(const Clock &theClock)
                : later(theClock)
            {
            }
            Later later;
            Subscription subscription;
            std::map<std::pair<QString, QString>, quint64> last;
            std::size_t capacity = 0;
            bool isOrdered = true;
        };
        std::deque<Party> parties;
        for (int i = 0; i < 3; ++i)
            parties.emplace_back(clock);
        const Overflow policies[] = {Overflow::DropOldest, Overflow::DeadLetter, Overflow::Block};
        const QString patterns[] = {QStringLiteral("a.**"), QStringLiteral("*.x"), QStringLiteral("**")};
        for (std::size_t i = 0; i < parties.size(); ++i) {
            Party &party = parties[i];
            party.capacity = anyIn<std::size_t>(1, 6);
            const int throwing = anyIn(2, 20);
            party.subscription = std::move(
                *bus.subscribe(patterns[i], party.later.executor(),
                               [&party, throwing](const EventRecord &event) {
                                   quint64 &last = party.last[{event.topic, event.publisher}];
                                   party.isOrdered = party.isOrdered && event.sequence > last;
                                   if (event.sequence % static_cast<quint64>(throwing) == 0)
                                       throw std::runtime_error("no"); // and comes again, before all others
                                   last = event.sequence;
                               },
                               {QString::number(i), party.capacity, policies[i]}));
        }
        const int steps = anyIn(1, 200);
        for (int i = 0; i < steps; ++i) {
            const int what = anyIn(0, 8);
            if (what == 0) {
                clock.advance(Milliseconds(anyIn(1, 400)));
            } else if (what == 1) {
                (void)bus.resume(anyIn<quint64>(1, 4));
            } else if (what < 6) {
                const QString topics[] = {QStringLiteral("a"), QStringLiteral("a.x"), QStringLiteral("b.x")};
                const QString publisher = QString::number(anyIn(0, 2));
                (void)bus.emitEvent(topics[anyIn(0, 3)], "{}", publisher);
            } else {
                parties[anyIn<std::size_t>(0, 3)].later.runOne();
            }
            const auto shown = bus.subscribers();
            std::size_t held = 0;
            for (const SubscriberSnapshot &one : shown)
                held += one.queued;
            for (const TopicSnapshot &one : bus.topics())
                held += bus.recent(one.topic).size();
            RC_ASSERT(bus.memoryBytes() == held * (sizeof(EventRecord) + 2)); // each brings two bytes
            for (std::size_t at = 0; at < shown.size(); ++at) {
                RC_ASSERT(isWhole(shown[at]));
                RC_ASSERT(shown[at].queued <= parties[at].capacity);
                RC_ASSERT(parties[at].isOrdered);
                RC_ASSERT(shown[at].deadLettered == letters[shown[at].name]);
            }
        }
    }));
}

void TestEventBus::isDisturbedByNoOtherSubscriber()
{
    QVERIFY(rc::check("E3", [] {
        const FakeClock clock;
        const auto heardBeside = [&clock](const std::vector<int> &script, bool withOther) {
            EventBus bus(clock);
            std::vector<quint64> heard;
            Later mine(clock);
            const auto me = bus.subscribe(QStringLiteral("**"), mine.executor(),
                                          [&heard](const EventRecord &event) { heard.push_back(event.sequence); });
            const Overflow policies[] = {Overflow::Block, Overflow::DeadLetter, Overflow::DropOldest};
            int subscribed = 0;
            Later others(clock);
            Subscription other;
            for (const int what : script) {
                if (what < 6)
                    (void)bus.emitEvent(kTopic, "{}");
                else if (what < 8)
                    mine.runOne();
                else if (what == 8 && withOther)
                    others.runOne();
                else if (withOther && other.isActive())
                    other.unsubscribe();
                else if (withOther)
                    other = std::move(*bus.subscribe(QStringLiteral("**"), others.executor(),
                                                     [](const EventRecord &) { throw std::runtime_error("no"); },
                                                     {QStringLiteral("other"), 2, policies[subscribed++ % 3]}));
            }
            mine.runAll();
            return heard;
        };
        const auto script = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 10));
        RC_ASSERT(heardBeside(script, true) == heardBeside(script, false));
    }));
}

void TestEventBus::mayUnsubscribeFromItsOwnHandler()
{
    EventBus bus(m_clock);
    int called = 0;
    Later later(m_clock);
    Subscription subscription;
    subscription = std::move(*bus.subscribe(QStringLiteral("**"), later.executor(), [&](const EventRecord &) {
        ++called;
        subscription.unsubscribe();
    }));
    for (int i = 0; i < 3; ++i)
        QVERIFY(bus.emitEvent(kTopic, "{}"));
    later.runAll();
    QCOMPARE(called, 1);
    QVERIFY(!subscription.isActive());
}

void TestEventBus::outlivesTheBus()
{
    Later later(m_clock);
    int called = 0;
    Subscription subscription;
    {
        EventBus bus(m_clock);
        subscription = std::move(
            *bus.subscribe(QStringLiteral("**"), later.executor(), [&called](const EventRecord &) { ++called; }));
        QVERIFY(bus.emitEvent(kTopic, "{}"));
    }
    later.runAll();
    QCOMPARE(called, 0);
}

void TestEventBus::pausesAHandlerThatThrowsFiveTimesInAMinute()
{
    EventBus bus(m_clock);
    int called = 0;
    const auto subscription = bus.subscribe(QStringLiteral("**"), atOnce(),
                                            [&called](const EventRecord &) {
                                                if (++called <= 5)
                                                    throw std::runtime_error("no");
                                            },
                                            {.retries = kOnce});
    for (int i = 0; i < 7; ++i) {
        QVERIFY(bus.emitEvent(kTopic, "{}"));
        m_clock.advance(11s);
    }
    QCOMPARE(called, 5);
    const SubscriberSnapshot shown = bus.subscribers().front();
    QVERIFY(shown.isPaused);
    QCOMPARE(shown.failures, 5u);
    QCOMPARE(shown.queued, 2u);
    QVERIFY(bus.resume(subscription->id()));
    QCOMPARE(called, 7);
    QVERIFY(!bus.subscribers().front().isPaused);
    QVERIFY(!bus.resume(4711));
}

void TestEventBus::forgivesThrowsThatAreFarApart()
{
    EventBus bus(m_clock);
    const auto subscription = bus.subscribe(QStringLiteral("**"), atOnce(),
                                            [](const EventRecord &) { throw std::runtime_error("no"); },
                                            {.retries = kOnce});
    for (int i = 0; i < 20; ++i) {
        QVERIFY(bus.emitEvent(kTopic, "{}"));
        m_clock.advance(15s);
    }
    QVERIFY(!bus.subscribers().front().isPaused);
    QCOMPARE(bus.subscribers().front().deadLettered, 20u);
}

void TestEventBus::callsAHandlerThatThrewAgainLaterAndInOrder()
{
    EventBus bus(m_clock);
    Later later(m_clock);
    std::vector<quint64> called;
    const auto subscription = bus.subscribe(QStringLiteral("**"), later.executor(), [&](const EventRecord &event) {
        called.push_back(event.sequence);
        if (called.size() == 2 || called.size() == 3)
            throw std::runtime_error("no");
    });
    for (int i = 0; i < 3; ++i)
        QVERIFY(bus.emitEvent(kTopic, "{}"));
    later.runAll();
    QCOMPARE(called, (std::vector<quint64>{1, 2}));
    QVERIFY(later.backOff() == Nanoseconds(100ms));
    m_clock.advance(99ms);
    QVERIFY(bus.emitEvent(kTopic, "{}")); // what comes meanwhile does not hurry it
    later.runAll();
    QCOMPARE(called.size(), 2u);
    QCOMPARE(bus.subscribers().front().queued, 3u);
    m_clock.advance(1ms);
    later.runAll();
    QVERIFY(later.backOff() == Nanoseconds(200ms));
    m_clock.advance(200ms);
    later.runAll();
    QCOMPARE(called, (std::vector<quint64>{1, 2, 2, 2, 3, 4}));
    const SubscriberSnapshot shown = bus.subscribers().front();
    QCOMPARE(shown.delivered, 4u);
    QCOMPARE(shown.failures, 2u);
    QCOMPARE(shown.deadLettered, 0u);
}

void TestEventBus::makesADeadLetterOfWhatItsHandlerNeverTakes()
{
    std::vector<QString> letters;
    EventBus bus(m_clock, [&letters](const EventRecord &event, EventDeath death, const QString &subscriber) {
        if (death == EventDeath::HandlerFailed)
            letters.push_back(subscriber + u'/' + QString::fromUtf8(event.data));
    });
    QByteArrayList called;
    const auto subscription = bus.subscribe(QStringLiteral("**"), atOnce(),
                                            [&called](const EventRecord &event) {
                                                called.append(event.data);
                                                if (event.data == "bad")
                                                    throw std::runtime_error("no");
                                            },
                                            {.name = QStringLiteral("choosy")});
    QVERIFY(bus.emitEvent(kTopic, "bad"));
    QVERIFY(bus.emitEvent(kTopic, "good"));
    QCOMPARE(called, (QByteArrayList{"bad", "bad", "bad", "good"}));
    QCOMPARE(letters, std::vector<QString>{QStringLiteral("choosy/bad")});
    const SubscriberSnapshot shown = bus.subscribers().front();
    QCOMPARE(shown.delivered, 1u);
    QCOMPARE(shown.deadLettered, 1u);
    QVERIFY(isWhole(shown));
}

void TestEventBus::countsTheAttemptsOfAnEventThatWasDroppedForNoOther()
{
    int letters = 0;
    EventBus bus(m_clock, [&letters](const EventRecord &, EventDeath, const QString &) { ++letters; });
    Later later(m_clock);
    const auto subscription = bus.subscribe(
        QStringLiteral("**"), later.executor(), [](const EventRecord &) { throw std::runtime_error("no"); },
        {QStringLiteral("small"), 1, Overflow::DropOldest, {2, 100ms, 2, 10s, Jitter::None, {}}});
    QVERIFY(bus.emitEvent(kTopic, "1"));
    later.runAll();
    QVERIFY(bus.emitEvent(kTopic, "2")); // in place of the first one, which had one attempt
    m_clock.advance(100ms);
    later.runAll();
    QCOMPARE(letters, 0);
    m_clock.advance(100ms);
    later.runAll();
    QCOMPARE(letters, 1);
}

void TestEventBus::leavesTheOthersAloneWhenABlockingQueueIsFull()
{
    EventBus bus(m_clock);
    Later later(m_clock);
    QByteArrayList slowHeard;
    QByteArrayList heard;
    const auto slow = bus.subscribe(QStringLiteral("**"), later.executor(),
                                    [&slowHeard](const EventRecord &event) { slowHeard.append(event.data); },
                                    {QStringLiteral("slow"), 1, Overflow::Block});
    const auto quick = bus.subscribe(QStringLiteral("**"), atOnce(),
                                     [&heard](const EventRecord &event) { heard.append(event.data); });
    QVERIFY(bus.emitEvent(kTopic, "1")->refusedBy.empty());
    const auto second = bus.emitEvent(kTopic, "2");
    QCOMPARE(second->refusedBy, std::vector<quint64>{slow->id()});
    QCOMPARE(heard, (QByteArrayList{"1", "2"}));
    QCOMPARE(bus.subscribers().front().refused, 1u);
    const auto refused = bus.emitTo(slow->id(), {kTopic, "2"});
    QCOMPARE(refused.error().code, errors::kEventRefused);
    QCOMPARE(refused.error().args.value(QStringLiteral("subscriber")), QStringLiteral("slow"));
    later.runAll();
    QCOMPARE(*bus.emitTo(slow->id(), {kTopic, "2"}), 3u);
    later.runAll();
    QCOMPARE(slowHeard, (QByteArrayList{"1", "2"}));
    QCOMPARE(heard, (QByteArrayList{"1", "2"}));
    QVERIFY(isWhole(bus.subscribers().front()));
    QCOMPARE(bus.emitTo(4711, {kTopic, "2"}).error().code, errors::kEventSubscriberUnknown);
}

void TestEventBus::makesADeadLetterOfWhatFindsNoRoom()
{
    std::vector<QString> letters;
    EventBus bus(m_clock, [&letters](const EventRecord &event, EventDeath death, const QString &subscriber) {
        if (death == EventDeath::QueueFull)
            letters.push_back(subscriber + u'/' + QString::fromUtf8(event.data));
    });
    Later later(m_clock);
    const auto subscription = bus.subscribe(QStringLiteral("**"), later.executor(), [](const EventRecord &) {},
                                            {QStringLiteral("slow"), 1, Overflow::DeadLetter});
    QVERIFY(bus.emitEvent(kTopic, "1"));
    QVERIFY(bus.emitEvent(kTopic, "2"));
    QCOMPARE(letters, std::vector<QString>{QStringLiteral("slow/2")});
}

void TestEventBus::endsALoopOfHandlers()
{
    int loops = 0;
    EventBus bus(m_clock, [&loops](const EventRecord &event, EventDeath death, const QString &) {
        if (death == EventDeath::EventLoop && event.depth == EventBus::kDeepest)
            ++loops;
    });
    int called = 0;
    const auto ping = bus.subscribe(QStringLiteral("ping"), atOnce(), [&](const EventRecord &) {
        ++called;
        (void)bus.emitEvent(QStringLiteral("pong"), "{}");
    });
    const auto pong = bus.subscribe(QStringLiteral("pong"), atOnce(), [&](const EventRecord &) {
        ++called;
        (void)bus.emitEvent(QStringLiteral("ping"), "{}");
    });
    QVERIFY(bus.emitEvent(QStringLiteral("ping"), "{}"));
    QCOMPARE(called, 32);
    QCOMPARE(loops, 1);
    QCOMPARE(bus.loops(), 1u);
    for (const auto &shown : bus.subscribers())
        QVERIFY(isWhole(shown));
}

void TestEventBus::putsWhatAHandlerPublishesAtTheTail()
{
    EventBus bus(m_clock);
    Later later(m_clock);
    QStringList heard;
    const auto subscription = bus.subscribe(QStringLiteral("**"), later.executor(), [&](const EventRecord &event) {
        heard.append(event.topic);
        if (event.topic == u"first")
            (void)bus.emitEvent(QStringLiteral("third"), "{}");
    });
    QVERIFY(bus.emitEvent(QStringLiteral("first"), "{}"));
    QVERIFY(bus.emitEvent(QStringLiteral("second"), "{}"));
    later.runAll();
    QCOMPARE(heard, (QStringList{QStringLiteral("first"), QStringLiteral("second"), QStringLiteral("third")}));
}

void TestEventBus::refusesWhatIsNoEvent()
{
    EventBus bus(m_clock);
    QCOMPARE(bus.emitEvent(QStringLiteral("a..b"), "{}").error().code, errors::kEventTopicMalformed);
    const QByteArray large(EventBus::kLargestEvent + 1, ' ');
    QCOMPARE(bus.emitEvent(kTopic, large).error().code, errors::kEventTooLarge);
    QCOMPARE(bus.subscribe(QStringLiteral("**.a"), atOnce(), {}).error().code, errors::kEventPatternMalformed);
}

void TestEventBus::keepsTheLastEventsOfATopic()
{
    EventBus bus(m_clock);
    for (int i = 0; i < 25; ++i)
        QVERIFY(bus.emitEvent(kTopic, QByteArray::number(i)));
    const auto recent = bus.recent(kTopic);
    QCOMPARE(recent.size(), EventBus::kKeptPerTopic);
    QCOMPARE(recent.back().data, "24");
    QCOMPARE(recent.back().sequence, 25u);
    QVERIFY(recent.back().at == m_clock.wall());
}

void TestEventBus::findsRecentEventsByPattern()
{
    EventBus bus(m_clock);
    QVERIFY(bus.emitEvent(QStringLiteral("run.started"), "1"));
    QVERIFY(bus.emitEvent(kTopic, "2"));
    QVERIFY(bus.emitEvent(QStringLiteral("run.failed"), "3"));
    QVERIFY(bus.emitEvent(QStringLiteral("run.started"), "4"));
    QByteArrayList found;
    const auto recent = bus.recentEvents(QStringLiteral("run.*"));
    for (const EventRecord &event : *recent)
        found.append(event.data);
    QCOMPARE(found, (QByteArrayList{"1", "3", "4"}));
    QCOMPARE(bus.recentEvents(QStringLiteral("run.**.x")).error().code, errors::kEventPatternMalformed);
}

void TestEventBus::showsHowBusyATopicIs()
{
    EventBus bus(m_clock);
    for (int i = 0; i < 30; ++i) {
        QVERIFY(bus.emitEvent(kTopic, "{}", QStringLiteral("shop")));
        m_clock.advance(500ms);
    }
    QVERIFY(bus.emitEvent(QStringLiteral("a"), "{}"));
    const auto topics = bus.topics();
    QCOMPARE(topics.size(), 2u);
    QCOMPARE(topics[0].topic, QStringLiteral("a"));
    QCOMPARE(topics[1].topic, kTopic);
    QCOMPARE(topics[1].events, 30u);
    QCOMPARE(topics[1].publisher, QStringLiteral("shop"));
    QVERIFY(topics[1].last == m_clock.wall() - 500ms);
    QVERIFY(topics[1].perSecond > 1.7 && topics[1].perSecond < 2.1);
    m_clock.advance(1h);
    QCOMPARE(bus.topics()[1].perSecond, 0.0);
}

void TestEventBus::accountsForNothingThatWentWithItsSubscriber()
{
    EventBus bus(m_clock);
    QCOMPARE(bus.memoryBytes(), quint64(0));
    Later later(m_clock);
    const quint64 one = sizeof(EventRecord) + 1000;
    auto subscription = bus.subscribe(QStringLiteral("**"), later.executor(), [](const EventRecord &) {});
    QVERIFY(bus.emitEvent(kTopic, QByteArray(1000, '1')));
    QVERIFY(bus.emitEvent(kTopic, QByteArray(1000, '2')));
    QCOMPARE(bus.memoryBytes(), 4 * one); // two that are kept, and wait
    subscription->unsubscribe();
    QCOMPARE(bus.memoryBytes(), 2 * one);
    for (std::size_t i = 0; i < 2 * EventBus::kKeptPerTopic; ++i)
        QVERIFY(bus.emitEvent(kTopic, QByteArray(1000, '3')));
    QCOMPARE(bus.memoryBytes(), EventBus::kKeptPerTopic * one);
}

void TestEventBus::publishesManyInTurnOrNone()
{
    EventBus bus(m_clock);
    QByteArrayList heard;
    const auto subscription = bus.subscribe(QStringLiteral("**"), atOnce(),
                                            [&heard](const EventRecord &event) { heard.append(event.data); });
    const auto published = bus.emitEvents({{kTopic, "1"}, {QStringLiteral("a"), "2"}, {kTopic, "3"}});
    QCOMPARE(published->size(), 3u);
    QCOMPARE(published->back().sequence, 3u);
    QCOMPARE(bus.emitEvents({{kTopic, "4"}, {QStringLiteral("a..b"), "5"}}).error().code, errors::kEventTopicMalformed);
    QCOMPARE(heard, (QByteArrayList{"1", "2", "3"}));
}

void TestEventBus::tellsThoseWhoCameAfterATopicWasFirstHeard()
{
    EventBus bus(m_clock);
    int early = 0;
    int late = 0;
    auto first = bus.subscribe(QStringLiteral("orders.*"), atOnce(), [&early](const EventRecord &) { ++early; });
    QVERIFY(bus.emitEvent(kTopic, "{}"));
    const auto second = bus.subscribe(kTopic, atOnce(), [&late](const EventRecord &) { ++late; });
    QVERIFY(bus.emitEvent(kTopic, "{}"));
    first->unsubscribe();
    QVERIFY(bus.emitEvent(kTopic, "{}"));
    QCOMPARE(early, 2);
    QCOMPARE(late, 2);
}

QTEST_APPLESS_MAIN(TestEventBus)
#include "tst_eventbus.moc"
