#include "tests/core/run/randomruns.h"
#include "tests/core/run/rundriver.h"
#include "tests/core/run/statejson.h"
#include "ui/document/runmoments.h"

#include <QTest>

#include <rapidcheck.h>

using namespace sluice;
using namespace sluice::test;

namespace {

RunPicture foldedTo(const RunDriver &driver, std::size_t moment)
{
    RunPicture picture(driver.run.id, driver.run.plan);
    picture.take(0, std::span(driver.events).first(moment));
    return picture;
}

/// What a picture shows, counted one step after the other by names.
FiguresByTask countedSlowly(const RunPicture &picture)
{
    FiguresByTask counted;
    const Run &run = picture.run();
    for (std::size_t i = 0; i < run.steps.size(); ++i) {
        const Step &step = run.steps[i];
        const auto &task = run.plan->task(step.task);
        TaskFigures &figures = counted[task.id];
        if (!step.isGone && step.port != Plan::kNoPort && step.port < task.ports.size())
            ++figures.left[task.ports[step.port]];
    }
    for (const auto &[step, items] : run.items)
        counted[run.taskOf(step).id].left[QStringLiteral("item")] += static_cast<quint32>(items.spans.size());
    return counted;
}

/// A run of a loop over so many items of two steps each, without a cap: all of its steps stay.
struct LoopRun {
    explicit LoopRun(int items)
        : plan(
            compile(workflow(QLatin1StringView("each:forEach b:step c:step"), QLatin1StringView("each.item>b b>c"), {}),
                    catalog())
                .value())
    {
        Run run = newRun(kLoopRun, plan);
        const WallTime now{Milliseconds(1)};
        const auto tell = [&](const Command &command) { Q_ASSERT(decide(run, command, now, events)); };
        tell(command::Start{{}, "{}", 1});
        tell(command::StartAttempt{StepIndex{0}});
        tell(command::Found{StepIndex{0}, 1, '[' + QByteArray("1,").repeated(items - 1) + "1]"});
        while (!isFinal(run.state)) {
            const StepIndex step = *run.ready.begin();
            tell(command::StartAttempt{step});
            tell(command::Succeed{step, run.lastLease, {}, "1"});
        }
    }

    static constexpr RunId kLoopRun{5};
    PlanPtr plan;
    Events events;
};

} // namespace

class TestRunMoments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isWhatFoldingGivesAtEveryMoment();
    void countsPortsAsByName();
    void staysWithinItsBudget();
    void followsARunThatGoesOn();
};

void TestRunMoments::isWhatFoldingGivesAtEveryMoment()
{
    QVERIFY(rc::check("any moment, in any order, is what folding gives", [](quint64 seed) {
        std::mt19937_64 chance(seed);
        const Workflow made = randomWorkflow(chance);
        RunDriver driver(made, seed, randomOptions(chance, made));
        for (int i = 0; i < 120; ++i)
            driver.happen();
        RunMoments moments(driver.run.id, driver.run.plan, 200'000);
        while (moments.learn(driver.events, 7)) {
        }
        RC_ASSERT(moments.learnt() == driver.events.size());
        for (int i = 0; i < 12; ++i) {
            const std::size_t moment = driver.pick(static_cast<quint32>(driver.events.size()) + 1);
            const RunPicture &there = moments.at(moment, driver.events);
            const RunPicture folded = foldedTo(driver, moment);
            RC_ASSERT(there.run().sequence == moment);
            RC_ASSERT(stateJson(there.run()) == stateJson(folded.run()));
            RC_ASSERT(there.figures() == folded.figures());
        }
    }));
}

void TestRunMoments::countsPortsAsByName()
{
    QVERIFY(rc::check("ports by number are ports by name", [](quint64 seed) {
        std::mt19937_64 chance(seed);
        RunDriver driver(randomWorkflow(chance), seed);
        for (int i = 0; i < 100; ++i)
            driver.happen();
        const RunPicture picture = foldedTo(driver, driver.events.size());
        const auto slowly = countedSlowly(picture);
        const auto figures = picture.figures();
        for (auto task = figures.begin(); task != figures.end(); ++task)
            RC_ASSERT(task->left == slowly.value(task.key()).left);
    }));
}

void TestRunMoments::staysWithinItsBudget()
{
    const LoopRun loop(3000);
    QVERIFY(loop.events.size() > 12'000);
    constexpr quint64 kBudget = 3'000'000;
    RunMoments moments(LoopRun::kLoopRun, loop.plan, kBudget);
    while (moments.learn(loop.events, 1000))
        QVERIFY(moments.bytes() <= kBudget);
    QVERIFY(moments.bytes() > 0);
    for (const std::size_t moment : {std::size_t(0), std::size_t(1), loop.events.size() / 2, loop.events.size()}) {
        RunPicture folded(LoopRun::kLoopRun, loop.plan);
        folded.take(0, std::span(loop.events).first(moment));
        QCOMPARE(moments.at(moment, loop.events).figures(), folded.figures());
    }
}

void TestRunMoments::followsARunThatGoesOn()
{
    const LoopRun loop(700);
    RunMoments moments(LoopRun::kLoopRun, loop.plan);
    const auto known = std::span(loop.events).first(1500);
    QVERIFY(!moments.learn(known, 10'000));
    QCOMPARE(moments.learnt(), quint64(1500));
    const auto shown = moments.at(900, known).figures();
    QVERIFY(moments.learn(loop.events, 100));
    QCOMPARE(moments.learnt(), quint64(1600));
    QCOMPARE(moments.at(900, loop.events).figures(), shown);
    for (quint64 before = moments.learnt(); moments.learnOn(loop.events); before = moments.learnt())
        QVERIFY(moments.learnt() > before);
    QCOMPARE(moments.learnt(), quint64(loop.events.size()));
    QCOMPARE(moments.at(loop.events.size(), loop.events).run().state, RunState::Succeeded);
}

QTEST_GUILESS_MAIN(TestRunMoments)
#include "tst_runmoments.moc"
