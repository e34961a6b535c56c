#include "app/ctl/bench/workloads.h"

#include "app/ctl/errors.h"
#include "core/base/clock.h"
#include "core/engine/runengine.h"
#include "core/run/machine.h"
#include "core/tasks/taskhost.h"

#include <QCoreApplication>

#ifdef SLUICE_MIMALLOC
#include <mimalloc.h>
#else
#include <malloc.h>
#endif

#include <algorithm>
#include <cmath>

namespace sluice::ctl {

namespace {

constexpr int kQueued = 1'000'000;
constexpr double kBytesMark = 400;

/// Memory that is handed out to this thread, in bytes: as it is rounded up, not what the system keeps at hand.
double bytesInUse()
{
#ifdef SLUICE_MIMALLOC
    double bytes = 0;
    const auto add = [](const mi_heap_t *, const mi_heap_area_t *area, void *, std::size_t, void *sum) {
        *static_cast<double *>(sum) += static_cast<double>(area->used * area->full_block_size);
        return true;
    };
    mi_heap_visit_blocks(mi_heap_get_default(), false, add, &bytes);
    return bytes;
#else
    const auto info = mallinfo2();
    return static_cast<double>(info.uordblks + info.hblkhd);
#endif
}

/// Takes everything and does nothing: what is measured waits.
class NoEffects final : public EngineEffects {
public:
    quint64 write(JournalBatch) override { return ++m_tickets; }
    bool perform(Attempt) override { return true; }
    void tell(std::vector<EngineNews>) override {}
    void publish(std::vector<NewEvent>) override {}
    void retain(const Retention &) override {}
    bool keep(RunId) override { return true; }
    void release(RunId) override {}
    bool deliver(const LetterSummary &) override { return false; }
    void answerCall(CallAnswer) override {}
    void noteAttempt(Nanoseconds) override {}
    void listen(bool) override {}
    void readWorkflow(const QString &) override {}

private:
    quint64 m_tickets = 0;
};

Workflow loopOf(const QString &type)
{
    Workflow workflow;
    workflow.id = QStringLiteral("bench");
    Task each;
    each.id = QStringLiteral("each");
    each.type = QStringLiteral("forEach");
    each.params.insert(QStringLiteral("items"), QStringLiteral("input"));
    Task task;
    task.id = QStringLiteral("do");
    task.type = type;
    workflow.tasks = {each, task};
    workflow.edges = {{each.id, QStringLiteral("item"), task.id}};
    return workflow;
}

int queuedOf(double scale)
{
    return std::max(1000, static_cast<int>(std::lround(kQueued * scale)));
}

} // namespace

Result<Measure> measureQueuedItems(double scale, Output &output)
{
    const QString workload = QStringLiteral("queued-items");
    const int count = queuedOf(scale);
    output.message(
        QCoreApplication::translate("sluicectl", "%1: one run of %2 queued items…").arg(workload).arg(count));
    const auto plan = compile(loopOf(QStringLiteral("noop")), standardCatalog());
    if (!plan)
        return tl::unexpected(plan.error());
    QByteArray items("[1");
    for (int i = 1; i < count; ++i)
        items += ",1";
    items += ']';
    const double before = bytesInUse();
    Run run = newRun(RunId{1}, *plan);
    Events events;
    const WallTime now{Milliseconds(1)};
    const StepIndex loop{0};
    if (!decide(run, command::Start{QStringLiteral("bench"), {}, 1}, now, events)
        || !decide(run, command::StartAttempt{loop}, now, events)
        || !decide(run, command::Found{loop, run.step(loop).lease, items}, now, events)
        || run.ready.size() != static_cast<std::size_t>(count))
        return failure(kBenchRunFailed, {{QStringLiteral("workload"), workload}});
    events = {};
    return Measure{workload, QStringLiteral("memory of a queued step of a loop"), (bytesInUse() - before) / count,
                   QStringLiteral("B"), kBytesMark};
}

Result<Measure> measureQueuedRuns(double scale, Output &output)
{
    const QString workload = QStringLiteral("queued-runs");
    const int count = queuedOf(scale);
    output.message(
        QCoreApplication::translate("sluicectl", "%1: %2 runs of one queued step…").arg(workload).arg(count));
    Workflow workflow;
    workflow.id = QStringLiteral("bench");
    workflow.tasks.push_back({});
    workflow.tasks.back().id = QStringLiteral("do");
    workflow.tasks.back().type = QStringLiteral("noop");
    const SystemClock clock;
    NoEffects effects;
    RunEngineSetup setup;
    setup.clock = &clock;
    setup.catalog = standardCatalog();
    setup.settings.waitingRuns = count + 1; // else the engine turns runs away
    RunEngine engine(setup, effects);
    tell::JournalOpened journal;
    journal.nextRun = RunId{1};
    EngineMessage opened = std::move(journal);
    engine.take(opened);
    engine.setSuspended(true);
    const double before = bytesInUse();
    for (int i = 0; i < count; ++i) {
        EngineMessage start = tell::StartRun{0, RunRequest{workflow, {}, QStringLiteral("bench")}};
        engine.take(start);
        if (i % 1000 == 0)
            engine.settle();
    }
    engine.settle();
    // What waits for the journal is not what waits for its turn.
    EngineMessage durable = JournalReport{.kind = JournalReport::Kind::Durable, .ticket = ~quint64(0)};
    engine.take(durable);
    if (engine.readyRuns() != static_cast<std::size_t>(count))
        return failure(kBenchRunFailed, {{QStringLiteral("workload"), workload}});
    return Measure{workload, QStringLiteral("memory of a queued run of one step"), (bytesInUse() - before) / count,
                   QStringLiteral("B"), kBytesMark};
}

} // namespace sluice::ctl
