#include "core/workflow/workflowfile.h"

#include "core/base/errors.h"
#include "core/workflow/drawingjson.h"
#include "core/workflow/jsonfile.h"
#include "core/workflow/jsonwriter.h"
#include "core/workflow/reliabilityjson.h"
#include "core/workflow/schemacheck.h"
#include "core/workflow/triggerjson.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

#include <cmath>

namespace sluice {

namespace {

const QString &defaultPort()
{
    static const QString port = Edge().fromPort;
    return port;
}

Result<Task> readTask(const QJsonObject &object, qsizetype index, const QString &path)
{
    const auto place = QStringLiteral("/tasks/%1/reliability").arg(index);
    auto reliability = readReliability(object[QStringLiteral("reliability")].toObject(), place, path);
    if (!reliability)
        return tl::unexpected(reliability.error());
    Task task;
    task.id = object[QStringLiteral("id")].toString();
    task.type = object[QStringLiteral("type")].toString();
    task.name = object[QStringLiteral("name")].toString();
    task.params = object[QStringLiteral("params")].toObject();
    task.reliability = *reliability;
    task.disabled = object[QStringLiteral("disabled")].toBool();
    task.notes = object[QStringLiteral("notes")].toString();
    task.compensation = object[QStringLiteral("compensation")].toString();
    return task;
}

Edge readEdge(const QJsonObject &object)
{
    return {object[QStringLiteral("from")].toString(), object[QStringLiteral("port")].toString(defaultPort()),
            object[QStringLiteral("to")].toString()};
}

Concurrency readConcurrency(const QJsonObject &object)
{
    return {object[QStringLiteral("runs")].toInt(), object[QStringLiteral("steps")].toInt()};
}

void writeConcurrency(JsonWriter &writer, const Concurrency &concurrency)
{
    static const QStringList order{QStringLiteral("runs"), QStringLiteral("steps")};
    QJsonObject object;
    if (concurrency.runs > 0)
        object.insert(order[0], concurrency.runs);
    if (concurrency.steps > 0)
        object.insert(order[1], concurrency.steps);
    if (object.isEmpty())
        return;
    writer.key(QStringLiteral("concurrency"));
    writer.line(object, order);
}

QMap<QString, QPointF> readLayout(const QJsonObject &object)
{
    QMap<QString, QPointF> layout;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QJsonArray point = it.value().toArray();
        layout.insert(it.key(), QPointF(point[0].toDouble(), point[1].toDouble()));
    }
    return layout;
}

void writeTask(JsonWriter &writer, const Task &task)
{
    writer.beginObject();
    writer.member(QStringLiteral("id"), task.id);
    writer.member(QStringLiteral("type"), task.type);
    if (!task.name.isEmpty())
        writer.member(QStringLiteral("name"), task.name);
    if (!task.params.isEmpty())
        writer.member(QStringLiteral("params"), task.params);
    if (task.reliability != Reliability()) {
        writer.key(QStringLiteral("reliability"));
        writeReliability(writer, task.reliability);
    }
    if (!task.compensation.isEmpty())
        writer.member(QStringLiteral("compensation"), task.compensation);
    if (task.disabled)
        writer.member(QStringLiteral("disabled"), true);
    if (!task.notes.isEmpty())
        writer.member(QStringLiteral("notes"), task.notes);
    writer.endObject();
}

void writeEdge(JsonWriter &writer, const Edge &edge)
{
    static const QStringList order{QStringLiteral("from"), QStringLiteral("port"), QStringLiteral("to")};
    QJsonObject object{{QStringLiteral("from"), edge.from}, {QStringLiteral("to"), edge.to}};
    if (edge.fromPort != defaultPort())
        object.insert(QStringLiteral("port"), edge.fromPort);
    writer.line(object, order);
}

void writeLayout(JsonWriter &writer, const QMap<QString, QPointF> &layout)
{
    writer.key(QStringLiteral("layout"));
    writer.beginObject();
    for (auto it = layout.begin(); it != layout.end(); ++it) {
        if (!std::isfinite(it->x()) || !std::isfinite(it->y()))
            continue;
        writer.key(it.key());
        writer.line(QJsonArray{it->x(), it->y()});
    }
    writer.endObject();
}

} // namespace

