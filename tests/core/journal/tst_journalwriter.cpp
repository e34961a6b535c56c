#include "core/journal/errors.h"
#include "core/journal/journalwriter.h"
#include "core/journal/memoryjournal.h"
#include "core/journal/sqlitejournal.h"
#include "core/journal/sqlitejournalreader.h"
#include "tests/core/journal/faultyvfs.h"
#include "tests/core/journal/samples.h"
#include "tests/core/journal/support/writerreports.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace sluice;

namespace {

using Kind = JournalReport::Kind;

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
    void tellsWhichWebhooksWereRepeatsHoweverTheyGotToTheDisk();
    void stopsForGoodAtAGap();
    void beatsWhileIdleAndWhileFailing();
    void closesCleanlyAfterWritingWhatWaits();
    void givesUpAfterOneMoreTryWhenClosed();
    void endsWithoutCleanMarkWhenDropped();
    void saysWhyItCannotOpen();
    void resumesByItselfWhenFullDiskHasRoom();
    void removesRunsWhileNothingWaits();
    void removesRunsThoughSomethingAlwaysWaits();
    void neverRemovesARunThatIsKept();
    void refusesToKeepARunThatIsLeaving();
    void goesOnWritingAfterRetentionFailed();

private:
    JournalWriter::Factory memory()
    {
        return [this]() -> Result<std::unique_ptr<Journal>> { return MemoryJournal::open(*m_disk); };
    }

    std::unique_ptr<MemoryDisk> m_disk;
    std::unique_ptr<WriterReports> m_reports;
};

void TestJournalWriter::init()
{
    m_disk = std::make_unique<MemoryDisk>();
    m_reports = std::make_unique<WriterReports>();
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
    const auto page = MemoryJournalReader(*m_disk).audit({}, {0, 200});
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
    QCOMPARE(MemoryJournalReader(*m_disk).audit({}, {})->total, quint64(2));
}

void TestJournalWriter::writesOnceWhatReachedTheDiskThoughItFailed()
{
    m_disk->failNextAfterWriting(errors::kJournalIo);
    JournalWriter writer(memory(), m_reports->take(), kQuick);
    writer.post(audit(QStringLiteral("1")));
    QTRY_COMPARE(m_reports->durable(), quint64(1));
    QVERIFY(m_reports->has(Kind::Failed));
    QCOMPARE(MemoryJournalReader(*m_disk).audit({}, {})->total, quint64(1));
}

