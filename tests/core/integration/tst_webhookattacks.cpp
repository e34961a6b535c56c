#include "core/base/fakeclock.h"
#include "core/base/filelimit.h"
#include "tests/core/integration/changedbytes.h"
#include "tests/core/integration/hookclient.h"

#include <random>

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace sluice;

namespace {

constexpr int kManyConnections = 10000;

int rawConnection(quint16 port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (socket >= 0 && ::connect(socket, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0) {
        ::close(socket);
        return -1;
    }
    return socket;
}

} // namespace

/// Hostile clients of the gateway, each beside a good one that is served all the while.
class TestWebhookAttacks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { start(testGateway()); }
    void cleanup()
    {
        // Whatever happened: a good client is served on the connection that it had before, and on a new one.
        QVERIFY(isServed(*m_good));
        HookClient fresh(m_gateway->port());
        QVERIFY(isServed(fresh));
        for (const Hook &hook : m_receiver->hooks())
            QVERIFY(hook.id.startsWith(u"good"));
        m_good.reset();
        m_gateway.reset();
    }

    void refusesMalformedRequests_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        const QByteArray line = "POST /hooks/orders HTTP/1.1\r\n";
        QTest::newRow("nonsense") << QByteArray("nonsense\r\n\r\n") << 400;
        QTest::newRow("zeros") << QByteArray(64, '\0') << 400;
        QTest::newRow("TLS") << QByteArray::fromHex("16030100a5010000a10303") + QByteArray(200, 'x') << 400;
        QTest::newRow("HTTP/2") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << 400;
        QTest::newRow("HTTP/1.2") << QByteArray("POST /hooks/orders HTTP/1.2\r\n\r\n") << 400;
        QTest::newRow("a bare LF after the line") << QByteArray("POST /hooks/orders HTTP/1.1\nHost: x\n\n") << 400;
        QTest::newRow("a bare LF after a header") << line + "Host: x\nContent-Length: 2\r\n\r\n{}" << 400;
        QTest::newRow("a bare LF at the end") << line + "Host: x\r\n\n" << 400;
        QTest::newRow("a bare CR") << line + "Host: x\rY: z\r\n\r\n" << 400;
        QTest::newRow("a header without a name") << line + ": x\r\n\r\n" << 400;
        QTest::newRow("a space before the colon") << line + "Content-Length : 2\r\n\r\n{}" << 400;
        QTest::newRow("a null") << line + QByteArray("X: a\0b\r\n\r\n", 10) << 400;
        QTest::newRow("both lengths") << line + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}" << 400;
        QTest::newRow("both lengths, turned")
            << line + "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n{}" << 400;
        QTest::newRow("two lengths") << line + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}" << 400;
        QTest::newRow("a list of lengths") << line + "Content-Length: 2, 2\r\n\r\n{}" << 400;
        QTest::newRow("a negative length") << line + "Content-Length: -2\r\n\r\n{}" << 400;
        QTest::newRow("an endless length") << line + "Content-Length: 99999999999999999999999\r\n\r\n{}" << 400;
        QTest::newRow("gzip, chunked") << line + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n" << 400;
        QTest::newRow("a chunk of no length") << line + "Transfer-Encoding: chunked\r\n\r\nx\r\n" << 400;
        QTest::newRow("a chunk with a bare LF") << line + "Transfer-Encoding: chunked\r\n\r\n2\n{}\r\n0\r\n\r\n" << 400;
        QTest::newRow("101 headers") << line + QByteArray("A: b\r\n").repeated(101) + "\r\n" << 431;
        QTest::newRow("a long header") << line + "A: " + QByteArray(17000, 'b') + "\r\n\r\n" << 431;
        QTest::newRow("many long headers") << line + ("A: " + QByteArray(1000, 'b') + "\r\n").repeated(20) + "\r\n"
                                           << 431;
        QTest::newRow("a long target") << "POST /" + QByteArray(17000, 'b') + " HTTP/1.1\r\n\r\n" << 431;
        QTest::newRow("long extensions") << line + "Transfer-Encoding: chunked\r\n\r\n"
                                                + ("1;a=" + QByteArray(2000, 'b') + "\r\nx\r\n").repeated(20)
                                         << 431;
        QTest::newRow("1 GB") << line + "Content-Length: 1073741824\r\n\r\n" << 413;
        QTest::newRow("one byte too many") << line + "Content-Length: 1048577\r\n\r\n" << 413;
        QTest::newRow("a chunk of 1 GB") << line + "Transfer-Encoding: chunked\r\n\r\n40000000\r\n" << 413;
        QTest::newRow("elsewhere") << QByteArray("POST /hooks/other HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}") << 404;
        QTest::newRow("up and down") << QByteArray("POST /hooks/../hooks/orders HTTP/1.1\r\n\r\n") << 404;
        QTest::newRow("GET") << QByteArray("GET /hooks/orders HTTP/1.1\r\n\r\n") << 405;
        QTest::newRow("no content type") << line + "Content-Length: 2\r\n\r\n{}" << 415;
    }

    void refusesMalformedRequests()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        HookClient client(m_gateway->port());
        const QByteArray said = client.ask(bytes);
        QCOMPARE(said.mid(9, 3).toInt(), status);
        QVERIFY(said.contains("{\"error\":{\"code\":\""));
        const bool closes = status == 400 || status == 413 || status == 431;
        if (closes) {
            QVERIFY(said.contains("Connection: close"));
            QVERIFY(client.waitForEnd());
        }
        QCOMPARE(m_gateway->counters().refusedByStatus[status], 1U);
    }

    void endsASlowLoris()
    {
        auto config = testGateway();
        config.limits.request = Milliseconds(300);
        config.limits.grace = Milliseconds(100);
        start(config);
        QVERIFY(isServed(*m_good));
        HookClient silent(m_gateway->port());
        HookClient slow(m_gateway->port());
        slow.send("POST /hooks/orders HTTP/1.1\r\nX: ");
        QVERIFY(slow.answer().startsWith("HTTP/1.1 408"));
        QVERIFY(slow.waitForEnd());
        QVERIFY(silent.answer().startsWith("HTTP/1.1 408"));
        QVERIFY(silent.waitForEnd());
        // Bytes come, and never fast enough.
        HookClient drops(m_gateway->port());
        drops.send("POST /hooks/orders HTTP/1.1\r\n");
        QVERIFY(QTest::qWaitFor([&] {
            drops.socket().write("a");
            drops.socket().flush();
            return drops.socket().bytesAvailable() > 0;
        }));
        QVERIFY(drops.answer().startsWith("HTTP/1.1 408"));
        QCOMPARE(m_gateway->counters().refused(HookStage::Time), 3U);
    }

    void endsWhoSaysNothingBetweenRequests()
    {
        auto config = testGateway();
        config.limits.idle = Milliseconds(100);
        start(config);
        QVERIFY(isServed(*m_good));
        QVERIFY(m_good->waitForEnd());
        QCOMPARE(m_good->socket().readAll(), QByteArray());
        QCOMPARE(m_gateway->counters().refused(HookStage::Time), 0U);
        reconnect();
    }

    void answersForAReceiverThatDoesNot()
    {
        auto config = testGateway();
        config.limits.answer = Milliseconds(100);
        start(config);
        m_receiver->hold();
        HookClient client(m_gateway->port());
        QVERIFY(client.ask(signedPost("good", "{}", m_clock)).startsWith("HTTP/1.1 503"));
        for (const auto &late : m_receiver->takeWaiting())
            late({.outcome = HookAnswer::Outcome::Durable, .receipt = {}});
        start(testGateway());
    }

    void endsABodyThatGoesOnForEver()
    {
        HookClient client(m_gateway->port());
        client.send("POST /hooks/orders HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n");
        const QByteArray chunk = "4000\r\n" + QByteArray(0x4000, 'x') + "\r\n";
        qint64 sent = 0;
        qsizetype most = 0;
        (void)QTest::qWaitFor(
            [&] {
                most = std::max(most, m_gateway->counters().bodyBytes);
                if (client.socket().bytesToWrite() < 64 * 1024)
                    sent += client.socket().write(chunk.repeated(4));
                return client.socket().bytesAvailable() > 0 || client.isEnded();
            },
            10000);
        QVERIFY(client.answer().startsWith("HTTP/1.1 413"));
        QVERIFY(most <= 2 * 1024 * 1024 + 4096); // H4
        QVERIFY(sent < 64 * 1024 * 1024);
    }

    void boundsTheBodiesOfAllTogether() // H4
    {
        auto config = testGateway();
        config.limits.allBodies = 256 * 1024;
        start(config);
        const QByteArray half = "POST /hooks/orders HTTP/1.1\r\nContent-Length: 1000000\r\n\r\n"
                                + QByteArray(150000, 'x');
        HookClient first(m_gateway->port());
        first.send(half);
        QVERIFY(QTest::qWaitFor([&] { return m_gateway->counters().bodyBytes >= 150000; }));
        HookClient second(m_gateway->port());
        const QByteArray said = second.ask(half);
        QVERIFY2(said.startsWith("HTTP/1.1 503"), said.constData());
        QVERIFY(said.contains("Retry-After: "));
        first.socket().abort();
        QVERIFY(QTest::qWaitFor([&] { return m_gateway->counters().bodyBytes == 0; }));
    }

    void servesOneMoreThanTenThousandIdleConnections()
    {
        const quint64 files = raiseFileLimit();
        int many = kManyConnections;
        int pair[2] = {-1, -1};
        if (files < static_cast<quint64>(2 * many + 500)) {
            // Both ends do not fit into one process, so the clients are another one.
            if (files < static_cast<quint64>(many + 500))
                QSKIP("This process may not open 10,000 connections.");
            QCOMPARE(::pipe(pair), 0);
        }
        auto config = testGateway();
        config.maxConnections = many;
        config.limits.grace = Milliseconds(200);
        config.limits.request = Milliseconds(600000);
        start(config);
        QVERIFY(isServed(*m_good));
        const quint16 port = m_gateway->port();
        std::vector<int> sockets;
        pid_t child = -1;
        if (pair[0] >= 0) {
            child = ::fork();
            if (child == 0) {
                ::close(pair[1]);
                for (int i = 0; i < many - 1; ++i)
                    (void)rawConnection(port);
                char byte = 0;
                (void)!::read(pair[0], &byte, 1); // until the parent is done
                ::_exit(0);
            }
            ::close(pair[0]);
        } else {
            for (int i = 0; i < many - 1; ++i)
                sockets.push_back(rawConnection(port));
        }
        QVERIFY(QTest::qWaitFor([&] { return m_gateway->counters().connections == many; }, 60000));
        QVERIFY(isServed(*m_good));
        HookClient oneMore(port);
        QVERIFY(isServed(oneMore));
        QVERIFY(m_gateway->counters().evicted > 0);
        QVERIFY(m_gateway->counters().connections <= many);
        for (const int socket : sockets)
            ::close(socket);
        if (child > 0) {
            ::close(pair[1]);
            int status = 0;
            ::waitpid(child, &status, 0);
        }
        QVERIFY(QTest::qWaitFor([&] { return m_gateway->counters().connections <= 2; }, 60000));
        reconnect();
    }

    /// Requests with bytes flipped, put in and taken out: no crash, and nothing is taken that its sender did not sign.
    void survivesChangedRequests()
    {
        const auto seed = static_cast<unsigned>(qEnvironmentVariableIntValue("SLUICE_SEED"));
        std::mt19937 random(seed);
        const auto upTo = [&](qsizetype most) { return static_cast<qsizetype>(random() % static_cast<quint32>(most)); };
        const QByteArray valid = signedPost("good-changed", R"({"n":1})", m_clock, "Connection: close\r\n");
        for (int round = 0; round < 300; ++round) {
            QByteArray bytes = valid;
            changeBytes(bytes, 1 + upTo(3), upTo);
            const int client = rawConnection(m_gateway->port());
            QVERIFY(client >= 0);
            QCOMPARE(::send(client, bytes.constData(), static_cast<std::size_t>(bytes.size()), MSG_NOSIGNAL),
                     bytes.size());
            ::shutdown(client, SHUT_WR);
            char sink[4096];
            while (::read(client, sink, sizeof sink) > 0) {
            }
            ::close(client);
        }
        for (const Hook &hook : m_receiver->hooks()) {
            if (hook.id == QStringLiteral("good-changed"))
                QCOMPARE(hook.body, QByteArray(R"({"n":1})"));
        }
    }

private:
    void start(const HookGatewayConfig &config)
    {
        m_good.reset();
        m_gateway.reset();
        m_receiver = std::make_unique<TestReceiver>();
        auto started = WebhookGateway::start(config, *m_receiver, m_clock);
        QVERIFY(started.has_value());
        m_gateway = *std::move(started);
        reconnect();
    }
    void reconnect() { m_good = std::make_unique<HookClient>(m_gateway->port()); }
    bool isServed(HookClient &client)
    {
        return client.status(signedPost("good" + QByteArray::number(++m_count), "{}", m_clock)) == 202;
    }

    FakeClock m_clock;
    int m_count = 0;
    std::unique_ptr<TestReceiver> m_receiver;
    std::unique_ptr<WebhookGateway> m_gateway;
    std::unique_ptr<HookClient> m_good;
};

QTEST_GUILESS_MAIN(TestWebhookAttacks)
#include "tst_webhookattacks.moc"
