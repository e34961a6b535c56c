#pragma once

#include "core/components/systemcomponent.h"
#include "core/engine/generationhold.h"
#include "core/engine/livesettings.h"
#include "core/engine/outlet.h"
#include "core/engine/runengine.h"
#include "core/engine/triggercomponent.h"

#include <QTimer>

#include <memory>

namespace sluice {

/// The hold on the journal: the journal thread of a generation that is given up is asked to end, and nothing that it still
/// says is heard.
class JournalHold : public GenerationHold<JournalWriter, &JournalWriter::abandon> {
public:
    /// Posts for this generation, unless it was given up.
    void post(Outlet<EngineMessage> &inbox, quint32 generation, EngineMessage message)
    {
        unlessGivenUp(generation, [&] { inbox.post(std::move(message)); });
    }
};

/// What an automation engine is made with; the outlets outlive it.
struct AutomationEngineSetup {
    std::shared_ptr<const Clock> clock;
    quint32 generation = 1;
    TaskCatalog catalog;
    QString workspace; ///< folder
    std::vector<Connection> connections;
    quint64 seed = 0;
    EngineSettings settings;
    OutletPtr<EngineMessage> inbox;   ///< where this engine is told things
    OutletPtr<EngineNews> newsOutlet; ///< where it tells front ends
    OutletPtr<Attempt> attempts;      ///< to what performs attempts
    /// Opens the journal; called on the journal thread.
    JournalWriter::Factory openJournal;
    std::shared_ptr<EventBus> bus = {}; ///< where it publishes
    DurableTopics durableTopics = {};
    /// Sends a letter of no run on; false: nothing takes its kind.
    std::function<bool(const LetterSummary &)> deliver = {};
    std::shared_ptr<JournalHold> hold = std::make_shared<JournalHold>();
    bool starts = true; ///< false: nothing new starts until it is told to proceed
    std::shared_ptr<WorkflowRegistry> registry = std::make_shared<WorkflowRegistry>(); ///< outlives generations
    std::vector<HookRoute> hooks = {};
    /// Has a workflow read; the answer comes to `inbox`.
    std::function<void(const QString &name)> readWorkflow = {};
    std::shared_ptr<std::atomic<quint64>> pendingHooks =
        std::make_shared<std::atomic<quint64>>(); ///< for others to see
    /// To what performs attempts: which calls of theirs may go.
    OutletPtr<CallAnswer> calls = std::make_shared<Outlet<CallAnswer>>();
    /// What holds instead of the connections, settings and hooks above once it listens; none: they hold.
    std::shared_ptr<const LiveSettings> live = {};
    std::shared_ptr<TriggerCounts> triggers = std::make_shared<TriggerCounts>(); ///< for others to see
    /// Has inputs edited; the answer comes to `inbox`. False: nobody is there to do it.
    std::function<bool(EditOrder &&)> editInputs = {};
    std::shared_ptr<FileWatchBoard> fileWatches = std::make_shared<FileWatchBoard>(); ///< for others to see
    std::shared_ptr<EarlyMail> early = std::make_shared<EarlyMail>(); ///< outlives generations
};

/// The component around the run engine: gives it its mailbox, its timer, the journal thread and the way to what
/// performs attempts, and says how it is.
///
/// Thread: the engine's own, with an event loop.
class AutomationEngine final : public QObject, public SystemComponent, private EngineEffects {
    Q_OBJECT
public:
    explicit AutomationEngine(AutomationEngineSetup setup);
    ~AutomationEngine() override;

protected:
    Result<void> initialize() override;
    Result<void> shutdown() override;
    void suspend() override { m_runs->setSuspended(true); }
    void proceed() override;
    [[nodiscard]] quint64 underWay() const override { return m_runs->underWay(); }
    [[nodiscard]] quint64 queueDepth() const override;
    /// Of runs, letters and webhooks with their payloads, and of the events on the bus, which nobody else accounts for.
    [[nodiscard]] quint64 memoryBytes() const override;

private:
    [[nodiscard]] std::unique_ptr<RunEngine> makeRuns();
    void useWhatHoldsNow();
    quint64 write(JournalBatch batch) override { return m_journal->post(std::move(batch)); }
    bool perform(Attempt attempt) override { return m_setup.attempts->post(std::move(attempt)); }
    void answerCall(CallAnswer answer) override { m_setup.calls->post(std::move(answer)); }
    bool deliver(const LetterSummary &letter) override { return m_setup.deliver && m_setup.deliver(letter); }
    void tell(std::vector<EngineNews> news) override { m_setup.newsOutlet->post(std::move(news)); }
    void publish(std::vector<NewEvent> events) override;
    void retain(const Retention &retention) override { m_journal->retain(retention); }
    bool keep(RunId run) override { return m_journal->keep(run); }
    void release(RunId run) override { m_journal->release(run); }
    void listen(bool on) override;
    void watchFolders(std::vector<FileWatch> watches) override { m_setup.fileWatches->set(std::move(watches)); }
    void readWorkflow(const QString &name) override;
    bool editInputs(EditOrder order) override;
    void noteAttempt(Nanoseconds took) override { noteRequest(took); }

    void handle(std::vector<EngineMessage> &&messages);
    void note(const JournalReport &report);
    void onTimer();
    void goOn();
    void publishStatus();
    void addMailbox(QueueSnapshot &shown);

    AutomationEngineSetup m_setup;
    std::unique_ptr<RunEngine> m_runs; ///< made anew by `initialize`, with what holds then
    std::unique_ptr<Mailbox<EngineMessage>> m_mailbox;
    std::unique_ptr<JournalWriter> m_journal;
    Subscription m_heard; ///< of all events, while some step waits for one
    QTimer m_wake;
    QTimer m_statusTimer;
    JournalReport m_journalReport;
    MonoTime m_journalHeard{};
    ResponseHistogram m_commits;
    quint64 m_messages = 0; ///< so far
    MonoTime m_lastHeard{}; ///< when the mailbox was emptied
    SmoothedRate m_messagesIn;
    SmoothedRate m_messagesOut;
};

} // namespace sluice
