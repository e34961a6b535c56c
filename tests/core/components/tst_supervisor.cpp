#include "core/components/errors.h"
#include "tests/core/base/anyin.h"
#include "tests/core/components/world.h"

#include <QTest>
#include <rapidcheck.h>

using namespace sluice;
using namespace std::chrono_literals;

namespace {

using Kind = SupervisorAction::Kind;

const QString kA = QStringLiteral("a");
const QString kB = QStringLiteral("b");
const QString kC = QStringLiteral("c");

std::vector<ComponentSpec> chain()
{
    return {{kC, {kB}}, {kB, {kA}}, {kA, {}}};
}

Behaviour anyBehaviour()
{
    Behaviour one;
    const int what = anyIn(0, 8);
    one.failsToStart = what == 0;
    one.hangsInStart = what == 1;
    if (what == 2 || what == 3)
        one.dies = Milliseconds(anyIn(0, 40'000));
    if (what == 4)
        one.hangs = Milliseconds(anyIn(500, 40'000));
    one.makesProgress = what != 5;
    one.complies = anyIn(0, 3) > 0;
    return one;
}

} // namespace

class TestSupervisor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsItsInvariantsWhateverBreaks();
    void raisesNoFalseAlarmAfterStallsAndSleep();
    void disturbsNobodyElseWhenOneHangs();
    void startsInOrderAndStopsInReverse();
    void goesFromLateToSuspectToLost();
    void showsAComponentThatIsStuckAndActsNot();
    void abandonsWhatDoesNotComply();
    void doublesTheCoolDownAndForgetsItWhenHealthy();
    void leavesItToAPersonAfterFiveRecoveries();
    void asksForARestartAtTheThirdAbandoned();
    void takesAStartThatHangsAsLost();
    void ignoresWhatAnOldGenerationSays();
    void stopsEvenWhatHangs();
};

void TestSupervisor::holdsItsInvariantsWhateverBreaks()
{
    QVERIFY(rc::check("S1, S2, S3, S6", [] {
        World world(chain());
        for (const QString &name : {kA, kB, kC})
            world.behave(name, [](quint32) { return anyBehaviour(); });
        world.start();
        const int parts = anyIn(1, 12);
        for (int i = 0; i < parts; ++i) {
            world.run(Milliseconds(anyIn(100, 30'000)));
            const int sleep = anyIn(0, 6);
            if (sleep < 2)
                world.run(Milliseconds(anyIn(100, 30'000)), true, sleep == 0);
            for (int orders = anyIn(0, 3); orders > 0; --orders) {
                const QString name(QChar(u'a' + anyIn(0, 2)));
                const int what = anyIn(0, 8);
                if (what == 6)
                    world.renew(name);
                else if (what == 7)
                    world.retire(name);
                else
                    world.order(name, kComponentActions.at(static_cast<std::size_t>(what)));
                world.run(Milliseconds(anyIn(0, 3'000)));
            }
        }
        world.stop();
        // Three times 5 s to comply, and whatever a recovery under way still takes.
        world.run(25s);
        RC_ASSERT(world.supervisor.isStopped());
    }));
}

void TestSupervisor::raisesNoFalseAlarmAfterStallsAndSleep()
{
    QVERIFY(rc::check("S5", [] {
        World world({{kA, {}}, {kB, {kA}}});
        world.isTickFirst = anyIn(0, 2) == 0;
        world.start();
        world.run(3s);
        const auto before = world.log.size();
        const int parts = anyIn(1, 20);
        for (int i = 0; i < parts; ++i) {
            world.run(Milliseconds(anyIn(0, 100'000)), true, anyIn(0, 2) == 0);
            world.run(Milliseconds(anyIn(300, 5'000)));
            for (const QString &name : {kA, kB}) {
                RC_ASSERT(world.shown(name).state == ComponentState::Running);
                RC_ASSERT(world.shown(name).liveness == Liveness::Ok);
            }
        }
        RC_ASSERT(world.log.size() == before);
    }));
}

void TestSupervisor::disturbsNobodyElseWhenOneHangs()
{
    QVERIFY(rc::check("S4", [] {
        World world({{kA, {}}, {kB, {kA}}, {kC, {}}});
        const Milliseconds hangs(anyIn(1000, 20'000));
        world.behave(kA, [hangs](quint32) {
            Behaviour one;
            one.hangs = hangs;
            return one;
        });
        world.start();
        world.run(150s);
        RC_ASSERT(world.shown(kA).abandoned > 0u);
        for (const QString &name : {kB, kC}) {
            RC_ASSERT(world.shown(name).generation == 1u);
            RC_ASSERT(world.shown(name).state == ComponentState::Running);
        }
    }));
}

void TestSupervisor::startsInOrderAndStopsInReverse()
{
    QVERIFY(rc::check("S7", [] {
        // Each may depend on those with a smaller number; they are given in any order.
        std::vector<ComponentSpec> specs;
        const int count = anyIn(1, 8);
        for (int i = 0; i < count; ++i) {
            ComponentSpec spec{QString::number(i), {}};
            for (int on = 0; on < i; ++on) {
                if (anyIn(0, 3) == 0)
                    spec.dependencies.append(QString::number(on));
            }
            specs.insert(specs.begin() + anyIn(0, i + 1), spec);
        }
        World world(specs);
        world.start();
        world.run(10s);
        QStringList started;
        for (const SupervisorAction &action : world.log)
            started.append(action.component);
        RC_ASSERT(started.size() == count);
        for (const ComponentSpec &spec : specs) {
            for (const QString &on : spec.dependencies)
                RC_ASSERT(started.indexOf(on) < started.indexOf(spec.name));
        }
        world.log.clear();
        world.stop();
        world.run(10s);
        RC_ASSERT(world.supervisor.isStopped());
        QStringList stopped;
        for (const SupervisorAction &action : world.log)
            stopped.prepend(action.component);
        RC_ASSERT(stopped == started);
    }));
}

void TestSupervisor::goesFromLateToSuspectToLost()
{
    Supervisor supervisor = *Supervisor::create({{kA, {}}});
    (void)supervisor.start(World::kStart);
    (void)supervisor.initialized(kA, 1, World::kStart);
    const auto livenessAfter = [&supervisor](Nanoseconds after) {
        static MonoTime last = World::kStart;
        while (last < World::kStart + after) {
            last = std::min(last + 250ms, World::kStart + after);
            (void)supervisor.tick(last);
        }
        return supervisor.components(last).front().liveness;
    };
    QCOMPARE(livenessAfter(2500ms), Liveness::Ok);
    QCOMPARE(livenessAfter(2501ms), Liveness::Late);
    QCOMPARE(livenessAfter(5s), Liveness::Late);
    QCOMPARE(livenessAfter(5001ms), Liveness::Suspect);
    QCOMPARE(livenessAfter(10s), Liveness::Suspect);
    QCOMPARE(supervisor.components(World::kStart + 10s).front().state, ComponentState::Running);
    QCOMPARE(livenessAfter(10001ms), Liveness::Lost);
    QCOMPARE(supervisor.components(World::kStart + 10s).front().state, ComponentState::Recovering);
    QCOMPARE(supervisor.components(World::kStart + 10s).front().lastError.code, errors::kComponentLost);
}

void TestSupervisor::showsAComponentThatIsStuckAndActsNot()
{
    World world({{kA, {}}});
    bool makesProgress = false;
    world.behave(kA, [&makesProgress](quint32) {
        Behaviour one;
        one.makesProgress = makesProgress;
        return one;
    });
    world.start();
    world.run(59s);
    QCOMPARE(world.shown(kA).liveness, Liveness::Ok);
    world.run(300s);
    QCOMPARE(world.shown(kA).liveness, Liveness::Stuck);
    QCOMPARE(world.shown(kA).state, ComponentState::Degraded);
    QCOMPARE(world.log.size(), 1u);
}

void TestSupervisor::abandonsWhatDoesNotComply()
{
    World world({{kA, {}}});
    world.behave(kA, [](quint32 generation) {
        Behaviour one;
        if (generation == 1)
            one.hangs = 5s;
        return one;
    });
    world.start();
    world.run(30s);
    QCOMPARE(world.log.size(), 4u);
    QCOMPARE(world.log[1].kind, Kind::Shutdown);
    QCOMPARE(world.log[2].kind, Kind::Abandon);
    QCOMPARE(world.log[2].generation, 1u);
    QVERIFY(world.times[2] - world.times[1] == 5s);
    QCOMPARE(world.log[3].kind, Kind::Initialize);
    QCOMPARE(world.log[3].generation, 2u);
    QVERIFY(world.times[3] - world.times[2] == 1s);
    QCOMPARE(world.shown(kA).state, ComponentState::Running);
    QCOMPARE(world.shown(kA).abandoned, 1u);
    QCOMPARE(world.shown(kA).restarts, 1u);
}

void TestSupervisor::doublesTheCoolDownAndForgetsItWhenHealthy()
{
    World world({{kA, {}}});
    Nanoseconds dies = 30s;
    world.behave(kA, [&dies](quint32) {
        Behaviour one;
        one.dies = dies;
        return one;
    });
    world.start();
    world.run(600s);
    std::vector<MonoTime> up;
    std::vector<MonoTime> down;
    for (std::size_t i = 0; i < world.log.size(); ++i)
        (world.log[i].kind == Kind::Initialize ? up : down).push_back(world.times[i]);
    const std::vector<Nanoseconds> expected{1s, 2s, 4s, 8s, 16s, 32s, 60s, 60s};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const Nanoseconds pause = up.at(i + 1) - down.at(i) - 200ms;
        QVERIFY2(pause >= expected[i] && pause <= expected[i] + 300ms, qPrintable(QString::number(pause / 1ms)));
    }
    dies = 320s;
    world.run(1000s);
    up.clear();
    down.clear();
    for (std::size_t i = 0; i < world.log.size(); ++i)
        (world.log[i].kind == Kind::Initialize ? up : down).push_back(world.times[i]);
    QVERIFY(up.back() - down.back() <= 1500ms);
}

void TestSupervisor::leavesItToAPersonAfterFiveRecoveries()
{
    World world({{kA, {}}});
    bool isBroken = true;
    world.behave(kA, [&isBroken](quint32) {
        Behaviour one;
        one.failsToStart = isBroken;
        return one;
    });
    world.start();
    world.run(300s);
    QCOMPARE(world.actionsOf(kA, Kind::Shutdown).size(), 5u);
    QCOMPARE(world.log.back().kind, Kind::AlertTooManyRecoveries);
    QCOMPARE(world.log.back().error.code, QStringLiteral("test.start"));
    QCOMPARE(world.shown(kA).state, ComponentState::Error);
    QVERIFY(world.shown(kA).needsPerson);
    isBroken = false;
    QVERIFY(world.order(kA, ComponentAction::Start));
    world.run(2s);
    QVERIFY(!world.shown(kA).needsPerson);
    QCOMPARE(world.shown(kA).state, ComponentState::Running);
}

void TestSupervisor::asksForARestartAtTheThirdAbandoned()
{
    World world({{kA, {}}, {kB, {}}});
    const auto hang = [](quint32) {
        Behaviour one;
        one.hangs = 5s;
        return one;
    };
    world.behave(kA, hang);
    world.behave(kB, hang);
    world.start();
    world.run(120s);
    const auto alerts = std::count_if(world.log.begin(), world.log.end(), [](const SupervisorAction &action) {
        return action.kind == Kind::AlertRestartProgram;
    });
    QVERIFY(world.supervisor.abandoned() >= 3);
    QCOMPARE(alerts, 1);
}

void TestSupervisor::takesAStartThatHangsAsLost()
{
    World world({{kA, {}}, {kB, {kA}}});
    world.behave(kA, [](quint32 generation) {
        Behaviour one;
        one.hangsInStart = generation == 1;
        return one;
    });
    world.start();
    world.run(59s);
    QCOMPARE(world.shown(kA).state, ComponentState::Initializing);
    QCOMPARE(world.shown(kB).state, ComponentState::Stopped);
    world.run(10s);
    QCOMPARE(world.shown(kA).state, ComponentState::Running);
    QCOMPARE(world.shown(kA).generation, 2u);
    QCOMPARE(world.shown(kB).state, ComponentState::Running);
}

void TestSupervisor::ignoresWhatAnOldGenerationSays()
{
    World world({{kA, {}}});
    world.behave(kA, [](quint32 generation) {
        Behaviour one;
        if (generation == 1)
            one.hangs = 2s;
        return one;
    });
    world.start();
    world.run(30s);
    const SupervisedComponent before = world.shown(kA);
    QCOMPARE(before.generation, 2u);
    Heartbeat ghost;
    ghost.component = kA;
    ghost.generation = 1;
    ghost.sequence = 99;
    ghost.state = ComponentState::Error;
    QVERIFY(world.supervisor.heartbeat(ghost, world.now).empty());
    QVERIFY(world.supervisor.failed(kA, 1, {}, world.now).empty());
    QVERIFY(world.supervisor.ended(kA, 1, world.now).empty());
    QVERIFY(world.shown(kA) == before);
}

void TestSupervisor::stopsEvenWhatHangs()
{
    World world(chain());
    world.behave(kB, [](quint32) {
        Behaviour one;
        one.complies = false;
        return one;
    });
    world.start();
    world.run(5s);
    world.stop();
    world.run(10s);
    QVERIFY(world.supervisor.isStopped());
    QCOMPARE(world.actionsOf(kB, Kind::Abandon).size(), 1u);
    QCOMPARE(world.log.back().component, kA);
    QCOMPARE(world.shown(kA).state, ComponentState::Stopped);
    QCOMPARE(world.shown(kB).state, ComponentState::Error);
    QCOMPARE(world.shown(kC).state, ComponentState::Stopped);
}

QTEST_APPLESS_MAIN(TestSupervisor)
#include "tst_supervisor.moc"
