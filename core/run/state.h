#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/resilience/failureclass.h"
#include "core/run/await.h"
#include "core/run/call.h"
#include "core/run/pagedtable.h"
#include "core/run/payload.h"
#include "core/run/plan.h"
#include "core/run/startoptions.h"
#include "core/run/stepset.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace sluice {

enum class RunState : quint8 {
    Pending,
    Running,
    Paused,
    Waiting, ///< only dead letters, timers or outside events are left
    Succeeded,
    Failed,
    Cancelling,
    Cancelled,
    Compensating, ///< it failed by the policy "compensate": what runs stops, then what was done is undone
    Compensated,
};

enum class StepState : quint8 {
    Blocked, ///< waits for upstream
    Ready,
    Running,
    Retrying, ///< due at `due`
    Waiting,  ///< a delay until `due`, an event, a run that it called, or the items of a forEach
    Succeeded,
    Failed,
    Skipped,
    Cancelled,
    DeadLettered,
};

[[nodiscard]] constexpr bool isFinal(RunState state)
{
    return state == RunState::Succeeded || state == RunState::Failed || state == RunState::Cancelled
           || state == RunState::Compensated;
}

/// Nothing of the run's graph starts any more, and what runs of it is told to stop.
[[nodiscard]] constexpr bool isStopping(RunState state)
{
    return state == RunState::Cancelling || state == RunState::Compensating;
}

[[nodiscard]] constexpr bool isFinal(StepState state)
{
    return state == StepState::Succeeded || state == StepState::Failed || state == StepState::Skipped
           || state == StepState::Cancelled;
}

enum class LetterState : quint8 {
    Open,
    Redriving,
    Resolved,
    Discarded,
    Snoozed, ///< open again by itself at `snoozedUntil`
};

/// A task in a run. 100,000 of them lie side by side, so it is kept small; what only people want is in the events.
struct Step {
    TaskIndex task{};
    ScopeIndex scope{};
    StepState state = StepState::Blocked;
    bool handFed : 1 = false;  ///< its output, or something upstream, was given by a person
    bool begun : 1 = false;    ///< an attempt of it was started once
    bool passedOn : 1 = false; ///< the steps behind it know how it ended
    bool dropped : 1 = false;  ///< cancelled since nothing needs it: the loser of a join, the body of a skipped loop
    bool leftOut : 1 = false;  ///< skipped since the run was started without it
    bool unsure : 1 = false;   ///< nobody knows how its last attempt went
    bool isGone : 1 = false;   ///< given back with its item: only that it is over is known
    bool timedOut : 1 = false; ///< its last attempt ran out of time
    bool given : 1 = false;    ///< its own output was given by a person; `handFed` then, too
    Plan::Port port = Plan::kNoPort; ///< the port it left through, once it succeeded or failed
    quint32 resolved = 0;            ///< incoming edges that have an answer
    quint32 skippedIn = 0;           ///< … of these, skipped
    quint32 failedIn = 0;            ///< … of these, from a failed step
    // The steps before it touch what stands above, in any order: it lies together. Below is its own.
    quint16 attempts = 0; ///< attempts used in this epoch
    quint16 lost = 0;     ///< attempts lost with the engine in this epoch
    quint32 epoch = 1;
    quint32 keyEpoch = 1;  ///< part of its idempotency key; a redrive with a new effect raises it
    quint32 letter = 0;    ///< number of its dead letter; 0: it never had one
    quint64 lease = 0;     ///< of the attempt that runs; older leases change nothing
    WallTime due{};        ///< of a retry or delay
    WallTime firstStart{}; ///< of this epoch, or earlier if the clock was set back; the step's deadline counts from it
    Payload output;

    [[nodiscard]] static Step gone()
    {
        Step row;
        row.state = StepState::Succeeded;
        row.isGone = true;
        return row;
    }
};

/// One activation of a region.
struct Scope {
    quint32 region = 0;
    StepIndex firstStep{};
    StepIndex owner{}; ///< the forEach step that opened it; meaningless for scope 0
    quint32 item = 0;  ///< position of its item
    quint32 open = 0;  ///< steps that are not final yet

