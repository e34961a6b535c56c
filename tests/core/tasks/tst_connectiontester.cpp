#include "core/integration/errors.h"
#include "tests/core/integration/testhttp.h"
#include "tests/core/integration/testpostgres.h"
#include "tests/core/integration/testtls.h"
#include "tests/core/tasks/hostdriver.h"

#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>

#include <algorithm>

using namespace sluice;
using namespace sluice::test;
using namespace Qt::StringLiterals;

/// What people try out before they rely on it.
class TestConnectionTester : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_driver = std::make_unique<HostDriver>(); }
    void asksAnAddressForItsHead();
    void asksForAllWhereNobodyGivesHeads();
    void saysWhatAServiceAnsweredThatSaysNo();
    void keepsTheGuardsOfATask();
    void givesTheSecretAndSaysWhenItIsMissing();
    void aReplacedSecretHoldsForTheNextCall();
    void tellsASecretThatComesBackFromNobody();
    void needsAnAddress();
    void saysWhoDoesNotAnswer();
    void saysWhichAddressIsNone_data();
    void saysWhichAddressIsNone();
    void saysWhichCertificateIsNotTrusted();
    void followsARedirectUnderTheSameGuards();
    void endsAtItsLimitAndWhenStopped();
    void opensADatabaseToReadOnly();
    void refusesWhatIsNoDatabase();
    void saysWhichServerDoesNotAnswer();
    void asksAServerForItsVersionAndSaysWhenItRefusesThePassword();
    void endsWithATestUnderWay();

