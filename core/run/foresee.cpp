#include "core/run/foresee.h"

#include "core/run/state.h"

#include <algorithm>

namespace sluice {

namespace {

constexpr quint32 kMostEdges = 4; ///< of a step that are followed: one that leads to hundreds would evict the others

/// The address of a row without reading it.
void fetch(const void *row)
{
    constexpr int kToWrite = 1;
    __builtin_prefetch(row, kToWrite);
}

template <typename Visit>
void eachBehind(const Run &run, StepIndex index, Visit visit)
{
    const Step &step = run.step(index);
    if (step.isGone)
        return;
    const auto edges = run.plan->outOf(step.task);
    const quint32 first = number(run.scopes[number(step.scope)].firstStep);
    for (const Plan::OutEdge &edge : edges.first(std::min<std::size_t>(edges.size(), kMostEdges))) {
        if (const StepIndex target{first + edge.target}; number(target) < run.steps.size())
            visit(target);
    }
}

} // namespace

// Each pass reads only what the pass before has asked for.
void foresee(const Run &run, std::span<const StepIndex> steps)
{
    const auto isKnown = [&run](StepIndex index) { return number(index) < run.steps.size(); };
    if (!run.plan || !std::all_of(steps.begin(), steps.end(), isKnown))
        return;
    for (const StepIndex index : steps)
        fetch(&run.step(index));
    for (const StepIndex index : steps)
        fetch(&run.wiringOf(index));
    for (const StepIndex index : steps)
        fetch(run.outOf(index).data());
    for (const StepIndex index : steps)
        eachBehind(run, index, [&run](StepIndex target) { fetch(&run.step(target)); });
    for (const StepIndex index : steps)
        eachBehind(run, index, [&run](StepIndex target) { fetch(&run.wiringOf(target)); });
}

} // namespace sluice
