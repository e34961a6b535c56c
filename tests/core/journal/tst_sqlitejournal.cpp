#include "core/journal/errors.h"
#include "core/journal/frames.h"
#include "core/journal/sqlitejournal.h"
#include "core/journal/sqlitejournalreader.h"
#include "tests/core/journal/faultyvfs.h"
#include "tests/core/journal/journalbed.h"
#include "tests/core/journal/samples.h"
#include "tests/core/journal/support/journalmodel.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSysInfo>
#include <QTest>

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Transaction.h>

using namespace sluice;

namespace {

// What schema 9 has brought, taken away.
constexpr auto kDownTo8 = R"sql(
DROP TABLE workflow_versions; DROP TABLE draft_runs; ALTER TABLE runs DROP COLUMN content;
ALTER TABLE runs DROP COLUMN version_number; ALTER TABLE runs DROP COLUMN is_draft;
PRAGMA user_version = 8;
)sql";

// The tables as schema 2 had them, from those of schema 8; their rows stay.
constexpr auto kDownTo2 = R"sql(
INSERT INTO events (run, first, count, done, steps, chain, data)
    SELECT id, 0, first_count, first_done, first_steps, first_chain, first_data FROM runs WHERE first_data IS NOT NULL;
DROP TRIGGER first_frames_stay;
DROP INDEX letters_by_cause; ALTER TABLE runs DROP COLUMN first_count; ALTER TABLE runs DROP COLUMN first_done;
ALTER TABLE runs DROP COLUMN first_steps; ALTER TABLE runs DROP COLUMN first_chain;
ALTER TABLE runs DROP COLUMN first_data;
DROP TRIGGER events_last;
DROP INDEX runs_unfinished;
CREATE INDEX runs_unfinished ON runs (id) WHERE state NOT IN (4, 5, 7) AND damaged = 0;
DROP TABLE topic_events; DROP TABLE event_topics;
DROP TABLE hooks; DROP TABLE hook_ids; DROP TABLE breakers; DROP TABLE jobs; DROP TABLE job_events; ALTER TABLE letters DROP COLUMN snoozed;
ALTER TABLE letters DROP COLUMN kind; ALTER TABLE letters DROP COLUMN origin;
ALTER TABLE letters DROP COLUMN headers; ALTER TABLE letters DROP COLUMN clicks;
ALTER TABLE letters DROP COLUMN decided_by; ALTER TABLE letters DROP COLUMN reason;
ALTER TABLE letters DROP COLUMN imported;
DROP TABLE run_groups; DROP TABLE run_counts; DROP TABLE run_blocks; DROP TABLE removed_runs; DROP TABLE payload_refs;
ALTER TABLE runs DROP COLUMN grp;
ALTER TABLE payloads DROP COLUMN encoding;
CREATE INDEX runs_by_workflow ON runs (workflow);
CREATE INDEX runs_by_state ON runs (state);
CREATE TRIGGER events_last BEFORE DELETE ON events BEGIN SELECT raise(ABORT, 'events are append-only'); END;
PRAGMA user_version = 2;
)sql";

} // namespace

/// What is true of the journal in a file: bad files, owners, full disks, and what lies in it.
class TestSqliteJournal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void refusesFileThatIsNoDatabase();
    void refusesDatabaseOfAnotherProgram();
    void refusesNewerSchema();
    void readsAndMigratesTheSchemaBeforeItemsOfLetters();
    void readsAndMigratesTheSchemaBeforeImportedLetters();
    void readsAndMigratesAJournalOfTheFirstRelease();
    void migratesListsOfManyRuns();
    void refusesTruncatedFile();
    void refusesFolderThatTakesNoFiles();
    void saysWhoOwnsTheWorkspace();
    void takesOverLockOfDeadProgramWithTheSameNumber();
    void takesOverLockOfAProgramThatDiedBeforeItWroteItsName();
    void storesLargePayloadOnce();
    void neverChangesEventsOrAudit();
    void marksOnlyTheRunWhoseFramesAreUnreadable();
    void writesNothingWhileForeignProgramHoldsTheLock();
    void losesNothingAcknowledgedWhenDiskIsFull();
    void goesOnAfterFailedFlush();
    void keepsTheLogSmall();

