#include "ui/document/tryrules.h"

#include "core/workflow/graph.h"
#include "core/workflow/references.h"

#include <algorithm>

namespace sluice {

namespace {

/// Finds what a run from a task on leaves out, needs and knows.
class FromHere {
public:
    FromHere(const Workflow &workflow, const TaskCatalog &catalog)
        : m_workflow(workflow)
        , m_catalog(catalog)
        , m_graph(workflow)
        , m_regions(regionsOf(workflow, m_graph, catalog))
    {
    }

    RunFromHere of(const QString &task, const Pins &pins, const Run *run)
    {
        RunFromHere found;
        int at = m_graph.indexOf(task);
        if (at < 0)
            return found;
        while (ownerOf(at) >= 0)
            at = ownerOf(at);
        found.from = m_graph.idOf(at);
        m_runs = m_graph.descendants(at);
        m_runs[static_cast<std::size_t>(at)] = true;
        const auto needed = neededTasks();
        for (int each = 0; each < m_graph.size(); ++each) {
            // What stands in a loop that is pinned does not open; so only the root counts.
            if (m_runs[static_cast<std::size_t>(each)] || ownerOf(each) >= 0)
                continue;
            const QString &id = m_graph.idOf(each);
            if (const auto pin = pinOf(id, pins, run))
                found.pins.push_back(*pin);
            else if (needed.contains(id))
                found.missing.push_back(id);
        }
        return found;
    }

private:
    [[nodiscard]] int ownerOf(int task) const
    {
        return m_regions.owner[static_cast<std::size_t>(m_regions.regionOf[static_cast<std::size_t>(task)])];
    }

    [[nodiscard]] QSet<QString> neededTasks() const
    {
        QSet<QString> needed;
        for (int each = 0; each < m_graph.size(); ++each) {
            if (!m_runs[static_cast<std::size_t>(each)])
                continue;
            for (const auto &arc : m_graph.incoming(each))
                needed.insert(m_graph.idOf(arc.task));
            const Task &task = m_workflow.tasks[static_cast<std::size_t>(each)];
            if (const auto *type = m_catalog.find(task.type); type && !task.disabled) {
                const auto named = referencesInParams(task.params, *type).steps;
                needed.unite({named.begin(), named.end()});
            }
        }
        return needed;
    }

    [[nodiscard]] static std::optional<PinnedOutput> pinOf(const QString &task, const Pins &pins, const Run *run)
    {
        PinnedOutput pin{.task = task, .output = {}};
        const auto pinned = pins.constFind(task);
        const Step *step = run ? doneStepOf(*run, task) : nullptr;
        if (pinned == pins.constEnd() && !step)
            return std::nullopt;
        pin.output = pinned != pins.constEnd() ? *pinned : step->output;
        if (pin.output.isEmpty())
            pin.output = "null";
        // The way it went in that run is the best guess also for an output that was written by hand.
        if (step && step->port != Plan::kNoPort)
            pin.port = run->plan->task(step->task).ports.value(step->port);
        return pin;
    }

    /// The first step of a task that succeeded; null: none did.
    [[nodiscard]] static const Step *doneStepOf(const Run &run, const QString &task)
    {
        const auto at = run.plan->find(task);
        for (std::size_t i = 0; at && i < run.steps.size(); ++i) {
            const Step &step = run.steps[i];
            if (step.task == *at && step.state == StepState::Succeeded && !step.isGone)
                return &step;
        }
        return nullptr;
    }

    const Workflow &m_workflow;
    const TaskCatalog &m_catalog;
    WorkflowGraph m_graph;
    Regions m_regions;
    std::vector<bool> m_runs; ///< by position
};

} // namespace

RunFromHere runFromHere(const Workflow &workflow, const TaskCatalog &catalog, const QString &task, const Pins &pins,
                        const Run *run)
{
    return FromHere(workflow, catalog).of(task, pins, run);
}

std::optional<Halt> haltOf(const Run &run)
{
    if (!run.paused || isFinal(run.state) || isStopping(run.state))
        return std::nullopt;
    if (run.haltedAt)
        return Halt{*run.haltedAt, run.taskOf(*run.haltedAt).id, true};
    if (run.ready.empty())
        return std::nullopt;
    const StepIndex first = *run.ready.begin();
    return Halt{first, run.taskOf(first).id, false};
}

std::optional<StepIndex> readyStepOf(const Run &run, const QString &task)
{
    for (const StepIndex step : run.ready) {
        if (run.taskOf(step).id == task)
            return step;
    }
    return std::nullopt;
}

std::vector<QString> tasksThere(const QStringList &tasks, const Workflow &workflow)
{
    std::vector<QString> there;
    for (const Task &task : workflow.tasks) {
        if (tasks.contains(task.id))
            there.push_back(task.id);
    }
    return there;
}

} // namespace sluice
