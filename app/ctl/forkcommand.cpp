#include "app/ctl/command.h"
#include "app/ctl/errors.h"
#include "app/ctl/history.h"
#include "app/ctl/runstart.h"
#include "app/ctl/secretplace.h"
#include "app/ctl/stepname.h"
#include "app/ctl/trialoptions.h"
#include "core/journal/errors.h"
#include "core/run/machine.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace sluice::ctl {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("sluicectl", text);
}

/// How many events there were before the first step of a task, or a step by its number, began. Errors: `ctl.forkMoment`.
Result<quint64> momentBefore(const ReadRun &source, const QString &name)
{
    bool isNumber = false;
    const StepIndex wanted{name.toUInt(&isNumber)};
    const auto isMeant = [&](StepIndex step) { return isNumber ? step == wanted : source.run.taskOf(step).id == name; };
    for (std::size_t i = 0; i < source.events.size(); ++i) {
        const EventData &data = source.events[i].data;
        const auto *attempt = std::get_if<AttemptStarted>(&data);
        const auto *fed = std::get_if<StepFed>(&data);
        if ((attempt && isMeant(attempt->step)) || (fed && isMeant(fed->step)))
            return i;
    }
    return failure(kForkMoment,
                   {{QStringLiteral("run"), QString::number(number(source.run.id))}, {QStringLiteral("step"), name}});
}

Result<quint64> momentOf(const Arguments &arguments, const ReadRun &source)
{
    if (arguments.has("before"))
        return momentBefore(source, arguments.value("before"));
    if (!arguments.has("at"))
        return source.events.size();
    bool isNumber = false;
    const quint64 count = arguments.value("at").toULongLong(&isNumber);
    if (!isNumber || count == 0 || count > source.events.size())
        return tl::unexpected(arguments.usage(
            tr("'%1' is no moment of run %2; it has %3 events.")
                .arg(arguments.value("at"), arguments.names.front(), QString::number(source.events.size()))));
    return count;
}

/// What is changed of the run as it was at that moment.
Result<std::vector<ForkEdit>> editsOf(const Arguments &arguments, const Run &then)
{
    std::vector<ForkEdit> edits;
    for (const auto &[option, what] :
         {std::pair("output", ForkEdit::What::Output), std::pair("input", ForkEdit::What::Input)}) {
        const auto values = stepValues(arguments, option);
        if (!values)
            return tl::unexpected(values.error());
        for (auto value = values->begin(); value != values->end(); ++value) {
            const auto step = requiredStep(then, value.key());
            if (!step)
                return tl::unexpected(step.error());
            edits.push_back({*step, what, *value});
        }
    }
    return edits;
}

Result<ForkRequest> requestOf(const Arguments &arguments)
{
    bool isNumber = false;
    const RunId id{arguments.names.front().toULongLong(&isNumber)};
    if (!isNumber)
        return tl::unexpected(arguments.usage(tr("'%1' is no run; they are numbered.").arg(arguments.names.front())));
    if (arguments.has("at") && arguments.has("before"))
        return tl::unexpected(arguments.usage(tr("--at and --before exclude each other.")));
    const auto reader = openHistory(arguments.workspace());
    if (!reader)
        return tl::unexpected(reader.error());
    if (!*reader)
        return failure(errors::kJournalRunUnknown, {{QStringLiteral("run"), arguments.names.front()}});
    const auto source = readRun(**reader, id, arguments.workspace());
    if (!source)
        return tl::unexpected(source.error());
    const auto count = momentOf(arguments, *source);
    if (!count)
        return tl::unexpected(count.error());
    const Events before(source->events.begin(), source->events.begin() + static_cast<std::ptrdiff_t>(*count));
    auto edits = editsOf(arguments, fold(id, source->run.plan, before));
    if (!edits)
        return tl::unexpected(edits.error());
    return ForkRequest{id, *count, std::move(*edits)};
}

int fork(const Arguments &arguments, Output &output)
{
    const auto request = requestOf(arguments);
    if (!request)
        return output.fail(request.error(), request.error().code == kUsage ? kInvalid : kFailed);
    auto workspace = openedWorkspace(arguments);
    if (!workspace)
        return output.fail(workspace.error(), kInvalid);
    workspace->engine.webhooks.reset(); // only what serves listens
    return runAndFollow(workspace->engine, output, [&](LocalEngine &engine, QObject *context, auto done) {
        engine.forkRun(*request, context, std::move(done));
    });
}

} // namespace

Command forkCommand()
{
    return {
        .name = QStringLiteral("fork"),
        .takes = QStringLiteral("RUN"),
        .summary = tr("Starts a new run that goes on from a moment of another one, with what is changed of it; then "
                      "waits as run does."),
        .least = 1,
        .most = 1,
        .options = {{QStringLiteral("at"), tr("The moment: after how many of its events; the last if not said."),
                     QStringLiteral("N")},
                    {QStringLiteral("before"), tr("The moment before this step began."), QStringLiteral("STEP")},
                    {QStringLiteral("output"), tr("Another output of a step, a JSON file. Any number of times."),
                     QStringLiteral("STEP=FILE")},
                    {QStringLiteral("input"), tr("Another input of a step, a JSON file. Any number of times."),
                     QStringLiteral("STEP=FILE")}},
        .perform = fork};
}

} // namespace sluice::ctl
