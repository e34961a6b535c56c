#include "core/integration/demo/demoservice.h"
#include "tests/core/tasks/hostdriver.h"

#include <QJsonArray>
#include <QTcpServer>

using namespace sluice;
using namespace sluice::test;
using namespace Qt::StringLiterals;

class TestHttpTask : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void givesStatusHeadersAndBody();
    void buildsTheRequest();
    void sendsTheKeyOnlyWhenAsked();
    void keepsTheConnectionsHeadersAtHome();
    void authorizesWithTheSecret();
    void namesTheSecretOfItsProxy();
    void countsEachStatus_data();
    void countsEachStatus();
    void refusesLoopbackUnlessAllowed();
    void reportsAnAddressThatNobodyServes();
    void reportsBadAddresses_data();
    void reportsBadAddresses();
    void timesOutAndStops();
    void endsWithCallsUnderWay();

private:
    Attempt call(const QByteArray &params, const QByteArray &input = "null")
    {
        auto made = attempt(u"http.request"_s, params, input);
        made.connection = m_connection;
        return made;
    }
    QJsonObject output(Attempt wanted)
    {
        const auto outcome = m_driver->perform(std::move(wanted));
        const auto *succeeded = std::get_if<outcome::Succeeded>(&outcome);
        if (!succeeded)
            qWarning("%s", qPrintable(words(outcome)));
        return succeeded ? json(succeeded->output) : QJsonObject();
    }

    std::unique_ptr<DemoService> m_demo;
    std::unique_ptr<HostDriver> m_driver;
    Connection m_connection;
};

void TestHttpTask::initTestCase()
{
    DemoConfig config;
    config.knobs.errorRate = 0;
    auto demo = DemoService::start(config);
    QVERIFY(demo);
    m_demo = *std::move(demo);
}

void TestHttpTask::init()
{
    m_driver = std::make_unique<HostDriver>();
    m_connection = {};
    m_connection.id = u"demo"_s;
    m_connection.type = u"http"_s;
    m_connection.baseUrl = u"http://127.0.0.1:%1/"_s.arg(m_demo->port());
    m_connection.allowLoopback = true;
}

void TestHttpTask::givesStatusHeadersAndBody()
{
    const auto answer = output(call(R"({"connection":"demo","url":"/rates/{{input.code}}"})", R"({"code":"DE"})"));
    QCOMPARE(answer.value(u"status"_s).toInt(), 200);
    QVERIFY(answer.value(u"headers"_s).toObject().value(u"content-type"_s).toString().startsWith(u"application/json"));
    QVERIFY(answer.value(u"body"_s).isObject());
    QVERIFY(!answer.value(u"body"_s).toObject().isEmpty());
}

void TestHttpTask::buildsTheRequest()
{
    const auto answer = output(
        call(R"({"url":"echo?a=1","query":{"b c":"{{input}}&=+"},"headers":{"X-One":"{{input}}"}})", "7"));
    const auto echoed = answer.value(u"body"_s).toObject();
    QCOMPARE(echoed.value(u"path"_s).toString(), u"/echo"_s);
    QCOMPARE(echoed.value(u"query"_s).toObject(), json(R"({"a":"1","b c":"7&=+"})"));
    QCOMPARE(echoed.value(u"headers"_s).toObject().value(u"x-one"_s).toString(), u"7"_s);
    const auto changed = output(
        call(R"({"url":"control","method":"PUT","body":{"latencyMs":"{{input.l}}"}})", R"({"l":1})"));
    QCOMPARE(changed.value(u"status"_s).toInt(), 200);
    QCOMPARE(m_demo->knobs().latency, Milliseconds(1));
}

void TestHttpTask::sendsTheKeyOnlyWhenAsked()
{
    const auto echo = [this](const QByteArray &params) {
        return QString::fromUtf8(QJsonDocument(output(call(params))).toJson());
    };
    QVERIFY(!echo(R"({"url":"echo"})").contains(u"key-1"));
    QVERIFY(echo(R"({"url":"echo","idempotencyKey":true})").contains(u"key-1"));
}

void TestHttpTask::keepsTheConnectionsHeadersAtHome()
{
    m_connection.headers.insert(u"X-Team"_s, u"blue"_s);
    const auto echo = [this](const QByteArray &params) {
        return QString::fromUtf8(QJsonDocument(output(call(params))).toJson());
    };
    QVERIFY(echo(R"({"url":"echo"})").contains(u"blue"));
    QVERIFY(!echo(R"({"url":"echo","headers":{"x-team":"red"}})").contains(u"blue"));
    const QByteArray whole = "http://127.0.0.1:" + QByteArray::number(m_demo->port()) + "/echo";
    QVERIFY(echo("{\"url\":\"" + whole + "\"}").contains(u"blue"));
    m_connection.baseUrl = u"http://127.0.0.2:1"_s;
    QVERIFY(!echo("{\"url\":\"" + whole + "\"}").contains(u"blue"));
}

