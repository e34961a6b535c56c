#include "core/journal/errors.h"
#include "core/journal/journalwriter.h"
#include "core/journal/memoryjournal.h"
#include "core/journal/sqlitejournal.h"
#include "core/journal/sqlitejournalreader.h"
#include "tests/core/journal/faultyvfs.h"
#include "tests/core/journal/samples.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace sluice;

namespace {

using Kind = JournalReport::Kind;

/// Keeps the reports of a writer for the test's thread.
class Reports {
public:
    JournalWriter::Report take()
    {
        return [this](const JournalReport &report) {
            const std::lock_guard lock(m_mutex);
            m_reports.push_back(report);
        };
    }
    std::vector<JournalReport> of(Kind kind) const
    {
        const std::lock_guard lock(m_mutex);
        std::vector<JournalReport> found;
        std::ranges::copy_if(m_reports, std::back_inserter(found),
                             [kind](const JournalReport &report) { return report.kind == kind; });
        return found;
    }
    bool has(Kind kind) const { return !of(kind).empty(); }
    quint64 durable() const
    {
        const auto found = of(Kind::Durable);
        return found.empty() ? 0 : found.back().ticket;
    }

private:
    mutable std::mutex m_mutex;
    std::vector<JournalReport> m_reports;
};

JournalBatch audit(const QString &action)
{
    JournalBatch batch;
    batch.audit.push_back({0, samples::at(0), QStringLiteral("ada"), action, {}, {}});
    return batch;
}

constexpr JournalWriter::Intervals kQuick{Milliseconds(10), Milliseconds(1), Milliseconds(5)};

} // namespace

/// The journal thread: what it writes together, what it says, and that it goes on.
class TestJournalWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void writesAllThatWaitsInOneTransaction();
    void numbersBatchesInTheOrderOfPosts();
    void takesPostsFromManyThreads();
    void acknowledgesNothingBeforeWhatFailed();
    void writesOnceWhatReachedTheDiskThoughItFailed();
    void stopsForGoodAtAGap();
    void beatsWhileIdleAndWhileFailing();
    void closesCleanlyAfterWritingWhatWaits();
    void givesUpAfterOneMoreTryWhenClosed();
    void endsWithoutCleanMarkWhenDropped();
    void saysWhyItCannotOpen();
    void resumesByItselfWhenFullDiskHasRoom();

private:
    JournalWriter::Factory memory()
    {
        return [this]() -> Result<std::unique_ptr<Journal>> { return MemoryJournal::open(*m_disk); };
    }

    std::unique_ptr<MemoryDisk> m_disk;
    std::unique_ptr<Reports> m_reports;
};

void TestJournalWriter::init()
{
    m_disk = std::make_unique<MemoryDisk>();
    m_reports = std::make_unique<Reports>();
}

void TestJournalWriter::writesAllThatWaitsInOneTransaction()
{
    JournalWriter writer(memory(), m_reports->take());
    QTRY_VERIFY(m_reports->has(Kind::Opened));
    m_disk->with([&](const MemoryDisk::Contents &) {
        for (int i = 0; i < 1000; ++i)
            writer.post(audit(QString::number(i)));
    });
    QTRY_COMPARE(m_reports->durable(), quint64(1000));
    const auto appends = m_disk->with([](const MemoryDisk::Contents &contents) { return contents.appends; });
    QVERIFY2(appends <= 2, qPrintable(QString::number(appends)));
    const auto reports = m_reports->of(Kind::Durable);
    std::size_t batches = 0;
    for (const auto &report : reports)
        batches += report.batches;
    QCOMPARE(batches, std::size_t(1000));
    QCOMPARE(reports.back().waiting, std::size_t(0));
}

void TestJournalWriter::numbersBatchesInTheOrderOfPosts()
{
    JournalWriter writer(memory(), m_reports->take());
    for (quint64 i = 1; i <= 100; ++i)
        QCOMPARE(writer.post(audit(QString::number(i))), i);
    writer.close();
    const auto page = MemoryJournalReader(*m_disk).audit({0, 200});
    QCOMPARE(page->total, quint64(100));
    for (const auto &entry : page->rows)
        QCOMPARE(entry.action, QString::number(entry.number));
}

