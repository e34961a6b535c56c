#pragma once

#include "core/tasks/taskrunner.h"

#include <memory>
#include <vector>

namespace sluice {

class Clock;

/// What an attempt came to.
struct AttemptResult {
    RunId run{};
    StepIndex step{};
    quint64 lease = 0;
    Outcome outcome;
    Nanoseconds took{};
};

/// Performs attempts: inline, on I/O coroutines, or on the blocking pool, as the lane of their type has it.
///
/// Owns the HTTP pools, the script processes and the blocking pool. Enforces the time-out of each attempt.
/// Thread: an object of the I/O thread; `start` is called there, `done` is called there, exactly once for each attempt;
/// only destroying the host drops those under way without a word: for their runs they are lost.
class TaskHost {
public:
    using Done = std::function<void(AttemptResult &&)>;
    struct Settings {
        quint32 blockingThreads = 4;
        quint32 scriptProcesses = 1;
        QString scriptProgram; ///< path of `sluice-script`; empty: beside the running program
    };

    static std::unique_ptr<TaskHost> create(const Clock &clock, Settings settings);
    virtual ~TaskHost() = default;

    virtual void start(Attempt attempt, Done done) = 0;
    /// Attempts under way, and those waiting for the blocking pool.
    [[nodiscard]] virtual quint32 running() const = 0;
    /// Processor time of the threads that it owns; not that of the I/O thread.
    [[nodiscard]] virtual Nanoseconds helpersCpu() const { return {}; }
};

/// Performs an attempt of an inline type at once, without I/O and without scripts; none: it has to go to the host
/// (its parameters hold an expression that needs a script, or its type is not inline). Pure; any thread.
[[nodiscard]] std::optional<Outcome> runInline(const Attempt &attempt, WallTime now);

/// The task types of Sluice with their parameter schemas, in palette order.
[[nodiscard]] TaskCatalog standardCatalog();

} // namespace sluice
