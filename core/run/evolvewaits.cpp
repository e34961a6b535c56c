#include "core/run/evolver.h"

#include <algorithm>

namespace sluice {

/// The limit of a wait was counted from the earlier moment, so that is what it is compared with in the end.
void Evolver::beginWait(StepIndex index, WallTime due)
{
    Step &waiting = step(index);
    waiting.due = due;
    waiting.lease = 0;
    waiting.firstStart = std::min(waiting.firstStart, m_at);
}

void Evolver::operator()(const StepAwaits &event)
{
    beginWait(event.step, event.due);
    if (m_run.isStopped(event.step)) {
        finish(event.step, StepState::Cancelled);
        return;
    }
    m_run.awaits.insert_or_assign(event.step, Await{event.topic, event.key, event.value, event.ends});
    m_run.changedAwaits.push_back(event.step);
    setState(event.step, StepState::Waiting);
}

void Evolver::operator()(const StepCalls &event)
{
    beginWait(event.step, event.due);
    m_run.calls.insert_or_assign(event.step, CalledRun{event.run, event.workflow, event.ends});
    m_run.called.push_back(event.run);
    setState(event.step, StepState::Waiting);
}

void Evolver::operator()(const RunCalled &event)
{
    m_run.calledBy = {event.caller, event.callerStep, event.callerLease, event.depth};
}

} // namespace sluice
