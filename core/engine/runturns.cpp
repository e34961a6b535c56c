#include "core/engine/runengine.h"

#include "core/engine/errors.h"
#include "core/engine/runplace.h"
#include "core/engine/steptag.h"

// Whose turn it is: limits of workflows and tasks, and how many runs may wait at all.

namespace sluice {

namespace {

quint64 bytesOf(const RunSlot &slot)
{
    return sizeof(RunSlot) + slot.run.steps.size() * sizeof(Step) + slot.run.scopes.size() * sizeof(Scope)
           + slot.payloadBytes;
}

/// Payloads come with events, and go unseen: after as many events as it has steps they are counted anew, so that each event
/// costs the same in the long run.
void countPayloads(RunSlot &slot)
{
    constexpr quint64 kOften = 64;
    const Run &run = slot.run;
    if (slot.countedAt != 0 && run.sequence - slot.countedAt < std::max<quint64>(kOften, run.steps.size()))
        return;
    slot.payloadBytes = payloadBytesOf(run);
    slot.countedAt = run.sequence;
}

} // namespace

WorkflowGroup &RunEngine::groupNamed(const QString &workflow)
{
    const auto [found, isNew] = m_groups.try_emplace(workflow);
    if (isNew)
        found->second.lane = m_groups.size();
    return found->second;
}

/// The group of a run's workflow, with the limits of this version from now on.
WorkflowGroup &RunEngine::groupOf(const Workflow &workflow)
{
    WorkflowGroup &group = groupNamed(workflow.id);
    group.isStirred |= group.limits != workflow.concurrency;
    group.limits = workflow.concurrency;
    for (const Task &task : workflow.tasks) {
        const auto known = group.tasks.find(task.id);
        if (known != group.tasks.end() && known->second.limit != static_cast<quint32>(task.reliability.concurrency)) {
            known->second.limit = static_cast<quint32>(task.reliability.concurrency);
            group.isStirred = true;
        } else if (known == group.tasks.end() && task.reliability.concurrency > 0) {
            group.tasks[task.id].limit = static_cast<quint32>(task.reliability.concurrency);
        }
    }
    stir(group);
    return group;
}

/// Notes a group in which somebody may have their turn.
void RunEngine::stir(WorkflowGroup &group)
{
    const bool waits = !group.pendingRuns.isEmpty() || !group.waitingSteps.isEmpty()
                       || std::ranges::any_of(group.tasks,
                                              [](const auto &task) { return !task.second.line.isEmpty(); });
    if (group.isStirred && waits)
        m_stirred.insert(&group);
    group.isStirred = false;
}

/// Keeps the counts of a run's group, and of runs that have not begun, in step with the run.
void RunEngine::recount(RunSlot &slot)
{
    countPayloads(slot);
    m_bytes -= std::exchange(slot.bytes, bytesOf(slot));
    m_bytes += slot.bytes;
    const bool needs = needsPlace(slot.run);
    if (needs != slot.holdsPlace) {
        slot.group->runs += needs ? 1 : -1;
        slot.holdsPlace = needs;
        slot.group->isStirred = !needs;
        stir(*slot.group);
    }
    const bool waits = waitsToBegin(slot.run);
    if (waits != slot.waitsToBegin) {
        m_notBegun += waits ? 1 : -1;
        slot.waitsToBegin = waits;
        if (!waits)
            m_pressure.began(clock().monotonic());
    }
    const bool isHeld = slot.run.state == RunState::Pending && slot.run.sequence > 0;
    if (isHeld != slot.isHeld) {
        slot.isHeld = isHeld;
        slot.group->waitingRuns += isHeld ? 1 : -1;
        slot.group->pendingRuns.cancel(std::exchange(slot.heldPlace, 0));
        if (isHeld) {
            slot.heldPlace = slot.group->pendingRuns.join(0, slot.run.priority, number(slot.run.id));
            slot.group->isStirred = true;
            stir(*slot.group);
        }
    }
}

/// Errors: `engine.busy`.
Result<void> RunEngine::checkPressure() const
{
    const auto bound = static_cast<quint32>(m_setup.settings.waitingRuns);
    if (m_notBegun < bound)
        return {};
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(m_pressure.comeBackIn(bound));
    return failure(errors::kEngineBusy, {{QStringLiteral("waiting"), QString::number(m_notBegun)},
                                         {QStringLiteral("seconds"), QString::number(seconds.count())}});
}

WorkflowGroup::TaskGroup *RunEngine::limitedTask(const RunSlot &slot, StepIndex step) const
{
    if (slot.group->tasks.empty())
        return nullptr;
    const auto found = slot.group->tasks.find(slot.run.taskOf(step).id);
    return found == slot.group->tasks.end() ? nullptr : &found->second;
}

/// Whether the limits let an attempt of the step out now; if not, it waits for them, and afterwards has its place at the
/// gate again, so that nobody who came later has overtaken it.
bool RunEngine::hasTurn(RunSlot &slot, StepIndex step, quint64 gatePlace)
{
    TurnLine *line = nullptr;
    WorkflowGroup::TaskGroup *task = limitedTask(slot, step);
    if (!slot.group->hasRoomForStep())
        line = &slot.group->waitingSteps;
    else if (task && !task->hasRoom())
        line = &task->line;
    const auto known = slot.limited.find(step);
    if (line && known == slot.limited.end())
        slot.limited[step] = {line, line->join(0, slot.run.priority, StepTag{slot.run.id, step}.bits()), gatePlace};
    if (line)
        return false;
    if (known != slot.limited.end()) { // it was offered again, and has its turn by that
        known->second.line->cancel(known->second.place);
        slot.limited.erase(known);
    }
    return true;
}

/// Steps that do nothing outside their run are not limited, not even when a script works their expressions out.
void RunEngine::countAttempt(RunSlot &slot, Flight &flight)
{
    flight.isCounted = !slot.run.taskOf(flight.step).pure;
    if (!flight.isCounted)
        return;
    ++slot.group->steps;
    flight.task = limitedTask(slot, flight.step);
    if (flight.task)
        ++flight.task->underWay;
}

void RunEngine::discountAttempt(RunSlot &slot, const Flight &flight)
{
    if (!flight.isCounted)
        return;
    --slot.group->steps;
    if (flight.task)
        --flight.task->underWay;
    slot.group->isStirred = true;
    stir(*slot.group);
}

/// Gives turns to runs and steps whose limits have room again.
void RunEngine::giveTurns()
{
    while (!m_stirred.empty()) {
        WorkflowGroup &group = **m_stirred.begin();
        m_stirred.erase(m_stirred.begin());
        while (group.hasRoomForRun()) {
            const auto run = group.pendingRuns.take();
            if (!run)
                break;
            if (RunSlot *slot = find(RunId{*run}); slot && slot->isHeld && tellRun(*slot, command::Admit{}))
                offerAll(*slot);
        }
        if (group.isHeld)
            continue; // who waits for a limit, keeps their place until it goes on
        for (auto &[id, task] : group.tasks) {
            while (task.hasRoom() && group.hasRoomForStep() && offerNext(task.line))
                continue;
        }
        while (group.hasRoomForStep() && offerNext(group.waitingSteps))
            continue;
    }
}

/// Offers the next step of a line once more; false: nobody waits in it.
bool RunEngine::offerNext(TurnLine &line)
{
    const auto tag = line.take();
    if (!tag)
        return false;
    const auto [run, step] = StepTag::from(*tag);
    RunSlot *slot = find(run);
    if (!slot)
        return true;
    const auto limited = slot->limited.find(step);
    if (limited == slot->limited.end())
        return true;
    const quint64 gatePlace = limited->second.gatePlace;
    slot->limited.erase(limited);
    const StepState state = slot->run.step(step).state;
    if (state == StepState::Ready && isHeld(kReadyQueue)) {
        slot->toOffer.putFirst(step); // it is offered when the queue goes on
        standInLine(*slot);
        return true;
    }
    if (state == StepState::Retrying && isHeld(kRetryQueue)) {
        slot->timers[step] = clock().monotonic(); // `armAgain` brings it back
        return true;
    }
    if (state == StepState::Ready || state == StepState::Retrying)
        offer(*slot, step, gatePlace);
    return true;
}

} // namespace sluice
