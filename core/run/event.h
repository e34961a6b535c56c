#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/resilience/failureclass.h"
#include "core/run/payload.h"

#include <variant>
#include <vector>

namespace sluice {

/// The run begins: its root scope opens.
struct RunStarted {
    QString trigger; ///< "manual", …
    Payload input;
    quint64 seed = 0; ///< of all jitter in the run
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

using EventData =
    std::variant<RunStarted, AttemptStarted, StepSucceeded, AttemptFailed, AttemptLost, AttemptLate, RetryScheduled,
                 StepWaiting, StepWoken, ItemsFound, StepDeadLettered, StepFailed, LetterRedriven, LetterDiscarded,
                 RunPaused, RunResumed, CancelRequested, AttemptAbandoned, RunEnded>;

/// Something that happened to a run, and when. The journal keeps these and nothing else.
struct Event {
    WallTime at{};
    EventData data;
    bool operator==(const Event &) const = default;
};

using Events = std::vector<Event>;

} // namespace sluice
