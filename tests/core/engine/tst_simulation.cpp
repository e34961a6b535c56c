#include "tests/core/engine/simulation.h"

#include <QLoggingCategory>
#include <QRegularExpression>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr int kThings = 250;

/// How many seeds to try, from the environment: the nightly bench asks for many more.
quint64 seedsOr(quint64 usual)
{
    bool isNumber = false;
    const quint64 wanted = qEnvironmentVariable("SLUICE_SEEDS").toULongLong(&isNumber);
    return isNumber ? wanted : usual;
}

QStringList violationsOf(quint64 seed, PlantedFault planted)
{
    Simulation simulation(seed, planted);
    simulation.happen(kThings);
    simulation.finish();
    return simulation.violations();
}

/// How the first of some seeds finds a planted fault by the invariant that it breaks; empty: none does.
QString findingOf(PlantedFault planted, const QString &invariant)
{
    for (quint64 seed = 1; seed <= 200; ++seed) {
        const QStringList found = violationsOf(seed, planted).filter(QRegularExpression(u'^' + invariant + u':'));
        if (!found.isEmpty())
            return QStringLiteral("seed %1 finds %2").arg(seed).arg(found.front());
    }
    return {};
}

} // namespace

class TestSimulation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("sluice.engine.*=false")); }
    void keepsItsInvariantsWhateverHappens();
    void repeatsItselfForASeed();
    void sleepChangesNothing();
    void findsPlantedFaults_data();
    void findsPlantedFaults();
};

void TestSimulation::keepsItsInvariantsWhateverHappens()
{
    const quint64 seeds = seedsOr(2000);
    const quint64 only = qEnvironmentVariable("SLUICE_SEED").toULongLong();
    quint64 attempts = 0;
    quint64 crashes = 0;
    quint64 woken = 0;
    quint64 redriven = 0;
    quint64 halts = 0;
    quint64 startedInHalt = 0;
    quint64 restarted = 0;
    quint64 forked = 0;
    quint64 removed = 0;
    quint64 audited = 0;
    quint64 ended = 0;
    quint64 published = 0;
    quint64 jobs = 0;
    quint64 stopped = 0;
    quint64 sent = 0;
    quint64 snoozed = 0;
    quint64 undone = 0;
    quint64 calls = 0;
    quint64 records = 0;
    quint64 damaged = 0;
    quint64 purged = 0;
    quint64 compensated = 0;
    quint64 breakers = 0;
    quint64 hooks = 0;
    quint64 repeats = 0;
    quint64 refused = 0;
    quint64 called = 0;
    quint64 triggered = 0;
    quint64 trials = 0;
    quint64 budget = 0;
    quint64 pool = 0;
    quint64 asleep = 0;
    quint64 limited = 0;
    quint64 byPort = 0;
    quint64 delays = 0;
    quint64 abandoned = 0;
    quint64 letters = 0;
    for (quint64 seed = only ? only : 1; seed <= (only ? only : seeds); ++seed) {
        Simulation simulation(seed);
        simulation.happen(kThings);
        simulation.finish();
        QVERIFY2(simulation.violations().isEmpty(),
                 qPrintable(QStringLiteral("seed %1 (again with SLUICE_SEED=%1): %2")
                                .arg(seed)
                                .arg(simulation.violations().join(QStringLiteral("; ")))));
        attempts += simulation.attempts();
        crashes += simulation.crashes();
        redriven += simulation.lettersRedriven();
        halts += simulation.halts();
        startedInHalt += simulation.startedInHalt();
        restarted += simulation.restarted();
        forked += simulation.forked();
        removed += simulation.removed();
        audited += simulation.audited();
        ended += simulation.runsEnded();
        published += simulation.eventsPublished();
        jobs += simulation.jobsEnded();
        stopped += simulation.jobsStopped();
        sent += simulation.jobLettersSent();
        snoozed += simulation.lettersSnoozed();
        undone += simulation.discardsUndone();
        calls += simulation.callsGranted();
        records += simulation.recordsSent();
        damaged += simulation.runsDamaged();
        purged += simulation.queuesPurged();
        woken += simulation.stepsWoken();
        compensated += simulation.runsUndone();
        breakers += simulation.breakerChanges();
        hooks += simulation.hookRuns();
        repeats += simulation.hooksRepeated();
        refused += simulation.hooksRefused();
        called += simulation.runsCalled();
        triggered += simulation.triggerRuns();
        trials += simulation.trials();
        budget += simulation.waitsForBudget();
        pool += simulation.waitsForPool();
        asleep += simulation.runsAsleep();
        limited += simulation.attemptsWithDeadline();
        byPort += simulation.failuresByPort();
        delays += simulation.delaysEnded();
        abandoned += simulation.attemptsAbandoned();
        letters += simulation.lettersAudited();
    }
    qInfo("%llu calls of attempts let in, %llu records sent once more", calls, records);
    qInfo("%llu redrive jobs over, %llu stops, %llu letters sent by them, %llu snoozed, %llu undone, %llu woken", jobs,
          stopped, sent, snoozed, undone, woken);
    qInfo("%llu attempts, %llu crashes, %llu redrives, %llu restarts, %llu forks, %llu removed, %llu runs over",
          attempts, crashes, redriven, restarted, forked, removed, ended);
    qInfo("%llu halts at breakpoints, %llu attempts of what was let go began meanwhile", halts, startedInHalt);
    qInfo("%llu damaged, %llu purged, %llu compensated, %llu changes of breakers, %llu audited, %llu called", damaged,
          purged, compensated, breakers, audited, called);
    qInfo("%llu webhooks started runs, %llu repeats, %llu refused; triggers started %llu", hooks, repeats, refused,
          triggered);
    qInfo("%llu times half open, %llu waits for the retry budget, %llu for the pool, %llu times asleep", trials, budget,
          pool, asleep);
    qInfo("%llu attempts with a deadline, %llu failures by a port, %llu delays over, %llu abandoned, %llu letters "
          "audited",
          limited, byPort, delays, abandoned, letters);
    if (only)
        return;
    QVERIFY(refused > seeds / 4);
    // A world in which nothing happens proves nothing.
    QVERIFY(halts > seeds / 20 && startedInHalt > 0);
    QVERIFY(attempts > seeds * 10 && crashes > seeds && redriven > seeds / 4 && ended > seeds * 4);
    QVERIFY(published > seeds * 10 && restarted > seeds / 40 && forked > seeds / 10 && removed > seeds / 10);
    QVERIFY(jobs > seeds / 4 && stopped > seeds / 60 && sent > seeds / 4 && snoozed > seeds / 10 && undone > 0);
    QVERIFY(calls > seeds / 4 && records > seeds / 100 && audited > seeds / 8 && damaged > seeds / 10 && purged > 0);
    QVERIFY(woken > seeds / 4 && compensated > seeds / 20 && breakers > seeds && hooks > seeds && repeats > seeds / 4);
    QVERIFY(limited > seeds && byPort > seeds / 20 && delays > seeds && abandoned > seeds / 20 && letters > seeds);
    QVERIFY(called > seeds / 4 && trials > seeds / 10 && budget > seeds / 10 && pool > seeds / 4 && triggered > seeds);
    QVERIFY(asleep > seeds);
}

