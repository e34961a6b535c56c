#include "core/engine/syncdata.h"
#include "core/journal/errors.h"
#include "core/run/errors.h"
#include "tests/core/engine/gatebench.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

Result<WhyNot> ask(GateBench &bench, quint64 run, quint32 step = 0)
{
    bench.answers.clear();
    bench.say(tell::AskWhy{bench.newRequest(), RunId{run}, StepIndex{step}});
    return bench.lastAnswer().map([](const auto &value) { return std::get<WhyNot>(value); });
}

std::vector<why::EngineCause> causesOf(GateBench &bench, quint64 run)
{
    return ask(bench, run)->engine;
}

const QString kService = QStringLiteral("service");

} // namespace

/// What a person is told who asks why a step does not run.
class TestRunWhy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAFullPoolAndThePlaceInLine();
    void namesAnOpenBreakerAndUntilWhen();
    void namesWhoForcedABreaker();
    void namesLimiterAndPauseOfTheServer();
    void namesSpentRetries();
    void namesLimitsOfWorkflowAndTask();
    void namesTheRunsBeforeAHeldOne();
    void answersWhileTheJournalIsInTrouble();
    void namesTheGateOfAStepThatWasTurnedAway();
    void namesAConnectionThatIsGone();
    void missesNoConnectionForATaskThatIsDisabled();
    void namesASourceThatIsGone();
    void namesWhoPausedTheQueueThatItStandsIn();
    void tellsWhoHasThePlacesOfAPool();
    void isSilentOfAStepThatRuns();
    void refusesRunsAndStepsThatItDoesNotKnow();
};

void TestRunWhy::namesAFullPoolAndThePlaceInLine()
{
    GateBench bench(2);
    bench.start();
    bench.runs(5);
    QCOMPARE(causesOf(bench, 3), std::vector<why::EngineCause>{(why::PoolFull{kService, 2})});
    QCOMPARE(causesOf(bench, 5), (std::vector<why::EngineCause>{why::PoolFull{kService, 2}, why::InLine{kService, 2}}));
    bench.order(3, tell::ControlRun::Action::Cancel);
    QCOMPARE(causesOf(bench, 5), (std::vector<why::EngineCause>{why::PoolFull{kService, 2}, why::InLine{kService, 1}}));
}

void TestRunWhy::namesAnOpenBreakerAndUntilWhen()
{
    GateBench bench(4);
    bench.service().breaker.minimumCalls = 1;
    bench.start();
    bench.runs(1);
    const WallTime until = bench.clock.wall() + seconds(30);
    bench.failFirst(FailureClass::Transient, QStringLiteral("http.status"));
    bench.runs(1);
    bench.pass(seconds(3));
    QCOMPARE(causesOf(bench, 2), (std::vector<why::EngineCause>{why::BreakerOpen{kService, until, {}, {}}}));
}

void TestRunWhy::namesWhoForcedABreaker()
{
    GateBench bench;
    bench.start();
    bench.force(BreakerAction::ForceOpen);
    bench.runs(1);
    const why::BreakerOpen open{kService, std::nullopt, QStringLiteral("ada"), QStringLiteral("maintenance")};
    QCOMPARE(causesOf(bench, 1), std::vector<why::EngineCause>{open});
}

void TestRunWhy::namesLimiterAndPauseOfTheServer()
{
    GateBench bench(10);
    bench.service().limit = {1.0, 1};
    bench.service().breaker.minimumCalls = 1000;
    bench.start();
    const WallTime start = bench.clock.wall();
    bench.runs(2);
    QCOMPARE(causesOf(bench, 2), (std::vector<why::EngineCause>{why::RateLimited{kService, start + seconds(1)}}));
    bench.pass(seconds(1));
    bench.failFirst(FailureClass::Transient, QStringLiteral("http.status"), seconds(20));
    bench.runs(1);
    QCOMPARE(causesOf(bench, 3), (std::vector<why::EngineCause>{why::ServerPause{kService, start + seconds(21)}}));
}

void TestRunWhy::namesSpentRetries()
{
    GateBench bench(10);
    bench.service().retryBudget = {0.0, 2};
    bench.service().breaker.minimumCalls = 1000;
    bench.start();
    bench.runs(2);
    bench.failFirst(FailureClass::Transient, QStringLiteral("http.timeout"));
    bench.failFirst(FailureClass::Transient, QStringLiteral("http.timeout"));
    bench.pass(seconds(1));
    QCOMPARE(bench.attempts.size(), std::size_t(1)); // a retry after a time-out costs all there is
    const auto causes = causesOf(bench, 3 - number(bench.attempts.front().run));
    QCOMPARE(causes.size(), std::size_t(1));
    const auto *spent = std::get_if<why::RetriesSpent>(&causes[0]);
    QVERIFY(spent && spent->connection == kService);
    QVERIFY(spent->until > bench.clock.wall() && spent->until <= bench.clock.wall() + seconds(11));
}

