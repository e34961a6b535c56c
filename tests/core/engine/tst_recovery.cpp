#include "core/engine/errors.h"
#include "core/journal/errors.h"
#include "core/run/errors.h"
#include "core/workflow/errors.h"
#include "tests/core/engine/runbench.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

Workflow twoCalls()
{
    Workflow workflow = RunBench::oneCall();
    Task post = workflow.tasks.front();
    post.id = QStringLiteral("post");
    post.params.insert(QStringLiteral("method"), QStringLiteral("POST"));
    workflow.tasks.push_back(post);
    return workflow;
}

/// What the disk holds of a run, in lists and byte for byte.
struct OnDisk {
    RunSummary row;
    std::vector<QByteArray> frames;
    bool operator==(const OnDisk &) const = default;
};

OnDisk onDisk(RunBench &bench, RunId run)
{
    return bench.disk.with([run](const MemoryDisk::Contents &contents) {
        const MemoryDisk::RunRow &row = contents.runs.at(run);
        OnDisk found{summaryOf(row), {}};
        for (const StoredFrame &frame : row.frames)
            found.frames.push_back(frame.data);
        return found;
    });
}

QString codeOf(const RunBench &bench)
{
    const auto answer = bench.lastAnswer();
    return answer ? QString() : answer.error().code;
}

/// Tells an engine that is not open yet what somebody waits for, and what must not be lost.
void tellEarly(RunBench &bench)
{
    EngineMessage start(tell::StartRun{bench.newRequest(), {RunBench::oneCall(), "{}", QStringLiteral("manual"), {}}});
    EngineMessage audit(tell::Audit{bench.newRequest(), QStringLiteral("ada"), QStringLiteral("fake"), {}, {}});
    EngineMessage alerts(tell::KeepAlerts{bench.newRequest(), {}, QStringLiteral("ada"), {}, {}, {}});
    for (EngineMessage *message : {&start, &audit, &alerts})
        bench.engine->take(*message);
}

} // namespace

/// What a start finds of the engine before it, and tells.
class TestRecovery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatBecameOfEachAttemptThatRan();
    void tellsOfNothingThatWasNotThere();
    void leavesADamagedRunAsItIs();
    void leavesARunThatThisProgramCannotRun();
    void closesNoLetterWhoseDiscardWasTakenBack();
    void answersWhoWaitsForItWhenItEndsBeforeItIsOpen();
    void leavesWhoWaitsForItToWhoGivesItUp();
};

void TestRecovery::answersWhoWaitsForItWhenItEndsBeforeItIsOpen()
{
    RunBench bench;
    bench.startUnopened();
    tellEarly(bench);
    QVERIFY(bench.answers.empty());
    bench.engine->stopAttempts();
    QCOMPARE(bench.answers.size(), std::size_t(1));
    QCOMPARE(codeOf(bench), QString(errors::kEngineStopped));
    QCOMPARE(bench.unaudited.size(), std::size_t(1));
    QCOMPARE(bench.unaudited.front().action, QStringLiteral("fake"));
    QCOMPARE(bench.unkept.size(), std::size_t(1));
    bench.engine->stopAttempts(); // nobody hears it twice
    QCOMPARE(bench.answers.size(), std::size_t(1));
}

/// It hangs while it opens, say, and wakes up too late.
void TestRecovery::leavesWhoWaitsForItToWhoGivesItUp()
{
    RunBench bench;
    bench.startUnopened();
    tellEarly(bench);
    const std::vector<EngineNews> told = unheard(bench.early->close(1));
    QCOMPARE(told.size(), std::size_t(3));
    QCOMPARE(std::get<news::Answer>(told[0]).result.error().code, QString(errors::kEngineStopped));
    QVERIFY(std::holds_alternative<news::Unaudited>(told[1]));
    QVERIFY(std::holds_alternative<news::UnkeptAlerts>(told[2]));
    tellEarly(bench); // these it had in its hands
    QCOMPARE(bench.answers.size(), std::size_t(1));
    bench.open();
    QVERIFY(bench.engine->isOpen());
    QCOMPARE(bench.answers.size(), std::size_t(1));
    QVERIFY(bench.attempts.empty());
}

void TestRecovery::tellsWhatBecameOfEachAttemptThatRan()
{
    RunBench bench;
    bench.start();
    QVERIFY(bench.run(twoCalls()));
    QCOMPARE(bench.attempts.size(), std::size_t(2));
    bench.start();
    QVERIFY(bench.recovered->uncleanEnd);
    RecoveredRun expected{.run = RunId{1}, .workflow = QStringLiteral("call"), .state = RunState::Waiting};
    expected.lostAttempts = 2;
    expected.retried = 1;
    expected.deadLettered = 1;
    expected.unknown = 1;
    QCOMPARE(bench.recovered->runs, std::vector{expected});
    // What is safe to repeat goes out again, until the engine has ended three times while it ran.
    for (quint32 lost = 2; lost <= kMaxLost; ++lost) {
        bench.pass(std::chrono::seconds(1));
        QCOMPARE(bench.attempts.size(), std::size_t(1));
        bench.start();
        expected.lostAttempts = 1;
        expected.retried = lost < kMaxLost ? 1 : 0;
        expected.deadLettered = 1 - expected.retried;
        expected.unknown = 0;
        QCOMPARE(bench.recovered->runs.front().lostAttempts, expected.lostAttempts);
        QCOMPARE(bench.recovered->runs.front().retried, expected.retried);
        QCOMPARE(bench.recovered->runs.front().deadLettered, expected.deadLettered);
        QCOMPARE(bench.recovered->runs.front().unknown, expected.unknown);
    }
    QCOMPARE(bench.stored(RunId{1})->state, RunState::Waiting);
}

