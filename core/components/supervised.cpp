#include "core/components/supervised.h"

#include <algorithm>

namespace sluice {

Liveness Supervised::livenessAt(MonoTime now, const SupervisorConfig &config) const
{
    const Nanoseconds silent = now - lastSeen;
    if (silent > config.lostAfter)
        return Liveness::Lost;
    if (silent > config.suspectAfter)
        return Liveness::Suspect;
    if (silent > config.lateAfter)
        return Liveness::Late;
    return now - stuckSince >= config.stuckAfter ? Liveness::Stuck : Liveness::Ok;
}

SupervisedComponent Supervised::shownAt(MonoTime now) const
{
    SupervisedComponent shown;
    shown.name = spec.name;
    shown.state = state;
    shown.liveness = liveness;
    shown.generation = generation;
    shown.inState = now - since;
    if (phase == Phase::Live || drainsAtLeisure())
        shown.heartbeatAge = now - lastSeen;
    shown.last = last;
    shown.restarts = restarts;
    shown.abandoned = abandoned;
    shown.needsPerson = phase == Phase::GivenUp || (phase == Phase::Down && state == ComponentState::Error);
    const bool hasDeadline = deadline != MonoTime::max();
    if (phase == Phase::CoolingDown || phase == Phase::ShuttingDown || (phase == Phase::Draining && hasDeadline))
        shown.remaining = std::max(deadline - now, Nanoseconds(0));
    shown.lastError = last.lastError.code.isEmpty() ? lastError : last.lastError;
    return shown;
}

} // namespace sluice
