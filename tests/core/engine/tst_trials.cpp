#include "core/run/errors.h"
#include "tests/core/engine/enginetest.h"

#include <algorithm>

using namespace sluice;
using namespace sluice::test;

namespace {

Result<RunId> startWith(EngineFixture &fixture, const Workflow &workflow, const StartOptions &options)
{
    RunRequest request{workflow, "1"};
    request.options = options;
    return fixture.answer<RunId>(
        [&](EngineClient *client, auto done) { client->startRun(request, client, std::move(done)); });
}

Result<WorkflowVersion> keep(EngineFixture &fixture, const Workflow &workflow)
{
    return fixture.answer<WorkflowVersion>([&](EngineClient *client, auto done) {
        client->keepVersion({workflow, VersionKind::Saved, {}}, client, std::move(done));
    });
}

Result<void> resume(EngineFixture &fixture, RunId run)
{
    return fixture.answer<void>(
        [&](EngineClient *client, auto done) { client->resumeRun(run, client, std::move(done)); });
}

Workflow movedTo(double x)
{
    Workflow workflow = EngineFixture::chain(2);
    workflow.layout = {{QStringLiteral("t0"), {x, 16}}};
    return workflow;
}

std::size_t haltsIn(const RunHistory &history)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        history.events, [](const Event &event) { return std::holds_alternative<BreakpointHit>(event.data); }));
}

} // namespace

/// Trying a workflow out, its versions, and what all of its runs do, through the engine.
class TestTrials : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void haltsAtABreakpointOnceAlsoAfterARestart();
    void setsBreakpointsOfARunThatStandsStill();
    void stepsTheStepThatWasAskedFor();
    void refusesADryRunBeforeAnythingIsWritten();
    void numbersVersionsByTheirContent();
    void labelsRunsAndArmsByNumber();
    void sumsWhatActiveRunsDo();
};

void TestTrials::haltsAtABreakpointOnceAlsoAfterARestart()
{
    EngineFixture fixture;
    QVERIFY(fixture.start({}));
    StartOptions options;
    options.breakpoints = {QStringLiteral("t1")};
    const auto id = startWith(fixture, EngineFixture::chain(3), options);
    QVERIFY(id);
    const auto halted = fixture.waitFor(*id, {RunState::Paused});
    QVERIFY(halted && halted->haltedAt == StepIndex{1});
    QCOMPARE(halted->doneSteps, 1U);
    fixture.engine.reset();
    QVERIFY(fixture.start({}));
    QCOMPARE(fixture.stored(*id)->haltedAt, std::optional(StepIndex{1}));
    QVERIFY(resume(fixture, *id));
    const auto run = fixture.waitFor(*id, {RunState::Succeeded});
    QVERIFY(run && run->state == RunState::Succeeded);
    QCOMPARE(haltsIn(fixture.history(*id).value()), std::size_t(1));
}

void TestTrials::setsBreakpointsOfARunThatStandsStill()
{
    EngineFixture fixture;
    QVERIFY(fixture.start({}));
    StartOptions options;
    options.stepping = true;
    const auto id = startWith(fixture, EngineFixture::chain(3), options);
    QVERIFY(id);
    const auto set = [&](const QString &task) {
        return fixture.answer<void>([&](EngineClient *client, auto done) {
            client->setBreakpoints({*id, {task}}, client, std::move(done));
        });
    };
    const auto unknown = set(QStringLiteral("nobody"));
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().code, QString(errors::kRunUnknownTask));
    QVERIFY(set(QStringLiteral("t2")));
    QVERIFY(resume(fixture, *id));
    const auto halted = fixture.waitFor(*id, {RunState::Paused});
    QTRY_COMPARE_WITH_TIMEOUT(fixture.stored(*id)->haltedAt, std::optional(StepIndex{2}), 20000);
    QVERIFY(resume(fixture, *id));
    QVERIFY(fixture.waitFor(*id, {RunState::Succeeded})->state == RunState::Succeeded);
    const auto late = set(QStringLiteral("t1"));
    QVERIFY(!late);
    QCOMPARE(late.error().code, QString(errors::kRunOver));
}

void TestTrials::stepsTheStepThatWasAskedFor()
{
    EngineFixture fixture;
    QVERIFY(fixture.start({}));
    Workflow apart = EngineFixture::chain(2);
    apart.edges.clear();
    StartOptions options;
    options.stepping = true;
    const auto id = startWith(fixture, apart, options);
    QVERIFY(id);
    const auto step = [&](quint32 which) {
        return fixture.answer<void>([&](EngineClient *client, auto done) {
            client->stepRun({*id, StepIndex{which}}, client, std::move(done));
        });
    };
    QVERIFY(step(1));
    QTRY_COMPARE_WITH_TIMEOUT(fixture.stored(*id)->step(StepIndex{1}).state, StepState::Succeeded, 20000);
    QCOMPARE(fixture.stored(*id)->step(StepIndex{0}).state, StepState::Ready);
    const auto over = step(1);
    QVERIFY(!over);
    QCOMPARE(over.error().code, QString(errors::kRunNothingToStep));
    QVERIFY(step(0));
    QVERIFY(fixture.waitFor(*id, {RunState::Succeeded})->state == RunState::Succeeded);
}

