#include "core/run/codec.h"
#include "core/run/fork.h"
#include "core/run/input.h"
#include "tests/core/run/rundriver.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;
using namespace Qt::Literals::StringLiterals;

/// Steps that call a run and wait for its end.
class TestCalls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goesOnWithWhatTheRunCameTo();
    void failsOnceWithTheRunThatFailed();
    void hearsOfNoOtherRun();
    void endsByItsTimeOrTheDeadlineOfTheStep();
    void callsNoRunTooDeep();
    void callsNothingWhileItStops();
    void leavesTheRunThatNobodyWaitsFor_data();
    void leavesTheRunThatNobodyWaitsFor();
    void callsAgainInAFork();
    void callsAgainAfterARestart();
    void knowsWhoCalledIt();
    void tellsWhatARunComesTo();
    void tellsWhyARunDidNotSucceed();

private:
    static RunDriver calling(const QString &edges = u"a>b"_s, const Reliability &reliability = {},
                             std::optional<Milliseconds> limit = {}, const Caller &by = {})
    {
        RunDriver driver(workflow(u"a:call b:step"_s, edges, reliability), 1);
        if (by.run != RunId{}) {
            driver.events.clear();
            driver.run = newRun(RunId{7}, driver.run.plan);
            command::Start start{u"run:3"_s, "{}", 1};
            start.calledBy = by;
            (void)decide(driver.run, start, driver.now, driver.events);
        }
        driver.start(StepIndex{0});
        command::Call call{StepIndex{0}, driver.run.lastLease, RunId{21}, u"inner"_s, {}};
        if (limit)
            call.until = driver.now + *limit;
        (void)driver.tell(call);
        driver.open.clear();
        return driver;
    }
    static StepState stateOf(const RunDriver &driver) { return driver.run.step(StepIndex{0}).state; }
};

void TestCalls::goesOnWithWhatTheRunCameTo()
{
    RunDriver driver = calling();
    QCOMPARE(driver.run.state, RunState::Waiting);
    QCOMPARE(driver.run.called, std::vector<RunId>{RunId{21}});
    QCOMPARE(whyNot(driver.run, StepIndex{0}, driver.now),
             (std::vector<why::Cause>{why::WaitsForRun{RunId{21}, u"inner"_s, false, {}}}));
    QVERIFY(driver.tell(command::EndCall{StepIndex{0}, RunId{21}, "{\"came\": 1}", {}}));
    QCOMPARE(driver.run.step(StepIndex{0}).output, Payload("{\"came\": 1}"));
    QCOMPARE(driver.run.step(StepIndex{1}).state, StepState::Ready);
    QCOMPARE(attemptHistory(driver.events, StepIndex{0}).front().outcome, AttemptOutcome::Waiting);
    QCOMPARE(driver.faults, QStringList());
}

void TestCalls::failsOnceWithTheRunThatFailed()
{
    Reliability reliability;
    reliability.maxAttempts = 3;
    RunDriver driver = calling(u"a>b"_s, reliability);
    const Error error{errors::kCallFailed, {{u"run"_s, u"21"_s}}, {}};
    QVERIFY(driver.tell(command::EndCall{StepIndex{0}, RunId{21}, {}, error}));
    QCOMPARE(stateOf(driver), StepState::DeadLettered);
    QCOMPARE(driver.run.letter(1)->error, error);
    QCOMPARE(driver.run.letter(1)->failureClass, FailureClass::Permanent);
    QVERIFY(driver.run.calls.empty());
    // Sent on, it calls another run.
    QVERIFY(driver.tell(command::Redrive{1, "click", {}, false, {}}));
    driver.start(StepIndex{0});
    QVERIFY(driver.tell(command::Call{StepIndex{0}, driver.run.lastLease, RunId{22}, u"inner"_s, {}}));
    QVERIFY(driver.tell(command::EndCall{StepIndex{0}, RunId{21}, "1", {}})); // that one was restarted, say
    QCOMPARE(stateOf(driver), StepState::Waiting);
    QVERIFY(driver.tell(command::EndCall{StepIndex{0}, RunId{22}, "2", {}}));
    QCOMPARE(driver.run.step(StepIndex{0}).output, Payload("2"));
    QCOMPARE(driver.run.letter(1)->state, LetterState::Resolved);
}

