#include "core/journal/sqlitejournal.h"
#include "core/journal/sqlitejournalreader.h"
#include "core/journal/sqliteschema.h"
#include "tests/core/journal/samples.h"

#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/Database.h>

using namespace sluice;

namespace {

// What schema 9 has brought, taken away.
constexpr auto kDownTo8 = R"sql(
DROP TABLE workflow_versions; DROP TABLE draft_runs; ALTER TABLE runs DROP COLUMN content;
ALTER TABLE runs DROP COLUMN version_number; ALTER TABLE runs DROP COLUMN is_draft;
PRAGMA user_version = 8;
)sql";

} // namespace

/// A journal of before versions had numbers gives them when its next owner opens it.
class TestJournalNumbers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersTheVersionsOfOlderJournals();

private:
    void open()
    {
        auto journal = SqliteJournal::open(m_dir.path());
        QVERIFY(journal);
        m_journal = std::move(*journal);
    }

    QTemporaryDir m_dir;
    std::unique_ptr<SqliteJournal> m_journal;
};

void TestJournalNumbers::numbersTheVersionsOfOlderJournals()
{
    open();
    const auto runOf = [](quint64 id, const QString &task) {
        Workflow flow;
        flow.id = QStringLiteral("sync");
        flow.tasks = {{task, QStringLiteral("noop"), {}, {}, {}, false, {}}};
        flow.layout = {{task, {8, 16}}};
        JournalBatch batch = samples::newRun(id, flow.id);
        batch.runs.front().version = versionOf(flow);
        batch.runs.front().started = samples::at(static_cast<qint64>(id));
        batch.versions = {{versionOf(flow), flow}}; // by its logic alone, as before
        return batch;
    };
    // The version whose bytes come last ran first.
    QVERIFY(m_journal->append({runOf(1, QStringLiteral("b")), runOf(2, QStringLiteral("a")),
                               runOf(3, QStringLiteral("b")), runOf(4, QStringLiteral("c"))}));
    m_journal->closeCleanly();
    m_journal.reset();
    SQLite::Database(journalPath(m_dir.path()).toStdString(), SQLite::OPEN_READWRITE).exec(kDownTo8);
    const auto reader = SqliteJournalReader::open(m_dir.path());
    QVERIFY(reader);
    QVERIFY((*reader)->summary(RunId{3})->label == VersionLabel{}); // a reader changes nothing
    QCOMPARE((*reader)->versions(QStringLiteral("sync"), {0, 10})->total, quint64(0));
    open();
    const auto kept = m_journal->keptVersions();
    QVERIFY(kept);
    QCOMPARE(kept->size(), std::size_t(3));
    const quint32 numbers[] = {1, 2, 1, 3};
    for (quint64 run = 1; run <= 4; ++run) {
        const auto stored = (*reader)->run(RunId{run});
        QVERIFY(stored);
        QVERIFY(stored->summary.label == (VersionLabel{numbers[run - 1], false}));
        const WorkflowVersion &version = kept->at(numbers[run - 1] - 1);
        QCOMPARE(version.number, numbers[run - 1]);
        QCOMPARE(version.kind, VersionKind::Found);
        QCOMPARE(version.content, contentOf(stored->workflow));
        QCOMPARE(version.version, stored->summary.version);
        QVERIFY((*reader)->version(QStringLiteral("sync"), version.number).value() == stored->workflow);
    }
    QCOMPARE(kept->front().at, samples::at(1));
    // A run that begins now on one of them has its content and its number, and nothing is stored once more for it.
    JournalBatch again = samples::newRun(5, QStringLiteral("sync"));
    again.versions.clear();
    again.runs.front().version = kept->front().version;
    again.runs.front().content = kept->front().content;
    again.runs.front().label = {1, false};
    QVERIFY(m_journal->append({again}));
    const auto stored = (*reader)->run(RunId{5});
    QVERIFY(stored);
    QCOMPARE(contentOf(stored->workflow), kept->front().content);
}

QTEST_GUILESS_MAIN(TestJournalNumbers)
#include "tst_journalnumbers.moc"
