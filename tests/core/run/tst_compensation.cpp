#include "core/run/codec.h"
#include "core/run/fork.h"
#include "core/run/input.h"
#include "core/run/why.h"
#include "tests/core/run/rundriver.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

/// Tasks "a b c" in a row, then `last`, which fails for good and compensates; a, b and c are undone by ua, ub and uc.
Workflow booking(const char *last = "d:step")
{
    Workflow made = workflow(QStringLiteral("a:step b:step c:step ua:step ub:unsafe uc:step ")
                                 + QLatin1StringView(last),
                             QStringLiteral("a>b b>c c>d"));
    for (std::size_t task = 0; task < 3; ++task)
        made.tasks[task].compensation = made.tasks[task + 3].id;
    for (Task &task : made.tasks)
        task.reliability.maxAttempts = 1;
    made.tasks.back().reliability.onExhausted = OnExhausted::Compensate;
    return made;
}

void end(RunDriver &driver, quint32 step, const Payload &output)
{
    driver.start(StepIndex{step});
    QVERIFY(driver.tell(command::Succeed{StepIndex{step}, driver.run.step(StepIndex{step}).lease, {}, output}));
}

void fail(RunDriver &driver, quint32 step)
{
    driver.start(StepIndex{step});
    QVERIFY(driver.tell(command::Fail{StepIndex{step},
                                      driver.run.step(StepIndex{step}).lease,
                                      FailureClass::Permanent,
                                      Error{QStringLiteral("test.failed"), {}, {}},
                                      {},
                                      {}}));
}

/// A booking that has come to its last step, which failed.
void runUntilItFails(RunDriver &driver)
{
    end(driver, 0, "\"A\"");
    end(driver, 1, "\"B\"");
    end(driver, 2, "\"C\"");
    fail(driver, 6);
}

std::vector<quint32> readyNow(const RunDriver &driver)
{
    std::vector<quint32> ready;
    for (const StepIndex step : pending(driver.run).start)
        ready.push_back(number(step));
    return ready;
}

using Steps = std::vector<quint32>;

} // namespace

class TestCompensation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leavesARunThatSucceedsAlone();
    void undoesInReverseOrderOneByOne();
    void givesWhatItUndoesAsInput();
    void stopsWhatRunsFirstAndUndoesItIfItWasDone();
    void waitsOnALetterAndGoesOn();
    void goesOnAfterACrash();
    void pausesAndResumesButIsNotCancelled();
    void isOverForGood();
    void undoesTheItemsOfACappedLoop();
    void doesNotUndoWhatNeverBegan();
    void saysWhatIsBeforeIt();
    void leavesToTheOtherRunWhatItDid();
};

void TestCompensation::leavesARunThatSucceedsAlone()
{
    RunDriver driver(booking(), 1);
    for (const quint32 step : {0U, 1U, 2U, 6U})
        end(driver, step, "1");
    QCOMPARE(driver.run.state, RunState::Succeeded);
    QCOMPARE(driver.run.step(StepIndex{3}).state, StepState::Skipped);

    Workflow fails = booking();
    fails.tasks.back().reliability.onExhausted = OnExhausted::Fail;
    fails.tasks.front().reliability.onExhausted = OnExhausted::Compensate; // not of the step that fails
    RunDriver other(fails, 1);
    runUntilItFails(other);
    QCOMPARE(other.run.state, RunState::Failed);
    QCOMPARE(other.faults, QStringList());
}

void TestCompensation::undoesInReverseOrderOneByOne()
{
    RunDriver driver(booking(), 1);
    runUntilItFails(driver);
    QCOMPARE(driver.run.state, RunState::Compensating);
    for (const quint32 undo : {5U, 4U, 3U}) {
        QCOMPARE(readyNow(driver), Steps{undo});
        end(driver, undo, "1");
    }
    QCOMPARE(driver.run.state, RunState::Compensated);
    QCOMPARE(driver.run.failure.code, QStringLiteral("test.failed"));
    QCOMPARE(driver.faults, QStringList());
    QCOMPARE(fold(driver.run.id, driver.run.plan, decodeEvents(encodeEvents(driver.events)).value()).state,
             RunState::Compensated);
}

