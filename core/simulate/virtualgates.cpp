#include "core/engine/errors.h"
#include "core/engine/steptag.h"
#include "core/simulate/virtualengine.h"

#include <algorithm>

// How steps start: at a gate, by a limit, on a thread; and how their attempts end.

namespace sluice {

namespace {

// As in the engine: who is turned away stands in line again after this.
constexpr Nanoseconds kLongestAway = std::chrono::minutes(1);
constexpr Nanoseconds kShortestAway = std::chrono::seconds(1);

double inMs(Nanoseconds time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

double failingAt(const VirtualGate &gate, MonoTime now)
{
    double failing = 0;
    for (const OutageModel &outage : gate.outages) {
        const Nanoseconds at = now.time_since_epoch();
        if (at >= outage.from && at < outage.from + outage.lasts)
            failing = std::max(failing, outage.failing);
    }
    return failing;
}

} // namespace

/// A step that may start starts, or waits for what lets it.
void VirtualEngine::offer(VirtualRun &slot, StepIndex step, const std::optional<quint64> &gatePlace)
{
    VirtualTask &task = taskOf(slot, step);
    const Plan::TaskNode &node = slot.run.taskOf(step);
    if (!gatePlace && isArriving())
        ++task.asked;
    if (task.gate)
        joinGate(slot, step, task, gatePlace);
    else if (node.pure || node.disabled || hasTurn(slot, step, 0))
        start(slot, step, std::nullopt);
}

void VirtualEngine::joinGate(VirtualRun &slot, StepIndex index, VirtualTask &task,
                             const std::optional<quint64> &gatePlace)
{
    if (slot.waits.contains(index))
        return;
    VirtualGate &gate = *task.gate;
    const Step &step = slot.run.step(index);
    ConnectionGate::Waiter waiter{slot.run.id, index};
    waiter.retry = step.attempts + step.lost > 0;
    waiter.afterTimeout = waiter.retry && step.timedOut;
    waiter.attemptTimeout = slot.run.taskOf(index).reliability.attemptTimeout;
    waiter.place = gatePlace.value_or(0);
    Milliseconds patience = gate.gate.connection().queue.maxWait;
    if (const auto since = slot.run.rejectedSince.find(index); since != slot.run.rejectedSince.end())
        patience = std::clamp<Milliseconds>(since->second + kMaxRejected - timeFor(step), Milliseconds(0), patience);
    gate.asked += !gatePlace && isArriving() ? 1 : 0;
    const auto ticket = gate.gate.join(waiter, 1, slot.run.priority, m_now, m_now + patience);
    gate.isDirty = true;
    if (!ticket)
        return turnAway(slot, index, gate.gate.queueFull(m_now));
    VirtualWait wait;
    wait.ticket = *ticket;
    wait.since = m_now;
    wait.retry = waiter.retry;
    wait.before = gate.watch.times(waiter.retry, m_now);
    slot.waits.emplace(index, std::move(wait));
    ++gate.lines[waiter.retry ? 1 : 0];
    gate.waiting.add(1, m_now);
    waitsAt(task, 1);
}

void VirtualEngine::endGateWait(VirtualRun &slot, StepIndex step)
{
    const auto found = slot.waits.find(step);
    VirtualTask &task = taskOf(slot, step);
    VirtualGate &gate = *task.gate;
    const bool retry = found->second.retry;
    const WaitTimes &now = gate.watch.times(retry, m_now);
    for (std::size_t cause = 0; cause < kWaitCauses; ++cause)
        task.shown.waitMs[cause] += now[cause] - found->second.before[cause];
    slot.waits.erase(found);
    --gate.lines[retry ? 1 : 0];
    gate.waiting.add(-1, m_now);
    waitsAt(task, -1);
}

/// Lets those in who may go; who waits for a limit takes no pass.
void VirtualEngine::letIn(VirtualGate &gate)
{
    const auto mayGo = [this](const ConnectionGate::Waiter &waiter) {
        VirtualRun *slot = find(waiter.run);
        if (!slot || !slot->waits.contains(waiter.step))
            return false;
        const VirtualTask &task = taskOf(*slot, waiter.step);
        if (m_group.hasRoomForStep() && (!task.group || task.group->hasRoom()))
            return true;
        endGateWait(*slot, waiter.step);
        (void)hasTurn(*slot, waiter.step, waiter.place);
        return false;
    };
    while (const auto next = gate.gate.next(m_now, mayGo)) {
        VirtualRun &slot = *find(next->first.run);
        endGateWait(slot, next->first.step);
        start(slot, next->first.step, next->second);
    }
    for (const ConnectionGate::Waiter &waiter : gate.gate.giveUp(m_now)) {
        VirtualRun *slot = find(waiter.run);
        if (!slot || !slot->waits.contains(waiter.step))
            continue;
        endGateWait(*slot, waiter.step);
        turnAway(*slot, waiter.step, gate.gate.refusal(waiter, m_now));
    }
    noteBreaker(gate);
    gate.watch.note(gate.gate, gate.lines[0] > 0, gate.lines[1] > 0, m_now);
    const MonoTime at = gate.gate.wakeAt();
    if (gate.gate.waiting() > 0 && at != MonoTime::max() && (at < gate.wakeAt || gate.wakeAt <= m_now)) {
        gate.wakeAt = std::max(at, m_now);
        const auto place = std::ranges::find(m_gateList, &gate) - m_gateList.begin();
        add(gate.wakeAt, Due::What::Gate, {}, {}, static_cast<quint64>(place));
    }
}

void VirtualEngine::noteBreaker(VirtualGate &gate)
{
    for (const BreakerTransition &change : gate.gate.newTransitions(m_now)) {
        const auto at = std::chrono::duration_cast<Milliseconds>(change.at.time_since_epoch());
        gate.shown.breaker.push_back({at, static_cast<BreakerPhase>(change.to)});
        gate.shown.opens += change.to == BreakerState::Open ? 1 : 0;
    }
}

void VirtualEngine::turnAway(VirtualRun &slot, StepIndex step, const ConnectionGate::Refusal &refusal)
{
    const Nanoseconds away = std::clamp<Nanoseconds>(refusal.until - m_now, kShortestAway, kLongestAway);
    tell(slot,
         command::Reject{
             step, gateError(refusal.why, slot.run.taskOf(step).connection), std::chrono::ceil<Milliseconds>(away), {}},
         timeFor(slot.run.step(step)));
}

/// Whether the limits let an attempt out now; if not, the step waits for them, and has its place at the gate afterwards.
bool VirtualEngine::hasTurn(VirtualRun &slot, StepIndex step, quint64 gatePlace)
{
    VirtualTask &task = taskOf(slot, step);
    TurnLine *line = !m_group.hasRoomForStep()              ? &m_group.waitingSteps
                     : task.group && !task.group->hasRoom() ? &task.group->line
                                                            : nullptr;
    const auto known = slot.waits.find(step);
    if (line && known == slot.waits.end()) {
        VirtualWait wait;
        wait.line = line;
        wait.place = line->join(0, slot.run.priority, StepTag{slot.run.id, step}.bits());
        wait.gatePlace = gatePlace;
        wait.since = m_now;
        slot.waits.emplace(step, std::move(wait));
        waitsAt(task, 1);
    } else if (!line && known != slot.waits.end()) {
        leaveLine(slot, step);
    }
    return line == nullptr;
}

/// Gives turns to runs and steps whose limits have room again.
void VirtualEngine::giveTurns()
{
    while (m_group.hasRoomForRun()) {
        const auto run = m_group.pendingRuns.take();
        if (!run)
            break;
        if (VirtualRun *slot = find(RunId{*run}); slot && slot->isHeld) {
            if (tell(*slot, command::Admit{}, wall())) {
                slot->run.freshReady.clear();
                slot->toOffer.clear();
                slot->toOffer.join(slot->run.ready);
                list(*slot);
            }
        }
    }
    for (auto &[id, task] : m_group.tasks) {
        while (task.hasRoom() && m_group.hasRoomForStep() && offerNext(task.line))
            continue;
    }
    while (m_group.hasRoomForStep() && offerNext(m_group.waitingSteps))
        continue;
}

bool VirtualEngine::offerNext(TurnLine &line)
{
    const auto tag = line.take();
    if (!tag)
        return false;
    const auto [run, step] = StepTag::from(*tag);
    VirtualRun *slot = find(run);
    const auto waiting = slot ? slot->waits.find(step) : decltype(slot->waits.find(step)){};
    if (!slot || waiting == slot->waits.end())
        return true;
    const quint64 gatePlace = waiting->second.gatePlace;
    leaveLine(*slot, step);
    const StepState state = slot->run.step(step).state;
    if (state == StepState::Ready || state == StepState::Retrying)
        offer(*slot, step, gatePlace);
    return true;
}

void VirtualEngine::leaveLine(VirtualRun &slot, StepIndex step)
{
    const auto found = slot.waits.find(step);
    if (found == slot.waits.end())
        return;
    VirtualTask &task = taskOf(slot, step);
    if (!found->second.line) {
        task.gate->gate.leaveLine(found->second.ticket);
        task.gate->isDirty = true;
        return endGateWait(slot, step);
    }
    found->second.line->cancel(found->second.place);
    task.shown.waitMs[static_cast<std::size_t>(WaitCause::Limit)] += inMs(m_now - found->second.since);
    slot.waits.erase(found);
    waitsAt(task, -1);
}

void VirtualEngine::start(VirtualRun &slot, StepIndex index, const std::optional<ConnectionGate::Pass> &pass)
{
    const bool isStarted = tell(slot, command::StartAttempt{index, {}}, timeFor(slot.run.step(index)));
    VirtualTask &task = taskOf(slot, index);
    const Step &step = slot.run.step(index);
    if (!isStarted || step.state != StepState::Running) {
        if (pass) {
            task.gate->gate.leaveUnused(*pass, m_now);
            task.gate->isDirty = true;
        }
        return;
    }
    const Plan::TaskNode &node = slot.run.taskOf(index);
    VirtualFlight flight;
    flight.step = index;
    flight.lease = step.lease;
    flight.pass = pass;
    flight.started = m_now;
    plan(slot, flight);
    ++task.shown.attempts;
    if ((node.pure || node.disabled) && flight.takes == Nanoseconds(0)) { // at once, as in the engine
        giveBack(slot, flight, flight.outcome);
        return report(slot, index, flight.lease, flight.outcome);
    }
    flight.isCounted = !node.pure && !node.disabled;
    if (flight.isCounted) {
        ++m_group.steps;
        if (task.group)
            ++task.group->underWay;
    }
    if (node.lane == Lane::Blocking && !task.isWait && !node.disabled) {
        flight.waitsForWorker = m_workers == 0;
        flight.hasWorker = m_workers > 0;
        m_workers -= flight.hasWorker ? 1 : 0;
    }
    if (flight.waitsForWorker) {
        m_forWorkers.push_back({slot.run.id, index, flight.lease});
        waitsAt(task, 1);
    } else {
        add(m_now + flight.takes, Due::What::AttemptEnds, slot.run.id, index, flight.lease);
    }
    slot.flights.push_back(std::move(flight));
}

/// Draws how the attempt will go.
void VirtualEngine::plan(VirtualRun &slot, VirtualFlight &flight)
{
    const Plan::TaskNode &node = slot.run.taskOf(flight.step);
    const Step &step = slot.run.step(flight.step);
    const VirtualTask &task = taskOf(slot, flight.step);
    if (node.disabled) {
        flight.outcome = outcome::Succeeded{};
        return;
    }
    const quint32 attempt = step.attempts + step.lost;
    const double failing = task.gate ? failingAt(*task.gate, m_now) : 0;
    const DrawnAttempt drawn = drawAttempt(task.model, m_setup.seed, slot.run.id, flight.step, attempt, failing);
    if (task.isWait && !drawn.failure) { // says so at once, and then holds nothing
        flight.outcome = outcome::Wait{wall() + std::chrono::ceil<Milliseconds>(drawn.takes)};
        return;
    }
    flight.takes = drawn.takes;
    if (drawn.failure)
        flight.outcome = failureOf(*drawn.failure, drawn.retryAfter);
    else if (node.role == TaskRole::ForEach)
        flight.outcome = outcome::Found{"[" + QByteArray("0,").repeated(static_cast<qsizetype>(drawn.items)) + "]"};
    else
        flight.outcome = outcome::Succeeded{{}, drawn.port, {}};
    if (auto *found = std::get_if<outcome::Found>(&flight.outcome); found && drawn.items > 0)
        found->list.remove(found->list.size() - 2, 1); // the last comma
    const Nanoseconds left = std::clamp<Nanoseconds>(step.due - wall(), Milliseconds(1),
                                                     node.reliability.attemptTimeout);
    if (flight.takes > left) {
        flight.takes = left;
        flight.outcome = timeOutOf(node);
    }
}

void VirtualEngine::endAttempt(const Due &due)
{
    VirtualRun *slot = find(due.run);
    if (!slot)
        return;
    const auto found = std::ranges::find(slot->flights, due.lease, &VirtualFlight::lease);
    if (found == slot->flights.end())
        return;
    VirtualFlight flight = std::move(*found);
    slot->flights.erase(found);
    giveBack(*slot, flight, flight.outcome);
    report(*slot, flight.step, flight.lease, flight.outcome);
}

/// Counts an attempt that has ended, and gives back what it held.
void VirtualEngine::giveBack(VirtualRun &slot, VirtualFlight &flight, const Outcome &outcome)
{
    VirtualTask &task = taskOf(slot, flight.step);
    const auto *failed = std::get_if<outcome::Failed>(&outcome);
    ++(failed ? task.shown.failed[static_cast<std::size_t>(failed->failureClass)] : task.shown.succeeded);
    task.done += isArriving() ? 1 : 0;
    if (flight.waitsForWorker) {
        waitsAt(task, -1);
        task.shown.waitMs[static_cast<std::size_t>(WaitCause::Workers)] += inMs(m_now - flight.started);
        std::erase_if(m_forWorkers,
                      [&](const Place &place) { return place.run == slot.run.id && place.lease == flight.lease; });
    } else {
        task.shown.busyMs += inMs(m_now - flight.started);
    }
    if (flight.pass) {
        task.gate->gate.leave(*flight.pass, outcome, m_now);
        task.gate->isDirty = true;
        task.gate->done += isArriving() ? 1 : 0;
    }
    if (flight.isCounted) {
        --m_group.steps;
        if (task.group)
            --task.group->underWay;
        m_group.isStirred = true;
    }
    if (flight.hasWorker)
        freeWorker();
}

/// A thread is free: the one who waits longest has it.
void VirtualEngine::freeWorker()
{
    if (m_forWorkers.empty()) {
        ++m_workers;
        return;
    }
    const Place place = m_forWorkers.front();
    m_forWorkers.pop_front();
    VirtualRun &slot = *find(place.run);
    VirtualFlight &flight = *std::ranges::find(slot.flights, place.lease, &VirtualFlight::lease);
    VirtualTask &task = taskOf(slot, flight.step);
    task.shown.waitMs[static_cast<std::size_t>(WaitCause::Workers)] += inMs(m_now - flight.started);
    waitsAt(task, -1);
    flight.waitsForWorker = false;
    flight.hasWorker = true;
    flight.started = m_now;
    add(m_now + flight.takes, Due::What::AttemptEnds, place.run, place.step, place.lease);
}

void VirtualEngine::report(VirtualRun &slot, StepIndex step, quint64 lease, const Outcome &outcome)
{
    if (const auto *done = std::get_if<outcome::Succeeded>(&outcome))
        tell(slot, command::Succeed{step, lease, done->port, done->output}, wall());
    else if (const auto *found = std::get_if<outcome::Found>(&outcome))
        tell(slot, command::Found{step, lease, found->list}, wall());
    else if (const auto *wait = std::get_if<outcome::Wait>(&outcome))
        tell(slot, command::Wait{step, lease, wait->until}, wall());
    else if (const auto *failed = std::get_if<outcome::Failed>(&outcome))
        tell(slot, command::Fail{step, lease, failed->failureClass, failed->error, {}, failed->retryAfter}, wall());
}

} // namespace sluice
