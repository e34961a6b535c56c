#include "tests/e2e/ctl/echoserver.h"
#include "tests/e2e/ctl/leaks.h"
#include "tests/e2e/ctl/program.h"

#include <QDirIterator>

#include <csignal>
#include <sys/resource.h>

using namespace sluice::test;

namespace {

const QByteArray kToken = "tok-7Q/x\u00e4+w9-Zebra-1138";
const QByteArray kPassword = "pw \"Quagga\" \\ 4711 end";
const QByteArray kProxy = "prx-Okapi-90210-xyz";

QByteArray connectionsOf(const EchoServer &server)
{
    QByteArray json = R"({"format": 1, "connections": [
        {"id": "bearer", "type": "http", "allowLoopback": true, "passwordSecret": "leak.token", "baseUrl": "ECHO"},
        {"id": "basic", "type": "http", "allowLoopback": true, "user": "al", "passwordSecret": "leak.password",
         "baseUrl": "ECHO"},
        {"id": "proxied", "type": "http", "allowLoopback": true, "proxy": "ECHO", "proxyUser": "p",
         "proxySecret": "leak.proxy", "baseUrl": "ECHO"},
        {"id": "base", "type": "postgres", "host": "127.0.0.1", "port": 1, "database": "d", "user": "u",
         "passwordSecret": "leak.password"}]})";
    return json.replace("ECHO", server.address());
}

QByteArray call(const QByteArray &id, const QByteArray &connection, const QByteArray &path)
{
    QByteArray json = R"({"id": "ID", "type": "http.request", "params": {"connection": "CONNECTION", "url": "PATH"},
        "reliability": {"maxAttempts": 2, "base": "1ms"}})";
    return json.replace("ID", id).replace("CONNECTION", connection).replace("PATH", path);
}

QByteArray workflow()
{
    const QByteArrayList tasks{
        call("ok", "bearer", "/ok"),
        call("large", "basic", "/large"),
        call("through", "proxied", "/ok"),
        call("fail", "basic", "/fail"),
        call("failBearer", "bearer", "/fail"),
        R"j({"id": "said", "type": "log", "params": {"message": "{{ steps.ok.output.body }}"}})j",
        R"j({"id": "kept", "type": "file.write", "params": {"path": "kept.txt", "content": "{{ steps.large.output }}"}})j",
        R"j({"id": "script", "type": "transform", "params": {"expression":
            "typeof process + Object.getOwnPropertyNames(globalThis).join() + JSON.stringify(steps)"}})j",
        R"j({"id": "query", "type": "sql.execute", "params": {"connection": "base", "statement": "SELECT 1"},
            "reliability": {"maxAttempts": 1}})j"};
    return workflowOf(tasks.join(','), R"({"from": "ok", "to": "said"}, {"from": "large", "to": "kept"},
                                          {"from": "through", "to": "script"})");
}

/// The bytes of each file below a folder.
QByteArray filesOf(const QString &folder)
{
    QByteArray all;
    for (QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); files.hasNext();)
        all += read(files.next()) + '\n';
    return all;
}

QString leakIn(const QByteArray &bytes)
{
    return sluice::test::leakIn(bytes, {kToken, kPassword, kProxy});
}

void setSecrets(const Workspace &places, bool inFolder)
{
    const QList<QPair<QString, QByteArray>> secrets{{QStringLiteral("leak.token"), kToken},
                                                    {QStringLiteral("leak.password"), kPassword},
                                                    {QStringLiteral("leak.proxy"), kProxy}};
    for (const auto &[name, value] : secrets) {
        if (inFolder) {
            QVERIFY(!places.file(name, value).isEmpty());
            QVERIFY(QFile::setPermissions(places.path(name), QFile::ReadOwner));
        } else {
            qputenv(("SLUICE_SECRET_" + name.toUpper().replace(u'.', u'_').toLatin1()).constData(), value);
        }
    }
}

void unsetSecrets()
{
    for (const char *name : {"SLUICE_SECRET_LEAK_TOKEN", "SLUICE_SECRET_LEAK_PASSWORD", "SLUICE_SECRET_LEAK_PROXY"})
        qunsetenv(name);
}

} // namespace

/// Looks for planted secrets in all that the real program writes, while each system that it calls gives them back.
class TestSecretLeaks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { unsetSecrets(); }
    void noneIsInAnythingThatIsWritten_data();
    void noneIsInAnythingThatIsWritten();
    void aSecretOpenToOthersIsNotUsed();
    void theEnvironmentDoesNotStandInForTheKeychain();
    void refusesAPlaceThatIsNone();
    void aCrashLeavesNoImageOfTheMemory();
};

void TestSecretLeaks::noneIsInAnythingThatIsWritten_data()
{
    QTest::addColumn<bool>("inFolder");
    QTest::newRow("environment") << false;
    QTest::newRow("folder") << true;
}

