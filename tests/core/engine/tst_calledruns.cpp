#include "core/workflow/workflowfile.h"
#include "tests/core/engine/enginetest.h"

#include <QDir>

using namespace sluice;
using namespace sluice::test;

namespace {

/// A workflow of the workspace that takes a second.
void putInner(const EngineFixture &fixture)
{
    Workflow inner = EngineFixture::chain(2);
    inner.tasks[0].type = QStringLiteral("delay");
    inner.tasks[0].params.insert(QStringLiteral("duration"), QStringLiteral("1s"));
    QVERIFY(QDir(fixture.folder.path()).mkpath(QStringLiteral("workflows")));
    QVERIFY(saveWorkflow(inner, fixture.folder.filePath(QStringLiteral("workflows/inner.json"))));
}

Workflow outer()
{
    Workflow workflow = EngineFixture::chain(2);
    workflow.id = QStringLiteral("outer");
    workflow.concurrency.runs = 1;
    workflow.tasks[0].type = QStringLiteral("workflow.call");
    workflow.tasks[0].params = {{QStringLiteral("workflow"), QStringLiteral("inner")},
                                {QStringLiteral("input"), QStringLiteral("{{ input.x }}")}};
    return workflow;
}

} // namespace

/// Runs that steps call, in an engine with threads and files.
class TestCalledRuns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goesOnAfterARestartWithWhatTheRunCameTo();
    void cancelsTheRunWithItsCaller();
};

void TestCalledRuns::goesOnAfterARestartWithWhatTheRunCameTo()
{
    EngineFixture fixture;
    QVERIFY(fixture.start({}));
    putInner(fixture);
    const auto id = fixture.run(outer(), "{\"x\": [1, 2]}");
    QVERIFY(id);
    const auto waiting = fixture.waitFor(*id, {RunState::Waiting});
    QVERIFY(waiting && waiting->callOf(StepIndex{0}));
    const RunId inner = waiting->callOf(StepIndex{0})->run;
    fixture.engine.reset();
    QVERIFY(fixture.start({}));
    const auto run = fixture.waitFor(*id, {RunState::Succeeded});
    QVERIFY(run);
    QCOMPARE(run->state, RunState::Succeeded);
    QCOMPARE(run->called, std::vector<RunId>{inner});
    QCOMPARE(run->steps[1].output, Payload("[1,2]"));
    const auto called = fixture.stored(inner);
    QCOMPARE(called->input, Payload("[1,2]"));
    QCOMPARE(called->calledBy.run, *id);
}

void TestCalledRuns::cancelsTheRunWithItsCaller()
{
    EngineFixture fixture;
    QVERIFY(fixture.start({}));
    putInner(fixture);
    const auto id = fixture.run(outer());
    QVERIFY(id);
    // Nothing lies at `input.x`, so the input of the call is missing: the step fails for good.
    QVERIFY(fixture.waitFor(*id, {RunState::Waiting}));
    QCOMPARE(fixture.letters().size(), std::size_t(1));
    const auto second = fixture.run(outer(), "{\"x\": 1}");
    const auto waiting = fixture.waitFor(*second, {RunState::Waiting});
    QVERIFY(waiting && waiting->callOf(StepIndex{0}));
    const auto done = fixture.answer<void>(
        [&](EngineClient *client, auto told) { client->cancelRun(*second, client, std::move(told)); });
    QVERIFY(done);
    const auto inner = fixture.waitFor(waiting->callOf(StepIndex{0})->run, {RunState::Cancelled});
    QCOMPARE(inner->state, RunState::Cancelled);
    QCOMPARE(fixture.waitFor(*second, {RunState::Cancelled})->state, RunState::Cancelled);
}

QTEST_GUILESS_MAIN(TestCalledRuns)
#include "tst_calledruns.moc"
