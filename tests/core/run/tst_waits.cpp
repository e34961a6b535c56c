#include "core/run/approval.h"
#include "core/run/codec.h"
#include "core/run/fork.h"
#include "tests/core/run/rundriver.h"

#include <QJsonArray>
#include <QTest>

using namespace sluice;
using namespace sluice::test;
using namespace Qt::Literals::StringLiterals;

/// Steps that wait for an event of the bus.
class TestWaits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesTheEventThatItWaitedFor();
    void readsTheDataOfAnEvent_data();
    void readsTheDataOfAnEvent();
    void goesOnByTimeoutIfThatIsConnected();
    void failsWhenNoEventComesInTime();
    void waitsForEverWithoutALimit();
    void waitsNoLongerThanTheDeadlineOfTheStep();
    void pausesNoLongerThanTheDeadlineOfTheStep();
    void aPauseThatTheDeadlineCutFailsThoughTheClockWasSetBack();
    void leavesADecisionToThosePersonsWhoMay();
    void asksThoseWhoApproveToFillInTheForm();
    void saysThatNobodyDecidedInTime();
    void hearsNoMoreOnceItIsOver();
    void forksWhileItWaits();
    void doesNotHoldUpARunThatIsUndone();

private:
    /// A run whose first step waits for an event, with "id" 7 in it.
    static RunDriver waiting(std::optional<Milliseconds> limit = {}, const QString &edges = u"a>b"_s,
                             const Reliability &reliability = {})
    {
        RunDriver driver(workflow(u"a:await b:step"_s, edges, reliability), 1);
        driver.start(StepIndex{0});
        command::Await await{StepIndex{0}, driver.run.lastLease, u"order.*"_s, u"id"_s, u"7"_s, {}};
        if (limit)
            await.until = driver.now + *limit;
        (void)driver.tell(await);
        driver.open.clear();
        return driver;
    }
    /// A run whose first step asks ada or grace.
    static RunDriver asking(std::optional<Milliseconds> limit = {}, const QJsonObject &form = {})
    {
        Workflow flow = workflow(u"a:ask b:step"_s, u"a.approved>b"_s);
        flow.tasks[0].params.insert(kApprovalForm, form);
        RunDriver driver(flow, 1);
        driver.start(StepIndex{0});
        command::Await await{StepIndex{0}, driver.run.lastLease, kApprovalTopic, u"ada, Grace"_s, u"Pay?"_s, {}};
        if (limit)
            await.until = driver.now + *limit;
        (void)driver.tell(await);
        driver.open.clear();
        return driver;
    }
    static command::Hear heard(const RunDriver &driver, const Payload &data)
    {
        return {StepIndex{0}, u"order.paid"_s, driver.now, data};
    }
};

void TestWaits::givesTheEventThatItWaitedFor()
{
    RunDriver driver = waiting();
    QCOMPARE(driver.run.state, RunState::Waiting);
    QCOMPARE(driver.run.step(StepIndex{0}).state, StepState::Waiting);
    QCOMPARE(whyNot(driver.run, StepIndex{0}, driver.now),
             (std::vector<why::Cause>{why::AwaitsEvent{{u"order.*"_s, u"id"_s, u"7"_s, false}, {}}}));
    QVERIFY(driver.tell(heard(driver, "{\"id\":8}")));
    QCOMPARE(driver.run.step(StepIndex{0}).state, StepState::Waiting);
    QVERIFY(driver.tell(heard(driver, "{ \"id\" :7}")));
    QCOMPARE(driver.run.step(StepIndex{0}).output,
             Payload("{\"time\":\"2023-11-14T22:13:20.000Z\",\"topic\":\"order.paid\",\"data\":{ \"id\" :7}}"));
    QCOMPARE(driver.run.step(StepIndex{1}).state, StepState::Ready);
    QCOMPARE(driver.run.state, RunState::Running);
    QCOMPARE(attemptHistory(driver.events, StepIndex{0}).front().outcome, AttemptOutcome::Waiting);
    QCOMPARE(driver.faults, QStringList());
}

