#include "app/ctl/runstart.h"

#include "app/ctl/enginesession.h"
#include "app/ctl/json.h"
#include "app/ctl/report.h"
#include "core/workflow/validate.h"
#include "core/workflow/workflowfile.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace sluice::ctl {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("sluicectl", text);
}

} // namespace

int checkWorkflow(const Workflow &workflow, const LocalEngineConfig &config, Output &output)
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

int runAndFollow(const LocalEngineConfig &config, Output &output, const StartsRun &start)
{
    auto session = EngineSession::start(config, output);
    if (!session)
        return output.fail(session.error());
    if (const auto others = (*session)->unfinishedRuns(); others && !others->empty())
        output.message(tr("Runs that were not finished go on as well: %1.").arg(others->size()));
    const auto id = (*session)->answer<RunId>(
        [&](QObject *context, auto done) { start((*session)->engine(), context, std::move(done)); });
    if (!id)
        return output.fail(id.error());
    output.message(tr("Run %1 has started.").arg(number(*id)));
    const auto runs = (*session)->untilSettled({*id});
    if (!runs)
        return output.fail(runs.error());
    output.document(QJsonDocument(runJson(runs->front())));
    reportRun(runs->front(), config.workspace, output);
    return statusOf(runs->front());
}

} // namespace sluice::ctl
