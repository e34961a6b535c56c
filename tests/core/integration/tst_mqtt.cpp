#include "core/integration/broker/brokerlistener.h"
#include "core/integration/broker/errors.h"
#include "core/integration/mqtt/mqttlink.h"
#include "tests/core/integration/testmosquitto.h"
#include "tests/core/integration/testtls.h"

#include <QTcpServer>

#include <future>

using namespace sluice;
using namespace Qt::StringLiterals;

/// MQTT against a real mosquitto of the test's own.
class TestMqtt : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!test::Mosquitto::isInstalled())
            QSKIP("mosquitto is not installed");
        QVERIFY2(m_broker.start(), qPrintable(m_broker.trouble()));
    }
    void publishesAtEachQuality_data();
    void publishesAtEachQuality();
    void leavesARetainedMessage();
    void refusesAWrongPasswordForGood();
    void countsAMissingBrokerAsTransient();
    void refusesATopicWithWildcards();
    void trustsACaFileAndNobodyElse();
    void stopsWaitingForABrokerThatIsSilent();
    void givesUpABrokerThatIsSilent();
    void deliversAgainWhatWasNotAcknowledged();
    void deliversOnceWhatWasAcknowledged();
    void takesWhatIsSafeOnceThoughItComesAgain();
    void keepsWhatComesWhileNobodyIsThere();
    void bringsARetainedMessageOnce();
    void leavesForGood();
    void offersAgainWhatNobodyCouldTake();
    void comesBackWhenTheBrokerDoes();

