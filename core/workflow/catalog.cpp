#include "core/workflow/catalog.h"

#include "core/workflow/model.h"

#include <algorithm>
#include <utility>

namespace sluice {

TaskCatalog::TaskCatalog(std::vector<TaskTypeInfo> types)
    : m_types(std::move(types))
{
}

const TaskTypeInfo *TaskCatalog::find(const QString &type) const
{
    const auto found = std::ranges::find(m_types, type, &TaskTypeInfo::type);
    return found == m_types.end() ? nullptr : &*found;
}

QStringList outPortsOf(const Task &task, const TaskTypeInfo &type)
{
    QStringList ports = type.outPorts;
    const QJsonObject named = task.params[type.portsParam].toObject();
    for (auto it = named.begin(); it != named.end(); ++it) {
        if (!ports.contains(it.key()))
            ports.append(it.key());
    }
    return ports;
}

} // namespace sluice
