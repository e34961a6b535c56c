#include "core/api/simulation.h"

#include "core/base/duration.h"
#include "core/resilience/breakerstate.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>
#include <numeric>

namespace sluice {

namespace {

// What calls of other systems usually take: a tenth of a second, and one of a hundred a whole one.
constexpr double kUsualMedian = 80;
constexpr double kUsualP99 = 800;

QJsonArray inJson(const auto &numbers)
{
    QJsonArray array;
    for (const auto &each : numbers)
        array.push_back(static_cast<double>(each));
    return array;
}

QJsonObject inJson(const SimulatedTask &task)
{
    return {{QStringLiteral("task"), task.task},
            {QStringLiteral("attempts"), static_cast<double>(task.attempts)},
            {QStringLiteral("succeeded"), static_cast<double>(task.succeeded)},
            {QStringLiteral("failed"), inJson(task.failed)},
            {QStringLiteral("letters"), static_cast<double>(task.letters)},
            {QStringLiteral("busyMs"), task.busyMs},
            {QStringLiteral("waitMs"), inJson(task.waitMs)},
            {QStringLiteral("waiting"), inJson(task.waiting)},
            {QStringLiteral("askedPerSecond"), task.asked},
            {QStringLiteral("donePerSecond"), task.done},
            {QStringLiteral("backlog"), task.backlog}};
}

QJsonObject inJson(const SimulatedConnection &connection)
{
    QJsonArray changes;
    for (const auto &change : connection.breaker)
        changes.push_back(QJsonObject{{QStringLiteral("atMs"), static_cast<double>(change.at.count())},
                                      {QStringLiteral("to"), QString(nameOf(static_cast<BreakerState>(change.to)))}});
    return {{QStringLiteral("connection"), connection.connection},
            {QStringLiteral("waiting"), inJson(connection.waiting)},
            {QStringLiteral("breaker"), changes},
            {QStringLiteral("opens"), static_cast<double>(connection.opens)},
            {QStringLiteral("openMs"), connection.openMs},
            {QStringLiteral("askedPerSecond"), connection.asked},
            {QStringLiteral("donePerSecond"), connection.done},
            {QStringLiteral("backlog"), connection.backlog}};
}

LatencyModel usualLatency(const Task &task, const TaskTypeInfo &type)
{
    LatencyModel latency;
    if (type.role == TaskRole::Delay) {
        const auto said = parseDuration(task.params.value(u"duration").toString());
        latency.first = said ? static_cast<double>(said->count()) : 1000;
    } else if (type.lane != Lane::Inline || type.sideEffects || waitsOutside(type.type)) {
        latency = {LatencyModel::Kind::LogNormal, kUsualMedian, kUsualP99, {}};
    }
    return latency;
}

} // namespace

bool waitsOutside(const QString &type)
{
    return type == QLatin1StringView("wait.event") || type == QLatin1StringView("workflow.call")
           || type == QLatin1StringView("approval");
}

double SimulatedTask::waitSumMs() const
{
    return std::accumulate(waitMs.begin(), waitMs.end(), 0.0);
}

quint64 SimulatedTask::failures() const
{
    return std::accumulate(failed.begin(), failed.end(), quint64(0));
}

std::optional<double> SimulationResult::within(double share) const
{
    // Who was turned away, waits for a person or is not done yet, does not end within any time.
    const double rank = std::ceil(share * static_cast<double>(runs));
    const auto at = static_cast<std::size_t>(std::max(rank, 1.0)) - 1;
    return at < durationsMs.size() ? std::optional(durationsMs[at]) : std::nullopt;
}

std::vector<TaskModel> usualModels(const Workflow &workflow, const TaskCatalog &catalog)
{
    std::vector<TaskModel> models;
    for (const Task &task : workflow.tasks) {
        TaskModel model;
        model.task = task.id;
        if (const TaskTypeInfo *type = catalog.find(task.type)) {
            model.latency = usualLatency(task, *type);
            const QStringList ports = outPortsOf(task, *type);
            for (const QString &port : ports) {
                if (ports.size() > 1 && type->role == TaskRole::Step && type->lane == Lane::Inline && !type->sideEffects)
                    model.ports[port] = 1.0 / static_cast<double>(ports.size());
            }
        }
        models.push_back(std::move(model));
    }
    return models;
}

QByteArray simulationJson(const SimulationResult &result)
{
    QJsonArray tasks;
    for (const SimulatedTask &task : result.tasks)
        tasks.push_back(inJson(task));
    QJsonArray connections;
    for (const SimulatedConnection &connection : result.connections)
        connections.push_back(inJson(connection));
    const auto count = [](quint64 value) { return static_cast<double>(value); };
    const QJsonObject all{{QStringLiteral("durationMs"), static_cast<double>(result.duration.count())},
                          {QStringLiteral("runs"), count(result.runs)},
                          {QStringLiteral("refused"), count(result.refused)},
                          {QStringLiteral("succeeded"), count(result.succeeded)},
                          {QStringLiteral("failed"), count(result.failed)},
                          {QStringLiteral("waitForPerson"), count(result.stuck)},
                          {QStringLiteral("unfinished"), count(result.unfinished)},
                          {QStringLiteral("letters"), count(result.letters)},
                          {QStringLiteral("steps"), count(result.steps)},
                          {QStringLiteral("events"), count(result.events)},
                          {QStringLiteral("durationsMs"), inJson(result.durationsMs)},
                          {QStringLiteral("startWaitMs"), result.startWaitMs},
                          {QStringLiteral("endedPerSecond"), result.endedPerSecond},
                          {QStringLiteral("active"), inJson(result.active)},
                          {QStringLiteral("tasks"), tasks},
                          {QStringLiteral("connections"), connections}};
    return QJsonDocument(all).toJson(QJsonDocument::Compact);
}

} // namespace sluice
