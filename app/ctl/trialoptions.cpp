#include "app/ctl/trialoptions.h"

#include "app/ctl/errors.h"
#include "app/ctl/history.h"
#include "app/ctl/json.h"
#include "core/base/jsonvalue.h"
#include "core/run/errors.h"
#include "core/run/trialfiles.h"
#include "core/tasks/plugin/pluginshelf.h"
#include "core/workflow/jsonfile.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>

namespace sluice::ctl {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("sluicectl", text);
}

Result<void> checkTask(const Workflow &workflow, const QString &id)
{
    if (id.isEmpty() || workflow.task(id))
        return {};
    return failure(errors::kRunUnknownTask, {{QStringLiteral("task"), id}});
}

/// What the window keeps beside a workflow; empty where nothing can be read.
QByteArray keptBeside(const QString &workspace, const QString &file)
{
    return readFile(QDir(workspace).filePath(file)).value_or(QByteArray());
}

Result<std::vector<MockedTask>> mocksOf(const Arguments &arguments, const Workflow &workflow, const QString &workspace)
{
    const auto given = stepValues(arguments, "mock");
    if (!given)
        return tl::unexpected(given.error());
    std::vector<MockedTask> mocks;
    for (auto mock = given->begin(); mock != given->end(); ++mock) {
        if (const auto known = checkTask(workflow, mock.key()); !known)
            return tl::unexpected(known.error());
        mocks.push_back({.task = mock.key(), .output = *mock});
    }
    for (MockedTask &kept : mockedTasks(mocksIn(keptBeside(workspace, mocksFile(workflow.id))))) {
        if (!given->contains(kept.task) && workflow.task(kept.task))
            mocks.push_back(std::move(kept));
    }
    return mocks;
}

/// The run whose outputs stand for what does not run; none: nothing of this workflow ran yet.
Result<std::optional<Run>> sourceOf(const Arguments &arguments, const QString &workflow, const QString &workspace)
{
    const auto reader = openHistory(workspace);
    if (!reader)
        return tl::unexpected(reader.error());
    bool isNumber = true;
    RunId id{arguments.has("outputs-of") ? arguments.value("outputs-of").toULongLong(&isNumber) : 0};
    if (!isNumber)
        return tl::unexpected(
            arguments.usage(tr("'%1' is no run; they are numbered.").arg(arguments.value("outputs-of"))));
    if (!*reader)
        return std::nullopt;
    if (!arguments.has("outputs-of")) {
        RunFilter filter;
        filter.workflow = workflow;
        const auto page = (*reader)->runs(filter, {0, 20});
        if (!page)
            return tl::unexpected(page.error());
        // The filter finds what the id is a part of as well.
        const auto found = std::ranges::find(page->rows, workflow, &RunSummary::workflow);
        if (found == page->rows.end())
            return std::nullopt;
        id = found->id;
    }
    auto read = readRun(**reader, id, workspace);
    if (!read)
        return tl::unexpected(read.error());
    return std::optional<Run>(std::move(read->run));
}

Result<RunFromHere> beginningOf(const Arguments &arguments, const Workflow &workflow, const QString &workspace)
{
    const auto given = stepValues(arguments, "pin");
    if (!given)
        return tl::unexpected(given.error());
    const auto source = sourceOf(arguments, workflow.id, workspace);
    if (!source)
        return tl::unexpected(source.error());
    Pins pins = samplesIn(keptBeside(workspace, samplesFile(workflow.id)));
    pins.insert(*given); // what is given counts before what is kept
    RunFromHere found = runFromHere(workflow, catalogOf(workspace), arguments.value("from"), pins,
                                    *source ? &**source : nullptr);
    if (!found.missing.isEmpty())
        return failure(kOutputsMissing, {{QStringLiteral("task"), found.from},
                                         {QStringLiteral("tasks"), found.missing.join(QStringLiteral(", "))}});
    return found;
}

} // namespace

Result<QMap<QString, Payload>> stepValues(const Arguments &arguments, const char *option)
{
    QMap<QString, Payload> values;
    for (const QString &text : arguments.options.values(QString::fromLatin1(option))) {
        const qsizetype sign = text.indexOf(u'=');
        if (sign <= 0)
            return tl::unexpected(arguments.usage(tr("'%1' names no step and file; write STEP=FILE.").arg(text)));
        const QString path = text.mid(sign + 1);
        auto bytes = readFile(path);
        if (!bytes)
            return tl::unexpected(bytes.error());
        if (const auto json = parseJsonFile(*bytes, path); !json)
            return tl::unexpected(json.error());
        values.insert(text.left(sign), std::move(*bytes));
    }
    return values;
}

Result<StartOptions> trialOf(const Arguments &arguments, const Workflow &workflow, const QString &workspace)
{
    const QStringList breaks = arguments.options.values(QStringLiteral("break"));
    for (const QString &id : QStringList{arguments.value("to"), arguments.value("from")} + breaks) {
        if (const auto known = checkTask(workflow, id); !known)
            return tl::unexpected(known.error());
    }
    if (!arguments.has("from") && (arguments.has("pin") || arguments.has("outputs-of")))
        return tl::unexpected(arguments.usage(tr("--pin and --outputs-of need --from.")));
    if (!arguments.has("dry") && arguments.has("mock"))
        return tl::unexpected(arguments.usage(tr("--mock needs --dry.")));
    StartOptions options;
    options.untilTask = arguments.value("to");
    options.breakpoints = {breaks.begin(), breaks.end()};
    options.stepping = arguments.has("step");
    options.dry = arguments.has("dry");
    if (arguments.has("from")) {
        auto found = beginningOf(arguments, workflow, workspace);
        if (!found)
            return tl::unexpected(found.error());
        options.fromTask = found->from;
        options.pins = std::move(found->pins);
    }
    if (options.dry) {
        auto mocks = mocksOf(arguments, workflow, workspace);
        if (!mocks)
            return tl::unexpected(mocks.error());
        options.mocks = std::move(*mocks);
    }
    return options;
}

QList<QCommandLineOption> trialOptions()
{
    return {
        {QStringLiteral("to"), tr("Run to here: only this step and what leads to it."), QStringLiteral("STEP")},
        {QStringLiteral("from"),
         tr("Run from here: what leads to this step does not run, its outputs are those of the run before."),
         QStringLiteral("STEP")},
        {QStringLiteral("outputs-of"),
         tr("With --from: the run that the outputs are taken from; the newest if not said."), QStringLiteral("ID")},
        {QStringLiteral("pin"), tr("With --from: the output of a step, a JSON file. Any number of times."),
         QStringLiteral("STEP=FILE")},
        {QStringLiteral("break"), tr("Halt before this step, once. Any number of times."), QStringLiteral("STEP")},
        {QStringLiteral("step"), tr("Halt before each step.")},
        {QStringLiteral("dry"), tr("Nothing goes out: each step that reaches outside needs a mock.")},
        {QStringLiteral("mock"),
         tr("With --dry: what stands for the output of a step, a JSON file. Any number of times."),
         QStringLiteral("STEP=FILE")},
    };
}

} // namespace sluice::ctl
