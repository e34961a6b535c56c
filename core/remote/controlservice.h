#pragma once

#include "core/api/engineclient.h"
#include "core/remote/keptanswers.h"
#include "core/remote/role.h"

#include <QJsonObject>
#include <QObject>
#include <QSet>

#include <memory>

namespace sluice {

struct ControlCall;
class ControlSession;

/// The number of the control protocol: a window and an engine of different numbers do not talk.
inline constexpr int kControlProtocol = 1;

/// Who is connected, as the token says.
struct ControlCaller {
    QString name;
    Role role = Role::Viewer;
};

/// Where messages of a session go.
struct ControlOutlet {
    std::function<void(const QByteArray &message)> send;
    /// True: so much waits to be sent that news of the whole engine had better be left out.
    std::function<bool()> isBehind;
};

/// An engine as many sessions see it, whatever they come in by: one snapshot is written once for all of them, and a command that
/// is sent again across a reconnect is carried out once.
///
/// Thread: that of the engine's client, which outlives it.
class ControlService : public QObject {
    Q_OBJECT
public:
    /// `actAs` is told who asks before each command, for the engine's audit, and nobody after it.
    ControlService(EngineClient &engine, QString workspace, std::function<void(const QString &who)> actAs);
    ~ControlService() override;

    /// A session lives no longer than the service.
    [[nodiscard]] std::unique_ptr<ControlSession> open(const ControlCaller &caller, ControlOutlet outlet);

    [[nodiscard]] qsizetype sessionCount() const { return m_sessions.size(); }

private:
    friend class ControlSession;

    void tellSnapshot();
    void tellRunEvents(RunId run, quint64 first, const Events &events);
    [[nodiscard]] QJsonObject snapshotNow();
    [[nodiscard]] QJsonObject greeting(const ControlCaller &caller);

    EngineClient &m_engine;
    QString m_workspace;
    QString m_epoch; ///< tells this start of the server from any other
    std::function<void(const QString &)> m_actAs;
    KeptAnswers m_answers;
    QSet<ControlSession *> m_sessions;
    QJsonObject m_snapshot;                               ///< as it was sent last
    std::vector<std::shared_ptr<const Workflow>> m_armed; ///< those that `m_armedJson` was written of
    QJsonValue m_armedJson;
};

/// One connection to the service: greets, asks, and hears news.
///
/// Messages are JSON-RPC 2.0. The first is `hello`, with `protocol` and `client`, a name that the client made up for itself; it
/// keeps it across reconnects. Thread: that of the service.
class ControlSession : public QObject {
    Q_OBJECT
public:
    ~ControlSession() override;

    void receive(const QByteArray &message);
    [[nodiscard]] const ControlCaller &caller() const { return m_caller; }

private:
    friend class ControlService;
    ControlSession(ControlService &service, ControlCaller caller, ControlOutlet outlet);

    void greet(const QJsonValue &id, const QJsonObject &params);
    void watch(const QJsonValue &id, const QJsonObject &params, bool isOn);
    void perform(const QJsonValue &id, const QString &method, const QJsonObject &params);
    void carryOut(const ControlCall &call, const QJsonObject &params, std::function<void(const QByteArray &)> answer,
                  const QJsonValue &id);
    void say(const QByteArray &message) { m_outlet.send(message); }

    ControlService &m_service;
    ControlCaller m_caller;
    ControlOutlet m_outlet;
    QString m_client; ///< empty: it has not greeted yet
    std::map<RunId, int> m_watched;
    int m_asked = 0;           ///< that have no answer yet
    bool m_missedNews = false; ///< the next snapshot goes to it whole
};

} // namespace sluice
