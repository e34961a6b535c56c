#include "core/components/supervisor.h"

#include "core/components/errors.h"

#include <algorithm>
#include <utility>

namespace sluice {

namespace {

constexpr std::size_t kMostChanges = 1000;

using Kind = SupervisorAction::Kind;

QString milliseconds(Nanoseconds length)
{
    return QString::number(std::chrono::duration_cast<Milliseconds>(length).count());
}

} // namespace

Result<Supervisor> Supervisor::create(const std::vector<ComponentSpec> &components, const SupervisorConfig &config)
{
    const auto order = startOrder(components);
    if (!order)
        return tl::unexpected(order.error());
    return Supervisor(*order, config);
}

Supervisor::Supervisor(const std::vector<ComponentSpec> &order, const SupervisorConfig &config)
    : m_config(config)
{
    for (const ComponentSpec &spec : order) {
        Entry entry;
        entry.spec = spec;
        entry.coolDown = m_config.coolDown;
        m_entries.push_back(std::move(entry));
    }
}

SupervisorActions Supervisor::start(MonoTime now)
{
    m_now = notice(now);
    m_isStarted = true;
    for (Entry &entry : m_entries)
        entry.since = m_now;
    startReady();
    return takeActions();
}

SupervisorActions Supervisor::stop(MonoTime now)
{
    m_now = notice(now);
    m_isStopping = true;
    for (Entry &entry : m_entries) {
        if (entry.phase == Phase::Waiting || entry.phase == Phase::CoolingDown)
            entry.phase = Phase::Down;
        else if (entry.drainsAtLeisure())
            hasten(entry, Kind::Stop);
    }
    continueStop();
    return takeActions();
}

bool Supervisor::isStopped() const
{
    return m_isStopping && std::all_of(m_entries.begin(), m_entries.end(), [](const Entry &entry) {
               return entry.phase == Phase::Down;
           });
}

SupervisorActions Supervisor::heartbeat(const Heartbeat &beat, MonoTime now)
{
    m_now = notice(now);
    if (Entry *entry = find(beat.component, beat.generation)) {
        if (entry->drainsAtLeisure())
            takeDraining(*entry, beat);
        else
            take(*entry, beat);
    }
    return takeActions();
}

SupervisorActions Supervisor::initialized(const QString &component, quint32 generation, MonoTime now)
{
    m_now = notice(now);
    Entry *entry = find(component, generation);
    if (entry && entry->phase == Phase::Starting)
        becomeLive(*entry);
    return takeActions();
}

SupervisorActions Supervisor::failed(const QString &component, quint32 generation, const Error &error, MonoTime now)
{
    m_now = notice(now);
    Entry *entry = find(component, generation);
    if (entry && (entry->phase == Phase::Starting || entry->phase == Phase::Live))
        breakDown(*entry, error);
    else if (entry && entry->drainsAtLeisure())
        hasten(*entry, Kind::Shutdown);
    return takeActions();
}

SupervisorActions Supervisor::ended(const QString &component, quint32 generation, MonoTime now)
{
    m_now = notice(now);
    Entry *entry = find(component, generation);
    if (entry && (entry->phase == Phase::ShuttingDown || entry->phase == Phase::Draining)) {
        if (entry->phase == Phase::Draining)
            setState(*entry, ComponentState::Stopped);
        afterShutdown(*entry);
    }
    return takeActions();
}

SupervisorActions Supervisor::tick(MonoTime now)
{
    m_now = notice(now);
    for (Entry &entry : m_entries)
        look(entry);
    startReady();
    continueStop();
    return takeActions();
}

std::vector<SupervisedComponent> Supervisor::components(MonoTime now) const
{
    std::vector<SupervisedComponent> shown;
    shown.reserve(m_entries.size());
    const MonoTime at = std::max(now - m_stalled, m_now);
    for (const Entry &entry : m_entries) {
        if (!entry.isRetired || entry.phase != Phase::Down)
            shown.push_back(entry.shownAt(at));
    }
    return shown;
}

quint32 Supervisor::abandoned() const
{
    quint32 sum = 0;
    for (const Entry &entry : m_entries)
        sum += entry.abandoned;
    return sum;
}

std::vector<ComponentChange> Supervisor::takeChanges()
{
    return std::exchange(m_changes, {});
}

/// Returns the time on the supervisor's own line, on which its stalls did not happen.
MonoTime Supervisor::notice(MonoTime now)
{
    if (!m_isAwake) {
        m_isAwake = true;
        m_lastAwake = now;
    }
    const Nanoseconds gap = now - m_lastAwake;
    if (gap > 2 * m_config.tick)
        m_stalled += gap - m_config.tick;
    m_lastAwake = std::max(m_lastAwake, now);
    return std::max(m_now, now - m_stalled);
}

Supervisor::Entry *Supervisor::find(const QString &component, quint32 generation)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &entry) {
        return entry.spec.name == component && entry.generation == generation;
    });
    return found == m_entries.end() ? nullptr : &*found;
}

