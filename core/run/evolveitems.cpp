#include "core/run/evolver.h"

#include "core/run/input.h"

#include <algorithm>

// The bodies of loops: their scopes open, close, give their result, and are given back.

namespace sluice {

void Evolver::operator()(const ItemsFound &event)
{
    step(event.step).lease = 0;
    if (isStopping(m_run.state)) {
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
    found.cap = m_run.taskOf(event.step).concurrency;
    if (found.cap > 0)
        found.resultSpans.resize(found.spans.size());
    m_run.items.insert_or_assign(event.step, std::move(found));
    openItems(event.step);
}

/// Opens scopes in item order, as many as may be under way at once.
void Evolver::openItems(StepIndex forEach)
{
    Items &items = m_run.items.find(forEach)->second;
    const quint32 body = m_run.taskOf(forEach).bodyRegion;
    const auto count = static_cast<quint32>(items.spans.size());
    if (items.cap == 0)
        m_run.steps.reserve((count - items.next) * m_run.plan->regions[body].tasks.size());
    while (items.next < count && (items.cap == 0 || items.live.size() < items.cap)) {
        if (items.cap > 0)
            items.live.push_back(ScopeIndex{static_cast<quint32>(m_run.scopes.size())});
        openScope(body, forEach, items.next++);
    }
}

void Evolver::closeScope(ScopeIndex index)
{
    const Scope closed = m_run.scopes[number(index)];
    if (m_run.state == RunState::Compensating)
        return; // its loop is over for good
    Items &items = m_run.items.find(closed.owner)->second;
    if (items.cap > 0 && (m_isStopping || m_run.state == RunState::Cancelling))
        return; // a restart goes on from here
    --items.open;
    items.isFed = items.isFed || isFedByHand(closed);
    if (items.dropped || m_run.state == RunState::Cancelling || isFinal(m_run.step(closed.owner).state))
        return;
    if (items.cap > 0) {
        const Payload result = scopeOutput(m_run, closed);
        items.resultSpans[closed.item] = {items.results.size(), result.size()};
        items.results += result;
        std::erase(items.live, index);
        if (isHeld(index))
            items.keepsLetters = true;
        else
            giveBack(index);
        openItems(closed.owner);
    }
    if (items.open == 0)
        finishItems(closed.owner);
}

/// Whether what an item came to goes back to what a person gave.
bool Evolver::isFedByHand(const Scope &closed) const
{
    const auto count = static_cast<quint32>(m_run.plan->regions[closed.region].tasks.size());
    for (quint32 i = number(closed.firstStep); i < number(closed.firstStep) + count; ++i) {
        const Step &last = m_run.steps[i];
        if (last.handFed && last.state == StepState::Succeeded && m_run.outOf(StepIndex{i}).empty())
            return true;
    }
    return false;
}

/// All items are done: their results, in item order, are the output of the loop.
void Evolver::finishItems(StepIndex forEach)
{
    Items &items = m_run.items.find(forEach)->second;
    Payload list("[");
    for (quint32 item = 0; item < items.spans.size(); ++item) {
        if (item > 0)
            list += ',';
        if (items.cap > 0)
            list += QByteArrayView(items.results).sliced(items.resultSpans[item].first, items.resultSpans[item].second);
        else
            list += scopeOutput(m_run, m_run.scopes[number(items.firstScope) + item]);
    }
    list += ']';
    items.results = {};
    items.resultSpans = {};
    if (items.isFed)
        step(forEach).handFed = true; // only now: items that open later are not fed by those before them
    succeed(forEach, QStringLiteral("done"), list);
}

/// Whether a letter points into a scope, or into a loop inside it: what people may ask about is kept.
bool Evolver::isHeld(ScopeIndex index) const
{
    const Scope &asked = m_run.scopes[number(index)];
    const auto count = static_cast<quint32>(m_run.plan->regions[asked.region].tasks.size());
    for (quint32 i = number(asked.firstStep); i < number(asked.firstStep) + count; ++i) {
        if (m_run.steps[i].letter != 0)
            return true;
        const bool mayBeUndone = m_run.plan->compensates && m_run.taskOf(StepIndex{i}).compensation;
        if (mayBeUndone && m_run.steps[i].begun && m_run.steps[i].state == StepState::Succeeded)
            return true;
        if (m_run.taskOf(StepIndex{i}).role != TaskRole::ForEach)
            continue;
        const Items *inner = m_run.itemsOf(StepIndex{i});
        if (inner && inner->keepsLetters)
            return true;
        for (const ScopeIndex scope : m_run.scopesOf(StepIndex{i})) {
            if (isHeld(scope))
                return true;
        }
    }
    return false;
}

/// Forgets the steps of an item that is done, and of the loops inside it; how they ended is counted by task.
void Evolver::giveBack(ScopeIndex index)
{
    const Scope given = m_run.scopes[number(index)];
    const std::size_t count = m_run.plan->regions[given.region].tasks.size();
    if (m_run.givenBack.empty())
        m_run.givenBack.resize(m_run.plan->tasks.size());
    for (std::size_t i = number(given.firstStep); i < number(given.firstStep) + count; ++i) {
        const StepIndex gone{static_cast<quint32>(i)};
        const Step &last = m_run.steps[i];
        Tally &tally = m_run.givenBack[number(last.task)];
        switch (last.state) {
        case StepState::Succeeded:
            ++tally.succeeded;
            break;
        case StepState::Failed:
            ++tally.failed;
            break;
        case StepState::Skipped:
            ++tally.skipped;
            break;
        default:
            ++tally.cancelled;
            break;
        }
        if (m_run.taskOf(gone).role == TaskRole::ForEach) {
            for (const ScopeIndex scope : m_run.scopesOf(gone))
                giveBack(scope);
            m_run.items.erase(gone);
        }
    }
    m_run.steps.giveBack(number(given.firstStep), count);
    m_run.scopes.giveBack(number(index), 1);
}

/// What the items of a loop would come to is not wanted any more.
void Evolver::dropBody(StepIndex forEach)
{
    const auto found = m_run.items.find(forEach);
    if (found == m_run.items.end())
        return;
    found->second.dropped = true;
    for (const ScopeIndex index : m_run.scopesOf(forEach)) {
        const Scope dropped = m_run.scopes[number(index)];
        const auto count = static_cast<quint32>(m_run.plan->regions[dropped.region].tasks.size());
        for (quint32 i = number(dropped.firstStep); i < number(dropped.firstStep) + count; ++i) {
            if (isFinal(m_run.steps[i].state))
                continue;
            dropBody(StepIndex{i});
            step(StepIndex{i}).dropped = true;
            finish(StepIndex{i}, StepState::Cancelled);
        }
    }
}

} // namespace sluice