void TestCompensation::givesWhatItUndoesAsInput()
{
    RunDriver driver(booking(), 1);
    runUntilItFails(driver);
    QCOMPARE(stepInput(driver.run, StepIndex{4}), Payload("{\"input\":\"A\",\"output\":\"B\"}"));
    QCOMPARE(stepInput(driver.run, StepIndex{3}), Payload("{\"input\":{},\"output\":\"A\"}"));
}

void TestCompensation::stopsWhatRunsFirstAndUndoesItIfItWasDone()
{
    for (const bool succeeds : {true, false}) {
        Workflow made = booking();
        made.edges.pop_back(); // d begins at once
        RunDriver driver(made, 1);
        end(driver, 0, "1");
        driver.start(StepIndex{1});
        const quint64 lease = driver.run.step(StepIndex{1}).lease;
        fail(driver, 6);
        QCOMPARE(driver.run.state, RunState::Compensating);
        QCOMPARE(readyNow(driver), Steps{});
        QCOMPARE(pending(driver.run).stop, std::vector{StepIndex{1}});
        QVERIFY(!driver.tell(command::Skip{StepIndex{1}, "1", {}, {}}));
        if (succeeds)
            QVERIFY(driver.tell(command::Succeed{StepIndex{1}, lease, {}, "1"}));
        else
            QVERIFY(driver.tell(command::Abandon{StepIndex{1}, lease}));
        QCOMPARE(driver.run.step(StepIndex{2}).state, StepState::Cancelled);
        QCOMPARE(readyNow(driver), succeeds ? Steps{4} : Steps{3});
        QVERIFY(pending(driver.run).stop.empty());
        QCOMPARE(driver.faults, QStringList());
    }
}

void TestCompensation::waitsOnALetterAndGoesOn()
{
    for (const int way : {0, 1, 2, 3}) {
        RunDriver driver(booking(), 1);
        runUntilItFails(driver);
        fail(driver, 5);
        QCOMPARE(driver.run.state, RunState::Compensating);
        QCOMPARE(driver.run.letters.size(), 1U);
        QCOMPARE(readyNow(driver), Steps{});
        if (way == 0) {
            QVERIFY(driver.tell(command::Redrive{1, "click", {}, false, {}}));
            QCOMPARE(readyNow(driver), Steps{5});
            end(driver, 5, "1");
        } else if (way == 1) {
            QVERIFY(driver.tell(command::Skip{StepIndex{5}, "1", {}, {}}));
        } else {
            const auto output = way == 2 ? std::optional<Payload>("1") : std::nullopt;
            QVERIFY(driver.tell(command::Discard{1, "click", output, {}, {}}));
        }
        QCOMPARE(driver.run.letters[0].state, way == 3 ? LetterState::Discarded : LetterState::Resolved);
        QCOMPARE(readyNow(driver), Steps{4});
        end(driver, 4, "1");
        end(driver, 3, "1");
        QCOMPARE(driver.run.state, RunState::Compensated);
        QVERIFY(!driver.tell(command::UndoDiscard{1, "undo", {}}));
        QCOMPARE(driver.faults, QStringList());
    }
}

void TestCompensation::goesOnAfterACrash()
{
    RunDriver driver(booking(), 1);
    runUntilItFails(driver);
    driver.start(StepIndex{5});
    driver.crash(); // safe to repeat: again
    driver.passTime();
    QCOMPARE(driver.run.step(StepIndex{5}).state, StepState::Running);
    end(driver, 5, "1");
    driver.start(StepIndex{4});
    driver.crash(); // not safe: a person decides
    QCOMPARE(driver.run.step(StepIndex{4}).state, StepState::DeadLettered);
    QVERIFY(driver.tell(command::Discard{1, "click", "1", {}, {}}));
    driver.crash(); // between two
    end(driver, 3, "1");
    QCOMPARE(driver.run.state, RunState::Compensated);
    QCOMPARE(driver.faults, QStringList());
}

void TestCompensation::pausesAndResumesButIsNotCancelled()
{
    RunDriver driver(booking(), 1);
    runUntilItFails(driver);
    const auto refused = driver.tell(command::Cancel{QStringLiteral("ada")});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, QString(errors::kRunCompensating));
    QVERIFY(driver.tell(command::Pause{QStringLiteral("ada")}));
    QCOMPARE(driver.run.state, RunState::Compensating);
    QCOMPARE(readyNow(driver), Steps{});
    driver.start(StepIndex{5});
    QCOMPARE(driver.run.step(StepIndex{5}).state, StepState::Ready);
    QVERIFY(driver.tell(command::Resume{QStringLiteral("ada")}));
    QCOMPARE(readyNow(driver), Steps{5});
}

