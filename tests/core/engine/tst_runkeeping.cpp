#include "core/engine/errors.h"
#include "core/journal/errors.h"
#include "tests/core/engine/triggerbench.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

QString codeOf(const RunBench &bench)
{
    const auto answer = bench.lastAnswer();
    return answer ? QString() : answer.error().code;
}

Outcome failedForGood()
{
    return outcome::Failed{FailureClass::Permanent, Error{QStringLiteral("test.failed"), {}, {}}, {}, {}};
}

} // namespace

class TestRunKeeping : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void removesWhatNeedNotBeKeptAndSaysSo();
    void looksAgainSoonWhereManyWent();
    void keepsEverythingWhenToldTo();
    void removesWhatTriggersAskedForWhenToldToKeepEverything();
    void waitsWithARoundWhileTheJournalIsInTrouble();
    void restartsOnlyWhatItWasToldToKeep();
    void restartsNothingThatWasReadBeforeALateResult();
    void keepsARunUntilItsRestartIsDurable();
    void failsAStepThatGivesMoreThanTheLimit();
    void takesSixteenMebibytesUnlessToldOtherwise();
    void failsAStepThatIsGivenMoreThanTheLimit();
    void refusesDataOverTheLimitFromPeople();
    void accountsForThePayloadsOfItsRuns();
};

void TestRunKeeping::removesWhatNeedNotBeKeptAndSaysSo()
{
    RunBench bench;
    bench.settings.keepDays = 1;
    bench.settings.keepRuns = 2;
    bench.start();
    for (int i = 0; i < 4; ++i) {
        QVERIFY(bench.run(RunBench::oneCall()));
        bench.endFirst();
    }
    bench.pass(std::chrono::seconds(29));
    QVERIFY(bench.rounds.empty());
    bench.pass(std::chrono::seconds(1));
    QCOMPARE(bench.rounds.size(), std::size_t(1));
    QCOMPARE(bench.rounds[0].policy, (RetentionPolicy{std::chrono::days(1), 2}));
    QCOMPARE(bench.rounds[0].now, bench.clock.wall());
    bench.pass(std::chrono::hours(1)); // the round goes on for that long
    QCOMPARE(bench.rounds.size(), std::size_t(1));
    QCOMPARE(bench.removeOld(), std::size_t(2));
    const AuditEntry entry = bench.audit().back();
    QCOMPARE(entry.action, QStringLiteral("runs.removed"));
    QCOMPARE(entry.target, QStringLiteral("2"));
    bench.pass(std::chrono::minutes(10));
    QCOMPARE(bench.rounds.size(), std::size_t(2));
    const std::size_t entries = bench.audit().size();
    QCOMPARE(bench.removeOld(), std::size_t(0));
    QCOMPARE(bench.audit().size(), entries); // nothing happened that anybody needs to know
}

/// Under a steady load as many have come while they went: ten minutes later they would be too many by far.
void TestRunKeeping::looksAgainSoonWhereManyWent()
{
    RunBench bench;
    bench.settings.keepRuns = 2;
    bench.start();
    bench.pass(std::chrono::seconds(30));
    QCOMPARE(bench.rounds.size(), std::size_t(1));
    JournalReport cleaned;
    cleaned.kind = JournalReport::Kind::Cleaned;
    cleaned.removed = 10'000;
    bench.say(cleaned);
    bench.pass(std::chrono::seconds(29));
    QCOMPARE(bench.rounds.size(), std::size_t(1));
    bench.pass(std::chrono::seconds(1));
    QCOMPARE(bench.rounds.size(), std::size_t(2));
    cleaned.removed = 9'999;
    bench.say(cleaned);
    bench.pass(std::chrono::minutes(9));
    QCOMPARE(bench.rounds.size(), std::size_t(2));
    bench.pass(std::chrono::minutes(1));
    QCOMPARE(bench.rounds.size(), std::size_t(3));
}

