#include "core/integration/mqtt/mqttclient.h"
#include "tests/core/integration/testmosquitto.h"
#include "tests/core/tasks/hostdriver.h"

using namespace sluice;
using namespace sluice::test;
using namespace Qt::StringLiterals;

/// `mqtt.publish` with a real mosquitto.
class TestMqttPublish : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!Mosquitto::isInstalled())
            QSKIP("mosquitto is not installed");
        m_broker.askForLogin();
        QVERIFY2(m_broker.start(), qPrintable(m_broker.trouble()));
        qputenv("SLUICE_SECRET_BROKER", "opensesame");
    }
    void init()
    {
        m_driver = std::make_unique<HostDriver>();
        m_connection = {};
        m_connection.id = u"broker"_s;
        m_connection.type = u"mqtt"_s;
        m_connection.host = u"127.0.0.1"_s;
        m_connection.port = m_broker.target().port;
        m_connection.user = u"sluice"_s;
        m_connection.passwordSecret = u"broker"_s;
    }
    void publishesWhatItIsGiven_data();
    void publishesWhatItIsGiven();
    void asksForItsSecret();
    void refusesAnotherKindOfConnection();
    void refusesATopicForGood();
    void comesBackWhenNobodyIsThere();
    void stopsWhenItIsToldTo();

private:
    QString publish(const QByteArray &params, const QByteArray &input = "null")
    {
        Attempt made = attempt(u"mqtt.publish"_s, params, input);
        made.connection = m_connection;
        return words(m_driver->perform(made));
    }

    Mosquitto m_broker;
    std::unique_ptr<HostDriver> m_driver;
    Connection m_connection;
};

void TestMqttPublish::publishesWhatItIsGiven_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("arrives");
    QTest::newRow("text") << QByteArray(R"("message":"on {{ input.n }}",)") << QByteArray("on 7");
    QTest::newRow("object") << QByteArray(R"("message":{"n":"{{ input.n }}"},)") << QByteArray(R"({"n":7})");
    QTest::newRow("the input") << QByteArray() << QByteArray(R"({"n":7})");
}

void TestMqttPublish::publishesWhatItIsGiven()
{
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, arrives);
    for (const QByteArray &qos : {QByteArray("0"), QByteArray("1"), QByteArray("2")}) {
        const QByteArray params = R"({"connection":"broker","topic":"a/{{ input.n }}",)" + message + R"("qos":")" + qos
                                  + R"(","retained":true})";
        QCOMPARE(publish(params, R"({"n":7})"), uR"(:{"bytes":%1,"topic":"a/7"})"_s.arg(arrives.size()));
    }
    // A retained message is there whenever one looks.
    const SystemClock clock;
    const auto ear = MqttClient::open(m_broker.target(), {}, clock, {});
    QVERIFY(ear && (*ear)->subscribe(u"a/7"_s, {}));
    std::vector<MqttMessage> came;
    const auto hear = [&] {
        if (came.empty() && (*ear)->turn(Milliseconds(50), -1, true))
            came = (*ear)->takeMessages();
        return !came.empty();
    };
    QTRY_VERIFY_WITH_TIMEOUT(hear(), 30'000);
    QCOMPARE(came.front().body, arrives);
    QVERIFY(came.front().isRetained);
}

void TestMqttPublish::asksForItsSecret()
{
    m_connection.passwordSecret = u"nowhere"_s;
    const QString said = publish(R"({"connection":"broker","topic":"a","message":"x"})");
    QVERIFY2(said.contains(u"secret.missing"_s), qPrintable(said));
    m_connection.passwordSecret.clear();
    QVERIFY(publish(R"({"connection":"broker","topic":"a","message":"x"})").contains(u"broker.loginFailed"_s));
}

void TestMqttPublish::refusesAnotherKindOfConnection()
{
    m_connection.type = u"amqp"_s;
    const QString said = publish(R"({"connection":"broker","topic":"a","message":"x"})");
    QVERIFY2(said.contains(u"permanent"_s) && said.contains(u"connection.typeWrong"_s), qPrintable(said));
}

void TestMqttPublish::refusesATopicForGood()
{
    const QString said = publish(R"({"connection":"broker","topic":"a/#","message":"x"})");
    QVERIFY2(said.contains(u"permanent"_s) && said.contains(u"broker.nameUnfit"_s), qPrintable(said));
}

void TestMqttPublish::comesBackWhenNobodyIsThere()
{
    m_connection.port = Mosquitto::freePort();
    const QString said = publish(R"({"connection":"broker","topic":"a","message":"x","qos":"2"})");
    QVERIFY2(said.contains(u"transient"_s) && said.contains(u"broker.connectFailed"_s), qPrintable(said));
}

void TestMqttPublish::stopsWhenItIsToldTo()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    m_connection.port = silent.serverPort();
    std::stop_source stop;
    Attempt made = attempt(u"mqtt.publish"_s, R"({"connection":"broker","topic":"a","message":"x"})");
    made.connection = m_connection;
    made.stop = stop.get_token();
    made.timeout = Milliseconds(600'000);
    connect(&silent, &QTcpServer::newConnection, this, [&] { stop.request_stop(); });
    const QString said = words(m_driver->perform(made));
    QVERIFY2(said.contains(u"cancelled"_s), qPrintable(said));
}

QTEST_GUILESS_MAIN(TestMqttPublish)
#include "tst_mqttpublish.moc"
