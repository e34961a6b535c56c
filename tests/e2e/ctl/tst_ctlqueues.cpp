#include "tests/e2e/ctl/program.h"

using namespace sluice::test;

namespace {

const QByteArray kStep = workflowOf(R"({"id": "a", "type": "noop"})");

/// A queue as `queues list` tells of it.
QJsonObject queue(const Workspace &workspace, const QString &id)
{
    const auto told = workspace.call(words("queues list"));
    const QJsonArray queues = told.object().value(u"queues").toArray();
    for (const QJsonValue &each : queues) {
        if (each.toObject().value(u"queue").toString() == id)
            return each.toObject();
    }
    return {};
}

} // namespace

/// Queues by the real `sluicectl`: each command is a program of its own, so what it orders must last.
class TestCtlQueues : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pausesLooksPurgesAndResumes();
    void saysThatALetterWaitsForAPausedQueue();
    void refusesAnOrderWithoutAReason();
    void refusesAQueueThatDoesNotExist();
};

void TestCtlQueues::pausesLooksPurgesAndResumes()
{
    const Workspace workspace;
    const QString file = workspace.file(QStringLiteral("small.json"), kStep);
    QCOMPARE(workspace.call(words("queues pause ready --reason maintenance")).status, 0);
    const auto held = queue(workspace, QStringLiteral("ready"));
    QCOMPARE(held.value(u"paused").toObject().value(u"reason").toString(), QStringLiteral("maintenance"));
    QVERIFY(!held.value(u"paused").toObject().value(u"who").toString().isEmpty());

    const auto run = started(workspace.with({QStringLiteral("run"), file}));
    QVERIFY(hasSaid(*run, "The queue ready is paused by"));
    run->terminate(); // the step waits, and would for ever
    QVERIFY(ended(*run).status != 0);

    QCOMPARE(queue(workspace, QStringLiteral("ready")).value(u"depth").toInt(), 1);
    const QJsonArray items = workspace.call(words("queues peek ready")).object().value(u"items").toArray();
    QCOMPARE(items.size(), 1);
    QCOMPARE(items[0].toObject().value(u"task").toString(), QStringLiteral("a"));
    QCOMPARE(items[0].toObject().value(u"run").toInt(), 1);

    const auto purged = workspace.call(words("queues purge ready --reason obsolete"));
    QCOMPARE(purged.status, 0);
    QCOMPARE(purged.object().value(u"purged").toInt(), 1);
    QCOMPARE(queue(workspace, QStringLiteral("ready")).value(u"depth").toInt(), 0);
    QCOMPARE(queue(workspace, QStringLiteral("deadLetter")).value(u"depth").toInt(), 1);
    const QJsonArray letters = workspace.call(words("deadletters list")).object().value(u"letters").toArray();
    QCOMPARE(letters.size(), 1);
    QCOMPARE(letters[0].toObject().value(u"error").toObject().value(u"code").toString(),
             QStringLiteral("queue.purged"));

    QCOMPARE(workspace.call(words("queues resume ready")).status, 0);
    QVERIFY(queue(workspace, QStringLiteral("ready")).value(u"paused").isNull());
    const QString letter = letters[0].toObject().value(u"id").toString();
    QCOMPARE(workspace.call({QStringLiteral("deadletters"), QStringLiteral("retry"), letter}).status, 0);
    const QJsonArray runs = workspace.call(words("runs list")).object().value(u"runs").toArray();
    QCOMPARE(runs[0].toObject().value(u"state").toString(), QStringLiteral("succeeded"));
}

void TestCtlQueues::saysThatALetterWaitsForAPausedQueue()
{
    const Workspace workspace;
    const QString file = workspace.file(QStringLiteral("small.json"), kStep);
    QCOMPARE(workspace.call(words("queues pause ready --reason maintenance")).status, 0);
    const auto run = started(workspace.with({QStringLiteral("run"), file}));
    QVERIFY(hasSaid(*run, "The queue ready is paused by"));
    run->terminate();
    QVERIFY(ended(*run).status != 0);
    QCOMPARE(workspace.call(words("queues purge ready --reason obsolete")).status, 0);
    QCOMPARE(workspace.call(words("queues pause deadLetter --reason audit")).status, 0);
    const QJsonArray letters = workspace.call(words("deadletters list")).object().value(u"letters").toArray();
    QCOMPARE(letters.size(), 1);
    const auto told = workspace.call(
        {QStringLiteral("deadletters"), QStringLiteral("why"), letters[0].toObject().value(u"id").toString()});
    QCOMPARE(told.status, 0);
    QStringList causes;
    QStringList texts;
    for (const QJsonValue &cause : told.object().value(u"causes").toArray()) {
        causes += cause.toObject().value(u"cause").toString();
        texts += cause.toObject().value(u"text").toString();
    }
    QVERIFY2(causes.contains(QStringLiteral("queueHeld")), qPrintable(causes.join(u' ')));
    QVERIFY2(texts.join(u' ').contains(u"audit"), qPrintable(texts.join(u' ')));
}

void TestCtlQueues::refusesAnOrderWithoutAReason()
{
    const Workspace workspace;
    for (const char *order : {"queues pause ready", "queues purge ready"}) {
        const auto refused = workspace.call(words(order));
        QCOMPARE(refused.status, 2);
        QCOMPARE(refused.errorCode(), QStringLiteral("ctl.usage"));
    }
}

void TestCtlQueues::refusesAQueueThatDoesNotExist()
{
    const Workspace workspace;
    for (const char *order : {"queues peek ghost", "queues pause ghost --reason x", "queues resume ghost"}) {
        const auto refused = workspace.call(words(order));
        QCOMPARE(refused.status, 1);
        QCOMPARE(refused.errorCode(), QStringLiteral("queue.unknown"));
        QVERIFY2(refused.err.contains("There is no queue ghost"), refused.err.constData());
    }
    QCOMPARE(workspace.call(words("queues purge event --reason x")).errorCode(), QStringLiteral("queue.notPurgeable"));
}

QTEST_GUILESS_MAIN(TestCtlQueues)
#include "tst_ctlqueues.moc"
