#include "core/run/alikestep.h"

#include "core/run/input.h"

namespace sluice {

std::optional<StepIndex> alikeStep(const Run &run, const StepPlace &place)
{
    std::optional<StepIndex> atPlace;
    for (quint32 i = 0; i < run.steps.size(); ++i) {
        const StepIndex index{i};
        const Step &step = run.step(index);
        if (step.isGone || step.state != StepState::Succeeded || step.given || run.taskOf(index).id != place.task)
            continue;
        const auto path = itemPath(run, index);
        if (path.size() != place.itemPath.size())
            continue;
        if (!place.itemText.isEmpty() && itemText(itemOf(run, index)) == place.itemText)
            return index;
        if (place.itemText.isEmpty() && path == place.itemPath)
            atPlace = index;
    }
    return atPlace;
}

} // namespace sluice
