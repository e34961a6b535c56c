// sluice-bench-simulate: what an hour of simulated traffic costs, and how many steps a second are simulated.
#include "core/simulate/simulate.h"
#include "core/tasks/taskhost.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTextStream>

using namespace sluice;

namespace {

constexpr double kMarkSeconds = 1;

Task taskOf(const char *id, const char *type, const QJsonObject &params)
{
    Task task;
    task.id = QString::fromLatin1(id);
    task.type = QString::fromLatin1(type);
    task.params = params;
    return task;
}

Task callOf(const char *id)
{
    return taskOf(id, "http.request",
                  {{QStringLiteral("method"), QStringLiteral("GET")},
                   {QStringLiteral("connection"), QStringLiteral("shop")},
                   {QStringLiteral("url"), QStringLiteral("/")}});
}

Edge edge(const char *from, const char *port, const char *to)
{
    return {QString::fromLatin1(from), QString::fromLatin1(port), QString::fromLatin1(to)};
}

/// A call, a decision, two calls one after the other, or only a value; one call in fifty fails once.
SimulationSetup hour(double perSecond)
{
    SimulationSetup setup;
    setup.catalog = standardCatalog();
    setup.workflow.id = QStringLiteral("orders");
    setup.workflow.tasks = {callOf("fetch"),
                            taskOf("isNew", "if", {{QStringLiteral("condition"), QStringLiteral("1")}}),
                            callOf("price"), callOf("store"), taskOf("skip", "noop", {})};
    setup.workflow.edges = {edge("fetch", "out", "isNew"), edge("isNew", "true", "price"),
                            edge("price", "out", "store"), edge("isNew", "false", "skip")};
    Connection shop;
    shop.id = QStringLiteral("shop");
    shop.type = QStringLiteral("http");
    shop.baseUrl = QStringLiteral("http://127.0.0.1:1");
    shop.poolSize = static_cast<quint32>(perSecond) + 8;
    setup.connections = {shop};
    setup.arrivals.perSecond = perSecond;
    setup.tasks = usualModels(setup.workflow, setup.catalog);
    for (TaskModel &model : setup.tasks)
        model.failures.transient = model.latency.first > 0 ? 0.02 : 0;
    return setup;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QTextStream out(stdout);
    bool isMet = true;
    for (const double perSecond : {1.0, 10.0, 30.0, 100.0}) {
        QElapsedTimer timer;
        timer.start();
        const auto result = simulate(hour(perSecond));
        const double seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
        if (!result) {
            out << result.error().code << '\n';
            return 1;
        }
        const bool counts = perSecond <= 10; // more than that takes as long as it takes
        const bool met = !counts || seconds < kMarkSeconds;
        isMet = isMet && met;
        out << QStringLiteral("  an hour of %1 runs/s %2 s: %3 runs, %4 steps, %5 steps/s, %6 events/s  %7\n")
                   .arg(perSecond, 5)
                   .arg(seconds, 7, 'f', 2)
                   .arg(result->runs)
                   .arg(result->steps)
                   .arg(static_cast<double>(result->steps) / seconds, 0, 'f', 0)
                   .arg(static_cast<double>(result->events) / seconds, 0, 'f', 0)
                   .arg(!counts ? QString()
                        : met   ? QStringLiteral("< 1 s")
                                : QStringLiteral("MISSED: 1 s"));
        out.flush();
    }
    return isMet ? 0 : 1;
}
