#include "app/ctl/command.h"
#include "app/ctl/errors.h"
#include "app/ctl/json.h"
#include "core/base/errors.h"
#include "core/tasks/plugin/pluginshelf.h"
#include "core/workflow/connection.h"
#include "core/workflow/schemaproblems.h"
#include "core/workflow/triggerrules.h"
#include "core/workflow/validate.h"
#include "core/workflow/workflowfile.h"
#include "core/workflow/workspacesettings.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

namespace sluice::ctl {

namespace {

constexpr QLatin1StringView kSettingsFile("sluice.json");
constexpr QLatin1StringView kConnectionsFile("connections.json");

QString tr(const char *text)
{
    return QCoreApplication::translate("sluicectl", text);
}

struct Checked {
    QString path;
    Problems problems;
};

/// The files that a path of the command line stands for; none: nothing in it can be checked.
QStringList filesOf(const QString &path)
{
    if (!QFileInfo(path).isDir())
        return {path};
    const QDir dir(path);
    QStringList files;
    for (const QLatin1StringView name : {kSettingsFile, kConnectionsFile}) {
        if (dir.exists(name))
            files += dir.filePath(name);
    }
    const QDir workflows(dir.exists(QStringLiteral("workflows")) ? dir.filePath(QStringLiteral("workflows")) : path);
    for (const QString &name : workflows.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        if (name != kSettingsFile && name != kConnectionsFile)
            files += workflows.filePath(name);
    }
    return files;
}

Problem asProblem(const Error &error)
{
    return {Severity::Error, error, {}, {}};
}

/// The workspace that a workflow file lies in.
QString folderOf(const QString &file, const Arguments &arguments)
{
    if (arguments.has("workspace"))
        return arguments.workspace();
    const QDir folder = QFileInfo(file).absoluteDir();
    return folder.dirName() == u"workflows" ? QFileInfo(folder.absolutePath()).path() : folder.absolutePath();
}

Problems problemsOfWorkflow(const QString &path, const Arguments &arguments)
{
    const auto workflow = loadWorkflow(path);
    if (!workflow)
        return whyRefused(workflow.error(), path, QStringLiteral("workflow"));
    const TaskCatalog catalog = catalogOf(folderOf(path, arguments));
    Problems problems = validate(*workflow, catalog);
    std::ranges::move(checkTriggers(*workflow), std::back_inserter(problems));
    std::ranges::move(validateCalls(*workflow, catalog, workflowIds(folderOf(path, arguments))),
                      std::back_inserter(problems));
    // A file of connections that is no good is reported where it is checked itself.
    const auto connections = loadConnections(QDir(folderOf(path, arguments)).filePath(kConnectionsFile));
    if (connections) {
        QStringList ids;
        for (const Connection &connection : *connections)
            ids += connection.id;
        std::ranges::move(validateConnections(*workflow, catalog, ids), std::back_inserter(problems));
    }
    return problems;
}

Problems problemsOf(const QString &path, const Arguments &arguments)
{
    const QString name = QFileInfo(path).fileName();
    if (name == kSettingsFile) {
        const auto settings = loadWorkspaceSettings(path);
        return settings ? Problems{} : whyRefused(settings.error(), path, QStringLiteral("workspace"));
    }
    if (name == kConnectionsFile) {
        if (!QFileInfo::exists(path))
            return {asProblem({QString(errors::kFileMissing), {{QStringLiteral("path"), path}}, {}})};
        const auto connections = loadConnections(path);
        return connections ? Problems{} : whyRefused(connections.error(), path, QStringLiteral("connections"));
    }
    return problemsOfWorkflow(path, arguments);
}

QString placeOf(const Problem &problem)
{
    if (problem.task.isEmpty())
        return problem.field;
    return problem.field.isEmpty() ? problem.task : problem.task + u'.' + problem.field;
}

QJsonObject toJson(const Checked &checked)
{
    QJsonArray problems;
    for (const Problem &problem : checked.problems) {
        QJsonObject json = errorJson(problem.error);
        json.insert(QStringLiteral("severity"),
                    problem.severity == Severity::Error ? QStringLiteral("error") : QStringLiteral("warning"));
        json.insert(QStringLiteral("task"), problem.task);
        json.insert(QStringLiteral("field"), problem.field);
        problems.append(json);
    }
    return {{QStringLiteral("path"), checked.path}, {QStringLiteral("problems"), problems}};
}

void say(const Checked &checked, Output &output)
{
    if (checked.problems.empty())
        output.line(tr("%1: no problems").arg(checked.path));
    for (const Problem &problem : checked.problems) {
        const QString severity = problem.severity == Severity::Error ? tr("error") : tr("warning");
        QStringList parts{checked.path, placeOf(problem), severity};
        parts.removeAll(QString());
        const Wording wording = wordingOf(problem.error);
        QStringList sentences{wording.what, wording.why, wording.next};
        sentences.removeAll(QString());
        output.line(parts.join(QStringLiteral(": ")) + QStringLiteral(": ") + sentences.join(u' '));
    }
}

int perform(const Arguments &arguments, Output &output)
{
    std::vector<Checked> all;
    for (const QString &path : arguments.names) {
        const QStringList files = filesOf(path);
        if (files.isEmpty())
            all.push_back({path, {asProblem({QString(kNothingToCheck), {{QStringLiteral("path"), path}}, {}})}});
        for (const QString &file : files)
            all.push_back({file, problemsOf(file, arguments)});
    }
    QJsonArray files;
    bool isValid = true;
    for (const Checked &checked : all) {
        say(checked, output);
        files.append(toJson(checked));
        isValid = isValid && !hasErrors(checked.problems);
    }
    output.document(QJsonDocument(QJsonObject{{QStringLiteral("valid"), isValid}, {QStringLiteral("files"), files}}));
    return isValid ? kSucceeded : kInvalid;
}

} // namespace

Command validateCommand()
{
    return {.name = QStringLiteral("validate"),
            .takes = QStringLiteral("PATH…"),
            .summary = tr("Tells all that is wrong with workflow files, or with all files of a workspace folder."),
            .least = 1,
            .most = -1,
            .perform = perform};
}

} // namespace sluice::ctl
