#pragma once

#include "core/run/command.h"
#include "core/run/state.h"

#include <span>

namespace sluice {

/// Times a step may be lost with the engine in one epoch before it becomes a letter.
inline constexpr quint16 kMaxLost = 3;

/// For how long gates may keep turning a step away; then it is given up.
inline constexpr std::chrono::hours kMaxRejected{24};

/// Whether an error says that time ran out. By convention the codes of all rooms end so when it did.
[[nodiscard]] bool isTimeOut(const Error &error);

/// Whether an attempt gave its place up in the middle of its work, to go on in another: no gate turned it away. By
/// convention the codes of all rooms end so when it did.
[[nodiscard]] bool isHandedBack(const Error &error);

/// For how long a discarded letter can be taken back.
inline constexpr std::chrono::days kDiscardUndo{30};

/// A run before its first event.
[[nodiscard]] Run newRun(RunId id, PlanPtr plan);

/// Changes a run by one event; nothing else ever does. The same events give the same run.
/// `changed`, if given, takes the steps whose state changes, in that order and as often as it does.
void evolve(Run &run, const Event &event, std::vector<StepIndex> *changed = nullptr);

/// Folds events onto a new run.
[[nodiscard]] Run fold(RunId id, PlanPtr plan, std::span<const Event> events);

/// Decides what happens because of a command, appends it to `events`, and evolves the run by it.
///
/// Pure: the time comes in as `now`, chance from the run's seed. A command that has no meaning any more (a late
/// result, a repeated click) is no error: it appends what is to be recorded, perhaps nothing.
/// Errors: `run.over`, `run.stepNotStartable`, `letter.unknown`, `letter.notOpen`; the run is then unchanged.
[[nodiscard]] Result<void> decide(Run &run, const Command &command, WallTime now, Events &events);

/// What the world must do now for a run; performed after its events are durable.
struct Pending {
    struct Timer {
        StepIndex step{};
        WallTime due{};
        bool retry = false; ///< true: start an attempt then; false: wake the step
    };
    std::vector<StepIndex> start; ///< steps that wait for an attempt, in step order
    std::vector<Timer> timers;
    std::vector<StepIndex> stop; ///< attempts that are to be told to stop
};

/// Thread: pure. Cost: linear in what is pending, not in the run.
[[nodiscard]] Pending pending(const Run &run);

/// What the end of a run means to the step that called it. The run must be over.
[[nodiscard]] command::EndCall endOfCall(const Run &called);

/// Why a step fails whose called run cannot be read any more.
[[nodiscard]] Error calledRunLost(RunId run, const QString &workflow);

/// The times at which attempts start if each fails at once, from the first; what people are shown before they save.
[[nodiscard]] std::vector<Milliseconds> retrySchedule(const Reliability &reliability, double draw = 1.0);

} // namespace sluice
