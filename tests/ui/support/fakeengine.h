#pragma once

#include "core/api/engineclient.h"

#include <QHash>

#include <functional>

namespace sluice {

/// An engine that does nothing but remember what it was asked and answer with what the test put in.
///
/// Answers come as the contract says: later, from the event loop, and only while their context lives. Lists filter by
/// state, workflow and task, and page as the real ones do. `holdAnswers` shows a page while it waits.
class FakeEngine final : public EngineClient {
    Q_OBJECT
public:
    explicit FakeEngine(QObject *parent = nullptr);

    // What it answers with. Change it, then call `announce` where the change is one of the snapshot.
    EngineSnapshot now;
    TaskCatalog types;
    std::vector<RecoveredRun> recovered;
    std::vector<RunSummary> runs;       ///< newest first
    std::vector<LetterSummary> letters; ///< newest first
    std::vector<AuditEntry> audit;
    std::vector<EventRecord> events;      ///< what the bus keeps, oldest first
    std::vector<TopicSnapshot> heard;     ///< topics
    std::vector<RecordedEvent> recorded;  ///< newest first
    QHash<quint64, RunHistory> histories; ///< by run number
    WhyNot why;                           ///< of every step
    std::vector<QueueItem> holders;       ///< of every pool
    LogPage log;                          ///< all lines, oldest first
    DemoKnobs knobs;
    RunId nextRun{1};
    /// When set, every command and question is answered with it instead.
    std::optional<Error> refusal;

    // What it was asked, oldest first.
    std::vector<RunRequest> started;
    std::vector<RunId> cancelled;
    std::vector<RunId> paused;
    std::vector<RunId> resumed;
    std::vector<RunId> restarted;
    std::vector<StepRequest> stepped;
    std::vector<BreakpointRequest> breakpoints;
    QHash<QString, WorkflowActivity> activity; ///< by workflow
    /// Versions with what was saved, oldest first.
    std::vector<std::pair<WorkflowVersion, Workflow>> versions;
    std::vector<AgainRequest> again;
    std::vector<ForkRequest> forked;
    std::vector<SkipRequest> skipped;
    std::vector<RedriveRequest> redriven;
    std::vector<DiscardRequest> discarded;
    std::vector<SnoozeRequest> snoozed;
    std::vector<LetterId> undone;
    std::vector<LetterExport> exports;
    std::vector<QByteArray> imports;
    QByteArray exported;       ///< the file that an export answers
    LetterImport importAnswer; ///< what an import answers
    std::vector<RedriveJobRequest> jobs;
    std::vector<std::pair<RedriveJobId, RedriveJobAction>> jobOrders;
    std::vector<RedriveItem> jobItems; ///< what `readRedriveJob` tells of each letter
    std::vector<BreakerRequest> breakerRequests;
    std::vector<QueueRequest> queueRequests;
    std::vector<Workflow> armRequests;
    QStringList disarmRequests;
    std::optional<Error> armFailure;   ///< of arming and disarming
    QueueOutcome queueOutcome;         ///< what a purge answers
    std::vector<QueueItem> queueItems; ///< what a peek shows
    std::vector<std::pair<QString, std::vector<ListedTask>>> registered;
    std::vector<std::pair<QString, QJsonObject>> executed;
    std::vector<std::pair<QString, ComponentAction>> componentRequests;
    QString lastReason; ///< of the last of them
    std::vector<DemoKnobs> knobRequests;
    std::vector<std::vector<Connection>> connectionSets;
    ConnectionReport connectionReport; ///< what a test answers
    std::vector<ConnectionTest> connectionTests;
    std::vector<NewEvent> published;
    std::vector<quint64> subscribersResumed;
    std::vector<quint64> replayed;
    std::vector<EngineSettings> settingSets;
    std::vector<std::optional<WebhookSettings>> webhookSets;
    std::vector<std::vector<AlertRule>> alertRuleSets;
    std::vector<AlertRequest> alertRequests;
    GrowthSnapshot growth{false, {}, {}, {}}; ///< at first nothing listens to the invite funnel
    int growthQuestions = 0;
    std::vector<GrowthReset> growthResets;
    std::vector<RunFilter> runQuestions;
    std::vector<std::pair<RunFilter, RunSearchRequest>> searches;
    /// How many runs a search looks at before it answers; the rest it finds when it is asked to go on.
    std::size_t searchReach = 1000;
    quint64 unsearched = 0; ///< what a search says it does not know yet
    std::vector<LetterFilter> letterQuestions;
    std::vector<PageRequest> letterPages; ///< of `letterQuestions`
    std::vector<LetterFilter> groupQuestions;
    std::vector<LetterFilter> idQuestions;
    std::vector<EditPreviewRequest> previews;
    /// What `previewEdits` makes of a letter; none: it stays as it is.
    std::function<EditedInput(const LetterSummary &, const InputEdits &)> editLetter;
    std::vector<RunId> historyQuestions;
    std::vector<RunId> watched; ///< now, with repeats where calls nest

