#include "core/run/codec.h"
#include "core/run/fingerprint.h"
#include "core/run/input.h"
#include "tests/core/run/rundriver.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

Error testError()
{
    return Error{QStringLiteral("test.failed"), {}, {}};
}

} // namespace

class TestMachine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesEventsOfANewerRelease();
    void runsAChain();
    void givesForEachResultsInItemOrder();
    void tellsTheItemsOfABodyApart();
    void shortensAnItemToWhatTellsIt();
    void goesOnFromADeadLetter();
    void continuesByTheFailurePort();
    void tellsByTheFailurePortWhatFailed();
    void failsTheRunByPolicy();
    void countsRejectionsAsNoAttempt();
    void workThatIsHandedBackIsNoRejection();
    void neverStartsARetryBeforeItsTime();
    void triesAPermanentFailureOnce();
    void asksAPersonWhenAnUnsafeStepWasLost();
    void givesUpAStepThatIsLostTooOften();
    void cancelsWhatHasNotStarted();
    void givesStepsTheirInput();
    void splitsArraysByteForByte();
    void keepsTheIdempotencyKeyOverRetries();
    void skipsWhatIsBehindAPortNotTaken();
    void givesAJoinWhatItsWinnerCameTo();
    void fingerprintsByCause();
};

void TestMachine::refusesEventsOfANewerRelease()
{
    const auto decoded = decodeEvents(QByteArray::fromHex("81831863000a"));
    QVERIFY(!decoded);
    QCOMPARE(decoded.error().code, QString(errors::kEventsNewer));
    QCOMPARE(decoded.error().args.value(QStringLiteral("type")), QStringLiteral("99"));
}

void TestMachine::runsAChain()
{
    RunDriver driver(workflow(QStringLiteral("a:step b:step"), QStringLiteral("a>b")), 1);
    QCOMPARE(pending(driver.run).start, std::vector{StepIndex{0}});
    driver.startAll();
    QVERIFY(driver.tell(command::Succeed{StepIndex{0}, 1, {}, "1"}));
    driver.startAll();
    QVERIFY(driver.tell(command::Succeed{StepIndex{1}, 2, {}, "\"end\""}));
    QCOMPARE(driver.run.state, RunState::Succeeded);
    QCOMPARE(eventNames(driver.events).join(u' '), QStringLiteral("started attempt succeeded attempt succeeded ended"));
    QCOMPARE(driver.faults, QStringList());
}

void TestMachine::givesForEachResultsInItemOrder()
{
    RunDriver driver(
        workflow(QStringLiteral("each:forEach body:step after:step"), QStringLiteral("each.item>body each.done>after")),
        1);
    driver.start(StepIndex{0});
    QVERIFY(driver.tell(command::Found{StepIndex{0}, 1, "[ 10, {\"k\": [1, \"]\"]} ,\"c\"]"}));
    QCOMPARE(pending(driver.run).start.size(), std::size_t(3));
    driver.startAll();
    // Steps 2, 3, 4 are the items, after "each" and "after"; they end last first.
    for (const quint32 step : {4u, 3u, 2u}) {
        const Payload input = stepInput(driver.run, StepIndex{step});
        QVERIFY(driver.tell(command::Succeed{StepIndex{step}, driver.run.step(StepIndex{step}).lease, {}, input}));
    }
    QCOMPARE(driver.run.step(StepIndex{0}).state, StepState::Succeeded);
    QCOMPARE(driver.run.step(StepIndex{0}).output, Payload("[10,{\"k\": [1, \"]\"]},\"c\"]"));
    QCOMPARE(driver.run.step(StepIndex{1}).state, StepState::Ready);
}

void TestMachine::tellsTheItemsOfABodyApart()
{
    RunDriver driver(workflow(QStringLiteral("each:forEach inner:forEach body:step"),
                              QStringLiteral("each.item>inner inner.item>body")),
                     1);
    driver.start(StepIndex{0});
    QVERIFY(driver.tell(command::Found{StepIndex{0}, 1, "[1,2]"}));
    const auto second = StepIndex{2};
    driver.start(second);
    QVERIFY(driver.tell(command::Found{second, driver.run.step(second).lease, "[7,8,{\"k\":9}]"}));
    const auto last = StepIndex{static_cast<quint32>(driver.run.steps.size() - 1)};
    QCOMPARE(itemPath(driver.run, last), (std::vector<quint32>{1, 2}));
    QCOMPARE(itemOf(driver.run, last), Payload("{\"k\":9}"));
    QCOMPARE(itemPath(driver.run, second), std::vector<quint32>{1});
    QVERIFY(itemPath(driver.run, StepIndex{0}).empty());
    QVERIFY(itemOf(driver.run, StepIndex{0}).isEmpty());
}

