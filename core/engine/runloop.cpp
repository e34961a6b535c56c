#include "core/engine/runengine.h"

#include "core/run/foresee.h"
#include "core/run/input.h"
#include "core/run/letgo.h"
#include "core/tasks/taskhost.h"

namespace sluice {

namespace {

/// How long a cancelled attempt may take to stop before nobody waits for it any more.
constexpr Nanoseconds kStopGrace = std::chrono::seconds(5);
/// The longest the engine sleeps: a wall clock that is set forward is noticed within this time.
constexpr Nanoseconds kLongestSleep = std::chrono::seconds(1);
/// Steps that a run starts before the next run has its turn, and all runs before the engine looks at its messages.
constexpr int kStepsInTurn = 64;
constexpr std::size_t kStepsAtOnce = 4096;
/// Events that wait to be durable, at most: the journal sets the pace, and memory is bounded.
constexpr std::size_t kMostHeldEvents = 200'000;

} // namespace

Result<void> RunEngine::tellRun(RunSlot &slot, const Command &command)
{
    return tellRun(slot, command, clock().wall());
}

/// Delays pass on the monotonic clock. When one is over, its journaled due time has come, whatever the wall clock was
/// set to in the meantime.
WallTime RunEngine::timeFor(const Step &step) const
{
    const bool waits = step.state == StepState::Retrying || step.state == StepState::Waiting;
    return waits ? std::max(clock().wall(), step.due) : clock().wall();
}

Result<void> RunEngine::tellRun(RunSlot &slot, const Command &command, WallTime now)
{
    const std::size_t before = slot.fresh.size();
    const std::size_t readyBefore = slot.run.ready.size();
    const std::size_t timedBefore = slot.run.timed.size();
    const bool wasFinal = isFinal(slot.run.state);
    auto done = decide(slot.run, command, now, slot.fresh);
    m_ready = m_ready + slot.run.ready.size() - readyBefore;
    slot.group->ready = slot.group->ready + slot.run.ready.size() - readyBefore;
    slot.group->timed = slot.group->timed + slot.run.timed.size() - timedBefore;
    const bool isNowFinal = isFinal(slot.run.state);
    m_active = m_active + (wasFinal ? 1 : 0) - (isNowFinal ? 1 : 0);
    if (slot.fresh.size() > before)
        noteNewEvents(slot, before);
    return done;
}

void RunEngine::noteNewEvents(RunSlot &slot, std::size_t from)
{
    std::set<quint32> touched;
    for (std::size_t i = from; i < slot.fresh.size(); ++i) {
        const Event &event = slot.fresh[i];
        slot.payloadBytes += payloadBytesOf(event);
        noteTouchedLetters(slot.run, event, touched);
        noteOrderedLetter(slot.run, event, slot.orderedLetters);
        if (const auto *dead = std::get_if<StepDeadLettered>(&event.data);
            dead && slot.run.letter(dead->letter)->redrives == 0)
            noteNewLetter(letterSummaryOf(slot.run, dead->letter, true));
        if (const auto *retry = std::get_if<RetryScheduled>(&event.data)) {
            armTimer(slot, retry->step, true, retry->due - event.at);
            noteCame(kRetryQueue, slot, retry->step);
        } else if (const auto *waiting = std::get_if<StepWaiting>(&event.data))
            armTimer(slot, waiting->step, false, waiting->due - event.at);
        else if (const auto *awaits = std::get_if<StepAwaits>(&event.data); awaits && awaits->ends)
            armTimer(slot, awaits->step, false, awaits->due - event.at);
        else if (const auto *calls = std::get_if<StepCalls>(&event.data); calls && calls->ends)
            armTimer(slot, calls->step, false, calls->due - event.at);
        else if (const auto *snoozed = std::get_if<LetterSnoozed>(&event.data))
            m_snoozed.emplace(snoozed->until, LetterId{slot.run.id, snoozed->letter});
    }
    if (!slot.run.changedAwaits.empty())
        noteWaits(slot);
    noteCalls(slot);
    // One step's end may close the letters of others: of what a join needs no more, say.
    touched.insert(slot.run.closedLetters.begin(), slot.run.closedLetters.end());
    auditClosed(slot);
    slot.run.closedLetters.clear();
    noteJobLetters(slot, touched);
    slot.touchedLetters.merge(touched);
    if (!slot.isDirty) {
        slot.isDirty = true;
        m_dirty.push_back(slot.run.id);
    }
    noteFreshReady(slot);
    auto &fresh = slot.run.freshReady;
    slot.toOffer.join(fresh);
    fresh = {};
    for (const StepIndex step : std::exchange(slot.run.freshDropped, {}))
        leaveLine(slot, step);
    const bool startsNothing = slot.isStill() || slot.run.state == RunState::Cancelling || isFinal(slot.run.state);
    if (startsNothing && !(slot.queued.empty() && slot.limited.empty()))
        leaveLines(slot);
    recount(slot);
    if (isStopping(slot.run.state))
        stopFlights(slot);
    if (slot.run.state != RunState::Cancelling)
        dropStaleFlights(slot);
    standInLine(slot);
}

void RunEngine::armTimer(RunSlot &slot, StepIndex step, bool retry, Nanoseconds delay)
{
    const MonoTime at = clock().monotonic() + std::max(delay, Nanoseconds(0));
    slot.timers[step] = at;
    m_timers.emplace(at, Timer{slot.run.id, step, retry});
}

/// After a pause: what came due meanwhile was held, and what stood at a gate was sent away.
void RunEngine::armAgain(RunSlot &slot)
{
    const MonoTime now = clock().monotonic();
    for (const Pending::Timer &timer : pending(slot.run).timers) {
        const auto armed = slot.timers.find(timer.step);
        if ((armed == slot.timers.end() && !slot.queued.contains(timer.step) && !slot.limited.contains(timer.step))
            || (armed != slot.timers.end() && armed->second <= now))
            armTimer(slot, timer.step, timer.retry, Nanoseconds(0));
    }
}

void RunEngine::standInLine(RunSlot &slot)
{
    if (slot.inReadyLine || slot.toOffer.isEmpty() || slot.isStill() || slot.isHeld)
        return;
    slot.inReadyLine = true;
    m_readyLine.join(slot.group->lane, slot.run.priority, number(slot.run.id));
}

/// Offers every step that is ready once more: those offered while the run was paused were refused. Who was let go at a
/// breakpoint comes first, and of a run that halts, alone.
void RunEngine::offerAll(RunSlot &slot)
{
    noteFreshReady(slot);
    slot.run.freshReady.clear();
    slot.run.freshDropped.clear();
    slot.toOffer.clear();
    if (slot.run.paused && !slot.group->isHeld && !isHeld(kReadyQueue)) {
        for (const StepIndex step : pending(slot.run).start)
            offer(slot, step);
    }
    slot.toOffer.join(stepsToGo(slot.run));
    slot.toOffer.join(slot.run.ready);
    standInLine(slot);
}

void RunEngine::settle()
{
    if (!isOpen())
        recoverSome();
    if (!isOpen())
        return;
    if (!m_trouble && !m_isSuspended) {
        if (m_heldEvents < kMostHeldEvents && !isHeld(kDeadLetterQueue))
            driveJobs();
        if (m_heldEvents < kMostHeldEvents && !isHeld(kEventQueue))
            startHooks();
        pump();
    } else if (m_callsWaiting > 0) {
        refuseCalls();
    }
    countActivity();
    flush();
    letSleep();
}

/// Each run in line starts a few steps and stands in line again, so that a large one does not hold up the others;
/// workflows take turns, so that one with many runs does not hold up another with one.
void RunEngine::pump()
{
    std::size_t budget = kStepsAtOnce;
    giveTurns();
    while (!m_readyLine.isEmpty() && !isHeld(kReadyQueue) && budget > 0 && m_heldEvents < kMostHeldEvents) {
        RunSlot *slot = find(RunId{*m_readyLine.take()});
        if (!slot)
            continue;
        if (slot->isStill())
            --budget; // many of them would be woken at once else
        for (int turn = 0; turn < kStepsInTurn && !slot->toOffer.isEmpty() && !slot->isStill(); ++turn) {
            if (static_cast<std::size_t>(turn) % kStepsForeseen == 0)
                foresee(slot->run, slot->toOffer.front(kStepsForeseen));
            const StepIndex step = slot->toOffer.take();
            if (slot->run.step(step).state == StepState::Ready)
                offer(*slot, step);
            --budget;
            if (budget == 0)
                break;
        }
        slot->inReadyLine = false;
        standInLine(*slot);
    }
    for (auto &[id, gate] : m_gates) {
        if (!isGateHeld(id))
            letWaitersIn(gate);
    }
    forgetLeftGates();
    giveTurns();
}

/// A step that does nothing outside its run needs no durable start: nobody can see it happen before its end is durable.
void RunEngine::performNow(RunSlot &slot, StepIndex step)
{
    if (!startAttempt(slot, step))
        return;
    const quint64 lease = slot.run.step(step).lease;
    std::optional<Outcome> outcome;
    if (slot.run.taskOf(step).disabled) {
        outcome = outcome::Succeeded{stepInput(slot.run, step), {}};
    } else {
        const Attempt attempt = attemptOf(slot, step, lease);
        outcome = refusal(attempt);
        if (!outcome)
            outcome = runInline(attempt, clock().wall());
    }
    if (!outcome) { // an expression of it needs a script
        sendOut(slot, step, std::nullopt);
        return;
    }
    ++m_started;
    ++m_ended;
    m_failed += std::holds_alternative<outcome::Failed>(*outcome) ? 1 : 0;
    report(slot, step, lease, *outcome);
}

/// False when the step may not start any more, or was given up instead.
bool RunEngine::startAttempt(RunSlot &slot, StepIndex step, std::vector<StepHeld> held)
{
    return tellRun(slot, command::StartAttempt{step, std::move(held)}, timeFor(slot.run.step(step)))
           && slot.run.step(step).state == StepState::Running;
}

/// The attempt that was started goes out once its start is durable.
void RunEngine::sendOut(RunSlot &slot, StepIndex step, const std::optional<ConnectionGate::Pass> &pass)
{
    const quint64 lease = slot.run.step(step).lease;
    Flight flight;
    flight.step = step;
    flight.pass = pass;
    flight.started = clock().monotonic();
    countAttempt(slot, flight);
    slot.flights.emplace(lease, std::move(flight));
    m_next.attempts.push_back({slot.run.id, lease});
    ++m_started;
}

/// Tells attempts of a cancelled run to stop; those that have not gone out yet never do.
void RunEngine::stopFlights(RunSlot &slot)
{
    std::vector<std::pair<quint64, StepIndex>> unsent;
    bool isWaiting = false;
    for (auto &[lease, flight] : slot.flights) {
        if (!slot.run.isStopped(flight.step))
            continue;
        isWaiting = true;
        flight.stop.request_stop();
        if (!flight.isOut)
            unsent.emplace_back(lease, flight.step);
    }
    if (isWaiting && !std::exchange(slot.isStopping, true))
        m_abandon.emplace(clock().monotonic() + kStopGrace, slot.run.id);
    for (const auto &[lease, step] : unsent) {
        const outcome::Failed cancelled{FailureClass::Cancelled, {}, {}, {}};
        endFlight(slot, lease, cancelled);
        (void)tellRun(slot, command::Fail{step, lease, cancelled.failureClass, {}, {}, {}});
    }
}

/// Stops the attempts of steps that a join has cancelled; their results will be late. What is not out stays in.
void RunEngine::dropStaleFlights(RunSlot &slot)
{
    if (slot.flights.size() <= slot.run.running.size())
        return;
    std::vector<quint64> unsent;
    for (auto &[lease, flight] : slot.flights) {
        const Step &step = slot.run.step(flight.step);
        if (step.state == StepState::Running && step.lease == lease)
            continue;
        flight.stop.request_stop();
        if (!flight.isOut)
            unsent.push_back(lease);
    }
    for (const quint64 lease : unsent)
        endFlight(slot, lease, outcome::Failed{FailureClass::Cancelled, {}, {}, {}});
}

void RunEngine::onTime()
{
    m_callers.giveUpOverdue(clock().monotonic());
    if (!isOpen())
        return;
    fireDueTimers();
    abandonOverdue();
    retainIfDue();
    fireDue();
}

void RunEngine::fireDueTimers()
{
    if (m_trouble || m_isSuspended)
        return;
    wakeLetters();
    giveTurns(); // before those who come now
    const MonoTime now = clock().monotonic();
    while (!m_timers.empty() && m_timers.begin()->first <= now) {
        const auto [at, timer] = *m_timers.begin();
        m_timers.erase(m_timers.begin());
        RunSlot *slot = find(timer.run);
        if (!slot)
            continue;
        const auto armed = slot->timers.find(timer.step);
        if (armed == slot->timers.end() || armed->second != at)
            continue; // it was armed anew since
        const bool isStill = slot->group->isHeld || (slot->run.paused && !isLetGo(slot->run, timer.step));
        if (timer.retry && (isStill || isHeld(kRetryQueue)))
            continue; // `armAgain` brings it back
        slot->timers.erase(armed);
        const Step &step = slot->run.step(timer.step);
        if (!timer.retry)
            (void)tellRun(*slot, command::Wake{timer.step}, timeFor(step));
        else if (step.state == StepState::Retrying)
            offer(*slot, timer.step);
    }
}

void RunEngine::abandonOverdue()
{
    const MonoTime now = clock().monotonic();
    while (!m_abandon.empty() && m_abandon.begin()->first <= now) {
        RunSlot *slot = find(m_abandon.begin()->second);
        m_abandon.erase(m_abandon.begin());
        if (!slot)
            continue;
        slot->isStopping = false;
        for (const StepIndex step : pending(slot->run).stop)
            (void)tellRun(*slot, command::Abandon{step, slot->run.step(step).lease});
    }
}

Nanoseconds RunEngine::timeToNext() const
{
    if (m_opening && m_opening->journal)
        return Nanoseconds(0);
    const bool works = isOpen() && !m_trouble && !m_isSuspended;
    if (!m_activity.empty())
        return Nanoseconds(0);
    if (works && !m_readyLine.isEmpty() && !isHeld(kReadyQueue) && m_heldEvents < kMostHeldEvents)
        return Nanoseconds(0);
    const MonoTime now = clock().monotonic();
    Nanoseconds sleep = kLongestSleep;
    if (works && !m_timers.empty())
        sleep = std::min<Nanoseconds>(sleep, m_timers.begin()->first - now);
    if (isOpen() && !m_trouble && m_nextRetention < now + sleep)
        sleep = m_nextRetention - now;
    if (works && m_heldEvents < kMostHeldEvents && !isHeld(kDeadLetterQueue))
        sleep = std::min(sleep, timeToNextSend(now));
    if (works && m_hooks.count() > 0 && m_heldEvents < kMostHeldEvents && !isHeld(kEventQueue))
        sleep = std::min(sleep, m_hooks.timeToNext(now));
    if (const auto due = m_triggers.next(); works && due && m_triggers.isWatched(now))
        sleep = std::min<Nanoseconds>(sleep, *due - clock().wall());
    if (const auto over = m_callers.next())
        sleep = std::min<Nanoseconds>(sleep, *over - now);
    if (works && !m_snoozed.empty())
        sleep = std::min<Nanoseconds>(sleep, m_snoozed.begin()->first - clock().wall());
    if (!m_abandon.empty())
        sleep = std::min<Nanoseconds>(sleep, m_abandon.begin()->first - now);
    for (const auto &[id, gate] : m_gates) {
        if (works && gate.waiting() > 0 && !isGateHeld(id) && gate.wakeAt() < now + sleep)
            sleep = gate.wakeAt() - now;
    }
    return std::max(sleep, Nanoseconds(0));
}

} // namespace sluice
