#pragma once

#include "core/integration/broker/brokertarget.h"

#include <QFile>
#include <QProcess>
#include <QStringList>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

namespace sluice::test {

/// A mosquitto of a test's own, that keeps its sessions while it is down; it goes when this object does.
class Mosquitto {
public:
    Mosquitto() = default;
    Mosquitto(const Mosquitto &) = delete;
    Mosquitto &operator=(const Mosquitto &) = delete;
    ~Mosquitto() { stop(); }

    [[nodiscard]] static bool isInstalled()
    {
        return QFile::exists(QStringLiteral("/usr/sbin/mosquitto"))
               && QFile::exists(QStringLiteral("/usr/bin/mosquitto_sub"));
    }

    /// Has it ask for a user and a password. Before `start`.
    void askForLogin() { m_asksForLogin = true; }
    /// Has it speak TLS. Before `start`.
    void useTls(const QString &certificate, const QString &key)
    {
        m_certificate = certificate;
        m_key = key;
    }

    bool start()
    {
        if (m_port == 0)
            m_port = freePort();
        QFile config(m_folder.filePath(QStringLiteral("mosquitto.conf")));
        if (!m_folder.isValid() || m_port == 0 || !config.open(QIODevice::WriteOnly))
            return false;
        QStringList lines{QStringLiteral("listener %1 127.0.0.1").arg(m_port), QStringLiteral("persistence true"),
                          QStringLiteral("persistence_location %1/").arg(m_folder.path()),
                          QStringLiteral("log_dest stderr")};
        if (::geteuid() == 0)
            lines += QStringLiteral("user root");
        lines += m_asksForLogin ? QStringLiteral("password_file ") + passwordFile()
                                : QStringLiteral("allow_anonymous true");
        if (!m_certificate.isEmpty())
            lines += {QStringLiteral("certfile ") + m_certificate, QStringLiteral("keyfile ") + m_key};
        config.write(lines.join(u'\n').toUtf8() + '\n');
        config.close();
        m_server.setProgram(QStringLiteral("setpriv"));
        m_server.setArguments({QStringLiteral("--pdeathsig=TERM"), QStringLiteral("/usr/sbin/mosquitto"),
                               QStringLiteral("-c"), config.fileName()});
        m_server.setProcessChannelMode(QProcess::MergedChannels);
        m_server.start();
        const auto answers = [this] {
            QTcpSocket socket;
            socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
            return socket.waitForConnected(1'000);
        };
        return m_server.waitForStarted() && QTest::qWaitFor(answers, 30'000);
    }
    void stop()
    {
        if (m_server.state() == QProcess::NotRunning)
            return;
        m_server.terminate();
        if (!m_server.waitForFinished(30'000))
            m_server.kill();
    }
    [[nodiscard]] QString trouble() { return QString::fromUtf8(m_server.readAll()); }

    [[nodiscard]] BrokerTarget target() const
    {
        BrokerTarget target;
        target.host = m_certificate.isEmpty() ? QStringLiteral("127.0.0.1") : QStringLiteral("localhost");
        target.port = m_port;
        if (m_asksForLogin) {
            target.user = QStringLiteral("sluice");
            target.password = QStringLiteral("opensesame");
        }
        target.tls = !m_certificate.isEmpty();
        target.caFile = m_certificate;
        return target;
    }

    /// The first message that `mosquitto_sub` gets of a topic, as `format` has it.
    [[nodiscard]] QByteArray firstOf(const QString &topic, const QString &format) const
    {
        QProcess sub;
        sub.start(QStringLiteral("mosquitto_sub"),
                  {QStringLiteral("-h"), QStringLiteral("127.0.0.1"), QStringLiteral("-p"), QString::number(m_port),
                   QStringLiteral("-t"), topic, QStringLiteral("-C"), QStringLiteral("1"), QStringLiteral("-W"),
                   QStringLiteral("20"), QStringLiteral("-q"), QStringLiteral("2"), QStringLiteral("-F"), format});
        sub.waitForFinished(30'000);
        return sub.readAllStandardOutput().trimmed();
    }

    [[nodiscard]] static quint16 freePort()
    {
        QTcpServer free;
        return free.listen(QHostAddress::LocalHost) ? free.serverPort() : quint16(0);
    }

private:
    [[nodiscard]] QString passwordFile() const
    {
        const QString path = m_folder.filePath(QStringLiteral("passwords"));
        QProcess maker;
        maker.start(QStringLiteral("mosquitto_passwd"), {QStringLiteral("-c"), QStringLiteral("-b"), path,
                                                         QStringLiteral("sluice"), QStringLiteral("opensesame")});
        maker.waitForFinished();
        return path;
    }

    QTemporaryDir m_folder;
    QProcess m_server;
    QString m_certificate;
    QString m_key;
    quint16 m_port = 0;
    bool m_asksForLogin = false;
};

} // namespace sluice::test
