#include "core/tasks/approval.h"

#include "core/base/duration.h"
#include "core/run/approval.h"
#include "core/tasks/errors.h"
#include "core/tasks/params.h"
#include "core/workflow/jsonschema.h"

namespace sluice {

namespace {

const QString kQuestion = QStringLiteral("question");
const QString kApprovers = QStringLiteral("approvers");
const QString kDueIn = QStringLiteral("dueIn");

Outcome ask(const Attempt &, const QJsonObject &params, WallTime now)
{
    outcome::Await await;
    await.topic = kApprovalTopic;
    auto question = textParam(params, kQuestion);
    if (!question)
        return permanent(question.error());
    auto approvers = textParam(params, kApprovers);
    if (!approvers)
        return permanent(approvers.error());
    // Names that an expression should have given and did not: to let anybody decide then would be the wrong way to fail.
    if (!params.value(kApprovers).isUndefined() && approvers->trimmed().isEmpty())
        return permanent(
            {QString(errors::kTaskParameterMissing),
             {{QStringLiteral("parameter"), kApprovers}, {QStringLiteral("label"), QStringLiteral("Who may decide")}},
             {}});
    const auto form = objectParam(params, kApprovalForm);
    if (!form)
        return permanent(form.error());
    // Now, and not when somebody has filled it in.
    if (const auto schema = JsonSchema::read(*form); !form->isEmpty() && !schema)
        return permanent(schema.error());
    await.key = std::move(*approvers);
    await.value = std::move(*question);
    if (const QJsonValue limit = params.value(kDueIn); !limit.isUndefined()) {
        const auto duration = parseDuration(limit.toString());
        if (!duration)
            return permanent(duration.error());
        await.until = now + *duration;
    }
    return await;
}

} // namespace

TaskType approvalType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("approval");
    info.label = QStringLiteral("Ask for approval");
    info.category = QStringLiteral("flow");
    info.help = QStringLiteral("Waits until a person approves or rejects, also through a restart, and passes on who "
                               "decided, and what was said. A rejection is no failure: it goes on by \"rejected\".");
    info.sideEffects = false;
    info.icon = QStringLiteral("dialog-question");
    info.outPorts = {QString(kApprovedPort), QString(kRejectedPort), QStringLiteral("timeout")};
    info.summaryParam = kQuestion;
    info.params = {
        {.key = kQuestion,
         .label = QStringLiteral("Question"),
         .help = QStringLiteral("What is to be decided; expressions may stand in it."),
         .kind = ParamKind::MultiLine,
         .required = true},
        {.key = kApprovers,
         .label = QStringLiteral("Who may decide"),
         .help = QStringLiteral("Names of users, with commas; empty: anybody who may use this workspace."),
         .kind = ParamKind::Text},
        {.key = kDueIn,
         .label = QStringLiteral("Wait at most"),
         .help = QStringLiteral("How long, such as 10m or 2h; then it goes on by \"timeout\" if that is connected, and "
                                "fails if not. Empty: for as long as it takes."),
         .kind = ParamKind::Duration},
        {.key = kApprovalForm,
         .label = QStringLiteral("Form"),
         .help = QStringLiteral("What whoever approves fills in: a JSON Schema of an object, whose properties are the "
                                "fields. It holds no expressions. Empty: a comment is all."),
         .kind = ParamKind::Json},
    };
    return {std::move(info), InlineTask{ask}, {QString(kApprovalForm)}};
}

} // namespace sluice
