#include "tests/core/journal/support/crashimages.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace sluice;

namespace {

quint32 fromEnvironment(const char *name, quint32 usual)
{
    bool ok = false;
    const int value = qEnvironmentVariableIntValue(name, &ok);
    return ok && value > 0 ? static_cast<quint32>(value) : usual;
}

/// After how many operations the `image`th crash comes: each prefix once, then each once more.
std::size_t prefixOf(const RecordedWork &work, quint32 image)
{
    return image % (work.operations.size() + 1);
}

} // namespace

/// Crashes of the machine after any write, flush or truncation that SQLite does for the journal.
/// SLUICE_CRASH_IMAGES and SLUICE_CRASH_SEED set how many, and which.
class TestCrashImages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recoversWhateverACrashLeavesOfUnflushedWrites();
    void findsAcknowledgedDataLostWithoutFlushes();
    void dropsAndTearsOnlyWhatWasNotFlushed();
};

void TestCrashImages::recoversWhateverACrashLeavesOfUnflushedWrites()
{
    const auto images = fromEnvironment("SLUICE_CRASH_IMAGES", 2000);
    const auto firstSeed = fromEnvironment("SLUICE_CRASH_SEED", 1);
    // A new history for each few thousand images: enough to crash after each of its operations more than once.
    constexpr quint32 kImagesPerWork = 4000;
    QElapsedTimer timer;
    timer.start();
    std::size_t operations = 0;
    for (quint32 done = 0; done < images;) {
        const auto work = recordWork(firstSeed + done, 26, false);
        operations += work.operations.size();
        for (quint32 i = 0; i < kImagesPerWork && done < images; ++i, ++done) {
            const auto wrong = whatIsWrongAfterCrash(work, prefixOf(work, i), firstSeed + done);
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("history %1, operation %2 of %3, seed %4: %5")
                                                     .arg(firstSeed + done - i)
                                                     .arg(prefixOf(work, i))
                                                     .arg(work.operations.size())
                                                     .arg(firstSeed + done)
                                                     .arg(wrong)));
        }
    }
    qInfo("%u images of %zu operations in %lld ms", images, operations, static_cast<long long>(timer.elapsed()));
}

void TestCrashImages::findsAcknowledgedDataLostWithoutFlushes()
{
    const auto work = recordWork(1, 30, true);
    QStringList found;
    for (quint32 seed = 1; seed <= 60 && found.size() < 3; ++seed) {
        const auto wrong = whatIsWrongAfterCrash(work, work.operations.size() * seed / 60, seed);
        if (!wrong.isEmpty())
            found += wrong;
    }
    QVERIFY2(found.size() >= 3, "a disk that flushes nothing loses nothing?");
}

void TestCrashImages::dropsAndTearsOnlyWhatWasNotFlushed()
{
    using Kind = DiskOperation::Kind;
    const QByteArray before(2048, 'a');
    const QByteArray after(2048, 'b');
    const std::vector<DiskOperation> record{{Kind::Create, 0, "file", 0, {}},
                                            {Kind::Write, 0, {}, 0, before},
                                            {Kind::Sync, 0, {}, 0, {}},
                                            {Kind::Write, 0, {}, 0, after}};
    std::set<QByteArray> seen;
    for (quint32 seed = 0; seed < 400; ++seed) {
        QCOMPARE(imageAfterCrash(record, 3, seed).at("file"), before);
        seen.insert(imageAfterCrash(record, 4, seed).at("file"));
    }
    QCOMPARE(seen.size(), std::size_t(16)); // each mixture of four sectors
    QVERIFY(std::ranges::all_of(
        seen, [](const QByteArray &content) { return content.size() == 2048 && content.count('a') % 512 == 0; }));
}

QTEST_GUILESS_MAIN(TestCrashImages)
#include "tst_crashimages.moc"
