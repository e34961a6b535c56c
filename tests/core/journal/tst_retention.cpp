#include "core/journal/sqlitejournal.h"
#include "core/journal/sqlitejournalreader.h"
#include "tests/core/journal/journalbed.h"
#include "tests/core/journal/samples.h"
#include "tests/core/journal/support/journalmodel.h"
#include "tests/core/journal/support/recordingvfs.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>

using namespace sluice;

namespace {

const auto kSync = QStringLiteral("sync");

const MayRemove kAll = [](RunId) { return true; };

/// Removes all that may go; the runs that went.
std::vector<RunId> clean(Journal &journal, const Retention &retention, const MayRemove &mayRemove = kAll)
{
    std::vector<RunId> removed;
    for (int slices = 0; slices < 10'000; ++slices) {
        const auto slice = journal.retain(retention, mayRemove);
        if (!slice)
            qFatal("%s", qPrintable(slice.error().code + slice.error().detail));
        removed.insert(removed.end(), slice->removed.begin(), slice->removed.end());
        if (slice->isDone)
            return removed;
    }
    qFatal("retention does not end");
}

QString textOf(const std::vector<RunId> &runs)
{
    QStringList ids;
    for (const auto run : runs)
        ids += QString::number(number(run));
    return ids.join(u' ');
}

Retention olderThan(qint64 ms, qint64 now)
{
    return {{Milliseconds(ms), std::nullopt}, samples::at(now)};
}

Retention newest(quint32 runs)
{
    return {{std::nullopt, runs}, samples::at(0)};
}

/// Run `id` of a workflow; it ended at its number plus 1,000, if it did.
JournalBatch aRun(quint64 id, const QString &workflow, RunState state, const Payload &input = "{}")
{
    auto batch = samples::newRun(id, workflow, input);
    batch.runs = {samples::run(id, workflow, state)};
    return batch;
}

} // namespace

/// Which runs are removed, and what goes with them.
class TestRetention : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup();

    void removesRunsThatEndedLongAgo();
    void keepsTheNewestRunsOfEachWorkflow();
    void keepsRunsThatAreNotOver();
    void keepsRunsWithLettersThatAreOpenOrWereJustDiscarded();
    void keepsTheNewestRunSoThatNoNumberIsGivenTwice();
    void keepsWhatItIsNotAllowedToRemove();
    void keepsAuditEntries();
    void removesOldEventsOfDurableTopicsButTheLast();
    void removesEventsAndLettersWithTheRun();
    void listsEqualTheFoldAfterEachSlice();

private:
    void append(const JournalBatch &batch) const
    {
        const auto written = m_journal->append({batch});
        QVERIFY2(written, qPrintable(written ? QString() : written.error().code + written.error().detail));
    }

    std::unique_ptr<JournalBed> m_bed;
    std::unique_ptr<Journal> m_journal;
};

/// What is true of the file.
class TestRetentionInFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void removesPayloadsThatNobodyRefersTo();
    void removesLongHistoriesInSmallTransactions();
    void fileShrinks();
    void goesOnWithWhatACrashLeft();
    void keepsTheRunThatWroteLastSoThatNoRowNumberIsGivenTwice();

private:
    [[nodiscard]] static int count(const QString &folder, const char *table)
    {
        SQLite::Database database((folder + QStringLiteral("/.sluice/journal.db")).toStdString());
        return database.execAndGet(std::string("SELECT count(*) FROM ") + table).getInt();
    }
};

using MakeBed = std::unique_ptr<JournalBed> (*)();
Q_DECLARE_METATYPE(MakeBed)

void TestRetention::initTestCase_data()
{
    QTest::addColumn<MakeBed>("makeBed");
    QTest::newRow("memory") << &memoryBed;
    QTest::newRow("sqlite") << &sqliteBed;
}

void TestRetention::init()
{
    QFETCH_GLOBAL(MakeBed, makeBed);
    m_bed = makeBed();
    m_journal = std::move(m_bed->open().value());
}

void TestRetention::cleanup()
{
    m_journal.reset();
    m_bed.reset();
}

