#include "core/engine/errors.h"
#include "core/tasks/errors.h"
#include "tests/core/engine/runbench.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

const QString kShop = QStringLiteral("shop");
const QString kOut = QStringLiteral("out");

/// A sync from an HTTP service whose pool has one place, to a database.
struct CallBench : RunBench {
    CallBench()
    {
        connections.resize(2);
        connections[0].id = kShop;
        connections[0].type = QStringLiteral("http");
        connections[0].baseUrl = QStringLiteral("http://127.0.0.1:9");
        connections[0].poolSize = 1;
        connections[1].id = kOut;
        connections[1].type = QStringLiteral("sqlite");
        connections[1].database = QStringLiteral("out.db");
    }
    Connection &shop() { return connections[0]; }

    static Workflow copy(const QString &id = QStringLiteral("copy"))
    {
        Workflow workflow;
        workflow.id = id;
        Task task;
        task.id = id;
        task.type = QStringLiteral("data.sync");
        task.params = {{QStringLiteral("name"), id},
                       {QStringLiteral("source"), kShop},
                       {QStringLiteral("destination"), kOut},
                       {QStringLiteral("query"), QStringLiteral("/items?after=:cursor")},
                       {QStringLiteral("cursor"), QStringLiteral("id")},
                       {QStringLiteral("statement"), QStringLiteral("INSERT")}};
        task.reliability.jitter = JitterKind::None;
        workflow.tasks = {task};
        return workflow;
    }
    /// The attempt of a sync that has been let in by its destination.
    Attempt sync(const QString &id = QStringLiteral("copy"))
    {
        (void)run(copy(id));
        return attempts.back();
    }
    void ask(const Attempt &attempt, Milliseconds patience = seconds(15))
    {
        say(tell::AskCall{attempt.run, attempt.lease, kShop, patience});
    }
    void called(const Attempt &attempt, Outcome outcome = outcome::Succeeded{})
    {
        say(tell::CallEnded{attempt.run, attempt.lease, std::move(outcome)});
    }
    /// What the newest answer says: "go", or the code of why not; empty: there is none.
    [[nodiscard]] QString told() const
    {
        if (callAnswers.empty())
            return {};
        const CallAnswer &answer = callAnswers.back();
        return answer.refused ? answer.refused->error.code : QStringLiteral("go");
    }
    ConnectionSnapshot shown(const QString &id = kShop)
    {
        for (const ConnectionSnapshot &connection : engine->status().connections) {
            if (connection.id == id)
                return connection;
        }
        return {};
    }
    void breaker(BreakerAction action)
    {
        say(tell::ControlBreaker{0, {kShop, action, {}, QStringLiteral("broken")}, QStringLiteral("ada")});
    }
    void queue(QueueAction action)
    {
        say(tell::ControlQueue{
            newRequest(), {connectionQueue(kShop), action, QStringLiteral("a word")}, QStringLiteral("ada")});
    }
    static Outcome failed(FailureClass failureClass, std::optional<Milliseconds> retryAfter = {},
                          bool isElsewhere = false)
    {
        return outcome::Failed{
            failureClass,
            Error{QStringLiteral("http.status"), {{QStringLiteral("status"), QStringLiteral("503")}}, {}},
            {},
            retryAfter,
            isElsewhere};
    }
};

} // namespace

/// Calls of attempts under way over another connection: they go through the gate of that one.
class TestRunFurtherCalls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCallTakesAPlaceInThePoolAndGivesItBack();
    void whoWaitsIsLetInWhenThereIsRoom();
    void aCallWaitsBehindAttemptsOfTheConnection();
    void whoHasNoPatienceIsTurnedAway();
    void anOpenBreakerRefusesAtOnceAndSaysUntilWhen();
    void failuresOfCallsOpenTheBreakerOfTheSourceAlone();
    void aPauseOfTheServerHoldsUpItsCallsAlone();
    void theLimitOfTheSourceHolds();
    void aHeldQueueRefuses();
    void nothingIsLetInWhileTheEngineIsSuspended();
    void anAttemptThatEndsGivesItsCallBack_data();
    void anAttemptThatEndsGivesItsCallBack();
    void nobodyAnswersAnAttemptThatIsOver();
    void aSyncThatIsHandedBackForDaysIsNotGivenUp();
};

