#include "app/ctl/command.h"
#include "app/ctl/history.h"
#include "app/ctl/runstart.h"
#include "app/ctl/secretplace.h"
#include "app/ctl/stepname.h"
#include "core/journal/errors.h"
#include "core/run/approval.h"
#include "core/run/errors.h"

#include <QCommandLineParser>
#include <QCoreApplication>

// Decides what steps ask of a person.

namespace sluice::ctl {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("sluicectl", text);
}

/// The step that is to be decided: the one that is named, else the only one of its run that asks.
Result<StepIndex> askingStep(const Run &run, const Arguments &arguments)
{
    std::vector<StepIndex> asking;
    for (const auto &[step, await] : run.awaits) {
        if (isApproval(await))
            asking.push_back(step);
    }
    if (arguments.names.size() > 1) {
        const auto named = requiredStep(run, arguments.names[1]);
        if (!named)
            return named;
        std::erase_if(asking, [&named](StepIndex step) { return step != *named; });
    }
    if (asking.empty())
        return failure(errors::kApprovalNone, {{QStringLiteral("run"), arguments.names.front()}});
    if (asking.size() > 1)
        return tl::unexpected(arguments.usage(tr("Several steps of this run ask; name one.")));
    return asking.front();
}

int decided(const Arguments &arguments, Output &output, QLatin1StringView port)
{
    bool isNumber = false;
    const RunId id{arguments.names.front().toULongLong(&isNumber)};
    if (!isNumber)
        return arguments.misuse(tr("'%1' is no run; they are numbered.").arg(arguments.names.front()), output);
    const auto data = arguments.payload("data");
    if (!data)
        return output.fail(data.error(), kInvalid);
    const auto reader = openHistory(arguments.workspace());
    if (!reader)
        return output.fail(reader.error());
    if (!*reader)
        return output.fail(
            {QString(errors::kJournalRunUnknown), {{QStringLiteral("run"), arguments.names.front()}}, {}});
    const auto read = readRun(**reader, id, arguments.workspace());
    if (!read)
        return output.fail(read.error());
    const auto step = askingStep(read->run, arguments);
    if (!step)
        return output.fail(step.error());
    auto workspace = openedWorkspace(arguments);
    if (!workspace)
        return output.fail(workspace.error(), kInvalid);
    workspace->engine.webhooks.reset(); // only what serves listens
    const SkipRequest request{id, *step, data->value_or(Payload()), arguments.value("comment"), port};
    return orderAndFollow(workspace->engine, id, output, [&](LocalEngine &engine, QObject *context, auto done) {
        engine.skipStep(request, context, std::move(done));
    });
}

int approve(const Arguments &arguments, Output &output)
{
    return decided(arguments, output, kApprovedPort);
}

int reject(const Arguments &arguments, Output &output)
{
    return decided(arguments, output, kRejectedPort);
}

Command decision(const QString &name, const QString &summary, int (*perform)(const Arguments &, Output &))
{
    return {.name = name,
            .takes = QStringLiteral("ID [STEP]"),
            .summary = summary,
            .least = 1,
            .most = 2,
            .options = {{QStringLiteral("comment"), tr("Why; it is kept with the decision."), QStringLiteral("TEXT")},
                        {QStringLiteral("data"), tr("A JSON file that the run goes on with."), QStringLiteral("FILE")}},
            .perform = perform};
}

} // namespace

Command runsApproveCommand()
{
    return decision(QStringLiteral("runs approve"), tr("Approves what a step of a run asks; then waits as run does."),
                    approve);
}

Command runsRejectCommand()
{
    return decision(QStringLiteral("runs reject"), tr("Rejects what a step of a run asks; then waits as run does."),
                    reject);
}

} // namespace sluice::ctl