void TestRetention::removesRunsThatEndedLongAgo()
{
    for (quint64 id = 1; id <= 9; ++id)
        append(aRun(id, kSync, RunState::Succeeded));
    // Run 5 ended at 1,005, exactly a second ago.
    QCOMPARE(textOf(clean(*m_journal, olderThan(1000, 2005))), QStringLiteral("1 2 3 4 5"));
    QCOMPARE(m_bed->reader()->runs({}, {})->total, quint64(4));
    QVERIFY(clean(*m_journal, olderThan(1000, 2005)).empty());
}

void TestRetention::keepsTheNewestRunsOfEachWorkflow()
{
    for (quint64 id = 1; id <= 12; ++id)
        append(aRun(id, id % 3 == 0 ? QStringLiteral("orders") : kSync, RunState::Failed));
    QCOMPARE(textOf(clean(*m_journal, newest(3))), QStringLiteral("1 2 3 4 5 7"));
    const auto reader = m_bed->reader();
    QCOMPARE(reader->runs({kSync, {}, {}}, {})->total, quint64(3));
    QCOMPARE(reader->runs({QStringLiteral("orders"), {}, {}}, {})->total, quint64(3));
}

void TestRetention::keepsRunsThatAreNotOver()
{
    append(aRun(1, kSync, RunState::Running));
    append(aRun(2, kSync, RunState::Waiting));
    append(aRun(3, kSync, RunState::Paused));
    append(aRun(4, kSync, RunState::Cancelled));
    append(aRun(5, kSync, RunState::Running));
    QCOMPARE(textOf(clean(*m_journal, {{Milliseconds(0), 0}, samples::at(1'000'000)})), QStringLiteral("4"));
}

void TestRetention::keepsRunsWithLettersThatAreOpenOrWereJustDiscarded()
{
    const auto withLetter = [&](quint64 id, LetterState state, qint64 changed) {
        auto batch = aRun(id, kSync, RunState::Failed);
        batch.letters.push_back(samples::letter(id, 1, QStringLiteral("rate"), "{}"));
        batch.letters.back().state = state;
        batch.letters.back().changed = samples::at(changed);
        append(batch);
    };
    const qint64 undo = Milliseconds(kDiscardUndo).count();
    withLetter(1, LetterState::Open, 0);
    withLetter(2, LetterState::Redriving, 0);
    withLetter(3, LetterState::Resolved, 0);
    withLetter(4, LetterState::Discarded, 0);
    withLetter(5, LetterState::Discarded, 1);
    append(aRun(6, kSync, RunState::Failed));
    QCOMPARE(textOf(clean(*m_journal, olderThan(0, undo))), QStringLiteral("3 4"));
    QCOMPARE(m_bed->reader()->openLetters().value(), quint64(2));
}

void TestRetention::keepsTheNewestRunSoThatNoNumberIsGivenTwice()
{
    for (quint64 id = 1; id <= 3; ++id)
        append(aRun(id, kSync, RunState::Succeeded));
    QCOMPARE(textOf(clean(*m_journal, newest(0))), QStringLiteral("1 2"));
    QCOMPARE(m_journal->nextRun().value(), RunId{4});
}

void TestRetention::keepsWhatItIsNotAllowedToRemove()
{
    for (quint64 id = 1; id <= 5; ++id)
        append(aRun(id, kSync, RunState::Succeeded));
    const auto removed = clean(*m_journal, newest(0), [](RunId run) { return run != RunId{2}; });
    QCOMPARE(textOf(removed), QStringLiteral("1 3 4"));
    QVERIFY(m_bed->reader()->run(RunId{2}));
}

void TestRetention::keepsAuditEntries()
{
    for (quint64 id = 1; id <= 3; ++id) {
        auto batch = aRun(id, kSync, RunState::Succeeded);
        batch.audit.push_back({0, samples::at(1), QStringLiteral("ada"), QStringLiteral("run.cancel"), {}, {}});
        append(batch);
    }
    QCOMPARE(clean(*m_journal, newest(0)).size(), std::size_t(2));
    QCOMPARE(m_bed->reader()->audit({}, {})->total, quint64(3));
    QCOMPARE(m_bed->reader()->audit({}, {})->rows.size(), std::size_t(3));
}

