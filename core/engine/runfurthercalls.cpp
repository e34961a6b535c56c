#include "core/engine/errors.h"
#include "core/engine/runengine.h"

// Calls that attempts under way make over another connection than their own, such as a sync that reads from an HTTP
// service: each goes through the gate of that connection like an attempt. Who makes them holds a pass of its own
// connection meanwhile; nobody who holds one of the other waits for this one, so they cannot wait for each other.

namespace sluice {

namespace {

constexpr Milliseconds kComeBackSoon{1'000};
constexpr Milliseconds kWhileHeld = std::chrono::minutes(1);

CallAnswer refusedCall(RunId run, quint64 lease, Error error, Milliseconds comeBackIn)
{
    return {run, lease, CallFailure{std::move(error), FailureClass::Rejected, comeBackIn}};
}

} // namespace

Flight *RunEngine::flightOf(RunId run, quint64 lease)
{
    RunSlot *slot = find(run);
    if (!slot)
        return nullptr;
    const auto flight = slot->flights.find(lease);
    return flight == slot->flights.end() ? nullptr : &flight->second;
}

/// The attempt whose call waits in this place; none: somebody else waits there, or nobody any more.
Flight *RunEngine::callerOf(const ConnectionGate::Waiter &waiter)
{
    if (waiter.what != ConnectionGate::Waiter::For::Call)
        return nullptr;
    Flight *flight = flightOf(waiter.run, waiter.lease);
    return flight && flight->call && !flight->call->pass ? flight : nullptr;
}

void RunEngine::take(tell::AskCall &message)
{
    Flight *flight = flightOf(message.run, message.lease);
    if (!flight)
        return; // it has ended
    const auto refuse = [&](Error error, Milliseconds comeBackIn) {
        m_effects.answerCall(refusedCall(message.run, message.lease, std::move(error), comeBackIn));
    };
    endCall(*flight, outcome::Failed{FailureClass::Cancelled, {}, {}, {}});
    const auto found = m_gates.find(message.connection);
    if (found == m_gates.end())
        return refuse({errors::kConnectionUnknown, {{QStringLiteral("connection"), message.connection}}, {}},
                      kComeBackSoon);
    if (isGateHeld(message.connection))
        return refuse(heldError(connectionQueue(message.connection)), kWhileHeld);
    ConnectionGate &gate = found->second;
    RunSlot &slot = *find(message.run);
    const Step &step = slot.run.step(flight->step);
    const MonoTime now = clock().monotonic();
    ConnectionGate::Waiter waiter{message.run, flight->step};
    waiter.what = ConnectionGate::Waiter::For::Call;
    waiter.lease = message.lease;
    waiter.retry = !std::exchange(flight->hasCalled, true) && step.attempts + step.lost > 1;
    waiter.attemptTimeout = slot.run.taskOf(flight->step).reliability.attemptTimeout;
    // What lasts longer than an attempt is not waited for with a pass of its own connection in hand.
    const ConnectionGate::Refusal refusal = gate.refusal(waiter, now);
    if (gate.isOpen(now) || refusal.why == ConnectionGate::Refusal::Why::ServerPause)
        return refuse(gateError(refusal.why, message.connection), timeAway(refusal));
    const auto ticket = gate.join(waiter, slot.group->lane, slot.run.priority, now, now + message.patience);
    if (!ticket) {
        const ConnectionGate::Refusal full = gate.queueFull(now);
        return refuse(gateError(full.why, message.connection), timeAway(full));
    }
    flight->call = FlightCall{message.connection, *ticket, {}};
    ++m_callsWaiting;
}

void RunEngine::take(tell::CallEnded &message)
{
    if (Flight *flight = flightOf(message.run, message.lease))
        endCall(*flight, message.outcome);
}

/// Gives back what the call of an attempt has: its place in line, or its pass.
void RunEngine::endCall(Flight &flight, const Outcome &outcome)
{
    if (!flight.call)
        return;
    const FlightCall call = *std::exchange(flight.call, std::nullopt);
    ConnectionGate &gate = m_gates.at(call.connection);
    if (call.pass) {
        gate.leave(*call.pass, outcome, clock().monotonic());
    } else {
        gate.leaveLine(call.ticket);
        --m_callsWaiting;
    }
}

void RunEngine::refuseCall(RunId run, quint64 lease, const QString &connection, const ConnectionGate::Refusal &refusal)
{
    m_effects.answerCall(refusedCall(run, lease, gateError(refusal.why, connection), timeAway(refusal)));
}

/// While nothing starts, nobody is let in: those who wait give up what they hold, and come back.
void RunEngine::refuseCalls()
{
    for (RunSlot *slot : inOrder(m_runs)) {
        for (auto &[lease, flight] : slot->flights) {
            if (!flight.call || flight.call->pass)
                continue;
            endCall(flight, outcome::Failed{FailureClass::Cancelled, {}, {}, {}});
            const Error why = m_trouble ? m_trouble->error : Error{errors::kEngineAttemptsAway, {}, {}};
            m_effects.answerCall(refusedCall(slot->run.id, lease, why, kComeBackSoon));
        }
    }
}

} // namespace sluice
