#include "app/ctl/command.h"
#include "app/ctl/enginesession.h"
#include "app/ctl/history.h"
#include "app/ctl/json.h"
#include "app/ctl/secretplace.h"
#include "app/ctl/versionname.h"
#include "core/base/errors.h"
#include "core/journal/errors.h"
#include "core/run/plan.h"
#include "core/tasks/plugin/pluginshelf.h"
#include "core/workflow/difference.h"
#include "core/workflow/workflowfile.h"
#include "ui/wording/formats.h"
#include "ui/wording/versionwords.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>

namespace sluice::ctl {

namespace {

QString tr(const char *text, const char *comment = nullptr)
{
    return QCoreApplication::translate("sluicectl", text, comment);
}

QString kindName(VersionKind kind)
{
    switch (kind) {
    case VersionKind::Saved:
        return QStringLiteral("saved");
    case VersionKind::Pulled:
        return QStringLiteral("pulled");
    case VersionKind::Restored:
        return QStringLiteral("restored");
    case VersionKind::Found:
        break;
    }
    return QStringLiteral("found");
}

QJsonObject versionJson(const WorkflowVersion &version)
{
    return {{QStringLiteral("workflow"), version.workflow},
            {QStringLiteral("number"), qint64(version.number)},
            {QStringLiteral("label"), versionText(version.number)},
            {QStringLiteral("how"), kindName(version.kind)},
            {QStringLiteral("note"), version.note},
            {QStringLiteral("who"), version.who},
            {QStringLiteral("at"), timeJson(version.at)},
            {QStringLiteral("version"), QString::fromLatin1(version.version)}};
}

int failed(const Error &error, const Arguments &arguments, Output &output)
{
    return output.fail(error, error.code == arguments.usage({}).code ? kInvalid : kFailed);
}

int list(const Arguments &arguments, Output &output)
{
    bool isNumber = true;
    const quint32 count = arguments.has("limit") ? arguments.value("limit").toUInt(&isNumber) : 100;
    if (!isNumber)
        return arguments.misuse(tr("'%1' is no number of versions.").arg(arguments.value("limit")), output);
    const auto reader = openHistory(arguments.workspace());
    if (!reader)
        return output.fail(reader.error());
    const QString &workflow = arguments.names.front();
    Page<WorkflowVersion> page;
    if (*reader) {
        auto read = (*reader)->versions(workflow, {0, count});
        if (!read)
            return output.fail(read.error());
        page = std::move(*read);
    }
    // A name that nothing has is a slip of the pen, not a workflow without versions.
    const auto file = loadWorkflowNamed(workflow, arguments.workspace());
    if (page.total == 0 && !file)
        return output.fail(file.error());
    const WallTime now = SystemClock().wall();
    QJsonArray json;
    std::vector<QStringList> rows;
    for (const WorkflowVersion &version : page.rows) {
        json.append(versionJson(version));
        rows.push_back({versionText(version.number), momentText(version.at, now), word(version.kind, version.note),
                        version.who.isEmpty() ? QStringLiteral("-") : version.who});
    }
    // What the file holds now: a version, or a draft of the newest.
    VersionLabel label;
    if (file && page.total > 0) {
        // Of all of them, however many are listed.
        const auto all = (*reader)->versions(workflow, {0, static_cast<quint32>(page.total)});
        if (!all)
            return output.fail(all.error());
        const auto same = std::ranges::find(all->rows, contentOf(*file), &WorkflowVersion::content);
        label = same == all->rows.end() ? VersionLabel{all->rows.front().number, true} : VersionLabel{same->number};
    }
    QJsonObject document{{QStringLiteral("workflow"), workflow},
                         {QStringLiteral("total"), qint64(page.total)},
                         {QStringLiteral("file"), versionText(label)},
                         {QStringLiteral("versions"), json}};
    output.document(QJsonDocument(document));
    if (rows.empty()) {
        output.message(tr("%1 has no version yet: its first run, or a save in the window, makes one.").arg(workflow));
        return kSucceeded;
    }
    output.table({tr("Version"), tr("When"), tr("How it came"), tr("Who")}, rows);
    if (label.isDraft)
        output.message(tr("The file was changed since %1.").arg(versionText(label.number)));
    return kSucceeded;
}

int show(const Arguments &arguments, Output &output)
{
    const auto workflow = versionNamed(arguments, arguments.names[1]);
    if (!workflow)
        return failed(workflow.error(), arguments, output);
    const QByteArray bytes = writeWorkflow(*workflow);
    output.document(QJsonDocument::fromJson(bytes));
    output.line(QString::fromUtf8(bytes).trimmed());
    return kSucceeded;
}

QString sign(PartChangeKind kind)
{
    switch (kind) {
    case PartChangeKind::Added:
        return QStringLiteral("+");
    case PartChangeKind::Removed:
        return QStringLiteral("-");
    case PartChangeKind::Moved:
        return QStringLiteral("~");
    case PartChangeKind::Changed:
        break;
    }
    return QStringLiteral("*");
}

QString changeName(PartChangeKind kind)
{
    switch (kind) {
    case PartChangeKind::Added:
        return QStringLiteral("added");
    case PartChangeKind::Removed:
        return QStringLiteral("removed");
    case PartChangeKind::Moved:
        return QStringLiteral("moved");
    case PartChangeKind::Changed:
        break;
    }
    return QStringLiteral("changed");
}

QJsonValue jsonOf(const QJsonValue &value)
{
    return value.isUndefined() ? QJsonValue(QJsonValue::Null) : value;
}

void sayChanges(const Workflow &before, const Workflow &after, const std::vector<PartChange> &changes,
                const TaskCatalog &catalog, Output &output)
{
    for (const PartChange &change : changes) {
        const Workflow &side = change.kind == PartChangeKind::Removed ? before : after;
        output.line(sign(change.kind) + u' ' + partText(change.key, side));
        const Task *task = change.key.kind == PartKind::Task ? side.task(change.key.id) : nullptr;
        for (const FieldChange &field : change.fields) {
            const QString name = fieldText(change.key.kind, field.path, task ? catalog.find(task->type) : nullptr);
            output.line(
                tr("    %1: %2 → %3", "a field, before, after")
                    .arg(name, fieldValueText(field.before).simplified(), fieldValueText(field.after).simplified()));
        }
    }
}

int compare(const Arguments &arguments, Output &output)
{
    const auto before = versionNamed(arguments, arguments.names[1]);
    if (!before)
        return failed(before.error(), arguments, output);
    const bool isFile = arguments.names.size() == 2;
    const auto after = isFile ? loadWorkflowNamed(arguments.names.front(), arguments.workspace())
                              : versionNamed(arguments, arguments.names[2]);
    if (!after)
        return failed(after.error(), arguments, output);
    const auto changes = differences(*before, *after);
    QJsonArray json;
    for (const PartChange &change : changes) {
        QJsonArray fields;
        for (const FieldChange &field : change.fields)
            fields.append(QJsonObject{{QStringLiteral("path"), QJsonArray::fromStringList(field.path)},
                                      {QStringLiteral("before"), jsonOf(field.before)},
                                      {QStringLiteral("after"), jsonOf(field.after)}});
        json.append(QJsonObject{
            {QStringLiteral("part"), partText(change.key, change.kind == PartChangeKind::Removed ? *before : *after)},
            {QStringLiteral("id"), change.key.id},
            {QStringLiteral("change"), changeName(change.kind)},
            {QStringLiteral("fields"), fields}});
    }
    output.document(QJsonDocument(QJsonObject{{QStringLiteral("changes"), json}}));
    if (changes.empty())
        output.message(tr("Nothing differs."));
    sayChanges(*before, *after, changes, catalogOf(arguments.workspace()), output);
    return kSucceeded;
}

/// What the file holds is kept as well, so that nothing is lost by it.
int restore(const Arguments &arguments, Output &output)
{
    const auto wanted = versionNamed(arguments, arguments.names[1]);
    if (!wanted)
        return failed(wanted.error(), arguments, output);
    const QString id = arguments.names.front();
    const QString path = QDir(arguments.workspace()).filePath(QStringLiteral("workflows/%1.json").arg(id));
    const auto held = loadWorkflowNamed(id, arguments.workspace());
    if (!held && held.error().code != errors::kFileMissing)
        return output.fail(held.error(), kInvalid);
    return EngineSession::atRest(arguments, output, [&](EngineSession &session) -> int {
        const auto keep = [&](const Workflow &workflow, VersionKind kind, const QString &note) {
            return session.answer<WorkflowVersion>([&](QObject *context, auto done) {
                session.engine().keepVersion({workflow, kind, note}, context, std::move(done));
            });
        };
        if (held) {
            if (const auto kept = keep(*held, VersionKind::Pulled, {}); !kept)
                return output.fail(kept.error());
        }
        if (const auto saved = saveWorkflow(*wanted, path); !saved)
            return output.fail(saved.error());
        const QString from = versionText(numberNamed(arguments, arguments.names[1]).value_or(0));
        const auto made = keep(*wanted, VersionKind::Restored, from);
        if (!made)
            return output.fail(made.error());
        output.document(QJsonDocument(versionJson(*made)));
        output.line(
            tr("%1 is %2 again, kept as %3. What is armed stays as it was.").arg(id, from, versionText(made->number)));
        return kSucceeded;
    });
}

} // namespace

Command versionsListCommand()
{
    return {.name = QStringLiteral("versions list"),
            .takes = QStringLiteral("WORKFLOW"),
            .summary = tr("Lists the versions of a workflow, newest first."),
            .least = 1,
            .most = 1,
            .options = {{QStringLiteral("limit"), tr("How many at the most; 100 if not said."), QStringLiteral("N")}},
            .perform = list};
}

Command versionsShowCommand()
{
    return {.name = QStringLiteral("versions show"),
            .takes = QStringLiteral("WORKFLOW VERSION"),
            .summary = tr("Prints a version of a workflow as its file was."),
            .least = 2,
            .most = 2,
            .perform = show};
}

Command versionsCompareCommand()
{
    return {.name = QStringLiteral("versions compare"),
            .takes = QStringLiteral("WORKFLOW VERSION [VERSION]"),
            .summary = tr("Lists what differs between two versions, or between one and the file, field by field."),
            .least = 2,
            .most = 3,
            .perform = compare};
}

Command versionsRestoreCommand()
{
    return {.name = QStringLiteral("versions restore"),
            .takes = QStringLiteral("WORKFLOW VERSION"),
            .summary = tr("Puts a version in place of the file, as the newest version."),
            .least = 2,
            .most = 2,
            .perform = restore};
}

} // namespace sluice::ctl
