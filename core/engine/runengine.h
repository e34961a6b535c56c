#pragma once

#include "core/engine/runengineparts.h"
#include "core/workflow/workspacesettings.h"

#include <QJsonValue>

#include <deque>
#include <memory>
#include <set>
#include <unordered_map>

namespace sluice {

/// The one writer of runs: takes commands and reports, lets the run machine decide, has the events made durable, and
/// only then lets their effects out.
///
/// Holds no rule about runs: those are in `core/run`. Has no thread, no timer and no journal: whoever owns it calls
/// `settle` after it was told things and `onTime` when `sleep` has passed, so a simulation can own it as well.
/// Thread: one.
class RunEngine {
public:
    RunEngine(RunEngineSetup setup, EngineEffects &effects);

    /// Takes what it is told; until the journal is open, all else waits.
    void take(EngineMessage &message);
    /// Goes on until there is nothing to do but wait for the journal, for attempts, or for time.
    void settle();
    /// Does what is due; call `settle` afterwards.
    void onTime();
    /// How long it has nothing to do unless it is told something; 0: `settle` left work for later.
    [[nodiscard]] Nanoseconds timeToNext() const;
    /// While suspended nothing new starts.
    void setSuspended(bool on);
    /// Its end: attempts are told to stop, and the next one decides about them; who waits for it to open hears so.
    void stopAttempts();

    /// Its part of a snapshot; the journal's figures are left empty.
    [[nodiscard]] news::Status status();
    [[nodiscard]] std::size_t readyRuns() const { return m_readyLine.size(); }
    [[nodiscard]] std::size_t sleepingRuns() const { return m_sleeping.size(); }
    /// Of the runs it holds with their steps, of the letters of no run, and of the webhooks that are no runs yet, all with
    /// their payloads; kept, not counted anew. What items of a loop gave back may count for a while longer.
    [[nodiscard]] quint64 memoryBytes() const { return m_bytes + quint64(m_hooks.bytes() + m_taking.bytes); }
    /// Attempts that have begun and not ended.
    [[nodiscard]] quint64 underWay() const { return m_started - m_ended; }
    [[nodiscard]] bool isOpen() const { return !m_opening; }
    /// Webhooks that were taken and have not become a run.
    [[nodiscard]] quint64 pendingHooks() const { return m_hooks.count(); }
    [[nodiscard]] const TriggerDesk &triggers() const { return m_triggers; }

private:
    using Effects = HeldEffects;
    using Timer = StepTimer;

    // What it is told: runengine.cpp, and what people order: runorders.cpp
    void take(tell::StartRun &message);
    void take(tell::ControlRun &message);
    void take(tell::RestartRun &message);
    void take(tell::ForkRun &message);
    void take(tell::SkipStep &message);
    void take(tell::Redrive &message);
    void take(tell::StartRedriveJob &message);
    void take(tell::ControlRedriveJob &message);
    void take(tell::Discard &message);
    void take(tell::Snooze &message);
    void take(tell::UndoDiscard &message);
    void take(tell::KeepLetter &message);
    void take(tell::ImportLetters &message);
    void take(tell::LetterDelivered &message);
    void take(tell::ControlBreaker &message);
    void take(tell::ControlQueue &message);
    void take(tell::PeekQueue &message);
    void take(tell::AskHolders &message);
    void take(tell::RegisterWorkflow &message);
    void take(tell::ExecuteWorkflow &message);
    void take(tell::UseConnections &message);
    void take(tell::Watch &message);
    void take(tell::JournalOpened &message);
    void take(tell::PublishEvent &message);
    void take(tell::HostRestarted &message);
    void take(tell::UseSettings &message);
    void take(tell::KeepRun &message);
    void take(tell::ReleaseRun &message);
    void take(tell::Audit &message);
    void take(tell::EventHeard &message);
    void take(tell::AskWhy &message);
    void take(tell::TakeHook &message);
    void take(tell::WorkflowRead &message);
    void take(tell::AskCall &message);
    void take(tell::CallEnded &message);
    void take(tell::UseHooks &message);
    void take(tell::ArmWorkflow &message);
    void take(tell::WatchTriggers &message);
    void take(tell::FilesFound &message);
    void take(tell::InputsEdited &message);
    void take(tell::KeepAlerts &message);
    void take(tell::KeepVersion &message);
    void take(tell::AskActivity &message);
    void take(JournalReport &report);
    void take(AttemptResult &result);
    void recoverSome();
    void recover(const StoredRun &stored, std::vector<RecoveredRun> &report);
    void armRecovered(RunSlot &slot, const std::map<StepIndex, Nanoseconds> &delays);
    using Compiled = CompiledWorkflow;
    [[nodiscard]] Result<Compiled> compiled(const Workflow &workflow);
    [[nodiscard]] Result<RunId> begin(const Compiled &version, command::Start start, std::optional<int> priority);
    void spreadOverdue();
    template <typename Request, typename Order>
    void forLetters(RequestId request, const Request &wanted, const QString &action, const QString &who,
                    const QString &reason, Order order);
    void answer(RequestId request, Result<news::AnswerValue> result);
    void audit(const QString &who, const QString &action, const QString &target, const QString &reason);
    [[nodiscard]] RunSlot &addRun(std::unique_ptr<RunSlot> slot);
    [[nodiscard]] RunSlot *find(RunId run); // wakes it, if it sleeps
    void restart(tell::RestartRun &message);

