#include "tests/e2e/ctl/program.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <csignal>

using namespace sluice::test;

namespace {

const QByteArray kNoop = workflowOf(R"({"id": "a", "type": "noop"}, {"id": "b", "type": "noop"})",
                                    R"({"from": "a", "to": "b"})");
const QByteArray kRefused = R"({"format": 1, "connections": [
    {"id": "away", "type": "http", "baseUrl": "http://127.0.0.1:1", "allowLoopback": true}]})";
const QByteArray kCall = workflowOf(R"({"id": "call", "type": "http.request",
    "params": {"connection": "away", "url": "/"}, "reliability": {"maxAttempts": 1}})");

} // namespace

/// The real `sluicectl`, each command by its exit status and its document.
class TestCtl : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysHowItIsUsed();
    void refusesWrongUse_data();
    void refusesWrongUse();
    void runsAWorkflow();
    void tellsWhatWasOrderedForComponents();
    void countsTheItemsOfACappedLoop();
    void findsTheWorkspaceOfAWorkflowsFolder();
    void givesTheInputToTheRun();
    void refusesBadFiles_data();
    void refusesBadFiles();
    void namesTheCycle();
    void tellsEveryProblemOfAWorkspace();
    void tellsASecondProgramWhoOwnsTheWorkspace();
    void goesOnAfterItWasStopped();
    void publishesAnEventAndFollowsWhoWaitsForIt();
    void approvesAndRejectsWhatARunAsks();
    void callsAnotherWorkflow();
    void leavesAForeignJournalAlone();
    void listsNothingWhereNothingRan();
    void measures();
};

void TestCtl::saysHowItIsUsed()
{
    const auto help = sluicectl({QStringLiteral("--help")});
    QCOMPARE(help.status, 0);
    QVERIFY(help.out.contains("deadletters retry"));
    const auto version = sluicectl({QStringLiteral("--version")});
    QCOMPARE(version.status, 0);
    QVERIFY(version.out.startsWith("sluicectl "));
    const auto run = sluicectl(words("run --help"));
    QCOMPARE(run.status, 0);
    QVERIFY(run.out.contains("--input"));
}

void TestCtl::refusesWrongUse_data()
{
    QTest::addColumn<QString>("code");
    for (const char *text : {"",
                             "fly",
                             "run",
                             "run a b",
                             "run a --colour red",
                             "validate",
                             "deadletters",
                             "deadletters show",
                             "deadletters show eleven",
                             "deadletters retry",
                             "deadletters retry 1-1 --all",
                             "deadletters discard",
                             "deadletters list --state odd",
                             "runs",
                             "runs show",
                             "runs show one",
                             "runs why",
                             "runs why one a",
                             "runs list --state odd",
                             "bench W7",
                             "bench --scale 0",
                             "health more"})
        QTest::newRow(text) << QStringLiteral("ctl.usage");
    QTest::newRow("demo --listen nowhere") << QStringLiteral("demo.addressInvalid");
    QTest::newRow("demo --error-rate 7") << QStringLiteral("demo.settingInvalid");
    QTest::newRow("demo --latency soon") << QStringLiteral("duration.malformed");
    QTest::newRow("demo --poison Germany") << QStringLiteral("demo.settingInvalid");
    QTest::newRow("health --workspace /nowhere/at/all") << QStringLiteral("file.missing");
}

void TestCtl::refusesWrongUse()
{
    QFETCH(QString, code);
    const auto refused = sluicectl(words(QTest::currentDataTag()) << QStringLiteral("--json"));
    QCOMPARE(refused.status, 2);
    QCOMPARE(refused.errorCode(), code);
    QVERIFY(refused.err.startsWith("sluicectl: "));
}

