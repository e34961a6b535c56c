#pragma once

#include "core/integration/sql/sqlsession.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

namespace sluice::test {

/// A MariaDB server of a test's own, with one user, password and database; it goes when this object does.
class MariaDbServer {
public:
    MariaDbServer() = default;
    MariaDbServer(const MariaDbServer &) = delete;
    MariaDbServer &operator=(const MariaDbServer &) = delete;
    ~MariaDbServer()
    {
        if (m_server.state() == QProcess::NotRunning)
            return;
        m_server.terminate();
        if (!m_server.waitForFinished(30'000))
            m_server.kill();
    }

    [[nodiscard]] bool isInstalled() const { return QFile::exists(m_program) && QFile::exists(m_installer); }

    /// False: it did not come up, and `trouble` has what it said.
    bool start()
    {
        const QString data = m_folder.filePath(QStringLiteral("data"));
        const QString firstWords = m_folder.filePath(QStringLiteral("init.sql"));
        QFile init(firstWords);
        if (!m_folder.isValid() || !QDir().mkdir(data) || !init.open(QIODevice::WriteOnly))
            return false;
        init.write("CREATE DATABASE orders CHARACTER SET utf8mb4;\nCREATE USER 'sluice'@'127.0.0.1' IDENTIFIED BY "
                   "'opensesame';\n"
                   "GRANT ALL ON orders.* TO 'sluice'@'127.0.0.1';\n");
        init.close();
        if (::geteuid() == 0) {
            // MariaDB does not run as root unless it is told that it may.
            for (const QString &path : {m_folder.path(), data, firstWords}) {
                if (::chown(QFile::encodeName(path).constData(), kNobody, kNobody) != 0)
                    return false;
            }
        }
        QProcess installer;
        configure(installer, m_installer,
                  {QStringLiteral("--no-defaults"), QStringLiteral("--datadir=") + data,
                   QStringLiteral("--auth-root-authentication-method=normal"), QStringLiteral("--skip-test-db")});
        installer.start();
        if (!installer.waitForFinished(120'000) || installer.exitCode() != 0) {
            m_trouble = QString::fromUtf8(installer.readAllStandardError() + installer.readAllStandardOutput());
            return false;
        }
        QTcpServer free;
        if (!free.listen(QHostAddress::LocalHost))
            return false;
        m_port = free.serverPort();
        free.close();
        configure(m_server, m_program,
                  {QStringLiteral("--no-defaults"), QStringLiteral("--datadir=") + data,
                   QStringLiteral("--port=%1").arg(m_port), QStringLiteral("--bind-address=127.0.0.1"),
                   QStringLiteral("--socket=") + m_folder.filePath(QStringLiteral("socket")),
                   QStringLiteral("--pid-file=") + m_folder.filePath(QStringLiteral("pid")),
                   QStringLiteral("--init-file=") + firstWords, QStringLiteral("--skip-name-resolve"),
                   QStringLiteral("--innodb-flush-log-at-trx-commit=0")});
        m_server.setProcessChannelMode(QProcess::MergedChannels);
        m_server.start();
        if (m_server.waitForStarted()
            && QTest::qWaitFor([this] { return SqlSession::open(target()).has_value(); }, 60'000))
            return true;
        m_trouble = QString::fromUtf8(m_server.readAll());
        return false;
    }
    [[nodiscard]] const QString &trouble() const { return m_trouble; }

    [[nodiscard]] SqlTarget target() const
    {
        return {.driver = SqlTarget::Driver::Mysql,
                .database = QStringLiteral("orders"),
                .host = QStringLiteral("127.0.0.1"),
                .port = m_port,
                .user = QStringLiteral("sluice"),
                .password = QStringLiteral("opensesame")};
    }

private:
    static constexpr uint kNobody = 65534;

    /// Lets a program run as nobody when the test is root, and end when the test does, even by a crash.
    static void configure(QProcess &process, const QString &program, const QStringList &arguments)
    {
        QStringList wrapper{QStringLiteral("--pdeathsig=TERM")};
        if (::geteuid() == 0) {
            wrapper += {QStringLiteral("--reuid=%1").arg(kNobody), QStringLiteral("--regid=%1").arg(kNobody),
                        QStringLiteral("--clear-groups")};
        }
        process.setProgram(QStringLiteral("setpriv"));
        process.setArguments(wrapper + QStringList{program} + arguments);
    }

    const QString m_program = QStringLiteral("/usr/sbin/mariadbd");
    const QString m_installer = QStringLiteral("/usr/bin/mariadb-install-db");
    QTemporaryDir m_folder;
    QProcess m_server;
    QString m_trouble;
    quint16 m_port = 0;
};

} // namespace sluice::test
