#include "core/engine/hooksetup.h"

namespace sluice {

namespace {

HookSignature::Scheme schemeOf(WebhookSignatureSettings::Scheme scheme)
{
    switch (scheme) {
    case WebhookSignatureSettings::Scheme::None:
        return HookSignature::Scheme::None;
    case WebhookSignatureSettings::Scheme::Hmac:
        return HookSignature::Scheme::HeaderHmac;
    case WebhookSignatureSettings::Scheme::Standard:
        break;
    }
    return HookSignature::Scheme::StandardWebhooks;
}

} // namespace

std::vector<HookRoute> hookRoutes(const WebhookSettings &settings)
{
    std::vector<HookRoute> routes;
    for (const WebhookEndpointSettings &endpoint : settings.endpoints) {
        HookRoute &route = routes.emplace_back(HookRoute{endpoint.name, endpoint.workflow, {}, endpoint.respondWithin});
        // Whole runs in a period long enough that fractions of a run a second count.
        if (endpoint.ratePerSecond > 0)
            route.rate = RateConfig{std::max<qint64>(1, qRound64(endpoint.ratePerSecond * 1000)),
                                    std::chrono::seconds(1000), std::max(1, endpoint.burst)};
    }
    return routes;
}

HookEndpoint hookEndpoint(const WebhookEndpointSettings &settings)
{
    HookEndpoint endpoint;
    endpoint.name = settings.name;
    endpoint.signature.scheme = schemeOf(settings.signature.scheme);
    endpoint.signature.header = settings.signature.header.toLatin1();
    endpoint.signature.prefix = settings.signature.prefix.toLatin1();
    endpoint.signature.encoding = settings.signature.base64 ? HookSignature::Encoding::Base64
                                                            : HookSignature::Encoding::Hex;
    endpoint.signature.idHeader = settings.signature.idHeader.toLatin1();
    endpoint.signature.tolerance = settings.signature.tolerance;
    endpoint.contentTypes = settings.contentTypes;
    endpoint.schema = settings.schema;
    return endpoint;
}

} // namespace sluice
