#pragma once

#include "app/ctl/output.h"
#include "core/engine/openworkspace.h"

#include <functional>

namespace sluice::ctl {

/// Says all problems of a workflow that hinder a run; `kSucceeded` when there is none.
[[nodiscard]] int checkWorkflow(const Workflow &workflow, const LocalEngineConfig &config, Output &output);

/// Orders a run of an engine.
using StartsRun = std::function<void(LocalEngine &engine, QObject *context, EngineClient::Done<RunId> done)>;

/// Starts an engine and with it a run, waits until that is over or waits on dead letters, and says what became of it; the
/// exit status.
[[nodiscard]] int runAndFollow(const LocalEngineConfig &config, Output &output, const StartsRun &start);
/// The same of a run that is there: `order` lets it go on.
[[nodiscard]] int orderAndFollow(const LocalEngineConfig &config, RunId run, Output &output,
                                 const std::function<void(LocalEngine &, QObject *, EngineClient::Done<void>)> &order);

} // namespace sluice::ctl
