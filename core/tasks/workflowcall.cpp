#include "core/tasks/workflowcall.h"

#include "core/base/duration.h"
#include "core/base/errors.h"
#include "core/script/jsontext.h"
#include "core/tasks/errors.h"
#include "core/tasks/params.h"
#include "core/workflow/workflowfile.h"

namespace sluice {

namespace {

const QString kWorkflow = QStringLiteral("workflow");
const QString kInput = QStringLiteral("input");
const QString kTimeout = QStringLiteral("timeout");

/// The workflow of that name, as its file is now.
Result<Workflow> workflowNamed(const QString &name, const QString &workspace)
{
    auto workflow = loadWorkflowNamed(name, workspace);
    if (!workflow && workflow.error().code == errors::kFileMissing)
        return failure(errors::kCallUnknownWorkflow, {{QStringLiteral("workflow"), name}});
    return workflow;
}

Outcome run(SqlSessions &, const Attempt &attempt, const QJsonObject &params)
{
    outcome::Call call;
    if (const QJsonValue limit = params.value(kTimeout); !limit.isUndefined()) {
        const auto duration = parseDuration(limit.toString());
        if (!duration)
            return permanent(duration.error());
        call.limit = *duration;
    }
    auto workflow = workflowNamed(params.value(kWorkflow).toString().trimmed(), attempt.workspace);
    if (!workflow)
        return permanent(workflow.error());
    call.workflow = std::make_shared<const Workflow>(*std::move(workflow));
    const QJsonValue input = params.value(kInput);
    call.input = input.isUndefined() ? attempt.data.input : jsontext::toText(input);
    return call;
}

} // namespace

TaskType workflowCallType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("workflow.call");
    info.label = QStringLiteral("Call workflow");
    info.category = QStringLiteral("flow");
    info.help = QStringLiteral(
        "Runs another workflow and waits for its end, holding nothing meanwhile. Its output is that of the last task "
        "there; of several last tasks, an object by task id.");
    info.icon = QStringLiteral("go-jump");
    info.outPorts = portsWithFailure() << QStringLiteral("timeout");
    info.lane = Lane::Blocking;
    info.summaryParam = kWorkflow;
    info.params = {
        {.key = kWorkflow,
         .label = QStringLiteral("Workflow"),
         .help = QStringLiteral("The name of its file in the folder workflows, without .json."),
         .kind = ParamKind::Workflow,
         .required = true},
        {.key = kInput,
         .label = QStringLiteral("Input"),
         .help = QStringLiteral("What its run is started with; empty: the input of this task."),
         .kind = ParamKind::Json},
        {.key = kTimeout,
         .label = QStringLiteral("Wait at most"),
         .help = QStringLiteral("How long, such as 10m or 2h; then its run is cancelled, and this one goes on by "
                                "\"timeout\" if that is connected, and fails if not. Empty: for as long as it takes."),
         .kind = ParamKind::Duration},
    };
    return {std::move(info), BlockingTask{run}, {kWorkflow}};
}

} // namespace sluice