void TestRecovery::tellsOfNothingThatWasNotThere()
{
    RunBench bench;
    bench.start();
    QVERIFY(bench.run(RunBench::oneCall()));
    bench.endFirst();
    bench.start();
    QVERIFY(bench.recovered->runs.empty());
}

void TestRecovery::leavesADamagedRunAsItIs()
{
    RunBench bench;
    bench.start();
    QVERIFY(bench.run(RunBench::oneCall()));
    QVERIFY(bench.run(RunBench::oneCall()));
    bench.disk.damage(RunId{1});
    bench.start();
    QCOMPARE(bench.recovered->runs.size(), std::size_t(2));
    const RecoveredRun &damaged = bench.recovered->runs.front();
    QCOMPARE(damaged.run, RunId{1});
    QCOMPARE(damaged.workflow, QStringLiteral("call"));
    QVERIFY(!damaged.goesOn());
    QCOMPARE(damaged.trouble.code, QString(errors::kJournalRunDamaged));
    QVERIFY(bench.recovered->runs.back().goesOn());
    const OnDisk found = onDisk(bench, RunId{1});
    QVERIFY(found.row.isDamaged);
    // The other one goes on, and new ones run beside it; nothing can be had of it.
    bench.pass(std::chrono::seconds(1));
    QCOMPARE(bench.attempts.size(), std::size_t(1));
    QCOMPARE(bench.attempts.front().run, RunId{2});
    bench.endFirst();
    QCOMPARE(bench.stored(RunId{2})->state, RunState::Succeeded);
    bench.say(tell::ControlRun{bench.newRequest(), RunId{1}, tell::ControlRun::Action::Cancel, {}});
    QCOMPARE(codeOf(bench), QString(errors::kRunOver));
    QCOMPARE(*bench.run(RunBench::oneCall()), RunId{3});
    QCOMPARE(onDisk(bench, RunId{1}), found);
    for (int start = 0; start < 2; ++start) {
        bench.start();
        QCOMPARE(bench.recovered->runs.size(), std::size_t(1)); // told once; lists show it
        QCOMPARE(bench.recovered->runs.front().run, RunId{3});
        bench.pass(std::chrono::hours(1));
        QCOMPARE(onDisk(bench, RunId{1}), found);
    }
}

void TestRecovery::leavesARunThatThisProgramCannotRun()
{
    RunBench bench;
    bench.start();
    QVERIFY(bench.run(RunBench::oneCall()));
    const auto setType = [&](const QString &type) {
        bench.disk.with([&](MemoryDisk::Contents &contents) { // as a program with other task types wrote it
            contents.versions.begin()->second.tasks.front().type = type;
        });
    };
    setType(QStringLiteral("gone.type"));
    const OnDisk found = onDisk(bench, RunId{1});
    for (int start = 0; start < 2; ++start) {
        bench.start();
        QCOMPARE(bench.recovered->runs.size(), std::size_t(1));
        QCOMPARE(bench.recovered->runs.front().run, RunId{1});
        QCOMPARE(bench.recovered->runs.front().trouble.code, QString(errors::kWorkflowUnknownType));
        bench.pass(std::chrono::hours(1));
        QVERIFY(bench.attempts.empty());
        QCOMPARE(onDisk(bench, RunId{1}), found);
    }
    setType(QStringLiteral("http.request"));
    bench.start();
    QVERIFY(bench.recovered->runs.front().goesOn());
    bench.pass(std::chrono::seconds(1));
    bench.endFirst();
    QCOMPARE(bench.stored(RunId{1})->state, RunState::Succeeded);
}

/// That it was closed once is over, and was written down then.
void TestRecovery::closesNoLetterWhoseDiscardWasTakenBack()
{
    RunBench bench;
    bench.start();
    const auto id = bench.run(RunBench::oneCall());
    QVERIFY(id);
    bench.end(bench.attempts.front(),
              outcome::Failed{FailureClass::Permanent, Error{QStringLiteral("test.failed"), {}, {}}, {}, {}});
    bench.say(tell::Discard{bench.newRequest(), {"click", {LetterId{*id, 1}}, std::nullopt, {}}, {}});
    QCOMPARE(bench.stored(*id)->letter(1)->state, LetterState::Discarded);
    bench.say(tell::KeepRun{bench.newRequest(), *id});
    bench.say(tell::UndoDiscard{bench.newRequest(), *bench.history(*id), 1, "back", {}});
    QVERIFY(bench.lastAnswer());
    QCOMPARE(bench.stored(*id)->letter(1)->state, LetterState::Open);
    bench.start();
    bench.say(tell::ControlRun{bench.newRequest(), *id, tell::ControlRun::Action::Pause, {}});
    QVERIFY(bench.lastAnswer());
    QVERIFY(bench.stored(*id)->paused);
    QCOMPARE(std::ranges::count(bench.audit(), QStringLiteral("letter.close"), &AuditEntry::action), 0);
}

QTEST_GUILESS_MAIN(TestRecovery)
#include "tst_recovery.moc"