void TestTrials::refusesADryRunBeforeAnythingIsWritten()
{
    EngineFixture fixture;
    QVERIFY(fixture.start({}));
    Workflow asks = EngineFixture::chain(2);
    asks.tasks[1].type = QStringLiteral("log");
    asks.tasks[1].params.insert(QStringLiteral("message"), QStringLiteral("hello"));
    StartOptions options;
    options.dry = true;
    const auto refused = startWith(fixture, asks, options);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, QString(errors::kRunNotMocked));
    QCOMPARE(refused.error().args.value(QStringLiteral("tasks")), QStringLiteral("t1"));
    const auto versions = fixture.answer<Page<WorkflowVersion>>([&](EngineClient *client, auto done) {
        client->listVersions(asks.id, {0, 10}, client, std::move(done));
    });
    QVERIFY(versions && versions->total == 0);
    options.mocks = {{.task = QStringLiteral("t1"), .output = "7"}};
    const auto id = startWith(fixture, asks, options);
    QVERIFY(id);
    QCOMPARE(fixture.waitFor(*id, {RunState::Succeeded})->step(StepIndex{1}).output, Payload("7"));
}

void TestTrials::numbersVersionsByTheirContent()
{
    EngineFixture fixture;
    QVERIFY(fixture.start({}));
    QCOMPARE(keep(fixture, movedTo(8))->number, 1U);
    QCOMPARE(keep(fixture, movedTo(8))->number, 1U);
    QCOMPARE(keep(fixture, movedTo(24))->number, 2U); // only its layout differs
    fixture.engine.reset();
    QVERIFY(fixture.start({}));
    QCOMPARE(keep(fixture, movedTo(24))->number, 2U);
    QCOMPARE(keep(fixture, movedTo(8))->number, 3U); // what was before is new again
    const auto first = fixture.answer<Workflow>([&](EngineClient *client, auto done) {
        client->readVersion(QStringLiteral("chain"), 1, client, std::move(done));
    });
    QVERIFY(first && *first == movedTo(8));
    const auto none = fixture.answer<Workflow>([&](EngineClient *client, auto done) {
        client->readVersion(QStringLiteral("chain"), 9, client, std::move(done));
    });
    QVERIFY(!none);
    QCOMPARE(none.error().code, QStringLiteral("version.unknown"));
}

void TestTrials::labelsRunsAndArmsByNumber()
{
    EngineFixture fixture;
    QVERIFY(fixture.start({}));
    const auto found = fixture.run(movedTo(8)); // nobody kept it: it is found
    const auto draft = fixture.run(movedTo(24));
    QVERIFY(found && draft);
    QVERIFY(keep(fixture, movedTo(24)));
    const auto kept = fixture.run(movedTo(24));
    QVERIFY(kept);
    for (const RunId run : {*found, *draft, *kept})
        QVERIFY(fixture.waitFor(run, {RunState::Succeeded}));
    QVERIFY(fixture.history(*found)->label == (VersionLabel{1, false}));
    QVERIFY(fixture.history(*draft)->label == (VersionLabel{1, true}));
    QVERIFY(fixture.history(*kept)->label == (VersionLabel{2, false}));
    QVERIFY(fixture.history(*found)->workflow == movedTo(8));
    QVERIFY(fixture.history(*draft)->workflow == movedTo(24)); // as it was run, layout included

    Workflow armed = movedTo(24);
    Trigger cron;
    cron.id = QStringLiteral("yearly");
    cron.kind = TriggerKind::Cron;
    cron.cron = QStringLiteral("0 0 1 1 *");
    cron.zone = QStringLiteral("UTC");
    armed.triggers.push_back(cron);
    QVERIFY(fixture.arm(armed));
    const auto number = [&]() -> quint32 {
        const auto &all = fixture.engine->snapshot().armed;
        return all.empty() ? 0 : all.front().number;
    };
    QTRY_COMPARE_WITH_TIMEOUT(number(), 3U, 20000); // with its trigger it was not kept before
    fixture.engine.reset();
    QVERIFY(fixture.start({}));
    QTRY_COMPARE_WITH_TIMEOUT(number(), 3U, 20000);
}

void TestTrials::sumsWhatActiveRunsDo()
{
    EngineFixture fixture;
    QVERIFY(fixture.start({}));
    StartOptions options;
    options.breakpoints = {QStringLiteral("t1")};
    const Workflow chain = EngineFixture::chain(3);
    for (int run = 0; run < 3; ++run) {
        const auto id = startWith(fixture, chain, options);
        QVERIFY(id);
        QVERIFY(fixture.waitFor(*id, {RunState::Paused}));
    }
    Workflow other = chain;
    other.id = QStringLiteral("other");
    QVERIFY(startWith(fixture, other, options));
    const auto activity = fixture.answer<WorkflowActivity>(
        [&](EngineClient *client, auto done) { client->readActivity(chain.id, client, std::move(done)); });
    QVERIFY(activity);
    QCOMPARE(activity->runs, quint64(3));
    QCOMPARE(activity->sleeping, quint64(0));
    QVERIFY(activity->tasks == (std::vector<TaskActivity>{{versionOf(chain), QStringLiteral("t1"), 0, 3, 0}}));
}

QTEST_GUILESS_MAIN(TestTrials)
#include "tst_trials.moc"
