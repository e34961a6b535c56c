#include "core/run/input.h"
#include "core/run/machine.h"

#include <QJsonDocument>

#include <algorithm>

namespace sluice {

namespace {

/// The changes that events make, one function each. Exists only while `evolve` runs.
class Evolver {
public:
    Evolver(Run &run, WallTime at)
        : m_run(run)
        , m_at(at)
    {
    }

    void operator()(const RunStarted &event);
    void operator()(const AttemptStarted &event);
    void operator()(const StepSucceeded &event);
    void operator()(const AttemptFailed &event);
    void operator()(const AttemptLost &event);
    void operator()(const AttemptLate &) { }
    void operator()(const RetryScheduled &event);
    void operator()(const StepWaiting &event);
    void operator()(const StepWoken &event);
    void operator()(const ItemsFound &event);
    void operator()(const StepDeadLettered &event);
    void operator()(const StepFailed &event);
    void operator()(const LetterRedriven &event);
    void operator()(const LetterDiscarded &event);
    void operator()(const RunPaused &) { m_run.paused = true; }
    void operator()(const RunResumed &) { m_run.paused = false; }
    void operator()(const CancelRequested &) { stopAll(); }
    void operator()(const AttemptAbandoned &event) { finish(event.step, StepState::Cancelled); }
    void operator()(const RunEnded &event);

    /// Brings the run's own state in line with its steps.
    void settle();

private:
    [[nodiscard]] Step &step(StepIndex index) { return m_run.steps[number(index)]; }
    void openScope(quint32 region, StepIndex owner, quint32 item);
    void setState(StepIndex index, StepState state);
    void finish(StepIndex index, StepState state);
    void closeLetter(Letter &letter, StepState state);
    void succeed(StepIndex index, const QString &port, const Payload &output);
    void passOn(StepIndex index, bool failed);
    void answer(StepIndex target, bool taken, bool failed, bool handFed);
    void cancelLosers(StepIndex join);
    void closeScope(ScopeIndex index);
    [[nodiscard]] Payload scopeResult(const Scope &scope) const;
    void stopAll();

