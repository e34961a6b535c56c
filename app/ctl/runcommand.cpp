#include "app/ctl/command.h"
#include "app/ctl/enginesession.h"
#include "app/ctl/json.h"
#include "app/ctl/report.h"
#include "app/ctl/secretplace.h"
#include "core/workflow/validate.h"
#include "core/workflow/workflowfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

namespace sluice::ctl {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("sluicectl", text);
}

QString workspaceOf(const Arguments &arguments)
{
    if (arguments.has("workspace"))
        return arguments.workspace();
    const QDir folder = QFileInfo(arguments.names.front()).absoluteDir();
    return folder.dirName() == u"workflows" ? QFileInfo(folder.absolutePath()).path() : folder.absolutePath();
}

/// Says all problems that hinder a run; `kSucceeded` when there is none.
int check(const Workflow &workflow, const LocalEngineConfig &config, Output &output)
{
    QStringList connections;
    for (const Connection &connection : config.connections)
        connections += connection.id;
    Problems problems = validate(workflow, config.catalog);
    std::ranges::move(validateConnections(workflow, config.catalog, connections), std::back_inserter(problems));
    std::ranges::move(validateCalls(workflow, config.catalog, workflowIds(config.workspace)),
                      std::back_inserter(problems));
    std::erase_if(problems, [](const Problem &problem) { return problem.severity != Severity::Error; });
    if (problems.empty())
        return kSucceeded;
    QJsonArray all;
    for (const Problem &problem : problems) {
        output.complain(problem.error);
        all.append(errorJson(problem.error));
    }
    output.document(
        QJsonDocument(QJsonObject{{QStringLiteral("error"), all.first()}, {QStringLiteral("problems"), all}}));
    return kInvalid;
}

int runWorkflow(const RunRequest &request, const LocalEngineConfig &config, Output &output)
{
    auto session = EngineSession::start(config, output);
    if (!session)
        return output.fail(session.error());
    if (const auto others = (*session)->unfinishedRuns(); others && !others->empty())
        output.message(tr("Runs that were not finished go on as well: %1.").arg(others->size()));
    const auto id = (*session)->answer<RunId>(
        [&](QObject *context, auto done) { (*session)->engine().startRun(request, context, std::move(done)); });
    if (!id)
        return output.fail(id.error());
    output.message(tr("Run %1 of %2 has started.").arg(number(*id)).arg(request.workflow.id));
    const auto runs = (*session)->untilSettled({*id});
    if (!runs)
        return output.fail(runs.error());
    output.document(QJsonDocument(runJson(runs->front())));
    reportRun(runs->front(), config.workspace, output);
    return statusOf(runs->front());
}

int perform(const Arguments &arguments, Output &output)
{
    const auto workflow = loadWorkflow(arguments.names.front());
    if (!workflow)
        return output.fail(workflow.error(), kInvalid);
    const auto input = arguments.payload("input");
    if (!input)
        return output.fail(input.error(), kInvalid);
    bool isPriority = true;
    const int priority = arguments.has("priority") ? arguments.value("priority").toInt(&isPriority) : 0;
    if (!isPriority || priority < -10 || priority > 10)
        return arguments.misuse(tr("'%1' is no priority; they go from -10 to 10.").arg(arguments.value("priority")),
                                output);
    auto workspace = openedWorkspace(arguments, workspaceOf(arguments));
    if (!workspace)
        return output.fail(workspace.error(), kInvalid);
    workspace->engine.webhooks.reset(); // only what serves listens
    if (const int invalid = check(*workflow, workspace->engine, output); invalid != kSucceeded)
        return invalid;
    RunRequest request{*workflow, input->value_or(Payload())};
    if (arguments.has("priority"))
        request.priority = priority;
    return runWorkflow(request, workspace->engine, output);
}

} // namespace

Command runCommand()
{
    return {.name = QStringLiteral("run"),
            .takes = QStringLiteral("FILE"),
            .summary = tr("Runs a workflow, and waits until it is over or waits on dead letters."),
            .least = 1,
            .most = 1,
            .options = {{QStringLiteral("input"), tr("The input of the run, a JSON file."), QStringLiteral("FILE")},
                        {QStringLiteral("priority"),
                         tr("Its turn among other runs, -10 to 10; that of the workflow if not said."),
                         QStringLiteral("N")}},
            .perform = perform};
}

} // namespace sluice::ctl
