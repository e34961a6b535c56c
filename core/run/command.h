#pragma once

#include "core/run/call.h"
#include "core/run/event.h"

#include <optional>

namespace sluice::command {

/// Begins the run.
struct Start {
    QString trigger;
    Payload input;
    quint64 seed = 0;
    StartOptions options = {};
    int priority = 0;
    bool held = false;    ///< it stays pending until `Admit`
    Caller calledBy = {}; ///< run 0: nobody called it
};
/// A run that was held has its turn.
struct Admit {};
/// The engine has room for an attempt of this step.
struct StartAttempt {
    StepIndex step{};
    std::vector<StepHeld> held = {}; ///< what kept it in line until now
};
/// The attempt succeeded.
struct Succeed {
    StepIndex step{};
    quint64 lease = 0;
    QString port;
    Payload output;
};
/// The attempt of a forEach found its items.
struct Found {
    StepIndex step{};
    quint64 lease = 0;
    Payload list; ///< must be a JSON array
};
/// The attempt of a delay says until when.
struct Wait {
    StepIndex step{};
    quint64 lease = 0;
    WallTime until{};
};
/// The attempt of a wait for an event says for which.
struct Await {
    StepIndex step{};
    quint64 lease = 0;
    QString topic; ///< a pattern of topics
    QString key;   ///< as in `StepAwaits`
    QString value;
    std::optional<WallTime> until = {};
};
/// An event has come whose topic a step waits for; whether its data is right is decided here.
struct Hear {
    StepIndex step{};
    QString topic;
    WallTime at{};
    Payload data; ///< JSON of any kind
};
/// The attempt of a call has found its workflow: `run` begins with it if the step then waits for that run.
struct Call {
    StepIndex step{};
    quint64 lease = 0;
    RunId run{};
    QString workflow;
    std::optional<WallTime> until = {};
};
/// A run that a step waits for has ended; `error`: it did not succeed.
struct EndCall {
    StepIndex step{};
    RunId run{};
    Payload output;
    std::optional<Error> error = {};
};
/// The attempt failed.
struct Fail {
    StepIndex step{};
    quint64 lease = 0;
    FailureClass failureClass = FailureClass::Transient;
    Error error;
    Payload response;
    std::optional<Milliseconds> retryAfter;
};
/// The time that a waiting step waits for has come.
struct Wake {
    StepIndex step{};
};
/// The engine started again: what ran is lost.
struct Recover {};
/// What performed this attempt ended, though the engine did not.
struct Lose {
    StepIndex step{};
    quint64 lease = 0;
};
/// A person sends a dead letter on.
struct Redrive {
    quint32 letter = 0;
    QByteArray click;
    std::optional<Payload> input;
    bool newEffect = false;
    QString who;
    std::optional<quint32> seen = {}; ///< how often it had been redriven when the person saw it
};
/// A person gives a dead letter up; with `output` the run goes on, without it the step and the run fail.
struct Discard {
    quint32 letter = 0;
    QByteArray click;
    std::optional<Payload> output;
    QString who;
    QString reason;
};
struct Pause {
    QString who;
};
struct Resume {
    QString who;
};
struct Cancel {
    QString who;
};
/// An attempt did not stop in time after a cancel.
struct Abandon {
    StepIndex step{};
    quint64 lease = 0;
};

/// A person gives a step that is not final its output; the run goes on as if it had succeeded with it.
struct Skip {
    StepIndex step{};
    Payload output;
    QString who;
    QString reason;
    QString port = {}; ///< empty: the first, "done" of a forEach
};
/// A run that failed or was cancelled goes on from where it failed, keeping the results that there are.
struct Restart {
    QByteArray click; ///< id made when the button was pressed
    QString who;
};
/// Puts a dead letter out of sight until a time.
struct Snooze {
    quint32 letter = 0;
    WallTime until{};
    QString who;
    QString reason;
};
/// Brings a snoozed letter back; without `who` only if its time has come.
struct WakeLetter {
    quint32 letter = 0;
    QString who;
};
/// Takes a discard back that failed the step and the run.
struct UndoDiscard {
    quint32 letter = 0;
    QByteArray click;
    QString who;
};
/// Lets a paused run start one step: this one, or the first that is ready.
struct StepOnce {
    QString who;
    std::optional<StepIndex> step = {};
};

/// A person takes a step out of the queue in which it waits for an attempt: what its task says for the end of its
/// attempts happens now. The step of a paused run stays.
struct GiveUp {
    StepIndex step{};
    Error error;
};
/// A gate turns the step away before anything of it went out.
struct Reject {
    StepIndex step{};
    Error reason;
    Milliseconds comeBackIn{};
    std::vector<StepHeld> held = {}; ///< what kept it in line until now
};

/// The tasks before which the run halts, from now on.
struct SetBreakpoints {
    std::vector<QString> tasks; ///< those that it had are forgotten
    QString who;
};

} // namespace sluice::command

namespace sluice {

/// What someone wants of a run, or what the world reports to it.
using Command = std::variant<command::Start, command::StartAttempt, command::Succeed, command::Found, command::Wait,
                             command::Fail, command::Wake, command::Recover, command::Lose, command::Redrive,
                             command::Discard, command::Pause, command::Resume, command::Cancel, command::Abandon,
                             command::Skip, command::Restart, command::StepOnce, command::Snooze, command::WakeLetter,
                             command::UndoDiscard, command::Admit, command::GiveUp, command::Reject, command::Await,
                             command::Hear, command::Call, command::EndCall, command::SetBreakpoints>;

} // namespace sluice
