#include "core/integration/errors.h"
#include "tests/core/integration/testhttp.h"

#include <QTest>

using namespace sluice;

/// Calls through a proxy, whose credentials are the connection's.
class TestHttpProxy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void plainCallsAreMadeByTheProxy()
    {
        TestProxy proxy;
        ScriptedServer server([](const QByteArray &) { return answer("200 OK", "at first hand"); });
        HttpPool pool({.addresses = kLoopback, .proxy = proxy.url()}, m_clock);
        const QUrl url = server.url(QStringLiteral("/a?b=c"), QStringLiteral("http"), QStringLiteral("localhost"));
        const auto outcome = outcomeOf(pool, {.url = url});
        QCOMPARE(outcome.body, QByteArray("by the proxy"));
        QVERIFY(server.requests().isEmpty());
        QCOMPARE(proxy.requests().size(), 1);
        const QByteArray port = QByteArray::number(url.port());
        // By number, so that the proxy looks up no name of its own; the name is still told to the server.
        QVERIFY2(proxy.requests().first().startsWith("GET http://127.0.0.1:" + port + "/a?b=c HTTP/1.1\r\n"),
                 proxy.requests().first());
        QVERIFY(proxy.requests().first().contains("\r\nHost: localhost:" + port + "\r\n"));
    }

    void theProxyIsToldWhoAsks()
    {
        TestProxy proxy("me:hush");
        HttpPool pool({.addresses = kLoopback,
                       .proxy = proxy.url(),
                       .proxyUser = QStringLiteral("me"),
                       .proxyPassword = QStringLiteral("hush")},
                      m_clock);
        QCOMPARE(outcomeOf(pool, {.url = QUrl(QStringLiteral("http://127.0.0.1:9/"))}).body,
                 QByteArray("by the proxy"));
        QVERIFY(!proxy.requests().last().contains("\r\nAuthorization:"));
    }

    void aProxyThatKnowsOthersLetsNothingThrough_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("password");
        QTest::newRow("nobody") << QString() << QString();
        QTest::newRow("the wrong password") << QStringLiteral("me") << QStringLiteral("loud");
    }

    void aProxyThatKnowsOthersLetsNothingThrough()
    {
        QFETCH(QString, user);
        QFETCH(QString, password);
        TestProxy proxy("me:hush");
        HttpPool pool({.addresses = kLoopback, .proxy = proxy.url(), .proxyUser = user, .proxyPassword = password},
                      m_clock);
        const auto outcome = outcomeOf(pool, {.url = QUrl(QStringLiteral("http://127.0.0.1:9/"))});
        QVERIFY(outcome.failure);
        QCOMPARE(outcome.failure->failureClass, FailureClass::Permanent);
        QVERIFY2(outcome.status == 407 || codeOf(outcome) == QString(errors::kHttpProxy), qPrintable(codeOf(outcome)));
    }

    void saysThatTheProxyIsAway()
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const QUrl gone(QStringLiteral("http://127.0.0.1:%1").arg(closed.serverPort()));
        closed.close();
        HttpPool pool({.addresses = kLoopback, .proxy = gone}, m_clock);
        const auto outcome = outcomeOf(pool, {.url = QUrl(QStringLiteral("http://127.0.0.1:9/"))});
        QCOMPARE(codeOf(outcome), QString(errors::kHttpProxy));
        QCOMPARE(outcome.failure->failureClass, FailureClass::Transient);
        QCOMPARE(outcome.failure->error.args.value(QStringLiteral("port")), QString::number(gone.port()));
    }

    void theGuardHoldsThroughAProxy()
    {
        TestProxy proxy;
        HttpPool pool({.addresses = kLoopback, .proxy = proxy.url()}, m_clock);
        for (const char *url : {"http://169.254.169.254/", "http://10.0.0.1/", "https://10.0.0.1/"})
            QCOMPARE(codeOf(outcomeOf(pool, {.url = QUrl(QLatin1StringView(url))})),
                     QString(errors::kHttpAddressRefused));
        QVERIFY(proxy.requests().isEmpty());
    }

    void refusesAProxyThatIsNone_data()
    {
        QTest::addColumn<QString>("proxy");
        QTest::addColumn<QString>("code");
        QTest::newRow("credentials belong elsewhere")
            << QStringLiteral("http://me:hush@127.0.0.1:9") << QString(errors::kHttpUrlCredentials);
        QTest::newRow("another protocol") << QStringLiteral("ftp://127.0.0.1:9") << QString(errors::kHttpProxyInvalid);
        QTest::newRow("no protocol") << QStringLiteral("proxy:9") << QString(errors::kHttpProxyInvalid);
    }

    void refusesAProxyThatIsNone()
    {
        QFETCH(QString, proxy);
        HttpPool pool({.addresses = kLoopback, .proxy = QUrl(proxy)}, m_clock);
        const auto outcome = outcomeOf(pool, {.url = QUrl(QStringLiteral("http://127.0.0.1:9/"))});
        QTEST(codeOf(outcome), "code");
        QCOMPARE(outcome.failure->failureClass, FailureClass::Permanent);
        for (const QString &arg : outcome.failure->error.args)
            QVERIFY(!arg.contains(u"hush"));
    }

private:
    static constexpr AddressPolicy kLoopback{.allowLoopback = true};
    SystemClock m_clock;
};

QTEST_GUILESS_MAIN(TestHttpProxy)
#include "tst_httpproxy.moc"
