#pragma once

#include "core/base/clock.h"
#include "core/remote/accesstokens.h"
#include "core/remote/controlrequest.h"
#include "core/remote/controlservice.h"
#include "core/remote/failurelimit.h"

#include <QSslConfiguration>
#include <QTcpServer>
#include <QWebSocketServer>

#include <memory>
#include <set>
#include <vector>

class QTcpSocket;

namespace sluice {

class ControlLink;

/// Where and how an engine is served.
struct ControlListen {
    QString address;     ///< "127.0.0.1:7373"; port 0: one that is free
    QString certificate; ///< file, PEM; empty: no TLS, which is for loopback only
    QString key;         ///< file, PEM
};

/// Serves an engine: the control API over WebSockets, figures for Prometheus, and whether it lives and is ready.
///
/// Whoever connects has `kHeadTime` to send a request of at most `kHeadBytes`, names a token, and is slowed down after wrong ones;
/// all that is not let in yet takes up bounded memory. TLS 1.2 and later. No answer holds a secret: the engine's client knows
/// none. Thread: that of the engine's client, which outlives it.
class ControlServer : public QObject {
    Q_OBJECT
public:
    static constexpr Milliseconds kHeadTime{10'000};
    static constexpr qsizetype kHeadBytes = 16 * 1024;
    static constexpr qsizetype kMostGuests = 128;      ///< connections that are not let in yet
    static constexpr qsizetype kMostLinks = 512;       ///< sessions
    static constexpr quint64 kMessageBytes = 64 << 20; ///< of one message that comes in

    ControlServer(EngineClient &engine, QString workspace, std::function<void(const QString &who)> actAs,
                  AccessTokens tokens);
    ~ControlServer() override;

    /// Errors: `remote.noTokens`, `remote.addressInvalid`, `remote.needsTls`, `remote.certificate`, `remote.listenFailed`.
    [[nodiscard]] Result<void> listen(const ControlListen &where);
    /// "127.0.0.1:7373", with the port that it got.
    [[nodiscard]] QString address() const;
    /// Takes other tokens from now on, and ends the sessions of those that are gone or allow something else.
    void setTokens(AccessTokens tokens);
    /// Lets nobody else in, and ends all sessions, each with a word.
    void close();
    [[nodiscard]] qsizetype sessionCount() const { return m_service.sessionCount(); }

private:
    void welcome();
    void look(QTcpSocket *guest);
    void answer(QTcpSocket *guest, const QByteArray &bytes);
    [[nodiscard]] QByteArray pageOf(ControlPlace place) const;
    [[nodiscard]] std::variant<AccessToken, ControlRefusal> judge(const QTcpSocket &guest, const QByteArray &token);
    [[nodiscard]] std::vector<ControlLink *> allLinks() const;
    void open();

    EngineClient &m_engine;
    SystemClock m_clock;
    ControlService m_service;
    AccessTokens m_tokens;
    FailureLimit m_failures;
    std::unique_ptr<QTcpServer> m_listener;
    QWebSocketServer m_upgrade; ///< makes WebSockets of guests that were let in; does not listen itself
    QSet<QTcpSocket *> m_guests;
    std::set<std::unique_ptr<ControlLink>> m_links;
};

} // namespace sluice
