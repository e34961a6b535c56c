#include "core/engine/looseletters.h"
#include "tests/core/engine/runbench.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

const QString kMe = QStringLiteral("me");

Connection database(const QString &id)
{
    Connection connection;
    connection.id = id;
    connection.type = QStringLiteral("sqlite");
    connection.database = id + QStringLiteral(".db");
    return connection;
}

Workflow copy()
{
    Workflow workflow;
    workflow.id = QStringLiteral("nightly");
    Task task;
    task.id = QStringLiteral("copy");
    task.type = QStringLiteral("data.sync");
    task.params = {{QStringLiteral("name"), QStringLiteral("prices")},
                   {QStringLiteral("source"), QStringLiteral("in")},
                   {QStringLiteral("destination"), QStringLiteral("out")},
                   {QStringLiteral("query"), QStringLiteral("SELECT :cursor, :limit")},
                   {QStringLiteral("cursor"), QStringLiteral("id")},
                   {QStringLiteral("statement"), QStringLiteral("INSERT")}};
    workflow.tasks = {task};
    return workflow;
}

BadRecord bad(int number)
{
    return {
        QStringLiteral("prices"),
        "{\"id\":" + QByteArray::number(number) + "}",
        {{QStringLiteral("record"), QString::number(number)}, {QStringLiteral("statement"), QStringLiteral("INSERT")}},
        Error{QStringLiteral("sql.constraint"), {}, {}}};
}

struct SyncBench : RunBench {
    explicit SyncBench(quint32 pool = 8)
    {
        connections = {database(QStringLiteral("in")), database(QStringLiteral("out"))};
        connections[1].poolSize = pool;
        start();
    }
    /// A run of the sync that comes to these bad records.
    RunId sync(const std::vector<BadRecord> &records)
    {
        const RunId id = *run(copy());
        const Attempt out = attempts.back();
        attempts.clear();
        end(out, outcome::Succeeded{"{}", {}, records});
        return id;
    }
    std::vector<LetterSummary> letters()
    {
        return disk.with([](const MemoryDisk::Contents &contents) { return contents.letters; });
    }
    /// As many letters of one sync, sent once more.
    void redriveAll(int count)
    {
        std::vector<BadRecord> records;
        for (int i = 0; i < count; ++i)
            records.push_back(bad(i));
        sync(records);
        for (const LetterSummary &letter : letters())
            redrive(letter.id, "click " + letter.id.toString().toLatin1());
    }
    std::size_t inState(LetterState state)
    {
        return static_cast<std::size_t>(std::ranges::count(letters(), state, &LetterSummary::state));
    }
    ConnectionSnapshot out() { return engine->status().connections.back(); }
    quint64 depth()
    {
        for (const QueueSnapshot &queue : engine->status().queues) {
            if (queue.id == connectionQueue(QStringLiteral("out")))
                return queue.depth;
        }
        return 0;
    }
    void queue(QueueAction action)
    {
        say(tell::ControlQueue{
            newRequest(), {connectionQueue(QStringLiteral("out")), action, QStringLiteral("a word")}, kMe});
    }
    void breaker(BreakerAction action)
    {
        say(tell::ControlBreaker{0, {QStringLiteral("out"), action, {}, QStringLiteral("broken")}, kMe});
    }
    void redrive(const LetterId &letter, const QByteArray &click)
    {
        say(tell::Redrive{newRequest(), {click, {letter}, {}, false}, kMe});
    }
};

} // namespace

class TestSyncLetters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theAttemptKnowsBothConnections();
    void aBadRecordIsALetterBesidesTheEndOfItsStep();
    void theSameRecordIsOneLetterHoweverOftenItIsTold();
    void theEngineCountsWhatItHolds();
    void aRedriveSendsTheRecordAndResolvesItsLetter();
    void aRedriveThatFailsOpensTheLetterAgain();
    void whatWasOnItsWayIsSentAgain();
    void whatNeverWentOutIsSentAgain();
    void recordsGoThroughThePoolOfTheirConnection();
    void recordsWaitWhileTheBreakerIsOpenAndAreGivenUpInTheEnd();
    void failuresOfRecordsOpenTheBreaker();
    void aLimitHoldsForRecords();
    void aHeldQueueHoldsRecordsAndAPurgeOpensTheirLetters();
    void recordsOnTheirWayAndInLineSurviveTheHost();
};

