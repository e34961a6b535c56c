#include "core/components/errors.h"
#include "tests/core/components/world.h"

#include <QTest>

using namespace sluice;
using namespace std::chrono_literals;

namespace {

using OrderedKind = SupervisorAction::Kind;

const QString kFirst = QStringLiteral("a");
const QString kSecond = QStringLiteral("b");
const QString kThird = QStringLiteral("c");

/// Each needs the one before it.
std::vector<ComponentSpec> inARow()
{
    return {{kThird, {kSecond}}, {kSecond, {kFirst}}, {kFirst, {}}};
}

} // namespace

/// What people order for single components, and what a change of settings means for them.
class TestSupervisorOrders : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesAnOrderThatTheStateForbids();
    void restartsByHandWithoutCountingARecovery();
    void staysDownUntilItIsStartedAgain();
    void drainsForAsLongAsItTakes();
    void givesUpWhatHangsWhileItDrains();
    void renewsWithoutCountingARecovery();
    void leavesDownWhatAPersonKeepsDown();
    void showsNoLongerWhatIsRetiredUntilItComesBack();
    void takesInAComponentThatComesLater();
};

void TestSupervisorOrders::refusesAnOrderThatTheStateForbids()
{
    World world(inARow());
    const auto unknown = world.supervisor.order(QStringLiteral("ghost"), ComponentAction::Stop, world.now);
    QCOMPARE(unknown.error().code, QString(errors::kComponentUnknown));
    world.start();
    const auto early = world.supervisor.order(kThird, ComponentAction::Start, world.now); // waits for b
    QCOMPARE(early.error().code, QString(errors::kComponentActionIllegal));
    world.run(2s);
    const auto resumed = world.supervisor.order(kFirst, ComponentAction::Resume, world.now);
    QCOMPARE(resumed.error().code, QString(errors::kComponentActionIllegal));
    QCOMPARE(resumed.error().args.value(QStringLiteral("state")), QStringLiteral("running"));
    QVERIFY(world.order(kFirst, ComponentAction::Pause));
    world.run(2s);
    QCOMPARE(world.shown(kFirst).state, ComponentState::Paused);
    QVERIFY(!world.order(kFirst, ComponentAction::Pause));
    QVERIFY(world.order(kFirst, ComponentAction::Resume));
    world.run(2s);
    QCOMPARE(world.shown(kFirst).state, ComponentState::Running);
}

void TestSupervisorOrders::restartsByHandWithoutCountingARecovery()
{
    World world(inARow());
    world.start();
    world.run(2s);
    for (quint32 times = 1; times <= 8; ++times) {
        QVERIFY(world.order(kFirst, ComponentAction::Restart));
        world.run(3s);
        QCOMPARE(world.shown(kFirst).state, ComponentState::Running);
        QCOMPARE(world.shown(kFirst).generation, times + 1);
        QVERIFY(!world.shown(kFirst).needsPerson);
    }
    QVERIFY(world.actionsOf(kFirst, OrderedKind::AlertTooManyRecoveries).empty());
}

void TestSupervisorOrders::staysDownUntilItIsStartedAgain()
{
    World world(inARow());
    world.start();
    world.run(2s);
    QVERIFY(world.order(kSecond, ComponentAction::Stop));
    world.run(120s);
    QCOMPARE(world.shown(kSecond).state, ComponentState::Stopped);
    QCOMPARE(world.shown(kSecond).generation, 1U);
    QCOMPARE(world.shown(kThird).state, ComponentState::Running);
    QVERIFY(world.order(kSecond, ComponentAction::Start));
    world.run(2s);
    QCOMPARE(world.shown(kSecond).state, ComponentState::Running);
    QCOMPARE(world.shown(kSecond).generation, 2U);
    world.stop();
    world.run(5s);
    QVERIFY(world.supervisor.isStopped());
}

void TestSupervisorOrders::drainsForAsLongAsItTakes()
{
    World world(inARow());
    world.start();
    world.run(2s);
    QVERIFY(world.order(kSecond, ComponentAction::Drain));
    world.run(1s);
    QCOMPARE(world.shown(kSecond).state, ComponentState::Draining);
    world.run(5s);
    QCOMPARE(world.shown(kSecond).state, ComponentState::Stopped);
    QVERIFY(world.actionsOf(kSecond, OrderedKind::Abandon).empty());
}

