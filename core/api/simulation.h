#pragma once

#include "core/api/engineclient.h"

#include <array>
#include <functional>
#include <map>
#include <vector>

namespace sluice {

/// How long something takes, as a distribution. Units: milliseconds, fractions count.
struct LatencyModel {
    enum class Kind : quint8 { Constant, Uniform, Exponential, LogNormal, Empirical };
    Kind kind = Kind::Constant;
    double first = 0;            ///< constant: it; uniform: the least; exponential: the mean; log-normal: the median
    double second = 0;           ///< uniform: the most; log-normal: the 99th percentile
    std::vector<double> samples; ///< empirical: as they were measured, shortest first

    bool operator==(const LatencyModel &) const = default;
};

/// How often an attempt fails, as shares of all attempts. Their sum is at most 1.
struct FailureModel {
    double transient = 0;
    double permanent = 0;
    double unknown = 0;
    double limited = 0; ///< transient, and the other side says when to come back
    Milliseconds retryAfter{30'000};

    [[nodiscard]] double sum() const { return transient + permanent + unknown + limited; }
    bool operator==(const FailureModel &) const = default;
};

/// What stands for the work of one task.
struct TaskModel {
    QString task;
    LatencyModel latency;
    FailureModel failures;
    std::map<QString, double> ports; ///< weights of the out ports; empty: always the first
    quint32 leastItems = 10;         ///< of a forEach
    quint32 mostItems = 10;
    quint64 samples = 0; ///< attempts that it was learnt from; 0: it is an assumption

    bool operator==(const TaskModel &) const = default;
};

/// A time in which calls over a connection fail together.
struct OutageModel {
    QString connection;
    Milliseconds from{};
    Milliseconds lasts{};
    double failing = 1; ///< share of the calls

    bool operator==(const OutageModel &) const = default;
};

/// When runs are started.
struct ArrivalModel {
    enum class Kind : quint8 { Constant, Poisson, Burst };
    Kind kind = Kind::Poisson;
    double perSecond = 1;
    double burstPerSecond = 10; ///< burst: Poisson, at this rate while it lasts
    Milliseconds burstEvery{600'000};
    Milliseconds burstLasts{60'000};

    bool operator==(const ArrivalModel &) const = default;
};

/// All that a simulation depends on: the same setup gives the same result, on every machine.
struct SimulationSetup {
    Workflow workflow;
    TaskCatalog catalog;
    std::vector<Connection> connections;
    EngineSettings engine;
    ArrivalModel arrivals;
    Milliseconds duration = std::chrono::hours(1);
    quint64 seed = 1;
    std::vector<TaskModel> tasks; ///< those left out have the usual model
    std::vector<OutageModel> outages;
};

/// What a step waited for.
enum class WaitCause : quint8 {
    Limit, ///< a limit of its workflow or task
    Pool,  ///< a place in the pool of its connection
    Limiter,
    Breaker,
    ServerPause, ///< the other side said when to come back
    RetryBudget,
    Workers, ///< a thread for work that blocks
    BackOff, ///< the time between two attempts
};
inline constexpr std::size_t kWaitCauses = 8;

/// How a task, a connection or all of it was at equal distances in time.
using Course = std::vector<double>;
inline constexpr std::size_t kCourseParts = 240; ///< of the simulated duration

/// How the steps of one task did.
struct SimulatedTask {
    QString task;
    quint64 attempts = 0;
    quint64 succeeded = 0;           ///< attempts
    std::array<quint64, 6> failed{}; ///< attempts, by `FailureClass`
    quint64 letters = 0;
    double busyMs = 0;                        ///< all attempts together
    std::array<double, kWaitCauses> waitMs{}; ///< all steps together, by `WaitCause`
    Course waiting;                           ///< steps that wait, in the mean of each part
    double asked = 0;                         ///< attempts that came to wait or to start, a second, while runs arrived
    double done = 0;                          ///< attempts that ended, a second, in the same time
    double backlog = 0;                       ///< steps waiting when the last run had arrived

    [[nodiscard]] double waitSumMs() const;
    [[nodiscard]] quint64 failures() const;
    bool operator==(const SimulatedTask &) const = default;
};

/// How the gate of one connection did.
struct SimulatedConnection {
    struct Change {
        Milliseconds at{};
        BreakerPhase to{};
        bool operator==(const Change &) const = default;
    };
    QString connection;
    Course waiting; ///< in line, in the mean of each part
    std::vector<Change> breaker;
    quint64 opens = 0;
    double openMs = 0; ///< while runs arrived
    double asked = 0;  ///< calls a second that came, retries included
    double done = 0;
    double backlog = 0;
    bool operator==(const SimulatedConnection &) const = default;
};

/// What a simulation came to.
struct SimulationResult {
    Milliseconds duration{};
    quint64 runs = 0;    ///< that arrived
    quint64 refused = 0; ///< … and were turned away, since too many had not begun
    quint64 succeeded = 0;
    quint64 failed = 0;     ///< or were undone
    quint64 stuck = 0;      ///< wait for a person
    quint64 unfinished = 0; ///< still under way when nobody looked any more
    quint64 letters = 0;
    quint64 steps = 0;               ///< attempts that were made, of all tasks
    quint64 events = 0;              ///< that were folded
    std::vector<double> durationsMs; ///< of the runs that ended, shortest first
    double startWaitMs = 0;          ///< until runs had their turn, all together
    double endedPerSecond = 0;       ///< runs, while runs arrived
    Course active;                   ///< runs under way, in the mean of each part
    std::vector<SimulatedTask> tasks;
    std::vector<SimulatedConnection> connections;

    /// The time within which so large a share of the runs that arrived ends; none: fewer do.
    [[nodiscard]] std::optional<double> within(double share) const;
    bool operator==(const SimulationResult &) const = default;
};

/// Past runs of a workflow, to learn from.
struct LearnRequest {
    Workflow workflow;
    std::vector<RunHistory> runs;
};

/// What past runs say of each task that they show; the tasks that none of them reached are left out.
struct LearntModels {
    std::vector<TaskModel> tasks;
    quint64 runs = 0;
};

/// The usual model of each task of a workflow: an assumption to begin with, in the order of the file.
[[nodiscard]] std::vector<TaskModel> usualModels(const Workflow &workflow, const TaskCatalog &catalog);

/// Whether steps of the type wait for something outside their run, holding nothing: an event, or a called run.
[[nodiscard]] bool waitsOutside(const QString &type);

/// A result as JSON, every figure of it: the same result gives the same bytes.
[[nodiscard]] QByteArray simulationJson(const SimulationResult &result);

/// Simulates for a front end, without blocking it.
///
/// Thread: the one it was made in; it is answered there, later, and never once `context` is gone.
class SimulationDesk {
public:
    using Done = std::function<void(Result<SimulationResult>)>;

    virtual ~SimulationDesk() = default;
    /// Simulates one thing at a time: the one before is cancelled. `progress` comes now and then, from 0 to 1.
    /// Errors: those of `simulate`.
    virtual void simulate(const SimulationSetup &setup, QObject *context, std::function<void(double)> progress,
                          Done done) = 0;
    /// Ends what is being simulated, within 50 ms, with `simulation.cancelled`.
    virtual void cancel() = 0;
    virtual void learn(const LearnRequest &request, QObject *context, std::function<void(LearntModels)> done) = 0;
};

} // namespace sluice
