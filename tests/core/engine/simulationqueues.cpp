#include "tests/core/engine/simulation.h"

// Queues that somebody holds and empties.

namespace sluice::test {

namespace {

const QString kGate = QStringLiteral("connection:service");
const QString kWorkflow = QStringLiteral("w0");

/// The engine knows the queue of a workflow once one of its steps has waited.
bool knows(RunEngine &engine, const QString &queue)
{
    const auto queues = engine.status().queues;
    return std::ranges::find(queues, queue, &QueueSnapshot::id) != queues.end();
}

} // namespace

void Simulation::orderQueue()
{
    const QString names[] = {kReadyQueue, kRetryQueue, kDeadLetterQueue, kEventQueue, kGate, workflowQueue(kWorkflow)};
    const QString queue = names[pick(std::size(names))];
    if (queue == workflowQueue(kWorkflow) && !knows(*m_engine, queue))
        return;
    const bool isHeld = m_heldQueues.contains(queue);
    const QueueAction action = chance(20) && queue != kEventQueue && queue != kDeadLetterQueue ? QueueAction::Purge
                               : isHeld                                                        ? QueueAction::Resume
                                                                                               : QueueAction::Pause;
    if (action == QueueAction::Pause)
        m_heldQueues.insert(queue);
    else if (action == QueueAction::Resume)
        m_heldQueues.erase(queue);
    m_purged += action == QueueAction::Purge ? 1 : 0;
    say(tell::ControlQueue{++m_request, {queue, action, QStringLiteral("chance")}, QStringLiteral("ada")});
    settle();
}

void Simulation::resumeQueues()
{
    for (const QString &queue : std::exchange(m_heldQueues, {}))
        say(tell::ControlQueue{++m_request, {queue, QueueAction::Resume, {}}, QStringLiteral("ada")});
    settle();
}

/// What was decided since the engine was told to hold a queue starts nothing that waits there.
void Simulation::checkHolds(const JournalBatch &batch)
{
    if (m_heldQueues.empty() || !m_engine)
        return;
    for (const Frame &frame : batch.frames) {
        const auto run = m_durable.find(frame.run);
        if (run == m_durable.end() || frame.first == 0)
            continue; // those of a fork were decided by another run
        for (const Event &event : frame.events) {
            const auto *started = std::get_if<AttemptStarted>(&event.data);
            if (!started || number(started->step) >= run->second.steps.size())
                continue;
            const Step &step = run->second.step(started->step);
            const bool isAtGate = !run->second.taskOf(started->step).connection.isEmpty();
            const bool isHeldWorkflow = run->second.plan->workflowId == kWorkflow
                                        && m_heldQueues.contains(workflowQueue(kWorkflow));
            const bool isRetry = step.attempts + step.lost > 0 || step.state == StepState::Retrying;
            if (isHeldWorkflow)
                violate(QStringLiteral("step %1 of run %2 started while its workflow is held")
                            .arg(number(started->step))
                            .arg(number(frame.run)));
            if (isAtGate ? m_heldQueues.contains(kGate)
                         : !isRetry && step.state == StepState::Ready && m_heldQueues.contains(kReadyQueue))
                violate(QStringLiteral("step %1 of run %2 left a queue that is held")
                            .arg(number(started->step))
                            .arg(number(frame.run)));
        }
    }
}

} // namespace sluice::test
