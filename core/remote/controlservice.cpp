#include "core/remote/controlservice.h"

#include "core/remote/controlcalls.h"
#include "core/remote/rpc.h"
#include "core/remote/wire/allfields.h"

#include <QUuid>

#include <algorithm>

namespace sluice {

namespace {

constexpr QLatin1StringView kArmed{"armed"};

/// What of `now` is other than in `before`.
QJsonObject changesOf(const QJsonObject &before, const QJsonObject &now)
{
    QJsonObject changes;
    for (auto each = now.begin(); each != now.end(); ++each) {
        if (before.value(each.key()) != each.value())
            changes.insert(each.key(), each.value());
    }
    return changes;
}

} // namespace

ControlService::ControlService(EngineClient &engine, QString workspace, std::function<void(const QString &)> actAs)
    : m_engine(engine)
    , m_workspace(std::move(workspace))
    , m_epoch(QUuid::createUuid().toString(QUuid::WithoutBraces))
    , m_actAs(std::move(actAs))
{
    connect(&engine, &EngineClient::snapshotChanged, this, &ControlService::tellSnapshot);
    connect(&engine, &EngineClient::runEvents, this, &ControlService::tellRunEvents);
    connect(&engine, &EngineClient::failed, this, [this](const Error &error) {
        const QByteArray message = rpc::notification(QStringLiteral("failed"), wire::write(error).toObject());
        for (ControlSession *session : std::as_const(m_sessions))
            session->say(message);
    });
}

ControlService::~ControlService() = default;

std::unique_ptr<ControlSession> ControlService::open(const ControlCaller &caller, ControlOutlet outlet)
{
    return std::unique_ptr<ControlSession>(new ControlSession(*this, caller, std::move(outlet)));
}

/// The workflows that are armed are large and change seldom: they are written anew only then.
QJsonObject ControlService::snapshotNow()
{
    EngineSnapshot now = m_engine.snapshot();
    std::vector<std::shared_ptr<const Workflow>> armed;
    armed.reserve(now.armed.size());
    for (const ArmedWorkflow &each : now.armed)
        armed.push_back(each.definition);
    if (armed != m_armed || m_armedJson.isNull()) {
        m_armed = std::move(armed);
        m_armedJson = wire::write(now.armed);
    }
    now.armed.clear();
    QJsonObject json = wire::write(now).toObject();
    json.insert(kArmed, m_armedJson);
    return json;
}

void ControlService::tellSnapshot()
{
    if (m_sessions.isEmpty()) {
        m_snapshot = {};
        return;
    }
    const QJsonObject now = snapshotNow();
    const QString news = QStringLiteral("snapshot");
    const QByteArray changes = rpc::notification(news, changesOf(m_snapshot, now));
    QByteArray whole;
    for (ControlSession *session : std::as_const(m_sessions)) {
        if (session->m_client.isEmpty())
            continue;
        if (session->m_outlet.isBehind()) {
            session->m_missedNews = true;
            continue;
        }
        if (session->m_missedNews && whole.isEmpty())
            whole = rpc::notification(news, now);
        session->say(std::exchange(session->m_missedNews, false) ? whole : changes);
    }
    m_snapshot = now;
}

void ControlService::tellRunEvents(RunId run, quint64 first, const Events &events)
{
    QByteArray message;
    for (ControlSession *session : std::as_const(m_sessions)) {
        if (!session->m_watched.contains(run))
            continue;
        if (message.isEmpty()) {
            message = rpc::notification(QStringLiteral("runEvents"), {{QStringLiteral("run"), wire::write(run)},
                                                                      {QStringLiteral("first"), wire::write(first)},
                                                                      {QStringLiteral("events"), wire::write(events)}});
        }
        session->say(message);
    }
}

QJsonObject ControlService::greeting(const ControlCaller &caller)
{
    return {{QStringLiteral("protocol"), kControlProtocol},
            {QStringLiteral("version"), QStringLiteral(SLUICE_VERSION)},
            {QStringLiteral("epoch"), m_epoch},
            {QStringLiteral("workspace"), m_workspace},
            {QStringLiteral("name"), caller.name},
            {QStringLiteral("role"), wire::write(caller.role)},
            {QStringLiteral("catalog"), wire::write(m_engine.catalog())},
            {QStringLiteral("recovery"), wire::write(m_engine.recoveryReport())},
            {QStringLiteral("snapshot"), snapshotNow()}};
}

} // namespace sluice
