#include "tests/core/engine/simulation.h"

#include <QJsonDocument>
#include <QJsonObject>

// What can happen in the world of a simulation, and how it comes to rest.

namespace sluice::test {

void Simulation::happen(int times)
{
    for (int i = 0; i < times && m_violations.isEmpty(); ++i) {
        const quint64 what = pick(100);
        if (what < 8)
            chance(75) ? startRun() : sendHook();
        else if (what < 40)
            commit();
        else if (what < 62)
            endAttempt();
        else if (what < 65)
            chance(50) ? repeatReport() : chance(60) ? askCall() : endCall();
        else if (what < 83)
            passTime();
        else if (what < 89)
            chance(75) ? click() : chance(60) ? startJob() : controlJob();
        else if (what < 91)
            chance(80) ? control() : noteOrder();
        else if (what < 92)
            chance(40) ? keepLoose() : chance(40) ? endDelivery() : chance(60) ? askCall() : endCall();
        else if (what < 94)
            chance(75) ? restartOrFork() : skip();
        else if (what < 95)
            restartHost();
        else if (what < 97)
            failWrite();
        else if (what < 98)
            chance(25) ? setBreaker() : chance(50) ? publishEvent() : chance(50) ? deliverEvents() : orderQueue();
        else if (what < 99)
            stepClock();
        else
            crash();
    }
}

/// Events of durable topics leave only once they are kept, and never more often.
void Simulation::publish(std::vector<NewEvent> events)
{
    for (const NewEvent &event : events) {
        ++m_published;
        if (!m_durableTopics.holds(event.topic)) {
            m_onTheBus.push_back({event.topic, event.publisher, 0, m_clock.wall(), event.data, 0});
            continue;
        }
        const std::pair key{event.topic, event.data};
        if (++m_publishedEvents[key] > m_recordedEvents[key])
            violate(QStringLiteral("J1: %1 %2 was published before it was durable")
                        .arg(event.topic, QString::fromUtf8(event.data)));
    }
}

void Simulation::startRun()
{
    Workflow workflow = randomWorkflow();
    if (!compile(workflow, standardCatalog()))
        return; // a join with too few edges, say
    RunRequest request{std::move(workflow), "[1,2,3,4]", QStringLiteral("manual")};
    const auto anyTask = [&] { return request.workflow.tasks[pick(request.workflow.tasks.size())].id; };
    if (chance(10))
        request.options.stepping = true;
    if (chance(10))
        request.options.pins.push_back({anyTask(), "7"});
    if (chance(10))
        request.options.mocks.push_back({anyTask(), "8"});
    if (chance(10))
        request.options.untilTask = anyTask();
    if (chance(10))
        request.options.fromTask = anyTask();
    if (chance(10))
        request.options.breakpoints.push_back(anyTask());
    if (request.workflow.task(QStringLiteral("body")) && chance(30))
        request.options.breakpoints.push_back(QStringLiteral("body"));
    say(tell::StartRun{++m_request, std::move(request)});
    settle();
}

void Simulation::endAttempt()
{
    if (m_out.empty())
        return;
    Out &out = m_out[pick(m_out.size())];
    if (out.isReported)
        return;
    report(out);
    out.isReported = true;
    settle();
}

/// Attempts of an engine that is gone may report as well: their results must change nothing.
void Simulation::report(const Out &out)
{
    AttemptResult result{out.attempt.run, out.attempt.step, out.attempt.lease, outcomeOf(out.attempt), {}};
    const bool succeeded = std::holds_alternative<outcome::Succeeded>(result.outcome);
    Reported &told = m_reported[{out.attempt.run, out.attempt.lease}];
    if (told == Reported::Nothing)
        told = succeeded ? Reported::Success : Reported::Failure;
    m_callsOut.erase({out.attempt.run, out.attempt.lease});
    m_callsAsked.erase({out.attempt.run, out.attempt.lease});
    say(std::move(result));
}

void Simulation::restartHost()
{
    for (Out &out : m_out)
        out.isLost = true;
    forgetCalls();
    say(tell::HostRestarted{});
    settle();
}

void Simulation::passTime()
{
    const Nanoseconds nap = chance(70) ? std::max<Nanoseconds>(m_engine->timeToNext(), Milliseconds(1))
                                       : Nanoseconds(Milliseconds(1 + pick(60'000)));
    m_clock.advance(std::chrono::ceil<Milliseconds>(nap));
    m_isDown = m_isDown != chance(10);
    settle();
    if (chance(50))
        removeOld();
    if (chance(30))
        useTriggers();
}

/// Someone sets the wall clock, or the network does: up to three hours, either way.
void Simulation::stepClock()
{
    m_clock.stepWall(Milliseconds(static_cast<qint64>(pick(6 * 3'600'000)) - 3 * 3'600'000));
    settle();
}

std::optional<LetterId> Simulation::anyLetter()
{
    std::vector<LetterId> letters;
    for (const auto &[id, run] : m_durable) {
        for (quint32 letter = 1; letter <= run.letters.size(); ++letter)
            letters.push_back({id, letter});
    }
    for (const auto &[id, letter] : m_loose)
        letters.push_back(id);
    if (letters.empty())
        return std::nullopt;
    return letters[pick(letters.size())];
}

void Simulation::click()
{
    const auto letter = anyLetter();
    if (!letter)
        return;
    if (m_clicks.empty() || chance(70))
        m_clicks.push_back("click" + QByteArray::number(static_cast<qulonglong>(m_clicks.size())));
    const QByteArray &click = chance(70) ? m_clicks.back() : m_clicks[pick(m_clicks.size())];
    if (chance(15)) {
        SnoozeRequest snooze{{*letter}, m_clock.wall() + Milliseconds(pick(90'000)), {}};
        if (chance(20))
            snooze.until.reset();
        say(tell::Snooze{++m_request, std::move(snooze), QStringLiteral("ada")});
    } else if (chance(70)) {
        RedriveRequest redrive{click, {*letter}, {}, chance(20)};
        if (chance(30))
            redrive.input = Payload("{\"edited\":true}");
        if (const auto run = m_durable.find(letter->run); run != m_durable.end() && chance(50)) {
            // Perhaps as it was a while ago, when it was on somebody's screen.
            const quint32 now = run->second.letter(letter->index)->redrives;
            redrive.click = "seen" + QByteArray::number(static_cast<qulonglong>(m_request));
            redrive.seen[*letter] = static_cast<quint32>(pick(now + 1));
            m_seenOfClick.emplace(clickOn(redrive.click, *letter), redrive.seen[*letter]);
        }
        say(tell::Redrive{++m_request, std::move(redrive), QStringLiteral("ada")});
    } else {
        DiscardRequest discard{click, {*letter}, {}, QStringLiteral("old")};
        if (chance(50))
            discard.output = Payload("null");
        say(tell::Discard{++m_request, std::move(discard), QStringLiteral("ada")});
    }
    settle();
}

const Run *Simulation::anyRun()
{
    if (m_durable.empty())
        return nullptr;
    auto run = m_durable.begin();
    std::advance(run, static_cast<std::ptrdiff_t>(pick(m_durable.size())));
    return &run->second;
}

/// An order that was carried out elsewhere: once it is acknowledged, it is written down for good.
void Simulation::noteOrder()
{
    const QString target = QStringLiteral("io-%1").arg(++m_request);
    m_audits[m_request] = target;
    say(tell::Audit{m_request, QStringLiteral("ada"), QStringLiteral("component.pause"), target, {}});
    settle();
}

void Simulation::checkAudit(RequestId request)
{
    const auto asked = m_audits.find(request);
    if (asked == m_audits.end())
        return;
    ++m_audited;
    const bool isThere = m_disk.with([&](const MemoryDisk::Contents &contents) {
        return std::ranges::any_of(contents.audit,
                                   [&](const AuditEntry &entry) { return entry.target == asked->second; });
    });
    if (!isThere)
        violate(QStringLiteral("J2: order %1 was acknowledged before it was durable").arg(asked->second));
}

void Simulation::control()
{
    const Run *run = anyRun();
    if (!run)
        return;
    using Action = tell::ControlRun::Action;
    static constexpr Action kActions[] = {Action::Pause,  Action::Pause,    Action::Pause,    Action::Resume,
                                          Action::Resume, Action::Resume,   Action::StepOnce, Action::StepOnce,
                                          Action::Cancel, Action::StepOnce, Action::Resume,   Action::SetBreakpoints};
    tell::ControlRun order{++m_request, run->id, kActions[pick(std::size(kActions))], QStringLiteral("ada")};
    if (order.action == Action::SetBreakpoints && chance(50))
        order.tasks.push_back(run->plan->tasks[pick(run->plan->tasks.size())].id);
    say(std::move(order));
    settle();
}

bool Simulation::keep(RunId run)
{
    m_kept.insert(run);
    return true;
}

void Simulation::release(RunId run)
{
    const auto kept = m_kept.find(run);
    if (kept == m_kept.end())
        return violate(QStringLiteral("run %1 is released more often than it was kept").arg(number(run)));
    m_kept.erase(kept);
}

/// The journal removes some of what need not be kept, while nothing waits to be written.
void Simulation::removeOld()
{
    if (!m_retention || !m_waiting.empty() || m_isFull)
        return;
    const auto slice = m_journal->retain(*m_retention, [this](RunId run) { return !m_kept.contains(run); });
    if (!slice)
        return violate(QStringLiteral("the journal cannot remove runs: ") + slice.error().code);
    for (const RunId run : slice->removed) {
        const auto removed = m_durable.extract(run);
        if (removed.empty() || !isFinal(removed.mapped().state))
            violate(QStringLiteral("J2: run %1 was removed, and it is not over").arg(number(run)));
        else
            checkRemoved(removed.mapped());
    }
    m_removed += slice->removed.size();
    if (!slice->isDone)
        return;
    m_retention.reset();
    JournalReport cleaned;
    cleaned.kind = JournalReport::Kind::Cleaned;
    cleaned.removed = slice->removed.size();
    say(cleaned);
    settle();
}

/// A person reads a run from the journal; what they want of it comes later, perhaps to another engine.
void Simulation::readToGoOn()
{
    const Run *run = anyRun();
    if (!run)
        return;
    say(tell::KeepRun{++m_request, run->id});
    auto stored = m_disk.with([&](const MemoryDisk::Contents &contents) { return storedRun(contents, run->id); });
    if (!stored)
        return violate(QStringLiteral("J2: a durable run cannot be read: ") + stored.error().code);
    m_read.push_back({run->id, run->plan, std::move(stored->workflow), std::move(stored->events)});
    settle();
}

/// A person has a run go on that was read, or another go on from one of its moments.
void Simulation::restartOrFork()
{
    if (m_read.empty() || chance(40))
        readToGoOn();
    if (m_read.empty() || chance(20))
        return;
    RunHistory history = std::move(m_read.back());
    m_read.pop_back();
    const std::size_t letters = fold(history.id, history.plan, history.events).letters.size();
    if (letters > 0 && chance(30)) {
        const auto letter = static_cast<quint32>(1 + pick(letters));
        say(tell::UndoDiscard{++m_request, std::move(history), letter, "undo" + QByteArray::number(quint32(pick(5))),
                              QStringLiteral("ada")});
    } else if (chance(10)) {
        say(tell::ReleaseRun{history.id});
    } else if (chance(60)) {
        say(tell::RestartRun{++m_request, std::move(history), "restart" + QByteArray::number(quint32(pick(5))),
                             QStringLiteral("ada")});
    } else {
        history.events.resize(pick(history.events.size()) + 1);
        std::vector<ForkEdit> edits;
        if (chance(50))
            edits.push_back({StepIndex{static_cast<quint32>(pick(4))}, ForkEdit::What::Output, "9"});
        say(tell::ForkRun{++m_request, std::move(history), std::move(edits), QStringLiteral("ada")});
    }
    settle();
}

/// A person gives a step its output.
void Simulation::skip()
{
    const Run *run = anyRun();
    if (!run)
        return;
    const StepIndex step{static_cast<quint32>(pick(run->steps.size() + 1))};
    say(tell::SkipStep{++m_request, {run->id, step, "\"by hand\"", QStringLiteral("test")}, QStringLiteral("ada")});
    settle();
}

void Simulation::setBreaker()
{
    using Wanted = BreakerAction;
    static constexpr Wanted kActions[] = {Wanted::ForceOpen, Wanted::Reset, Wanted::Reset, Wanted::Disable};
    BreakerRequest request;
    request.connection = QStringLiteral("service");
    request.action = kActions[pick(4)];
    request.reason = QStringLiteral("test");
    if (chance(50))
        request.expiry = Milliseconds(1000 + pick(60'000));
    say(tell::ControlBreaker{++m_request, request, QStringLiteral("ada")});
    settle();
}

void Simulation::finish()
{
    m_isEnding = true;
    m_isFull = false;
    BreakerRequest reset;
    reset.connection = QStringLiteral("service");
    reset.action = BreakerAction::Reset;
    say(tell::ControlBreaker{++m_request, reset, QStringLiteral("ada")});
    settle();
    resumeQueues();
    say(tell::WatchTriggers{true});
    while (!m_waiting.empty() && m_violations.isEmpty())
        commit();
    for (const auto &[id, run] : m_durable)
        say(tell::ControlRun{++m_request, id, tell::ControlRun::Action::Resume, QStringLiteral("ada")});
    settle();
    const auto isDone = [this] {
        return m_waiting.empty() && m_engine->pendingHooks() == 0
               && std::ranges::all_of(m_durable, [](const auto &entry) {
                      const Run &run = entry.second;
                      const bool mayWait = run.state == RunState::Waiting || run.state == RunState::Compensating;
                      return isFinal(run.state)
                             || (mayWait && run.running.empty() && run.timed.empty() && run.ready.empty());
                  });
    };
    for (int i = 0; i < 4000 && m_violations.isEmpty(); ++i) {
        while (!m_waiting.empty() && m_violations.isEmpty())
            commit();
        while (!(m_deliveries.empty() && m_records.empty()) && m_violations.isEmpty())
            endDelivery();
        std::size_t ended = 0;
        for (std::size_t at = 0; at < m_out.size(); ++at) {
            if (m_out[at].isReported || m_out[at].isLost)
                continue;
            report(m_out[at]);
            m_out[at].isReported = true;
            ++ended;
        }
        settle();
        if (ended == 0 && isDone() && areJobsOver())
            break;
        if (ended == 0 && m_waiting.empty()) {
            m_clock.advance(std::max(std::chrono::ceil<Milliseconds>(m_engine->timeToNext()), Milliseconds(500)));
            resumeJobs(); // after time has passed: one that a breaker stopped would stop at once again
            for (const auto &[id, run] : m_durable) {
                if (run.paused && !isFinal(run.state)) // it has halted since; perhaps its step is gone by now
                    say(tell::ControlRun{++m_request, id, tell::ControlRun::Action::Resume, QStringLiteral("ada")});
            }
            settle();
        }
    }
    if (m_violations.isEmpty() && isDone() && !areJobsOver())
        violate(QStringLiteral("a redrive job never ends"));
    if (m_violations.isEmpty() && !isDone()) {
        for (const auto &[id, run] : m_durable) {
            if (!isFinal(run.state) && !(run.running.empty() && run.timed.empty() && run.ready.empty()))
                violate(QStringLiteral("I6: run %1 never ends in state %2: %3 ready, %4 running, %5 timed")
                            .arg(number(id))
                            .arg(int(run.state))
                            .arg(run.ready.size())
                            .arg(run.running.size())
                            .arg(run.timed.size()));
        }
        if (m_violations.isEmpty())
            violate(QStringLiteral("the journal was never done"));
    }
    checkEnds();
    compareLists();
    checkRecordedEvents();
    checkPlaces();
}

} // namespace sluice::test
