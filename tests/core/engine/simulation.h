#pragma once

#include "core/base/fakeclock.h"
#include "core/engine/looseletters.h"
#include "core/engine/runengine.h"
#include "core/journal/memoryjournal.h"

#include <QSet>

#include <random>

namespace sluice::test {

/// The real run engine in a world made of chance: a clock that moves when told to, a journal that loses what was not
/// flushed, crashes at any moment, and attempts that end late, twice or never.
///
/// The seed decides everything, so a seed that finds a fault finds it again. What is durable is folded beside the
/// engine, and everything that leaves the engine is held against it.
/// Thread: a value's; needs no event loop.
class Simulation final : private EngineEffects {
public:
    /// As many runs as `awakeRuns` may wait to begin before those that wait sleep.
    explicit Simulation(quint64 seed, PlantedFault planted = PlantedFault::None, quint32 awakeRuns = 0);

    /// Lets this many things happen.
    void happen(int times);
    /// Ends all trouble, lets attempts end and time pass, and checks that every run came to its end.
    void finish();

    [[nodiscard]] const QStringList &violations() const { return m_violations; }
    [[nodiscard]] quint64 attempts() const { return m_attempts; }
    [[nodiscard]] quint64 crashes() const { return m_crashes; }
    [[nodiscard]] quint64 halts() const { return m_halts; }
    /// Attempts that began while their run halted elsewhere, since they had been let go.
    [[nodiscard]] quint64 startedInHalt() const { return m_startedInHalt; }
    [[nodiscard]] quint64 lettersRedriven() const { return m_redriven; }
    [[nodiscard]] quint64 restarted() const { return m_restarted; }
    [[nodiscard]] quint64 forked() const { return m_forked; }
    [[nodiscard]] quint64 eventsPublished() const { return m_published; }
    [[nodiscard]] quint64 stepsWoken() const { return m_woken; }
    [[nodiscard]] quint64 runsCalled() const { return m_calls; }
    [[nodiscard]] quint64 removed() const { return m_removed; }
    [[nodiscard]] quint64 audited() const { return m_audited; }
    [[nodiscard]] quint64 runsEnded() const;
    [[nodiscard]] quint64 jobsEnded() const;
    [[nodiscard]] quint64 lettersSnoozed() const { return m_snoozed; }
    [[nodiscard]] quint64 discardsUndone() const { return m_undone; }
    [[nodiscard]] quint64 runsUndone() const { return m_undoings; }
    [[nodiscard]] quint64 trials() const { return m_trialsSeen.size(); }
    [[nodiscard]] quint64 waitsForBudget() const { return m_waitsForBudget; }
    [[nodiscard]] quint64 waitsForPool() const { return m_waitsForPool; }
    [[nodiscard]] quint64 breakerChanges() const { return m_breakerChanges; }
    [[nodiscard]] quint64 jobsStopped() const { return m_jobsStopped; }
    [[nodiscard]] quint64 queuesPurged() const { return m_purged; }
    [[nodiscard]] quint64 jobLettersSent() const { return m_jobLettersSent; }
    [[nodiscard]] quint64 hookRuns() const;
    [[nodiscard]] quint64 triggerRuns() const { return m_triggered; }
    [[nodiscard]] quint64 hooksRepeated() const { return m_hookRepeats; }
    [[nodiscard]] quint64 hooksRefused() const { return m_hooksRefused; }
    [[nodiscard]] quint64 callsGranted() const { return m_callsGranted; }
    [[nodiscard]] quint64 recordsSent() const { return m_recordsSent; }
    [[nodiscard]] quint64 runsDamaged() const { return m_damaged.size(); }
    [[nodiscard]] quint64 runsAsleep() const { return m_asleep; }
    /// All that is on the disk of all runs, as the end of each one's chain of checksums.
    [[nodiscard]] std::map<RunId, quint64> story();
    [[nodiscard]] quint64 attemptsWithDeadline() const { return m_limited; }
    [[nodiscard]] quint64 failuresByPort() const { return m_failedByPort; }
    [[nodiscard]] quint64 delaysEnded() const { return m_delaysEnded; }
    [[nodiscard]] quint64 attemptsAbandoned() const { return m_abandoned; }
    [[nodiscard]] quint64 lettersAudited() const { return m_lettersAudited; }

private:
    static constexpr int kMostSteps = 2;         ///< at once, of workflows that have a limit
    static constexpr quint32 kTrials = 2;        ///< calls let through by a breaker that is half open
    static constexpr int kPerSecond = 20;        ///< calls that the limit of the connection lets through …
    static constexpr int kBurst = 5;             ///< … and how many at once
    static constexpr quint32 kBudgetMinimum = 3; ///< retries in 10 s that are always let through

