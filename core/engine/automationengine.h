#pragma once

#include "core/components/systemcomponent.h"
#include "core/engine/messages.h"
#include "core/engine/outlet.h"
#include "core/engine/runslot.h"

#include <QTimer>

#include <deque>
#include <memory>
#include <unordered_map>

namespace sluice {

/// What an automation engine is made with; the outlets outlive it.
struct AutomationEngineSetup {
    const Clock *clock = nullptr;
    quint32 generation = 1;
    TaskCatalog catalog;
    QString workspace; ///< folder
    std::vector<Connection> connections;
    quint64 seed = 0;
    OutletPtr<EngineMessage> inbox;   ///< where this engine is told things
    OutletPtr<EngineNews> newsOutlet; ///< where it tells front ends
    OutletPtr<Attempt> attempts;      ///< to what performs attempts
    /// Opens the journal; called on the journal thread.
    JournalWriter::Factory openJournal;
};

/// The one writer of runs: takes commands and reports, lets the run machine decide, makes the events durable, and only
/// then lets their effects out.
///
/// Holds no rule about runs: those are in `core/run`. Does no I/O: the journal thread writes, the task host performs.
/// Thread: the engine's own, with an event loop.
class AutomationEngine final : public QObject, public SystemComponent {
    Q_OBJECT
public:
    explicit AutomationEngine(AutomationEngineSetup setup);
    ~AutomationEngine() override;

protected:
    Result<void> initialize() override;
    Result<void> shutdown() override;
    void suspend() override { m_isSuspended = true; }
    void proceed() override;
    [[nodiscard]] quint64 queueDepth() const override;
    [[nodiscard]] quint64 memoryBytes() const override;

private:
    struct StartedAttempt {
        RunId run{};
        quint64 lease = 0;
    };
    /// What leaves once a ticket is durable.
    struct Effects {
        quint64 ticket = 0;
        std::vector<StartedAttempt> attempts;
        std::vector<news::Answer> answers;
        std::vector<news::RunEvents> runEvents;
        std::vector<RunId> finished;
    };
    struct Timer {
        RunId run{};
        StepIndex step{};
        bool retry = false;
    };

    // What it is told: automationengine.cpp
    void handle(std::vector<EngineMessage> &&messages);
    void take(tell::StartRun &message);
    void take(tell::ControlRun &message);
    void take(tell::Redrive &message);
    void take(tell::Discard &message);
    void take(tell::ControlBreaker &message);
    void take(tell::UseConnections &message);
    void take(tell::Watch &message);
    void take(tell::JournalOpened &message);
    void take(tell::HostRestarted &message);
    void take(JournalReport &report);
    void take(AttemptResult &result);
    void recover(StoredRun &&stored, std::vector<RecoveredRun> &report);
    [[nodiscard]] Result<PlanPtr> planOf(const Workflow &workflow);
    template <typename Request, typename Order>
    void forLetters(RequestId request, const Request &wanted, const QString &action, const QString &who,
                    const QString &reason, Order order);
    void answer(RequestId request, Result<std::variant<std::monostate, RunId, std::vector<LetterOutcome>>> result);

    // How a run goes on: engineloop.cpp
    [[nodiscard]] Result<void> tellRun(RunSlot &slot, const Command &command);
    void noteNewEvents(RunSlot &slot, std::size_t from);
    void armTimer(WallTime due, const Timer &timer);
    void standInLine(RunSlot &slot);
    void settle();
    void pump();
    void offer(RunSlot &slot, StepIndex step, bool retry);
    void startAttempt(RunSlot &slot, StepIndex step, const std::optional<ConnectionGate::Pass> &pass);
    void letWaitersIn(ConnectionGate &gate);
    void stopFlights(RunSlot &slot);
    void dropStaleFlights(RunSlot &slot);
    void flush();
    void addToBatch(RunSlot &slot, JournalBatch &batch);
    void release(quint64 ticket);
    void perform(RunSlot &slot, quint64 lease, Flight &flight);
    void endFlight(RunSlot &slot, quint64 lease, const Outcome &outcome);
    void onTimer();
    void fireDueTimers();
    void abandonOverdue();
    void rearm();
    void publishStatus();
    void audit(const QString &who, const QString &action, const QString &target, const QString &reason);
    [[nodiscard]] RunSlot *find(RunId run);

    AutomationEngineSetup m_setup;
    std::unique_ptr<Mailbox<EngineMessage>> m_mailbox;
    std::unique_ptr<JournalWriter> m_journal;
    std::vector<EngineMessage> m_early; ///< came before the journal was open
    bool m_isOpen = false;
    bool m_isSuspended = false;

    std::unordered_map<quint64, std::unique_ptr<RunSlot>> m_runs;
    std::map<QString, std::pair<Workflow, PlanPtr>> m_plans; ///< the newest of each workflow
    std::set<QByteArray> m_journaledVersions;
    std::map<QString, ConnectionGate> m_gates;
    std::deque<RunId> m_readyLine; ///< runs that have something to start, in turn
    std::vector<RunId> m_dirty;
    std::multimap<WallTime, Timer> m_timers;
    std::deque<Effects> m_effects; ///< by ticket
    Effects m_next;
    JournalBatch m_batch;
    std::vector<AttemptResult> m_inlineResults;
    QTimer m_wake;
    QTimer m_statusTimer;

    quint64 m_nextRun = 1;
    quint64 m_openLetters = 0;
    quint64 m_started = 0;
    quint64 m_ended = 0;
    quint64 m_failed = 0;
    quint64 m_runsRevision = 0;
    quint64 m_lettersRevision = 0;
    std::optional<EngineTrouble> m_trouble;
    JournalReport m_journalReport;
    MonoTime m_journalHeard{};
    quint64 m_journalBeats = 0;
    ResponseHistogram m_commits;
};

} // namespace sluice
