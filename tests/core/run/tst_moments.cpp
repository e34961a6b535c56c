#include "core/run/fork.h"
#include "core/run/input.h"
#include "core/run/why.h"
#include "tests/core/run/rundriver.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

Workflow flow(const char *tasks, const char *edges, const Reliability &reliability = {})
{
    return workflow(QLatin1StringView(tasks), QLatin1StringView(edges), reliability);
}

void end(RunDriver &driver, quint32 step, const Payload &output)
{
    driver.start(StepIndex{step});
    QVERIFY(driver.tell(command::Succeed{StepIndex{step}, driver.run.step(StepIndex{step}).lease, {}, output}));
}

Result<Events> fork(const RunDriver &driver, std::size_t count, std::vector<ForkEdit> edits = {})
{
    return forkOf(driver.run.id, driver.run.plan, std::span(driver.events).first(count), std::move(edits),
                  QStringLiteral("ada"), driver.now);
}

template <typename Expected>
bool hasCause(const RunDriver &driver, quint32 step, const Expected &expected)
{
    for (const why::Cause &cause : whyNot(driver.run, StepIndex{step}, driver.now)) {
        if (const auto *found = std::get_if<Expected>(&cause); found && *found == expected)
            return true;
    }
    return false;
}

} // namespace

/// Forks, causes of waiting, and loops of many items.
class TestMoments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void forksWithItsOwnAttempts();
    void forksWithAnotherInput();
    void forksWithAnotherOutput();
    void forksAFinishedRunToItsEnd();
    void refusesForksThatCannotGoOn();
    void namesTheStepsItWaitsFor();
    void countsTheBranchesOfAJoin();
    void saysWhoPausedItAndWhen();
    void saysWhichBreakpointHaltsIt();
    void saysWhenATimerIsDue();
    void namesTheOpenLetter();
    void saysThatTheCapOfItsLoopIsReached();
    void saysThatTheRunIsOverOrStops();
    void saysThatItWasNotChosen();
    void aHeldRunStartsNothingUntilItIsAdmitted();
    void givesNoCauseWhenNothingHinders();
    void keepsMemoryByTheCapOverAHundredThousandItems();
    void keepsTheItemsThatLettersPointInto();
    void recordsALateResultOfAnItemThatIsGone();
};

void TestMoments::forksWithItsOwnAttempts()
{
    RunDriver driver(flow("a:step b:step", "a>b"), 1);
    end(driver, 0, "1");
    driver.start(StepIndex{1});
    const auto events = fork(driver, driver.events.size());
    QVERIFY(events);
    RunDriver other(driver.run.plan, *events, 2);
    QCOMPARE(other.run.forkedFrom, driver.run.id);
    QCOMPARE(other.run.step(StepIndex{1}).state, StepState::Ready);
    QCOMPARE(other.run.step(StepIndex{1}).attempts, quint16(0));
    QCOMPARE(other.run.step(StepIndex{0}).output, Payload("1"));
    QCOMPARE(attemptHistory(*events).size(), std::size_t(1));
    end(other, 1, "2");
    QCOMPARE(other.run.state, RunState::Succeeded);
    QCOMPARE(driver.run.state, RunState::Running);
    QVERIFY(idempotencyKey(driver.run, StepIndex{1}) != idempotencyKey(other.run, StepIndex{1}));
}

void TestMoments::forksWithAnotherInput()
{
    RunDriver driver(flow("a:step b:step", "a>b"), 1);
    end(driver, 0, "1");
    const auto events = fork(driver, driver.events.size(), {{StepIndex{1}, ForkEdit::What::Input, "\"edited\""}});
    QVERIFY(events);
    RunDriver other(driver.run.plan, *events, 2);
    QCOMPARE(stepInput(other.run, StepIndex{1}), Payload("\"edited\""));
    QVERIFY(other.run.step(StepIndex{1}).handFed);
    QCOMPARE(stepInput(driver.run, StepIndex{1}), Payload("1"));
}

void TestMoments::forksWithAnotherOutput()
{
    RunDriver driver(flow("a:step b:step c:step", "a>b b>c"), 1);
    end(driver, 0, "1");
    const std::size_t afterA = driver.events.size();
    end(driver, 1, "2");
    const auto events = fork(driver, afterA, {{StepIndex{0}, ForkEdit::What::Output, "7"}});
    QVERIFY(events);
    RunDriver other(driver.run.plan, *events, 2);
    QCOMPARE(stepInput(other.run, StepIndex{1}), Payload("7"));
    QVERIFY(other.run.step(StepIndex{1}).handFed);
    // An output for a step that has none yet makes it succeed.
    const auto ahead = fork(driver, afterA, {{StepIndex{1}, ForkEdit::What::Output, "8"}});
    QVERIFY(ahead);
    QCOMPARE(fold(RunId{9}, driver.run.plan, *ahead).step(StepIndex{2}).state, StepState::Ready);
}

