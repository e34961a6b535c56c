#include "core/engine/engineparts.h"
#include "core/engine/hooksetup.h"
#include "core/engine/localengine.h"

// What people change of the workspace while the engine runs.

namespace sluice {

void LocalEngine::setConnections(const std::vector<Connection> &connections)
{
    m_config.connections = connections;
    m_parts->use(m_config);
    tellEngine(tell::UseConnections{connections});
}

void LocalEngine::setSettings(const EngineSettings &settings)
{
    m_config.settings = settings;
    m_parts->use(m_config);
    tellEngine(tell::UseSettings{settings});
}

void LocalEngine::setWebhooks(const std::optional<WebhookSettings> &webhooks)
{
    if (webhooks == m_config.webhooks)
        return;
    m_config.webhooks = webhooks;
    m_config.hooks = webhooks ? hookRoutes(*webhooks) : std::vector<HookRoute>();
    m_parts->use(m_config);
    tellEngine(tell::UseHooks{m_config.hooks});
    m_unaudited.push_back({0, m_who, QStringLiteral("settings.webhooks"), webhooks ? webhooks->listen : QString(), {}});
    writeAudit();
    m_hasOldWebhooks = true;
    renewWebhooks();
}

/// Right after the start nobody takes orders yet; then it is tried again when the first news come.
void LocalEngine::renewWebhooks()
{
    if (!m_hasOldWebhooks)
        return;
    CoordinatorOrder order{m_config.webhooks ? CoordinatorOrder::Kind::Renew : CoordinatorOrder::Kind::Retire};
    order.plan = m_parts->webhookPlan();
    m_hasOldWebhooks = !m_parts->orders->post(std::move(order));
}

} // namespace sluice
