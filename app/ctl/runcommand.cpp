#include "app/ctl/command.h"
#include "app/ctl/runstart.h"
#include "app/ctl/secretplace.h"
#include "app/ctl/trialoptions.h"
#include "core/script/jsontext.h"
#include "core/workflow/triggerrules.h"
#include "core/workflow/workflowfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

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

int runWorkflow(const RunRequest &request, const LocalEngineConfig &config, Output &output)
{
    return runAndFollow(config, output, [&](LocalEngine &engine, QObject *context, EngineClient::Done<RunId> done) {
        engine.startRun(request, context, std::move(done));
    });
}

/// The input that the file keeps under a name.
Result<std::optional<Payload>> inputSet(const Workflow &workflow, const QString &name)
{
    return savedInput(workflow, name).map([](const QJsonValue &input) {
        return input.isUndefined() ? std::nullopt : std::optional<Payload>(jsontext::toText(input));
    });
}

int perform(const Arguments &arguments, Output &output)
{
    const auto workflow = loadWorkflow(arguments.names.front());
    if (!workflow)
        return output.fail(workflow.error(), kInvalid);
    if (arguments.has("input") && arguments.has("input-set"))
        return arguments.misuse(tr("--input and --input-set exclude each other."), output);
    const auto input = arguments.has("input-set") ? inputSet(*workflow, arguments.value("input-set"))
                                                  : arguments.payload("input");
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
    if (const int invalid = checkWorkflow(*workflow, workspace->engine, output); invalid != kSucceeded)
        return invalid;
    auto trial = trialOf(arguments, *workflow, workspace->engine.workspace);
    if (!trial)
        return output.fail(trial.error(), kInvalid);
    RunRequest request{*workflow, input->value_or(Payload())};
    request.options = std::move(*trial);
    if (arguments.has("priority"))
        request.priority = priority;
    return runWorkflow(request, workspace->engine, output);
}

} // namespace

Command runCommand()
{
    return {
        .name = QStringLiteral("run"),
        .takes = QStringLiteral("FILE"),
        .summary = tr("Runs a workflow, and waits until it is over or waits on dead letters."),
        .least = 1,
        .most = 1,
        .options =
            QList<QCommandLineOption>{
                {QStringLiteral("input"), tr("The input of the run, a JSON file."), QStringLiteral("FILE")},
                {QStringLiteral("input-set"),
                 tr("The input that the workflow keeps under this name, as a trigger of kind manual."),
                 QStringLiteral("NAME")},
                {QStringLiteral("priority"),
                 tr("Its turn among other runs, -10 to 10; that of the workflow if not said."), QStringLiteral("N")}}
            + trialOptions(),
        .perform = perform};
}

} // namespace sluice::ctl
