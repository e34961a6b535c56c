#include "ui/document/runpicture.h"

#include "core/run/machine.h"

#include <algorithm>

namespace sluice {

namespace {

/// What people must see first comes first.
constexpr std::array kByWeight{StepState::Running,      StepState::Retrying, StepState::Ready,     StepState::Waiting,
                               StepState::DeadLettered, StepState::Failed,   StepState::Cancelled, StepState::Succeeded,
                               StepState::Skipped,      StepState::Blocked};

void sumUp(TaskFigures &figures)
{
    const auto first = std::ranges::find_if(kByWeight, [&](StepState state) { return figures.count(state) > 0; });
    if (first != kByWeight.end())
        figures.shown = *first;
    const bool blockedToo = figures.count(StepState::Blocked) > 0 && figures.shown == StepState::Succeeded;
    if (blockedToo)
        figures.shown = StepState::Waiting;
}

/// How many steps left through each port of each task, counted by number and not by name.
class PortCounts {
public:
    explicit PortCounts(const std::vector<Plan::TaskNode> &tasks)
        : m_tasks(tasks)
    {
        std::size_t ports = 0;
        for (const auto &task : tasks) {
            m_first.push_back(ports);
            ports += static_cast<std::size_t>(task.ports.size());
        }
        m_counts.resize(ports);
    }

    void add(const Step &step)
    {
        const std::size_t task = number(step.task);
        if (step.port != Plan::kNoPort && step.port < m_tasks[task].ports.size())
            ++m_counts[m_first[task] + step.port];
    }

    /// Adds those of a task, by name.
    void give(std::size_t task, QMap<QString, quint32> &left) const
    {
        const QStringList &ports = m_tasks[task].ports;
        for (qsizetype port = 0; port < ports.size(); ++port) {
            if (const quint32 count = m_counts[m_first[task] + static_cast<std::size_t>(port)]; count > 0)
                left[ports[port]] += count;
        }
    }

private:
    const std::vector<Plan::TaskNode> &m_tasks;
    std::vector<std::size_t> m_first;
    std::vector<quint32> m_counts;
};

} // namespace

bool mattersMore(StepState one, StepState other)
{
    return std::ranges::find(kByWeight, one) < std::ranges::find(kByWeight, other);
}

quint32 TaskFigures::settled() const
{
    return count(StepState::Succeeded) + count(StepState::Failed) + count(StepState::Skipped)
           + count(StepState::Cancelled) + count(StepState::DeadLettered);
}

RunPicture::RunPicture(RunId id, PlanPtr plan)
    : m_run(newRun(id, std::move(plan)))
{
}

bool RunPicture::take(quint64 first, std::span<const Event> events)
{
    if (first > m_run.sequence)
        return false;
    const auto known = m_run.sequence - first;
    if (known >= events.size())
        return true;
    for (const Event &event : events.subspan(known)) {
        evolve(m_run, event);
        note(event);
    }
    return true;
}

void RunPicture::note(const Event &event)
{
    const auto ended = [&](StepIndex step) {
        if (m_ended.size() < m_run.steps.size())
            m_ended.resize(m_run.steps.size());
        m_ended[number(step)] = event.at;
    };
    if (const auto *succeeded = std::get_if<StepSucceeded>(&event.data)) {
        ended(succeeded->step);
    } else if (const auto *failed = std::get_if<StepFailed>(&event.data)) {
        ended(failed->step);
        m_errors.insert(number(failed->step), failed->error);
    } else if (const auto *dead = std::get_if<StepDeadLettered>(&event.data)) {
        ended(dead->step);
        m_errors.insert(number(dead->step), dead->error);
    } else if (const auto *attempt = std::get_if<AttemptFailed>(&event.data)) {
        m_errors.insert(number(attempt->step), attempt->error);
    }
}

FiguresByTask RunPicture::figures() const
{
    const auto &tasks = m_run.plan->tasks;
    std::vector<TaskFigures> byTask(tasks.size());
    PortCounts left(tasks);
    for (std::size_t i = 0; i < m_run.steps.size(); ++i) {
        const Step &step = m_run.steps[i];
        if (step.isGone)
            continue; // counted below
        auto &figures = byTask[number(step.task)];
        ++figures.counts[static_cast<std::size_t>(step.state)];
        ++figures.total;
        figures.attempts = step.attempts;
        left.add(step);
        if (figures.total == 1)
            figures.took = durationOf(static_cast<StepIndex>(i));
    }
    countGone(byTask);
    FiguresByTask result;
    for (std::size_t i = 0; i < byTask.size(); ++i) {
        if (byTask[i].total == 0)
            continue;
        left.give(i, byTask[i].left);
        sumUp(byTask[i]);
        result.insert(tasks[i].id, byTask[i]);
    }
    return result;
}

/// What items did whose steps were given back, and how far each loop is.
void RunPicture::countGone(std::vector<TaskFigures> &byTask) const
{
    for (std::size_t task = 0; task < m_run.givenBack.size(); ++task) {
        const Tally &tally = m_run.givenBack[task];
        auto &figures = byTask[task];
        for (const auto &[state, count] :
             {std::pair(StepState::Succeeded, tally.succeeded), std::pair(StepState::Failed, tally.failed),
              std::pair(StepState::Skipped, tally.skipped), std::pair(StepState::Cancelled, tally.cancelled)}) {
            figures.counts[static_cast<std::size_t>(state)] += count;
            figures.total += count;
        }
    }
    for (const auto &[step, items] : m_run.items) {
        auto &figures = byTask[number(m_run.step(step).task)];
        const auto count = static_cast<quint32>(items.spans.size());
        figures.items += count;
        figures.itemsDone += count - std::min(count, items.open);
        figures.left[QStringLiteral("item")] += count;
    }
}

quint64 RunPicture::bytes() const
{
    constexpr quint64 kErrorBytes = sizeof(Error) + 64;
    return m_run.stateBytes() + m_ended.capacity() * sizeof(WallTime)
           + static_cast<quint64>(m_errors.size()) * kErrorBytes;
}

std::vector<StepIndex> RunPicture::stepsOf(const QString &taskId, std::size_t limit) const
{
    std::vector<StepIndex> steps;
    const auto task = m_run.plan->find(taskId);
    for (std::size_t i = 0; task && i < m_run.steps.size() && steps.size() < limit; ++i) {
        if (m_run.steps[i].task == *task && !m_run.steps[i].isGone)
            steps.push_back(static_cast<StepIndex>(i));
    }
    return steps;
}

std::optional<Milliseconds> RunPicture::durationOf(StepIndex step) const
{
    if (number(step) >= m_ended.size() || m_ended[number(step)] == WallTime{})
        return std::nullopt;
    return std::max(Milliseconds{}, m_ended[number(step)] - m_run.step(step).firstStart);
}

Error RunPicture::lastErrorOf(StepIndex step) const
{
    return m_errors.value(number(step));
}

} // namespace sluice
