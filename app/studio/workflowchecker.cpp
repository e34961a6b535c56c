#include "app/studio/workflowchecker.h"

#include "core/workflow/triggerrules.h"
#include "core/workflow/validate.h"
#include "core/workflow/workflowfile.h"

namespace sluice {

namespace {

Problems problemsOf(const Workflow &workflow, const TaskCatalog &catalog, const QStringList &connections,
                    const QString &folder)
{
    Problems problems = validate(workflow, catalog);
    const auto add = [&](const Problems &more) { problems.insert(problems.end(), more.begin(), more.end()); };
    add(validateConnections(workflow, catalog, connections));
    add(validateCalls(workflow, catalog, workflowIds(folder)));
    add(checkTriggers(workflow));
    return problems;
}

} // namespace

WorkflowChecker::WorkflowChecker(const TaskCatalog &catalog, const QString &folder)
    : m_checks(QStringLiteral("checker"),
               [catalog, folder](const Checked &asked) {
                   return problemsOf(asked.workflow, catalog, asked.connections, folder);
               })
    , m_layouts(QStringLiteral("layout"),
                [catalog](const Workflow &workflow) { return layeredLayout(workflow, &catalog); })
{
}

void WorkflowChecker::setConnections(const std::vector<Connection> &connections)
{
    m_connections.clear();
    for (const Connection &connection : connections)
        m_connections += connection.id;
}

void WorkflowChecker::check(const Workflow &workflow, QObject *context, Done done)
{
    m_checks.ask({workflow, m_connections}, context, std::move(done));
}

void WorkflowChecker::arrange(const Workflow &workflow, QObject *context, std::function<void(Arrangement)> done)
{
    m_layouts.ask(workflow, context, std::move(done));
}

} // namespace sluice