    /// Emits `snapshotChanged`, with `taken` set to `at` or, without it, moved on by 100 ms.
    void announce(std::optional<WallTime> at = std::nullopt);
    /// Keeps answers back until `releaseAnswers`.
    void holdAnswers() { m_holds = true; }
    void releaseAnswers();

    [[nodiscard]] const EngineSnapshot &snapshot() const override { return now; }
    [[nodiscard]] const TaskCatalog &catalog() const override { return types; }
    [[nodiscard]] const std::vector<RecoveredRun> &recoveryReport() const override { return recovered; }

    void startRun(const RunRequest &request, QObject *context, Done<RunId> done) override;
    void registerWorkflow(const QString &id, const std::vector<ListedTask> &tasks, QObject *context,
                          Done<QByteArray> done) override;
    void executeWorkflow(const QString &id, const QJsonObject &params, QObject *context, Done<RunId> done) override;
    void cancelRun(RunId run, QObject *context, Done<void> done) override;
    void pauseRun(RunId run, QObject *context, Done<void> done) override;
    void resumeRun(RunId run, QObject *context, Done<void> done) override;
    void restartRun(RunId run, const QByteArray &click, QObject *context, Done<void> done) override;
    void runAgain(const AgainRequest &request, QObject *context, Done<RunId> done) override;
    void forkRun(const ForkRequest &request, QObject *context, Done<RunId> done) override;
    void skipStep(const SkipRequest &request, QObject *context, Done<void> done) override;
    void stepRun(const StepRequest &request, QObject *context, Done<void> done) override;
    void setBreakpoints(const BreakpointRequest &request, QObject *context, Done<void> done) override;
    void readActivity(const QString &workflow, QObject *context, Done<WorkflowActivity> done) override;
    void keepVersion(const KeepVersionRequest &request, QObject *context, Done<WorkflowVersion> done) override;
    void listVersions(const QString &workflow, PageRequest page, QObject *context,
                      Done<Page<WorkflowVersion>> done) override;
    void readVersion(const QString &workflow, quint32 number, QObject *context, Done<Workflow> done) override;
    void redrive(const RedriveRequest &request, QObject *context, Done<std::vector<LetterOutcome>> done) override;
    void startRedriveJob(const RedriveJobRequest &request, QObject *context, Done<RedriveJobId> done) override;
    void controlRedriveJob(RedriveJobId job, RedriveJobAction action, QObject *context, Done<void> done) override;
    void readRedriveJob(RedriveJobId job, QObject *context, Done<RedriveJobReport> done) override;
    void discard(const DiscardRequest &request, QObject *context, Done<std::vector<LetterOutcome>> done) override;
    void snooze(const SnoozeRequest &request, QObject *context, Done<std::vector<LetterOutcome>> done) override;
    void undoDiscard(LetterId letter, const QByteArray &click, QObject *context, Done<void> done) override;
    void noteCause(const QString &fingerprint, const QString &text, QObject *context, Done<void> done) override;
    void exportLetters(const LetterExport &request, QObject *context, Done<QByteArray> done) override;
    void importLetters(const QByteArray &file, QObject *context, Done<LetterImport> done) override;
    void controlBreaker(const BreakerRequest &request, QObject *context, Done<void> done) override;
    void controlQueue(const QueueRequest &request, QObject *context, Done<QueueOutcome> done) override;
    void armWorkflow(const Workflow &workflow, QObject *context, Done<void> done) override;
    void disarmWorkflow(const QString &id, QObject *context, Done<void> done) override;
    void peekQueue(const QString &queue, quint32 count, QObject *context, Done<std::vector<QueueItem>> done) override;
    void controlComponent(const ComponentRequest &request, QObject *context, Done<void> done) override;
    void controlDemo(const DemoKnobs &wanted, QObject *context, Done<void> done) override;
    void readDemo(QObject *context, Done<DemoKnobs> done) override;
    void setConnections(const std::vector<Connection> &connections) override;
    void testConnection(const ConnectionTest &test, QObject *context, Done<ConnectionReport> done) override;
    void setSettings(const EngineSettings &settings) override { settingSets.push_back(settings); }
    void setWebhooks(const std::optional<WebhookSettings> &webhooks) override { webhookSets.push_back(webhooks); }
    void setAlertRules(const std::vector<AlertRule> &rules) override { alertRuleSets.push_back(rules); }
    void controlAlert(const AlertRequest &request, QObject *context, Done<void> done) override;
    void readGrowth(QObject *context, Done<GrowthSnapshot> done) override;
    void resetGrowth(const GrowthReset &request, QObject *context, Done<void> done) override;
    void listRuns(const RunFilter &filter, PageRequest page, QObject *context, Done<Page<RunSummary>> done) override;
    void searchRuns(const RunFilter &filter, const RunSearchRequest &request, QObject *context,
                    Done<RunSearchPage> done) override;
    void listLetters(const LetterFilter &filter, PageRequest page, QObject *context,
                     Done<Page<LetterSummary>> done) override;
    void readLetter(LetterId letter, QObject *context, Done<LetterSummary> done) override;
    void listLetterGroups(const LetterFilter &filter, PageRequest page, WallTime until, QObject *context,
                          Done<LetterGroupPage> done) override;
    void letterIds(const LetterFilter &filter, QObject *context, Done<std::vector<LetterId>> done) override;
    void previewEdits(const EditPreviewRequest &request, QObject *context,
                      Done<std::vector<EditedInput>> done) override;
    void readRun(RunId run, QObject *context, Done<RunHistory> done) override;
    void whyNot(RunId run, StepIndex step, QObject *context, Done<WhyNot> done) override;
    void poolHolders(const QString &connection, QObject *context, Done<std::vector<QueueItem>> done) override;
    void readLog(quint64 after, quint32 count, QObject *context, Done<LogPage> done) override;
    void publishEvent(const QString &topic, const QByteArray &data, QObject *context, Done<void> done) override;
    void recentEvents(const QString &pattern, QObject *context, Done<std::vector<EventRecord>> done) override;
    void topics(QObject *context, Done<std::vector<TopicSnapshot>> done) override;
    void resumeSubscriber(quint64 subscriber, QObject *context, Done<void> done) override;
    void listEvents(const EventFilter &filter, PageRequest page, QObject *context,
                    Done<Page<RecordedEvent>> done) override;
    void replayEvent(quint64 number, QObject *context, Done<void> done) override;
    void listAudit(const AuditFilter &filter, PageRequest page, QObject *context, Done<Page<AuditEntry>> done) override;
    void watchRun(RunId run) override;
    void unwatchRun(RunId run) override;

private:
    void later(QObject *context, std::function<void()> answer);
    template <typename T>
    void answer(QObject *context, Done<T> done, Result<T> result);

    bool m_holds = false;
    std::vector<std::function<void()>> m_held;
};

/// The rows that a request asks for.
template <typename T>
[[nodiscard]] Page<T> cutPage(const std::vector<T> &rows, PageRequest request)
{
    Page<T> page;
    page.total = rows.size();
    page.offset = request.offset;
    const auto first = std::min<std::size_t>(request.offset, rows.size());
    const auto last = std::min<std::size_t>(first + request.count, rows.size());
    page.rows.assign(rows.begin() + static_cast<std::ptrdiff_t>(first),
                     rows.begin() + static_cast<std::ptrdiff_t>(last));
    return page;
}

template <typename T>
void FakeEngine::answer(QObject *context, Done<T> done, Result<T> result)
{
    if (refusal)
        result = tl::unexpected(*refusal);
    later(context, [done = std::move(done), result = std::move(result)] { done(result); });
}

} // namespace sluice
