#include "core/run/why.h"

#include "core/run/letgo.h"

#include <algorithm>
#include <iterator>

namespace sluice {

namespace {

void addBlocked(const Run &run, StepIndex index, std::vector<why::Cause> &causes)
{
    const Step &step = run.step(index);
    const Plan::TaskNode &task = run.taskOf(index);
    const quint32 first = number(run.scopes[number(step.scope)].firstStep);
    why::Upstream upstream;
    for (const quint32 before : task.in) {
        if (!isFinal(run.steps[first + before].state))
            upstream.steps.push_back(StepIndex{first + before});
    }
    const quint32 come = step.resolved - step.skippedIn;
    const Plan::Wiring &wiring = run.wiringOf(index);
    if (wiring.join == JoinMode::Any || wiring.join == JoinMode::NOfM)
        causes.push_back(why::Join{wiring.join == JoinMode::Any ? 1 : wiring.joinCount, come, wiring.incoming});
    if (!upstream.steps.empty())
        causes.push_back(std::move(upstream));
}

why::Items itemsCause(const Items &items)
{
    const auto count = static_cast<quint32>(items.spans.size());
    return {count - items.open, items.next, count, items.cap};
}

void addTimer(const Run &run, StepIndex index, WallTime now, std::vector<why::Cause> &causes)
{
    const Step &step = run.step(index);
    if (step.due <= now)
        return;
    const bool retry = step.state == StepState::Retrying;
    causes.push_back(why::Timer{step.due, retry, retry ? step.attempts + 1 : 0,
                                retry ? run.taskOf(index).reliability.maxAttempts : 0});
}

/// Why a compensation that the run will come to has not begun.
std::vector<why::Cause> whyNotUndone(const Run &run, StepIndex index)
{
    const auto undone = std::find(run.undoable.begin(), run.undoable.end(), run.undoneBy(index));
    if (undone == run.undoable.end())
        return {};
    why::Before before;
    std::copy_if(run.running.begin(), run.running.end(), std::back_inserter(before.stopping),
                 [&run](StepIndex step) { return run.isStopped(step); });
    // One that is under way is open: it runs, or waits for its time or its letter.
    for (const auto *steps : {&run.ready, &run.fed, &run.running, &run.timed}) {
        std::copy_if(steps->begin(), steps->end(), std::back_inserter(before.compensations),
                     [&run](StepIndex step) { return run.taskOf(step).undoes.has_value(); });
    }
    for (const auto &[step, call] : run.calls) {
        if (!call.ends && run.taskOf(step).undoes)
            before.compensations.push_back(step);
    }
    for (const Letter &letter : run.letters) {
        if (run.step(letter.step).state == StepState::DeadLettered)
            before.compensations.push_back(letter.step);
    }
    for (auto later = run.undoable.rbegin(); later.base() - 1 != undone; ++later) {
        const quint32 first = number(run.scopes[number(run.step(*later).scope)].firstStep);
        before.compensations.push_back(StepIndex{first + run.plan->task(*run.taskOf(*later).compensation).local});
    }
    std::vector<why::Cause> causes{std::move(before)};
    if (run.paused)
        causes.push_back(why::Paused{run.pausedBy, run.pausedSince, run.haltedAt});
    return causes;
}

} // namespace

std::vector<why::Cause> whyNot(const Run &run, StepIndex index, WallTime now)
{
    std::vector<why::Cause> causes;
    const Step &step = run.step(index);
    if (step.leftOut)
        causes.push_back(why::NotChosen{});
    if (run.state == RunState::Compensating && run.taskOf(index).undoes && step.state == StepState::Skipped)
        return whyNotUndone(run, index);
    if (isFinal(step.state) || step.state == StepState::Running)
        return causes;
    switch (step.state) {
    case StepState::Blocked:
        addBlocked(run, index, causes);
        break;
    case StepState::Retrying:
        addTimer(run, index, now, causes);
        break;
    case StepState::Waiting:
        if (const Items *items = run.itemsOf(index); items && run.taskOf(index).role == TaskRole::ForEach)
            causes.push_back(itemsCause(*items));
        else if (const Await *await = run.awaitOf(index))
            causes.push_back(why::AwaitsEvent{*await, step.due});
        else if (const CalledRun *call = run.callOf(index))
            causes.push_back(why::WaitsForRun{call->run, call->workflow, call->ends, step.due});
        else
            addTimer(run, index, now, causes);
        break;
    case StepState::DeadLettered:
        causes.push_back(why::LetterOpen{step.letter});
        break;
    default:
        break;
    }
    if (isFinal(run.state))
        causes.push_back(why::RunOver{run.state});
    else if (run.state == RunState::Cancelling)
        causes.push_back(why::Cancelling{});
    else if (run.state == RunState::Pending && run.sequence > 0)
        causes.push_back(why::Held{});
    const bool isHeld = run.paused && run.allowed != index && !isLetGo(run, index);
    if (!isFinal(run.state) && run.state != RunState::Cancelling && isHeld)
        causes.push_back(why::Paused{run.pausedBy, run.pausedSince, run.haltedAt});
    return causes;
}

std::vector<why::Cause> whyNotItem(const Run &run, StepIndex forEach, quint32 item)
{
    const Items *items = run.itemsOf(forEach);
    if (!items)
        return {why::Upstream{{forEach}}};
    if (item < items->next)
        return {};
    std::vector<why::Cause> causes{itemsCause(*items)};
    if (isFinal(run.state))
        causes.push_back(why::RunOver{run.state});
    else if (run.state == RunState::Cancelling)
        causes.push_back(why::Cancelling{});
    else if (run.paused)
        causes.push_back(why::Paused{run.pausedBy, run.pausedSince, run.haltedAt});
    return causes;
}

} // namespace sluice
