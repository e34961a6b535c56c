#include "tests/e2e/ctl/program.h"

#include <QDir>

using namespace sluice::test;

namespace {

const QByteArray kNowhere = R"({"format": 1, "connections": [
    {"id": "away", "type": "http", "baseUrl": "http://127.0.0.1:1", "allowLoopback": true}]})";
const QByteArray kBroken = R"({"format": 1, "mocks": {"c": {"fails": "permanent", "message": "broken on purpose"}}})";

} // namespace

/// Versions of a workflow, and trying one out step by step, without a window: by exit status, document and words.
class TestCtlVersions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_workspace = std::make_unique<Workspace>();
        QVERIFY(QDir(m_workspace->path()).mkpath(QStringLiteral("workflows")));
    }
    void cleanup() { m_workspace.reset(); }

    void listsComparesAndRestoresVersions();
    void refusesVersionsThatAreNot();
    void armsAnOlderVersionAndLeavesTheFile();
    void refusesToArmWhatCannotRun();
    void runsToAStep();
    void runsFromAStepWithKnownOutputs();
    void haltsAtABreakpointAndGoesOn();
    void goesStepByStep();
    void runsDryWithMocks();
    void forksWithAnotherOutput();
    void refusesWrongTrials_data();
    void refusesWrongTrials();

private:
    /// a, b and c in a row: each sets a value, b that of a with `plus` behind it; the path of its file.
    QString put(const QByteArray &plus, const QByteArray &third = R"("type": "noop")")
    {
        return m_workspace->file(QStringLiteral("workflows/flow.json"),
                                 workflowOf(R"({"id": "a", "type": "set", "params": {"values": {"n": "one"}}},
                          {"id": "b", "type": "set", "params": {"values": {"n": "{{ steps.a.output.n }})"
                                                + plus + R"("}}}, {"id": "c", )" + third + "}",
                                            R"({"from": "a", "to": "b"}, {"from": "b", "to": "c"})"));
    }
    Ended run(const QString &file, const char *options = "") const
    {
        return m_workspace->call(QStringList{QStringLiteral("run"), file} + words(options));
    }
    /// How often the steps of a task succeeded.
    static int succeeded(const Ended &ended, const char *task)
    {
        return ended.object()[u"tasks"][QLatin1StringView(task)][u"succeeded"].toInt();
    }
    /// All bytes that the journal holds of a run.
    QByteArray history(int run) const
    {
        QFile::remove(m_workspace->path(QStringLiteral("copy%1.json").arg(run)));
        const QString copy = m_workspace->path(QStringLiteral("copy%1.json").arg(run));
        if (m_workspace->call({QStringLiteral("runs"), QStringLiteral("export"), QString::number(run), copy}).status)
            return {};
        QByteArray all;
        for (const QJsonValue frame : QJsonDocument::fromJson(read(copy)).object()[u"frames"].toArray())
            all += QByteArray::fromBase64(frame[u"data"].toString().toLatin1());
        return all;
    }

    std::unique_ptr<Workspace> m_workspace;
};

