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
    const auto entry = std::ranges::find(m_entries, component, [](const Entry &one) { return one.spec.name; });
    if (entry == m_entries.end())
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

} // namespace sluice