void TestRunKeeping::keepsEverythingWhenToldTo()
{
    RunBench bench;
    bench.settings.keepDays = 0;
    bench.settings.keepRuns = 0;
    bench.start();
    bench.pass(std::chrono::hours(1));
    QVERIFY(bench.rounds.empty());
    EngineSettings changed = bench.settings;
    changed.keepDays = 7;
    bench.say(tell::UseSettings{changed});
    bench.pass(std::chrono::minutes(10));
    QCOMPARE(bench.rounds.size(), std::size_t(1));
    QCOMPARE(bench.rounds[0].policy, (RetentionPolicy{std::chrono::days(7), std::nullopt}));
}

/// Their rows go as those of webhooks do, also where there are no webhooks.
void TestRunKeeping::removesWhatTriggersAskedForWhenToldToKeepEverything()
{
    const QString topic = QStringLiteral("orders.paid");
    TriggerBench bench;
    bench.settings.keepDays = 0;
    bench.settings.keepRuns = 0;
    bench.start();
    QVERIFY(bench.arm(QStringLiteral("timed"), {TriggerBench::onEvent(topic)}));
    bench.pass(std::chrono::hours(1));
    QVERIFY(bench.rounds.empty()); // nothing was asked for yet
    bench.watch();
    bench.hear(topic, "1");
    QCOMPARE(bench.runs().size(), std::size_t(1));
    bench.pass(std::chrono::hours(1));
    QCOMPARE(bench.rounds.size(), std::size_t(1));
    QCOMPARE(bench.rounds[0].policy, RetentionPolicy());
    QCOMPARE(bench.removeOld(), std::size_t(0)); // all runs stay
}

void TestRunKeeping::waitsWithARoundWhileTheJournalIsInTrouble()
{
    RunBench bench;
    bench.start();
    JournalReport failed;
    failed.kind = JournalReport::Kind::Failed;
    failed.error.code = errors::kJournalDiskFull;
    bench.say(failed);
    bench.pass(std::chrono::hours(1));
    QVERIFY(bench.rounds.empty());
    JournalReport durable;
    durable.kind = JournalReport::Kind::Durable;
    bench.say(durable);
    QCOMPARE(bench.rounds.size(), std::size_t(1));
}

void TestRunKeeping::restartsOnlyWhatItWasToldToKeep()
{
    RunBench bench;
    bench.start();
    Workflow workflow = RunBench::oneCall();
    workflow.tasks[0].reliability.onExhausted = OnExhausted::Fail;
    const auto id = bench.run(workflow);
    bench.end(bench.attempts.front(), failedForGood());
    QCOMPARE(bench.stored(*id)->state, RunState::Failed);
    bench.say(tell::RestartRun{bench.newRequest(), *bench.history(*id), "click", {}});
    QCOMPARE(codeOf(bench), QString(errors::kEngineStopped));
    bench.say(tell::KeepRun{bench.newRequest(), *id});
    QVERIFY(bench.lastAnswer());
    QCOMPARE(bench.kept.count(*id), std::size_t(1));
    bench.say(tell::ReleaseRun{*id});
    QVERIFY(bench.kept.empty());
    bench.say(tell::ReleaseRun{*id}); // once more than it was kept: changes nothing
    bench.say(tell::KeepRun{bench.newRequest(), *id});
    bench.say(tell::RestartRun{bench.newRequest(), *bench.history(*id), "click", {}});
    QVERIFY(bench.lastAnswer());
    QCOMPARE(bench.stored(*id)->state, RunState::Running);
    QVERIFY(bench.kept.empty());
}

