#include "core/journal/errors.h"
#include "core/journal/sqlitejournal.h"
#include "core/journal/sqlitejournalreader.h"
#include "tests/core/journal/journalbed.h"
#include "tests/core/journal/samples.h"

#include <QFileInfo>
#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

using namespace sluice;

namespace {

/// Calls `work` in a process without the rights of an administrator, and gives back what it returns; -1: it failed.
template <typename Work>
int asNobody(Work &&work)
{
    const auto child = ::fork();
    if (child == 0) {
        constexpr unsigned kNobody = 65534;
        if (::geteuid() == 0 && (::setgid(kNobody) != 0 || ::setuid(kNobody) != 0))
            ::_exit(99);
        ::_exit(work());
    }
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) != child || !WIFEXITED(status))
        return -1;
    return WEXITSTATUS(status);
}

} // namespace

/// Readers beside an owner, after one, and where there never was one.
class TestSqliteJournalReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void readsWithoutOwner();
    void readsWhatACrashLeft();
    void readsFromFolderThatTakesNoFiles();
    void saysThatThereIsNoJournal();
    void readerSeesWhatIsCommittedWhileOwnerWrites();
    void readerCannotWrite();

private:
    QString path(const QString &suffix = {}) const
    {
        return m_dir->path() + QStringLiteral("/.sluice/journal.db") + suffix;
    }
    void open();
    void append(const std::vector<JournalBatch> &batches) const;

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<SqliteJournal> m_journal;
};

void TestSqliteJournalReader::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void TestSqliteJournalReader::cleanup()
{
    m_journal.reset();
    m_dir.reset();
}

void TestSqliteJournalReader::open()
{
    auto journal = SqliteJournal::open(m_dir->path());
    QVERIFY2(journal, qPrintable(journal ? QString() : journal.error().code + journal.error().detail));
    m_journal = std::move(*journal);
}

void TestSqliteJournalReader::append(const std::vector<JournalBatch> &batches) const
{
    const auto written = m_journal->append(batches);
    QVERIFY2(written, qPrintable(written ? QString() : written.error().code + written.error().detail));
}

void TestSqliteJournalReader::readsWithoutOwner()
{
    open();
    append({samples::newRun(1, QStringLiteral("sync"))});
    m_journal->closeCleanly();
    QVERIFY(!QFileInfo::exists(path(QStringLiteral("-wal"))));
    const auto reader = SqliteJournalReader::open(m_dir->path());
    QVERIFY(reader);
    QCOMPARE((*reader)->runs({}, {})->total, quint64(1));
    m_journal.reset();
    open();
    QVERIFY(!m_journal->endedUncleanly());
}

void TestSqliteJournalReader::readsWhatACrashLeft()
{
    open();
    append({samples::newRun(1, QStringLiteral("sync"))});
    const QTemporaryDir copy;
    copyJournal(m_dir->path(), copy.path());
    const auto reader = SqliteJournalReader::open(copy.path());
    QVERIFY(reader);
    QCOMPARE((*reader)->runs({}, {})->total, quint64(1));
}

void TestSqliteJournalReader::readsFromFolderThatTakesNoFiles()
{
    open();
    append({samples::newRun(1, QStringLiteral("sync"))});
    m_journal->closeCleanly();
    m_journal.reset();
    const auto folder = QFileInfo(path()).path();
    const auto access = QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther;
    QVERIFY(QFile::setPermissions(m_dir->path(), access | QFile::WriteOwner));
    QVERIFY(QFile::setPermissions(folder, access));
    QCOMPARE(asNobody([this] { return int(SqliteJournalReader::open(m_dir->path()).value()->runs({}, {})->total); }),
             1);
    QVERIFY(QFile::setPermissions(folder, access | QFile::WriteOwner));
}

void TestSqliteJournalReader::saysThatThereIsNoJournal()
{
    QCOMPARE(samples::codeOf(SqliteJournalReader::open(m_dir->path())), errors::kJournalMissing);
    QVERIFY(!QFileInfo::exists(path()));
}

void TestSqliteJournalReader::readerSeesWhatIsCommittedWhileOwnerWrites()
{
    open();
    const auto reader = std::move(SqliteJournalReader::open(m_dir->path()).value());
    for (quint64 run = 1; run <= 10; ++run) {
        append({samples::newRun(run, QStringLiteral("sync"))});
        QCOMPARE(reader->runs({}, {})->total, run);
    }
}

void TestSqliteJournalReader::readerCannotWrite()
{
    open();
    append({samples::newRun(1, QStringLiteral("sync"))});
    const auto before = QFileInfo(path()).size();
    {
        const auto reader = SqliteJournalReader::open(m_dir->path());
        QCOMPARE((*reader)->runs({}, {})->total, quint64(1));
        m_journal.reset();
    }
    // The reader was the last to leave, and left the log for the next owner.
    QCOMPARE(QFileInfo(path()).size(), before);
    QVERIFY(QFileInfo(path(QStringLiteral("-wal"))).size() > 0);
}

QTEST_GUILESS_MAIN(TestSqliteJournalReader)
#include "tst_sqlitejournalreader.moc"
