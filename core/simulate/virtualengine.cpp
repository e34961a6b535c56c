#include "core/simulate/virtualengine.h"

#include "core/engine/runplace.h"
#include "core/simulate/errors.h"

#include <algorithm>

// What is due, and what becomes of it.

namespace sluice {

namespace {

/// Things that happen between two looks at who watches.
constexpr quint64 kBetweenLooks = 256;
/// Where the clock on the wall stands at first.
constexpr WallTime kVirtualMidnight{std::chrono::days(20'000)};

} // namespace

VirtualEngine::VirtualEngine(const SimulationSetup &setup, PlanPtr plan, const SimulationWatch &watch)
    : m_setup(setup)
    , m_watch(watch)
    , m_plan(std::move(plan))
    , m_arrivals(setup.arrivals, setup.seed)
    , m_arrivalsEnd(setup.duration)
    , m_workers(std::max(setup.engine.workers, 1))
    , m_active(setup.duration)
{
    for (const Connection &connection : setup.connections) {
        VirtualGate &gate = m_gates.try_emplace(connection.id, connection).first->second;
        gate.waiting = CourseMeter(setup.duration);
        gate.shown.connection = connection.id;
        std::ranges::copy_if(setup.outages, std::back_inserter(gate.outages),
                             [&](const OutageModel &outage) { return outage.connection == connection.id; });
    }
    for (auto &[id, gate] : m_gates)
        m_gateList.push_back(&gate);
    m_group.limits = setup.workflow.concurrency;
    const std::vector<TaskModel> usual = usualModels(setup.workflow, setup.catalog);
    for (const Plan::TaskNode &node : m_plan->tasks) {
        VirtualTask &task = m_tasks.emplace_back();
        for (const auto *models : {&setup.tasks, &usual}) {
            const auto found = std::ranges::find(*models, node.id, &TaskModel::task);
            if (found != models->end() && task.model.task.isEmpty())
                task.model = *found;
        }
        const auto gate = m_gates.find(node.connection);
        task.gate = gate == m_gates.end() ? nullptr : &gate->second;
        if (node.reliability.concurrency > 0) {
            task.group = &m_group.tasks[node.id];
            task.group->limit = static_cast<quint32>(node.reliability.concurrency);
        }
        task.isWait = node.role == TaskRole::Delay || waitsOutside(node.type);
        task.shown.task = node.id;
        task.waiting = CourseMeter(setup.duration);
    }
    m_result.duration = setup.duration;
}

Result<SimulationResult> VirtualEngine::run()
{
    // What arrived last has as much time again to end.
    const MonoTime last = m_arrivalsEnd + m_setup.duration;
    add(MonoTime(m_arrivals.next()), Due::What::Arrival);
    for (quint64 happened = 0; !m_due.empty() && m_due.top().at <= last; ++happened) {
        if (happened % kBetweenLooks == 0 && m_watch.stop.stop_requested())
            return failure(errors::kSimulationCancelled);
        if (happened % (kBetweenLooks * 64) == 0 && m_watch.progress)
            m_watch.progress(
                std::min(1.0, std::chrono::duration<double>(m_due.top().at.time_since_epoch()) / m_setup.duration));
        const Due due = m_due.top();
        m_due.pop();
        m_now = due.at;
        happen(due);
        settle();
    }
    m_now = std::max(m_now, m_arrivalsEnd);
    return result();
}

void VirtualEngine::add(MonoTime at, Due::What what, RunId run, StepIndex step, quint64 lease, bool retry)
{
    m_due.push({at, ++m_order, what, run, step, lease, retry});
}

void VirtualEngine::happen(const Due &due)
{
    switch (due.what) {
    case Due::What::Arrival:
        return arrive();
    case Due::What::AttemptEnds:
        return endAttempt(due);
    case Due::What::Gate:
        m_gateList[due.lease]->isDirty = true;
        return;
    case Due::What::Timer:
        break;
    }
    VirtualRun *slot = find(due.run);
    if (!slot)
        return;
    const Step &step = slot->run.step(due.step);
    if (due.retry && step.state == StepState::Retrying)
        offer(*slot, due.step);
    else if (!due.retry && step.state == StepState::Waiting)
        tell(*slot, command::Wake{due.step}, timeFor(step));
}

void VirtualEngine::arrive()
{
    if (!isArriving())
        return;
    ++m_result.runs;
    if (m_notBegun >= static_cast<quint32>(m_setup.engine.waitingRuns)) {
        ++m_result.refused;
    } else {
        const RunId id{++m_lastRun};
        VirtualRun &slot = m_runs[number(id)];
        slot.run = newRun(id, m_plan);
        slot.born = m_now;
        m_active.add(1, m_now);
        command::Start start;
        start.trigger = QStringLiteral("simulation");
        start.input = "{}";
        start.seed = m_setup.seed + number(id);
        start.priority = m_setup.workflow.priority;
        start.held = !m_group.hasRoomForRun() || m_group.waitingRuns > 0;
        tell(slot, start, wall());
    }
    add(MonoTime(m_arrivals.next()), Due::What::Arrival);
}

/// Does what can be done at this moment.
void VirtualEngine::settle()
{
    for (bool isRestless = true; isRestless;) {
        isRestless = false;
        if (std::exchange(m_group.isStirred, false))
            giveTurns();
        while (!m_listed.empty()) {
            isRestless = true;
            const RunId id = m_listed.front();
            m_listed.pop_front();
            VirtualRun *slot = find(id);
            if (!slot)
                continue;
            slot->isListed = false;
            stopFlights(*slot);
            if (slot->isHeld) // all that is ready is offered once it is admitted
                slot->toOffer.clear();
            while (!slot->toOffer.isEmpty()) {
                const StepIndex step = slot->toOffer.take();
                if (slot->run.step(step).state == StepState::Ready)
                    offer(*slot, step);
            }
            leave(id);
        }
        for (VirtualGate *gate : m_gateList) {
            if (std::exchange(gate->isDirty, false)) {
                isRestless = true;
                letIn(*gate);
            }
        }
        isRestless = isRestless || m_group.isStirred;
    }
}

/// Decides; false: the run refused the command.
bool VirtualEngine::tell(VirtualRun &slot, const Command &command, WallTime now)
{
    m_events.clear();
    const bool isDone = decide(slot.run, command, now, m_events).has_value();
    m_result.events += m_events.size();
    if (m_watch.decided && !m_events.empty())
        m_watch.decided(slot.run.id, m_events);
    for (const Event &event : m_events)
        note(slot, event);
    slot.toOffer.join(slot.run.freshReady);
    slot.run.freshReady.clear();
    for (const StepIndex step : std::exchange(slot.run.freshDropped, {}))
        leaveLine(slot, step);
    slot.run.closedLetters.clear();
    recount(slot);
    list(slot);
    return isDone;
}

void VirtualEngine::list(VirtualRun &slot)
{
    const bool hasNews = !slot.toOffer.isEmpty() || slot.flights.size() > slot.run.running.size()
                         || isStopping(slot.run.state) || isFinal(slot.run.state)
                         || slot.run.state == RunState::Waiting;
    if (hasNews && !std::exchange(slot.isListed, true))
        m_listed.push_back(slot.run.id);
}

void VirtualEngine::note(VirtualRun &slot, const Event &event)
{
    if (const auto *retry = std::get_if<RetryScheduled>(&event.data)) {
        const Milliseconds away = std::max(retry->due - event.at, Milliseconds(0));
        add(m_now + away, Due::What::Timer, slot.run.id, retry->step, 0, true);
        // Who was turned away waits for its gate, not for its own sake.
        if (retry->rejection.code.isEmpty())
            taskOf(slot, retry->step).shown.waitMs[static_cast<std::size_t>(WaitCause::BackOff)] += static_cast<double>(
                away.count());
    } else if (const auto *waiting = std::get_if<StepWaiting>(&event.data)) {
        add(m_now + std::max(waiting->due - event.at, Milliseconds(0)), Due::What::Timer, slot.run.id, waiting->step);
    } else if (const auto *dead = std::get_if<StepDeadLettered>(&event.data)) {
        ++taskOf(slot, dead->step).shown.letters;
        ++m_result.letters;
    }
}

/// Keeps the counts of places and of runs that have not begun in step with the run.
void VirtualEngine::recount(VirtualRun &slot)
{
    const bool needs = needsPlace(slot.run);
    if (needs != std::exchange(slot.holdsPlace, needs)) {
        m_group.runs += needs ? 1 : -1;
        m_group.isStirred |= !needs;
    }
    const bool waits = waitsToBegin(slot.run);
    if (waits != std::exchange(slot.waitsToBegin, waits)) {
        m_notBegun += waits ? 1 : -1;
        if (!waits)
            m_result.startWaitMs += std::chrono::duration<double, std::milli>(m_now - slot.born).count();
    }
    const bool isHeld = slot.run.state == RunState::Pending && slot.run.sequence > 0;
    if (isHeld == std::exchange(slot.isHeld, isHeld))
        return;
    m_group.waitingRuns += isHeld ? 1 : -1;
    m_group.pendingRuns.cancel(std::exchange(slot.heldPlace, 0));
    if (isHeld) {
        slot.heldPlace = m_group.pendingRuns.join(0, slot.run.priority, number(slot.run.id));
        m_group.isStirred = true;
    }
}

/// Attempts whose step needs them no more end at once, and give back what they held.
void VirtualEngine::stopFlights(VirtualRun &slot)
{
    const outcome::Failed cancelled{FailureClass::Cancelled, {}, {}, {}};
    std::vector<std::pair<StepIndex, quint64>> stopped;
    for (std::size_t i = 0; i < slot.flights.size();) {
        VirtualFlight flight = slot.flights[i];
        const Step &step = slot.run.step(flight.step);
        const bool runs = step.state == StepState::Running && step.lease == flight.lease;
        if (runs && !(isStopping(slot.run.state) && slot.run.isStopped(flight.step))) {
            ++i;
            continue;
        }
        slot.flights.erase(slot.flights.begin() + static_cast<std::ptrdiff_t>(i));
        giveBack(slot, flight, cancelled);
        if (runs)
            stopped.emplace_back(flight.step, flight.lease);
    }
    const bool startsNothing = slot.run.state == RunState::Cancelling || isFinal(slot.run.state);
    while (startsNothing && !slot.waits.empty())
        leaveLine(slot, slot.waits.begin()->first);
    for (const auto &[step, lease] : stopped)
        tell(slot, command::Fail{step, lease, FailureClass::Cancelled, {}, {}, {}}, wall());
}

/// A run that is over, or waits for nothing but a person, is counted and forgotten.
void VirtualEngine::leave(RunId id)
{
    VirtualRun *slot = find(id);
    if (!slot || slot->isListed || !slot->flights.empty())
        return;
    const Run &run = slot->run;
    const bool isStuck = run.state == RunState::Waiting && run.ready.empty() && run.running.empty() && run.timed.empty()
                         && slot->waits.empty();
    if (!isStuck && !isFinal(run.state))
        return;
    if (isFinal(run.state))
        m_result.durationsMs.push_back(std::chrono::duration<double, std::milli>(m_now - slot->born).count());
    ++(isStuck ? m_result.stuck : run.state == RunState::Succeeded ? m_result.succeeded : m_result.failed);
    m_result.endedPerSecond += isArriving() && !isStuck ? 1 : 0; // divided by the time at the end
    m_active.add(-1, m_now);
    m_runs.erase(number(id));
}

VirtualRun *VirtualEngine::find(RunId id)
{
    const auto found = m_runs.find(number(id));
    return found == m_runs.end() ? nullptr : &found->second;
}

WallTime VirtualEngine::wall() const
{
    return kVirtualMidnight + std::chrono::floor<Milliseconds>(m_now.time_since_epoch());
}

WallTime VirtualEngine::timeFor(const Step &step) const
{
    const bool waits = step.state == StepState::Retrying || step.state == StepState::Waiting;
    return waits ? std::max(wall(), step.due) : wall();
}

/// Who still waits at the end, has waited until then.
void VirtualEngine::countLastWaits()
{
    std::vector<quint64> ids; // in an order that does not depend on how they lie in memory
    for (const auto &[id, slot] : m_runs)
        ids.push_back(id);
    std::ranges::sort(ids);
    for (const quint64 id : ids) {
        VirtualRun &slot = m_runs.at(id);
        while (!slot.waits.empty())
            leaveLine(slot, slot.waits.begin()->first);
    }
}

namespace {

/// How long a breaker was open until `end`. Units: milliseconds.
double openMsOf(const std::vector<SimulatedConnection::Change> &changes, Milliseconds end)
{
    double sum = 0;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const Milliseconds until = i + 1 < changes.size() ? changes[i + 1].at : end;
        if (changes[i].to == BreakerPhase::Open)
            sum += static_cast<double>((std::min(until, end) - std::min(changes[i].at, end)).count());
    }
    return sum;
}

} // namespace

SimulationResult VirtualEngine::result()
{
    const double seconds = std::chrono::duration<double>(m_setup.duration).count();
    m_result.unfinished = m_runs.size();
    m_result.endedPerSecond /= seconds;
    m_result.active = m_active.finish(m_now);
    for (VirtualGate *gate : m_gateList)
        gate->shown.waiting = gate->waiting.finish(m_now);
    for (VirtualTask &task : m_tasks)
        task.shown.waiting = task.waiting.finish(m_now);
    countLastWaits();
    std::ranges::sort(m_result.durationsMs);
    for (VirtualTask &task : m_tasks) {
        task.shown.asked = static_cast<double>(task.asked) / seconds;
        task.shown.done = static_cast<double>(task.done) / seconds;
        task.shown.backlog = task.shown.waiting.back();
        m_result.steps += task.shown.attempts;
        m_result.tasks.push_back(std::move(task.shown));
    }
    for (VirtualGate *gate : m_gateList) {
        if (gate->asked == 0)
            continue;
        gate->shown.openMs = openMsOf(gate->shown.breaker, m_setup.duration);
        gate->shown.asked = static_cast<double>(gate->asked) / seconds;
        gate->shown.done = static_cast<double>(gate->done) / seconds;
        gate->shown.backlog = gate->shown.waiting.back();
        m_result.connections.push_back(std::move(gate->shown));
    }
    return std::move(m_result);
}

} // namespace sluice