    /// An attempt that went out, as the world remembers it.
    struct Out {
        Attempt attempt;
        bool isLost = false; ///< what performed it is gone; it may have had its effect
        bool isReported = false;
    };
    struct LeaseKey {
        RunId run{};
        quint64 lease = 0;
        auto operator<=>(const LeaseKey &) const = default;
    };
    /// A run as it was when a bit of it flipped.
    struct DamagedRun {
        MemoryDisk::RunRow row;
        std::vector<LetterSummary> letters;
        bool isTold = false; ///< to the engine
    };
    struct Cancelled {
        MonoTime at{};
        bool isFirst = false; ///< what the run had under way was not told to stop before
    };
    /// A record of a sync that is sent once more.
    struct RecordOut {
        Attempt attempt;
        bool isTold = false; ///< its end, once
    };
    enum class Reported : quint8 { Nothing, Success, Failure };
    /// A call over the connection, as it was let through.
    struct Begun {
        MonoTime at{};
        quint32 cost = 0;       ///< of the retry budget; 0: no retry
        bool isChecked = false; ///< against the calls before it
    };

    // EngineEffects
    quint64 write(JournalBatch batch) override;
    bool perform(Attempt attempt) override;
    void tell(std::vector<EngineNews> news) override;
    void noteAttempt(Nanoseconds) override {}
    void listen(bool on) override { m_listens = on; }
    void readWorkflow(const QString &name) override { m_toRead.push_back(name); }
    void publish(std::vector<NewEvent> events) override;
    void retain(const Retention &retention) override { m_retention = retention; }
    bool keep(RunId run) override;
    void release(RunId run) override;
    bool deliver(const LetterSummary &letter) override;
    void answerCall(CallAnswer answer) override;

    // What can happen.
    [[nodiscard]] static Connection service();
    void startEngine();
    void crash();
    void startRun();
    void commit();
    void failWrite();
    void endAttempt();
    void repeatReport();
    void restartHost();
    void passTime();
    void stepClock();
    void click();
    void control();
    void restartOrFork();
    void readToGoOn();
    void removeOld();
    void skip();
    void setBreaker();
    void publishEvent();
    void deliverEvents();
    void startJob();
    void controlJob();
    void resumeJobs();
    void keepLoose();
    void endDelivery();
    void sendHook();
    void armHooked();
    void readWorkflows();
    [[nodiscard]] static std::vector<HookRoute> hookRoutes();
    void checkHookAnswer(const QString &id, bool isArmed, const HookAnswer &answer);
    void noteDecidedHooks(const JournalBatch &batch);
    void noteDurableHooks(const JournalBatch &batch);
    void compareHooks();
    void useTriggers();
    void noteDurableTriggers(const JournalBatch &batch);
    void noteArmings(const JournalBatch &batch, const std::map<QString, quint64> &taken);
    void askCall();
    void endCall();
    [[nodiscard]] bool performRecord(Attempt attempt);
    void endRecord();
    void forgetCalls();
    void checkPool();
    void checkPassesGivenBack();
    [[nodiscard]] bool isRecordUnderWay() const;
    [[nodiscard]] Task randomWait(const QString &id);
    [[nodiscard]] std::set<std::tuple<RunId, StepIndex, quint32>> wokenBy(const JournalBatch &batch) const;
    void checkWoken(const std::set<std::tuple<RunId, StepIndex, quint32>> &steps);
    void checkWaitEnded(const Run &run, const WaitEnded &ended, const JournalBatch &batch);
    [[nodiscard]] outcome::Call randomCall();
    [[nodiscard]] static const RunCalled *calledIn(const JournalBatch &batch, RunId run);
    void checkCall(const Run &caller, const StepCalls &call, const JournalBatch &batch);
    void checkCalled(RunId run, const RunCalled &called, const JournalBatch &batch);
    void checkWaitsForRuns();
    void checkRemoved(const Run &run);
    void checkPlaces();
    void compareLoose();
    void noteOrder();
    void orderQueue();
    void resumeQueues();
    void checkHolds(const JournalBatch &batch);
    void checkAudit(RequestId request);

    void damageRun();
    void checkUnreadable(const std::vector<UnreadableRun> &unreadable);
    void checkRecovered(const news::Recovered &recovered);
    void compareDamaged();
    [[nodiscard]] std::size_t damagedLetters() const;

