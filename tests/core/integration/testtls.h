#pragma once

#include <QProcess>
#include <QSslKey>
#include <QSslServer>
#include <QTemporaryDir>

#include <memory>

namespace sluice::test {

/// A certificate for "localhost" that nobody vouches for, made anew each time.
class TestCertificate {
public:
    TestCertificate()
    {
        QProcess openssl;
        openssl.start(QStringLiteral("openssl"),
                      {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                       QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-days"),
                       QStringLiteral("2"), QStringLiteral("-keyout"), keyFile(), QStringLiteral("-out"), file(),
                       QStringLiteral("-subj"), QStringLiteral("/CN=localhost"), QStringLiteral("-addext"),
                       QStringLiteral("subjectAltName=DNS:localhost")});
        m_isMade = openssl.waitForFinished() && openssl.exitCode() == 0;
    }

    [[nodiscard]] bool isMade() const { return m_isMade; }
    [[nodiscard]] QString file() const { return m_folder.filePath(QStringLiteral("certificate.pem")); }
    [[nodiscard]] QString keyFile() const { return m_folder.filePath(QStringLiteral("key.pem")); }
    /// A listener that shows it, and would speak HTTP/2.
    [[nodiscard]] std::unique_ptr<QSslServer> listener() const
    {
        QFile key(keyFile());
        if (!key.open(QIODevice::ReadOnly))
            return nullptr;
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificateChain(QSslCertificate::fromPath(file()));
        tls.setPrivateKey(QSslKey(&key, QSsl::Rsa));
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        tls.setAllowedNextProtocols({QByteArray("h2"), QByteArray("http/1.1")});
        auto made = std::make_unique<QSslServer>();
        made->setSslConfiguration(tls);
        return made;
    }

private:
    QTemporaryDir m_folder;
    bool m_isMade = false;
};

} // namespace sluice::test
