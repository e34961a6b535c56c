#include "core/journal/errors.h"
#include "core/journal/frames.h"
#include "core/workflow/workflowfile.h"
#include "tests/core/journal/journalbed.h"
#include "tests/core/journal/samples.h"

#include <QTest>

using namespace sluice;

/// What can still be had of a run whose history is damaged.
class TestRawRuns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesAllThatIsLeftOfADamagedRun_data();
    void givesAllThatIsLeftOfADamagedRun();
    void blamesNoFrameForTheOneBeforeIt();
};

void TestRawRuns::givesAllThatIsLeftOfADamagedRun_data()
{
    QTest::addColumn<bool>("isOnDisk");
    QTest::newRow("memory") << false;
    QTest::newRow("SQLite") << true;
}

void TestRawRuns::givesAllThatIsLeftOfADamagedRun()
{
    QFETCH(bool, isOnDisk);
    const auto bed = isOnDisk ? sqliteBed() : memoryBed();
    auto journal = std::move(*bed->open());
    const Payload large = '"' + QByteArray(kInlinePayload * 2, 'x') + '"';
    auto batch = samples::newRun(1, QStringLiteral("sync"), large);
    batch.frames.push_back(samples::frame(1, 1, {samples::succeeded(0, "\"FINDMEHERE\"")}));
    QVERIFY(journal->append({batch}));
    const auto whole = bed->reader()->rawRun(RunId{1});
    QVERIFY(whole);
    journal->closeCleanly();
    journal.reset();
    bed->damage(RunId{1}, "FINDMEHERE");
    journal = std::move(*bed->open());
    QVERIFY(journal->unfinishedRuns([](const StoredRun &) {}));
    const auto raw = bed->reader()->rawRun(RunId{1});
    QVERIFY(raw);
    QVERIFY(raw->summary.isDamaged);
    QCOMPARE(readWorkflow(raw->workflow, QStringLiteral("sync")).value(), samples::workflow(QStringLiteral("sync")));
    QCOMPARE(raw->frames.size(), std::size_t(2));
    QCOMPARE(raw->frames[0].problem, QString());
    QCOMPARE(raw->frames[0].data, whole->frames[0].data);
    QCOMPARE(raw->frames[1].problem, QStringLiteral("checksum"));
    QCOMPARE(raw->frames[1].first, quint64(1));
    QCOMPARE(raw->frames[1].data.size(), whole->frames[1].data.size());
    QVERIFY(raw->frames[1].data != whole->frames[1].data);
    QCOMPARE(raw->payloads.size(), std::size_t(1));
    QCOMPARE(raw->payloads.begin()->second, std::optional(large));
    QCOMPARE(samples::codeOf(bed->reader()->rawRun(RunId{9})), errors::kJournalRunUnknown);
}

void TestRawRuns::blamesNoFrameForTheOneBeforeIt()
{
    RawRun raw;
    raw.summary.id = RunId{1};
    ChainEnd end;
    std::vector<StoredFrame> frames;
    for (quint64 first = 0; first < 4; ++first)
        frames.push_back(*storeFrame(samples::frame(1, first, {samples::succeeded(0, "1")}), end, {}));
    frames[1].data[0] = static_cast<char>(frames[1].data[0] ^ 1);
    frames.erase(frames.begin() + 2);
    end = {};
    for (const StoredFrame &frame : frames)
        addRawFrame(raw, frame, end);
    QCOMPARE(raw.frames[0].problem, QString());
    QCOMPARE(raw.frames[1].problem, QStringLiteral("checksum"));
    QCOMPARE(raw.frames[2].problem, QStringLiteral("event 2 should come first"));
}

QTEST_GUILESS_MAIN(TestRawRuns)
#include "tst_rawruns.moc"
