#include "core/workflow/validate.h"

#include "core/workflow/errors.h"
#include "core/workflow/graph.h"
#include "core/workflow/references.h"
#include "core/workflow/taskcheck.h"

#include <QSet>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace sluice {

namespace {

using Args = QMap<QString, QString>;

/// One validation of one workflow; gathers the problems stage by stage.
class Validation {
public:
    Validation(const Workflow &workflow, const TaskCatalog &catalog)
        : m_workflow(workflow)
        , m_catalog(catalog)
        , m_graph(workflow)
    {
    }

    Problems run()
    {
        if (m_workflow.tasks.empty())
            report(Severity::Warning, errors::kWorkflowEmpty, {});
        checkTasks();
        checkEdges();
        checkCycles();
        checkBodies();
        checkCompensations();
        checkReferences();
        return std::move(m_problems);
    }

private:
    void report(Severity severity, QLatin1StringView code, Args args, const QString &task = {},
                const QString &field = {})
    {
        m_problems.push_back({severity, Error{QString(code), std::move(args), {}}, task, field});
    }

    void checkTasks()
    {
        QSet<QString> seen;
        for (const Task &task : m_workflow.tasks) {
            if (!isTaskId(task.id))
                report(Severity::Error, errors::kWorkflowBadTaskId, {{QStringLiteral("id"), task.id}}, task.id);
            if (seen.contains(task.id))
                report(Severity::Error, errors::kWorkflowDuplicateTaskId, {{QStringLiteral("id"), task.id}}, task.id);
            seen.insert(task.id);
            checkReliability(task, m_problems);
            if (const TaskTypeInfo *type = m_catalog.find(task.type)) {
                checkParams(task, *type, m_problems);
                checkCallsItself(task, *type);
                continue;
            }
            // Switched off, it does nothing that anybody would have to know: what it holds waits for its plug-in.
            report(task.disabled ? Severity::Warning : Severity::Error, errors::kWorkflowUnknownType,
                   {{QStringLiteral("task"), task.id}, {QStringLiteral("type"), task.type}}, task.id);
        }
    }

    /// It may be meant, behind a condition; but one that always does ends as an error, many runs later.
    void checkCallsItself(const Task &task, const TaskTypeInfo &type)
    {
        for (const ParamInfo &info : type.params) {
            if (info.kind != ParamKind::Workflow || m_workflow.id.isEmpty()
                || task.params[info.key].toString().trimmed() != m_workflow.id)
                continue;
            report(Severity::Warning, errors::kWorkflowCallsItself,
                   {{QStringLiteral("task"), task.id},
                    {QStringLiteral("parameter"), info.key},
                    {QStringLiteral("workflow"), m_workflow.id}},
                   task.id, info.key);
        }
    }

    static Args argsOf(const Edge &edge)
    {
        return {{QStringLiteral("from"), edge.from},
                {QStringLiteral("port"), edge.fromPort},
                {QStringLiteral("to"), edge.to}};
    }

    void checkEdges()
    {
        std::set<Edge> seen;
        for (const Edge &edge : m_workflow.edges) {
            if (!seen.insert(edge).second)
                report(Severity::Error, errors::kWorkflowDuplicateEdge, argsOf(edge), placeOf(edge));
            if (edge.from == edge.to)
                report(Severity::Error, errors::kWorkflowSelfEdge, {{QStringLiteral("task"), edge.from}},
                       placeOf(edge));
            checkEnds(edge);
            checkPort(edge);
        }
    }

    QString placeOf(const Edge &edge) const
    {
        if (m_graph.indexOf(edge.from) >= 0)
            return edge.from;
        return m_graph.indexOf(edge.to) >= 0 ? edge.to : QString();
    }

    void checkEnds(const Edge &edge)
    {
        for (const QString &end : {edge.from, edge.to}) {
            if (m_graph.indexOf(end) >= 0)
                continue;
            Args args = argsOf(edge);
            args.insert(QStringLiteral("missing"), end);
            report(Severity::Error, errors::kWorkflowDanglingEdge, std::move(args), placeOf(edge));
            if (edge.from == edge.to)
                return;
        }
    }

