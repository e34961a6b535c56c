#include "ui/shell/enginestatus.h"

#include <algorithm>

namespace sluice {

namespace {

/// How bad a phase is, for finding the worst.
int weight(ComponentPhase phase)
{
    switch (phase) {
    case ComponentPhase::Running:
        return 0;
    case ComponentPhase::Initializing:
        return 1;
    case ComponentPhase::Paused:
        return 2;
    case ComponentPhase::Draining:
        return 3;
    case ComponentPhase::Stopped:
        return 4;
    case ComponentPhase::Recovering:
        return 5;
    case ComponentPhase::Degraded:
        return 6;
    case ComponentPhase::Error:
        return 7;
    }
    return 0;
}

int weight(ComponentHealth health)
{
    switch (health) {
    case ComponentHealth::Ok:
        return 0;
    case ComponentHealth::Late:
        return 1;
    case ComponentHealth::Suspect:
        return 2;
    case ComponentHealth::Stuck:
        return 3;
    case ComponentHealth::Lost:
        return 4;
    }
    return 0;
}

bool isUnhealthy(const ComponentSnapshot &component)
{
    return weight(component.phase) >= weight(ComponentPhase::Recovering) || component.health != ComponentHealth::Ok;
}

} // namespace

EngineStatus statusOf(const EngineSnapshot &snapshot)
{
    EngineStatus status;
    if (!snapshot.components.empty())
        status.phase = ComponentPhase::Running;
    for (const ComponentSnapshot &component : snapshot.components) {
        if (weight(component.phase) > weight(status.phase))
            status.phase = component.phase;
        if (weight(component.health) > weight(status.health))
            status.health = component.health;
        status.unhealthy += isUnhealthy(component) ? 1 : 0;
        // A component that stands still on purpose gives no signs.
        if (component.phase != ComponentPhase::Stopped)
            status.oldestHeartbeat = std::max(status.oldestHeartbeat, component.heartbeatAge);
    }
    for (const QueueSnapshot &queue : snapshot.queues) {
        if (queue.id == QLatin1StringView("ready") || queue.id == QLatin1StringView("retry"))
            status.queueDepth += queue.depth;
    }
    for (const ConnectionSnapshot &connection : snapshot.connections) {
        if (connection.phase == BreakerPhase::Open || connection.phase == BreakerPhase::ForcedOpen)
            ++status.breakersOpen;
    }
    status.activeRuns = snapshot.activeRuns;
    status.runningSteps = snapshot.stepsStarted - std::min(snapshot.stepsEnded, snapshot.stepsStarted);
    status.openLetters = snapshot.openLetters;
    // Between two of its letters nothing else may be at work.
    status.redrives = static_cast<quint32>(
        std::ranges::count(snapshot.redriveJobs, RedriveJobState::Running, &RedriveJobSummary::state));
    return status;
}

bool hasWork(const EngineStatus &status)
{
    return status.runningSteps > 0 || status.queueDepth > 0 || status.redrives > 0;
}

bool RateMeter::take(const EngineSnapshot &snapshot)
{
    const bool isFirst = m_since == WallTime{} || snapshot.stepsEnded < m_ended || snapshot.taken < m_since;
    if (!isFirst && snapshot.taken - m_since < Milliseconds(1000))
        return false;
    if (!isFirst) {
        const double seconds = std::chrono::duration<double>(snapshot.taken - m_since).count();
        m_perSecond = static_cast<double>(snapshot.stepsEnded - m_ended) / seconds;
    }
    m_since = snapshot.taken;
    m_ended = snapshot.stepsEnded;
    return !isFirst;
}

} // namespace sluice
