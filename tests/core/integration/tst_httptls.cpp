#include "core/integration/errors.h"
#include "tests/core/integration/testhttp.h"

#include <QProcess>
#include <QSslKey>
#include <QSslServer>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;

/// TLS with a certificate that the test makes: trusted only by those who name it, and only for its own host name.
class TestHttpTls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QProcess openssl;
        openssl.start(QStringLiteral("openssl"),
                      {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                       QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-days"),
                       QStringLiteral("2"), QStringLiteral("-keyout"), keyFile(), QStringLiteral("-out"),
                       certificateFile(), QStringLiteral("-subj"), QStringLiteral("/CN=localhost"),
                       QStringLiteral("-addext"), QStringLiteral("subjectAltName=DNS:localhost")});
        if (!openssl.waitForStarted())
            QSKIP("the openssl program is not installed");
        QVERIFY(openssl.waitForFinished());
        QVERIFY2(openssl.exitCode() == 0, openssl.readAllStandardError().constData());
        QFile key(keyFile());
        QVERIFY(key.open(QIODevice::ReadOnly));
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificateChain(QSslCertificate::fromPath(certificateFile()));
        tls.setPrivateKey(QSslKey(&key, QSsl::Rsa));
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        auto listener = std::make_unique<QSslServer>();
        listener->setSslConfiguration(tls);
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

    void refusesATrustedCertificateOfAnotherName()
    {
        HttpPool pool({.addresses = {.allowLoopback = true}, .caFile = certificateFile()}, m_clock);
        const auto outcome = outcomeOf(pool, {.url = url(QStringLiteral("127.0.0.1"))});
        QCOMPARE(codeOf(outcome), QString(errors::kHttpCertificate));
    }

    void saysThatTheAuthorityFileCannotBeUsed()
    {
        HttpPool pool({.addresses = {.allowLoopback = true}, .caFile = m_folder.filePath(QStringLiteral("none.pem"))},
                      m_clock);
        const auto outcome = outcomeOf(pool, {.url = url(QStringLiteral("localhost"))});
        QCOMPARE(codeOf(outcome), QString(errors::kHttpCaFileUnusable));
        QCOMPARE(outcome.failure->failureClass, FailureClass::Permanent);
    }

private:
    [[nodiscard]] QString keyFile() const { return m_folder.filePath(QStringLiteral("key.pem")); }
    [[nodiscard]] QString certificateFile() const { return m_folder.filePath(QStringLiteral("certificate.pem")); }
    [[nodiscard]] QUrl url(const QString &host) const
    {
        return m_server->url(QStringLiteral("/"), QStringLiteral("https"), host);
    }

    SystemClock m_clock;
    QTemporaryDir m_folder;
    std::unique_ptr<ScriptedServer> m_server;
};

QTEST_GUILESS_MAIN(TestHttpTls)
#include "tst_httptls.moc"
