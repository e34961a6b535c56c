#pragma once

#include "core/api/engineclient.h"
#include "core/engine/shuttimes.h"
#include "core/resilience/bulkhead.h"
#include "core/resilience/circuitbreaker.h"
#include "core/resilience/ratelimiter.h"
#include "core/resilience/retrybudget.h"
#include "core/resilience/turnline.h"
#include "core/tasks/taskrunner.h"
#include "core/workflow/connection.h"

#include <array>
#include <functional>
#include <map>
#include <unordered_map>

namespace sluice {

/// What guards the calls over one connection: breaker, retry budget, limiter, pool, and those who wait for them.
///
/// A value over a point in time, never copied while somebody waits. Retries wait in a line of their own, so that a spent retry budget holds up no first
/// attempt. Thread: the engine's.
class ConnectionGate {
public:
    /// Leave to make one call; given back by `leave`.
    struct Pass {
        CircuitBreaker::Permit permit;
        MonoTime since{};
    };
    struct Waiter {
        /// What it wants: to start an attempt, to make a call of an attempt under way, or to write a record of a letter.
        enum class For : quint8 { Attempt, Call, Record };
        RunId run{};
        StepIndex step{}; ///< of a record: the number of its letter
        bool retry = false;
        bool afterTimeout = false; ///< the attempt before it ran out of time, so it costs more of the retry budget
        Nanoseconds attemptTimeout = std::chrono::seconds(30);
        quint64 place = 0; ///< in its line; given by `join`, unless it had one before
        For what = For::Attempt;
        quint64 lease = 0; ///< of a call: that of its attempt; of a record: how often it was sent
        MonoTime since{};  ///< given by `join`
    };
    /// What keeps the next waiter out, and when to ask again.
    struct Refusal {
        enum class Why : quint8 { None, Breaker, ServerPause, Limiter, Budget, Pool, Queue };
        Why why = Why::None;
        MonoTime until{}; ///< `MonoTime::max()`: nobody knows
    };

    using MayGo = std::function<bool(const Waiter &)>;

    explicit ConnectionGate(const Connection &connection);
    ConnectionGate(const ConnectionGate &) = delete;
    ConnectionGate &operator=(const ConnectionGate &) = delete;

    /// Takes over new settings; who waits goes on waiting, and the breaker stays in its state; where their settings
    /// changed, counts begin anew.
    void configure(const Connection &connection, MonoTime now);
    /// Joins those who wait, until `giveUpAt`; `next` then says whose turn it is. The answer is a ticket; none: the queue
    /// is full.
    [[nodiscard]] std::optional<quint64> join(const Waiter &waiter, quint64 lane, int priority, MonoTime now,
                                              MonoTime giveUpAt = MonoTime::max());
    /// Leaves, and those behind come nearer. False: the ticket does not wait.
    bool leaveLine(quint64 ticket);
    /// Takes out those who have waited until their `giveUpAt`, in that order.
    [[nodiscard]] std::vector<Waiter> giveUp(MonoTime now);
    /// The next one who may go now, with the pass; none: `wakeAt` says when to ask again. Who `mayGo` refuses leaves the
    /// line without a pass.
    [[nodiscard]] std::optional<std::pair<Waiter, Pass>> next(MonoTime now, const MayGo &mayGo);
    [[nodiscard]] MonoTime wakeAt() const
    {
        return m_giveUps.empty() ? m_wakeAt : std::min(m_wakeAt, m_giveUps.begin()->first);
    }
    /// What keeps a waiter out at the moment; changes nothing but what is due by now.
    [[nodiscard]] Refusal refusal(const Waiter &waiter, MonoTime now);
    /// When this waiter's line was shut while it stood there, oldest first.
    [[nodiscard]] std::vector<ShutTimes::Span> shutFor(const Waiter &waiter, MonoTime now) const
    {
        return m_shut.since(waiter.retry, waiter.since, now);
    }
    /// What turns those away who come while the queue is full; says when there may be room.
    [[nodiscard]] Refusal queueFull(MonoTime now) const;
    /// How many stand before this ticket in its lane and priority.
    [[nodiscard]] std::optional<std::size_t> ahead(quint64 ticket) const;
    /// Gives a pass back with what became of the call.
    void leave(const Pass &pass, const Outcome &outcome, MonoTime now);
    /// Gives a pass back unused.
    void leaveUnused(const Pass &pass, MonoTime now);
    /// Whether the breaker lets nothing through.
    [[nodiscard]] bool isOpen(MonoTime now);
    Result<void> control(const BreakerRequest &request, const QString &who, MonoTime now);
    [[nodiscard]] BreakerSnapshot breaker(MonoTime now) { return m_breaker.snapshot(now); }
    /// What to keep of the breaker over a restart, and back.
    [[nodiscard]] BreakerSaved saved(MonoTime now, WallTime wall) { return m_breaker.saved(now, wall); }
    void restore(const BreakerSaved &saved, MonoTime now, WallTime wall);

