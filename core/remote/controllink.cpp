#include "core/remote/controllink.h"

namespace sluice {

ControlLink::ControlLink(ControlService &service, const AccessToken &token, std::unique_ptr<QWebSocket> socket)
    : m_token(token)
    , m_socket(std::move(socket))
    , m_session(service.open({token.name, token.role}, {[this](const QByteArray &message) { send(message); },
                                                        [this] { return m_socket->bytesToWrite() > kBehindBytes; }}))
{
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, [this](const QString &message) {
        m_isHeard = true;
        m_session->receive(message.toUtf8());
    });
    connect(m_socket.get(), &QWebSocket::binaryMessageReceived, this,
            [this] { close(QWebSocketProtocol::CloseCodeDatatypeNotSupported, QStringLiteral("messages are texts")); });
    connect(m_socket.get(), &QWebSocket::pong, this, [this] { m_isHeard = true; });
    connect(m_socket.get(), &QWebSocket::disconnected, this, &ControlLink::ended);
    connect(&m_ping, &QTimer::timeout, this, &ControlLink::ping);
    m_ping.start(kPingEvery);
}

ControlLink::~ControlLink()
{
    m_socket->disconnect(this);
}

void ControlLink::close(QWebSocketProtocol::CloseCode code, const QString &why)
{
    m_socket->close(code, why);
}

void ControlLink::send(const QByteArray &message)
{
    if (m_socket->bytesToWrite() > kMostBytes) {
        m_socket->abort();
        return;
    }
    m_socket->sendTextMessage(QString::fromUtf8(message));
}

void ControlLink::ping()
{
    if (!std::exchange(m_isHeard, false)) {
        m_socket->abort();
        return;
    }
    m_socket->ping();
}

} // namespace sluice