    Run &m_run;
    WallTime m_at;
};

void Evolver::operator()(const RunStarted &event)
{
    m_run.state = RunState::Running;
    m_run.started = m_at;
    m_run.trigger = event.trigger;
    m_run.input = event.input;
    m_run.seed = event.seed;
    openScope(0, StepIndex{}, 0);
}

void Evolver::openScope(quint32 regionNumber, StepIndex owner, quint32 item)
{
    const Plan::Region &region = m_run.plan->regions[regionNumber];
    const auto first = static_cast<quint32>(m_run.steps.size());
    const ScopeIndex scope{static_cast<quint32>(m_run.scopes.size())};
    const auto count = static_cast<quint32>(region.tasks.size());
    m_run.scopes.push_back({regionNumber, StepIndex{first}, owner, item, count});
    m_run.openSteps += count;
    for (const TaskIndex task : region.tasks) {
        Step fresh;
        fresh.task = task;
        fresh.scope = scope;
        m_run.steps.push_back(fresh);
    }
    for (const quint32 entry : region.entries)
        setState(StepIndex{first + entry}, StepState::Ready);
}

/// Keeps the sets that `pending` answers from in step with the state of a step.
void Evolver::setState(StepIndex index, StepState state)
{
    Step &changed = step(index);
    switch (changed.state) {
    case StepState::Ready: m_run.ready.erase(index); break;
    case StepState::Running: m_run.running.erase(index); break;
    case StepState::Retrying:
    case StepState::Waiting: m_run.timed.erase(index); break;
    case StepState::DeadLettered: --m_run.deadSteps; break;
    default: break;
    }
    changed.state = state;
    switch (state) {
    case StepState::Ready: m_run.ready.insert(m_run.ready.end(), index); break;
    case StepState::Running: m_run.running.insert(m_run.running.end(), index); break;
    case StepState::Retrying: m_run.timed.insert(index); break;
    case StepState::Waiting:
        if (m_run.taskOf(index).role != TaskRole::ForEach)
            m_run.timed.insert(index);
        break;
    case StepState::DeadLettered: ++m_run.deadSteps; break;
    default: break;
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
        || (state == StepState::Failed && m_run.taskOf(letter.step).reliability.onExhausted == OnExhausted::Continue);
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

/// Tells the steps behind a step that is done or failed which way it went.
void Evolver::passOn(StepIndex index, bool failed)
{
    const Step &done = step(index);
    const StepIndex first = m_run.scopes[number(done.scope)].firstStep;
    const Plan::Port port = done.port;
    const bool handFed = done.handFed;
    for (const Plan::OutEdge &edge : m_run.taskOf(index).out)
        answer(StepIndex{number(first) + edge.target}, edge.port == port, failed, handFed);
}

void Evolver::answer(StepIndex target, bool taken, bool failed, bool handFed)
{
    Step &next = step(target);
    ++next.resolved;
    next.skippedIn += taken ? 0 : 1;
    next.failedIn += failed && taken ? 1 : 0;
    next.handFed = next.handFed || (handFed && taken);
    if (next.state != StepState::Blocked)
        return;
    const Plan::TaskNode &task = m_run.taskOf(target);
    const quint32 takenIn = next.resolved - next.skippedIn;
    const bool all = next.resolved == task.incoming;
    bool start = false;
    switch (task.join) {
    case JoinMode::All: start = all && takenIn > 0; break;
    case JoinMode::Any: start = takenIn >= 1; break;
    case JoinMode::NOfM: start = takenIn >= task.joinCount; break;
    case JoinMode::NoneFailed: start = all && takenIn > 0 && next.failedIn == 0; break;
    }
    if (start) {
        setState(target, StepState::Ready);
        if (!all)
            cancelLosers(target);
    } else if (all) {
        next.port = Plan::kNoPort;
        for (const Plan::OutEdge &edge : task.out) {
            const StepIndex first = m_run.scopes[number(next.scope)].firstStep;
            answer(StepIndex{number(first) + edge.target}, false, false, false);
        }
        finish(target, StepState::Skipped);
    }
}

/// A join that has enough cancels what could only still lead to it.
void Evolver::cancelLosers(StepIndex join)
{
    const quint32 first = number(m_run.scopes[number(step(join).scope)].firstStep);
    std::vector<StepIndex> look{join};
    while (!look.empty()) {
        const StepIndex behind = look.back();
        look.pop_back();
        for (const quint32 before : m_run.taskOf(behind).in) {
            const StepIndex loser{first + before};
            const StepState state = step(loser).state;
            if (isFinal(state) || state == StepState::DeadLettered)
                continue;
            const auto &out = m_run.taskOf(loser).out;
            const bool onlyHere = std::all_of(out.begin(), out.end(), [&](const Plan::OutEdge &edge) {
                const StepIndex target{first + edge.target};
                return target == join || step(target).state == StepState::Cancelled;
            });
            if (!onlyHere || m_run.taskOf(loser).role == TaskRole::ForEach)
                continue;
            finish(loser, StepState::Cancelled);
            look.push_back(loser);
        }
    }
}

void Evolver::closeScope(ScopeIndex index)
{
    const StepIndex owner = m_run.scopes[number(index)].owner;
    const auto found = std::find_if(m_run.items.begin(), m_run.items.end(),
                                    [owner](const auto &entry) { return entry.first == owner; });
    if (--found->second.open > 0 || m_run.state == RunState::Cancelling || isFinal(step(owner).state))
        return;
    Payload list("[");
    const quint32 firstScope = number(found->second.firstScope);
    for (quint32 item = 0; item < found->second.spans.size(); ++item) {
        if (item > 0)
            list += ',';
        list += scopeResult(m_run.scopes[firstScope + item]);
    }
    list += ']';
    succeed(owner, QStringLiteral("done"), list);
}

/// The output of the body's one last task, or an object of those of its last tasks.
Payload Evolver::scopeResult(const Scope &scope) const
{
    const auto outputOf = [&](quint32 local) {
        const Step &sink = m_run.steps[number(scope.firstStep) + local];
        return sink.state == StepState::Succeeded && !sink.output.isEmpty() ? sink.output : Payload("null");
    };
    const Plan::Region &region = m_run.plan->regions[scope.region];
    if (region.sinks.size() == 1)
        return outputOf(region.sinks.front());
    Payload object("{");
    for (const quint32 sink : region.sinks) {
        if (object.size() > 1)
            object += ',';
        object += '"' + m_run.plan->task(region.tasks[sink]).id.toUtf8() + "\":" + outputOf(sink);
    }
    return object + '}';
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

} // namespace

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