void TestRetention::removesOldEventsOfDurableTopicsButTheLast()
{
    JournalBatch batch;
    for (int i = 1; i <= 300; ++i) {
        batch.events.push_back(samples::recorded(QStringLiteral("orders.new"), QByteArray::number(i)));
        batch.events.back().at = samples::at(i);
    }
    append(batch);
    (void)clean(*m_journal, newest(0)); // says nothing about events
    QCOMPARE(m_bed->reader()->recordedEvents({}, {})->total, quint64(300));
    (void)clean(*m_journal, olderThan(10, 210));
    const auto left = m_bed->reader()->recordedEvents({}, {99, 1});
    QCOMPARE(left->total, quint64(100));
    QCOMPARE(left->rows[0].number, quint64(201));
    QVERIFY(!m_bed->reader()->recordedEvent(200));
    (void)clean(*m_journal, olderThan(10, 9999));
    batch.events.resize(1);
    append(batch);
    const auto numbers = m_bed->reader()->recordedEvents({}, {});
    QCOMPARE(numbers->rows.size(), std::size_t(2));
    QCOMPARE(numbers->rows[0].number, quint64(301)); // no number is given twice
    QCOMPARE(numbers->rows[1].number, quint64(300));
}

void TestRetention::removesEventsAndLettersWithTheRun()
{
    auto batch = aRun(1, kSync, RunState::Failed);
    batch.letters.push_back(samples::letter(1, 1, QStringLiteral("rate"), "{}"));
    batch.letters.back().state = LetterState::Resolved;
    append(batch);
    append(aRun(2, kSync, RunState::Succeeded));
    QCOMPARE(clean(*m_journal, newest(0)).size(), std::size_t(1));
    const auto reader = m_bed->reader();
    QVERIFY(!reader->run(RunId{1}));
    QVERIFY(!reader->letter({RunId{1}, 1}));
    LetterFilter all;
    all.state.reset();
    QCOMPARE(reader->letters(all, {})->total, quint64(0));
}

void TestRetention::listsEqualTheFoldAfterEachSlice()
{
    HistoryMaker maker(3);
    JournalModel model;
    std::size_t gone = 0;
    for (int round = 0; round < 12; ++round) {
        for (int i = 0; i < 20; ++i)
            append(maker.next(model));
        for (int slice = 0; slice < 12; ++slice) {
            const auto done = m_journal->retain(newest(6), kAll);
            QVERIFY(done);
            model.forget(done->removed);
            gone += done->removed.size();
            const auto reader = m_bed->reader();
            QCOMPARE(differenceInLists(*reader, model), QString());
            if (slice == 0) {
                const auto found = readModel(*reader);
                QVERIFY(found && *found == model);
            }
        }
    }
    QVERIFY2(gone > 50, qPrintable(QString::number(gone)));
}

