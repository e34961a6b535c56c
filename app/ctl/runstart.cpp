#include "app/ctl/runstart.h"

#include "app/ctl/enginesession.h"
#include "app/ctl/history.h"
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

Result<std::unique_ptr<EngineSession>> sessionFor(const LocalEngineConfig &config, Output &output)
{
    auto session = EngineSession::start(config, output);
    if (!session)
        return session;
    if (const auto others = (*session)->unfinishedRuns(); others && !others->empty())
        output.message(tr("Runs that were not finished go on as well: %1.").arg(others->size()));
    return session;
}

/// Waits until the run is over or waits, and says what became of it; the exit status.
int follow(EngineSession &session, RunId id, Output &output)
{
    const auto runs = session.untilSettled({id});
    if (!runs)
        return output.fail(runs.error());
    QJsonObject json = runJson(runs->front());
    json.insert(QStringLiteral("label"), labelText(session.workspace(), id));
    output.document(QJsonDocument(json));
    reportRun(runs->front(), session.workspace(), output);
    return statusOf(runs->front());
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
    auto session = sessionFor(config, output);
    if (!session)
        return output.fail(session.error());
    const auto id = (*session)->answer<RunId>(
        [&](QObject *context, auto done) { start((*session)->engine(), context, std::move(done)); });
    if (!id)
        return output.fail(id.error());
    output.message(tr("Run %1 has started.").arg(number(*id)));
    return follow(**session, *id, output);
}

int orderAndFollow(const LocalEngineConfig &config, RunId run, Output &output,
                   const std::function<void(LocalEngine &, QObject *, EngineClient::Done<void>)> &order)
{
    auto session = sessionFor(config, output);
    if (!session)
        return output.fail(session.error());
    const auto done = (*session)->answer<void>(
        [&](QObject *context, auto answered) { order((*session)->engine(), context, std::move(answered)); });
    if (!done)
        return output.fail(done.error());
    return follow(**session, run, output);
}

} // namespace sluice::ctl