void TestCtl::runsAWorkflow()
{
    const Workspace workspace;
    const QString file = workspace.file(QStringLiteral("small.json"), kNoop);
    const auto run = sluicectl({QStringLiteral("run"), file, QStringLiteral("--json")});
    QVERIFY2(run.status == 0, run.err.constData());
    const QJsonObject json = run.object();
    QCOMPARE(json.value(u"run").toInt(), 1);
    QCOMPARE(json.value(u"workflow").toString(), QStringLiteral("small"));
    QCOMPARE(json.value(u"state").toString(), QStringLiteral("succeeded"));
    QCOMPARE(json.value(u"steps").toInt(), 2);
    QCOMPARE(json.value(u"done").toInt(), 2);
    QCOMPARE(json.value(u"letters").toArray().size(), 0);
    QCOMPARE(json.value(u"tasks").toObject().value(u"b").toObject().value(u"succeeded").toInt(), 1);
    for (const auto key : {u"version", u"started", u"ended"})
        QVERIFY(json.value(key).isString());

    const auto runs = workspace.call(words("runs list"));
    QCOMPARE(runs.status, 0);
    QCOMPARE(runs.object().value(u"total").toInt(), 1);
    const auto shown = workspace.call(words("runs show 1"));
    QCOMPARE(shown.status, 0);
    QCOMPARE(shown.object().value(u"stepList").toArray().size(), 2);
    const auto health = workspace.call(words("health"));
    QCOMPARE(health.status, 0);
    QVERIFY(health.object().value(u"owner").isNull());
    QCOMPARE(health.object().value(u"runs").toObject().value(u"succeeded").toInt(), 1);
    const auto why = workspace.call(words("runs why 1 b"));
    QCOMPARE(why.status, 0);
    QCOMPARE(why.object().value(u"state").toString(), QStringLiteral("succeeded"));
    QVERIFY(why.object().value(u"causes").isArray());
    const auto whole = workspace.call(words("runs why 1"));
    QCOMPARE(whole.status, 0);
    QVERIFY(whole.object().value(u"causes").toArray().isEmpty());
    QVERIFY(whole.object().value(u"steps").isArray());
    QCOMPARE(workspace.call(words("runs why 1 c")).errorCode(), QStringLiteral("run.unknownStep"));
    const auto unknown = workspace.call(words("runs show 2"));
    QCOMPARE(unknown.status, 1);
    QCOMPARE(unknown.errorCode(), QStringLiteral("journal.runUnknown"));
}

void TestCtl::tellsWhatWasOrderedForComponents()
{
    const Workspace workspace;
    const QString file = workspace.file(QStringLiteral("w.json"), workflowOf(R"({"id": "a", "type": "noop"})"));
    QCOMPARE(workspace.call({QStringLiteral("run"), file}).status, 0);
    QVERIFY(workspace.call(words("health")).object().value(u"componentOrders").toArray().isEmpty());
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("orders"));
        database.setDatabaseName(workspace.path(QStringLiteral(".sluice/journal.db")));
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.exec(QStringLiteral("INSERT INTO audit (at, who, action, target, reason) VALUES "
                                          "(1700000000000, 'ada', 'run.cancel', '1', ''), "
                                          "(1700000000000, 'ada', 'component.drain', 'io', 'new network card')")));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("orders"));
    const auto orders = workspace.call(words("health")).object().value(u"componentOrders").toArray();
    QCOMPARE(orders.size(), 1);
    QCOMPARE(orders[0][u"component"].toString(), QStringLiteral("io"));
    QCOMPARE(orders[0][u"action"].toString(), QStringLiteral("component.drain"));
    QCOMPARE(orders[0][u"who"].toString(), QStringLiteral("ada"));
    QCOMPARE(orders[0][u"reason"].toString(), QStringLiteral("new network card"));
    const auto told = sluicectl(words("health --workspace") << workspace.path());
    QVERIFY2(told.out.contains("new network card"), told.out.constData());
}