void TestMachine::shortensAnItemToWhatTellsIt()
{
    const std::pair<Payload, QString> rows[] = {
        {"\"AQ\"", QStringLiteral("AQ")},
        {"12.5", QStringLiteral("12.5")},
        {R"({"name":"Antarctica","alpha_2":"AQ"})", QStringLiteral("AQ")},
        {R"({"name":"Ann","id":7})", QStringLiteral("7")},
        {R"({"age":5,"name":"Ann\nLee"})", QStringLiteral("Ann Lee")},
        {R"({"size":{"x":1},"depth":3})", QStringLiteral("3")},
        {R"({"size":{"x":1}})", {}},
        {"[1,2]", {}},
        {"null", {}},
        {"", {}},
        {"\"" + QByteArray(100, 'x') + "\"", QString(59, u'x') + u'…'},
    };
    for (const auto &[item, text] : rows)
        QCOMPARE(itemText(item), text);
}

void TestMachine::goesOnFromADeadLetter()
{
    Reliability once;
    once.maxAttempts = 1;
    RunDriver driver(workflow(QStringLiteral("a:step b:step"), QStringLiteral("a>b"), once), 1);
    driver.startAll();
    QVERIFY(driver.tell(command::Fail{StepIndex{0}, 1, FailureClass::Transient, testError(), "busy", {}}));
    QCOMPARE(driver.run.state, RunState::Waiting);
    const Letter *letter = driver.run.letter(1);
    QVERIFY(letter);
    QCOMPARE(letter->state, LetterState::Open);

    QVERIFY(driver.tell(command::Redrive{1, "c1", Payload("{\"edited\":1}"), false, {}}));
    QCOMPARE(driver.run.letter(1)->state, LetterState::Redriving);
    QCOMPARE(stepInput(driver.run, StepIndex{0}), Payload("{\"edited\":1}"));
    const auto other = driver.tell(command::Redrive{1, "c2", {}, false, {}});
    QVERIFY(!other);
    QCOMPARE(other.error().code, QString(errors::kLetterNotOpen));
    QVERIFY(driver.tell(command::Redrive{1, "c1", {}, false, {}})); // the same click: the first answer
    driver.startAll();
    QVERIFY(driver.tell(command::Succeed{StepIndex{0}, 2, {}, "1"}));
    QCOMPARE(driver.run.letter(1)->state, LetterState::Resolved);
    driver.startAll();
    QVERIFY(driver.tell(command::Succeed{StepIndex{1}, 3, {}, "2"}));
    QCOMPARE(driver.run.state, RunState::Succeeded);
    const auto attempts = attemptHistory(driver.events, StepIndex{0});
    QCOMPARE(attempts.size(), std::size_t(2));
    QCOMPARE(attempts[0].response, Payload("busy"));
    QCOMPARE(attempts[1].epoch, 2u);
    QVERIFY(driver.run.step(StepIndex{1}).handFed);
}

void TestMachine::continuesByTheFailurePort()
{
    Reliability carryOn;
    carryOn.maxAttempts = 1;
    carryOn.onExhausted = OnExhausted::Continue;
    RunDriver driver(
        workflow(QStringLiteral("a:step good:step bad:step"), QStringLiteral("a>good a.failure>bad"), carryOn), 1);
    driver.startAll();
    QVERIFY(driver.tell(command::Fail{StepIndex{0}, 1, FailureClass::Transient, testError(), {}, {}}));
    QCOMPARE(driver.run.step(StepIndex{1}).state, StepState::Skipped);
    QCOMPARE(driver.run.step(StepIndex{2}).state, StepState::Ready);
}