void TestMoments::forksAFinishedRunToItsEnd()
{
    RunDriver driver(flow("a:step", ""), 1);
    end(driver, 0, "1");
    const auto events = fork(driver, driver.events.size());
    QVERIFY(events);
    QCOMPARE(fold(RunId{9}, driver.run.plan, *events).state, RunState::Succeeded);
}

void TestMoments::refusesForksThatCannotGoOn()
{
    RunDriver driver(flow("a:step b:step", "a>b"), 1);
    QCOMPARE(fork(driver, 0).error().code, QString(errors::kRunNotForkable));
    end(driver, 0, "1");
    for (const quint32 step : {0u, 99u}) {
        const auto wrong = fork(driver, driver.events.size(), {{StepIndex{step}, ForkEdit::What::Input, "1"}});
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, QString(errors::kRunNotEditable));
    }
    driver.start(StepIndex{1});
    QVERIFY(driver.tell(command::Cancel{}));
    QCOMPARE(fork(driver, driver.events.size()).error().code, QString(errors::kRunNotForkable));
}

void TestMoments::namesTheStepsItWaitsFor()
{
    RunDriver driver(flow("a:step b:step c:step", "a>c b>c"), 1);
    QVERIFY(hasCause(driver, 2, why::Upstream{{StepIndex{0}, StepIndex{1}}}));
    end(driver, 0, "1");
    QVERIFY(hasCause(driver, 2, why::Upstream{{StepIndex{1}}}));
}

void TestMoments::countsTheBranchesOfAJoin()
{
    RunDriver driver(flow("a:step b:step c:step j:join(nOfM,2)", "a>j b>j c>j"), 1);
    end(driver, 0, "1");
    QVERIFY(hasCause(driver, 3, why::Join{2, 1, 3}));
    QVERIFY(hasCause(driver, 3, why::Upstream{{StepIndex{1}, StepIndex{2}}}));
}

void TestMoments::saysWhoPausedItAndWhen()
{
    RunDriver driver(flow("a:step", ""), 1);
    const WallTime at = driver.now;
    QVERIFY(driver.tell(command::Pause{QStringLiteral("ada")}));
    driver.now += Milliseconds(5);
    QVERIFY(hasCause(driver, 0, why::Paused{QStringLiteral("ada"), at}));
}

void TestMoments::saysWhichBreakpointHaltsIt()
{
    StartOptions options;
    options.breakpoints = {QStringLiteral("b")};
    RunDriver driver(flow("a:step b:step", ""), 1, options);
    const WallTime at = driver.now;
    driver.start(StepIndex{1});
    QVERIFY(hasCause(driver, 0, why::Paused{{}, at, StepIndex{1}}));
    QVERIFY(driver.tell(command::Resume{}));
    QVERIFY(driver.tell(command::Pause{QStringLiteral("ada")}));
    QVERIFY(hasCause(driver, 0, why::Paused{QStringLiteral("ada"), at, {}}));
}

void TestMoments::saysWhenATimerIsDue()
{
    RunDriver driver(flow("a:step d:delay", ""), 1);
    driver.startAll();
    QVERIFY(driver.tell(command::Fail{StepIndex{0}, 1, FailureClass::Transient, {}, {}, Milliseconds(9000)}));
    QVERIFY(driver.tell(command::Wait{StepIndex{1}, 2, driver.now + Milliseconds(50)}));
    const WallTime due = driver.run.step(StepIndex{0}).due;
    QVERIFY(hasCause(driver, 0, why::Timer{due, true, 2, 3}));
    QVERIFY(hasCause(driver, 1, why::Timer{driver.now + Milliseconds(50), false, 0, 0}));
    driver.now = due;
    QVERIFY(whyNot(driver.run, StepIndex{0}, driver.now).empty());
}

void TestMoments::namesTheOpenLetter()
{
    RunDriver driver(flow("a:step", ""), 1);
    driver.startAll();
    QVERIFY(driver.tell(command::Fail{StepIndex{0}, 1, FailureClass::Permanent, {}, {}, {}}));
    QVERIFY(hasCause(driver, 0, why::LetterOpen{1}));
}

