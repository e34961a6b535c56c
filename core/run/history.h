#pragma once

#include "core/run/machine.h"

namespace sluice {

/// How an attempt ended, for people.
enum class AttemptOutcome : quint8 { Running, Succeeded, Waiting, Failed, Lost, Abandoned };

/// One attempt of a step.
struct AttemptRecord {
    StepIndex step{};
    quint32 epoch = 1;
    quint32 number = 1; ///< in its epoch, from 1
    WallTime started{};
    std::optional<WallTime> ended;
    AttemptOutcome outcome = AttemptOutcome::Running;
    FailureClass failureClass = FailureClass::Transient;
    Error error;
    Payload response;
    std::optional<WallTime> retryAt; ///< when the next attempt was due

    bool operator==(const AttemptRecord &) const = default;
};

/// The attempts of a run in the order in which they started; of one step, if given.
[[nodiscard]] std::vector<AttemptRecord> attemptHistory(std::span<const Event> events,
                                                        std::optional<StepIndex> only = {});

/// The step that an event is about, if it is about one; letters are told apart by `letters`, the step of each so far.
[[nodiscard]] std::optional<StepIndex> stepOf(const Event &event, const std::vector<Letter> &letters);

/// Whether this click has redriven or discarded the letter, whatever became of it since.
[[nodiscard]] bool wasClicked(std::span<const Event> events, quint32 letter, const QByteArray &click);

} // namespace sluice