    [[nodiscard]] static Scope gone() { return {}; }
};

/// What a forEach step keeps while its items run.
struct Items {
    std::vector<std::pair<qsizetype, qsizetype>> spans; ///< where each item lies in the forEach's list
    Payload list;
    ScopeIndex firstScope{};
    quint32 open = 0; ///< items that are not done yet
    // With a cap, scopes open in item order as others close, and are given back with their steps when they do.
    quint32 cap = 0;              ///< most scopes at once; 0: all
    quint32 next = 0;             ///< the first item whose scope has not opened yet
    bool dropped = false;         ///< the forEach was skipped: what its items come to is not wanted
    bool isFed = false;           ///< what some item came to goes back to what a person gave
    bool keepsLetters = false;    ///< a scope is done, and kept since a letter points into it
    std::vector<ScopeIndex> live; ///< scopes that are under way
    Payload results;              ///< of the items that are done, one after the other as they ended …
    std::vector<std::pair<qsizetype, qsizetype>>
        resultSpans; ///< … and where that of each item lies; length 0: none yet
};

/// What the run was told about a task before it began.
enum class TaskChoice : quint8 {
    Run,
    LeaveOut,
    FeedAtOnce, ///< its pinned output counts before the steps that lead to it are done
    Begin,      ///< starts though what leads to it was left out
};

/// A pinned output or a mock, by task.
struct Feed {
    bool pinned = false;
    Payload output;
    QString port;
    std::optional<FailureClass> failure;
    Error error;
};

/// How many steps of a task were given back, by how they ended.
struct Tally {
    quint32 succeeded = 0;
    quint32 failed = 0;
    quint32 skipped = 0;
    quint32 cancelled = 0;
};

/// A step that was given up and waits for a person.
struct Letter {
    StepIndex step{};
    LetterState state = LetterState::Open;
    FailureClass failureClass = FailureClass::Permanent;
    Error error;
    quint32 redrives = 0;
    WallTime created{};
    WallTime changed{};
    Payload editedInput; ///< of the running or last redrive; empty: as it was
    QByteArray lastClick;
    QString discardReason; ///< why it was given up, or resolved by hand …
    QString decidedBy;     ///< … and by whom
    bool givenUp = false;  ///< a person discarded it, and with it the step and the run
    WallTime snoozedUntil{};
};

/// Everything a run is. Changed by `evolve` alone; the same events give the same state on every machine.
/// Thread: a value; each thread has its own.
struct Run {
    RunId id{};
    PlanPtr plan;
    RunState state = RunState::Pending;
    int priority = 0; ///< of its turns among other runs
    bool paused = false;
    QString pausedBy;
    WallTime pausedSince{};
    Payload input;
    QString trigger;
    WallTime started{};
    WallTime ended{};
    Error failure;        ///< why a failed run failed
    quint64 sequence = 0; ///< number of events folded
    quint64 seed = 0;     ///< of its jitter draws
    quint64 lastLease = 0;
    PagedTable<Step> steps;
    PagedTable<Scope> scopes;
    std::map<StepIndex, Items> items;         ///< of each forEach step that has opened its body
    std::vector<Tally> givenBack;             ///< by task, of the items that are done and given back; empty: none yet
    std::map<StepIndex, Payload> givenInputs; ///< by steps whose input a fork replaced
    RunId forkedFrom{};                       ///< 0: it began by itself
    // What the start options say, by task; both empty for a run of everything.
    std::vector<TaskChoice> choices;
    std::map<TaskIndex, Feed> feeds;
    std::optional<TaskIndex> until;      ///< the run ends when this task of its root is done
    std::optional<StepIndex> allowed;    ///< the one step that may start although the run is paused
    std::set<TaskIndex> breakpoints;     ///< tasks before whose steps the run halts
    std::map<StepIndex, quint32> passed; ///< steps before which it has halted, or was told to go on, and in which epoch
    std::optional<StepIndex>
        haltedAt;                ///< the step before which it halts now; none: it was paused otherwise, or goes on
    bool dry = false;            ///< nothing of it goes out; see `StartOptions`
    std::vector<Letter> letters; ///< letter n is at n - 1
    std::set<QByteArray> clicks; ///< click ids that were used
    // What `pending` answers from, kept up to date by evolve.
    StepSet ready;
    std::vector<StepIndex>
        freshReady; ///< became ready since whoever starts attempts emptied this; no part of the state
    std::vector<StepIndex> freshDropped; ///< will not start, and were ready or due, since then; no part of the state
    /// Closed with their steps since whoever keeps lists of letters emptied this; no part of the state.
    std::vector<quint32> closedLetters;
    StepSet fed; ///< ready, and waiting for their pinned output or mock instead of an attempt
    StepSet running;
    /// Steps that are undone if the run is compensated, in the order in which they succeeded; the last one is next.
    std::vector<StepIndex> undoable;
    StepSet timed;                     ///< retrying, or waiting for a time
    std::map<StepIndex, Await> awaits; ///< of steps that wait for an event
    /// Began or ceased to wait for one since whoever keeps lists of them emptied this; no part of the state.
    std::vector<StepIndex> changedAwaits;
    Caller calledBy;                      ///< run 0: nobody called it
    std::map<StepIndex, CalledRun> calls; ///< of steps that wait for a run
    std::vector<RunId> called;            ///< all runs that its steps have called, in order
    /// Called, and not waited for any more since whoever ends them emptied this; no part of the state.
    std::vector<RunId> leftCalls;
    std::map<StepIndex, WallTime> rejectedSince; ///< steps that gates keep turning away, and since when
    quint32 openSteps = 0;                       ///< steps of all scopes that are not final
    quint32 doneSteps = 0;                       ///< steps that succeeded
    quint32 deadSteps = 0;

