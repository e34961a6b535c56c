#include "core/workflow/exchange/wfcommons.h"

#include "core/workflow/exchange/errors.h"
#include "core/workflow/exchange/importbuilder.h"

#include <QJsonArray>

#include <algorithm>

// The format: https://github.com/wfcommons/WfFormat. 1.4 says all of a task in one place, 1.5 what it is in
// `specification` and how it ran in `execution`.

namespace sluice {

namespace {

const auto kRunProgram = QStringLiteral("process.run");

/// A task of either version of the format.
struct WfTask {
    QString id;
    QString name;
    QStringList parents;
    QStringList children;
    QStringList reads;
    QStringList writes;
    QJsonObject original;
};

QStringList textsOf(const QJsonValue &list)
{
    QStringList texts;
    for (const QJsonValue text : list.toArray())
        texts += text.toString();
    return texts;
}

void takeFiles(WfTask &task, const QJsonObject &from)
{
    task.reads = textsOf(from[u"inputFiles"]);
    task.writes = textsOf(from[u"outputFiles"]);
    for (const QJsonValue file : from[u"files"].toArray()) {
        const QString name = file[u"id"].toString(file[u"name"].toString());
        (file[u"link"].toString() == u"output" ? task.writes : task.reads) += name;
    }
}

std::vector<WfTask> tasksOf(const QJsonObject &workflow)
{
    const QJsonObject specification = workflow[u"specification"].toObject();
    const QJsonArray list = specification.isEmpty() ? workflow[u"tasks"].toArray() : specification[u"tasks"].toArray();
    QHash<QString, QJsonObject> ran;
    for (const QJsonValue task : workflow[u"execution"][u"tasks"].toArray())
        ran.insert(task[u"id"].toString(), task.toObject());
    std::vector<WfTask> tasks;
    for (const QJsonValue each : list) {
        WfTask task;
        task.original = each.toObject();
        task.name = each[u"name"].toString();
        task.id = each[u"id"].toString(task.name);
        task.parents = textsOf(each[u"parents"]);
        task.children = textsOf(each[u"children"]);
        takeFiles(task, task.original);
        const QJsonObject run = ran.value(task.id);
        for (auto it = run.begin(); it != run.end(); ++it)
            task.original.insert(it.key(), it.value());
        if (!task.id.isEmpty())
            tasks.push_back(std::move(task));
    }
    return tasks;
}

/// Names of tasks are often those of their kind: the id tells them apart then.
QString shownName(const WfTask &task)
{
    return task.name.isEmpty() ? task.id : task.name;
}

ForeignTask foreignTask(const WfTask &task)
{
    ForeignTask made;
    const QJsonObject command = task.original[u"command"].toObject();
    const QString program = command[u"program"].toString().trimmed();
    made.reason = ImportNote::Reason::ForeignCommand;
    made.detail = program.section(u'\n', 0, 0).left(200);
    made.isDisabled = true;
    if (program.isEmpty())
        return made;
    made.type = kRunProgram;
    made.params = {{QStringLiteral("program"), program},
                   {QStringLiteral("arguments"), command[u"arguments"].toArray()}};
    return made;
}

} // namespace

bool isWfCommons(const QJsonObject &file)
{
    const QJsonObject workflow = file[u"workflow"].toObject();
    return file.contains(u"schemaVersion") && (workflow.contains(u"tasks") || workflow.contains(u"specification"));
}

Result<Imported> readWfCommons(const QJsonObject &file, const TaskCatalog &catalog, const QString &path)
{
    const QJsonObject workflow = file[u"workflow"].toObject();
    const std::vector<WfTask> tasks = tasksOf(workflow);
    if (tasks.empty())
        return failure(errors::kExchangeNoGraph, {{QStringLiteral("path"), path}});
    ImportBuilder builder(catalog);
    builder.workflow().name = file[u"name"].toString();
    builder.workflow().description = file[u"description"].toString();
    QHash<QString, QString> ids; // by name, for links that say names
    QMultiHash<QString, QString> writers;
    for (const WfTask &task : tasks) {
        builder.addTask(task.id, shownName(task), QStringLiteral("task"), foreignTask(task), task.original);
        if (!task.name.isEmpty() && !ids.contains(task.name))
            ids.insert(task.name, task.id);
        for (const QString &written : task.writes)
            writers.insert(written, task.id);
    }
    const auto keyOf = [&](const QString &said) { return builder.idOf(said).isEmpty() ? ids.value(said, said) : said; };
    const bool saysLinks = std::ranges::any_of(
        tasks, [](const WfTask &task) { return !task.parents.isEmpty() || !task.children.isEmpty(); });
    const auto out = QStringLiteral("out");
    for (const WfTask &task : tasks) {
        for (const QString &parent : task.parents)
            builder.link(keyOf(parent), out, task.id);
        for (const QString &child : task.children)
            builder.link(task.id, out, keyOf(child));
        for (const QString &read : saysLinks ? QStringList() : task.reads) {
            for (auto [it, end] = writers.equal_range(read); it != end; ++it) {
                if (it.value() != task.id)
                    builder.link(it.value(), out, task.id);
            }
        }
    }
    return builder.finish();
}

} // namespace sluice
