#include "core/run/errors.h"
#include "core/run/machine.h"
#include "tests/core/support/testcatalog.h"
#include "ui/document/debugrecord.h"
#include "ui/document/taskmocks.h"
#include "ui/document/tryrules.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace sluice;

namespace {

const QString fetch = QStringLiteral("fetch");
const QString load = QStringLiteral("load");
const QString after = QStringLiteral("after");
const QString each = QStringLiteral("each");
const QString other = QStringLiteral("other");

/// fetch → each, for each item load, and then after; other → after.
Workflow looped()
{
    return test::workflow(QStringLiteral("fetch:step each:forEach load:step after:step other:step"),
                          QStringLiteral("fetch>each each.item>load each.done>after other>after"));
}

/// A run in which `fetch` gave a list.
Run begun(const Workflow &workflow, bool isPaused)
{
    auto run = newRun(RunId{7}, compile(workflow, test::catalog()).value());
    Events events;
    const WallTime now(Milliseconds(1'700'000'000'000));
    const auto tell = [&](const Command &command) {
        const auto done = decide(run, command, now, events);
        Q_ASSERT(done);
    };
    tell(command::Start{QStringLiteral("manual"), {}, 1});
    tell(command::StartAttempt{StepIndex{0}});
    tell(command::Succeed{StepIndex{0}, run.step(StepIndex{0}).lease, {}, "[1]"});
    if (isPaused)
        tell(command::Pause{});
    return run;
}

} // namespace

class TestTryRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRunFromHereTakesPinsBeforeTheRun();
    void insideABodyItBeginsAtTheOutermostLoop();
    void namesWhatHasNoOutput();
    void tellsWhereAPausedRunStands();
    void leavesOutTasksThatAreGone();
    void mocksAreKeptInAFileOutsideTheWorkflow();
    void mocksBecomeWhatARunTakes();
    void theSessionIsReadAsItWasWritten();
    void aBrokenSessionIsAnError();
};

void TestTryRules::aRunFromHereTakesPinsBeforeTheRun()
{
    const auto workflow = looped();
    const Run run = begun(workflow, false);
    const auto fromRun = runFromHere(workflow, test::catalog(), each, {{other, "5"}}, &run);
    QCOMPARE(fromRun.from, each);
    QVERIFY(fromRun.missing.isEmpty());
    QCOMPARE(fromRun.pins.size(), std::size_t(2));
    QCOMPARE(fromRun.pins[0].task, fetch);
    QCOMPARE(fromRun.pins[0].output, Payload("[1]"));
    QCOMPARE(fromRun.pins[1].output, Payload("5"));
    const auto pinned = runFromHere(workflow, test::catalog(), each, {{other, "5"}, {fetch, "[2]"}}, &run);
    QCOMPARE(pinned.pins[0].output, Payload("[2]"));
}

void TestTryRules::insideABodyItBeginsAtTheOutermostLoop()
{
    const auto found = runFromHere(looped(), test::catalog(), load, {{fetch, "[]"}, {other, "1"}}, nullptr);
    QCOMPARE(found.from, each);
    QCOMPARE(found.pins.size(), std::size_t(2));
}

void TestTryRules::namesWhatHasNoOutput()
{
    const auto found = runFromHere(looped(), test::catalog(), after, {{other, "1"}}, nullptr);
    QCOMPARE(found.missing, QStringList{each}); // what leads to the loop is not needed
    QCOMPARE(found.pins.size(), std::size_t(1));
    QVERIFY(runFromHere(looped(), test::catalog(), QStringLiteral("gone"), {}, nullptr).from.isEmpty());
}

void TestTryRules::tellsWhereAPausedRunStands()
{
    const auto workflow = looped();
    QVERIFY(!haltOf(begun(workflow, false)));
    const Run run = begun(workflow, true);
    const auto halt = haltOf(run);
    QVERIFY(halt);
    QVERIFY(!halt->isBreakpoint);
    QVERIFY(readyStepOf(run, other));
    QVERIFY(!readyStepOf(run, after));
}

