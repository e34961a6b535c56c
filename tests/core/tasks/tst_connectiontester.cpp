#include "core/integration/errors.h"
#include "tests/core/integration/testhttp.h"
#include "tests/core/tasks/hostdriver.h"

#include <QFile>
#include <QTcpServer>

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
    void needsAnAddress();
    void endsAtItsLimitAndWhenStopped();
    void opensADatabaseToReadOnly();
    void refusesWhatIsNoDatabase();
    void saysWhichServerDoesNotAnswer();
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
            return {Error{u"no answer"_s, {}, {}}, {}};
        return *given;
    }
    ConnectionReport report(Connection connection) { return report(ConnectionTest{std::move(connection)}); }
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
    ScriptedServer server([](const QByteArray &) { return answer("401 Unauthorized"); });
    const auto told = report(http(server.url()));
    QCOMPARE(code(told), QString(errors::kHttpStatus));
    QCOMPARE(told.status, 401);
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

void TestConnectionTester::endsAtItsLimitAndWhenStopped()
{
    QTcpServer silent; // it takes calls and never answers
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const auto connection = http(QUrl(u"http://127.0.0.1:%1/"_s.arg(silent.serverPort())));
    const auto told = report(ConnectionTest{connection, Milliseconds(200)});
    QVERIFY(code(told) == errors::kConnectionTestTimedOut || code(told) == errors::kHttpTimeout);
    QVERIFY(told.total >= Milliseconds(200));

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
    auto made = attempt(u"sql.execute"_s, R"({"connection":"store","statement":"create table a (b integer)"})");
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
