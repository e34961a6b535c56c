#include "ui/document/tryrules.h"

#include <algorithm>

namespace sluice {

std::optional<Halt> haltOf(const Run &run)
{
    if (!run.paused || isFinal(run.state) || isStopping(run.state))
        return std::nullopt;
    if (run.haltedAt)
        return Halt{*run.haltedAt, run.taskOf(*run.haltedAt).id, true};
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
