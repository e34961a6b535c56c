#include "core/run/evolver.h"

namespace sluice {

void Evolver::operator()(const StepAwaits &event)
{
    step(event.step).due = event.due;
    step(event.step).lease = 0;
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
    step(event.step).due = event.due;
    step(event.step).lease = 0;
    m_run.calls.insert_or_assign(event.step, CalledRun{event.run, event.workflow, event.ends});
    m_run.called.push_back(event.run);
    setState(event.step, StepState::Waiting);
}

void Evolver::operator()(const RunCalled &event)
{
    m_run.calledBy = {event.caller, event.callerStep, event.callerLease, event.depth};
}

} // namespace sluice
