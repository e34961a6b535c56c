#pragma once

#include "core/integration/broker/brokertarget.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

namespace sluice::test {

/// A RabbitMQ of a test's own, with a node name, ports and a port mapper of its own; it goes when this object does.
class Rabbit {
public:
    Rabbit() = default;
    Rabbit(const Rabbit &) = delete;
    Rabbit &operator=(const Rabbit &) = delete;
    ~Rabbit()
    {
        stop();
        end(m_mapper);
    }

    [[nodiscard]] static bool isInstalled() { return QFile::exists(program(QStringLiteral("rabbitmq-server"))); }

    /// False: it did not come up, and `trouble` has what it said.
    bool start()
    {
        if (!m_folder.isValid())
            return false;
        if (m_port == 0) {
            m_port = freePort();
            m_epmd = freePort();
            m_distribution = freePort();
            if (::geteuid() == 0 && ::chown(QFile::encodeName(m_folder.path()).constData(), kNobody, kNobody) != 0)
                return false;
            // The node would start one for the whole machine, and leave it there.
            configure(m_mapper, QStringLiteral("epmd"), {QStringLiteral("-port"), QString::number(m_epmd)});
            m_mapper.start();
            if (!m_mapper.waitForStarted())
                return false;
        }
        configure(m_server, program(QStringLiteral("rabbitmq-server")), {});
        m_server.start();
        const auto isUp = [this] {
            return control({QStringLiteral("await_startup"), QStringLiteral("--timeout"), QStringLiteral("60")});
        };
        if (m_server.waitForStarted() && QTest::qWaitFor(isUp, 180'000))
            return true;
        m_trouble += QString::fromUtf8(m_server.readAll());
        return false;
    }
    /// Ends the node; what is durable is there when it starts again.
    void stop()
    {
        if (m_server.state() == QProcess::NotRunning)
            return;
        (void)control({QStringLiteral("stop")});
        if (!m_server.waitForFinished(60'000))
            end(m_server);
    }
    [[nodiscard]] const QString &trouble() const { return m_trouble; }

    /// Runs `rabbitmqctl`. False: it failed.
    bool control(const QStringList &arguments)
    {
        QProcess ctl;
        configure(ctl, program(QStringLiteral("rabbitmqctl")), arguments);
        ctl.start();
        const bool done = ctl.waitForFinished(120'000) && ctl.exitCode() == 0;
        m_said = QString::fromUtf8(ctl.readAll());
        if (!done)
            m_trouble += m_said;
        return done;
    }
    /// Has it make queues, exchanges and bindings.
    bool define(const QJsonObject &definitions)
    {
        const QString path = m_folder.filePath(QStringLiteral("definitions.json"));
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(definitions).toJson()) > 0 && file.flush()
               && control({QStringLiteral("import_definitions"), path});
    }
    [[nodiscard]] const QString &said() const { return m_said; }

    [[nodiscard]] BrokerTarget target() const
    {
        BrokerTarget target;
        target.host = QStringLiteral("127.0.0.1");
        target.port = m_port;
        target.user = QStringLiteral("guest");
        target.password = QStringLiteral("guest");
        return target;
    }

    [[nodiscard]] static quint16 freePort()
    {
        QTcpServer free;
        return free.listen(QHostAddress::LocalHost) ? free.serverPort() : quint16(0);
    }

private:
    static constexpr uint kNobody = 65534;

    /// Beside the wrappers in /usr/sbin, which change to a user of the system's.
    [[nodiscard]] static QString program(const QString &name)
    {
        return QStringLiteral("/usr/lib/rabbitmq/bin/") + name;
    }
    static void end(QProcess &process)
    {
        if (process.state() == QProcess::NotRunning)
            return;
        process.terminate();
        if (!process.waitForFinished(30'000))
            process.kill();
        process.waitForFinished(30'000);
    }
    /// Lets a program run as nobody when the test is root, and end when the test does, even by a crash.
    void configure(QProcess &process, const QString &name, const QStringList &arguments) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        const QString folder = m_folder.path();
        const auto set = [&](const char *key, const QString &value) {
            environment.insert(QString::fromLatin1(key), value);
        };
        set("HOME", folder);
        set("ERL_EPMD_PORT", QString::number(m_epmd));
        set("ERL_EPMD_ADDRESS", QStringLiteral("127.0.0.1"));
        set("RABBITMQ_NODENAME", QStringLiteral("sluice%1@localhost").arg(m_port));
        set("RABBITMQ_NODE_IP_ADDRESS", QStringLiteral("127.0.0.1"));
        set("RABBITMQ_NODE_PORT", QString::number(m_port));
        set("RABBITMQ_DIST_PORT", QString::number(m_distribution));
        set("RABBITMQ_MNESIA_BASE", folder + QStringLiteral("/mnesia"));
        set("RABBITMQ_LOG_BASE", folder + QStringLiteral("/log"));
        set("RABBITMQ_ENABLED_PLUGINS_FILE", folder + QStringLiteral("/plugins"));
        set("RABBITMQ_CONFIG_FILE", folder + QStringLiteral("/rabbitmq"));
        set("RABBITMQ_CONF_ENV_FILE", folder + QStringLiteral("/none.conf"));
        set("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS",
            QStringLiteral("+S 1:1 -kernel inet_dist_use_interface {127,0,0,1}"));
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(folder);
        process.setProcessChannelMode(QProcess::MergedChannels);
        QStringList wrapper{QStringLiteral("--pdeathsig=TERM")};
        if (::geteuid() == 0) {
            wrapper += {QStringLiteral("--reuid=%1").arg(kNobody), QStringLiteral("--regid=%1").arg(kNobody),
                        QStringLiteral("--clear-groups")};
        }
        process.setProgram(QStringLiteral("setpriv"));
        process.setArguments(wrapper + QStringList{name} + arguments);
    }

    QTemporaryDir m_folder;
    QProcess m_mapper;
    QProcess m_server;
    QString m_trouble;
    QString m_said;
    quint16 m_port = 0;
    quint16 m_epmd = 0;
    quint16 m_distribution = 0;
};

} // namespace sluice::test
