#include "core/engine/errors.h"
#include "tests/core/engine/enginetest.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

using namespace sluice;
using namespace sluice::test;
using namespace Qt::Literals::StringLiterals;

/// The component that looks for files, in an engine with threads and real folders.
class TestFileWatcher : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_fixture.reset(); }

    void startsARunForEachVersionOfAFile();
    void startsNoneTwiceOverARestart();
    void saysWhichFolderIsMissingAndFindsItLater();

private:
    void start();
    [[nodiscard]] Result<void> arm(bool existing);
    void drop(const QString &name, const QByteArray &content);
    [[nodiscard]] QStringList names();
    [[nodiscard]] const ComponentSnapshot *watcher() const;

    std::unique_ptr<EngineFixture> m_fixture;
};

void TestFileWatcher::init()
{
    m_fixture = std::make_unique<EngineFixture>();
    start();
}

void TestFileWatcher::start()
{
    m_fixture->engine.reset();
    LocalEngineConfig config;
    config.watchesTriggers = true;
    QVERIFY(m_fixture->start(std::move(config)));
}

Result<void> TestFileWatcher::arm(bool existing)
{
    Workflow workflow = EngineFixture::chain(1);
    workflow.id = u"drop"_s;
    Trigger file;
    file.id = u"file"_s;
    file.kind = TriggerKind::File;
    file.folder = u"inbox"_s;
    file.pattern = u"*.csv"_s;
    file.settle = std::chrono::milliseconds(1);
    file.existing = existing;
    workflow.triggers = {file};
    return m_fixture->arm(workflow);
}

/// In one step, as good senders do.
void TestFileWatcher::drop(const QString &name, const QByteArray &content)
{
    const QDir inbox(m_fixture->folder.filePath(u"inbox"_s));
    QFile file(inbox.filePath(u".part"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    QFile::remove(inbox.filePath(name));
    QVERIFY(file.rename(inbox.filePath(name)));
}

/// Of the files that started runs, sorted.
QStringList TestFileWatcher::names()
{
    const auto page = m_fixture->answer<Page<RunSummary>>(
        [](EngineClient *client, auto done) { client->listRuns({}, {0, 1000}, client, std::move(done)); });
    QStringList found;
    for (const RunSummary &run : page ? page->rows : std::vector<RunSummary>()) {
        const auto history = m_fixture->history(run.id);
        const Payload input = history ? std::get<RunStarted>(history->events.front().data).input : Payload();
        found.append(QJsonDocument::fromJson(input).object()[u"name"].toString());
    }
    found.sort();
    return found;
}

const ComponentSnapshot *TestFileWatcher::watcher() const
{
    return componentOf(m_fixture->engine->snapshot(), u"files"_s);
}

void TestFileWatcher::startsARunForEachVersionOfAFile()
{
    QVERIFY(QDir(m_fixture->folder.path()).mkdir(u"inbox"_s));
    drop(u"old.csv"_s, "1");
    QVERIFY(arm(true));
    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList{u"old.csv"_s}, 60'000);
    drop(u"a.csv"_s, "1");
    drop(u"a.txt"_s, "1"); // of no such name
    QTRY_COMPARE_WITH_TIMEOUT(names(), (QStringList{u"a.csv"_s, u"old.csv"_s}), 60'000);
    drop(u"a.csv"_s, "22");
    QTRY_COMPARE_WITH_TIMEOUT(names(), (QStringList{u"a.csv"_s, u"a.csv"_s, u"old.csv"_s}), 60'000);
}

void TestFileWatcher::startsNoneTwiceOverARestart()
{
    QVERIFY(QDir(m_fixture->folder.path()).mkdir(u"inbox"_s));
    drop(u"a.csv"_s, "1");
    QVERIFY(arm(true));
    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList{u"a.csv"_s}, 60'000);
    start();
    drop(u"b.csv"_s, "1"); // once this one is there, the other one was looked at
    QTRY_COMPARE_WITH_TIMEOUT(names(), (QStringList{u"a.csv"_s, u"b.csv"_s}), 60'000);
}

void TestFileWatcher::saysWhichFolderIsMissingAndFindsItLater()
{
    QVERIFY(arm(true));
    QTRY_VERIFY_WITH_TIMEOUT(watcher() && watcher()->lastError.code == errors::kFolderUnreadable, 60'000);
    QVERIFY(QDir(m_fixture->folder.path()).mkdir(u"inbox"_s));
    drop(u"a.csv"_s, "1");
    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList{u"a.csv"_s}, 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(watcher() && watcher()->phase == ComponentPhase::Running, 60'000);
}

QTEST_GUILESS_MAIN(TestFileWatcher)
#include "tst_filewatcher.moc"
