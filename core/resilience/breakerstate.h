#pragma once

#include "core/base/clock.h"

#include <QString>

#include <optional>
#include <vector>

namespace sluice {

/// What a circuit breaker does with calls; the states and their names are those of resilience4j.
enum class BreakerState : quint8 {
    Closed,      ///< lets through and counts
    Open,        ///< refuses until its wait is over
    HalfOpen,    ///< lets a few through to find out
    ForcedOpen,  ///< refuses because someone said so
    Disabled,    ///< lets all through, records nothing
    MetricsOnly, ///< lets all through, records
};

/// How a call ended, as far as the health of the other side goes.
enum class CallOutcome : quint8 {
    Success, ///< the server answered: 2xx, 3xx and 4xx
    Failure, ///< network, time-out, TLS, 5xx
    Ignored, ///< says nothing about the server: cancelled, never sent, a script's error, 429 or 503 with Retry-After
};

/// Why a breaker changed its state.
enum class BreakerCause : quint8 {
    FailureRate,  ///< too many of the last calls failed
    SlowRate,     ///< too many of the last calls were slow
    WaitOver,     ///< the wait is over and a call came to try
    TrialPassed,  ///< the trial calls were good
    TrialFailed,  ///< the trial calls failed or were slow
    NoDecision,   ///< the trial gave too few outcomes in time
    Person,       ///< somebody asked for it
    ForcedExpired ///< a forced state came to its end
};

/// True where a breaker may go from one state to the other: all but Closed to HalfOpen, and MetricsOnly to Open or
/// HalfOpen.
[[nodiscard]] bool isLegal(BreakerState from, BreakerState to);
/// ForcedOpen, Disabled and MetricsOnly: kept by a person, never left by the breaker itself before they expire.
[[nodiscard]] bool isForced(BreakerState state);
/// The state's stable name, for files and arguments of errors; never shown untranslated.
[[nodiscard]] QLatin1StringView nameOf(BreakerState state);
[[nodiscard]] std::optional<BreakerState> breakerStateFromString(QStringView name);

/// Who asked for a state, why, and for how long (a forced state without a time stays until someone ends it).
struct BreakerOrder {
    QString who;
    QString why;
    std::optional<Nanoseconds> lasts;

    bool operator==(const BreakerOrder &) const = default;
};

/// One change of state, kept for the history of a breaker.
struct BreakerTransition {
    MonoTime at{};
    BreakerState from{};
    BreakerState to{};
    BreakerCause cause{};
    QString who; ///< only with BreakerCause::Person
    QString why;

    bool operator==(const BreakerTransition &) const = default;
};

/// What a breaker shows of itself at one moment. A value, made to cross threads.
struct BreakerSnapshot {
    BreakerState state{};
    quint32 generation = 0;
    quint32 calls = 0; ///< in the window; in HalfOpen, outcomes of the trial
    quint32 failures = 0;
    quint32 slow = 0;
    quint32 minimumCalls = 0;          ///< below this the rates are undefined
    std::optional<double> failureRate; ///< 0 to 1
    std::optional<double> slowRate;
    double failureThreshold = 0;
    double slowThreshold = 0;
    quint64 refused = 0;     ///< permits refused since the breaker was made
    quint64 late = 0;        ///< reports of an older generation
    quint32 permitsOut = 0;  ///< in HalfOpen
    quint32 opensInARow = 0; ///< n of the wait
    Nanoseconds remaining{}; ///< until Open tries again, or a forced state or trial ends; 0: nothing runs
    Nanoseconds wait{};      ///< how long this Open lasts in all
    std::optional<BreakerOrder> forcedBy;
    std::vector<BreakerTransition> history; ///< oldest first, the last 32

    bool operator==(const BreakerSnapshot &) const = default;
};

/// What survives a restart. The window does not: after a restart the calls are counted anew.
struct BreakerSaved {
    BreakerState state = BreakerState::Closed;
    quint32 opensInARow = 0;
    std::optional<WallTime> until; ///< end of the wait, or of the forced state
    std::optional<BreakerOrder> forcedBy;

    bool operator==(const BreakerSaved &) const = default;
};

} // namespace sluice
