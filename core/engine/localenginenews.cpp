#include "core/engine/engineparts.h"
#include "core/engine/errors.h"
#include "core/engine/localengine.h"

namespace sluice {

namespace {

/// How long the journal thread may be silent before it counts as late, suspect, lost; the supervisor's own limits.
ComponentHealth healthOf(Nanoseconds silent)
{
    const SupervisorConfig limits;
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
    } else if (const auto *apart = std::get_if<std::unique_ptr<news::Status>>(&news)) {
        news::Status *status = apart->get();
        m_snapshot.connections = std::move(status->connections);
        m_snapshot.queues = std::move(status->queues);
        m_snapshot.trouble = status->trouble;
        m_snapshot.activeRuns = status->activeRuns;
        m_snapshot.stepsStarted = status->stepsStarted;
        m_snapshot.stepsEnded = status->stepsEnded;
        m_snapshot.stepErrors = status->stepErrors;
        m_snapshot.openLetters = status->openLetters;
        m_snapshot.runsRevision = status->runsRevision;
        m_snapshot.lettersRevision = status->lettersRevision;
        m_snapshot.redriveJobs = std::move(status->redriveJobs);
        noteJournal(*status);
        m_isFresh = true;
    } else if (auto *recovered = std::get_if<news::Recovered>(&news)) {
        m_recovered = recovered->uncleanEnd ? std::move(recovered->runs) : std::vector<RecoveredRun>{};
        for (const auto &[run, watchers] : m_watched) // an engine that was restarted has forgotten them
            tellEngine(tell::Watch{run, true});
        if (!std::exchange(m_isReady, true))
            Q_EMIT ready();
    } else if (const auto *openFailed = std::get_if<news::OpenFailed>(&news)) {
        m_snapshot.trouble = EngineTrouble{openFailed->error};
        Q_EMIT failed(openFailed->error);
    }
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

void LocalEngine::take(CoordinatorNews &&news)
{
    m_components = std::move(news.components);
    if (news.alert)
        m_snapshot.trouble = EngineTrouble{*news.alert};
    if (news.stopped) {
        m_isStopping = true;
        Q_EMIT stopped();
    }
}

void LocalEngine::noteJournal(const news::Status &status)
{
    const JournalReport &report = status.journal;
    const MonoTime now = m_parts->clock.monotonic();
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
    shown.health = healthOf(status.journalAge);
    shown.heartbeatAge = std::chrono::duration_cast<Milliseconds>(status.journalAge);
    shown.heartbeats = status.journalBeats;
    shown.inPhase = std::chrono::duration_cast<Milliseconds>(now - m_journalSince);
    shown.queueDepth = report.waiting;
    shown.requests = report.transactions;
    shown.lastError = report.error;
    shown.meanMs = static_cast<double>(status.commits.mean().count()) / 1e6;
    shown.p99Ms = static_cast<double>(status.commits.percentile(99).count()) / 1e6;
}

/// Ten times a second at the most, and only what the engine has said since: a silent engine shows as an old snapshot.
void LocalEngine::publish()
{
    if (!std::exchange(m_isFresh, false))
        return;
    m_snapshot.components = m_components;
    const auto engine = std::find_if(
        m_snapshot.components.begin(), m_snapshot.components.end(),
        [](const ComponentSnapshot &shown) { return shown.id == QLatin1StringView("engine"); });
    m_snapshot.components.insert(engine, m_journalShown);
    m_snapshot.subscribers = m_parts->bus->subscribers();
    m_snapshot.taken = m_parts->clock.wall();
    Q_EMIT snapshotChanged();
}

} // namespace sluice
