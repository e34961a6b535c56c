#pragma once

#include <QLatin1StringView>

namespace sluice::errors {

inline constexpr QLatin1StringView kConnectionUnknown{"connection.unknown"}; ///< args: connection
// Why a step was turned away before anything of it went out.
inline constexpr QLatin1StringView kConnectionBreakerOpen{"connection.breakerOpen"};   ///< args: connection
inline constexpr QLatin1StringView kConnectionPaused{"connection.paused"};             ///< args: connection
inline constexpr QLatin1StringView kConnectionLimited{"connection.limited"};           ///< args: connection
inline constexpr QLatin1StringView kConnectionRetriesSpent{"connection.retriesSpent"}; ///< args: connection
inline constexpr QLatin1StringView kConnectionPoolFull{"connection.poolFull"};         ///< args: connection
inline constexpr QLatin1StringView kConnectionQueueFull{"connection.queueFull"};       ///< args: connection
inline constexpr QLatin1StringView kEngineAttemptsAway{"engine.attemptsAway"}; ///< what performs attempts is away
inline constexpr QLatin1StringView kEngineBusy{"engine.busy"};                 ///< args: waiting, seconds
inline constexpr QLatin1StringView kEngineStopped{"engine.stopped"};
inline constexpr QLatin1StringView kDemoMissing{"demo.missing"};
inline constexpr QLatin1StringView kDemoUnanswered{"demo.unanswered"}; ///< args: address
inline constexpr QLatin1StringView kLetterNoTaker{"letter.noTaker"};   ///< args: letter

inline constexpr QLatin1StringView kWorkflowUnregistered{"workflow.unregistered"}; ///< args: workflow
inline constexpr QLatin1StringView kQueueUnknown{"queue.unknown"};                 ///< args: queue
inline constexpr QLatin1StringView kQueueHeld{"queue.held"};                       ///< args: queue, who, reason
inline constexpr QLatin1StringView kQueueNotHeld{"queue.notHeld"};                 ///< args: queue
inline constexpr QLatin1StringView kQueueNotPurgeable{"queue.notPurgeable"};       ///< args: queue
inline constexpr QLatin1StringView kQueuePurged{"queue.purged"};                   ///< args: queue, who, reason

// Why a webhook that was taken could not start a run.
inline constexpr QLatin1StringView kHookEndpointUnknown{"hook.endpointUnknown"};       ///< args: endpoint
inline constexpr QLatin1StringView kHookUnarmed{"hook.unarmed"};                       ///< args: endpoint, workflow
inline constexpr QLatin1StringView kWebhookSecretMissing{"webhook.secretMissing"};     ///< args: endpoint, name
inline constexpr QLatin1StringView kWebhookSecretMalformed{"webhook.secretMalformed"}; ///< args: endpoint, name
inline constexpr QLatin1StringView kWebhookAway{"webhook.away"};
inline constexpr QLatin1StringView kWebhookGatewayHangs{"webhook.gatewayHangs"};
inline constexpr QLatin1StringView kWebhookFewConnections{"webhook.fewConnections"}; ///< args: connections, wanted
inline constexpr QLatin1StringView kWebhookOutOfFiles{"webhook.outOfFiles"};
inline constexpr QLatin1StringView kHookBodyMalformed{"hook.bodyMalformed"}; ///< args: endpoint, id

inline constexpr QLatin1StringView kAlertUnknown{"alert.unknown"}; ///< args: alert

// Triggers
inline constexpr QLatin1StringView kTriggerNone{"trigger.none"};         ///< args: workflow
inline constexpr QLatin1StringView kTriggerNotArmed{"trigger.notArmed"}; ///< args: workflow
inline constexpr QLatin1StringView kTriggerLineFull{"trigger.lineFull"}; ///< args: workflow, trigger, most
inline constexpr QLatin1StringView kFolderUnreadable{"folder.unreadable"}; ///< args: path
inline constexpr QLatin1StringView kFolderFull{"folder.full"};             ///< args: path, most

} // namespace sluice::errors
