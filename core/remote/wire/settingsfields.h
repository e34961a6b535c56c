#pragma once

#include "core/remote/wire/wire.h"
#include "core/workflow/workspacesettings.h"

namespace sluice::wire {

// The fields of settings that an engine takes.

template <>
struct Fields<EngineSettings> {
    static constexpr auto list = std::tuple{Field{"keepDays", &EngineSettings::keepDays},
                                            Field{"keepRuns", &EngineSettings::keepRuns},
                                            Field{"payloadLimit", &EngineSettings::payloadLimit},
                                            Field{"waitingRuns", &EngineSettings::waitingRuns},
                                            Field{"workers", &EngineSettings::workers},
                                            Field{"scriptProcesses", &EngineSettings::scriptProcesses}};
};

template <>
struct Fields<WebhookSignatureSettings> {
    static constexpr auto list = std::tuple{
        Field{"scheme", &WebhookSignatureSettings::scheme},      Field{"secrets", &WebhookSignatureSettings::secrets},
        Field{"header", &WebhookSignatureSettings::header},      Field{"prefix", &WebhookSignatureSettings::prefix},
        Field{"base64", &WebhookSignatureSettings::base64},      Field{"idHeader", &WebhookSignatureSettings::idHeader},
        Field{"tolerance", &WebhookSignatureSettings::tolerance}};
};

template <>
struct Fields<WebhookEndpointSettings> {
    static constexpr auto list = std::tuple{Field{"name", &WebhookEndpointSettings::name},
                                            Field{"workflow", &WebhookEndpointSettings::workflow},
                                            Field{"signature", &WebhookEndpointSettings::signature},
                                            Field{"contentTypes", &WebhookEndpointSettings::contentTypes},
                                            Field{"schema", &WebhookEndpointSettings::schema},
                                            Field{"ratePerSecond", &WebhookEndpointSettings::ratePerSecond},
                                            Field{"burst", &WebhookEndpointSettings::burst},
                                            Field{"respondWithin", &WebhookEndpointSettings::respondWithin}};
};

template <>
struct Fields<WebhookSettings> {
    static constexpr auto list = std::tuple{Field{"listen", &WebhookSettings::listen},
                                            Field{"endpoints", &WebhookSettings::endpoints}};
};

template <>
struct Fields<AlertRule> {
    static constexpr auto list = std::tuple{Field{"id", &AlertRule::id},
                                            Field{"name", &AlertRule::name},
                                            Field{"metric", &AlertRule::metric},
                                            Field{"subject", &AlertRule::subject},
                                            Field{"comparison", &AlertRule::comparison},
                                            Field{"threshold", &AlertRule::threshold},
                                            Field{"holdFor", &AlertRule::holdFor},
                                            Field{"calmFor", &AlertRule::calmFor},
                                            Field{"severity", &AlertRule::severity},
                                            Field{"isOn", &AlertRule::isOn}};
};

} // namespace sluice::wire
