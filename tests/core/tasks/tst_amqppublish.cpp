#include "core/integration/amqp/amqpclient.h"
#include "tests/core/integration/testrabbit.h"
#include "tests/core/tasks/hostdriver.h"

#include <QJsonArray>

using namespace sluice;
using namespace sluice::test;
using namespace Qt::StringLiterals;

/// `amqp.publish` with a real RabbitMQ.
class TestAmqpPublish : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void publishesWhatItIsGiven_data();
    void publishesWhatItIsGiven();
    void namesTheMessageByTheKeyOfTheStep();
    void failsForGoodWhereNoQueueTakesIt();
    void asksForItsSecret();
    void comesBackWhenNobodyIsThere();

private:
    QString publish(const QByteArray &params, const QByteArray &input = "null")
    {
        Attempt made = attempt(u"amqp.publish"_s, params, input);
        made.connection = m_connection;
        return words(m_driver->perform(made));
    }
    [[nodiscard]] std::optional<AmqpIncoming> taken()
    {
        const SystemClock clock;
        const auto ear = AmqpClient::open(m_broker.target(), clock, {});
        if (!ear || !(*ear)->consume(u"orders"_s, 1))
            return std::nullopt;
        for (int i = 0; i < 400; ++i) {
            (*ear)->wait(Milliseconds(50), -1);
            const auto came = (*ear)->next();
            if (!came || *came) {
                if (came)
                    (void)(*ear)->acknowledge((*came)->tag);
                return came.value_or(std::nullopt);
            }
        }
        return std::nullopt;
    }

    Rabbit m_broker;
    std::unique_ptr<HostDriver> m_driver;
    Connection m_connection;
};

void TestAmqpPublish::initTestCase()
{
    if (!Rabbit::isInstalled())
        QSKIP("RabbitMQ is not installed");
    QVERIFY2(m_broker.start(), qPrintable(m_broker.trouble()));
    const QJsonObject queue{{u"name"_s, u"orders"_s},
                            {u"vhost"_s, u"/"_s},
                            {u"durable"_s, true},
                            {u"auto_delete"_s, false},
                            {u"arguments"_s, QJsonObject()}};
    QVERIFY2(m_broker.define(QJsonObject{{u"queues"_s, QJsonArray{queue}}}), qPrintable(m_broker.trouble()));
    qputenv("SLUICE_SECRET_RABBIT", "guest");
}

void TestAmqpPublish::init()
{
    m_driver = std::make_unique<HostDriver>();
    m_connection = {};
    m_connection.id = u"broker"_s;
    m_connection.type = u"amqp"_s;
    m_connection.host = u"127.0.0.1"_s;
    m_connection.port = m_broker.target().port;
    m_connection.user = u"guest"_s;
    m_connection.passwordSecret = u"rabbit"_s;
}

void TestAmqpPublish::publishesWhatItIsGiven_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("arrives");
    QTest::addColumn<QString>("type");
    QTest::newRow("text") << QByteArray(R"(,"message":"on {{ input.n }}")") << QByteArray("on 7") << u"text/plain"_s;
    QTest::newRow("object") << QByteArray(R"(,"message":{"n":"{{ input.n }}"})") << QByteArray(R"({"n":7})")
                            << u"application/json"_s;
    QTest::newRow("the input") << QByteArray(R"(,"contentType":"application/x-it")") << QByteArray(R"({"n":7})")
                               << u"application/x-it"_s;
}

void TestAmqpPublish::publishesWhatItIsGiven()
{
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, arrives);
    QFETCH(QString, type);
    QCOMPARE(publish(R"({"connection":"broker","routingKey":"orders")" + message + '}', R"({"n":7})"),
             uR"(:{"bytes":%1,"exchange":"","routingKey":"orders"})"_s.arg(arrives.size()));
    const auto came = taken();
    QVERIFY(came);
    QCOMPARE(came->body, arrives);
    QCOMPARE(came->contentType, type);
    QCOMPARE(came->messageId, QString());
}

void TestAmqpPublish::namesTheMessageByTheKeyOfTheStep()
{
    QVERIFY(publish(R"({"connection":"broker","routingKey":"orders","messageId":true})").startsWith(u':'));
    const auto came = taken();
    QVERIFY(came);
    QCOMPARE(came->messageId, u"key-1"_s);
}

void TestAmqpPublish::failsForGoodWhereNoQueueTakesIt()
{
    QCOMPARE(publish(R"({"connection":"broker","routingKey":"nowhere"})"), u"permanent broker.unroutable"_s);
    QVERIFY(publish(R"({"connection":"broker","routingKey":"nowhere","mandatory":false})").startsWith(u':'));
}

void TestAmqpPublish::asksForItsSecret()
{
    m_connection.passwordSecret = u"nowhere"_s;
    const QString said = publish(R"({"connection":"broker","routingKey":"orders"})");
    QVERIFY2(said.contains(u"secret.missing"_s), qPrintable(said));
}

void TestAmqpPublish::comesBackWhenNobodyIsThere()
{
    m_connection.port = Rabbit::freePort();
    QCOMPARE(publish(R"({"connection":"broker","routingKey":"orders"})"), u"transient broker.connectFailed"_s);
}

QTEST_GUILESS_MAIN(TestAmqpPublish)
#include "tst_amqppublish.moc"