void TestWaits::readsTheDataOfAnEvent_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<bool>("isIt");
    const auto row = [](const char *name, const QString &key, const QString &value, const char *data, bool isIt) {
        QTest::newRow(name) << key << value << QByteArray(data) << isIt;
    };
    row("any data", {}, {}, "not JSON", true);
    row("a text", u"id"_s, u"A 7"_s, R"({"id":"A 7"})", true);
    row("a number", u"id"_s, u"7"_s, R"({"id":7})", true);
    row("a large number", u"id"_s, u"9007199254740993"_s, R"({"id":9007199254740993})", true);
    row("another number", u"id"_s, u"7"_s, R"({"id":7.5})", false);
    row("true", u"ok"_s, u"true"_s, R"({"ok":true})", true);
    row("null", u"id"_s, u"null"_s, R"({"id":null})", true);
    row("a list", u"ids"_s, u"[1,2]"_s, R"({"ids":[1, 2]})", true);
    row("inside", u"order.id"_s, u"7"_s, R"({"order":{"id":7}})", true);
    row("in a list", u"lines.1.id"_s, u"7"_s, R"({"lines":[{"id":6},{"id":7}]})", true);
    row("beyond a list", u"lines.2.id"_s, u"7"_s, R"({"lines":[{"id":6},{"id":7}]})", false);
    row("into a number", u"id.id"_s, u"7"_s, R"({"id":7})", false);
    row("not there", u"id"_s, {}, R"({})", false);
    row("an empty text", u"id"_s, {}, R"({"id":""})", true);
    row("no JSON", u"id"_s, u"7"_s, "7,8", false);
    row("no data", u"id"_s, u"7"_s, "", false);
}

void TestWaits::readsTheDataOfAnEvent()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QByteArray, data);
    QTEST(isAwaited({u"order.*"_s, key, value, false}, data), "isIt");
}

void TestWaits::goesOnByTimeoutIfThatIsConnected()
{
    RunDriver driver = waiting(Milliseconds(4000), u"a.timeout>b"_s);
    driver.now += Milliseconds(3999);
    QVERIFY(driver.tell(command::Wake{StepIndex{0}}));
    QCOMPARE(driver.run.step(StepIndex{0}).state, StepState::Waiting);
    driver.now += Milliseconds(1);
    QVERIFY(driver.tell(command::Wake{StepIndex{0}}));
    QCOMPARE(driver.run.step(StepIndex{0}).state, StepState::Succeeded);
    QCOMPARE(driver.run.step(StepIndex{0}).output, Payload("{}"));
    QCOMPARE(driver.run.step(StepIndex{1}).state, StepState::Ready);
    QCOMPARE(driver.faults, QStringList());
}

void TestWaits::failsWhenNoEventComesInTime()
{
    RunDriver driver = waiting(Milliseconds(4000));
    driver.now += Milliseconds(4000);
    QVERIFY(driver.tell(command::Wake{StepIndex{0}}));
    QCOMPARE(driver.run.letter(1)->error.code, QString(errors::kEventTimedOut));
    QCOMPARE(driver.run.letter(1)->error.args.value(u"topic"_s), u"order.*"_s);
    // Sent on, it waits once more.
    QVERIFY(driver.tell(command::Redrive{1, "click", {}, false, {}}));
    driver.start(StepIndex{0});
    QVERIFY(driver.tell(command::Await{StepIndex{0}, driver.run.lastLease, u"order.*"_s, {}, {}, {}}));
    QVERIFY(driver.tell(heard(driver, "1")));
    QCOMPARE(driver.run.step(StepIndex{0}).state, StepState::Succeeded);

    Reliability fails;
    fails.onExhausted = OnExhausted::Fail;
    RunDriver strict = waiting(Milliseconds(1), u"a>b"_s, fails);
    strict.now += Milliseconds(1);
    QVERIFY(strict.tell(command::Wake{StepIndex{0}}));
    QCOMPARE(strict.run.state, RunState::Failed);
    QCOMPARE(strict.run.failure.code, QString(errors::kEventTimedOut));
}

void TestWaits::waitsForEverWithoutALimit()
{
    RunDriver driver = waiting();
    QVERIFY(pending(driver.run).timers.empty());
    driver.now += std::chrono::hours(24 * 365);
    QVERIFY(driver.tell(command::Wake{StepIndex{0}}));
    QCOMPARE(driver.run.step(StepIndex{0}).state, StepState::Waiting);
}

void TestWaits::waitsNoLongerThanTheDeadlineOfTheStep()
{
    Reliability reliability;
    reliability.stepDeadline = Milliseconds(2000);
    for (const std::optional<Milliseconds> limit : {std::optional<Milliseconds>(), std::optional(Milliseconds(9000))}) {
        RunDriver driver = waiting(limit, u"a>b"_s, reliability);
        driver.now += Milliseconds(1999);
        QVERIFY(driver.tell(command::Wake{StepIndex{0}}));
        QCOMPARE(driver.run.step(StepIndex{0}).state, StepState::Waiting);
        driver.now += Milliseconds(1);
        QVERIFY(driver.tell(command::Wake{StepIndex{0}}));
        QCOMPARE(driver.run.letter(1)->error.code, QString(errors::kEventTimedOut));
    }
    // One that is shorter counts as it is.
    RunDriver driver = waiting(Milliseconds(500), u"a.timeout>b"_s, reliability);
    driver.now += Milliseconds(500);
    QVERIFY(driver.tell(command::Wake{StepIndex{0}}));
    QCOMPARE(driver.run.step(StepIndex{1}).state, StepState::Ready);
}

