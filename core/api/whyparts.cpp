#include "core/api/whyparts.h"

#include <algorithm>
#include <set>

namespace sluice {

namespace {

void addHold(const QString &queue, const EngineSnapshot &now, WhyNot &why)
{
    const auto held = std::ranges::find(now.queues, queue, &QueueSnapshot::id);
    if (held != now.queues.end() && held->hold)
        why.engine.push_back(why::QueueHeld{queue, held->hold->who, held->hold->why, held->hold->since});
}

void addJournalTrouble(const EngineSnapshot &now, WhyNot &why)
{
    if (now.trouble)
        why.engine.push_back(why::JournalTrouble{now.trouble->error});
}

/// The breaker that a retry would come to first.
void addBreaker(const QString &connection, const EngineSnapshot &now, WhyNot &why)
{
    const auto gate = std::ranges::find(now.connections, connection, &ConnectionSnapshot::id);
    if (gate == now.connections.end()) {
        why.engine.push_back(why::ConnectionGone{connection});
        return;
    }
    if (gate->phase != BreakerPhase::Open && gate->phase != BreakerPhase::ForcedOpen)
        return;
    const auto left = gate->phase == BreakerPhase::Open ? gate->nextProbe : gate->forcedFor;
    why.engine.push_back(why::BreakerOpen{connection, left ? std::optional(now.taken + *left) : std::nullopt,
                                          gate->forcedBy, gate->forcedWhy});
}

bool works(ComponentPhase phase)
{
    return phase == ComponentPhase::Running || phase == ComponentPhase::Degraded;
}

} // namespace

std::vector<StepIndex> stepsThatWait(const Run &run)
{
    std::vector<StepIndex> found;
    if (isFinal(run.state))
        return found;
    std::set<std::pair<QString, StepState>> seen;
    for (quint32 i = 0; i < run.steps.size(); ++i) {
        const Step &step = run.steps[i];
        const bool waits = step.state == StepState::Ready || step.state == StepState::Retrying
                           || step.state == StepState::Waiting || step.state == StepState::DeadLettered;
        if (waits && !step.isGone && !step.leftOut && seen.emplace(run.taskOf(StepIndex{i}).id, step.state).second)
            found.push_back(StepIndex{i});
    }
    return found;
}

WhyNot whyRun(const Run &run, const EngineSnapshot &now)
{
    WhyNot why;
    if (isFinal(run.state) || !run.running.empty())
        return why;
    if (run.state == RunState::Cancelling)
        why.run.emplace_back(why::Cancelling{});
    else if (run.state == RunState::Pending && run.sequence > 0)
        why.run.emplace_back(why::Held{});
    if (run.paused && run.state != RunState::Cancelling)
        why.run.emplace_back(why::Paused{run.pausedBy, run.pausedSince, run.haltedAt});
    addJournalTrouble(now, why);
    for (const ComponentSnapshot &part : now.components) {
        if ((part.id == u"engine" || part.id == u"io") && !works(part.phase))
            why.engine.push_back(why::ComponentDown{part.id, part.phase});
    }
    return why;
}

WhyNot whyLetter(const LetterSummary &letter, const EngineSnapshot &now)
{
    WhyNot why;
    switch (letter.state) {
    case LetterState::Open:
        why.engine.push_back(why::LetterWaits{letter.id});
        break;
    case LetterState::Snoozed:
        why.engine.push_back(why::LetterSnoozed{letter.id, letter.snoozedUntil});
        break;
    case LetterState::Redriving:
        break;
    case LetterState::Resolved:
    case LetterState::Discarded:
        return why;
    }
    if (!letter.connection.isEmpty())
        addBreaker(letter.connection, now, why);
    addHold(kDeadLetterQueue, now, why);
    if (!letter.connection.isEmpty())
        addHold(connectionQueue(letter.connection), now, why);
    addJournalTrouble(now, why);
    return why;
}

WhyNot whyComponent(const ComponentSnapshot &component, const EngineSnapshot &now)
{
    WhyNot why;
    if (component.needsPerson)
        why.engine.push_back(why::ComponentGivenUp{component.id});
    else if (!works(component.phase))
        why.engine.push_back(why::ComponentDown{component.id, component.phase});
    else if (component.health != ComponentHealth::Ok)
        why.engine.push_back(why::ComponentSilent{component.id, component.health, component.heartbeatAge});
    if (component.id == u"journal" || component.id == u"engine")
        addJournalTrouble(now, why);
    if (component.id != u"engine")
        return why;
    // The engine starts nothing without what performs it, and what is paused waits in it.
    for (const ComponentSnapshot &other : now.components) {
        if (other.id == u"io" && !works(other.phase))
            why.engine.push_back(why::ComponentDown{other.id, other.phase});
    }
    for (const QueueSnapshot &queue : now.queues)
        addHold(queue.id, now, why);
    return why;
}

} // namespace sluice
