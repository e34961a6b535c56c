#include "core/journal/errors.h"
#include "core/journal/journalwriter.h"
#include "core/journal/sqlitejournal.h"
#include "core/journal/sqlitejournalreader.h"
#include "core/journal/sqliteschema.h"
#include "tests/core/journal/faultyvfs.h"
#include "tests/core/journal/samples.h"
#include "tests/core/journal/support/journalmodel.h"
#include "tests/core/journal/support/writerreports.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace sluice;

namespace {

using Kind = JournalReport::Kind;

constexpr JournalWriter::Intervals kQuickly{Milliseconds(1000), Milliseconds(1), Milliseconds(4)};
constexpr quint64 kNever = ~quint64(0);
constexpr int kBatches = 6;

/// A writer on a disk that fails, what it is given, and what it says.
class Workshop {
public:
    Workshop()
        : m_writer(
            [this]() -> Result<std::unique_ptr<Journal>> {
                return SqliteJournal::open(m_folder.path(), {.checkpointPages = 10, .reservesLog = true});
            },
            m_reports.take(), kQuickly)
        , m_maker(7)
    {
    }

    FaultyVfs &disk() { return m_disk; }
    WriterReports &reports() { return m_reports; }
    [[nodiscard]] bool isOpen()
    {
        return m_reports.waitUntil([&] { return m_reports.has(Kind::Opened); });
    }
    /// Posts batches one by one until all are durable, or one fails; whether it was as expected.
    [[nodiscard]] bool work()
    {
        while (m_posted < kBatches && !m_reports.has(Kind::Failed)) {
            post();
            if (!m_reports.waitUntil([&] { return m_reports.durable() == m_posted || m_reports.has(Kind::Failed); }))
                return false;
        }
        return true;
    }
    void post()
    {
        // Some hold nothing but an audit entry or an event.
        auto batch = m_posted % 3 == 2 ? JournalBatch() : m_maker.next(m_model);
        JournalBatch more;
        if (m_posted % 2 == 0)
            more.audit.push_back({0, {}, QStringLiteral("ada"), {}, {}, {}});
        else
            more.events.push_back(samples::recorded(QStringLiteral("orders.new"), QByteArray::number(m_posted)));
        m_model.take(more);
        std::ranges::move(more.audit, std::back_inserter(batch.audit));
        std::ranges::move(more.events, std::back_inserter(batch.events));
        m_writer.post(std::move(batch));
        ++m_posted;
    }
    [[nodiscard]] bool becomesDurable()
    {
        return m_reports.waitUntil([&] { return m_reports.durable() == m_posted; });
    }
    /// Says what is wrong with what is on disk in the end; empty: nothing.
    [[nodiscard]] QString close()
    {
        m_writer.close();
        if (!m_reports.of(Kind::Closed).front().error.code.isEmpty())
            return QStringLiteral("closing failed");
        const auto reader = SqliteJournalReader::open(m_folder.path());
        if (!reader)
            return reader.error().code;
        const auto found = readModel(**reader);
        if (!found || *found != m_model)
            return found ? QStringLiteral("something is lost or twice there") : found.error().code;
        return differenceInLists(**reader, m_model);
    }

private:
    const QTemporaryDir m_folder;
    FaultyVfs m_disk{true};
    WriterReports m_reports;
    JournalWriter m_writer;
    HistoryMaker m_maker;
    JournalModel m_model;
    quint64 m_posted = 0;
};

struct FaultRow {
    VfsCall call;
    int code;
};

} // namespace

/// Whatever SQLite asks of the disk may fail, at any time.
class TestJournalFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void resumesWhenACallFailedForAWhile_data();
    void resumesWhenACallFailedForAWhile();
    void resumesWhenReopeningFailedForAWhile_data();
    void resumesWhenReopeningFailedForAWhile();
    void saysWhyItCannotOpenAtAnyCall_data();
    void saysWhyItCannotOpenAtAnyCall();
    void keepsEverythingWhenClosingFails_data();
    void keepsEverythingWhenClosingFails();
    void theLogHasItsLengthFromTheStart();
    void aFullDiskKeepsTheRoomForWhatIsWritten();
};

Q_DECLARE_METATYPE(FaultRow)

void TestJournalFaults::resumesWhenACallFailedForAWhile_data()
{
    QTest::addColumn<FaultRow>("fault");
    QTest::addColumn<QString>("error");
    QTest::newRow("disk full") << FaultRow{VfsCall::Write, SQLITE_FULL} << QString(errors::kJournalDiskFull);
    QTest::newRow("read-only") << FaultRow{VfsCall::Write, SQLITE_READONLY} << QString(errors::kJournalReadOnly);
    QTest::newRow("write") << FaultRow{VfsCall::Write, SQLITE_IOERR_WRITE} << QString(errors::kJournalIo);
    QTest::newRow("flush") << FaultRow{VfsCall::Sync, SQLITE_IOERR_FSYNC} << QString(errors::kJournalIo);
    QTest::newRow("lock") << FaultRow{VfsCall::ShmLock, SQLITE_IOERR_SHMLOCK} << QString(errors::kJournalIo);
}

