#include "core/base/fakeclock.h"
#include "core/events/eventbus.h"
#include "tests/core/base/anyin.h"
#include "tests/core/events/later.h"

#include <QTest>

#include <rapidcheck.h>

#include <stdexcept>

using namespace sluice;

/// Subscribers that leave.
class TestEventLeaving : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void callsNobodyWhoHasLeft();
};

/// E5 in virtual turns; with real threads it is in tst_eventthreads.
void TestEventLeaving::callsNobodyWhoHasLeft()
{
    QVERIFY(rc::check("E5: after unsubscribe has returned no call begins", [] {
        struct Party {
            Later later;
            Subscription subscription;
            bool hasLeft = false;
            int calls = 0;
            int callsAfter = 0;
        };
        FakeClock clock;
        EventBus bus(clock);
        std::vector<std::unique_ptr<Party>> parties;
        for (int i = 0; i < 3; ++i) {
            Party &party = *parties.emplace_back(std::make_unique<Party>(Party{Later(clock), {}}));
            const bool throws = anyIn(0, 2) == 0;
            party.subscription = std::move(*bus.subscribe(QStringLiteral("**"), party.later.executor(),
                                                          [&party, throws](const EventRecord &) {
                                                              ++(party.hasLeft ? party.callsAfter : party.calls);
                                                              if (throws)
                                                                  throw std::runtime_error("no");
                                                          },
                                                          {QString::number(i), 4, Overflow::DropOldest}));
        }
        const int steps = anyIn(1, 80);
        for (int i = 0; i < steps; ++i) {
            Party &party = *parties[anyIn<std::size_t>(0, parties.size())];
            const int what = anyIn(0, 10);
            if (what < 5) {
                (void)bus.emitEvent(QStringLiteral("orders.new"), "{}");
            } else if (what < 8) {
                party.later.runOne();
            } else if (what < 9) {
                clock.advance(Milliseconds(anyIn(1, 5000))); // a back-off may end after its subscriber has left
            } else {
                party.subscription.unsubscribe();
                party.hasLeft = true;
            }
        }
        clock.advance(std::chrono::minutes(10));
        for (const auto &party : parties) {
            party->later.runAll();
            RC_ASSERT(party->callsAfter == 0);
        }
    }));
}

QTEST_APPLESS_MAIN(TestEventLeaving)
#include "tst_eventleaving.moc"
