#pragma once

#include "core/api/engineclient.h"
#include "core/engine/alertdesk.h"
#include "core/engine/democomponent.h"
#include "core/engine/historyreader.h"
#include "core/engine/hookline.h"
#include "core/engine/messages.h"
#include "core/engine/systemcoordinator.h"
#include "core/engine/webhookcomponent.h"
#include "core/growth/growthboard.h"
#include "core/growth/growthconfig.h"

#include <QPointer>
#include <QTimer>

#include <map>
#include <memory>
#include <unordered_map>

namespace sluice {

class EngineLog;
class EventBus;
class EventLetters;
class LogBook;

struct LocalEngineConfig {
    QString workspace; ///< folder; must exist
    std::vector<Connection> connections;
    std::optional<DemoConfig> demo;
    TaskCatalog catalog;
    TaskHost::Settings host;
    EngineSettings settings;
    QString who = QStringLiteral("local"); ///< named in the audit
    QStringList recordedTopics = {}; ///< patterns of topics whose events the journal keeps; checked by `openWorkspace`
    SupervisorConfig supervision;
    std::vector<HookRoute> hooks = {};                      ///< where webhooks go
    std::optional<WebhookSettings> webhooks = std::nullopt; ///< where they come in; none: nothing listens
    std::vector<AlertRule> alertRules = {};                 ///< as the settings have them; see `alertRulesWith`
    bool watchesTriggers = false;                           ///< true: triggers of armed workflows start them
    bool starts = true;       ///< false: it looks and takes orders, and starts no step until its component is resumed
    bool reservesLog = false; ///< of a program that stays: the journal's log gets its full length at the start
    std::optional<GrowthConfig> growth = std::nullopt; ///< none: nothing listens to the invite funnel
    std::shared_ptr<LogBook> log = nullptr;            ///< where it notes what happens to it; none: nowhere
    bool durable = true; ///< false: the journal is in memory and ends with the engine; for benchmarks and tests
};

/// The engine inside this program: an `EngineClient` over worker threads.
///
/// Starts all components with construction; `stop` ends them. Destruction stops them too and waits, so whoever must not
/// block calls `stop` first and waits for `stopped`.
/// Thread: the one it was made in, which needs an event loop.
class LocalEngine final : public EngineClient {
    Q_OBJECT
public:
    explicit LocalEngine(LocalEngineConfig config, QObject *parent = nullptr);
    ~LocalEngine() override;

    /// The event bus: what it gives up becomes a dead letter. Thread: any, while the engine lives.
    [[nodiscard]] EventLetters &events();
    [[nodiscard]] EventBus &bus();
    /// Keeps what died outside of any run: a webhook or a sync that was given up. `letter` holds kind, origin, headers,
    /// payload and error; the answer comes once it is on disk.
    void keepLetter(const LetterSummary &letter, QObject *context, Done<std::vector<LetterOutcome>> done);

    /// What the growth components have told last. Thread: any, while the engine lives.
    [[nodiscard]] GrowthSnapshot growth() const;

    /// How it takes webhooks now.
    [[nodiscard]] const std::optional<WebhookSettings> &webhooks() const { return m_config.webhooks; }

    /// Has a webhook made durable and started; see `processWebhook`. Thread: any, while the engine lives.
    void processWebhook(Hook hook, std::function<void(HookAnswer)> answered);

    /// Who asks from now on, for the audit; empty: the one that it was made with. For whoever asks for several others.
    void actAs(const QString &who) { m_who = who.isEmpty() ? m_config.who : who; }

    /// Lets what is decided become durable, tells attempts to stop, and ends the threads; then `stopped` comes.
    void stop();

