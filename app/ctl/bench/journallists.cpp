#include "app/ctl/bench/workloads.h"

#include "app/ctl/errors.h"
#include "core/journal/sqlitejournal.h"
#include "core/journal/sqlitejournalreader.h"
#include "core/run/machine.h"
#include "core/tasks/taskhost.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <functional>

namespace sluice::ctl {

namespace {

constexpr int kListedRuns = 1'000'000;
constexpr int kQueuedSteps = 1'000'000;
constexpr int kRunsATransaction = 1'000;
constexpr int kFramesARun = 5;
constexpr int kEventsAFrame = 2;
constexpr double kPageMark = 20;          ///< pages a second: 50 ms each
constexpr double kRecoveryMark = 100'000; ///< steps a second: a million in 10 s
const QByteArray kVersion = "0123456789ab";

WallTime after(int seconds)
{
    return WallTime(Milliseconds(1'700'000'000'000)) + std::chrono::seconds(seconds);
}

Workflow onlyStep(const QString &id)
{
    Workflow workflow;
    workflow.id = id;
    workflow.name = id;
    Task task;
    task.id = QStringLiteral("only");
    task.type = QStringLiteral("noop");
    workflow.tasks.push_back(task);
    return workflow;
}

/// Twenty workflows; of a hundred runs three fail, in a thousand ways each, and one in ten thousand goes on.
RunSummary listedRun(int id)
{
    RunSummary run;
    run.id = RunId{static_cast<quint64>(id)};
    run.workflow = QStringLiteral("workflow-%1").arg(id % 20);
    run.version = kVersion;
    run.trigger = QStringLiteral("bench");
    run.started = after(id);
    run.state = id % 10'000 == 77 ? RunState::Waiting : id % 33 == 5 ? RunState::Failed : RunState::Succeeded;
    if (isFinal(run.state))
        run.ended = after(id + 3);
    if (run.state == RunState::Failed)
        run.failure = {QStringLiteral("http.refused"),
                       {{QStringLiteral("url"), QStringLiteral("http://10.0.0.1/orders/%1").arg(id % 1000)}},
                       QStringLiteral("connection refused")};
    return run;
}

void addListedRun(JournalBatch &batch, int id)
{
    batch.runs.push_back(listedRun(id));
    for (int i = 0; i < kFramesARun; ++i) {
        Frame frame;
        frame.run = batch.runs.back().id;
        frame.first = static_cast<quint64>(i) * kEventsAFrame;
        frame.steps = kFramesARun;
        frame.done = static_cast<quint32>(i);
        for (int event = 0; event < kEventsAFrame; ++event)
            frame.events.push_back({after(id), StepSucceeded{StepIndex{0}, 1, {}, "{\"country\":\"AQ\",\"rate\":7}"}});
        batch.frames.push_back(std::move(frame));
    }
}

void addQueuedRun(JournalBatch &batch, int id)
{
    RunSummary run;
    run.id = RunId{static_cast<quint64>(id)};
    run.workflow = QStringLiteral("workflow-%1").arg(id % 20);
    run.version = kVersion;
    run.trigger = QStringLiteral("bench");
    run.started = after(id);
    run.state = RunState::Running;
    Frame frame;
    frame.run = run.id;
    frame.steps = 1;
    frame.events = {{run.started, RunStarted{run.trigger, "{\"country\":\"AQ\"}", 7}}};
    batch.runs.push_back(std::move(run));
    batch.frames.push_back(std::move(frame));
}

Result<void> fill(const QString &folder, int runs, void (*add)(JournalBatch &, int))
{
    auto journal = SqliteJournal::open(folder);
    if (!journal)
        return tl::unexpected(journal.error());
    JournalBatch batch;
    for (int i = 0; i < 20; ++i)
        batch.versions.push_back({kVersion, onlyStep(QStringLiteral("workflow-%1").arg(i))});
    for (int id = 1; id <= runs; ++id) {
        add(batch, id);
        if (id % kRunsATransaction != 0 && id != runs)
            continue;
        if (auto written = (*journal)->append({batch}); !written)
            return written;
        batch = {};
    }
    return {};
}

struct PageRow {
    QString name;
    RunFilter filter;
};

std::vector<PageRow> filtersOf(int runs)
{
    const auto workflow = QStringLiteral("workflow-7");
    RunFilter time{{}, {}, {}};
    time.from = after(runs / 3);
    time.until = after(runs / 2 + 17);
    auto timeOfWorkflow = time;
    timeOfWorkflow.workflow = workflow;
    return {{QStringLiteral("all"), {}},
            {QStringLiteral("workflow"), {workflow, {}, {}}},
            {QStringLiteral("state"), {{}, RunState::Failed, {}}},
            {QStringLiteral("rare state"), {{}, RunState::Waiting, {}}},
            {QStringLiteral("workflow and state"), {workflow, RunState::Failed, {}}},
            {QStringLiteral("text of each failure"), {{}, {}, QStringLiteral("REFUSED")}},
            {QStringLiteral("text of few failures"), {{}, {}, QStringLiteral("orders/55")}},
            {QStringLiteral("text of no failure"), {{}, {}, QStringLiteral("nothing")}},
            {QStringLiteral("time"), time},
            {QStringLiteral("time and workflow"), timeOfWorkflow}};
}

double milliseconds(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

/// Reads pages from the first to the last, all over the list; milliseconds of each.
Result<std::vector<double>> timePages(JournalReader &reader, const RunFilter &filter)
{
    constexpr int kPages = 50;
    std::vector<double> times;
    quint64 total = 0;
    for (int i = 0; i < kPages; ++i) {
        const auto offset = static_cast<quint32>(total * static_cast<quint64>(i) / kPages);
        QElapsedTimer timer;
        timer.start();
        const auto page = reader.runs(filter, {offset, 100});
        times.push_back(milliseconds(timer));
        if (!page)
            return tl::unexpected(page.error());
        total = page->total;
    }
    std::ranges::sort(times);
    return times;
}

int scaledTo(int usual, double scale)
{
    return std::max(1, static_cast<int>(std::lround(usual * scale)));
}

} // namespace

Result<Measure> measureLists(double scale, Output &output)
{
    const QString workload = QStringLiteral("journal-lists");
    const int runs = scaledTo(kListedRuns, scale);
    const QTemporaryDir folder;
    output.message(QCoreApplication::translate("sluicectl", "%1: a journal of %2 runs of %3 events…")
                       .arg(workload)
                       .arg(runs)
                       .arg(kFramesARun * kEventsAFrame));
    if (auto filled = fill(folder.path(), runs, addListedRun); !filled)
        return tl::unexpected(filled.error());
    const auto reader = SqliteJournalReader::open(folder.path());
    if (!reader)
        return tl::unexpected(reader.error());
    double slowest = 0;
    for (const auto &[name, filter] : filtersOf(runs)) {
        const auto times = timePages(**reader, filter);
        if (!times)
            return tl::unexpected(times.error());
        const auto p99 = times->at(times->size() * 99 / 100);
        slowest = std::max(slowest, p99);
        output.message(QStringLiteral("%1: %2: p50 %3 ms, p99 %4 ms")
                           .arg(workload, name)
                           .arg(times->at(times->size() / 2), 0, 'f', 1)
                           .arg(p99, 0, 'f', 1));
    }
    return Measure{workload, QStringLiteral("pages, slowest filter's p99"), 1000 / slowest, QStringLiteral("1/s"),
                   kPageMark};
}

Result<Measure> measureRecovery(double scale, Output &output)
{
    const QString workload = QStringLiteral("journal-recovery");
    const int runs = scaledTo(kQueuedSteps, scale);
    const QTemporaryDir folder;
    output.message(QCoreApplication::translate("sluicectl", "%1: a journal of %2 unfinished runs of one queued step…")
                       .arg(workload)
                       .arg(runs));
    if (auto filled = fill(folder.path(), runs, addQueuedRun); !filled)
        return tl::unexpected(filled.error());
    const auto plan = compile(onlyStep(QStringLiteral("workflow-0")), standardCatalog());
    if (!plan)
        return tl::unexpected(plan.error());
    QElapsedTimer timer;
    timer.start();
    auto journal = SqliteJournal::open(folder.path());
    if (!journal)
        return tl::unexpected(journal.error());
    std::size_t queued = 0;
    double folding = 0;
    const auto taken = (*journal)->unfinishedRuns([&](const StoredRun &stored) {
        QElapsedTimer foldTimer;
        foldTimer.start();
        queued += pending(fold(stored.summary.id, *plan, stored.events)).start.size();
        folding += milliseconds(foldTimer);
    });
    const double took = milliseconds(timer);
    if (!taken)
        return tl::unexpected(taken.error());
    if (queued != static_cast<std::size_t>(runs))
        return failure(kBenchRunFailed, {{QStringLiteral("workload"), workload}});
    output.message(QStringLiteral("%1: %2 ms, of these %3 ms to fold the events")
                       .arg(workload)
                       .arg(took, 0, 'f', 0)
                       .arg(folding, 0, 'f', 0));
    return Measure{workload, QStringLiteral("queued steps recovered"), runs * 1000 / took, QStringLiteral("1/s"),
                   kRecoveryMark};
}

} // namespace sluice::ctl
