#include "core/integration/errors.h"
#include "tests/core/integration/testhttp.h"
#include "tests/core/integration/testtls.h"

#include <QTest>

using namespace sluice;

/// TLS with a certificate that the test makes: trusted only by those who name it, and only for its own host name.
class TestHttpTls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!m_certificate.isMade())
            QSKIP("the openssl program is not installed");
        auto listener = m_certificate.listener();
        QVERIFY(listener);
        connect(listener.get(), &QSslServer::startedEncryptionHandshake, this, [this](QSslSocket *socket) {
            connect(socket, &QSslSocket::encrypted, this,
                    [this, socket] { m_protocols += socket->sslConfiguration().nextNegotiatedProtocol(); });
        });
        m_server = std::make_unique<ScriptedServer>(std::move(listener),
                                                    [](const QByteArray &) { return answer("200 OK", "private"); });
    }

    void refusesACertificateThatNobodyVouchesFor()
    {
        HttpPool pool({.addresses = {.allowLoopback = true}}, m_clock);
        for (const char *method : {"GET", "POST"}) {
            const auto outcome = outcomeOf(pool,
                                           {.method = method, .url = url(QStringLiteral("localhost")), .body = "x"});
            QCOMPARE(codeOf(outcome), QString(errors::kHttpCertificate));
            QCOMPARE(outcome.failure->failureClass, FailureClass::Permanent);
            QVERIFY(!outcome.failure->error.detail.isEmpty());
        }
        QVERIFY(m_server->requests().isEmpty());
    }

    void trustsTheAuthorityOfTheConnection()
    {
        HttpPool pool({.addresses = {.allowLoopback = true}, .caFile = certificateFile()}, m_clock);
        const auto outcome = outcomeOf(pool, {.url = url(QStringLiteral("localhost"))});
        QVERIFY2(outcome.isSuccess(), qPrintable(codeOf(outcome)));
        QCOMPARE(outcome.body, QByteArray("private"));
    }

    void takesATunnelThroughAProxyAndChecksTheCertificateAllTheSame()
    {
        TestProxy proxy("me:hush");
        HttpPoolConfig config{.addresses = {.allowLoopback = true}, .caFile = certificateFile(), .proxy = proxy.url()};
        config.proxyUser = QStringLiteral("me");
        config.proxyPassword = QStringLiteral("hush");
        HttpPool trusting(config, m_clock);
        const QUrl address = url(QStringLiteral("localhost"));
        const auto outcome = outcomeOf(trusting, {.url = address, .headers = {{"Authorization", "secret"}}});
        QCOMPARE(outcome.body, QByteArray("private"));
        for (const QByteArray &request : proxy.requests()) {
            QVERIFY(request.startsWith("CONNECT 127.0.0.1:" + QByteArray::number(address.port()) + " HTTP/1.1\r\n"));
            QVERIFY(!request.contains("secret"));
        }
        config.caFile.clear();
        HttpPool suspicious(config, m_clock);
        QCOMPARE(codeOf(outcomeOf(suspicious, {.url = address})), QString(errors::kHttpCertificate));
    }

    void speaksNoHttp2ThoughTheServerWouldLikeTo()
    {
        HttpPool pool({.addresses = {.allowLoopback = true}, .caFile = certificateFile()}, m_clock);
        m_protocols.clear();
        const auto outcome = outcomeOf(pool, {.url = url(QStringLiteral("localhost"))});
        QCOMPARE(outcome.body, QByteArray("private"));
        QCOMPARE(m_protocols.size(), 1);
        QVERIFY2(m_protocols.first().isEmpty() || m_protocols.first() == "http/1.1", m_protocols.first());
        // … which it would: a client that offers it gets it.
        QSslSocket other;
        QSslConfiguration offers = other.sslConfiguration();
        offers.setAllowedNextProtocols({QByteArray("h2")});
        other.setSslConfiguration(offers);
        other.setPeerVerifyMode(QSslSocket::VerifyNone);
        other.connectToHostEncrypted(QStringLiteral("127.0.0.1"), static_cast<quint16>(m_server->url().port()));
        QTRY_VERIFY(other.isEncrypted());
        QCOMPARE(other.sslConfiguration().nextNegotiatedProtocol(), QByteArray("h2"));
    }

    void refusesATrustedCertificateOfAnotherName()
    {
        HttpPool pool({.addresses = {.allowLoopback = true}, .caFile = certificateFile()}, m_clock);
        const auto outcome = outcomeOf(pool, {.url = url(QStringLiteral("127.0.0.1"))});
        QCOMPARE(codeOf(outcome), QString(errors::kHttpCertificate));
    }

    void saysThatTheAuthorityFileCannotBeUsed()
    {
        HttpPool pool({.addresses = {.allowLoopback = true}, .caFile = QStringLiteral("none.pem")}, m_clock);
        const auto outcome = outcomeOf(pool, {.url = url(QStringLiteral("localhost"))});
        QCOMPARE(codeOf(outcome), QString(errors::kHttpCaFileUnusable));
        QCOMPARE(outcome.failure->failureClass, FailureClass::Permanent);
    }

private:
    [[nodiscard]] QString certificateFile() const { return m_certificate.file(); }
    [[nodiscard]] QUrl url(const QString &host) const
    {
        return m_server->url(QStringLiteral("/"), QStringLiteral("https"), host);
    }

    QByteArrayList m_protocols; ///< agreed upon with each client
    SystemClock m_clock;
    test::TestCertificate m_certificate;
    std::unique_ptr<ScriptedServer> m_server;
};

QTEST_GUILESS_MAIN(TestHttpTls)
#include "tst_httptls.moc"
