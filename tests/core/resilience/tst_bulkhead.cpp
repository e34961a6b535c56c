#include "core/resilience/bulkhead.h"
#include "tests/core/base/anyin.h"

#include <QTest>

#include <rapidcheck.h>

using namespace sluice;

class TestBulkhead : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsBulkheadPlacesWhole();
    void endsNoCallWhenTheBulkheadShrinks();
};

void TestBulkhead::keepsBulkheadPlacesWhole()
{
    QVERIFY(rc::check("K1: in use and free are all there are", [] {
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

void TestBulkhead::endsNoCallWhenTheBulkheadShrinks()
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

QTEST_APPLESS_MAIN(TestBulkhead)
#include "tst_bulkhead.moc"