void TestJournalFaults::resumesWhenACallFailedForAWhile()
{
    QFETCH(FaultRow, fault);
    QFETCH(QString, error);
    quint64 calls = 0;
    {
        Workshop healthy;
        QVERIFY(healthy.isOpen());
        healthy.disk().failFrom(fault.call, kNever, fault.code);
        QVERIFY(healthy.work() && healthy.becomesDurable());
        calls = healthy.disk().calls(fault.call);
        QCOMPARE(healthy.close(), QString());
    }
    QVERIFY(calls >= 10);
    quint64 said = 0;
    for (quint64 nth = 1; nth <= calls; ++nth) {
        Workshop workshop;
        QVERIFY(workshop.isOpen());
        workshop.disk().failFrom(fault.call, nth, fault.code);
        QVERIFY(workshop.work());
        if (workshop.disk().hasFailed() && !workshop.reports().has(Kind::Failed)) {
            // Only a checkpoint may fail silently: the next transaction finds out.
            workshop.post();
            QVERIFY(workshop.reports().waitUntil([&] { return workshop.reports().has(Kind::Failed); }));
        }
        const auto failed = workshop.reports().of(Kind::Failed);
        if (!failed.empty()) {
            ++said;
            QCOMPARE(failed.front().error.code, error);
            QVERIFY(failed.front().retries);
            workshop.post(); // waits with the others
        }
        workshop.disk().heal();
        QVERIFY2(workshop.becomesDurable(), qPrintable(QString::number(nth)));
        const auto wrong = workshop.close();
        QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("call %1: %2").arg(nth).arg(wrong)));
    }
    QVERIFY(said >= calls / 2);
}

void TestJournalFaults::resumesWhenReopeningFailedForAWhile_data()
{
    QTest::addColumn<FaultRow>("fault");
    QTest::newRow("open") << FaultRow{VfsCall::Open, SQLITE_CANTOPEN};
    QTest::newRow("read") << FaultRow{VfsCall::Read, SQLITE_IOERR_READ};
    QTest::newRow("write") << FaultRow{VfsCall::Write, SQLITE_FULL};
    QTest::newRow("flush") << FaultRow{VfsCall::Sync, SQLITE_IOERR_FSYNC};
    QTest::newRow("size") << FaultRow{VfsCall::FileSize, SQLITE_IOERR_FSTAT};
    QTest::newRow("lock") << FaultRow{VfsCall::Lock, SQLITE_IOERR_LOCK};
    QTest::newRow("shared memory") << FaultRow{VfsCall::ShmMap, SQLITE_IOERR_SHMMAP};
    QTest::newRow("lock of shared memory") << FaultRow{VfsCall::ShmLock, SQLITE_IOERR_SHMLOCK};
}

void TestJournalFaults::resumesWhenReopeningFailedForAWhile()
{
    QFETCH(FaultRow, fault);
    quint64 nth = 1;
    for (bool wasReached = true; wasReached && nth < 200; ++nth) {
        Workshop workshop;
        QVERIFY(workshop.isOpen());
        workshop.post();
        QVERIFY(workshop.becomesDurable());
        workshop.disk().failFrom(VfsCall::Sync, 1, SQLITE_IOERR_FSYNC);
        workshop.post();
        QVERIFY(workshop.reports().waitUntil([&] { return workshop.reports().has(Kind::Failed); }));
        const auto before = workshop.reports().of(Kind::Failed).size();
        workshop.disk().failFrom(fault.call, nth, fault.code);
        // Either it fails in another way now, or it is through before the nth call.
        const auto isSettled = [&] {
            return workshop.disk().hasFailed() || workshop.reports().durable() == 2
                   || workshop.reports().of(Kind::Failed).size() > before;
        };
        QTRY_VERIFY(isSettled());
        wasReached = workshop.disk().hasFailed();
        workshop.disk().heal();
        QVERIFY(workshop.becomesDurable());
        workshop.post();
        QVERIFY(workshop.becomesDurable());
        const auto wrong = workshop.close();
        QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("call %1: %2").arg(nth).arg(wrong)));
    }
    QVERIFY2(nth > 2 && nth < 200, "no such call is made");
}

void TestJournalFaults::saysWhyItCannotOpenAtAnyCall_data()
{
    resumesWhenReopeningFailedForAWhile_data();
}