void TestJournalWriter::takesPostsFromManyThreads()
{
    JournalWriter writer(memory(), m_reports->take());
    {
        std::vector<std::jthread> posters;
        for (quint64 run = 1; run <= 4; ++run) {
            posters.emplace_back([&writer, run] {
                writer.post(samples::newRun(run, QStringLiteral("sync")));
                for (quint64 first = 1; first <= 200; ++first)
                    writer.post(samples::frames({samples::frame(run, first, {samples::succeeded(0, "1")})}));
            });
        }
    }
    writer.close();
    QCOMPARE(m_reports->durable(), quint64(4 * 201));
    MemoryJournalReader reader(*m_disk);
    for (quint64 run = 1; run <= 4; ++run)
        QCOMPARE(reader.run(RunId{run})->events.size(), std::size_t(201));
}

void TestJournalWriter::acknowledgesNothingBeforeWhatFailed()
{
    m_disk->failNext(errors::kJournalDiskFull);
    JournalWriter writer(memory(), m_reports->take(), kQuick);
    writer.post(audit(QStringLiteral("1")));
    QTRY_VERIFY(m_reports->has(Kind::Failed));
    writer.post(audit(QStringLiteral("2")));
    QTRY_COMPARE(m_reports->durable(), quint64(2));
    const auto failed = m_reports->of(Kind::Failed).front();
    QCOMPARE(failed.ticket, quint64(1));
    QCOMPARE(failed.error.code, errors::kJournalDiskFull);
    QVERIFY(failed.retries);
    QCOMPARE(m_reports->of(Kind::Durable).front().ticket, quint64(1));
    QCOMPARE(MemoryJournalReader(*m_disk).audit({})->total, quint64(2));
}

void TestJournalWriter::writesOnceWhatReachedTheDiskThoughItFailed()
{
    m_disk->failNextAfterWriting(errors::kJournalIo);
    JournalWriter writer(memory(), m_reports->take(), kQuick);
    writer.post(audit(QStringLiteral("1")));
    QTRY_COMPARE(m_reports->durable(), quint64(1));
    QVERIFY(m_reports->has(Kind::Failed));
    QCOMPARE(MemoryJournalReader(*m_disk).audit({})->total, quint64(1));
}

void TestJournalWriter::stopsForGoodAtAGap()
{
    JournalWriter writer(memory(), m_reports->take(), kQuick);
    writer.post(samples::newRun(1, QStringLiteral("sync")));
    QTRY_COMPARE(m_reports->durable(), quint64(1));
    writer.post(samples::frames({samples::frame(1, 7, {samples::succeeded(0, "1")})}));
    QTRY_VERIFY(m_reports->has(Kind::Failed));
    QVERIFY(!m_reports->of(Kind::Failed).front().retries);
    writer.post(audit(QStringLiteral("later")));
    const auto beats = m_reports->of(Kind::Beat).size();
    QTRY_VERIFY(m_reports->of(Kind::Beat).size() > beats + 2);
    writer.close();
    QCOMPARE(m_reports->durable(), quint64(1));
    const auto closed = m_reports->of(Kind::Closed).front();
    QCOMPARE(closed.ticket, quint64(1));
    QCOMPARE(closed.error.code, errors::kJournalGap);
    QCOMPARE(closed.waiting, std::size_t(2));
}

void TestJournalWriter::beatsWhileIdleAndWhileFailing()
{
    JournalWriter writer(memory(), m_reports->take(), {Milliseconds(5), Milliseconds(60'000), Milliseconds(60'000)});
    QTRY_VERIFY(m_reports->of(Kind::Beat).size() >= 3);
    m_disk->failNext(errors::kJournalIo);
    writer.post(audit(QStringLiteral("1")));
    QTRY_VERIFY(m_reports->has(Kind::Failed));
    const auto before = m_reports->of(Kind::Beat).size();
    QTRY_VERIFY(m_reports->of(Kind::Beat).size() >= before + 3);
    const auto beat = m_reports->of(Kind::Beat).back();
    QCOMPARE(beat.waiting, std::size_t(1));
    QCOMPARE(beat.transactions, quint64(1));
    QVERIFY(beat.cpuTime > Nanoseconds(0));
}

