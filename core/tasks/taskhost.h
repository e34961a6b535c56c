#pragma once

#include "core/api/connectiontest.h"
#include "core/integration/callfailure.h"
#include "core/integration/secret/secretstore.h"
#include "core/tasks/taskrunner.h"

#include <memory>
#include <vector>

namespace sluice {

class Clock;
class PluginShelf;

/// What an attempt came to.
struct AttemptResult {
    RunId run{};
    StepIndex step{};
    quint64 lease = 0;
    Outcome outcome;
    Nanoseconds took{};
};

/// Whether a call may go that an attempt under way wants to make over another connection.
struct CallAnswer {
    RunId run{};
    quint64 lease = 0;
    std::optional<CallFailure> refused; ///< of class `Rejected`: why not, and when to come back
};

/// The gates of other connections, for calls that an attempt makes besides those over its own; each attempt has at most one
/// call at a time. Thread: called on the thread of the host.
class CallGates {
public:
    virtual ~CallGates() = default;
    /// Stands in line at the gate of a connection, for so long; `TaskHost::answerCall` brings the answer.
    virtual void ask(const Attempt &attempt, const QString &connection, Milliseconds patience) = 0;
    /// The call has ended, and this is what came of it.
    virtual void ended(const Attempt &attempt, const Outcome &outcome) = 0;
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
        SecretStorePtr secrets = std::make_shared<EnvironmentSecrets>();
        std::shared_ptr<const PluginShelf> plugins = nullptr; ///< more task types than those of Sluice; none: no more
    };

    /// Without `gates`, which outlive it, every call may go at once.
    static std::unique_ptr<TaskHost> create(const Clock &clock, Settings settings, CallGates *gates = nullptr);
    virtual ~TaskHost() = default;

    virtual void start(Attempt attempt, Done done) = 0;
    virtual void answerCall(const CallAnswer &answer) = 0;
    /// Tries a connection out, apart from all attempts; see `ConnectionTester`.
    virtual void testConnection(ConnectionTest test, const QString &workspace,
                                std::function<void(ConnectionReport &&)> tested) = 0;
    /// Attempts under way, and those waiting for the blocking pool.
    [[nodiscard]] virtual quint32 running() const = 0;
    /// Bytes of answers that are being read.
    [[nodiscard]] virtual quint64 bufferedBytes() const { return 0; }
    /// Processor time of the threads that it owns; not that of the I/O thread.
    [[nodiscard]] virtual Nanoseconds helpersCpu() const { return {}; }
};

/// Performs an attempt of an inline type at once, without I/O and without scripts; none: it has to go to the host
/// (its parameters hold an expression that needs a script, or its type is not inline). Pure; any thread.
[[nodiscard]] std::optional<Outcome> runInline(const Attempt &attempt, WallTime now);

/// The task types of Sluice with their parameter schemas, in palette order.
[[nodiscard]] TaskCatalog standardCatalog();

} // namespace sluice