private:
    QString path(const QString &suffix = {}) const
    {
        return m_dir->path() + QStringLiteral("/.sluice/journal.db") + suffix;
    }
    QString openError() const;
    void write(const QByteArray &bytes) const;
    void open();
    void append(const std::vector<JournalBatch> &batches) const;

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FaultyVfs> m_disk;
    std::unique_ptr<SqliteJournal> m_journal;
};

void TestSqliteJournal::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_disk = std::make_unique<FaultyVfs>();
}

void TestSqliteJournal::cleanup()
{
    m_journal.reset();
    m_disk.reset();
    m_dir.reset();
}

QString TestSqliteJournal::openError() const
{
    const auto journal = SqliteJournal::open(m_dir->path());
    return journal ? QString() : journal.error().code;
}

void TestSqliteJournal::write(const QByteArray &bytes) const
{
    QDir(m_dir->path()).mkpath(QStringLiteral(".sluice"));
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

void TestSqliteJournal::open()
{
    auto journal = SqliteJournal::open(m_dir->path());
    QVERIFY2(journal, qPrintable(journal ? QString() : journal.error().code + journal.error().detail));
    m_journal = std::move(*journal);
}

void TestSqliteJournal::append(const std::vector<JournalBatch> &batches) const
{
    const auto written = m_journal->append(batches);
    QVERIFY2(written, qPrintable(written ? QString() : written.error().code + written.error().detail));
}

void TestSqliteJournal::refusesFileThatIsNoDatabase()
{
    write(QByteArray(10'000, 'x'));
    QCOMPARE(openError(), errors::kJournalNotAJournal);
    QCOMPARE(samples::codeOf(SqliteJournalReader::open(m_dir->path())), errors::kJournalNotAJournal);
    QCOMPARE(QFileInfo(path()).size(), qint64(10'000));
}

void TestSqliteJournal::refusesDatabaseOfAnotherProgram()
{
    QDir(m_dir->path()).mkpath(QStringLiteral(".sluice"));
    {
        SQLite::Database other(path().toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        other.exec("CREATE TABLE events (mine)");
    }
    QCOMPARE(openError(), errors::kJournalNotAJournal);
    QCOMPARE(samples::codeOf(SqliteJournalReader::open(m_dir->path())), errors::kJournalNotAJournal);
}

void TestSqliteJournal::refusesNewerSchema()
{
    open();
    m_journal.reset();
    {
        SQLite::Database database(path().toStdString(), SQLite::OPEN_READWRITE);
        database.exec("PRAGMA user_version = 99");
    }
    const auto journal = SqliteJournal::open(m_dir->path());
    QCOMPARE(samples::codeOf(journal), errors::kJournalNewer);
    QCOMPARE(journal.error().args[QStringLiteral("version")], QStringLiteral("99"));
    QCOMPARE(samples::codeOf(SqliteJournalReader::open(m_dir->path())), errors::kJournalNewer);
}

void TestSqliteJournal::readsAndMigratesTheSchemaBeforeItemsOfLetters()
{
    open();
    auto batch = samples::newRun(1, QStringLiteral("sync"));
    batch.letters.push_back(samples::letter(1, 1, QStringLiteral("fetch"), "{\"n\":7}"));
    append({batch});
    m_journal->closeCleanly();
    m_journal.reset();
    {
        SQLite::Database database(path().toStdString(), SQLite::OPEN_READWRITE);
        database.exec(kDownTo8);
        database.exec(kDownTo2);
        database.exec("ALTER TABLE letters DROP COLUMN item_path; ALTER TABLE letters DROP COLUMN item_text;"
                      "PRAGMA user_version = 1");
    }
    const auto reader = SqliteJournalReader::open(m_dir->path());
    QVERIFY(reader);
    LetterFilter filter;
    filter.text = QStringLiteral("\"n\":7");
    const auto before = (*reader)->letters(filter, {});
    QVERIFY2(before, qPrintable(before ? QString() : before.error().detail));
    QCOMPARE(before->rows.size(), std::size_t(1));
    QVERIFY(before->rows[0].itemPath.empty() && before->rows[0].itemText.isEmpty());
    QCOMPARE((*reader)->letter({RunId{1}, 1})->payload, Payload("{\"n\":7}"));

    open();
    const auto fresh = samples::letter(1, 2, QStringLiteral("fetch"), "{}");
    batch = {};
    batch.letters.push_back(fresh);
    append({batch});
    const auto later = SqliteJournalReader::open(m_dir->path());
    QVERIFY(later);
    for (const auto *each : {&*reader, &*later}) { // also one that was there before the schema changed
        const auto after = (*each)->letters({}, {});
        QCOMPARE(after->total, quint64(2));
        QCOMPARE(after->rows[0].itemPath, fresh.itemPath);
        QCOMPARE(after->rows[0].itemText, fresh.itemText);
        QVERIFY(after->rows[1].itemPath.empty());
    }
}

void TestSqliteJournal::readsAndMigratesTheSchemaBeforeImportedLetters()
{
    open();
    auto batch = samples::newRun(1, QStringLiteral("sync"));
    auto letter = samples::letter(1, 1, QStringLiteral("fetch"), "{}");
    batch.letters.push_back(letter);
    append({batch});
    m_journal->closeCleanly();
    m_journal.reset();
    SQLite::Database(path().toStdString(), SQLite::OPEN_READWRITE)
        .exec(std::string(kDownTo8)
              + "DROP INDEX letters_by_cause; ALTER TABLE letters DROP COLUMN decided_by; ALTER TABLE letters DROP "
                "COLUMN reason;"
                "ALTER TABLE letters DROP COLUMN imported; PRAGMA user_version = 7");
    const auto reader = SqliteJournalReader::open(m_dir->path());
    QVERIFY(reader);
    QCOMPARE((*reader)->letter(letter.id).value(), letter);
    QCOMPARE((*reader)->imports().value(), std::vector<LetterOrigin>());
    open();
    letter.decidedBy = QStringLiteral("ada");
    batch = {};
    batch.letters.push_back(letter);
    append({batch});
    QCOMPARE((*reader)->letter(letter.id).value(), letter);
}

void TestSqliteJournal::readsAndMigratesAJournalOfTheFirstRelease()
{
    // Made by the release before schema 3: three runs that are over, and two that wait on a letter with one large input.
    QDir(m_dir->path()).mkpath(QStringLiteral(".sluice"));
    QVERIFY(QFile::copy(QStringLiteral(SLUICE_JOURNAL_DATA "/schema2.db"), path()));
    QVERIFY(QFile::setPermissions(path(), QFile::ReadOwner | QFile::WriteOwner));
    const auto reader = SqliteJournalReader::open(m_dir->path());
    QVERIFY2(reader, qPrintable(reader ? QString() : reader.error().detail));
    auto before = readModel(**reader);
    QVERIFY2(before, qPrintable(before ? QString() : before.error().detail));
    QCOMPARE(before->runs.size(), std::size_t(5));
    QCOMPARE(before->letters.size(), std::size_t(2));
    QVERIFY(before->letters.begin()->second.payload.size() > 90'000);
    QCOMPARE((*reader)->runs({QStringLiteral("orders"), RunState::Waiting, {}}, {0, 1})->total, quint64(2));

    open();
    for (auto &[id, run] : before->runs)
        run.label = {1, false}; // each workflow had one version, which has a number now
    for (const auto &each : {SqliteJournalReader::open(m_dir->path()), SqliteJournalReader::open(m_dir->path())}) {
        const auto after = readModel(**each);
        QVERIFY2(after && *after == *before, qPrintable(after ? QString() : after.error().detail));
        QCOMPARE(differenceInLists(**each, *before), QString());
    }
    QVERIFY(readModel(**reader) == before); // one that was there before
    std::size_t unfinished = 0;
    QVERIFY(m_journal->unfinishedRuns([&](const StoredRun &) { ++unfinished; }));
    QCOMPARE(unfinished, std::size_t(2));
    // A newer run shares the large input of the old ones, and goes: they keep theirs.
    auto sharing = samples::newRun(6, QStringLiteral("sync"), before->letters.begin()->second.payload);
    sharing.runs = {samples::run(6, QStringLiteral("sync"), RunState::Succeeded)};
    sharing.events.push_back(samples::recorded(QStringLiteral("orders.new"), "{}"));
    append({sharing, samples::newRun(7, QStringLiteral("sync"))});
    QCOMPARE((*reader)->recordedEvents({}, {})->total, quint64(1));
    const Retention none{{std::nullopt, 0}, samples::at(0)};
    for (bool isDone = false; !isDone;)
        isDone = m_journal->retain(none, [](RunId) { return true; })->isDone;
    QCOMPARE((*reader)->runs({}, {})->total, quint64(3));
    const auto left = readModel(**reader);
    QVERIFY2(left, qPrintable(left ? QString() : left.error().detail));
    QCOMPARE(left->letters, before->letters);
}

void TestSqliteJournal::migratesListsOfManyRuns()
{
    open();
    HistoryMaker maker(11);
    JournalModel model;
    for (int i = 0; i < 100; ++i)
        append({maker.next(model)});
    m_journal->closeCleanly();
    m_journal.reset();
    {
        SQLite::Database database(path().toStdString(), SQLite::OPEN_READWRITE);
        // Packed payloads are not in older journals.
        database.exec("DELETE FROM payloads WHERE encoding = 1");
        database.exec(kDownTo8);
        database.exec(kDownTo2);
    }
    const auto reader = std::move(SqliteJournalReader::open(m_dir->path()).value());
    QCOMPARE(differenceInLists(*reader, model), QString());
    open();
    for (auto &[id, run] : model.runs)
        run.label = {1, false}; // each workflow has one version, which is numbered now
    QCOMPARE(differenceInLists(*reader, model), QString());
}

void TestSqliteJournal::refusesTruncatedFile()
{
    open();
    for (quint64 run = 1; run <= 100; ++run)
        append({samples::newRun(run, QStringLiteral("sync"), QByteArray(2000, 'x'))});
    m_journal->closeCleanly();
    m_journal.reset();
    const auto size = QFileInfo(path()).size();
    QVERIFY(QFile::resize(path(), size / 2));
    QCOMPARE(openError(), errors::kJournalCorrupt);
    QCOMPARE(QFileInfo(path()).size(), size / 2);
    QVERIFY(QFile::resize(path(), 50));
    QVERIFY(!openError().isEmpty());
}

void TestSqliteJournal::refusesFolderThatTakesNoFiles()
{
    QFile inTheWay(m_dir->filePath(QStringLiteral(".sluice")));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    QCOMPARE(openError(), errors::kJournalFolderUnwritable);
    // Not even the administrator can make files here.
    QCOMPARE(samples::codeOf(SqliteJournal::open(QStringLiteral("/proc/self"))), errors::kJournalFolderUnwritable);
}

void TestSqliteJournal::saysWhoOwnsTheWorkspace()
{
    open();
    const auto second = SqliteJournal::open(m_dir->path());
    QCOMPARE(samples::codeOf(second), errors::kJournalOwned);
    QCOMPARE(second.error().args[QStringLiteral("pid")], QString::number(QCoreApplication::applicationPid()));
    QCOMPARE(second.error().args[QStringLiteral("host")], QSysInfo::machineHostName());
    QVERIFY(!second.error().args[QStringLiteral("program")].isEmpty());
    QVERIFY(SqliteJournalReader::open(m_dir->path()));
    append({samples::newRun(1, QStringLiteral("sync"))});
}

void TestSqliteJournal::takesOverLockOfDeadProgramWithTheSameNumber()
{
    open();
    QFile lock(m_dir->filePath(QStringLiteral(".sluice/owner.lock")));
    QVERIFY(lock.open(QIODevice::ReadOnly));
    const auto content = lock.readAll();
    lock.close();
    m_journal.reset();
    QVERIFY(!lock.exists());
    // As after the restart of a container: the dead program had the number and name that this one has.
    QVERIFY(lock.open(QIODevice::WriteOnly) && lock.write(content) == content.size());
    lock.close();
    open();
    QCOMPARE(openError(), errors::kJournalOwned);
}

void TestSqliteJournal::takesOverLockOfAProgramThatDiedBeforeItWroteItsName()
{
    open();
    m_journal.reset();
    QFile lock(m_dir->filePath(QStringLiteral(".sluice/owner.lock")));
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.close();
    open();
    QCOMPARE(openError(), errors::kJournalOwned);
}

void TestSqliteJournal::storesLargePayloadOnce()
{
    open();
    const Payload large = '"' + QByteArray(kInlinePayload, 'x') + '"';
    const Payload small = '"' + QByteArray(100, 'x') + '"';
    auto batch = samples::newRun(1, QStringLiteral("sync"), large);
    batch.frames.push_back(samples::frame(1, 1, {samples::succeeded(0, large), samples::succeeded(1, small)}));
    batch.letters.push_back(samples::letter(1, 1, QStringLiteral("rate"), large));
    append({batch, samples::newRun(2, QStringLiteral("sync"), large)});
    m_journal.reset();
    SQLite::Database database(path().toStdString());
    QCOMPARE(database.execAndGet("SELECT count(*) FROM payloads").getInt(), 1);
    QVERIFY(database.execAndGet("SELECT max(length(data)) FROM events").getInt() < 1000);
    QVERIFY(QFileInfo(path()).size() < 5 * kInlinePayload);
}

void TestSqliteJournal::neverChangesEventsOrAudit()
{
    open();
    auto batch = samples::newRun(1, QStringLiteral("sync"));
    batch.audit.push_back({0, samples::at(1), QStringLiteral("ada"), QStringLiteral("letter.discard"), {}, {}});
    batch.events.push_back(samples::recorded(QStringLiteral("orders.new"), "{}"));
    batch.frames.push_back(samples::frame(1, 1, {samples::succeeded(0, "1")}));
    append({batch});
    m_journal.reset();
    SQLite::Database database(path().toStdString(), SQLite::OPEN_READWRITE);
    for (const auto *statement :
         {"UPDATE audit SET who = 'eve'", "UPDATE runs SET first_data = x'00'", "DELETE FROM audit",
          "UPDATE events SET data = x'00'", "DELETE FROM events", "UPDATE topic_events SET data = x'00'"})
        QVERIFY_THROWS_EXCEPTION(SQLite::Exception, database.exec(statement));
}

void TestSqliteJournal::marksOnlyTheRunWhoseFramesAreUnreadable()
{
    open();
    for (quint64 run = 1; run <= 5; ++run)
        append({samples::newRun(run, QStringLiteral("sync"), "\"MARK" + QByteArray::number(run) + "\"")});
    append({samples::frames({samples::frame(3, 1, {samples::succeeded(0, "\"LATERMARK\"")})})});
    m_journal->closeCleanly();
    m_journal.reset();
    QVERIFY(flipByte(path(), "MARK2"));
    QVERIFY(flipByte(path(), "LATERMARK"));
    open();
    QStringList ids;
    QVERIFY(m_journal->unfinishedRuns([&](const StoredRun &run) { ids += QString::number(number(run.summary.id)); }));
    QCOMPARE(ids.join(u' '), QStringLiteral("1 4 5"));
    append({samples::frames({samples::frame(4, 1, {samples::succeeded(0, "1")})})});
    SQLite::Database database(path().toStdString());
    QCOMPARE(database.execAndGet("SELECT count(first_data) FROM runs").getInt(), 5);
    QCOMPARE(database.execAndGet("SELECT count(*) FROM events").getInt(), 2);
}

void TestSqliteJournal::writesNothingWhileForeignProgramHoldsTheLock()
{
    open();
    append({samples::newRun(1, QStringLiteral("sync"))});
    {
        SQLite::Database foreign(path().toStdString(), SQLite::OPEN_READWRITE);
        const SQLite::Transaction transaction(foreign, SQLite::TransactionBehavior::IMMEDIATE);
        const auto written = m_journal->append({samples::newRun(2, QStringLiteral("sync"))});
        QCOMPARE(samples::codeOf(written), errors::kJournalLocked);
    }
    QCOMPARE(m_journal->reopen().value(), FailedAppend::Lost);
    append({samples::newRun(2, QStringLiteral("sync"))});
}

void TestSqliteJournal::losesNothingAcknowledgedWhenDiskIsFull()
{
    open();
    append({samples::newRun(1, QStringLiteral("sync"))});
    m_disk->fill(true);
    quint64 run = 2;
    Result<void> written;
    for (; run < 100 && written; ++run)
        written = m_journal->append({samples::newRun(run, QStringLiteral("sync"), QByteArray(5000, 'x'))});
    QVERIFY(!written);
    QCOMPARE(samples::codeOf(written), errors::kJournalDiskFull);
    const auto acknowledged = run - 2;
    QCOMPARE(SqliteJournalReader::open(m_dir->path()).value()->runs({}, {})->total, acknowledged);
    if (const auto reopened = m_journal->reopen()) {
        QCOMPARE(*reopened, FailedAppend::Lost);
        written = m_journal->append({samples::newRun(run - 1, QStringLiteral("sync"), QByteArray(5000, 'x'))});
        QCOMPARE(samples::codeOf(written), errors::kJournalDiskFull);
    }
    m_disk->fill(false);
    QVERIFY(m_journal->reopen());
    append({samples::newRun(run - 1, QStringLiteral("sync"))});
    QCOMPARE(SqliteJournalReader::open(m_dir->path()).value()->runs({}, {})->total, acknowledged + 1);
}

void TestSqliteJournal::goesOnAfterFailedFlush()
{
    open();
    append({samples::newRun(1, QStringLiteral("sync"))});
    m_disk->failFlushes(true);
    const auto batch = samples::newRun(2, QStringLiteral("sync"));
    QCOMPARE(samples::codeOf(m_journal->append({batch})), errors::kJournalIo);
    m_disk->failFlushes(false);
    const auto outcome = m_journal->reopen();
    QVERIFY(outcome && *outcome != FailedAppend::None);
    // Whether the disk kept it or not, it is there once in the end.
    if (*outcome == FailedAppend::Lost)
        append({batch});
    QCOMPARE(SqliteJournalReader::open(m_dir->path()).value()->run(RunId{2})->events.size(), std::size_t(1));
    append({samples::frames({samples::frame(2, 1, {samples::succeeded(0, "1")})})});
}

void TestSqliteJournal::keepsTheLogSmall()
{
    open();
    append({samples::newRun(1, QStringLiteral("sync"))});
    quint64 first = 1;
    for (int round = 0; round < 100; ++round) {
        std::vector<Frame> frames;
        for (int i = 0; i < 50; ++i)
            frames.push_back(samples::frame(1, first++, {samples::succeeded(0, '"' + QByteArray(30'000, 'x') + '"')}));
        append({samples::frames(frames)});
    }
    QVERIFY(QFileInfo(path(QStringLiteral("-wal"))).size() < 50'000'000);
    QVERIFY(QFileInfo(path()).size() > 100'000'000);
}

QTEST_GUILESS_MAIN(TestSqliteJournal)
#include "tst_sqlitejournal.moc"
