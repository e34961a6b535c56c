#include "core/run/errors.h"
#include "tests/core/run/randomruns.h"
#include "tests/core/run/rundriver.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>

using namespace sluice;
using namespace sluice::test;

namespace {

/// The test types, of which loops, joins and delays do nothing outside their run, as in the real catalog; and one that
/// does nothing either.
TaskCatalog dryCatalog()
{
    std::vector<TaskTypeInfo> types = catalog().types();
    for (TaskTypeInfo &type : types)
        type.sideEffects = type.role == TaskRole::Step && type.type != u"await";
    TaskTypeInfo pure;
    pure.type = QStringLiteral("pure");
    pure.sideEffects = false;
    types.push_back(pure);
    TaskTypeInfo reads = pure;
    reads.type = QStringLiteral("reads");
    reads.lane = Lane::Blocking;
    types.push_back(reads);
    return TaskCatalog(types);
}

struct Dry {
    PlanPtr plan;
    Events events;
    Result<void> started;
};

Dry startDry(const Workflow &made, StartOptions options)
{
    options.dry = true;
    Dry dry{compile(made, dryCatalog()).value(), {}, {}};
    Run run = newRun(RunId{8}, dry.plan);
    dry.started = decide(run, command::Start{QStringLiteral("test"), "{}", 1, options}, WallTime{Milliseconds(1'000)},
                         dry.events);
    return dry;
}

QString refusedFor(const Dry &dry)
{
    if (dry.started)
        return QStringLiteral("nothing");
    return dry.started.error().code == errors::kRunNotMocked ? dry.started.error().args.value(QStringLiteral("tasks"))
                                                             : dry.started.error().code;
}

Workflow made(const char *tasks, const char *edges)
{
    return workflow(QLatin1StringView(tasks), QLatin1StringView(edges));
}

} // namespace

class TestDryRuns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesWhatIsNeitherMockedNorPinned();
    void asksForNothingThatIsLeftOut();
    void asksForCompensations();
    void nothingGoesOut();
};

void TestDryRuns::refusesWhatIsNeitherMockedNorPinned()
{
    const Workflow all = made("a:pure b:step c:reads d:call e:delay", "a>b b>c c>d d>e");
    Dry dry = startDry(all, {});
    QCOMPARE(refusedFor(dry), QStringLiteral("b, c, d"));
    QVERIFY(dry.events.empty());
    StartOptions options;
    options.mocks = {{.task = QStringLiteral("b"), .output = "1"}, {.task = QStringLiteral("d"), .output = "2"}};
    dry = startDry(all, options);
    QCOMPARE(refusedFor(dry), QStringLiteral("c"));
    options.pins = {{QStringLiteral("c"), "3", {}}};
    dry = startDry(all, options);
    QCOMPARE(refusedFor(dry), QStringLiteral("nothing"));
    QVERIFY(fold(RunId{8}, dry.plan, dry.events).dry);
    Workflow off = all;
    for (Task &task : off.tasks)
        task.disabled = true; // what is switched off does nothing
    QCOMPARE(refusedFor(startDry(off, {})), QStringLiteral("nothing"));
}

void TestDryRuns::asksForNothingThatIsLeftOut()
{
    StartOptions options;
    options.untilTask = QStringLiteral("b");
    options.mocks = {{.task = QStringLiteral("a"), .output = "1"}, {.task = QStringLiteral("b"), .output = "1"}};
    QCOMPARE(refusedFor(startDry(made("a:step b:step c:step", "a>b b>c"), options)), QStringLiteral("nothing"));
    StartOptions loop;
    loop.mocks = {{.task = QStringLiteral("each"), .output = "[1]"}};
    const Workflow items = made("each:forEach inner:forEach b:step", "each.item>inner inner.item>b");
    QCOMPARE(refusedFor(startDry(items, loop)), QStringLiteral("nothing")); // its body does not open
    QCOMPARE(refusedFor(startDry(items, {})), QStringLiteral("b"));
}

/// They begin by themselves when something else fails.
void TestDryRuns::asksForCompensations()
{
    Workflow undone = made("a:step b:step u:step", "a>b");
    undone.tasks[0].compensation = QStringLiteral("u");
    undone.tasks[1].reliability.onExhausted = OnExhausted::Compensate;
    StartOptions options;
    options.untilTask = QStringLiteral("b");
    options.mocks = {{.task = QStringLiteral("a"), .output = "1"}, {.task = QStringLiteral("b"), .output = "1"}};
    QCOMPARE(refusedFor(startDry(undone, options)), QStringLiteral("u"));
}

void TestDryRuns::nothingGoesOut()
{
    int begun = 0;
    const bool held = rc::check("no attempt of a dry run goes outside", [&](quint64 seed) {
        std::mt19937_64 chance(seed);
        const Workflow made = randomWorkflow(chance);
        StartOptions options = randomOptions(chance, made);
        Dry dry = startDry(made, options);
        if (!dry.started) {
            RC_ASSERT(dry.events.empty());
            // With a mock for each task that was named, it starts.
            for (const QString &task : refusedFor(dry).split(QStringLiteral(", ")))
                options.mocks.push_back({.task = task, .output = "\"mocked\""});
            dry = startDry(made, options);
        }
        RC_ASSERT(dry.started.has_value());
        RunDriver driver(dry.plan, dry.events, seed);
        for (int step = 0; step < 80; ++step) {
            for (const StepIndex index : pending(driver.run).start)
                RC_ASSERT(driver.run.taskOf(index).pure);
            driver.happen();
        }
        driver.finish();
        for (const Event &event : driver.events) {
            if (const auto *attempt = std::get_if<AttemptStarted>(&event.data))
                RC_ASSERT(driver.run.step(attempt->step).isGone || driver.run.taskOf(attempt->step).pure);
        }
        RC_ASSERT(driver.faults.isEmpty());
        ++begun;
    });
    QVERIFY(held);
    QVERIFY(begun > 0);
}

QTEST_APPLESS_MAIN(TestDryRuns)
#include "tst_dryruns.moc"
