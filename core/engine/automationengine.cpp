#include "core/engine/automationengine.h"

#include "core/engine/errors.h"
#include "core/run/errors.h"

namespace sluice {

AutomationEngine::AutomationEngine(AutomationEngineSetup setup)
    : SystemComponent({QStringLiteral("engine"), {}}, *setup.clock, setup.generation)
    , m_setup(std::move(setup))
    , m_wake(this)
    , m_statusTimer(this)
{
    m_wake.setSingleShot(true);
    m_wake.setTimerType(Qt::PreciseTimer);
    connect(&m_wake, &QTimer::timeout, this, &AutomationEngine::onTimer);
    connect(&m_statusTimer, &QTimer::timeout, this, &AutomationEngine::publishStatus);
}

AutomationEngine::~AutomationEngine()
{
    if (m_mailbox)
        m_setup.inbox->detach(m_mailbox.get());
}

Result<void> AutomationEngine::initialize()
{
    m_mailbox = std::make_unique<Mailbox<EngineMessage>>(
        [this](std::vector<EngineMessage> &&messages) { handle(std::move(messages)); });
    m_setup.inbox->attach(m_mailbox.get());
    for (const Connection &connection : m_setup.connections)
        m_gates.try_emplace(connection.id, connection);
    const OutletPtr<EngineMessage> inbox = m_setup.inbox;
    m_journal = std::make_unique<JournalWriter>(m_setup.openJournal,
                                                [inbox](const JournalReport &report) { inbox->post(report); });
    m_statusTimer.start(Milliseconds(100));
    return {};
}

Result<void> AutomationEngine::shutdown()
{
    m_statusTimer.stop();
    m_wake.stop();
    m_setup.inbox->detach(m_mailbox.get());
    for (auto &[id, slot] : m_runs) {
        for (auto &[lease, flight] : slot->flights)
            flight.stop.request_stop();
    }
    // What runs is lost with this engine; the next one decides about it from the journal.
    m_journal->close();
    m_journal.reset();
    m_mailbox.reset();
    return {};
}

void AutomationEngine::proceed()
{
    m_isSuspended = false;
    for (auto &[id, slot] : m_runs)
        standInLine(*slot);
    settle();
}

quint64 AutomationEngine::queueDepth() const
{
    return m_setup.inbox->waiting() + m_readyLine.size();
}

quint64 AutomationEngine::memoryBytes() const
{
    quint64 bytes = 0;
    for (const auto &[id, slot] : m_runs)
        bytes += sizeof(RunSlot) + slot->run.steps.size() * sizeof(Step) + slot->run.scopes.size() * sizeof(Scope);
    return bytes;
}

void AutomationEngine::handle(std::vector<EngineMessage> &&messages)
{
    for (EngineMessage &message : messages) {
        const bool fromJournal = std::holds_alternative<JournalReport>(message)
                                 || std::holds_alternative<tell::JournalOpened>(message);
        if (m_isOpen || fromJournal)
            std::visit([this](auto &content) { take(content); }, message);
        else
            m_early.push_back(std::move(message));
    }
    noteProgress();
    settle();
}

Result<PlanPtr> AutomationEngine::planOf(const Workflow &workflow)
{
    const auto known = m_plans.find(workflow.id);
    if (known != m_plans.end() && known->second.first == workflow)
        return known->second.second;
    auto plan = compile(workflow, m_setup.catalog);
    if (plan)
        m_plans.insert_or_assign(workflow.id, std::pair(workflow, *plan));
    return plan;
}

void AutomationEngine::take(tell::StartRun &message)
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
    if (m_journaledVersions.insert((*plan)->version).second)
        m_batch.versions.push_back({(*plan)->version, message.run.workflow});
    const RunId id{m_nextRun++};
    auto slot = std::make_unique<RunSlot>();
    slot->run = newRun(id, *plan);
    slot->workflow = std::move(message.run.workflow);
    RunSlot &kept = *m_runs.emplace(number(id), std::move(slot)).first->second;
    (void)tellRun(kept, command::Start{message.run.trigger, message.run.input, m_setup.seed + number(id)});
    answer(message.request, id);
}

void AutomationEngine::take(tell::ControlRun &message)
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
        for (const Pending::Timer &timer : pending(slot->run).timers)
            armTimer(timer.due, {slot->run.id, timer.step, timer.retry});
    }
    audit(message.who, kNames[static_cast<std::size_t>(message.action)], QString::number(number(message.run)), {});
    answer(message.request, std::monostate{});
}

