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

/// A PostgreSQL server of a test's own, with one user and password; it goes when this object does.
class PostgresServer {
public:
    PostgresServer() = default;
    PostgresServer(const PostgresServer &) = delete;
    PostgresServer &operator=(const PostgresServer &) = delete;
    ~PostgresServer()
    {
        if (m_server.state() == QProcess::NotRunning)
            return;
        m_server.terminate();
        if (!m_server.waitForFinished(30'000))
            m_server.kill();
    }

    [[nodiscard]] bool isInstalled() const
    {
        return m_programs.exists(QStringLiteral("initdb")) && m_programs.exists(QStringLiteral("postgres"));
    }
    /// False: it did not come up, and `trouble` has what it said.
    bool start()
    {
        const QString data = m_folder.filePath(QStringLiteral("data"));
        const QString passwordFile = m_folder.filePath(QStringLiteral("password"));
        QFile password(passwordFile);
        if (!m_folder.isValid() || !password.open(QIODevice::WriteOnly) || !QDir().mkdir(data))
            return false;
        password.write(target().password.toUtf8() + '\n');
        password.close();
        if (::geteuid() == 0) {
            // PostgreSQL refuses to run as root.
            for (const QString &path : {m_folder.path(), data, passwordFile}) {
                if (::chown(QFile::encodeName(path).constData(), kNobody, kNobody) != 0)
                    return false;
            }
        }
        QProcess initdb;
        configure(initdb, m_programs.filePath(QStringLiteral("initdb")),
                  {QStringLiteral("-D"), data, QStringLiteral("-U"), target().user,
                   QStringLiteral("--auth=scram-sha-256"), QStringLiteral("--pwfile=") + passwordFile,
                   QStringLiteral("--no-sync"), QStringLiteral("--no-locale"), QStringLiteral("--encoding=UTF8")});
        initdb.start();
        if (!initdb.waitForFinished(120'000) || initdb.exitCode() != 0) {
            m_trouble = QString::fromUtf8(initdb.readAllStandardError());
            return false;
        }
        QTcpServer free;
        if (!free.listen(QHostAddress::LocalHost))
            return false;
        m_port = free.serverPort();
        free.close();
        configure(m_server, m_programs.filePath(QStringLiteral("postgres")),
                  {QStringLiteral("-D"), data, QStringLiteral("-p"), QString::number(m_port), QStringLiteral("-h"),
                   QStringLiteral("127.0.0.1"), QStringLiteral("-k"), m_folder.path(), QStringLiteral("-F")});
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
        return {.driver = SqlTarget::Driver::Postgres,
                .database = QStringLiteral("postgres"),
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
        QStringList wrapper{QStringLiteral("--pdeathsig=INT")};
        if (::geteuid() == 0) {
            wrapper += {QStringLiteral("--reuid=%1").arg(kNobody), QStringLiteral("--regid=%1").arg(kNobody),
                        QStringLiteral("--clear-groups")};
        }
        process.setProgram(QStringLiteral("setpriv"));
        process.setArguments(wrapper + QStringList{program} + arguments);
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
        process.setProcessEnvironment(environment);
    }

    const QDir m_programs{QStringLiteral("/usr/lib/postgresql/15/bin")};
    QTemporaryDir m_folder;
    QProcess m_server;
    QString m_trouble;
    quint16 m_port = 0;
};

} // namespace sluice::test
