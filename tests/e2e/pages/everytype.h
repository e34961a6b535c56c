#pragma once

#include "core/tasks/taskhost.h"
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

} // namespace sluice
