#pragma once

#include "core/workflow/model.h"

#include <map>
#include <mutex>
#include <optional>

namespace sluice {

/// Workflows that were registered by name, the newest of each. Outlives a restart of the engine's component, not the
/// program: a program registers its workflows when it starts. Runs keep the version they began with in the journal.
/// Thread: any.
class WorkflowRegistry {
public:
    void put(const Workflow &workflow)
    {
        const std::lock_guard lock(m_mutex);
        m_workflows[workflow.id] = workflow;
    }
    [[nodiscard]] std::optional<Workflow> find(const QString &id) const
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_workflows.find(id);
        return found == m_workflows.end() ? std::nullopt : std::optional(found->second);
    }

private:
    mutable std::mutex m_mutex;
    std::map<QString, Workflow> m_workflows;
};

} // namespace sluice
