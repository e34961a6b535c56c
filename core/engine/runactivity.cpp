#include "core/engine/runengine.h"

#include <algorithm>

// What all active runs of a workflow do, for whoever looks at it. Runs by the ten thousand must not keep the engine from its
// work: each turn looks at some of them.

namespace sluice {

namespace {

/// What a turn looks at: about a millisecond.
constexpr std::size_t kLookedAtOnce = 20'000;
/// Taking up a run costs as much as looking at some of its steps.
constexpr std::size_t kCostOfRun = 8;

template <typename Count>
void countSteps(const Run &run, const auto &steps, Count &&count)
{
    for (const auto &each : steps) {
        if constexpr (requires { each.first; })
            count(run.step(each.first).task);
        else
            count(run.step(each).task);
    }
}

/// Gives what that has cost.
std::size_t lookAt(ActivityScan &scan, const Run &run)
{
    const auto of = [&](TaskIndex task) -> TaskActivity & { return scan.byTask[{run.plan, task}]; };
    const auto waits = [&](TaskIndex task) { ++of(task).waiting; };
    countSteps(run, run.running, [&](TaskIndex task) { ++of(task).running; });
    countSteps(run, run.ready, waits);
    countSteps(run, run.fed, waits);
    countSteps(run, run.timed, waits);
    for (const auto &[step, await] : run.awaits) {
        if (!await.ends) // else it is among those that wait for a time
            waits(run.step(step).task);
    }
    for (const auto &[step, call] : run.calls) {
        if (!call.ends)
            waits(run.step(step).task);
    }
    for (const Letter &letter : run.letters) {
        if (letter.state == LetterState::Open || letter.state == LetterState::Snoozed)
            ++of(run.step(letter.step).task).failed;
    }
    ++scan.sum.runs;
    return kCostOfRun + run.running.size() + run.ready.size() + run.fed.size() + run.timed.size() + run.awaits.size()
           + run.calls.size() + run.letters.size();
}

} // namespace

void RunEngine::take(tell::AskActivity &message)
{
    ActivityScan scan;
    scan.request = message.request;
    scan.sum.workflow = message.workflow;
    for (const auto &[id, slot] : m_runs) {
        if (slot->run.plan->workflowId == message.workflow && !isFinal(slot->run.state))
            scan.runs.push_back(slot->run.id);
    }
    for (const auto &[id, run] : m_sleeping)
        scan.sum.sleeping += run.plan->workflowId == message.workflow ? 1 : 0;
    scan.sum.runs = scan.sum.sleeping;
    m_activity.push_back(std::move(scan));
}

/// Goes on with what was asked for first.
void RunEngine::countActivity()
{
    std::size_t looked = 0;
    while (!m_activity.empty() && looked < kLookedAtOnce) {
        ActivityScan &scan = m_activity.front();
        for (; scan.next < scan.runs.size() && looked < kLookedAtOnce; ++scan.next) {
            const auto found = m_runs.find(number(scan.runs[scan.next])); // it is not woken for that
            if (found != m_runs.end() && !isFinal(found->second->run.state))
                looked += lookAt(scan, found->second->run);
        }
        if (scan.next < scan.runs.size())
            return;
        // Plans of one version that were made twice count together.
        std::map<std::pair<QByteArray, QString>, TaskActivity> rows;
        for (const auto &[key, counts] : scan.byTask) {
            const Plan::TaskNode &task = key.first->task(key.second);
            TaskActivity &row = rows[{key.first->version, task.id}];
            row.version = key.first->version;
            row.task = task.id;
            row.running += counts.running;
            row.waiting += counts.waiting;
            row.failed += counts.failed;
        }
        for (auto &[key, row] : rows)
            scan.sum.tasks.push_back(std::move(row));
        scan.sum.at = clock().wall();
        std::vector<EngineNews> answers;
        answers.push_back(news::Answer{scan.request, news::AnswerValue(std::move(scan.sum))});
        m_effects.tell(std::move(answers));
        m_activity.pop_front();
    }
}

} // namespace sluice
