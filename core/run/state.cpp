#include "core/run/state.h"

namespace sluice {

const Letter *Run::letter(quint32 letterNumber) const
{
    return letterNumber >= 1 && letterNumber <= letters.size() ? &letters[letterNumber - 1] : nullptr;
}

const Letter *Run::letterOf(StepIndex index) const
{
    return letter(step(index).letter);
}

const Await *Run::awaitOf(StepIndex index) const
{
    if (awaits.empty())
        return nullptr;
    const auto found = awaits.find(index);
    return found == awaits.end() ? nullptr : &found->second;
}

const CalledRun *Run::callOf(StepIndex index) const
{
    if (calls.empty())
        return nullptr;
    const auto found = calls.find(index);
    return found == calls.end() ? nullptr : &found->second;
}

const Items *Run::itemsOf(StepIndex forEach) const
{
    const auto found = items.find(forEach);
    return found == items.end() ? nullptr : &found->second;
}

std::vector<ScopeIndex> Run::scopesOf(StepIndex forEach) const
{
    const Items *found = itemsOf(forEach);
    if (!found)
        return {};
    if (found->cap > 0)
        return found->live;
    std::vector<ScopeIndex> all;
    for (quint32 item = 0; item < found->spans.size(); ++item)
        all.push_back(ScopeIndex{number(found->firstScope) + item});
    return all;
}

quint64 Run::stateBytes() const
{
    quint64 sum = sizeof(Run) + steps.bytes() + scopes.bytes() + ready.bytes() + fed.bytes() + running.bytes()
                  + timed.bytes();
    for (const auto &[owner, found] : items)
        sum += sizeof(Items) + found.live.capacity() * sizeof(ScopeIndex)
               + (found.spans.capacity() + found.resultSpans.capacity()) * sizeof(std::pair<qsizetype, qsizetype>)
               + static_cast<quint64>(found.results.capacity());
    return sum;
}

} // namespace sluice