    void say(EngineMessage message);
    void report(const Out &out);
    void settle();
    void noteDecided(const JournalBatch &batch);
    void noteDurable(const JournalBatch &batch, MonoTime decided);
    void noteDecidedJobs(const JournalBatch &batch);
    void noteDurableLoose(const JournalBatch &batch);
    void noteDurableJobs(const JournalBatch &batch);
    void compareJobs();
    [[nodiscard]] bool areJobsOver() const;
    [[nodiscard]] bool waitsForRun(const RedriveJob &job) const;
    void noteEvent(Run &run, const Event &event, bool isCopied, const JournalBatch &batch);
    void noteUndoing(const Run &run, StepIndex started);
    void checkStarted(const Run &run, const AttemptStarted &started, WallTime at);
    void noteAttemptEnds(const Run &run, const Event &event);
    void checkFailedStep(const Run &run, const StepFailed &failed);
    void checkRecovery();
    void checkEnds();
    void noteDecidedTimes(const JournalBatch &batch);
    void checkLateness();
    void forgetTimes();
    void noteLetterInput(const Run &run, const Event &event);
    void checkLetterInput(const Attempt &attempt);
    [[nodiscard]] std::map<LetterId, LetterState> lettersBefore(const JournalBatch &batch) const;
    void checkLetters(const std::map<LetterId, LetterState> &before, const JournalBatch &batch);
    void checkLetterAudit(const JournalBatch &batch, LetterId letter);
    void checkLetterLists();
    void checkAuditKept();
    void compareLists();
    void checkRecordedEvents();
    void checkLimits(const Attempt &started);
    void noteStoredBreaker();
    void noteDecidedBreaker(const JournalBatch &batch);
    void checkBreaker(const Attempt &started);
    void noteBegun(const Run &run, const AttemptStarted &started);
    void noteOtherCall();
    void noteWhy(const WhyNot &why);
    void checkBudget();
    void checkRate(const Begun &call);
    void checkPasses();
    void checkTrials(const ConnectionSnapshot &connection);
    void checkHolders(const ConnectionSnapshot &connection);
    void askWhy();
    void forgetPasses();
    void violate(const QString &what);
    [[nodiscard]] Outcome outcomeOf(const Attempt &attempt);
    [[nodiscard]] Workflow randomWorkflow();
    [[nodiscard]] Task randomTask(const QString &id);
    [[nodiscard]] QString randomPort(const Task &from);
    [[nodiscard]] QString chosenPort(const QString &type);
    void addCompensations(Workflow &made);
    [[nodiscard]] quint64 pick(quint64 below) { return m_chance() % below; }
    [[nodiscard]] bool chance(int percent) { return pick(100) < static_cast<quint64>(percent); }
    [[nodiscard]] std::optional<LetterId> anyLetter();
    [[nodiscard]] const Run *anyRun();

    std::mt19937_64 m_chance;
    PlantedFault m_planted;
    quint32 m_awakeRuns;
    FakeClock m_clock;
    MemoryDisk m_disk;
    std::unique_ptr<MemoryJournal> m_journal;
    std::unique_ptr<RunEngine> m_engine;
    std::deque<std::pair<quint64, JournalBatch>> m_waiting; ///< given to the journal, not durable
    quint64 m_ticket = 0;
    bool m_isFull = false;
    bool m_isEnding = false;
    bool m_isDown = false; ///< the other side of the connection

    std::optional<Retention> m_retention; ///< of the round under way
    std::multiset<RunId> m_kept;
    std::vector<RunHistory> m_read; ///< by somebody who is about to go on with it