void TestRunKeeping::restartsNothingThatWasReadBeforeALateResult()
{
    RunBench bench;
    bench.start();
    Workflow workflow = RunBench::oneCall();
    workflow.tasks[0].reliability.onExhausted = OnExhausted::Fail;
    workflow.tasks.push_back(workflow.tasks[0]);
    workflow.tasks[1].id = QStringLiteral("other");
    const auto id = bench.run(workflow);
    QCOMPARE(bench.attempts.size(), std::size_t(2));
    const Attempt late = bench.attempts[1];
    bench.end(bench.attempts[0], failedForGood());
    bench.pass(std::chrono::seconds(6)); // the other attempt is given up
    QCOMPARE(bench.stored(*id)->state, RunState::Failed);
    bench.say(tell::KeepRun{bench.newRequest(), *id});
    const RunHistory before = *bench.history(*id);
    bench.end(late);
    QVERIFY(bench.history(*id)->events.size() > before.events.size());
    bench.say(tell::RestartRun{bench.newRequest(), before, "click", {}});
    QVERIFY(!bench.lastAnswer());
    bench.say(tell::KeepRun{bench.newRequest(), *id});
    bench.say(tell::RestartRun{bench.newRequest(), *bench.history(*id), "again", {}});
    QVERIFY(bench.lastAnswer());
    QCOMPARE(bench.stored(*id)->state, RunState::Running);
}

void TestRunKeeping::keepsARunUntilItsRestartIsDurable()
{
    RunBench bench;
    bench.start();
    Workflow workflow = RunBench::oneCall();
    workflow.tasks[0].reliability.onExhausted = OnExhausted::Fail;
    const auto id = bench.run(workflow);
    bench.end(bench.attempts.front(), failedForGood());
    bench.say(tell::KeepRun{bench.newRequest(), *id});
    bench.isHeld = true;
    bench.say(tell::RestartRun{bench.newRequest(), *bench.history(*id), "click", {}});
    QCOMPARE(bench.kept.count(*id), std::size_t(1)); // for the journal it is over still
}

void TestRunKeeping::failsAStepThatGivesMoreThanTheLimit()
{
    RunBench bench;
    bench.settings.payloadLimit = 1024;
    bench.start();
    const auto id = bench.run(RunBench::oneCall());
    bench.end(bench.attempts.front(), outcome::Succeeded{Payload(1025, '1'), {}});
    const auto run = bench.stored(*id);
    QCOMPARE(run->step(StepIndex{0}).state, StepState::DeadLettered);
    const Letter &letter = *run->letter(1);
    QCOMPARE(letter.error.code, QString(errors::kPayloadTooLarge));
    QCOMPARE(letter.error.args.value(QStringLiteral("size")), QStringLiteral("1025"));
    QCOMPARE(letter.failureClass, FailureClass::Permanent); // trying again gives no less
    const auto fits = bench.run(RunBench::oneCall());
    bench.end(bench.attempts.back(), outcome::Succeeded{Payload(1024, '1'), {}});
    QCOMPARE(bench.stored(*fits)->state, RunState::Succeeded);
}

/// What SEMANTICS and the help promise to whoever sets nothing.
void TestRunKeeping::takesSixteenMebibytesUnlessToldOtherwise()
{
    constexpr qsizetype kLimit = 16 * 1024 * 1024;
    RunBench bench;
    bench.start();
    const auto fits = bench.run(RunBench::oneCall());
    bench.end(bench.attempts.back(), outcome::Succeeded{Payload(kLimit, '1'), {}});
    QCOMPARE(bench.stored(*fits)->state, RunState::Succeeded);
    const auto tooLarge = bench.run(RunBench::oneCall());
    bench.end(bench.attempts.back(), outcome::Succeeded{Payload(kLimit + 1, '1'), {}});
    QCOMPARE(bench.stored(*tooLarge)->letters.at(0).error.code, QString(errors::kPayloadTooLarge));
}

/// What a loop gives back is put together from items each of which is small.
void TestRunKeeping::failsAStepThatIsGivenMoreThanTheLimit()
{
    RunBench bench;
    bench.settings.payloadLimit = 1024;
    bench.start();
    Workflow workflow = RunBench::oneCall();
    Task loop;
    loop.id = QStringLiteral("each");
    loop.type = QStringLiteral("forEach");
    loop.params = {{QStringLiteral("items"), QStringLiteral("input")}};
    Task after = workflow.tasks[0];
    after.id = QStringLiteral("after");
    workflow.tasks.push_back(loop);
    workflow.tasks.push_back(after);
    workflow.edges = {{QStringLiteral("each"), QStringLiteral("item"), QStringLiteral("call")},
                      {QStringLiteral("each"), QStringLiteral("done"), QStringLiteral("after")}};
    const auto id = bench.run(workflow, "[1,2,3]");
    QVERIFY(id);
    QCOMPARE(bench.attempts.size(), std::size_t(3));
    for (const Attempt &attempt : std::exchange(bench.attempts, {}))
        bench.end(attempt, outcome::Succeeded{Payload(500, '1'), {}});
    QVERIFY(bench.attempts.empty());
    const auto run = bench.stored(*id);
    QCOMPARE(run->letters.size(), std::size_t(1));
    QCOMPARE(run->letters[0].error.code, QString(errors::kPayloadTooLarge));
}

