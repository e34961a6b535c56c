#include "tests/e2e/ctl/program.h"

using namespace sluice::test;

/// `sluicectl serve`: it stays until it is told to end.
class TestCtlServe : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goesOnWithRunsUntilItIsStopped();
    void refusesSettingsThatAreNoGood_data();
    void refusesSettingsThatAreNoGood();
    void isRefusedAWorkspaceThatAnotherServes();

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

QTEST_GUILESS_MAIN(TestCtlServe)
#include "tst_ctlserve.moc"
