#pragma once

#include "app/ctl/output.h"
#include "core/run/state.h"

#include <QJsonArray>

namespace sluice::ctl {

/// A run in plain text: its state, its counts by task, its open letters and how to retry them.
void reportRun(const Run &run, const QString &workspace, Output &output);
/// Each of these runs in plain text; gives them as JSON.
[[nodiscard]] QJsonArray reportRuns(const std::vector<Run> &runs, const QString &workspace, Output &output);
/// What a run's state means to a script.
[[nodiscard]] ExitStatus statusOf(const Run &run);
/// What several mean together: the worst, and a failure is worse than a letter.
[[nodiscard]] ExitStatus statusOf(const std::vector<Run> &runs);

} // namespace sluice::ctl
