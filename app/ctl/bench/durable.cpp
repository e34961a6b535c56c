#include "app/ctl/bench/workloads.h"

#include "app/ctl/enginesession.h"
#include "app/ctl/errors.h"
#include "core/tasks/taskhost.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>

namespace sluice::ctl {

namespace {

/// What the steps of a workload do: nothing at all, or something that may only happen once its start is durable.
enum class Steps : quint8 { Pure, WithEffect };

Workflow chainOf(int steps, Steps kind)
{
    Workflow workflow;
    workflow.id = QStringLiteral("bench");
    for (int i = 0; i < steps; ++i) {
        Task task;
        task.id = QStringLiteral("t%1").arg(i);
        task.type = kind == Steps::Pure ? QStringLiteral("noop") : QStringLiteral("log");
        if (kind == Steps::WithEffect)
            task.params = {{QStringLiteral("message"), QStringLiteral("a step")},
                           {QStringLiteral("level"), QStringLiteral("debug")}};
        if (i > 0)
            workflow.edges.push_back({workflow.tasks.back().id, QStringLiteral("out"), task.id});
        workflow.tasks.push_back(std::move(task));
    }
    return workflow;
}

/// Seconds from the first start to the last end on disk.
Result<double> timeRuns(EngineSession &session, const Workflow &workflow, int runs, const QString &workload)
{
    int answered = 0;
    std::optional<Error> error;
    QObject context;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < runs; ++i) {
        session.engine().startRun({workflow, {}, QStringLiteral("bench")}, &context, [&](const Result<RunId> &run) {
            if (!run)
                error = run.error();
            if (++answered == runs || error)
                session.wake();
        });
    }
    if (auto started = session.waitUntil([&] { return error || answered == runs; }); !started)
        return tl::unexpected(started.error());
    if (error)
        return tl::unexpected(*error);
    if (auto ended = waitForAll(session, static_cast<quint64>(runs), workload); !ended)
        return tl::unexpected(ended.error());
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

Result<Measure> measure(const QString &workload, int runs, int steps, Steps kind, Output &output)
{
    QLoggingCategory::setFilterRules(QStringLiteral("sluice.task.log.debug=false")); // written, but read by nobody
    output.message(QCoreApplication::translate("sluicectl", "%1: %2 durable runs of %3 steps…")
                       .arg(workload)
                       .arg(runs)
                       .arg(steps));
    const QTemporaryDir folder;
    LocalEngineConfig config;
    config.workspace = folder.path();
    config.catalog = standardCatalog();
    config.reservesLog = true;
    Result<double> seconds = 0;
    {
        auto session = EngineSession::start(config, output);
        if (!session)
            return tl::unexpected(session.error());
        seconds = timeRuns(**session, chainOf(steps, kind), runs, workload);
    }
    if (!seconds)
        return tl::unexpected(seconds.error());
    output.message(QCoreApplication::translate("sluicectl", "%1: its rows, by SQLite alone…").arg(workload));
    const auto raw = rawRowsPerSecond(folder.path());
    if (!raw)
        return tl::unexpected(raw.error());
    return Measure{workload,
                   kind == Steps::Pure ? QStringLiteral("durable steps")
                                       : QStringLiteral("durable steps with an effect"),
                   runs * steps / *seconds, QStringLiteral("1/s"), *raw};
}

int scaled(int usual, double scale)
{
    return std::max(1, static_cast<int>(std::lround(usual * scale)));
}

} // namespace

/// Asks again only after the engine has written once more.
Result<void> waitForAll(EngineSession &session, quint64 runs, const QString &workload)
{
    RunFilter succeeded;
    succeeded.state = RunState::Succeeded;
    for (;;) {
        const auto written = session.answer<std::vector<LetterOutcome>>(
            [&](QObject *context, auto done) { session.engine().redrive({}, context, std::move(done)); });
        if (!written)
            return tl::unexpected(written.error());
        const auto page = session.answer<Page<RunSummary>>([&](QObject *context, auto done) {
            session.engine().listRuns(succeeded, {0, 1}, context, std::move(done));
        });
        if (!page)
            return tl::unexpected(page.error());
        if (page->total >= runs)
            return {};
        if (const auto &trouble = session.engine().snapshot().trouble)
            return failure(kBenchRunFailed, {{QStringLiteral("workload"), workload}}, trouble->error.code);
    }
}

Workflow chainWithEffects(int steps)
{
    return chainOf(steps, Steps::WithEffect);
}

Result<Measure> measureManyRuns(double scale, Output &output)
{
    return measure(QStringLiteral("W1"), scaled(10'000, scale), 1, Steps::Pure, output);
}

Result<Measure> measureChains(double scale, Output &output)
{
    return measure(QStringLiteral("W2"), scaled(1'000, scale), 10, Steps::Pure, output);
}

Result<Measure> measureManyRunsWithEffects(double scale, Output &output)
{
    return measure(QStringLiteral("W1e"), scaled(10'000, scale), 1, Steps::WithEffect, output);
}

Result<Measure> measureChainsWithEffects(double scale, Output &output)
{
    return measure(QStringLiteral("W2e"), scaled(1'000, scale), 10, Steps::WithEffect, output);
}

} // namespace sluice::ctl
