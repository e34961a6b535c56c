#pragma once

#include <QMessageAuthenticationCode>
#include <QTcpSocket>

#include <functional>
#include <memory>
#include <vector>

namespace sluice::test {

/// The secret by which the tests sign, and the header in which they say who they are.
inline const QByteArray kHookSecret("a secret of tests");

/// What a sender sent, signed by HMAC over the body, and the status of the answer; 0: it got none.
struct HookSending {
    QByteArray id;
    int status = 0;
};

/// The bytes of `POST /hooks/NAME` on a connection that stays open.
inline QByteArray hookRequest(const QByteArray &endpoint, const QByteArray &id, const QByteArray &body)
{
    const QByteArray mac = QMessageAuthenticationCode::hash(body, kHookSecret, QCryptographicHash::Sha256).toHex();
    return "POST /hooks/" + endpoint + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Id: " + id
           + "\r\nX-Sign: sha256=" + mac + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

/// Sends webhooks one after the other over a connection that stays open, as fast as they are answered.
class HookSender {
public:
    /// The next id to send; empty: there is none.
    using Next = std::function<QByteArray()>;
    using Done = std::function<void(const HookSending &)>;

    HookSender(quint16 port, QByteArray endpoint, Next next, Done done)
        : m_endpoint(std::move(endpoint))
        , m_next(std::move(next))
        , m_done(std::move(done))
    {
        QObject::connect(&m_socket, &QTcpSocket::connected, &m_socket, [this] { sendNext(); });
        QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] { read(); });
        QObject::connect(&m_socket, &QTcpSocket::disconnected, &m_socket, [this] { giveUp(); });
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    }
    ~HookSender()
    {
        m_socket.disconnect();
        giveUp();
    }
    HookSender(const HookSender &) = delete;
    HookSender &operator=(const HookSender &) = delete;

private:
    void sendNext()
    {
        m_sent = m_next();
        if (!m_sent.isEmpty())
            m_socket.write(hookRequest(m_endpoint, m_sent, "{\"id\": \"" + m_sent + "\"}"));
    }
    void read()
    {
        m_answer += m_socket.readAll();
        const qsizetype head = m_answer.indexOf("\r\n\r\n");
        if (head < 0)
            return;
        const QByteArray lower = m_answer.left(head).toLower();
        const qsizetype length = lower.indexOf("content-length:");
        const qsizetype lineEnd = lower.indexOf('\r', length);
        const qsizetype body = length < 0
                                   ? 0
                                   : lower.mid(length + 15, lineEnd < 0 ? -1 : lineEnd - length - 15).trimmed().toInt();
        if (m_answer.size() < head + 4 + body)
            return;
        const int status = m_answer.mid(9, 3).toInt();
        m_answer.remove(0, head + 4 + body);
        m_done({std::exchange(m_sent, {}), status});
        sendNext();
    }
    void giveUp()
    {
        if (!m_sent.isEmpty())
            m_done({std::exchange(m_sent, {}), 0});
    }

    QByteArray m_endpoint;
    Next m_next;
    Done m_done;
    QByteArray m_sent;
    QByteArray m_answer;
    QTcpSocket m_socket;
};

} // namespace sluice::test
