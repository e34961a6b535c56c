#include "tests/e2e/ctl/program.h"

using namespace sluice::test;

namespace {

/// A rule that holds as soon as the engine says how long its queues are, in a workspace of its own.
const QByteArray kSettings = R"({"format": 1, "name": "x", "alerts": [{"id": "own-1", "name": "Always",
    "metric": "queue.depth", "subject": "ready", "is": "atLeast", "threshold": 0, "severity": "critical"}]})";

QJsonObject alertIn(const Workspace &workspace)
{
    const QJsonArray alerts = workspace.call(words("alerts list")).object().value(u"alerts").toArray();
    return alerts.size() == 1 ? alerts[0].toObject() : QJsonObject();
}

} // namespace

/// Alerts by the real `sluicectl`, without any window: each command is a program of its own, so what it orders must last.
class TestCtlAlerts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsAcknowledgesAndSnoozes();
    void refusesWhatDoesNotFire();
};

void TestCtlAlerts::listsAcknowledgesAndSnoozes()
{
    const Workspace workspace;
    QVERIFY(!workspace.file(QStringLiteral("sluice.json"), kSettings).isEmpty());
    const QJsonObject first = alertIn(workspace);
    QCOMPARE(first.value(u"alert").toString(), QStringLiteral("own-1/ready"));
    QCOMPARE(first.value(u"severity").toString(), QStringLiteral("critical"));
    QCOMPARE(first.value(u"acknowledgedBy").toString(), QString());

    QCOMPARE(workspace.call(words("alerts ack own-1/ready --reason looking")).status, 0);
    const QJsonObject known = alertIn(workspace);
    QVERIFY(!known.value(u"acknowledgedBy").toString().isEmpty());
    QCOMPARE(known.value(u"note").toString(), QStringLiteral("looking"));
    QCOMPARE(known.value(u"since"), first.value(u"since")); // the same episode, over three programs

    QCOMPARE(workspace.call(words("alerts ack own-1/ready --undo")).status, 0);
    QCOMPARE(workspace.call(words("alerts snooze own-1/ready --for 2h")).status, 0);
    const QJsonObject later = alertIn(workspace);
    QCOMPARE(later.value(u"acknowledgedBy").toString(), QString());
    QVERIFY(later.value(u"snoozedUntil").isString());
}

void TestCtlAlerts::refusesWhatDoesNotFire()
{
    const Workspace workspace;
    const auto none = workspace.call(words("alerts list"));
    QCOMPARE(none.status, 0);
    QVERIFY(none.object().value(u"alerts").toArray().isEmpty());
    QCOMPARE(workspace.call(words("alerts ack own-1/ready")).errorCode(), QStringLiteral("alert.unknown"));
    QCOMPARE(workspace.call(words("alerts snooze own-1/ready")).errorCode(), QStringLiteral("ctl.usage"));
}

QTEST_GUILESS_MAIN(TestCtlAlerts)
#include "tst_ctlalerts.moc"
