#include "core/engine/errors.h"
#include "core/journal/errors.h"
#include "tests/core/engine/triggerbench.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;

const QString kTimed = QStringLiteral("timed");

/// Armed workflows, and the times at which they start.
class TestSchedules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_bench = std::make_unique<TriggerBench>(); }
    void cleanup() { m_bench.reset(); }

    void refusesWhatCannotBeArmed();
    void staysArmedOverARestartAndIsAudited();
    void doesNotSayWhatIsArmedBeforeItKnows();
    void startsNothingThatIsNotArmed();
    void startsARunAtEachTime();
    void startsEachTimeOnceWhereverItCrashes();
    void startsTheVersionThatWasArmed();
    void makesUpForWhatWasMissed_data();
    void makesUpForWhatWasMissed();
    void firesNoTimeTwiceWhenTheClockIsSetBack();
    void goesOnByAClockThatWasCorrected();
    void takesAStepForwardAsMissed();
    void missesNothingBetweenTwoWatchers();
    void missesWhileTooManyRunsWait();
    void missesWhileTheJournalCannotWrite();
    void keepsItsPlaceWhenArmedAgain();
    void givesUpWhatHasNotBegunWhenDisarmed();
    void givesUpWhatWasOnItsWayWhenDisarmed();
    void becomesALetterThatCanBeSentOnWithoutAWatcher();

private:
    std::unique_ptr<TriggerBench> m_bench;
};

void TestSchedules::refusesWhatCannotBeArmed()
{
    Workflow broken = RunBench::oneCall(kTimed, QStringLiteral("nowhere"));
    broken.triggers = {TriggerBench::interval(60s)};
    QVERIFY(!m_bench->arm(broken));
    broken.tasks[0].type = QStringLiteral("no.such.type");
    QVERIFY(!m_bench->arm(broken));
    QCOMPARE(m_bench->arm(kTimed, {}).error().code, QString(errors::kTriggerNone));
    Trigger manual;
    manual.id = QStringLiteral("byHand");
    QCOMPARE(m_bench->arm(kTimed, {manual}).error().code, QString(errors::kTriggerNone));
    QCOMPARE(m_bench->arm(kTimed, {TriggerBench::interval(0s)}).error().code, QStringLiteral("trigger.shortInterval"));
    Trigger cron = TriggerBench::interval(1s);
    cron.kind = TriggerKind::Cron;
    cron.cron = QStringLiteral("0 25 * * *");
    QCOMPARE(m_bench->arm(kTimed, {TriggerBench::interval(1s), cron}).error().code,
             QStringLiteral("trigger.duplicateId"));
    cron.id = QStringLiteral("cron");
    QCOMPARE(m_bench->arm(kTimed, {TriggerBench::interval(1s), cron}).error().code, QStringLiteral("cron.outOfRange"));
    QCOMPARE(m_bench->disarm(kTimed).error().code, QString(errors::kTriggerNotArmed));
    QVERIFY(m_bench->audit().empty() && m_bench->engine->triggers().armed().empty());
    m_bench->watch(10s);
    QVERIFY(m_bench->runs().empty());
}

void TestSchedules::staysArmedOverARestartAndIsAudited()
{
    Trigger trigger = TriggerBench::interval(60s, MissedPolicy::Each);
    trigger.input = QJsonObject{{QStringLiteral("a"), 1}};
    QVERIFY(m_bench->arm(kTimed, {trigger}));
    m_bench->watch(60s);
    const auto armed = m_bench->engine->triggers().armed();
    QCOMPARE(armed.at(kTimed).who, QStringLiteral("ada"));
    QCOMPARE(armed.at(kTimed).triggers[0].fired, quint64(1));
    m_bench->start();
    QVERIFY(m_bench->engine->triggers().armed() == armed);
    QVERIFY(m_bench->engine->status().armed == std::vector{armed.at(kTimed)});
    QVERIFY(m_bench->disarm(kTimed));
    m_bench->start();
    QVERIFY(m_bench->engine->triggers().armed().empty());
    const auto audit = m_bench->audit();
    QCOMPARE(audit.size(), std::size_t(2));
    QCOMPARE(audit[0].action, QStringLiteral("workflow.arm"));
    QCOMPARE(audit[0].target, kTimed);
    QVERIFY(audit[0].reason.endsWith(QStringLiteral(", interval often")));
    QCOMPARE(audit[1].action, QStringLiteral("workflow.disarm"));
}

void TestSchedules::doesNotSayWhatIsArmedBeforeItKnows()
{
    QVERIFY(m_bench->engine->status().armed == std::vector<ArmedWorkflow>());
    QVERIFY(m_bench->arm(kTimed, {TriggerBench::interval(60s)}));
    m_bench->startUnopened();
    QVERIFY(!m_bench->engine->status().armed);
    m_bench->start();
    QCOMPARE(m_bench->engine->status().armed->size(), std::size_t(1));
}

