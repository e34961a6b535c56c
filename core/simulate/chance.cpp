#include "core/simulate/chance.h"

#include <algorithm>

namespace sluice {

namespace {

/// The 99th percentile of the standard normal distribution.
constexpr double kNormal99 = 2.3263478740408408;

double millisecondsOf(const LatencyModel &model, Draws &draws)
{
    switch (model.kind) {
    case LatencyModel::Kind::Constant:
        return model.first;
    case LatencyModel::Kind::Uniform:
        return model.first + (model.second - model.first) * draws.uniform();
    case LatencyModel::Kind::Exponential:
        return model.first * draws.exponential();
    case LatencyModel::Kind::LogNormal: {
        const double sigma = std::log(std::max(model.second / model.first, 1.0)) / kNormal99;
        return model.first * std::exp(sigma * draws.normal());
    }
    case LatencyModel::Kind::Empirical:
        break;
    }
    if (model.samples.empty())
        return 0;
    // Between two neighbours of the sorted sample: no bound of its own but theirs.
    const double place = draws.uniform() * static_cast<double>(model.samples.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const auto above = std::min(below + 1, model.samples.size() - 1);
    return std::lerp(model.samples[below], model.samples[above], place - static_cast<double>(below));
}

std::optional<FailureClass> failureIn(const FailureModel &model, double draw, std::optional<Milliseconds> &retryAfter)
{
    if ((draw -= model.transient) < 0)
        return FailureClass::Transient;
    if ((draw -= model.permanent) < 0)
        return FailureClass::Permanent;
    if ((draw -= model.unknown) < 0)
        return FailureClass::Unknown;
    if (draw - model.limited >= 0)
        return std::nullopt;
    retryAfter = model.retryAfter;
    return FailureClass::Transient;
}

QString portIn(const std::map<QString, double> &ports, double draw)
{
    double sum = 0;
    for (const auto &[port, weight] : ports)
        sum += weight;
    draw *= sum;
    for (const auto &[port, weight] : ports) {
        if ((draw -= weight) < 0)
            return port;
    }
    return {};
}

} // namespace

Nanoseconds drawLatency(const LatencyModel &model, Draws &draws)
{
    constexpr double kMost = 366.0 * 86'400'000; // so that no draw leaves the range of nanoseconds
    return Nanoseconds(static_cast<Nanoseconds::rep>(std::clamp(millisecondsOf(model, draws), 0.0, kMost) * 1e6));
}

DrawnAttempt drawAttempt(const TaskModel &model, quint64 seed, RunId run, StepIndex step, quint32 attempt,
                         double failing)
{
    Draws draws(seed, number(run), number(step), attempt);
    DrawnAttempt drawn;
    const double outage = draws.uniform();
    const double failure = draws.uniform();
    const double port = draws.uniform();
    const double items = draws.uniform();
    drawn.takes = drawLatency(model.latency, draws); // last: it takes as many draws as it needs
    drawn.failure = outage < failing ? std::optional(FailureClass::Transient)
                                     : failureIn(model.failures, failure, drawn.retryAfter);
    if (!model.ports.empty())
        drawn.port = portIn(model.ports, port);
    const quint32 spread = std::max(model.mostItems, model.leastItems) - model.leastItems;
    drawn.items = model.leastItems + static_cast<quint32>(items * (spread + 1.0));
    return drawn;
}

outcome::Failed failureOf(FailureClass failure, const std::optional<Milliseconds> &retryAfter)
{
    // What the other side answers: the gate's breaker tells answers from silence by the status.
    const QString status = failure == FailureClass::Permanent ? QStringLiteral("400")
                           : retryAfter                       ? QStringLiteral("429")
                                                              : QStringLiteral("503");
    return {failure, Error{QStringLiteral("http.status"), {{QStringLiteral("status"), status}}, {}}, {}, retryAfter};
}

outcome::Failed timeOutOf(const Plan::TaskNode &task)
{
    const bool isSafe = task.safety == RepeatSafety::Safe || task.reliability.safeToRepeat;
    return {isSafe ? FailureClass::Transient : FailureClass::Unknown,
            Error{QStringLiteral("http.timeout"), {}, {}},
            {},
            {}};
}

bool isSound(const TaskModel &model)
{
    const LatencyModel &latency = model.latency;
    const FailureModel &failures = model.failures;
    const bool hasTime = std::isfinite(latency.first) && std::isfinite(latency.second) && latency.first >= 0;
    const bool isOrdered = (latency.kind != LatencyModel::Kind::Uniform
                            && latency.kind != LatencyModel::Kind::LogNormal)
                           || latency.second >= latency.first;
    const bool hasScale = latency.kind != LatencyModel::Kind::LogNormal || latency.first > 0;
    const bool isFilled = latency.kind != LatencyModel::Kind::Empirical || !latency.samples.empty();
    const bool areShares = failures.transient >= 0 && failures.permanent >= 0 && failures.unknown >= 0
                           && failures.limited >= 0 && failures.sum() <= 1 + 1e-9;
    const bool areWeights = std::ranges::all_of(model.ports, [](const auto &port) { return port.second >= 0; });
    return hasTime && isOrdered && hasScale && isFilled && areShares && areWeights;
}

/// The rate at a time, and until when it stays so.
double Arrivals::rateAt(double seconds, double &until) const
{
    using Seconds = std::chrono::duration<double>;
    const double every = std::max(Seconds(m_model.burstEvery).count(), 1e-3);
    const double lasts = std::clamp(Seconds(m_model.burstLasts).count(), 0.0, every);
    const double begin = std::floor(seconds / every) * every;
    const bool isBurst = seconds - begin < lasts;
    until = isBurst ? begin + lasts : begin + every;
    return isBurst ? m_model.burstPerSecond : m_model.perSecond;
}

Nanoseconds Arrivals::next()
{
    constexpr double kNever = 1e9; // seconds: beyond every duration
    const auto inNs = [](double seconds) { return Nanoseconds(static_cast<Nanoseconds::rep>(seconds * 1e9)); };
    if (m_model.kind == ArrivalModel::Kind::Constant)
        return inNs(m_model.perSecond > 0 ? static_cast<double>(++m_count) / m_model.perSecond : kNever);
    double work = m_draws.exponential(); // of an arrival at rate 1
    if (m_model.kind == ArrivalModel::Kind::Poisson)
        return inNs(m_model.perSecond > 0 ? m_at += work / m_model.perSecond : kNever);
    while (m_at < kNever) {
        double until = 0;
        const double rate = rateAt(m_at, until);
        if (until <= m_at) // rounding at the very edge
            until = std::nextafter(m_at, kNever);
        if (rate > 0 && work <= rate * (until - m_at))
            return inNs(m_at += work / rate);
        work -= std::max(rate, 0.0) * (until - m_at);
        m_at = until;
        if (m_model.perSecond <= 0 && m_model.burstPerSecond <= 0)
            break;
    }
    return inNs(kNever);
}

} // namespace sluice