/// With a cap, steps of items that are done are given back; the counts must not lose them.
void TestCtl::countsTheItemsOfACappedLoop()
{
    const Workspace workspace;
    const QString file = workspace.file(
        QStringLiteral("loop.json"),
        workflowOf(R"({"id": "loop", "type": "forEach", "params": {"items": "run.input", "concurrency": 2}},
                      {"id": "body", "type": "noop"})",
                   R"({"from": "loop", "port": "item", "to": "body"})"));
    const QString input = workspace.file(QStringLiteral("input.json"), "[1, 2, 3, 4, 5, 6, 7]");
    const auto run = workspace.call({QStringLiteral("run"), file, QStringLiteral("--input"), input});
    QVERIFY2(run.status == 0, run.err.constData());
    const QJsonObject tasks = run.object().value(u"tasks").toObject();
    QCOMPARE(tasks.value(u"body").toObject().value(u"succeeded").toInt(), 7);
    QCOMPARE(tasks.value(u"loop").toObject().value(u"succeeded").toInt(), 1);
}

void TestCtl::findsTheWorkspaceOfAWorkflowsFolder()
{
    const Workspace workspace;
    QVERIFY(QDir(workspace.path()).mkdir(QStringLiteral("workflows")));
    const QString file = workspace.file(QStringLiteral("workflows/small.json"), kNoop);
    QCOMPARE(sluicectl({QStringLiteral("run"), file}).status, 0);
    QVERIFY(QFile::exists(workspace.path(QStringLiteral(".sluice/journal.db"))));
}

void TestCtl::givesTheInputToTheRun()
{
    const Workspace workspace;
    const QString file = workspace.file(QStringLiteral("greet.json"), workflowOf(R"({"id": "write",
        "type": "file.write", "params": {"path": "greeting.txt", "content": "Hello {{ input.name }}"}})"));
    const QString input = workspace.file(QStringLiteral("input.json"), R"({"name": "Ada"})");
    const auto run = workspace.call({QStringLiteral("run"), file, QStringLiteral("--input"), input});
    QVERIFY2(run.status == 0, run.err.constData());
    QCOMPARE(read(workspace.path(QStringLiteral("greeting.txt"))), QByteArray("Hello Ada"));
}

void TestCtl::refusesBadFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("code");
    QTest::newRow("malformed JSON") << QByteArray("{\"format\": 1,") << QStringLiteral("json.malformed");
    QTest::newRow("wrong schema") << QByteArray("{\"format\": 1, \"name\": \"x\", \"tasks\": 7, \"edges\": []}")
                                  << QStringLiteral("schema.wrongKind");
    QTest::newRow("newer format") << QByteArray("{\"format\": 99}") << QStringLiteral("workflow.newerFormat");
    QTest::newRow("unknown type") << workflowOf(R"({"id": "a", "type": "teleport"})")
                                  << QStringLiteral("workflow.unknownType");
    QTest::newRow("missing parameter") << workflowOf(R"({"id": "a", "type": "http.request"})")
                                       << QStringLiteral("workflow.missingParameter");
    QTest::newRow("dangling edge") << workflowOf(R"({"id": "a", "type": "noop"})", R"({"from": "a", "to": "b"})")
                                   << QStringLiteral("workflow.danglingEdge");
    QTest::newRow("unknown connection") << kCall << QStringLiteral("workflow.unknownConnection");
    QTest::newRow("missing file") << QByteArray() << QStringLiteral("file.missing");
}

void TestCtl::refusesBadFiles()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, code);
    const Workspace workspace;
    const QString file = workspace.path(QStringLiteral("bad.json"));
    QVERIFY(text.isEmpty() || write(file, text));
    const auto run = workspace.call({QStringLiteral("run"), file});
    QCOMPARE(run.status, 2);
    QCOMPARE(run.errorCode(), code);
    QVERIFY(!QFile::exists(workspace.path(QStringLiteral(".sluice")))); // nothing was begun
    const auto checked = workspace.call({QStringLiteral("validate"), file});
    QCOMPARE(checked.status, 2);
    QCOMPARE(checked.object().value(u"valid").toBool(true), false);
    const auto problems = checked.object().value(u"files").toArray().at(0).toObject().value(u"problems").toArray();
    QCOMPARE(problems.at(0).toObject().value(u"code").toString(), code);
}

