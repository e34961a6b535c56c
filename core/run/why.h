#pragma once

#include "core/run/state.h"

#include <optional>
#include <variant>

namespace sluice {

namespace why {

/// Steps before it are not over, or those that are do not suffice.
struct Upstream {
    std::vector<StepIndex> steps; ///< that it still waits for
    bool operator==(const Upstream &) const = default;
};
/// Its join needs more branches than have come.
struct Join {
    quint32 needed = 0;
    quint32 come = 0;
    quint32 of = 0; ///< branches that lead to it
    bool operator==(const Join &) const = default;
};
/// Somebody has paused the run, or it has halted by itself before a step with a breakpoint.
struct Paused {
    QString who; ///< empty: nobody, if it has halted
    WallTime since{};
    std::optional<StepIndex> haltedAt = std::nullopt; ///< the step before which a breakpoint halts it
    bool operator==(const Paused &) const = default;
};
/// A retry or a delay is not due yet.
struct Timer {
    WallTime due{};
    bool retry = false;
    int attempt = 0; ///< of a retry: the number of the attempt to come …
    int of = 0;      ///< … and how many there may be
    bool operator==(const Timer &) const = default;
};
struct LetterOpen {
    quint32 letter = 0;
    bool operator==(const LetterOpen &) const = default;
};
/// A loop waits for its items; `cap` is reached if not all of them have begun.
struct Items {
    quint32 done = 0;
    quint32 begun = 0;
    quint32 of = 0;
    quint32 cap = 0; ///< 0: none
    bool operator==(const Items &) const = default;
};
struct Cancelling {
    bool operator==(const Cancelling &) const = default;
};
struct RunOver {
    RunState state = RunState::Succeeded;
    bool operator==(const RunOver &) const = default;
};
/// The run was started without it.
struct NotChosen {
    bool operator==(const NotChosen &) const = default;
};

/// Its workflow has enough runs under way: it has not begun.
struct Held {
    bool operator==(const Held &) const = default;
};

/// It waits for an event.
struct AwaitsEvent {
    Await await;
    WallTime due{}; ///< when the wait ends by itself, if it does
    bool operator==(const AwaitsEvent &) const = default;
};

/// A compensation waits for what comes before it: attempts that are being stopped, or the compensations of steps that
/// succeeded later than its own.
struct Before {
    std::vector<StepIndex> stopping;      ///< attempts that have not stopped yet
    std::vector<StepIndex> compensations; ///< in the order in which they run, from the one under way
    bool operator==(const Before &) const = default;
};

/// It waits for a run that it called.
struct WaitsForRun {
    RunId run{};
    QString workflow;
    bool ends = false;
    WallTime due{}; ///< when the wait ends by itself, if it does
    bool operator==(const WaitsForRun &) const = default;
};

using Cause = std::variant<Upstream, Join, Paused, Timer, LetterOpen, Items, Cancelling, RunOver, NotChosen, Held,
                           AwaitsEvent, Before, WaitsForRun>;

} // namespace why

/// Every cause within its run that a step does not run now, the nearest first. Empty: it runs, is over for good, or
/// only waits for the engine to have room. Pure.
[[nodiscard]] std::vector<why::Cause> whyNot(const Run &run, StepIndex step, WallTime now);

/// Why an item of a loop has not begun; empty: it has.
[[nodiscard]] std::vector<why::Cause> whyNotItem(const Run &run, StepIndex forEach, quint32 item);

} // namespace sluice