void TestRunFurtherCalls::aCallTakesAPlaceInThePoolAndGivesItBack()
{
    CallBench bench;
    bench.start();
    const Attempt attempt = bench.sync();
    QCOMPARE(bench.shown().inUse, 0U);
    for (int page = 0; page < 3; ++page) {
        bench.ask(attempt);
        QCOMPARE(bench.callAnswers.size(), std::size_t(page + 1));
        QCOMPARE(bench.told(), QStringLiteral("go"));
        QCOMPARE(bench.callAnswers.back().run, attempt.run);
        QCOMPARE(bench.callAnswers.back().lease, attempt.lease);
        QCOMPARE(bench.shown().inUse, 1U);
        QCOMPARE(bench.shown(kOut).inUse, 1U);
        bench.called(attempt);
        QCOMPARE(bench.shown().inUse, 0U);
        bench.called(attempt); // told twice
        QCOMPARE(bench.shown().inUse, 0U);
    }
    QCOMPARE(bench.shown().calls, 3U);
}

void TestRunFurtherCalls::whoWaitsIsLetInWhenThereIsRoom()
{
    CallBench bench;
    bench.start();
    const Attempt first = bench.sync();
    const Attempt second = bench.sync(QStringLiteral("other"));
    bench.ask(first);
    bench.ask(second);
    QCOMPARE(bench.callAnswers.size(), std::size_t(1));
    QCOMPARE(bench.shown().waiting, 1U);
    bench.called(first);
    QCOMPARE(bench.callAnswers.size(), std::size_t(2));
    QCOMPARE(bench.callAnswers.back().run, second.run);
    QCOMPARE(bench.told(), QStringLiteral("go"));
    QCOMPARE(bench.shown().waiting, 0U);
}

void TestRunFurtherCalls::aCallWaitsBehindAttemptsOfTheConnection()
{
    CallBench bench;
    bench.start();
    const Attempt sync = bench.sync();
    (void)bench.run(RunBench::oneCall(QStringLiteral("plain"), kShop));
    const Attempt plain = bench.attempts.back();
    QCOMPARE(plain.type, QStringLiteral("http.request"));
    bench.ask(sync);
    QVERIFY(bench.callAnswers.empty());
    bench.end(plain);
    QCOMPARE(bench.told(), QStringLiteral("go"));
    (void)bench.run(RunBench::oneCall(QStringLiteral("plain"), kShop));
    QCOMPARE(bench.attempts.back().run, plain.run); // and the attempt behind the call
    bench.called(sync);
    QVERIFY(bench.attempts.back().run != plain.run);
}