    [[nodiscard]] const Step &step(StepIndex index) const { return steps[number(index)]; }
    [[nodiscard]] const Plan::TaskNode &taskOf(StepIndex index) const { return plan->task(step(index).task); }
    [[nodiscard]] const Plan::Wiring &wiringOf(StepIndex index) const { return plan->wiringOf(step(index).task); }
    [[nodiscard]] std::span<const Plan::OutEdge> outOf(StepIndex index) const { return plan->outOf(step(index).task); }
    [[nodiscard]] Plan::Port portNumber(StepIndex index, const QString &name) const
    {
        return plan->portNumber(step(index).task, name);
    }
    /// Whether a step is part of what stops: any of a run that is cancelled, all but the compensations of one that is
    /// compensated.
    [[nodiscard]] bool isStopped(StepIndex index) const
    {
        return state == RunState::Cancelling || (state == RunState::Compensating && !wiringOf(index).isUndo);
    }
    /// Whether the run is to halt before this step instead of letting it begin.
    [[nodiscard]] bool haltsBefore(StepIndex index) const
    {
        return !breakpoints.empty() && !paused && breakpoints.contains(step(index).task) && !hasPassed(index);
    }
    /// Whether the step halts the run no more, in this epoch.
    [[nodiscard]] bool hasPassed(StepIndex index) const
    {
        const auto seen = passed.find(index);
        return seen != passed.end() && seen->second == step(index).epoch;
    }
    /// The step that a compensation undoes. The step's task must undo one.
    [[nodiscard]] StepIndex undoneBy(StepIndex compensation) const
    {
        return StepIndex{number(scopes[number(step(compensation).scope)].firstStep)
                         + plan->task(*taskOf(compensation).undoes).local};
    }
    [[nodiscard]] const Letter *letter(quint32 letterNumber) const;
    [[nodiscard]] const Letter *letterOf(StepIndex index) const;
    [[nodiscard]] const Await *awaitOf(StepIndex index) const;
    [[nodiscard]] const CalledRun *callOf(StepIndex index) const;
    [[nodiscard]] const Items *itemsOf(StepIndex forEach) const;
    /// The scopes of a forEach step that have opened and were not given back, in the order in which they opened.
    [[nodiscard]] std::vector<ScopeIndex> scopesOf(StepIndex forEach) const;
    /// Memory of the steps and scopes and of what loops keep, without payloads shared with events. Units: bytes.
    [[nodiscard]] quint64 stateBytes() const;
};

} // namespace sluice
