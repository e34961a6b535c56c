#include "core/engine/sleepingrun.h"

#include "core/run/codec.h"

#include <algorithm>

namespace sluice {

namespace {

/// A run with more data than this stays as it is: its steps are not what takes the memory.
constexpr quint64 kMostPayload = 4096;

/// Whether what waits for its turn is all that begins the graph, and is as it was when the run was started.
bool waitsFromTheFirst(const Run &run)
{
    const auto &entries = run.plan->regions.front().entries;
    return run.ready.size() == entries.size() && std::ranges::all_of(entries, [&run](quint32 entry) {
               const StepIndex step{entry};
               return run.ready.contains(step) && run.step(step).lease == 0 && run.step(step).epoch == 1;
           });
}

/// Whether its steps stand in no line, or its one step in that of a limit.
bool standsInOneLine(const RunSlot &slot)
{
    if (!slot.queued.empty())
        return false;
    if (slot.limited.empty())
        return std::ranges::equal(slot.toOffer, slot.run.ready);
    return slot.toOffer.isEmpty() && slot.run.ready.size() == 1;
}

} // namespace

bool SleepingRun::isReady(StepIndex step) const
{
    return std::ranges::find(ready(), number(step)) != ready().end();
}

bool couldSleep(const RunSlot &slot)
{
    const Run &run = slot.run;
    return run.lastLease == 0 && (run.state == RunState::Pending || run.state == RunState::Running) && !run.paused
           && slot.payloadBytes <= kMostPayload && waitsFromTheFirst(run);
}

bool maySleep(const RunSlot &slot)
{
    const Run &run = slot.run;
    const bool isSettled = !slot.history.isEmpty() && !slot.isDirty && slot.fresh.empty() && slot.isListed
                           && slot.journaledState == run.state;
    return isSettled && couldSleep(slot) && standsInOneLine(slot) && slot.flights.empty() && slot.timers.empty()
           && run.timed.empty() && run.running.empty() && run.fed.empty() && run.letters.empty() && run.called.empty()
           && run.awaits.empty() && !slot.isWatched && !slot.isKept && !slot.isStopping;
}

SleepingRun asleep(RunSlot &&slot)
{
    SleepingRun run;
    run.plan = std::move(slot.run.plan);
    run.workflow = std::move(slot.workflow);
    run.group = slot.group;
    run.events = std::move(slot.history);
    run.priority = slot.run.priority;
    run.heldPlace = slot.heldPlace;
    if (!slot.limited.empty())
        run.limit = slot.limited.begin()->second;
    run.isHeld = slot.isHeld;
    run.inReadyLine = slot.inReadyLine;
    run.holdsPlace = slot.holdsPlace;
    run.waitsToBegin = slot.waitsToBegin;
    run.events.squeeze();
    return run;
}

std::unique_ptr<RunSlot> awake(RunId id, SleepingRun &&sleeping)
{
    auto slot = std::make_unique<RunSlot>();
    slot->run = fold(id, std::move(sleeping.plan), decodeEvents(sleeping.events).value());
    Run &run = slot->run;
    // All this was noted when it happened.
    run.freshReady = {};
    run.freshDropped = {};
    slot->workflow = std::move(sleeping.workflow);
    slot->group = sleeping.group;
    slot->history = std::move(sleeping.events);
    slot->journaledState = run.state;
    slot->isListed = true;
    slot->isHeld = sleeping.isHeld;
    slot->heldPlace = sleeping.heldPlace;
    slot->inReadyLine = sleeping.inReadyLine;
    slot->holdsPlace = sleeping.holdsPlace;
    slot->waitsToBegin = sleeping.waitsToBegin;
    if (sleeping.limit.line)
        slot->limited.emplace(*run.ready.begin(), sleeping.limit);
    else
        slot->toOffer.join(run.ready);
    return slot;
}

} // namespace sluice
