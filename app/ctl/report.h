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

/// Calls `take(task, state, count)` for all steps of a run, those that loops have given back included.
template <typename Take>
void forEachStepCount(const Run &run, Take take)
{
    for (const Step &step : run.steps) {
        if (!step.isGone)
            take(step.task, step.state, quint64(1));
    }
    for (std::size_t i = 0; i < run.givenBack.size(); ++i) {
        const Tally &tally = run.givenBack[i];
        const auto task = static_cast<TaskIndex>(i);
        for (const auto &[state, count] :
             {std::pair(StepState::Succeeded, tally.succeeded), std::pair(StepState::Failed, tally.failed),
              std::pair(StepState::Skipped, tally.skipped), std::pair(StepState::Cancelled, tally.cancelled)}) {
            if (count > 0)
                take(task, state, quint64(count));
        }
    }
}

} // namespace sluice::ctl
