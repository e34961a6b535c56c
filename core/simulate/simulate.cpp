#include "core/simulate/simulate.h"

#include "core/simulate/errors.h"
#include "core/simulate/virtualengine.h"

namespace sluice {

namespace {

double expectedRuns(const SimulationSetup &setup)
{
    const ArrivalModel &arrivals = setup.arrivals;
    const double seconds = std::chrono::duration<double>(setup.duration).count();
    const double most = arrivals.kind == ArrivalModel::Kind::Burst
                            ? std::max(arrivals.perSecond, arrivals.burstPerSecond)
                            : arrivals.perSecond;
    return std::isfinite(most) ? std::max(most, 0.0) * std::max(seconds, 0.0) : 0;
}

} // namespace

Result<SimulationResult> simulate(const SimulationSetup &setup, const SimulationWatch &watch)
{
    const double runs = expectedRuns(setup);
    if (runs <= 0)
        return failure(errors::kSimulationNoArrivals);
    if (runs > static_cast<double>(kMostSimulatedRuns))
        return failure(errors::kSimulationTooLarge, {{QStringLiteral("runs"), QString::number(runs, 'f', 0)},
                                                     {QStringLiteral("most"), QString::number(kMostSimulatedRuns)}});
    for (const TaskModel &model : setup.tasks) {
        if (!isSound(model))
            return failure(errors::kSimulationBadModel, {{QStringLiteral("task"), model.task}});
    }
    auto plan = compile(setup.workflow, setup.catalog);
    if (!plan)
        return tl::unexpected(plan.error());
    VirtualEngine engine(setup, *plan, watch);
    return engine.run();
}

} // namespace sluice
