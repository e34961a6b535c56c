#include "core/engine/runengine.h"

#include "core/engine/errors.h"
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
    const auto plan = planOf(message.run.workflow);
    if (!plan) {
        answer(message.request, tl::unexpected(plan.error()));
        return;
    }
    if (m_journaledVersions.emplace((*plan)->version, (*plan)->workflowId).second)
        m_batch.versions.push_back({(*plan)->version, message.run.workflow});
    const RunId id{m_nextRun++};
    auto slot = std::make_unique<RunSlot>();
    slot->run = newRun(id, *plan);
    slot->workflow = std::move(message.run.workflow);
    RunSlot &kept = addRun(std::move(slot));
    (void)tellRun(kept, command::Start{message.run.trigger, message.run.input, m_setup.seed + number(id)});
    answer(message.request, id);
}

void RunEngine::take(tell::ControlRun &message)
{
    RunSlot *slot = find(message.run);
    Result<void> done = failure(errors::kRunOver, {{QStringLiteral("run"), QString::number(number(message.run))}});
    using Action = tell::ControlRun::Action;
    static const QString kNames[] = {QStringLiteral("run.cancel"), QStringLiteral("run.pause"),
                                     QStringLiteral("run.resume")};
    if (slot && message.action == Action::Cancel)
        done = tellRun(*slot, command::Cancel{message.who});
    else if (slot && message.action == Action::Pause)
        done = tellRun(*slot, command::Pause{message.who});
    else if (slot)
        done = tellRun(*slot, command::Resume{message.who});
    if (!done) {
        answer(message.request, tl::unexpected(done.error()));
        return;
    }
    if (message.action == Action::Cancel) {
        stopFlights(*slot);
    } else if (message.action == Action::Resume) {
        offerAll(*slot);
        for (const Pending::Timer &timer : pending(slot->run).timers)
            armTimer(timer.due, {slot->run.id, timer.step, timer.retry});
    }
    audit(message.who, kNames[static_cast<std::size_t>(message.action)], QString::number(number(message.run)), {});
    answer(message.request, std::monostate{});
}

/// Gives each letter of a request to its run, and answers with what became of each.
template <typename Request, typename Order>
void RunEngine::forLetters(RequestId request, const Request &wanted, const QString &action, const QString &who,
                                  const QString &reason, Order order)
{
    std::vector<LetterOutcome> outcomes;
    for (const LetterId &letter : wanted.letters) {
        LetterOutcome outcome{letter, std::nullopt};
        // One click on many letters is one click on each of them.
        const QByteArray click = wanted.click + '/' + letter.toString().toLatin1();
        RunSlot *slot = find(letter.run);
        const Result<void> done = slot ? tellRun(*slot, order(letter.index, click))
                                       : failure(errors::kLetterNotOpen,
                                                 {{QStringLiteral("letter"), letter.toString()}});
        if (!done)
            outcome.error = done.error();
        else
            audit(who, action, letter.toString(), reason);
        outcomes.push_back(std::move(outcome));
    }
    answer(request, std::move(outcomes));
}

void RunEngine::take(tell::Redrive &message)
{
    forLetters(
        message.request, message.redrive, QStringLiteral("letter.redrive"), message.who, {},
        [&](quint32 letter, const QByteArray &click) -> Command {
            return command::Redrive{letter, click, message.redrive.input, message.redrive.newEffect, message.who};
        });
}

void RunEngine::take(tell::Discard &message)
{
    forLetters(message.request, message.discard, QStringLiteral("letter.discard"), message.who, message.discard.reason,
               [&](quint32 letter, const QByteArray &click) -> Command {
                   return command::Discard{letter, click, message.discard.output, message.who, message.discard.reason};
               });
}

void RunEngine::take(tell::ControlBreaker &message)
{
    const auto gate = m_gates.find(message.breaker.connection);
    const QString &name = message.breaker.connection;
    if (gate == m_gates.end()) {
        answer(message.request, failure(errors::kConnectionUnknown, {{QStringLiteral("connection"), name}}));
        return;
    }
    const auto done = gate->second.control(message.breaker, message.who, clock().monotonic());
    if (!done) {
        answer(message.request, tl::unexpected(done.error()));
        return;
    }
    static const QString kActions[] = {QStringLiteral("breaker.forceOpen"), QStringLiteral("breaker.forceClosed"),
                                       QStringLiteral("breaker.reset"), QStringLiteral("breaker.disable")};
    audit(message.who, kActions[static_cast<std::size_t>(message.breaker.action)], name, message.breaker.reason);
    answer(message.request, std::monostate{});
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
    news::Recovered recovered;
    recovered.uncleanEnd = message.endedUncleanly;
    for (StoredRun &stored : message.unfinished)
        recover(std::move(stored), recovered.runs);
    m_effects.tell(asOne(std::move(recovered)));
    for (EngineMessage &early : std::exchange(m_early, {}))
        std::visit([this](auto &content) { take(content); }, early);
}

/// Takes a run up from its events: what ran is lost, what is due goes on.
void RunEngine::recover(StoredRun &&stored, std::vector<RecoveredRun> &report)
{
    const auto plan = planOf(stored.workflow);
    if (!plan)
        return; // its task types are gone; the run stays in the journal as it is
    auto slot = std::make_unique<RunSlot>();
    slot->run = fold(stored.summary.id, *plan, stored.events);
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

    // Those whose time has passed come back one after the other, not all at once.
    constexpr Milliseconds kApart{5};
    const WallTime now = clock().wall();
    Milliseconds spread{0};
    for (const Pending::Timer &timer : pending(kept.run).timers) {
        if (timer.due <= now)
            spread = std::min(spread + kApart, Milliseconds(2000));
        armTimer(std::max(timer.due, now + spread), {kept.run.id, timer.step, timer.retry});
    }
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
    } else if (report.kind == JournalReport::Kind::Failed) {
        m_trouble = EngineTrouble{report.error};
    } else if (report.kind == JournalReport::Kind::OpenFailed) {
        m_effects.tell(asOne(news::OpenFailed{report.error}));
    }
}

void RunEngine::answer(RequestId request,
                              Result<std::variant<std::monostate, RunId, std::vector<LetterOutcome>>> result)
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
    return *m_runs.emplace(id, std::move(slot)).first->second;
}

RunSlot *RunEngine::find(RunId run)
{
    const auto found = m_runs.find(number(run));
    return found == m_runs.end() ? nullptr : found->second.get();
}

} // namespace sluice
