#include "core/run/plan.h"

#include "core/workflow/graph.h"
#include "core/workflow/references.h"
#include "core/workflow/validate.h"
#include "core/workflow/workflowfile.h"

#include <QCryptographicHash>

#include <algorithm>

namespace sluice {

namespace {

/// The value of a parameter, or the one that holds when the file leaves it out.
QJsonValue param(const Task &task, const TaskTypeInfo &type, const QString &key)
{
    if (const QJsonValue given = task.params.value(key); !given.isUndefined())
        return given;
    for (const ParamInfo &info : type.params) {
        if (info.key == key)
            return info.fallback;
    }
    return QJsonValue::Undefined;
}

RepeatSafety safetyOf(const Task &task, const TaskTypeInfo &type)
{
    if (task.disabled || task.reliability.safeToRepeat)
        return RepeatSafety::Safe;
    if (type.safety != RepeatSafety::ByCall)
        return type.safety;
    const bool safeCall = type.safeChoices.contains(param(task, type, type.safetyParam).toString());
    const bool keyed = !type.keyParam.isEmpty() && param(task, type, type.keyParam).toBool();
    return safeCall || keyed ? RepeatSafety::Safe : RepeatSafety::Unsafe;
}

void readJoin(const Task &task, const TaskTypeInfo &type, Plan::Wiring &node)
{
    if (type.role != TaskRole::Join)
        return;
    const QString mode = param(task, type, QStringLiteral("mode")).toString();
    if (mode == QLatin1StringView("any"))
        node.join = JoinMode::Any;
    else if (mode == QLatin1StringView("nOfM"))
        node.join = JoinMode::NOfM;
    else if (mode == QLatin1StringView("noneFailed"))
        node.join = JoinMode::NoneFailed;
    node.joinCount = static_cast<quint32>(std::max(1, param(task, type, QStringLiteral("n")).toInt(1)));
}

Plan::TaskNode nodeOf(const Task &task, const TaskTypeInfo &type)
{
    Plan::TaskNode node;
    node.id = task.id;
    node.type = task.type;
    node.params = task.params;
    node.reliability = task.reliability;
    node.safety = safetyOf(task, type);
    node.lane = task.disabled ? Lane::Inline : type.lane;
    node.pure = node.lane == Lane::Inline && !type.sideEffects;
    node.disabled = task.disabled;
    node.ports = outPortsOf(task, type);
    for (const QLatin1StringView port : {kFailurePort, kTimeoutPort}) {
        if (!node.ports.contains(port))
            node.ports.append(port);
    }
    if (task.disabled) { // what it would have found or waited for does not happen: its input goes on
        if (type.role == TaskRole::ForEach)
            std::swap(node.ports[0], node.ports[1]); // by "done", not into the body
        return node;
    }
    node.role = type.role;
    if (type.role == TaskRole::ForEach)
        node.concurrency = static_cast<quint32>(std::max(0, param(task, type, QStringLiteral("concurrency")).toInt(0)));
    for (const ParamInfo &info : type.params) {
        if (info.kind == ParamKind::Connection)
            node.connection = param(task, type, info.key).toString();
    }
    return node;
}

Plan::Wiring wiringOf(const Task &task, const TaskTypeInfo &type)
{
    Plan::Wiring wiring;
    wiring.attemptTimeout = task.reliability.attemptTimeout;
    wiring.hasDeadline = task.reliability.stepDeadline.has_value();
    if (!task.disabled)
        readJoin(task, type, wiring);
    return wiring;
}

/// In place of the type of a task that is switched off and whose plug-in is missing: its input goes on by the port that it
/// leaves by.
TaskTypeInfo missingType(const Task &task, const Workflow &workflow)
{
    TaskTypeInfo type;
    type.type = task.type;
    type.outPorts.clear();
    for (const Edge &edge : workflow.edges) {
        const bool isOwn = edge.from == task.id && edge.fromPort != kFailurePort && edge.fromPort != kTimeoutPort;
        if (isOwn && !edge.fromPort.isEmpty() && !type.outPorts.contains(edge.fromPort))
            type.outPorts.append(edge.fromPort);
    }
    if (type.outPorts.isEmpty())
        type.outPorts.append(QStringLiteral("out"));
    return type;
}

void placeInRegions(Plan &plan, const Regions &regions)
{
    plan.regions.resize(regions.owner.size());
    for (std::size_t region = 1; region < regions.owner.size(); ++region) {
        const auto owner = static_cast<quint32>(regions.owner[region]);
        plan.regions[region].owner = TaskIndex{owner};
        plan.tasks[owner].bodyRegion = static_cast<quint32>(region);
    }
    for (std::size_t task = 0; task < plan.tasks.size(); ++task) {
        const auto region = static_cast<quint32>(regions.regionOf[task]);
        auto &members = plan.regions[region].tasks;
        plan.tasks[task].region = region;
        plan.tasks[task].local = static_cast<quint32>(members.size());
        members.push_back(TaskIndex{static_cast<quint32>(task)});
    }
    // A body without tasks opens no scopes.
    for (std::size_t region = 1; region < plan.regions.size(); ++region) {
        if (plan.regions[region].tasks.empty())
            plan.tasks[number(plan.regions[region].owner)].bodyRegion = 0;
    }
}

/// Lays the edges of each task side by side, in the workflow's order.
void connectTasks(Plan &plan, const Workflow &workflow, const WorkflowGraph &graph)
{
    std::vector<std::pair<std::size_t, Plan::OutEdge>> found; // by the task that they leave
    for (const Edge &edge : workflow.edges) {
        const auto source = static_cast<std::size_t>(graph.indexOf(edge.from));
        const auto target = static_cast<std::size_t>(graph.indexOf(edge.to));
        const Plan::TaskNode &from = plan.tasks[source];
        Plan::TaskNode &to = plan.tasks[target];
        if (from.region != to.region)
            continue; // the way into a body: its first tasks start with their scope
        found.push_back({source, {to.local, static_cast<Plan::Port>(from.ports.indexOf(edge.fromPort))}});
        ++plan.wiring[source].edgeCount;
        ++plan.wiring[target].incoming;
        if (std::find(to.in.begin(), to.in.end(), from.local) == to.in.end())
            to.in.push_back(from.local);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    plan.edges.reserve(found.size());
    for (const auto &[source, edge] : found)
        plan.edges.push_back(edge);
    quint32 firstEdge = 0;
    for (std::size_t index = 0; index < plan.tasks.size(); ++index) {
        const Plan::TaskNode &task = plan.tasks[index];
        Plan::Wiring &wiring = plan.wiring[index];
        wiring.firstEdge = firstEdge;
        firstEdge += wiring.edgeCount;
        wiring.mainPort = plan.portNumber(TaskIndex{static_cast<quint32>(index)}, task.ports.value(0));
        wiring.isUndo = task.undoes.has_value();
        if (wiring.isUndo)
            continue;
        if (wiring.incoming == 0)
            plan.regions[task.region].entries.push_back(task.local);
        if (wiring.edgeCount == 0)
            plan.regions[task.region].sinks.push_back(task.local);
    }
}

void pairCompensations(Plan &plan, const Workflow &workflow, const WorkflowGraph &graph)
{
    for (std::size_t index = 0; index < plan.tasks.size(); ++index) {
        Plan::TaskNode &task = plan.tasks[index];
        plan.compensates = plan.compensates || task.reliability.onExhausted == OnExhausted::Compensate;
        const int undo = graph.indexOf(workflow.tasks[index].compensation);
        if (undo < 0)
            continue;
        plan.tasks[static_cast<std::size_t>(undo)].undoes = TaskIndex{static_cast<quint32>(index)};
        // A disabled task has done nothing, and a disabled compensation undoes nothing.
        if (!task.disabled && !plan.tasks[static_cast<std::size_t>(undo)].disabled)
            task.compensation = TaskIndex{static_cast<quint32>(undo)};
    }
}

void findReferences(Plan &plan, const Workflow &workflow, const TaskCatalog &catalog, const WorkflowGraph &graph)
{
    for (std::size_t index = 0; index < plan.tasks.size(); ++index) {
        const Task &task = workflow.tasks[index];
        std::vector<TaskIndex> &references = plan.tasks[index].references;
        const TaskTypeInfo *type = catalog.find(task.type);
        if (!type)
            continue;
        const StepReferences found = referencesInParams(task.params, *type);
        for (const QString &step : found.steps) {
            if (const int other = graph.indexOf(step); other >= 0)
                references.push_back(TaskIndex{static_cast<quint32>(other)});
        }
        if (found.dynamic) {
            const std::optional<TaskIndex> undone = plan.tasks[index].undoes;
            if (undone)
                references.push_back(*undone);
            const std::vector<bool> upstream = graph.ancestors(
                static_cast<int>(undone ? number(*undone) : static_cast<quint32>(index)));
            for (std::size_t other = 0; other < upstream.size(); ++other) {
                if (upstream[other])
                    references.push_back(TaskIndex{static_cast<quint32>(other)});
            }
        }
        std::sort(references.begin(), references.end());
        references.erase(std::unique(references.begin(), references.end()), references.end());
    }
}

} // namespace

std::optional<TaskIndex> Plan::find(const QString &taskId) const
{
    for (std::size_t index = 0; index < tasks.size(); ++index) {
        if (tasks[index].id == taskId)
            return TaskIndex{static_cast<quint32>(index)};
    }
    return std::nullopt;
}

Plan::Port Plan::portNumber(TaskIndex index, const QString &name) const
{
    const qsizetype place = task(index).ports.indexOf(name);
    for (const OutEdge &edge : outOf(index)) {
        if (edge.port == place)
            return edge.port;
    }
    return kNoPort;
}

Result<PlanPtr> compile(const Workflow &workflow, const TaskCatalog &catalog)
{
    for (const Problem &problem : validate(workflow, catalog)) {
        if (problem.severity == Severity::Error)
            return tl::unexpected(problem.error);
    }
    auto plan = std::make_shared<Plan>();
    plan->workflowId = workflow.id;
    plan->version = versionOf(workflow);
    plan->content = contentOf(workflow);
    plan->tasks.reserve(workflow.tasks.size());
    plan->wiring.reserve(workflow.tasks.size());
    for (const Task &task : workflow.tasks) {
        const TaskTypeInfo *known = catalog.find(task.type);
        std::optional<TaskTypeInfo> missing;
        const TaskTypeInfo &type = known ? *known : missing.emplace(missingType(task, workflow));
        plan->tasks.push_back(nodeOf(task, type));
        plan->wiring.push_back(wiringOf(task, type));
    }
    const WorkflowGraph graph(workflow);
    placeInRegions(*plan, regionsOf(workflow, graph, catalog));
    pairCompensations(*plan, workflow, graph);
    connectTasks(*plan, workflow, graph);
    findReferences(*plan, workflow, catalog, graph);
    return PlanPtr(std::move(plan));
}

QByteArray versionOf(const Workflow &workflow)
{
    Workflow logic = workflow;
    logic.layout.clear();
    logic.drawing = {};
    logic.triggers.clear();
    for (Task &task : logic.tasks)
        task.notes.clear();
    return contentOf(logic);
}

QByteArray contentOf(const Workflow &workflow)
{
    return QCryptographicHash::hash(writeWorkflow(workflow), QCryptographicHash::Sha256).toHex().left(12);
}

} // namespace sluice