void TestSupervisorOrders::givesUpWhatHangsWhileItDrains()
{
    World world(inARow());
    world.behave(kSecond, [](quint32 generation) {
        Behaviour behaviour;
        behaviour.hangs = generation == 1 ? Nanoseconds(2s) : Nanoseconds::max();
        return behaviour;
    });
    world.start();
    world.run(2s);
    QVERIFY(world.order(kSecond, ComponentAction::Drain));
    world.run(12s);
    QCOMPARE(world.shown(kSecond).state, ComponentState::Error);
    QCOMPARE(world.shown(kSecond).abandoned, 1U);
    QVERIFY(world.shown(kSecond).needsPerson);
    QVERIFY(world.order(kSecond, ComponentAction::Start));
    world.run(2s);
    QCOMPARE(world.shown(kSecond).state, ComponentState::Running);
    QVERIFY(!world.shown(kSecond).needsPerson);
}

void TestSupervisorOrders::renewsWithoutCountingARecovery()
{
    World world(inARow());
    world.start();
    world.run(2s);
    for (quint32 times = 1; times <= 8; ++times) {
        world.renew(kFirst);
        world.renew(kFirst); // it is on its way, and will know
        world.run(3s);
        QCOMPARE(world.shown(kFirst).state, ComponentState::Running);
        QCOMPARE(world.shown(kFirst).generation, times + 1);
    }
    QVERIFY(world.actionsOf(kFirst, OrderedKind::AlertTooManyRecoveries).empty());
    QCOMPARE(world.shown(kSecond).generation, 1U);
}

void TestSupervisorOrders::leavesDownWhatAPersonKeepsDown()
{
    World world(inARow());
    world.start();
    world.run(2s);
    QVERIFY(world.order(kThird, ComponentAction::Stop));
    world.run(2s);
    world.renew(kThird);
    world.run(5s);
    QCOMPARE(world.shown(kThird).state, ComponentState::Stopped);
    QVERIFY(world.order(kThird, ComponentAction::Start));
    world.run(2s);
    QCOMPARE(world.shown(kThird).state, ComponentState::Running);
}

void TestSupervisorOrders::showsNoLongerWhatIsRetiredUntilItComesBack()
{
    World world(inARow());
    world.start();
    world.run(2s);
    world.retire(kThird);
    QCOMPARE(world.shown(kThird).state, ComponentState::Draining);
    world.run(2s);
    QVERIFY(world.shown(kThird).name.isEmpty());
    QCOMPARE(world.supervisor.order(kThird, ComponentAction::Start, world.now).error().code,
             QString(errors::kComponentUnknown));
    world.renew(kThird);
    world.run(2s);
    QCOMPARE(world.shown(kThird).state, ComponentState::Running);
    QCOMPARE(world.shown(kThird).generation, 2U);
    world.retire(kThird);
    world.renew(kThird); // while it still ends
    world.run(5s);
    QCOMPARE(world.shown(kThird).state, ComponentState::Running);
    QCOMPARE(world.shown(kThird).generation, 3U);
}

void TestSupervisorOrders::takesInAComponentThatComesLater()
{
    World world({{kFirst, {}}});
    world.start();
    QVERIFY(!world.add({kThird, {kSecond}}));
    QVERIFY(world.add({kSecond, {kFirst}}));
    QCOMPARE(world.shown(kSecond).state, ComponentState::Stopped); // it waits for a
    world.run(2s);
    QCOMPARE(world.shown(kSecond).state, ComponentState::Running);
    QVERIFY(world.add({kThird, {kFirst}}));
    QCOMPARE(world.shown(kThird).state, ComponentState::Initializing);
    world.stop();
    world.run(5s);
    QVERIFY(world.supervisor.isStopped());
    QCOMPARE(world.log.back().component, kFirst); // first in, last out
}

QTEST_APPLESS_MAIN(TestSupervisorOrders)
#include "tst_supervisororders.moc"
