#include "app/ctl/stepname.h"

#include "core/run/errors.h"

namespace sluice::ctl {

std::optional<StepIndex> stepNamed(const Run &run, const QString &name)
{
    bool isNumber = false;
    const StepIndex wanted{name.toUInt(&isNumber)};
    if (isNumber)
        return number(wanted) < run.steps.size() ? std::optional(wanted) : std::nullopt;
    std::optional<StepIndex> found;
    for (quint32 i = 0; i < run.steps.size(); ++i) {
        const Step &step = run.steps[i];
        if (step.isGone || run.plan->task(step.task).id != name)
            continue;
        if (!isFinal(step.state))
            return StepIndex{i};
        found = found.value_or(StepIndex{i});
    }
    return found;
}

Result<StepIndex> requiredStep(const Run &run, const QString &name)
{
    if (const auto found = stepNamed(run, name))
        return *found;
    return failure(errors::kRunUnknownStep,
                   {{QStringLiteral("run"), QString::number(number(run.id))}, {QStringLiteral("step"), name}});
}

std::optional<StepIndex> haltOf(const Run &run)
{
    if (!run.paused || isFinal(run.state))
        return std::nullopt;
    if (run.haltedAt)
        return run.haltedAt;
    std::optional<StepIndex> first;
    for (const StepSet *steps : {&run.ready, &run.fed}) {
        if (!steps->empty() && (!first || *steps->begin() < *first))
            first = *steps->begin();
    }
    return first;
}

} // namespace sluice::ctl