void TestRunKeeping::refusesDataOverTheLimitFromPeople()
{
    RunBench bench;
    bench.settings.payloadLimit = 1024;
    bench.start();
    const Payload large(1025, '1');
    const QString tooLarge(errors::kPayloadTooLarge);
    QCOMPARE(bench.run(RunBench::oneCall(), large).error().code, tooLarge);
    StartOptions pinned;
    pinned.pins.push_back({QStringLiteral("call"), large});
    QCOMPARE(bench.run(RunBench::oneCall(), "{}", pinned).error().code, tooLarge);
    StartOptions mocked;
    mocked.mocks.push_back({QStringLiteral("call"), large});
    QCOMPARE(bench.run(RunBench::oneCall(), "{}", mocked).error().code, tooLarge);

    const auto id = bench.run(RunBench::oneCall());
    bench.end(bench.attempts.front(), failedForGood());
    const LetterId letter{*id, 1};
    bench.say(tell::Redrive{bench.newRequest(), {"click", {letter}, large, false}, {}});
    QCOMPARE(codeOf(bench), tooLarge);
    bench.say(tell::Discard{bench.newRequest(), {"click", {letter}, large, {}}, {}});
    QCOMPARE(codeOf(bench), tooLarge);
    bench.say(tell::SkipStep{bench.newRequest(), {*id, StepIndex{0}, large, {}}, {}});
    QCOMPARE(codeOf(bench), tooLarge);
    bench.say(tell::KeepRun{bench.newRequest(), *id});
    bench.say(
        tell::ForkRun{bench.newRequest(), *bench.history(*id), {{StepIndex{0}, ForkEdit::What::Output, large}}, {}});
    QCOMPARE(codeOf(bench), tooLarge);
    QVERIFY(bench.kept.empty());
    QCOMPARE(bench.stored(*id)->step(StepIndex{0}).state, StepState::DeadLettered);
}

void TestRunKeeping::accountsForThePayloadsOfItsRuns()
{
    Workflow workflow = RunBench::oneCall();
    Task second = workflow.tasks.front();
    second.id = QStringLiteral("second");
    workflow.tasks.push_back(second);
    workflow.edges.push_back({workflow.tasks.front().id, QStringLiteral("out"), second.id});
    std::vector<quint64> figures;
    for (const qsizetype size : {qsizetype(10), qsizetype(10'010)}) {
        const QByteArray data = '"' + QByteArray(size, 'x') + '"';
        RunBench bench;
        bench.start();
        QVERIFY(bench.run(workflow, data));
        figures.push_back(bench.engine->memoryBytes());
        bench.end(bench.attempts.front(), outcome::Succeeded{data, {}});
        figures.push_back(bench.engine->memoryBytes());
        bench.start(); // as it finds it on the disk
        figures.push_back(bench.engine->memoryBytes());
        bench.pass(std::chrono::hours(1)); // what was under way is tried again
        bench.end(bench.attempts.back(), outcome::Succeeded{data, {}});
        QCOMPARE(bench.engine->memoryBytes(), quint64(0));
    }
    QCOMPARE(figures[3] - figures[0], quint64(10'000));
    QCOMPARE(figures[4] - figures[1], quint64(20'000));
    QCOMPARE(figures[5] - figures[2], quint64(20'000));
    QCOMPARE(figures[5], figures[4]);
}

QTEST_GUILESS_MAIN(TestRunKeeping)
#include "tst_runkeeping.moc"
