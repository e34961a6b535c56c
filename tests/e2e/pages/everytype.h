#pragma once

#include "core/tasks/taskhost.h"
#include "core/workflow/workflowfile.h"
#include "tests/e2e/pages/walk.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sluice {

/// Writes a workflow with one task of each type, as it is when it was just added.
inline bool writeEveryType(const QString &folder)
{
    QJsonArray tasks;
    int count = 0;
    const TaskCatalog catalog = standardCatalog();
    for (const auto &type : catalog.types())
        tasks += QJsonObject{{QStringLiteral("id"), QStringLiteral("t%1").arg(++count)},
                             {QStringLiteral("type"), type.type}};
    const QJsonObject workflow{{QStringLiteral("format"), 1},
                               {QStringLiteral("name"), QStringLiteral("Every type")},
                               {QStringLiteral("tasks"), tasks},
                               {QStringLiteral("edges"), QJsonArray()}};
    QFile file(QDir(folder).filePath(QStringLiteral("workflows/%1.json").arg(kEveryType)));
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(workflow).toJson()) > 0;
}

/// Writes a workflow that a time starts, so that it can be armed.
inline bool writeClocked(const QString &folder)
{
    Workflow workflow;
    workflow.id = kClocked;
    workflow.name = QStringLiteral("Clocked");
    Task task;
    task.id = QStringLiteral("t1");
    task.type = QStringLiteral("noop");
    workflow.tasks.push_back(task);
    Trigger daily;
    daily.id = QStringLiteral("daily");
    daily.kind = TriggerKind::Cron;
    daily.cron = QStringLiteral("0 9 * * *");
    workflow.triggers.push_back(daily);
    return saveWorkflow(workflow, QDir(folder).filePath(QStringLiteral("workflows/%1.json").arg(kClocked))).has_value();
}

} // namespace sluice
