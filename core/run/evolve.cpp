#include "core/run/evolver.h"

#include "core/run/choices.h"
#include "core/run/failureoutput.h"
#include "core/run/input.h"
#include "core/workflow/graph.h"

#include <algorithm>

namespace sluice {

void Evolver::operator()(const RunStarted &event)
{
    m_run.state = RunState::Running;
    m_run.started = m_at;
    m_run.trigger = event.trigger;
    m_run.input = event.input;
    m_run.seed = event.seed;
    m_run.paused = event.options.stepping;
    m_run.pausedSince = m_at;
    if (event.options != StartOptions{})
        applyOptions(m_run, event.options);
    openScope(0, StepIndex{}, 0);
}

void Evolver::operator()(const RunQueued &event)
{
    m_run.priority = static_cast<int>(event.rank) - 10;
    if (event.held)
        m_run.state = RunState::Pending;
}

void Evolver::operator()(const RunAdmitted &)
{
    m_run.state = RunState::Running;
}

/// Keeps the sets that `pending` answers from in step with the state of a step.
void Evolver::setState(StepIndex index, StepState state)
{
    const bool starts = state == StepState::Ready || state == StepState::Running || state == StepState::Retrying;
    if (!starts && !m_run.rejectedSince.empty())
        m_run.rejectedSince.erase(index);
    switch (step(index).state) {
    case StepState::Ready:
        m_run.ready.erase(index);
        m_run.fed.erase(index);
        if (!starts)
            m_run.freshDropped.push_back(index);
        break;
    case StepState::Running:
        m_run.running.erase(index);
        break;
    case StepState::Waiting:
        if (!m_run.awaits.empty() && m_run.awaits.erase(index) > 0)
            m_run.changedAwaits.push_back(index);
        leaveCall(index);
        m_run.timed.erase(index);
        break;
    case StepState::Retrying:
        if (!starts)
            m_run.freshDropped.push_back(index);
        m_run.timed.erase(index);
        break;
    case StepState::DeadLettered:
        --m_run.deadSteps;
        break;
    default:
        break;
    }
    if (m_run.allowed == index)
        m_run.allowed.reset();
    if (m_run.haltedAt == index)
        m_run.haltedAt.reset();
    step(index).state = state;
    if (m_changed)
        m_changed->push_back(index);
    enterState(index, state);
}

void Evolver::enterState(StepIndex index, StepState state)
{
    switch (state) {
    case StepState::Ready:
        if (!m_run.feeds.empty() && m_run.feeds.contains(m_run.step(index).task)) {
            m_run.fed.insert(index);
            break;
        }
        m_run.ready.insert(index);
        m_run.freshReady.push_back(index);
        break;
    case StepState::Running:
        m_run.running.insert(index);
        break;
    case StepState::Retrying:
        m_run.timed.insert(index);
        break;
    case StepState::Waiting:
        if (waitsForTime(index))
            m_run.timed.insert(index);
        break;
    case StepState::DeadLettered:
        ++m_run.deadSteps;
        break;
    default:
        break;
    }
}

/// Whether a step that has begun to wait goes on by itself when a time has come.
bool Evolver::waitsForTime(StepIndex index) const
{
    if (const Await *await = m_run.awaitOf(index))
        return await->ends;
    if (const CalledRun *call = m_run.callOf(index))
        return call->ends;
    return m_run.taskOf(index).role != TaskRole::ForEach;
}

void Evolver::leaveCall(StepIndex index)
{
    if (const CalledRun *call = m_run.callOf(index)) {
        m_run.leftCalls.push_back(call->run);
        m_run.calls.erase(index);
    }
}

void Evolver::finish(StepIndex index, StepState state)
{
    if (isFinal(step(index).state))
        return;
    setState(index, state);
    if (state == StepState::Succeeded) {
        ++m_run.doneSteps;
        // What never began had no effect to undo, nor has a loop that ends since its last item fails the run.
        if (!m_isStopping && m_run.plan->compensates && m_run.taskOf(index).compensation && step(index).begun)
            m_run.undoable.push_back(index);
    }
    if (const quint32 letter = step(index).letter; letter != 0)
        closeLetter(m_run.letters[letter - 1], state);
    --m_run.openSteps;
    const ScopeIndex around = step(index).scope;
    const Plan::TaskNode &task = m_run.taskOf(index);
    const bool isEnd = state == StepState::Succeeded && task.type == QLatin1StringView("end") && !task.disabled;
    const bool isTarget = (isEnd || m_run.until == step(index).task) && around == ScopeIndex{};
    if (--scope(around).open == 0 && around != ScopeIndex{})
        closeScope(around);
    else if (isTarget && !m_isStopping && !isStopping(m_run.state) && state != StepState::Cancelled)
        endEarly();
}

/// No letter outlives its step: it is resolved when the run went on, and discarded when it did not.
void Evolver::closeLetter(Letter &letter, StepState state)
{
    const bool wentOn = state == StepState::Succeeded
                        || (state == StepState::Failed
                            && m_run.taskOf(letter.step).reliability.onExhausted == OnExhausted::Continue);
    letter.state = wentOn ? LetterState::Resolved : LetterState::Discarded;
    letter.changed = m_at;
    m_run.closedLetters.push_back(m_run.step(letter.step).letter);
}

void Evolver::operator()(const AttemptStarted &event)
{
    Step &started = step(event.step);
    setState(event.step, StepState::Running);
    if (started.attempts == 0 && started.lost == 0)
        started.firstStart = m_at;
    ++started.attempts;
    started.begun = true;
    started.unsure = false;
    started.lease = event.lease;
    started.due = event.deadline;
    m_run.lastLease = std::max(m_run.lastLease, event.lease);
}

void Evolver::operator()(const StepSucceeded &event)
{
    succeed(event.step, event.port, event.output);
}

void Evolver::succeed(StepIndex index, const QString &port, const Payload &output)
{
    Step &done = step(index);
    done.port = port.isEmpty() ? m_run.wiringOf(index).mainPort : m_run.portNumber(index, port);
    done.output = output;
    // Downstream first: a scope that closes must see what its last step led to.
    if (!isFinal(done.state)) {
        passOn(index, false);
        finish(index, StepState::Succeeded);
    }
}

void Evolver::operator()(const AttemptFailed &event)
{
    Step &failed = step(event.step);
    if (event.failureClass == FailureClass::Rejected && failed.attempts > 0)
        --failed.attempts;
    failed.lease = 0;
    failed.due = m_at;
    failed.unsure = event.failureClass == FailureClass::Unknown;
    if (event.failureClass == FailureClass::Rejected && !isHandedBack(event.error)) {
        m_run.rejectedSince.try_emplace(event.step, m_at);
    } else {
        failed.timedOut = isTimeOut(event.error);
        m_run.rejectedSince.erase(event.step);
    }
    if (m_run.isStopped(event.step))
        finish(event.step, StepState::Cancelled);
    else
        setState(event.step, StepState::Retrying);
}

void Evolver::operator()(const AttemptLost &event)
{
    Step &lost = step(event.step);
    ++lost.lost;
    lost.timedOut = false;
    m_run.rejectedSince.erase(event.step);
    if (lost.attempts > 0)
        --lost.attempts;
    lost.lease = 0;
    lost.due = m_at;
    lost.unsure = true;
    if (m_run.isStopped(event.step))
        finish(event.step, StepState::Cancelled);
    else
        setState(event.step, StepState::Retrying);
}

void Evolver::operator()(const AttemptAbandoned &event)
{
    step(event.step).unsure = true;
    finish(event.step, StepState::Cancelled);
}

void Evolver::operator()(const RetryScheduled &event)
{
    step(event.step).due = event.due;
    if (!event.rejection.code.isEmpty())
        m_run.rejectedSince.try_emplace(event.step, m_at);
    setState(event.step, StepState::Retrying);
}

void Evolver::operator()(const StepWaiting &event)
{
    beginWait(event.step, event.due);
    if (m_run.isStopped(event.step))
        finish(event.step, StepState::Cancelled);
    else
        setState(event.step, StepState::Waiting);
}

void Evolver::operator()(const StepWoken &event)
{
    succeed(event.step, {}, stepInput(m_run, event.step));
}

void Evolver::operator()(const StepDeadLettered &event)
{
    Step &dead = step(event.step);
    if (event.letter > m_run.letters.size()) {
        m_run.letters.push_back({});
        m_run.letters.back().created = m_at;
        m_run.letters.back().step = event.step;
    }
    dead.letter = event.letter;
    Letter &letter = m_run.letters[event.letter - 1];
    letter.state = LetterState::Open;
    letter.failureClass = event.failureClass;
    letter.error = event.error;
    letter.changed = m_at;
    setState(event.step, StepState::DeadLettered);
}

void Evolver::operator()(const StepFailed &event)
{
    Step &failed = step(event.step);
    const Plan::TaskNode &task = m_run.taskOf(event.step);
    const QString name = event.port.isEmpty() ? QString(kFailurePort) : event.port;
    const Plan::Port failurePort = m_run.portNumber(event.step, name);
    failed.port = failurePort != Plan::kNoPort ? failurePort : m_run.wiringOf(event.step).mainPort;
    failed.output = event.port == kFailurePort ? failureOutput(m_run, event.step, event.error) : Payload();
    if (task.reliability.onExhausted != OnExhausted::Continue) {
        fail(event.step, event.error);
        return;
    }
    // A failure that goes out by its own port is taken care of; one that goes on as null is not.
    passOn(event.step, failurePort == Plan::kNoPort);
    finish(event.step, StepState::Failed);
}

void Evolver::operator()(const RunEnded &)
{
    m_run.ended = m_at;
    if (m_run.state == RunState::Compensating)
        m_run.state = RunState::Compensated;
    else if (m_run.state != RunState::Cancelling)
        m_run.state = RunState::Succeeded;
    else
        m_run.state = m_run.failure.code.isEmpty() ? RunState::Cancelled : RunState::Failed;
}

/// A step fails, and with it the run. A compensation does not: what is left to undo is undone without it.
void Evolver::fail(StepIndex index, const Error &error)
{
    if (m_run.taskOf(index).undoes) {
        finish(index, StepState::Failed);
        return;
    }
    m_run.failure = error;
    m_isStopping = true;
    finish(index, StepState::Failed);
    const bool undo = m_run.taskOf(index).reliability.onExhausted == OnExhausted::Compensate;
    stopAll(undo ? RunState::Compensating : RunState::Cancelling);
}

/// Everything that does not run is cancelled; what runs is told to stop by `pending`.
void Evolver::stopAll(RunState stopping)
{
    m_run.state = stopping;
    for (quint32 i = 0; i < m_run.steps.size(); ++i) {
        const StepIndex index{i};
        const StepState state = m_run.step(index).state;
        if (state == StepState::Running || isFinal(state))
            continue;
        finish(index, StepState::Cancelled);
    }
}

/// The step that the run was to go to is done: nothing else is wanted of it.
void Evolver::endEarly()
{
    for (quint32 i = 0; i < m_run.steps.size(); ++i) {
        const StepIndex index{i};
        if (isFinal(m_run.step(index).state))
            continue;
        step(index).dropped = true;
        finish(index, m_run.step(index).state == StepState::Running ? StepState::Cancelled : StepState::Skipped);
    }
}

/// Nothing runs any more: the compensation of the step that succeeded last is next.
void Evolver::undoNext()
{
    if (m_run.openSteps > 0 || m_run.undoable.empty())
        return;
    const StepIndex undone = m_run.undoable.back();
    m_run.undoable.pop_back();
    const Plan::TaskNode &undo = m_run.plan->task(*m_run.taskOf(undone).compensation);
    const StepIndex index{number(firstOf(undone)) + undo.local};
    ++m_run.openSteps;
    ++scope(step(index).scope).open;
    setState(index, StepState::Ready);
}

void Evolver::settle()
{
    if (m_run.state == RunState::Compensating)
        undoNext();
    if (isFinal(m_run.state) || isStopping(m_run.state) || m_run.state == RunState::Pending)
        return;
    if (m_run.paused)
        m_run.state = RunState::Paused;
    else if (!m_run.ready.empty() || !m_run.running.empty() || !m_run.fed.empty() || m_run.openSteps == 0)
        m_run.state = RunState::Running;
    else
        m_run.state = RunState::Waiting;
}

Run newRun(RunId id, PlanPtr plan)
{
    Run run;
    run.id = id;
    run.plan = std::move(plan);
    return run;
}

void evolve(Run &run, const Event &event, std::vector<StepIndex> *changed)
{
    Evolver evolver(run, event.at, changed);
    std::visit(evolver, event.data);
    evolver.settle();
    ++run.sequence;
}

Run fold(RunId id, PlanPtr plan, std::span<const Event> events)
{
    Run run = newRun(id, std::move(plan));
    for (const Event &event : events)
        evolve(run, event);
    return run;
}

} // namespace sluice