    void checkPort(const Edge &edge)
    {
        const int from = m_graph.indexOf(edge.from);
        if (from < 0)
            return;
        const Task &task = m_workflow.tasks[static_cast<std::size_t>(from)];
        const TaskTypeInfo *type = m_catalog.find(task.type);
        if (!type || outPortsOf(task, *type).contains(edge.fromPort))
            return;
        if (edge.fromPort != kFailurePort && edge.fromPort != kTimeoutPort) {
            report(Severity::Error, errors::kWorkflowUnknownPort,
                   {{QStringLiteral("task"), task.id},
                    {QStringLiteral("port"), edge.fromPort},
                    {QStringLiteral("to"), edge.to}},
                   task.id);
        } else if (task.reliability.onExhausted != OnExhausted::Continue) {
            report(Severity::Warning,
                   edge.fromPort == kTimeoutPort ? errors::kWorkflowUnusedTimeoutPort
                                                 : errors::kWorkflowUnusedFailurePort,
                   {{QStringLiteral("task"), task.id}, {QStringLiteral("to"), edge.to}}, task.id);
        }
    }

    void checkCycles()
    {
        for (const QStringList &cycle : m_graph.cycles()) {
            report(Severity::Error, errors::kWorkflowCycle,
                   {{QStringLiteral("path"), cycle.join(QStringLiteral(" → "))}}, cycle.front());
        }
    }

    void checkBodies()
    {
        const Regions regions = regionsOf(m_workflow, m_graph, m_catalog);
        for (std::size_t region = 1; region < regions.owner.size(); ++region) {
            const int owner = regions.owner[region];
            const auto &arcs = m_graph.outgoing(owner);
            const bool hasBody = std::ranges::any_of(arcs, [&](const WorkflowGraph::Arc &arc) {
                return m_workflow.edges[static_cast<std::size_t>(arc.edge)].fromPort == kItemPort;
            });
            if (!hasBody)
                report(Severity::Warning, errors::kWorkflowForEachWithoutBody,
                       {{QStringLiteral("task"), m_graph.idOf(owner)}}, m_graph.idOf(owner));
        }
        for (const auto &[index, forEach] : regions.crossings) {
            const Edge &edge = m_workflow.edges[static_cast<std::size_t>(index)];
            report(Severity::Error, errors::kWorkflowBodyCrossed,
                   {{QStringLiteral("from"), edge.from},
                    {QStringLiteral("to"), edge.to},
                    {QStringLiteral("loop"), m_graph.idOf(forEach)}},
                   edge.from);
        }
    }

    void checkCompensations()
    {
        for (const Task &task : m_workflow.tasks) {
            if (task.compensation.isEmpty())
                continue;
            const auto complain = [&](QLatin1StringView code) {
                report(Severity::Error, code,
                       {{QStringLiteral("task"), task.id}, {QStringLiteral("compensation"), task.compensation}},
                       task.id, QStringLiteral("reliability.compensation"));
            };
            const int undo = m_graph.indexOf(task.compensation);
            if (undo < 0) {
                complain(errors::kWorkflowUnknownCompensation);
                continue;
            }
            if (!m_compensated.emplace(undo, m_graph.indexOf(task.id)).second)
                complain(errors::kWorkflowCompensationShared);
            if (!m_graph.incoming(undo).empty() || !m_graph.outgoing(undo).empty())
                complain(errors::kWorkflowCompensationConnected);
            const Task &undoing = m_workflow.tasks[static_cast<std::size_t>(undo)];
            if (!undoing.compensation.isEmpty())
                complain(errors::kWorkflowCompensationChained);
            const TaskTypeInfo *type = m_catalog.find(undoing.type);
            if (type && (type->role == TaskRole::ForEach || type->role == TaskRole::Join))
                complain(errors::kWorkflowCompensationKind);
        }
    }

    void checkReferences()
    {
        for (std::size_t i = 0; i < m_workflow.tasks.size(); ++i) {
            const Task &task = m_workflow.tasks[i];
            if (const TaskTypeInfo *type = m_catalog.find(task.type))
                checkReferencesOf(task, static_cast<int>(i), *type);
        }
    }