private:
    [[nodiscard]] std::unique_ptr<MqttClient> client(MqttIdentity identity = {})
    {
        auto opened = MqttClient::open(m_broker.target(), identity, m_clock, {});
        return opened ? *std::move(opened) : nullptr;
    }
    [[nodiscard]] std::unique_ptr<BrokerLink> link(const QByteArray &id, const QString &filter)
    {
        auto opened = MqttLink::open({[this] { return m_broker.target(); }, id, filter}, m_unforgotten, m_clock, {});
        return opened ? *std::move(opened) : nullptr;
    }
    void send(const QString &topic, const QByteArray &body, int qos = 1, bool retained = false)
    {
        const auto sender = client();
        QVERIFY(sender);
        const auto sent = sender->publish(topic, body, qos, retained, Milliseconds(20'000), {});
        QVERIFY2(sent, sent ? "" : qPrintable(sent.error().error.code));
    }
    /// The next message of a link; with an empty body, none came in a long time.
    [[nodiscard]] static BrokerMessage next(BrokerLink &link)
    {
        for (int i = 0; i < 400; ++i) {
            auto came = link.turn(Milliseconds(50), -1, true);
            if (!came)
                return {};
            if (!came->empty())
                return came->front();
        }
        return {};
    }

    SystemClock m_clock;
    test::Mosquitto m_broker;
    std::shared_ptr<MqttUnforgotten> m_unforgotten = std::make_shared<MqttUnforgotten>();
};

void TestMqtt::publishesAtEachQuality_data()
{
    QTest::addColumn<int>("qos");
    for (const int qos : {0, 1, 2})
        QTest::addRow("%d", qos) << qos;
}

void TestMqtt::publishesAtEachQuality()
{
    QFETCH(int, qos);
    const auto ear = client();
    QVERIFY(ear && ear->subscribe(u"quality/#"_s, {}));
    send(u"quality/%1"_s.arg(qos), "ü {}", qos);
    std::vector<MqttMessage> came;
    const auto hear = [&] {
        if (came.empty() && ear->turn(Milliseconds(50), -1, true))
            came = ear->takeMessages();
        return !came.empty();
    };
    QTRY_VERIFY_WITH_TIMEOUT(hear(), 30'000);
    QCOMPARE(came.front().topic, u"quality/%1"_s.arg(qos));
    QCOMPARE(came.front().body, QByteArray("ü {}"));
    QCOMPARE(came.front().qos, std::min(qos, 1)); // as it was asked for
    QCOMPARE(came.size(), std::size_t(1));
}

void TestMqtt::leavesARetainedMessage()
{
    send(u"kept/one"_s, "42", 2, true);
    QCOMPARE(m_broker.firstOf(u"kept/one"_s, u"%q %r %t %p"_s), QByteArray("2 1 kept/one 42"));
}

void TestMqtt::refusesAWrongPasswordForGood()
{
    test::Mosquitto closed;
    closed.askForLogin();
    QVERIFY2(closed.start(), qPrintable(closed.trouble()));
    QVERIFY(MqttClient::open(closed.target(), {}, m_clock, {}));
    BrokerTarget wrong = closed.target();
    wrong.password = u"wrong-one"_s;
    const auto refused = MqttClient::open(wrong, {}, m_clock, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().error.code, QString(errors::kBrokerLoginFailed));
    QCOMPARE(refused.error().failureClass, FailureClass::Permanent);
    QCOMPARE(refused.error().error.args.value(u"user"_s), u"sluice"_s);
    QVERIFY(!refused.error().error.detail.contains(wrong.password));
}

void TestMqtt::countsAMissingBrokerAsTransient()
{
    BrokerTarget nowhere = m_broker.target();
    nowhere.port = test::Mosquitto::freePort();
    const auto refused = MqttClient::open(nowhere, {}, m_clock, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().error.code, QString(errors::kBrokerConnectFailed));
    QCOMPARE(refused.error().failureClass, FailureClass::Transient);
}

void TestMqtt::refusesATopicWithWildcards()
{
    const auto sender = client();
    for (const QString &topic : {u"a/+"_s, u"#"_s, QString()}) {
        const auto sent = sender->publish(topic, "x", 1, false, Milliseconds(20'000), {});
        QVERIFY2(!sent, qPrintable(topic));
        QCOMPARE(sent.error().error.code, QString(errors::kBrokerNameUnfit));
        QCOMPARE(sent.error().failureClass, FailureClass::Permanent);
    }
}

void TestMqtt::trustsACaFileAndNobodyElse()
{
    const test::TestCertificate certificate;
    QVERIFY(certificate.isMade());
    test::Mosquitto safe;
    safe.useTls(certificate.file(), certificate.keyFile());
    QVERIFY2(safe.start(), qPrintable(safe.trouble()));
    const auto trusted = MqttClient::open(safe.target(), {}, m_clock, {});
    QVERIFY2(trusted, trusted ? "" : qPrintable(trusted.error().error.detail));
    QVERIFY((*trusted)->publish(u"safe"_s, "x", 1, false, Milliseconds(20'000), {}));
    BrokerTarget unknown = safe.target();
    unknown.caFile.clear();
    const auto refused = MqttClient::open(unknown, {}, m_clock, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().error.code, QString(errors::kBrokerTls));
    QCOMPARE(refused.error().failureClass, FailureClass::Permanent);
    BrokerTarget other = safe.target(); // the certificate is for a name
    other.host = u"127.0.0.1"_s;
    QVERIFY(!MqttClient::open(other, {}, m_clock, {}));
}

void TestMqtt::stopsWaitingForABrokerThatIsSilent()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    BrokerTarget target = m_broker.target();
    target.port = silent.serverPort();
    target.connectTimeout = Milliseconds(600'000);
    std::stop_source stop;
    auto waiting = std::async(std::launch::async,
                              [&] { return MqttClient::open(target, {}, m_clock, stop.get_token()).has_value(); });
    QVERIFY(silent.waitForNewConnection(30'000));
    stop.request_stop();
    QVERIFY(!waiting.get());
}

void TestMqtt::givesUpABrokerThatIsSilent()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    BrokerTarget target = m_broker.target();
    target.port = silent.serverPort();
    target.connectTimeout = Milliseconds(100);
    const auto refused = MqttClient::open(target, {}, m_clock, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().failureClass, FailureClass::Transient);
}

void TestMqtt::deliversAgainWhatWasNotAcknowledged()
{
    auto first = link("again1", u"again/#"_s);
    QVERIFY(first);
    send(u"again/a"_s, "{\"n\":1}");
    BrokerMessage came = next(*first);
    QCOMPARE(came.body, QByteArray("{\"n\":1}"));
    QCOMPARE(came.about, (QJsonObject{{u"topic"_s, u"again/a"_s}, {u"qos"_s, 1}, {u"retained"_s, false}}));
    first.reset();
    const auto second = link("again1", u"again/#"_s);
    QVERIFY(second);
    QCOMPARE(next(*second).body, QByteArray("{\"n\":1}"));
}

void TestMqtt::deliversOnceWhatWasAcknowledged()
{
    auto first = link("once1", u"once/#"_s);
    send(u"once/a"_s, "one");
    first->acknowledge(next(*first).tag);
    QVERIFY(first->turn(Milliseconds(0), -1, false));
    first.reset();
    m_unforgotten->clear();
    const auto second = link("once1", u"once/#"_s);
    send(u"once/a"_s, "marker");
    QCOMPARE(next(*second).body, QByteArray("marker"));
}

void TestMqtt::takesWhatIsSafeOnceThoughItComesAgain()
{
    auto first = link("safe1", u"safe1/#"_s);
    send(u"safe1/a"_s, "one");
    first->acknowledge(next(*first).tag);
    first.reset(); // before the broker could hear of it
    const auto second = link("safe1", u"safe1/#"_s);
    send(u"safe1/a"_s, "marker");
    QCOMPARE(next(*second).body, QByteArray("marker"));
}

void TestMqtt::keepsWhatComesWhileNobodyIsThere()
{
    QVERIFY(link("away1", u"away/#"_s));
    send(u"away/a"_s, "meanwhile");
    const auto back = link("away1", u"away/#"_s);
    QCOMPARE(next(*back).body, QByteArray("meanwhile"));
}

void TestMqtt::bringsARetainedMessageOnce()
{
    send(u"retained/a"_s, "kept", 1, true);
    auto first = link("retained1", u"retained/#"_s);
    const BrokerMessage came = next(*first);
    QCOMPARE(came.body, QByteArray("kept"));
    QCOMPARE(came.about.value(u"retained"_s), true);
    first->acknowledge(came.tag);
    QVERIFY(first->turn(Milliseconds(0), -1, false));
    first.reset();
    const auto second = link("retained1", u"retained/#"_s);
    send(u"retained/b"_s, "marker");
    QCOMPARE(next(*second).body, QByteArray("marker"));
}

void TestMqtt::leavesForGood()
{
    link("gone1", u"gone/#"_s)->leaveForGood();
    send(u"gone/a"_s, "to nobody");
    const auto again = link("gone1", u"gone/#"_s);
    send(u"gone/a"_s, "marker");
    QCOMPARE(next(*again).body, QByteArray("marker"));
}

namespace {

/// What a listener hands on, and how it is answered.
struct Engine {
    std::mutex mutex;
    QList<QByteArray> offered;
    int refusals = 0; ///< that are still to be given

    void take(const BrokerMessage &message, const std::function<void(HookAnswer)> &answered)
    {
        HookAnswer answer{HookAnswer::Outcome::Durable, {}, {}};
        {
            const std::lock_guard lock(mutex);
            offered.append(message.body);
            if (refusals > 0 && refusals-- > 0)
                answer = {HookAnswer::Outcome::Busy, {}, Milliseconds(1)};
        }
        answered(answer);
    }
    [[nodiscard]] QList<QByteArray> seen()
    {
        const std::lock_guard lock(mutex);
        return offered;
    }
};

BrokerListener::Setup listening(const BrokerTarget &target, const QByteArray &id, const QString &filter, Engine &engine)
{
    auto clock = std::make_shared<SystemClock>();
    BrokerListener::Setup setup;
    setup.clock = clock;
    setup.firstPause = Milliseconds(1);
    setup.open = [=, unforgotten = std::make_shared<MqttUnforgotten>()](const std::stop_token &stop) {
        return MqttLink::open({[target] { return target; }, id, filter}, unforgotten, *clock, stop);
    };
    setup.take = [&engine](const BrokerMessage &message, const std::function<void(HookAnswer)> &answered) {
        engine.take(message, answered);
    };
    return setup;
}

} // namespace

void TestMqtt::offersAgainWhatNobodyCouldTake()
{
    Engine engine;
    engine.refusals = 2;
    {
        BrokerListener listener(listening(m_broker.target(), "busy1", u"busy/#"_s, engine));
        QTRY_VERIFY_WITH_TIMEOUT(listener.listening().isConnected, 30'000);
        send(u"busy/a"_s, "one");
        QTRY_COMPARE_WITH_TIMEOUT(engine.seen(), (QList<QByteArray>{"one", "one", "one"}), 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(listener.listening().waiting, quint64(0), 30'000);
    }
    // It was acknowledged in the end.
    const auto after = link("busy1", u"busy/#"_s);
    send(u"busy/a"_s, "marker");
    QCOMPARE(next(*after).body, QByteArray("marker"));
}

void TestMqtt::comesBackWhenTheBrokerDoes()
{
    test::Mosquitto broker;
    QVERIFY(broker.start());
    Engine engine;
    BrokerListener listener(listening(broker.target(), "back1", u"back/#"_s, engine));
    QTRY_VERIFY_WITH_TIMEOUT(listener.listening().isConnected, 30'000);
    broker.stop();
    QTRY_VERIFY_WITH_TIMEOUT(listener.listening().trouble.has_value(), 30'000);
    QVERIFY(!listener.listening().isConnected);
    QVERIFY(broker.start());
    QTRY_VERIFY_WITH_TIMEOUT(listener.listening().isConnected, 60'000);
    QVERIFY(!listener.listening().trouble);
    auto sender = MqttClient::open(broker.target(), {}, m_clock, {});
    QVERIFY(sender && (*sender)->publish(u"back/a"_s, "one", 1, false, Milliseconds(20'000), {}));
    QTRY_COMPARE_WITH_TIMEOUT(engine.seen(), QList<QByteArray>{"one"}, 30'000);
}

QTEST_GUILESS_MAIN(TestMqtt)
#include "tst_mqtt.moc"