void TestSyncLetters::theAttemptKnowsBothConnections()
{
    SyncBench bench;
    QVERIFY(bench.run(copy()));
    QCOMPARE(bench.attempts.size(), std::size_t(1));
    QCOMPARE(bench.attempts.front().source->id, QStringLiteral("in"));
    QCOMPARE(bench.attempts.front().connection->id, QStringLiteral("out")); // whose gate it went through
}

void TestSyncLetters::aBadRecordIsALetterBesidesTheEndOfItsStep()
{
    SyncBench bench;
    const RunId run = bench.sync({bad(3), bad(9)});
    QCOMPARE(bench.stored(run)->state, RunState::Succeeded); // the rest went on
    const auto letters = bench.letters();
    QCOMPARE(letters.size(), std::size_t(2));
    QCOMPARE(letters[0].kind, LetterKind::Sync);
    QCOMPARE(letters[0].state, LetterState::Open);
    QCOMPARE(letters[0].origin, QStringLiteral("prices"));
    QCOMPARE(letters[0].connection, QStringLiteral("out"));
    QCOMPARE(letters[0].workflow, QStringLiteral("nightly"));
    QCOMPARE(letters[0].payload, Payload(R"({"id":3})"));
    QCOMPARE(letters[0].error.code, QStringLiteral("sql.constraint"));
    QCOMPARE(letters[1].headers.value(QStringLiteral("record")), QStringLiteral("9"));
}

void TestSyncLetters::theSameRecordIsOneLetterHoweverOftenItIsTold()
{
    SyncBench bench;
    bench.sync({bad(3)});
    bench.sync({bad(3), bad(4)}); // a sync tells of all that still wait
    QCOMPARE(bench.letters().size(), std::size_t(2));
    bench.say(tell::Discard{bench.newRequest(), {"no", {bench.letters()[0].id}, {}, {}}, kMe});
    bench.sync({bad(3)});
    QCOMPARE(bench.letters().size(), std::size_t(2)); // nor does one come back that a person discarded
}

