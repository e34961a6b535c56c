#include "core/simulate/errors.h"
#include "core/simulate/learn.h"
#include "core/workflow/errors.h"
#include "tests/core/simulate/simulatedworkflows.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

Edge edge(const char *from, const char *port, const char *to)
{
    return {QString::fromLatin1(from), QString::fromLatin1(port), QString::fromLatin1(to)};
}

Task task(const char *id, const char *type, const QJsonObject &params = {})
{
    Task made;
    made.id = QString::fromLatin1(id);
    made.type = QString::fromLatin1(type);
    made.params = params;
    return made;
}

/// A call, a decision, a loop with a call for each item, and a wait: all that a run can do here.
SimulationSetup everything(quint64 seed)
{
    SimulationSetup setup = oneCall(4, 80, 4, seed);
    setup.duration = minutes(5);
    setup.workflow.tasks.push_back(task("decide", "if", {{QStringLiteral("condition"), QStringLiteral("true")}}));
    setup.workflow.tasks.push_back(task("each", "forEach", {{QStringLiteral("items"), QStringLiteral("[]")}}));
    setup.workflow.tasks.push_back(callTask(QStringLiteral("one")));
    setup.workflow.tasks.push_back(task("pause", "delay", {{QStringLiteral("duration"), QStringLiteral("2s")}}));
    setup.workflow.edges = {edge("call", "out", "decide"), edge("decide", "true", "each"), edge("each", "item", "one"),
                            edge("decide", "false", "pause")};
    TaskModel decide;
    decide.task = QStringLiteral("decide");
    decide.ports = {{QStringLiteral("true"), 0.75}, {QStringLiteral("false"), 0.25}};
    TaskModel each;
    each.task = QStringLiteral("each");
    each.leastItems = 0;
    each.mostItems = 6;
    TaskModel one;
    one.task = QStringLiteral("one");
    one.latency = {LatencyModel::Kind::LogNormal, 20, 100, {}};
    one.failures = {0.1, 0.02, 0.01, 0.01, milliseconds(500)};
    for (const TaskModel &model : {decide, each, one})
        setup.tasks.push_back(model);
    return setup;
}

const SimulatedTask &taskOf(const SimulationResult &result, const char *id)
{
    return *std::ranges::find(result.tasks, QString::fromLatin1(id), &SimulatedTask::task);
}

} // namespace

class SimulateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSameSeedGivesTheSameBytes()
    {
        const QByteArray first = simulationJson(*simulate(everything(5)));
        QVERIFY(first.size() > 10'000);
        QVERIFY(first == simulationJson(*simulate(everything(5))));
        QVERIFY(first != simulationJson(*simulate(everything(6))));
    }

    void everyRunIsCountedOnce_data() { seeds(); }
    void everyRunIsCountedOnce()
    {
        QFETCH(quint64, seed);
        const SimulationResult result = *simulate(everything(seed));
        QCOMPARE(result.succeeded + result.failed + result.stuck + result.unfinished + result.refused, result.runs);
        QCOMPARE(result.durationsMs.size(), std::size_t(result.succeeded + result.failed));
        quint64 letters = 0;
        for (const SimulatedTask &each : result.tasks) {
            QCOMPARE(each.succeeded + each.failures(), each.attempts);
            letters += each.letters;
        }
        QCOMPARE(letters, result.letters);
        QVERIFY(result.stuck > 0 && result.letters >= result.stuck);
    }

    void branchesAndItemsFollowTheirShares()
    {
        SimulationSetup setup = everything(11);
        setup.duration = minutes(60);
        setup.tasks.back().failures = {};
        const SimulationResult result = *simulate(setup);
        const auto runs = static_cast<double>(result.runs);
        QVERIFY(std::abs(static_cast<double>(taskOf(result, "each").attempts) / runs - 0.75) < 0.02);
        // 0 to 6 items, each as likely: 3 in the mean.
        QVERIFY(std::abs(static_cast<double>(taskOf(result, "one").attempts) / runs - 0.75 * 3) < 0.07);
        QVERIFY(*result.within(0.99) >= 2000); // by the wait
    }

    /// 20 calls in the window, half of them failures: then it opens, for as long as its wait.
    void theBreakerOpensByItsDefinition()
    {
        SimulationSetup setup = oneCall(10, 5, 100, 2);
        setup.arrivals.kind = ArrivalModel::Kind::Constant;
        setup.connections[0].breaker = {};
        setup.workflow.tasks[0].reliability.maxAttempts = 1;
        setup.tasks[0].latency = {LatencyModel::Kind::Constant, 5, 0, {}};
        setup.outages = {{QStringLiteral("service"), seconds(10), seconds(60), 1.0}};
        setup.duration = minutes(3);
        const SimulationResult result = *simulate(setup);
        const auto &changes = result.connections[0].breaker;
        QVERIFY(changes.size() >= 3);
        // 99 good calls before second 10, and the window holds 100: the 50th failure of the last hundred opens it.
        QCOMPARE(changes[0].to, BreakerPhase::Open);
        QCOMPARE(changes[0].at.count(), 14'905);
        QCOMPARE(changes[1].to, BreakerPhase::HalfOpen);
        QCOMPARE(changes[1].at.count(), 44'905); // 30 s
        QCOMPARE(changes[2].to, BreakerPhase::Open);
        QCOMPARE(changes[3].to, BreakerPhase::HalfOpen);
        QCOMPARE((changes[3].at - changes[2].at).count(), 60'000); // twice as long
        QCOMPARE(changes[4].to, BreakerPhase::Closed);
        QCOMPARE(result.connections[0].opens, quint64(2));
        QVERIFY(taskOf(result, "call").waitMs[static_cast<std::size_t>(WaitCause::Breaker)] > 0);
    }

    void moreAttemptsLetFewerLettersDie()
    {
        const auto letters = [](int attempts) {
            SimulationSetup setup = oneCall(5, 10, 50, 9);
            setup.tasks[0].failures.transient = 0.3;
            setup.workflow.tasks[0].reliability.maxAttempts = attempts;
            return simulate(setup)->letters;
        };
        const quint64 one = letters(1);
        const quint64 two = letters(2);
        const quint64 four = letters(4);
        QVERIFY(one > two && two > four && four > 0);
    }

    void limitsOfWorkflowAndTaskHold()
    {
        SimulationSetup setup = oneCall(20, 100, 100, 4);
        setup.duration = minutes(5);
        setup.workflow.tasks[0].reliability.concurrency = 1; // 10 a second at most
        const SimulationResult byTask = *simulate(setup);
        QVERIFY(std::abs(taskOf(byTask, "call").done - 10) < 0.7);
        QVERIFY(taskOf(byTask, "call").waitMs[static_cast<std::size_t>(WaitCause::Limit)]
                > 0.99 * taskOf(byTask, "call").waitSumMs());
        setup.workflow.tasks[0].reliability.concurrency = 0;
        setup.workflow.concurrency.runs = 1;
        const SimulationResult byRuns = *simulate(setup);
        QVERIFY2(std::abs(byRuns.endedPerSecond - 10) < 0.7, qPrintable(QString::number(byRuns.endedPerSecond)));
        QVERIFY(byRuns.startWaitMs > 0);
    }

    void whatTakesTooLongTimesOut()
    {
        SimulationSetup setup = oneCall(1, 1, 10, 1);
        setup.duration = minutes(1);
        setup.tasks[0].latency = {LatencyModel::Kind::Constant, 5000, 0, {}};
        setup.workflow.tasks[0].reliability.attemptTimeout = seconds(1);
        setup.workflow.tasks[0].reliability.maxAttempts = 2;
        const SimulationResult result = *simulate(setup);
        QVERIFY(result.runs > 30);
        QCOMPARE(result.succeeded, quint64(0));
        QCOMPARE(taskOf(result, "call").failures(), taskOf(result, "call").attempts);
        QCOMPARE(taskOf(result, "call").busyMs, 1000.0 * static_cast<double>(result.steps));
    }

    void stopsWhenToldTo()
    {
        std::stop_source stop;
        SimulationWatch watch;
        watch.stop = stop.get_token();
        watch.progress = [&](double share) {
            if (share > 0)
                stop.request_stop();
        };
        const auto result = simulate(oneCall(100, 10, 10, 1), watch);
        QVERIFY(!result);
        QCOMPARE(result.error().code, QString(errors::kSimulationCancelled));
    }

    void refusesWhatMeansNothing()
    {
        SimulationSetup setup = oneCall(0, 10, 1, 1);
        QCOMPARE(simulate(setup).error().code, QString(errors::kSimulationNoArrivals));
        setup.arrivals.perSecond = 1e9;
        QCOMPARE(simulate(setup).error().code, QString(errors::kSimulationTooLarge));
        setup.arrivals.perSecond = 1;
        setup.tasks[0].failures = {0.7, 0.7, 0, 0, {}};
        QCOMPARE(simulate(setup).error().code, QString(errors::kSimulationBadModel));
        setup.tasks[0].failures = {};
        setup.workflow.tasks[0].type = QStringLiteral("no.such");
        QCOMPARE(simulate(setup).error().code, QString(errors::kWorkflowUnknownType));
    }

    void burstsArriveInTheirTime()
    {
        SimulationSetup setup = oneCall(1, 1, 1000, 8);
        setup.arrivals = {ArrivalModel::Kind::Burst, 0, 20, minutes(10), minutes(1)};
        const SimulationResult result = *simulate(setup);
        QVERIFY(std::abs(static_cast<double>(result.runs) - 6 * 60 * 20) < 4 * std::sqrt(6 * 60 * 20));
        // A part lasts 15 s: the first four of each ten minutes are busy, the others are not.
        for (std::size_t part = 0; part < kCourseParts; ++part)
            QCOMPARE(result.active[part] > 0, part % 40 < 4);
    }

    void learnsWhatRunsShow()
    {
        SimulationSetup setup = everything(21);
        setup.duration = minutes(20);
        LearnRequest request;
        request.workflow = setup.workflow;
        const PlanPtr plan = *compile(setup.workflow, setup.catalog);
        std::map<quint64, RunHistory> runs;
        SimulationWatch watch;
        watch.decided = [&](RunId run, const Events &events) {
            RunHistory &history = runs[number(run)];
            history.id = run;
            history.plan = plan;
            history.events.insert(history.events.end(), events.begin(), events.end());
        };
        const SimulationResult result = *simulate(setup, watch);
        for (auto &[id, history] : runs)
            request.runs.push_back(std::move(history));
        const LearntModels learnt = learn(request);
        QCOMPARE(learnt.runs, result.runs);
        const auto model = [&](const char *id) {
            return *std::ranges::find(learnt.tasks, QString::fromLatin1(id), &TaskModel::task);
        };
        const TaskModel one = model("one");
        QVERIFY(one.samples <= taskOf(result, "one").attempts && one.samples > 1000);
        QVERIFY(one.latency.samples.size() <= kMostSamples);
        QVERIFY(std::abs(one.latency.samples[one.latency.samples.size() / 2] - 20) < 2);
        QVERIFY(std::abs(one.failures.transient - 0.11) < 0.02); // those that were limited are transient
        QVERIFY(std::abs(model("decide").ports.at(QStringLiteral("true")) - 0.75) < 0.05);
        QCOMPARE(model("each").mostItems, 6U);
        QVERIFY(std::abs(model("pause").latency.samples.front() - 2000) <= 1);
    }

private:
    static void seeds()
    {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 20; ++seed)
            QTest::addRow("%llu", static_cast<unsigned long long>(seed)) << seed;
    }
};

QTEST_GUILESS_MAIN(SimulateTest)
#include "tst_simulate.moc"
