#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QJsonObject>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QUrl>
#include <QWebSocket>

#include <functional>
#include <map>
#include <memory>

namespace sluice {

/// Where a served engine is, and what opens it.
struct RemoteAddress {
    QUrl url;      ///< "ws://127.0.0.1:7373/control", "wss://…"
    QString token; ///< secret
};

/// The address of the control API that "host:port", or a whole URL, names: off this computer by TLS.
/// Errors: `remote.addressInvalid`.
[[nodiscard]] Result<QUrl> remoteUrl(const QString &text);

/// A connection to a served engine that comes back by itself.
///
/// Asks and hears answers. When the connection is lost, questions wait for the next one; a command that was sent is sent again then
/// and still runs once, and one that is new is refused. Thread: the one it was made in.
class RemoteLink : public QObject {
    Q_OBJECT
public:
    enum class State : quint8 {
        Connecting, ///< for the first time
        Connected,
        Lost,    ///< tries to come back
        Refused, ///< not let in; it tries no more
    };
    enum class Kind : quint8 { Question, Order };
    using Done = std::function<void(Result<QJsonValue>)>;

    /// Connects once there is a token.
    explicit RemoteLink(RemoteAddress address, QObject *parent = nullptr);
    ~RemoteLink() override;

    void start();
    /// Takes a token that was not known before, and starts.
    void start(const QString &token);
    /// There will be none.
    void refuse(const Error &error);
    /// `done` is called later, once, while `context` lives. Errors: what the engine answers; `remote.unreachable` of a command
    /// without a connection, `remote.interrupted`, `remote.refused`.
    void ask(Kind kind, const QString &method, const QJsonObject &params, QObject *context, Done done);

    [[nodiscard]] State state() const { return m_state; }
    /// Why it is not connected.
    [[nodiscard]] const Error &trouble() const { return m_trouble; }

Q_SIGNALS:
    /// Connected and greeted. `isSame`: the engine is the one that it was before, and not started anew.
    void greeted(const QJsonObject &greeting, bool isSame);
    void lost();
    void refused();
    void heard(const QString &method, const QJsonObject &params);

private:
    struct Asked {
        Kind kind = Kind::Question;
        QByteArray message;
        QPointer<QObject> context;
        Done done;
    };

    void connectNow();
    void greet();
    void takeGreeting(const Result<QJsonValue> &greeting);
    void take(const QString &text);
    void noteLoss();
    void noteRefusal(const Error &error);
    void settle(quint64 id, const Result<QJsonValue> &result);
    void settleLater(QObject *context, Done done, Error error);
    [[nodiscard]] Error unreachable(const QString &why) const;

    RemoteAddress m_address;
    QString m_client; ///< this program's name for itself
    QString m_epoch;  ///< which start of the engine it spoke to last
    State m_state = State::Connecting;
    Error m_trouble;
    std::unique_ptr<QWebSocket> m_socket;
    QTimer m_again;
    QTimer m_silence; ///< the other end says nothing any more
    int m_failures = 0;
    quint64 m_last = 0; ///< number of the request that was made last
    quint64 m_greeting = 0;
    std::map<quint64, Asked> m_asked; ///< and not answered, in order
};

} // namespace sluice
