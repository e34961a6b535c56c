#include "core/run/evolver.h"

#include <algorithm>

// How what a step came to spreads over the graph: to the steps behind it and to joins.

namespace sluice {

void Evolver::openScope(quint32 regionNumber, StepIndex owner, quint32 item)
{
    const Plan::Region &region = m_run.plan->regions[regionNumber];
    const auto first = static_cast<quint32>(m_run.steps.size());
    const ScopeIndex opened{static_cast<quint32>(m_run.scopes.size())};
    const auto count = static_cast<quint32>(region.tasks.size());
    m_run.scopes.push_back({regionNumber, StepIndex{first}, owner, item, count});
    m_run.openSteps += count;
    if (regionNumber == 0)
        m_run.steps.reserve(count);
    for (const TaskIndex task : region.tasks) {
        Step fresh;
        fresh.task = task;
        fresh.scope = opened;
        // Not part of the graph: it is opened when there is something to undo.
        if (m_run.plan->wiringOf(task).isUndo) {
            fresh.state = StepState::Skipped;
            fresh.passedOn = true;
            --m_run.openSteps;
            --scope(opened).open;
        }
        m_run.steps.push_back(std::move(fresh));
    }
    if (!m_run.choices.empty())
        applyChoices(opened);
    const bool isFed = regionNumber != 0 && m_run.step(owner).handFed;
    for (const quint32 entry : region.entries) {
        if (isFed)
            step(StepIndex{first + entry}).handFed = true;
        if (m_run.steps[first + entry].state == StepState::Blocked)
            setState(StepIndex{first + entry}, StepState::Ready);
    }
}

/// What the run was started without is skipped from the first; what it begins with needs nothing before it.
void Evolver::applyChoices(ScopeIndex index)
{
    const Scope opened = m_run.scopes[number(index)];
    const auto first = number(opened.firstStep);
    const auto count = static_cast<quint32>(m_run.plan->regions[opened.region].tasks.size());
    for (quint32 i = first; i < first + count; ++i) {
        const TaskChoice choice = m_run.choices[number(m_run.steps[i].task)];
        if (m_run.wiringOf(StepIndex{i}).isUndo)
            continue;
        if (choice == TaskChoice::LeaveOut) {
            step(StepIndex{i}).leftOut = true;
            step(StepIndex{i}).passedOn = true;
            setState(StepIndex{i}, StepState::Skipped);
            --m_run.openSteps;
            --scope(index).open;
        } else if (choice != TaskChoice::Run) {
            setState(StepIndex{i}, StepState::Ready);
        }
    }
    for (quint32 i = first; i < first + count; ++i) {
        if (!m_run.steps[i].leftOut)
            continue;
        for (const Plan::OutEdge &edge : m_run.outOf(StepIndex{i})) {
            answer(StepIndex{first + edge.target}, false, false, false);
            weigh(StepIndex{first + edge.target});
        }
    }
}

/// Tells the steps behind a step that is over which way it went.
void Evolver::passOn(StepIndex index, bool failed)
{
    Step &done = step(index);
    done.passedOn = true;
    const StepIndex first = firstOf(index);
    const Plan::Port port = done.port;
    const bool handFed = done.handFed;
    for (const Plan::OutEdge &edge : m_run.outOf(index)) {
        const StepIndex target{number(first) + edge.target};
        answer(target, edge.port == port, failed, handFed);
        weigh(target);
    }
}

/// Notes the answer of one incoming edge.
void Evolver::answer(StepIndex target, bool taken, bool failed, bool handFed)
{
    Step &next = step(target);
    ++next.resolved;
    next.skippedIn += taken ? 0 : 1;
    next.failedIn += failed && taken ? 1 : 0;
    next.handFed = next.handFed || (handFed && taken);
}

/// Lets a blocked step start, or skips it, if the answers to its incoming edges say so.
void Evolver::weigh(StepIndex target)
{
    const Step &next = m_run.step(target);
    if (next.state != StepState::Blocked)
        return;
    const Plan::Wiring &task = m_run.wiringOf(target);
    const quint32 takenIn = next.resolved - next.skippedIn;
    const bool all = next.resolved == task.incoming;
    bool start = false;
    switch (task.join) {
    case JoinMode::All:
        start = all && takenIn > 0;
        break;
    case JoinMode::Any:
        start = takenIn >= 1;
        break;
    case JoinMode::NOfM:
        start = takenIn >= task.joinCount;
        break;
    case JoinMode::NoneFailed:
        start = all && takenIn > 0 && next.failedIn == 0;
        break;
    }
    if (start) {
        setState(target, StepState::Ready);
        if (!all)
            cancelLosers(target);
    } else if (all) {
        step(target).port = Plan::kNoPort;
        passOn(target, false);
        finish(target, StepState::Skipped);
    }
}

/// A join that has enough cancels what could only still lead to it.
void Evolver::cancelLosers(StepIndex join)
{
    const quint32 first = number(firstOf(join));
    std::vector<StepIndex> look{join};
    while (!look.empty()) {
        const StepIndex behind = look.back();
        look.pop_back();
        for (const quint32 before : m_run.taskOf(behind).in) {
            const StepIndex loser{first + before};
            const StepState state = m_run.step(loser).state;
            // The winner is not final yet: it tells what is behind it first.
            if (isFinal(state) || state == StepState::DeadLettered || m_run.step(loser).passedOn)
                continue;
            const auto out = m_run.outOf(loser);
            const bool onlyHere = std::all_of(out.begin(), out.end(), [&](const Plan::OutEdge &edge) {
                const StepIndex target{first + edge.target};
                const Step &end = m_run.step(target);
                return target == join || end.state == StepState::Cancelled || end.leftOut;
            });
            if (!onlyHere || m_run.taskOf(loser).role == TaskRole::ForEach)
                continue;
            step(loser).dropped = true;
            finish(loser, StepState::Cancelled);
            look.push_back(loser);
        }
    }
}

} // namespace sluice