void TestHttpTask::authorizesWithTheSecret()
{
    m_connection.passwordSecret = u"tst.http"_s;
    QCOMPARE(words(m_driver->perform(call(R"({"url":"echo"})"))), u"permanent secret.missing"_s);
    qputenv("SLUICE_SECRET_TST_HTTP", "hush");
    const auto bearer = QJsonDocument(output(call(R"({"url":"echo"})"))).toJson();
    m_connection.user = u"me"_s;
    const auto basic = QJsonDocument(output(call(R"({"url":"echo"})"))).toJson();
    qunsetenv("SLUICE_SECRET_TST_HTTP");
    QVERIFY2(bearer.contains("Bearer hush"), bearer);
    QVERIFY2(basic.contains("Basic " + QByteArray("me:hush").toBase64()), basic);
}

void TestHttpTask::namesTheSecretOfItsProxy()
{
    m_connection.proxy = u"http://127.0.0.1:%1"_s.arg(m_demo->port());
    m_connection.proxyUser = u"me"_s;
    m_connection.proxySecret = u"tst.proxy"_s;
    const Outcome outcome = m_driver->perform(call(R"({"url":"echo"})"));
    QCOMPARE(words(outcome), u"permanent secret.missing"_s);
    QCOMPARE(errorOf(outcome).args.value(u"name"_s), u"tst.proxy"_s);
}

void TestHttpTask::countsEachStatus_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("expected");
    for (const int status : {408, 425, 429, 500, 503})
        QTest::addRow("%d", status) << status << u"transient http.status"_s;
    for (const int status : {400, 404, 422, 501})
        QTest::addRow("%d", status) << status << u"permanent http.status"_s;
}

void TestHttpTask::countsEachStatus()
{
    QFETCH(int, status);
    QFETCH(QString, expected);
    const auto outcome = m_driver->perform(call("{\"url\":\"status/" + QByteArray::number(status) + "\"}"));
    QCOMPARE(words(outcome), expected);
    QCOMPARE(errorOf(outcome).args.value(u"status"_s), QString::number(status));
}

void TestHttpTask::refusesLoopbackUnlessAllowed()
{
    m_connection.allowLoopback = false;
    QCOMPARE(words(m_driver->perform(call(R"({"url":"echo"})"))), u"permanent http.addressRefused"_s);
    auto without = call(R"({"url":"http://127.0.0.1:1/"})");
    without.connection.reset();
    QCOMPARE(words(m_driver->perform(without)), u"permanent http.addressRefused"_s);
}

void TestHttpTask::reportsAnAddressThatNobodyServes()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    m_connection.baseUrl = u"http://127.0.0.1:%1"_s.arg(server.serverPort());
    server.close();
    QCOMPARE(words(m_driver->perform(call(R"({"url":"x"})"))), u"transient http.refused"_s);
}

void TestHttpTask::reportsBadAddresses_data()
{
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<QString>("expected");
    QTest::newRow("scheme") << QByteArray(R"({"url":"ftp://a/b"})") << u"permanent http.schemeRefused"_s;
    QTest::newRow("credentials") << QByteArray(R"({"url":"http://u:p@a/b"})") << u"permanent http.urlCredentials"_s;
    QTest::newRow("nothing") << QByteArray("{}") << u"permanent task.parameterMissing"_s;
    QTest::newRow("list") << QByteArray(R"({"url":["a"]})") << u"permanent task.parameterKind"_s;
    QTest::newRow("header with newline") << QByteArray(R"({"url":"echo","headers":{"A":"b\r\nC: d"}})")
                                         << u"permanent http.headerInvalid"_s;
    QTest::newRow("thrown") << QByteArray(R"({"url":"{{ nope() }}"})") << u"permanent script.threw"_s;
}

void TestHttpTask::reportsBadAddresses()
{
    QFETCH(QByteArray, params);
    QFETCH(QString, expected);
    QCOMPARE(words(m_driver->perform(call(params))), expected);
    auto unknown = call(R"({"url":"echo","connection":"gone"})");
    unknown.connection.reset();
    QCOMPARE(words(m_driver->perform(unknown)), u"permanent task.connectionMissing"_s);
    auto relative = call(R"({"url":"echo"})");
    relative.connection.reset();
    QCOMPARE(words(m_driver->perform(relative)), u"permanent http.urlInvalid"_s);
}

void TestHttpTask::timesOutAndStops()
{
    auto slow = call(R"({"url":"delay/20000"})");
    slow.timeout = Milliseconds(200);
    QCOMPARE(words(m_driver->perform(slow)), u"transient http.timeout"_s);
    std::stop_source stop;
    slow.timeout = Milliseconds(60'000);
    slow.stop = stop.get_token();
    const auto results = m_driver->start(slow);
    stop.request_stop();
    QTRY_COMPARE_WITH_TIMEOUT(results->size(), std::size_t(1), 10'000);
    QVERIFY(words(results->front().outcome).startsWith(u"cancelled "));
    QCOMPARE(results->front().lease, quint64(7));
    auto late = call(R"({"url":"echo"})");
    late.stop = stop.get_token();
    QCOMPARE(words(m_driver->perform(late)), u"cancelled task.cancelled"_s);
}

void TestHttpTask::endsWithCallsUnderWay()
{
    const auto http = m_driver->start(call(R"({"url":"delay/20000"})"));
    const auto script = m_driver->start(attempt(u"transform"_s, R"js({"expression":"(() => { for (;;); })()"})js"));
    QCOMPARE(m_driver->host().running(), 2U);
    m_driver->end();
    QVERIFY(http->empty() && script->empty());
}

QTEST_GUILESS_MAIN(TestHttpTask)
#include "tst_httptask.moc"
