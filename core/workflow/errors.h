#pragma once

#include <QLatin1StringView>

namespace sluice::errors {

// Files of a workspace
inline constexpr QLatin1StringView kJsonDuplicateKey{"json.duplicateKey"};           ///< args: path, key, line, column
inline constexpr QLatin1StringView kWorkflowSchema{"workflow.schema"};               ///< args: path, place, reason
inline constexpr QLatin1StringView kSchemaUnusable{"schema.unusable"};               ///< args: place
inline constexpr QLatin1StringView kSchemaMissingKey{"schema.missingKey"};           ///< args: path, place, key
inline constexpr QLatin1StringView kSchemaUnknownKey{"schema.unknownKey"};           ///< args: path, place, key
inline constexpr QLatin1StringView kSchemaWrongKind{"schema.wrongKind"};             ///< args: path, place, kind
inline constexpr QLatin1StringView kSchemaUnknownChoice{"schema.unknownChoice"};     ///< args: path, place, choices
inline constexpr QLatin1StringView kWorkflowNewerFormat{"workflow.newerFormat"};     ///< args: path, format, known
inline constexpr QLatin1StringView kWorkflowBadDuration{"workflow.badDuration"};     ///< args: path, place, text
inline constexpr QLatin1StringView kWorkflowChangedOnDisk{"workflow.changedOnDisk"}; ///< args: path
inline constexpr QLatin1StringView kConnectionsChangedOnDisk{"connections.changedOnDisk"}; ///< args: path
inline constexpr QLatin1StringView kConnectionDuplicate{"connection.duplicate"};           ///< args: path, connection

// Webhooks of a settings file
inline constexpr QLatin1StringView kWebhookBadAddress{"webhook.badAddress"};   ///< args: path, address
inline constexpr QLatin1StringView kWebhookBadName{"webhook.badName"};         ///< args: path, endpoint
inline constexpr QLatin1StringView kWebhookBadWorkflow{"webhook.badWorkflow"}; ///< args: path, endpoint
inline constexpr QLatin1StringView kWebhookDuplicate{"webhook.duplicate"};     ///< args: path, endpoint
inline constexpr QLatin1StringView kWebhookNoSecret{"webhook.noSecret"};       ///< args: path, endpoint
inline constexpr QLatin1StringView kWebhookNoHeader{"webhook.noHeader"};       ///< args: path, endpoint
inline constexpr QLatin1StringView kWebhookBadWait{"webhook.badWait"};         ///< args: path, endpoint, most

// A workflow as a whole
inline constexpr QLatin1StringView kWorkflowEmpty{"workflow.empty"}; ///< args: none
inline constexpr QLatin1StringView kWorkflowCycle{"workflow.cycle"}; ///< args: path

// Triggers
inline constexpr QLatin1StringView kTriggerBadId{"trigger.badId"};                 ///< args: trigger
inline constexpr QLatin1StringView kTriggerDuplicateId{"trigger.duplicateId"};     ///< args: trigger
inline constexpr QLatin1StringView kTriggerUnknownZone{"trigger.unknownZone"};     ///< args: trigger, zone
inline constexpr QLatin1StringView kTriggerShortInterval{"trigger.shortInterval"}; ///< args: trigger
inline constexpr QLatin1StringView kTriggerBadTopic{"trigger.badTopic"};           ///< args: trigger, topic
inline constexpr QLatin1StringView kTriggerNoField{"trigger.noField"};             ///< args: trigger, value
inline constexpr QLatin1StringView kTriggerNoFolder{"trigger.noFolder"};           ///< args: trigger
inline constexpr QLatin1StringView kTriggerBadPattern{"trigger.badPattern"};       ///< args: trigger, pattern
inline constexpr QLatin1StringView kTriggerLongSettle{"trigger.longSettle"};       ///< args: trigger
inline constexpr QLatin1StringView kTriggerNoInput{"trigger.noInput"};             ///< args: trigger, workflow, known
// … and cron expressions; `position` is where `part` begins in `text`, from 1; `field` one of second, minute, hour, day,
// month, weekday
inline constexpr QLatin1StringView kCronFields{"cron.fields"};   ///< args: text, count
inline constexpr QLatin1StringView kCronBadPart{"cron.badPart"}; ///< args: text, field, part, position, least, most
inline constexpr QLatin1StringView kCronOutOfRange{
    "cron.outOfRange"};                                              ///< args: text, field, part, position, least, most
inline constexpr QLatin1StringView kCronBackwards{"cron.backwards"}; ///< args: text, field, part, position, least, most
inline constexpr QLatin1StringView kCronBadStep{"cron.badStep"};     ///< args: text, field, part, position, least, most
inline constexpr QLatin1StringView kCronNever{"cron.never"};         ///< args: text

// Tasks
inline constexpr QLatin1StringView kWorkflowBadTaskId{"workflow.badTaskId"};                   ///< args: id
inline constexpr QLatin1StringView kWorkflowDuplicateTaskId{"workflow.duplicateTaskId"};       ///< args: id
inline constexpr QLatin1StringView kWorkflowUnknownType{"workflow.unknownType"};               ///< args: task, type
inline constexpr QLatin1StringView kWorkflowForEachWithoutBody{"workflow.forEachWithoutBody"}; ///< args: task
inline constexpr QLatin1StringView kWorkflowReliabilityRange{
    "workflow.reliabilityRange"}; ///< args: task, setting, value, least, most

// Edges
inline constexpr QLatin1StringView kWorkflowDanglingEdge{"workflow.danglingEdge"}; ///< args: from, port, to, missing
inline constexpr QLatin1StringView kWorkflowUnknownPort{"workflow.unknownPort"};   ///< args: task, port, to
inline constexpr QLatin1StringView kWorkflowUnusedFailurePort{"workflow.unusedFailurePort"}; ///< args: task, to
inline constexpr QLatin1StringView kWorkflowUnusedTimeoutPort{"workflow.unusedTimeoutPort"}; ///< args: task, to
inline constexpr QLatin1StringView kWorkflowDuplicateEdge{"workflow.duplicateEdge"};         ///< args: from, port, to
inline constexpr QLatin1StringView kWorkflowSelfEdge{"workflow.selfEdge"};                   ///< args: task
inline constexpr QLatin1StringView kWorkflowBodyCrossed{"workflow.bodyCrossed"};             ///< args: from, to, loop

// Compensations
inline constexpr QLatin1StringView kWorkflowUnknownCompensation{
    "workflow.unknownCompensation"}; ///< args: task, compensation
inline constexpr QLatin1StringView kWorkflowCompensationConnected{
    "workflow.compensationConnected"}; ///< args: task, compensation
inline constexpr QLatin1StringView kWorkflowCompensationShared{
    "workflow.compensationShared"}; ///< args: task, compensation
inline constexpr QLatin1StringView kWorkflowCompensationChained{
    "workflow.compensationChained"};                                                       ///< args: task, compensation
inline constexpr QLatin1StringView kWorkflowCompensationKind{"workflow.compensationKind"}; ///< args: task, compensation

// Parameters; `label` is what the catalogue calls one
inline constexpr QLatin1StringView kWorkflowMissingParameter{
    "workflow.missingParameter"}; ///< args: task, parameter, label
inline constexpr QLatin1StringView kWorkflowUnknownParameter{"workflow.unknownParameter"}; ///< args: task, parameter
inline constexpr QLatin1StringView kWorkflowExpectsText{"workflow.expectsText"};       ///< args: task, parameter, label
inline constexpr QLatin1StringView kWorkflowExpectsNumber{"workflow.expectsNumber"};   ///< args: task, parameter, label
inline constexpr QLatin1StringView kWorkflowExpectsBoolean{"workflow.expectsBoolean"}; ///< args: task, parameter, label
inline constexpr QLatin1StringView kWorkflowExpectsTexts{"workflow.expectsTexts"};     ///< args: task, parameter, label
inline constexpr QLatin1StringView kWorkflowExpectsDuration{
    "workflow.expectsDuration"}; ///< args: task, parameter, label, text
inline constexpr QLatin1StringView kWorkflowUnknownChoice{
    "workflow.unknownChoice"}; ///< args: task, parameter, label, value, choices
inline constexpr QLatin1StringView kWorkflowBadPortName{"workflow.badPortName"}; ///< args: task, parameter, label, port
inline constexpr QLatin1StringView kWorkflowOneParameter{"workflow.oneParameter"}; ///< args: task, parameters, given
inline constexpr QLatin1StringView kWorkflowNotWholeNumber{
    "workflow.notWholeNumber"}; ///< args: task, parameter, label, value
inline constexpr QLatin1StringView kWorkflowUnknownStep{"workflow.unknownStep"}; ///< args: task, parameter, label, step
inline constexpr QLatin1StringView kWorkflowStepNotUpstream{
    "workflow.stepNotUpstream"}; ///< args: task, parameter, label, step
inline constexpr QLatin1StringView kWorkflowUnknownCalled{
    "workflow.unknownCalled"}; ///< args: task, parameter, label, workflow
inline constexpr QLatin1StringView kWorkflowCallsItself{"workflow.callsItself"}; ///< args: task, parameter, workflow
inline constexpr QLatin1StringView kWorkflowUnknownConnection{
    "workflow.unknownConnection"}; ///< args: task, parameter, label, connection

// Rules of alerts
inline constexpr QLatin1StringView kAlertBadId{"alert.badId"};         ///< args: path, rule
inline constexpr QLatin1StringView kAlertDuplicate{"alert.duplicate"}; ///< args: path, rule

} // namespace sluice::errors
