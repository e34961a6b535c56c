#include "core/engine/runengine.h"

#include "core/engine/errors.h"
#include "core/run/letgo.h"

// How steps come through the gates of their connections: into line, out of it, or turned away.

namespace sluice {

namespace {

/// Who is turned away stands in line again after this at the latest, so that it notices when a person changes something.
constexpr Nanoseconds kLongestAway = std::chrono::minutes(1);
constexpr Nanoseconds kShortestAway = std::chrono::seconds(1);

/// What kept a step in line until now, by the clock on the wall.
std::vector<StepHeld> heldOf(const ConnectionGate &gate, const ConnectionGate::Waiter &waiter, MonoTime now,
                             WallTime wall)
{
    const auto at = [&](MonoTime time) { return wall - std::chrono::floor<Milliseconds>(now - time); };
    std::vector<StepHeld> held;
    for (const ShutTimes::Span &span : gate.shutFor(waiter, now))
        held.push_back({waiter.step, span.by, at(span.from), at(span.to)});
    return held;
}

} // namespace

Milliseconds RunEngine::timeAway(const ConnectionGate::Refusal &refusal) const
{
    const Nanoseconds away = std::clamp<Nanoseconds>(refusal.until - clock().monotonic(), kShortestAway, kLongestAway);
    return std::chrono::ceil<Milliseconds>(away);
}

/// A step that may start starts, or waits at its connection's gate.
void RunEngine::offer(RunSlot &slot, StepIndex step, quint64 gatePlace)
{
    if (slot.run.haltsBefore(step)) { // before it stands in any line
        (void)startAttempt(slot, step);
        return;
    }
    const Plan::TaskNode &task = slot.run.taskOf(step);
    const auto gate = task.connection.isEmpty() ? m_gates.end() : m_gates.find(task.connection);
    if (gate != m_gates.end())
        joinGate(slot, step, gate->second, gatePlace);
    else if (task.pure || task.disabled)
        performNow(slot, step);
    else if (hasTurn(slot, step, 0) && startAttempt(slot, step))
        sendOut(slot, step, std::nullopt);
}

void RunEngine::joinGate(RunSlot &slot, StepIndex index, ConnectionGate &gate, quint64 gatePlace)
{
    if (slot.queued.contains(index) || slot.limited.contains(index))
        return;
    const Step &step = slot.run.step(index);
    ConnectionGate::Waiter waiter{slot.run.id, index};
    waiter.retry = step.attempts + step.lost > 0;
    waiter.afterTimeout = waiter.retry && step.timedOut;
    waiter.attemptTimeout = slot.run.taskOf(index).reliability.attemptTimeout;
    waiter.place = gatePlace;
    Milliseconds patience = gate.connection().queue.maxWait;
    // What is left of the time for which a step may be turned away at all.
    if (const auto since = slot.run.rejectedSince.find(index); since != slot.run.rejectedSince.end())
        patience = std::clamp<Milliseconds>(since->second + kMaxRejected - timeFor(step), Milliseconds(0), patience);
    const MonoTime now = clock().monotonic();
    const auto ticket = gate.join(waiter, slot.group->lane, slot.run.priority, now, now + patience);
    if (!ticket)
        return turnAway(slot, index, gate.queueFull(now));
    slot.queued[index] = *ticket;
    noteCame(connectionQueue(gate.connection().id), slot, index);
}

void RunEngine::letWaitersIn(ConnectionGate &gate)
{
    const MonoTime now = clock().monotonic();
    while (const auto next = gate.next(now, [this](const auto &waiter) { return mayGo(waiter); }))
        letIn(gate, next->first, next->second);
    // Afterwards: who comes with no time left goes in where there is room, instead of being told that there is none.
    for (const ConnectionGate::Waiter &waiter : gate.giveUp(now))
        turnAway(gate, waiter);
}

/// Who waits for a limit takes no pass, nor does anybody whom nobody waits for any more.
bool RunEngine::mayGo(const ConnectionGate::Waiter &waiter)
{
    if (waiter.what == ConnectionGate::Waiter::For::Call)
        return callerOf(waiter) != nullptr;
    if (waiter.what == ConnectionGate::Waiter::For::Record)
        return waitingRecord(waiter) != nullptr;
    RunSlot *slot = find(waiter.run);
    if (!slot || !slot->queued.contains(waiter.step))
        return false;
    const bool may = hasTurn(*slot, waiter.step, waiter.place);
    if (!may)
        slot->queued.erase(waiter.step);
    return may;
}

void RunEngine::letIn(ConnectionGate &gate, const ConnectionGate::Waiter &waiter, const ConnectionGate::Pass &pass)
{
    if (Flight *caller = callerOf(waiter)) {
        --m_callsWaiting;
        caller->call->ticket = 0;
        caller->call->pass = pass;
        m_effects.answerCall({waiter.run, waiter.lease, {}});
    } else if (const LetterSummary *letter = waitingRecord(waiter)) {
        sendRecord(gate, *letter, pass);
    } else {
        RunSlot *slot = find(waiter.run);
        slot->queued.erase(waiter.step);
        if (startAttempt(*slot, waiter.step, heldOf(gate, waiter, clock().monotonic(), clock().wall())))
            sendOut(*slot, waiter.step, pass);
        else
            gate.leaveUnused(pass, clock().monotonic()); // its time was over while it waited
    }
}

/// Who has waited for too long.
void RunEngine::turnAway(ConnectionGate &gate, const ConnectionGate::Waiter &waiter)
{
    const ConnectionGate::Refusal refusal = gate.refusal(waiter, clock().monotonic());
    const QString &connection = gate.connection().id;
    if (Flight *caller = callerOf(waiter)) {
        --m_callsWaiting;
        caller->call.reset();
        refuseCall(waiter.run, waiter.lease, connection, refusal);
    } else if (waitingRecord(waiter)) {
        endRecord(number(waiter.step), waiter.lease, gateError(refusal.why, connection));
    } else if (RunSlot *slot = find(waiter.run); slot && slot->queued.erase(waiter.step) > 0) {
        turnAway(*slot, waiter.step, refusal, heldOf(gate, waiter, clock().monotonic(), clock().wall()));
    }
}

/// Nothing of the step went out; it comes back later.
void RunEngine::turnAway(RunSlot &slot, StepIndex step, const ConnectionGate::Refusal &refusal,
                         std::vector<StepHeld> held)
{
    (void)tellRun(slot,
                  command::Reject{step, gateError(refusal.why, slot.run.taskOf(step).connection), timeAway(refusal),
                                  std::move(held)},
                  timeFor(slot.run.step(step)));
}

/// Gives back the place of a step in whatever line it stands.
void RunEngine::leaveLine(RunSlot &slot, StepIndex step)
{
    if (const auto queued = slot.queued.find(step); queued != slot.queued.end()) {
        if (const auto gate = m_gates.find(slot.run.taskOf(step).connection); gate != m_gates.end())
            gate->second.leaveLine(queued->second);
        slot.queued.erase(queued);
    }
    if (const auto limited = slot.limited.find(step); limited != slot.limited.end()) {
        limited->second.line->cancel(limited->second.place);
        slot.limited.erase(limited);
    }
}

/// A run that starts nothing stands in no line, but for the steps that a person lets it start; and while all its workflow is
/// held, in those of the limits, where nobody has a turn then.
void RunEngine::leaveLines(RunSlot &slot)
{
    std::vector<StepIndex> standing;
    for (const auto &[step, ticket] : slot.queued)
        standing.push_back(step);
    const bool goesOn = !slot.run.paused && slot.run.state != RunState::Cancelling && !isFinal(slot.run.state);
    for (const auto &[step, place] : slot.limited) {
        if (!goesOn || !slot.group->isHeld)
            standing.push_back(step);
    }
    for (const StepIndex step : standing) {
        if (slot.group->isHeld || (slot.run.allowed != step && !isLetGo(slot.run, step)))
            leaveLine(slot, step);
    }
}

/// The gate of a connection that was taken away stays while somebody waits or calls there; its breaker is remembered.
void RunEngine::forgetLeftGates()
{
    if (!std::exchange(m_hasLeftGates, false))
        return;
    const auto isKnown = [this](const QString &id) {
        return std::ranges::find(m_setup.connections, id, &Connection::id) != m_setup.connections.end();
    };
    for (auto gate = m_gates.begin(); gate != m_gates.end();) {
        if (isKnown(gate->first)) {
            ++gate;
        } else if (gate->second.isInUse() || isGateHeld(gate->first)) {
            m_hasLeftGates = true;
            ++gate;
        } else {
            m_savedBreakers.insert_or_assign(gate->first, gate->second.saved(clock().monotonic(), clock().wall()));
            gate = m_gates.erase(gate);
        }
    }
}

void RunEngine::restoreBreakers(std::vector<BreakerRecord> records)
{
    for (BreakerRecord &record : records) {
        const auto gate = m_gates.find(record.connection);
        if (gate != m_gates.end())
            gate->second.restore(record.breaker, clock().monotonic(), clock().wall());
        else
            m_savedBreakers.insert_or_assign(record.connection, std::move(record.breaker));
    }
}

void RunEngine::saveBreaker(const QString &connection, ConnectionGate &gate)
{
    m_batch.breakers.push_back({connection, gate.saved(clock().monotonic(), clock().wall())});
}

} // namespace sluice