void TestCtl::namesTheCycle()
{
    const Workspace workspace;
    const QString file = workspace.file(
        QStringLiteral("round.json"),
        workflowOf(
            R"({"id": "first", "type": "noop"}, {"id": "second", "type": "noop"}, {"id": "third", "type": "noop"})",
            R"({"from": "first", "to": "second"}, {"from": "second", "to": "third"}, {"from": "third", "to": "first"})"));
    const auto run = workspace.call({QStringLiteral("run"), file});
    QCOMPARE(run.status, 2);
    QCOMPARE(run.errorCode(), QStringLiteral("workflow.cycle"));
    const QString what = QString::fromUtf8(run.err);
    for (const auto task : {u"first", u"second", u"third"})
        QVERIFY2(what.contains(task), run.err.constData());
}

void TestCtl::tellsEveryProblemOfAWorkspace()
{
    const Workspace workspace;
    QVERIFY(QDir(workspace.path()).mkdir(QStringLiteral("workflows")));
    QVERIFY(!workspace.file(QStringLiteral("workflows/good.json"), kNoop).isEmpty());
    QVERIFY(!workspace.file(QStringLiteral("workflows/worse.json"), "[").isEmpty());
    QVERIFY(!workspace.file(QStringLiteral("sluice.json"), "{}").isEmpty());
    const auto checked = sluicectl({QStringLiteral("validate"), workspace.path(), QStringLiteral("--json")});
    QCOMPARE(checked.status, 2);
    QStringList bad;
    for (const QJsonValue each : checked.object().value(u"files").toArray()) {
        if (!each[u"problems"].toArray().isEmpty())
            bad += QFileInfo(each[u"path"].toString()).fileName();
    }
    QCOMPARE(bad, (QStringList{QStringLiteral("sluice.json"), QStringLiteral("worse.json")}));
    const Workspace empty;
    QCOMPARE(sluicectl({QStringLiteral("validate"), empty.path()}).status, 2);
}

void TestCtl::tellsASecondProgramWhoOwnsTheWorkspace()
{
    const Workspace workspace;
    const QString slow = workspace.file(QStringLiteral("slow.json"),
                                        workflowOf(R"({"id": "wait", "type": "delay", "params": {"duration": "1h"}})"));
    const QString quick = workspace.file(QStringLiteral("quick.json"), kNoop);
    const auto first = started(workspace.with({QStringLiteral("run"), slow}));
    QVERIFY(hasSaid(*first, "has started"));
    const auto second = workspace.call({QStringLiteral("run"), quick});
    QCOMPARE(second.status, 1);
    QCOMPARE(second.errorCode(), QStringLiteral("journal.owned"));
    QVERIFY2(second.err.contains(QByteArray::number(first->processId())), second.err.constData());
    QCOMPARE(workspace.call(words("runs list")).object().value(u"total").toInt(), 1);
    QCOMPARE(workspace.call(words("deadletters list")).status, 0);
    QCOMPARE(workspace.call(words("deadletters retry --all")).errorCode(), QStringLiteral("journal.owned"));
    const auto health = workspace.call(words("health"));
    QCOMPARE(health.object().value(u"owner")[u"pid"].toInteger(), first->processId());

    ::kill(static_cast<pid_t>(first->processId()), SIGINT);
    const auto stopped = ended(*first);
    QCOMPARE(stopped.status, 1);
    QCOMPARE(stopped.errorCode(), QStringLiteral("ctl.interrupted"));
    QVERIFY(workspace.call(words("health")).object().value(u"owner").isNull());
    QCOMPARE(workspace.call({QStringLiteral("run"), quick}).status, 0);
}

void TestCtl::goesOnAfterItWasStopped()
{
    const Workspace workspace;
    const QString file = workspace.file(
        QStringLiteral("slow.json"),
        workflowOf(R"({"id": "wait", "type": "delay", "params": {"duration": "2s"}}, {"id": "end", "type": "noop"})",
                   R"({"from": "wait", "to": "end"})"));
    const auto first = started(workspace.with({QStringLiteral("run"), file}));
    QVERIFY(hasSaid(*first, "has started"));
    ::kill(static_cast<pid_t>(first->processId()), SIGTERM);
    QCOMPARE(ended(*first).status, 1);
    const auto resumed = workspace.call(words("resume"));
    QVERIFY2(resumed.status == 0, resumed.err.constData());
    QCOMPARE(resumed.object().value(u"runs").toArray().size(), 1);
    QCOMPARE(resumed.object().value(u"runs")[0][u"run"].toInt(), 1);
    QCOMPARE(resumed.object().value(u"runs")[0][u"state"].toString(), QStringLiteral("succeeded"));
}

