#include "core/engine/automationengine.h"

#include "core/run/input.h"
#include "core/tasks/taskhost.h"

namespace sluice {

namespace {

/// How long a cancelled attempt may take to stop before nobody waits for it any more.
constexpr Nanoseconds kStopGrace = std::chrono::seconds(5);
/// The longest the engine sleeps: a wall clock that is set forward is noticed within this time.
constexpr Nanoseconds kLongestSleep = std::chrono::seconds(1);

} // namespace

Result<void> AutomationEngine::tellRun(RunSlot &slot, const Command &command)
{
    const std::size_t before = slot.fresh.size();
    auto done = decide(slot.run, command, clock().wall(), slot.fresh);
    if (slot.fresh.size() > before)
        noteNewEvents(slot, before);
    return done;
}

void AutomationEngine::noteNewEvents(RunSlot &slot, std::size_t from)
{
    for (std::size_t i = from; i < slot.fresh.size(); ++i) {
        const Event &event = slot.fresh[i];
        noteTouchedLetters(slot.run, event, slot.touchedLetters);
        if (const auto *retry = std::get_if<RetryScheduled>(&event.data))
            armTimer(retry->due, {slot.run.id, retry->step, true});
        else if (const auto *waiting = std::get_if<StepWaiting>(&event.data))
            armTimer(waiting->due, {slot.run.id, waiting->step, false});
    }
    if (!slot.isDirty) {
        slot.isDirty = true;
        m_dirty.push_back(slot.run.id);
    }
    if (slot.run.state == RunState::Cancelling)
        stopFlights(slot);
    else
        dropStaleFlights(slot);
    standInLine(slot);
}

void AutomationEngine::armTimer(WallTime due, const Timer &timer)
{
    m_timers.emplace(due, timer);
}

void AutomationEngine::standInLine(RunSlot &slot)
{
    if (slot.inReadyLine || slot.run.ready.empty() || slot.run.paused)
        return;
    slot.inReadyLine = true;
    m_readyLine.push_back(slot.run.id);
}

/// Goes on until there is nothing to do but wait for the journal, for attempts, or for time.
void AutomationEngine::settle()
{
    if (!m_isOpen)
        return;
    if (!m_trouble && !m_isSuspended)
        pump();
    flush();
    rearm();
}

void AutomationEngine::pump()
{
    while (!m_readyLine.empty()) {
        RunSlot *slot = find(m_readyLine.front());
        m_readyLine.pop_front();
        if (!slot)
            continue;
        slot->inReadyLine = false;
        for (const StepIndex step : pending(slot->run).start)
            offer(*slot, step, slot->run.step(step).attempts > 0);
    }
    for (auto &[id, gate] : m_gates)
        letWaitersIn(gate);
}

/// A step that may start starts, or waits at its connection's gate.
void AutomationEngine::offer(RunSlot &slot, StepIndex step, bool retry)
{
    const auto gate = m_gates.find(slot.run.taskOf(step).connection);
    if (gate == m_gates.end()) {
        startAttempt(slot, step, std::nullopt);
        return;
    }
    if (slot.queued.insert(step).second)
        gate->second.join({slot.run.id, step, retry}, qHash(slot.run.plan->workflowId), clock().monotonic());
}

void AutomationEngine::letWaitersIn(ConnectionGate &gate)
{
    const MonoTime now = clock().monotonic();
    while (const auto next = gate.next(now)) {
        const auto &[waiter, pass] = *next;
        RunSlot *slot = find(waiter.run);
        if (slot && slot->queued.erase(waiter.step) > 0)
            startAttempt(*slot, waiter.step, pass);
        else
            gate.leaveUnused(pass, now);
    }
}

void AutomationEngine::startAttempt(RunSlot &slot, StepIndex step, const std::optional<ConnectionGate::Pass> &pass)
{
    const auto done = tellRun(slot, command::StartAttempt{step});
    const Step &started = slot.run.step(step);
    if (done && started.state == StepState::Running && !slot.flights.contains(started.lease)) {
        Flight flight;
        flight.step = step;
        flight.pass = pass;
        flight.started = clock().monotonic();
        slot.flights.emplace(started.lease, std::move(flight));
        m_next.attempts.push_back({slot.run.id, started.lease});
        ++m_started;
    } else if (pass) {
        // It was paused, cancelled or given up while it waited.
        m_gates.at(slot.run.taskOf(step).connection).leaveUnused(*pass, clock().monotonic());
    }
}

/// Tells attempts of a cancelled run to stop; those that have not gone out yet never do.
void AutomationEngine::stopFlights(RunSlot &slot)
{
    std::vector<std::pair<quint64, StepIndex>> unsent;
    for (auto &[lease, flight] : slot.flights) {
        flight.stop.request_stop();
        if (!flight.isOut)
            unsent.emplace_back(lease, flight.step);
    }
    if (!slot.flights.empty() && !slot.abandonAt)
        slot.abandonAt = clock().monotonic() + kStopGrace;
    for (const auto &[lease, step] : unsent) {
        const outcome::Failed cancelled{FailureClass::Cancelled, {}, {}, {}};
        endFlight(slot, lease, cancelled);
        (void)tellRun(slot, command::Fail{step, lease, cancelled.failureClass, {}, {}, {}});
    }
}

/// Stops the attempts of steps that a join has cancelled; their results will be late.
void AutomationEngine::dropStaleFlights(RunSlot &slot)
{
    if (slot.flights.size() == slot.run.running.size())
        return;
    for (auto &[lease, flight] : slot.flights) {
        const Step &step = slot.run.step(flight.step);
        if (step.state != StepState::Running || step.lease != lease)
            flight.stop.request_stop();
    }
}

/// Gives all new events to the journal as one batch; what they cause waits until it is durable.
void AutomationEngine::flush()
{
    if (m_dirty.empty() && m_batch.audit.empty() && m_next.answers.empty() && m_next.runEvents.empty())
        return;
    for (const RunId id : std::exchange(m_dirty, {})) {
        if (RunSlot *slot = find(id))
            addToBatch(*slot, m_batch);
    }
    m_next.ticket = m_journal->post(std::exchange(m_batch, {}));
    m_effects.push_back(std::exchange(m_next, {}));
}

void AutomationEngine::addToBatch(RunSlot &slot, JournalBatch &batch)
{
    slot.isDirty = false;
    if (slot.fresh.empty())
        return;
    Frame frame;
    frame.run = slot.run.id;
    frame.first = slot.run.sequence - slot.fresh.size();
    frame.done = slot.run.doneSteps;
    frame.steps = static_cast<quint32>(slot.run.steps.size());
    frame.events = std::exchange(slot.fresh, {});
    if (slot.isWatched)
        m_next.runEvents.push_back({frame.run, frame.first, frame.events});
    batch.frames.push_back(std::move(frame));

    for (const quint32 letter : std::exchange(slot.touchedLetters, {}))
        batch.letters.push_back(letterSummaryOf(slot.run, letter, true));
    const quint32 letters = openLettersOf(slot.run);
    if (letters != slot.journaledLetters || !batch.letters.empty())
        ++m_lettersRevision;
    if (!slot.isListed || slot.run.state != slot.journaledState || letters != slot.journaledLetters)
        batch.runs.push_back(summaryOf(slot.run));
    m_openLetters += letters;
    m_openLetters -= slot.journaledLetters;
    slot.journaledLetters = letters;
    slot.journaledState = slot.run.state;
    slot.isListed = true;
    ++m_runsRevision;
    if (isFinal(slot.run.state))
        m_next.finished.push_back(slot.run.id);
}

/// Lets out what waited for these tickets to be durable.
void AutomationEngine::release(quint64 ticket)
{
    while (!m_effects.empty() && m_effects.front().ticket <= ticket) {
        Effects effects = std::move(m_effects.front());
        m_effects.pop_front();
        std::vector<EngineNews> news;
        for (auto &answer : effects.answers)
            news.emplace_back(std::move(answer));
        for (auto &events : effects.runEvents)
            news.emplace_back(std::move(events));
        m_setup.newsOutlet->post(std::move(news));
        for (const auto &[run, lease] : effects.attempts) {
            RunSlot *slot = find(run);
            if (!slot)
                continue;
            if (const auto flight = slot->flights.find(lease); flight != slot->flights.end())
                perform(*slot, lease, flight->second);
        }
        for (const RunId run : effects.finished) {
            if (RunSlot *slot = find(run); slot && slot->flights.empty() && isFinal(slot->run.state))
                m_runs.erase(number(run));
        }
    }
    for (AttemptResult &result : std::exchange(m_inlineResults, {}))
        take(result);
}

void AutomationEngine::perform(RunSlot &slot, quint64 lease, Flight &flight)
{
    const Plan::TaskNode &task = slot.run.taskOf(flight.step);
    if (task.disabled) {
        m_inlineResults.push_back(
            {slot.run.id, flight.step, lease, outcome::Succeeded{stepInput(slot.run, flight.step), {}}, {}});
        return;
    }
    Attempt attempt;
    attempt.run = slot.run.id;
    attempt.step = flight.step;
    attempt.lease = lease;
    attempt.taskId = task.id;
    attempt.type = task.type;
    attempt.params = task.params;
    attempt.data = stepData(slot.run, flight.step);
    if (const auto gate = m_gates.find(task.connection); gate != m_gates.end())
        attempt.connection = gate->second.connection();
    attempt.workspace = m_setup.workspace;
    attempt.idempotencyKey = idempotencyKey(slot.run, flight.step);
    const Milliseconds left = slot.run.step(flight.step).due - clock().wall();
    attempt.timeout = std::clamp(left, Milliseconds(1), task.reliability.attemptTimeout);
    attempt.safety = task.safety;
    attempt.stop = flight.stop.get_token();
    flight.isOut = true;
    if (task.lane == Lane::Inline) {
        if (auto outcome = runInline(attempt, clock().wall())) {
            m_inlineResults.push_back({slot.run.id, flight.step, lease, std::move(*outcome), {}});
            return;
        }
    }
    if (!m_setup.attempts->post(std::move(attempt))) {
        // Whatever performs attempts is just being restarted: nothing went out, so trying again does no harm.
        AttemptResult refused{slot.run.id, flight.step, lease, {}, {}};
        refused.outcome = outcome::Failed{FailureClass::Rejected, {}, {}, Milliseconds(1000)};
        m_inlineResults.push_back(std::move(refused));
    }
}

void AutomationEngine::endFlight(RunSlot &slot, quint64 lease, const Outcome &outcome)
{
    const auto found = slot.flights.find(lease);
    if (found == slot.flights.end())
        return;
    const MonoTime now = clock().monotonic();
    const Flight &flight = found->second;
    if (flight.pass)
        m_gates.at(slot.run.taskOf(flight.step).connection).leave(*flight.pass, outcome, now);
    noteRequest(now - flight.started);
    ++m_ended;
    m_failed += std::holds_alternative<outcome::Failed>(outcome) ? 1 : 0;
    slot.flights.erase(found);
}

void AutomationEngine::take(AttemptResult &result)
{
    RunSlot *slot = find(result.run);
    if (!slot)
        return;
    endFlight(*slot, result.lease, result.outcome);
    const StepIndex step = result.step;
    const quint64 lease = result.lease;
    const Command report = std::visit(
        [&]<typename Kind>(Kind &outcome) -> Command {
            if constexpr (std::is_same_v<Kind, outcome::Succeeded>)
                return command::Succeed{step, lease, std::move(outcome.port), std::move(outcome.output)};
            else if constexpr (std::is_same_v<Kind, outcome::Found>)
                return command::Found{step, lease, std::move(outcome.list)};
            else if constexpr (std::is_same_v<Kind, outcome::Wait>)
                return command::Wait{step, lease, outcome.until};
            else
                return command::Fail{step,
                                     lease,
                                     outcome.failureClass,
                                     std::move(outcome.error),
                                     std::move(outcome.response),
                                     outcome.retryAfter};
        },
        result.outcome);
    (void)tellRun(*slot, report);
}

void AutomationEngine::onTimer()
{
    fireDueTimers();
    abandonOverdue();
    settle();
}

void AutomationEngine::fireDueTimers()
{
    if (m_trouble || m_isSuspended)
        return;
    const WallTime now = clock().wall();
    while (!m_timers.empty() && m_timers.begin()->first <= now) {
        const Timer timer = m_timers.begin()->second;
        m_timers.erase(m_timers.begin());
        RunSlot *slot = find(timer.run);
        if (!slot)
            continue;
        const Step &step = slot->run.step(timer.step);
        if (!timer.retry)
            (void)tellRun(*slot, command::Wake{timer.step});
        else if (step.state == StepState::Retrying && step.due <= now)
            offer(*slot, timer.step, step.attempts > 0);
    }
}

void AutomationEngine::abandonOverdue()
{
    const MonoTime now = clock().monotonic();
    for (auto &[id, slot] : m_runs) {
        if (!slot->abandonAt || *slot->abandonAt > now)
            continue;
        slot->abandonAt.reset();
        for (const StepIndex step : pending(slot->run).stop)
            (void)tellRun(*slot, command::Abandon{step, slot->run.step(step).lease});
    }
}

void AutomationEngine::rearm()
{
    const MonoTime now = clock().monotonic();
    Nanoseconds sleep = kLongestSleep;
    if (!m_timers.empty() && !m_trouble && !m_isSuspended)
        sleep = std::min<Nanoseconds>(sleep, m_timers.begin()->first - clock().wall());
    for (const auto &[id, gate] : m_gates) {
        if (gate.waiting() > 0 && gate.wakeAt() < now + sleep)
            sleep = gate.wakeAt() - now;
    }
    // Rounded up, so that a timer never fires a moment before what it is for.
    m_wake.start(std::chrono::ceil<Milliseconds>(std::max(sleep, Nanoseconds(0))));
}

void AutomationEngine::publishStatus()
{
    const MonoTime now = clock().monotonic();
    const WallTime wall = clock().wall();
    news::Status status;
    quint64 ready = 0;
    for (auto &[id, slot] : m_runs) {
        ready += slot->run.ready.size();
        status.activeRuns += isFinal(slot->run.state) ? 0 : 1;
    }
    for (auto &[id, gate] : m_gates) {
        status.connections.push_back(gate.snapshot(now, wall));
        status.queues.push_back({QStringLiteral("connection:") + id, gate.waiting(), {}});
    }
    const auto overdue = [&] { return m_timers.empty() ? Milliseconds(0) : wall - m_timers.begin()->first; };
    status.queues.push_back({QStringLiteral("event"), m_setup.inbox->waiting(), {}});
    status.queues.push_back({QStringLiteral("ready"), ready, {}});
    status.queues.push_back({QStringLiteral("retry"), m_timers.size(), std::max(overdue(), Milliseconds(0))});
    status.queues.push_back({QStringLiteral("deadLetter"), m_openLetters, {}});
    status.trouble = m_trouble;
    status.stepsStarted = m_started;
    status.stepsEnded = m_ended;
    status.stepErrors = m_failed;
    status.openLetters = m_openLetters;
    status.runsRevision = m_runsRevision;
    status.lettersRevision = m_lettersRevision;
    status.journal = m_journalReport;
    status.journalAge = now - m_journalHeard;
    status.journalBeats = m_journalBeats;
    status.commits = m_commits;
    m_setup.newsOutlet->post(std::move(status));
}

} // namespace sluice