void TestCtlVersions::listsComparesAndRestoresVersions()
{
    const QString file = put("!");
    const QByteArray first = read(file);
    QCOMPARE(m_workspace->call(words("versions list flow")).object()[u"total"].toInt(), 0);
    const Ended one = run(file);
    QCOMPARE(one.status, 0);
    QCOMPARE(one.object()[u"label"].toString(), QStringLiteral("v1"));
    QVERIFY(!put("?").isEmpty());
    const Ended draft = run(file);
    QCOMPARE(draft.object()[u"label"].toString(), QStringLiteral("draft of v1"));
    const Ended listed = m_workspace->call(words("versions list flow"));
    QCOMPARE(listed.status, 0);
    QCOMPARE(listed.object()[u"total"].toInt(), 1);
    QCOMPARE(listed.object()[u"file"].toString(), QStringLiteral("draft of v1"));
    QCOMPARE(listed.object()[u"versions"][0][u"label"].toString(), QStringLiteral("v1"));
    QCOMPARE(listed.object()[u"versions"][0][u"how"].toString(), QStringLiteral("found"));

    const QJsonArray changes = m_workspace->call(words("versions compare flow v1")).object()[u"changes"].toArray();
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes[0][u"id"].toString(), QStringLiteral("b"));
    QCOMPARE(changes[0][u"change"].toString(), QStringLiteral("changed"));
    QVERIFY(changes[0][u"fields"][0][u"before"].toString().endsWith(u'!'));
    QVERIFY(changes[0][u"fields"][0][u"after"].toString().endsWith(u'?'));

    const Ended restored = m_workspace->call(words("versions restore flow v1"));
    QVERIFY2(restored.status == 0, restored.err.constData());
    QCOMPARE(restored.object()[u"label"].toString(), QStringLiteral("v3"));
    QCOMPARE(restored.object()[u"note"].toString(), QStringLiteral("v1"));
    // The file holds v1 again, and what it held before is v2.
    QCOMPARE(QJsonDocument::fromJson(read(file)), m_workspace->call(words("versions show flow 1")).document());
    QCOMPARE(QJsonDocument::fromJson(read(file))[u"tasks"], QJsonDocument::fromJson(first)[u"tasks"]);
    QVERIFY(m_workspace->call(words("versions show flow v2")).out.contains("}}?"));
    QVERIFY(m_workspace->call(words("versions compare flow v1 v3")).object()[u"changes"].toArray().isEmpty());

    const auto plain = sluicectl(words("versions list flow --workspace") << m_workspace->path());
    QVERIFY2(plain.out.contains("v3") && plain.out.contains("restored from v1"), plain.out.constData());
    const auto runs = sluicectl(words("runs list --workspace") << m_workspace->path());
    QVERIFY2(runs.out.contains("draft of v1"), runs.out.constData());
}

void TestCtlVersions::refusesVersionsThatAreNot()
{
    QCOMPARE(m_workspace->call(words("versions list nowhere")).errorCode(), QStringLiteral("file.missing"));
    const QString file = put("!");
    QCOMPARE(run(file).status, 0);
    const Ended unknown = m_workspace->call(words("versions show flow v9"));
    QCOMPARE(unknown.status, 1);
    QCOMPARE(unknown.errorCode(), QStringLiteral("version.unknown"));
    const QByteArray before = read(file);
    QCOMPARE(m_workspace->call(words("versions restore flow v9")).status, 1);
    QCOMPARE(read(file), before);
    QCOMPARE(m_workspace->call(words("versions restore flow newest")).status, 2);
}

void TestCtlVersions::armsAnOlderVersionAndLeavesTheFile()
{
    const auto timed = [this](const QByteArray &value) {
        const QByteArray trigger = "{'id': 'often', 'kind': 'interval', 'every': '1h'}";
        const QByteArray task = "{'id': 'a', 'type': 'set', 'params': {'values': {'n': '" + value + "'}}}";
        QByteArray flow = "{'format': 1, 'name': '', 'triggers': [" + trigger + "], 'tasks': [" + task
                          + "], 'edges': []}";
        return m_workspace->file(QStringLiteral("workflows/flow.json"), flow.replace('\'', '"'));
    };
    const QString file = timed("one");
    const Ended one = run(file);
    QVERIFY2(one.status == 0, one.err.constData());
    QCOMPARE(timed("two"), file);
    const QByteArray edited = read(file);
    const Ended armed = m_workspace->call(words("versions arm flow v1"));
    QVERIFY2(armed.status == 0, armed.err.constData());
    QCOMPARE(armed.object()[u"armed"].toString(), QStringLiteral("flow"));
    QCOMPARE(read(file), edited);
    const auto trigger = [this] { return m_workspace->call(words("armed")).object()[u"triggers"][0]; };
    QCOMPARE(trigger()[u"version"].toString(), QStringLiteral("v1"));
    QCOMPARE(m_workspace->call(words("versions list flow")).object()[u"total"].toInt(), 1); // nothing was kept by it
    QCOMPARE(m_workspace->call(words("arm flow")).status, 0);
    QCOMPARE(trigger()[u"version"].toString(), QStringLiteral("v2"));
    const auto plain = sluicectl(words("versions arm flow 1 --workspace") << m_workspace->path());
    QVERIFY2(plain.out.contains("v1 of flow is armed"), plain.out.constData());
    QCOMPARE(trigger()[u"version"].toString(), QStringLiteral("v1"));
}

