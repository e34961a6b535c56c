#include "app/ctl/command.h"
#include "app/ctl/history.h"
#include "app/ctl/runstart.h"
#include "app/ctl/secretplace.h"
#include "core/journal/errors.h"
#include "core/workflow/workflowfile.h"

#include <QCoreApplication>

namespace sluice::ctl {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("sluicectl", text);
}

/// The workflow of a run, as its file is now.
Result<Workflow> latestOf(RunId run, const QString &workspace)
{
    const auto reader = openHistory(workspace);
    if (!reader)
        return tl::unexpected(reader.error());
    if (!*reader)
        return failure(errors::kJournalRunUnknown, {{QStringLiteral("run"), QString::number(number(run))}});
    const auto read = readRun(**reader, run, workspace);
    if (!read)
        return tl::unexpected(read.error());
    return loadWorkflowNamed(read->run.plan->workflowId, workspace);
}

int perform(const Arguments &arguments, Output &output)
{
    bool isNumber = false;
    AgainRequest request{RunId{arguments.names.front().toULongLong(&isNumber)}};
    if (!isNumber)
        return arguments.misuse(tr("'%1' is no run; they are numbered.").arg(arguments.names.front()), output);
    auto workspace = openedWorkspace(arguments, arguments.workspace());
    if (!workspace)
        return output.fail(workspace.error(), kInvalid);
    workspace->engine.webhooks.reset(); // only what serves listens
    if (arguments.has("latest")) {
        auto latest = latestOf(request.source, arguments.workspace());
        if (!latest)
            return output.fail(latest.error());
        request.workflow = std::move(*latest);
        if (const int invalid = checkWorkflow(*request.workflow, workspace->engine, output); invalid != kSucceeded)
            return invalid;
    }
    return runAndFollow(workspace->engine, output, [&](LocalEngine &engine, QObject *context, auto done) {
        engine.runAgain(request, context, std::move(done));
    });
}

} // namespace

Command runsAgainCommand()
{
    return {.name = QStringLiteral("runs again"),
            .takes = QStringLiteral("ID"),
            .summary = tr(
                "Runs again from the start, with the same input, on the version that ran; then waits as run does."),
            .least = 1,
            .most = 1,
            .options = {{QStringLiteral("latest"), tr("On the workflow as its file is now.")}},
            .perform = perform};
}

} // namespace sluice::ctl
