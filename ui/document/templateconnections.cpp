#include "ui/document/templateconnections.h"

#include "core/workflow/model.h"
#include "ui/document/connectionsdocument.h"

#include <QCoreApplication>

#include <algorithm>

namespace sluice {

namespace {

bool names(const Workflow &workflow, const QString &connection)
{
    return std::ranges::any_of(workflow.tasks, [&](const Task &task) {
        return std::ranges::any_of(task.params,
                                   [&](const QJsonValue &value) { return value.toString() == connection; });
    });
}

} // namespace

Result<QStringList> bringConnections(ConnectionsDocument &document, const QString &file, const Workflow &workflow)
{
    if (document.unreadable())
        return tl::unexpected(*document.unreadable());
    const auto theirs = loadConnections(file);
    if (!theirs)
        return tl::unexpected(theirs.error());
    const bool hadEdits = document.isModified();
    QStringList brought;
    for (const Connection &each : *theirs) {
        if (document.connection(each.id) || !names(workflow, each.id))
            continue;
        const QString title = ConnectionsDocument::titleOf(each);
        const QString id = document.add(each.type);
        document.edit(id, QCoreApplication::translate("TemplateConnections", "Take over %1").arg(title),
                      [&](Connection &connection) { connection = each; });
        brought += title;
    }
    if (const auto saved = brought.isEmpty() || hadEdits ? Result<void>() : document.save(); !saved)
        return tl::unexpected(saved.error());
    return brought;
}

} // namespace sluice