void TestCtl::publishesAnEventAndFollowsWhoWaitsForIt()
{
    const Workspace workspace;
    QVERIFY(
        !workspace
             .file(QStringLiteral("sluice.json"), R"({"format": 1, "name": "w", "events": {"record": ["order.*"]}})")
             .isEmpty());
    for (const QByteArray topic : {"order.paid", "note.made"}) {
        const QString file = workspace.file(
            QStringLiteral("waits.json"),
            workflowOf(R"({"id": "wait", "type": "wait.event", "params": {"topic": ")" + topic
                           + R"(", "key": "id", "value": "7"}}, {"id": "end", "type": "noop"})",
                       R"({"from": "wait", "to": "end"})"));
        const auto waits = workspace.call({QStringLiteral("run"), file});
        QVERIFY2(waits.status == 3, waits.err.constData());
        const QString name = QString::fromLatin1(topic);
        const auto other = workspace.call(
            {QStringLiteral("events"), QStringLiteral("publish"), name, QStringLiteral(R"({"id": 6})")});
        QVERIFY2(other.status == 0 && other.object().value(u"runs").toArray().isEmpty(), other.err.constData());
        const auto right = workspace.call(
            {QStringLiteral("events"), QStringLiteral("publish"), name, QStringLiteral(R"({"id": 7})")});
        QVERIFY2(right.status == 0, right.err.constData());
        QCOMPARE(right.object().value(u"runs")[0][u"state"].toString(), QStringLiteral("succeeded"));
    }
    const auto listed = workspace.call(words("events list --topic order.**"));
    QCOMPARE(listed.object().value(u"total").toInt(), 2); // notes are not recorded
    QCOMPARE(listed.object().value(u"events")[0][u"data"][u"id"].toInt(), 7);
    QCOMPARE(workspace.call(words("events publish order.paid {")).errorCode(), QStringLiteral("event.dataMalformed"));
    QCOMPARE(workspace.call(words("events publish")).status, 2);
}

void TestCtl::approvesAndRejectsWhatARunAsks()
{
    const Workspace workspace;
    const QString file = workspace.file(
        QStringLiteral("asks.json"),
        workflowOf(R"({"id": "ask", "type": "approval", "params": {"question": "Pay?"}},
                      {"id": "pay", "type": "noop"}, {"id": "stop", "type": "stop", "params": {"message": "No."}})",
                   R"({"from": "ask", "port": "approved", "to": "pay"},
                      {"from": "ask", "port": "rejected", "to": "stop"})"));
    for (int run = 1; run <= 2; ++run) {
        const auto asks = workspace.call({QStringLiteral("run"), file});
        QVERIFY2(asks.status == 3, asks.err.constData());
    }
    // Each command is an engine of its own, so what is asked has lived through a restart.
    const auto approved = workspace.call(words("runs approve 1 --comment fits"));
    QVERIFY2(approved.status == 0, approved.err.constData());
    QCOMPARE(approved.object().value(u"state").toString(), QStringLiteral("succeeded"));
    QCOMPARE(workspace.call(words("runs approve 1")).errorCode(), QStringLiteral("approval.none"));
    const auto rejected = workspace.call(words("runs reject 2 ask"));
    QCOMPARE(rejected.status, 3); // the letter of "stop"
    QCOMPARE(workspace.call(words("runs approve 2 pay")).errorCode(), QStringLiteral("approval.none"));
    QCOMPARE(workspace.call(words("runs approve")).status, 2);
}

