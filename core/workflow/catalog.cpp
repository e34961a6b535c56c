#include "core/workflow/catalog.h"

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

} // namespace sluice