void TestJournalWriter::tellsWhichWebhooksWereRepeatsHoweverTheyGotToTheDisk()
{
    const auto hook = [](quint64 receipt) {
        StoredHook made;
        made.receipt = receipt;
        made.endpoint = made.id = QStringLiteral("a");
        JournalBatch batch;
        batch.hooks.push_back(made);
        return batch;
    };
    m_disk->failNextAfterWriting(errors::kJournalIo);
    JournalWriter writer(memory(), m_reports->take(), kQuick);
    m_disk->with([&](const MemoryDisk::Contents &) { // so that both are written in one transaction
        writer.post(hook(1));
        writer.post(hook(2));
    });
    QTRY_COMPARE(m_reports->durable(), quint64(2));
    writer.post(hook(3));
    QTRY_COMPARE(m_reports->durable(), quint64(3));
    std::vector<quint64> repeats;
    for (const JournalReport &report : m_reports->of(Kind::Durable))
        std::ranges::copy(report.repeats, std::back_inserter(repeats));
    QCOMPARE(repeats, (std::vector<quint64>{2, 3}));
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

namespace {

/// Runs 1 to `count`, all of them over.
JournalBatch finalRuns(quint64 count)
{
    auto batch = samples::newRun(1, QStringLiteral("sync"));
    batch.runs.clear();
    batch.frames.clear();
    for (quint64 id = 1; id <= count; ++id) {
        batch.runs.push_back(samples::run(id, QStringLiteral("sync"), RunState::Succeeded));
        batch.frames.push_back(samples::frame(id, 0, {samples::started("{}")}));
    }
    return batch;
}

const Retention kKeepFive{{std::nullopt, 5}, samples::at(0)};

/// A journal that holds up the removal of runs, and looks at what happens meanwhile.
class WatchedJournal final : public Journal {
public:
    using Watch = std::function<void(const std::vector<RunId> &)>;
    /// `onAppend` is called inside each append.
    WatchedJournal(
        std::unique_ptr<Journal> journal, Watch watch, std::function<void()> onAppend = [] {})
        : m_journal(std::move(journal))
        , m_watch(std::move(watch))
        , m_onAppend(std::move(onAppend))
    {
    }
    Result<void> append(const std::vector<JournalBatch> &batches) override
    {
        m_onAppend();
        return m_journal->append(batches);
    }
    Result<FailedAppend> reopen() override { return m_journal->reopen(); }
    Result<RunId> nextRun() override { return m_journal->nextRun(); }
    Result<std::vector<UnreadableRun>> unfinishedRuns(const std::function<void(StoredRun)> &take) override
    {
        return m_journal->unfinishedRuns(take);
    }
    Result<std::vector<StoredJob>> redriveJobs() override { return m_journal->redriveJobs(); }
    Result<std::map<QString, QueueHold>> queueHolds() override { return m_journal->queueHolds(); }
    Result<std::vector<ArmedWorkflow>> armedWorkflows() override { return m_journal->armedWorkflows(); }
    Result<std::vector<FileMark>> fileMarks() override { return m_journal->fileMarks(); }
    Result<std::vector<WorkflowVersion>> keptVersions() override { return m_journal->keptVersions(); }
    Result<std::vector<AlertSummary>> firingAlerts() override { return m_journal->firingAlerts(); }
    Result<std::vector<BreakerRecord>> breakers() override { return m_journal->breakers(); }
    Result<PendingHooks> pendingHooks() override { return m_journal->pendingHooks(); }
    std::vector<quint64> repeatedHooks() const override { return m_journal->repeatedHooks(); }
    Result<RetentionSlice> retain(const Retention &retention, const MayRemove &mayRemove) override
    {
        std::vector<RunId> asked;
        auto slice = m_journal->retain(retention, [&](RunId run) {
            asked.push_back(run);
            return mayRemove(run);
        });
        m_watch(asked);
        return slice;
    }
    bool endedUncleanly() const override { return m_journal->endedUncleanly(); }
    void closeCleanly() override { m_journal->closeCleanly(); }

private:
    std::unique_ptr<Journal> m_journal;
    Watch m_watch;
    std::function<void()> m_onAppend;
};

} // namespace

void TestJournalWriter::removesRunsWhileNothingWaits()
{
    std::vector<std::size_t> waitingAtSlices;
    JournalWriter *posting = nullptr;
    const auto open = [&]() -> Result<std::unique_ptr<Journal>> {
        return MemoryJournal::open(*m_disk).transform([&](std::unique_ptr<MemoryJournal> journal) {
            return std::unique_ptr<Journal>(new WatchedJournal(std::move(journal), [&](const auto &) {
                waitingAtSlices.push_back(m_reports->of(Kind::Durable).size());
                if (waitingAtSlices.size() == 1)
                    posting->post(audit(QStringLiteral("meanwhile")));
            }));
        });
    };
    JournalWriter writer(open, m_reports->take(), kQuick);
    posting = &writer;
    writer.post(finalRuns(100));
    QVERIFY(m_reports->waitUntil([&] { return m_reports->durable() == 1; }));
    writer.retain(kKeepFive);
    QVERIFY(m_reports->waitUntil([&] { return m_reports->has(Kind::Cleaned); }));
    writer.close();
    QCOMPARE(m_reports->of(Kind::Cleaned).front().removed, std::size_t(95));
    QCOMPARE(MemoryJournalReader(*m_disk).runs({}, {})->total, quint64(5));
    // What was posted during the first slice was durable before the second began.
    QCOMPARE(waitingAtSlices.at(0), std::size_t(1));
    QCOMPARE(waitingAtSlices.at(1), std::size_t(2));
}

/// A steady load: whenever something has been written, more waits already.
void TestJournalWriter::removesRunsThoughSomethingAlwaysWaits()
{
    std::atomic<JournalWriter *> posting = nullptr;
    std::atomic_bool isOver = false;
    const auto open = [&]() -> Result<std::unique_ptr<Journal>> {
        return MemoryJournal::open(*m_disk).transform([&](std::unique_ptr<MemoryJournal> journal) {
            return std::unique_ptr<Journal>(new WatchedJournal(
                std::move(journal), [](const auto &) {},
                [&] {
                    if (posting && !isOver)
                        posting.load()->post(audit(QStringLiteral("another")));
                }));
        });
    };
    JournalWriter writer(open, m_reports->take(), kQuick);
    writer.post(finalRuns(100));
    QVERIFY(m_reports->waitUntil([&] { return m_reports->durable() == 1; }));
    posting = &writer;
    writer.post(audit(QStringLiteral("the first")));
    writer.retain(kKeepFive);
    const bool isCleaned = m_reports->waitUntil([&] { return m_reports->has(Kind::Cleaned); });
    isOver = true;
    writer.close();
    QVERIFY(isCleaned);
    QCOMPARE(m_reports->of(Kind::Cleaned).front().removed, std::size_t(95));
}

void TestJournalWriter::neverRemovesARunThatIsKept()
{
    JournalWriter writer(memory(), m_reports->take(), kQuick);
    writer.post(finalRuns(20));
    QVERIFY(writer.keep(RunId{3}));
    QVERIFY(writer.keep(RunId{3}));
    writer.release(RunId{3});
    writer.retain(kKeepFive);
    QVERIFY(m_reports->waitUntil([&] { return m_reports->has(Kind::Cleaned); }));
    MemoryJournalReader reader(*m_disk);
    QCOMPARE(reader.runs({}, {})->total, quint64(6));
    QVERIFY(reader.run(RunId{3}));
    writer.release(RunId{3});
    writer.retain(kKeepFive);
    QVERIFY(m_reports->waitUntil([&] { return m_reports->of(Kind::Cleaned).size() == 2; }));
    QCOMPARE(reader.runs({}, {})->total, quint64(5));
}

void TestJournalWriter::refusesToKeepARunThatIsLeaving()
{
    JournalWriter *keeping = nullptr;
    std::vector<bool> kept;
    const auto open = [&]() -> Result<std::unique_ptr<Journal>> {
        return MemoryJournal::open(*m_disk).transform([&](std::unique_ptr<MemoryJournal> journal) {
            return std::unique_ptr<Journal>(
                new WatchedJournal(std::move(journal), [&](const std::vector<RunId> &leaving) {
                    for (const auto run : leaving)
                        kept.push_back(keeping->keep(run));
                }));
        });
    };
    JournalWriter writer(open, m_reports->take(), kQuick);
    keeping = &writer;
    writer.post(finalRuns(10));
    writer.retain(kKeepFive);
    QVERIFY(m_reports->waitUntil([&] { return m_reports->has(Kind::Cleaned); }));
    writer.close();
    QCOMPARE(kept, std::vector<bool>(5, false));
}

void TestJournalWriter::goesOnWritingAfterRetentionFailed()
{
    const QTemporaryDir dir;
    FaultyVfs disk;
    JournalWriter writer([&]() -> Result<std::unique_ptr<Journal>> { return SqliteJournal::open(dir.path()); },
                         m_reports->take(), kQuick);
    writer.post(finalRuns(20));
    QVERIFY(m_reports->waitUntil([&] { return m_reports->durable() == 1; }));
    disk.failFlushes(true);
    writer.retain(kKeepFive);
    QVERIFY(m_reports->waitUntil([&] { return m_reports->has(Kind::Cleaned); }));
    QCOMPARE(m_reports->of(Kind::Cleaned).front().error.code, errors::kJournalIo);
    disk.heal();
    writer.post(audit(QStringLiteral("later")));
    QVERIFY(m_reports->waitUntil([&] { return m_reports->durable() == 2; }));
    writer.retain(kKeepFive);
    QVERIFY(m_reports->waitUntil([&] { return m_reports->of(Kind::Cleaned).size() == 2; }));
    writer.close();
    QCOMPARE(SqliteJournalReader::open(dir.path()).value()->runs({}, {})->total, quint64(5));
}

QTEST_GUILESS_MAIN(TestJournalWriter)
#include "tst_journalwriter.moc"