void TestSyncLetters::theEngineCountsWhatItHolds()
{
    SyncBench bench;
    QCOMPARE(bench.engine->memoryBytes(), quint64(0));
    const RunId run = *bench.run(copy());
    const quint64 ofRun = bench.engine->memoryBytes();
    QVERIFY(ofRun > sizeof(RunSlot));
    BadRecord large = bad(3);
    large.payload = QByteArray(10'000, 'x');
    bench.end(bench.attempts.back(), outcome::Succeeded{"{}", {}, {large}});
    QCOMPARE(bench.stored(run)->state, RunState::Succeeded);
    const quint64 ofLetter = bench.engine->memoryBytes(); // the run is gone
    QVERIFY(ofLetter > 10'000 && ofLetter < 11'000);
    bench.attempts.clear();
    bench.redrive(bench.letters().front().id, "click");
    bench.end(bench.attempts.front(), outcome::Succeeded{"{}", {}});
    QCOMPARE(bench.engine->memoryBytes(), quint64(0));
}

void TestSyncLetters::aRedriveSendsTheRecordAndResolvesItsLetter()
{
    SyncBench bench;
    bench.sync({bad(3)});
    const LetterId letter = bench.letters().front().id;
    bench.redrive(letter, "click");
    bench.redrive(letter, "click"); // the same click
    QCOMPARE(bench.attempts.size(), std::size_t(1));
    const Attempt sent = bench.attempts.front();
    QCOMPARE(sent.type, QStringLiteral("data.sync.record"));
    QCOMPARE(sent.run, RunId{});
    QCOMPARE(sent.data.input, Payload(R"({"id":3})"));
    QCOMPARE(sent.params.value(QStringLiteral("name")).toString(), QStringLiteral("prices"));
    QCOMPARE(sent.params.value(QStringLiteral("record")).toString(), QStringLiteral("3"));
    QCOMPARE(sent.params.value(QStringLiteral("statement")).toString(), QStringLiteral("INSERT"));
    QCOMPARE(sent.connection->id, QStringLiteral("out"));
    QCOMPARE(bench.letters().front().state, LetterState::Redriving);
    bench.end(sent, outcome::Succeeded{"{}", {}});
    QCOMPARE(bench.letters().front().state, LetterState::Resolved);
    bench.end(sent, outcome::Failed{FailureClass::Permanent, {}, {}, {}}); // once more, too late
    QCOMPARE(bench.letters().front().state, LetterState::Resolved);
}

void TestSyncLetters::aRedriveThatFailsOpensTheLetterAgain()
{
    SyncBench bench;
    bench.sync({bad(3)});
    const LetterId letter = bench.letters().front().id;
    bench.redrive(letter, "one");
    const Attempt sent = bench.attempts.front();
    bench.end(sent, outcome::Failed{FailureClass::Permanent, Error{QStringLiteral("sql.statement"), {}, {}}, {}, {}});
    QCOMPARE(bench.letters().front().state, LetterState::Open);
    QCOMPARE(bench.letters().front().error.code, QStringLiteral("sql.statement"));
    bench.redrive(letter, "two");
    QCOMPARE(bench.attempts.size(), std::size_t(2));
}

void TestSyncLetters::whatWasOnItsWayIsSentAgain()
{
    SyncBench bench;
    bench.sync({bad(3)});
    bench.redrive(bench.letters().front().id, "click");
    QCOMPARE(bench.attempts.size(), std::size_t(1));
    bench.say(tell::HostRestarted{}); // what performed it is gone
    QCOMPARE(bench.attempts.size(), std::size_t(2));
    bench.end(bench.attempts[1], outcome::Succeeded{"{}", {}});
    QCOMPARE(bench.letters().front().state, LetterState::Resolved);
}

void TestSyncLetters::whatNeverWentOutIsSentAgain()
{
    SyncBench bench;
    bench.redriveAll(1);
    bench.end(bench.attempts.front(), outcome::Failed{FailureClass::Rejected, {}, {}, Milliseconds(1000)});
    QCOMPARE(bench.attempts.size(), std::size_t(2));
    QCOMPARE(bench.letters().front().state, LetterState::Redriving);
    QCOMPARE(bench.out().inUse, 1U);
}

void TestSyncLetters::recordsGoThroughThePoolOfTheirConnection()
{
    SyncBench bench(2);
    bench.redriveAll(5);
    QCOMPARE(bench.attempts.size(), std::size_t(2));
    QCOMPARE(bench.out().inUse, 2U);
    QCOMPARE(bench.out().waiting, 3U);
    QCOMPARE(bench.depth(), quint64(3));
    for (std::size_t i = 0; i < 5; ++i)
        bench.end(bench.attempts[i], outcome::Succeeded{"{}", {}});
    QCOMPARE(bench.attempts.size(), std::size_t(5));
    QCOMPARE(bench.inState(LetterState::Resolved), std::size_t(5));
    QCOMPARE(bench.out().inUse, 0U);
    QCOMPARE(bench.out().calls, 6U); // with that of the sync itself
}

void TestSyncLetters::recordsWaitWhileTheBreakerIsOpenAndAreGivenUpInTheEnd()
{
    SyncBench bench;
    bench.breaker(BreakerAction::Reset);
    bench.sync({bad(3), bad(4)});
    bench.breaker(BreakerAction::ForceOpen);
    bench.redrive(bench.letters()[0].id, "one");
    QVERIFY(bench.attempts.empty());
    QCOMPARE(bench.inState(LetterState::Redriving), std::size_t(1));
    bench.pass(std::chrono::minutes(59));
    bench.breaker(BreakerAction::Reset);
    QCOMPARE(bench.attempts.size(), std::size_t(1));
    bench.end(bench.attempts.front(), outcome::Succeeded{"{}", {}});
    bench.breaker(BreakerAction::ForceOpen);
    bench.redrive(bench.letters()[1].id, "two");
    bench.pass(std::chrono::hours(1));
    QCOMPARE(bench.letters()[1].state, LetterState::Open);
    QCOMPARE(bench.letters()[1].error.code, QStringLiteral("connection.breakerOpen"));
    QCOMPARE(bench.out().waiting, 0U);
    bench.breaker(BreakerAction::Reset);
    QCOMPARE(bench.attempts.size(), std::size_t(1)); // nobody waits for it any more
}

void TestSyncLetters::failuresOfRecordsOpenTheBreaker()
{
    SyncBench bench(1);
    bench.redriveAll(30);
    const Error lost{QStringLiteral("sql.connectionLost"), {}, {}};
    for (std::size_t i = 0; i < 30 && i < bench.attempts.size(); ++i)
        bench.end(bench.attempts[i], outcome::Failed{FailureClass::Transient, lost, {}, {}});
    QCOMPARE(bench.out().phase, BreakerPhase::Open);
    QCOMPARE(bench.attempts.size(), std::size_t(19)); // the sync itself was the first of twenty
    QCOMPARE(bench.inState(LetterState::Open), std::size_t(19));
    QCOMPARE(bench.out().waiting, 11U);
}

void TestSyncLetters::aLimitHoldsForRecords()
{
    SyncBench bench;
    bench.connections[1].limit = {1, 1};
    bench.say(tell::UseConnections{bench.connections});
    bench.redriveAll(3);
    QCOMPARE(bench.attempts.size(), std::size_t(0)); // the sync itself has used it up
    for (std::size_t second = 1; second <= 3; ++second) {
        bench.pass(std::chrono::seconds(1));
        QCOMPARE(bench.attempts.size(), second);
    }
}

void TestSyncLetters::aHeldQueueHoldsRecordsAndAPurgeOpensTheirLetters()
{
    SyncBench bench;
    bench.sync({bad(3), bad(4)});
    bench.queue(QueueAction::Pause);
    bench.redrive(bench.letters()[0].id, "one");
    QVERIFY(bench.attempts.empty());
    bench.queue(QueueAction::Resume);
    QCOMPARE(bench.attempts.size(), std::size_t(1));
    bench.queue(QueueAction::Pause);
    bench.redrive(bench.letters()[1].id, "two");
    bench.queue(QueueAction::Purge);
    QCOMPARE(std::get<QueueOutcome>(*bench.lastAnswer()).purged, quint64(1));
    QCOMPARE(bench.letters()[1].state, LetterState::Open);
    QCOMPARE(bench.letters()[1].error.code, QStringLiteral("queue.purged"));
    bench.queue(QueueAction::Resume);
    QCOMPARE(bench.attempts.size(), std::size_t(1));
    QCOMPARE(bench.out().waiting, 0U);
}

void TestSyncLetters::recordsOnTheirWayAndInLineSurviveTheHost()
{
    SyncBench bench(1);
    bench.redriveAll(3);
    QCOMPARE(bench.attempts.size(), std::size_t(1));
    bench.say(tell::HostRestarted{});
    QCOMPARE(bench.attempts.size(), std::size_t(2));
    QCOMPARE(bench.out().inUse, 1U);
    QCOMPARE(bench.out().waiting, 2U);
    for (std::size_t i = 1; i < bench.attempts.size(); ++i)
        bench.end(bench.attempts[i], outcome::Succeeded{"{}", {}});
    QCOMPARE(bench.attempts.size(), std::size_t(4));
    QCOMPARE(bench.inState(LetterState::Resolved), std::size_t(3));
    QCOMPARE(bench.out().inUse, 0U);
}

QTEST_GUILESS_MAIN(TestSyncLetters)
#include "tst_syncletters.moc"
