#pragma once

#include "core/base/result.h"
#include "core/resilience/breakerstate.h"
#include "core/resilience/callwindow.h"

#include <variant>

namespace sluice {

/// When a breaker opens, and for how long.
struct BreakerConfig {
    enum class Window : quint8 { Calls, Time };

    Window window = Window::Calls;
    quint32 windowCalls = 100;
    quint32 windowSeconds = 60;
    quint32 minimumCalls = 20; ///< rates are undefined below
    quint32 failurePercent = 50;
    quint32 slowPercent = 80;
    Nanoseconds slowCall = std::chrono::seconds(10); ///< longer than this is slow
    Nanoseconds wait = std::chrono::seconds(30);     ///< of the first Open; doubles with each that follows
    Nanoseconds maxWait = std::chrono::minutes(10);
    quint32 halfOpenPermits = 5;
    Nanoseconds attemptTimeout = std::chrono::seconds(30);

    bool operator==(const BreakerConfig &) const = default;
};

/// Keeps calls away from a service that fails, and finds out when it is well again.
///
/// A value over a point in time: `now` comes in with every call and what is due by then happens first, at its exact
/// moment, so nothing depends on how often it is asked. Open becomes HalfOpen with the first call that comes after the
/// wait, never without one, so an idle breaker does not run in circles. It does not make calls and holds no waiters.
/// Thread: one owner. Acquire and report allocate nothing unless the state changes.
class CircuitBreaker {
public:
    /// Leave to make one call. Must be given back by one `report`; after its deadline the report counts as ignored.
    struct Permit {
        quint32 generation = 0;
        quint32 serial = 0;
        MonoTime deadline{};

        bool operator==(const Permit &) const = default;
    };
    /// Come back at `retryAt`, or at the next change of state if that is sooner; `kNever`: only a person changes it.
    struct Refusal {
        MonoTime retryAt{};

        bool operator==(const Refusal &) const = default;
    };
    static constexpr MonoTime kNever = MonoTime::max();

    explicit CircuitBreaker(const BreakerConfig &config = {});

    [[nodiscard]] std::variant<Permit, Refusal> acquire(MonoTime now);
    /// The same for a call with its own attempt time-out. A permit lives twice as long as that, so that a call which
    /// times out is still counted as the failure that it is.
    [[nodiscard]] std::variant<Permit, Refusal> acquire(MonoTime now, Nanoseconds attemptTimeout);
    /// Takes a permit back with what became of the call.
    void report(const Permit &permit, CallOutcome outcome, Nanoseconds duration, MonoTime now);

    /// Goes to a state because someone says so. Going to Closed forgets the window and every order before.
    /// Errors: `breaker.transitionIllegal`.
    Result<void> order(BreakerState state, const BreakerOrder &order, MonoTime now);

    [[nodiscard]] BreakerState state(MonoTime now);
    /// Rises with every change of state; whoever waits on a refusal looks again when it does.
    [[nodiscard]] quint32 generation() const { return m_generation; }
    [[nodiscard]] BreakerSnapshot snapshot(MonoTime now);
    [[nodiscard]] const BreakerConfig &config() const { return m_config; }
    /// How long the n-th Open in a row lasts: `wait * 2^(n-1)`, at most `maxWait`.
    [[nodiscard]] Nanoseconds waitOf(quint32 n) const;

    /// Takes other settings: the state stays with who forced it and its end, calls are counted anew, and permits that
    /// are out report late. HalfOpen begins anew with the next call.
    void reconfigure(const BreakerConfig &config, MonoTime now);

    /// What to keep over a restart. HalfOpen is kept as Open whose wait is over: its permits do not survive.
    [[nodiscard]] BreakerSaved saved(MonoTime now, WallTime wall);
    /// Takes up a saved state. What remains is clamped to the wait itself, so a clock that was set back keeps nothing
    /// open.
    void restore(const BreakerSaved &saved, MonoTime now, WallTime wall);

private:
    struct Out {
        quint32 serial = 0;
        MonoTime deadline{};
    };

    void advance(MonoTime now);
    void enter(BreakerState state, MonoTime at, BreakerCause cause, const BreakerOrder &order = {});
    void reportTrial(const Permit &permit, CallOutcome outcome, bool slow);
    [[nodiscard]] std::variant<Permit, Refusal> acquireTrial(Nanoseconds attemptTimeout);
    [[nodiscard]] bool isOver(quint32 part, quint32 calls, quint32 percent) const;
    [[nodiscard]] quint32 trialSize() const;
    [[nodiscard]] CallTotals shownTotals();

    BreakerConfig m_config;
    BreakerState m_state = BreakerState::Closed;
    quint32 m_generation = 0;
    quint32 m_serial = 0;
    quint32 m_opensInARow = 0;
    MonoTime m_now{};
    MonoTime m_since{};        ///< beginning of HalfOpen
    MonoTime m_until = kNever; ///< end of Open, HalfOpen or a forced state
    CallWindow m_window;
    CallTotals m_trial;
    std::vector<Out> m_out; ///< permits out in HalfOpen
    quint64 m_refused = 0;
    quint64 m_late = 0;
    BreakerOrder m_order;
    std::vector<BreakerTransition> m_history;
};

} // namespace sluice