void TestMoments::saysThatTheCapOfItsLoopIsReached()
{
    Workflow loop = flow("each:forEach b:step", "each.item>b");
    loop.tasks.front().params.insert(QStringLiteral("concurrency"), 2);
    RunDriver driver(loop, 1);
    driver.start(StepIndex{0});
    QVERIFY(driver.tell(command::Found{StepIndex{0}, 1, "[1,2,3,4]"}));
    end(driver, 1, "1");
    const why::Items cause{1, 3, 4, 2};
    QVERIFY(hasCause(driver, 0, cause));
    QCOMPARE(whyNotItem(driver.run, StepIndex{0}, 3), std::vector<why::Cause>{cause});
    QVERIFY(whyNotItem(driver.run, StepIndex{0}, 2).empty());
}

void TestMoments::saysThatTheRunIsOverOrStops()
{
    RunDriver driver(flow("a:step b:step", ""), 1);
    driver.start(StepIndex{0});
    QVERIFY(driver.tell(command::Cancel{}));
    QVERIFY(whyNot(driver.run, StepIndex{1}, driver.now).empty()); // cancelled for good
    Run stopping = driver.run;
    stopping.steps.edit(1).state = StepState::Blocked;
    QCOMPARE(whyNot(stopping, StepIndex{1}, driver.now).back(), why::Cause(why::Cancelling{}));
    stopping.state = RunState::Cancelled;
    QCOMPARE(whyNot(stopping, StepIndex{1}, driver.now).back(), why::Cause(why::RunOver{RunState::Cancelled}));
}

void TestMoments::saysThatItWasNotChosen()
{
    StartOptions options;
    options.untilTask = QStringLiteral("a");
    RunDriver driver(flow("a:step b:step", "a>b"), 1, options);
    QVERIFY(hasCause(driver, 1, why::NotChosen{}));
    QVERIFY(!hasCause(driver, 0, why::NotChosen{}));
}

void TestMoments::aHeldRunStartsNothingUntilItIsAdmitted()
{
    const PlanPtr plan = compile(flow("a:step b:step", "a>b"), catalog()).value();
    Run run = newRun(RunId{1}, plan);
    Events events;
    const WallTime now{Milliseconds(1)};
    StartOptions options;
    options.mocks.push_back({QStringLiteral("a"), "1"});
    QVERIFY(decide(run, command::Start{{}, "{}", 1, options, 25, true}, now, events));
    QCOMPARE(run.state, RunState::Pending);
    QCOMPARE(run.priority, 10); // the highest there is
    QCOMPARE(events.size(), std::size_t(2));
    QVERIFY(pending(run).start.empty());
    QCOMPARE(whyNot(run, StepIndex{0}, now), std::vector<why::Cause>{why::Held{}});
    QVERIFY(decide(run, command::Start{{}, "{}", 1}, now, events)); // it has begun: changes nothing
    QVERIFY(!decide(run, command::StartAttempt{StepIndex{0}}, now, events));
    QVERIFY(!decide(run, command::StepOnce{{}, {}}, now, events));
    QVERIFY(decide(run, command::Pause{{}}, now, events));
    QCOMPARE(run.state, RunState::Pending);
    QVERIFY(decide(run, command::Resume{{}}, now, events));
    QVERIFY(decide(run, command::Admit{}, now, events));
    QCOMPARE(run.state, RunState::Running);
    QCOMPARE(run.step(StepIndex{0}).state, StepState::Succeeded); // its mock stood for it only now
    QVERIFY(decide(run, command::StartAttempt{StepIndex{1}}, now, events));
    const std::size_t before = events.size();
    QVERIFY(decide(run, command::Admit{}, now, events));
    QCOMPARE(events.size(), before);
    QCOMPARE(fold(RunId{1}, plan, events).state, run.state);

    Run other = newRun(RunId{2}, plan);
    Events told;
    QVERIFY(decide(other, command::Start{{}, "{}", 1, {}, 0, true}, now, told));
    QCOMPARE(other.step(StepIndex{0}).state, StepState::Ready); // nothing but that the run is held keeps it
    QVERIFY(!decide(other, command::StartAttempt{StepIndex{0}}, now, told));
    QVERIFY(decide(other, command::Reject{StepIndex{0}, {QStringLiteral("test.full"), {}, {}}, {}}, now, told));
    QCOMPARE(told.size(), std::size_t(2));
    QVERIFY(decide(other, command::Cancel{{}}, now, told));
    QCOMPARE(other.state, RunState::Cancelled);
}

void TestMoments::givesNoCauseWhenNothingHinders()
{
    RunDriver driver(flow("a:step", ""), 1);
    QVERIFY(whyNot(driver.run, StepIndex{0}, driver.now).empty());
    driver.startAll();
    QVERIFY(whyNot(driver.run, StepIndex{0}, driver.now).empty());
}

