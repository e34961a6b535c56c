#include "core/remote/remoteengine.h"

#include "core/remote/wire/allfields.h"

namespace sluice {

namespace {

constexpr Milliseconds kAgeEvery{500};

template <typename T>
void readInto(const QJsonValue &json, T &value)
{
    wire::Trouble trouble;
    T read{};
    if (wire::read(json, read, trouble))
        value = std::move(read);
}

} // namespace

RemoteEngine::RemoteEngine(RemoteAddress address, TaskCatalog catalog, QObject *parent)
    : EngineClient(parent)
    , m_link(std::move(address))
    , m_catalog(std::move(catalog))
{
    connect(&m_link, &RemoteLink::greeted, this, &RemoteEngine::takeGreeting);
    connect(&m_link, &RemoteLink::heard, this, &RemoteEngine::takeNews);
    connect(&m_link, &RemoteLink::lost, this, [this] {
        m_away.start();
        noteAway();
    });
    connect(&m_link, &RemoteLink::refused, this, [this] {
        m_away.start();
        noteAway();
        Q_EMIT failed(m_link.trouble());
    });
    m_away.setInterval(kAgeEvery);
    connect(&m_away, &QTimer::timeout, this, &RemoteEngine::noteAway);
    m_toldAt = m_clock.monotonic();
    m_link.start();
}

RemoteEngine::~RemoteEngine() = default;

void RemoteEngine::takeGreeting(const QJsonObject &greeting)
{
    m_away.stop();
    readInto(greeting.value(QStringLiteral("catalog")), m_catalog);
    readInto(greeting.value(QStringLiteral("recovery")), m_recovered);
    readInto(greeting.value(QStringLiteral("role")), m_role);
    m_workspace = greeting.value(QStringLiteral("workspace")).toString();
    for (const auto &[run, times] : m_watched) {
        for (int i = 0; i < times; ++i)
            watch(run, true);
    }
    m_snapshotJson = {};
    takeSnapshot(greeting.value(QStringLiteral("snapshot")).toObject());
    if (!std::exchange(m_isReady, true))
        Q_EMIT ready();
}

void RemoteEngine::takeNews(const QString &method, const QJsonObject &params)
{
    if (method == u"snapshot") {
        takeSnapshot(params);
    } else if (method == u"runEvents") {
        takeRunEvents(params);
    } else if (method == u"failed") {
        Error error;
        readInto(params, error);
        Q_EMIT failed(error);
    }
}

void RemoteEngine::takeSnapshot(const QJsonObject &changes)
{
    for (auto each = changes.begin(); each != changes.end(); ++each)
        m_snapshotJson.insert(each.key(), each.value());
    readInto(m_snapshotJson, m_snapshot);
    m_snapshot.taken = m_clock.wall(); // by this computer's clock, which the age is told by
    m_toldAt = m_clock.monotonic();
    m_ageThen = m_snapshot.figuresAge;
    Q_EMIT snapshotChanged();
}

void RemoteEngine::takeRunEvents(const QJsonObject &params)
{
    RunId run{};
    quint64 first = 0;
    Events events;
    readInto(params.value(QStringLiteral("run")), run);
    readInto(params.value(QStringLiteral("first")), first);
    readInto(params.value(QStringLiteral("events")), events);
    Q_EMIT runEvents(run, first, events);
}

/// What is shown grows older, and why is said once for all pages.
void RemoteEngine::noteAway()
{
    const auto since = std::chrono::duration_cast<Milliseconds>(m_clock.monotonic() - m_toldAt);
    m_snapshot.figuresAge = m_ageThen + since;
    m_snapshot.trouble = EngineTrouble{m_link.trouble()};
    for (ComponentSnapshot &component : m_snapshot.components)
        component.heartbeatAge = std::max(component.heartbeatAge, since);
    Q_EMIT snapshotChanged();
}

void RemoteEngine::watch(RunId run, bool isOn)
{
    m_link.ask(RemoteLink::Kind::Question, isOn ? QStringLiteral("run.watch") : QStringLiteral("run.unwatch"),
               {{QStringLiteral("run"), wire::write(run)}}, this, [](const Result<QJsonValue> &) {});
}

void RemoteEngine::watchRun(RunId run)
{
    ++m_watched[run];
    if (m_link.state() == RemoteLink::State::Connected)
        watch(run, true);
}

void RemoteEngine::unwatchRun(RunId run)
{
    const auto watched = m_watched.find(run);
    if (watched == m_watched.end())
        return;
    if (--watched->second == 0)
        m_watched.erase(watched);
    if (m_link.state() == RemoteLink::State::Connected)
        watch(run, false);
}

} // namespace sluice
