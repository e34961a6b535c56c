#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/resilience/failureclass.h"
#include "core/run/payload.h"
#include "core/run/startoptions.h"

#include <variant>
#include <vector>

namespace sluice {

/// The run begins: its root scope opens.
struct RunStarted {
    QString trigger; ///< "manual", …
    Payload input;
    quint64 seed = 0; ///< of all jitter in the run
    StartOptions options = {};
    bool operator==(const RunStarted &) const = default;
};

/// An attempt may go out; durable before it does.
struct AttemptStarted {
    StepIndex step{};
    quint64 lease = 0;
    WallTime deadline{};
    bool operator==(const AttemptStarted &) const = default;
};

/// The attempt succeeded.
struct StepSucceeded {
    StepIndex step{};
    quint64 lease = 0;
    QString port; ///< empty: the first
    Payload output;
    bool operator==(const StepSucceeded &) const = default;
};

/// The attempt failed; what follows is an event of its own.
struct AttemptFailed {
    StepIndex step{};
    quint64 lease = 0;
    FailureClass failureClass = FailureClass::Transient;
    Error error;
    Payload response; ///< head of what the other side answered, at most 4 KiB, as text
    bool operator==(const AttemptFailed &) const = default;
};

/// The engine ended while the attempt ran; nobody knows how it went.
struct AttemptLost {
    StepIndex step{};
    quint64 lease = 0;
    bool operator==(const AttemptLost &) const = default;
};

/// A result came for an attempt that is not valid any more; it changes nothing.
struct AttemptLate {
    StepIndex step{};
    quint64 lease = 0;
    bool succeeded = false;
    bool operator==(const AttemptLate &) const = default;
};

/// Another attempt is due at `due`.
struct RetryScheduled {
    StepIndex step{};
    WallTime due{};
    Error rejection = {}; ///< why nothing went out, where a gate turned the step away before it did
    bool operator==(const RetryScheduled &) const = default;
};

/// A delay holds the step until `due`.
struct StepWaiting {
    StepIndex step{};
    quint64 lease = 0;
    WallTime due{};
    bool operator==(const StepWaiting &) const = default;
};

/// The time that a delay waited for has come.
struct StepWoken {
    StepIndex step{};
    bool operator==(const StepWoken &) const = default;
};

/// A forEach found its items; one scope opens for each.
struct ItemsFound {
    StepIndex step{};
    quint64 lease = 0;
    quint32 count = 0;
    Payload list; ///< a JSON array
    bool operator==(const ItemsFound &) const = default;
};

/// The step is given up, and waits for a person as letter `letter` of the run.
struct StepDeadLettered {
    StepIndex step{};
    quint32 letter = 0;
    FailureClass failureClass = FailureClass::Permanent;
    Error error;
    bool operator==(const StepDeadLettered &) const = default;
};

/// The step is given up, and the run goes on without it (policy "continue") or fails with it (policy "fail").
struct StepFailed {
    StepIndex step{};
    Error error;
    QString port = {}; ///< by which the run goes on; empty: "failure"
    bool operator==(const StepFailed &) const = default;
};

/// A person sends a dead letter on: a new epoch of its step begins.
struct LetterRedriven {
    quint32 letter = 0;
    QByteArray click; ///< id made when the button was pressed
    bool edited = false;
    Payload input; ///< what replaces the step's input, if edited
    bool newEffect = false;
    QString who;
    bool operator==(const LetterRedriven &) const = default;
};

/// A person gives a letter up: its step counts as failed, or as done with `output`.
struct LetterDiscarded {
    quint32 letter = 0;
    QByteArray click;
    bool goOn = false; ///< true: the run goes on with `output`; false: the step fails and with it the run
    Payload output;
    QString who;
    QString reason;
    QString port = {}; ///< by which the run goes on; empty: the first
    bool operator==(const LetterDiscarded &) const = default;
};

struct RunPaused {
    QString who;
    bool operator==(const RunPaused &) const = default;
};
struct RunResumed {
    QString who;
    bool operator==(const RunResumed &) const = default;
};
/// Nothing new starts; attempts that run are told to stop.
struct CancelRequested {
    QString who;
    bool operator==(const CancelRequested &) const = default;
};
/// An attempt did not stop in time after a cancel; its outcome stays unknown.
struct AttemptAbandoned {
    StepIndex step{};
    quint64 lease = 0;
    bool operator==(const AttemptAbandoned &) const = default;
};
/// The run is over, in the state that its steps give it.
struct RunEnded {
    bool operator==(const RunEnded &) const = default;
};

/// A person gives a step its output; what runs of it is late from now on.
struct StepSkipped {
    StepIndex step{};
    Payload output;
    QString port; ///< by which the run goes on; empty: the first
    QString who;
    QString reason;
    bool operator==(const StepSkipped &) const = default;
};
/// A step succeeds with what the start options hold for its task: a pinned output or a mock.
struct StepFed {
    StepIndex step{};
    bool operator==(const StepFed &) const = default;
};
/// A paused run may start one step.
struct StepAllowed {
    StepIndex step{};
    QString who;
    bool operator==(const StepAllowed &) const = default;
};
/// A run that failed or was cancelled goes on: what did not succeed opens again, what did keeps its result.
struct RunRestarted {
    QByteArray click;
    QString who;
    bool operator==(const RunRestarted &) const = default;
};
/// What a fork changes in the run that it begins with.
struct ForkEdit {
    enum class What : quint8 { Output, Input };
    StepIndex step{};
    What what = What::Output;
    Payload value;
    bool operator==(const ForkEdit &) const = default;
};
/// The events before this one are those of another run; from here on it is a run of its own.
struct RunForked {
    RunId source{};
    quint64 count = 0; ///< of the source's events that it begins with
    std::vector<ForkEdit> edits;
    QString who;
    bool operator==(const RunForked &) const = default;
};

/// A letter is out of sight until a time.
struct LetterSnoozed {
    quint32 letter = 0;
    WallTime until{};
    QString who;
    QString reason;
    bool operator==(const LetterSnoozed &) const = default;
};
/// A letter is open again: its time has come, or a person said so.
struct LetterWoken {
    quint32 letter = 0;
    QString who; ///< empty: its time has come
    bool operator==(const LetterWoken &) const = default;
};
/// A person takes back that a letter was given up: the run that failed with it goes on as with a restart, but its
/// letters wait for a decision again.
struct DiscardUndone {
    quint32 letter = 0;
    QByteArray click;
    QString who;
    bool operator==(const DiscardUndone &) const = default;
};
/// Follows `RunStarted` where there is more to say of its turn.
struct RunQueued {
    quint32 rank = 10; ///< its priority, plus 10
    bool held = false; ///< its workflow has enough runs under way: it stays pending until it is admitted
    bool operator==(const RunQueued &) const = default;
};
/// A run that was held has its turn.
struct RunAdmitted {
    bool operator==(const RunAdmitted &) const = default;
};

/// The step waits for an event of the bus.
struct StepAwaits {
    StepIndex step{};
    quint64 lease = 0;
    QString topic; ///< a pattern of topics
    QString key;   ///< where in the event's data the value lies; empty: any data will do
    QString value; ///< that must lie there, as text
    bool ends = false;
    WallTime due{}; ///< when the wait ends by itself, if it does
    bool operator==(const StepAwaits &) const = default;
};
/// What the step waited for has come, or the time for it is over: it goes on by `port`.
struct WaitEnded {
    StepIndex step{};
    QString port; ///< empty: the first
    Payload output;
    bool operator==(const WaitEnded &) const = default;
};

/// The step waits for the end of a run that it has called; that run begins in the same transaction.
struct StepCalls {
    StepIndex step{};
    quint64 lease = 0;
    RunId run{};
    QString workflow;
    bool ends = false;
    WallTime due{}; ///< when the wait ends by itself, if it does
    bool operator==(const StepCalls &) const = default;
};
/// Follows `RunStarted` where a step of another run called this one.
struct RunCalled {
    RunId caller{};
    StepIndex callerStep{};  ///< a step of the caller, not of this run
    quint64 callerLease = 0; ///< of the attempt that called it
    quint32 depth = 0;       ///< 1: nobody called the caller
    bool operator==(const RunCalled &) const = default;
};

/// What shuts the gate of a connection for those who stand in line at it.
enum class GateHold : quint8 { Breaker, ServerPause, Limiter, RetryBudget };

/// A part of the time for which a step stood in line, in which the gate of its connection let nobody through. Follows
/// that time and changes nothing: it is there to be shown.
struct StepHeld {
    StepIndex step{};
    GateHold by = GateHold::Breaker;
    WallTime from{};
    WallTime to{};
    bool operator==(const StepHeld &) const = default;
};

/// The tasks before which the run halts, from now on.
struct BreakpointsSet {
    std::vector<QString> tasks;
    QString who;
    bool operator==(const BreakpointsSet &) const = default;
};
/// The run halts before this step, which was about to begin: it is paused. The step halts it no more in this epoch.
struct BreakpointHit {
    StepIndex step{};
    bool operator==(const BreakpointHit &) const = default;
};

using EventData =
    std::variant<RunStarted, AttemptStarted, StepSucceeded, AttemptFailed, AttemptLost, AttemptLate, RetryScheduled,
                 StepWaiting, StepWoken, ItemsFound, StepDeadLettered, StepFailed, LetterRedriven, LetterDiscarded,
                 RunPaused, RunResumed, CancelRequested, AttemptAbandoned, RunEnded, StepSkipped, StepFed, StepAllowed,
                 RunRestarted, RunForked, LetterSnoozed, LetterWoken, DiscardUndone, RunQueued, RunAdmitted, StepAwaits,
                 WaitEnded, StepCalls, RunCalled, StepHeld, BreakpointsSet, BreakpointHit>;

/// Something that happened to a run, and when. The journal keeps these and nothing else.
struct Event {
    WallTime at{};
    EventData data;
    bool operator==(const Event &) const = default;
};

using Events = std::vector<Event>;

} // namespace sluice
