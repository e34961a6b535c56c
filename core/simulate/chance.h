#pragma once

#include "core/api/simulation.h"
#include "core/simulate/draws.h"
#include "core/tasks/taskrunner.h"

namespace sluice {

/// What chance says of one attempt.
struct DrawnAttempt {
    Nanoseconds takes{};
    std::optional<FailureClass> failure;
    std::optional<Milliseconds> retryAfter;
    QString port;      ///< where it succeeds; empty: the first
    quint32 items = 0; ///< of a forEach
};

/// The drawn time of one latency; never negative.
[[nodiscard]] Nanoseconds drawLatency(const LatencyModel &model, Draws &draws);

/// Draws an attempt of a task; `failing` is the share of calls that an outage makes fail.
/// The same key gives the same draw, whatever the engine does meanwhile.
[[nodiscard]] DrawnAttempt drawAttempt(const TaskModel &model, quint64 seed, RunId run, StepIndex step, quint32 attempt,
                                       double failing = 0);

/// What the drawn attempt reports when it ends by itself.
[[nodiscard]] outcome::Failed failureOf(FailureClass failure, const std::optional<Milliseconds> &retryAfter);
/// What an attempt reports that ran out of its time.
[[nodiscard]] outcome::Failed timeOutOf(const Plan::TaskNode &task);

/// Whether a model means anything: times not negative, shares that sum up to 1 at most.
[[nodiscard]] bool isSound(const TaskModel &model);

/// The moment of the next arrival after `now`, by the run that arrives.
class Arrivals {
public:
    Arrivals(const ArrivalModel &model, quint64 seed)
        : m_model(model)
        , m_draws(seed, 0x5eed)
    {
    }
    [[nodiscard]] Nanoseconds next();

private:
    [[nodiscard]] double rateAt(double seconds, double &until) const;

    ArrivalModel m_model;
    Draws m_draws;
    double m_at = 0;     ///< seconds
    quint64 m_count = 0; ///< of those that come evenly
};

} // namespace sluice
