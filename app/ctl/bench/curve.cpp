#include "app/ctl/bench/workloads.h"

#include <QCoreApplication>

#include <algorithm>

namespace sluice::ctl {

namespace {

/// Measures a workload at growing sizes and says how much dearer a step is at its dearest than at its cheapest, beside what
/// the raw limit of the same size costs: where that rises alike, it is the machine's memory and not the engine that does.
Result<Measure> curveOf(const QString &name, Workload workload, double firstScale, Output &output)
{
    constexpr int kSizes = 4;
    double slowest = 0;
    double fastest = 0;
    double scale = firstScale;
    for (int i = 0; i < kSizes; ++i, scale *= 10) {
        const auto measure = workload(scale, output);
        if (!measure)
            return measure;
        const double each = 1e9 / measure->value;
        output.message(QStringLiteral("%1: 10^%2 steps: %3 ns a step, of them %4 ns raw")
                           .arg(name)
                           .arg(i + 3)
                           .arg(each, 0, 'f', 0)
                           .arg(1e9 / measure->limit, 0, 'f', 0));
        slowest = std::max(slowest, each);
        fastest = i == 0 ? each : std::min(fastest, each);
    }
    return Measure{name, QStringLiteral("a step, dearest from 10^3 to 10^6; beside the cheapest"), slowest,
                   QStringLiteral("ns"), fastest};
}

} // namespace

Result<Measure> measureMemoryCurve(double scale, Output &output)
{
    return curveOf(QStringLiteral("curve-memory"), measureGraph, 0.1 * scale, output);
}

Result<Measure> measureDurableCurve(double scale, Output &output)
{
    return curveOf(QStringLiteral("curve-durable"), measureChains, 0.1 * scale, output);
}

} // namespace sluice::ctl
