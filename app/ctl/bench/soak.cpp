#include "app/ctl/bench/steadyoffer.h"
#include "app/ctl/bench/workloads.h"
#include "app/ctl/errors.h"
#include "core/tasks/taskhost.h"

#include <QCoreApplication>
#include <QFile>
#include <QLoggingCategory>
#include <QTemporaryDir>

#include <unistd.h>

#include <algorithm>
#include <cmath>

namespace sluice::ctl {

namespace {

constexpr int kStepsASecond = 5000;
constexpr int kStepsARun = 10;
constexpr int kSamples = 60;  ///< at scale 1, one a minute
constexpr double kMark = 1.1; ///< what the end may hold beside the first third
constexpr double kMiB = 1024.0 * 1024.0;

/// What the program holds in memory, in bytes; 0: the system does not say.
double residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> fields = file.readAll().split(' ');
    return fields.size() > 1 ? fields[1].toDouble() * static_cast<double>(::sysconf(_SC_PAGESIZE)) : 0;
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

} // namespace

Result<Measure> measureSoak(double scale, Output &output)
{
    const QString workload = QStringLiteral("soak");
    QLoggingCategory::setFilterRules(QStringLiteral("sluice.task.log.debug=false"));
    const Workflow workflow = chainWithEffects(kStepsARun);
    const auto runs = std::max<qint64>(kSamples, std::llround(3600.0 * kStepsASecond / kStepsARun * scale));
    output.message(QCoreApplication::translate("sluicectl", "%1: %2 steps with an effect, %3 a second…")
                       .arg(workload)
                       .arg(runs * kStepsARun)
                       .arg(kStepsASecond));
    const QTemporaryDir folder;
    LocalEngineConfig config;
    config.workspace = folder.path();
    config.catalog = standardCatalog();
    config.reservesLog = true;
    config.settings.keepRuns = 50'000; // so that removing old runs is part of it
    auto session = EngineSession::start(config, output);
    if (!session)
        return tl::unexpected(session.error());
    SteadyOffer offer(**session, workflow, runs, kStepsASecond, [](RunId) {});
    std::vector<double> held;
    QTimer sampling;
    QObject::connect(&sampling, &QTimer::timeout, &offer, [&] {
        held.push_back(residentBytes());
        output.message(QStringLiteral("%1: %2 steps offered, %3 unfinished runs, %4 MiB")
                           .arg(workload)
                           .arg(offer.offered() * kStepsARun)
                           .arg((*session)->engine().snapshot().activeRuns)
                           .arg(held.back() / kMiB, 0, 'f', 1));
    });
    sampling.start(std::chrono::milliseconds(std::llround(3600.0 * 1000 / kSamples * scale)));
    if (auto offered = offer.perform(); !offered)
        return tl::unexpected(offered.error());
    if (held.size() < 6)
        return failure(kBenchRunFailed, {{QStringLiteral("workload"), workload}});
    const auto third = static_cast<std::ptrdiff_t>(held.size() / 3);
    return Measure{workload, QStringLiteral("memory in the last third, beside 1.1 of the first"),
                   median({held.end() - third, held.end()}) / kMiB, QStringLiteral("MiB"),
                   kMark * median({held.begin(), held.begin() + third}) / kMiB};
}

} // namespace sluice::ctl
