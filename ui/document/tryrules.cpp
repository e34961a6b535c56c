#include "ui/document/tryrules.h"

#include <algorithm>

namespace sluice {

namespace {

/// Where the core says which step a breakpoint stopped, that counts; else it is the first ready one that has a breakpoint.
template <typename AnyRun>
std::optional<StepIndex> breakpointStep(const AnyRun &run, const QStringList &breakpoints)
{
    if constexpr (requires { run.haltedAt; }) {
        return run.haltedAt;
    } else {
        for (const StepIndex step : run.ready) {
            if (breakpoints.contains(run.taskOf(step).id))
                return step;
        }
        return std::nullopt;
    }
}

} // namespace

std::optional<Halt> haltOf(const Run &run, const QStringList &breakpoints)
{
    if (!run.paused || isFinal(run.state) || isStopping(run.state))
        return std::nullopt;
    if (const auto step = breakpointStep(run, breakpoints))
        return Halt{*step, run.taskOf(*step).id, true};
    if (run.ready.empty())
        return std::nullopt;
    const StepIndex first = *run.ready.begin();
    return Halt{first, run.taskOf(first).id, false};
}

std::optional<StepIndex> readyStepOf(const Run &run, const QString &task)
{
    for (const StepIndex step : run.ready) {
        if (run.taskOf(step).id == task)
            return step;
    }
    return std::nullopt;
}

std::vector<QString> tasksThere(const QStringList &tasks, const Workflow &workflow)
{
    std::vector<QString> there;
    for (const Task &task : workflow.tasks) {
        if (tasks.contains(task.id))
            there.push_back(task.id);
    }
    return there;
}

} // namespace sluice
