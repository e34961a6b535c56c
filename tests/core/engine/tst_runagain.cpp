#include "core/engine/runagain.h"
#include "tests/core/engine/enginetest.h"

#include <algorithm>

using namespace sluice;
using namespace sluice::test;

/// A run again from the start, on the real engine: on the version that ran, and on the latest.
class TestRunAgain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void repeatsTheInputOnTheVersionThatRan();
    void runsOnTheLatestVersion();
    void triesOutWhatWasTriedOut();
    void keepsAPriorityOfItsOwnOnly();
    void knowsNoRunThatNeverWas();
    void forksOnlyWithDataThatIsOneValue();
};

namespace {

Workflow setting(const QString &value)
{
    Workflow workflow = EngineFixture::chain(1);
    workflow.tasks[0].type = QStringLiteral("set");
    workflow.tasks[0].params = {{QStringLiteral("values"), QJsonObject{{QStringLiteral("to"), value}}}};
    return workflow;
}

Result<RunId> again(EngineFixture &fixture, const AgainRequest &request)
{
    return fixture.answer<RunId>(
        [&](EngineClient *client, auto done) { client->runAgain(request, client, std::move(done)); });
}

} // namespace

void TestRunAgain::repeatsTheInputOnTheVersionThatRan()
{
    EngineFixture fixture;
    QVERIFY(fixture.start({}));
    const auto first = fixture.run(setting(QStringLiteral("old")), R"({"n":1})");
    QVERIFY(first);
    QCOMPARE(fixture.waitFor(*first, {RunState::Succeeded})->steps[0].output, Payload(R"({"n":1,"to":"old"})"));
    const auto second = again(fixture, {*first});
    QVERIFY(second);
    QVERIFY(*second != *first);
    const auto run = fixture.waitFor(*second, {RunState::Succeeded});
    QCOMPARE(run->steps[0].output, Payload(R"({"n":1,"to":"old"})"));
    QCOMPARE(run->plan->version, fixture.stored(*first)->plan->version);
    QCOMPARE(run->trigger, QStringLiteral("again %1").arg(number(*first)));
    QCOMPARE(run->steps[0].attempts, 1U);
    // Each call is another run.
    const auto third = again(fixture, {*second});
    QVERIFY(third);
    QCOMPARE(fixture.waitFor(*third, {RunState::Succeeded})->trigger, QStringLiteral("again %1").arg(number(*second)));
}

void TestRunAgain::runsOnTheLatestVersion()
{
    EngineFixture fixture;
    QVERIFY(fixture.start({}));
    const auto first = fixture.run(setting(QStringLiteral("old")), R"({"n":1})");
    QVERIFY(first);
    QVERIFY(fixture.waitFor(*first, {RunState::Succeeded}));
    const auto second = again(fixture, {*first, setting(QStringLiteral("new"))});
    QVERIFY(second);
    const auto run = fixture.waitFor(*second, {RunState::Succeeded});
    QCOMPARE(run->steps[0].output, Payload(R"({"n":1,"to":"new"})"));
    QVERIFY(run->plan->version != fixture.stored(*first)->plan->version);
}

/// A dry run that is run again calls nobody either.
void TestRunAgain::triesOutWhatWasTriedOut()
{
    EngineFixture fixture;
    QVERIFY(fixture.start({}));
    RunRequest request{EngineFixture::chain(2), "1"};
    request.options.mocks = {{QStringLiteral("t0"), "7"}};
    const auto first = fixture.answer<RunId>(
        [&](EngineClient *client, auto done) { client->startRun(request, client, std::move(done)); });
    QVERIFY(first);
    QVERIFY(fixture.waitFor(*first, {RunState::Succeeded}));
    const auto second = again(fixture, {*first});
    QVERIFY(second);
    QCOMPARE(fixture.waitFor(*second, {RunState::Succeeded})->steps[1].output, Payload("7"));
    // Where the task that was mocked is gone, nothing is called in its place.
    Workflow other = EngineFixture::chain(2);
    other.tasks[0].id = QStringLiteral("renamed");
    other.edges.clear();
    const auto refused = again(fixture, {*first, other});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, QStringLiteral("run.unknownTask"));
}

void TestRunAgain::keepsAPriorityOfItsOwnOnly()
{
    RunHistory source;
    source.id = RunId{5};
    source.workflow = EngineFixture::chain(1);
    source.workflow.priority = 3;
    Workflow latest = source.workflow;
    latest.priority = 4;
    QVERIFY(!requestAgain(source, {}));
    source.events = {{{}, RunStarted{QStringLiteral("manual"), "1"}}, {{}, RunQueued{13, false}}};
    QVERIFY(requestAgain(source, latest)->priority == std::nullopt);
    source.events[1].data = RunQueued{8, false};
    QVERIFY(requestAgain(source, latest)->priority == -2);
    source.events.pop_back(); // of 0
    QVERIFY(requestAgain(source, latest)->priority == 0);
    QCOMPARE(requestAgain(source, latest)->trigger, QStringLiteral("again 5"));
}

void TestRunAgain::knowsNoRunThatNeverWas()
{
    EngineFixture fixture;
    QVERIFY(fixture.start({}));
    const auto refused = again(fixture, {RunId{99}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, QStringLiteral("journal.runUnknown"));
}

void TestRunAgain::forksOnlyWithDataThatIsOneValue()
{
    EngineFixture fixture;
    QVERIFY(fixture.start({}));
    const auto source = fixture.run(EngineFixture::chain(2), "1");
    QVERIFY(source);
    QVERIFY(fixture.waitFor(*source, {RunState::Succeeded}));
    const Events events = fixture.history(*source)->events;
    const auto first = std::ranges::find_if(
        events, [](const Event &event) { return std::holds_alternative<StepSucceeded>(event.data); });
    const auto forked = [&](const Payload &output) {
        ForkRequest fork;
        fork.source = *source;
        fork.count = static_cast<quint64>(first - events.begin()) + 1;
        fork.edits.push_back({StepIndex{0}, ForkEdit::What::Output, output});
        return fixture.answer<RunId>(
            [&](EngineClient *client, auto done) { client->forkRun(fork, client, std::move(done)); });
    };
    for (const char *wrong : {"1, 2", "{\"rate\":", "hello", " "}) {
        const auto answer = forked(wrong);
        QVERIFY2(!answer, wrong);
        QCOMPARE(answer.error().code, QStringLiteral("run.editNotJson"));
    }
    QVERIFY(forked("[1, 2]"));
    QVERIFY(forked({})); // nothing means null
}

QTEST_GUILESS_MAIN(TestRunAgain)
#include "tst_runagain.moc"
