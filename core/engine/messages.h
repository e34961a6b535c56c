#pragma once

#include "core/api/engineclient.h"
#include "core/components/metrics.h"
#include "core/engine/filewatch.h"
#include "core/engine/hookline.h"
#include "core/engine/hookreply.h"
#include "core/events/eventrecord.h"
#include "core/journal/journal.h"
#include "core/journal/journalwriter.h"
#include "core/tasks/taskhost.h"
#include "core/workflow/workspacesettings.h"

#include <memory>
#include <variant>

namespace sluice {

/// Number of a question of a front end; the answer carries it back. 0: nobody waits for an answer.
using RequestId = quint64;

// What the automation engine is told.
namespace tell {

struct StartRun {
    RequestId request = 0;
    RunRequest run;
};
struct ControlRun {
    enum class Action : quint8 { Cancel, Pause, Resume, StepOnce, SetBreakpoints };
    RequestId request = 0;
    RunId run{};
    Action action = Action::Cancel;
    QString who;
    std::optional<StepIndex> step = std::nullopt; ///< of `StepOnce`
    std::vector<QString> tasks = {};              ///< of `SetBreakpoints`
};
/// A run that is over goes on; `history` is all of it as the journal has it.
struct RestartRun {
    RequestId request = 0;
    RunHistory history;
    QByteArray click;
    QString who;
};
struct ForkRun {
    RequestId request = 0;
    RunHistory source; ///< up to the moment of the fork
    std::vector<ForkEdit> edits;
    QString who;
};
struct SkipStep {
    RequestId request = 0;
    SkipRequest skip;
    QString who;
};
struct Redrive {
    RequestId request = 0;
    RedriveRequest redrive;
    QString who;
};
struct StartRedriveJob {
    RequestId request = 0;
    std::vector<LetterId> letters;
    std::optional<LetterFilter> filter; ///< that they were found by
    RedriveOptions options;
    QString who;
};
struct ControlRedriveJob {
    RequestId request = 0;
    RedriveJobId job{};
    RedriveJobAction action = RedriveJobAction::Pause;
    QString who;
};
struct Discard {
    RequestId request = 0;
    DiscardRequest discard;
    QString who;
};
struct Snooze {
    RequestId request = 0;
    SnoozeRequest snooze;
    QString who;
};
/// As for `RestartRun`, `history` is all of the run as the journal has it.
struct UndoDiscard {
    RequestId request = 0;
    RunHistory history;
    quint32 letter = 0;
    QByteArray click;
    QString who;
};
/// Something that belongs to no run has died: an event, a webhook or a sync. What it is comes in, the rest is given here.
struct KeepLetter {
    RequestId request = 0;
    LetterSummary letter;
};
/// Letters of another workspace, that are not here yet as far as the journal knows.
struct ImportLetters {
    RequestId request = 0;
    std::vector<LetterSummary> letters;
    std::vector<LetterOrigin> duplicates; ///< left out already
    QString who;
};
/// What came of sending a letter of no run on.
struct LetterDelivered {
    quint32 letter = 0;
    quint32 redrives = 0;
    std::optional<Error> error;
};
struct ControlBreaker {
    RequestId request = 0;
    BreakerRequest breaker;
    QString who;
};
struct ControlQueue {
    RequestId request = 0;
    QueueRequest order;
    QString who;
};
struct PeekQueue {
    RequestId request = 0;
    QString queue;
    quint32 count = 0;
};
struct AskHolders {
    RequestId request = 0;
    QString connection;
};
struct RegisterWorkflow {
    RequestId request = 0;
    Workflow workflow;
    QString who;
};
struct ExecuteWorkflow {
    RequestId request = 0;
    QString workflow; ///< as it was registered
    Payload input;
};
struct UseConnections {
    std::vector<Connection> connections;
};
/// Tells, once, how many events of the run are durable, then each new one; said again, it starts anew.
struct Watch {
    RunId run{};
    bool on = true;
};
/// Publishes an event; one of a durable topic is written to the journal first.
struct PublishEvent {
    RequestId request = 0;
    NewEvent event;
    QString replayedBy = {}; ///< who had a recorded event published again; empty: it is a new one
    quint64 replayed = 0;    ///< … and its number
};
/// The journal is open: what there is to go on with.
struct JournalOpened {
    RunId nextRun{};
    std::vector<StoredRun> unfinished;
    std::vector<UnreadableRun> unreadable; ///< that are not over either, and cannot be gone on with
    std::vector<StoredJob> jobs;
    std::vector<BreakerRecord> breakers;
    std::vector<LetterSummary> looseLetters; ///< of no run, and not resolved
    quint32 nextLoose = 1;
    quint64 openLetters = 0;
    bool endedUncleanly = false;
    std::map<QString, QueueHold> holds = {};
    PendingHooks hooks = {};
    std::vector<ArmedWorkflow> armed = {};
    std::vector<FileMark> files = {}; ///< what file triggers have dealt with
    std::vector<AlertSummary> alerts = {};
    std::vector<WorkflowVersion> versions = {}; ///< of all workflows, oldest first
};
/// Why a step of a run in memory does not run now; answered at once, whatever is durable.
struct AskWhy {
    RequestId request = 0;
    RunId run{};
    StepIndex step{};
};
/// Other settings of the workspace, from now on.
struct UseSettings {
    EngineSettings settings;
};
/// Keeps a run from being removed while its history is read to go on with it; `RestartRun`, `ForkRun` and `ReleaseRun`
/// take that back.
struct KeepRun {
    RequestId request = 0;
    RunId run{};
};
struct ReleaseRun {
    RunId run{};
};
/// What performs attempts has ended: attempts that it had are lost.
struct HostRestarted {};
/// An order of a person that was carried out elsewhere, to be written down.
struct Audit {
    RequestId request = 0; ///< answered once it is durable
    QString who;
    QString action;
    QString target;
    QString reason;
};

/// An attempt under way wants to make a call over another connection than its own; `EngineEffects::answerCall` says whether
/// it may.
struct AskCall {
    RunId run{};
    quint64 lease = 0;
    QString connection;
    Milliseconds patience{}; ///< in the line of that connection
};
/// That call has ended.
struct CallEnded {
    RunId run{};
    quint64 lease = 0;
    Outcome outcome;
};
/// The bus has brought an event while some step waits for one.
struct EventHeard {
    EventRecord event;
};

/// A webhook that passed every check of the gateway; receipt and time are given here.
struct TakeHook {
    StoredHook hook;
    HookReplyPtr reply;
};
/// The workflow that was asked for, as its file holds it now: checked, but for its connections.
struct WorkflowRead {
    QString name;
    Result<Workflow> workflow;
};

/// What letters of a redrive job are sent on with. Those that are missing are to be asked for again.
struct InputsEdited {
    RedriveJobId job{};
    std::vector<quint32> items;      ///< that were asked for
    std::vector<EditedInput> inputs; ///< of the first of these
};

/// Other ways for webhooks, from now on; who waits for one that is gone becomes a letter.
struct UseHooks {
    std::vector<HookRoute> routes;
};
/// Triggers start a workflow from now on, or no more.
struct ArmWorkflow {
    RequestId request = 0;
    QString workflow;
    std::shared_ptr<const Workflow> definition; ///< null: it is disarmed
    QString who;
};
/// Alerts that began, are over, or were acknowledged or snoozed, to be kept; and by whom, when it was a person.
struct KeepAlerts {
    RequestId request = 0; ///< answered once it is durable
    std::vector<AlertRecord> alerts;
    QString who = {}; ///< empty: nobody, and nothing is audited
    QString action = {};
    QString target = {};
    QString reason = {};
};
/// Somebody watches the clock for schedules, as of now and for a few seconds; or nobody does any more.
struct WatchTriggers {
    bool on = true;
};

/// All files that a trigger may be about, as they lie in its folder now; told again and again, so nothing is lost when
/// there is no room for their runs.
struct FilesFound {
    QString workflow;
    QString trigger;
    std::vector<FoundFile> files;
};

/// A workflow is to be kept as its newest version.
struct KeepVersion {
    RequestId request = 0;
    KeepVersionRequest keep;
    QString who;
};
/// What all active runs of a workflow do; answered when all of them were looked at, whatever is durable.
struct AskActivity {
    RequestId request = 0;
    QString workflow;
};

} // namespace tell

using EngineMessage = std::variant<
    tell::StartRun, tell::ControlRun, tell::RestartRun, tell::ForkRun, tell::SkipStep, tell::Redrive,
    tell::StartRedriveJob, tell::ControlRedriveJob, tell::Discard, tell::Snooze, tell::UndoDiscard, tell::KeepLetter,
    tell::LetterDelivered, tell::ControlBreaker, tell::ControlQueue, tell::PeekQueue, tell::RegisterWorkflow,
    tell::ExecuteWorkflow, tell::UseConnections, tell::Watch, tell::JournalOpened, tell::HostRestarted,
    tell::PublishEvent, tell::UseSettings, tell::KeepRun, tell::ReleaseRun, tell::Audit, tell::AskWhy, JournalReport,
    AttemptResult, tell::EventHeard, tell::TakeHook, tell::WorkflowRead, tell::AskCall, tell::CallEnded, tell::UseHooks,
    tell::ArmWorkflow, tell::WatchTriggers, tell::AskHolders, tell::InputsEdited, tell::ImportLetters, tell::KeepAlerts,
    tell::KeepVersion, tell::AskActivity, tell::FilesFound>;

/// Letters of a redrive job whose inputs are to be edited.
struct EditOrder {
    RedriveJobId job{};
    InputEdits edits;
    std::vector<quint32> items;
    std::vector<LetterId> letters; ///< of these items
};

/// One click on many letters is one click on each of them: the id that it has on this one.
[[nodiscard]] QByteArray clickOn(const QByteArray &click, LetterId letter);

/// The number under which somebody waits for an answer to this; 0: nobody does.
[[nodiscard]] RequestId requestOf(const EngineMessage &message);

/// A connection to be tried out by what performs attempts; answered as news.
struct ConnectionQuestion {
    RequestId request = 0;
    ConnectionTest test;
};

// What front ends hear.
namespace news {

/// What the engine answers with; what it is depends on the question.
using AnswerValue =
    std::variant<std::monostate, RunId, std::vector<LetterOutcome>, RedriveJobId, QByteArray, QueueOutcome,
                 std::vector<QueueItem>, WhyNot, ConnectionReport, LetterImport, WorkflowVersion, WorkflowActivity>;
struct Answer {
    RequestId request = 0;
    Result<AnswerValue> result;
};
struct RunEvents {
    RunId run{};
    quint64 first = 0;
    Events events;
};
/// The automation engine's part of a snapshot.
struct Status {
    std::vector<ConnectionSnapshot> connections;
    std::vector<QueueSnapshot> queues;
    std::optional<EngineTrouble> trouble;
    quint32 activeRuns = 0;
    quint32 waitingRuns = 0;
    quint32 waitingRunsLimit = 0;
    quint64 stepsStarted = 0;
    quint64 stepsEnded = 0;
    quint64 stepErrors = 0;
    quint64 openLetters = 0;
    quint64 heldBytes = 0; ///< of events that wait to be durable
    quint64 runsRevision = 0;
    quint64 lettersRevision = 0;
    std::vector<RedriveJobSummary> redriveJobs;
    std::optional<std::vector<ArmedWorkflow>> armed; ///< none: not known before the journal is open
    JournalReport journal;                           ///< the newest
    Nanoseconds journalAge{};                        ///< since it came
    ResponseHistogram commits;                       ///< how long transactions took
};
/// The journal is open and the runs that were in flight are known.
struct Recovered {
    bool uncleanEnd = false;
    std::vector<RecoveredRun> runs;
    std::vector<AlertSummary> alerts; ///< that fired when the engine before ended
};
/// The journal thread is alive; it says so itself, so that it shows even while the engine hangs.
struct JournalAlive {};
/// An engine was given up before it wrote this down.
struct Unaudited {
    tell::Audit audit;
};
/// An engine was given up before it kept these alerts.
struct UnkeptAlerts {
    tell::KeepAlerts alerts;
};
/// There is no journal, so there is no engine.
struct OpenFailed {
    Error error;
};

} // namespace news

/// A status is large and rare, and answers come by the thousand: so it lies apart.
using EngineNews = std::variant<news::Answer, news::RunEvents, std::unique_ptr<news::Status>, news::Recovered,
                                news::OpenFailed, news::JournalAlive, news::Unaudited, news::UnkeptAlerts>;

} // namespace sluice