void TestJournalFaults::saysWhyItCannotOpenAtAnyCall()
{
    QFETCH(FaultRow, fault);
    const QString code = fault.code == SQLITE_FULL ? QString(errors::kJournalDiskFull) : QString(errors::kJournalIo);
    FaultyVfs disk(true);
    quint64 nth = 1;
    for (bool wasReached = true; wasReached && nth < 500; ++nth) {
        const QTemporaryDir folder;
        disk.failFrom(fault.call, nth, fault.code);
        {
            const auto opened = SqliteJournal::open(folder.path(), {.checkpointPages = 10, .reservesLog = true});
            wasReached = disk.hasFailed();
            QVERIFY(opened || wasReached);
            if (!opened)
                QCOMPARE(opened.error().code, code);
        }
        disk.heal();
        const auto again = SqliteJournal::open(folder.path());
        QVERIFY2(again, qPrintable(again ? QString() : QString::number(nth) + again.error().detail));
        QCOMPARE((*again)->nextRun().value(), RunId{1});
    }
    QVERIFY2(nth > 2, "no such call is made");
}

void TestJournalFaults::keepsEverythingWhenClosingFails_data()
{
    QTest::addColumn<FaultRow>("fault");
    QTest::newRow("delete") << FaultRow{VfsCall::Delete, SQLITE_IOERR_DELETE};
    QTest::newRow("cut") << FaultRow{VfsCall::Truncate, SQLITE_IOERR_TRUNCATE};
    QTest::newRow("write") << FaultRow{VfsCall::Write, SQLITE_FULL};
    QTest::newRow("flush") << FaultRow{VfsCall::Sync, SQLITE_IOERR_FSYNC};
}

void TestJournalFaults::keepsEverythingWhenClosingFails()
{
    QFETCH(FaultRow, fault);
    FaultyVfs disk(true);
    quint64 nth = 1;
    for (bool wasReached = true; wasReached && nth < 500; ++nth) {
        const QTemporaryDir folder;
        JournalModel model;
        HistoryMaker maker(5);
        {
            auto journal = SqliteJournal::open(folder.path(), {.checkpointPages = 10, .reservesLog = true}).value();
            for (int i = 0; i < 4; ++i)
                QVERIFY(journal->append({maker.next(model)}));
            disk.failFrom(fault.call, nth, fault.code);
            journal->closeCleanly();
            wasReached = disk.hasFailed();
        }
        disk.heal();
        const auto reader = SqliteJournalReader::open(folder.path());
        QVERIFY2(reader, qPrintable(QString::number(nth)));
        QCOMPARE(readModel(**reader).value(), model);
        auto again = SqliteJournal::open(folder.path()).value();
        QVERIFY(again->append({maker.next(model)}));
        QCOMPARE(readModel(*SqliteJournalReader::open(folder.path()).value()).value(), model);
    }
    QVERIFY2(nth > 2 && nth < 500, "no such call is made");
}

void TestJournalFaults::theLogHasItsLengthFromTheStart()
{
    const QTemporaryDir folder;
    const QFileInfo log(journalPath(folder.path()) + QStringLiteral("-wal"));
    const auto sizeOfLog = [&] { return QFileInfo(log.filePath()).size(); };
    const qint64 wanted = 32 + (40 + 5) * (24 + 8192);
    JournalModel model;
    HistoryMaker maker(3);
    {
        auto journal = SqliteJournal::open(folder.path(), {.checkpointPages = 40, .reservesLog = true}).value();
        QCOMPARE(sizeOfLog(), wanted);
        for (int i = 0; i < 200; ++i)
            QVERIFY(journal->append({maker.next(model)}));
        const auto reader = SqliteJournalReader::open(folder.path()).value();
        QCOMPARE(readModel(*reader).value(), model);
        QVERIFY(sizeOfLog() >= wanted);
        // A program that died here is followed by one that finds what was written, and the length that there is.
    }
    auto again = SqliteJournal::open(folder.path(), {.checkpointPages = 40, .reservesLog = true}).value();
    QVERIFY(again->endedUncleanly());
    QCOMPARE(sizeOfLog(), wanted);
    const auto reader = SqliteJournalReader::open(folder.path()).value();
    QCOMPARE(readModel(*reader).value(), model);
    again->closeCleanly();
    QVERIFY(sizeOfLog() < wanted);
}

void TestJournalFaults::aFullDiskKeepsTheRoomForWhatIsWritten()
{
    FaultyVfs disk(true);
    const QTemporaryDir folder;
    const QString log = journalPath(folder.path()) + QStringLiteral("-wal");
    static_cast<void>(SqliteJournal::open(folder.path()).value());
    disk.failFrom(VfsCall::Write, 12, SQLITE_FULL); // while the log is filled
    auto journal = SqliteJournal::open(folder.path(), {.checkpointPages = 4096, .reservesLog = true}).value();
    QVERIFY(disk.hasFailed());
    disk.heal();
    QVERIFY(QFileInfo(log).size() < 100'000);
    JournalModel model;
    HistoryMaker maker(4);
    QVERIFY(journal->append({maker.next(model)}));
    QCOMPARE(readModel(*SqliteJournalReader::open(folder.path()).value()).value(), model);
}

QTEST_GUILESS_MAIN(TestJournalFaults)
#include "tst_journalfaults.moc"
