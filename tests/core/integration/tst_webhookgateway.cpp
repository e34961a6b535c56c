#include "core/base/fakeclock.h"
#include "core/integration/errors.h"
#include "core/integration/webhook/hookresponse.h"
#include "tests/core/integration/hookclient.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <thread>

using namespace sluice;

/// The gateway over real loopback connections: what it takes, and what it says to the rest.
class TestWebhookGateway : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_receiver = std::make_unique<TestReceiver>();
        restart(testGateway());
        QVERIFY(m_gateway);
    }
    void cleanup() { m_gateway.reset(); }

    void takesWhatIsDurable()
    {
        HookClient client(port());
        const QByteArray said = client.ask(post("a", R"({"n":1})"));
        QVERIFY(said.startsWith("HTTP/1.1 202"));
        QVERIFY(said.endsWith(R"({"receipt":"r1"})"));
        const auto hooks = m_receiver->hooks();
        QCOMPARE(hooks.size(), 1U);
        QCOMPARE(hooks[0].endpoint, QStringLiteral("orders"));
        QCOMPARE(hooks[0].id, QStringLiteral("a"));
        QCOMPARE(hooks[0].body, QByteArray(R"({"n":1})"));
        QVERIFY(!hooks[0].headers.contains(QStringLiteral("webhook-signature")));
        QCOMPARE(m_gateway->counters().taken, 1U);
    }

    void saysNothingBeforeItIsDurable() // H1
    {
        m_receiver->hold();
        HookClient client(port());
        client.send(post("a", "{}"));
        std::vector<std::function<void(HookAnswer)>> waiting;
        QVERIFY(QTest::qWaitFor([&] { return !(waiting = m_receiver->takeWaiting()).empty(); }));
        QCOMPARE(client.socket().bytesAvailable(), 0);
        std::thread([&] {
            waiting[0]({.outcome = HookAnswer::Outcome::Durable, .receipt = QStringLiteral("late")});
            waiting[0]({.outcome = HookAnswer::Outcome::Away, .receipt = {}}); // only the first counts
        }).join();
        QVERIFY(client.answer().contains("late"));
    }

    void sendsWhatTheRunAnswers()
    {
        m_receiver->say({.outcome = HookAnswer::Outcome::Answered,
                         .receipt = {},
                         .words = {418, {{QStringLiteral("X-Tea"), QStringLiteral("yes")}}, "short and stout"}});
        HookClient client(port());
        const QByteArray said = client.ask(post("a", "{}"));
        QVERIFY2(said.startsWith("HTTP/1.1 418 \r\n"), said);
        QVERIFY2(said.contains("\r\nX-Tea: yes\r\n") && said.contains("\r\nContent-Length: 15\r\n"), said);
        QVERIFY2(said.endsWith("\r\n\r\nshort and stout"), said);
        QCOMPARE(m_gateway->counters().taken, 1U);
        QVERIFY(client.ask(post("a", "{}")).startsWith("HTTP/1.1 200")); // on the same connection, and a repeat
        QCOMPARE(wordsResponse({204, {}, "nothing"}, {true, false}), QByteArray("HTTP/1.1 204 \r\n\r\n"));
    }

    void answersAsTheReceiverSays_data()
    {
        QTest::addColumn<int>("outcome");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("repeat") << int(HookAnswer::Outcome::Repeat) << 200 << QByteArray("repeat");
        QTest::newRow("busy") << int(HookAnswer::Outcome::Busy) << 429 << QByteArray("Retry-After: 3\r\n");
        QTest::newRow("away") << int(HookAnswer::Outcome::Away) << 503 << QByteArray("Retry-After: 3\r\n");
        QTest::newRow("not armed") << int(HookAnswer::Outcome::Unarmed) << 503 << QByteArray("Retry-After: 3\r\n");
        QTest::newRow("says so") << int(HookAnswer::Outcome::Unarmed) << 503 << QByteArray("is not armed");
    }

    void answersAsTheReceiverSays()
    {
        QFETCH(int, outcome);
        QFETCH(int, status);
        QFETCH(QByteArray, line);
        m_receiver->say({static_cast<HookAnswer::Outcome>(outcome), {}, Milliseconds(2001)});
        HookClient client(port());
        const QByteArray said = client.ask(post("a", "{}"));
        QCOMPARE(said.mid(9, 3).toInt(), status);
        QVERIFY2(said.contains(line), said.constData());
        m_receiver->say({.outcome = HookAnswer::Outcome::Durable, .receipt = {}});
        QCOMPARE(client.status(post("b", "{}")), 202); // on the same connection
    }

    void countsWhatIsNotArmedAtAStageOfItsOwn()
    {
        m_receiver->say({HookAnswer::Outcome::Unarmed, {}, Milliseconds(60'000)});
        HookClient client(port());
        QCOMPARE(client.status(post("a", "{}")), 503);
        const HookGatewayCounters counters = m_gateway->counters();
        QCOMPARE(counters.refused(HookStage::Arming), 1U);
        QCOMPARE(counters.refused(HookStage::Receiver), 0U);
        QCOMPARE(counters.away, 0U);
        m_receiver->say({.outcome = HookAnswer::Outcome::Durable, .receipt = {}});
        QCOMPARE(client.status(post("a", "{}")), 202); // it was not taken for a repeat
    }

    void knowsRepeatsBeforeItLooksAtTheirBody()
    {
        auto config = testGateway();
        config.endpoints[0].endpoint.schema = {{QStringLiteral("required"), QJsonArray{QStringLiteral("n")}}};
        restart(config);
        HookClient client(port());
        QCOMPARE(client.status(post("a", R"({"n":1})")), 202);
        QCOMPARE(client.status(post("a", R"({"m":1})")), 200);
        QCOMPARE(client.status(post("b", R"({"m":1})")), 422);
        QCOMPARE(m_receiver->hooks().size(), 1U);
        QCOMPARE(m_gateway->counters().repeats, 1U);
    }

    void saysWhatDoesNotFitTheSchema()
    {
        auto config = testGateway();
        config.endpoints[0].endpoint.schema =
            QJsonDocument::fromJson(
                R"({"type":"object","properties":{"n":{"type":"number","format":"date-time"}},"required":["n"]})")
                .object();
        restart(config);
        HookClient client(port());
        const QByteArray said = client.ask(post("a", R"({"n":"x"})"));
        QVERIFY(said.startsWith("HTTP/1.1 422"));
        QVERIFY2(said.contains("/n: "), said.constData());
        QVERIFY(client.ask(post("b", "{")).contains("no JSON"));
        QCOMPARE(client.status(post("c", R"({"n":1})")), 202);
        QCOMPARE(m_gateway->counters().refused(HookStage::Schema), 2U);
    }

    void givesNoReasonForA401()
    {
        HookClient client(port());
        const QByteArray good = post("a", "{}");
        const QByteArray forged = QByteArray(good).replace("v1,", "v1,A");
        const QByteArray stale = QByteArray(good).replace("webhook-timestamp: ", "webhook-timestamp: 1");
        const QByteArray unsignedOne = QByteArray(good).replace("webhook-signature", "webhook-nothing");
        const QByteArray said = client.ask(forged);
        QVERIFY(said.startsWith("HTTP/1.1 401"));
        QCOMPARE(client.ask(stale), said);
        QCOMPARE(client.ask(unsignedOne), said);
        QCOMPARE(client.status(good), 202);
        QCOMPARE(m_gateway->counters().refused(HookStage::Signature), 3U);
    }

    void takesPipelinedRequestsInOrder()
    {
        HookClient client(port());
        QByteArray all;
        for (int i = 0; i < 50; ++i)
            all += i % 5 == 4 ? QByteArray("GET /elsewhere HTTP/1.1\r\nHost: x\r\n\r\n")
                              : post("p" + QByteArray::number(i), "{}");
        client.send(all);
        for (int i = 0; i < 50; ++i)
            QCOMPARE(client.answer().mid(9, 3).toInt(), i % 5 == 4 ? 404 : 202);
        const auto hooks = m_receiver->hooks();
        QCOMPARE(hooks.size(), 40U);
        QCOMPARE(hooks[0].id, QStringLiteral("p0"));
        QCOMPARE(hooks[39].id, QStringLiteral("p48"));
    }

    void takesABodyInChunksAndByteByByte()
    {
        HookClient client(port());
        const QByteArray whole = post("a", R"({"n":1})");
        QByteArray chunked = QByteArray(whole).replace("Content-Length: 7\r\n", "Transfer-Encoding: chunked\r\n");
        chunked.replace(R"({"n":1})", "2;x=y\r\n{\"\r\n5\r\nn\":1}\r\n0\r\nTrailer: t\r\n\r\n");
        QCOMPARE(client.status(chunked), 202);
        QCOMPARE(m_receiver->hooks()[0].body, QByteArray(R"({"n":1})"));
        QVERIFY(!m_receiver->hooks()[0].headers.contains(QStringLiteral("trailer")));
        for (const char byte : post("b", R"({"n":2})")) {
            client.send(QByteArray(1, byte));
            client.socket().flush();
        }
        QVERIFY(client.answer().startsWith("HTTP/1.1 202"));
    }

    void asksForABodyThatWaits()
    {
        HookClient client(port());
        const QByteArray whole = post("a", "{}", "Expect: 100-continue\r\n");
        client.send(whole.left(whole.size() - 2));
        QVERIFY(QTest::qWaitFor([&] { return client.socket().bytesAvailable() >= 25; }));
        QCOMPARE(client.socket().readAll(), QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
        QVERIFY(client.ask("{}").startsWith("HTTP/1.1 202"));
    }

    void endsTheConnectionWhenAsked()
    {
        HookClient client(port());
        QVERIFY(client.ask(post("a", "{}", "Connection: close\r\n")).contains("Connection: close"));
        QVERIFY(client.waitForEnd());
    }

    void answersHeadWithoutABody()
    {
        HookClient client(port());
        client.send("HEAD /hooks/orders HTTP/1.1\r\nHost: x\r\n\r\n" + post("a", "{}"));
        QVERIFY(QTest::qWaitFor([&] { return client.socket().peek(4096).count("HTTP/1.1 ") == 2; }));
        const QByteArray said = client.socket().readAll();
        QVERIFY(said.startsWith("HTTP/1.1 405"));
        QVERIFY(said.contains("Allow: POST\r\n"));
        QVERIFY(said.contains("\r\n\r\nHTTP/1.1 202"));
    }

    void refusesAllOfAnEndpointWithoutAKey()
    {
        auto config = testGateway();
        config.endpoints[0].keys.clear();
        restart(config);
        HookClient client(port());
        const QByteArray said = client.ask(post("a", "{}"));
        QVERIFY(said.startsWith("HTTP/1.1 503"));
        QVERIFY(said.contains("Retry-After: "));
    }

    void takesOtherKeysWhileAConnectionIsOpen()
    {
        auto config = testGateway();
        config.endpoints.front().keys.clear();
        restart(config);
        HookClient client(m_gateway->port());
        QCOMPARE(client.status(signedPost("a", "{}", m_clock)), 503);
        m_gateway->useKeys({{"another key"}});
        QCOMPARE(client.status(signedPost("a", "{}", m_clock)), 401);
        m_gateway->useKeys({{"another key", kTestKey, "a third one, which is one too many"}});
        QCOMPARE(client.status(signedPost("a", "{}", m_clock)), 202);
        m_gateway->useKeys({{}});
        QCOMPARE(client.status(signedPost("b", "{}", m_clock)), 503);
        QCOMPARE(m_gateway->counters().accepted, quint64(1)); // all over one connection
    }

    void outlivesItsConnectionsAndIsOutlivedByAnswers()
    {
        m_receiver->hold();
        auto gone = std::make_unique<HookClient>(port());
        gone->send(post("a", "{}"));
        HookClient stays(port());
        stays.send(post("b", "{}"));
        std::vector<std::function<void(HookAnswer)>> waiting;
        QVERIFY(QTest::qWaitFor([&] {
            for (auto &one : m_receiver->takeWaiting())
                waiting.push_back(std::move(one));
            return waiting.size() == 2;
        }));
        gone.reset();
        for (const auto &answered : waiting)
            answered({.outcome = HookAnswer::Outcome::Durable, .receipt = {}});
        QVERIFY(stays.answer().startsWith("HTTP/1.1 202"));
        stays.send(post("c", "{}"));
        QVERIFY(QTest::qWaitFor([&] { return !(waiting = m_receiver->takeWaiting()).empty(); }));
        m_gateway.reset();
        waiting[0]({.outcome = HookAnswer::Outcome::Durable, .receipt = {}});
        QVERIFY(stays.waitForEnd());
    }

    void letsASuccessorListenOnceItIsClosed()
    {
        auto config = testGateway();
        config.address = QStringLiteral("127.0.0.1:%1").arg(port());
        const auto refused = WebhookGateway::start(config, *m_receiver, m_clock);
        QCOMPARE(refused.error().code, QString(errors::kWebhookAddressInUse));
        HookClient old(port());
        QCOMPARE(old.status(post("a", "{}")), 202);
        m_gateway->close();
        TestReceiver other;
        const auto successor = WebhookGateway::start(config, other, m_clock);
        QVERIFY(successor.has_value());
        HookClient fresh((*successor)->port());
        QCOMPARE(fresh.status(post("b", "{}")), 202);
        QCOMPARE(other.hooks().size(), 1U);
        QVERIFY(old.ask(post("c", "{}")).contains("Connection: close"));
        QVERIFY(old.waitForEnd());
    }

    void saysWhyItCannotStart_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("code");
        QTest::newRow("a name") << QStringLiteral("localhost:1") << QString(errors::kWebhookAddressInvalid);
        QTest::newRow("no port") << QStringLiteral("127.0.0.1") << QString(errors::kWebhookAddressInvalid);
        QTest::newRow("foreign") << QStringLiteral("192.0.2.1:0") << QString(errors::kWebhookAddressForeign);
    }

    void saysWhyItCannotStart()
    {
        QFETCH(QString, address);
        QFETCH(QString, code);
        auto config = testGateway();
        config.address = address;
        QCOMPARE(WebhookGateway::start(config, *m_receiver, m_clock).error().code, code);
    }

    void refusesEndpointsThatCannotBe()
    {
        auto config = testGateway();
        config.endpoints.push_back(config.endpoints[0]);
        QCOMPARE(WebhookGateway::start(config, *m_receiver, m_clock).error().code,
                 QString(errors::kWebhookEndpointInvalid));
        config.endpoints.pop_back();
        config.endpoints[0].endpoint.name = QStringLiteral("a/b");
        QCOMPARE(WebhookGateway::start(config, *m_receiver, m_clock).error().code,
                 QString(errors::kWebhookEndpointInvalid));
        config = testGateway();
        config.endpoints[0].endpoint.schema = {{QStringLiteral("pattern"), QStringLiteral("a*")}};
        QCOMPARE(WebhookGateway::start(config, *m_receiver, m_clock).error().code, QStringLiteral("schema.unusable"));
    }

private:
    void restart(const HookGatewayConfig &config)
    {
        m_gateway.reset();
        auto started = WebhookGateway::start(config, *m_receiver, m_clock);
        if (started)
            m_gateway = *std::move(started);
    }
    [[nodiscard]] quint16 port() const { return m_gateway->port(); }
    [[nodiscard]] QByteArray post(const QByteArray &id, const QByteArray &body, const QByteArray &more = {}) const
    {
        return signedPost(id, body, m_clock, more);
    }

    FakeClock m_clock;
    std::unique_ptr<TestReceiver> m_receiver;
    std::unique_ptr<WebhookGateway> m_gateway;
};

QTEST_GUILESS_MAIN(TestWebhookGateway)
#include "tst_webhookgateway.moc"
