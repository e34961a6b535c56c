#pragma once

#include "core/workflow/webhooksettings.h"

namespace sluice::test {

/// An endpoint of webhooks that are signed as `HookSender` does, with a secret of that name.
inline WebhookEndpointSettings signedEndpoint(const QString &name, const QString &workflow = {},
                                              const QString &secret = QStringLiteral("tests"))
{
    WebhookEndpointSettings endpoint;
    endpoint.name = name;
    endpoint.workflow = workflow;
    endpoint.signature.scheme = WebhookSignatureSettings::Scheme::Hmac;
    endpoint.signature.secrets = {secret};
    endpoint.signature.header = QStringLiteral("X-Sign");
    endpoint.signature.prefix = QStringLiteral("sha256=");
    endpoint.signature.idHeader = QStringLiteral("X-Id");
    return endpoint;
}

} // namespace sluice::test