    // How long runs stay, and whether awake: runkeeping.cpp
    void keepHistory(RunSlot &slot, const Events &all);
    void letSleep();
    void letSleep(RunId run);
    [[nodiscard]] RunSlot *wake(RunId run);
    [[nodiscard]] bool takeKept(RunId run);
    void planRetention();
    void retainIfDue();
    void noteCleaned(const JournalReport &report);

    // Versions of workflows: runversions.cpp
    const WorkflowVersion &keepVersion(VersionRecord record, VersionKind kind, const QString &who, const QString &note);
    [[nodiscard]] VersionLabel labelForRun(const Compiled &compiled);
    // What all runs of a workflow do: runactivity.cpp
    void countActivity();

    // Whose turn it is: runturns.cpp
    [[nodiscard]] WorkflowGroup &groupOf(const Workflow &workflow);
    void stir(WorkflowGroup &group);
    void recount(RunSlot &slot);
    [[nodiscard]] Result<void> checkPressure() const;
    [[nodiscard]] WorkflowGroup::TaskGroup *limitedTask(const RunSlot &slot, StepIndex step) const;
    [[nodiscard]] bool hasTurn(RunSlot &slot, StepIndex step, quint64 gatePlace);
    void countAttempt(RunSlot &slot, Flight &flight);
    void discountAttempt(RunSlot &slot, const Flight &flight);
    void giveTurns();
    bool offerNext(TurnLine &line);

    // How a run goes on: runloop.cpp
    [[nodiscard]] Result<void> tellRun(RunSlot &slot, const Command &command);
    [[nodiscard]] Result<void> tellRun(RunSlot &slot, const Command &command, WallTime now);
    [[nodiscard]] WallTime timeFor(const Step &step) const;
    void noteNewEvents(RunSlot &slot, std::size_t from);
    void auditClosed(const RunSlot &slot);
    void armTimer(RunSlot &slot, StepIndex step, bool retry, Nanoseconds delay);
    void armAgain(RunSlot &slot);
    void standInLine(RunSlot &slot);
    void offerAll(RunSlot &slot);
    void pump();
    [[nodiscard]] bool startAttempt(RunSlot &slot, StepIndex step, std::vector<StepHeld> held = {});
    void sendOut(RunSlot &slot, StepIndex step, const std::optional<ConnectionGate::Pass> &pass);
    void performNow(RunSlot &slot, StepIndex step);
    void stopFlights(RunSlot &slot);
    void dropStaleFlights(RunSlot &slot);
    void fireDueTimers();
    void abandonOverdue();

    // How steps come through the gates of their connections: rungates.cpp
    void offer(RunSlot &slot, StepIndex step, quint64 gatePlace = 0);
    void joinGate(RunSlot &slot, StepIndex step, ConnectionGate &gate, quint64 gatePlace);
    void letWaitersIn(ConnectionGate &gate);
    [[nodiscard]] bool mayGo(const ConnectionGate::Waiter &waiter);
    void letIn(ConnectionGate &gate, const ConnectionGate::Waiter &waiter, const ConnectionGate::Pass &pass);
    void turnAway(ConnectionGate &gate, const ConnectionGate::Waiter &waiter);
    void turnAway(RunSlot &slot, StepIndex step, const ConnectionGate::Refusal &refusal,
                  std::vector<StepHeld> held = {});
    [[nodiscard]] Milliseconds timeAway(const ConnectionGate::Refusal &refusal) const;
    void leaveLine(RunSlot &slot, StepIndex step);
    void leaveLines(RunSlot &slot);
    void forgetLeftGates();
    void restoreBreakers(std::vector<BreakerRecord> records);
    void saveBreaker(const QString &connection, ConnectionGate &gate);