void TestTryRules::leavesOutTasksThatAreGone()
{
    QCOMPARE(tasksThere({after, QStringLiteral("gone"), fetch}, looped()), (std::vector<QString>{fetch, after}));
}

void TestTryRules::mocksAreKeptInAFileOutsideTheWorkflow()
{
    const QTemporaryDir dir;
    const auto id = QStringLiteral("w");
    const TaskMock output{.output = R"({"a":[1,null]})", .port = QStringLiteral("done")};
    const TaskMock failing{.failure = FailureClass::Transient, .message = QStringLiteral("down")};
    {
        TaskMocks mocks(dir.path());
        const QSignalSpy changed(&mocks, &TaskMocks::changed);
        QVERIFY(mocks.mock(id, fetch, output));
        QVERIFY(mocks.mock(id, load, failing));
        QVERIFY(mocks.mock(id, after, {}));
        QVERIFY(mocks.unmock(id, after));
        QVERIFY(mocks.follow(id, load, other));
        QCOMPARE(changed.size(), 5);
    }
    QVERIFY(QFile::exists(dir.filePath(QStringLiteral(".sluice/mocks/w.json"))));
    TaskMocks again(dir.path());
    QCOMPARE(again.of(id), (Mocks{{fetch, output}, {load, failing}, {other, failing}}));
    again.putAway(id, dir.filePath(QStringLiteral("bin/w.mocks")));
    QVERIFY(again.of(id).isEmpty());
    again.takeBack(QStringLiteral("v"), dir.filePath(QStringLiteral("bin/w.mocks")));
    QCOMPARE(again.of(QStringLiteral("v")).size(), 3);

    QFile blocked(dir.filePath(QStringLiteral("blocked")));
    QVERIFY(blocked.open(QIODevice::WriteOnly));
    TaskMocks nowhere(blocked.fileName());
    QVERIFY(!nowhere.mock(id, fetch, output));
    QVERIFY2(nowhere.of(id).contains(fetch), "it is in use all the same");
}

void TestTryRules::mocksBecomeWhatARunTakes()
{
    const auto tasks = mockedTasks({{fetch, {.output = "1", .port = QStringLiteral("done")}},
                                    {load, {.failure = FailureClass::Unknown, .message = QStringLiteral("down")}}});
    QCOMPARE(tasks.size(), std::size_t(2));
    QCOMPARE(tasks[0].output, Payload("1"));
    QCOMPARE(tasks[0].port, QStringLiteral("done"));
    QVERIFY(!tasks[0].failure);
    QCOMPARE(tasks[1].failure, FailureClass::Unknown);
    QCOMPARE(tasks[1].error.code, QString(errors::kStepMocked));
    QCOMPARE(tasks[1].error.detail, QStringLiteral("down"));
}

void TestTryRules::theSessionIsReadAsItWasWritten()
{
    DebugRecord record;
    record.current = QStringLiteral("w");
    record.workflows.insert(QStringLiteral("w"), {{load, fetch}, RunId{1ULL << 60}, {load}});
    record.workflows.insert(QStringLiteral("v"), {{after}});
    const auto read = readDebugRecord(writeDebugRecord(record), QStringLiteral("session.json"));
    QVERIFY(read);
    QCOMPARE(*read, record);
}

void TestTryRules::aBrokenSessionIsAnError()
{
    const auto path = QStringLiteral("session.json");
    for (const char *broken : {"", "{", "[]", R"({"format": 0})", R"({"format": 99, "workflows": {}})"})
        QVERIFY2(!readDebugRecord(broken, path), broken);
    QVERIFY(readDebugRecord(R"({"format": 1, "workflows": {"w": 5}})", path));
}

QTEST_GUILESS_MAIN(TestTryRules)
#include "tst_tryrules.moc"