void TestSchedules::startsNothingThatIsNotArmed()
{
    m_bench->watch(120s);
    QVERIFY(m_bench->runs().empty());
    QVERIFY(m_bench->arm(kTimed, {TriggerBench::interval(60s)}));
    QVERIFY(m_bench->disarm(kTimed));
    m_bench->watch(120s);
    QVERIFY(m_bench->runs().empty());
}

void TestSchedules::startsARunAtEachTime()
{
    Trigger trigger = TriggerBench::interval(60s);
    trigger.input = QStringLiteral("saved");
    QVERIFY(m_bench->arm(kTimed, {trigger}));
    m_bench->watch(59s);
    QVERIFY(m_bench->runs().empty());
    m_bench->watch(1s);
    QCOMPARE(m_bench->triggersOfRuns(), QStringList{QStringLiteral("timed: schedule often")});
    m_bench->watch(120s);
    QCOMPARE(m_bench->runs().size(), std::size_t(3));
    // The clock of the bench begins at 2023-11-14T22:13:20Z.
    const QJsonObject expected{{QStringLiteral("due"), QStringLiteral("2023-11-14T22:14:20.000Z")},
                               {QStringLiteral("late"), false},
                               {QStringLiteral("trigger"), QStringLiteral("often")},
                               {QStringLiteral("input"), QStringLiteral("saved")}};
    QCOMPARE(m_bench->inputOf(RunId{1}), expected);
    QCOMPARE(m_bench->inputOf(RunId{3})[u"due"].toString(), QStringLiteral("2023-11-14T22:16:20.000Z"));
}

/// Crashes before the firing is durable, once it is, and once its run is.
void TestSchedules::startsEachTimeOnceWhereverItCrashes()
{
    QVERIFY(m_bench->arm(kTimed, {TriggerBench::interval(60s)}));
    m_bench->watch(59s);
    m_bench->isHeld = true;
    m_bench->watch(1s);
    m_bench->isHeld = false;
    m_bench->start();
    QVERIFY(m_bench->runs().empty());
    m_bench->watch();
    QCOMPARE(m_bench->runs().size(), std::size_t(1));
    m_bench->start();
    m_bench->watch(30s);
    QCOMPARE(m_bench->runs().size(), std::size_t(1));

    m_bench->leave();
    QVERIFY(m_bench->arm(QStringLiteral("other"), {TriggerBench::onEvent(QStringLiteral("a"))}));
    m_bench->hear(QStringLiteral("a"), "1");
    m_bench->start(); // on disk, and in line
    QCOMPARE(m_bench->runs().size(), std::size_t(1));
    m_bench->watch();
    QCOMPARE(m_bench->runs().size(), std::size_t(2));
    m_bench->start();
    m_bench->watch(1s);
    QCOMPARE(m_bench->runs().size(), std::size_t(2));
}

/// What is saved, moved or deleted afterwards changes nothing.
void TestSchedules::startsTheVersionThatWasArmed()
{
    Workflow armed = RunBench::oneCall(kTimed);
    armed.tasks[0].params.insert(QStringLiteral("url"), QStringLiteral("http://127.0.0.1:9/armed"));
    armed.triggers = {TriggerBench::interval(60s)};
    QVERIFY(m_bench->arm(armed));
    m_bench->workflows.clear();
    m_bench->watch(60s);
    m_bench->start();
    m_bench->watch(60s);
    QCOMPARE(m_bench->attempts.back().params.value(QStringLiteral("url")), QStringLiteral("http://127.0.0.1:9/armed"));
    QCOMPARE(m_bench->runs().size(), std::size_t(2));
    QVERIFY(m_bench->asked.empty());
    armed.tasks[0].params.insert(QStringLiteral("url"), QStringLiteral("http://127.0.0.1:9/next"));
    QVERIFY(m_bench->arm(armed));
    m_bench->watch(60s);
    QCOMPARE(m_bench->attempts.back().params.value(QStringLiteral("url")), QStringLiteral("http://127.0.0.1:9/next"));
}

void TestSchedules::makesUpForWhatWasMissed_data()
{
    QTest::addColumn<int>("policy");
    QTest::addColumn<int>("minutes");
    QTest::addColumn<int>("madeUp");
    QTest::addColumn<int>("missed");
    QTest::newRow("none") << int(MissedPolicy::Skip) << 10 << 0 << 10;
    QTest::newRow("one for all") << int(MissedPolicy::Once) << 10 << 1 << 10;
    QTest::newRow("one each") << int(MissedPolicy::Each) << 10 << 10 << 10;
    QTest::newRow("the last hundred") << int(MissedPolicy::Each) << 1000 << 100 << 100;
}

