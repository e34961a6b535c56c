#include "core/run/evolver.h"

#include <algorithm>

// How what a step came to spreads over the graph: to the steps behind it, to joins, and out of the body of a forEach.

namespace sluice {

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

} // namespace sluice