void TestWaits::pausesNoLongerThanTheDeadlineOfTheStep()
{
    Reliability reliability;
    reliability.stepDeadline = Milliseconds(2000);
    const auto paused = [&](Milliseconds wanted) {
        RunDriver driver(workflow(u"a:step b:step"_s, u"a>b"_s, reliability), 1);
        driver.start(StepIndex{0});
        (void)driver.tell(command::Wait{StepIndex{0}, driver.run.lastLease, driver.now + wanted});
        return driver;
    };
    RunDriver tooLong = paused(Milliseconds(9000));
    tooLong.now += Milliseconds(1999);
    QVERIFY(tooLong.tell(command::Wake{StepIndex{0}}));
    QCOMPARE(tooLong.run.step(StepIndex{0}).state, StepState::Waiting);
    tooLong.now += Milliseconds(1);
    QVERIFY(tooLong.tell(command::Wake{StepIndex{0}}));
    QCOMPARE(tooLong.run.letter(1)->error.code, QString(errors::kStepDeadlinePassed));
    // What was over in time goes on, however late it is noticed.
    RunDriver inTime = paused(Milliseconds(1500));
    inTime.now += Milliseconds(60'000);
    QVERIFY(inTime.tell(command::Wake{StepIndex{0}}));
    QCOMPARE(inTime.run.step(StepIndex{0}).state, StepState::Succeeded);
}

void TestWaits::aPauseThatTheDeadlineCutFailsThoughTheClockWasSetBack()
{
    Reliability reliability;
    reliability.stepDeadline = Milliseconds(2000);
    RunDriver driver(workflow(u"a:step b:step"_s, u"a>b"_s, reliability), 1);
    driver.start(StepIndex{0});
    driver.now -= Milliseconds(700); // somebody sets the clock while the attempt runs
    (void)driver.tell(command::Wait{StepIndex{0}, driver.run.lastLease, driver.now + Milliseconds(9000)});
    QCOMPARE(driver.run.step(StepIndex{0}).due, driver.now + Milliseconds(2000));
    driver.now += Milliseconds(2000);
    QVERIFY(driver.tell(command::Wake{StepIndex{0}}));
    QCOMPARE(driver.run.step(StepIndex{0}).state, StepState::DeadLettered);
    QCOMPARE(driver.run.letter(1)->error.code, QString(errors::kStepDeadlinePassed));
}

void TestWaits::leavesADecisionToThosePersonsWhoMay()
{
    RunDriver driver = asking();
    // No event decides, whoever publishes it and whatever it holds.
    const Payload forged("{\"ada, Grace\":\"Pay?\"}");
    QVERIFY(driver.tell(command::Hear{StepIndex{0}, kApprovalTopic, driver.now, forged}));
    QCOMPARE(driver.run.step(StepIndex{0}).state, StepState::Waiting);
    const auto decide = [&driver](const QString &who, const QString &port) {
        return driver.tell(command::Skip{StepIndex{0}, "{\"n\": 1}", who, u"It fits."_s, port});
    };
    for (const auto &[who, port, code] : {std::tuple(u"ada"_s, u""_s, errors::kApprovalNoDecision),
                                          {u"ada"_s, u"timeout"_s, errors::kApprovalNoDecision},
                                          {u"eve"_s, u"approved"_s, errors::kApprovalNotYours},
                                          {u""_s, u"rejected"_s, errors::kApprovalNotYours}}) {
        const auto done = decide(who, port);
        QVERIFY(!done);
        QCOMPARE(done.error().code, QString(code));
        QCOMPARE(driver.run.step(StepIndex{0}).state, StepState::Waiting);
    }
    RunDriver rejected = driver;
    QVERIFY(decide(u"grace"_s, u"approved"_s));
    QCOMPARE(driver.run.step(StepIndex{0}).output,
             Payload(R"({"comment":"It fits.","decision":"approved","who":"grace","data":{"n": 1}})"));
    QCOMPARE(driver.run.step(StepIndex{1}).state, StepState::Ready);
    QVERIFY(!driver.run.step(StepIndex{1}).handFed);
    QVERIFY(!decide(u"ada"_s, u"rejected"_s)); // once
    QVERIFY(rejected.tell(command::Skip{StepIndex{0}, {}, u"ada"_s, {}, u"rejected"_s}));
    QCOMPARE(rejected.run.step(StepIndex{1}).state, StepState::Skipped);
    QCOMPARE(driver.faults + rejected.faults, QStringList());
}

void TestWaits::asksThoseWhoApproveToFillInTheForm()
{
    const QJsonObject form{{u"type"_s, u"object"_s}, {u"required"_s, QJsonArray{u"account"_s}}};
    RunDriver driver = asking({}, form);
    const auto approve = [&driver](const Payload &data) {
        return driver.tell(command::Skip{StepIndex{0}, data, u"ada"_s, {}, kApprovedPort});
    };
    for (const Payload &unfit : {Payload(), Payload("[]"), Payload("{\"acount\":1}")}) {
        const auto done = approve(unfit);
        QVERIFY(!done);
        QCOMPARE(done.error().code, QString(errors::kApprovalFormUnfit));
        QCOMPARE(driver.run.step(StepIndex{0}).state, StepState::Waiting);
    }
    RunDriver rejected = driver;
    QVERIFY(rejected.tell(command::Skip{StepIndex{0}, {}, u"ada"_s, {}, kRejectedPort})); // needs no form
    QVERIFY(approve("{\"account\":\"giro\"}"));
    QVERIFY(driver.run.step(StepIndex{0}).output.endsWith(",\"data\":{\"account\":\"giro\"}}"));
    QCOMPARE(driver.faults + rejected.faults, QStringList());
}

void TestWaits::saysThatNobodyDecidedInTime()
{
    RunDriver driver = asking(Milliseconds(4000));
    driver.now += Milliseconds(4000);
    QVERIFY(driver.tell(command::Wake{StepIndex{0}}));
    QCOMPARE(driver.run.letter(1)->error.code, QString(errors::kApprovalTimedOut));
    QCOMPARE(driver.run.letter(1)->error.args.value(u"question"_s), u"Pay?"_s);
    QCOMPARE(driver.faults, QStringList());
}

void TestWaits::hearsNoMoreOnceItIsOver()
{
    RunDriver skipped = waiting();
    QVERIFY(skipped.tell(command::Skip{StepIndex{0}, "1", {}, {}}));
    RunDriver cancelled = waiting();
    QVERIFY(cancelled.tell(command::Cancel{}));
    QCOMPARE(cancelled.run.state, RunState::Cancelled);
    RunDriver timedOut = waiting(Milliseconds(0));
    QVERIFY(timedOut.tell(command::Wake{StepIndex{0}}));
    for (RunDriver *driver : {&skipped, &cancelled, &timedOut}) {
        QVERIFY(driver->run.awaits.empty());
        const quint64 sequence = driver->run.sequence;
        (void)driver->tell(heard(*driver, "{\"id\":7}"));
        QCOMPARE(driver->run.sequence, sequence);
    }
}

void TestWaits::forksWhileItWaits()
{
    const RunDriver source = waiting();
    const auto forked = forkOf(source.run.id, source.run.plan, source.events, {}, {}, source.now);
    QVERIFY(forked);
    RunDriver fork(source.run.plan, *forked, 1);
    QCOMPARE(fork.run.awaits, source.run.awaits);
    QVERIFY(fork.tell(heard(fork, "{\"id\":7}")));
    QCOMPARE(fork.run.step(StepIndex{0}).state, StepState::Succeeded);
}

/// A step that ran when its run was given up says that it would wait: nothing waits any more, so the undoing begins.
void TestWaits::doesNotHoldUpARunThatIsUndone()
{
    Workflow made = workflow(u"a:step b:await c:step ua:step"_s, u"a>b a>c"_s);
    made.tasks[0].compensation = u"ua"_s;
    made.tasks[2].reliability.onExhausted = OnExhausted::Compensate;
    RunDriver driver(made, 1);
    driver.start(StepIndex{0});
    QVERIFY(driver.tell(command::Succeed{StepIndex{0}, driver.run.lastLease, {}, "1"}));
    driver.start(StepIndex{1});
    const command::Await await{StepIndex{1}, driver.run.lastLease, u"order.*"_s, {}, {}, {}};
    driver.start(StepIndex{2});
    const Error error{u"test.failed"_s, {}, {}};
    QVERIFY(driver.tell(command::Fail{StepIndex{2}, driver.run.lastLease, FailureClass::Permanent, error, {}, {}}));
    QCOMPARE(driver.run.state, RunState::Compensating);
    QVERIFY(driver.tell(await));
    QCOMPARE(driver.run.step(StepIndex{1}).state, StepState::Cancelled);
    QVERIFY(driver.run.awaits.empty());
    QCOMPARE(pending(driver.run).start, std::vector{StepIndex{3}});
    QCOMPARE(driver.faults, QStringList());
}

QTEST_APPLESS_MAIN(TestWaits)
#include "tst_waits.moc"
