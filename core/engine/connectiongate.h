#pragma once

#include "core/api/engineclient.h"
#include "core/resilience/bulkhead.h"
#include "core/resilience/circuitbreaker.h"
#include "core/resilience/ratelimiter.h"
#include "core/resilience/retrybudget.h"
#include "core/resilience/turnline.h"
#include "core/tasks/taskrunner.h"
#include "core/workflow/connection.h"

#include <functional>

namespace sluice {

/// What guards the calls over one connection: breaker, retry budget, limiter, pool, and those who wait for them.
///
/// A value over a point in time. Retries wait in a line of their own, so that a spent retry budget holds up no first
/// attempt. Thread: the engine's.
class ConnectionGate {
public:
    /// Leave to make one call; given back by `leave`.
    struct Pass {
        CircuitBreaker::Permit permit;
        MonoTime since{};
    };
    struct Waiter {
        RunId run{};
        StepIndex step{};
        bool retry = false;
    };

    using MayGo = std::function<bool(const Waiter &)>;

    explicit ConnectionGate(const Connection &connection);

    /// Takes over new settings; who waits goes on waiting, breaker and counts begin anew if their settings changed.
    void configure(const Connection &connection);
    /// Joins those who wait; `next` then says whose turn it is.
    void join(const Waiter &waiter, quint64 lane, int priority, MonoTime now);
    /// The next one who may go now, with the pass; none: `wakeAt` says when to ask again. Who `mayGo` refuses leaves the
    /// line without a pass.
    [[nodiscard]] std::optional<std::pair<Waiter, Pass>> next(MonoTime now, const MayGo &mayGo);
    [[nodiscard]] MonoTime wakeAt() const { return m_wakeAt; }
    /// Gives a pass back with what became of the call.
    void leave(const Pass &pass, const Outcome &outcome, MonoTime now);
    /// Gives a pass back unused.
    void leaveUnused(const Pass &pass, MonoTime now);
    /// Whether the breaker lets nothing through.
    [[nodiscard]] bool isOpen(MonoTime now);
    Result<void> control(const BreakerRequest &request, const QString &who, MonoTime now);

    /// How the breaker changed its state since this was last asked, oldest first.
    [[nodiscard]] std::vector<BreakerTransition> newTransitions(MonoTime now);

    [[nodiscard]] const Connection &connection() const { return m_connection; }
    [[nodiscard]] std::size_t waiting() const { return m_first.size() + m_retries.size(); }
    [[nodiscard]] ConnectionSnapshot snapshot(MonoTime now, WallTime wall);

private:
    [[nodiscard]] std::optional<Pass> ask(bool retry, MonoTime now);
    void comeBackAt(MonoTime at) { m_wakeAt = std::min(m_wakeAt, at); }

    Connection m_connection;
    CircuitBreaker m_breaker;
    quint32 m_toldGeneration = 0; ///< of the breaker
    Bulkhead m_pool;
    RetryBudget m_budget;
    std::optional<RateLimiter> m_limiter;
    TurnLine m_first;
    TurnLine m_retries;
    MonoTime m_wakeAt = MonoTime::max();
};

/// What a call says about the health of the other side.
[[nodiscard]] CallOutcome callOutcome(const Outcome &outcome);

} // namespace sluice
