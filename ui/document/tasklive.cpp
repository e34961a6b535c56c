#include "ui/document/tasklive.h"

#include <cmath>

namespace sluice {

namespace {

/// Less than that a second is noise of the smoothed rates.
constexpr double kLeastGrowth = 0.05;
constexpr double kLongestDrain = 7 * 24 * 3600.0;

int weightOf(BreakerPhase phase)
{
    switch (phase) {
    case BreakerPhase::Closed:
        return 0;
    case BreakerPhase::MetricsOnly:
        return 1;
    case BreakerPhase::Disabled:
        return 2;
    case BreakerPhase::HalfOpen:
        return 3;
    case BreakerPhase::Open:
        return 4;
    case BreakerPhase::ForcedOpen:
        break;
    }
    return 5;
}

void take(TaskLive &live, const ConnectionSnapshot &connection)
{
    if (live.breaker && weightOf(*live.breaker) >= weightOf(connection.phase))
        return;
    live.connection = connection.id;
    live.breaker = connection.phase;
    live.forcedBy = connection.forcedBy;
    live.nextProbe.reset();
    if (connection.nextProbe)
        live.nextProbe = std::chrono::ceil<std::chrono::seconds>(*connection.nextProbe);
}

} // namespace

WaitTrend TaskLive::trend() const
{
    const double growth = inPerSecond - outPerSecond;
    if (std::abs(growth) < kLeastGrowth)
        return WaitTrend::Steady;
    return growth > 0 ? WaitTrend::Growing : WaitTrend::Shrinking;
}

/// In steps of a tenth, so that nothing is painted anew for what nobody sees.
double TaskLive::shownRate() const
{
    return std::round(outPerSecond * 10) / 10;
}

std::optional<Milliseconds> TaskLive::toDrain() const
{
    const double seconds = static_cast<double>(waiting) / (outPerSecond - inPerSecond);
    if (waiting == 0 || trend() != WaitTrend::Shrinking || seconds > kLongestDrain)
        return std::nullopt;
    return Milliseconds(std::llround(seconds * 1000));
}

LiveByTask liveByTask(const Workflow &workflow, const TaskCatalog &catalog, const EngineSnapshot &now)
{
    LiveByTask all;
    QHash<QString, const ConnectionSnapshot *> connections;
    for (const ConnectionSnapshot &connection : now.connections)
        connections.insert(connection.id, &connection);
    for (const Task &task : workflow.tasks) {
        const TaskTypeInfo *type = connections.isEmpty() || task.disabled ? nullptr : catalog.find(task.type);
        if (!type)
            continue;
        for (const ParamInfo &param : type->params) {
            if (param.kind != ParamKind::Connection)
                continue;
            if (const auto *used = connections.value(task.params.value(param.key).toString()))
                take(all[task.id], *used);
        }
    }
    const QString queue = workflowQueue(workflow.id);
    for (const QueueSnapshot &each : now.queues) {
        if (each.id != queue)
            continue;
        for (const TaskQueueSnapshot &waiting : each.tasks) {
            const bool isQuiet = waiting.depth == 0 && waiting.outPerSecond < kLeastGrowth;
            if (!workflow.task(waiting.task) || isQuiet)
                continue;
            TaskLive &live = all[waiting.task];
            live.waiting = waiting.depth;
            live.inPerSecond = waiting.inPerSecond;
            live.outPerSecond = waiting.outPerSecond;
        }
    }
    return all;
}

} // namespace sluice
