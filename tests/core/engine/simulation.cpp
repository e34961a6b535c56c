#include "tests/core/engine/simulation.h"

#include "core/journal/errors.h"

namespace sluice::test {

namespace {

/// How many events of a frame a fork has taken over from another run.
std::size_t eventsCopied(const Frame &frame)
{
    const auto fork = std::find_if(frame.events.rbegin(), frame.events.rend(), [](const Event &event) {
        return std::holds_alternative<RunForked>(event.data); // the last: a fork may be of a fork
    });
    return fork == frame.events.rend() ? 0 : static_cast<std::size_t>(frame.events.rend() - fork) - 1;
}

} // namespace

Connection Simulation::service()
{
    Connection connection;
    connection.id = QStringLiteral("service");
    connection.type = QStringLiteral("http");
    connection.baseUrl = QStringLiteral("http://127.0.0.1:9");
    connection.poolSize = 3;
    connection.limit.perSecond = kPerSecond;
    connection.limit.burst = kBurst;
    connection.breaker.minimumCalls = 2;
    connection.breaker.window = 4;
    connection.breaker.wait = std::chrono::seconds(1);
    connection.breaker.halfOpenCalls = kTrials;
    connection.retryBudget.minimum = kBudgetMinimum;
    return connection;
}

Simulation::Simulation(quint64 seed, PlantedFault planted, quint32 awakeRuns)
    : m_chance(seed)
    , m_planted(planted)
    , m_awakeRuns(awakeRuns)
    , m_durableTopics(*DurableTopics::parse({QStringLiteral("run.*"), QStringLiteral("letter.*"),
                                             QStringLiteral("breaker.**"), QStringLiteral("test.kept")}))
{
    startEngine();
}

void Simulation::violate(const QString &what)
{
    if (m_violations.size() < 5)
        m_violations += what;
}

void Simulation::startEngine()
{
    auto journal = MemoryJournal::open(m_disk);
    if (!journal)
        return violate(QStringLiteral("the journal does not open: ") + journal.error().code);
    m_journal = std::move(*journal);
    m_isFull = false;
    RunEngineSetup setup{&m_clock, standardCatalog(), {}, {service()}, m_chance()};
    setup.planted = m_planted;
    setup.durableTopics = m_durableTopics;
    setup.hooks = hookRoutes();
    setup.settings.keepDays = 0;
    setup.settings.keepRuns = 1;
    setup.awakeRuns = m_awakeRuns;
    m_engine = std::make_unique<RunEngine>(std::move(setup), static_cast<EngineEffects &>(*this));
    tell::JournalOpened opened;
    opened.nextRun = m_journal->nextRun().value_or(RunId{1});
    opened.endedUncleanly = m_journal->endedUncleanly();
    auto unreadable = m_journal->unfinishedRuns([&](StoredRun run) { opened.unfinished.push_back(std::move(run)); });
    if (unreadable) {
        checkUnreadable(*unreadable);
        opened.unreadable = std::move(*unreadable);
    } else
        violate(QStringLiteral("unfinished runs cannot be read: ") + unreadable.error().code);
    for (const auto &[id, run] : m_durable) {
        const bool listed = std::ranges::any_of(opened.unfinished,
                                                [&](const StoredRun &stored) { return stored.summary.id == id; });
        if (listed == isFinal(run.state))
            violate(QStringLiteral("J2: run %1 is %2 the unfinished ones")
                        .arg(number(id))
                        .arg(listed ? u"among" : u"not among"));
    }
    auto jobs = m_journal->redriveJobs();
    if (!jobs)
        violate(QStringLiteral("jobs cannot be read: ") + jobs.error().code);
    else
        opened.jobs = std::move(*jobs);
    noteStoredBreaker();
    opened.breakers = m_journal->breakers().value_or(std::vector<BreakerRecord>{});
    MemoryJournalReader loose(m_disk);
    if (!readLooseLetters(loose, opened))
        violate(QStringLiteral("letters of no run cannot be read"));
    opened.openLetters = MemoryJournalReader(m_disk).openLetters().value_or(0);
    opened.hooks = m_journal->pendingHooks().value_or(PendingHooks());
    opened.armed = m_journal->armedWorkflows().value_or(std::vector<ArmedWorkflow>());
    opened.versions = m_journal->keptVersions().value_or(std::vector<WorkflowVersion>());
    opened.holds = m_journal->queueHolds().value_or(std::map<QString, QueueHold>());
    m_heldQueues.clear();
    for (const auto &[queue, hold] : opened.holds)
        m_heldQueues.insert(queue);
    say(std::move(opened));
    settle();
    checkRecovery();
}

/// The machine stops: what was not flushed is gone, and so is everything in memory.
void Simulation::crash()
{
    ++m_crashes;
    m_engine.reset();
    m_waiting.clear();
    m_toRead.clear();
    m_slowStarts.clear();
    m_askedEvents.clear();
    m_onTheBus.clear();
    m_listens = false;
    m_retention.reset();
    m_kept.clear();
    m_notBefore.clear(); // after a crash the wall clock is all there is
    m_lastSend.clear();
    m_journal.reset();
    forgetPasses();
    forgetTimes();
    m_disk.crash();
    checkAuditKept();
    for (Out &out : m_out)
        out.isLost = true;
    forgetCalls();
    if (!m_isEnding && chance(15))
        damageRun();
    startEngine();
}

void Simulation::say(EngineMessage message)
{
    m_engine->take(message);
}

void Simulation::settle()
{
    readWorkflows();
    m_engine->onTime();
    for (int i = 0; i < 1000; ++i) {
        m_engine->settle();
        if (m_engine->timeToNext() > Nanoseconds(0)) {
            m_asleep += m_engine->sleepingRuns();
            checkLateness();
            return checkPasses();
        }
        m_engine->onTime();
    }
    violate(QStringLiteral("the engine never rests"));
}

quint64 Simulation::write(JournalBatch batch)
{
    noteDecided(batch);
    checkHolds(batch);
    noteDecidedJobs(batch);
    noteDecidedBreaker(batch);
    noteDecidedHooks(batch);
    noteDecidedTimes(batch);
    m_waiting.emplace_back(++m_ticket, std::move(batch));
    m_decidedAt[m_ticket] = m_clock.monotonic();
    return m_ticket;
}

/// Retries are held against the monotonic clock, whatever the wall clock is set to.
void Simulation::noteDecided(const JournalBatch &batch)
{
    for (const Frame &frame : batch.frames) {
        if (eventsCopied(frame) > 0)
            continue; // those of a fork were decided by another run
        for (const Event &event : frame.events) {
            if (const auto *retry = std::get_if<RetryScheduled>(&event.data)) {
                m_notBefore[{frame.run, retry->step}] = m_clock.monotonic() + (retry->due - event.at);
            } else if (const auto *started = std::get_if<AttemptStarted>(&event.data)) {
                const auto earliest = m_notBefore.extract({frame.run, started->step});
                if (!earliest.empty() && earliest.mapped() > m_clock.monotonic())
                    violate(QStringLiteral("R4: step %1 of run %2 is tried before its time")
                                .arg(number(started->step))
                                .arg(number(frame.run)));
            } else if (const auto *allowed = std::get_if<StepAllowed>(&event.data)) {
                m_notBefore.erase({frame.run, allowed->step}); // a person steps by the wall clock
            } else if (std::holds_alternative<LetterRedriven>(event.data)
                       || std::holds_alternative<RunRestarted>(event.data)
                       || std::holds_alternative<DiscardUndone>(event.data)) {
                std::erase_if(m_notBefore, [&](const auto &entry) { return entry.first.first == frame.run; });
            }
        }
    }
}

/// An attempt goes out: the durable state must say that exactly this one runs.
bool Simulation::perform(Attempt attempt)
{
    if (attempt.run == RunId{})
        noteOtherCall();
    if (chance(2))
        return false;
    if (attempt.run == RunId{})
        return performRecord(std::move(attempt));
    ++m_attempts;
    const auto run = m_durable.find(attempt.run);
    const QString what =
        QStringLiteral("run %1 step %2 lease %3").arg(number(attempt.run)).arg(number(attempt.step)).arg(attempt.lease);
    if (run == m_durable.end() || number(attempt.step) >= run->second.steps.size()) {
        violate(QStringLiteral("J1: an attempt of a run that is not durable: ") + what);
        return true;
    }
    const Step &step = run->second.step(attempt.step);
    if (step.lease != attempt.lease || step.state != StepState::Running)
        violate(QStringLiteral("J1: the durable state has no such attempt: ") + what);
    int &count = m_attemptsOfEpoch[{attempt.run, attempt.step, step.epoch}];
    // A rejection uses no attempt, so only those that were reported as failed or lost count.
    if (step.attempts + step.lost > run->second.taskOf(attempt.step).reliability.maxAttempts + kMaxLost)
        violate(QStringLiteral("R1: too many attempts: ") + what);
    ++count;
    m_out.push_back({std::move(attempt)});
    checkLimits(m_out.back().attempt);
    checkBreaker(m_out.back().attempt);
    checkLetterInput(m_out.back().attempt);
    checkPool();
    return true;
}

/// An attempt is under way until its end is reported, whatever became of its step.
void Simulation::checkLimits(const Attempt &started)
{
    const QString &workflow = m_durable.at(started.run).plan->workflowId;
    int steps = 0;
    int ofTask = 0;
    const auto isPure = [this](const Attempt &attempt) {
        const Run &run = m_durable.at(attempt.run);
        return run.taskOf(attempt.step).pure;
    };
    for (const Out &out : m_out) {
        if (out.isReported || out.isLost || m_durable.at(out.attempt.run).plan->workflowId != workflow
            || isPure(out.attempt))
            continue;
        ++steps;
        ofTask += out.attempt.taskId == started.taskId ? 1 : 0;
    }
    if ((workflow == u"w2" || workflow == u"w3") && steps > kMostSteps)
        violate(QStringLiteral("%1 attempts of workflow %2 at once").arg(steps).arg(workflow));
    const bool isLimited = started.taskId != u"body" && !started.taskId.startsWith(u"undo_");
    if (workflow == u"w4" && isLimited && ofTask > 1)
        violate(QStringLiteral("%1 attempts of task %2 at once").arg(ofTask).arg(started.taskId));
}

void Simulation::tell(std::vector<EngineNews> news)
{
    for (const EngineNews &one : news) {
        if (const auto *recovered = std::get_if<news::Recovered>(&one))
            checkRecovered(*recovered);
        const auto *answer = std::get_if<news::Answer>(&one);
        if (!answer || !answer->result)
            continue;
        if (const auto *why = std::get_if<WhyNot>(&*answer->result))
            noteWhy(*why);
        if (const auto asked = m_askedEvents.extract(answer->request);
            !asked.empty() && !m_recordedEvents.contains({QStringLiteral("test.kept"), asked.mapped()}))
            violate(QStringLiteral("J2: event %1 was acknowledged before it was durable")
                        .arg(QString::fromUtf8(asked.mapped())));
        checkAudit(answer->request);
        if (const auto *id = std::get_if<RunId>(&*answer->result)) {
            if (!m_durable.contains(*id))
                violate(QStringLiteral("J2: run %1 was acknowledged before it was durable").arg(number(*id)));
        }
    }
}

void Simulation::commit()
{
    if (m_waiting.empty() || m_isFull)
        return;
    const auto count = 1 + pick(m_waiting.size());
    std::vector<JournalBatch> batches;
    quint64 last = 0;
    std::vector<MonoTime> decided;
    for (quint64 i = 0; i < count; ++i) {
        last = m_waiting.front().first;
        decided.push_back(m_decidedAt.extract(last).mapped());
        batches.push_back(std::move(m_waiting.front().second));
        m_waiting.pop_front();
    }
    const auto written = m_journal->append(batches);
    if (!written)
        violate(QStringLiteral("the journal refuses a batch: ") + written.error().code);
    for (std::size_t i = 0; i < batches.size(); ++i)
        noteDurable(batches[i], decided[i]);
    if (!m_isEnding && chance(5))
        return crash(); // durable, but nobody was told
    JournalReport durable;
    durable.kind = JournalReport::Kind::Durable;
    durable.ticket = last;
    durable.repeats = m_journal->repeatedHooks();
    m_inTrouble = false;
    say(durable);
    settle();
}

void Simulation::failWrite()
{
    m_isFull = !m_isFull;
    if (!m_isFull)
        return;
    JournalReport failed;
    failed.kind = JournalReport::Kind::Failed;
    failed.error = Error{errors::kJournalDiskFull, {}, {}};
    m_inTrouble = true;
    say(failed);
    settle();
}

void Simulation::noteDurable(const JournalBatch &batch, MonoTime decided)
{
    const auto woken = wokenBy(batch);
    const auto letters = lettersBefore(batch);
    m_decided = decided;
    for (const RecordedEvent &event : batch.events)
        ++m_recordedEvents[{event.topic, event.data}];
    for (const Frame &frame : batch.frames) {
        auto known = m_durable.find(frame.run);
        if (known == m_durable.end()) {
            const auto stored = m_disk.with(
                [&](const MemoryDisk::Contents &contents) { return storedRun(contents, frame.run); });
            if (!stored)
                return violate(QStringLiteral("a durable run cannot be read: ") + stored.error().code);
            const auto plan = compile(stored->workflow, standardCatalog());
            known = m_durable.emplace(frame.run, newRun(frame.run, *plan)).first;
        }
        if (known->second.sequence != frame.first)
            violate(QStringLiteral("J: a gap in run %1").arg(number(frame.run)));
        const std::size_t copied = eventsCopied(frame);
        m_forked += copied > 0 ? 1 : 0;
        for (std::size_t i = 0; i < frame.events.size(); ++i)
            noteEvent(known->second, frame.events[i], i < copied, batch);
    }
    checkWoken(woken);
    checkLetters(letters, batch);
    checkWaitsForRuns();
    checkBudget();
    noteDurableLoose(batch);
    noteDurableJobs(batch);
    noteDurableHooks(batch);
    noteDurableTriggers(batch);
}

void Simulation::noteEvent(Run &run, const Event &event, bool isCopied, const JournalBatch &batch)
{
    if (isCopied)
        return evolve(run, event);
    const bool wasFinal = isFinal(run.state);
    if (const auto *started = std::get_if<AttemptStarted>(&event.data)) {
        checkStarted(run, *started, event.at);
        noteUndoing(run, started->step);
        noteBegun(run, *started);
    }
    if (const auto *hit = std::get_if<BreakpointHit>(&event.data)) {
        ++m_halts;
        if (run.hasPassed(hit->step))
            violate(QStringLiteral("step %1 of run %2 halted it twice").arg(number(hit->step)).arg(number(run.id)));
    }
    if (const auto *failed = std::get_if<StepFailed>(&event.data))
        checkFailedStep(run, *failed);
    noteLetterInput(run, event);
    if (const auto *ended = std::get_if<WaitEnded>(&event.data))
        checkWaitEnded(run, *ended, batch);
    if (const auto *call = std::get_if<StepCalls>(&event.data))
        checkCall(run, *call, batch);
    if (const auto *called = std::get_if<RunCalled>(&event.data))
        checkCalled(run.id, *called, batch);
    if (const auto *succeeded = std::get_if<StepSucceeded>(&event.data))
        m_succeeded[{run.id, succeeded->step}] = run.sequence;
    if (const auto *redriven = std::get_if<LetterRedriven>(&event.data)) {
        if (++m_redrivesOfClick[redriven->click] > 1)
            violate(QStringLiteral("D3: one click, two epochs"));
        const auto seen = m_seenOfClick.find(redriven->click);
        if (seen != m_seenOfClick.end() && run.letter(redriven->letter)->redrives != seen->second)
            violate(QStringLiteral("D3: a letter was redriven that had changed since it was seen"));
        ++m_redriven;
    }
    std::visit(
        [&]<typename Data>(const Data &data) {
            if constexpr (requires { data.lease; }
                          && !std::is_same_v<Data, AttemptStarted> && !std::is_same_v<Data, AttemptLate>) {
                const LeaseKey key{run.id, data.lease};
                if (++m_ends[key] > 1)
                    violate(QStringLiteral("I4: two ends of lease %1 in run %2").arg(data.lease).arg(number(run.id)));
                if constexpr (std::is_same_v<Data, StepSucceeded>) {
                    const Plan::TaskNode &task = run.taskOf(data.step);
                    if (task.lane != Lane::Inline && m_reported[key] != Reported::Success)
                        violate(
                            QStringLiteral("I9: step %1 of run %2 succeeded by a result that its attempt did not give")
                                .arg(number(data.step))
                                .arg(number(run.id)));
                }
            }
        },
        event.data);
    if (const auto *woken = std::get_if<LetterWoken>(&event.data);
        woken && woken->who.isEmpty() && event.at < run.letter(woken->letter)->snoozedUntil)
        violate(QStringLiteral("a letter of run %1 came back before its time").arg(number(run.id)));
    m_snoozed += std::holds_alternative<LetterSnoozed>(event.data) ? 1 : 0;
    m_undone += std::holds_alternative<DiscardUndone>(event.data) ? 1 : 0;
    evolve(run, event);
    noteAttemptEnds(run, event);
    if (wasFinal && !isFinal(run.state))
        m_goneOn.insert(run.id);
    m_restarted += std::holds_alternative<RunRestarted>(event.data) ? 1 : 0;
    if (wasFinal && !isFinal(run.state) && !std::holds_alternative<RunRestarted>(event.data)
        && !std::holds_alternative<DiscardUndone>(event.data))
        violate(QStringLiteral("I5: run %1 left its final state").arg(number(run.id)));
}

/// What is undone had succeeded, nothing else runs meanwhile, and what succeeded later was undone before.
void Simulation::noteUndoing(const Run &run, StepIndex started)
{
    if (!run.taskOf(started).undoes)
        return;
    const StepIndex undone = run.undoneBy(started);
    if (run.state != RunState::Compensating || run.openSteps != 1 || run.step(undone).state != StepState::Succeeded)
        violate(QStringLiteral("run %1 undoes a step out of turn").arg(number(run.id)));
    const auto succeeded = m_succeeded.find({run.id, undone});
    if (succeeded == m_succeeded.end())
        return;
    const auto [last, isFirst] = m_lastUndone.emplace(run.id, succeeded->second);
    if (succeeded->second > last->second)
        violate(QStringLiteral("run %1 undoes steps in the order in which they were done").arg(number(run.id)));
    last->second = succeeded->second;
    m_undoings += isFirst ? 1 : 0;
}

void Simulation::compareLists()
{
    MemoryJournalReader reader(m_disk);
    const auto page = reader.runs({}, {0, 100'000});
    if (!page || page->rows.size() != m_durable.size() + m_damaged.size())
        return violate(QStringLiteral("J3: the list of runs has other runs than the events"));
    for (const RunSummary &row : page->rows) {
        if (row.isDamaged != m_damaged.contains(row.id))
            violate(QStringLiteral("J3: the list says otherwise of run %1: damaged").arg(number(row.id)));
        if (m_damaged.contains(row.id))
            continue;
        const Run &run = m_durable.at(row.id);
        if (row.state != run.state || row.letters != openLettersOf(run) || row.done != run.doneSteps)
            violate(QStringLiteral("J3: the list says otherwise of run %1").arg(number(row.id)));
    }
    LetterFilter every;
    every.state.reset();
    const auto letters = reader.letters(every, {0, 100'000});
    std::size_t folded = 0;
    for (const auto &[id, run] : m_durable)
        folded += run.letters.size();
    if (!letters || letters->rows.size() != folded + m_loose.size() + damagedLetters())
        return violate(QStringLiteral("D2: the list of letters has other letters than the events"));
    for (const LetterSummary &row : letters->rows) {
        if (row.kind != LetterKind::Step || m_damaged.contains(row.id.run))
            continue;
        const Letter *letter = m_durable.at(row.id.run).letter(row.id.index);
        if (!letter || letter->state != row.state || letter->redrives != row.redrives)
            violate(QStringLiteral("J3: the list says otherwise of letter %1").arg(row.id.toString()));
    }
    for (const auto &[id, run] : m_durable) {
        for (const Letter &letter : run.letters) {
            if (letter.state == LetterState::Snoozed && letter.snoozedUntil <= m_clock.wall())
                violate(QStringLiteral("a letter of run %1 sleeps on past its time").arg(number(id)));
        }
    }
    compareDamaged();
    checkLetterLists();
    checkAuditKept();
    compareLoose();
    compareJobs();
    compareHooks();
}

std::map<RunId, quint64> Simulation::story()
{
    return m_disk.with([](const MemoryDisk::Contents &contents) {
        std::map<RunId, quint64> ends;
        for (const auto &[id, row] : contents.runs)
            ends.emplace(id, row.frames.empty() ? 0 : row.frames.back().checksum);
        return ends;
    });
}

quint64 Simulation::runsEnded() const
{
    return static_cast<quint64>(
        std::ranges::count_if(m_durable, [](const auto &entry) { return isFinal(entry.second.state); }));
}

} // namespace sluice::test