void TestCalls::hearsOfNoOtherRun()
{
    RunDriver driver = calling();
    const quint64 before = driver.run.sequence;
    QVERIFY(driver.tell(command::EndCall{StepIndex{0}, RunId{22}, "1", {}}));
    QVERIFY(driver.tell(command::EndCall{StepIndex{1}, RunId{21}, "1", {}}));
    QVERIFY(driver.tell(command::EndCall{StepIndex{99}, RunId{21}, "1", {}}));
    QCOMPARE(driver.run.sequence, before);
}

void TestCalls::endsByItsTimeOrTheDeadlineOfTheStep()
{
    RunDriver driver = calling(u"a.timeout>b"_s, {}, Milliseconds(4000));
    driver.now += Milliseconds(3999);
    QVERIFY(driver.tell(command::Wake{StepIndex{0}}));
    QCOMPARE(stateOf(driver), StepState::Waiting);
    driver.now += Milliseconds(1);
    QVERIFY(driver.tell(command::Wake{StepIndex{0}}));
    QCOMPARE(driver.run.step(StepIndex{1}).state, StepState::Ready);
    QCOMPARE(driver.run.leftCalls, std::vector<RunId>{RunId{21}});

    Reliability reliability;
    reliability.stepDeadline = Milliseconds(2000);
    driver = calling(u"a>b"_s, reliability, Milliseconds(4000));
    driver.now += Milliseconds(2000);
    QVERIFY(driver.tell(command::Wake{StepIndex{0}}));
    QCOMPARE(driver.run.letter(1)->error.code, QString(errors::kCallTimedOut));
    QCOMPARE(driver.run.letter(1)->error.args.value(u"run"_s), u"21"_s);
}

void TestCalls::callsNoRunTooDeep()
{
    RunDriver deep = calling({}, {}, {}, {RunId{3}, StepIndex{0}, 5, kMostCalls});
    QCOMPARE(deep.run.letter(1)->error.code, QString(errors::kCallTooDeep));
    QVERIFY(deep.run.called.empty());
    RunDriver last = calling({}, {}, {}, {RunId{3}, StepIndex{0}, 5, kMostCalls - 1});
    QCOMPARE(stateOf(last), StepState::Waiting);
}

void TestCalls::callsNothingWhileItStops()
{
    RunDriver driver(workflow(u"a:call"_s, {}), 1);
    driver.start(StepIndex{0});
    QVERIFY(driver.tell(command::Cancel{}));
    QVERIFY(driver.tell(command::Call{StepIndex{0}, driver.run.lastLease, RunId{21}, u"inner"_s, {}}));
    QVERIFY(driver.run.called.empty());
    QCOMPARE(driver.run.state, RunState::Cancelled);
}

