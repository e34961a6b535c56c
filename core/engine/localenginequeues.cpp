#include "core/engine/localengineasks.h"

#include <QJsonDocument>

// Workflows by name, armed ones, and queues.

namespace sluice {

void LocalEngine::registerWorkflow(const QString &id, const std::vector<ListedTask> &tasks, QObject *context,
                                   Done<QByteArray> done)
{
    tellEngine(tell::RegisterWorkflow{expect<QByteArray>(context, std::move(done)), workflowOf(id, tasks), m_who});
}

void LocalEngine::executeWorkflow(const QString &id, const QJsonObject &params, QObject *context, Done<RunId> done)
{
    tellEngine(tell::ExecuteWorkflow{expect<RunId>(context, std::move(done)), id,
                                     QJsonDocument(params).toJson(QJsonDocument::Compact)});
}

void LocalEngine::armWorkflow(const Workflow &workflow, QObject *context, Done<void> done)
{
    tellEngine(tell::ArmWorkflow{expect<void>(context, std::move(done)), workflow.id,
                                 std::make_shared<const Workflow>(workflow), m_who});
}

void LocalEngine::disarmWorkflow(const QString &id, QObject *context, Done<void> done)
{
    tellEngine(tell::ArmWorkflow{expect<void>(context, std::move(done)), id, nullptr, m_who});
}

void LocalEngine::controlQueue(const QueueRequest &request, QObject *context, Done<QueueOutcome> done)
{
    tellEngine(tell::ControlQueue{expect<QueueOutcome>(context, std::move(done)), request, m_who});
}

void LocalEngine::peekQueue(const QString &queue, quint32 count, QObject *context, Done<std::vector<QueueItem>> done)
{
    tellEngine(tell::PeekQueue{expect<std::vector<QueueItem>>(context, std::move(done)), queue, count});
}

void LocalEngine::poolHolders(const QString &connection, QObject *context, Done<std::vector<QueueItem>> done)
{
    tellEngine(tell::AskHolders{expect<std::vector<QueueItem>>(context, std::move(done)), connection});
}

} // namespace sluice
