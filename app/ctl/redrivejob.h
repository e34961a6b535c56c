#pragma once

#include "app/ctl/command.h"
#include "app/ctl/enginesession.h"

namespace sluice::ctl {

/// The options of a command that runs a redrive job.
[[nodiscard]] QList<QCommandLineOption> redriveJobOptions();
/// Whether the command line asks for a job rather than for single letters.
[[nodiscard]] bool wantsJob(const Arguments &arguments);
/// What a job is to be started with. Errors: `ctl.usage`.
[[nodiscard]] Result<RedriveJobRequest> jobRequest(const Arguments &arguments, const std::vector<LetterId> &letters);
/// Starts a job and follows it until it is over or has stopped by itself, then waits for its runs; the exit status.
[[nodiscard]] int runJob(EngineSession &session, const RedriveJobRequest &request, Output &output);

} // namespace sluice::ctl
