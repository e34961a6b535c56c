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
    SyncBench()
    {
        connections = {database(QStringLiteral("in")), database(QStringLiteral("out"))};
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
    void aRedriveSendsTheRecordAndResolvesItsLetter();
    void aRedriveThatFailsOpensTheLetterAgain();
    void whatWasOnItsWayIsSentAgain();
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

QTEST_GUILESS_MAIN(TestSyncLetters)
#include "tst_syncletters.moc"
