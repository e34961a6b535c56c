#include "core/engine/runengine.h"

#include "core/engine/errors.h"
#include "core/engine/payloadguard.h"
#include "core/run/errors.h"

namespace sluice {

namespace {

/// What the engine takes up of its journal before it looks at its messages and its clock again.
constexpr int kRunsAtOnce = 256;
constexpr std::size_t kEventsAtOnce = 20'000;

template <typename Content>
std::vector<Content> listOf(Content content)
{
    std::vector<Content> list;
    list.push_back(std::move(content));
    return list;
}

std::vector<EngineNews> asOne(EngineNews news)
{
    return listOf(std::move(news));
}

/// What became of the attempts that ran.
void noteLost(const Run &run, const StepSet &ran, RecoveredRun &entry)
{
    entry.state = run.state;
    entry.lostAttempts = static_cast<quint32>(ran.size());
    for (const StepIndex index : ran) {
        const Step &step = run.step(index);
        entry.retried += step.state == StepState::Retrying || step.state == StepState::Ready ? 1 : 0;
        if (step.state != StepState::DeadLettered)
            continue;
        ++entry.deadLettered;
        entry.unknown += run.letter(step.letter)->failureClass == FailureClass::Unknown ? 1 : 0;
    }
}

} // namespace

RunEngine::RunEngine(RunEngineSetup setup, EngineEffects &effects)
    : m_setup(std::move(setup))
    , m_effects(effects)
    , m_hooks(m_setup.hooks)
{
    for (const Connection &connection : m_setup.connections)
        m_gates.try_emplace(connection.id, connection);
}

void RunEngine::take(EngineMessage &message)
{
    const bool fromJournal = std::holds_alternative<JournalReport>(message)
                             || std::holds_alternative<tell::JournalOpened>(message);
    if (isOpen() && holdBack(message))
        return;
    if (isOpen() || fromJournal) {
        std::visit([this](auto &content) { take(content); }, message);
        return;
    }
    if (std::holds_alternative<tell::TakeHook>(message))
        return; // nobody waits that long for an answer to a webhook
    if (!m_setup.early->add(m_setup.generation, message))
        m_effects.tell(unheard(listOf(std::move(message))));
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
    refuseHeldOrders();
    refuseTakenHooks();
    if (!isOpen())
        m_effects.tell(unheard(m_setup.early->take(m_setup.generation)));
    for (auto &[id, slot] : m_runs) {
        for (auto &[lease, flight] : slot->flights)
            flight.stop.request_stop();
    }
}

Result<RunEngine::Compiled> RunEngine::compiled(const Workflow &workflow)
{
    const auto known = m_plans.find(workflow.id);
    if (known != m_plans.end() && *known->second.workflow == workflow)
        return known->second;
    auto plan = compile(workflow, m_setup.catalog);
    if (!plan)
        return tl::unexpected(plan.error());
    Compiled fresh{std::make_shared<const Workflow>(workflow), std::move(*plan)};
    return m_plans.insert_or_assign(workflow.id, std::move(fresh)).first->second;
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
    const auto version = compiled(message.run.workflow);
    if (!version) {
        answer(message.request, tl::unexpected(version.error()));
        return;
    }
    if (const auto room = checkPressure(); !room) {
        answer(message.request, tl::unexpected(room.error()));
        return;
    }
    const auto started = begin(*version, {message.run.trigger, message.run.input, 0, message.run.options},
                               message.run.priority);
    if (started)
        answer(message.request, *started);
    else
        answer(message.request, tl::unexpected(started.error()));
}

/// Begins a run; its number is the next.
Result<RunId> RunEngine::begin(const Compiled &version, command::Start start, std::optional<int> priority)
{
    const PlanPtr &plan = version.plan;
    const RunId id{m_nextRun++};
    auto slot = std::make_unique<RunSlot>();
    slot->run = newRun(id, plan);
    slot->workflow = version.workflow;
    RunSlot &kept = addRun(std::move(slot));
    start.seed = m_setup.seed + number(id);
    start.priority = priority.value_or(kept.workflow->priority);
    start.held = !kept.group->hasRoomForRun() || kept.group->waitingRuns > 0;
    const auto started = tellRun(kept, start);
    if (started) {
        kept.label = labelForRun(version);
        return id;
    }
    --m_active;
    --m_notBegun; // it was counted when it was added
    m_bytes -= kept.bytes;
    m_runs.erase(number(id));
    return tl::unexpected(started.error());
}

void RunEngine::take(tell::UseConnections &message)
{
    m_setup.connections = message.connections;
    m_hasLeftGates = true;
    for (const Connection &connection : message.connections) {
        const auto [gate, isNew] = m_gates.try_emplace(connection.id, connection);
        if (!isNew)
            gate->second.configure(connection, clock().monotonic());
        else if (const auto saved = m_savedBreakers.extract(connection.id); !saved.empty())
            gate->second.restore(saved.mapped(), clock().monotonic(), clock().wall());
    }
}

void RunEngine::take(tell::Watch &message)
{
    RunSlot *slot = find(message.run);
    if (!slot)
        return; // it is over, and all of it is in the journal
    slot->isWatched = message.on;
    m_drowsy.push_back(message.run);
    if (message.on)
        m_next.runEvents.push_back({slot->run.id, slot->run.sequence - slot->fresh.size(), {}});
}

void RunEngine::take(tell::JournalOpened &message)
{
    m_nextRun = number(message.nextRun);
    m_openLetters = message.openLetters;
    m_holds = message.holds;
    m_versions.restore(message.versions);
    restoreWorkflowHolds();
    planRetention();
    restoreBreakers(std::move(message.breakers));
    m_opening->report.uncleanEnd = message.endedUncleanly;
    for (const UnreadableRun &run : message.unreadable) {
        m_opening->report.runs.push_back({.run = run.summary.id,
                                          .workflow = run.summary.workflow,
                                          .state = run.summary.state,
                                          .trouble = run.error});
    }
    m_opening->journal = std::move(message);
}

/// Takes up some more of the runs of the journal. All at once would keep the engine of a full journal from giving a sign of
/// life until it is taken for hung, and given up in the middle, again and again.
void RunEngine::recoverSome()
{
    if (!m_opening->journal)
        return;
    std::vector<StoredRun> &unfinished = m_opening->journal->unfinished;
    std::size_t &next = m_opening->next;
    std::size_t events = 0;
    for (int runs = 0; next < unfinished.size() && runs < kRunsAtOnce && events < kEventsAtOnce; ++runs, ++next) {
        const StoredRun stored = std::exchange(unfinished[next], {});
        events += stored.events.size();
        recover(stored, m_opening->report.runs);
    }
    if (next < unfinished.size())
        return;
    Opening opened = std::move(*m_opening);
    m_opening.reset();
    recoverCalls(opened.report.runs);
    spreadOverdue();
    recoverLoose(*opened.journal);
    recoverJobs(opened.journal->jobs);
    for (ArmedWorkflow &armed : opened.journal->armed)
        armed.number = m_versions.numberOf(armed.workflow, contentOf(*armed.definition));
    m_triggers.restore(std::move(opened.journal->armed), opened.journal->files);
    m_effects.watchFolders(m_triggers.fileWatches(m_setup.workspace));
    listenIfNeeded();
    recoverHooks(std::move(opened.journal->hooks));
    opened.report.alerts = std::move(opened.journal->alerts);
    m_effects.tell(asOne(std::move(opened.report)));
    for (EngineMessage &early : m_setup.early->take(m_setup.generation))
        take(early);
}

/// Starts what waits for a time again; none waits longer than it would have at first, so a wall clock that was set back
/// holds nothing up. Those whose time has passed are left to `spreadOverdue`.
void RunEngine::armRecovered(RunSlot &slot, const std::map<StepIndex, Nanoseconds> &delays)
{
    const WallTime now = clock().wall();
    for (const Pending::Timer &timer : pending(slot.run).timers) {
        if (timer.retry)
            noteCame(kRetryQueue, slot, timer.step);
        const auto first = delays.find(timer.step);
        const Nanoseconds most = first == delays.end() ? Nanoseconds(0) : first->second;
        const Nanoseconds left = std::min<Nanoseconds>(timer.due - now, most);
        if (left <= Nanoseconds(0))
            m_overdue.push_back({timer.due, Timer{slot.run.id, timer.step, timer.retry}});
        else
            armTimer(slot, timer.step, timer.retry, left);
    }
}

/// What came due while there was no engine comes back one after the other, over all runs, the oldest first.
void RunEngine::spreadOverdue()
{
    constexpr Nanoseconds kApart = std::chrono::milliseconds(5);
    constexpr Nanoseconds kMostSpread = std::chrono::seconds(60);
    if (m_overdue.empty())
        return;
    std::ranges::stable_sort(m_overdue, {}, &std::pair<WallTime, Timer>::first);
    const auto count = static_cast<Nanoseconds::rep>(m_overdue.size());
    const Nanoseconds apart = std::min(kApart, kMostSpread / count);
    Nanoseconds spread{0};
    for (const auto &[due, timer] : std::exchange(m_overdue, {})) {
        spread += apart;
        armTimer(*find(timer.run), timer.step, timer.retry, spread);
    }
}

/// Takes a run up from its events: what ran is lost, what is due goes on.
void RunEngine::recover(const StoredRun &stored, std::vector<RecoveredRun> &report)
{
    RecoveredRun entry{.run = stored.summary.id, .workflow = stored.summary.workflow, .state = stored.summary.state};
    const auto version = compiled(stored.workflow);
    if (!version) { // its task types are gone, say; the run stays in the journal as it is
        entry.trouble = version.error();
        report.push_back(std::move(entry));
        return;
    }
    auto slot = std::make_unique<RunSlot>();
    const PlanPtr &plan = version->plan;
    slot->run = fold(stored.summary.id, plan, stored.events);
    const auto delays = delaysOf(stored.events);
    slot->workflow = version->workflow;
    slot->isListed = true;
    slot->journaledState = slot->run.state;
    slot->journaledLetters = openLettersOf(slot->run);
    RunSlot &kept = addRun(std::move(slot));

    const StepSet ran = kept.run.running;
    if (m_setup.planted != PlantedFault::ForgetsWhatRan)
        (void)tellRun(kept, command::Recover{});
    noteLost(kept.run, ran, entry);
    report.push_back(std::move(entry));

    noteSnoozed(kept);
    armRecovered(kept, delays);
    offerAll(kept);
    if (isStopping(kept.run.state))
        stopFlights(kept);
    keepHistory(kept, stored.events);
    letSleep(kept.run.id); // else all that wait would be awake at once
}

void RunEngine::take(tell::HostRestarted &)
{
    deliverRecordsAgain();
    for (RunSlot *slot : inOrder(m_runs)) {
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
        m_repeats.insert(report.repeats.begin(), report.repeats.end());
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
    slot->group = &groupOf(*slot->workflow);
    slot->group->ready += slot->run.ready.size();
    slot->group->timed += slot->run.timed.size();
    for (quint32 letter = 1; letter <= slot->run.letters.size(); ++letter) {
        const Letter &known = *slot->run.letter(letter);
        slot->toldLetters.emplace(letter, known.state);
        noteLetterRow({slot->run.id, letter}, known.state, known.created);
    }
    RunSlot &kept = *m_runs.emplace(id, std::move(slot)).first->second;
    recoverWaits(kept);
    kept.run.leftCalls.clear();     // ended with the events that left them
    kept.run.closedLetters.clear(); // written down with the events that closed them
    keepCalled(kept);
    recount(kept);
    return kept;
}

RunSlot *RunEngine::find(RunId run)
{
    const auto found = m_runs.find(number(run));
    if (found != m_runs.end())
        return found->second.get();
    return m_sleeping.empty() ? nullptr : wake(run);
}

} // namespace sluice