Result<Workflow> readWorkflow(const QByteArray &json, const QString &idFromFileName, const QString &path)
{
    const QString place = path.isEmpty() ? idFromFileName + QStringLiteral(".json") : path;
    const auto document = parseJsonFile(json, place);
    if (!document)
        return tl::unexpected(document.error());
    if (const auto format = checkFormat(*document, kWorkflowFormat, place); !format)
        return tl::unexpected(format.error());
    if (const auto fits = checkFile(*document, QStringLiteral("workflow"), place); !fits)
        return tl::unexpected(fits.error());

    const QJsonObject object = document->toObject();
    Workflow workflow;
    workflow.id = idFromFileName;
    workflow.name = object[QStringLiteral("name")].toString();
    workflow.description = object[QStringLiteral("description")].toString();
    workflow.concurrency = readConcurrency(object[QStringLiteral("concurrency")].toObject());
    workflow.priority = object[QStringLiteral("priority")].toInt();
    auto triggers = readTriggers(object[QStringLiteral("triggers")].toArray(), QStringLiteral("/triggers"), place);
    if (!triggers)
        return tl::unexpected(triggers.error());
    workflow.triggers = std::move(*triggers);
    const QJsonArray tasks = object[QStringLiteral("tasks")].toArray();
    for (qsizetype i = 0; i < tasks.size(); ++i) {
        auto task = readTask(tasks[i].toObject(), i, place);
        if (!task)
            return tl::unexpected(task.error());
        workflow.tasks.push_back(std::move(*task));
    }
    const QJsonArray edges = object[QStringLiteral("edges")].toArray();
    for (const QJsonValue &edge : edges)
        workflow.edges.push_back(readEdge(edge.toObject()));
    workflow.layout = readLayout(object[QStringLiteral("layout")].toObject());
    workflow.drawing = readDrawing(object[QStringLiteral("drawing")].toObject());
    return workflow;
}

QByteArray writeWorkflow(const Workflow &workflow)
{
    JsonWriter writer;
    writer.beginObject();
    writer.member(QStringLiteral("format"), kWorkflowFormat);
    writer.member(QStringLiteral("name"), workflow.name);
    if (!workflow.description.isEmpty())
        writer.member(QStringLiteral("description"), workflow.description);
    writeConcurrency(writer, workflow.concurrency);
    if (workflow.priority != 0)
        writer.member(QStringLiteral("priority"), workflow.priority);
    if (!workflow.triggers.empty()) {
        writer.key(QStringLiteral("triggers"));
        writeTriggers(writer, workflow.triggers);
    }
    writer.key(QStringLiteral("tasks"));
    writer.beginArray();
    for (const Task &task : workflow.tasks)
        writeTask(writer, task);
    writer.endArray();
    writer.key(QStringLiteral("edges"));
    writer.beginArray();
    for (const Edge &edge : workflow.edges)
        writeEdge(writer, edge);
    writer.endArray();
    if (!workflow.layout.isEmpty())
        writeLayout(writer, workflow.layout);
    writeDrawing(writer, workflow.drawing);
    writer.endObject();
    return writer.finished();
}

Result<Workflow> loadWorkflow(const QString &path)
{
    return readFile(path).and_then(
        [&](const QByteArray &json) { return readWorkflow(json, QFileInfo(path).completeBaseName(), path); });
}

Result<Workflow> loadWorkflowNamed(const QString &id, const QString &workspace)
{
    const QString path = QDir(workspace).filePath(QStringLiteral("workflows/%1.json").arg(id));
    if (id.isEmpty() || id.startsWith(u'.') || id.contains(u'/') || id.contains(u'\\'))
        return failure(errors::kFileMissing, {{QStringLiteral("path"), path}});
    return loadWorkflow(path);
}

QStringList workflowIds(const QString &workspace)
{
    const QDir folder(QDir(workspace).filePath(QStringLiteral("workflows")));
    QStringList ids = folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    for (QString &id : ids)
        id.chop(5);
    return ids;
}

Result<void> saveWorkflow(const Workflow &workflow, const QString &path)
{
    return writeFile(path, writeWorkflow(workflow));
}

} // namespace sluice