void TestJournalWriter::closesCleanlyAfterWritingWhatWaits()
{
    JournalWriter writer(memory(), m_reports->take());
    for (int i = 0; i < 50; ++i)
        writer.post(audit(QString::number(i)));
    writer.close();
    QCOMPARE(m_reports->durable(), quint64(50));
    QVERIFY(m_reports->of(Kind::Closed).front().error.code.isEmpty());
    QVERIFY(!MemoryJournal::open(*m_disk).value()->endedUncleanly());
}

void TestJournalWriter::givesUpAfterOneMoreTryWhenClosed()
{
    m_disk->failNext(errors::kJournalDiskFull);
    JournalWriter writer(memory(), m_reports->take(), {Milliseconds(5), Milliseconds(60'000), Milliseconds(60'000)});
    writer.post(audit(QStringLiteral("1")));
    QTRY_VERIFY(m_reports->has(Kind::Failed));
    m_disk->failNext(errors::kJournalDiskFull);
    writer.close();
    const auto closed = m_reports->of(Kind::Closed).front();
    QCOMPARE(closed.ticket, quint64(0));
    QCOMPARE(closed.error.code, errors::kJournalDiskFull);
    QVERIFY(MemoryJournal::open(*m_disk).value()->endedUncleanly());
}

void TestJournalWriter::endsWithoutCleanMarkWhenDropped()
{
    {
        JournalWriter writer(memory(), m_reports->take());
        writer.post(audit(QStringLiteral("1")));
        QTRY_COMPARE(m_reports->durable(), quint64(1));
    }
    QVERIFY(MemoryJournal::open(*m_disk).value()->endedUncleanly());
}

void TestJournalWriter::saysWhyItCannotOpen()
{
    const auto owner = MemoryJournal::open(*m_disk);
    JournalWriter writer(memory(), m_reports->take());
    QTRY_VERIFY(m_reports->has(Kind::OpenFailed));
    QCOMPARE(m_reports->of(Kind::OpenFailed).front().error.code, errors::kJournalOwned);
    writer.close();
}

void TestJournalWriter::resumesByItselfWhenFullDiskHasRoom()
{
    const QTemporaryDir dir;
    FaultyVfs disk;
    {
        JournalWriter writer([&]() -> Result<std::unique_ptr<Journal>> { return SqliteJournal::open(dir.path()); },
                             m_reports->take(), kQuick);
        quint64 run = 1;
        writer.post(samples::newRun(run++, QStringLiteral("sync")));
        QTRY_COMPARE(m_reports->durable(), quint64(1));
        disk.fill(true);
        while (!m_reports->has(Kind::Failed) && run < 1000)
            writer.post(samples::newRun(run++, QStringLiteral("sync"), QByteArray(2000, 'x')));
        QTRY_VERIFY(m_reports->has(Kind::Failed));
        QCOMPARE(m_reports->of(Kind::Failed).front().error.code, errors::kJournalDiskFull);
        const auto acknowledged = m_reports->durable();
        for (int i = 0; i < 10; ++i)
            writer.post(samples::newRun(run++, QStringLiteral("sync")));
        QCOMPARE(m_reports->durable(), acknowledged);
        disk.fill(false);
        QTRY_COMPARE(m_reports->durable(), run - 1);
        writer.close();
    }
    const auto reader = std::move(SqliteJournalReader::open(dir.path()).value());
    QCOMPARE(reader->runs({}, {})->total, m_reports->durable());
    for (quint64 id = 1; id <= m_reports->durable(); ++id)
        QCOMPARE(reader->run(RunId{id})->events.size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(TestJournalWriter)
#include "tst_journalwriter.moc"
