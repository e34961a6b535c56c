#pragma once

#include "core/integration/webhook/hooksignature.h"
#include "core/integration/webhook/webhookgateway.h"

#include <QTcpSocket>
#include <QTest>

#include <atomic>
#include <mutex>

namespace sluice {

inline const QByteArray kTestKey = QByteArrayLiteral("0123456789abcdef01234567");

/// Answers every webhook as it is told, or not before it is told to.
class TestReceiver final : public HookReceiver {
public:
    void receive(Hook hook, std::function<void(HookAnswer)> answered) override
    {
        const std::scoped_lock lock(m_mutex);
        m_hooks.push_back(std::move(hook));
        if (m_holds)
            m_waiting.push_back(std::move(answered));
        else
            answered(m_answer);
    }
    void say(HookAnswer answer)
    {
        const std::scoped_lock lock(m_mutex);
        m_answer = std::move(answer);
    }
    void hold()
    {
        const std::scoped_lock lock(m_mutex);
        m_holds = true;
    }
    [[nodiscard]] std::vector<Hook> hooks() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_hooks;
    }
    [[nodiscard]] std::vector<std::function<void(HookAnswer)>> takeWaiting()
    {
        const std::scoped_lock lock(m_mutex);
        return std::exchange(m_waiting, {});
    }

private:
    mutable std::mutex m_mutex;
    HookAnswer m_answer{.outcome = HookAnswer::Outcome::Durable, .receipt = QStringLiteral("r1")};
    bool m_holds = false;
    std::vector<Hook> m_hooks;
    std::vector<std::function<void(HookAnswer)>> m_waiting;
};

inline HookGatewayConfig testGateway()
{
    HookGatewayConfig config;
    config.endpoints.push_back({{.name = QStringLiteral("orders"), .signature = {}, .schema = {}}, {kTestKey}});
    return config;
}

/// A signed POST; `more` are header lines.
inline QByteArray signedPost(const QByteArray &id, const QByteArray &body, const Clock &clock,
                             const QByteArray &more = {})
{
    const QByteArray timestamp = QByteArray::number(
        std::chrono::duration_cast<std::chrono::seconds>(clock.wall().time_since_epoch()).count());
    return "POST /hooks/orders HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nwebhook-id: " + id
           + "\r\nwebhook-timestamp: " + timestamp
           + "\r\nwebhook-signature: " + standardWebhooksSignature(kTestKey, id, timestamp, body) + "\r\n" + more
           + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

/// A client that keeps its connection.
class HookClient {
public:
    explicit HookClient(quint16 port) { m_socket.connectToHost(QHostAddress::LocalHost, port); }

    void send(const QByteArray &bytes)
    {
        (void)QTest::qWaitFor([this] {
            return m_socket.state() != QAbstractSocket::ConnectingState
                   && m_socket.state() != QAbstractSocket::HostLookupState;
        });
        m_socket.write(bytes);
    }
    /// The next answer; empty: the connection ended before it, or ten seconds passed.
    QByteArray answer()
    {
        QByteArray one;
        (void)QTest::qWaitFor(
            [&] {
                m_read += m_socket.readAll();
                const auto end = m_read.indexOf("\r\n\r\n");
                const auto length = m_read.indexOf("Content-Length: ");
                if (end < 0 || length < 0 || length > end)
                    return isEnded() && m_socket.bytesAvailable() == 0;
                const qsizetype all = end + 4
                                      + m_read.mid(length + 16, m_read.indexOf('\r', length) - length - 16).toInt();
                if (m_read.size() < all)
                    return isEnded() && m_socket.bytesAvailable() == 0;
                one = m_read.left(all);
                m_read.remove(0, all);
                return true;
            },
            10'000);
        return one;
    }
    QByteArray ask(const QByteArray &bytes)
    {
        send(bytes);
        return answer();
    }
    int status(const QByteArray &bytes) { return ask(bytes).mid(9, 3).toInt(); }
    [[nodiscard]] bool isEnded() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }
    bool waitForEnd()
    {
        return QTest::qWaitFor([this] { return isEnded(); }, 10'000);
    }
    QTcpSocket &socket() { return m_socket; }

private:
    QTcpSocket m_socket;
    QByteArray m_read;
};

} // namespace sluice
