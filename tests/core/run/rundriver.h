#pragma once

#include "core/run/errors.h"
#include "core/run/history.h"
#include "core/run/letgo.h"
#include "core/run/machine.h"
#include "core/run/why.h"
#include "tests/core/support/testcatalog.h"

#include <map>
#include <random>

namespace sluice::test {

/// The kinds of events, a word each.
[[nodiscard]] QStringList eventNames(const Events &events);

/// Drives one run by a seeded world: attempts succeed, fail, get lost, come late; time passes; people meddle.
/// Checks after every step what must always hold.
class RunDriver {
public:
    explicit RunDriver(const Workflow &workflow, quint64 seed, const StartOptions &options = {})
        : chance(seed)
        , run(newRun(RunId{7}, compile(workflow, catalog()).value()))
    {
        (void)tell(command::Start{QStringLiteral("test"), "{}", seed, options});
    }

    /// Goes on with a run that exists, such as a fork.
    RunDriver(PlanPtr plan, Events begun, quint64 seed)
        : chance(seed)
        , now(begun.back().at)
        , events(std::move(begun))
        , run(fold(RunId{8}, std::move(plan), events))
    {
        checked = events.size();
        check();
    }

    Result<void> tell(const Command &command)
    {
        auto result = decide(run, command, now, events);
        check();
        return result;
    }

    [[nodiscard]] quint32 pick(quint32 below) { return static_cast<quint32>(chance() % std::max(1u, below)); }
    [[nodiscard]] bool oneIn(quint32 n) { return pick(n) == 0; }

    /// Starts all that is ready.
    void startAll()
    {
        for (const StepIndex step : pending(run).start)
            start(step);
    }

    void start(StepIndex step)
    {
        if (!tell(command::StartAttempt{step}))
            return;
        if (run.step(step).state == StepState::Running)
            open[run.step(step).lease] = step;
    }

    /// One random thing that can happen in the world.
    void happen(quint32 failOneIn = 4)
    {
        const Pending todo = pending(run);
        const quint32 what = pick(10);
        if (what < 3 && !todo.start.empty()) {
            start(todo.start[pick(static_cast<quint32>(todo.start.size()))]);
        } else if (what < 7 && !open.empty()) {
            end(failOneIn);
        } else if (what == 7 && oneIn(12)) {
            crash();
        } else if (what == 8 && oneIn(3)) {
            meddle();
        } else {
            passTime();
            if (oneIn(4))
                hear("{\"id\":" + QByteArray::number(pick(3)) + '}');
            if (oneIn(4))
                endCalls();
        }
    }

    void passTime()
    {
        now += Milliseconds(1 + pick(4000));
        for (const Pending::Timer &timer : pending(run).timers) {
            if (timer.due > now)
                continue;
            if (timer.retry)
                start(timer.step);
            else
                (void)tell(command::Wake{timer.step});
        }
    }

    /// An event comes: it wakes each step that waits for it, and no step twice.
    void hear(const Payload &data)
    {
        const auto waiting = run.awaits;
        for (const auto &[step, await] : waiting) {
            const bool stillWaits = run.awaitOf(step) != nullptr; // another one may have been enough for a join
            const quint64 sequence = run.sequence;
            (void)tell(command::Hear{step, QStringLiteral("order.paid"), now, data});
            if ((run.sequence != sequence) != (stillWaits && isAwaited(await, data)))
                fault(QStringLiteral("an event woke a step that waits for another, or did not wake one"));
            const quint64 once = run.sequence;
            (void)tell(command::Hear{step, QStringLiteral("order.paid"), now, data});
            if (run.sequence != once)
                fault(QStringLiteral("an event woke a step twice"));
        }
    }

    /// Runs that were called end, well or badly: each ends the wait for it, once, and no other.
    void endCalls(quint32 failOneIn = 3)
    {
        for (const auto &[step, call] : std::map(run.calls)) {
            const bool stillWaits = run.callOf(step) != nullptr; // the end of another may have failed the run
            command::EndCall end{step, call.run, "\"came\"", {}};
            if (failOneIn > 0 && oneIn(failOneIn))
                end.error = Error{QStringLiteral("test.failed"), {}, {}};
            command::EndCall other = end;
            other.run = RunId{number(call.run) + 1'000'000};
            const quint64 sequence = run.sequence;
            (void)tell(other);
            if (run.sequence != sequence)
                fault(QStringLiteral("a step heard of the end of a run that it does not wait for"));
            (void)tell(end);
            if ((run.sequence != sequence) != stillWaits)
                fault(QStringLiteral("the end of a run that was called changed nothing, or too much"));
            const quint64 once = run.sequence;
            (void)tell(end);
            if (run.sequence != once)
                fault(QStringLiteral("a call ended twice"));
        }
    }