void TestMachine::tellsByTheFailurePortWhatFailed()
{
    Reliability carryOn;
    carryOn.maxAttempts = 1;
    carryOn.onExhausted = OnExhausted::Continue;
    RunDriver driver(workflow(QStringLiteral("a:step bad:step"), QStringLiteral("a.failure>bad"), carryOn), 1);
    driver.startAll();
    const Error error{QStringLiteral("http.status"), {{QStringLiteral("status"), QStringLiteral("503")}},
                      QStringLiteral("away")};
    QVERIFY(driver.tell(command::Fail{StepIndex{0}, 1, FailureClass::Transient, error, {}, {}}));
    const Payload expected(R"({"args":{"status":"503"},"class":"transient","code":"http.status","detail":"away",)"
                           R"("task":"a","text":"http.status (status: 503): away","data":{}})");
    QCOMPARE(stepInput(driver.run, StepIndex{1}), expected);
    QCOMPARE(fold(driver.run.id, driver.run.plan, driver.events).step(StepIndex{0}).output, expected);
    // A journal of before: the port had no name, and gave nothing.
    Events old = driver.events;
    std::get<StepFailed>(old.back().data).port.clear();
    const Run folded = fold(driver.run.id, driver.run.plan, old);
    QCOMPARE(folded.step(StepIndex{1}).state, StepState::Ready);
    QCOMPARE(stepInput(folded, StepIndex{1}), Payload());
}

void TestMachine::failsTheRunByPolicy()
{
    Reliability fail;
    fail.maxAttempts = 1;
    fail.onExhausted = OnExhausted::Fail;
    RunDriver driver(workflow(QStringLiteral("a:step b:step c:step"), QStringLiteral("a>c"), fail), 1);
    driver.startAll();
    QVERIFY(driver.tell(command::Fail{StepIndex{0}, 1, FailureClass::Permanent, testError(), {}, {}}));
    QCOMPARE(driver.run.state, RunState::Cancelling);
    QCOMPARE(pending(driver.run).stop, std::vector{StepIndex{1}});
    QVERIFY(driver.tell(command::Fail{StepIndex{1}, 2, FailureClass::Cancelled, testError(), {}, {}}));
    QCOMPARE(driver.run.state, RunState::Failed);
    QCOMPARE(driver.run.failure.code, QStringLiteral("test.failed"));
}

void TestMachine::countsRejectionsAsNoAttempt()
{
    RunDriver driver(workflow(QStringLiteral("a:step"), {}), 1);
    driver.startAll();
    QVERIFY(driver.tell(command::Fail{StepIndex{0}, 1, FailureClass::Rejected, testError(), {}, Milliseconds(500)}));
    QCOMPARE(driver.run.step(StepIndex{0}).attempts, quint16(0));
    QCOMPARE(driver.run.step(StepIndex{0}).due, driver.now + Milliseconds(500));
}

/// It was let in and came further: the day for which gates may turn it away begins anew.
void TestMachine::workThatIsHandedBackIsNoRejection()
{
    RunDriver driver(workflow(QStringLiteral("a:step"), {}), 1);
    const StepIndex step{0};
    const Error goesOn{QStringLiteral("test.handedBack"), {}, {}};
    driver.startAll();
    for (quint64 lease = 1; lease < 60; ++lease) {
        driver.now += std::chrono::hours(1);
        QVERIFY(driver.tell(command::Fail{step, lease, FailureClass::Rejected, goesOn, {}, Milliseconds(0)}));
        QCOMPARE(driver.run.step(step).attempts, quint16(0));
        QVERIFY(driver.run.rejectedSince.empty());
        driver.now = driver.run.step(step).due;
        QVERIFY(driver.tell(command::StartAttempt{step}));
    }
    driver.now += std::chrono::hours(1);
    QVERIFY(driver.tell(command::Fail{step, 60, FailureClass::Rejected, testError(), {}, Milliseconds(0)}));
    QCOMPARE(driver.run.rejectedSince.at(step), driver.now);
    driver.now += std::chrono::hours(23);
    QVERIFY(driver.tell(command::StartAttempt{step}));
    QVERIFY(driver.tell(command::Fail{step, 61, FailureClass::Rejected, goesOn, {}, Milliseconds(0)}));
    QVERIFY(driver.run.rejectedSince.empty());
    QVERIFY(driver.run.letters.empty());
}

