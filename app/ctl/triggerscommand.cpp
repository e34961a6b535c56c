#include "app/ctl/command.h"
#include "app/ctl/enginesession.h"
#include "app/ctl/json.h"
#include "app/ctl/secretplace.h"
#include "core/workflow/triggerjson.h"
#include "core/workflow/triggerrules.h"
#include "core/workflow/validate.h"
#include "core/workflow/workflowfile.h"
#include "ui/wording/formats.h"
#include "ui/wording/triggerwords.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace sluice::ctl {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("sluicectl", text);
}

QJsonObject triggerJson(const ArmedWorkflow &armed, const ArmedTrigger &each)
{
    const auto due = nextDue(each.trigger, each.accounted);
    return {{QStringLiteral("workflow"), armed.workflow},
            {QStringLiteral("trigger"), each.trigger.id},
            {QStringLiteral("kind"), QString(nameOf(each.trigger.kind))},
            {QStringLiteral("armedBy"), armed.who},
            {QStringLiteral("armedAt"), timeJson(armed.since)},
            {QStringLiteral("next"), due ? timeJson(*due) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("fired"), static_cast<qint64>(each.fired)},
            {QStringLiteral("givenUp"), static_cast<qint64>(each.givenUp)}};
}

int list(const Arguments &arguments, Output &output)
{
    auto opened = openedWorkspace(arguments);
    if (!opened)
        return output.fail(opened.error(), kInvalid);
    const std::vector<HookRoute> routes = opened->engine.hooks;
    return EngineSession::atRest(*std::move(opened), output, [&](EngineSession &session) -> int {
        if (const auto waited = session.untilTold(); !waited)
            return output.fail(waited.error());
        QJsonArray json;
        std::vector<QStringList> rows;
        for (const ArmedWorkflow &armed : session.engine().snapshot().armed) {
            for (const ArmedTrigger &each : armed.triggers) {
                json.append(triggerJson(armed, each));
                const auto due = nextDue(each.trigger, each.accounted);
                rows.push_back({armed.workflow, each.trigger.id, QString(nameOf(each.trigger.kind)),
                                triggerWords(each.trigger), due ? exactMomentText(*due) : QStringLiteral("-"),
                                numberText(each.fired), numberText(each.givenUp)});
            }
            for (const HookRoute &route : routes) {
                if (route.workflow != armed.workflow)
                    continue;
                json.append(QJsonObject{{QStringLiteral("workflow"), armed.workflow},
                                        {QStringLiteral("trigger"), route.endpoint},
                                        {QStringLiteral("kind"), QStringLiteral("webhook")},
                                        {QStringLiteral("armedBy"), armed.who},
                                        {QStringLiteral("armedAt"), timeJson(armed.since)}});
                rows.push_back({armed.workflow, route.endpoint, QStringLiteral("webhook"),
                                QStringLiteral("POST /hooks/%1").arg(route.endpoint), QStringLiteral("-"),
                                QStringLiteral("-"), QStringLiteral("-")});
            }
        }
        output.document(QJsonDocument(QJsonObject{{QStringLiteral("triggers"), json}}));
        if (rows.empty())
            output.message(tr("No workflow is armed."));
        else
            output.table(
                {tr("Workflow"), tr("Trigger"), tr("Kind"), tr("Waits for"), tr("Next"), tr("Runs"), tr("Given up")},
                rows);
        return kSucceeded;
    });
}

/// Errors: those of the file, and the first of those that would keep its runs from starting.
Result<Workflow> armable(const QString &id, const OpenedWorkspace &workspace)
{
    auto workflow = loadWorkflowNamed(id, workspace.engine.workspace);
    if (!workflow)
        return workflow;
    Problems problems = validate(*workflow, workspace.engine.catalog);
    std::ranges::move(checkTriggers(*workflow), std::back_inserter(problems));
    const auto error = std::ranges::find(problems, Severity::Error, &Problem::severity);
    if (error != problems.end())
        return tl::unexpected(error->error);
    return workflow;
}

int arm(const Arguments &arguments, Output &output)
{
    auto opened = openedWorkspace(arguments);
    if (!opened)
        return output.fail(opened.error(), kInvalid);
    const auto workflow = armable(arguments.names.front(), *opened);
    if (!workflow)
        return output.fail(workflow.error(), kInvalid);
    return EngineSession::atRest(*std::move(opened), output, [&](EngineSession &session) -> int {
        const auto done = session.answer<void>([&](QObject *context, auto answered) {
            session.engine().armWorkflow(*workflow, context, std::move(answered));
        });
        if (!done)
            return output.fail(done.error());
        output.document(QJsonDocument(QJsonObject{{QStringLiteral("armed"), workflow->id}}));
        output.line(tr("%1 is armed: its triggers and webhooks start it while sluicectl serve or the window runs.")
                        .arg(workflow->id));
        return kSucceeded;
    });
}

int disarm(const Arguments &arguments, Output &output)
{
    const QString id = arguments.names.front();
    return EngineSession::atRest(arguments, output, [&](EngineSession &session) -> int {
        const auto done = session.answer<void>([&](QObject *context, auto answered) {
            session.engine().disarmWorkflow(id, context, std::move(answered));
        });
        if (!done)
            return output.fail(done.error());
        output.document(QJsonDocument(QJsonObject{{QStringLiteral("disarmed"), id}}));
        output.line(tr("%1 is disarmed: no trigger and no webhook starts it any more.").arg(id));
        return kSucceeded;
    });
}

} // namespace

Command armCommand()
{
    return {.name = QStringLiteral("arm"),
            .takes = QStringLiteral("WORKFLOW"),
            .summary = tr("Lets the triggers and webhooks of a workflow start it, as its file is now."),
            .least = 1,
            .most = 1,
            .perform = arm};
}

Command disarmCommand()
{
    return {.name = QStringLiteral("disarm"),
            .takes = QStringLiteral("WORKFLOW"),
            .summary = tr("Lets no trigger and no webhook start a workflow any more."),
            .least = 1,
            .most = 1,
            .perform = disarm};
}

Command armedCommand()
{
    return {.name = QStringLiteral("armed"),
            .takes = {},
            .summary = tr("Lists the triggers of armed workflows, and when each is due next."),
            .perform = list};
}

} // namespace sluice::ctl