void TestCtlVersions::refusesToArmWhatCannotRun()
{
    QCOMPARE(run(put("!")).status, 0);
    const Ended none = m_workspace->call(words("versions arm flow v1"));
    QCOMPARE(none.errorCode(), QStringLiteral("trigger.none"));
    const Ended unknown = m_workspace->call(words("versions arm flow v9"));
    QCOMPARE(unknown.status, 1);
    QCOMPARE(unknown.errorCode(), QStringLiteral("version.unknown"));
    QCOMPARE(m_workspace->call(words("versions arm flow newest")).status, 2);
    QVERIFY(m_workspace->call(words("armed")).object()[u"triggers"].toArray().isEmpty());
}

void TestCtlVersions::runsToAStep()
{
    const Ended ended = run(put("!"), "--to b");
    QVERIFY2(ended.status == 0, ended.err.constData());
    QCOMPARE(succeeded(ended, "b"), 1);
    QCOMPARE(succeeded(ended, "c"), 0);
}

void TestCtlVersions::runsFromAStepWithKnownOutputs()
{
    const QString file = put("!");
    const Ended nothing = run(file, "--from b");
    QCOMPARE(nothing.status, 2);
    QCOMPARE(nothing.errorCode(), QStringLiteral("ctl.outputsMissing"));
    QVERIFY2(nothing.err.contains("those of a"), nothing.err.constData());
    QCOMPARE(run(file).status, 0);
    const Ended again = run(file, "--from b");
    QVERIFY2(again.status == 0, again.err.constData());
    QVERIFY(history(2).contains("one!"));
    const QString pin = m_workspace->file(QStringLiteral("pin.json"), "{\"n\": \"other\"}");
    const Ended pinned = m_workspace->call({QStringLiteral("run"), file, QStringLiteral("--from"), QStringLiteral("b"),
                                            QStringLiteral("--pin"), QStringLiteral("a=") + pin});
    QVERIFY2(pinned.status == 0, pinned.err.constData());
    QVERIFY(history(3).contains("other!"));
    QVERIFY(!history(3).contains("one!"));
}

void TestCtlVersions::haltsAtABreakpointAndGoesOn()
{
    const Ended halted = run(put("!"), "--break b");
    QVERIFY2(halted.status == 3, halted.err.constData());
    QCOMPARE(halted.object()[u"halt"][u"task"].toString(), QStringLiteral("b"));
    QVERIFY(halted.object()[u"halt"][u"breakpoint"].toBool());
    QCOMPARE(succeeded(halted, "a"), 1);
    QCOMPARE(succeeded(halted, "b"), 0);
    const auto plain = sluicectl(words("runs show 1 --workspace") << m_workspace->path());
    QVERIFY2(plain.out.contains("It halts at the breakpoint before b.") && plain.out.contains("sluicectl step 1"),
             plain.out.constData());
    // Another breakpoint in its place, then none.
    const Ended next = m_workspace->call(words("runs resume 1 --break c"));
    QCOMPARE(next.status, 3);
    QCOMPARE(next.object()[u"halt"][u"task"].toString(), QStringLiteral("c"));
    const Ended over = m_workspace->call(words("runs resume 1"));
    QVERIFY2(over.status == 0, over.err.constData());
    QCOMPARE(succeeded(over, "c"), 1);
}

void TestCtlVersions::goesStepByStep()
{
    QCOMPARE(run(put("!"), "--step").object()[u"halt"][u"task"].toString(), QStringLiteral("a"));
    const Ended first = m_workspace->call(words("step 1"));
    QVERIFY2(first.status == 3, first.err.constData());
    QCOMPARE(succeeded(first, "a"), 1);
    QCOMPARE(succeeded(first, "b"), 0);
    QCOMPARE(first.object()[u"halt"][u"task"].toString(), QStringLiteral("b"));
    QCOMPARE(succeeded(m_workspace->call(words("step 1 b")), "b"), 1);
    QCOMPARE(m_workspace->call(words("step 1 nothing")).errorCode(), QStringLiteral("run.unknownStep"));
    const Ended last = m_workspace->call(words("step 1"));
    QVERIFY2(last.status == 0, last.err.constData());
    QCOMPARE(last.object()[u"state"].toString(), QStringLiteral("succeeded"));
    const Ended over = m_workspace->call(words("step 1"));
    QCOMPARE(over.status, 1);
    QVERIFY(!over.errorCode().isEmpty());
}

