#pragma once

#include "core/engine/runslot.h"

#include <QByteArray>

#include <memory>

namespace sluice {

/// A run that has not begun and waits for its turn, kept as its events: they take a tenth of the memory of its steps and
/// of what the engine knows of a run that is under way.
///
/// Only a run sleeps whose state says nothing more than its events and this: nothing of it was started or offered but the
/// step that waits for a limit, and nobody follows it. Whoever wants to know more, or to change it, wakes it.
struct SleepingRun {
    PlanPtr plan;
    std::shared_ptr<const Workflow> workflow;
    WorkflowGroup *group = nullptr;
    QByteArray events; ///< all of them, as `encodeEvents` writes them
    quint64 heldPlace = 0;
    LimitPlace limit; ///< where its one step waits; without a line, its steps were not offered yet
    int priority = 0;
    bool isHeld : 1 = false; ///< this, and what follows, as in its slot
    bool inReadyLine : 1 = false;
    bool holdsPlace : 1 = false;
    bool waitsToBegin : 1 = false;

    /// Whether the step is one that waits for its turn, as all do that begin the graph.
    [[nodiscard]] bool isReady(StepIndex step) const;
    [[nodiscard]] const Plan::TaskNode &taskOf(StepIndex step) const
    {
        return plan->task(plan->regions.front().tasks[number(step)]);
    }
    /// The steps that wait for their turn.
    [[nodiscard]] const std::vector<quint32> &ready() const { return plan->regions.front().entries; }
    /// Memory that it takes. Units: bytes.
    [[nodiscard]] quint64 bytes() const { return sizeof(SleepingRun) + static_cast<quint64>(events.size()); }
};

/// Whether a run may sleep as soon as its events are kept in its slot.
[[nodiscard]] bool couldSleep(const RunSlot &slot);
/// Whether it may now.
[[nodiscard]] bool maySleep(const RunSlot &slot);
/// The run that sleeps in place of this slot, which may do so.
[[nodiscard]] SleepingRun asleep(RunSlot &&slot);
/// The slot of a run as it was before it slept, but for what counts its bytes.
[[nodiscard]] std::unique_ptr<RunSlot> awake(RunId id, SleepingRun &&run);

} // namespace sluice