void TestCtl::callsAnotherWorkflow()
{
    const Workspace workspace;
    QVERIFY(QDir(workspace.path()).mkdir(QStringLiteral("workflows")));
    const QString outer = workspace.file(
        QStringLiteral("workflows/outer.json"),
        workflowOf(R"({"id": "sub", "type": "workflow.call", "params": {"workflow": "inner", "input": {"n": 41}}})"));
    const auto refused = workspace.call({QStringLiteral("run"), outer});
    QCOMPARE(refused.errorCode(), QStringLiteral("workflow.unknownCalled"));
    QVERIFY(!workspace
                 .file(QStringLiteral("workflows/inner.json"),
                       workflowOf(R"({"id": "wait", "type": "wait.event", "params": {"topic": "go"}},
                                     {"id": "set", "type": "transform", "params": {"expression": "run.input.n"}})",
                                  R"({"from": "wait", "to": "set"})"))
                 .isEmpty());
    const auto waits = workspace.call({QStringLiteral("run"), outer});
    QVERIFY2(waits.status == 3, waits.err.constData());
    const auto why = workspace.call(words("runs why 1 sub"));
    QVERIFY2(why.out.contains("waitsForRun"), (why.out + why.err).constData());
    const auto go = workspace.call(words("events publish go 1"));
    QVERIFY2(go.status == 0, go.err.constData());
    const auto listed = workspace.call(words("runs list")).object().value(u"runs");
    QCOMPARE(listed[0][u"trigger"].toString(), QStringLiteral("run:1"));
    for (int run = 0; run < 2; ++run)
        QCOMPARE(listed[run][u"state"].toString(), QStringLiteral("succeeded"));
}

void TestCtl::leavesAForeignJournalAlone()
{
    const Workspace workspace;
    QVERIFY(QDir(workspace.path()).mkdir(QStringLiteral(".sluice")));
    const QByteArray letter("Dear journal, this is no database at all.");
    const QString journal = workspace.file(QStringLiteral(".sluice/journal.db"), letter);
    const QString file = workspace.file(QStringLiteral("small.json"), kNoop);
    for (const QStringList &arguments :
         {QStringList{QStringLiteral("run"), file}, words("runs list"), words("resume")}) {
        const auto refused = workspace.call(arguments);
        QCOMPARE(refused.status, 1);
        QCOMPARE(refused.errorCode(), QStringLiteral("journal.notAJournal"));
    }
    const auto health = workspace.call(words("health"));
    QCOMPARE(health.status, 1);
    QCOMPARE(health.object().value(u"journal")[u"readable"].toBool(true), false);
    QCOMPARE(read(journal), letter);
}

void TestCtl::listsNothingWhereNothingRan()
{
    const Workspace workspace;
    for (const char *command :
         {"runs list", "deadletters list", "events list", "health", "resume", "deadletters retry --all"}) {
        const auto nothing = workspace.call(words(command));
        QVERIFY2(nothing.status == 0, command);
        QVERIFY2(nothing.document().isObject(), command);
    }
}

void TestCtl::measures()
{
    const auto measured = sluicectl(words("bench --scale 0.01 --json"));
    QVERIFY2(measured.status == 0, measured.err.constData());
    const QJsonArray rows = measured.document().array();
    QStringList names;
    for (const QJsonValue row : rows) {
        names += row[u"workload"].toString();
        QVERIFY(row[u"value"].toDouble() > 0);
        QVERIFY(row[u"limit"].toDouble() > 0);
        QCOMPARE(row[u"ratio"].toDouble(), row[u"value"].toDouble() / row[u"limit"].toDouble());
        QVERIFY(words("1/s ns µs B").contains(row[u"unit"].toString()));
        QVERIFY(!row[u"metric"].toString().isEmpty());
    }
    for (const QString &usual : words("W1 W2 W1e W2e W3 W4 latency guards"))
        QVERIFY2(names.contains(usual), qPrintable(usual));
    QVERIFY(!names.contains(u"curve-memory")); // takes a while
    QCOMPARE(sluicectl(words("bench W3 --scale 0.02 --json")).document().array().size(), 1);
}

QTEST_GUILESS_MAIN(TestCtl)
#include "tst_ctl.moc"
