#include "core/base/clock.h"
#include "core/events/eventbus.h"

#include <QTest>
#include <QThread>

#include <atomic>
#include <latch>
#include <map>
#include <thread>

using namespace sluice;

namespace {

const QString kTopic = QStringLiteral("orders.new");

} // namespace

/// The bus between real threads: what the properties in virtual turns cannot show.
class TestEventThreads : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsTheOrderOfEachPublisherAcrossThreads();
    void callsNobodyAfterUnsubscribeReturned();
    void waitsForTheCallUnderWay();
    void deliversOnTheThreadOfItsContext();
    void waitsForNobodyWhoIsAbandoned();
    void triesAgainByTheTimerOfItsThread();

private:
    SystemClock m_clock;
};

void TestEventThreads::keepsTheOrderOfEachPublisherAcrossThreads()
{
    EventBus bus(m_clock);
    QThread thread;
    QObject context;
    context.moveToThread(&thread);
    thread.start();
    std::map<QString, int> next;
    std::atomic<int> wrong = 0;
    std::atomic<int> count = 0;
    auto subscription = bus.subscribe(QStringLiteral("**"), executorOf(&context),
                                      [&](const EventRecord &event) {
                                          wrong += next[event.publisher]++ != event.data.toInt();
                                          ++count;
                                      },
                                      {QStringLiteral("one"), 100'000, Overflow::DropOldest});
    QVERIFY(subscription);
    std::vector<std::jthread> publishers;
    for (int i = 0; i < 4; ++i) {
        publishers.emplace_back([&bus, i] {
            for (int n = 0; n < 2000; ++n)
                (void)bus.emitEvent(kTopic, QByteArray::number(n), QString::number(i));
        });
    }
    publishers.clear();
    // Whenever one looks, the counts add up.
    for (bool isDone = false; !isDone; isDone = count.load() == 8000) {
        const SubscriberSnapshot shown = bus.subscribers().front();
        QCOMPARE(shown.published, shown.delivered + shown.dropped + shown.deadLettered + shown.queued);
        QCOMPARE(shown.published, 8000u);
    }
    QTRY_COMPARE(bus.subscribers().front().delivered, 8000u);
    QCOMPARE(wrong.load(), 0);
    subscription->unsubscribe();
    thread.quit();
    thread.wait();
}

/// E5
void TestEventThreads::callsNobodyAfterUnsubscribeReturned()
{
    EventBus bus(m_clock);
    QThread thread;
    QObject context;
    context.moveToThread(&thread);
    thread.start();
    std::atomic<int> called = 0;
    std::atomic<int> calledAfter = 0;
    for (int round = 0; round < 200; ++round) {
        std::atomic<bool> isOver = false;
        auto subscription = bus.subscribe(QStringLiteral("**"), executorOf(&context), [&](const EventRecord &) {
            ++called;
            calledAfter += isOver.load();
        });
        std::latch begun(1);
        std::jthread publisher([&bus, &begun] {
            begun.count_down();
            for (int i = 0; i < 50; ++i)
                (void)bus.emitEvent(kTopic, "{}");
        });
        begun.wait();
        while (called.load() == 0 && bus.subscribers().front().delivered == 0)
            std::this_thread::yield();
        subscription->unsubscribe();
        isOver = true;
        publisher.join();
        // Whatever still waited on the thread has run by now, and has met the end of the subscription.
        QMetaObject::invokeMethod(
            &context, [] {}, Qt::BlockingQueuedConnection);
    }
    QVERIFY(called.load() > 0);
    QCOMPARE(calledAfter.load(), 0);
    QVERIFY(bus.subscribers().empty());
    thread.quit();
    thread.wait();
}

void TestEventThreads::waitsForTheCallUnderWay()
{
    EventBus bus(m_clock);
    QThread thread;
    QObject context;
    context.moveToThread(&thread);
    thread.start();
    std::atomic<int> wrong = 0;
    for (int round = 0; round < 50; ++round) {
        std::latch entered(1);
        std::latch leaving(1);
        std::atomic<bool> hasReturned = false;
        auto subscription = bus.subscribe(QStringLiteral("**"), executorOf(&context), [&](const EventRecord &) {
            entered.count_down();
            leaving.wait();
            for (int i = 0; i < 1000; ++i)
                std::this_thread::yield();
            wrong += hasReturned.load();
        });
        QVERIFY(bus.emitEvent(kTopic, "{}"));
        entered.wait();
        leaving.count_down();
        subscription->unsubscribe();
        hasReturned = true;
        QMetaObject::invokeMethod(
            &context, [] {}, Qt::BlockingQueuedConnection);
    }
    QCOMPARE(wrong.load(), 0);
    thread.quit();
    thread.wait();
}

void TestEventThreads::deliversOnTheThreadOfItsContext()
{
    EventBus bus(m_clock);
    QThread thread;
    QObject context;
    context.moveToThread(&thread);
    thread.start();
    std::atomic<QThread *> calledOn = nullptr;
    auto subscription = bus.subscribe(QStringLiteral("**"), executorOf(&context),
                                      [&calledOn](const EventRecord &) { calledOn = QThread::currentThread(); });
    QVERIFY(bus.emitEvent(kTopic, "{}"));
    QTRY_COMPARE(calledOn.load(), &thread);
    subscription->unsubscribe();
    thread.quit();
    thread.wait();
}

void TestEventThreads::waitsForNobodyWhoIsAbandoned()
{
    QThread thread;
    QObject context;
    context.moveToThread(&thread);
    thread.start();
    std::latch entered(1);
    std::latch leaving(1);
    std::atomic<int> called = 0;
    Subscription subscription;
    {
        EventBus bus(m_clock);
        subscription = std::move(*bus.subscribe(QStringLiteral("**"), executorOf(&context),
                                                [&](const EventRecord &) {
                                                    ++called;
                                                    entered.count_down();
                                                    leaving.wait();
                                                    throw 1; // after bus and clock have gone
                                                },
                                                {.name = QStringLiteral("hung")}));
        for (int i = 0; i < 3; ++i)
            QVERIFY(bus.emitEvent(kTopic, "{}"));
        entered.wait();
        QCOMPARE(bus.abandon(QStringLiteral("other")), 0u);
        QCOMPARE(bus.abandon(QStringLiteral("hung")), 1u);
        QVERIFY(bus.subscribers().empty());
        QVERIFY(bus.emitEvent(kTopic, "{}"));
    }
    leaving.count_down();
    subscription.unsubscribe();
    QCOMPARE(called.load(), 1);
    thread.quit();
    thread.wait();
}

void TestEventThreads::triesAgainByTheTimerOfItsThread()
{
    EventBus bus(m_clock);
    QThread thread;
    QObject context;
    context.moveToThread(&thread);
    thread.start();
    std::atomic<int> called = 0;
    std::atomic<bool> isElsewhere = false;
    SubscribeOptions options;
    options.retries.base = Milliseconds(1);
    auto subscription = bus.subscribe(
        QStringLiteral("**"), executorOf(&context),
        [&](const EventRecord &) {
            isElsewhere = isElsewhere || QThread::currentThread() != &thread;
            if (++called < 3)
                throw 1;
        },
        options);
    QVERIFY(bus.emitEvent(kTopic, "{}"));
    QTRY_COMPARE(bus.subscribers().front().delivered, 1u);
    QCOMPARE(called.load(), 3);
    QVERIFY(!isElsewhere);
    subscription->unsubscribe();
    thread.quit();
    thread.wait();
}

QTEST_GUILESS_MAIN(TestEventThreads)
#include "tst_eventthreads.moc"
