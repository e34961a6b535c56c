#include "core/api/alertfigures.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace sluice {

namespace {

constexpr Nanoseconds kRateWindow = std::chrono::seconds(60);
constexpr Nanoseconds kRateStep = std::chrono::seconds(1);
constexpr double kMebibyte = 1024.0 * 1024.0;

double secondsOf(Milliseconds time)
{
    return static_cast<double>(time.count()) / 1000.0;
}

double valueOf(AlertMetric metric, const ComponentSnapshot &component)
{
    switch (metric) {
    case AlertMetric::ComponentHealth:
        return static_cast<double>(component.health);
    case AlertMetric::ComponentNeedsPerson:
        return component.needsPerson ? 1 : 0;
    case AlertMetric::ComponentHeartbeatAge:
        return secondsOf(component.heartbeatAge);
    case AlertMetric::ComponentCpu:
        return component.cpuPercent;
    case AlertMetric::ComponentMemory:
        return static_cast<double>(component.memoryBytes) / kMebibyte;
    case AlertMetric::ComponentQueue:
        return static_cast<double>(component.queueDepth);
    case AlertMetric::ComponentErrors:
        return static_cast<double>(component.errorCount);
    case AlertMetric::ComponentMean:
        return component.meanMs;
    case AlertMetric::ComponentP99:
        return component.p99Ms;
    case AlertMetric::ComponentRestarts:
        return component.restarts;
    case AlertMetric::ComponentAbandoned:
        return component.abandoned;
    default:
        return 0;
    }
}

/// A rate over fewer calls than the breaker asks for means nothing.
double percentOf(double rate, const ConnectionSnapshot &connection)
{
    return connection.calls < connection.minimumCalls ? 0 : rate * 100.0;
}

double valueOf(AlertMetric metric, const ConnectionSnapshot &connection)
{
    switch (metric) {
    case AlertMetric::BreakerOpen:
        return connection.phase == BreakerPhase::Open || connection.phase == BreakerPhase::ForcedOpen ? 1 : 0;
    case AlertMetric::BreakerFailureRate:
        return percentOf(connection.failureRate, connection);
    case AlertMetric::BreakerSlowRate:
        return percentOf(connection.slowRate, connection);
    case AlertMetric::BreakerRefused:
        return static_cast<double>(connection.refused);
    case AlertMetric::PoolUse:
        return connection.poolSize == 0 ? 0 : 100.0 * connection.inUse / connection.poolSize;
    case AlertMetric::PoolWaiting:
        return connection.waiting;
    case AlertMetric::PoolRefused:
        return static_cast<double>(connection.poolRefused);
    default:
        return 0;
    }
}

double valueOf(AlertMetric metric, const QueueSnapshot &queue)
{
    switch (metric) {
    case AlertMetric::QueueDepth:
        return static_cast<double>(queue.depth);
    case AlertMetric::QueueAge:
        return queue.depth == 0 ? 0 : secondsOf(queue.oldestAge);
    case AlertMetric::QueueIn:
        return queue.inPerSecond;
    case AlertMetric::QueueOut:
        return queue.outPerSecond;
    case AlertMetric::QueuePaused:
        return queue.hold ? 1 : 0;
    default:
        return 0;
    }
}

double engineValue(AlertMetric metric, const EngineSnapshot &now, const AlertRates &rates)
{
    switch (metric) {
    case AlertMetric::RunsActive:
        return now.activeRuns;
    case AlertMetric::RunsWaiting:
        return now.waitingRuns;
    case AlertMetric::RunsWaitingShare:
        return now.waitingRunsLimit == 0 ? 0 : 100.0 * now.waitingRuns / now.waitingRunsLimit;
    case AlertMetric::StepRate:
        return rates.stepsPerSecond();
    case AlertMetric::StepErrorRate:
        return rates.errorPercent();
    case AlertMetric::LettersOpen:
        return static_cast<double>(now.openLetters);
    case AlertMetric::LettersPerMinute:
        return rates.lettersPerMinute();
    case AlertMetric::HungThreads:
        return std::transform_reduce(now.components.begin(), now.components.end(), 0.0, std::plus(),
                                     [](const ComponentSnapshot &component) { return double(component.abandoned); });
    case AlertMetric::EngineTrouble:
        return now.trouble ? 1 : 0;
    case AlertMetric::FiguresAge:
        return secondsOf(now.figuresAge);
    default:
        return 0;
    }
}

template <typename Subject>
std::vector<AlertFigure> each(AlertMetric metric, const std::vector<Subject> &subjects)
{
    std::vector<AlertFigure> figures;
    figures.reserve(subjects.size());
    for (const Subject &subject : subjects)
        figures.push_back({subject.id, valueOf(metric, subject)});
    return figures;
}

} // namespace

void AlertRates::note(const EngineSnapshot &now, MonoTime at)
{
    const Sample sample{at, now.stepsEnded, now.stepErrors, now.openLetters};
    // An engine that was restarted counts from 0 again.
    if (!m_samples.empty() && sample.ended < m_samples.back().ended)
        m_samples.clear();
    if (m_samples.size() > 1 && at - m_samples[m_samples.size() - 2].at < kRateStep)
        m_samples.back() = sample;
    else
        m_samples.push_back(sample);
    while (m_samples.size() > 2 && at - m_samples[1].at >= kRateWindow)
        m_samples.pop_front();
}

double AlertRates::seconds() const
{
    return m_samples.size() < 2 ? 0 : std::chrono::duration<double>(m_samples.back().at - m_samples.front().at).count();
}

double AlertRates::stepsPerSecond() const
{
    const double time = seconds();
    return time <= 0 ? 0 : static_cast<double>(m_samples.back().ended - m_samples.front().ended) / time;
}

double AlertRates::errorPercent() const
{
    if (m_samples.size() < 2)
        return 0;
    const quint64 ended = m_samples.back().ended - m_samples.front().ended;
    const quint64 errors = m_samples.back().errors - m_samples.front().errors;
    return ended < kFewSteps ? 0 : 100.0 * static_cast<double>(errors) / static_cast<double>(ended);
}

/// Of less than a minute, what came so far: a burst right after the start is not made larger than it is.
double AlertRates::lettersPerMinute() const
{
    if (m_samples.size() < 2 || m_samples.back().letters <= m_samples.front().letters)
        return 0;
    const double came = static_cast<double>(m_samples.back().letters - m_samples.front().letters);
    return came * 60.0 / std::max(60.0, seconds());
}

std::optional<std::vector<AlertFigure>> figuresOf(AlertMetric metric, const EngineSnapshot &now,
                                                  const AlertRates &rates)
{
    const AlertSubject subject = subjectOf(metric);
    if (subject == AlertSubject::Component || (metric == AlertMetric::HungThreads && now.components.empty()))
        return now.components.empty() ? std::nullopt : std::optional(each(metric, now.components));
    // Its trouble and its silence are news also when nothing else is: the queues are told once it knows its runs.
    const bool isTold = !now.queues.empty() && now.figuresAge < kFiguresTrusted;
    // One that takes long to open its journal is not silent: it has not begun to speak.
    const bool hasSpoken = metric != AlertMetric::FiguresAge || !now.queues.empty();
    if ((metric < AlertMetric::HungThreads && !isTold) || !hasSpoken)
        return std::nullopt;
    if (subject == AlertSubject::Connection)
        return each(metric, now.connections);
    if (subject == AlertSubject::Queue)
        return each(metric, now.queues);
    return std::vector<AlertFigure>{{QString(), engineValue(metric, now, rates)}};
}

} // namespace sluice