    // Calls of attempts under way over other connections: runfurthercalls.cpp
    [[nodiscard]] Flight *flightOf(RunId run, quint64 lease);
    [[nodiscard]] Flight *callerOf(const ConnectionGate::Waiter &waiter);
    void refuseCall(RunId run, quint64 lease, const QString &connection, const ConnectionGate::Refusal &refusal);
    void refuseCalls();
    void endCall(Flight &flight, const Outcome &outcome);

    // Why a step does not run: runwhy.cpp
    [[nodiscard]] WhyNot whyNotNow(RunSlot &slot, StepIndex step);
    void addGateCauses(RunSlot &slot, StepIndex step, std::vector<why::EngineCause> &causes);
    void addLimitCauses(RunSlot &slot, StepIndex step, std::vector<why::EngineCause> &causes);

    // What is published: runevents.cpp
    void publish(NewEvent event);
    void publishRun(const RunSummary &run, bool isStart);
    void publishLetter(std::map<quint32, LetterState> &told, const LetterSummary &letter);
    void publishBreakers();

    // Steps that wait for events: runwaits.cpp
    void noteWaits(RunSlot &slot);
    void recoverWaits(RunSlot &slot);
    void hear(const QString &topic, WallTime at, const Payload &data);
    void hearRecorded();

    // Runs that steps call: runcalls.cpp
    void startCalled(RunSlot &caller, StepIndex step, quint64 lease, outcome::Call &call);
    void noteCalls(RunSlot &slot);
    void recoverCalls(const std::vector<RecoveredRun> &recovered);
    void keepCalled(RunSlot &slot);
    void settleCalls();
    void endCall(RunSlot &called);

    // Redrive jobs: runjobs.cpp
    [[nodiscard]] Result<void> tellJob(JobSlot &slot, const RedriveCommand &command);
    JobSlot &addJob(JobSlot &&added);
    // Letters that are put off, and discards that are taken back: runletters.cpp
    [[nodiscard]] RunSlot *takeUp(const RunHistory &history);
    [[nodiscard]] Result<void> tellAgain(const RunHistory &history, const Command &command);
    void noteSnoozed(const RunSlot &slot);
    void wakeLetters();

    // Letters of records that a sync could not write: runsync.cpp
    void keepBadRecords(const RunSlot &slot, StepIndex step, const std::vector<BadRecord> &bad);
    [[nodiscard]] bool deliverRecord(const LetterSummary &letter);
    [[nodiscard]] LetterSummary *waitingRecord(const ConnectionGate::Waiter &waiter);
    void sendRecord(ConnectionGate &gate, const LetterSummary &letter, const ConnectionGate::Pass &pass);
    void endRecord(quint32 letter, quint64 redrives, const std::optional<Error> &error);
    quint64 giveUpRecords(const QString &connection, const Error &why);
    void noteRecordWritten(const AttemptResult &result);
    void deliverRecordsAgain();
    // Webhooks: runhooks.cpp
    void noteTaken(TakenHook &&taken);
    void noteSaid(const RunSlot &slot, const Events &events);
    void publishSaid(const RunSlot &slot, const Events &events);
    void say(const HeldEffects::Said &said);
    void refuseTakenHooks();
    void recoverHooks(PendingHooks &&pending);
    void startHooks();
    void startHook(HookLine::Turn &&turn);
    [[nodiscard]] bool deliverHook(const LetterSummary &letter);

    // Triggers: runtriggers.cpp
    void standInLine(StoredHook &&hook);
    QStringList endUnarmed(const QString &workflow);
    bool endUnarmed(const HookLine::Waiting &waiting, const QString &workflow);
    void readForHooks(const QString &name);
    [[nodiscard]] Result<HookLine::Target> startable(const Workflow &workflow);
    [[nodiscard]] Result<void> arm(const tell::ArmWorkflow &message);
    [[nodiscard]] std::size_t roomForTriggers() const;
    void fireDue();
    void fire(TriggerFiring firing);
    void keepUnfired(const StoredHook &hook, const QString &workflow, const Error &why);
    void fireHeard(const QString &topic, WallTime at, const Payload &data);
    void fireFailed(const RunSlot &slot, const LetterSummary *letter);
    [[nodiscard]] bool startsNothing(const RunSlot &slot);
    [[nodiscard]] bool startsNothing(const QJsonValue &about);
    void listenIfNeeded();