void TestSecretLeaks::noneIsInAnythingThatIsWritten()
{
    QFETCH(const bool, inFolder);
    const EchoServer server;
    const Workspace workspace;
    const Workspace places;
    setSecrets(places, inFolder);
    const QStringList secrets = inFolder ? QStringList{QStringLiteral("--secrets"), places.path()} : QStringList();
    QVERIFY(!workspace.file(QStringLiteral("connections.json"), connectionsOf(server)).isEmpty());
    QVERIFY(!workspace
                 .file(QStringLiteral("sluice.json"), R"({"format": 1, "name": "Leaky", "events": {"record": ["**"]}})")
                 .isEmpty());
    const QString file = workspace.file(QStringLiteral("leaky.json"), workflow());

    QByteArray written;
    const auto note = [&](const Ended &ended) {
        written += ended.out + ended.err;
        return ended;
    };
    const Ended ran = note(workspace.call(QStringList{QStringLiteral("run"), file} + secrets));
    QVERIFY2(ran.status == 3, ran.out + ran.err); // waits on the letters of the steps that failed
    const Ended letters = note(workspace.call(words("deadletters list")));
    QCOMPARE(letters.object().value(u"total").toInt(), 4);
    for (const QJsonValue &letter : letters.object().value(u"letters").toArray())
        note(workspace.call(
            {QStringLiteral("deadletters"), QStringLiteral("show"), letter.toObject().value(u"id").toString()}));
    for (const char *command :
         {"runs list", "runs show 1", "runs export 1", "runs why 1 fail", "events list", "health"})
        note(workspace.call(words(command)));
    written += filesOf(workspace.path());

    // The echo has come through, else there is nothing to be found.
    for (const char *name : {"leak.token", "leak.password", "leak.proxy"})
        QVERIFY2(written.contains(QByteArray("[secret ") + name + ']'), name);
    QCOMPARE(leakIn(written), QString());
    QVERIFY(read(workspace.path(QStringLiteral("kept.txt"))).size() > 65'536);
}

void TestSecretLeaks::aSecretOpenToOthersIsNotUsed()
{
    const EchoServer server;
    const Workspace workspace;
    const Workspace places;
    setSecrets(places, true);
    QVERIFY(QFile::setPermissions(places.path(QStringLiteral("leak.token")), QFile::ReadOwner | QFile::ReadOther));
    QVERIFY(!workspace.file(QStringLiteral("connections.json"), connectionsOf(server)).isEmpty());
    const QString file = workspace.file(QStringLiteral("one.json"), workflowOf(call("ok", "bearer", "/ok")));
    const Ended ran = workspace.call({QStringLiteral("run"), file, QStringLiteral("--secrets"), places.path()});
    QCOMPARE(ran.status, 3);
    const Ended letter = workspace.call(words("deadletters list"));
    QVERIFY2(letter.out.contains("secret.fileOpen"), letter.out);
    QCOMPARE(leakIn(ran.out + ran.err + letter.out + filesOf(workspace.path())), QString());
}

void TestSecretLeaks::theEnvironmentDoesNotStandInForTheKeychain()
{
    const EchoServer server;
    const Workspace workspace;
    setSecrets(workspace, false);
    const QByteArray bus = qgetenv("DBUS_SESSION_BUS_ADDRESS");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"); // where no keychain answers
    QVERIFY(!workspace.file(QStringLiteral("connections.json"), connectionsOf(server)).isEmpty());
    const QString file = workspace.file(QStringLiteral("one.json"), workflowOf(call("ok", "bearer", "/ok")));
    const Ended ran = workspace.call(
        {QStringLiteral("run"), file, QStringLiteral("--secrets"), QStringLiteral("keychain")});
    if (bus.isEmpty())
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    else
        qputenv("DBUS_SESSION_BUS_ADDRESS", bus);
    QCOMPARE(ran.status, 3);
    const Ended letter = workspace.call(words("deadletters list"));
    QVERIFY2(letter.out.contains("secret.keychainMissing"), letter.out);
    QVERIFY(!(ran.out + letter.out).contains("[secret leak.token]")); // it was never sent
}

void TestSecretLeaks::refusesAPlaceThatIsNone()
{
    const Workspace workspace;
    const QString file = workspace.file(QStringLiteral("one.json"), workflowOf(R"({"id": "a", "type": "noop"})"));
    const Ended ran = workspace.call(
        {QStringLiteral("run"), file, QStringLiteral("--secrets"), workspace.path(QStringLiteral("no"))});
    QCOMPARE(ran.status, 2);
    QCOMPARE(ran.errorCode(), QStringLiteral("ctl.usage"));
}

void TestSecretLeaks::aCrashLeavesNoImageOfTheMemory()
{
    qputenv("SLUICE_SECRET_LEAK_TOKEN", kToken);
    const auto crash = [](const QString &folder, bool allowed) {
        const Workspace workspace;
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("SLUICE_CORE_DUMPS"), allowed ? QStringLiteral("1") : QStringLiteral("0"));
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(folder);
        process.setChildProcessModifier([] {
            constexpr rlimit all{RLIM_INFINITY, RLIM_INFINITY};
            setrlimit(RLIMIT_CORE, &all);
        });
        process.start(QStringLiteral(SLUICECTL), workspace.with(words("serve")));
        QVERIFY(process.waitForReadyRead(20'000)); // it serves
        QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGSEGV), 0);
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
    };
    const QTemporaryDir with;
    crash(with.path(), true);
    const QByteArray image = filesOf(with.path());
    if (image.isEmpty())
        QSKIP("this system keeps no images of crashed programs in their folder, so none could be seen to be missing");
    QVERIFY(!leakIn(image).isEmpty());
    const QTemporaryDir without;
    crash(without.path(), false);
    QCOMPARE(filesOf(without.path()), QByteArray());
}

QTEST_GUILESS_MAIN(TestSecretLeaks)
#include "tst_secretleaks.moc"