private:
    [[nodiscard]] Connection http(const QUrl &url) const
    {
        Connection made;
        made.id = u"shop"_s;
        made.type = u"http"_s;
        made.baseUrl = url.toString();
        made.allowLoopback = true;
        return made;
    }
    [[nodiscard]] Connection file(const QString &path) const
    {
        Connection made;
        made.id = u"store"_s;
        made.type = u"sqlite"_s;
        made.database = path;
        return made;
    }
    ConnectionReport report(ConnectionTest test)
    {
        std::optional<ConnectionReport> given;
        m_driver->host().testConnection(std::move(test), m_driver->path({}),
                                        [&given](ConnectionReport &&told) { given = std::move(told); });
        if (!QTest::qWaitFor([&] { return given.has_value(); }, 30'000))
            given.emplace().failure = Error{u"no answer"_s, {}, {}};
        return *given;
    }
    ConnectionReport report(Connection connection) { return report(ConnectionTest{std::move(connection)}); }
    static QString arg(const ConnectionReport &report, const QString &key)
    {
        return report.failure ? report.failure->args.value(key) : QString();
    }
    static QString code(const ConnectionReport &report) { return report.failure ? report.failure->code : QString(); }

    std::unique_ptr<HostDriver> m_driver;
};

void TestConnectionTester::asksAnAddressForItsHead()
{
    ScriptedServer server(
        [](const QByteArray &) { return QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"); });
    const auto told = report(http(server.url(u"/base"_s)));
    QCOMPARE(code(told), QString());
    QCOMPARE(told.status, 200);
    QCOMPARE(told.address, server.url(u"/base"_s).toString());
    QVERIFY(told.connected.count() > 0);
    QVERIFY(told.firstByte >= told.connected);
    QVERIFY(told.total >= told.firstByte);
    QCOMPARE(server.requests().size(), 1);
    QVERIFY(server.requests()[0].startsWith("HEAD /base "));
}

void TestConnectionTester::asksForAllWhereNobodyGivesHeads()
{
    ScriptedServer server([](const QByteArray &request) {
        return request.startsWith("HEAD") ? QByteArray("HTTP/1.1 405 No\r\nContent-Length: 0\r\n\r\n")
                                          : answer("200 OK", QByteArray(200'000, 'x'));
    });
    const auto told = report(http(server.url()));
    QCOMPARE(code(told), QString()); // more than anybody reads is an answer all the same
    QCOMPARE(told.status, 200);
    QCOMPARE(server.requests().size(), 2);
}

void TestConnectionTester::saysWhatAServiceAnsweredThatSaysNo()
{
    QByteArray status;
    ScriptedServer server([&](const QByteArray &) { return answer(status); });
    for (const char *refusal : {"401 Unauthorized", "403 Forbidden", "429 Slow", "500 Broken", "503 Busy"}) {
        status = refusal;
        const auto told = report(http(server.url()));
        QCOMPARE(code(told), QString(errors::kHttpStatus));
        QCOMPARE(told.status, status.left(3).toInt());
    }
    status = "404 Not Found"; // it is there, and tasks call paths below this address
    const auto told = report(http(server.url()));
    QCOMPARE(code(told), QString());
    QCOMPARE(told.status, 404);
}

void TestConnectionTester::keepsTheGuardsOfATask()
{
    ScriptedServer server([](const QByteArray &) { return answer("200 OK"); });
    auto connection = http(server.url());
    connection.allowLoopback = false;
    QCOMPARE(code(report(connection)), QString(errors::kHttpAddressRefused));
    connection = http(server.url());
    connection.caFile = u"nowhere.pem"_s;
    QCOMPARE(code(report(connection)), QString(errors::kHttpCaFileUnusable));
    connection = http(server.url());
    connection.proxy = u"gopher://x"_s;
    QCOMPARE(code(report(connection)), QString(errors::kHttpProxyInvalid));
    QVERIFY(server.requests().isEmpty());
}

void TestConnectionTester::givesTheSecretAndSaysWhenItIsMissing()
{
    ScriptedServer server([](const QByteArray &) { return QByteArray("HTTP/1.1 204 No\r\n\r\n"); });
    auto connection = http(server.url());
    connection.headers.insert(u"X-Team"_s, u"blue"_s);
    connection.passwordSecret = u"tst.tester"_s;
    QCOMPARE(code(report(connection)), QString(errors::kSecretMissing));
    QVERIFY(server.requests().isEmpty());
    qputenv("SLUICE_SECRET_TST_TESTER", "s3cret");
    const auto told = report(connection);
    qunsetenv("SLUICE_SECRET_TST_TESTER");
    QCOMPARE(code(told), QString());
    QCOMPARE(server.requests().size(), 1);
    QVERIFY(server.requests()[0].contains("Authorization: Bearer s3cret"));
    QVERIFY(server.requests()[0].contains("X-Team: blue"));
}

void TestConnectionTester::needsAnAddress()
{
    QCOMPARE(code(report(http(QUrl()))), QString(errors::kConnectionAddressMissing));
    QCOMPARE(code(report(file({}))), QString(errors::kConnectionAddressMissing));
}

void TestConnectionTester::aReplacedSecretHoldsForTheNextCall()
{
    ScriptedServer server([](const QByteArray &) { return answer("200 OK", "{}"); });
    const TestProxy proxy("me:hush-hush");
    auto made = attempt(u"http.request"_s, R"-({"connection":"shop","url":"/","method":"GET"})-");
    made.connection = http(server.url());
    made.connection->proxy = proxy.url().toString();
    made.connection->proxyUser = u"me"_s;
    made.connection->proxySecret = u"tst.tester"_s;
    qputenv("SLUICE_SECRET_TST_TESTER", "not-this");
    QVERIFY(words(m_driver->perform(made)).startsWith(u"permanent http."));
    QVERIFY(code(report(*made.connection)).startsWith(u"http."));
    qputenv("SLUICE_SECRET_TST_TESTER", "hush-hush");
    const QString now = words(m_driver->perform(made));
    QVERIFY2(now.startsWith(u':'), qPrintable(now));
    QCOMPARE(code(report(*made.connection)), QString());
    qunsetenv("SLUICE_SECRET_TST_TESTER");
}

void TestConnectionTester::tellsASecretThatComesBackFromNobody()
{
    const QByteArray secret = "very-s3cret-value";
    ScriptedServer server([&](const QByteArray &request) {
        return request.startsWith("HEAD /again") ? answer("401 Unauthorized")
                                                 : answer("302 Found", {}, {"Location: /again/" + secret});
    });
    auto connection = http(server.url());
    connection.passwordSecret = u"tst.tester"_s;
    qputenv("SLUICE_SECRET_TST_TESTER", secret);
    const auto told = report(connection);
    qunsetenv("SLUICE_SECRET_TST_TESTER");
    QCOMPARE(code(told), QString(errors::kHttpStatus));
    QVERIFY(
        std::ranges::any_of(server.requests(), [&](const QByteArray &request) { return request.contains(secret); }));
    const QString all = told.address + arg(told, u"url"_s) + told.failure->detail;
    QVERIFY(!all.contains(QString::fromUtf8(secret)));
    QVERIFY(all.contains(u"[secret tst.tester]"));
}

void TestConnectionTester::saysWhoDoesNotAnswer()
{
    QTcpServer gone;
    QVERIFY(gone.listen(QHostAddress::LocalHost));
    const quint16 port = gone.serverPort();
    gone.close();
    const auto refused = report(http(QUrl(u"http://127.0.0.1:%1/"_s.arg(port))));
    QCOMPARE(code(refused), QString(errors::kHttpRefused));
    QCOMPARE(arg(refused, u"host"_s), u"127.0.0.1"_s);
    QCOMPARE(arg(refused, u"port"_s), QString::number(port));
    const auto unknown = report(http(QUrl(u"http://no-such-host.invalid/"_s)));
    QCOMPARE(code(unknown), QString(errors::kHttpHostNotFound));
    QCOMPARE(arg(unknown, u"host"_s), u"no-such-host.invalid"_s);
    QVERIFY(!unknown.failure->detail.isEmpty());
}

void TestConnectionTester::saysWhichAddressIsNone_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("expected");
    const QString invalid(errors::kHttpUrlInvalid);
    QTest::newRow("a path alone") << u"/orders"_s << invalid;
    QTest::newRow("no host") << u"http://"_s << invalid;
    QTest::newRow("a bad port") << u"http://shop.example:99999/"_s << invalid;
    QTest::newRow("another scheme") << u"ftp://shop.example/"_s << QString(errors::kHttpSchemeRefused);
    QTest::newRow("a password in it") << u"http://me:pw@shop.example/"_s << QString(errors::kHttpUrlCredentials);
}

void TestConnectionTester::saysWhichAddressIsNone()
{
    QFETCH(QString, address);
    QFETCH(QString, expected);
    auto connection = http({});
    connection.baseUrl = address;
    const auto told = report(connection);
    QCOMPARE(code(told), expected);
    QVERIFY(!told.failure->args.isEmpty());
    QVERIFY(!told.address.contains(u"pw"));
}

void TestConnectionTester::saysWhichCertificateIsNotTrusted()
{
    const TestCertificate certificate;
    if (!certificate.isMade())
        QSKIP("the openssl program is not installed");
    ScriptedServer server(certificate.listener(), [](const QByteArray &) { return answer("200 OK"); });
    auto connection = http(server.url(u"/"_s, u"https"_s, u"localhost"_s));
    const auto doubted = report(connection);
    QCOMPARE(code(doubted), QString(errors::kHttpCertificate));
    QCOMPARE(arg(doubted, u"host"_s), u"localhost"_s);
    QVERIFY(!doubted.failure->detail.isEmpty());
    connection.caFile = certificate.file();
    QCOMPARE(code(report(connection)), QString());
    connection.baseUrl.replace(u"localhost"_s, u"127.0.0.1"_s);
    QCOMPARE(code(report(connection)), QString(errors::kHttpCertificate)); // of another name
    QTcpServer plain;                                                      // speaks another language to whoever comes
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    connect(&plain, &QTcpServer::newConnection, this, [&plain] {
        QTcpSocket *caller = plain.nextPendingConnection();
        caller->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        caller->disconnectFromHost();
    });
    const auto puzzled = report(http(QUrl(u"https://127.0.0.1:%1/"_s.arg(plain.serverPort()))));
    QCOMPARE(code(puzzled), QString(errors::kHttpTls));
    QCOMPARE(arg(puzzled, u"port"_s), QString::number(plain.serverPort()));
}

void TestConnectionTester::followsARedirectUnderTheSameGuards()
{
    ScriptedServer server([](const QByteArray &request) {
        return request.startsWith("HEAD /new ") ? answer("200 OK") : answer("301 Moved", {}, {"Location: /new"});
    });
    const auto told = report(http(server.url()));
    QCOMPARE(code(told), QString());
    QCOMPARE(told.address, server.url(u"/new"_s).toString()); // where it led in the end
    ScriptedServer thief(
        [](const QByteArray &) { return answer("302 Found", {}, {"Location: http://169.254.169.254/latest"}); });
    const auto kept = report(http(thief.url()));
    QCOMPARE(code(kept), QString(errors::kHttpAddressRefused));
    QCOMPARE(arg(kept, u"address"_s), u"169.254.169.254"_s);
}

void TestConnectionTester::endsAtItsLimitAndWhenStopped()
{
    QTcpServer silent; // it takes calls and never answers
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const auto connection = http(QUrl(u"http://127.0.0.1:%1/"_s.arg(silent.serverPort())));
    const auto told = report(ConnectionTest{connection, Milliseconds(200)});
    QCOMPARE(code(told), QString(errors::kConnectionTestTimedOut));
    QCOMPARE(arg(told, u"connection"_s), u"shop"_s);
    QCOMPARE(arg(told, u"limit"_s), u"200ms"_s);
    QCOMPARE(told.address, connection.baseUrl);
    QVERIFY(told.total >= Milliseconds(100)); // timers of Qt may be early

    std::stop_source stop;
    std::optional<ConnectionReport> given;
    m_driver->host().testConnection({connection, Milliseconds(60'000), stop.get_token()}, m_driver->path({}),
                                    [&given](ConnectionReport &&report) { given = std::move(report); });
    QTRY_VERIFY(silent.hasPendingConnections());
    QVERIFY(!given);
    stop.request_stop();
    QTRY_VERIFY(given);
    QCOMPARE(code(*given), QString(errors::kConnectionTestStopped));
    stop = std::stop_source();
    stop.request_stop();
    QCOMPARE(code(report(ConnectionTest{connection, Milliseconds(60'000), stop.get_token()})),
             QString(errors::kConnectionTestStopped));
}

void TestConnectionTester::opensADatabaseToReadOnly()
{
    QCOMPARE(code(report(file(u"none.db"_s))), QString(errors::kSqlOpenFailed));
    QVERIFY(!QFile::exists(m_driver->path(u"none.db"_s)));
    auto made = attempt(u"sql.execute"_s, R"-({"connection":"store","statement":"create table a (b integer)"})-");
    made.connection = file(u"some.db"_s);
    QVERIFY(words(m_driver->perform(made)).startsWith(u':'));
    const auto told = report(file(u"some.db"_s));
    QCOMPARE(code(told), QString());
    QCOMPARE(told.tables, 1u);
    QVERIFY(told.version.startsWith(u"3."));
    QCOMPARE(told.address, m_driver->path(u"some.db"_s));
    QVERIFY(told.connected.count() > 0 && told.firstByte >= told.connected && told.total >= told.firstByte);
}

void TestConnectionTester::refusesWhatIsNoDatabase()
{
    QFile text(m_driver->path(u"text.db"_s));
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write(QByteArray(5000, 'x'));
    text.close();
    QCOMPARE(code(report(file(u"text.db"_s))), QString(errors::kSqlDamaged));
}

void TestConnectionTester::saysWhichServerDoesNotAnswer()
{
    QTcpServer gone;
    QVERIFY(gone.listen(QHostAddress::LocalHost));
    Connection connection;
    connection.id = u"server"_s;
    connection.type = u"postgres"_s;
    connection.host = u"127.0.0.1"_s;
    connection.port = gone.serverPort();
    connection.database = u"orders"_s;
    connection.user = u"ada"_s;
    gone.close();
    const auto told = report(connection);
    QCOMPARE(code(told), QString(errors::kSqlConnectFailed));
    QCOMPARE(told.address, u"ada@127.0.0.1:%1/orders"_s.arg(connection.port));
    connection.passwordSecret = u"tst.tester"_s;
    QCOMPARE(code(report(connection)), QString(errors::kSecretMissing));
}

void TestConnectionTester::asksAServerForItsVersionAndSaysWhenItRefusesThePassword()
{
    PostgresServer server;
    if (!server.isInstalled())
        QSKIP("PostgreSQL 15 is not installed");
    QVERIFY2(server.start(), qPrintable(server.trouble()));
    const SqlTarget target = server.target();
    Connection connection;
    connection.id = u"server"_s;
    connection.type = u"postgres"_s;
    connection.host = target.host;
    connection.port = target.port;
    connection.database = target.database;
    connection.user = target.user;
    connection.passwordSecret = u"tst.tester"_s;
    qputenv("SLUICE_SECRET_TST_TESTER", target.password.toUtf8());
    const auto told = report(connection);
    QCOMPARE(code(told), QString());
    QVERIFY2(told.version.startsWith(u"15."), qPrintable(told.version));
    QVERIFY(told.connected.count() > 0 && told.firstByte >= told.connected && told.total >= told.firstByte);
    qputenv("SLUICE_SECRET_TST_TESTER", "not-the-password");
    const auto wrong = report(connection);
    QCOMPARE(code(wrong), QString(errors::kSqlLoginFailed));
    QCOMPARE(arg(wrong, u"user"_s), target.user);
    QVERIFY(!wrong.failure->detail.isEmpty() && !wrong.failure->detail.contains(u"not-the-password"));
    connection.database = u"nowhere"_s;
    qputenv("SLUICE_SECRET_TST_TESTER", target.password.toUtf8());
    QCOMPARE(code(report(connection)), QString(errors::kSqlLoginFailed));
    qunsetenv("SLUICE_SECRET_TST_TESTER");
}

void TestConnectionTester::endsWithATestUnderWay()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    bool isTold = false;
    m_driver->host().testConnection({http(QUrl(u"http://127.0.0.1:%1/"_s.arg(silent.serverPort())))}, {},
                                    [&isTold](ConnectionReport &&) { isTold = true; });
    QTRY_VERIFY(silent.hasPendingConnections());
    m_driver->end();
    QVERIFY(!isTold);
}

QTEST_GUILESS_MAIN(TestConnectionTester)
#include "tst_connectiontester.moc"