    [[nodiscard]] const EngineSnapshot &snapshot() const override { return m_snapshot; }
    [[nodiscard]] const TaskCatalog &catalog() const override { return m_config.catalog; }
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
    void stopped();

private:
    struct Parts;
    /// An answer of any kind, or why there is none.
    using Any = Result<
        std::variant<std::monostate, RunId, std::vector<LetterOutcome>, Page<RunSummary>, Page<LetterSummary>,
                     RunHistory, Page<AuditEntry>, DemoKnobs, Page<RecordedEvent>, RecordedEvent,
                     std::vector<EventRecord>, std::vector<TopicSnapshot>, RedriveJobId, std::vector<LetterId>,
                     LetterSummary, RedriveJobReport, QByteArray, QueueOutcome, std::vector<QueueItem>, WhyNot,
                     ConnectionReport, RunSearchPage, LogPage, LetterGroupPage, std::vector<EditedInput>, NewLetters,
                     LetterImport, WorkflowVersion, WorkflowActivity, Page<WorkflowVersion>, Workflow, GrowthSnapshot>>;
    struct Waiting {
        QPointer<QObject> context;
        std::function<void(Any &&)> done;
    };

    template <typename T>
    [[nodiscard]] RequestId expect(QObject *context, Done<T> done);
    void settle(RequestId request, Any result);
    void settleLater(RequestId request, Any result);
    void tellEngine(EngineMessage message);
    void askHistory(HistoryQuestion question);
    template <typename T, typename Go>
    void withHistory(RunId run, QObject *context, Done<T> done, Go go);
    template <typename T, typename Go>
    void readKept(RunId run, QPointer<QObject> context, Done<T> done, Go go);
    [[nodiscard]] Done<std::vector<LetterOutcome>> withFirstAnswers(const QByteArray &click, QObject *context,
                                                                    Done<std::vector<LetterOutcome>> done);
    void controlRun(RunId run, tell::ControlRun::Action action, QObject *context, Done<void> done);
    void take(EngineNews &&news);
    void take(HistoryAnswer &&answer);
    void take(DemoNews &&news);
    void take(HookNews &&news);
    void take(CoordinatorNews &&news);
    void take(const CoordinatorAnswer &answer);
    void take(news::Status &&status);
    void give(CoordinatorOrder order);
    void addPartsDown(WhyNot &why) const;
    [[nodiscard]] tell::Audit auditOf(const ComponentRequest &order) const;
    [[nodiscard]] bool mayEndTheEngine(const ComponentRequest &order) const;
    void writeAudit();
    void lookForAlerts(MonoTime now);
    void keepAlerts(tell::KeepAlerts message);
    void restoreAlerts(std::vector<AlertSummary> kept);
    void renewWebhooks();
    void noteJournal(const news::Status &status);
    void showJournal(MonoTime now);
    void publish();

    LocalEngineConfig m_config;
    QString m_who = m_config.who; ///< asks now
    std::unique_ptr<Parts> m_parts;
    std::unique_ptr<EngineLog> m_log; ///< none: it keeps no log
    std::unordered_map<RequestId, Waiting> m_waiting;
    RequestId m_lastRequest = 0;
    EngineSnapshot m_snapshot;
    std::vector<ComponentSnapshot> m_components;
    ComponentSnapshot m_journalShown; ///< the journal thread has no component of its own: the engine owns it
    MonoTime m_figuresAt{};           ///< when the engine last told of itself
    MonoTime m_flowsAt{};             ///< when the bus was last asked who publishes for whom
    MonoTime m_journalHeard{};        ///< when the journal thread was last heard
    std::optional<EngineTrouble> m_openFailure;
    bool m_hasOldWebhooks = false;        ///< their settings have changed, and nobody was told yet
    std::vector<tell::Audit> m_unaudited; ///< orders that no engine was there to write down
    AlertDesk m_alerts;
    std::optional<Error> m_coordinatorAlert; ///< somebody has to decide, the coordinator says
    std::vector<tell::KeepAlerts> m_unkept;  ///< alerts that no engine was there to keep
    MonoTime m_journalSince{};
    MonoTime m_journalCpuAt{};
    Nanoseconds m_journalCpu{};
    std::vector<RecoveredRun> m_recovered;
    QTimer m_publish;
    bool m_isFresh = false;
    std::map<RunId, int> m_watched;
    bool m_isReady = false;
    bool m_isStopping = false;
};

} // namespace sluice
