#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

namespace sluice::test {

/// An HTTP server on loopback, on a thread of its own, that gives back what it was sent, secrets and all.
///
/// `/ok` answers 200 with the head as a JSON text, `/large` the same a thousand times, any other path 500 with the head in
/// a header and as the body.
class EchoServer {
public:
    EchoServer()
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection())
                QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] { answer(*socket); });
        });
        m_port = m_server.serverPort();
        m_server.moveToThread(&m_thread);
        m_thread.start();
    }
    ~EchoServer()
    {
        QMetaObject::invokeMethod(
            &m_server,
            [this] {
                for (QTcpSocket *socket : m_server.findChildren<QTcpSocket *>())
                    socket->abort();
                m_server.close();
                m_server.moveToThread(nullptr);
            },
            Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    EchoServer(const EchoServer &) = delete;
    EchoServer &operator=(const EchoServer &) = delete;

    [[nodiscard]] QByteArray address() const { return "http://127.0.0.1:" + QByteArray::number(m_port); }

private:
    static void answer(QTcpSocket &socket)
    {
        if (!socket.peek(16 * 1024).contains("\r\n\r\n"))
            return;
        const QByteArray head = socket.readAll().trimmed();
        const QByteArray path = head.split(' ').value(1);
        QByteArray text = head;
        text.replace('\\', "\\\\").replace('"', "\\\"").replace("\r\n", "\\n");
        QByteArray status = "200 OK";
        QByteArray extra;
        QByteArray body = '"' + text + '"';
        if (path.endsWith("/large")) {
            body = '[' + (body + ',').repeated(1000) + body + ']';
        } else if (!path.endsWith("/ok")) {
            status = "500 Failed";
            extra = "X-Echo: " + QByteArray(head).replace("\r\n", " | ") + "\r\n";
            body = head;
        }
        socket.write("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\n" + extra
                     + "Content-Length: " + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body);
        socket.disconnectFromHost();
    }

    QTcpServer m_server;
    QThread m_thread;
    quint16 m_port = 0;
};

} // namespace sluice::test
