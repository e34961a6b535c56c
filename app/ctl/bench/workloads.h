#pragma once

#include "app/ctl/output.h"
#include "core/base/result.h"
#include "core/workflow/model.h"

namespace sluice::ctl {

/// What was measured, beside the raw rate of the same machine in the same run or, for times and sizes, the mark that it
/// is to stay under.
struct Measure {
    QString workload; ///< "W1"
    QString metric;
    double value = 0;
    QString unit; ///< "1/s", or of a time or size "ns", "µs", "B"
    double limit = 0;
};

class EngineSession;
/// Waits until `runs` runs have succeeded on disk. Errors: those of the engine, `ctl.benchRunFailed` when its disk fails.
[[nodiscard]] Result<void> waitForAll(EngineSession &session, quint64 runs, const QString &workload);

using Workload = Result<Measure> (*)(double scale, Output &output);

/// W1: many independent runs of one step that does nothing, durable. `scale` is the share of the usual work.
[[nodiscard]] Result<Measure> measureManyRuns(double scale, Output &output);
/// W2: runs of a chain of ten steps, durable.
[[nodiscard]] Result<Measure> measureChains(double scale, Output &output);
/// W1e and W2e: the same with steps that have an effect, so that each is dispatched only once its start is durable.
[[nodiscard]] Result<Measure> measureManyRunsWithEffects(double scale, Output &output);
[[nodiscard]] Result<Measure> measureChainsWithEffects(double scale, Output &output);
/// W3: one run of a layered graph, in memory, through the run machine alone.
[[nodiscard]] Result<Measure> measureGraph(double scale, Output &output);
/// W4: GETs against the demo service, fifty at once, through the engine.
[[nodiscard]] Result<Measure> measureCalls(double scale, Output &output);
/// Events over the bus from one thread to another, none dropped; beside a queue with a lock between two threads.
/// `measureBus` publishes 64 at once.
[[nodiscard]] Result<Measure> measureBus(double scale, Output &output);
[[nodiscard]] Result<Measure> measureBusOneByOne(double scale, Output &output);
/// Any page of the list of a million runs of ten events, with each kind of filter; beside the mark of 50 ms. Only when named.
[[nodiscard]] Result<Measure> measureLists(double scale, Output &output);
/// Runs by words and triggers in a journal of a million runs (ten with `--scale 10`), every answer of each search; beside the
/// mark of 50 ms. Only when named.
[[nodiscard]] Result<Measure> measureSearch(double scale, Output &output);
/// Reading and folding a million unfinished runs of one queued step; beside the mark of 10 s. Only when named.
[[nodiscard]] Result<Measure> measureRecovery(double scale, Output &output);
/// How long one step of W2e takes at a steady 1,000 steps a second, until it is on disk: the 99th percentile, beside three
/// times an fsync of the same disk.
[[nodiscard]] Result<Measure> measureLatency(double scale, Output &output);
/// What breaker, limiter and retry cost around a call; beside the mark of 100 ns.
[[nodiscard]] Result<Measure> measureGuards(double scale, Output &output);
/// Memory of a step that waits for its turn: one of a loop of a million items, and one of a million runs. Only when named.
[[nodiscard]] Result<Measure> measureQueuedItems(double scale, Output &output);
[[nodiscard]] Result<Measure> measureQueuedRuns(double scale, Output &output);
/// Cost of a step against the size of the work, from a thousand steps to a million: W3 and W2. Only when named.
[[nodiscard]] Result<Measure> measureMemoryCurve(double scale, Output &output);
[[nodiscard]] Result<Measure> measureDurableCurve(double scale, Output &output);

/// Expressions a second that one script process evaluates, each with data of its own, 256 at once: beside the mark, beside
/// an engine made for each, and beside bare calls of a function in one engine.
[[nodiscard]] Result<Measure> measureScripts(double scale, Output &output);
[[nodiscard]] Result<Measure> measureScriptsBesideFresh(double scale, Output &output);
[[nodiscard]] Result<Measure> measureScriptsBesideBare(double scale, Output &output);

/// Records a second that a sync with a transform copies from SQLite, in batches of 500, to SQLite and to a PostgreSQL of
/// its own; beside the same writes without the engine. The one to PostgreSQL only when named: it needs a server.
[[nodiscard]] Result<Measure> measureSyncToSqlite(double scale, Output &output);
[[nodiscard]] Result<Measure> measureSyncToPostgres(double scale, Output &output);

/// Webhooks a second that are on disk and acknowledged while their runs go on, handed to the engine by this program.
/// `measureWebhooks` sends them over loopback, signed, on connections that stay open.
[[nodiscard]] Result<Measure> measureWebhooks(double scale, Output &output);
[[nodiscard]] Result<Measure> measureWebhooksTaken(double scale, Output &output);
/// Signed webhooks a second that the gateway takes over loopback on kept connections, with a receiver in memory; beside
/// the HTTP library alone, which reads the same requests and checks nothing.
[[nodiscard]] Result<Measure> measureHookGateway(double scale, Output &output);

/// A chain of steps that log at a level that nobody reads: each has an effect.
[[nodiscard]] Workflow chainWithEffects(int steps);
/// Rows a second that SQLite writes durably by itself: those of the workspace's journal, into tables and indexes like its
/// own, by one prepared statement, 1,000 a transaction. The owner of the journal must be gone.
[[nodiscard]] Result<double> rawRowsPerSecond(const QString &workspace);

} // namespace sluice::ctl
