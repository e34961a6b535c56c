#pragma once

#include "core/engine/hookline.h"
#include "core/workflow/connection.h"
#include "core/workflow/workspacesettings.h"

#include <mutex>

namespace sluice {

/// What the files of a workspace say now, for components that are made while the engine runs: they begin with what was
/// changed last, not with what was there at the start.
/// Thread: any.
class LiveSettings {
public:
    struct Values {
        std::vector<Connection> connections;
        EngineSettings engine;
        std::vector<HookRoute> hooks;
        std::optional<WebhookSettings> webhooks;
    };

    explicit LiveSettings(Values values)
        : m_values(std::move(values))
    {
    }
    [[nodiscard]] Values now() const
    {
        const std::lock_guard lock(m_mutex);
        return m_values;
    }
    void change(Values values)
    {
        const std::lock_guard lock(m_mutex);
        m_values = std::move(values);
    }

private:
    mutable std::mutex m_mutex;
    Values m_values;
};

} // namespace sluice