void TestSchedules::makesUpForWhatWasMissed()
{
    QFETCH(int, policy);
    QFETCH(int, minutes);
    QFETCH(int, madeUp);
    QFETCH(int, missed);
    QVERIFY(m_bench->arm(kTimed, {TriggerBench::interval(60s, static_cast<MissedPolicy>(policy))}));
    m_bench->engine.reset();
    m_bench->clock.advance(std::chrono::minutes(minutes) + 1s);
    m_bench->start();
    m_bench->watch();
    QCOMPARE(int(m_bench->runs().size()), madeUp);
    QCOMPARE(int(m_bench->first(kTimed).givenUp), missed - madeUp);
    if (madeUp > 0) {
        const QJsonObject input = m_bench->inputOf(m_bench->runs().back().id);
        QCOMPARE(input[u"late"].toBool(), true);
        QCOMPARE(input[u"missed"].toInt(), missed);
    }
    m_bench->watch(59s); // and from then on in its old rhythm
    QCOMPARE(int(m_bench->runs().size()), madeUp + 1);
    QCOMPARE(m_bench->inputOf(m_bench->runs().back().id)[u"late"].toBool(), false);
}

void TestSchedules::firesNoTimeTwiceWhenTheClockIsSetBack()
{
    QVERIFY(m_bench->arm(kTimed, {TriggerBench::interval(60s)}));
    m_bench->watch(60s);
    m_bench->clock.stepWall(-1h);
    m_bench->watch(3600s);
    QCOMPARE(m_bench->runs().size(), std::size_t(1));
    m_bench->watch(60s);
    QCOMPARE(m_bench->runs().size(), std::size_t(2));
}

/// What fired while the clock was wrong is not started a second time within a day, though its times come up again.
void TestSchedules::goesOnByAClockThatWasCorrected()
{
    Trigger cron = TriggerBench::interval(1s);
    cron.kind = TriggerKind::Cron;
    cron.cron = QStringLiteral("0 * * * *");
    QVERIFY(m_bench->arm(kTimed, {cron}));
    for (int i = 0; i < 4; ++i) { // 23:00 to 02:00
        m_bench->clock.advance(1h - 2s);
        m_bench->watch(2s);
    }
    QVERIFY(m_bench->engine->triggers().armed().at(kTimed).triggers[0].fired == 4);
    const std::size_t before = m_bench->runs().size();
    m_bench->clock.stepWall(-200min);
    m_bench->watch(1s);
    for (int i = 0; i < 5; ++i) {
        m_bench->clock.advance(1h - 2s);
        m_bench->watch(2s);
    }
    QStringList times;
    for (const RunSummary &run : m_bench->runs())
        times.append(m_bench->inputOf(run.id)[u"due"].toString());
    QCOMPARE(times.removeDuplicates(), qsizetype(0));
    QVERIFY(m_bench->runs().size() > before);
}

void TestSchedules::takesAStepForwardAsMissed()
{
    QVERIFY(m_bench->arm(kTimed, {TriggerBench::interval(60s, MissedPolicy::Skip)}));
    m_bench->watch(10s);
    m_bench->clock.stepWall(10min);
    m_bench->watch(1s);
    QVERIFY(m_bench->runs().empty());
    QCOMPARE(m_bench->first(kTimed).givenUp, quint64(10));
    m_bench->watch(60s);
    QCOMPARE(m_bench->runs().size(), std::size_t(1));
}

/// One who watches is replaced, and nobody is there for a while: that is what was missed, and no more.
void TestSchedules::missesNothingBetweenTwoWatchers()
{
    QVERIFY(m_bench->arm(kTimed, {TriggerBench::interval(60s, MissedPolicy::Each)}));
    m_bench->watch(30s);
    m_bench->pass(100s); // it hangs
    QVERIFY(m_bench->runs().empty());
    m_bench->watch();
    QCOMPARE(m_bench->runs().size(), std::size_t(2));
    m_bench->leave();
    m_bench->pass(100s);
    QCOMPARE(m_bench->runs().size(), std::size_t(2));
    m_bench->watch();
    QCOMPARE(m_bench->runs().size(), std::size_t(3));
}

void TestSchedules::missesWhileTooManyRunsWait()
{
    m_bench->settings.waitingRuns = 1;
    m_bench->start();
    QVERIFY(m_bench->arm(kTimed, {TriggerBench::interval(60s)}));
    Workflow busy = RunBench::oneCall();
    busy.concurrency.runs = 1;
    QVERIFY(m_bench->run(busy));
    QVERIFY(m_bench->run(busy)); // one has begun, one waits
    m_bench->watch(200s);
    QCOMPARE(m_bench->triggersOfRuns().filter(QStringLiteral("schedule")).size(), qsizetype(0));
    while (!m_bench->attempts.empty())
        m_bench->endFirst();
    m_bench->watch();
    QCOMPARE(m_bench->triggersOfRuns().filter(QStringLiteral("schedule")).size(), qsizetype(1));
    QCOMPARE(m_bench->first(kTimed).givenUp, quint64(2));
}

