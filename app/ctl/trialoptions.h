#pragma once

#include "app/ctl/command.h"
#include "core/run/startoptions.h"

namespace sluice::ctl {

/// The options by which a run is tried out: `--to`, `--from`, `--break`, `--step`, `--dry`, `--pin`, `--mock`,
/// `--outputs-of`.
[[nodiscard]] QList<QCommandLineOption> trialOptions();

/// What they say for a run of `workflow`. A run from a step on gets the outputs of `--pin`, else those that the workspace
/// keeps as samples, else those of the run that `--outputs-of` names or the newest one; a dry run the mocks of `--mock`, else
/// those that the workspace keeps.
/// Errors: `ctl.usage`, `run.unknownTask`, `ctl.outputsMissing`, those of reading JSON and the journal.
[[nodiscard]] Result<StartOptions> trialOf(const Arguments &arguments, const Workflow &workflow,
                                           const QString &workspace);

/// Values of steps, from options such as `--pin STEP=FILE`: JSON text by step. Errors: `ctl.usage`, those of reading JSON.
[[nodiscard]] Result<QMap<QString, Payload>> stepValues(const Arguments &arguments, const char *option);

} // namespace sluice::ctl
