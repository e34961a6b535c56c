#include "tests/core/support/freeport.h"
#include "tests/core/support/hooksender.h"
#include "tests/e2e/ctl/program.h"

#include <QDir>

#include <csignal>

using namespace sluice::test;

/// `sluicectl serve`: it stays until it is told to end.
class TestCtlServe : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goesOnWithRunsUntilItIsStopped();
    void refusesSettingsThatAreNoGood_data();
    void refusesSettingsThatAreNoGood();
    void isRefusedAWorkspaceThatAnotherServes();
    void readsItsSettingsAgainOnHangUp();
    void refusesWebhooksUntilTheirWorkflowIsArmed();
    void endsOnHangUpUnlessItIsToOutliveItsTerminal();
    void mayHaveAllTheFilesThatTheSystemAllows();

private:
    Workspace m_workspace;
};

void TestCtlServe::goesOnWithRunsUntilItIsStopped()
{
    const QString file = m_workspace.file(QStringLiteral("wait.json"),
                                          workflowOf(R"({"id": "t", "type": "delay", "params": {"duration": "3s"}})"));
    const auto starter = started(m_workspace.with({QStringLiteral("run"), file}));
    QVERIFY(hasSaid(*starter, "has started"));
    starter->terminate(); // the run goes on with whoever comes next
    QVERIFY(starter->waitForFinished(20'000));
    const auto process = started(m_workspace.with({QStringLiteral("serve")}));
    const auto succeeded = [this] {
        const Ended list = m_workspace.call(words("runs list --state succeeded"));
        return list.object().value(u"total").toInt();
    };
    QTRY_COMPARE_WITH_TIMEOUT(succeeded(), 1, 40'000);
    QCOMPARE(process->state(), QProcess::Running);
    process->terminate();
    const Ended end = ended(*process);
    QCOMPARE(end.status, 0);
    QCOMPARE(end.object().value(u"address").toString(QStringLiteral("none")), QString());
}

void TestCtlServe::refusesSettingsThatAreNoGood_data()
{
    QTest::addColumn<QByteArray>("endpoint");
    QTest::addColumn<QString>("code");
    QTest::newRow("no secret") << QByteArray(R"({"name": "a", "workflow": "w", "signature": {"scheme": "standard"}})")
                               << QStringLiteral("webhook.noSecret");
    QTest::newRow("no signature") << QByteArray(R"({"name": "a", "workflow": "w"})")
                                  << QStringLiteral("schema.missingKey");
    QTest::newRow("wait") << QByteArray(
        R"({"name": "a", "workflow": "w", "signature": {"scheme": "none"}, "respondWithin": "16s"})")
                          << QStringLiteral("webhook.badWait");
    QTest::newRow("name") << QByteArray(R"({"name": "a b", "workflow": "w", "signature": {"scheme": "none"}})")
                          << QStringLiteral("webhook.badName");
}

void TestCtlServe::refusesSettingsThatAreNoGood()
{
    QFETCH(QByteArray, endpoint);
    QFETCH(QString, code);
    const Workspace workspace;
    QVERIFY(!workspace
                 .file(QStringLiteral("sluice.json"),
                       R"({"format": 1, "name": "x", "webhooks": {"endpoints": [)" + endpoint + "]}}")
                 .isEmpty());
    const Ended end = workspace.call({QStringLiteral("serve")});
    QCOMPARE(end.status, 2);
    QCOMPARE(end.errorCode(), code);
    QVERIFY2(!end.err.contains(code.toUtf8()), end.err.constData()); // it is worded
}

void TestCtlServe::isRefusedAWorkspaceThatAnotherServes()
{
    const Workspace workspace;
    const auto first = started(workspace.with({QStringLiteral("serve")}));
    QVERIFY(first->waitForReadyRead(30'000));
    const Ended second = workspace.call({QStringLiteral("serve")});
    QCOMPARE(second.status, 1);
    QCOMPARE(second.errorCode(), QStringLiteral("journal.owned"));
    first->terminate();
    QCOMPARE(ended(*first).status, 0);
}

/// A workspace that takes webhooks, as its settings say at the moment.
class HookWorkspace : public Workspace {
public:
    HookWorkspace()
    {
        QDir().mkpath(path(QStringLiteral("workflows")));
        (void)file(QStringLiteral("workflows/take.json"), workflowOf(R"({"id": "t", "type": "noop"})"));
    }
    [[nodiscard]] bool listens(quint16 port, const QByteArray &endpoint) const
    {
        return !file(QStringLiteral("sluice.json"),
                     R"({"format": 1, "name": "x", "webhooks": {"listen": "127.0.0.1:)" + QByteArray::number(port)
                         + R"(", "endpoints": [{"name": ")" + endpoint
                         + R"(", "workflow": "take", "signature": {"scheme": "hmac", "secrets": ["tests"], )"
                           R"("header": "X-Sign", "prefix": "sha256=", "idHeader": "X-Id"}}]}})")
                    .isEmpty();
    }
};

/// The status of a webhook's answer; 0: there was none.
int sent(quint16 port, const QByteArray &endpoint, const QByteArray &id)
{
    QTcpSocket reached;
    reached.connectToHost(QStringLiteral("127.0.0.1"), port);
    if (!reached.waitForConnected(5'000))
        return 0;
    std::optional<int> status;
    int count = 0;
    HookSender sender(
        port, endpoint, [&] { return count++ == 0 ? id : QByteArray(); },
        [&](const HookSending &sending) { status = sending.status; });
    (void)QTest::qWaitFor([&] { return status.has_value(); }, 20'000);
    return status.value_or(0);
}

void TestCtlServe::readsItsSettingsAgainOnHangUp()
{
    qputenv("SLUICE_SECRET_TESTS", kHookSecret);
    const HookWorkspace workspace;
    const quint16 first = freePort();
    QVERIFY(workspace.listens(first, "one"));
    QCOMPARE(workspace.call(words("arm take")).status, 0);
    const auto process = started(workspace.with({QStringLiteral("serve")}));
    QVERIFY(process->waitForReadyRead(30'000));
    QCOMPARE(sent(first, "one", "a"), 202);
    const quint16 second = freePort();
    QVERIFY(workspace.listens(second, "two"));
    QCOMPARE(sent(first, "one", "b"), 202); // nobody has told it yet
    const auto hangUp = [&] { return ::kill(static_cast<pid_t>(process->processId()), SIGHUP) == 0; };
    QVERIFY(hangUp());
    QVERIFY(hasSaid(*process, "read its settings again"));
    QVERIFY(QTest::qWaitFor([&] { return sent(second, "two", "a") == 202; }, 40'000));
    QCOMPARE(sent(second, "one", "c"), 404);
    QCOMPARE(sent(first, "one", "c"), 0);
    QVERIFY(!workspace.file(QStringLiteral("sluice.json"), "{").isEmpty());
    QVERIFY(hangUp());
    QVERIFY(hasSaid(*process, "sluice.json")); // it complains of the file
    QCOMPARE(sent(second, "two", "b"), 202);
    process->terminate();
    QCOMPARE(ended(*process).status, 0);
}

void TestCtlServe::refusesWebhooksUntilTheirWorkflowIsArmed()
{
    qputenv("SLUICE_SECRET_TESTS", kHookSecret);
    const HookWorkspace workspace;
    const quint16 port = freePort();
    QVERIFY(workspace.listens(port, "one"));
    const auto serve = [&] {
        auto process = started({QStringLiteral("serve"), QStringLiteral("--workspace"), workspace.path()});
        QByteArray said;
        while (!said.contains("/hooks/one") && process->waitForReadyRead(30'000))
            said += process->readAllStandardOutput();
        (void)process->waitForReadyRead(500); // what it says of it next
        process->setProperty("said", said + process->readAllStandardOutput());
        return process;
    };
    const auto first = serve();
    QVERIFY(first->property("said").toByteArray().contains("take is not armed"));
    QCOMPARE(sent(port, "one", "a"), 503);
    first->terminate();
    QCOMPARE(ended(*first).status, 0);
    QCOMPARE(workspace.call(words("arm take")).status, 0);
    const QJsonArray armed = workspace.call(words("armed")).object().value(u"triggers").toArray();
    QCOMPARE(armed.size(), 1);
    QCOMPARE(armed[0][u"kind"].toString(), QStringLiteral("webhook"));
    QCOMPARE(armed[0][u"trigger"].toString(), QStringLiteral("one"));
    const auto second = serve();
    QVERIFY(!second->property("said").toByteArray().contains("not armed"));
    QCOMPARE(sent(port, "one", "a"), 202); // its sender kept it
    second->terminate();
    QCOMPARE(ended(*second).status, 0);
}

void TestCtlServe::endsOnHangUpUnlessItIsToOutliveItsTerminal()
{
    const Workspace workspace;
    const QString file = workspace.file(QStringLiteral("wait.json"),
                                        workflowOf(R"({"id": "t", "type": "delay", "params": {"duration": "2s"}})"));
    const auto run = [&](const QString &first) {
        auto process = std::make_unique<QProcess>();
        process->start(
            QStringLiteral("/bin/sh"),
            QStringList{QStringLiteral("-c"), first + QStringLiteral("exec \"$0\" \"$@\""), QStringLiteral(SLUICECTL)}
                + workspace.with({QStringLiteral("run"), file}));
        if (hasSaid(*process, "has started"))
            ::kill(static_cast<pid_t>(process->processId()), SIGHUP);
        process->setReadChannel(QProcess::StandardOutput);
        return ended(*process);
    };
    const Ended tidy = run({});
    QCOMPARE(tidy.status, 1);
    QCOMPARE(tidy.errorCode(), QStringLiteral("ctl.interrupted"));
    const Ended whole = run(QStringLiteral("trap '' HUP; ")); // as nohup does
    QCOMPARE(whole.status, 0);
}

void TestCtlServe::mayHaveAllTheFilesThatTheSystemAllows()
{
    const Workspace workspace;
    QProcess process;
    process.start(QStringLiteral("/bin/sh"),
                  QStringList{QStringLiteral("-c"),
                              QStringLiteral("ulimit -n 3000 && ulimit -Sn 300 && exec \"$0\" \"$@\""),
                              QStringLiteral(SLUICECTL)}
                      + workspace.with({QStringLiteral("serve")}));
    QVERIFY(process.waitForReadyRead(30'000));
    const QByteArray limits = read(QStringLiteral("/proc/%1/limits").arg(process.processId()));
    const qsizetype line = limits.indexOf("Max open files");
    QVERIFY2(limits.mid(line, limits.indexOf('\n', line) - line).simplified() == "Max open files 3000 3000 files",
             limits.constData());
    process.terminate();
    QCOMPARE(ended(process).status, 0);
}

QTEST_GUILESS_MAIN(TestCtlServe)
#include "tst_ctlserve.moc"
