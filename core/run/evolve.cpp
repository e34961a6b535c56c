#include "core/run/evolver.h"

#include "core/run/input.h"

#include <algorithm>

namespace sluice {

void Evolver::operator()(const RunStarted &event)
{
    m_run.state = RunState::Running;
    m_run.started = m_at;
    m_run.trigger = event.trigger;
    m_run.input = event.input;
    m_run.seed = event.seed;
    openScope(0, StepIndex{}, 0);
}

/// Keeps the sets that `pending` answers from in step with the state of a step.
void Evolver::setState(StepIndex index, StepState state)
{
    Step &changed = step(index);
    switch (changed.state) {
    case StepState::Ready:
        m_run.ready.erase(index);
        break;
    case StepState::Running:
        m_run.running.erase(index);
        break;
    case StepState::Retrying:
    case StepState::Waiting:
        m_run.timed.erase(index);
        break;
    case StepState::DeadLettered:
        --m_run.deadSteps;
        break;
    default:
        break;
    }
    changed.state = state;
    switch (state) {
    case StepState::Ready:
        m_run.ready.insert(m_run.ready.end(), index);
        m_run.freshReady.push_back(index);
        break;
    case StepState::Running:
        m_run.running.insert(m_run.running.end(), index);
        break;
    case StepState::Retrying:
        m_run.timed.insert(index);
        break;
    case StepState::Waiting:
        if (m_run.taskOf(index).role != TaskRole::ForEach)
            m_run.timed.insert(index);
        break;
    case StepState::DeadLettered:
        ++m_run.deadSteps;
        break;
    default:
        break;
    }
}

void Evolver::finish(StepIndex index, StepState state)
{
    if (isFinal(step(index).state))
        return;
    setState(index, state);
    if (state == StepState::Succeeded)
        ++m_run.doneSteps;
    if (const quint32 letter = step(index).letter; letter != 0)
        closeLetter(m_run.letters[letter - 1], state);
    --m_run.openSteps;
    const ScopeIndex scope = step(index).scope;
    if (--m_run.scopes[number(scope)].open == 0 && scope != ScopeIndex{})
        closeScope(scope);
}

/// No letter outlives its step: it is resolved when the run went on, and discarded when it did not.
void Evolver::closeLetter(Letter &letter, StepState state)
{
    const bool wentOn = state == StepState::Succeeded
                        || (state == StepState::Failed
                            && m_run.taskOf(letter.step).reliability.onExhausted == OnExhausted::Continue);
    letter.state = wentOn ? LetterState::Resolved : LetterState::Discarded;
    letter.changed = m_at;
}

void Evolver::operator()(const AttemptStarted &event)
{
    Step &started = step(event.step);
    setState(event.step, StepState::Running);
    if (started.attempts == 0 && started.lost == 0)
        started.firstStart = m_at;
    ++started.attempts;
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
    const Plan::TaskNode &task = m_run.taskOf(index);
    const QString &name = port.isEmpty() && !task.ports.isEmpty() ? task.ports.front() : port;
    done.port = Plan::portNumber(task, name);
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
    if (m_run.state == RunState::Cancelling)
        finish(event.step, StepState::Cancelled);
    else
        setState(event.step, StepState::Retrying);
}

void Evolver::operator()(const AttemptLost &event)
{
    Step &lost = step(event.step);
    ++lost.lost;
    if (lost.attempts > 0)
        --lost.attempts;
    lost.lease = 0;
    lost.due = m_at;
    if (m_run.state == RunState::Cancelling)
        finish(event.step, StepState::Cancelled);
    else
        setState(event.step, StepState::Retrying);
}

void Evolver::operator()(const RetryScheduled &event)
{
    step(event.step).due = event.due;
    setState(event.step, StepState::Retrying);
}

void Evolver::operator()(const StepWaiting &event)
{
    step(event.step).due = event.due;
    step(event.step).lease = 0;
    if (m_run.state == RunState::Cancelling)
        finish(event.step, StepState::Cancelled);
    else
        setState(event.step, StepState::Waiting);
}

void Evolver::operator()(const StepWoken &event)
{
    succeed(event.step, {}, stepInput(m_run, event.step));
}

void Evolver::operator()(const ItemsFound &event)
{
    step(event.step).lease = 0;
    if (m_run.state == RunState::Cancelling) {
        finish(event.step, StepState::Cancelled);
        return;
    }
    setState(event.step, StepState::Waiting);
    const quint32 body = m_run.taskOf(event.step).bodyRegion;
    if (event.count == 0 || body == 0) {
        succeed(event.step, QStringLiteral("done"), body == 0 ? event.list : Payload("[]"));
        return;
    }
    Items found;
    found.list = event.list;
    found.spans = arraySpans(event.list).value_or(std::vector<std::pair<qsizetype, qsizetype>>{});
    found.firstScope = ScopeIndex{static_cast<quint32>(m_run.scopes.size())};
    found.open = event.count;
    m_run.items.emplace_back(event.step, std::move(found));
    m_run.steps.reserve(m_run.steps.size() + event.count * m_run.plan->regions[body].tasks.size());
    for (quint32 item = 0; item < event.count; ++item)
        openScope(body, event.step, item);
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
    const Plan::Port failurePort = Plan::portNumber(task, QStringLiteral("failure"));
    failed.port = failurePort != Plan::kNoPort ? failurePort : Plan::portNumber(task, task.ports.value(0));
    failed.output.clear();
    if (task.reliability.onExhausted != OnExhausted::Continue) {
        m_run.failure = event.error;
        finish(event.step, StepState::Failed);
        stopAll();
        return;
    }
    // A failure that goes out by its own port is taken care of; one that goes on as null is not.
    passOn(event.step, failurePort == Plan::kNoPort);
    finish(event.step, StepState::Failed);
}

void Evolver::operator()(const LetterRedriven &event)
{
    Letter &letter = m_run.letters[event.letter - 1];
    letter.state = LetterState::Redriving;
    letter.changed = m_at;
    letter.lastClick = event.click;
    ++letter.redrives;
    if (event.edited)
        letter.editedInput = event.input;
    m_run.clicks.insert(event.click);
    Step &again = step(letter.step);
    ++again.epoch;
    if (event.newEffect)
        again.keyEpoch = again.epoch;
    again.attempts = 0;
    again.lost = 0;
    again.handFed = again.handFed || event.edited;
    setState(letter.step, StepState::Ready);
}

void Evolver::operator()(const LetterDiscarded &event)
{
    Letter &letter = m_run.letters[event.letter - 1];
    m_run.clicks.insert(event.click);
    letter.discardReason = event.reason;
    if (event.goOn) {
        step(letter.step).handFed = true;
        succeed(letter.step, {}, event.output);
        return;
    }
    m_run.failure = letter.error;
    finish(letter.step, StepState::Failed);
    letter.state = LetterState::Discarded; // a person gave it up, whatever the policy says
    stopAll();
}

void Evolver::operator()(const RunEnded &)
{
    m_run.ended = m_at;
    if (m_run.state != RunState::Cancelling)
        m_run.state = RunState::Succeeded;
    else
        m_run.state = m_run.failure.code.isEmpty() ? RunState::Cancelled : RunState::Failed;
}

/// Everything that does not run is cancelled; what runs is told to stop by `pending`.
void Evolver::stopAll()
{
    m_run.state = RunState::Cancelling;
    for (quint32 i = 0; i < m_run.steps.size(); ++i) {
        const StepIndex index{i};
        Step &stopped = step(index);
        if (stopped.state == StepState::Running || isFinal(stopped.state))
            continue;
        finish(index, StepState::Cancelled);
    }
}

void Evolver::settle()
{
    if (isFinal(m_run.state) || m_run.state == RunState::Cancelling || m_run.state == RunState::Pending)
        return;
    if (m_run.paused)
        m_run.state = RunState::Paused;
    else if (!m_run.ready.empty() || !m_run.running.empty() || m_run.openSteps == 0)
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

void evolve(Run &run, const Event &event)
{
    Evolver evolver(run, event.at);
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
