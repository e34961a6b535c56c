#include "core/remote/metrics.h"

#include "core/remote/wire/enumname.h"

#include <prometheus/text_serializer.h>

#include <algorithm>
#include <sstream>

namespace sluice {

namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;
using Labels = std::vector<std::pair<const char *, QString>>;

constexpr double kMillisecondsASecond = 1000;

/// Families of figures, as they are built up.
class Families {
public:
    void counter(const char *name, const char *help, double value, const Labels &labels = {})
    {
        add(name, help, MetricType::Counter, labels).counter.value = value;
    }
    void gauge(const char *name, const char *help, double value, const Labels &labels = {})
    {
        add(name, help, MetricType::Gauge, labels).gauge.value = value;
    }
    [[nodiscard]] const std::vector<MetricFamily> &all() const { return m_all; }

private:
    ClientMetric &add(const char *name, const char *help, MetricType type, const Labels &labels)
    {
        auto found = std::ranges::find(m_all, std::string(name), &MetricFamily::name);
        if (found == m_all.end())
            found = m_all.insert(m_all.end(), MetricFamily{name, help, type, {}});
        ClientMetric &metric = found->metric.emplace_back();
        for (const auto &[label, value] : labels)
            metric.label.push_back({label, value.toStdString()});
        return metric;
    }

