#pragma once

#include "core/remote/accesstokens.h"
#include "core/remote/controlservice.h"

#include <QTimer>
#include <QWebSocket>

#include <memory>

namespace sluice {

/// A WebSocket with the session that speaks over it.
///
/// Asks from time to time whether the other end is still there, and ends when it is not, or when it takes so little that what
/// waits for it would fill the memory. Thread: that of the server.
class ControlLink : public QObject {
    Q_OBJECT
public:
    static constexpr Milliseconds kPingEvery{20'000};
    static constexpr qint64 kBehindBytes = qint64(1) << 20; ///< waiting to be sent: news of the engine is left out
    static constexpr qint64 kMostBytes = qint64(64) << 20;  ///< … the link ends

    ControlLink(ControlService &service, const AccessToken &token, std::unique_ptr<QWebSocket> socket);
    ~ControlLink() override;

    [[nodiscard]] const AccessToken &token() const { return m_token; }
    /// Says why, and ends.
    void close(QWebSocketProtocol::CloseCode code, const QString &why);

Q_SIGNALS:
    void ended();

private:
    void send(const QByteArray &message);
    void ping();

    AccessToken m_token;
    std::unique_ptr<QWebSocket> m_socket;
    std::unique_ptr<ControlSession> m_session;
    QTimer m_ping;
    bool m_isHeard = true; ///< since it was asked last
};

} // namespace sluice
