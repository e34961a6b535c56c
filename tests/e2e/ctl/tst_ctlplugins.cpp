#include "tests/e2e/ctl/program.h"

#include <QDir>

using namespace sluice::test;
using namespace Qt::StringLiterals;

/// `sluicectl plugins`, and a run with a task type of a plug-in.
class TestCtlPlugins : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void installsForAPersonAndRuns();
    void installsInAWorkspaceOnly();
    void runsALibrary();
    void refusesWhatIsNone_data();
    void refusesWhatIsNone();
    void tellsOfATypeThatIsMissing();
    void runsWithATaskThatIsSwitchedOffWithoutItsPlugin();
    void listsWhyOneCannotBeUsed();

private:
    static Ended plugins(const QStringList &arguments)
    {
        return sluicectl(QStringList{u"plugins"_s} + arguments + QStringList{u"--json"_s});
    }
    static QString scripts() { return QStringLiteral(SLUICE_TEST_SCRIPTS "/words"); }
    static QString library(const QString &name) { return QStringLiteral(SLUICE_TEST_PLUGINS "/%1.so").arg(name); }
    static QJsonArray listed(const Workspace &workspace)
    {
        return workspace.call(words("plugins list")).object().value(u"plugins"_s).toArray();
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

namespace {

const QByteArray kCounts = R"({"id": "count", "type": "words.count", "params": {"text": "one two"}})";
const QByteArray kShouts = R"({"id": "shout", "type": "shout.text", "params": {"text": "hey"}})";

/// A workflow of one task, and one that says what came of it.
QByteArray saying(const QByteArray &task, const QByteArray &id, const QByteArray &what)
{
    return workflowOf(task + R"(, {"id": "say", "type": "log", "params": {"message": "came: {{ )" + what + " }}\"}}",
                      "{\"from\": \"" + id + "\", \"to\": \"say\"}");
}

} // namespace

void TestCtlPlugins::initTestCase()
{
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", m_home->path().toUtf8());
}

void TestCtlPlugins::cleanup()
{
    QVERIFY(QDir(m_home->filePath(u"sluice"_s)).removeRecursively());
}

void TestCtlPlugins::installsForAPersonAndRuns()
{
    const Workspace workspace;
    const QString file = workspace.file(u"w.json"_s, saying(kCounts, "count", "input.count"));
    const Ended done = plugins({u"install"_s, scripts()});
    QCOMPARE(done.status, 0);
    QCOMPARE(done.object().value(u"name"_s).toString(), u"Words"_s);
    QVERIFY(QFile::exists(m_home->filePath(u"sluice/plugins/words/plugin.json"_s)));
    QCOMPARE(listed(workspace).at(0)[u"origin"].toString(), u"person"_s);
    QCOMPARE(workspace.call({u"validate"_s, file}).status, 0);
    const Ended run = workspace.call({u"run"_s, file});
    QVERIFY2(run.status == 0, run.err + run.out);
    QVERIFY2(run.err.contains("came: 2"), run.err);
    QCOMPARE(plugins({u"remove"_s, u"Words"_s}).status, 0);
    QVERIFY(listed(workspace).isEmpty());
    QCOMPARE(plugins({u"remove"_s, u"Words"_s}).errorCode(), u"plugin.unknown"_s);
}

void TestCtlPlugins::installsInAWorkspaceOnly()
{
    const Workspace workspace;
    const Workspace other;
    QCOMPARE(workspace.call({u"plugins"_s, u"install"_s, scripts()}).status, 0);
    QCOMPARE(listed(workspace).at(0)[u"origin"].toString(), u"workspace"_s);
    QVERIFY(listed(other).isEmpty());
    QCOMPARE(workspace.call({u"plugins"_s, u"remove"_s, u"Words"_s}).status, 0);
    QVERIFY(listed(workspace).isEmpty());
}

void TestCtlPlugins::runsALibrary()
{
    const Workspace workspace;
    QCOMPARE(plugins({u"install"_s, library(u"shout"_s)}).status, 0);
    QCOMPARE(listed(workspace).at(0)[u"kind"].toString(), u"library"_s);
    const Ended run = workspace.call({u"run"_s, workspace.file(u"w.json"_s, saying(kShouts, "shout", "input"))});
    QVERIFY2(run.status == 0, run.err + run.out);
    QVERIFY2(run.err.contains("came: HEY"), run.err);
}

void TestCtlPlugins::refusesWhatIsNone_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("code");
    QTest::newRow("nothing there") << u"/nowhere/plugin"_s << u"file.missing"_s;
    QTest::newRow("a folder without a description") << QDir::tempPath() << u"plugin.noDescription"_s;
    QTest::newRow("another version") << library(u"old"_s) << u"plugin.otherVersion"_s;
    QTest::newRow("another program's") << library(u"foreign"_s) << u"plugin.notOurs"_s;
    QTest::newRow("a missing symbol") << library(u"lacking"_s) << u"plugin.notLoaded"_s;
    QTest::newRow("a throw") << library(u"thrower"_s) << u"plugin.threw"_s;
}

void TestCtlPlugins::refusesWhatIsNone()
{
    QFETCH(QString, path);
    QFETCH(QString, code);
    const Ended done = plugins({u"install"_s, path});
    QCOMPARE(done.status, 2);
    QCOMPARE(done.errorCode(), code);
    QVERIFY(!QFile::exists(m_home->filePath(u"sluice"_s)));
}

void TestCtlPlugins::tellsOfATypeThatIsMissing()
{
    const Workspace workspace;
    const QString file = workspace.file(u"w.json"_s, workflowOf(kCounts));
    const QByteArray before = read(file);
    const Ended checked = workspace.call({u"validate"_s, file});
    QCOMPARE(checked.status, 2);
    QVERIFY2(checked.out.contains("words.count"), checked.out);
    QCOMPARE(read(file), before);
}

void TestCtlPlugins::runsWithATaskThatIsSwitchedOffWithoutItsPlugin()
{
    const Workspace workspace;
    const QByteArray off = QByteArray(kCounts).replace("\"params\"", "\"disabled\": true, \"params\"");
    const QString file = workspace.file(
        u"w.json"_s, workflowOf(off + R"(, {"id": "after", "type": "noop"})", R"({"from": "count", "to": "after"})"));
    const Ended run = workspace.call({u"run"_s, file});
    QVERIFY2(run.status == 0, run.err + run.out);
    QCOMPARE(run.object()[u"tasks"][u"after"][u"succeeded"].toInt(), 1);
}

void TestCtlPlugins::listsWhyOneCannotBeUsed()
{
    const Workspace workspace;
    QVERIFY(QDir(workspace.path()).mkpath(u"plugins"_s));
    QVERIFY(QFile::copy(library(u"shout"_s), workspace.path(u"plugins/shout.so"_s)));
    const QJsonValue only = listed(workspace).at(0);
    QCOMPARE(only[u"name"].toString(), u"Shout"_s);
    QCOMPARE(only[u"usable"].toBool(true), false);
    QCOMPARE(only[u"error"][u"code"].toString(), u"plugin.libraryElsewhere"_s);
}

QTEST_GUILESS_MAIN(TestCtlPlugins)
#include "tst_ctlplugins.moc"