void TestRetentionInFiles::removesPayloadsThatNobodyRefersTo()
{
    const QTemporaryDir folder;
    auto journal = std::move(SqliteJournal::open(folder.path()).value());
    const Payload mine = '"' + QByteArray(100'000, 'm') + '"';
    const Payload shared = '"' + QByteArray(100'000, 's') + '"';
    const Payload ofLetter = '"' + QByteArray(100'000, 'l') + '"';
    auto first = aRun(1, kSync, RunState::Failed, mine);
    first.frames.push_back(samples::frame(1, 1, {samples::succeeded(0, shared)}));
    first.letters.push_back(samples::letter(1, 1, QStringLiteral("rate"), ofLetter));
    first.letters.back().state = LetterState::Resolved;
    QVERIFY(journal->append({first, aRun(2, kSync, RunState::Running, shared), aRun(3, kSync, RunState::Running)}));
    QVERIFY(journal->append({samples::frames({samples::frame(3, 1, {samples::succeeded(0, "1")})})}));
    QCOMPARE(clean(*journal, newest(0)).size(), std::size_t(1));
    QCOMPARE(SqliteJournalReader::open(folder.path()).value()->run(RunId{2})->events, Events{samples::started(shared)});
    journal.reset();
    QCOMPARE(count(folder.path(), "payloads"), 1);
    QCOMPARE(count(folder.path(), "payload_refs"), 1);
    QCOMPARE(count(folder.path(), "letters"), 0);
}

void TestRetentionInFiles::removesLongHistoriesInSmallTransactions()
{
    const QTemporaryDir folder;
    auto journal = std::move(SqliteJournal::open(folder.path()).value());
    auto batch = aRun(1, kSync, RunState::Succeeded);
    for (quint64 first = 1; first < 1000; ++first)
        batch.frames.push_back(samples::frame(1, first, {samples::succeeded(0, "1")}));
    QVERIFY(journal->append({batch, aRun(2, kSync, RunState::Running),
                             samples::frames({samples::frame(2, 1, {samples::succeeded(0, "1")})})}));
    int most = 0;
    for (int before = 1000;;) { // the first frame of a run lies with the run itself
        const auto slice = journal->retain(newest(0), kAll);
        QVERIFY(slice);
        const int after = count(folder.path(), "events");
        most = std::max(most, before - after);
        before = after;
        if (slice->isDone)
            break;
    }
    QCOMPARE(count(folder.path(), "events"), 1);
    QCOMPARE(most, 128);
}

void TestRetentionInFiles::fileShrinks()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral(".sluice/journal.db"));
    const QuickVfs disk;
    auto journal = std::move(SqliteJournal::open(folder.path()).value());
    for (quint64 id = 1; id <= 400; ++id)
        QVERIFY(journal->append({aRun(id, kSync, RunState::Succeeded, '"' + QByteArray(20'000, 'x') + '"')}));
    journal->closeCleanly();
    const auto full = QFileInfo(path).size();
    journal = std::move(SqliteJournal::open(folder.path()).value());
    QCOMPARE(clean(*journal, newest(10)).size(), std::size_t(390));
    journal->closeCleanly();
    const auto left = QFileInfo(path).size();
    QVERIFY2(left < full / 3, qPrintable(QStringLiteral("%1 of %2").arg(left).arg(full)));
    SQLite::Database database(path.toStdString());
    QCOMPARE(database.execAndGet("PRAGMA integrity_check").getString(), std::string("ok"));
}

void TestRetentionInFiles::goesOnWithWhatACrashLeft()
{
    const QTemporaryDir folder;
    {
        auto journal = std::move(SqliteJournal::open(folder.path()).value());
        for (quint64 id = 1; id <= 30; ++id) {
            auto run = aRun(id, kSync, RunState::Succeeded);
            run.frames.push_back(samples::frame(id, 1, {samples::succeeded(0, "1")}));
            QVERIFY(journal->append({run}));
        }
        while (journal->retain(newest(0), kAll)->removed.empty()) {
        }
    }
    QCOMPARE(count(folder.path(), "removed_runs"), 29);
    QCOMPARE(count(folder.path(), "events"), 30);
    auto journal = std::move(SqliteJournal::open(folder.path()).value());
    QVERIFY(clean(*journal, newest(0)).empty());
    QCOMPARE(count(folder.path(), "removed_runs"), 0);
    QCOMPARE(count(folder.path(), "events"), 1);
}

void TestRetentionInFiles::keepsTheRunThatWroteLastSoThatNoRowNumberIsGivenTwice()
{
    const QTemporaryDir folder;
    auto journal = std::move(SqliteJournal::open(folder.path()).value());
    QVERIFY(journal->append(
        {aRun(1, kSync, RunState::Running), aRun(2, kSync, RunState::Succeeded), aRun(3, kSync, RunState::Running)}));
    QVERIFY(!journal->retain(newest(0), kAll)->isDone); // the round has begun
    JournalBatch end;
    end.runs.push_back(samples::run(1, kSync, RunState::Succeeded));
    end.frames.push_back(samples::frame(1, 1, {samples::succeeded(0, "1")}));
    QVERIFY(journal->append({end}));
    QCOMPARE(textOf(clean(*journal, newest(0))), QStringLiteral("2"));
    // Else this would find fewer rows than were acknowledged.
    QCOMPARE(journal->reopen().value(), FailedAppend::None);
    QVERIFY(journal->append({samples::frames({samples::frame(3, 1, {samples::succeeded(0, "1")})})}));
    QCOMPARE(textOf(clean(*journal, newest(0))), QStringLiteral("1"));
}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    TestRetention retention;
    TestRetentionInFiles inFiles;
    return QTest::qExec(&retention, argc, argv) + QTest::qExec(&inFiles, argc, argv);
}
#include "tst_retention.moc"