    std::vector<Out> m_out;
    std::map<RunId, Run> m_durable; ///< folded from what is durable
    std::map<RunId, DamagedRun> m_damaged;
    std::map<LeaseKey, Reported> m_reported;
    std::map<LeaseKey, int> m_ends;
    std::map<LeaseKey, StepIndex> m_openAttempts; ///< durable, without an end
    std::map<LetterId, Payload> m_letterInputs;   ///< what a redrive has to send
    std::vector<AuditEntry> m_auditSeen;
    std::map<std::pair<RunId, StepIndex>, MonoTime> m_delays; ///< decided: when each ends
    std::map<RunId, Cancelled> m_cancels;                     ///< decided
    bool m_inTrouble = false;                                 ///< the engine was told that its journal fails
    quint64 m_limited = 0;
    quint64 m_failedByPort = 0;
    quint64 m_delaysEnded = 0;
    quint64 m_abandoned = 0;
    quint64 m_lettersAudited = 0;
    std::map<std::pair<RunId, StepIndex>, MonoTime> m_notBefore; ///< of retries that were scheduled
    std::map<RequestId, RunId> m_startedRuns;
    std::map<RequestId, QString> m_audits; ///< asked for, and what each is of
    quint64 m_audited = 0;
    std::vector<QByteArray> m_clicks;
    std::map<QByteArray, int> m_redrivesOfClick;
    std::map<QByteArray, quint32> m_seenOfClick; ///< redrives that the person had seen who clicked
    std::map<std::tuple<RunId, StepIndex, quint32>, int> m_attemptsOfEpoch;
    DurableTopics m_durableTopics;
    std::map<std::pair<QString, QByteArray>, int> m_recordedEvents; ///< durable, by topic and data
    std::map<std::pair<QString, QByteArray>, int> m_publishedEvents;
    std::map<RequestId, QByteArray> m_askedEvents; ///< events that somebody asked for, not yet answered
    quint64 m_published = 0;
    std::vector<EventRecord> m_onTheBus; ///< not recorded, and not delivered yet
    bool m_listens = false;
    quint64 m_woken = 0;
    RequestId m_request = 0;
    quint64 m_attempts = 0;
    quint64 m_crashes = 0;
    quint64 m_redriven = 0;
    quint64 m_halts = 0; ///< at breakpoints
    quint64 m_startedInHalt = 0;
    quint64 m_restarted = 0;
    quint64 m_forked = 0;
    quint64 m_removed = 0;
    std::map<RedriveJobId, RedriveJob> m_jobs; ///< folded from what is durable
    std::map<RedriveJobId, MonoTime> m_lastSend;
    std::vector<LetterSummary> m_deliveries;   ///< letters of no run that are on their way
    std::map<LetterId, LetterSummary> m_loose; ///< letters of no run, as they are durable
    std::map<std::pair<LetterId, QByteArray>, int> m_looseClicks;
    quint64 m_snoozed = 0;
    quint64 m_undone = 0;
    quint64 m_undoings = 0;                                     ///< runs that began to undo what they did
    std::map<std::pair<RunId, StepIndex>, quint64> m_succeeded; ///< number of the event by which a step succeeded
    std::map<RunId, quint64> m_lastUndone;
    quint64 m_jobsStopped = 0;
    quint64 m_jobLettersSent = 0;
    std::optional<MonoTime> m_openUntil; ///< while the breaker of "service" is open
    std::set<LeaseKey> m_startedWhileOpen;
    quint64 m_breakerChanges = 0;
    QStringList m_violations;

    std::vector<QString> m_toRead;
    std::map<QString, QByteArray> m_hookBodies; ///< that were sent, by id
    std::map<QString, int> m_hookAccepted;      ///< how often a sender was told that it is durable
    std::map<QString, int> m_hookTaken;         ///< how often each id became durable
    std::map<QString, int> m_hookRuns;          ///< runs that are durable, by the id of the webhook
    std::map<QString, LetterId> m_hookLetters;
    std::vector<MonoTime> m_slowStarts;         ///< of this engine
    std::map<RunId, QByteArray> m_hookVersions; ///< that were armed when a run of a webhook was decided on
    quint64 m_hookRepeats = 0;
    quint64 m_hooksRefused = 0;
    quint64 m_calls = 0;
    std::set<LeaseKey> m_callsOfLease;
    std::set<RunId> m_calledRuns;
    std::set<RunId> m_goneOn;        ///< were over once, and went on
    std::set<LeaseKey> m_callsAsked; ///< and not answered
    std::set<LeaseKey> m_callsOut;   ///< attempts whose call has a pass
    std::vector<RecordOut> m_records;
    bool m_grantedWhileOpen = false;
    quint64 m_callsGranted = 0;
    quint64 m_recordsSent = 0;

    std::optional<ArmedWorkflow> m_armed; ///< as it is durable
    std::set<quint64> m_firings;          ///< receipts of what triggers asked for, and what has become nothing yet
    std::set<QString> m_firedTimes;
    quint64 m_triggered = 0;
    std::map<quint64, MonoTime> m_decidedAt; ///< by ticket of what is not durable
    MonoTime m_decided{};                    ///< when the batch was that becomes durable
    std::vector<Begun> m_begun;              ///< by this engine, of the last 10 s and a bit
    std::map<LeaseKey, MonoTime> m_begunAt;  ///< attempts over the connection
    std::set<MonoTime> m_trialsSeen;         ///< when the breaker was half open, by the beginning
    quint64 m_waitsForBudget = 0;
    quint64 m_waitsForPool = 0;

    std::set<QString> m_heldQueues; ///< as the engine was told
    quint64 m_purged = 0;
    quint64 m_asleep = 0; ///< sleeping runs, summed up over all times that the engine rested
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(); ///< last: who is answered later is told nothing
};

} // namespace sluice::test