void TestCtlVersions::runsDryWithMocks()
{
    QVERIFY(!m_workspace->file(QStringLiteral("connections.json"), kNowhere).isEmpty());
    const QString file = put("!", R"("type": "http.request", "params": {"connection": "away", "url": "/"})");
    const Ended bare = run(file, "--dry");
    QVERIFY(bare.status != 0);
    QCOMPARE(bare.errorCode(), QStringLiteral("run.notMocked"));
    QVERIFY2(bare.err.contains('c'), bare.err.constData());
    const QString mock = m_workspace->file(QStringLiteral("mock.json"), R"({"status": 299})");
    const Ended mocked = m_workspace->call(
        {QStringLiteral("run"), file, QStringLiteral("--dry"), QStringLiteral("--mock"), QStringLiteral("c=") + mock});
    QVERIFY2(mocked.status == 0, mocked.err.constData());
    QCOMPARE(succeeded(mocked, "c"), 1);
    // What the window keeps of mocks counts as well.
    QVERIFY(QDir(m_workspace->path()).mkpath(QStringLiteral(".sluice/mocks")));
    QVERIFY(!m_workspace->file(QStringLiteral(".sluice/mocks/flow.json"), kBroken).isEmpty());
    const Ended broken = run(file, "--dry");
    QCOMPARE(broken.status, 3);
    QCOMPARE(broken.object()[u"letters"].toArray().size(), 1);
    QCOMPARE(broken.object()[u"letters"][0][u"error"][u"code"].toString(), QStringLiteral("step.mocked"));
}

void TestCtlVersions::forksWithAnotherOutput()
{
    QCOMPARE(run(put("!")).status, 0);
    const QString output = m_workspace->file(QStringLiteral("output.json"), R"({"n": "two"})");
    const Ended forked = m_workspace->call({QStringLiteral("fork"), QStringLiteral("1"), QStringLiteral("--before"),
                                            QStringLiteral("b"), QStringLiteral("--output"),
                                            QStringLiteral("a=") + output});
    QVERIFY2(forked.status == 0, forked.err.constData());
    QCOMPARE(forked.object()[u"run"].toInt(), 2);
    QCOMPARE(forked.object()[u"label"].toString(), QStringLiteral("v1"));
    QVERIFY(history(2).contains("two!"));
    // From its end: all that is done stays done.
    const Ended late = m_workspace->call(words("fork 1"));
    QCOMPARE(late.status, 0);
    QCOMPARE(late.object()[u"run"].toInt(), 3);
    QVERIFY(history(3).contains("one!") && !history(3).contains("two!"));
    QCOMPARE(m_workspace->call(words("fork 1 --before nothing")).errorCode(), QStringLiteral("ctl.forkMoment"));
    QCOMPARE(m_workspace->call(words("fork 1 --at 9999")).status, 2);
    QCOMPARE(m_workspace->call(words("fork 7")).errorCode(), QStringLiteral("journal.runUnknown"));
}

void TestCtlVersions::refusesWrongTrials_data()
{
    QTest::addColumn<QString>("code");
    QTest::newRow("--to nowhere") << QStringLiteral("run.unknownTask");
    QTest::newRow("--from nowhere") << QStringLiteral("run.unknownTask");
    QTest::newRow("--break nowhere") << QStringLiteral("run.unknownTask");
    QTest::newRow("--pin a=file") << QStringLiteral("ctl.usage");
    QTest::newRow("--mock a=file") << QStringLiteral("ctl.usage");
    QTest::newRow("--dry --mock a") << QStringLiteral("ctl.usage");
    QTest::newRow("--dry --mock a=/nowhere.json") << QStringLiteral("file.missing");
    QTest::newRow("--from b --outputs-of x") << QStringLiteral("ctl.usage");
}

void TestCtlVersions::refusesWrongTrials()
{
    QFETCH(QString, code);
    const Ended refused = run(put("!"), QTest::currentDataTag());
    QCOMPARE(refused.status, 2);
    QCOMPARE(refused.errorCode(), code);
    QVERIFY(refused.err.startsWith("sluicectl: "));
    QCOMPARE(m_workspace->call(words("runs list")).object()[u"total"].toInt(), 0);
}

QTEST_GUILESS_MAIN(TestCtlVersions)
#include "tst_ctlversions.moc"
