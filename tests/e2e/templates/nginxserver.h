#pragma once

#include "tests/e2e/ctl/program.h"

#include <QDir>
#include <QTcpServer>
#include <QTcpSocket>

namespace sluice::test {

/// An nginx of a test's own on loopback, with a folder that it serves; it goes when this object does.
///
/// Its log has a line for each request: method, address, body, as far as nginx has read one.
class NginxServer {
public:
    NginxServer() = default;
    NginxServer(const NginxServer &) = delete;
    NginxServer &operator=(const NginxServer &) = delete;
    ~NginxServer()
    {
        if (m_server.state() == QProcess::NotRunning)
            return;
        m_server.terminate();
        if (!m_server.waitForFinished(30'000))
            m_server.kill();
    }

    [[nodiscard]] static bool isInstalled() { return QFile::exists(program()); }
    /// `maps`: what stands before the server, `locations`: what stands in it. False: see `trouble`.
    bool start(const QByteArray &maps, const QByteArray &locations)
    {
        QTcpServer free;
        if (!QDir(m_folder.path()).mkpath(QStringLiteral("www")) || !free.listen(QHostAddress::LocalHost))
            return false;
        m_port = free.serverPort();
        free.close();
        QByteArray config = "daemon off; master_process off; pid pid; error_log errors.log;\n"
                            "events { worker_connections 64; }\nhttp {\n"
                            "log_format plain escape=none '$request_method $request_uri $request_body';\n"
                            "access_log requests.log plain; default_type application/json;\n";
        for (const char *each : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
            config += QByteArray(each) + "_temp_path " + each + ";\n";
        config += maps + "\nserver { listen 127.0.0.1:PORT; root www; client_body_in_single_buffer on;\n" + locations
                  + "\n} }\n";
        if (!write(m_folder.filePath(QStringLiteral("conf")), config.replace("PORT", QByteArray::number(m_port))))
            return false;
        m_server.setProcessChannelMode(QProcess::MergedChannels);
        // It ends when the test does, even by a crash.
        m_server.start(QStringLiteral("setpriv"),
                       {QStringLiteral("--pdeathsig=TERM"), program(), QStringLiteral("-p"), m_folder.path(),
                        QStringLiteral("-c"), m_folder.filePath(QStringLiteral("conf"))});
        return m_server.waitForStarted() && QTest::qWaitFor([this] { return answers(); }, 30'000);
    }
    [[nodiscard]] QByteArray trouble()
    {
        return m_server.readAll() + read(m_folder.filePath(QStringLiteral("errors.log")));
    }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString folder() const { return m_folder.filePath(QStringLiteral("www")); }
    /// Those that have been answered.
    [[nodiscard]] QStringList requests() const
    {
        return QString::fromUtf8(read(m_folder.filePath(QStringLiteral("requests.log"))))
            .split(u'\n', Qt::SkipEmptyParts);
    }

private:
    static QString program() { return QStringLiteral("/usr/sbin/nginx"); }
    [[nodiscard]] bool answers() const
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
        return socket.waitForConnected(1000);
    }

    QTemporaryDir m_folder;
    QProcess m_server;
    quint16 m_port = 0;
};

} // namespace sluice::test
