#include "core/base/fakeclock.h"
#include "core/engine/queuemeter.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace sluice;

namespace {

constexpr Nanoseconds kSecond = std::chrono::seconds(1);

} // namespace

class TestQueueMeter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRateComesNearTheTrueOneAsItsTimeConstantSays();
    void aRateDoesNotDependOnHowOftenItIsTold();
    void aCountThatFellIsNoRate();
    void theOldestIsWhoStillWaits();
    void whoLeftAndCameBackCountsFromThen();
    void whoWasSentAwayAndCameBackKeepsTheirPlace();
    void forgetsThoseWhoLeft();
    void countsWhatLeavesWhateverWay();
};

void TestQueueMeter::aRateComesNearTheTrueOneAsItsTimeConstantSays()
{
    FakeClock clock;
    SmoothedRate rate;
    rate.note(0, clock.monotonic());
    QCOMPARE(rate.perSecond(), 0.0);
    for (quint64 total = 5; total <= 50; total += 5) { // 5 a second for 10 s
        clock.advance(kSecond);
        rate.note(total, clock.monotonic());
    }
    QVERIFY(std::abs(rate.perSecond() - 5 * (1 - std::exp(-1.0))) < 1e-9);
    for (int i = 0; i < 30; ++i) { // then none
        clock.advance(kSecond);
        rate.note(50, clock.monotonic());
    }
    QVERIFY(rate.perSecond() < 0.16 && rate.perSecond() > 0.15);
}

void TestQueueMeter::aRateDoesNotDependOnHowOftenItIsTold()
{
    FakeClock clock;
    SmoothedRate often;
    SmoothedRate seldom;
    often.note(0, clock.monotonic());
    seldom.note(0, clock.monotonic());
    for (quint64 tenth = 1; tenth <= 100; ++tenth) {
        clock.advance(kSecond / 10);
        often.note(tenth, clock.monotonic());
        often.note(tenth, clock.monotonic()); // twice at one moment
        if (tenth % 50 == 0)
            seldom.note(tenth, clock.monotonic());
    }
    QVERIFY(std::abs(often.perSecond() - seldom.perSecond()) < 1e-9);
    QVERIFY(often.perSecond() > 6);
}

void TestQueueMeter::aCountThatFellIsNoRate()
{
    FakeClock clock;
    SmoothedRate rate;
    rate.note(1000, clock.monotonic());
    clock.advance(kSecond);
    rate.note(10, clock.monotonic());
    QCOMPARE(rate.perSecond(), 0.0);
}

void TestQueueMeter::theOldestIsWhoStillWaits()
{
    FakeClock clock;
    QueueMeter meter;
    std::set<quint64> waiting{1, 2, 3};
    const auto isThere = [&](const QueueMeter::Entry &entry) { return waiting.contains(entry.tag); };
    for (const quint64 tag : {1, 2, 3}) {
        QVERIFY(!meter.came({tag, 0, clock.monotonic()}));
        clock.advance(kSecond);
    }
    meter.read(clock.monotonic(), 3, isThere);
    QCOMPARE(meter.depth(), quint64(3));
    QCOMPARE(meter.oldestAge(), Milliseconds(3000));
    waiting = {2}; // the middle one: the others left before and after it
    meter.read(clock.monotonic(), 1, isThere);
    QCOMPARE(meter.oldestAge(), Milliseconds(2000));
    QCOMPARE(meter.first(5, isThere).front().tag, quint64(2));
    waiting.clear();
    meter.read(clock.monotonic(), 0, isThere);
    QCOMPARE(meter.oldestAge(), Milliseconds(0));
}

void TestQueueMeter::whoLeftAndCameBackCountsFromThen()
{
    FakeClock clock;
    QueueMeter meter;
    QVERIFY(!meter.came({7, 1, clock.monotonic()}));
    clock.advance(10 * kSecond);
    QVERIFY(!meter.came({7, 2, clock.monotonic()})); // another stay
    clock.advance(kSecond);
    meter.read(clock.monotonic(), 1, [](const QueueMeter::Entry &entry) { return entry.mark == 2; });
    QCOMPARE(meter.depth(), quint64(1));
    QCOMPARE(meter.oldestAge(), Milliseconds(1000));
}

void TestQueueMeter::whoWasSentAwayAndCameBackKeepsTheirPlace()
{
    FakeClock clock;
    QueueMeter meter;
    for (int i = 0; i < 3; ++i) {
        QVERIFY(!meter.came({7, 1, clock.monotonic()}));
        clock.advance(kSecond);
    }
    const auto all = [](const QueueMeter::Entry &) { return true; };
    QCOMPARE(meter.first(5, all).size(), std::size_t(1));
    meter.read(clock.monotonic(), 1, all);
    QCOMPARE(meter.depth(), quint64(1));
    QCOMPARE(meter.oldestAge(), Milliseconds(3000));
}

void TestQueueMeter::forgetsThoseWhoLeft()
{
    FakeClock clock;
    QueueMeter meter;
    const auto isThere = [](const QueueMeter::Entry &entry) { return entry.tag < 10; };
    int trims = 0;
    for (quint64 tag = 0; tag < 100'000; ++tag) {
        if (meter.came({tag, 0, clock.monotonic()})) {
            meter.trim(isThere);
            ++trims;
        }
    }
    QVERIFY(trims > 10 && trims < 50); // neither never nor always
    meter.read(clock.monotonic(), 10, isThere);
    QCOMPARE(meter.depth(), quint64(10));
}

void TestQueueMeter::countsWhatLeavesWhateverWay()
{
    FakeClock clock;
    QueueMeter meter;
    std::set<quint64> waiting;
    const auto isThere = [&](const QueueMeter::Entry &entry) { return waiting.contains(entry.tag); };
    meter.read(clock.monotonic(), 0, isThere);
    for (quint64 second = 0; second < 100; ++second) { // four come a second, three leave
        for (quint64 i = 0; i < 4; ++i) {
            QVERIFY(!meter.came({second * 4 + i, 0, clock.monotonic()}));
            if (i > 0)
                continue;
            waiting.insert(second * 4);
        }
        clock.advance(kSecond);
        meter.read(clock.monotonic(), waiting.size(), isThere);
    }
    QVERIFY(std::abs(meter.inPerSecond() - 4) < 0.01);
    QVERIFY(std::abs(meter.outPerSecond() - 3) < 0.01);
    QCOMPARE(meter.depth(), quint64(100));
}

QTEST_GUILESS_MAIN(TestQueueMeter)
#include "tst_queuemeter.moc"
