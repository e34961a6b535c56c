#include "core/engine/runengine.h"
#include "core/engine/steptag.h"

// The queues of workflows: what waits of all their runs, wherever it does, and at which of their tasks.

namespace sluice {

namespace {

constexpr QLatin1StringView kPrefix{"workflow:"};
/// Less than that a second is what is left of a smoothed rate.
constexpr double kLeastShown = 0.01;
/// Who waits at which task is looked up one by one, and costs too much to be done for every snapshot.
constexpr Nanoseconds kBetweenCounts = std::chrono::seconds(1);

} // namespace

bool RunEngine::isGateHeld(const QString &connection) const
{
    return !m_holds.empty() && isHeld(connectionQueue(connection)); // no name is built while nothing is held
}

QueueMeter &RunEngine::meterOf(const QString &queue)
{
    return queue.startsWith(kPrefix) ? groupNamed(queue.mid(kPrefix.size())).waiting : m_meters[queue];
}

/// Who goes from one line to another waits in the workflow's queue all the while, so only who is new there is told.
void RunEngine::noteCameInWorkflow(const RunSlot &slot, StepIndex step)
{
    WorkflowGroup &group = *slot.group;
    ++group.waitingAt[slot.run.taskOf(step).id].came;
    if (group.waiting.came({StepTag{slot.run.id, step}.bits(), stayOf(slot.run.step(step)), clock().monotonic()}))
        group.waiting.trim(thereIn(workflowQueue(slot.run.plan->workflowId)));
}

void RunEngine::countAtTasks(WorkflowGroup &group, const QString &queue)
{
    const MonoTime now = clock().monotonic();
    group.countedAt = now;
    for (auto &[task, waiting] : group.waitingAt)
        waiting.depth = 0;
    const double weight = group.waiting.eachOfFirst(thereIn(queue), [&](const QueueMeter::Entry &entry) {
        const auto [run, step] = StepTag::from(entry.tag);
        if (const auto awake = m_runs.find(number(run)); awake != m_runs.end())
            ++group.waitingAt[awake->second->run.taskOf(step).id].depth;
        else if (const auto sleeping = m_sleeping.find(number(run)); sleeping != m_sleeping.end())
            ++group.waitingAt[sleeping->second.taskOf(step).id].depth;
    });
    for (auto &[task, waiting] : group.waitingAt) {
        waiting.depth = static_cast<quint64>(static_cast<double>(waiting.depth) * weight + 0.5);
        waiting.in.note(waiting.came, now);
        waiting.out.note(waiting.came - std::min(waiting.depth, waiting.came), now);
    }
}

void RunEngine::addWorkflowQueues(std::vector<QueueSnapshot> &queues)
{
    const MonoTime now = clock().monotonic();
    for (auto &[id, group] : m_groups) {
        if (!group.waiting.isUsed() && !group.isHeld)
            continue;
        const QString queue = workflowQueue(id);
        QueueSnapshot shown = queueSnapshot(queue, group.ready + group.timed);
        if (!group.countedAt || now - *group.countedAt >= kBetweenCounts)
            countAtTasks(group, queue);
        for (const auto &[task, waiting] : group.waitingAt) {
            if (waiting.depth > 0 || waiting.in.perSecond() >= kLeastShown || waiting.out.perSecond() >= kLeastShown)
                shown.tasks.push_back({task, waiting.depth, waiting.in.perSecond(), waiting.out.perSecond()});
        }
        queues.push_back(std::move(shown));
    }
}

/// What is held leaves the gates, as the steps of a paused run do, and has no turn in the lines of its limits. When it goes on,
/// runs that sleep are not woken here, where they are many: each wakes when its turn comes.
void RunEngine::holdWorkflow(const QString &workflow, bool isHeld)
{
    WorkflowGroup &group = groupNamed(workflow);
    group.isHeld = isHeld;
    for (RunSlot *slot : inOrder(m_runs)) {
        if (slot->group != &group || isFinal(slot->run.state))
            continue;
        if (isHeld) {
            leaveLines(*slot);
        } else {
            offerAll(*slot);
            armAgain(*slot);
        }
    }
    if (isHeld)
        return;
    std::map<quint64, SleepingRun *> asleep; // in the order of their numbers, and after those that are awake
    for (auto &[id, run] : m_sleeping) {
        if (run.group == &group && !run.isHeld && !run.inReadyLine && !run.limit.line)
            asleep.emplace(id, &run);
    }
    for (const auto &[id, run] : asleep) {
        run->inReadyLine = true;
        m_readyLine.join(group.lane, run->priority, id);
    }
    group.isStirred = true;
    stir(group);
}

void RunEngine::restoreWorkflowHolds()
{
    for (const auto &[queue, held] : m_holds) {
        if (queue.startsWith(kPrefix))
            groupNamed(queue.mid(kPrefix.size())).isHeld = true;
    }
}

} // namespace sluice
