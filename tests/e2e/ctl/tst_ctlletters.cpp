#include "tests/e2e/ctl/program.h"

using namespace sluice::test;

namespace {

const QByteArray kRefused = R"({"format": 1, "connections": [
    {"id": "away", "type": "http", "baseUrl": "http://127.0.0.1:1", "allowLoopback": true}]})";
const QByteArray kCall = workflowOf(R"({"id": "call", "type": "http.request",
    "params": {"connection": "away", "url": "/"}, "reliability": {"maxAttempts": 1}})");

} // namespace

/// Dead letters by the real `sluicectl`.
class TestCtlLetters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void makesALetterOfARefusedConnection();
    void retriesAsAJobThatStopsByItself();
    void putsALetterOffAndTakesADiscardBack();
    void failsTheRunOfADiscardedLetter();
    void goesOnWithAnOutputGiven();
    void marksInItsRunWhatWasFedByHand();
    void exportsAndImportsByteForByte();
};

void TestCtlLetters::makesALetterOfARefusedConnection()
{
    const Workspace workspace;
    QVERIFY(!workspace.file(QStringLiteral("connections.json"), kRefused).isEmpty());
    const QString file = workspace.file(QStringLiteral("call.json"), kCall);
    const auto run = workspace.call({QStringLiteral("run"), file});
    QVERIFY2(run.status == 3, run.err.constData());
    QCOMPARE(run.object().value(u"state").toString(), QStringLiteral("waiting"));
    const auto letter = run.object().value(u"letters").toArray().at(0).toObject();
    QCOMPARE(letter.value(u"id").toString(), QStringLiteral("1-1"));
    QCOMPARE(letter.value(u"task").toString(), QStringLiteral("call"));
    QVERIFY(!letter.value(u"error").toObject().value(u"what").toString().isEmpty());

    QCOMPARE(workspace.call(words("health")).status, 3);
    const auto list = workspace.call(words("deadletters list"));
    QCOMPARE(list.status, 0);
    QCOMPARE(list.object().value(u"total").toInt(), 1);
    const auto shown = workspace.call(words("deadletters show 1-1"));
    QCOMPARE(shown.status, 0);
    QCOMPARE(shown.object().value(u"attempts").toArray().size(), 1);
    QVERIFY(shown.object().contains(u"payload"));
    const auto unknown = workspace.call(words("deadletters show 1-2"));
    QCOMPARE(unknown.status, 1);
    QCOMPARE(unknown.errorCode(), QStringLiteral("letter.unknown"));
    const auto retried = workspace.call(words("deadletters retry 1-1"));
    QCOMPARE(retried.status, 3);
    QCOMPARE(workspace.call(words("deadletters list")).object().value(u"letters")[0][u"redrives"].toInt(), 1);
}

void TestCtlLetters::retriesAsAJobThatStopsByItself()
{
    const Workspace workspace;
    QVERIFY(!workspace.file(QStringLiteral("connections.json"), kRefused).isEmpty());
    const QString file = workspace.file(QStringLiteral("call.json"), kCall);
    for (int i = 0; i < 2; ++i)
        QCOMPARE(workspace.call({QStringLiteral("run"), file}).status, 3);
    const auto stopped = workspace.call(words("deadletters retry --all --canary --rate 50/s --stop-at 20%"));
    QCOMPARE(stopped.status, 1);
    const auto job = stopped.object().value(u"job");
    QCOMPARE(job[u"state"].toString(), QStringLiteral("stopped"));
    QCOMPARE(job[u"stopped"].toString(), QStringLiteral("canary"));
    QCOMPARE(job[u"counts"][u"deadAgain"].toInt(), 1);
    QCOMPARE(job[u"counts"][u"notSent"].toInt(), 1);
    QVERIFY2(stopped.err.contains("stopped by itself"), stopped.err.constData());
    const auto rest = workspace.call(words("deadletters retry --task call"));
    QCOMPARE(rest.status, 3);
    QCOMPARE(rest.object().value(u"job")[u"state"].toString(), QStringLiteral("finished"));
    QCOMPARE(rest.object().value(u"letters").toArray().size(), 2);
    QCOMPARE(workspace.call(words("deadletters retry --all --rate fast")).status, 2);
    QCOMPARE(workspace.call(words("deadletters retry --task other")).status, 0); // nothing matches
}

