#include "app/studio/singleinstance.h"

#include <QCryptographicHash>
#include <QLocalSocket>
#include <QStandardPaths>

namespace sluice {

namespace {

constexpr int kPatienceMs = 500;
constexpr qint64 kLongestPath = 4096;

/// One name for each person and home folder, so that a test with its own home is alone.
QString serverName()
{
    const QByteArray home = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation).toUtf8();
    const QByteArray hash = QCryptographicHash::hash(home, QCryptographicHash::Sha256).toHex().left(16);
    return QStringLiteral("sluice-") + QString::fromLatin1(hash);
}

} // namespace

bool SingleInstance::tellFirst(const QString &folder)
{
    QLocalSocket socket;
    socket.connectToServer(serverName());
    if (socket.waitForConnected(kPatienceMs)) {
        socket.write(folder.toUtf8() + '\n');
        socket.waitForBytesWritten(kPatienceMs);
        socket.disconnectFromServer();
        return true;
    }
    listen(serverName());
    return false;
}

void SingleInstance::listen(const QString &name)
{
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        QLocalSocket *caller = m_server.nextPendingConnection();
        connect(caller, &QLocalSocket::readyRead, this, [this, caller] {
            if (caller->canReadLine())
                Q_EMIT raised(QString::fromUtf8(caller->readLine(kLongestPath)).trimmed());
        });
        connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
    });
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    if (!m_server.listen(name)) {
        // What a crash left behind; nobody answered on it.
        QLocalServer::removeServer(name);
        m_server.listen(name);
    }
}

} // namespace sluice