    /// An attempt under way ends, one way or the other; sometimes its report comes twice.
    void end(quint32 failOneIn)
    {
        auto attempt = open.begin();
        std::advance(attempt, pick(static_cast<quint32>(open.size())));
        const auto [lease, step] = *attempt;
        if (!oneIn(10))
            open.erase(attempt);
        report(step, lease, failOneIn);
    }

    void report(StepIndex step, quint64 lease, quint32 failOneIn)
    {
        const Plan::TaskNode &task = run.taskOf(step);
        if (failOneIn > 0 && oneIn(failOneIn)) {
            static constexpr FailureClass kClasses[] = {FailureClass::Transient, FailureClass::Transient,
                                                        FailureClass::Permanent, FailureClass::Unknown,
                                                        FailureClass::Rejected};
            const QString code = oneIn(3) ? QStringLiteral("test.timeout") : QStringLiteral("test.failed");
            command::Fail fail{step, lease, kClasses[pick(5)], Error{code, {}, {}}, {}, {}};
            if (oneIn(4))
                fail.retryAfter = Milliseconds(pick(8000));
            (void)tell(fail);
        } else if (task.role == TaskRole::ForEach) {
            (void)tell(command::Found{step, lease, oneIn(6) ? Payload("[]") : Payload("[1, {\"a\":[2]} ,\"x,]\"]")});
        } else if (task.role == TaskRole::Delay) {
            (void)tell(command::Wait{step, lease, now + Milliseconds(pick(5000))});
        } else if (task.type == u"await") {
            command::Await await{step, lease, QStringLiteral("order.*"), {}, {}, {}};
            if (oneIn(2)) {
                await.key = QStringLiteral("id");
                await.value = QString::number(pick(3));
            }
            if (oneIn(2))
                await.until = now + Milliseconds(pick(9000));
            (void)tell(await);
        } else if (task.type == u"call") {
            command::Call call{step, lease, RunId{++lastCalled}, QStringLiteral("inner"), {}};
            if (oneIn(2))
                call.until = now + Milliseconds(pick(9000));
            (void)tell(call);
        } else {
            const bool other = task.ports.contains(QStringLiteral("other")) && oneIn(4);
            (void)tell(command::Succeed{step, lease, other ? QStringLiteral("other") : QString(),
                                        QByteArray::number(number(step))});
        }
    }

    /// The engine dies and comes back: all it has is the events.
    void crash()
    {
        const Run before = run;
        run = fold(run.id, run.plan, events);
        same(before, run);
        open.clear();
        (void)tell(command::Recover{});
        const quint64 once = run.sequence;
        (void)tell(command::Recover{});
        if (run.sequence != once)
            fault(QStringLiteral("recovery twice is not recovery once"));
    }

    void meddle()
    {
        if (isFinal(run.state)) {
            if (run.letters.empty() || oneIn(2))
                (void)tell(command::Restart{click(), {}});
            else
                (void)tell(command::UndoDiscard{1 + pick(static_cast<quint32>(run.letters.size())), click(), {}});
            return;
        }
        const quint32 what = pick(16);
        if (what == 12 && oneIn(2))
            (void)tell(command::Skip{StepIndex{pick(static_cast<quint32>(run.steps.size()))}, "\"skipped\"", {}, {}});
        else if (what == 15)
            setBreakpoints();
        else if (what >= 13)
            stepOnce();
        else if (what < 8 && !run.letters.empty())
            redrive(1 + pick(static_cast<quint32>(run.letters.size())));
        else if (what == 8 && !run.letters.empty() && oneIn(2))
            putOff(1 + pick(static_cast<quint32>(run.letters.size())));
        else if (what == 8 && !run.letters.empty())
            (void)tell(command::Discard{1 + pick(static_cast<quint32>(run.letters.size())),
                                        click(),
                                        oneIn(3) ? std::nullopt : std::optional<Payload>("0"),
                                        {},
                                        {}});
        else if (what == 9)
            (void)tell(command::Pause{});
        else if (what == 10)
            (void)tell(command::Resume{});
        else if (what == 11 && oneIn(6))
            (void)tell(command::Cancel{});
    }

    /// From now on it halts elsewhere, or nowhere.
    void setBreakpoints()
    {
        command::SetBreakpoints wanted;
        for (quint32 count = pick(3); count > 0; --count)
            wanted.tasks.push_back(run.plan->tasks[pick(static_cast<quint32>(run.plan->tasks.size()))].id);
        (void)tell(wanted);
    }