void TestRunWhy::namesLimitsOfWorkflowAndTask()
{
    GateBench bench(10);
    bench.start();
    Workflow limited = RunBench::oneCall(QStringLiteral("a"));
    limited.tasks[0].reliability.concurrency = 1;
    bench.runs(3, limited);
    QCOMPARE(causesOf(bench, 2), (std::vector<why::EngineCause>{why::LimitReached{QStringLiteral("call"), 1}}));
    QCOMPARE(causesOf(bench, 3),
             (std::vector<why::EngineCause>{why::LimitReached{QStringLiteral("call"), 1}, why::InLine{{}, 1}}));
    Workflow narrow = RunBench::oneCall(QStringLiteral("b"), kService);
    narrow.concurrency.steps = 1;
    bench.runs(2, narrow);
    QCOMPARE(causesOf(bench, 5), (std::vector<why::EngineCause>{why::LimitReached{{}, 1}}));
}

void TestRunWhy::namesTheRunsBeforeAHeldOne()
{
    GateBench bench;
    bench.start();
    Workflow single = GateBench::call();
    single.concurrency.runs = 1;
    bench.runs(4, single);
    const auto why = ask(bench, 4);
    QCOMPARE(why->run, std::vector<why::Cause>{why::Held{}});
    QCOMPARE(why->engine, (std::vector<why::EngineCause>{why::HeldBehind{2, 1}}));
    bench.order(2, tell::ControlRun::Action::Cancel);
    QCOMPARE(causesOf(bench, 4), (std::vector<why::EngineCause>{why::HeldBehind{1, 1}}));
}

void TestRunWhy::answersWhileTheJournalIsInTrouble()
{
    GateBench bench;
    bench.start();
    bench.runs(1);
    bench.isHeld = true; // nothing becomes durable any more
    JournalReport failed;
    failed.kind = JournalReport::Kind::Failed;
    failed.error = Error{errors::kJournalDiskFull, {}, {}};
    bench.failFirst(FailureClass::Transient, QStringLiteral("http.status"));
    bench.say(failed);
    QCOMPARE(causesOf(bench, 1), (std::vector<why::EngineCause>{why::JournalTrouble{failed.error}}));
}

void TestRunWhy::namesTheGateOfAStepThatWasTurnedAway()
{
    GateBench bench;
    bench.service().queue.maxWait = minutes(5);
    bench.start();
    bench.runs(2);
    bench.pass(minutes(5));
    const auto why = ask(bench, 2);
    QCOMPARE(why->engine, (std::vector<why::EngineCause>{why::PoolFull{kService, 1}}));
    QCOMPARE(why->run.size(), std::size_t(1));
    QVERIFY(std::holds_alternative<why::Timer>(why->run[0]));
}

void TestRunWhy::namesAConnectionThatIsGone()
{
    GateBench bench;
    bench.start();
    Workflow two = GateBench::call();
    two.tasks.push_back(two.tasks[0]);
    two.tasks[1].id = QStringLiteral("then");
    two.edges = {{QStringLiteral("call"), QStringLiteral("out"), QStringLiteral("then")}};
    bench.runs(2, two);
    bench.say(tell::UseConnections{});
    // Who waits at its gate still comes through.
    QCOMPARE(causesOf(bench, 2), (std::vector<why::EngineCause>{why::PoolFull{kService, 1}}));
    QCOMPARE(ask(bench, 2, 1)->engine, std::vector<why::EngineCause>{}); // the step before it is why
    bench.failFirst(FailureClass::Transient, QStringLiteral("http.status"));
    QCOMPARE(causesOf(bench, 1), std::vector<why::EngineCause>{}); // the other one calls there
    bench.failFirst(FailureClass::Permanent, QStringLiteral("http.status"));
    QCOMPARE(causesOf(bench, 1), (std::vector<why::EngineCause>{why::ConnectionGone{kService}}));
    bench.pass(minutes(10));
    for (int times = 0; times < 9 && !bench.attempts.empty(); ++times) {
        bench.failFirst(FailureClass::Permanent, QStringLiteral("task.connectionMissing"));
        bench.pass(minutes(10));
    }
    const auto dead = ask(bench, 1);
    QCOMPARE(dead->run, std::vector<why::Cause>{why::LetterOpen{1}});
    QCOMPARE(dead->engine, (std::vector<why::EngineCause>{why::ConnectionGone{kService}}));
    bench.say(tell::UseConnections{bench.connections});
    QVERIFY(ask(bench, 1)->engine.empty());
}

