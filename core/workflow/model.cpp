#include "core/workflow/model.h"

#include <algorithm>
#include <utility>

namespace sluice {

const Task *Workflow::task(const QString &taskId) const
{
    const auto found = std::ranges::find(tasks, taskId, &Task::id);
    return found == tasks.end() ? nullptr : &*found;
}

Task *Workflow::task(const QString &taskId)
{
    return const_cast<Task *>(std::as_const(*this).task(taskId));
}

} // namespace sluice