void TestMoments::keepsMemoryByTheCapOverAHundredThousandItems()
{
    constexpr quint32 kCount = 100'000;
    constexpr quint32 kCap = 50;
    Workflow loop = flow("each:forEach b:step c:step", "each.item>b b>c");
    loop.tasks.front().params.insert(QStringLiteral("concurrency"), static_cast<int>(kCap));
    const PlanPtr plan = compile(loop, catalog()).value();
    Run run = newRun(RunId{1}, plan);
    Events events;
    const WallTime now{Milliseconds(1)};
    const auto tell = [&](const Command &command) { QVERIFY(decide(run, command, now, events)); };
    tell(command::Start{{}, "{}", 1});
    tell(command::StartAttempt{StepIndex{0}});
    QByteArray list("[");
    for (quint32 item = 0; item < kCount; ++item)
        list += (item > 0 ? "," : "") + QByteArray::number(item);
    list += ']';
    tell(command::Found{StepIndex{0}, 1, list});
    std::size_t mostBytes = 0;
    quint32 mostOpen = 0;
    quint64 count = 0;
    while (!isFinal(run.state)) {
        // The newest first: those that began early hold on as long as they can.
        const StepIndex step = count % 97 == 0 ? *run.ready.begin() : *run.ready.rbegin();
        tell(command::StartAttempt{step});
        const Payload input = stepInput(run, step);
        tell(command::Succeed{step, run.lastLease, {}, input});
        mostOpen = std::max(mostOpen, run.openSteps);
        if (++count % 1000 == 0)
            mostBytes = std::max(mostBytes, run.steps.bytes() + run.scopes.bytes());
        events.clear();
    }
    QVERIFY2(mostOpen <= kCap * 2 + 1, qPrintable(QString::number(mostOpen)));
    QCOMPARE(run.step(StepIndex{0}).output, list);
    QCOMPARE(run.doneSteps, 2 * kCount + 1);
    QCOMPARE(run.givenBack[2].succeeded, kCount);
    const std::size_t wholeSteps = run.steps.size() * sizeof(Step);
    qInfo("steps and scopes: at most %zu bytes; all at once the steps alone: %zu; whole run at its end: %llu",
          mostBytes, wholeSteps, static_cast<unsigned long long>(run.stateBytes()));
    QVERIFY(mostBytes < wholeSteps / 10);
}

void TestMoments::keepsTheItemsThatLettersPointInto()
{
    Workflow loop = flow("each:forEach b:step", "each.item>b");
    loop.tasks.front().params.insert(QStringLiteral("concurrency"), 1);
    RunDriver driver(loop, 1);
    driver.start(StepIndex{0});
    QVERIFY(driver.tell(command::Found{StepIndex{0}, 1, "[\"x\",\"y\"]"}));
    driver.startAll();
    QVERIFY(driver.tell(command::Fail{StepIndex{1}, 2, FailureClass::Permanent, {}, {}, {}}));
    QVERIFY(driver.tell(command::Redrive{1, "c", {}, false, {}}));
    end(driver, 1, "1");
    end(driver, 2, "2");
    QVERIFY(!driver.run.step(StepIndex{1}).isGone);
    QVERIFY(driver.run.step(StepIndex{2}).isGone);
    QCOMPARE(itemOf(driver.run, driver.run.letter(1)->step), Payload("\"x\""));
    QCOMPARE(driver.run.step(StepIndex{0}).output, Payload("[1,2]"));
    QCOMPARE(driver.faults, QStringList());
}

void TestMoments::recordsALateResultOfAnItemThatIsGone()
{
    Workflow loop = flow("each:forEach b:step", "each.item>b");
    loop.tasks.front().params.insert(QStringLiteral("concurrency"), 1);
    RunDriver driver(loop, 1);
    driver.start(StepIndex{0});
    QVERIFY(driver.tell(command::Found{StepIndex{0}, 1, "[1,2]"}));
    end(driver, 1, "1");
    QVERIFY(driver.run.step(StepIndex{1}).isGone);
    const quint64 doneSteps = driver.run.doneSteps;
    QVERIFY(driver.tell(command::Succeed{StepIndex{1}, 2, {}, "again"}));
    QVERIFY(driver.tell(command::Lose{StepIndex{1}, 2}));
    QVERIFY(driver.tell(command::Wake{StepIndex{1}}));
    QVERIFY(!driver.tell(command::StartAttempt{StepIndex{1}}));
    QVERIFY(!driver.tell(command::Skip{StepIndex{1}, "1", {}, {}}));
    QCOMPARE(eventNames(driver.events).last(), QStringLiteral("late"));
    QCOMPARE(driver.run.doneSteps, doneSteps);
}

QTEST_APPLESS_MAIN(TestMoments)
#include "tst_moments.moc"
