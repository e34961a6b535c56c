#include "core/resilience/bulkhead.h"
#include "core/resilience/fairqueue.h"
#include "tests/core/base/anyin.h"

#include <QTest>
#include <rapidcheck.h>

#include <map>
#include <vector>

using namespace sluice;
using namespace std::chrono_literals;

class TestFairQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void overtakesNobodyInALane();
    void takesTurnsAmongLanes();
    void givesThePlaceOfACancelledWaiterBack();
    void refusesWhenFull();
    void letsGoOfThoseWhoWaitedTooLong();
    void keepsBulkheadPlacesWhole();
    void endsNoCallWhenTheBulkheadShrinks();
};

void TestFairQueue::overtakesNobodyInALane()
{
    QVERIFY(rc::check("L3 and round robin against a naive queue", [] {
        FairQueue queue;
        std::map<quint64, std::vector<FairQueue::Ticket>> naive;
        std::map<quint64, int> passedOver;
        const int steps = anyIn(1, 300);
        for (int i = 0; i < steps; ++i) {
            const int what = anyIn(0, 10);
            if (what < 5) {
                const auto lane = anyIn<quint64>(0, 4);
                naive[lane].push_back(*queue.join(lane, 0));
            } else if (what < 9) {
                const auto first = queue.front();
                const auto taken = queue.take();
                RC_ASSERT(first == taken);
                if (!taken)
                    continue;
                auto &lane = naive[taken->lane];
                RC_ASSERT(!lane.empty());
                RC_ASSERT(lane.front() == taken->ticket);
                lane.erase(lane.begin());
                passedOver[taken->lane] = 0;
                // With four lanes, nobody's turn is further away than three others'.
                for (auto &[id, waiting] : naive) {
                    if (id != taken->lane && !waiting.empty())
                        RC_ASSERT(++passedOver[id] <= 3);
                }
            } else {
                const auto lane = anyIn<quint64>(0, 4);
                if (naive[lane].empty())
                    continue;
                const auto place = anyIn<std::size_t>(0, naive[lane].size());
                RC_ASSERT(queue.ahead(naive[lane][place]) == place);
                RC_ASSERT(queue.cancel(naive[lane][place]));
                RC_ASSERT(!queue.cancel(naive[lane][place]));
                naive[lane].erase(naive[lane].begin() + static_cast<std::ptrdiff_t>(place));
            }
            for (auto &[id, waiting] : naive) {
                if (waiting.empty())
                    passedOver[id] = 0;
            }
            std::size_t sum = 0;
            for (const auto &[id, waiting] : naive)
                sum += waiting.size();
            RC_ASSERT(queue.size() == sum);
        }
    }));
}

void TestFairQueue::takesTurnsAmongLanes()
{
    FairQueue queue;
    for (quint64 i = 0; i < 1000; ++i)
        QVERIFY(queue.join(1, i));
    QVERIFY(queue.join(2, 7));
    QCOMPARE(queue.take()->lane, 1u);
    QCOMPARE(queue.take()->lane, 2u);
    QCOMPARE(queue.take()->tag, 1u);
}

void TestFairQueue::givesThePlaceOfACancelledWaiterBack()
{
    FairQueue queue(2);
    const auto first = queue.join(1, 10);
    const auto second = queue.join(1, 11);
    QVERIFY(!queue.join(1, 12));
    QVERIFY(queue.cancel(*first));
    QCOMPARE(queue.ahead(*second), std::optional<std::size_t>(0));
    QVERIFY(queue.join(1, 12));
    QCOMPARE(queue.take()->tag, 11u);
}

void TestFairQueue::refusesWhenFull()
{
    FairQueue queue(1);
    QVERIFY(queue.join(1, 0));
    QVERIFY(!queue.join(2, 0));
    queue.take();
    QVERIFY(queue.isEmpty());
    QVERIFY(queue.join(2, 0));
}

void TestFairQueue::letsGoOfThoseWhoWaitedTooLong()
{
    FairQueue queue;
    (void)queue.join(1, 1, MonoTime(30s));
    (void)queue.join(1, 2, MonoTime(10s));
    (void)queue.join(2, 3);
    QVERIFY(queue.nextGiveUp() == MonoTime(10s));
    QVERIFY(queue.giveUp(MonoTime(10s) - 1ns).empty());
    const auto gone = queue.giveUp(MonoTime(1h));
    QCOMPARE(gone.size(), 2u);
    QCOMPARE(gone[0].tag, 2u);
    QCOMPARE(gone[1].tag, 1u);
    QVERIFY(!queue.nextGiveUp());
    QCOMPARE(queue.take()->tag, 3u);
}

void TestFairQueue::keepsBulkheadPlacesWhole()
{
    QVERIFY(rc::check("K1", [] {
        const auto limit = anyIn<quint32>(1, 8);
        Bulkhead bulkhead(limit);
        quint32 inside = 0;
        const int steps = anyIn(1, 200);
        for (int i = 0; i < steps; ++i) {
            if (anyIn(0, 2) == 0) {
                const bool entered = bulkhead.enter();
                RC_ASSERT(entered == (inside < limit));
                inside += entered;
            } else {
                const bool left = bulkhead.leave();
                RC_ASSERT(left == (inside > 0));
                inside -= left;
            }
            RC_ASSERT(bulkhead.inUse() == inside);
            RC_ASSERT(bulkhead.inUse() + bulkhead.free() == limit);
        }
    }));
}

void TestFairQueue::endsNoCallWhenTheBulkheadShrinks()
{
    Bulkhead bulkhead(3);
    for (int i = 0; i < 3; ++i)
        QVERIFY(bulkhead.enter());
    bulkhead.resize(1);
    QCOMPARE(bulkhead.inUse(), 3u);
    QCOMPARE(bulkhead.free(), 0u);
    bulkhead.leave();
    bulkhead.leave();
    QVERIFY(!bulkhead.enter());
    bulkhead.leave();
    QVERIFY(bulkhead.enter());
}

QTEST_APPLESS_MAIN(TestFairQueue)
#include "tst_fairqueue.moc"
