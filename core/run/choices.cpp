#include "core/run/choices.h"

namespace sluice {

namespace {

/// Finds the tasks that lead to one, and those behind one; bodies count as part of their loop.
class Reach {
public:
    explicit Reach(const Plan &plan)
        : m_plan(plan)
        , m_marked(plan.tasks.size(), false)
    {
    }

    /// A task, and all that must be done for it to be done.
    std::vector<bool> upTo(TaskIndex target)
    {
        addWhole(target);
        for (quint32 region = m_plan.task(target).region; region != 0;) {
            const TaskIndex owner = m_plan.regions[region].owner;
            m_marked[number(owner)] = true;
            addBefore(owner);
            region = m_plan.task(owner).region;
        }
        return std::move(m_marked);
    }

    /// A task, and all that comes after it.
    std::vector<bool> from(TaskIndex start)
    {
        std::vector<TaskIndex> look{start};
        while (!look.empty()) {
            const TaskIndex index = look.back();
            look.pop_back();
            if (m_marked[number(index)])
                continue;
            m_marked[number(index)] = true;
            const Plan::TaskNode &task = m_plan.task(index);
            for (const Plan::OutEdge &edge : m_plan.outOf(index))
                look.push_back(m_plan.regions[task.region].tasks[edge.target]);
            if (task.bodyRegion != 0)
                look.insert(look.end(), m_plan.regions[task.bodyRegion].tasks.begin(),
                            m_plan.regions[task.bodyRegion].tasks.end());
        }
        return std::move(m_marked);
    }

private:
    void addWhole(TaskIndex index)
    {
        if (m_marked[number(index)])
            return;
        m_marked[number(index)] = true;
        if (const quint32 body = m_plan.task(index).bodyRegion; body != 0) {
            for (const TaskIndex inner : m_plan.regions[body].tasks)
                addWhole(inner);
        }
        addBefore(index);
    }
    void addBefore(TaskIndex index)
    {
        const Plan::TaskNode &task = m_plan.task(index);
        for (const quint32 before : task.in)
            addWhole(m_plan.regions[task.region].tasks[before]);
    }

    const Plan &m_plan;
    std::vector<bool> m_marked;
};

void readFeeds(Run &run, const StartOptions &options)
{
    for (const MockedTask &mock : options.mocks) {
        if (const auto task = run.plan->find(mock.task))
            run.feeds[*task] = {false, mock.output, mock.port, mock.failure, mock.error};
    }
    for (const PinnedOutput &pin : options.pins) {
        if (const auto task = run.plan->find(pin.task))
            run.feeds[*task] = {true, pin.output, pin.port, {}, {}};
    }
}

/// Whether a loop around the task is fed: then its body does not open.
bool isInFedBody(const Run &run, TaskIndex index)
{
    for (quint32 region = run.plan->task(index).region; region != 0;) {
        const TaskIndex owner = run.plan->regions[region].owner;
        if (run.feeds.contains(owner))
            return true;
        region = run.plan->task(owner).region;
    }
    return false;
}

} // namespace

void applyOptions(Run &run, const StartOptions &options)
{
    const Plan &plan = *run.plan;
    readFeeds(run, options);
    run.dry = options.dry;
    for (const QString &id : options.breakpoints) {
        if (const auto task = plan.find(id))
            run.breakpoints.insert(*task);
    }
    const auto placeOf = [&plan](const QString &id) {
        // What undoes a task has no place of its own in the graph: that of the task counts.
        const auto task = plan.find(id);
        return task && plan.task(*task).undoes ? plan.task(*task).undoes : task;
    };
    const auto until = placeOf(options.untilTask);
    auto from = placeOf(options.fromTask);
    if (!until && !from)
        return;
    run.choices.assign(plan.tasks.size(), TaskChoice::Run);
    if (until) {
        const std::vector<bool> wanted = Reach(plan).upTo(*until);
        for (std::size_t task = 0; task < wanted.size(); ++task) {
            if (!wanted[task])
                run.choices[task] = TaskChoice::LeaveOut;
        }
        run.until = until;
    }
    if (!from)
        return;
    while (plan.task(*from).region != 0)
        from = plan.regions[plan.task(*from).region].owner;
    const std::vector<bool> behind = Reach(plan).from(*from);
    for (std::size_t task = 0; task < behind.size(); ++task) {
        const auto feed = run.feeds.find(TaskIndex{static_cast<quint32>(task)});
        const bool isPinned = feed != run.feeds.end() && feed->second.pinned;
        if (!behind[task] && run.choices[task] == TaskChoice::Run)
            run.choices[task] = isPinned ? TaskChoice::FeedAtOnce : TaskChoice::LeaveOut;
    }
    if (run.choices[number(*from)] == TaskChoice::Run)
        run.choices[number(*from)] = TaskChoice::Begin;
}

QString unknownTask(const Plan &plan, const StartOptions &options)
{
    const auto isUnknown = [&plan](const QString &task) { return !task.isEmpty() && !plan.find(task); };
    for (const QString &task : {options.untilTask, options.fromTask}) {
        if (isUnknown(task))
            return task;
    }
    for (const PinnedOutput &pin : options.pins) {
        if (isUnknown(pin.task))
            return pin.task;
    }
    for (const MockedTask &mock : options.mocks) {
        if (isUnknown(mock.task))
            return mock.task;
    }
    for (const QString &task : options.breakpoints) {
        if (isUnknown(task))
            return task;
    }
    return {};
}

QStringList notMocked(const PlanPtr &plan, const StartOptions &options)
{
    Run run;
    run.plan = plan;
    applyOptions(run, options);
    QStringList open;
    for (quint32 i = 0; i < plan->tasks.size(); ++i) {
        const TaskIndex index{i};
        const Plan::TaskNode &task = plan->task(index);
        // What undoes a task begins by itself if the run is compensated, wherever it stands.
        const bool isLeftOut = !task.undoes && !run.choices.empty() && run.choices[i] == TaskChoice::LeaveOut;
        const bool reachesOut = !task.disabled && (!task.pure || !task.connection.isEmpty());
        if (reachesOut && !isLeftOut && !run.feeds.contains(index) && !isInFedBody(run, index))
            open.append(task.id);
    }
    return open;
}

} // namespace sluice
