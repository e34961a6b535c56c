#include "core/engine/connectiongate.h"

#include <algorithm>

// How the gate of a connection shows.

namespace sluice {

ConnectionSnapshot ConnectionGate::snapshot(MonoTime now, WallTime wall)
{
    const BreakerSnapshot breaker = m_breaker.snapshot(now);
    const auto inMs = [](Nanoseconds time) { return std::chrono::duration_cast<Milliseconds>(time); };
    ConnectionSnapshot shown;
    shown.id = m_connection.id;
    shown.phase = static_cast<BreakerPhase>(breaker.state);
    shown.failureRate = breaker.failureRate.value_or(0);
    shown.slowRate = breaker.slowRate.value_or(0);
    shown.failureThreshold = breaker.failureThreshold;
    shown.calls = breaker.calls;
    shown.minimumCalls = breaker.minimumCalls;
    shown.refused = breaker.refused;
    if (breaker.state == BreakerState::Open)
        shown.nextProbe = inMs(breaker.remaining);
    if (breaker.forcedBy) {
        shown.forcedBy = breaker.forcedBy->who;
        shown.forcedWhy = breaker.forcedBy->why;
        if (breaker.forcedBy->lasts)
            shown.forcedFor = inMs(breaker.remaining);
    }
    const auto &history = breaker.history;
    for (std::size_t i = history.size() > 20 ? history.size() - 20 : 0; i < history.size(); ++i)
        shown.history.push_back({static_cast<BreakerPhase>(history[i].to), wall - inMs(now - history[i].at)});
    shown.inUse = m_pool.inUse();
    shown.poolSize = m_pool.limit();
    shown.waiting = static_cast<quint32>(waiting());
    shown.ratePerSecond = m_connection.limit.perSecond;
    shown.poolRefused = m_poolRefused;
    addLimiter(shown, now);
    return shown;
}

void ConnectionGate::addLimiter(ConnectionSnapshot &shown, MonoTime now)
{
    shown.limiterRefused = m_limiterRefused;
    if (m_limiter) {
        shown.burst = static_cast<quint32>(m_limiter->config().burst);
        shown.tokens = static_cast<quint32>(m_limiter->available(now));
        if (shown.tokens == 0) {
            const auto next = m_limiter->acquire(now); // nothing is taken where nothing is left
            shown.nextIn = std::chrono::ceil<Milliseconds>(next ? next->at - now : Nanoseconds(0));
        }
    }
    if (m_pausedUntil && *m_pausedUntil > now)
        shown.pausedFor = std::chrono::ceil<Milliseconds>(*m_pausedUntil - now);
}

} // namespace sluice
