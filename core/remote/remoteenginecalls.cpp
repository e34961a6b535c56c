#include "core/remote/methods.h"
#include "core/remote/remoteask.h"
#include "core/remote/remoteengine.h"
#include "core/run/plan.h"

namespace sluice {

// Each call, by the table of methods.

void RemoteEngine::startRun(const RunRequest &request, QObject *context, Done<RunId> done)
{
    ask<&EngineClient::startRun>(context, std::move(done), request);
}

void RemoteEngine::registerWorkflow(const QString &id, const std::vector<ListedTask> &tasks, QObject *context,
                                    Done<QByteArray> done)
{
    ask<&EngineClient::registerWorkflow>(context, std::move(done), id, tasks);
}

void RemoteEngine::executeWorkflow(const QString &id, const QJsonObject &params, QObject *context, Done<RunId> done)
{
    ask<&EngineClient::executeWorkflow>(context, std::move(done), id, params);
}

void RemoteEngine::cancelRun(RunId run, QObject *context, Done<void> done)
{
    ask<&EngineClient::cancelRun>(context, std::move(done), run);
}

void RemoteEngine::pauseRun(RunId run, QObject *context, Done<void> done)
{
    ask<&EngineClient::pauseRun>(context, std::move(done), run);
}

void RemoteEngine::resumeRun(RunId run, QObject *context, Done<void> done)
{
    ask<&EngineClient::resumeRun>(context, std::move(done), run);
}

void RemoteEngine::restartRun(RunId run, const QByteArray &click, QObject *context, Done<void> done)
{
    ask<&EngineClient::restartRun>(context, std::move(done), run, click);
}

void RemoteEngine::runAgain(const AgainRequest &request, QObject *context, Done<RunId> done)
{
    ask<&EngineClient::runAgain>(context, std::move(done), request);
}

void RemoteEngine::forkRun(const ForkRequest &request, QObject *context, Done<RunId> done)
{
    ask<&EngineClient::forkRun>(context, std::move(done), request);
}

void RemoteEngine::skipStep(const SkipRequest &request, QObject *context, Done<void> done)
{
    ask<&EngineClient::skipStep>(context, std::move(done), request);
}

void RemoteEngine::stepRun(const StepRequest &request, QObject *context, Done<void> done)
{
    ask<&EngineClient::stepRun>(context, std::move(done), request);
}

void RemoteEngine::setBreakpoints(const BreakpointRequest &request, QObject *context, Done<void> done)
{
    ask<&EngineClient::setBreakpoints>(context, std::move(done), request);
}

void RemoteEngine::readActivity(const QString &workflow, QObject *context, Done<WorkflowActivity> done)
{
    ask<&EngineClient::readActivity>(context, std::move(done), workflow);
}

void RemoteEngine::keepVersion(const KeepVersionRequest &request, QObject *context, Done<WorkflowVersion> done)
{
    ask<&EngineClient::keepVersion>(context, std::move(done), request);
}

void RemoteEngine::listVersions(const QString &workflow, PageRequest page, QObject *context,
                                Done<Page<WorkflowVersion>> done)
{
    ask<&EngineClient::listVersions>(context, std::move(done), workflow, page);
}

void RemoteEngine::readVersion(const QString &workflow, quint32 number, QObject *context, Done<Workflow> done)
{
    ask<&EngineClient::readVersion>(context, std::move(done), workflow, number);
}

void RemoteEngine::redrive(const RedriveRequest &request, QObject *context, Done<std::vector<LetterOutcome>> done)
{
    ask<&EngineClient::redrive>(context, std::move(done), request);
}

void RemoteEngine::startRedriveJob(const RedriveJobRequest &request, QObject *context, Done<RedriveJobId> done)
{
    ask<&EngineClient::startRedriveJob>(context, std::move(done), request);
}

void RemoteEngine::controlRedriveJob(RedriveJobId job, RedriveJobAction action, QObject *context, Done<void> done)
{
    ask<&EngineClient::controlRedriveJob>(context, std::move(done), job, action);
}

void RemoteEngine::readRedriveJob(RedriveJobId job, QObject *context, Done<RedriveJobReport> done)
{
    ask<&EngineClient::readRedriveJob>(context, std::move(done), job);
}

void RemoteEngine::discard(const DiscardRequest &request, QObject *context, Done<std::vector<LetterOutcome>> done)
{
    ask<&EngineClient::discard>(context, std::move(done), request);
}

void RemoteEngine::snooze(const SnoozeRequest &request, QObject *context, Done<std::vector<LetterOutcome>> done)
{
    ask<&EngineClient::snooze>(context, std::move(done), request);
}

void RemoteEngine::undoDiscard(LetterId letter, const QByteArray &click, QObject *context, Done<void> done)
{
    ask<&EngineClient::undoDiscard>(context, std::move(done), letter, click);
}

void RemoteEngine::noteCause(const QString &fingerprint, const QString &text, QObject *context, Done<void> done)
{
    ask<&EngineClient::noteCause>(context, std::move(done), fingerprint, text);
}

void RemoteEngine::exportLetters(const LetterExport &request, QObject *context, Done<QByteArray> done)
{
    ask<&EngineClient::exportLetters>(context, std::move(done), request);
}

void RemoteEngine::importLetters(const QByteArray &file, QObject *context, Done<LetterImport> done)
{
    ask<&EngineClient::importLetters>(context, std::move(done), file);
}

void RemoteEngine::controlBreaker(const BreakerRequest &request, QObject *context, Done<void> done)
{
    ask<&EngineClient::controlBreaker>(context, std::move(done), request);
}

void RemoteEngine::controlQueue(const QueueRequest &request, QObject *context, Done<QueueOutcome> done)
{
    ask<&EngineClient::controlQueue>(context, std::move(done), request);
}

void RemoteEngine::armWorkflow(const Workflow &workflow, QObject *context, Done<void> done)
{
    ask<&EngineClient::armWorkflow>(context, std::move(done), workflow);
}

void RemoteEngine::disarmWorkflow(const QString &id, QObject *context, Done<void> done)
{
    ask<&EngineClient::disarmWorkflow>(context, std::move(done), id);
}

void RemoteEngine::peekQueue(const QString &queue, quint32 count, QObject *context, Done<std::vector<QueueItem>> done)
{
    ask<&EngineClient::peekQueue>(context, std::move(done), queue, count);
}

void RemoteEngine::controlComponent(const ComponentRequest &request, QObject *context, Done<void> done)
{
    ask<&EngineClient::controlComponent>(context, std::move(done), request);
}

void RemoteEngine::controlDemo(const DemoKnobs &knobs, QObject *context, Done<void> done)
{
    ask<&EngineClient::controlDemo>(context, std::move(done), knobs);
}

void RemoteEngine::readDemo(QObject *context, Done<DemoKnobs> done)
{
    ask<&EngineClient::readDemo>(context, std::move(done));
}

void RemoteEngine::setConnections(const std::vector<Connection> &connections)
{
    tell<&EngineClient::setConnections>(connections);
}

void RemoteEngine::testConnection(const ConnectionTest &test, QObject *context, Done<ConnectionReport> done)
{
    ask<&EngineClient::testConnection>(context, std::move(done), test);
}

void RemoteEngine::setSettings(const EngineSettings &settings)
{
    tell<&EngineClient::setSettings>(settings);
}

void RemoteEngine::setWebhooks(const std::optional<WebhookSettings> &webhooks)
{
    tell<&EngineClient::setWebhooks>(webhooks);
}

void RemoteEngine::setAlertRules(const std::vector<AlertRule> &rules)
{
    tell<&EngineClient::setAlertRules>(rules);
}

void RemoteEngine::controlAlert(const AlertRequest &request, QObject *context, Done<void> done)
{
    ask<&EngineClient::controlAlert>(context, std::move(done), request);
}

void RemoteEngine::readGrowth(QObject *context, Done<GrowthSnapshot> done)
{
    ask<&EngineClient::readGrowth>(context, std::move(done));
}

void RemoteEngine::resetGrowth(const GrowthReset &request, QObject *context, Done<void> done)
{
    ask<&EngineClient::resetGrowth>(context, std::move(done), request);
}

void RemoteEngine::listRuns(const RunFilter &filter, PageRequest page, QObject *context, Done<Page<RunSummary>> done)
{
    ask<&EngineClient::listRuns>(context, std::move(done), filter, page);
}

void RemoteEngine::searchRuns(const RunFilter &filter, const RunSearchRequest &request, QObject *context,
                              Done<RunSearchPage> done)
{
    ask<&EngineClient::searchRuns>(context, std::move(done), filter, request);
}

void RemoteEngine::listLetters(const LetterFilter &filter, PageRequest page, QObject *context,
                               Done<Page<LetterSummary>> done)
{
    ask<&EngineClient::listLetters>(context, std::move(done), filter, page);
}

void RemoteEngine::readLetter(LetterId letter, QObject *context, Done<LetterSummary> done)
{
    ask<&EngineClient::readLetter>(context, std::move(done), letter);
}

/// A plan does not travel: it is made of the workflow, as the engine does.
void RemoteEngine::readRun(RunId run, QObject *context, Done<RunHistory> done)
{
    const auto planned = [this, done = std::move(done)](Result<RunHistory> read) {
        if (!read)
            return done(std::move(read));
        auto plan = compile(read->workflow, m_catalog);
        if (!plan)
            return done(tl::unexpected(plan.error()));
        read->plan = std::move(*plan);
        done(std::move(read));
    };
    ask<&EngineClient::readRun, RunHistory>(context, planned, run);
}

void RemoteEngine::whyNot(RunId run, StepIndex step, QObject *context, Done<WhyNot> done)
{
    ask<&EngineClient::whyNot>(context, std::move(done), run, step);
}

void RemoteEngine::poolHolders(const QString &connection, QObject *context, Done<std::vector<QueueItem>> done)
{
    ask<&EngineClient::poolHolders>(context, std::move(done), connection);
}

void RemoteEngine::readLog(quint64 after, quint32 count, QObject *context, Done<LogPage> done)
{
    ask<&EngineClient::readLog>(context, std::move(done), after, count);
}

void RemoteEngine::publishEvent(const QString &topic, const QByteArray &data, QObject *context, Done<void> done)
{
    ask<&EngineClient::publishEvent>(context, std::move(done), topic, data);
}

void RemoteEngine::recentEvents(const QString &pattern, QObject *context, Done<std::vector<EventRecord>> done)
{
    ask<&EngineClient::recentEvents>(context, std::move(done), pattern);
}

void RemoteEngine::topics(QObject *context, Done<std::vector<TopicSnapshot>> done)
{
    ask<&EngineClient::topics>(context, std::move(done));
}

void RemoteEngine::resumeSubscriber(quint64 subscriber, QObject *context, Done<void> done)
{
    ask<&EngineClient::resumeSubscriber>(context, std::move(done), subscriber);
}

void RemoteEngine::listEvents(const EventFilter &filter, PageRequest page, QObject *context,
                              Done<Page<RecordedEvent>> done)
{
    ask<&EngineClient::listEvents>(context, std::move(done), filter, page);
}

void RemoteEngine::replayEvent(quint64 number, QObject *context, Done<void> done)
{
    ask<&EngineClient::replayEvent>(context, std::move(done), number);
}

void RemoteEngine::listAudit(const AuditFilter &filter, PageRequest page, QObject *context, Done<Page<AuditEntry>> done)
{
    ask<&EngineClient::listAudit>(context, std::move(done), filter, page);
}

void RemoteEngine::listLetterGroups(const LetterFilter &filter, PageRequest page, WallTime until, QObject *context,
                                    Done<LetterGroupPage> done)
{
    ask<&EngineClient::listLetterGroups>(context, std::move(done), filter, page, until);
}

void RemoteEngine::letterIds(const LetterFilter &filter, QObject *context, Done<std::vector<LetterId>> done)
{
    ask<&EngineClient::letterIds>(context, std::move(done), filter);
}

void RemoteEngine::previewEdits(const EditPreviewRequest &request, QObject *context,
                                Done<std::vector<EditedInput>> done)
{
    ask<&EngineClient::previewEdits>(context, std::move(done), request);
}

} // namespace sluice
