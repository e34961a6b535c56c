#pragma once

#include "app/ctl/output.h"
#include "core/base/result.h"

namespace sluice::ctl {

/// What was measured, beside the raw rate of the same machine in the same run.
struct Measure {
    QString workload; ///< "W1"
    QString metric;
    double value = 0;
    QString unit;
    double limit = 0;
};

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
/// Reading and folding a million unfinished runs of one queued step; beside the mark of 10 s. Only when named.
[[nodiscard]] Result<Measure> measureRecovery(double scale, Output &output);

/// Rows a second that SQLite writes durably into `folder`: `rowBytes` of data each, 1,000 a transaction.
[[nodiscard]] Result<double> rawRowsPerSecond(const QString &folder, qsizetype rowBytes, int rows);
/// The mean size of what the journal of a workspace keeps a row of events; its owner must be gone.
[[nodiscard]] Result<qsizetype> meanFrameBytes(const QString &workspace);

} // namespace sluice::ctl
