#pragma once

#include "core/run/event.h"
#include "core/run/state.h"

#include <QHash>
#include <QMap>

#include <array>
#include <optional>
#include <span>

namespace sluice {

/// What a run did at one task, in figures: one step, or one for each item of the loops around it.
struct TaskFigures {
    static constexpr std::size_t kStates = static_cast<std::size_t>(StepState::DeadLettered) + 1;

    std::array<quint32, kStates> counts{};
    quint32 total = 0;
    StepState shown = StepState::Blocked; ///< the state that matters most among the steps
    quint16 attempts = 0;                 ///< of the only step
    std::optional<Milliseconds> took;     ///< the only step, from its first attempt to its end
    quint32 items = 0;                    ///< of a forEach: items found …
    quint32 itemsDone = 0;                ///< … and done
    QMap<QString, quint32> left;          ///< steps that left through each port
    bool ofManyRuns = false;              ///< steps of all active runs: no part of a whole

    [[nodiscard]] quint32 count(StepState state) const { return counts[static_cast<std::size_t>(state)]; }
    [[nodiscard]] bool isMany() const { return total > 1; }
    /// Steps that will not change any more without a person.
    [[nodiscard]] quint32 settled() const;
    bool operator==(const TaskFigures &) const = default;
};

/// Whether people must see the one state before the other.
[[nodiscard]] bool mattersMore(StepState one, StepState other);

using FiguresByTask = QHash<QString, TaskFigures>;

/// A run as it is shown on a canvas: folds the run's events and counts what they did, task by task.
class RunPicture {
public:
    RunPicture(RunId id, PlanPtr plan);

    /// Folds events; those folded already are left out, so histories may overlap. False: some before `first` are
    /// missing, and nothing was folded.
    bool take(quint64 first, std::span<const Event> events);

    [[nodiscard]] const Run &run() const { return m_run; }
    /// Cost: linear in the steps of the run and in the tasks of its plan.
    [[nodiscard]] FiguresByTask figures() const;
    /// What it holds in memory, in bytes, without the payloads: these it shares.
    [[nodiscard]] quint64 bytes() const;
    /// The steps of a task in step order, at most `limit`.
    [[nodiscard]] std::vector<StepIndex> stepsOf(const QString &taskId, std::size_t limit) const;
    [[nodiscard]] std::optional<Milliseconds> durationOf(StepIndex step) const;
    /// The error of a step's last failed attempt; empty when there was none.
    [[nodiscard]] Error lastErrorOf(StepIndex step) const;

private:
    void note(const Event &event);
    void countGone(std::vector<TaskFigures> &byTask) const;

    Run m_run;
    std::vector<WallTime> m_ended;
    QHash<quint32, Error> m_errors;
};

} // namespace sluice