    /// How the breaker changed its state since this was last asked, oldest first.
    [[nodiscard]] std::vector<BreakerTransition> newTransitions(MonoTime now);

    [[nodiscard]] const Connection &connection() const { return m_connection; }
    [[nodiscard]] std::size_t waiting() const { return m_waiting.size(); }
    /// Whether somebody waits, or makes a call.
    [[nodiscard]] bool isInUse() const { return waiting() > 0 || m_pool.inUse() > 0; }
    [[nodiscard]] ConnectionSnapshot snapshot(MonoTime now, WallTime wall);

private:
    struct Waiting {
        Waiter waiter;
        std::multimap<MonoTime, quint64>::iterator giveUp;
    };
    using WaitingRef = std::unordered_map<quint64, Waiting>::iterator;

    [[nodiscard]] TurnLine &lineOf(const Waiter &waiter) { return waiter.retry ? m_retries : m_first; }
    [[nodiscard]] std::optional<Pass> ask(const Waiter &waiter, MonoTime now);
    Waiter forget(WaitingRef waiting);
    void noteBegin(MonoTime now);
    void noteTurnedAway(const Waiter &waiter);
    void addLimiter(ConnectionSnapshot &shown, MonoTime now);
    void comeBackAt(MonoTime at) { m_wakeAt = std::min(m_wakeAt, at); }

    Connection m_connection;
    CircuitBreaker m_breaker;
    quint32 m_toldGeneration = 0; ///< of the breaker
    Bulkhead m_pool;
    quint64 m_poolRefused = 0;              ///< found the line full, or waited in it for too long
    quint64 m_limiterRefused = 0;           ///< … while it was the limiter that let nobody in
    std::array<Refusal::Why, 2> m_shutBy{}; ///< what lets nobody in, as found last: first ones, retries
    RetryBudget m_budget;
    std::optional<RateLimiter> m_limiter;
    std::optional<MonoTime> m_pausedUntil; ///< the other side asked for it
    TurnLine m_first;                      ///< of tickets
    TurnLine m_retries;
    quint64 m_lastTicket = 0;
    std::unordered_map<quint64, Waiting> m_waiting; ///< by ticket
    std::multimap<MonoTime, quint64> m_giveUps;     ///< tickets
    Nanoseconds m_gap{};                            ///< between two calls, lately
    MonoTime m_lastBegin{};
    MonoTime m_wakeAt = MonoTime::max();
    Refusal::Why m_refusedBy = Refusal::Why::None; ///< who was asked for last
    ShutTimes m_shut;
};

/// Why somebody was turned away at the gate of a connection.
[[nodiscard]] Error gateError(ConnectionGate::Refusal::Why why, const QString &connection);

/// What a call says about the health of the other side.
[[nodiscard]] CallOutcome callOutcome(const Outcome &outcome);

} // namespace sluice