/// Gives each letter of a request to its run, and answers with what became of each.
template <typename Request, typename Order>
void AutomationEngine::forLetters(RequestId request, const Request &wanted, const QString &action, const QString &who,
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

void AutomationEngine::take(tell::Redrive &message)
{
    forLetters(
        message.request, message.redrive, QStringLiteral("letter.redrive"), message.who, {},
        [&](quint32 letter, const QByteArray &click) -> Command {
            return command::Redrive{letter, click, message.redrive.input, message.redrive.newEffect, message.who};
        });
}

void AutomationEngine::take(tell::Discard &message)
{
    forLetters(message.request, message.discard, QStringLiteral("letter.discard"), message.who, message.discard.reason,
               [&](quint32 letter, const QByteArray &click) -> Command {
                   return command::Discard{letter, click, message.discard.output, message.who, message.discard.reason};
               });
}

void AutomationEngine::take(tell::ControlBreaker &message)
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

void AutomationEngine::take(tell::UseConnections &message)
{
    m_setup.connections = message.connections;
    for (const Connection &connection : message.connections) {
        const auto [gate, isNew] = m_gates.try_emplace(connection.id, connection);
        if (!isNew)
            gate->second.configure(connection);
    }
}

void AutomationEngine::take(tell::Watch &message)
{
    RunSlot *slot = find(message.run);
    if (!slot)
        return; // it is over, and all of it is in the journal
    slot->isWatched = message.on;
    if (message.on)
        m_next.runEvents.push_back({slot->run.id, slot->run.sequence - slot->fresh.size(), {}});
}

void AutomationEngine::take(tell::JournalOpened &message)
{
    m_isOpen = true;
    m_nextRun = number(message.nextRun);
    m_openLetters = message.openLetters;
    news::Recovered recovered;
    recovered.uncleanEnd = message.endedUncleanly;
    for (StoredRun &stored : message.unfinished)
        recover(std::move(stored), recovered.runs);
    m_setup.newsOutlet->post(std::move(recovered));
    for (EngineMessage &early : std::exchange(m_early, {}))
        std::visit([this](auto &content) { take(content); }, early);
}

/// Takes a run up from its events: what ran is lost, what is due goes on.
void AutomationEngine::recover(StoredRun &&stored, std::vector<RecoveredRun> &report)
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
    m_journaledVersions.insert((*plan)->version);
    RunSlot &kept = *m_runs.emplace(number(slot->run.id), std::move(slot)).first->second;

    RecoveredRun entry;
    entry.run = kept.run.id;
    entry.workflow = kept.run.plan->workflowId;
    entry.lostAttempts = static_cast<quint32>(kept.run.running.size());
    const quint32 deadBefore = kept.run.deadSteps;
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
    standInLine(kept);
    if (kept.run.state == RunState::Cancelling)
        stopFlights(kept);
}

void AutomationEngine::take(tell::HostRestarted &)
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

void AutomationEngine::take(JournalReport &report)
{
    m_journalReport = report;
    m_journalHeard = clock().monotonic();
    switch (report.kind) {
    case JournalReport::Kind::Durable:
        if (m_trouble)
            ++m_runsRevision;
        m_trouble.reset();
        m_commits.record(report.took);
        release(report.ticket);
        break;
    case JournalReport::Kind::Failed:
        m_trouble = EngineTrouble{report.error};
        noteError(report.error);
        break;
    case JournalReport::Kind::OpenFailed:
        m_setup.newsOutlet->post(news::OpenFailed{report.error});
        noteError(report.error);
        break;
    case JournalReport::Kind::Beat:
        ++m_journalBeats;
        break;
    case JournalReport::Kind::Opened:
    case JournalReport::Kind::Closed:
        break;
    }
}

void AutomationEngine::answer(RequestId request,
                              Result<std::variant<std::monostate, RunId, std::vector<LetterOutcome>>> result)
{
    if (request == 0)
        return;
    if (result)
        m_next.answers.push_back({request, std::move(result)}); // comes once what it says is durable
    else
        m_setup.newsOutlet->post(news::Answer{request, std::move(result)});
}

void AutomationEngine::audit(const QString &who, const QString &action, const QString &target, const QString &reason)
{
    AuditEntry entry;
    entry.at = clock().wall();
    entry.who = who;
    entry.action = action;
    entry.target = target;
    entry.reason = reason;
    m_batch.audit.push_back(std::move(entry));
}

RunSlot *AutomationEngine::find(RunId run)
{
    const auto found = m_runs.find(number(run));
    return found == m_runs.end() ? nullptr : found->second.get();
}

} // namespace sluice