void TestRunFurtherCalls::whoHasNoPatienceIsTurnedAway()
{
    CallBench bench;
    bench.start();
    const Attempt first = bench.sync();
    const Attempt second = bench.sync(QStringLiteral("other"));
    bench.ask(first);
    bench.ask(second, seconds(5));
    bench.pass(milliseconds(4'999));
    QCOMPARE(bench.callAnswers.size(), std::size_t(1));
    bench.pass(milliseconds(1));
    QCOMPARE(bench.told(), QString(errors::kConnectionPoolFull));
    QCOMPARE(bench.callAnswers.back().run, second.run);
    QCOMPARE(bench.callAnswers.back().refused->failureClass, FailureClass::Rejected);
    QVERIFY(bench.callAnswers.back().refused->retryAfter >= seconds(1));
    QCOMPARE(bench.shown().waiting, 0U);
    bench.called(first);
    QCOMPARE(bench.callAnswers.size(), std::size_t(2));
    bench.shop().queue.limit = 1;
    bench.say(tell::UseConnections{bench.connections});
    bench.ask(first);
    bench.ask(second);
    const Attempt third = bench.sync(QStringLiteral("third"));
    bench.ask(third);
    QCOMPARE(bench.told(), QString(errors::kConnectionQueueFull));
}

void TestRunFurtherCalls::anOpenBreakerRefusesAtOnceAndSaysUntilWhen()
{
    CallBench bench;
    bench.start();
    const Attempt attempt = bench.sync();
    bench.breaker(BreakerAction::ForceOpen);
    bench.ask(attempt);
    QCOMPARE(bench.told(), QString(errors::kConnectionBreakerOpen));
    QCOMPARE(bench.callAnswers.back().refused->failureClass, FailureClass::Rejected);
    QCOMPARE(bench.shown().waiting, 0U);
    // The step comes back: nothing of it failed.
    bench.end(attempt, outcome::Failed{FailureClass::Rejected,
                                       bench.callAnswers.back().refused->error,
                                       {},
                                       bench.callAnswers.back().refused->retryAfter,
                                       true});
    QCOMPARE(bench.stored(attempt.run)->step(StepIndex{0}).attempts, quint16(0));
    bench.breaker(BreakerAction::Reset);
    bench.pass(minutes(1));
    QCOMPARE(bench.attempts.size(), std::size_t(2));
    bench.ask(bench.attempts.back());
    QCOMPARE(bench.told(), QStringLiteral("go"));
}

void TestRunFurtherCalls::failuresOfCallsOpenTheBreakerOfTheSourceAlone()
{
    CallBench bench;
    bench.shop().breaker.minimumCalls = 5;
    bench.start();
    for (int i = 0; i < 5; ++i) {
        const Attempt attempt = bench.sync(QStringLiteral("copy%1").arg(i));
        bench.ask(attempt);
        bench.called(attempt, CallBench::failed(FailureClass::Transient));
        bench.end(attempt, CallBench::failed(FailureClass::Transient, {}, true));
    }
    QCOMPARE(bench.shown().phase, BreakerPhase::Open);
    QCOMPARE(bench.shown(kOut).phase, BreakerPhase::Closed);
    QCOMPARE(bench.shown(kOut).calls, 0U); // it was not its fault, nor its doing
}

void TestRunFurtherCalls::aPauseOfTheServerHoldsUpItsCallsAlone()
{
    CallBench bench;
    bench.start();
    const Attempt first = bench.sync();
    const Attempt second = bench.sync(QStringLiteral("other"));
    bench.ask(first);
    bench.called(first, CallBench::failed(FailureClass::Transient, seconds(40)));
    bench.end(first, CallBench::failed(FailureClass::Transient, seconds(40), true));
    QCOMPARE(bench.shown().calls, 0U); // asked to come back later, it is no failure
    bench.ask(second);
    QCOMPARE(bench.told(), QString(errors::kConnectionPaused));
    QCOMPARE(bench.callAnswers.back().refused->retryAfter, std::optional<Milliseconds>(seconds(40)));
    (void)bench.sync(QStringLiteral("third")); // the destination has not asked for a pause
    QCOMPARE(bench.attempts.size(), std::size_t(3));
    bench.pass(seconds(40));
    bench.ask(second);
    QCOMPARE(bench.told(), QStringLiteral("go"));
}

void TestRunFurtherCalls::theLimitOfTheSourceHolds()
{
    CallBench bench;
    bench.shop().limit = {1, 1};
    bench.start();
    const Attempt attempt = bench.sync();
    for (int page = 0; page < 4; ++page) {
        bench.ask(attempt);
        QCOMPARE(bench.callAnswers.size(), std::size_t(page + (page == 0 ? 1 : 0)));
        if (page > 0)
            bench.pass(seconds(1));
        QCOMPARE(bench.callAnswers.size(), std::size_t(page + 1));
        QCOMPARE(bench.told(), QStringLiteral("go"));
        bench.called(attempt);
    }
}

void TestRunFurtherCalls::aHeldQueueRefuses()
{
    CallBench bench;
    bench.start();
    const Attempt attempt = bench.sync();
    bench.queue(QueueAction::Pause);
    bench.ask(attempt);
    QCOMPARE(bench.told(), QString(errors::kQueueHeld));
    QCOMPARE(bench.callAnswers.back().refused->retryAfter, std::optional<Milliseconds>(minutes(1)));
    bench.queue(QueueAction::Resume);
    bench.ask(attempt);
    QCOMPARE(bench.told(), QStringLiteral("go"));
}

void TestRunFurtherCalls::nothingIsLetInWhileTheEngineIsSuspended()
{
    CallBench bench;
    bench.start();
    const Attempt first = bench.sync();
    const Attempt second = bench.sync(QStringLiteral("other"));
    bench.ask(first);
    bench.ask(second);
    bench.engine->setSuspended(true);
    bench.settle();
    QCOMPARE(bench.told(), QString(errors::kEngineAttemptsAway)); // who waits gives up what it holds
    QCOMPARE(bench.callAnswers.back().run, second.run);
    bench.called(first); // what has begun may end
    QCOMPARE(bench.shown().inUse, 0U);
    bench.ask(first);
    QCOMPARE(bench.callAnswers.size(), std::size_t(3));
    QCOMPARE(bench.told(), QString(errors::kEngineAttemptsAway));
}

void TestRunFurtherCalls::anAttemptThatEndsGivesItsCallBack_data()
{
    QTest::addColumn<bool>("waits");
    QTest::addColumn<bool>("isLost");
    QTest::newRow("in the middle of its call") << false << false;
    QTest::newRow("while it waits") << true << false;
    QTest::newRow("lost with the host in the middle of its call") << false << true;
    QTest::newRow("lost with the host while it waits") << true << true;
}

void TestRunFurtherCalls::anAttemptThatEndsGivesItsCallBack()
{
    QFETCH(bool, waits);
    QFETCH(bool, isLost);
    CallBench bench;
    bench.start();
    const Attempt first = bench.sync();
    bench.ask(first);
    const Attempt second = bench.sync(QStringLiteral("other"));
    bench.ask(second);
    if (isLost)
        bench.say(tell::HostRestarted{});
    else
        bench.end(waits ? second : first, outcome::Failed{FailureClass::Cancelled, {}, {}, {}});
    QCOMPARE(bench.shown().waiting, 0U);
    QCOMPARE(bench.shown().inUse, isLost ? 0U : 1U);
    QCOMPARE(bench.callAnswers.size(), isLost || waits ? std::size_t(1) : std::size_t(2));
    bench.called(first);
    bench.called(second); // too late, or in time: each is given back once
    QCOMPARE(bench.shown().inUse, 0U);
}

void TestRunFurtherCalls::nobodyAnswersAnAttemptThatIsOver()
{
    CallBench bench;
    bench.start();
    const Attempt attempt = bench.sync();
    bench.end(attempt);
    bench.ask(attempt);
    QVERIFY(bench.callAnswers.empty());
    QCOMPARE(bench.shown().inUse, 0U);
}

/// The day for which gates may turn a step away is no limit to work that goes on.
void TestRunFurtherCalls::aSyncThatIsHandedBackForDaysIsNotGivenUp()
{
    CallBench bench;
    bench.start();
    Attempt attempt = bench.sync();
    const Error goesOn{errors::kSyncHandedBack, {{QStringLiteral("sync"), QStringLiteral("copy")}}, {}};
    for (int hour = 0; hour < 60; ++hour) {
        bench.clock.advance(hours(1));
        bench.end(attempt, outcome::Failed{FailureClass::Rejected, goesOn, {}, Milliseconds(0)});
        bench.pass(milliseconds(1));
        QCOMPARE(bench.attempts.size(), std::size_t(hour + 2));
        attempt = bench.attempts.back();
        QCOMPARE(bench.stored(attempt.run)->step(StepIndex{0}).attempts, quint16(1));
    }
    // From now on it is turned away: it has a whole day for that, whatever came before.
    bench.breaker(BreakerAction::ForceOpen);
    for (int minute = 0; minute < 24 * 60 - 2; ++minute) {
        bench.ask(attempt);
        bench.end(attempt, outcome::Failed{FailureClass::Rejected,
                                           bench.callAnswers.back().refused->error,
                                           {},
                                           bench.callAnswers.back().refused->retryAfter,
                                           true});
        bench.pass(minutes(1));
        QVERIFY2(bench.attempts.back().lease != attempt.lease, qPrintable(QString::number(minute)));
        attempt = bench.attempts.back();
    }
    for (int minute = 0; minute < 3; ++minute) {
        bench.ask(attempt);
        bench.end(attempt, outcome::Failed{FailureClass::Rejected,
                                           bench.callAnswers.back().refused->error,
                                           {},
                                           bench.callAnswers.back().refused->retryAfter,
                                           true});
        bench.pass(minutes(1));
        attempt = bench.attempts.back();
    }
    const auto letters = bench.stored(attempt.run)->letters;
    QCOMPARE(letters.size(), std::size_t(1));
    QCOMPARE(letters.front().error.code, QString(errors::kConnectionBreakerOpen));
}

QTEST_GUILESS_MAIN(TestRunFurtherCalls)
#include "tst_runfurthercalls.moc"