    void checkReferencesOf(const Task &task, int index, const TaskTypeInfo &type)
    {
        for (auto it = task.params.begin(); it != task.params.end(); ++it) {
            const auto info = std::ranges::find(type.params, it.key(), &ParamInfo::key);
            if (info == type.params.end())
                continue;
            for (const QString &step : referencesInValue(it.value(), info->kind).steps) {
                const Args args{{QStringLiteral("task"), task.id},
                                {QStringLiteral("parameter"), it.key()},
                                {QStringLiteral("label"), info->label},
                                {QStringLiteral("step"), step}};
                const int target = m_graph.indexOf(step);
                if (target < 0)
                    report(task.disabled ? Severity::Warning : Severity::Error, errors::kWorkflowUnknownStep, args,
                           task.id, it.key());
                else if (!isUpstream(target, index))
                    report(Severity::Warning, errors::kWorkflowStepNotUpstream, args, task.id, it.key());
            }
        }
    }

    /// Searches back from `task` only as far as needed: what an expression names is near as a rule.
    bool isUpstream(int wanted, int task)
    {
        m_visited.resize(static_cast<std::size_t>(m_graph.size()), 0);
        ++m_visit;
        m_open.assign(1, task);
        // What a task saw that is undone, and what it gave, is there for what undoes it.
        if (const auto found = m_compensated.find(task); found != m_compensated.end()) {
            if (found->second == wanted)
                return true;
            m_open.push_back(found->second);
        }
        for (std::size_t i = 0; i < m_open.size(); ++i) {
            for (const auto &arc : m_graph.incoming(m_open[i])) {
                if (arc.task == wanted)
                    return true;
                int &visited = m_visited[static_cast<std::size_t>(arc.task)];
                if (std::exchange(visited, m_visit) != m_visit)
                    m_open.push_back(arc.task);
            }
        }
        return false;
    }

    const Workflow &m_workflow;
    const TaskCatalog &m_catalog;
    WorkflowGraph m_graph;
    Problems m_problems;
    std::map<int, int> m_compensated; ///< by position of a compensation: the task that it undoes
    std::vector<int> m_visited;       ///< by task: the number of the search that came by last
    std::vector<int> m_open;
    int m_visit = 0;
};

} // namespace

Problems validate(const Workflow &workflow, const TaskCatalog &catalog)
{
    return Validation(workflow, catalog).run();
}

namespace {

/// Tells which parameters of a kind, ids of things of the workspace, name none that is known.
Problems unknownIds(const Workflow &workflow, const TaskCatalog &catalog, ParamKind kind, const QStringList &known,
                    QLatin1StringView code, const QString &what)
{
    Problems problems;
    for (const Task &task : workflow.tasks) {
        const TaskTypeInfo *type = catalog.find(task.type);
        if (!type)
            continue;
        for (const ParamInfo &info : type->params) {
            const QString id = task.params[info.key].toString().trimmed();
            if (info.kind != kind || id.isEmpty() || known.contains(id))
                continue;
            problems.push_back({task.disabled ? Severity::Warning : Severity::Error,
                                Error{QString(code),
                                      {{QStringLiteral("task"), task.id},
                                       {QStringLiteral("parameter"), info.key},
                                       {QStringLiteral("label"), info.label},
                                       {what, id}},
                                      {}},
                                task.id, info.key});
        }
    }
    return problems;
}

} // namespace

Problems validateConnections(const Workflow &workflow, const TaskCatalog &catalog,
                             const QStringList &knownConnectionIds)
{
    return unknownIds(workflow, catalog, ParamKind::Connection, knownConnectionIds, errors::kWorkflowUnknownConnection,
                      QStringLiteral("connection"));
}

Problems validateCalls(const Workflow &workflow, const TaskCatalog &catalog, const QStringList &knownWorkflowIds)
{
    return unknownIds(workflow, catalog, ParamKind::Workflow, knownWorkflowIds + QStringList{workflow.id},
                      errors::kWorkflowUnknownCalled, QStringLiteral("workflow"));
}

} // namespace sluice
