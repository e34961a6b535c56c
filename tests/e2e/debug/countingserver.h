#pragma once

#include <QHash>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <vector>

namespace sluice {

/// An HTTP server on loopback that counts what really came to it, by path, and keeps the last body. It can hold its answers
/// back.
class CountingServer final : public QTcpServer {
public:
    CountingServer()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { take(*socket); });
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
    }

    [[nodiscard]] int hits(const char *path) const { return m_hits.value(QByteArray(path)); }
    [[nodiscard]] int allHits() const
    {
        int sum = 0;
        for (const int each : m_hits)
            sum += each;
        return sum;
    }
    [[nodiscard]] const QByteArray &lastBody() const { return m_lastBody; }
    void forget() { m_hits.clear(); }
    void hold() { m_holds = true; }
    /// Answers what was held back, and the others at once.
    void release()
    {
        m_holds = false;
        for (const auto &socket : std::exchange(m_held, {})) {
            if (socket)
                answer(*socket);
        }
    }

private:
    void take(QTcpSocket &socket)
    {
        const QByteArray all = socket.peek(1 << 20);
        const auto head = all.indexOf("\r\n\r\n");
        if (head < 0)
            return;
        qsizetype length = 0;
        for (const QByteArray &line : all.left(head).split('\n')) {
            if (line.toLower().startsWith("content-length:"))
                length = line.mid(15).trimmed().toLongLong();
        }
        if (all.size() < head + 4 + length)
            return;
        socket.readAll();
        ++m_hits[all.split(' ').value(1)];
        m_lastBody = all.mid(head + 4);
        if (m_holds)
            m_held.emplace_back(&socket);
        else
            answer(socket);
    }
    static void answer(QTcpSocket &socket)
    {
        socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 13\r\n"
                     "Connection: close\r\n\r\n{\"real\":true}");
        socket.disconnectFromHost();
    }

    QHash<QByteArray, int> m_hits;
    QByteArray m_lastBody;
    std::vector<QPointer<QTcpSocket>> m_held;
    bool m_holds = false;
};

} // namespace sluice
