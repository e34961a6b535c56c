#include "app/ctl/command.h"
#include "app/ctl/enginesession.h"
#include "app/ctl/json.h"
#include "app/ctl/secretplace.h"
#include "app/ctl/versionname.h"
#include "core/workflow/triggerjson.h"
#include "core/workflow/triggerrules.h"
#include "core/workflow/validate.h"
#include "core/workflow/workflowfile.h"
#include "ui/wording/formats.h"
#include "ui/wording/triggerwords.h"
#include "ui/wording/versionwords.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace sluice::ctl {

namespace {

QString tr(const char *text, const char *comment = nullptr)
{
    return QCoreApplication::translate("sluicectl", text, comment);
}

QJsonObject triggerJson(const ArmedWorkflow &armed, const ArmedTrigger &each)
{
    const auto due = nextDue(each.trigger, each.accounted);
    return {{QStringLiteral("workflow"), armed.workflow},
            {QStringLiteral("trigger"), each.trigger.id},
            {QStringLiteral("kind"), QString(nameOf(each.trigger.kind))},
            {QStringLiteral("version"), versionText(armed.number)},
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
                                        {QStringLiteral("version"), versionText(armed.number)},
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

/// The first of the errors that would keep runs of a workflow from starting.
Result<void> checkArmable(const Workflow &workflow, const TaskCatalog &catalog)
{
    Problems problems = validate(workflow, catalog);
    std::ranges::move(checkTriggers(workflow), std::back_inserter(problems));
    const auto error = std::ranges::find(problems, Severity::Error, &Problem::severity);
    return error == problems.end() ? Result<void>() : tl::unexpected(error->error);
}

/// As its file is now, or as one of its versions.
int arm(const Arguments &arguments, Output &output)
{
    auto opened = openedWorkspace(arguments);
    if (!opened)
        return output.fail(opened.error(), kInvalid);
    const bool isVersion = arguments.names.size() == 2;
    const auto workflow = isVersion ? versionNamed(arguments, arguments.names[1])
                                    : loadWorkflowNamed(arguments.names.front(), opened->engine.workspace);
    if (!workflow && isVersion && workflow.error().code != arguments.usage({}).code)
        return output.fail(workflow.error()); // there is no such version, or its journal cannot be read
    if (!workflow)
        return output.fail(workflow.error(), kInvalid);
    if (const auto allowed = checkArmable(*workflow, opened->engine.catalog); !allowed)
        return output.fail(allowed.error(), kInvalid);
    const QString name = isVersion ? tr("%1 of %2", "v7 of a workflow")
                                         .arg(versionText(numberNamed(arguments, arguments.names[1]).value_or(0)),
                                              workflow->id)
                                   : workflow->id;
    return EngineSession::atRest(*std::move(opened), output, [&](EngineSession &session) -> int {
        const auto done = session.answer<void>([&](QObject *context, auto answered) {
            session.engine().armWorkflow(*workflow, context, std::move(answered));
        });
        if (!done)
            return output.fail(done.error());
        output.document(QJsonDocument(QJsonObject{{QStringLiteral("armed"), workflow->id}}));
        output.line(
            tr("%1 is armed: its triggers and webhooks start it while sluicectl serve or the window runs.").arg(name));
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

Command versionsArmCommand()
{
    return {
        .name = QStringLiteral("versions arm"),
        .takes = QStringLiteral("WORKFLOW VERSION"),
        .summary = tr("Lets the triggers and webhooks of a workflow start a version of it, whatever its file holds."),
        .least = 2,
        .most = 2,
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
