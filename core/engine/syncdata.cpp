#include "core/engine/syncdata.h"

#include "core/tasks/datasync.h"

namespace sluice {

Workflow syncWorkflow(const QString &source, const QString &destination, const SyncData &data)
{
    Task task;
    task.id = QStringLiteral("sync");
    task.type = QString(kSyncType);
    task.params = {{QStringLiteral("name"), data.name},           {QStringLiteral("source"), source},
                   {QStringLiteral("destination"), destination},  {QStringLiteral("query"), data.query},
                   {QStringLiteral("cursor"), data.cursor},       {QStringLiteral("start"), data.start},
                   {QStringLiteral("statement"), data.statement}, {QStringLiteral("batch"), data.batch}};
    if (!data.transform.isEmpty())
        task.params.insert(QStringLiteral("transform"), data.transform);
    Workflow workflow;
    workflow.id = QStringLiteral("sync-") + data.name;
    workflow.name = data.name;
    workflow.tasks = {task};
    return workflow;
}

void syncData(EngineClient &engine, const QString &source, const QString &destination, const SyncData &data,
              QObject *context, EngineClient::Done<RunId> done)
{
    engine.startRun({syncWorkflow(source, destination, data), "{}", QStringLiteral("api")}, context, std::move(done));
}

} // namespace sluice