void TestSchedules::missesWhileTheJournalCannotWrite()
{
    QVERIFY(m_bench->arm(kTimed, {TriggerBench::interval(60s)}));
    m_bench->watch(1s);
    JournalReport report;
    report.kind = JournalReport::Kind::Failed;
    report.error = Error{QString(errors::kJournalDiskFull), {}, {}};
    m_bench->say(report);
    m_bench->watch(200s);
    QVERIFY(m_bench->runs().empty());
    report.kind = JournalReport::Kind::Durable;
    m_bench->say(report);
    m_bench->watch();
    QCOMPARE(m_bench->runs().size(), std::size_t(1));
}

void TestSchedules::keepsItsPlaceWhenArmedAgain()
{
    QVERIFY(m_bench->arm(kTimed, {TriggerBench::interval(60s)}));
    m_bench->watch(59s);
    QVERIFY(m_bench->arm(kTimed, {TriggerBench::interval(60s), TriggerBench::onEvent(QStringLiteral("a"))}));
    m_bench->watch(1s);
    QCOMPARE(m_bench->runs().size(), std::size_t(1));
    QVERIFY(m_bench->arm(kTimed, {TriggerBench::interval(61s)})); // another one counts from now
    m_bench->watch(60s);
    QCOMPARE(m_bench->runs().size(), std::size_t(1));
    m_bench->watch(1s);
    QCOMPARE(m_bench->runs().size(), std::size_t(2));
}

void TestSchedules::givesUpWhatHasNotBegunWhenDisarmed()
{
    QVERIFY(m_bench->arm(kTimed, {TriggerBench::onEvent(QStringLiteral("orders.*"))}));
    m_bench->hear(QStringLiteral("orders.new"), "1");
    m_bench->hear(QStringLiteral("orders.new"), "2");
    QCOMPARE(m_bench->engine->pendingHooks(), quint64(2)); // nobody watches
    QVERIFY(m_bench->disarm(kTimed));
    QCOMPARE(m_bench->engine->pendingHooks(), quint64(0));
    QCOMPARE(m_bench->audit().back().reason, QStringLiteral("#1, #2"));
    m_bench->start();
    QVERIFY(m_bench->arm(kTimed, {TriggerBench::onEvent(QStringLiteral("orders.*"))}));
    m_bench->watch(10s);
    QVERIFY(m_bench->runs().empty());
}

void TestSchedules::givesUpWhatWasOnItsWayWhenDisarmed()
{
    m_bench->watch();
    QVERIFY(m_bench->arm(kTimed, {TriggerBench::onEvent(QStringLiteral("orders.*"))}));
    EngineMessage heard(tell::EventHeard{{QStringLiteral("orders.new"), {}, 1, m_bench->clock.wall(), "1", 0}});
    m_bench->engine->take(heard);
    QVERIFY(m_bench->disarm(kTimed));
    m_bench->start();
    QVERIFY(m_bench->arm(kTimed, {TriggerBench::onEvent(QStringLiteral("orders.*"))}));
    m_bench->watch(10s);
    QVERIFY(m_bench->runs().empty());
}

void TestSchedules::becomesALetterThatCanBeSentOnWithoutAWatcher()
{
    Connection service;
    service.id = QStringLiteral("service");
    service.type = QStringLiteral("http");
    service.baseUrl = QStringLiteral("http://127.0.0.1:9");
    m_bench->connections = {service};
    m_bench->start();
    m_bench->put(RunBench::oneCall(kTimed, QStringLiteral("service")));
    QVERIFY(m_bench->arm(kTimed, {TriggerBench::interval(60s)}));
    m_bench->connections.clear();
    m_bench->start();
    m_bench->watch(60s);
    QCOMPARE(m_bench->letters().size(), std::size_t(1));
    QCOMPARE(m_bench->letters().front().origin, QStringLiteral("trigger:timed/often"));
    QCOMPARE(m_bench->letters().front().workflow, kTimed);
    m_bench->put(RunBench::oneCall(kTimed));
    m_bench->leave();
    m_bench->pass(5s);
    m_bench->say(tell::Redrive{
        m_bench->newRequest(), {"click", {m_bench->letters().front().id}, {}, false}, QStringLiteral("ada")});
    QCOMPARE(m_bench->triggersOfRuns(), QStringList{QStringLiteral("timed: schedule often")});
    QVERIFY(m_bench->letters().empty());
}

QTEST_GUILESS_MAIN(TestSchedules)
#include "tst_schedules.moc"
