#include "app/ctl/command.h"
#include "app/ctl/history.h"
#include "app/ctl/runstart.h"
#include "app/ctl/secretplace.h"
#include "app/ctl/stepname.h"
#include "core/journal/errors.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace sluice::ctl {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("sluicectl", text);
}

Result<RunId> runNamed(const Arguments &arguments)
{
    bool isNumber = false;
    const RunId id{arguments.names.front().toULongLong(&isNumber)};
    if (!isNumber)
        return tl::unexpected(arguments.usage(tr("'%1' is no run; they are numbered.").arg(arguments.names.front())));
    return id;
}

/// The step that a person named of a run, before an engine is started for it.
Result<std::optional<StepIndex>> wantedStep(const Arguments &arguments, RunId run)
{
    if (arguments.names.size() < 2)
        return std::nullopt;
    const auto reader = openHistory(arguments.workspace());
    if (!reader)
        return tl::unexpected(reader.error());
    if (!*reader)
        return failure(errors::kJournalRunUnknown, {{QStringLiteral("run"), arguments.names.front()}});
    const auto read = readRun(**reader, run, arguments.workspace());
    if (!read)
        return tl::unexpected(read.error());
    return requiredStep(read->run, arguments.names[1]).map([](StepIndex step) { return std::optional(step); });
}

int step(const Arguments &arguments, Output &output)
{
    const auto run = runNamed(arguments);
    if (!run)
        return output.fail(run.error(), kInvalid);
    const auto wanted = wantedStep(arguments, *run);
    if (!wanted)
        return output.fail(wanted.error());
    auto workspace = openedWorkspace(arguments);
    if (!workspace)
        return output.fail(workspace.error(), kInvalid);
    workspace->engine.webhooks.reset(); // only what serves listens
    return orderAndFollow(workspace->engine, *run, output, [&](LocalEngine &engine, QObject *context, auto done) {
        engine.stepRun({*run, *wanted}, context, std::move(done));
    });
}

int resume(const Arguments &arguments, Output &output)
{
    const auto run = runNamed(arguments);
    if (!run)
        return output.fail(run.error(), kInvalid);
    auto workspace = openedWorkspace(arguments);
    if (!workspace)
        return output.fail(workspace.error(), kInvalid);
    workspace->engine.webhooks.reset();
    const QStringList breaks = arguments.options.values(QStringLiteral("break"));
    const bool setsBreaks = !breaks.isEmpty() || arguments.has("no-breaks");
    return orderAndFollow(workspace->engine, *run, output, [&](LocalEngine &engine, QObject *context, auto done) {
        if (!setsBreaks)
            return engine.resumeRun(*run, context, std::move(done));
        engine.setBreakpoints({*run, {breaks.begin(), breaks.end()}}, context,
                              [&engine, context, run = *run, done](const Result<void> &set) {
                                  if (set)
                                      engine.resumeRun(run, context, done);
                                  else
                                      done(set);
                              });
    });
}

} // namespace

Command stepCommand()
{
    return {.name = QStringLiteral("step"),
            .takes = QStringLiteral("RUN [STEP]"),
            .summary = tr("Lets a run that halts start one step, and waits until that is done."),
            .least = 1,
            .most = 2,
            .perform = step};
}

Command runsResumeCommand()
{
    return {.name = QStringLiteral("runs resume"),
            .takes = QStringLiteral("ID"),
            .summary = tr("Lets a run that halts or is paused go on; then waits as run does."),
            .least = 1,
            .most = 1,
            .options = {{QStringLiteral("break"),
                         tr("Halt before these steps, instead of those before. Any number of times."),
                         QStringLiteral("STEP")},
                        {QStringLiteral("no-breaks"), tr("Halt nowhere any more.")}},
            .perform = resume};
}

} // namespace sluice::ctl
