#include "core/engine/runengine.h"

#include "core/engine/errors.h"
#include "core/engine/payloadguard.h"
#include "core/run/input.h"
#include "core/tasks/datasync.h"

// What was decided leaves: first to the journal, then, once it is durable, to those who perform it and those who ask.

namespace sluice {

/// Gives all new events to the journal as one batch; what they cause waits until it is durable.
void RunEngine::flush()
{
    publishBreakers();
    settleCalls();
    hearRecorded();
    if (m_dirty.empty() && m_batch.audit.empty() && m_batch.versions.empty() && m_batch.hooks.empty()
        && m_batch.breakers.empty() && m_batch.alerts.empty() && m_next.answers.empty() && m_next.runEvents.empty()
        && m_next.published.empty() && m_next.released.empty() && !hasFreshJobs() && m_freshLoose.empty()
        && m_next.deliveries.empty() && !m_triggers.hasChanged())
        return;
    do { // what the batch records may wake runs, and what they come to is recorded as well
        for (const RunId id : std::exchange(m_dirty, {})) {
            if (RunSlot *slot = find(id))
                addToBatch(*slot, m_batch);
        }
        addJobsToBatch(m_batch);
        addLooseToBatch(m_batch);
        hearRecorded();
        settleCalls();
    } while (!m_dirty.empty() || !m_freshLoose.empty());
    m_heard = 0;
    for (const Frame &frame : m_batch.frames)
        m_next.events += frame.events.size();
    m_heldEvents += m_next.events;
    m_batch.armings = m_triggers.takeChanged();
    m_batch.files = m_triggers.takeMarks();
    m_next.ticket = m_effects.write(std::exchange(m_batch, {}));
    for (const RunId run : m_next.finished) {
        if (RunSlot *slot = find(run))
            slot->lastTicket = m_next.ticket;
    }
    m_held.push_back(std::exchange(m_next, {}));
    if (m_setup.planted == PlantedFault::EffectsBeforeDurable)
        release(m_held.back().ticket);
}

void RunEngine::addToBatch(RunSlot &slot, JournalBatch &batch)
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
    slot.history = {};
    if (frame.first == 0)
        keepHistory(slot, frame.events);
    if (m_callers.waitsFor(slot.run.id))
        noteSaid(slot, frame.events);
    publishSaid(slot, frame.events);
    if (slot.isWatched)
        m_next.runEvents.push_back({frame.run, frame.first, frame.events});
    batch.frames.push_back(std::move(frame));

    for (const quint32 letter : std::exchange(slot.touchedLetters, {})) {
        const LetterSummary &row = batch.letters.emplace_back(letterSummaryOf(slot.run, letter, true));
        const bool isNew = row.state == LetterState::Open && !slot.toldLetters.contains(letter);
        publishLetter(slot.toldLetters, row);
        if (isNew)
            fireFailed(slot, &row);
        noteLetterRow(row.id, row.state, row.created);
    }
    slot.orderedLetters.clear();
    const quint32 letters = openLettersOf(slot.run);
    if (letters != slot.journaledLetters || !batch.letters.empty())
        m_next.changesLetters = true;
    const bool isStart = !slot.isListed || (isFinal(slot.journaledState) && !isFinal(slot.run.state));
    const bool isOtherState = isStart || slot.run.state != slot.journaledState;
    if (isOtherState || letters != slot.journaledLetters) {
        batch.runs.push_back(summaryOf(slot.run));
        batch.runs.back().label = slot.label;
        if (isOtherState)
            publishRun(batch.runs.back(), isStart);
        if (isOtherState && slot.run.state == RunState::Failed)
            fireFailed(slot, nullptr);
    }
    m_openLetters += letters;
    m_openLetters -= slot.journaledLetters;
    slot.journaledLetters = letters;
    slot.journaledState = slot.run.state;
    slot.isListed = true;
    m_next.changesRuns = true;
    if (!isFinal(slot.run.state))
        return;
    m_next.finished.push_back(slot.run.id);
    if (!slot.flights.empty() && !slot.isKept)
        slot.isKept = m_effects.keep(slot.run.id);
}

/// Lets out what waited for these tickets to be durable.
void RunEngine::release(quint64 ticket)
{
    while (!m_held.empty() && m_held.front().ticket <= ticket) {
        Effects effects = std::move(m_held.front());
        m_held.pop_front();
        m_heldEvents -= effects.events;
        releaseOne(std::move(effects));
    }
    for (AttemptResult &result : std::exchange(m_inlineResults, {}))
        take(result);
}