void TestCompensation::isOverForGood()
{
    RunDriver driver(booking(), 1);
    runUntilItFails(driver);
    for (const quint32 undo : {5U, 4U, 3U})
        end(driver, undo, "1");
    const auto restarted = driver.tell(command::Restart{"click", QStringLiteral("ada")});
    QVERIFY(!restarted);
    QCOMPARE(restarted.error().code, QString(errors::kRunOver));
    QCOMPARE(driver.run.state, RunState::Compensated);
}

void TestCompensation::undoesTheItemsOfACappedLoop()
{
    for (const int cap : {0, 1}) {
        Workflow made = workflow(QStringLiteral("each:forEach b:step ub:step d:step"),
                                 QStringLiteral("each.item>b each.done>d"));
        made.tasks[0].params.insert(QStringLiteral("concurrency"), cap);
        made.tasks[1].compensation = QStringLiteral("ub");
        made.tasks[3].reliability.maxAttempts = 1;
        made.tasks[3].reliability.onExhausted = OnExhausted::Compensate;
        RunDriver driver(made, 1);
        driver.start(StepIndex{0});
        QVERIFY(driver.tell(command::Found{StepIndex{0}, driver.run.lastLease, "[10,20,30]"}));
        for (int item = 0; item < 3; ++item) {
            const StepIndex next = pending(driver.run).start.front();
            end(driver, number(next), "1" + stepInput(driver.run, next));
        }
        fail(driver, 1); // in the root lie the loop and d
        QCOMPARE(driver.run.state, RunState::Compensating);
        for (const char *input :
             {"{\"input\":30,\"output\":130}", "{\"input\":20,\"output\":120}", "{\"input\":10,\"output\":110}"}) {
            QCOMPARE(readyNow(driver).size(), 1U);
            QCOMPARE(stepInput(driver.run, StepIndex{readyNow(driver).front()}), Payload(input));
            end(driver, readyNow(driver).front(), "0");
        }
        QCOMPARE(driver.run.state, RunState::Compensated);
        QCOMPARE(driver.faults, QStringList());
    }
}

void TestCompensation::doesNotUndoWhatNeverBegan()
{
    StartOptions options;
    options.pins = {{QStringLiteral("a"), "\"pinned\"", {}}};
    RunDriver driver(booking(), 1, options);
    QVERIFY(driver.tell(command::Skip{StepIndex{1}, "1", {}, {}})); // never began
    end(driver, 2, "1");
    fail(driver, 6);
    QCOMPARE(readyNow(driver), Steps{5});
    end(driver, 5, "1");
    QCOMPARE(driver.run.state, RunState::Compensated);
}

void TestCompensation::saysWhatIsBeforeIt()
{
    RunDriver driver(booking(), 1);
    runUntilItFails(driver);
    QCOMPARE(whyNot(driver.run, StepIndex{3}, driver.now),
             std::vector{why::Cause(why::Before{{}, {StepIndex{5}, StepIndex{4}}})});
    fail(driver, 5);
    QCOMPARE(whyNot(driver.run, StepIndex{4}, driver.now), std::vector{why::Cause(why::Before{{}, {StepIndex{5}}})});
    QCOMPARE(whyNot(driver.run, StepIndex{5}, driver.now), std::vector{why::Cause(why::LetterOpen{1})});
}

void TestCompensation::leavesToTheOtherRunWhatItDid()
{
    RunDriver source(booking(), 1);
    end(source, 0, "1");
    const auto forked = forkOf(source.run.id, source.run.plan, source.events, {}, {}, source.now);
    QVERIFY(forked);
    RunDriver driver(source.run.plan, *forked, 1);
    end(driver, 1, "1");
    end(driver, 2, "1");
    fail(driver, 6);
    end(driver, 5, "1");
    end(driver, 4, "1");
    QCOMPARE(driver.run.state, RunState::Compensated); // a was done by the other run

    RunDriver undoing(booking(), 1);
    runUntilItFails(undoing);
    QVERIFY(!forkOf(undoing.run.id, undoing.run.plan, undoing.events, {}, {}, undoing.now));
}

QTEST_APPLESS_MAIN(TestCompensation)
#include "tst_compensation.moc"
