#pragma once

#include "core/engine/hookline.h"
#include "core/integration/webhook/hook.h"
#include "core/workflow/webhooksettings.h"

namespace sluice {

/// Where the webhooks of each endpoint of a workspace go.
[[nodiscard]] std::vector<HookRoute> hookRoutes(const WebhookSettings &settings);

/// The endpoint as a gateway takes it, without its keys.
[[nodiscard]] HookEndpoint hookEndpoint(const WebhookEndpointSettings &settings);

} // namespace sluice