void TestMachine::neverStartsARetryBeforeItsTime()
{
    RunDriver driver(workflow(QStringLiteral("a:step"), {}), 1);
    driver.startAll();
    QVERIFY(driver.tell(command::Fail{StepIndex{0}, 1, FailureClass::Transient, testError(), {}, Milliseconds(9000)}));
    const WallTime due = driver.run.step(StepIndex{0}).due;
    QVERIFY(due >= driver.now + Milliseconds(9000)); // Retry-After is never shortened
    driver.now = due - Milliseconds(1);
    QVERIFY(!driver.tell(command::StartAttempt{StepIndex{0}}));
    driver.now = due;
    QVERIFY(driver.tell(command::StartAttempt{StepIndex{0}}));
}

void TestMachine::triesAPermanentFailureOnce()
{
    RunDriver driver(workflow(QStringLiteral("a:step"), {}), 1);
    driver.startAll();
    QVERIFY(driver.tell(command::Fail{StepIndex{0}, 1, FailureClass::Permanent, testError(), {}, {}}));
    QCOMPARE(driver.run.step(StepIndex{0}).state, StepState::DeadLettered);
}

void TestMachine::asksAPersonWhenAnUnsafeStepWasLost()
{
    RunDriver driver(workflow(QStringLiteral("a:unsafe b:step"), {}), 1);
    driver.startAll();
    QVERIFY(driver.tell(command::Recover{}));
    QCOMPARE(driver.run.step(StepIndex{0}).state, StepState::DeadLettered);
    QCOMPARE(driver.run.letter(1)->error.code, QString(errors::kStepOutcomeUnknown));
    QCOMPARE(driver.run.step(StepIndex{1}).state, StepState::Retrying);
    // The result of the lost attempt comes after all: recorded, and nothing else.
    QVERIFY(driver.tell(command::Succeed{StepIndex{0}, 1, {}, "1"}));
    QCOMPARE(eventNames(driver.events).last(), QStringLiteral("late"));
    QCOMPARE(driver.run.step(StepIndex{0}).state, StepState::DeadLettered);
}

void TestMachine::givesUpAStepThatIsLostTooOften()
{
    RunDriver driver(workflow(QStringLiteral("a:step"), {}), 1);
    for (int crash = 0; crash < kMaxLost; ++crash) {
        driver.start(StepIndex{0});
        QVERIFY(driver.tell(command::Recover{}));
    }
    QCOMPARE(driver.run.step(StepIndex{0}).state, StepState::DeadLettered);
    QCOMPARE(driver.run.letter(1)->error.code, QString(errors::kStepLostTooOften));
}

void TestMachine::cancelsWhatHasNotStarted()
{
    RunDriver driver(workflow(QStringLiteral("a:step b:step"), QStringLiteral("a>b")), 1);
    driver.startAll();
    QVERIFY(driver.tell(command::Cancel{QStringLiteral("me")}));
    QCOMPARE(driver.run.state, RunState::Cancelling);
    QCOMPARE(driver.run.step(StepIndex{1}).state, StepState::Cancelled);
    QVERIFY(driver.tell(command::Abandon{StepIndex{0}, 1}));
    QCOMPARE(driver.run.state, RunState::Cancelled);
    QVERIFY(!driver.tell(command::Cancel{}));
}

void TestMachine::givesStepsTheirInput()
{
    Workflow made = workflow(QStringLiteral("a:step b:step c:step each:forEach body:step"),
                             QStringLiteral("a>c b>c c>each each.item>body"));
    made.task(QStringLiteral("body"))->params.insert(QStringLiteral("x"), QStringLiteral("{{ steps.a.output }}"));
    RunDriver driver(made, 1);
    driver.startAll();
    QVERIFY(driver.tell(command::Succeed{StepIndex{0}, 1, {}, "{\"n\":1}"}));
    QVERIFY(driver.tell(command::Succeed{StepIndex{1}, 2, {}, "2"}));
    QCOMPARE(stepInput(driver.run, StepIndex{2}), Payload("{\"a\":{\"n\":1},\"b\":2}"));
    driver.startAll();
    QVERIFY(driver.tell(command::Succeed{StepIndex{2}, 3, {}, "[5,6]"}));
    QCOMPARE(stepInput(driver.run, StepIndex{3}), Payload("[5,6]"));
    driver.startAll();
    QVERIFY(driver.tell(command::Found{StepIndex{3}, 4, "[5,6]"}));
    const StepData data = stepData(driver.run, StepIndex{5});
    QCOMPARE(data.input, Payload("6"));
    QCOMPARE(data.index, std::optional<quint32>(1));
    QCOMPARE(data.outputs.size(), std::size_t(1));
    QCOMPARE(data.outputs.front().second, Payload("{\"n\":1}"));
}

