#include "core/integration/demo/demoservice.h"
#include "core/integration/errors.h"
#include "tests/core/integration/testhttp.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QTest>

using namespace sluice;

namespace {

/// What the service says to these bytes until it closes the connection.
QByteArray conversation(quint16 port, const QByteArray &sent)
{
    QTcpSocket socket;
    QByteArray received;
    socket.connectToHost(QHostAddress::LocalHost, port);
    QObject::connect(&socket, &QTcpSocket::connected, &socket, [&] { socket.write(sent); });
    (void)QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::UnconnectedState; }, 10'000);
    return socket.readAll();
}

} // namespace

/// The demo service over real loopback connections.
class TestDemoService : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto started = DemoService::start({.knobs = {0, Milliseconds(0), {QStringLiteral("AQ")}}});
        QVERIFY(started.has_value());
        m_service = *std::move(started);
    }

    void answersOverLoopback()
    {
        const auto rate = get(QStringLiteral("/rates/DE"));
        QCOMPARE(rate.status, 200);
        QCOMPARE(QJsonDocument::fromJson(rate.body)[u"code"].toString(), QStringLiteral("DE"));
        QCOMPARE(get(QStringLiteral("/rates/AQ")).status, 422);
        QCOMPARE(get(QStringLiteral("/status/404")).status, 404);
        QCOMPARE(get(QStringLiteral("/status/204")).status, 204);
        QCOMPARE(get(QStringLiteral("/echo?x=1")).status, 200);
    }

    void turnsItsKnobsFromInsideAndOutside()
    {
        m_service->apply({0, Milliseconds(0), {QStringLiteral("BV")}});
        QCOMPARE(get(QStringLiteral("/rates/BV")).status, 422);
        const auto put = outcomeOf(
            m_pool, {.method = "PUT", .url = url(QStringLiteral("/control")), .body = R"({"poison":["AQ"]})"});
        QCOMPARE(put.status, 200);
        QCOMPARE(m_service->knobs().poison, QStringList{QStringLiteral("AQ")});
        QCOMPARE(get(QStringLiteral("/rates/BV")).status, 200);
    }

    void waitsAsLongAsAskedWithoutHoldingOthersUp()
    {
        auto slow = std::make_shared<std::optional<HttpOutcome>>();
        collect(&m_pool, {.url = url(QStringLiteral("/delay/400"))}, {}, slow);
        QCOMPARE(get(QStringLiteral("/echo")).status, 200);
        QVERIFY(!slow->has_value());
        QVERIFY(QTest::qWaitFor([&] { return slow->has_value(); }));
        QVERIFY((*slow)->timings.total >= std::chrono::milliseconds(400));
    }

    void saysThatThePortIsTaken()
    {
        const auto second = DemoService::start({.port = m_service->port()});
        QVERIFY(!second);
        QCOMPARE(second.error().code, QString(errors::kDemoAddressInUse));
        QCOMPARE(second.error().args.value(QStringLiteral("port")), QString::number(m_service->port()));
    }

    void refusesAnAddressThatIsNone()
    {
        const auto started = DemoService::start({.host = QStringLiteral("not an address")});
        QCOMPARE(started.error().code, QString(errors::kDemoAddressInvalid));
        const auto foreign = DemoService::start({.host = QStringLiteral("192.0.2.1")});
        QCOMPARE(foreign.error().code, QString(errors::kDemoAddressForeign));
    }

    void limitsHeadAndBody()
    {
        const auto port = m_service->port();
        QVERIFY(conversation(port, "GET /echo HTTP/1.1\r\nX: " + QByteArray(20'000, 'x') + "\r\n\r\n")
                    .startsWith("HTTP/1.1 431"));
        QVERIFY(conversation(port, "PUT /echo HTTP/1.1\r\nContent-Length: 2000000\r\n\r\n" + QByteArray(2'000'000, 'x'))
                    .startsWith("HTTP/1.1 413"));
        QVERIFY(conversation(port, "nonsense\r\n\r\n").startsWith("HTTP/1.1 400"));
    }

    void keepsAConnectionForManyRequests()
    {
        QByteArray requests;
        for (int i = 0; i < 20; ++i)
            requests += "GET /status/204 HTTP/1.1\r\nHost: x\r\n\r\n";
        requests += "GET /status/204 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        QCOMPARE(conversation(m_service->port(), requests).count("HTTP/1.1 204"), 21);
    }

    void endsWithConnectionsOpen()
    {
        auto service = *DemoService::start({});
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, service->port());
        socket.write("GET /delay/60000 HTTP/1.1\r\nHost: x\r\n\r\n");
        QVERIFY(QTest::qWaitFor(
            [&] { return socket.bytesToWrite() == 0 && socket.state() == QAbstractSocket::ConnectedState; }));
        QElapsedTimer timer;
        timer.start();
        service.reset();
        QVERIFY(timer.elapsed() < 2000);
        QVERIFY(QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::UnconnectedState; }));
    }

    void answersAThousandGetsFiftyAtOnce()
    {
        HttpPool pool({.size = 50, .addresses = {.allowLoopback = true}}, m_clock);
        std::vector<std::shared_ptr<std::optional<HttpOutcome>>> outcomes;
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 1000; ++i) {
            outcomes.push_back(std::make_shared<std::optional<HttpOutcome>>());
            collect(&pool, {.url = url(QStringLiteral("/rates/DE"))}, {}, outcomes.back());
        }
        QCOMPARE(pool.stats().inUse, 50U);
        QCOMPARE(pool.stats().waiting, 950U);
        QVERIFY(QTest::qWaitFor([&] { return outcomes.back()->has_value() && pool.stats().inUse == 0; }, 60'000));
        const auto elapsed = timer.elapsed();
        qInfo("1000 GETs, 50 at once: %lld ms", static_cast<long long>(elapsed));
        for (const auto &outcome : outcomes)
            QCOMPARE((*outcome)->status, 200);
        QVERIFY(elapsed < 10'000);
    }

private:
    [[nodiscard]] QUrl url(const QString &path) const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_service->port()).arg(path));
    }
    [[nodiscard]] HttpOutcome get(const QString &path) { return outcomeOf(m_pool, {.url = url(path)}); }

    SystemClock m_clock;
    std::unique_ptr<DemoService> m_service;
    HttpPool m_pool{{.addresses = {.allowLoopback = true}}, m_clock};
};

QTEST_GUILESS_MAIN(TestDemoService)
#include "tst_demoservice.moc"
