#include "app/ctl/bench/steadyoffer.h"
#include "app/ctl/bench/workloads.h"

#include "app/ctl/enginesession.h"
#include "app/ctl/errors.h"
#include "core/tasks/taskhost.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QLoggingCategory>
#include <QTemporaryDir>

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace sluice::ctl {

namespace {

constexpr int kSecondsOffered = 5;
constexpr int kStepsASecond = 1000;
constexpr int kFsyncsAllowed = 3;

/// Watches the runs that are offered, and notes when each of their steps is known to be done on disk.
class StepLatencies final : public QObject {
public:
    StepLatencies(EngineSession &session, const Workflow &workflow, int runs)
        : m_session(session)
        , m_offer(session, workflow, runs, kStepsASecond, [&session](RunId run) { session.engine().watchRun(run); })
        , m_runs(runs)
    {
        connect(&session.engine(), &EngineClient::runEvents, this, &StepLatencies::note);
    }

    /// Nanoseconds from the end of a step on disk to that of the next, in rising order, for as long as runs are offered.
    Result<std::vector<qint64>> perform(const QString &workload)
    {
        m_timer.start();
        if (auto offered = m_offer.perform(); !offered)
            return tl::unexpected(offered.error());
        auto latencies = std::exchange(m_latencies, {});
        std::ranges::sort(latencies);
        // The disk knows when all have ended: one that was over before it was watched has told nothing.
        if (auto ended = waitForAll(m_session, static_cast<quint64>(m_runs), workload); !ended)
            return tl::unexpected(ended.error());
        return latencies;
    }

private:
    void note(RunId run, quint64, const Events &events)
    {
        const qint64 now = m_timer.nsecsElapsed();
        for (const Event &event : events) {
            if (std::holds_alternative<StepSucceeded>(event.data)) {
                const auto [last, isFirst] = m_lastDone.try_emplace(number(run), now);
                if (!isFirst)
                    m_latencies.push_back(now - std::exchange(last->second, now));
            } else if (std::holds_alternative<RunEnded>(event.data)) {
                m_session.engine().unwatchRun(run);
            }
        }
    }

    EngineSession &m_session;
    SteadyOffer m_offer;
    const int m_runs;
    QElapsedTimer m_timer;
    std::unordered_map<quint64, qint64> m_lastDone;
    std::vector<qint64> m_latencies;
};

/// The median of appending a page to a file and waiting for the disk, in nanoseconds.
std::optional<double> fsyncTime(const QString &folder)
{
    constexpr int kFsyncs = 300;
    QFile file(folder + QStringLiteral("/fsync.probe"));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return std::nullopt;
    const QByteArray page(4096, 'x');
    std::vector<qint64> times;
    for (int i = 0; i < kFsyncs; ++i) {
        QElapsedTimer timer;
        timer.start();
        if (file.write(page) != page.size() || ::fdatasync(file.handle()) != 0)
            return std::nullopt;
        times.push_back(timer.nsecsElapsed());
    }
    std::ranges::sort(times);
    return static_cast<double>(times[times.size() / 2]);
}

} // namespace

Result<Measure> measureLatency(double scale, Output &output)
{
    const QString workload = QStringLiteral("latency");
    QLoggingCategory::setFilterRules(QStringLiteral("sluice.task.log.debug=false"));
    const Workflow workflow = chainWithEffects(10);
    const int runs = std::max(2, static_cast<int>(std::lround(kSecondsOffered * kStepsASecond / 10 * scale)));
    output.message(QCoreApplication::translate("sluicectl", "%1: %2 steps with an effect, %3 a second…")
                       .arg(workload)
                       .arg(runs * 10)
                       .arg(kStepsASecond));
    const QTemporaryDir folder;
    LocalEngineConfig config;
    config.workspace = folder.path();
    config.catalog = standardCatalog();
    config.reservesLog = true;
    Result<std::vector<qint64>> latencies;
    {
        auto session = EngineSession::start(config, output);
        if (!session)
            return tl::unexpected(session.error());
        latencies = StepLatencies(**session, workflow, runs).perform(workload);
    }
    if (!latencies)
        return tl::unexpected(latencies.error());
    const auto fsync = fsyncTime(folder.path());
    if (!fsync || latencies->empty())
        return failure(kBenchRunFailed, {{QStringLiteral("workload"), workload}});
    const auto at = [&](double share) {
        return static_cast<double>(
                   (*latencies)[static_cast<std::size_t>(share * static_cast<double>(latencies->size() - 1))])
               / 1000;
    };
    output.message(QStringLiteral("%1: p50 %2 µs, p90 %3 µs, p99 %4 µs; an fsync %5 µs")
                       .arg(workload)
                       .arg(at(0.5), 0, 'f', 0)
                       .arg(at(0.9), 0, 'f', 0)
                       .arg(at(0.99), 0, 'f', 0)
                       .arg(*fsync / 1000, 0, 'f', 0));
    return Measure{workload, QStringLiteral("p99 of one step, against 3 fsyncs"), at(0.99), QStringLiteral("µs"),
                   kFsyncsAllowed * *fsync / 1000};
}

} // namespace sluice::ctl
