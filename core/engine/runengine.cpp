#include "core/engine/runengine.h"

#include "core/engine/errors.h"
#include "core/engine/payloadguard.h"
#include "core/run/errors.h"

namespace sluice {

namespace {

std::vector<EngineNews> asOne(EngineNews news)
{
    std::vector<EngineNews> list;
    list.push_back(std::move(news));
    return list;
}

} // namespace

RunEngine::RunEngine(RunEngineSetup setup, EngineEffects &effects)
    : m_setup(std::move(setup))
    , m_effects(effects)
{
    for (const Connection &connection : m_setup.connections)
        m_gates.try_emplace(connection.id, connection);
}

void RunEngine::take(EngineMessage &message)
{
    const bool fromJournal = std::holds_alternative<JournalReport>(message)
                             || std::holds_alternative<tell::JournalOpened>(message);
    if (m_isOpen || fromJournal)
        std::visit([this](auto &content) { take(content); }, message);
    else
        m_early.push_back(std::move(message));
}

void RunEngine::setSuspended(bool on)
{
    m_isSuspended = on;
    for (auto &[id, slot] : m_runs) {
        if (!on)
            standInLine(*slot);
    }
}

void RunEngine::stopAttempts()
{
    for (auto &[id, slot] : m_runs) {
        for (auto &[lease, flight] : slot->flights)
            flight.stop.request_stop();
    }
}

quint64 RunEngine::memoryBytes() const
{
    quint64 bytes = 0;
    for (const auto &[id, slot] : m_runs)
        bytes += sizeof(RunSlot) + slot->run.steps.size() * sizeof(Step) + slot->run.scopes.size() * sizeof(Scope);
    return bytes;
}

Result<PlanPtr> RunEngine::planOf(const Workflow &workflow)
{
    const auto known = m_plans.find(workflow.id);
    if (known != m_plans.end() && known->second.first == workflow)
        return known->second.second;
    auto plan = compile(workflow, m_setup.catalog);
    if (plan)
        m_plans.insert_or_assign(workflow.id, std::pair(workflow, *plan));
    return plan;
}

void RunEngine::take(tell::StartRun &message)
{
    if (m_trouble) {
        answer(message.request, tl::unexpected(m_trouble->error));
        return;
    }
    if (const auto fits = checkStart(message.run.input, message.run.options, m_setup.settings.payloadLimit); !fits) {
        answer(message.request, tl::unexpected(fits.error()));
        return;
    }
    const auto plan = planOf(message.run.workflow);
    if (!plan) {
        answer(message.request, tl::unexpected(plan.error()));
        return;
    }
    if (const auto room = checkPressure(); !room) {
        answer(message.request, tl::unexpected(room.error()));
        return;
    }
    if (m_journaledVersions.emplace((*plan)->version, (*plan)->workflowId).second)
        m_batch.versions.push_back({(*plan)->version, message.run.workflow});
    const RunId id{m_nextRun++};
    auto slot = std::make_unique<RunSlot>();
    slot->run = newRun(id, *plan);
    slot->workflow = std::move(message.run.workflow);
    RunSlot &kept = addRun(std::move(slot));
    const bool isHeld = !kept.group->hasRoomForRun() || kept.group->waitingRuns > 0;
    const auto started = tellRun(kept, command::Start{message.run.trigger, message.run.input, m_setup.seed + number(id),
                                                      message.run.options,
                                                      message.run.priority.value_or(kept.workflow.priority), isHeld});
    if (started) {
        answer(message.request, id);
        return;
    }
    --m_active;
    --m_notBegun; // it was counted when it was added
    m_runs.erase(number(id));
    answer(message.request, tl::unexpected(started.error()));
}

void RunEngine::take(tell::UseConnections &message)
{
    m_setup.connections = message.connections;
    for (const Connection &connection : message.connections) {
        const auto [gate, isNew] = m_gates.try_emplace(connection.id, connection);
        if (!isNew)
            gate->second.configure(connection);
    }
}

void RunEngine::take(tell::Watch &message)
{
    RunSlot *slot = find(message.run);
    if (!slot)
        return; // it is over, and all of it is in the journal
    slot->isWatched = message.on;
    if (message.on)
        m_next.runEvents.push_back({slot->run.id, slot->run.sequence - slot->fresh.size(), {}});
}

void RunEngine::take(tell::JournalOpened &message)
{
    m_isOpen = true;
    m_nextRun = number(message.nextRun);
    m_openLetters = message.openLetters;
    planRetention();
    news::Recovered recovered;
    recovered.uncleanEnd = message.endedUncleanly;
    for (StoredRun &stored : message.unfinished)
        recover(std::move(stored), recovered.runs);
    recoverLoose(message);
    recoverJobs(message.jobs);
    m_effects.tell(asOne(std::move(recovered)));
    for (EngineMessage &early : std::exchange(m_early, {}))
        std::visit([this](auto &content) { take(content); }, early);
}

/// Starts what waits for a time again. Those whose time has passed come back one after the other, not all at once; none
/// waits longer than it would have at first, so a wall clock that was set back holds nothing up.
void RunEngine::armRecovered(RunSlot &slot, const std::map<StepIndex, Nanoseconds> &delays)
{
    constexpr Milliseconds kApart{5};
    const WallTime now = clock().wall();
    Milliseconds spread{0};
    for (const Pending::Timer &timer : pending(slot.run).timers) {
        if (timer.due <= now)
            spread = std::min(spread + kApart, Milliseconds(2000));
        const auto first = delays.find(timer.step);
        const Nanoseconds most = first == delays.end() ? Nanoseconds(0) : first->second;
        armTimer(slot, timer.step, timer.retry,
                 std::max<Nanoseconds>(spread, std::min<Nanoseconds>(timer.due - now, most)));
    }
}

/// Takes a run up from its events: what ran is lost, what is due goes on.
void RunEngine::recover(StoredRun &&stored, std::vector<RecoveredRun> &report)
{
    const auto plan = planOf(stored.workflow);
    if (!plan)
        return; // its task types are gone; the run stays in the journal as it is
    auto slot = std::make_unique<RunSlot>();
    slot->run = fold(stored.summary.id, *plan, stored.events);
    const auto delays = delaysOf(stored.events);
    slot->workflow = std::move(stored.workflow);
    slot->isListed = true;
    slot->journaledState = slot->run.state;
    slot->journaledLetters = openLettersOf(slot->run);
    m_journaledVersions.emplace((*plan)->version, (*plan)->workflowId);
    RunSlot &kept = addRun(std::move(slot));

    RecoveredRun entry;
    entry.run = kept.run.id;
    entry.workflow = kept.run.plan->workflowId;
    entry.lostAttempts = static_cast<quint32>(kept.run.running.size());
    const quint32 deadBefore = kept.run.deadSteps;
    if (m_setup.planted != PlantedFault::ForgetsWhatRan)
        (void)tellRun(kept, command::Recover{});
    entry.deadLettered = kept.run.deadSteps - deadBefore;
    entry.retried = entry.lostAttempts - entry.deadLettered;
    entry.state = kept.run.state;
    report.push_back(entry);

    noteSnoozed(kept);
    armRecovered(kept, delays);
    offerAll(kept);
    if (kept.run.state == RunState::Cancelling)
        stopFlights(kept);
}

void RunEngine::take(tell::HostRestarted &)
{
    for (auto &[id, slot] : m_runs) {
        std::vector<std::pair<quint64, StepIndex>> lost;
        for (const auto &[lease, flight] : slot->flights) {
            if (flight.isOut)
                lost.emplace_back(lease, flight.step);
        }
        for (const auto &[lease, step] : lost) {
            endFlight(*slot, lease, outcome::Failed{FailureClass::Lost, {}, {}, {}});
            (void)tellRun(*slot, command::Lose{step, lease});
        }
    }
}

void RunEngine::take(JournalReport &report)
{
    if (report.kind == JournalReport::Kind::Durable) {
        if (std::exchange(m_trouble, std::nullopt))
            ++m_runsRevision;
        release(report.ticket);
    } else if (report.kind == JournalReport::Kind::Cleaned) {
        noteCleaned(report);
    } else if (report.kind == JournalReport::Kind::Failed) {
        m_trouble = EngineTrouble{report.error};
    } else if (report.kind == JournalReport::Kind::OpenFailed) {
        m_effects.tell(asOne(news::OpenFailed{report.error}));
    }
}

void RunEngine::answer(RequestId request, Result<news::AnswerValue> result)
{
    if (request == 0)
        return;
    if (result)
        m_next.answers.push_back({request, std::move(result)}); // comes once what it says is durable
    else
        m_effects.tell(asOne(news::Answer{request, std::move(result)}));
}

void RunEngine::audit(const QString &who, const QString &action, const QString &target, const QString &reason)
{
    AuditEntry entry;
    entry.at = clock().wall();
    entry.who = who;
    entry.action = action;
    entry.target = target;
    entry.reason = reason;
    m_batch.audit.push_back(std::move(entry));
}

RunSlot &RunEngine::addRun(std::unique_ptr<RunSlot> slot)
{
    const quint64 id = number(slot->run.id);
    m_ready += slot->run.ready.size();
    m_active += isFinal(slot->run.state) ? 0 : 1;
    slot->group = &groupOf(slot->workflow);
    for (quint32 letter = 1; letter <= slot->run.letters.size(); ++letter)
        slot->toldLetters.emplace(letter, slot->run.letter(letter)->state);
    RunSlot &kept = *m_runs.emplace(id, std::move(slot)).first->second;
    recoverWaits(kept);
    recount(kept);
    return kept;
}

RunSlot *RunEngine::find(RunId run)
{
    const auto found = m_runs.find(number(run));
    return found == m_runs.end() ? nullptr : found->second.get();
}

} // namespace sluice
