#include "tests/core/engine/runbench.h"

#include <QElapsedTimer>
#include <QTest>

using namespace sluice;
using namespace sluice::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kRuns = 10'000;

/// A call, and another after it.
Workflow twoCalls()
{
    Workflow workflow = RunBench::oneCall();
    Task second = workflow.tasks.front();
    second.id = u"second"_s;
    workflow.tasks.push_back(second);
    workflow.edges = {{u"call"_s, u"out"_s, u"second"_s}};
    return workflow;
}

/// A workflow of one call of another one.
Workflow callsTwoCalls()
{
    Workflow workflow;
    workflow.id = u"outer"_s;
    Task task;
    task.id = u"sub"_s;
    task.type = u"workflow.call"_s;
    task.params = {{u"workflow"_s, u"call"_s}};
    workflow.tasks.push_back(task);
    return workflow;
}

tell::ControlRun setBreakpoint(RunBench &bench, RunId run, const QString &task)
{
    tell::ControlRun order{bench.newRequest(), run, tell::ControlRun::Action::SetBreakpoints, u"ada"_s};
    order.tasks = {task};
    return order;
}

} // namespace

/// What is asked of all runs of a workflow, and of runs that nobody started by hand.
class TestRunActivity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void looksAtTenThousandRunsInManyTurns();
    void haltsARunThatATriggerStarted();
    void haltsARunThatAnotherCalled();
};

/// Whoever asks for the sum of many runs keeps nobody waiting: orders that come after it are answered before it.
void TestRunActivity::looksAtTenThousandRunsInManyTurns()
{
    RunBench bench;
    bench.awakeRuns = 2 * kRuns;
    bench.start();
    StartOptions options;
    options.stepping = true;
    for (int run = 0; run < kRuns; ++run)
        QVERIFY(bench.run(twoCalls(), "{}", options));
    bench.answers.clear();
    QElapsedTimer time;
    time.start();
    const RequestId asked = bench.newRequest();
    EngineMessage question(tell::AskActivity{asked, u"call"_s});
    bench.engine->take(question);
    qint64 longest = time.nsecsElapsed();
    int turns = 0;
    for (; turns < kRuns && bench.answers.empty(); ++turns) {
        if (turns == 1) {
            EngineMessage order(setBreakpoint(bench, RunId{kRuns * 9}, u"call"_s));
            bench.engine->take(order);
        }
        time.restart();
        bench.engine->settle();
        longest = std::max(longest, time.nsecsElapsed());
        QVERIFY(!bench.answers.empty() || bench.engine->timeToNext() == Nanoseconds(0)); // it goes on by itself
    }
    QVERIFY2(bench.answers.front().request != asked, "the order had to wait for the sum");
    for (; turns < kRuns && bench.answers.size() < 2; ++turns) {
        time.restart();
        bench.engine->settle();
        longest = std::max(longest, time.nsecsElapsed());
    }
    QVERIFY(bench.answers.back().request == asked);
    const auto sum = std::get<WorkflowActivity>(*bench.lastAnswer());
    QCOMPARE(sum.runs, quint64(kRuns));
    QCOMPARE(sum.sleeping, quint64(0));
    QCOMPARE(sum.tasks.size(), std::size_t(1));
    QCOMPARE(sum.tasks[0].waiting, quint64(kRuns));
    qInfo("%d turns, the longest %.2f ms", turns, double(longest) / 1e6);
}

void TestRunActivity::haltsARunThatATriggerStarted()
{
    RunBench bench;
    bench.start();
    bench.say(tell::StartRun{bench.newRequest(), {twoCalls(), "{}", u"cron:daily"_s, {}}});
    const RunId run = std::get<RunId>(*bench.lastAnswer());
    bench.say(setBreakpoint(bench, run, u"second"_s));
    QVERIFY(bench.lastAnswer());
    bench.endFirst();
    QCOMPARE(bench.stored(run)->haltedAt, std::optional(StepIndex{1}));
    bench.say(tell::ControlRun{bench.newRequest(), run, tell::ControlRun::Action::Resume, u"ada"_s});
    bench.endFirst();
    QCOMPARE(bench.stored(run)->state, RunState::Succeeded);
}

void TestRunActivity::haltsARunThatAnotherCalled()
{
    RunBench bench;
    bench.start();
    const auto outer = bench.run(callsTwoCalls());
    const Attempt call = bench.attempts.front();
    bench.attempts.erase(bench.attempts.begin());
    bench.end(call, outcome::Call{std::make_shared<const Workflow>(twoCalls()), "{}", {}});
    const RunId inner = bench.stored(*outer)->callOf(StepIndex{0})->run;
    bench.say(setBreakpoint(bench, inner, u"second"_s));
    QVERIFY(bench.lastAnswer());
    bench.endFirst();
    QCOMPARE(bench.stored(inner)->haltedAt, std::optional(StepIndex{1}));
    QCOMPARE(bench.stored(*outer)->state, RunState::Waiting);
    bench.say(tell::ControlRun{bench.newRequest(), inner, tell::ControlRun::Action::Resume, u"ada"_s});
    bench.endFirst();
    QCOMPARE(bench.stored(*outer)->state, RunState::Succeeded);
}

QTEST_GUILESS_MAIN(TestRunActivity)
#include "tst_runactivity.moc"
