#include "app/ctl/command.h"
#include "core/base/errors.h"
#include "core/tasks/plugin/pluginshelf.h"
#include "core/workflow/exchange/graphfile.h"
#include "core/workflow/exchange/importer.h"
#include "core/workflow/jsonfile.h"
#include "core/workflow/workflowfile.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>

// Workflows from and to the formats of other programs.

namespace sluice::ctl {

namespace {

QString tr(const char *text, int count = -1)
{
    return QCoreApplication::translate("sluicectl", text, nullptr, count);
}

QList<QCommandLineOption> outputOption()
{
    return {{{QStringLiteral("o"), QStringLiteral("output")},
             tr("The file to write; it must not be there yet."),
             QStringLiteral("OUT")}};
}

/// Nothing is written over.
Result<QString> targetOf(const Arguments &arguments)
{
    const QString path = arguments.value("output");
    if (path.isEmpty())
        return tl::unexpected(arguments.usage(tr("It needs -o OUT, the file to write.")));
    if (QFileInfo::exists(path))
        return failure(errors::kFileUnwritable, {{QStringLiteral("path"), path}},
                       tr("There is a file of that name already."));
    return path;
}

QString why(const ImportNote &note)
{
    const QString reason = nameOf(note.reason);
    return note.detail.isEmpty() ? reason : reason + QStringLiteral(": ") + note.detail;
}

QJsonObject noteJson(const ImportNote &note)
{
    QJsonObject json{{QStringLiteral("part"), note.part},
                     {QStringLiteral("was"), note.was},
                     {QStringLiteral("became"), nameOf(note.kind)}};
    if (!note.task.isEmpty())
        json.insert(QStringLiteral("task"), note.task);
    if (!note.now.isEmpty())
        json.insert(QStringLiteral("type"), note.now);
    if (note.reason != ImportNote::Reason::None)
        json.insert(QStringLiteral("reason"), nameOf(note.reason));
    if (!note.detail.isEmpty())
        json.insert(QStringLiteral("detail"), note.detail);
    return json;
}

void tell(const Imported &made, const QString &path, Output &output)
{
    const auto count = [&](ImportNote::Kind kind) { return static_cast<int>(made.count(kind)); };
    QJsonArray notes;
    std::vector<QStringList> rows;
    for (const ImportNote &note : made.notes) {
        notes.append(noteJson(note));
        if (note.kind != ImportNote::Kind::Mapped)
            rows.push_back({nameOf(note.kind), note.part, note.was, note.now, why(note)});
    }
    output.document(
        QJsonDocument(QJsonObject{{QStringLiteral("file"), path},
                                  {QStringLiteral("tasks"), static_cast<int>(made.workflow.tasks.size())},
                                  {QStringLiteral("edges"), static_cast<int>(made.workflow.edges.size())},
                                  {QStringLiteral("triggers"), static_cast<int>(made.workflow.triggers.size())},
                                  {QStringLiteral("mapped"), count(ImportNote::Kind::Mapped)},
                                  {QStringLiteral("partly"), count(ImportNote::Kind::Partly)},
                                  {QStringLiteral("disabled"), count(ImportNote::Kind::Disabled)},
                                  {QStringLiteral("dropped"), count(ImportNote::Kind::Dropped)},
                                  {QStringLiteral("notes"), notes}}));
    output.line(tr("%n task(s) imported to %1.", static_cast<int>(made.workflow.tasks.size())).arg(path));
    if (!rows.empty())
        output.table({tr("Became"), tr("Part"), tr("Was"), tr("Is"), tr("Why")}, rows);
}

int importWorkflow(const Arguments &arguments, Output &output)
{
    const auto format = importFormatNamed(arguments.names.at(0));
    if (!format)
        return arguments.misuse(tr("'%1' is no format; there are %2.")
                                    .arg(arguments.names.at(0), importFormatNames().join(QStringLiteral(", "))),
                                output);
    const auto path = targetOf(arguments);
    if (!path)
        return output.fail(path.error(), kInvalid);
    auto made = loadImport(arguments.names.at(1), format, catalogOf(arguments.workspace()));
    if (!made)
        return output.fail(made.error(), kInvalid);
    made->workflow.id = QFileInfo(*path).completeBaseName();
    if (made->workflow.name.isEmpty())
        made->workflow.name = QFileInfo(arguments.names.at(1)).completeBaseName();
    if (const auto written = writeFile(*path, writeWorkflow(made->workflow)); !written)
        return output.fail(written.error());
    tell(*made, *path, output);
    return kSucceeded;
}

int exportWorkflow(const Arguments &arguments, Output &output)
{
    const auto format = graphFormatNamed(arguments.names.at(0));
    if (!format)
        return arguments.misuse(
            tr("'%1' is no format; there are graphml, dot, mermaid, sluice.").arg(arguments.names.at(0)), output);
    const auto path = targetOf(arguments);
    if (!path)
        return output.fail(path.error(), kInvalid);
    const auto workflow = loadWorkflow(arguments.names.at(1));
    if (!workflow)
        return output.fail(workflow.error(), kInvalid);
    if (const auto written = writeFile(*path, writeGraph(*workflow, *format)); !written)
        return output.fail(written.error());
    output.document(QJsonDocument(QJsonObject{{QStringLiteral("file"), *path},
                                              {QStringLiteral("tasks"), static_cast<int>(workflow->tasks.size())},
                                              {QStringLiteral("edges"), static_cast<int>(workflow->edges.size())}}));
    output.line(tr("The workflow was exported to %1.").arg(*path));
    return kSucceeded;
}

} // namespace

Command importCommand()
{
    return {
        .name = QStringLiteral("import"),
        .takes = QStringLiteral("FORMAT FILE"),
        .summary = tr("Makes a workflow of a file of another program and says what became of each part of it. FORMAT "
                      "is graphml, dot, wfcommons, node-red, n8n or sluice."),
        .least = 2,
        .most = 2,
        .options = outputOption(),
        .perform = importWorkflow};
}

Command exportCommand()
{
    return {.name = QStringLiteral("export"),
            .takes = QStringLiteral("FORMAT FILE"),
            .summary = tr("Writes a workflow as graphml, dot, mermaid or sluice."),
            .least = 2,
            .most = 2,
            .options = outputOption(),
            .perform = exportWorkflow};
}

} // namespace sluice::ctl