void Supervisor::setState(Entry &entry, ComponentState state)
{
    for (const ComponentState next : legalPath(entry.state, state)) {
        m_changes.push_back({entry.spec.name, entry.generation, entry.state, next});
        entry.state = next;
        entry.since = m_now;
    }
    if (m_changes.size() > kMostChanges)
        m_changes.erase(m_changes.begin(), m_changes.end() - static_cast<std::ptrdiff_t>(kMostChanges));
}

void Supervisor::startReady()
{
    if (!m_isStarted || m_isStopping)
        return;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        Entry &entry = m_entries[i];
        const bool isReady = std::all_of(
            entry.spec.dependencies.cbegin(), entry.spec.dependencies.cend(), [this](const QString &name) {
                return std::any_of(m_entries.begin(), m_entries.end(),
                                   [&](const Entry &on) { return on.spec.name == name && on.wasLive; });
            });
        if (entry.phase != Phase::Waiting || !isReady)
            continue;
        m_started.push_back(i);
        initialize(entry);
    }
}

void Supervisor::initialize(Entry &entry)
{
    ++entry.generation;
    entry.last = {};
    entry.phase = Phase::Starting;
    entry.deadline = m_now + m_config.startTimeout;
    setState(entry, ComponentState::Initializing);
    act(Kind::Initialize, entry);
}

void Supervisor::becomeLive(Entry &entry)
{
    entry.phase = Phase::Live;
    entry.wasLive = true;
    entry.liveness = Liveness::Ok;
    entry.lastSeen = m_now;
    entry.stuckSince = m_now;
    entry.healthySince = m_now;
    setState(entry, ComponentState::Running);
    startReady();
}

void Supervisor::take(Entry &entry, const Heartbeat &beat)
{
    if (entry.phase != Phase::Starting && entry.phase != Phase::Live)
        return;
    const bool isUp = beat.state == ComponentState::Running || beat.state == ComponentState::Degraded
                      || beat.state == ComponentState::Paused;
    if (entry.phase == Phase::Starting && isUp)
        becomeLive(entry);
    const bool hasMoved = beat.lastProgress != entry.last.lastProgress || beat.queueDepth == 0
                          || beat.state == ComponentState::Paused;
    entry.last = beat;
    entry.lastSeen = m_now;
    if (hasMoved)
        entry.stuckSince = m_now;
    if (beat.state == ComponentState::Error)
        breakDown(entry, beat.lastError);
    else if (entry.phase == Phase::Live)
        mirror(entry);
}

void Supervisor::look(Entry &entry)
{
    switch (entry.phase) {
    case Phase::Starting:
        if (m_now >= entry.deadline) {
            entry.liveness = Liveness::Lost;
            breakDown(entry, {QString(errors::kComponentStartTimeout),
                              {{QStringLiteral("component"), entry.spec.name},
                               {QStringLiteral("afterMs"), milliseconds(m_config.startTimeout)}},
                              {}});
        }
        break;
    case Phase::Live:
        mirror(entry);
        if (entry.liveness == Liveness::Lost) {
            breakDown(entry, {QString(errors::kComponentLost),
                              {{QStringLiteral("component"), entry.spec.name},
                               {QStringLiteral("silentMs"), milliseconds(m_now - entry.lastSeen)}},
                              {}});
        }
        break;
    case Phase::ShuttingDown:
    case Phase::Draining:
        if (entry.drainsAtLeisure())
            entry.liveness = entry.livenessAt(m_now, m_config);
        if (m_now >= entry.deadline || (entry.drainsAtLeisure() && entry.liveness == Liveness::Lost))
            abandon(entry);
        break;
    case Phase::CoolingDown:
        if (m_now >= entry.deadline)
            initialize(entry);
        break;
    case Phase::Waiting:
    case Phase::GivenUp:
    case Phase::Down:
        break;
    }
}

