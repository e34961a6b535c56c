#pragma once

#include "core/api/snapshot.h"
#include "core/remote/wire/basics.h"
#include "core/remote/wire/documents.h"
#include "core/remote/wire/jobfields.h"
#include "core/remote/wire/wire.h"

namespace sluice::wire {

// The fields of what an engine tells of itself.

template <>
struct Fields<ComponentSnapshot> {
    static constexpr auto list = std::tuple{Field{"id", &ComponentSnapshot::id},
                                            Field{"phase", &ComponentSnapshot::phase},
                                            Field{"health", &ComponentSnapshot::health},
                                            Field{"inPhase", &ComponentSnapshot::inPhase},
                                            Field{"heartbeatAge", &ComponentSnapshot::heartbeatAge},
                                            Field{"heartbeats", &ComponentSnapshot::heartbeats},
                                            Field{"cpuPercent", &ComponentSnapshot::cpuPercent},
                                            Field{"memoryBytes", &ComponentSnapshot::memoryBytes},
                                            Field{"queueDepth", &ComponentSnapshot::queueDepth},
                                            Field{"requests", &ComponentSnapshot::requests},
                                            Field{"errorCount", &ComponentSnapshot::errorCount},
                                            Field{"meanMs", &ComponentSnapshot::meanMs},
                                            Field{"p99Ms", &ComponentSnapshot::p99Ms},
                                            Field{"restarts", &ComponentSnapshot::restarts},
                                            Field{"generation", &ComponentSnapshot::generation},
                                            Field{"abandoned", &ComponentSnapshot::abandoned},
                                            Field{"needsPerson", &ComponentSnapshot::needsPerson},
                                            Field{"lastError", &ComponentSnapshot::lastError}};
};

template <>
struct Fields<ConnectionSnapshot::Transition> {
    static constexpr auto list = std::tuple{Field{"to", &ConnectionSnapshot::Transition::to},
                                            Field{"at", &ConnectionSnapshot::Transition::at}};
};

template <>
struct Fields<ConnectionSnapshot> {
    static constexpr auto list = std::tuple{Field{"id", &ConnectionSnapshot::id},
                                            Field{"phase", &ConnectionSnapshot::phase},
                                            Field{"failureRate", &ConnectionSnapshot::failureRate},
                                            Field{"slowRate", &ConnectionSnapshot::slowRate},
                                            Field{"failureThreshold", &ConnectionSnapshot::failureThreshold},
                                            Field{"calls", &ConnectionSnapshot::calls},
                                            Field{"minimumCalls", &ConnectionSnapshot::minimumCalls},
                                            Field{"refused", &ConnectionSnapshot::refused},
                                            Field{"nextProbe", &ConnectionSnapshot::nextProbe},
                                            Field{"forcedBy", &ConnectionSnapshot::forcedBy},
                                            Field{"forcedWhy", &ConnectionSnapshot::forcedWhy},
                                            Field{"forcedFor", &ConnectionSnapshot::forcedFor},
                                            Field{"history", &ConnectionSnapshot::history},
                                            Field{"inUse", &ConnectionSnapshot::inUse},
                                            Field{"poolSize", &ConnectionSnapshot::poolSize},
                                            Field{"waiting", &ConnectionSnapshot::waiting},
                                            Field{"ratePerSecond", &ConnectionSnapshot::ratePerSecond},
                                            Field{"poolRefused", &ConnectionSnapshot::poolRefused},
                                            Field{"burst", &ConnectionSnapshot::burst},
                                            Field{"tokens", &ConnectionSnapshot::tokens},
                                            Field{"nextIn", &ConnectionSnapshot::nextIn},
                                            Field{"limiterRefused", &ConnectionSnapshot::limiterRefused},
                                            Field{"pausedFor", &ConnectionSnapshot::pausedFor}};
};

template <>
struct Fields<TaskQueueSnapshot> {
    static constexpr auto list = std::tuple{
        Field{"task", &TaskQueueSnapshot::task}, Field{"depth", &TaskQueueSnapshot::depth},
        Field{"inPerSecond", &TaskQueueSnapshot::inPerSecond}, Field{"outPerSecond", &TaskQueueSnapshot::outPerSecond}};
};

template <>
struct Fields<QueueSnapshot> {
    static constexpr auto list = std::tuple{Field{"id", &QueueSnapshot::id},
                                            Field{"depth", &QueueSnapshot::depth},
                                            Field{"oldestAge", &QueueSnapshot::oldestAge},
                                            Field{"inPerSecond", &QueueSnapshot::inPerSecond},
                                            Field{"outPerSecond", &QueueSnapshot::outPerSecond},
                                            Field{"hold", &QueueSnapshot::hold},
                                            Field{"tasks", &QueueSnapshot::tasks}};
};

template <>
struct Fields<EngineTrouble> {
    static constexpr auto list = std::tuple{Field{"error", &EngineTrouble::error}};
};

template <>
struct Fields<EngineSnapshot> {
    static constexpr auto list = std::tuple{Field{"taken", &EngineSnapshot::taken},
                                            Field{"figuresAge", &EngineSnapshot::figuresAge},
                                            Field{"components", &EngineSnapshot::components},
                                            Field{"connections", &EngineSnapshot::connections},
                                            Field{"queues", &EngineSnapshot::queues},
                                            Field{"subscribers", &EngineSnapshot::subscribers},
                                            Field{"flows", &EngineSnapshot::flows},
                                            Field{"trouble", &EngineSnapshot::trouble},
                                            Field{"activeRuns", &EngineSnapshot::activeRuns},
                                            Field{"waitingRuns", &EngineSnapshot::waitingRuns},
                                            Field{"waitingRunsLimit", &EngineSnapshot::waitingRunsLimit},
                                            Field{"stepsStarted", &EngineSnapshot::stepsStarted},
                                            Field{"stepsEnded", &EngineSnapshot::stepsEnded},
                                            Field{"stepErrors", &EngineSnapshot::stepErrors},
                                            Field{"openLetters", &EngineSnapshot::openLetters},
                                            Field{"eventsPublished", &EngineSnapshot::eventsPublished},
                                            Field{"runsRevision", &EngineSnapshot::runsRevision},
                                            Field{"lettersRevision", &EngineSnapshot::lettersRevision},
                                            Field{"redriveJobs", &EngineSnapshot::redriveJobs},
                                            Field{"demoServing", &EngineSnapshot::demoServing},
                                            Field{"demoAddress", &EngineSnapshot::demoAddress},
                                            Field{"demoOwned", &EngineSnapshot::demoOwned},
                                            Field{"webhookAddress", &EngineSnapshot::webhookAddress},
                                            Field{"armed", &EngineSnapshot::armed},
                                            Field{"alerts", &EngineSnapshot::alerts}};
};

template <>
struct Fields<RunSummary> {
    static constexpr auto list = std::tuple{
        Field{"id", &RunSummary::id},           Field{"workflow", &RunSummary::workflow},
        Field{"version", &RunSummary::version}, Field{"trigger", &RunSummary::trigger},
        Field{"state", &RunSummary::state},     Field{"started", &RunSummary::started},
        Field{"ended", &RunSummary::ended},     Field{"steps", &RunSummary::steps},
        Field{"done", &RunSummary::done},       Field{"letters", &RunSummary::letters},
        Field{"failure", &RunSummary::failure}, Field{"isDamaged", &RunSummary::isDamaged},
        Field{"label", &RunSummary::label},     Field{"content", &RunSummary::content}};
};

template <>
struct Fields<RecoveredRun> {
    static constexpr auto list = std::tuple{
        Field{"run", &RecoveredRun::run},         Field{"workflow", &RecoveredRun::workflow},
        Field{"state", &RecoveredRun::state},     Field{"lostAttempts", &RecoveredRun::lostAttempts},
        Field{"retried", &RecoveredRun::retried}, Field{"deadLettered", &RecoveredRun::deadLettered},
        Field{"unknown", &RecoveredRun::unknown}, Field{"trouble", &RecoveredRun::trouble}};
};

template <>
struct Fields<RecordedEvent> {
    static constexpr auto list = std::tuple{
        Field{"number", &RecordedEvent::number}, Field{"at", &RecordedEvent::at}, Field{"topic", &RecordedEvent::topic},
        Field{"publisher", &RecordedEvent::publisher}, Field{"data", &RecordedEvent::data}};
};

template <>
struct Fields<AuditEntry> {
    static constexpr auto list = std::tuple{Field{"number", &AuditEntry::number}, Field{"at", &AuditEntry::at},
                                            Field{"who", &AuditEntry::who},       Field{"action", &AuditEntry::action},
                                            Field{"target", &AuditEntry::target}, Field{"reason", &AuditEntry::reason}};
};

template <>
struct Fields<QueueHold> {
    static constexpr auto list = std::tuple{Field{"who", &QueueHold::who}, Field{"why", &QueueHold::why},
                                            Field{"since", &QueueHold::since}};
};

template <>
struct Fields<QueueOutcome> {
    static constexpr auto list = std::tuple{Field{"purged", &QueueOutcome::purged}, Field{"kept", &QueueOutcome::kept}};
};

template <>
struct Fields<QueueItem> {
    static constexpr auto list = std::tuple{Field{"run", &QueueItem::run},           Field{"step", &QueueItem::step},
                                            Field{"workflow", &QueueItem::workflow}, Field{"task", &QueueItem::task},
                                            Field{"letter", &QueueItem::letter},     Field{"order", &QueueItem::order},
                                            Field{"age", &QueueItem::age},           Field{"due", &QueueItem::due}};
};

template <>
struct Fields<WorkflowVersion> {
    static constexpr auto list = std::tuple{Field{"workflow", &WorkflowVersion::workflow},
                                            Field{"number", &WorkflowVersion::number},
                                            Field{"version", &WorkflowVersion::version},
                                            Field{"content", &WorkflowVersion::content},
                                            Field{"at", &WorkflowVersion::at},
                                            Field{"who", &WorkflowVersion::who},
                                            Field{"kind", &WorkflowVersion::kind},
                                            Field{"note", &WorkflowVersion::note}};
};

template <>
struct Fields<VersionLabel> {
    static constexpr auto list = std::tuple{Field{"number", &VersionLabel::number},
                                            Field{"isDraft", &VersionLabel::isDraft}};
};

template <>
struct Fields<AlertSummary> {
    static constexpr auto list = std::tuple{Field{"key", &AlertSummary::key},
                                            Field{"rule", &AlertSummary::rule},
                                            Field{"name", &AlertSummary::name},
                                            Field{"severity", &AlertSummary::severity},
                                            Field{"metric", &AlertSummary::metric},
                                            Field{"comparison", &AlertSummary::comparison},
                                            Field{"subject", &AlertSummary::subject},
                                            Field{"value", &AlertSummary::value},
                                            Field{"threshold", &AlertSummary::threshold},
                                            Field{"since", &AlertSummary::since},
                                            Field{"acknowledgedBy", &AlertSummary::acknowledgedBy},
                                            Field{"acknowledgedAt", &AlertSummary::acknowledgedAt},
                                            Field{"snoozedBy", &AlertSummary::snoozedBy},
                                            Field{"snoozedUntil", &AlertSummary::snoozedUntil},
                                            Field{"note", &AlertSummary::note},
                                            Field{"isOld", &AlertSummary::isOld},
                                            Field{"error", &AlertSummary::error}};
};

template <>
struct Fields<ArmedTrigger> {
    static constexpr auto list = std::tuple{
        Field{"trigger", &ArmedTrigger::trigger}, Field{"accounted", &ArmedTrigger::accounted},
        Field{"fired", &ArmedTrigger::fired}, Field{"givenUp", &ArmedTrigger::givenUp}};
};

template <>
struct Fields<ArmedWorkflow> {
    static constexpr auto list = std::tuple{
        Field{"workflow", &ArmedWorkflow::workflow}, Field{"who", &ArmedWorkflow::who},
        Field{"since", &ArmedWorkflow::since},       Field{"definition", &ArmedWorkflow::definition},
        Field{"triggers", &ArmedWorkflow::triggers}, Field{"number", &ArmedWorkflow::number}};
};

template <>
struct Fields<Trigger> {
    static constexpr auto list = std::tuple{Field{"id", &Trigger::id},         Field{"kind", &Trigger::kind},
                                            Field{"cron", &Trigger::cron},     Field{"zone", &Trigger::zone},
                                            Field{"every", &Trigger::every},   Field{"missed", &Trigger::missed},
                                            Field{"topic", &Trigger::topic},   Field{"key", &Trigger::key},
                                            Field{"value", &Trigger::value},   Field{"workflow", &Trigger::workflow},
                                            Field{"folder", &Trigger::folder}, Field{"pattern", &Trigger::pattern},
                                            Field{"settle", &Trigger::settle}, Field{"existing", &Trigger::existing},
                                            Field{"input", &Trigger::input}};
};

} // namespace sluice::wire