    // Letters of no run: runloose.cpp
    [[nodiscard]] Result<void> tellLoose(LetterId id, const Command &command);
    void changeLoose(LetterSummary &letter, const LooseLetter &now);
    void recoverLoose(tell::JournalOpened &message);
    void addLooseToBatch(JournalBatch &batch);
    void recoverJobs(const std::vector<StoredJob> &stored);
    void noteOutcome(JobSlot &slot, quint32 item, LetterState state, const Error &error);
    void noteJobLetter(LetterId id, LetterState state, const Error &error);
    void noteJobLetters(const RunSlot &slot, const std::set<quint32> &touched);
    void noteNewLetter(const LetterSummary &letter);
    void driveJobs();
    void stopAtBreaker(JobSlot &slot);
    void askForEdits(JobSlot &slot);
    bool sendItem(JobSlot &slot, quint32 item);
    [[nodiscard]] Nanoseconds timeToNextSend(MonoTime now) const;
    [[nodiscard]] bool hasFreshJobs() const;
    void addJobsToBatch(JournalBatch &batch);
    [[nodiscard]] std::vector<RedriveJobSummary> jobSummaries() const;

    // Queues: runqueues.cpp, runworkflowqueues.cpp
    [[nodiscard]] bool isHeld(const QString &queue) const { return !m_holds.empty() && m_holds.contains(queue); }
    [[nodiscard]] bool isGateHeld(const QString &connection) const;
    [[nodiscard]] Result<void> checkQueue(const QString &queue) const;
    [[nodiscard]] Error heldError(const QString &queue) const;
    [[nodiscard]] bool holdBack(EngineMessage &message);
    void refuseHeldOrders();
    void hold(const tell::ControlQueue &message);
    void letGo(const QString &queue);
    [[nodiscard]] QueueOutcome purge(const tell::ControlQueue &message);
    [[nodiscard]] QueueOutcome giveUp(const std::vector<std::pair<RunId, StepIndex>> &steps, const Error &why);
    [[nodiscard]] QueueOutcome discardOpen(const QString &who, const QString &reason);
    [[nodiscard]] std::vector<std::pair<RunId, StepIndex>> stepsIn(const QString &queue);
    [[nodiscard]] bool isAtGate(const RunSlot &slot, StepIndex step) const;
    [[nodiscard]] bool isIn(const QString &queue, const RunSlot &slot, StepIndex step) const;
    [[nodiscard]] bool isIn(const QString &queue, const SleepingRun &run, StepIndex step) const;
    [[nodiscard]] QueueMeter::IsThere thereIn(const QString &queue);
    void noteCame(const QString &queue, const RunSlot &slot, StepIndex step);
    void noteFreshReady(RunSlot &slot);
    void noteLetterRow(LetterId letter, LetterState state, WallTime created);
    [[nodiscard]] QueueSnapshot queueSnapshot(const QString &queue, quint64 estimate);
    void addQueues(std::vector<QueueSnapshot> &queues);
    [[nodiscard]] QueueMeter &meterOf(const QString &queue);
    [[nodiscard]] QueueItem itemOf(const QueueMeter::Entry &entry);
    [[nodiscard]] std::vector<QueueItem> peekLetters(quint32 count) const;
    [[nodiscard]] std::vector<QueueItem> peekOrders(quint32 count) const;
    void noteCameInWorkflow(const RunSlot &slot, StepIndex step);
    void addWorkflowQueues(std::vector<QueueSnapshot> &queues);
    void countAtTasks(WorkflowGroup &group, const QString &queue);
    void holdWorkflow(const QString &workflow, bool isHeld);
    void restoreWorkflowHolds();
    [[nodiscard]] WorkflowGroup &groupNamed(const QString &workflow);

    // What leaves: runeffects.cpp
    void flush();
    void addToBatch(RunSlot &slot, JournalBatch &batch);
    void release(quint64 ticket);
    void releaseOne(Effects &&effects);
    void perform(RunSlot &slot, quint64 lease, Flight &flight);
    [[nodiscard]] std::optional<Outcome> refusal(const Attempt &attempt) const;
    [[nodiscard]] Attempt attemptOf(const RunSlot &slot, StepIndex step, quint64 lease) const;
    void endFlight(RunSlot &slot, quint64 lease, const Outcome &outcome);
    void report(RunSlot &slot, StepIndex step, quint64 lease, Outcome &outcome);
    [[nodiscard]] const Clock &clock() const { return *m_setup.clock; }

