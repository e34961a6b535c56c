#include "core/journal/errors.h"
#include "tests/core/journal/journalbed.h"
#include "tests/core/journal/samples.h"

#include <QTest>

using namespace sluice;

namespace {

/// A workflow of which only the layout differs by `x`.
Workflow flowAt(double x)
{
    Workflow flow;
    flow.id = QStringLiteral("sync");
    flow.name = QStringLiteral("Über");
    flow.tasks = {{QStringLiteral("a"), QStringLiteral("noop"), {}, {}, {}, false, {}}};
    flow.layout = {{QStringLiteral("a"), {x, 16}}};
    return flow;
}

VersionRecord recordOf(double x, quint32 number = 0)
{
    const Workflow flow = flowAt(x);
    VersionRecord record{versionOf(flow), flow, contentOf(flow)};
    if (number > 0)
        record.kept = WorkflowVersion{flow.id,
                                      number,
                                      record.version,
                                      record.content,
                                      samples::at(1),
                                      QStringLiteral("ada"),
                                      VersionKind::Restored,
                                      QStringLiteral("v1")};
    return record;
}

JournalBatch kept(double x, quint32 number)
{
    JournalBatch batch;
    batch.versions.push_back(recordOf(x, number));
    return batch;
}

/// A run that has ended, of this workflow, in the way in which the engine writes it.
JournalBatch runOf(quint64 id, double x, VersionLabel label)
{
    JournalBatch batch = samples::newRun(id, QStringLiteral("sync"), "1");
    const VersionRecord record = recordOf(x);
    batch.versions.clear();
    if (label.isDraft)
        batch.versions.push_back(record);
    RunSummary &run = batch.runs.front();
    run.version = record.version;
    run.content = record.content;
    run.label = label;
    run.state = RunState::Succeeded;
    run.ended = samples::at(static_cast<int>(id));
    return batch;
}

} // namespace

/// What every journal promises of the versions of workflows.
class TestJournalVersions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup();

    void keepsVersionsAsTheyWere();
    void listsThemNewestFirst();
    void givesARunBackAsItWasRun();
    void letsADraftGoWithItsLastRun();

private:
    void reopen();

    std::unique_ptr<JournalBed> m_bed;
    std::unique_ptr<Journal> m_journal;
};

using MakeVersionsBed = std::unique_ptr<JournalBed> (*)();
Q_DECLARE_METATYPE(MakeVersionsBed)

void TestJournalVersions::initTestCase_data()
{
    QTest::addColumn<MakeVersionsBed>("makeBed");
    QTest::newRow("memory") << &memoryBed;
    QTest::newRow("sqlite") << &sqliteBed;
}

void TestJournalVersions::init()
{
    QFETCH_GLOBAL(MakeVersionsBed, makeBed);
    m_bed = makeBed();
    reopen();
}

void TestJournalVersions::cleanup()
{
    m_journal.reset();
    m_bed.reset();
}

void TestJournalVersions::reopen()
{
    m_journal.reset();
    auto journal = m_bed->open();
    QVERIFY(journal);
    m_journal = std::move(*journal);
}

void TestJournalVersions::keepsVersionsAsTheyWere()
{
    QVERIFY(m_journal->append({kept(8, 1), kept(24, 2), kept(24, 2)})); // the last said twice
    m_bed->crash();
    reopen();
    const auto all = m_journal->keptVersions();
    QVERIFY(all);
    QVERIFY(*all == (std::vector{*recordOf(8, 1).kept, *recordOf(24, 2).kept}));
    const auto reader = m_bed->reader();
    QVERIFY(reader->version(QStringLiteral("sync"), 1).value() == flowAt(8)); // the same logic, another place
    QVERIFY(reader->version(QStringLiteral("sync"), 2).value() == flowAt(24));
    QCOMPARE(samples::codeOf(reader->version(QStringLiteral("sync"), 3)), errors::kVersionUnknown);
    QCOMPARE(samples::codeOf(reader->version(QStringLiteral("other"), 1)), errors::kVersionUnknown);
}

void TestJournalVersions::listsThemNewestFirst()
{
    for (quint32 number = 1; number <= 5; ++number)
        QVERIFY(m_journal->append({kept(number, number)}));
    const auto reader = m_bed->reader();
    const auto page = reader->versions(QStringLiteral("sync"), {1, 2});
    QVERIFY(page);
    QCOMPARE(page->total, quint64(5));
    QCOMPARE(page->rows.size(), std::size_t(2));
    QCOMPARE(page->rows[0].number, 4U);
    QCOMPARE(page->rows[1].number, 3U);
    QCOMPARE(reader->versions(QStringLiteral("other"), {0, 10})->total, quint64(0));
}

void TestJournalVersions::givesARunBackAsItWasRun()
{
    QVERIFY(m_journal->append({kept(8, 1), runOf(1, 8, {1, false}), runOf(2, 24, {1, true})}));
    const auto reader = m_bed->reader();
    QVERIFY(reader->run(RunId{1})->workflow == flowAt(8));
    QVERIFY(reader->run(RunId{2})->workflow == flowAt(24));
    QVERIFY(reader->summary(RunId{1})->label == (VersionLabel{1, false}));
    QVERIFY(reader->summary(RunId{2})->label == (VersionLabel{1, true}));
    const auto listed = reader->runs({}, {0, 10});
    QVERIFY(listed);
    QVERIFY(listed->rows[0].label == (VersionLabel{1, true}));
    // What changes later says nothing of it.
    JournalBatch later = runOf(2, 24, {});
    later.versions.clear();
    later.frames.clear();
    QVERIFY(m_journal->append({later}));
    QVERIFY(reader->summary(RunId{2})->label == (VersionLabel{1, true}));
    QVERIFY(reader->run(RunId{2})->workflow == flowAt(24));
}

void TestJournalVersions::letsADraftGoWithItsLastRun()
{
    // Two runs of one draft, one of a draft that was kept later, and others after them.
    QVERIFY(m_journal->append({kept(8, 1), runOf(1, 24, {1, true}), runOf(2, 40, {1, true}), kept(40, 2),
                               runOf(3, 24, {1, true}), runOf(4, 8, {1, false}), runOf(5, 8, {1, false}),
                               runOf(6, 8, {1, false})}));
    const auto keep = [this](quint32 runs) {
        Retention retention;
        retention.now = samples::at(100);
        retention.policy.runsPerWorkflow = runs;
        for (bool isDone = false; !isDone;) {
            const auto slice = m_journal->retain(retention, [](RunId) { return true; });
            QVERIFY(slice);
            isDone = slice->isDone;
        }
    };
    keep(4);                                                         // the first two go
    QVERIFY(m_bed->reader()->run(RunId{3})->workflow == flowAt(24)); // another run holds it
    QVERIFY(m_bed->reader()->version(QStringLiteral("sync"), 2).value() == flowAt(40));
    keep(3);
    QCOMPARE(samples::codeOf(m_bed->reader()->run(RunId{3})), errors::kJournalRunUnknown);
    // Said to be of the draft, a run finds nothing: its workflow is gone.
    JournalBatch lost = runOf(7, 24, {1, true});
    lost.versions.clear();
    QVERIFY(m_journal->append({lost}));
    QCOMPARE(samples::codeOf(m_bed->reader()->run(RunId{7})), errors::kJournalRunDamaged);
    // The engine says what the draft is each time.
    QVERIFY(m_journal->append({runOf(8, 24, {1, true})}));
    QVERIFY(m_bed->reader()->run(RunId{8})->workflow == flowAt(24));
}

QTEST_GUILESS_MAIN(TestJournalVersions)
#include "tst_journalversions.moc"