void TestRunWhy::missesNoConnectionForATaskThatIsDisabled()
{
    GateBench bench;
    bench.connections.clear();
    bench.start();
    Workflow two = RunBench::oneCall(QStringLiteral("two"));
    two.tasks.push_back(GateBench::call().tasks[0]);
    two.tasks[1].id = QStringLiteral("then");
    two.edges = {{QStringLiteral("call"), QStringLiteral("out"), QStringLiteral("then")}};
    std::vector<std::vector<why::EngineCause>> causes;
    for (quint64 run = 1; run <= 2; ++run) {
        two.tasks[1].disabled = run == 2;
        bench.runs(1, two);
        bench.order(run, tell::ControlRun::Action::Pause);
        bench.endFirst();
        causes.push_back(ask(bench, run, 1)->engine);
    }
    QCOMPARE(causes[0], (std::vector<why::EngineCause>{why::ConnectionGone{kService}}));
    QVERIFY(causes[1].empty());
}

void TestRunWhy::namesASourceThatIsGone()
{
    GateBench bench;
    bench.start();
    const QString gone = QStringLiteral("gone");
    const SyncData data{QStringLiteral("copy"), QStringLiteral("select :cursor, :limit"), QStringLiteral("id"),
                        QStringLiteral("insert into t values (:id)")};
    for (int i = 0; i < 2; ++i)
        QVERIFY(bench.run(syncWorkflow(gone, kService, data)));
    QCOMPARE(causesOf(bench, 2),
             (std::vector<why::EngineCause>{why::ConnectionGone{gone}, why::PoolFull{kService, 1}}));
}

void TestRunWhy::namesWhoPausedTheQueueThatItStandsIn()
{
    GateBench bench(1);
    bench.start();
    bench.runs(2);
    const QString queue = connectionQueue(kService);
    bench.say(tell::ControlQueue{0, {queue, QueueAction::Pause, QStringLiteral("tests")}, QStringLiteral("ada")});
    const auto causes = causesOf(bench, 2);
    QCOMPARE(causes.front(), why::EngineCause(why::QueueHeld{queue, QStringLiteral("ada"), QStringLiteral("tests"),
                                                             bench.clock.wall()}));
    bench.say(tell::ControlQueue{0, {queue, QueueAction::Resume, {}}, QStringLiteral("ada")});
    QCOMPARE(causesOf(bench, 2), std::vector<why::EngineCause>{(why::PoolFull{kService, 1})});
}

void TestRunWhy::tellsWhoHasThePlacesOfAPool()
{
    GateBench bench(2);
    bench.start();
    bench.runs(1);
    bench.pass(seconds(3));
    bench.runs(3);
    const auto holders = [&bench](const QString &connection) {
        bench.answers.clear();
        bench.say(tell::AskHolders{bench.newRequest(), connection});
        return bench.lastAnswer().map([](const auto &value) { return std::get<std::vector<QueueItem>>(value); });
    };
    const auto found = holders(kService);
    QVERIFY(found);
    QCOMPARE(found->size(), std::size_t(2)); // the other two wait
    QCOMPARE(found->front().run, RunId{1});
    QCOMPARE(found->front().age, Milliseconds(3'000));
    QCOMPARE(found->front().workflow, QStringLiteral("w"));
    QCOMPARE(found->back().run, RunId{2});
    QCOMPARE(holders(QStringLiteral("other")).error().code, QStringLiteral("queue.unknown"));
}

void TestRunWhy::isSilentOfAStepThatRuns()
{
    GateBench bench;
    bench.start();
    bench.runs(1);
    QCOMPARE(*ask(bench, 1), WhyNot{});
}

void TestRunWhy::refusesRunsAndStepsThatItDoesNotKnow()
{
    GateBench bench;
    bench.start();
    bench.runs(1);
    QCOMPARE(ask(bench, 9).error().code, QString(errors::kJournalRunUnknown));
    QCOMPARE(ask(bench, 1, 9).error().code, QString(errors::kRunUnknownStep));
}

QTEST_GUILESS_MAIN(TestRunWhy)
#include "tst_runwhy.moc"