    RunEngineSetup m_setup;
    EngineEffects &m_effects;
    std::optional<Opening> m_opening{std::in_place}; ///< none: it is open
    bool m_isSuspended = false;

    RunSlots m_runs; ///< those that are awake
    std::unordered_map<quint64, SleepingRun> m_sleeping;
    std::vector<RunId> m_drowsy;         ///< that may sleep once all is settled
    std::map<QString, Compiled> m_plans; ///< the newest of each workflow
    VersionBook m_versions;
    std::deque<ActivityScan> m_activity; ///< that are under way, the first that was asked for first
    std::map<QString, ConnectionGate> m_gates;
    bool m_hasLeftGates = false;                       ///< maybe some of connections that were taken away
    std::size_t m_callsWaiting = 0;                    ///< of attempts under way, at all gates
    std::map<QString, BreakerSaved> m_savedBreakers;   ///< of connections that are not here
    std::vector<std::pair<WallTime, Timer>> m_overdue; ///< of runs that are taken up, and when each was due
    std::map<RunId, int> m_kept;                       ///< runs that were asked to be kept, and how often
    MonoTime m_nextRetention = MonoTime::max();
    std::map<RunId, quint64> m_restarted;      ///< events of runs that are over, and that somebody may know with fewer
    std::map<QString, WorkflowGroup> m_groups; ///< by workflow
    std::set<WorkflowGroup *, ByLane> m_stirred; ///< in which somebody may have their turn
    BackPressure m_pressure;
    quint32 m_notBegun = 0; ///< runs that were accepted and have not begun
    TurnLine m_readyLine;   ///< runs that have something to start
    std::vector<RunId> m_dirty;
    std::multimap<MonoTime, Timer> m_timers;
    std::multimap<MonoTime, RunId> m_abandon; ///< when cancelled runs stop waiting for their attempts
    std::deque<Effects> m_held;               ///< by ticket
    Effects m_next;
    std::size_t m_heldEvents = 0;
    JournalBatch m_batch;
    std::vector<AttemptResult> m_inlineResults;
    std::multimap<WallTime, LetterId> m_snoozed; ///< when letters come back
    std::map<quint32, LetterSummary> m_loose;    ///< letters of no run that are not resolved
    std::set<quint32> m_freshLoose;              ///< of these, those that changed and are not journaled
    std::map<quint32, LetterState> m_toldLoose;  ///< their states as subscribers know them
    std::map<quint32, RecordCall> m_records;     ///< of syncs that are sent once more, by letter
    quint64 m_recordLease = 0;                   ///< of the last one sent
    quint32 m_nextLoose = 1;
    std::map<RedriveJobId, JobSlot> m_jobs;
    std::map<LetterId, std::pair<RedriveJobId, quint32>> m_jobLetters; ///< under way, and the item that each is
    std::map<QString, QueueHold> m_holds;                              ///< queues that are held
    std::map<QString, QueueMeter> m_meters;                            ///< of queues of steps
    std::deque<HeldOrder> m_heldOrders;                                ///< while the queue "event" is held
    std::set<std::pair<WallTime, LetterId>> m_left; ///< letters that are open or redriving, oldest first
    LetterFlow m_lettersFlow;
    HookLine m_hooks;
    HooksTaken m_taking; ///< on their way to the disk
    std::set<quint64> m_repeats;
    HookCallers m_callers;
    quint64 m_nextHook = 1;
    TriggerDesk m_triggers;
    std::set<QString> m_toldUnarmed;    ///< workflows whose webhooks are refused, as was logged
    std::vector<NewEvent> m_unrecorded; ///< of runs and letters, that no trigger has heard yet
    EventWaits m_waits;
    bool m_listens = false;
    std::vector<RunId> m_endedCalls; ///< runs that were called and have ended, and nobody was told yet
    std::vector<RunId> m_leftCalls;  ///< runs that were called, and that nobody waits for any more
    std::size_t m_heard = 0;         ///< events of `m_batch` that have woken who waited for them
    quint64 m_nextJob = 1;
    quint64 m_nextRun = 1;
    quint64 m_ready = 0;  ///< steps that are ready, over all runs
    quint32 m_active = 0; ///< runs that are not final
    quint64 m_openLetters = 0;
    quint64 m_started = 0;
    quint64 m_ended = 0;
    quint64 m_failed = 0;
    quint64 m_runsRevision = 0;
    quint64 m_lettersRevision = 0;
    quint64 m_bytes = 0; ///< of runs and letters of no run with their payloads, counted as they change
    std::optional<EngineTrouble> m_trouble;
};

} // namespace sluice
