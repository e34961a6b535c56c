#include "ui/shell/enginestatus.h"

#include <QTest>

using namespace sluice;

namespace {

ComponentSnapshot component(const char *id, ComponentPhase phase, ComponentHealth health, int ageMs)
{
    ComponentSnapshot made;
    made.id = QString::fromLatin1(id);
    made.phase = phase;
    made.health = health;
    made.heartbeatAge = Milliseconds(ageMs);
    return made;
}

} // namespace

class TestEngineStatus : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingKnownIsStarting();
    void theWorstComponentDecides();
    void stoppedComponentsGiveNoHeartbeat();
    void deadLettersAreNoQueueOfWork();
    void waitingRunsAreNoWork();
    void rateNeedsAFullSecond();
    void rateStartsAnewAfterARestart();
};

void TestEngineStatus::nothingKnownIsStarting()
{
    QCOMPARE(statusOf({}).phase, ComponentPhase::Initializing);
}

void TestEngineStatus::theWorstComponentDecides()
{
    EngineSnapshot snapshot;
    snapshot.components = {component("a", ComponentPhase::Running, ComponentHealth::Late, 2600),
                           component("b", ComponentPhase::Degraded, ComponentHealth::Ok, 300),
                           component("c", ComponentPhase::Running, ComponentHealth::Ok, 100)};
    const EngineStatus status = statusOf(snapshot);
    QCOMPARE(status.phase, ComponentPhase::Degraded);
    QCOMPARE(status.health, ComponentHealth::Late);
    QCOMPARE(status.unhealthy, 2U);
    QCOMPARE(status.oldestHeartbeat, Milliseconds(2600));
}

void TestEngineStatus::stoppedComponentsGiveNoHeartbeat()
{
    EngineSnapshot snapshot;
    snapshot.components = {component("a", ComponentPhase::Stopped, ComponentHealth::Ok, 90'000),
                           component("b", ComponentPhase::Running, ComponentHealth::Ok, 300)};
    QCOMPARE(statusOf(snapshot).oldestHeartbeat, Milliseconds(300));
    QCOMPARE(statusOf(snapshot).unhealthy, 0U);
}

void TestEngineStatus::deadLettersAreNoQueueOfWork()
{
    EngineSnapshot snapshot;
    snapshot.queues = {
        {QStringLiteral("ready"), 3, {}}, {QStringLiteral("retry"), 4, {}}, {QStringLiteral("deadLetter"), 50, {}}};
    QCOMPARE(statusOf(snapshot).queueDepth, quint64(7));
}

void TestEngineStatus::waitingRunsAreNoWork()
{
    EngineSnapshot snapshot;
    snapshot.activeRuns = 1;
    snapshot.openLetters = 3;
    snapshot.stepsStarted = snapshot.stepsEnded = 20;
    QVERIFY(!hasWork(statusOf(snapshot)));
    snapshot.stepsStarted = 21;
    QVERIFY(hasWork(statusOf(snapshot)));
}

void TestEngineStatus::rateNeedsAFullSecond()
{
    RateMeter meter;
    EngineSnapshot snapshot;
    snapshot.taken = WallTime(Milliseconds(1'000'000));
    QVERIFY(!meter.take(snapshot));
    snapshot.taken += Milliseconds(500);
    snapshot.stepsEnded = 50;
    QVERIFY(!meter.take(snapshot));
    snapshot.taken += Milliseconds(1500);
    snapshot.stepsEnded = 100;
    QVERIFY(meter.take(snapshot));
    QCOMPARE(meter.perSecond(), 50.0);
}

void TestEngineStatus::rateStartsAnewAfterARestart()
{
    RateMeter meter;
    EngineSnapshot snapshot;
    snapshot.taken = WallTime(Milliseconds(1'000'000));
    snapshot.stepsEnded = 500;
    meter.take(snapshot);
    snapshot.taken += Milliseconds(2000);
    snapshot.stepsEnded = 10;
    QVERIFY(!meter.take(snapshot));
    snapshot.taken += Milliseconds(1000);
    snapshot.stepsEnded = 20;
    QVERIFY(meter.take(snapshot));
    QCOMPARE(meter.perSecond(), 10.0);
}

QTEST_GUILESS_MAIN(TestEngineStatus)
#include "tst_enginestatus.moc"
