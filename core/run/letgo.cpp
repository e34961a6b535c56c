#include "core/run/letgo.h"

#include <algorithm>
#include <iterator>

namespace sluice {

namespace {

/// It has halted the run, does so no more, and waits to begin.
bool waitsToGo(const Run &run, StepIndex index)
{
    const Step &step = run.step(index);
    return (step.state == StepState::Ready || step.state == StepState::Retrying) && step.attempts == 0 && step.lost == 0
           && run.haltedAt != index && run.hasPassed(index);
}

} // namespace

bool isLetGo(const Run &run, StepIndex step)
{
    return run.paused && run.haltedAt && waitsToGo(run, step);
}

std::vector<StepIndex> stepsLetGo(const Run &run)
{
    return run.paused && run.haltedAt ? stepsToGo(run) : std::vector<StepIndex>();
}

std::vector<StepIndex> stepsToGo(const Run &run)
{
    std::vector<StepIndex> steps;
    for (const auto &[step, epoch] : run.passed) {
        if (waitsToGo(run, step))
            steps.push_back(step);
    }
    return steps;
}

std::vector<StepIndex> startedInPause(const Run &run)
{
    std::vector<StepIndex> steps = stepsLetGo(run);
    std::erase_if(steps, [&run](StepIndex step) { return !run.ready.contains(step); }); // others come by their timers
    if (run.allowed && !run.fed.contains(*run.allowed) && std::ranges::find(steps, *run.allowed) == steps.end())
        steps.push_back(*run.allowed);
    return steps;
}

} // namespace sluice
