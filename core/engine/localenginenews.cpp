#include "core/engine/enginelog.h"
#include "core/engine/engineparts.h"
#include "core/engine/errors.h"
#include "core/engine/localengine.h"

namespace sluice {

namespace {

/// Who publishes for whom changes seldom, and is only looked at.
constexpr Nanoseconds kFlowsEvery = std::chrono::seconds(1);

/// How long the journal thread may be silent before it counts as late, suspect, lost; the supervisor's own limits.
ComponentHealth healthOf(Nanoseconds silent, const SupervisorConfig &limits)
{
    if (silent >= limits.lostAfter)
        return ComponentHealth::Lost;
    if (silent >= limits.suspectAfter)
        return ComponentHealth::Suspect;
    return silent >= limits.lateAfter ? ComponentHealth::Late : ComponentHealth::Ok;
}

} // namespace

void LocalEngine::take(EngineNews &&news)
{
    if (auto *answer = std::get_if<news::Answer>(&news)) {
        if (!answer->result)
            settle(answer->request, tl::unexpected(answer->result.error()));
        else
            std::visit([&](auto &value) { settle(answer->request, std::move(value)); }, *answer->result);
    } else if (const auto *events = std::get_if<news::RunEvents>(&news)) {
        Q_EMIT runEvents(events->run, events->first, events->events);
    } else if (const auto *status = std::get_if<std::unique_ptr<news::Status>>(&news)) {
        take(std::move(**status));
    } else if (auto *recovered = std::get_if<news::Recovered>(&news)) {
        m_openFailure.reset();
        m_recovered = std::move(recovered->runs);
        if (!recovered->uncleanEnd)
            std::erase_if(m_recovered, [](const RecoveredRun &run) { return run.goesOn(); });
        for (const auto &[run, watchers] : m_watched) // an engine that was restarted has forgotten them
            tellEngine(tell::Watch{run, true});
        writeAudit();
        restoreAlerts(std::move(recovered->alerts));
        if (!std::exchange(m_isReady, true))
            Q_EMIT ready();
    } else if (const auto *openFailed = std::get_if<news::OpenFailed>(&news)) {
        m_openFailure = EngineTrouble{openFailed->error};
        Q_EMIT failed(openFailed->error);
    } else if (std::holds_alternative<news::JournalAlive>(news)) {
        m_journalHeard = m_parts->clock->monotonic();
        ++m_journalShown.heartbeats;
    } else if (auto *unaudited = std::get_if<news::Unaudited>(&news)) {
        const RequestId request = std::exchange(unaudited->audit.request, 0);
        m_unaudited.push_back(std::move(unaudited->audit));
        settle(request, std::monostate{});
    } else if (auto *unkept = std::get_if<news::UnkeptAlerts>(&news)) {
        settle(std::exchange(unkept->alerts.request, 0), std::monostate{});
        m_unkept.push_back(std::move(unkept->alerts));
    }
}

void LocalEngine::take(news::Status &&status)
{
    m_snapshot.connections = std::move(status.connections);
    m_snapshot.queues = std::move(status.queues);
    m_snapshot.trouble = status.trouble ? status.trouble : m_openFailure;
    m_snapshot.activeRuns = status.activeRuns;
    m_snapshot.waitingRuns = status.waitingRuns;
    m_snapshot.waitingRunsLimit = status.waitingRunsLimit;
    m_snapshot.stepsStarted = status.stepsStarted;
    m_snapshot.stepsEnded = status.stepsEnded;
    m_snapshot.stepErrors = status.stepErrors;
    m_snapshot.openLetters = status.openLetters;
    m_snapshot.runsRevision = status.runsRevision;
    m_snapshot.lettersRevision = status.lettersRevision;
    m_snapshot.redriveJobs = std::move(status.redriveJobs);
    if (status.armed) // an engine that is restarted does not know yet
        m_snapshot.armed = *std::move(status.armed);
    m_figuresAt = m_parts->clock->monotonic();
    m_journalHeard = std::max(m_journalHeard, m_figuresAt - status.journalAge);
    noteJournal(status);
    m_isFresh = true;
}

void LocalEngine::take(HistoryAnswer &&answer)
{
    if (!answer.result)
        settle(answer.request, tl::unexpected(answer.result.error()));
    else
        std::visit([&](auto &value) { settle(answer.request, std::move(value)); }, *answer.result);
}

void LocalEngine::take(DemoNews &&news)
{
    m_snapshot.demoServing = news.serving;
    m_snapshot.demoOwned = news.owned;
    m_snapshot.demoAddress = news.address;
    if (news.request == 0)
        return;
    if (news.knobs)
        settle(news.request, *news.knobs);
    else
        settle(news.request, tl::unexpected(news.knobs.error()));
}

void LocalEngine::take(HookNews &&news)
{
    m_snapshot.webhookAddress = news.address;
    m_isFresh = true;
}

void LocalEngine::take(CoordinatorNews &&news)
{
    m_components = std::move(news.components);
    m_coordinatorAlert = std::move(news.alert);
    m_isFresh = true;
    for (const CoordinatorAnswer &answer : news.answers)
        take(answer);
    renewWebhooks();
    if (news.stopped) {
        m_isStopping = true;
        Q_EMIT stopped();
    }
}

void LocalEngine::take(const CoordinatorAnswer &answer)
{
    if (answer.error) {
        settle(answer.request, tl::unexpected(*answer.error));
        return;
    }
    if (answer.isAudited) {
        settle(answer.request, std::monostate{});
        return;
    }
    tell::Audit audit = auditOf(answer.order);
    audit.request = answer.request;
    if (m_parts->inbox->post(EngineMessage(audit)))
        return; // answered once it is durable
    // Often it is the engine itself that was stopped: it is written down when there is one again.
    audit.request = 0;
    m_unaudited.push_back(std::move(audit));
    settle(answer.request, std::monostate{});
}

void LocalEngine::writeAudit()
{
    for (tell::Audit &audit : std::exchange(m_unaudited, {})) {
        if (!m_parts->inbox->post(EngineMessage(audit)))
            m_unaudited.push_back(std::move(audit));
    }
}

void LocalEngine::noteJournal(const news::Status &status)
{
    const JournalReport &report = status.journal;
    const MonoTime now = m_parts->clock->monotonic();
    if (report.cpuTime > m_journalCpu && now - m_journalCpuAt > Milliseconds(900)) {
        m_journalShown.cpuPercent = 100.0 * static_cast<double>((report.cpuTime - m_journalCpu).count())
                                    / static_cast<double>(
                                        std::max<Nanoseconds::rep>((now - m_journalCpuAt).count(), 1));
        m_journalCpu = report.cpuTime;
        m_journalCpuAt = now;
    }
    ComponentSnapshot &shown = m_journalShown;
    shown.id = QStringLiteral("journal");
    const ComponentPhase before = shown.phase;
    shown.phase = report.kind == JournalReport::Kind::Failed       ? ComponentPhase::Degraded
                  : report.kind == JournalReport::Kind::OpenFailed ? ComponentPhase::Error
                                                                   : ComponentPhase::Running;
    if (shown.phase != before)
        m_journalSince = now;
    shown.queueDepth = report.waiting;
    shown.memoryBytes = status.heldBytes;
    shown.requests = report.transactions;
    shown.lastError = report.error;
    shown.meanMs = static_cast<double>(status.commits.mean().count()) / 1e6;
    shown.p99Ms = static_cast<double>(status.commits.percentile(99).count()) / 1e6;
}

void LocalEngine::showJournal(MonoTime now)
{
    const Nanoseconds silent = now - m_journalHeard;
    m_journalShown.health = healthOf(silent, m_config.supervision);
    m_journalShown.heartbeatAge = std::chrono::duration_cast<Milliseconds>(silent);
    m_journalShown.inPhase = std::chrono::duration_cast<Milliseconds>(now - m_journalSince);
}

/// Of a step that could run but for a part that is not there.
void LocalEngine::addPartsDown(WhyNot &why) const
{
    for (const ComponentSnapshot &part : m_components) {
        const bool works = part.phase == ComponentPhase::Running || part.phase == ComponentPhase::Degraded;
        const bool isNeeded = part.id == u"engine" || part.id == u"io";
        if (isNeeded && !works)
            why.engine.push_back(why::ComponentDown{part.id, part.phase});
    }
}

/// Ten times a second at the most, and only what was said since: when everybody is silent, the snapshot gets old.
void LocalEngine::publish()
{
    if (!std::exchange(m_isFresh, false))
        return;
    const MonoTime now = m_parts->clock->monotonic();
    m_snapshot.components = m_components;
    const auto engine = std::ranges::find(m_snapshot.components, QStringLiteral("engine"), &ComponentSnapshot::id);
    // It is the engine's, so it comes and goes with it.
    if (engine != m_snapshot.components.end() && m_journalShown.id == QLatin1StringView("journal")) {
        showJournal(now);
        m_journalShown.generation = engine->generation;
        m_snapshot.components.insert(engine, m_journalShown);
    }
    m_snapshot.figuresAge = std::chrono::duration_cast<Milliseconds>(now - m_figuresAt);
    m_snapshot.subscribers = m_parts->bus->subscribers();
    if (m_flowsAt == MonoTime{} || now - m_flowsAt >= kFlowsEvery) {
        m_snapshot.flows = m_parts->bus->flows();
        m_flowsAt = now;
    }
    m_snapshot.eventsPublished = m_parts->bus->published();
    m_snapshot.taken = m_parts->clock->wall();
    lookForAlerts(now);
    if (m_log)
        m_log->see(m_snapshot);
    Q_EMIT snapshotChanged();
}

} // namespace sluice