    std::vector<MetricFamily> m_all;
};

double secondsOf(Milliseconds time)
{
    return static_cast<double>(time.count()) / kMillisecondsASecond;
}

/// One figure for each phase that a thing can be in, 1 for the one that it is in.
template <typename Phase>
void addPhase(Families &families, const char *name, const char *help, Phase phase, const Labels &labels)
{
    for (std::size_t each = 0; each < wire::kMostEnumerators && !wire::kNames<Phase>[each].empty(); ++each) {
        const auto one = static_cast<Phase>(each);
        Labels all = labels;
        all.emplace_back("phase", wire::enumName(one));
        families.gauge(name, help, one == phase ? 1 : 0, all);
    }
}

void addComponent(Families &families, const ComponentSnapshot &component)
{
    const Labels labels{{"component", component.id}};
    addPhase(families, "sluice_component_phase", "1 for the phase that a component is in.", component.phase, labels);
    families.gauge("sluice_component_heartbeat_age_seconds", "Time since a component told that it lives.",
                   secondsOf(component.heartbeatAge), labels);
    families.gauge("sluice_component_healthy", "1: its heartbeat is fresh and it makes progress.",
                   component.health == ComponentHealth::Ok ? 1 : 0, labels);
    families.gauge("sluice_component_queue_depth", "What waits for a component.",
                   static_cast<double>(component.queueDepth), labels);
    families.gauge("sluice_component_memory_bytes", "Memory that a component accounts for.",
                   static_cast<double>(component.memoryBytes), labels);
    families.gauge("sluice_component_cpu_ratio", "Processor time of its threads over the last second, of one core.",
                   component.cpuPercent / 100, labels);
    families.counter("sluice_component_requests_total", "What a component was asked to do.",
                     static_cast<double>(component.requests), labels);
    families.counter("sluice_component_errors_total", "What of that failed.", static_cast<double>(component.errorCount),
                     labels);
    families.counter("sluice_component_restarts_total", "How often a component was started anew.", component.restarts,
                     labels);
}

void addConnection(Families &families, const ConnectionSnapshot &connection)
{
    const Labels labels{{"connection", connection.id}};
    addPhase(families, "sluice_breaker_phase", "1 for the phase that a circuit breaker is in.", connection.phase,
             labels);
    families.gauge("sluice_breaker_failure_ratio", "Calls of the breaker's window that failed.", connection.failureRate,
                   labels);
    families.gauge("sluice_breaker_calls", "Calls in the breaker's window.", connection.calls, labels);
    families.counter("sluice_breaker_refused_total", "Calls that the breaker let not through.",
                     static_cast<double>(connection.refused), labels);
    families.gauge("sluice_pool_in_use", "Places of a connection's pool that are taken.", connection.inUse, labels);
    families.gauge("sluice_pool_size", "Places of a connection's pool.", connection.poolSize, labels);
    families.gauge("sluice_pool_waiting", "Steps that wait for a place.", connection.waiting, labels);
    families.counter("sluice_pool_refused_total", "Steps that found the line full, or waited too long.",
                     static_cast<double>(connection.poolRefused), labels);
    families.counter("sluice_limiter_refused_total", "Of these, those that the rate limit kept out.",
                     static_cast<double>(connection.limiterRefused), labels);
}

void addQueue(Families &families, const QueueSnapshot &queue)
{
    const Labels labels{{"queue", queue.id}};
    families.gauge("sluice_queue_depth", "How many wait in a queue.", static_cast<double>(queue.depth), labels);
    families.gauge("sluice_queue_oldest_age_seconds", "How long the one who waits longest does.",
                   secondsOf(queue.oldestAge), labels);
    families.gauge("sluice_queue_paused", "1: somebody paused it.", queue.hold ? 1 : 0, labels);
}

void addSubscriber(Families &families, const SubscriberSnapshot &subscriber)
{
    const Labels labels{{"subscriber", subscriber.name}, {"id", QString::number(subscriber.id)}};
    families.counter("sluice_subscriber_delivered_total", "Events that a subscriber was handed.",
                     static_cast<double>(subscriber.delivered), labels);
    families.counter("sluice_subscriber_dropped_total", "Events that a subscriber lost.",
                     static_cast<double>(subscriber.dropped), labels);
    families.gauge("sluice_subscriber_queued", "Events that wait for a subscriber.",
                   static_cast<double>(subscriber.queued), labels);
}

void addEngine(Families &families, const EngineSnapshot &now)
{
    families.gauge("sluice_build_info", "1; the version is in the label.", 1,
                   {{"version", QStringLiteral(SLUICE_VERSION)}});
    families.gauge("sluice_trouble", "1: the engine cannot work as it should.", now.trouble ? 1 : 0);
    families.gauge("sluice_figures_age_seconds", "How old what the engine tells of itself is.",
                   secondsOf(now.figuresAge));
    families.gauge("sluice_runs_active", "Runs that are not over.", now.activeRuns);
    families.gauge("sluice_runs_waiting", "Of these, those that were accepted and have not begun.", now.waitingRuns);
    families.counter("sluice_steps_started_total", "Attempts of steps that began.",
                     static_cast<double>(now.stepsStarted));
    families.counter("sluice_steps_ended_total", "Attempts of steps that ended.", static_cast<double>(now.stepsEnded));
    families.counter("sluice_step_errors_total", "Of these, those that failed.", static_cast<double>(now.stepErrors));
    families.gauge("sluice_dead_letters_open", "Dead letters that wait for a decision.",
                   static_cast<double>(now.openLetters));
    families.counter("sluice_events_published_total", "Events on the bus.", static_cast<double>(now.eventsPublished));
    families.gauge("sluice_alerts_firing", "Alerts that fire.", static_cast<double>(now.alerts.size()));
}

} // namespace

QByteArray metricsOf(const EngineSnapshot &snapshot)
{
    Families families;
    addEngine(families, snapshot);
    for (const ComponentSnapshot &component : snapshot.components)
        addComponent(families, component);
    for (const ConnectionSnapshot &connection : snapshot.connections)
        addConnection(families, connection);
    for (const QueueSnapshot &queue : snapshot.queues)
        addQueue(families, queue);
    for (const SubscriberSnapshot &subscriber : snapshot.subscribers)
        addSubscriber(families, subscriber);
    std::ostringstream text;
    prometheus::TextSerializer().Serialize(text, families.all());
    return QByteArray::fromStdString(text.str());
}

} // namespace sluice
