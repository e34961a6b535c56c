#include "ui/document/quickfix.h"

#include "core/workflow/errors.h"
#include "core/workflow/graph.h"
#include "core/workflow/triggerrules.h"
#include "ui/document/edits.h"

#include <QCoreApplication>
#include <QJsonObject>

#include <algorithm>
#include <map>

namespace sluice {

namespace {

struct Fixes {
    Q_DECLARE_TR_FUNCTIONS(QuickFix)
};

/// What a fix is worked out from.
struct Trouble {
    const Problem &problem;
    const Workflow &workflow;
    const TaskCatalog &catalog;
    const std::vector<Connection> &connections;

    [[nodiscard]] QString arg(const char *name) const { return problem.error.args.value(QString::fromLatin1(name)); }
    [[nodiscard]] const Task *task() const { return workflow.task(problem.task); }
    [[nodiscard]] QString titleOf(const QString &id) const
    {
        const Task *found = workflow.task(id);
        return found && !found->name.isEmpty() ? found->name : id;
    }
    [[nodiscard]] const ParamInfo *param() const
    {
        const auto *type = task() ? catalog.find(task()->type) : nullptr;
        if (!type)
            return nullptr;
        const auto found = std::ranges::find(type->params, problem.field, &ParamInfo::key);
        return found == type->params.end() ? nullptr : &*found;
    }
};

using Fix = std::optional<QuickFix>;

Fix removeEdge(const Trouble &trouble)
{
    const Edge edge{trouble.arg("from"), trouble.arg("port"), trouble.arg("to")};
    return QuickFix{
        Fixes::tr("Remove the edge from %1 to %2").arg(trouble.titleOf(edge.from), trouble.titleOf(edge.to)),
        [edge](Workflow &workflow) { edits::disconnectTasks(workflow, edge); }};
}

Fix removeSecondEdge(const Trouble &trouble)
{
    const Edge edge{trouble.arg("from"), trouble.arg("port"), trouble.arg("to")};
    return QuickFix{Fixes::tr("Keep one of the two edges"), [edge](Workflow &workflow) {
                        const auto last = std::find(workflow.edges.rbegin(), workflow.edges.rend(), edge);
                        if (std::ranges::count(workflow.edges, edge) > 1)
                            workflow.edges.erase(std::next(last).base());
                    }};
}

Fix removeSelfEdge(const Trouble &trouble)
{
    return QuickFix{Fixes::tr("Remove the edge from %1 to itself").arg(trouble.titleOf(trouble.arg("task"))),
                    [id = trouble.arg("task")](Workflow &workflow) {
                        std::erase_if(workflow.edges,
                                      [&](const Edge &edge) { return edge.from == id && edge.to == id; });
                    }};
}

Fix useKnownPort(const Trouble &trouble)
{
    const QString id = trouble.arg("task");
    const Task *task = trouble.workflow.task(id);
    const auto *type = task ? trouble.catalog.find(task->type) : nullptr;
    const QStringList ports = type ? outPortsOf(*task, *type) : QStringList();
    const Edge edge{id, trouble.arg("port"), trouble.arg("to")};
    // Of several, a person knows which was meant.
    if (ports.size() != 1)
        return QuickFix{Fixes::tr("Remove the edge from %1 to %2").arg(trouble.titleOf(id), trouble.titleOf(edge.to)),
                        [edge](Workflow &workflow) { edits::disconnectTasks(workflow, edge); }};
    return QuickFix{Fixes::tr("Leave %1 by its port %2").arg(trouble.titleOf(id), ports.front()),
                    [edge, port = ports.front()](Workflow &workflow) {
                        edits::disconnectTasks(workflow, edge);
                        edits::connectTasks(workflow, {edge.from, port, edge.to});
                    }};
}

/// Mends the task that a problem is about.
Fix mendTask(const Trouble &trouble, const QString &text, std::function<void(Task &)> mend)
{
    return QuickFix{text, [id = trouble.problem.task, mend = std::move(mend)](Workflow &workflow) {
                        if (Task *task = workflow.task(id))
                            mend(*task);
                    }};
}

Fix goOnByFailure(const Trouble &trouble)
{
    return mendTask(trouble, Fixes::tr("Let %1 go on by its failure port").arg(trouble.titleOf(trouble.problem.task)),
                    [](Task &task) { task.reliability.onExhausted = OnExhausted::Continue; });
}

Fix dropCompensation(const Trouble &trouble)
{
    return mendTask(trouble, Fixes::tr("Let nothing undo %1").arg(trouble.titleOf(trouble.problem.task)),
                    [](Task &task) { task.compensation.clear(); });
}

/// A task whose plug-in is missing: it passes its input on, and keeps what it holds until it is switched on again.
Fix switchOff(const Trouble &trouble)
{
    const Task *task = trouble.task();
    if (!task || task->disabled)
        return std::nullopt;
    return mendTask(trouble, Fixes::tr("Switch %1 off").arg(trouble.titleOf(task->id)),
                    [](Task &mended) { mended.disabled = true; });
}

Fix removeParameter(const Trouble &trouble)
{
    const QString key = trouble.arg("parameter");
    return mendTask(trouble, Fixes::tr("Remove the setting %1").arg(key),
                    [key](Task &task) { task.params.remove(key); });
}

/// The usual value takes the place of one that cannot be.
Fix useFallback(const Trouble &trouble)
{
    const auto *param = trouble.param();
    if (!param || (param->fallback.isUndefined() && param->required))
        return std::nullopt;
    const QString usual = param->fallback.toVariant().toString();
    const QString text = usual.isEmpty() ? Fixes::tr("Leave it empty")
                                         : Fixes::tr("Use the usual value, %1").arg(usual);
    return mendTask(trouble, text, [key = param->key](Task &task) { task.params.remove(key); });
}

/// A number or a yes or no among texts is one that lost its quotes; of a list nobody knows what was meant.
Fix turnIntoTexts(const Trouble &trouble)
{
    const auto *param = trouble.param();
    const Task *task = trouble.workflow.task(trouble.problem.task);
    if (!param || !task || !task->params.value(param->key).isObject())
        return std::nullopt;
    QJsonObject texts = task->params.value(param->key).toObject();
    for (auto member = texts.begin(); member != texts.end(); ++member) {
        const QJsonValue value = *member;
        if (!value.isString() && !value.isDouble() && !value.isBool())
            return std::nullopt;
        *member = value.toVariant().toString();
    }
    return mendTask(trouble, Fixes::tr("Turn the values of the setting %1 into texts").arg(param->key),
                    [key = param->key, texts](Task &mended) { mended.params.insert(key, texts); });
}

Fix useOnlyConnection(const Trouble &trouble)
{
    const auto *param = trouble.param();
    std::vector<const Connection *> fitting;
    for (const Connection &connection : trouble.connections) {
        if (param && (param->choices.isEmpty() || param->choices.contains(connection.type)))
            fitting.push_back(&connection);
    }
    if (fitting.size() != 1)
        return std::nullopt;
    const auto &only = *fitting.front();
    return mendTask(trouble, Fixes::tr("Use the connection %1").arg(only.name.isEmpty() ? only.id : only.name),
                    [key = param->key, connection = only.id](Task &task) { task.params.insert(key, connection); });
}

int editDistance(const QString &one, const QString &other)
{
    std::vector<int> row(static_cast<std::size_t>(other.size()) + 1);
    for (std::size_t i = 0; i < row.size(); ++i)
        row[i] = static_cast<int>(i);
    for (qsizetype i = 0; i < one.size(); ++i) {
        int diagonal = row[0];
        row[0] = static_cast<int>(i) + 1;
        for (qsizetype j = 0; j < other.size(); ++j) {
            const auto at = static_cast<std::size_t>(j) + 1;
            const int replaced = diagonal + (one[i].toLower() == other[j].toLower() ? 0 : 1);
            diagonal = row[at];
            row[at] = std::min({replaced, row[at] + 1, row[at - 1] + 1});
        }
    }
    return row.back();
}

/// A slip of the keyboard: the one step before the task whose id is nearly what stands there.
Fix useNearestStep(const Trouble &trouble)
{
    const QString wrong = trouble.arg("step");
    const WorkflowGraph graph(trouble.workflow);
    const int at = graph.indexOf(trouble.problem.task);
    if (at < 0 || wrong.isEmpty())
        return std::nullopt;
    const auto before = graph.ancestors(at);
    std::multimap<int, QString> near;
    for (int i = 0; i < graph.size(); ++i) {
        if (before[static_cast<std::size_t>(i)])
            near.emplace(editDistance(wrong, graph.idOf(i)), graph.idOf(i));
    }
    const bool isClose = !near.empty() && near.begin()->first <= std::max<qsizetype>(1, wrong.size() / 3);
    if (!isClose || near.count(near.begin()->first) > 1)
        return std::nullopt;
    return QuickFix{Fixes::tr("Name the step %1").arg(near.begin()->second),
                    [id = trouble.problem.task, wrong, right = near.begin()->second](Workflow &workflow) {
                        edits::renameReferences(workflow, id, wrong, right);
                    }};
}

Fix mendTrigger(const Trouble &trouble, const QString &text, std::function<void(Workflow &, Trigger &)> mend)
{
    const auto place = triggerPlace(trouble.problem.field);
    if (!place)
        return std::nullopt;
    return QuickFix{text, [id = place->trigger, mend = std::move(mend)](Workflow &workflow) {
                        // Of two of the same name, the later one is at fault.
                        const auto found = std::find_if(workflow.triggers.rbegin(), workflow.triggers.rend(),
                                                        [&](const Trigger &trigger) { return trigger.id == id; });
                        if (found != workflow.triggers.rend())
                            mend(workflow, *found);
                    }};
}

Fix renameTrigger(const Trouble &trouble)
{
    return mendTrigger(trouble, Fixes::tr("Give it a free name"), [](Workflow &workflow, Trigger &trigger) {
        trigger.id = edits::freeTriggerId(workflow, trigger.id);
    });
}

Fix useUtc(const Trouble &trouble)
{
    return mendTrigger(trouble, Fixes::tr("Use UTC"), [](Workflow &, Trigger &trigger) { trigger.zone.clear(); });
}

Fix useShortestInterval(const Trouble &trouble)
{
    return mendTrigger(trouble, Fixes::tr("Use the shortest interval, one second"),
                       [](Workflow &, Trigger &trigger) { trigger.every = kShortestInterval; });
}

} // namespace

std::optional<QuickFix> quickFixFor(const Problem &problem, const Workflow &workflow, const TaskCatalog &catalog,
                                    const std::vector<Connection> &connections)
{
    using namespace errors;
    static const QHash<QString, Fix (*)(const Trouble &)> fixes{
        {kWorkflowDanglingEdge, removeEdge},
        {kWorkflowDuplicateEdge, removeSecondEdge},
        {kWorkflowSelfEdge, removeSelfEdge},
        {kWorkflowUnknownPort, useKnownPort},
        {kWorkflowUnusedFailurePort, goOnByFailure},
        {kWorkflowUnknownCompensation, dropCompensation},
        {kWorkflowUnknownParameter, removeParameter},
        {kWorkflowUnknownType, switchOff},
        {kWorkflowExpectsText, useFallback},
        {kWorkflowExpectsNumber, useFallback},
        {kWorkflowExpectsBoolean, useFallback},
        {kWorkflowExpectsTexts, turnIntoTexts},
        {kWorkflowExpectsDuration, useFallback},
        {kWorkflowUnknownChoice, useFallback},
        {kWorkflowNotWholeNumber, useFallback},
        {kWorkflowUnknownConnection, useOnlyConnection},
        {kWorkflowUnknownStep, useNearestStep},
        {kTriggerDuplicateId, renameTrigger},
        {kTriggerUnknownZone, useUtc},
        {kTriggerShortInterval, useShortestInterval},
    };
    const auto fix = fixes.value(problem.error.code);
    return fix ? fix({problem, workflow, catalog, connections}) : std::nullopt;
}

} // namespace sluice
