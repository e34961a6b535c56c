#pragma once

#include "core/simulate/simulate.h"
#include "core/tasks/taskhost.h"

#include <QJsonObject>

namespace sluice::test {

/// A task that calls the connection "service".
inline Task callTask(const QString &id)
{
    Task task;
    task.id = id;
    task.type = QStringLiteral("http.request");
    task.params = {{QStringLiteral("method"), QStringLiteral("GET")},
                   {QStringLiteral("connection"), QStringLiteral("service")},
                   {QStringLiteral("url"), QStringLiteral("/")}};
    task.reliability.jitter = JitterKind::None;
    return task;
}

/// One that never opens its breaker nor limits its rate, with so many places.
inline Connection calmService(quint32 places)
{
    Connection service;
    service.id = QStringLiteral("service");
    service.type = QStringLiteral("http");
    service.baseUrl = QStringLiteral("http://127.0.0.1:1");
    service.poolSize = places;
    service.breaker.minimumCalls = 1'000'000;
    service.breaker.window = 1'000'000;
    service.retryBudget.ratio = 1;
    service.retryBudget.minimum = 1'000'000;
    return service;
}

/// Runs that arrive at this rate and make one call each, which takes this long in the mean.
inline SimulationSetup oneCall(double perSecond, double meanMs, quint32 places, quint64 seed)
{
    SimulationSetup setup;
    setup.workflow.id = QStringLiteral("calls");
    setup.workflow.tasks = {callTask(QStringLiteral("call"))};
    setup.catalog = standardCatalog();
    setup.connections = {calmService(places)};
    setup.arrivals.perSecond = perSecond;
    setup.seed = seed;
    TaskModel model;
    model.task = QStringLiteral("call");
    model.latency = {LatencyModel::Kind::Exponential, meanMs, 0, {}};
    setup.tasks = {model};
    setup.workflow.tasks[0].reliability.attemptTimeout = std::chrono::hours(1);
    return setup;
}

} // namespace sluice::test