void RunEngine::releaseOne(Effects &&effects)
{
    // Whoever asks for a list because its revision rose reads what is on disk.
    m_runsRevision += effects.changesRuns ? 1 : 0;
    m_lettersRevision += effects.changesLetters ? 1 : 0;
    std::vector<EngineNews> news;
    for (auto &answer : effects.answers)
        news.emplace_back(std::move(answer));
    for (auto &events : effects.runEvents)
        news.emplace_back(std::move(events));
    // First: who is answered finds that what was asked for has happened.
    if (!effects.published.empty())
        m_effects.publish(std::move(effects.published));
    if (!news.empty())
        m_effects.tell(std::move(news));
    for (TakenHook &taken : effects.hooks)
        noteTaken(std::move(taken));
    for (const HeldEffects::Said &said : effects.said)
        say(said);
    for (const auto &[run, lease] : effects.attempts) {
        RunSlot *slot = find(run);
        if (!slot)
            continue;
        if (const auto flight = slot->flights.find(lease); flight != slot->flights.end())
            perform(*slot, lease, flight->second);
    }
    for (const RunId run : effects.released)
        m_effects.release(run);
    for (const LetterSummary &letter : effects.deliveries) {
        const auto now = m_loose.find(letter.id.index);
        const bool isOver = now == m_loose.end() || now->second.state != LetterState::Redriving
                            || now->second.redrives != letter.redrives; // its end was told before it was durable
        const bool isSent = isOver
                            || (letter.kind == LetterKind::Sync      ? deliverRecord(letter)
                                : letter.kind == LetterKind::Webhook ? deliverHook(letter)
                                : letter.kind == LetterKind::Trigger ? deliverHook(letter)
                                                                     : m_effects.deliver(letter));
        if (isSent)
            continue;
        tell::LetterDelivered refused{letter.id.index, letter.redrives, {}};
        refused.error = Error{QString(errors::kLetterNoTaker), {{QStringLiteral("letter"), letter.id.toString()}}, {}};
        take(refused);
    }
    for (const RunId run : effects.finished) {
        RunSlot *slot = find(run);
        const bool isDone = slot && slot->flights.empty() && isFinal(slot->run.state) && !slot->isDirty
                            && slot->lastTicket <= effects.ticket; // a late result may still be on its way to the disk
        if (!isDone)
            continue;
        // Who keeps it may have read it before its last event: a late result counts for nothing, and is one all the same.
        if (m_restarted.contains(run) || m_kept.contains(run))
            m_restarted.insert_or_assign(run, slot->run.sequence);
        if (slot->isKept)
            m_effects.release(run);
        for (const RunId called : slot->keptCalls)
            m_effects.release(called);
        m_bytes -= slot->bytes;
        m_runs.erase(number(run));
    }
}

void RunEngine::perform(RunSlot &slot, quint64 lease, Flight &flight)
{
    Attempt attempt = attemptOf(slot, flight.step, lease);
    attempt.stop = flight.stop.get_token();
    flight.isOut = true;
    if (auto refused = refusal(attempt)) {
        m_inlineResults.push_back({slot.run.id, flight.step, lease, std::move(*refused), {}});
        return;
    }
    if (slot.run.taskOf(flight.step).lane == Lane::Inline) {
        if (auto outcome = runInline(attempt, clock().wall())) {
            m_inlineResults.push_back({slot.run.id, flight.step, lease, std::move(*outcome), {}});
            return;
        }
    }
    if (!m_effects.perform(std::move(attempt))) {
        // Whatever performs attempts is just being restarted: nothing went out, so trying again does no harm.
        AttemptResult refused{slot.run.id, flight.step, lease, {}, {}};
        const Error away{errors::kEngineAttemptsAway, {}, {}};
        refused.outcome = outcome::Failed{FailureClass::Rejected, away, {}, Milliseconds(1000)};
        m_inlineResults.push_back(std::move(refused));
    }
}

/// The outcome of an attempt that is given more data than a workspace allows.
std::optional<Outcome> RunEngine::refusal(const Attempt &attempt) const
{
    const auto fits = checkAttempt(attempt, m_setup.settings.payloadLimit);
    if (fits)
        return std::nullopt;
    return outcome::Failed{FailureClass::Permanent, fits.error(), {}, {}};
}

