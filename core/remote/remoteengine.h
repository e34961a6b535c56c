#pragma once

#include "core/api/engineclient.h"
#include "core/remote/remotelink.h"
#include "core/remote/role.h"

#include <QJsonObject>
#include <QTimer>

#include <map>

namespace sluice {

/// An engine that is served somewhere else, as `sluicectl serve --listen` does.
///
/// While it cannot be reached its snapshot is the last one with its age and, as its trouble, why; questions wait until it is
/// there again, and commands are refused. Thread: the one it was made in.
class RemoteEngine final : public EngineClient {
    Q_OBJECT
public:
    /// Without a token it waits for `connectWith`. `catalog` is what is known before it is greeted.
    explicit RemoteEngine(RemoteAddress address, TaskCatalog catalog = {}, QObject *parent = nullptr);
    ~RemoteEngine() override;

    void connectWith(const QString &token) { m_link.start(token); }
    /// There is no token, and why: it has failed.
    void giveUp(const Error &error) { m_link.refuse(error); }
    /// What the token allows; viewer before the first greeting.
    [[nodiscard]] Role role() const { return m_role; }
    /// The folder that it works on, where it is.
    [[nodiscard]] const QString &workspace() const { return m_workspace; }

    [[nodiscard]] const EngineSnapshot &snapshot() const override { return m_snapshot; }
    [[nodiscard]] const TaskCatalog &catalog() const override { return m_catalog; }
    [[nodiscard]] const std::vector<RecoveredRun> &recoveryReport() const override { return m_recovered; }

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
    void controlDemo(const DemoKnobs &knobs, QObject *context, Done<void> done) override;
    void readDemo(QObject *context, Done<DemoKnobs> done) override;
    void setConnections(const std::vector<Connection> &connections) override;
    void testConnection(const ConnectionTest &test, QObject *context, Done<ConnectionReport> done) override;
    void setSettings(const EngineSettings &settings) override;
    void setWebhooks(const std::optional<WebhookSettings> &webhooks) override;
    void setAlertRules(const std::vector<AlertRule> &rules) override;
    void controlAlert(const AlertRequest &request, QObject *context, Done<void> done) override;
    void readGrowth(QObject *context, Done<GrowthSnapshot> done) override;
    void resetGrowth(const GrowthReset &request, QObject *context, Done<void> done) override;
    void listRuns(const RunFilter &filter, PageRequest page, QObject *context, Done<Page<RunSummary>> done) override;
    void searchRuns(const RunFilter &filter, const RunSearchRequest &request, QObject *context,
                    Done<RunSearchPage> done) override;
    void listLetters(const LetterFilter &filter, PageRequest page, QObject *context,
                     Done<Page<LetterSummary>> done) override;
    void readLetter(LetterId letter, QObject *context, Done<LetterSummary> done) override;
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
    void listLetterGroups(const LetterFilter &filter, PageRequest page, WallTime until, QObject *context,
                          Done<LetterGroupPage> done) override;
    void letterIds(const LetterFilter &filter, QObject *context, Done<std::vector<LetterId>> done) override;
    void previewEdits(const EditPreviewRequest &request, QObject *context,
                      Done<std::vector<EditedInput>> done) override;
    void watchRun(RunId run) override;
    void unwatchRun(RunId run) override;

Q_SIGNALS:
    /// A setting that was to be changed was not, and why.
    void orderRefused(const sluice::Error &error);

private:
    template <auto Member, typename T, typename... Args>
    void ask(QObject *context, Done<T> done, const Args &...args);
    template <auto Member, typename... Args>
    void tell(const Args &...args);
    void takeGreeting(const QJsonObject &greeting);
    void takeNews(const QString &method, const QJsonObject &params);
    void takeSnapshot(const QJsonObject &changes);
    void takeRunEvents(const QJsonObject &params);
    void watch(RunId run, bool isOn);
    void noteAway();

    SystemClock m_clock;
    RemoteLink m_link;
    EngineSnapshot m_snapshot;
    QJsonObject m_snapshotJson; ///< what was told last, whole
    TaskCatalog m_catalog;
    std::vector<RecoveredRun> m_recovered;
    Role m_role = Role::Viewer;
    QString m_workspace;
    std::map<RunId, int> m_watched;
    QTimer m_away;            ///< while it cannot be reached: what is shown grows older
    MonoTime m_toldAt{};      ///< when the last snapshot came
    Milliseconds m_ageThen{}; ///< how old its figures were then
    bool m_isReady = false;
};

} // namespace sluice
