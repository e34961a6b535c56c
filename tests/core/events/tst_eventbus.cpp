#include "core/base/fakeclock.h"
#include "core/events/errors.h"
#include "core/events/eventbus.h"
#include "tests/core/base/anyin.h"

#include <QTest>
#include <rapidcheck.h>

#include <deque>
#include <map>
#include <stdexcept>

using namespace sluice;
using namespace std::chrono_literals;

namespace {

/// An executor whose calls run when the test says so.
class Later {
public:
    Executor executor()
    {
        return [this](std::function<void()> function) { m_waiting.push_back(std::move(function)); };
    }
    void runOne()
    {
        if (m_waiting.empty())
            return;
        const auto function = std::move(m_waiting.front());
        m_waiting.pop_front();
        function();
    }
    void runAll()
    {
        while (!m_waiting.empty())
            runOne();
    }

private:
    std::deque<std::function<void()>> m_waiting;
};

Executor atOnce()
{
    return [](const std::function<void()> &function) { function(); };
}

bool isWhole(const SubscriberSnapshot &one)
{
    return one.published == one.delivered + one.dropped + one.deadLettered + one.queued;
}

const QString kTopic = QStringLiteral("orders.new");

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
    void refusesAsAWholeWhenABlockingQueueIsFull();
    void makesADeadLetterOfWhatFindsNoRoom();
    void endsALoopOfHandlers();
    void putsWhatAHandlerPublishesAtTheTail();
    void refusesWhatIsNoEvent();
    void keepsTheLastEventsOfATopic();

private:
    FakeClock m_clock;
};

void TestEventBus::keepsOrderCountsAndBoundsUnderAnySchedule()
{
    QVERIFY(rc::check("E1, E2 and E4", [] {
        const FakeClock clock;
        quint64 letters = 0;
        EventBus bus(clock, [&letters](const EventRecord &, EventDeath, const QString &) { ++letters; });
        struct Party {
            Later later;
            Subscription subscription;
            std::map<std::pair<QString, QString>, quint64> last;
            std::size_t capacity = 0;
            bool isOrdered = true;
        };
        std::deque<Party> parties(3);
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
                                   last = event.sequence;
                                   if (event.sequence % static_cast<quint64>(throwing) == 0)
                                       throw std::runtime_error("no");
                               },
                               {QString::number(i), party.capacity, policies[i]}));
        }
        const int steps = anyIn(1, 200);
        for (int i = 0; i < steps; ++i) {
            if (anyIn(0, 3) > 0) {
                const QString topics[] = {QStringLiteral("a"), QStringLiteral("a.x"), QStringLiteral("b.x")};
                const QString publisher = QString::number(anyIn(0, 2));
                (void)bus.emitEvent(topics[anyIn(0, 3)], "{}", publisher);
            } else {
                parties[anyIn<std::size_t>(0, 3)].later.runOne();
            }
            const auto shown = bus.subscribers();
            for (std::size_t at = 0; at < shown.size(); ++at) {
                RC_ASSERT(isWhole(shown[at]));
                RC_ASSERT(shown[at].queued <= parties[at].capacity);
                RC_ASSERT(parties[at].isOrdered);
            }
            RC_ASSERT(shown[1].deadLettered == letters);
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
            Later mine;
            const auto me = bus.subscribe(QStringLiteral("**"), mine.executor(),
                                          [&heard](const EventRecord &event) { heard.push_back(event.sequence); });
            Later others;
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
                                                     {QStringLiteral("other"), 2, Overflow::DropOldest}));
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
    Later later;
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
    Later later;
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
    const auto subscription = bus.subscribe(QStringLiteral("**"), atOnce(), [&called](const EventRecord &) {
        if (++called <= 5)
            throw std::runtime_error("no");
    });
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
                                            [](const EventRecord &) { throw std::runtime_error("no"); });
    for (int i = 0; i < 20; ++i) {
        QVERIFY(bus.emitEvent(kTopic, "{}"));
        m_clock.advance(15s);
    }
    QVERIFY(!bus.subscribers().front().isPaused);
    QCOMPARE(bus.subscribers().front().delivered, 20u);
}

void TestEventBus::refusesAsAWholeWhenABlockingQueueIsFull()
{
    EventBus bus(m_clock);
    Later later;
    int heard = 0;
    const auto slow = bus.subscribe(QStringLiteral("**"), later.executor(), [](const EventRecord &) {},
                                    {QStringLiteral("slow"), 1, Overflow::Block});
    const auto quick = bus.subscribe(QStringLiteral("**"), atOnce(), [&heard](const EventRecord &) { ++heard; });
    QVERIFY(bus.emitEvent(kTopic, "{}"));
    const auto refused = bus.emitEvent(kTopic, "{}");
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, errors::kEventRefused);
    QCOMPARE(refused.error().args.value(QStringLiteral("subscriber")), QStringLiteral("slow"));
    QCOMPARE(heard, 1);
    QCOMPARE(bus.subscribers().front().refused, 1u);
    later.runAll();
    QVERIFY(bus.emitEvent(kTopic, "{}"));
    QCOMPARE(heard, 2);
}

void TestEventBus::makesADeadLetterOfWhatFindsNoRoom()
{
    std::vector<QString> letters;
    EventBus bus(m_clock, [&letters](const EventRecord &event, EventDeath death, const QString &subscriber) {
        if (death == EventDeath::QueueFull)
            letters.push_back(subscriber + u'/' + QString::fromUtf8(event.data));
    });
    Later later;
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
    Result<quint64> last = 0;
    const auto ping = bus.subscribe(QStringLiteral("ping"), atOnce(), [&](const EventRecord &) {
        ++called;
        last = bus.emitEvent(QStringLiteral("pong"), "{}");
    });
    const auto pong = bus.subscribe(QStringLiteral("pong"), atOnce(), [&](const EventRecord &) {
        ++called;
        last = bus.emitEvent(QStringLiteral("ping"), "{}");
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
    Later later;
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

QTEST_APPLESS_MAIN(TestEventBus)
#include "tst_eventbus.moc"
