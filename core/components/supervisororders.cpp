#include "core/components/errors.h"
#include "core/components/supervisor.h"

#include <algorithm>
#include <utility>

// What people order for single components.

namespace sluice {

namespace {

using OrderedKind = SupervisorAction::Kind;

static_assert(static_cast<int>(ComponentPhase::Recovering) == static_cast<int>(ComponentState::Recovering)
              && static_cast<int>(ComponentPhase::Draining) == static_cast<int>(ComponentState::Draining));

} // namespace

Result<SupervisorActions> Supervisor::order(const QString &component, ComponentAction action, MonoTime now)
{
    m_now = notice(now);
    Entry *entry = find(component);
    if (!entry || (entry->isRetired && entry->phase == Phase::Down))
        return failure(errors::kComponentUnknown, {{QStringLiteral("component"), component}});
    const bool isOnItsWay = m_isStopping || entry->phase == Phase::Waiting;
    if (isOnItsWay || !isAllowed(action, static_cast<ComponentPhase>(entry->state))) {
        return failure(errors::kComponentActionIllegal, {{QStringLiteral("component"), component},
                                                         {QStringLiteral("action"), nameOf(action)},
                                                         {QStringLiteral("state"), nameOf(entry->state)}});
    }
    obey(*entry, action);
    return takeActions();
}

void Supervisor::obey(Entry &entry, ComponentAction action)
{
    switch (action) {
    case ComponentAction::Restart:
        if (entry.phase == Phase::Live)
            restartByHand(entry);
        else
            startByHand(entry);
        break;
    case ComponentAction::Pause:
        act(OrderedKind::Pause, entry);
        break;
    case ComponentAction::Resume:
        act(OrderedKind::Resume, entry);
        break;
    case ComponentAction::Start:
        startByHand(entry);
        break;
    case ComponentAction::Stop:
        stopByHand(entry);
        break;
    case ComponentAction::Drain:
        setState(entry, ComponentState::Draining);
        entry.staysDown = true;
        entry.phase = Phase::Draining;
        entry.deadline = MonoTime::max();
        act(OrderedKind::Drain, entry);
        break;
    }
}

void Supervisor::startByHand(Entry &entry)
{
    entry.staysDown = false;
    entry.recoveries.clear();
    entry.coolDown = m_config.coolDown;
    if (entry.phase == Phase::GivenUp) {
        beginRecovery(entry);
        return;
    }
    // It is down, and nothing of it is left that would have to end first.
    if (entry.state == ComponentState::Error)
        setState(entry, ComponentState::Recovering);
    initialize(entry);
}

void Supervisor::restartByHand(Entry &entry)
{
    entry.lastError = {QString(errors::kComponentRestartAsked), {}, {}};
    entry.isByHand = true;
    ++entry.restarts;
    setState(entry, ComponentState::Error);
    setState(entry, ComponentState::Recovering);
    entry.phase = Phase::ShuttingDown;
    entry.deadline = m_now + m_config.shutdownGrace;
    act(OrderedKind::Shutdown, entry);
}

void Supervisor::stopByHand(Entry &entry)
{
    if (entry.phase == Phase::Draining && !entry.drainsAtLeisure())
        return; // it has been told
    setState(entry, ComponentState::Draining);
    entry.staysDown = true;
    entry.phase = Phase::Draining;
    hasten(entry, OrderedKind::Stop);
}

/// What drained at leisure, or is to end now, has only the time of grace left.
void Supervisor::hasten(Entry &entry, SupervisorAction::Kind kind)
{
    entry.deadline = m_now + m_config.shutdownGrace;
    act(kind, entry);
}

void Supervisor::takeDraining(Entry &entry, const Heartbeat &beat)
{
    entry.last = beat;
    entry.lastSeen = m_now;
    if (beat.state == ComponentState::Error)
        hasten(entry, OrderedKind::Shutdown);
}

Supervisor::Entry *Supervisor::find(const QString &component)
{
    const auto found = std::ranges::find(m_entries, component, [](const Entry &one) { return one.spec.name; });
    return found == m_entries.end() ? nullptr : &*found;
}

Result<SupervisorActions> Supervisor::add(const ComponentSpec &component, MonoTime now)
{
    m_now = notice(now);
    for (const QString &name : component.dependencies) {
        if (!find(name))
            return failure(errors::kComponentUnknown, {{QStringLiteral("component"), name}});
    }
    Entry entry;
    entry.spec = component;
    entry.coolDown = m_config.coolDown;
    entry.since = m_now;
    if (m_isStopping)
        entry.phase = Phase::Down;
    m_entries.push_back(std::move(entry));
    startReady();
    return takeActions();
}

SupervisorActions Supervisor::renew(const QString &component, MonoTime now)
{
    m_now = notice(now);
    Entry *entry = find(component);
    if (!entry || m_isStopping)
        return takeActions();
    const bool isBack = std::exchange(entry->isRetired, false);
    if (isBack)
        entry->staysDown = false; // while it still ends, it starts once that is over
    switch (entry->phase) {
    case Phase::Starting:
    case Phase::Live:
        restartByHand(*entry);
        break;
    case Phase::GivenUp:
        startByHand(*entry);
        break;
    case Phase::Down:
        if (isBack && entry->generation > 0) {
            startByHand(*entry);
        } else if (isBack) {
            entry->phase = Phase::Waiting;
            startReady();
        }
        break;
    case Phase::Waiting:
    case Phase::ShuttingDown:
    case Phase::CoolingDown:
    case Phase::Draining:
        break;
    }
    return takeActions();
}

SupervisorActions Supervisor::retire(const QString &component, MonoTime now)
{
    m_now = notice(now);
    Entry *entry = find(component);
    if (!entry || m_isStopping)
        return takeActions();
    entry->isRetired = true;
    entry->staysDown = true;
    switch (entry->phase) {
    case Phase::Live:
        stopByHand(*entry);
        break;
    case Phase::Starting:
        restartByHand(*entry); // and it stays down once that has ended it
        break;
    case Phase::Draining:
        if (entry->drainsAtLeisure())
            hasten(*entry, OrderedKind::Stop);
        break;
    case Phase::GivenUp:
        beginStop(*entry);
        break;
    case Phase::Waiting:
    case Phase::CoolingDown:
        entry->phase = Phase::Down;
        break;
    case Phase::ShuttingDown:
    case Phase::Down:
        break;
    }
    return takeActions();
}

} // namespace sluice