void TestCtlLetters::putsALetterOffAndTakesADiscardBack()
{
    const Workspace workspace;
    QVERIFY(!workspace.file(QStringLiteral("connections.json"), kRefused).isEmpty());
    QCOMPARE(workspace.call({QStringLiteral("run"), workspace.file(QStringLiteral("call.json"), kCall)}).status, 3);
    QCOMPARE(workspace.call(words("deadletters snooze 1-1")).status, 2);
    const auto snoozed = workspace.call(words("deadletters snooze 1-1 --for 4h --reason later"));
    QVERIFY2(snoozed.status == 0, snoozed.err.constData());
    QCOMPARE(workspace.call(words("deadletters list")).object().value(u"total").toInt(), 0);
    const auto list = workspace.call(words("deadletters list --state snoozed --kind step"));
    QCOMPARE(list.object().value(u"total").toInt(), 1);
    QVERIFY(list.object().value(u"letters")[0][u"snoozedUntil"].isString());
    QCOMPARE(workspace.call(words("deadletters wake 1-1")).status, 0);
    QCOMPARE(workspace.call(words("deadletters list --kind event")).object().value(u"total").toInt(), 0);
    QCOMPARE(workspace.call(words("deadletters restore 1-1")).status, 1); // nothing was discarded
    QCOMPARE(workspace.call(words("deadletters discard 1-1")).status, 0);
    const auto restored = workspace.call(words("deadletters restore 1-1"));
    QVERIFY2(restored.status == 0, restored.err.constData());
    QCOMPARE(workspace.call(words("runs list")).object().value(u"runs")[0][u"state"].toString(),
             QStringLiteral("waiting"));
    QCOMPARE(workspace.call(words("deadletters list")).object().value(u"total").toInt(), 1);
}

void TestCtlLetters::failsTheRunOfADiscardedLetter()
{
    const Workspace workspace;
    QVERIFY(!workspace.file(QStringLiteral("connections.json"), kRefused).isEmpty());
    QCOMPARE(workspace.call({QStringLiteral("run"), workspace.file(QStringLiteral("call.json"), kCall)}).status, 3);
    const auto discarded = workspace.call(words("deadletters discard 1-1 --reason old"));
    QVERIFY2(discarded.status == 0, discarded.err.constData());
    QCOMPARE(discarded.object().value(u"runs")[0][u"state"].toString(), QStringLiteral("failed"));
    const auto again = workspace.call(words("deadletters discard 1-1"));
    QCOMPARE(again.status, 1);
    QCOMPARE(again.object().value(u"letters")[0][u"accepted"].toBool(true), false);
}

void TestCtlLetters::goesOnWithAnOutputGiven()
{
    const Workspace workspace;
    QVERIFY(!workspace.file(QStringLiteral("connections.json"), kRefused).isEmpty());
    QCOMPARE(workspace.call({QStringLiteral("run"), workspace.file(QStringLiteral("call.json"), kCall)}).status, 3);
    const QString output = workspace.file(QStringLiteral("output.json"), "{\"status\": 200}");
    const auto discarded = workspace.call(words("deadletters discard 1-1 --output") << output);
    QVERIFY2(discarded.status == 0, discarded.err.constData());
    QCOMPARE(discarded.object().value(u"runs")[0][u"state"].toString(), QStringLiteral("succeeded"));
}

