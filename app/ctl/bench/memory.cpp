#include "app/ctl/bench/workloads.h"

#include "app/ctl/errors.h"
#include "core/run/foresee.h"
#include "core/run/machine.h"
#include "core/tasks/taskhost.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cmath>
#include <random>

namespace sluice::ctl {

namespace {

constexpr int kLayers = 100;
constexpr int kStepsATurn = 256;      ///< the engine hands what happened to the journal after so many messages
constexpr double kLeastSeconds = 0.5; ///< measured for at least this long, so that the clock's grain does not matter

/// A layered graph: each node hangs on one of the layer before, and every second on another one too.
Workflow layeredGraph(int width)
{
    Workflow workflow;
    workflow.id = QStringLiteral("bench");
    std::mt19937 random(42);
    const auto id = [](int layer, int place) { return QStringLiteral("t%1_%2").arg(layer).arg(place); };
    for (int layer = 0; layer < kLayers; ++layer) {
        for (int place = 0; place < width; ++place) {
            Task task;
            task.id = id(layer, place);
            task.type = QStringLiteral("noop");
            workflow.tasks.push_back(task);
            if (layer == 0)
                continue;
            const int first = static_cast<int>(random() % static_cast<unsigned>(width));
            workflow.edges.push_back({id(layer - 1, first), QStringLiteral("out"), task.id});
            if (place % 2 == 0 && width > 1)
                workflow.edges.push_back({id(layer - 1, (first + 1) % width), QStringLiteral("out"), task.id});
        }
    }
    return workflow;
}

/// Runs the graph once through the run machine; false when the run did not succeed.
bool runOnce(const PlanPtr &plan)
{
    Run run = newRun(RunId{1}, plan);
    const WallTime now{Milliseconds(1)};
    Events events;
    int steps = 0;
    if (!decide(run, command::Start{QStringLiteral("bench"), {}, 1}, now, events))
        return false;
    while (!isFinal(run.state)) {
        const Pending todo = pending(run);
        if (todo.start.empty())
            return false;
        for (std::size_t at = 0; at < todo.start.size(); ++at) {
            if (at % kStepsForeseen == 0)
                foresee(run, std::span(todo.start).subspan(at, std::min(kStepsForeseen, todo.start.size() - at)));
            const StepIndex step = todo.start[at];
            if (!decide(run, command::StartAttempt{step}, now, events)
                || !decide(run, command::Succeed{step, run.step(step).lease, {}, {}}, now, events))
                return false;
            if (++steps % kStepsATurn == 0)
                events.clear();
        }
        events.clear();
    }
    return run.state == RunState::Succeeded;
}

/// The same order of work on the same rows by counters alone: what the graph itself costs.
std::size_t countOnce(const Plan &plan)
{
    const Plan::Region &root = plan.regions.front();
    std::vector<Step> rows(root.tasks.size());
    std::vector<quint32> ready(root.entries);
    std::vector<quint32> next;
    std::size_t done = 0;
    for (; !ready.empty(); std::swap(ready, next)) {
        next.clear();
        for (const quint32 step : ready) {
            rows[step].state = StepState::Succeeded;
            ++done;
            for (const Plan::OutEdge &edge : plan.outOf(root.tasks[step])) {
                Step &row = rows[edge.target];
                if (++row.resolved < plan.wiringOf(root.tasks[edge.target]).incoming)
                    continue;
                row.state = StepState::Ready;
                next.push_back(edge.target);
            }
        }
    }
    return done;
}

/// Steps a second of repeating `once`, which answers how many steps it did; none: it failed.
template <typename Once>
std::optional<double> stepsPerSecond(Once once)
{
    std::size_t steps = 0;
    QElapsedTimer timer;
    timer.start();
    do {
        const std::size_t done = once();
        if (done == 0)
            return std::nullopt;
        steps += done;
    } while (static_cast<double>(timer.nsecsElapsed()) < kLeastSeconds * 1e9);
    return static_cast<double>(steps) * 1e9 / static_cast<double>(timer.nsecsElapsed());
}

} // namespace

Result<Measure> measureGraph(double scale, Output &output)
{
    const QString workload = QStringLiteral("W3");
    const int width = std::max(1, static_cast<int>(std::lround(100 * scale)));
    output.message(QCoreApplication::translate("sluicectl", "%1: a graph of %2 steps in memory…")
                       .arg(workload)
                       .arg(width * kLayers));
    const auto plan = compile(layeredGraph(width), standardCatalog());
    if (!plan)
        return tl::unexpected(plan.error());
    const std::size_t steps = (*plan)->tasks.size();
    const auto value = stepsPerSecond([&]() -> std::size_t { return runOnce(*plan) ? steps : 0; });
    const auto limit = stepsPerSecond([&] { return countOnce(**plan); });
    if (!value || !limit)
        return failure(kBenchRunFailed, {{QStringLiteral("workload"), workload}});
    return Measure{workload, QStringLiteral("steps in memory"), *value, QStringLiteral("1/s"), *limit};
}

} // namespace sluice::ctl