    /// A paused run starts one step, and no second one, but for those that were let go before it halted elsewhere.
    void stepOnce()
    {
        if (!tell(command::StepOnce{}) || !run.allowed)
            return;
        const StepIndex allowed = *run.allowed;
        for (const StepIndex other : StepSet(run.ready)) {
            if (other != allowed && !isLetGo(run, other) && tell(command::StartAttempt{other}))
                fault(QStringLiteral("a paused run started a step that was not let"));
        }
        const auto startable = [&] {
            auto steps = pending(run).start;
            std::erase_if(steps, [&](StepIndex step) { return run.allowed != step && isLetGo(run, step); });
            return steps;
        };
        if (startable() != std::vector{allowed})
            fault(QStringLiteral("the one step that may start is not pending"));
        start(allowed);
        if (run.allowed || !startable().empty())
            fault(QStringLiteral("a run that made its step is not paused again"));
    }

    void redrive(quint32 letter)
    {
        const QByteArray id = click();
        (void)tell(command::Redrive{letter, id, {}, false, {}});
        const quint64 sequence = run.sequence;
        if (tell(command::Redrive{letter, id, {}, false, {}}) && run.sequence != sequence)
            fault(QStringLiteral("one click made two epochs"));
    }

    /// A letter is snoozed, or comes back: by itself only when its time has come.
    void putOff(quint32 letter)
    {
        const Letter before = *run.letter(letter);
        const quint64 sequence = run.sequence;
        if (before.state == LetterState::Snoozed && oneIn(2)) {
            (void)tell(command::WakeLetter{letter, {}});
            if ((run.sequence != sequence) != (before.snoozedUntil <= now))
                fault(QStringLiteral("a letter came back before its time, or not at it"));
        } else if (before.state == LetterState::Snoozed) {
            (void)tell(command::WakeLetter{letter, QStringLiteral("ada")});
        } else {
            (void)tell(command::Snooze{letter, now + Milliseconds(1 + pick(9000)), {}, {}});
        }
    }

    /// Lets all go well until nothing is left to do; a run must then be final or wait for a person.
    void finish()
    {
        for (int round = 0; round < 20000; ++round) {
            if (run.paused)
                (void)tell(command::Resume{});
            if (isFinal(run.state))
                return;
            startAll();
            const auto attempts = open;
            open.clear();
            for (const auto &[lease, step] : attempts)
                report(step, lease, 0);
            endCalls(0); // before time passes: the deadlines of steps hold for calls
            for (const StepIndex step : pending(run).stop)
                (void)tell(command::Abandon{step, run.step(step).lease});
            for (const Letter &letter : std::vector<Letter>(run.letters)) {
                const quint32 number = run.step(letter.step).letter;
                if (letter.state == LetterState::Open && letter.redrives > 20) // its mock fails for ever
                    (void)tell(command::Discard{number, click(), Payload("0"), {}, {}});
                else if (letter.state == LetterState::Open)
                    (void)tell(command::Redrive{number, click(), {}, false, {}});
                else if (letter.state == LetterState::Snoozed)
                    (void)tell(command::WakeLetter{number, QStringLiteral("ada")});
            }
            passTime();
            for (int id = 0; id < 3; ++id)
                hear("{\"id\":\"" + QByteArray::number(id) + "\"}");
        }
        fault(QStringLiteral("the run never ends"));
    }

    QByteArray click() { return QByteArray::number(++clicks); }
    void fault(const QString &what)
    {
        if (!faults.contains(what))
            faults.append(what);
    }

    std::mt19937_64 chance;
    WallTime now{Milliseconds(1'700'000'000'000)};
    Events events;
    Run run;
    std::map<quint64, StepIndex> open; ///< attempts out in the world, by lease
    QStringList faults;

private:
    void check();
    void checkNewEvents();
    void checkStep(StepIndex index, const Step &step);
    void checkJoin(StepIndex index);
    void checkTimes(const Event &event);
    void same(const Run &a, const Run &b);

    std::size_t checked = 0;
    std::map<quint64, StepIndex> started;                   ///< leases that have no end yet
    std::map<StepIndex, std::pair<quint32, quint32>> ended; ///< epoch in which a step became final, attempts in it
    std::map<StepIndex, quint32> attemptsInEpoch;
    std::map<StepIndex, WallTime> dues; ///< when the next attempt of a step may start
    std::set<StepIndex> hopeless;       ///< steps whose last attempt failed for good
    std::set<RunId> called;
    std::set<std::pair<StepIndex, quint32>> halts; ///< steps that have halted the run, and in which epoch
    quint64 lastCalled = 100;
    int clicks = 0;
};

} // namespace sluice::test