Attempt RunEngine::attemptOf(const RunSlot &slot, StepIndex step, quint64 lease) const
{
    const Plan::TaskNode &task = slot.run.taskOf(step);
    Attempt attempt;
    attempt.run = slot.run.id;
    attempt.step = step;
    attempt.lease = lease;
    attempt.taskId = task.id;
    attempt.type = task.type;
    attempt.params = task.params;
    attempt.data = stepData(slot.run, step);
    if (const auto gate = m_gates.find(task.connection); gate != m_gates.end())
        attempt.connection = gate->second.connection();
    if (task.type == kSyncType) {
        if (const auto gate = m_gates.find(task.params.value(u"source").toString()); gate != m_gates.end())
            attempt.source = gate->second.connection();
    }
    attempt.workspace = m_setup.workspace;
    attempt.idempotencyKey = idempotencyKey(slot.run, step);
    const Milliseconds left = slot.run.step(step).due - clock().wall();
    attempt.timeout = std::clamp(left, Milliseconds(1), task.reliability.attemptTimeout);
    attempt.safety = task.safety;
    return attempt;
}

void RunEngine::endFlight(RunSlot &slot, quint64 lease, const Outcome &outcome)
{
    const auto found = slot.flights.find(lease);
    if (found == slot.flights.end())
        return;
    const MonoTime now = clock().monotonic();
    Flight &flight = found->second;
    endCall(flight, outcome::Failed{FailureClass::Cancelled, {}, {}, {}});
    if (flight.pass)
        m_gates.at(slot.run.taskOf(flight.step).connection).leave(*flight.pass, outcome, now);
    discountAttempt(slot, flight);
    m_effects.noteAttempt(now - flight.started);
    ++m_ended;
    m_failed += std::holds_alternative<outcome::Failed>(outcome) ? 1 : 0;
    slot.flights.erase(found);
}

void RunEngine::take(AttemptResult &result)
{
    if (result.run == RunId{}) {
        noteRecordWritten(result);
        return;
    }
    RunSlot *slot = find(result.run);
    // Of a run that is over, a result that nobody waits for is not even late: the journal may remove the run any time.
    if (!slot || (isFinal(slot->run.state) && !slot->flights.contains(result.lease)))
        return;
    endFlight(*slot, result.lease, result.outcome);
    const bool late = m_setup.planted == PlantedFault::LateResultsCount;
    report(*slot, result.step, late ? slot->run.step(result.step).lease : result.lease, result.outcome);
}

void RunEngine::report(RunSlot &slot, StepIndex step, quint64 lease, Outcome &outcome)
{
    outcome = withinLimit(std::move(outcome), m_setup.settings.payloadLimit);
    if (auto *done = std::get_if<outcome::Succeeded>(&outcome))
        keepBadRecords(slot, step, done->bad);
    if (const auto *await = std::get_if<outcome::Await>(&outcome)) {
        if (const auto pattern = TopicPattern::parse(await->topic); !pattern)
            outcome = outcome::Failed{FailureClass::Permanent, pattern.error(), {}, {}};
    }
    std::visit(
        [&]<typename Kind>(Kind &kind) {
            if constexpr (std::is_same_v<Kind, outcome::Succeeded>)
                (void)tellRun(slot, command::Succeed{step, lease, std::move(kind.port), std::move(kind.output)});
            else if constexpr (std::is_same_v<Kind, outcome::Found>)
                (void)tellRun(slot, command::Found{step, lease, std::move(kind.list)});
            else if constexpr (std::is_same_v<Kind, outcome::Wait>)
                (void)tellRun(slot, command::Wait{step, lease, kind.until});
            else if constexpr (std::is_same_v<Kind, outcome::Await>)
                (void)tellRun(slot, command::Await{step, lease, std::move(kind.topic), std::move(kind.key),
                                                   std::move(kind.value), kind.until});
            else if constexpr (std::is_same_v<Kind, outcome::Call>)
                startCalled(slot, step, lease, kind);
            else
                (void)tellRun(slot, command::Fail{step, lease, kind.failureClass, std::move(kind.error),
                                                  std::move(kind.response), kind.retryAfter});
        },
        outcome);
}

} // namespace sluice