/// Shows the state that a live component reports, and what its silence or standstill says.
void Supervisor::mirror(Entry &entry)
{
    entry.liveness = entry.livenessAt(m_now, m_config);
    if (entry.liveness != Liveness::Ok)
        entry.healthySince = m_now;
    else if (m_now - entry.healthySince >= m_config.healthyFor)
        entry.coolDown = m_config.coolDown;
    const ComponentState told = entry.last.sequence == 0 ? ComponentState::Running : entry.last.state;
    if (entry.liveness == Liveness::Stuck && told == ComponentState::Running)
        setState(entry, ComponentState::Degraded);
    else if (told == ComponentState::Running || told == ComponentState::Degraded || told == ComponentState::Paused)
        setState(entry, told);
}

void Supervisor::breakDown(Entry &entry, const Error &error)
{
    entry.lastError = error;
    setState(entry, ComponentState::Error);
    if (m_isStopping) {
        // It is not brought back any more; whatever it still holds is shut down when its turn comes.
        entry.phase = Phase::GivenUp;
        continueStop();
        return;
    }
    std::erase_if(entry.recoveries, [this](MonoTime at) { return at <= m_now - m_config.recoveryWindow; });
    if (entry.recoveries.size() >= m_config.mostRecoveries) {
        entry.phase = Phase::GivenUp;
        act(Kind::AlertTooManyRecoveries, entry, error);
        return;
    }
    beginRecovery(entry);
}

void Supervisor::beginRecovery(Entry &entry)
{
    entry.recoveries.push_back(m_now);
    ++entry.restarts;
    setState(entry, ComponentState::Recovering);
    entry.phase = Phase::ShuttingDown;
    entry.deadline = m_now + m_config.shutdownGrace;
    act(Kind::Shutdown, entry);
}

void Supervisor::coolDown(Entry &entry)
{
    entry.phase = Phase::CoolingDown;
    if (std::exchange(entry.isByHand, false)) {
        entry.deadline = m_now + m_config.coolDown;
        return;
    }
    entry.deadline = m_now + entry.coolDown;
    entry.coolDown = std::min(entry.coolDown * 2, m_config.maxCoolDown);
}

void Supervisor::abandon(Entry &entry)
{
    ++entry.abandoned;
    act(Kind::Abandon, entry);
    if (abandoned() == m_config.abandonedToRestart)
        act(Kind::AlertRestartProgram, entry, entry.lastError);
    if (entry.phase == Phase::Draining)
        setState(entry, ComponentState::Error);
    afterShutdown(entry);
}

void Supervisor::afterShutdown(Entry &entry)
{
    if (m_isStopping || entry.staysDown) {
        entry.phase = Phase::Down;
        continueStop();
    } else {
        coolDown(entry);
    }
}

void Supervisor::continueStop()
{
    if (!m_isStopping)
        return;
    for (auto i = m_started.rbegin(); i != m_started.rend(); ++i) {
        Entry &entry = m_entries[*i];
        if (entry.phase != Phase::Down && entry.phase != Phase::ShuttingDown && entry.phase != Phase::Draining)
            beginStop(entry);
        if (entry.phase != Phase::Down)
            return;
    }
}

void Supervisor::beginStop(Entry &entry)
{
    const bool isBroken = entry.phase == Phase::GivenUp;
    setState(entry, isBroken ? ComponentState::Recovering : ComponentState::Draining);
    entry.phase = isBroken ? Phase::ShuttingDown : Phase::Draining;
    entry.deadline = m_now + m_config.shutdownGrace;
    act(isBroken ? Kind::Shutdown : Kind::Stop, entry);
}

void Supervisor::act(SupervisorAction::Kind kind, const Entry &entry, const Error &error)
{
    m_actions.push_back({kind, entry.spec.name, entry.generation, error});
}

SupervisorActions Supervisor::takeActions()
{
    return std::exchange(m_actions, {});
}

} // namespace sluice