void TestSimulation::repeatsItselfForASeed()
{
    const auto figures = [](quint64 seed) {
        Simulation simulation(seed);
        simulation.happen(kThings);
        simulation.finish();
        return std::array{simulation.attempts(), simulation.crashes(), simulation.lettersRedriven(),
                          simulation.runsEnded()};
    };
    QCOMPARE(figures(7), figures(7));
    QVERIFY(figures(7) != figures(8));
}

/// The same world with runs that sleep while they wait and with runs that never do.
void TestSimulation::sleepChangesNothing()
{
    const quint64 seeds = seedsOr(2000) / 10;
    quint64 asleep = 0;
    for (quint64 seed = 1; seed <= seeds; ++seed) {
        Simulation sleepy(seed);
        Simulation wakeful(seed, PlantedFault::None, 1'000'000);
        for (Simulation *simulation : {&sleepy, &wakeful}) {
            simulation->happen(kThings);
            simulation->finish();
        }
        QVERIFY2(sleepy.story() == wakeful.story(), qPrintable(QStringLiteral("seed %1").arg(seed)));
        QCOMPARE(wakeful.runsAsleep(), quint64(0));
        asleep += sleepy.runsAsleep();
    }
    QVERIFY(asleep > seeds);
}

void TestSimulation::findsPlantedFaults_data()
{
    QTest::addColumn<int>("planted");
    QTest::addColumn<QString>("invariant");
    QTest::newRow("J1: effects before they are durable")
        << int(PlantedFault::EffectsBeforeDurable) << QStringLiteral("J1");
    QTest::newRow("I9: a late result counts for the attempt that runs")
        << int(PlantedFault::LateResultsCount) << QStringLiteral("I9");
    QTest::newRow("I4: what ran is forgotten after a crash")
        << int(PlantedFault::ForgetsWhatRan) << QStringLiteral("I4");
}

void TestSimulation::findsPlantedFaults()
{
    QFETCH(int, planted);
    QFETCH(QString, invariant);
    const QString finding = findingOf(static_cast<PlantedFault>(planted), invariant);
    QVERIFY(!finding.isEmpty());
    qInfo().noquote() << finding;
}

QTEST_GUILESS_MAIN(TestSimulation)
#include "tst_simulation.moc"
