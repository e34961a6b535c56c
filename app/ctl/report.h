#pragma once

#include "app/ctl/output.h"
#include "core/run/state.h"

namespace sluice::ctl {

/// A run in plain text: its state, its counts by task, its open letters and how to retry them.
void reportRun(const Run &run, const QString &workspace, Output &output);
/// What a run's state means to a script.
[[nodiscard]] ExitStatus statusOf(const Run &run);
/// What several mean together: the worst, and a failure is worse than a letter.
[[nodiscard]] ExitStatus statusOf(const std::vector<Run> &runs);

} // namespace sluice::ctl
