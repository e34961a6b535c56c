#include "core/integration/errors.h"
#include "core/integration/http/httptransport.h"
#include "tests/core/integration/testhttp.h"

#include <QTest>

#include <array>
#include <thread>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace sluice;

namespace {

constexpr AddressPolicy kLoopback{.allowLoopback = true};

/// A host that answers no one: a listener whose queue is full drops who knocks.
class DeafServer {
public:
    DeafServer()
    {
        m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        m_place.sin_family = AF_INET;
        m_place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof(m_place);
        ::bind(m_listener, place(), size);
        ::getsockname(m_listener, place(), &size);
        ::listen(m_listener, 0);
        for (int &knock : m_knocks) {
            knock = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
            (void)::connect(knock, place(), size);
        }
    }
    ~DeafServer()
    {
        ::close(m_listener);
        for (const int knock : m_knocks)
            ::close(knock);
    }
    Q_DISABLE_COPY_MOVE(DeafServer)

    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(ntohs(m_place.sin_port))); }

private:
    [[nodiscard]] sockaddr *place() { return reinterpret_cast<sockaddr *>(&m_place); }

    int m_listener = -1;
    std::array<int, 4> m_knocks{};
    sockaddr_in m_place{};
};

} // namespace

/// The HTTP client against servers that do as they like.
class TestHttpPool : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bringsStatusHeadersAndBody()
    {
        ScriptedServer server([](const QByteArray &) { return answer("200 OK", "hello", {"X-One: 1"}); });
        const auto outcome = outcomeOf(m_pool, {.url = server.url(QStringLiteral("/a?b=c"))});
        QVERIFY(outcome.isSuccess());
        QCOMPARE(outcome.status, 200);
        QCOMPARE(outcome.body, QByteArray("hello"));
        QCOMPARE(outcome.head, QByteArray("hello"));
        QCOMPARE(headerValue(outcome.headers, "x-one"), QByteArray("1"));
        QVERIFY(outcome.timings.total >= outcome.timings.firstByte && outcome.timings.firstByte.count() > 0);
        QVERIFY(server.requests().first().startsWith("GET /a?b=c HTTP/1.1\r\n"));
    }

    void sendsMethodHeadersAndBodyAsGiven_data()
    {
        QTest::addColumn<QByteArray>("method");
        for (const char *method : {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "REPORT"})
            QTest::newRow(method) << QByteArray(method);
    }

    void sendsMethodHeadersAndBodyAsGiven()
    {
        QFETCH(QByteArray, method);
        ScriptedServer server([](const QByteArray &) { return answer("200 OK"); });
        QCOMPARE(outcomeOf(m_pool, {.method = method, .url = server.url(), .headers = {{"X-A", "b"}}, .body = "12345"})
                     .status,
                 200);
        QCOMPARE(outcomeOf(m_pool, {.method = method, .url = server.url()}).status, 200);
        QCOMPARE(server.requests().size(), 2);
        QVERIFY(server.requests()[0].startsWith(method + " / "));
        QVERIFY(server.requests()[0].contains("\r\nX-A: b\r\n"));
        QVERIFY(server.requests()[0].endsWith("\r\n\r\n12345"));
        QVERIFY(server.requests()[1].endsWith("\r\n\r\n"));
    }

    void headHasNoBody()
    {
        ScriptedServer server(
            [](const QByteArray &) { return QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"); });
        const auto outcome = outcomeOf(m_pool, {.method = "HEAD", .url = server.url(), .timeout = Milliseconds(3000)});
        QCOMPARE(outcome.status, 200);
        QVERIFY(outcome.body.isEmpty());
    }

    void keepsTheHostNameThoughItConnectsByNumber()
    {
        ScriptedServer server([](const QByteArray &) { return answer("200 OK"); });
        const auto url = server.url(QStringLiteral("/"), QStringLiteral("http"), QStringLiteral("localhost"));
        QCOMPARE(outcomeOf(m_pool, {.url = url}).status, 200);
        QVERIFY(server.requests().first().contains("\r\nHost: localhost:" + QByteArray::number(url.port()) + "\r\n"));
    }

    void countsStatusesAsFailuresWithTheirClass()
    {
        ScriptedServer server(
            [](const QByteArray &request) { return answer(request.mid(5, 3) + " Status", "why", {"Retry-After: 7"}); });
        for (const int status :
             {400, 401, 403, 404, 405, 407, 408, 409, 410, 418, 422, 425, 429, 500, 501, 502, 503, 504}) {
            const auto outcome = outcomeOf(m_pool, {.url = server.url(QStringLiteral("/%1").arg(status))});
            QCOMPARE(outcome.status, status);
            QCOMPARE(outcome.body, QByteArray("why"));
            QCOMPARE(codeOf(outcome), QString(errors::kHttpStatus));
            QCOMPARE(outcome.failure->failureClass,
                     status == 408 || status == 425 || status == 429 || (status >= 500 && status != 501)
                         ? FailureClass::Transient
                         : FailureClass::Permanent);
            QCOMPARE(outcome.failure->retryAfter, std::optional<Milliseconds>(Milliseconds(7000)));
        }
    }

    void keepsFourKibibytesOfTheHead()
    {
        ScriptedServer server([](const QByteArray &) { return answer("500 Oops", QByteArray(10'000, 'x')); });
        const auto outcome = outcomeOf(m_pool, {.url = server.url()});
        QCOMPARE(outcome.body.size(), 10'000);
        QCOMPARE(outcome.head, QByteArray(4096, 'x'));
    }

    void followsRedirectsUpToTheLimit()
    {
        ScriptedServer server([](const QByteArray &request) {
            const int left = request.mid(5, 1).toInt();
            return left == 0 ? answer("200 OK", "there")
                             : answer("302 Found", {}, {"Location: /" + QByteArray::number(left - 1)});
        });
        const auto five = outcomeOf(m_pool, {.url = server.url(QStringLiteral("/5"))});
        QCOMPARE(five.body, QByteArray("there"));
        QCOMPARE(five.redirects, 5);
        QCOMPARE(five.finalUrl.path(), QStringLiteral("/0"));
        const auto six = outcomeOf(m_pool, {.url = server.url(QStringLiteral("/6"))});
        QCOMPARE(codeOf(six), QString(errors::kHttpTooManyRedirects));
        QCOMPARE(six.failure->failureClass, FailureClass::Permanent);
        const auto none = outcomeOf(m_pool, {.url = server.url(QStringLiteral("/1")), .maxRedirects = 0});
        QVERIFY(none.isSuccess());
        QCOMPARE(none.status, 302);
    }

    void followsNoRedirectToWhereItMayNotGo_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<QString>("code");
        QTest::newRow("metadata") << QByteArray("http://169.254.169.254/latest")
                                  << QString(errors::kHttpAddressRefused);
        QTest::newRow("private") << QByteArray("http://10.0.0.1/") << QString(errors::kHttpAddressRefused);
        QTest::newRow("file") << QByteArray("file:///etc/passwd") << QString(errors::kHttpSchemeRefused);
        QTest::newRow("credentials") << QByteArray("http://u:p@127.0.0.1/") << QString(errors::kHttpUrlCredentials);
    }

    void followsNoRedirectToWhereItMayNotGo()
    {
        QFETCH(QByteArray, location);
        QFETCH(QString, code);
        ScriptedServer server([&](const QByteArray &) { return answer("302 Found", {}, {"Location: " + location}); });
        const auto outcome = outcomeOf(m_pool, {.url = server.url()});
        QCOMPARE(codeOf(outcome), code);
        QCOMPARE(outcome.failure->failureClass, FailureClass::Permanent);
    }

    void leavesAuthorizationBehindOnTheWayToAnotherHost()
    {
        ScriptedServer target([](const QByteArray &) { return answer("200 OK"); });
        ScriptedServer server(
            [&](const QByteArray &) { return answer("302 Found", {}, {"Location: " + target.url().toEncoded()}); });
        QCOMPARE(
            outcomeOf(m_pool, {.url = server.url(), .headers = {{"Authorization", "secret"}, {"X-A", "b"}}}).status,
            200);
        QVERIFY(server.requests().first().contains("secret"));
        QVERIFY(!target.requests().first().contains("secret"));
        QVERIFY(target.requests().first().contains("X-A: b"));
    }

    void refusesAddressesThatThePolicyDoesNotAllow_data()
    {
        QTest::addColumn<QString>("url");
        for (const char *url : {"http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
                                "http://2130706433/", "http://0x7f.1/", "http://0.0.0.0/", "http://10.1.2.3/",
                                "http://169.254.169.254/", "http://[fe80::1]/", "http://[fd00:ec2::254]/"})
            QTest::newRow(url) << QString::fromLatin1(url);
    }

    void refusesAddressesThatThePolicyDoesNotAllow()
    {
        QFETCH(QString, url);
        HttpPool pool({}, m_clock);
        const auto outcome = outcomeOf(pool, {.url = QUrl(url)});
        QCOMPARE(codeOf(outcome), QString(errors::kHttpAddressRefused));
        QCOMPARE(outcome.failure->failureClass, FailureClass::Permanent);
        QCOMPARE(pool.stats().inUse, 0U);
    }

    void saysThatAConnectionIsRefused()
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const auto port = closed.serverPort();
        closed.close();
        for (const char *method : {"GET", "POST"}) {
            const auto outcome = outcomeOf(
                m_pool, {.method = method, .url = QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(port)), .body = "x"});
            QCOMPARE(codeOf(outcome), QString(errors::kHttpRefused));
            QCOMPARE(outcome.failure->failureClass, FailureClass::Transient);
            QCOMPARE(outcome.failure->error.args.value(QStringLiteral("port")), QString::number(port));
        }
    }

    void saysThatAHostIsNotFound()
    {
        const auto outcome = outcomeOf(m_pool, {.url = QUrl(QStringLiteral("http://no-such-host.invalid/"))});
        QCOMPARE(codeOf(outcome), QString(errors::kHttpHostNotFound));
        QCOMPARE(outcome.failure->failureClass, FailureClass::Transient);
    }

    void countsAHostThatDoesNotAnswerAsTransient()
    {
        const DeafServer deaf;
        const auto outcome = outcomeOf(
            m_pool, {.method = "POST", .url = deaf.url(), .body = "x", .timeout = Milliseconds(300)});
        QCOMPARE(codeOf(outcome), QString(errors::kHttpTimeout));
        QCOMPARE(outcome.failure->failureClass, FailureClass::Transient);
    }

    void saysWhichSocketErrorsMeanThatAHostIsUnreachable()
    {
        const HttpRequest post{.method = "POST", .url = QUrl(QStringLiteral("http://host/"))};
        const auto before = failureOf(post, QNetworkReply::UnknownNetworkError, QStringLiteral("Network unreachable"),
                                      false, false);
        QCOMPARE(before.error.code, QString(errors::kHttpUnreachable));
        QCOMPARE(before.failureClass, FailureClass::Transient);
        const auto after = failureOf(post, QNetworkReply::UnknownNetworkError, {}, true, false);
        QCOMPARE(after.error.code, QString(errors::kHttpNetwork));
        QCOMPARE(after.failureClass, FailureClass::Unknown);
    }

    void limitsTheBody()
    {
        ScriptedServer server([](const QByteArray &) { return answer("200 OK", QByteArray(100'000, 'x')); });
        QCOMPARE(outcomeOf(m_pool, {.url = server.url(), .maxBody = 100'000}).body.size(), 100'000);
        const auto outcome = outcomeOf(m_pool, {.url = server.url(), .maxBody = 99'999});
        QCOMPARE(codeOf(outcome), QString(errors::kHttpTooLarge));
        QCOMPARE(outcome.failure->failureClass, FailureClass::Permanent);
        QVERIFY(outcome.body.isEmpty());
        QCOMPARE(outcome.head.size(), 4096);
    }

    void countsBytesAfterDecompression()
    {
        // qCompress writes a length of four bytes before the zlib stream that "deflate" names.
        const QByteArray packed = qCompress(QByteArray(50'000'000, 'x'), 9).mid(4);
        QVERIFY(packed.size() < 100'000);
        ScriptedServer server(
            [&](const QByteArray &) { return answer("200 OK", packed, {"Content-Encoding: deflate"}); });
        const auto bomb = outcomeOf(m_pool, {.url = server.url()});
        QCOMPARE(codeOf(bomb), QString(errors::kHttpTooLarge));
        const auto whole = outcomeOf(m_pool, {.url = server.url(), .maxBody = 50'000'000});
        QVERIFY2(whole.isSuccess(), qPrintable(codeOf(whole)));
        QCOMPARE(whole.body.size(), 50'000'000);
    }

    void unpacksGzipAndStopsABomb()
    {
        ScriptedServer server([&](const QByteArray &request) {
            return answer("200 OK", gzip(request.contains(" /bomb") ? QByteArray(50'000'000, 'x') : "{\"a\":1}"),
                          {"Content-Encoding: gzip"});
        });
        const auto small = outcomeOf(m_pool, {.url = server.url()});
        QCOMPARE(small.body, QByteArray("{\"a\":1}"));
        const QByteArray asked = server.requests().first().toLower();
        QVERIFY2(asked.mid(asked.indexOf("\r\naccept-encoding:") + 2).split('\r').first().contains("gzip"), asked);
        QCOMPARE(codeOf(outcomeOf(m_pool, {.url = server.url(QStringLiteral("/bomb"))})),
                 QString(errors::kHttpTooLarge));
    }

    void countsWhatItHoldsOfAnswers()
    {
        ScriptedServer server([](const QByteArray &) {
            return "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + QByteArray(5000, 'x'); // and no more of it
        });
        std::stop_source stop;
        auto outcome = std::make_shared<std::optional<HttpOutcome>>();
        collect(&m_pool, {.url = server.url()}, stop.get_token(), outcome);
        QTRY_COMPARE(m_pool.stats().buffered, quint64(5000));
        stop.request_stop();
        QTRY_VERIFY(outcome->has_value());
        QCOMPARE(m_pool.stats().buffered, quint64(0));
    }

    void keepsAndSendsNoCookies()
    {
        ScriptedServer server([](const QByteArray &request) {
            return request.startsWith("GET /there")
                       ? answer("200 OK")
                       : answer("302 Found", {}, {"Set-Cookie: a=b; Path=/", "Location: /there"});
        });
        for (int call = 0; call < 2; ++call)
            QCOMPARE(outcomeOf(m_pool, {.url = server.url()}).status, 200);
        QCOMPARE(server.requests().size(), 4);
        for (const QByteArray &request : server.requests())
            QVERIFY(!request.toLower().contains("\r\ncookie:"));
    }

    void classesATimeoutByWhatTheOtherSideMayHaveSeen_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("keyed");
        QTest::addColumn<FailureClass>("expected");
        QTest::newRow("GET") << QByteArray("GET") << QByteArray() << false << FailureClass::Transient;
        QTest::newRow("PUT") << QByteArray("PUT") << QByteArray("x") << false << FailureClass::Transient;
        QTest::newRow("POST") << QByteArray("POST") << QByteArray("x") << false << FailureClass::Unknown;
        QTest::newRow("PATCH") << QByteArray("PATCH") << QByteArray("x") << false << FailureClass::Unknown;
        QTest::newRow("empty POST") << QByteArray("POST") << QByteArray() << false << FailureClass::Unknown;
        QTest::newRow("POST with key") << QByteArray("POST") << QByteArray("x") << true << FailureClass::Transient;
    }

    void classesATimeoutByWhatTheOtherSideMayHaveSeen()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, body);
        QFETCH(bool, keyed);
        ScriptedServer server([](const QByteArray &) { return QByteArray(""); });
        HttpRequest request{.method = method, .url = server.url(), .body = body, .timeout = Milliseconds(300)};
        if (keyed)
            request.headers.append(HttpHeader{"Idempotency-Key", "k"});
        const auto outcome = outcomeOf(m_pool, request);
        QCOMPARE(codeOf(outcome), QString(errors::kHttpTimeout));
        QTEST(outcome.failure->failureClass, "expected");
        QCOMPARE(server.requests().size(), 1);
    }

    void countsATimeoutInTheLineAsTransient()
    {
        ScriptedServer server([](const QByteArray &) { return QByteArray(""); });
        HttpPool pool({.size = 1, .addresses = kLoopback}, m_clock);
        auto first = std::make_shared<std::optional<HttpOutcome>>();
        collect(&pool, {.url = server.url()}, {}, first);
        const auto outcome = outcomeOf(
            pool, {.method = "POST", .url = server.url(), .body = "x", .timeout = Milliseconds(100)});
        QCOMPARE(codeOf(outcome), QString(errors::kHttpTimeout));
        QCOMPARE(outcome.failure->failureClass, FailureClass::Transient);
        QCOMPARE(pool.stats().waiting, 0U);
    }

    void neverSendsAnUnsafeCallTwice_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("POST") << QByteArray("POST") << QByteArray("pay");
        QTest::newRow("POST without body") << QByteArray("POST") << QByteArray();
        QTest::newRow("PATCH") << QByteArray("PATCH") << QByteArray("pay");
        QTest::newRow("a large POST") << QByteArray("POST") << QByteArray(300'000, 'p');
    }

    void neverSendsAnUnsafeCallTwice()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, body);
        bool isFirst = true;
        ScriptedServer server(
            [&](const QByteArray &) { return std::exchange(isFirst, false) ? answer("200 OK") : QByteArray(); });
        HttpPool pool({.addresses = kLoopback}, m_clock);
        QCOMPARE(outcomeOf(pool, {.url = server.url()}).status, 200);
        const auto outcome = outcomeOf(pool, {.method = method, .url = server.url(), .body = body});
        QCOMPARE(codeOf(outcome), QString(errors::kHttpConnectionLost));
        QCOMPARE(outcome.failure->failureClass, FailureClass::Unknown);
        QCOMPARE(server.requests().size(), 2);
    }

    void countsALostConnectionOfASafeCallAsTransient()
    {
        ScriptedServer server([](const QByteArray &) { return QByteArray(); });
        const auto outcome = outcomeOf(m_pool, {.url = server.url()});
        QCOMPARE(codeOf(outcome), QString(errors::kHttpConnectionLost));
        QCOMPARE(outcome.failure->failureClass, FailureClass::Transient);
    }

    void survivesAnswersThatAreNotHttp()
    {
        ScriptedServer server([](const QByteArray &) { return QByteArray("SSH-2.0-nothing\r\n\r\n"); });
        const auto outcome = outcomeOf(m_pool, {.url = server.url(), .timeout = Milliseconds(3000)});
        QVERIFY(!outcome.isSuccess());
        QCOMPARE(outcome.failure->failureClass, FailureClass::Transient);
    }

    void servesInOrderAndCounts()
    {
        ScriptedServer server([](const QByteArray &) { return answer("200 OK"); });
        HttpPool pool({.size = 2, .maxWaiting = 3, .addresses = kLoopback}, m_clock);
        std::vector<std::shared_ptr<std::optional<HttpOutcome>>> outcomes;
        for (int i = 0; i < 6; ++i) {
            outcomes.push_back(std::make_shared<std::optional<HttpOutcome>>());
            collect(&pool, {.url = server.url(QStringLiteral("/%1").arg(i))}, {}, outcomes.back());
        }
        QCOMPARE(pool.stats().inUse, 2U);
        QCOMPARE(pool.stats().waiting, 3U);
        QCOMPARE(pool.stats().refused, 1U);
        QVERIFY(outcomes.back()->has_value());
        QCOMPARE(codeOf(**outcomes.back()), QString(errors::kHttpPoolFull));
        QCOMPARE((*outcomes.back())->failure->failureClass, FailureClass::Rejected);
        QVERIFY((*outcomes.back())->failure->retryAfter.has_value());
        QVERIFY(QTest::qWaitFor([&] { return outcomes[4]->has_value() && pool.stats().inUse == 0; }));
        for (int i = 0; i < 5; ++i)
            QCOMPARE((*outcomes[static_cast<std::size_t>(i)])->status, 200);
        QCOMPARE(server.requests().last().mid(0, 6), QByteArray("GET /4"));
        QCOMPARE(pool.stats().waiting, 0U);
    }

    void hasAsManyCallsUnderWayAtOneHostAsItHasPlaces()
    {
        // One QNetworkAccessManager would have six, and the rest wait for them.
        ScriptedServer silent([](const QByteArray &) { return QByteArray(""); });
        HttpPool pool({.size = 20, .addresses = kLoopback}, m_clock);
        std::stop_source all;
        const auto last = std::make_shared<std::optional<HttpOutcome>>();
        for (int i = 0; i < 25; ++i)
            collect(&pool, {.url = silent.url()}, all.get_token(), last);
        QVERIFY(QTest::qWaitFor([&] { return silent.requests().size() == 20; }, 20'000));
        QCOMPARE(pool.stats().inUse, 20U);
        QCOMPARE(pool.stats().waiting, 5U);
        all.request_stop();
        QVERIFY(QTest::qWaitFor([&] { return pool.stats().inUse == 0 && pool.stats().waiting == 0; }, 20'000));
        QCOMPARE(silent.requests().size(), qsizetype(20));
    }

    void survivesALongLineThatFailsAtOnce()
    {
        // Each grant fails inside the one before it unless the pool unrolls them; 20,000 deep would end the stack.
        ScriptedServer server([](const QByteArray &) { return QByteArray(""); });
        HttpPool pool({.size = 1, .maxWaiting = 20'000, .addresses = kLoopback}, m_clock);
        std::stop_source first;
        auto blocked = std::make_shared<std::optional<HttpOutcome>>();
        collect(&pool, {.url = server.url()}, first.get_token(), blocked);
        auto last = std::make_shared<std::optional<HttpOutcome>>();
        for (int i = 0; i < 20'000; ++i)
            collect(&pool, {.url = QUrl(QStringLiteral("http://10.0.0.1/"))}, {}, last);
        first.request_stop();
        QVERIFY(QTest::qWaitFor([&] { return pool.stats().waiting == 0 && pool.stats().inUse == 0; }, 30'000));
        QCOMPARE(codeOf(**last), QString(errors::kHttpAddressRefused));
    }

    void stopsWhenAsked()
    {
        ScriptedServer server([](const QByteArray &) { return QByteArray(""); });
        std::stop_source early;
        early.request_stop();
        QCOMPARE(codeOf(outcomeOf(m_pool, {.url = server.url()}, early.get_token())), QString(errors::kHttpCancelled));
        std::stop_source late;
        auto outcome = std::make_shared<std::optional<HttpOutcome>>();
        collect(&m_pool, {.url = server.url()}, late.get_token(), outcome);
        QVERIFY(QTest::qWaitFor([&] { return server.requests().size() == 1; }));
        std::jthread([&] { late.request_stop(); }).join();
        QVERIFY(QTest::qWaitFor([&] { return outcome->has_value(); }));
        QCOMPARE((*outcome)->failure->failureClass, FailureClass::Cancelled);
        QCOMPARE(m_pool.stats().inUse, 0U);
    }

    void endsItsCallsWhenItEnds()
    {
        ScriptedServer server([](const QByteArray &) { return QByteArray(""); });
        auto pool = std::make_unique<HttpPool>(HttpPoolConfig{.size = 1, .addresses = kLoopback}, m_clock);
        auto running = std::make_shared<std::optional<HttpOutcome>>();
        auto waiting = std::make_shared<std::optional<HttpOutcome>>();
        collect(pool.get(), {.url = server.url()}, {}, running);
        collect(pool.get(), {.url = server.url()}, {}, waiting);
        QVERIFY(QTest::qWaitFor([&] { return server.requests().size() == 1; }));
        pool.reset();
        for (const auto &outcome : {running, waiting}) {
            QVERIFY(outcome->has_value());
            QCOMPARE((*outcome)->failure->failureClass, FailureClass::Cancelled);
        }
    }

private:
    SystemClock m_clock;
    HttpPool m_pool{{.addresses = kLoopback}, m_clock};
};

QTEST_GUILESS_MAIN(TestHttpPool)
#include "tst_httppool.moc"