void TestCalls::leavesTheRunThatNobodyWaitsFor_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : {"cancel", "skip", "fails", "loses"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void TestCalls::leavesTheRunThatNobodyWaitsFor()
{
    QFETCH(QString, how);
    Reliability reliability;
    reliability.onExhausted = OnExhausted::Fail;
    RunDriver driver(workflow(u"a:call b:step c:join(any)"_s, u"a>c b>c"_s, reliability), 1);
    driver.startAll();
    QVERIFY(driver.tell(command::Call{StepIndex{0}, driver.run.step(StepIndex{0}).lease, RunId{21}, u"inner"_s, {}}));
    const quint64 lease = driver.run.step(StepIndex{1}).lease;
    if (how == u"cancel")
        QVERIFY(driver.tell(command::Cancel{}));
    else if (how == u"skip")
        QVERIFY(driver.tell(command::Skip{StepIndex{0}, "1", {}, {}, {}}));
    else if (how == u"fails")
        QVERIFY(driver.tell(
            command::Fail{StepIndex{1}, lease, FailureClass::Permanent, {u"test.failed"_s, {}, {}}, {}, {}}));
    else
        QVERIFY(driver.tell(command::Succeed{StepIndex{1}, lease, {}, "1"}));
    QVERIFY(isFinal(stateOf(driver)));
    QCOMPARE(driver.run.leftCalls, std::vector<RunId>{RunId{21}});
    const quint64 before = driver.run.sequence;
    QVERIFY(driver.tell(command::EndCall{StepIndex{0}, RunId{21}, "late", {}}));
    QCOMPARE(driver.run.sequence, before);
}

void TestCalls::callsAgainInAFork()
{
    RunDriver source = calling({}, {}, {}, {RunId{3}, StepIndex{2}, 5, 1});
    auto events = forkOf(RunId{7}, source.run.plan, source.events, {}, {}, source.now);
    QVERIFY(events.has_value());
    RunDriver fork(source.run.plan, *events, 2);
    QCOMPARE(stateOf(fork), StepState::Ready);
    QVERIFY(fork.run.leftCalls.empty() && fork.run.called.empty());
    QCOMPARE(fork.run.calledBy, Caller());
    fork.start(StepIndex{0});
    QVERIFY(fork.tell(command::Call{StepIndex{0}, fork.run.lastLease, RunId{31}, u"inner"_s, {}}));
    QVERIFY(fork.tell(command::EndCall{StepIndex{0}, RunId{21}, "1", {}}));
    QCOMPARE(stateOf(fork), StepState::Waiting);
    QCOMPARE(fork.run.step(StepIndex{0}).epoch, 2u);
    const auto attempts = attemptHistory(fork.events, StepIndex{0});
    QCOMPARE(attempts.back().epoch, 2u);
    QCOMPARE(attempts.back().number, 1u);
    QCOMPARE(fork.faults, QStringList());
}

void TestCalls::callsAgainAfterARestart()
{
    RunDriver driver = calling();
    QVERIFY(driver.tell(command::Cancel{}));
    QVERIFY(driver.tell(command::Restart{"click", {}}));
    QCOMPARE(stateOf(driver), StepState::Ready);
    driver.start(StepIndex{0});
    QVERIFY(driver.tell(command::Call{StepIndex{0}, driver.run.lastLease, RunId{22}, u"inner"_s, {}}));
    QCOMPARE(driver.run.callOf(StepIndex{0})->run, RunId{22});
    QCOMPARE(driver.run.step(StepIndex{0}).epoch, 2u);
    QCOMPARE(driver.run.called, (std::vector<RunId>{RunId{21}, RunId{22}}));
}

void TestCalls::knowsWhoCalledIt()
{
    const Caller by{RunId{3}, StepIndex{2}, 5, 4};
    RunDriver driver = calling({}, {}, {}, by);
    QCOMPARE(driver.run.calledBy, by);
    const auto decoded = decodeEvents(encodeEvents(driver.events));
    QVERIFY(decoded.has_value());
    const Run again = fold(RunId{7}, driver.run.plan, *decoded);
    QCOMPARE(again.calledBy, by);
    QCOMPARE(again.calls, driver.run.calls);
}

void TestCalls::tellsWhatARunComesTo()
{
    RunDriver one(workflow(u"a:step b:step"_s, u"a>b"_s), 1);
    for (const quint32 step : {0u, 1u}) {
        one.start(StepIndex{step});
        QVERIFY(one.tell(command::Succeed{StepIndex{step}, one.run.lastLease, {}, "[1, 2]"}));
    }
    QCOMPARE(runOutput(one.run), Payload("[1, 2]"));
    QCOMPARE(endOfCall(one.run).output, Payload("[1, 2]"));
    QVERIFY(!endOfCall(one.run).error);
    RunDriver several(workflow(u"a:step b:step c:step"_s, u"a>b a.other>c"_s), 1);
    for (const quint32 step : {0u, 1u}) {
        several.start(StepIndex{step});
        QVERIFY(several.tell(command::Succeed{StepIndex{step}, several.run.lastLease, {}, "3"}));
    }
    QCOMPARE(runOutput(several.run), Payload("{\"b\":3,\"c\":null}"));
}

void TestCalls::tellsWhyARunDidNotSucceed()
{
    Reliability reliability;
    reliability.onExhausted = OnExhausted::Fail;
    RunDriver failed(workflow(u"a:step"_s, {}, reliability), 1);
    failed.start(StepIndex{0});
    const Error why{u"test.failed"_s, {{u"path"_s, u"x"_s}}, u"detail"_s};
    QVERIFY(failed.tell(command::Fail{StepIndex{0}, failed.run.lastLease, FailureClass::Permanent, why, {}, {}}));
    const auto end = endOfCall(failed.run);
    QCOMPARE(
        *end.error,
        (Error{errors::kCallFailed,
               {{u"run"_s, u"7"_s}, {u"workflow"_s, u"w"_s}, {u"code"_s, u"test.failed"_s}, {u"of.path"_s, u"x"_s}},
               u"detail"_s}));
    RunDriver cancelled(workflow(u"a:step"_s, {}), 1);
    QVERIFY(cancelled.tell(command::Cancel{}));
    QCOMPARE(endOfCall(cancelled.run).error->code, QString(errors::kCallCancelled));
}

QTEST_APPLESS_MAIN(TestCalls)
#include "tst_calls.moc"
