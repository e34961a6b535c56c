#include "ui/connections/connectionuses.h"

#include "core/workflow/workflowfile.h"
#include "ui/document/workspace.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSet>

#include <utility>

namespace sluice {

QMap<QString, std::vector<ConnectionUse>> connectionUses(const Workflow &workflow, const TaskCatalog &catalog)
{
    QMap<QString, std::vector<ConnectionUse>> uses;
    for (const Task &task : workflow.tasks) {
        const TaskTypeInfo *type = catalog.find(task.type);
        if (!type)
            continue;
        QSet<QString> named; // a task that reads and writes over one connection uses it once
        for (const ParamInfo &param : type->params) {
            const QString id = param.kind == ParamKind::Connection ? task.params.value(param.key).toString()
                                                                   : QString();
            if (id.isEmpty() || named.contains(id))
                continue;
            named.insert(id);
            uses[id].push_back({workflow.id, workflow.name.isEmpty() ? workflow.id : workflow.name, task.id,
                                task.name.isEmpty() ? task.id : task.name});
        }
    }
    return uses;
}

void ConnectionUses::update(const Workspace &workspace, const TaskCatalog &catalog)
{
    ByConnection all;
    QHash<QString, Read> files;
    const auto add = [&all](const ByConnection &uses) {
        for (auto each = uses.begin(); each != uses.end(); ++each)
            all[each.key()].insert(all[each.key()].end(), each->begin(), each->end());
    };
    for (const WorkflowEntry &entry : workspace.entries()) {
        if (const WorkflowDocument *open = workspace.document(entry.id)) {
            add(connectionUses(open->workflow(), catalog));
            continue;
        }
        const QFileInfo info(entry.path);
        Read read = m_files.value(entry.path);
        if (read.changed != info.lastModified() || read.size != info.size()) {
            read = {info.lastModified(), info.size(), {}};
            if (const auto workflow = loadWorkflow(entry.path))
                read.uses = connectionUses(*workflow, catalog);
        }
        add(read.uses);
        files.insert(entry.path, std::move(read));
    }
    m_files = std::move(files);
    m_uses = std::move(all);
}

const std::vector<ConnectionUse> &ConnectionUses::of(const QString &connection) const
{
    static const std::vector<ConnectionUse> none;
    const auto found = m_uses.find(connection);
    return found == m_uses.end() ? none : *found;
}

int ConnectionUses::workflowsOf(const QString &connection) const
{
    QSet<QString> workflows;
    for (const ConnectionUse &use : of(connection))
        workflows.insert(use.workflow);
    return static_cast<int>(workflows.size());
}

QString renameText(const QString &from, const QString &to)
{
    return QCoreApplication::translate("ConnectionUses", "Rename the connection %1 to %2").arg(from, to);
}

Result<QStringList> renameUses(Workspace &workspace, const TaskCatalog &catalog, const std::vector<ConnectionUse> &uses,
                               const QString &from, const QString &to)
{
    QStringList workflows;
    for (const ConnectionUse &use : uses) {
        if (workflows.contains(use.workflow))
            continue;
        if (const auto opened = workspace.open(use.workflow); !opened)
            return tl::unexpected(opened.error());
        workflows += use.workflow;
    }
    for (const QString &id : std::as_const(workflows)) {
        WorkflowDocument *document = workspace.document(id);
        document->endMerge();
        document->edit(renameText(from, to), [&](Workflow &workflow) {
            for (Task &task : workflow.tasks) {
                const TaskTypeInfo *type = catalog.find(task.type);
                for (const ParamInfo &param : type ? type->params : std::vector<ParamInfo>{}) {
                    if (param.kind == ParamKind::Connection && task.params.value(param.key).toString() == from)
                        task.params.insert(param.key, to);
                }
            }
        });
    }
    return workflows;
}

} // namespace sluice