void TestCtlLetters::marksInItsRunWhatWasFedByHand()
{
    const Workspace workspace;
    QVERIFY(!workspace.file(QStringLiteral("connections.json"), kRefused).isEmpty());
    const QByteArray flow = R"({"format": 1, "name": "Two", "tasks": [
        {"id": "call", "type": "http.request", "params": {"connection": "away", "url": "/"},
         "reliability": {"maxAttempts": 1}},
        {"id": "after", "type": "noop"}, {"id": "beside", "type": "noop"}],
        "edges": [{"from": "call", "to": "after"}]})";
    const auto run = workspace.call({QStringLiteral("run"), workspace.file(QStringLiteral("two.json"), flow)});
    QVERIFY2(run.status == 3, run.err.constData());
    const QString output = workspace.file(QStringLiteral("output.json"), "{\"status\": 200}");
    QCOMPARE(workspace.call(words("deadletters discard 1-1 --reason known --output") << output).status, 0);
    const QJsonArray steps = workspace.call(words("runs show 1")).object().value(u"stepList").toArray();
    QCOMPARE(steps.size(), 3);
    for (const QJsonValue &step : steps) {
        const QString task = step[u"task"].toString();
        QCOMPARE(step[u"givenByHand"].toBool(), task == u"call");
        QCOMPARE(step[u"fedByHand"].toBool(), task == u"after");
    }
    const auto letter = workspace.call(words("deadletters show 1-1")).object();
    QCOMPARE(letter.value(u"state").toString(), QStringLiteral("resolved"));
    QCOMPARE(letter.value(u"reason").toString(), QStringLiteral("known"));
    QVERIFY(!letter.value(u"decidedBy").toString().isEmpty());
}

void TestCtlLetters::exportsAndImportsByteForByte()
{
    const Workspace workspace;
    QVERIFY(!workspace.file(QStringLiteral("connections.json"), kRefused).isEmpty());
    const QString file = workspace.file(QStringLiteral("call.json"), kCall);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(workspace.call({QStringLiteral("run"), file}).status, 3);
    QCOMPARE(workspace.call(words("deadletters snooze 2-1 --for 4h --reason later")).status, 0);
    QCOMPARE(workspace.call(words("deadletters discard 3-1 --reason old")).status, 0);
    const QString first = workspace.path(QStringLiteral("first.json"));
    const auto exported = workspace.call(words("deadletters export --state all") << first);
    QVERIFY2(exported.status == 0, exported.err.constData());
    QCOMPARE(exported.object().value(u"letters").toInt(), 3);
    QCOMPARE(workspace.call(words("deadletters export") << first).status, 1); // it is there already

    const Workspace empty;
    const auto imported = empty.call(words("deadletters import") << first);
    QVERIFY2(imported.status == 0, imported.err.constData());
    QCOMPARE(imported.object().value(u"letters").toArray().size(), 3);
    const QString second = empty.path(QStringLiteral("second.json"));
    QCOMPARE(empty.call(words("deadletters export --state all") << second).status, 0);
    QFile one(first);
    QFile other(second);
    QVERIFY(one.open(QIODevice::ReadOnly) && other.open(QIODevice::ReadOnly));
    const QByteArray bytes = one.readAll();
    QVERIFY(bytes.contains("\"attempts\": [{"));
    QCOMPARE(other.readAll(), bytes);

    const auto again = empty.call(words("deadletters import") << first);
    QCOMPARE(again.status, 0);
    QCOMPARE(again.object().value(u"letters").toArray().size(), 0);
    QCOMPARE(again.object().value(u"duplicates").toArray().size(), 3);
    const auto shown = empty.call(words("deadletters show 0-1"));
    QVERIFY2(shown.status == 0, shown.err.constData());
    QCOMPARE(shown.object().value(u"from")[u"letter"].toString(), QStringLiteral("1-1"));
    QCOMPARE(shown.object().value(u"attempts").toArray().size(), 1);
    const auto refused = empty.call(words("deadletters retry 0-1"));
    QCOMPARE(refused.status, 1);
    QCOMPARE(refused.object().value(u"letters")[0][u"error"][u"code"].toString(), QStringLiteral("letter.imported"));
    QCOMPARE(workspace.call(words("deadletters import") << first).object().value(u"duplicates").toArray().size(), 3);
}

QTEST_GUILESS_MAIN(TestCtlLetters)
#include "tst_ctlletters.moc"