void TestMachine::splitsArraysByteForByte()
{
    const Payload array(" [ 1 ,\"a\\\"],\" , {\"x\":[1,{}]},[]\n] ");
    const auto spans = arraySpans(array);
    QVERIFY(spans);
    QList<QByteArray> items;
    for (const auto &[from, length] : *spans)
        items.append(array.mid(from, length));
    QCOMPARE(items, (QList<QByteArray>{"1", "\"a\\\"],\"", "{\"x\":[1,{}]}", "[]"}));
    QVERIFY(arraySpans("[]")->empty());
    for (const char *bad : {"", "{}", "[1", "null", "[\"a]"})
        QVERIFY2(!arraySpans(bad), bad);
}

void TestMachine::keepsTheIdempotencyKeyOverRetries()
{
    RunDriver driver(workflow(QStringLiteral("a:step"), {}), 1);
    const QByteArray key = idempotencyKey(driver.run, StepIndex{0});
    for (const bool newEffect : {false, true}) {
        driver.startAll();
        QVERIFY(driver.tell(
            command::Fail{StepIndex{0}, driver.run.lastLease, FailureClass::Permanent, testError(), {}, {}}));
        QVERIFY(driver.tell(command::Redrive{1, driver.click(), Payload("1"), newEffect, {}}));
        QCOMPARE(idempotencyKey(driver.run, StepIndex{0}) == key, !newEffect);
    }
}

void TestMachine::skipsWhatIsBehindAPortNotTaken()
{
    RunDriver driver(
        workflow(QStringLiteral("a:step yes:step no:step end:step"), QStringLiteral("a>yes a.other>no yes>end no>end")),
        1);
    driver.startAll();
    QVERIFY(driver.tell(command::Succeed{StepIndex{0}, 1, {}, "1"}));
    QCOMPARE(driver.run.step(StepIndex{2}).state, StepState::Skipped);
    driver.startAll();
    QVERIFY(driver.tell(command::Succeed{StepIndex{1}, 2, {}, "\"yes\""}));
    QCOMPARE(driver.run.step(StepIndex{3}).state, StepState::Ready);
    QCOMPARE(stepInput(driver.run, StepIndex{3}), Payload("\"yes\""));
}

void TestMachine::givesAJoinWhatItsWinnerCameTo()
{
    RunDriver driver(
        workflow(QStringLiteral("a:step b:step any:join(any) e:step"), QStringLiteral("a>any b>any any>e")), 1);
    driver.startAll();
    QVERIFY(driver.tell(command::Succeed{StepIndex{1}, 2, {}, "\"first\""}));
    QCOMPARE(driver.run.step(StepIndex{0}).state, StepState::Cancelled);
    QCOMPARE(driver.run.step(StepIndex{1}).state, StepState::Succeeded);
    QCOMPARE(driver.run.doneSteps, 1u);
    QCOMPARE(stepInput(driver.run, StepIndex{2}), Payload("{\"b\":\"first\"}"));
    QCOMPARE(driver.faults, QStringList());
}

void TestMachine::fingerprintsByCause()
{
    const auto of = [](const QString &status, const QString &detail) {
        return fingerprint(QStringLiteral("step"), QStringLiteral("http.request"), QStringLiteral("rates"),
                           Error{QStringLiteral("http.status"), {{QStringLiteral("status"), status}}, detail});
    };
    QCOMPARE(of(QStringLiteral("422"), QStringLiteral("no rate for \"AQ\" at 10:02:11")),
             of(QStringLiteral("422"), QStringLiteral("no rate for \"BV\" at 11:59:00")));
    QVERIFY(of(QStringLiteral("422"), {}) != of(QStringLiteral("500"), {}));
    QVERIFY(of(QStringLiteral("422"), QStringLiteral("a")) != of(QStringLiteral("422"), QStringLiteral("b")));
}

QTEST_APPLESS_MAIN(TestMachine)
#include "tst_machine.moc"
