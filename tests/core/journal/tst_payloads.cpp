#include "core/journal/errors.h"
#include "core/journal/frames.h"
#include "core/journal/payloads.h"
#include "core/journal/sqlitejournal.h"
#include "core/journal/sqlitejournalreader.h"
#include "tests/core/journal/samples.h"

#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <random>

using namespace sluice;

namespace {

Payload noise(qsizetype size)
{
    std::mt19937 random(1);
    Payload bytes(size, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = static_cast<char>(random() % 256);
    return bytes;
}

Payload rows(int count)
{
    Payload json = "[";
    for (int i = 0; i < count; ++i)
        json += R"({"country":"Country )" + QByteArray::number(i) + R"(","rate":)" + QByteArray::number(i * 7) + "},";
    return json + "null]";
}

} // namespace

/// Large payloads on disk: compressed, bounded, and read however old they are.
class TestPayloads : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatWasPacked_data();
    void givesBackWhatWasPacked();
    void leavesAloneWhatDoesNotShrink();
    void makesNothingOfDamagedBytes();
    void refusesPayloadsOverTheLimit();
    void compressesLargePayloadsInTheFile();
    void readsPayloadsThatLieAsTheyAre();
    void marksTheRunOfADamagedPayload();

private:
    [[nodiscard]] static std::unique_ptr<SQLite::Database> fileOf(const QTemporaryDir &folder)
    {
        return std::make_unique<SQLite::Database>(folder.filePath(QStringLiteral(".sluice/journal.db")).toStdString(),
                                                  SQLite::OPEN_READWRITE);
    }
};

void TestPayloads::givesBackWhatWasPacked_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("one byte") << QByteArray("1");
    QTest::newRow("rows") << rows(5000);
    QTest::newRow("noise") << noise(100'000);
    QTest::newRow("noise, then zeros") << noise(20'000) + QByteArray(100'000, '\0');
}

void TestPayloads::givesBackWhatWasPacked()
{
    QFETCH(QByteArray, payload);
    const auto packed = packPayload(payload);
    QCOMPARE(unpackPayload(static_cast<quint64>(packed.encoding), packed.bytes), std::optional(payload));
    QVERIFY(packed.bytes.size() <= payload.size());
}

void TestPayloads::leavesAloneWhatDoesNotShrink()
{
    QCOMPARE(packPayload(noise(100'000)).encoding, PayloadEncoding::AsItIs);
    const auto packed = packPayload(rows(5000));
    QCOMPARE(packed.encoding, PayloadEncoding::Zlib);
    QVERIFY(packed.bytes.size() < rows(5000).size() / 3);
}

void TestPayloads::makesNothingOfDamagedBytes()
{
    auto packed = packPayload(rows(5000)).bytes;
    QVERIFY(!unpackPayload(1, "abc"));
    QVERIFY(!unpackPayload(99, packed));
    packed[0] = '\x7f'; // the size at its head: two gigabytes
    QVERIFY(!unpackPayload(1, packed));
}

void TestPayloads::refusesPayloadsOverTheLimit()
{
    QVERIFY(checkPayload(Payload(kPayloadLimit, 'x')));
    const auto refused = checkPayload(Payload(kPayloadLimit + 1, 'x'));
    QCOMPARE(samples::codeOf(refused), errors::kPayloadTooLarge);
    QCOMPARE(refused.error().args[QStringLiteral("size")], QStringLiteral("16777217"));
    QCOMPARE(refused.error().args[QStringLiteral("limit")], QStringLiteral("16777216"));
    QVERIFY(!checkPayload("12345", 4));
    QVERIFY(checkPayload("1234", 4));
}

void TestPayloads::compressesLargePayloadsInTheFile()
{
    const QTemporaryDir folder;
    const auto large = rows(20'000);
    auto journal = std::move(SqliteJournal::open(folder.path()).value());
    auto batch = samples::newRun(1, QStringLiteral("sync"), large);
    batch.frames.push_back(samples::frame(1, 1, {samples::succeeded(0, noise(90'000))}));
    batch.letters.push_back(samples::letter(1, 1, QStringLiteral("rate"), large));
    QVERIFY(journal->append({batch}));
    const auto reader = std::move(SqliteJournalReader::open(folder.path()).value());
    QCOMPARE(reader->run(RunId{1})->events.front(), samples::started(large));
    QCOMPARE(reader->run(RunId{1})->events.back(), samples::succeeded(0, noise(90'000)));
    QCOMPARE(reader->letter({RunId{1}, 1})->payload, large);
    LetterFilter filter;
    filter.text = QStringLiteral("country 19999");
    QCOMPARE(reader->letters(filter, {})->total, quint64(1));
    const auto database = fileOf(folder);
    QCOMPARE(database->execAndGet("SELECT count(*) FROM payloads").getInt(), 2);
    QVERIFY(database->execAndGet("SELECT length(data) FROM payloads WHERE encoding = 1").getInt() < large.size() / 3);
    QCOMPARE(database->execAndGet("SELECT length(data) FROM payloads WHERE encoding = 0").getInt(), 90'000);
}

void TestPayloads::readsPayloadsThatLieAsTheyAre()
{
    const QTemporaryDir folder;
    const auto large = rows(5000);
    auto journal = std::move(SqliteJournal::open(folder.path()).value());
    QVERIFY(journal->append({samples::newRun(1, QStringLiteral("sync"), large)}));
    journal.reset();
    {
        const auto database = fileOf(folder);
        SQLite::Statement put(*database, "UPDATE payloads SET encoding = 0, data = ?");
        put.bindNoCopy(1, large.constData(), static_cast<int>(large.size()));
        put.exec();
    }
    QCOMPARE(SqliteJournalReader::open(folder.path()).value()->run(RunId{1})->events.front(), samples::started(large));
}

void TestPayloads::marksTheRunOfADamagedPayload()
{
    const QTemporaryDir folder;
    auto journal = std::move(SqliteJournal::open(folder.path()).value());
    QVERIFY(journal->append(
        {samples::newRun(1, QStringLiteral("sync"), rows(5000)), samples::newRun(2, QStringLiteral("sync"))}));
    journal.reset();
    fileOf(folder)->exec("UPDATE payloads SET data = substr(data, 1, 40)");
    journal = std::move(SqliteJournal::open(folder.path()).value());
    std::vector<RunId> unfinished;
    QVERIFY(journal->unfinishedRuns([&](const StoredRun &run) { unfinished.push_back(run.summary.id); }));
    QCOMPARE(unfinished, std::vector<RunId>{RunId{2}});
    const auto page = SqliteJournalReader::open(folder.path()).value()->runs({{}, {}, QStringLiteral("damaged")}, {});
    QCOMPARE(page->total, quint64(1));
    QCOMPARE(page->rows.at(0).failure.code, errors::kJournalRunDamaged);
}

QTEST_GUILESS_MAIN(TestPayloads)
#include "tst_payloads.moc"
