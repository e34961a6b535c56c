#include "tests/e2e/ctl/program.h"

#include <QDir>
#include <QJsonArray>

using namespace sluice::test;

/// `sluicectl arm`, `disarm`, `armed`, inputs that a workflow keeps, and runs again with the same input.
class TestCtlTriggers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_workspace = std::make_unique<Workspace>();
        QVERIFY(QDir(m_workspace->path()).mkpath(QStringLiteral("workflows")));
    }
    void cleanup() { m_workspace.reset(); }

    void armsAndDisarms();
    void refusesWhatCannotBeArmed();
    void startsWhatIsArmedWhileItServes();
    void runsWithAKeptInput();
    void runsAgainFromTheStart();

private:
    /// Writes a workflow with one task and these triggers; the path of its file.
    QString put(const QByteArray &triggers, const QByteArray &task = R"({"id": "t", "type": "noop"})");
    [[nodiscard]] int runs() { return m_workspace->call(words("runs list")).object().value(u"total").toInt(); }

    std::unique_ptr<Workspace> m_workspace;
};

QString TestCtlTriggers::put(const QByteArray &triggers, const QByteArray &task)
{
    return m_workspace->file(QStringLiteral("workflows/timed.json"), R"({"format": 1, "name": "", "triggers": [)"
                                                                         + triggers + R"(], "tasks": [)" + task
                                                                         + R"(], "edges": []})");
}

void TestCtlTriggers::armsAndDisarms()
{
    QVERIFY(!put(R"({"id": "often", "kind": "interval", "every": "1h"})").isEmpty());
    QCOMPARE(m_workspace->call(words("armed")).object().value(u"triggers").toArray().size(), 0);
    const Ended armed = m_workspace->call(words("arm timed"));
    QCOMPARE(armed.status, 0);
    QCOMPARE(armed.object().value(u"armed").toString(), QStringLiteral("timed"));
    const QJsonArray triggers = m_workspace->call(words("armed")).object().value(u"triggers").toArray();
    QCOMPARE(triggers.size(), 1);
    QCOMPARE(triggers[0][u"workflow"].toString(), QStringLiteral("timed"));
    QCOMPARE(triggers[0][u"trigger"].toString(), QStringLiteral("often"));
    QVERIFY(!triggers[0][u"next"].toString().isEmpty());
    QCOMPARE(m_workspace->call(words("disarm timed")).status, 0);
    QCOMPARE(m_workspace->call(words("armed")).object().value(u"triggers").toArray().size(), 0);
    const Ended again = m_workspace->call(words("disarm timed"));
    QVERIFY(again.status != 0);
    QCOMPARE(again.errorCode(), QStringLiteral("trigger.notArmed"));
}

void TestCtlTriggers::refusesWhatCannotBeArmed()
{
    QVERIFY(!put(R"({"id": "nightly", "kind": "cron", "cron": "0 25 * * *"})").isEmpty());
    const Ended wrong = m_workspace->call(words("arm timed"));
    QCOMPARE(wrong.status, 2);
    QCOMPARE(wrong.errorCode(), QStringLiteral("cron.outOfRange"));
    QVERIFY(!put({}).isEmpty());
    const Ended none = m_workspace->call(words("arm timed"));
    QVERIFY(none.status != 0);
    QCOMPARE(none.errorCode(), QStringLiteral("trigger.none"));
    QVERIFY(m_workspace->call(words("arm nowhere")).status != 0);
}

void TestCtlTriggers::startsWhatIsArmedWhileItServes()
{
    QVERIFY(!put(R"({"id": "often", "kind": "interval", "every": "1s", "missed": "skip"})").isEmpty());
    QCOMPARE(m_workspace->call(words("arm timed")).status, 0);
    QCOMPARE(runs(), 0);
    const auto process = started(m_workspace->with({QStringLiteral("serve")}));
    QTRY_VERIFY_WITH_TIMEOUT(runs() >= 2, 40'000);
    process->kill();
    QVERIFY(process->waitForFinished(20'000));
    const int before = runs();
    QVERIFY(before >= 2);
    const auto next = started(m_workspace->with({QStringLiteral("serve")}));
    QTRY_VERIFY_WITH_TIMEOUT(runs() > before, 40'000);
    next->terminate();
    QCOMPARE(ended(*next).status, 0);
}

void TestCtlTriggers::runsWithAKeptInput()
{
    const QString file = put(R"({"id": "example", "kind": "manual", "input": {"n": 41}})",
                             R"({"id": "t", "type": "set", "params": {"values": {"got": "{{ input.n }}"}}})");
    const Ended run = m_workspace->call(
        {QStringLiteral("run"), file, QStringLiteral("--input-set"), QStringLiteral("example")});
    QCOMPARE(run.status, 0);
    const QString copy = m_workspace->path(QStringLiteral("copy.json"));
    QCOMPARE(m_workspace->call({QStringLiteral("runs"), QStringLiteral("export"), QStringLiteral("1"), copy}).status,
             0);
    const QJsonArray frames = QJsonDocument::fromJson(read(copy)).object().value(u"frames").toArray();
    QVERIFY(QByteArray::fromBase64(frames[0][u"data"].toString().toLatin1()).contains(R"({"n":41})"));
    const Ended none = m_workspace->call(
        {QStringLiteral("run"), file, QStringLiteral("--input-set"), QStringLiteral("other")});
    QCOMPARE(none.status, 2);
    QCOMPARE(none.errorCode(), QStringLiteral("trigger.noInput"));
}

void TestCtlTriggers::runsAgainFromTheStart()
{
    const QByteArray kept = R"({"id": "example", "kind": "manual", "input": {"n": 41}})";
    const QString file = put(kept, R"({"id": "t", "type": "log", "params": {"message": "old {{ input.n }}"}})");
    QCOMPARE(m_workspace->call(words("runs again 1")).errorCode(), QStringLiteral("journal.runUnknown"));
    const Ended first = m_workspace->call(
        {QStringLiteral("run"), file, QStringLiteral("--input-set"), QStringLiteral("example")});
    QCOMPARE(first.status, 0);
    QVERIFY(!put(kept, R"({"id": "t", "type": "log", "params": {"message": "new {{ input.n }}"}})").isEmpty());
    const Ended same = m_workspace->call(words("runs again 1"));
    QVERIFY2(same.status == 0 && same.err.contains("old 41"), same.err.constData());
    QCOMPARE(same.object().value(u"trigger").toString(), QStringLiteral("again 1"));
    QCOMPARE(same.object().value(u"version"), first.object().value(u"version"));
    const Ended latest = m_workspace->call(words("runs again 1 --latest"));
    QVERIFY2(latest.status == 0 && latest.err.contains("new 41"), latest.err.constData());
    QVERIFY(latest.object().value(u"version") != first.object().value(u"version"));
    QCOMPARE(runs(), 3);

    QVERIFY(!put(kept, R"({"id": "t", "type": "nothing.known"})").isEmpty());
    QCOMPARE(m_workspace->call(words("runs again 1 --latest")).status, 2);
    QCOMPARE(m_workspace->call(words("runs again 99")).errorCode(), QStringLiteral("journal.runUnknown"));
    QCOMPARE(m_workspace->call(words("runs again x")).status, 2);
    QCOMPARE(runs(), 3);
}

QTEST_GUILESS_MAIN(TestCtlTriggers)
#include "tst_ctltriggers.moc"
