#include "tests/core/engine/triggerbench.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString kDropFlow = u"timed"_s;

FoundFile lies(const QString &name, qint64 size = 1)
{
    return {name, size, WallTime(Milliseconds(1'700'000'000'000)), true};
}

} // namespace

/// Runs that files start.
class TestFileTriggers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<TriggerBench>();
        m_bench->watch();
    }
    void cleanup() { m_bench.reset(); }

    void startsARunForANewFile();
    void startsOneRunForAVersionWhereverItCrashes();
    void leavesFilesWhereTheyLieUntilThereIsRoom();
    void watchesTheFoldersOfWhatIsArmed();
    void keepsWhatItKnowsWhenItIsArmedAnew();
    void startsNothingOfWhatIsNotArmed();

private:
    void find(std::vector<FoundFile> files) { m_bench->say(tell::FilesFound{kDropFlow, u"drop"_s, std::move(files)}); }
    [[nodiscard]] QStringList filesOfRuns()
    {
        QStringList names;
        for (const RunSummary &run : m_bench->runs())
            names.append(m_bench->inputOf(run.id)[u"name"].toString());
        return names;
    }
    std::unique_ptr<TriggerBench> m_bench;
};

void TestFileTriggers::startsARunForANewFile()
{
    QVERIFY(m_bench->arm(kDropFlow, {TriggerBench::onFile()}));
    find({lies(u"old.csv"_s)});
    find({lies(u"new.csv"_s, 7), lies(u"old.csv"_s)});
    QCOMPARE(m_bench->triggersOfRuns(), QStringList{u"timed: file drop"_s});
    const QJsonObject expected{{u"path"_s, u"inbox/new.csv"_s},
                               {u"name"_s, u"new.csv"_s},
                               {u"size"_s, 7},
                               {u"modified"_s, u"2023-11-14T22:13:20.000Z"_s},
                               {u"trigger"_s, u"drop"_s}};
    QCOMPARE(m_bench->inputOf(RunId{1}), expected);
    QCOMPARE(m_bench->first(kDropFlow).fired, quint64(1));
}

void TestFileTriggers::startsOneRunForAVersionWhereverItCrashes()
{
    QVERIFY(m_bench->arm(kDropFlow, {TriggerBench::onFile(true)}));
    // Not on disk yet: neither the run nor the mark of the file is.
    m_bench->isHeld = true;
    find({lies(u"a"_s)});
    m_bench->isHeld = false;
    m_bench->start();
    m_bench->watch();
    QCOMPARE(filesOfRuns(), QStringList());
    find({lies(u"a"_s)});
    QCOMPARE(filesOfRuns(), QStringList{u"a"_s});
    // On disk: both are.
    m_bench->start();
    m_bench->watch();
    find({lies(u"a"_s)});
    QCOMPARE(filesOfRuns(), QStringList{u"a"_s});
    find({lies(u"a"_s, 2)});
    QCOMPARE(filesOfRuns(), (QStringList{u"a"_s, u"a"_s}));
}

void TestFileTriggers::leavesFilesWhereTheyLieUntilThereIsRoom()
{
    QVERIFY(m_bench->arm(kDropFlow, {TriggerBench::onFile(true)}));
    std::vector<FoundFile> many;
    for (int i = 0; i < 900; ++i)
        many.push_back(lies(u"f%1"_s.arg(1000 + i)));
    m_bench->leave(); // what was asked for keeps its place and does not begin
    find(many);
    find(many);
    QVERIFY(m_bench->runs().empty());
    m_bench->watch();
    QCOMPARE(m_bench->runs().size(), std::size_t(500));
    QVERIFY(m_bench->letters().empty());
    m_bench->say(tell::ControlQueue{0, {kEventQueue, QueueAction::Pause, {}}, u"ada"_s});
    find(many);
    QCOMPARE(m_bench->runs().size(), std::size_t(500));
    m_bench->say(tell::ControlQueue{0, {kEventQueue, QueueAction::Resume, {}}, u"ada"_s});
    for (int i = 0; i < 2; ++i)
        find(many);
    QCOMPARE(m_bench->runs().size(), std::size_t(900));
    find(many);
    QCOMPARE(m_bench->runs().size(), std::size_t(900));
}

void TestFileTriggers::watchesTheFoldersOfWhatIsArmed()
{
    QVERIFY(m_bench->watchedFolders.empty());
    QVERIFY(m_bench->arm(kDropFlow, {TriggerBench::onFile(false, u"*.csv"_s), TriggerBench::interval(60s)}));
    const auto check = [this] {
        QCOMPARE(m_bench->watchedFolders.size(), std::size_t(1));
        const FileWatch &watch = m_bench->watchedFolders[0];
        QCOMPARE(watch.workflow, kDropFlow);
        QCOMPARE(watch.trigger, u"drop"_s);
        QVERIFY(watch.folder.startsWith(u'/') && watch.folder.endsWith(u"/inbox"));
        QCOMPARE(watch.pattern, u"*.csv"_s);
        QVERIFY(watch.settle == 2s);
    };
    check();
    m_bench->watchedFolders.clear();
    m_bench->start();
    check();
    QVERIFY(m_bench->disarm(kDropFlow));
    QVERIFY(m_bench->watchedFolders.empty());
}

void TestFileTriggers::keepsWhatItKnowsWhenItIsArmedAnew()
{
    QVERIFY(m_bench->arm(kDropFlow, {TriggerBench::onFile(true)}));
    find({lies(u"a"_s)});
    Trigger slower = TriggerBench::onFile(true);
    slower.settle = 9s;
    QVERIFY(m_bench->arm(kDropFlow, {slower}));
    find({lies(u"a"_s)});
    QCOMPARE(filesOfRuns(), QStringList{u"a"_s});
    // Other files are other ones, though their names are the same.
    slower.folder = u"elsewhere"_s;
    QVERIFY(m_bench->arm(kDropFlow, {slower}));
    find({lies(u"a"_s)});
    QCOMPARE(filesOfRuns(), (QStringList{u"a"_s, u"a"_s}));
    QVERIFY(m_bench->disarm(kDropFlow));
    QVERIFY(m_bench->disk.with([](const MemoryDisk::Contents &contents) { return contents.files.empty(); }));
}

void TestFileTriggers::startsNothingOfWhatIsNotArmed()
{
    find({lies(u"a"_s)});
    QVERIFY(m_bench->arm(kDropFlow, {TriggerBench::interval(60s)}));
    find({lies(u"a"_s)});
    QVERIFY(m_bench->runs().empty());
    QVERIFY(m_bench->disk.with([](const MemoryDisk::Contents &contents) { return contents.files.empty(); }));
}

QTEST_GUILESS_MAIN(TestFileTriggers)
#include "tst_filetriggers.moc"
