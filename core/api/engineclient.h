#pragma once

#include "core/api/componentaction.h"
#include "core/api/connectiontest.h"
#include "core/api/demoknobs.h"
#include "core/api/growth.h"
#include "core/api/letterpages.h"
#include "core/api/redrive.h"
#include "core/api/snapshot.h"
#include "core/api/trial.h"
#include "core/api/versions.h"
#include "core/api/whynot.h"
#include "core/base/logrecord.h"
#include "core/base/result.h"
#include "core/events/eventrecord.h"
#include "core/run/event.h"
#include "core/run/plan.h"
#include "core/workflow/catalog.h"
#include "core/workflow/connection.h"
#include "core/workflow/model.h"
#include "core/workflow/tasklist.h"
#include "core/workflow/workspacesettings.h"

#include <QJsonObject>
#include <QObject>

#include <functional>
#include <map>

namespace sluice {

/// A page of a list, newest first, without holding the list.
struct PageRequest {
    quint32 offset = 0;
    quint32 count = 100;
};

struct RunFilter {
    QString workflow; ///< empty: all
    std::optional<RunState> state;
    QString text; ///< in the workflow's id or the failure; for `searchRuns`, words of payloads and errors as well
    std::optional<WallTime> from = std::nullopt;  ///< started then or later
    std::optional<WallTime> until = std::nullopt; ///< started before then
    QString trigger = {};                         ///< the kind of what started it, "manual"; only for `searchRuns`
};

/// The next part of a search, from a place on: it costs the same however far that is.
struct RunSearchRequest {
    RunId before{}; ///< runs older than this one; 0: from the newest on
    quint32 count = 100;
};

/// What a search has found so far. It may end before it found as many as were asked for: whoever wants more goes on.
struct RunSearchPage {
    std::vector<RunSummary> rows; ///< newest first
    RunId before{};               ///< where to go on
    bool isOver = false;          ///< there is nothing more to go on with
    quint64 unsearched = 0; ///< runs and pieces of their histories that are so new that their words are not known yet
};

struct LetterFilter {
    QString workflow;
    QString task;
    QString text; ///< in item, payload or error
    std::optional<LetterState> state = LetterState::Open;
    QString fingerprint = {}; ///< letters of this cause
    std::optional<LetterKind> kind = {};
    QString connection = {};
    std::optional<FailureClass> failure = {}; ///< the kind of error
    std::optional<WallTime> from = {};        ///< died then or later
    std::optional<WallTime> until = {};       ///< died before then
    std::optional<RunId> run = {};            ///< of this run; 0: of no run
    std::optional<WallTime> changedFrom = {}; ///< changed then or later
    bool isDecided = false;                   ///< somebody decided about it
    bool byChange = false;                    ///< a page has the one first that changed last, not the newest
    bool operator==(const LetterFilter &) const = default;
};

/// Which recorded events.
struct EventFilter {
    QString pattern;                              ///< of topics, such as "run.*"; empty: all
    std::optional<WallTime> from = std::nullopt;  ///< published then or later
    std::optional<WallTime> until = std::nullopt; ///< published before then
};

/// Which of what was done to the engine.
struct AuditFilter {
    QString kind;        ///< first part of the action's name, such as "letter"; empty: all
    QString text;        ///< in who did it, to what, or why; whatever the case
    QString target = {}; ///< done to exactly this, such as a letter's id; empty: to anything
    bool operator==(const AuditFilter &) const = default;
};

template <typename T>
struct Page {
    quint64 total = 0; ///< rows that match
    quint32 offset = 0;
    std::vector<T> rows;
};

/// All events of a run so far, with the workflow version that ran: fold them to see the run at any moment.
struct RunHistory {
    RunId id{};
    PlanPtr plan;
    Workflow workflow;
    Events events;
    VersionLabel label = {}; ///< of the version that ran
};

/// What to run: the workflow as it is on screen, saved or not.
struct RunRequest {
    Workflow workflow;
    Payload input;
    QString trigger = QStringLiteral("manual");
    StartOptions options = {};                  ///< pins, mocks, run to, run from, step by step
    std::optional<int> priority = std::nullopt; ///< -10 to 10; none: that of the workflow
};

/// A new run that goes on from a moment of another one, on the version that ran, with what a person changed.
struct ForkRequest {
    RunId source{};
    quint64 count = 0; ///< of the source's events that it begins with
    std::vector<ForkEdit> edits = {};
};

/// A new run from the start with the input of another one, tried out as that one was.
struct AgainRequest {
    RunId source{};
    std::optional<Workflow> workflow = std::nullopt; ///< to run on this version; none: on the one that ran
};

/// An output that a person gives a step which is not over.
struct SkipRequest {
    RunId run{};
    StepIndex step{};
    Payload output;
    QString reason;
    QString port = {}; ///< by which the run goes on; empty: the first
};

/// A retry of dead letters, one click.
struct RedriveRequest {
    QByteArray click; ///< made when the button was pressed; the same click twice runs once
    std::vector<LetterId> letters;
    std::optional<Payload> input; ///< replaces the step's input
    bool newEffect = false;
    /// How often each letter had been redriven when the person saw it: one that has been since is refused. One that is not
    /// named is redriven whatever became of it.
    std::map<LetterId, quint32> seen = {};
};

/// A guarded retry of many dead letters, as a job of the engine.
struct RedriveJobRequest {
    std::vector<LetterId> letters; ///< these …
    /// … or, if none are named, all open ones that match. Of those named it says which letters would be new ones.
    std::optional<LetterFilter> filter = std::nullopt;
    RedriveOptions options = {};
};

/// What edits would make of the inputs of letters; nothing is sent.
struct EditPreviewRequest {
    InputEdits edits;
    std::vector<LetterId> letters; ///< the answer is in this order, and may end early when inputs are large
    bool withInputs = false;       ///< with the inputs before and after
};

struct DiscardRequest {
    QByteArray click;
    std::vector<LetterId> letters;
    std::optional<Payload> output; ///< go on with this; none: fail the step, and with it the run
    QString reason;
};

/// Letters out of sight until a time, or back before it.
struct SnoozeRequest {
    std::vector<LetterId> letters;
    std::optional<WallTime> until; ///< none: back now
    QString reason = {};
};

/// Which letters are written to a file.
struct LetterExport {
    std::vector<LetterId> letters;                     ///< these …
    std::optional<LetterFilter> filter = std::nullopt; ///< … or all that match, and then no others
};

/// What became of the letters of a file.
struct LetterImport {
    std::vector<LetterId> letters;          ///< the numbers that they have here
    std::vector<LetterOrigin> duplicates{}; ///< left out: they are here already
};

/// What became of each letter of a request.
struct LetterOutcome {
    LetterId letter;
    std::optional<Error> error; ///< none: done, and on disk
};

enum class BreakerAction : quint8 { ForceOpen, ForceClosed, Reset, Disable };

struct BreakerRequest {
    QString connection;
    BreakerAction action = BreakerAction::Reset;
    std::optional<Milliseconds> expiry; ///< none: until I say
    QString reason;
};

/// What any front end may ask of an engine and see of it, be it in this program or far away.
///
/// Nothing here blocks: answers come later, in the thread of the client, as a call of `done`; an answer never comes
/// inside the call that asked. `done` is not called any more once `context` is destroyed. A command is answered only
/// after what it did is durable.
/// Thread: the one it was made in.
class EngineClient : public QObject {
    Q_OBJECT
public:
    template <typename T>
    using Done = std::function<void(Result<T>)>;

    using QObject::QObject;

    /// The newest snapshot; its `taken` is zero before the first.
    [[nodiscard]] virtual const EngineSnapshot &snapshot() const = 0;
    [[nodiscard]] virtual const TaskCatalog &catalog() const = 0;
    /// What the last unclean end left, and what was decided; after a clean one, only runs that cannot go on.
    [[nodiscard]] virtual const std::vector<RecoveredRun> &recoveryReport() const = 0;

    virtual void startRun(const RunRequest &request, QObject *context, Done<RunId> done) = 0;
    /// Makes a workflow of tasks known by name, in topological order, and answers with its version. Registered anew, later
    /// runs use the new version, and those under way end on theirs. Known until the program ends.
    /// Errors: those of `compile`; of a cycle, `workflow.cycle` with its path.
    virtual void registerWorkflow(const QString &id, const std::vector<ListedTask> &tasks, QObject *context,
                                  Done<QByteArray> done) = 0;
    /// Starts a run of a registered workflow with `params` as its input. Errors: `workflow.unregistered`, and those of
    /// `startRun`.
    virtual void executeWorkflow(const QString &id, const QJsonObject &params, QObject *context, Done<RunId> done) = 0;
    virtual void cancelRun(RunId run, QObject *context, Done<void> done) = 0;
    virtual void pauseRun(RunId run, QObject *context, Done<void> done) = 0;
    virtual void resumeRun(RunId run, QObject *context, Done<void> done) = 0;
    /// A failed or cancelled run goes on from where it failed and keeps its results; the same click twice restarts once.
    virtual void restartRun(RunId run, const QByteArray &click, QObject *context, Done<void> done) = 0;
    /// Each call starts another run. Errors: those of `startRun` and `readRun`; `run.unknownTask` when a pin or mock of the
    /// source names a task that the other version does not have.
    virtual void runAgain(const AgainRequest &request, QObject *context, Done<RunId> done) = 0;
    virtual void forkRun(const ForkRequest &request, QObject *context, Done<RunId> done) = 0;
    virtual void skipStep(const SkipRequest &request, QObject *context, Done<void> done) = 0;
    /// Lets a paused run start one step. Errors: `run.notPaused`, `run.nothingToStep`.
    virtual void stepRun(const StepRequest &request, QObject *context, Done<void> done) = 0;
    /// Errors: `run.unknownTask`, `run.over`.
    virtual void setBreakpoints(const BreakpointRequest &request, QObject *context, Done<void> done) = 0;
    /// What all active runs of a workflow do now. Asked again and again while somebody looks, at most four times a second.
    virtual void readActivity(const QString &workflow, QObject *context, Done<WorkflowActivity> done) = 0;
    /// Keeps a workflow as the newest version, unless the newest one has the same content, and answers with it.
    virtual void keepVersion(const KeepVersionRequest &request, QObject *context, Done<WorkflowVersion> done) = 0;
    /// The versions of a workflow, newest first.
    virtual void listVersions(const QString &workflow, PageRequest page, QObject *context,
                              Done<Page<WorkflowVersion>> done) = 0;
    /// A version as it was saved, layout and notes included. Errors: `version.unknown`.
    virtual void readVersion(const QString &workflow, quint32 number, QObject *context, Done<Workflow> done) = 0;
    virtual void redrive(const RedriveRequest &request, QObject *context, Done<std::vector<LetterOutcome>> done) = 0;
    /// Starts a job that survives a closed window, a crash and a restart; the snapshot shows how far it is.
    virtual void startRedriveJob(const RedriveJobRequest &request, QObject *context, Done<RedriveJobId> done) = 0;
    virtual void controlRedriveJob(RedriveJobId job, RedriveJobAction action, QObject *context, Done<void> done) = 0;
    /// A job with what became of each letter.
    virtual void readRedriveJob(RedriveJobId job, QObject *context, Done<RedriveJobReport> done) = 0;
    virtual void discard(const DiscardRequest &request, QObject *context, Done<std::vector<LetterOutcome>> done) = 0;
    virtual void snooze(const SnoozeRequest &request, QObject *context, Done<std::vector<LetterOutcome>> done) = 0;
    /// Takes a discard back that failed a run, within 30 days: the run goes on as with `restartRun`, and its letters wait
    /// for a decision again. The same click twice undoes once.
    virtual void undoDiscard(LetterId letter, const QByteArray &click, QObject *context, Done<void> done) = 0;
    /// Adds a note to a cause, by the fingerprint of its letters; it stays, with who wrote it and when, as the audit entry
    /// "letter.note". Errors: `letter.noteEmpty`.
    virtual void noteCause(const QString &fingerprint, const QString &text, QObject *context, Done<void> done) = 0;
    /// Letters as a file that `importLetters` takes, in an order that does not depend on where they are; see
    /// `core/api/letterfile.h`. Errors: `letter.unknown`.
    virtual void exportLetters(const LetterExport &request, QObject *context, Done<QByteArray> done) = 0;
    /// Takes the letters of a file that are not here yet, as letters of no run: their run is where they come from. A letter
    /// of a step can be looked at and given up here, not retried. Audited. Errors: `letter.fileMalformed`, `letter.fileNewer`.
    virtual void importLetters(const QByteArray &file, QObject *context, Done<LetterImport> done) = 0;
    virtual void controlBreaker(const BreakerRequest &request, QObject *context, Done<void> done) = 0;
    /// Pauses, resumes or purges a queue; audited. Errors: `queue.unknown`, `queue.held`, `queue.notHeld`,
    /// `queue.notPurgeable`.
    virtual void controlQueue(const QueueRequest &request, QObject *context, Done<QueueOutcome> done) = 0;
    /// The first who wait in a queue, longest first. Errors: `queue.unknown`.
    virtual void peekQueue(const QString &queue, quint32 count, QObject *context,
                           Done<std::vector<QueueItem>> done) = 0;
    /// Lets the triggers of a workflow start it, both as they are here, over restarts too; armed anew, this takes the place
    /// of what was armed before, and a trigger that is the same in both goes on. Audited. Errors: `trigger.none`, and the
    /// first of those of `validate`, `validateConnections` and `checkTriggers`.
    virtual void armWorkflow(const Workflow &workflow, QObject *context, Done<void> done) = 0;
    /// Its triggers start it no more: runs that have begun go on, what else they have asked for is given up. Audited. Errors: `trigger.notArmed`.
    virtual void disarmWorkflow(const QString &id, QObject *context, Done<void> done) = 0;
    /// Answered once the order is given and audited; while the engine itself is away, the audit follows when it is back.
    /// Errors: `component.unknown`, `component.transitionIllegal`.
    virtual void controlComponent(const ComponentRequest &request, QObject *context, Done<void> done) = 0;
    virtual void controlDemo(const DemoKnobs &knobs, QObject *context, Done<void> done) = 0;
    virtual void readDemo(QObject *context, Done<DemoKnobs> done) = 0;
    /// Takes other connections from now on; attempts that run keep theirs. Who waits for one that is still there goes on
    /// waiting, under its new limits.
    virtual void setConnections(const std::vector<Connection> &connections) = 0;
    /// Tries a connection out, used or not: with the guards of a task's call, past its limits, and no breaker counts it. Why
    /// it failed is in the report. Errors: `engine.stopped`.
    virtual void testConnection(const ConnectionTest &test, QObject *context, Done<ConnectionReport> done) = 0;

    /// Takes other settings of the workspace from now on.
    virtual void setSettings(const EngineSettings &settings) = 0;
    /// Takes webhooks in this way from now on; none: takes none. What was taken before is not lost; a connection that is
    /// open may end without an answer, and its sender tries again.
    virtual void setWebhooks(const std::optional<WebhookSettings> &webhooks) = 0;
    /// Takes other rules of alerts from now on: what the settings of the workspace say of them.
    virtual void setAlertRules(const std::vector<AlertRule> &rules) = 0;
    /// Acknowledges or snoozes an alert that fires, or takes that back; audited. Errors: `alert.unknown`.
    virtual void controlAlert(const AlertRequest &request, QObject *context, Done<void> done) = 0;
    /// What the growth components have told last of themselves.
    virtual void readGrowth(QObject *context, Done<GrowthSnapshot> done) = 0;
    /// Has a growth model begin anew, over restarts too; audited. Errors: `growth.notWanted`, `growth.modelUnknown`.
    virtual void resetGrowth(const GrowthReset &request, QObject *context, Done<void> done) = 0;

    virtual void listRuns(const RunFilter &filter, PageRequest page, QObject *context, Done<Page<RunSummary>> done) = 0;
    /// Runs by words of what they were given, made and failed with, and by what started them; any filters together. Each
    /// answer comes soon, whatever is asked for: it tells what it found within some milliseconds, and where to go on.
    virtual void searchRuns(const RunFilter &filter, const RunSearchRequest &request, QObject *context,
                            Done<RunSearchPage> done) = 0;
    virtual void listLetters(const LetterFilter &filter, PageRequest page, QObject *context,
                             Done<Page<LetterSummary>> done) = 0;
    /// One letter with its payload.
    virtual void readLetter(LetterId letter, QObject *context, Done<LetterSummary> done) = 0;
    virtual void readRun(RunId run, QObject *context, Done<RunHistory> done) = 0;
    /// Every cause that the step does not run now; answered also while the engine itself is in trouble.
    /// Errors: `journal.runUnknown`, `run.unknownStep`.
    virtual void whyNot(RunId run, StepIndex step, QObject *context, Done<WhyNot> done) = 0;
    /// Who has a place of a connection's pool at the moment, longest first; `age` is since when.
    /// Errors: `queue.unknown`, with the name of the connection's queue.
    virtual void poolHolders(const QString &connection, QObject *context, Done<std::vector<QueueItem>> done) = 0;
    /// The engine's log after the line of that number: the newest lines, at most as many as that.
    virtual void readLog(quint64 after, quint32 count, QObject *context, Done<LogPage> done) = 0;
    /// Publishes an event on the engine's bus, with JSON; one of a durable topic is on disk when the answer comes.
    /// Errors: `event.topicMalformed`, `event.tooLarge`, `event.dataMalformed`.
    virtual void publishEvent(const QString &topic, const QByteArray &data, QObject *context, Done<void> done) = 0;
    /// The last events of the topics that match, oldest first, as the bus keeps them. Errors: `event.patternMalformed`.
    virtual void recentEvents(const QString &pattern, QObject *context, Done<std::vector<EventRecord>> done) = 0;
    /// Topics heard of lately, by name.
    virtual void topics(QObject *context, Done<std::vector<TopicSnapshot>> done) = 0;
    /// Lets a subscriber that was paused because it failed go on. Errors: `event.subscriberUnknown`.
    virtual void resumeSubscriber(quint64 subscriber, QObject *context, Done<void> done) = 0;
    /// Events of durable topics, newest first. Errors: `event.patternMalformed`.
    virtual void listEvents(const EventFilter &filter, PageRequest page, QObject *context,
                            Done<Page<RecordedEvent>> done) = 0;
    /// Publishes a recorded event again, as a new one. Errors: `event.recordUnknown`.
    virtual void replayEvent(quint64 number, QObject *context, Done<void> done) = 0;
    /// What was done, newest first.
    virtual void listAudit(const AuditFilter &filter, PageRequest page, QObject *context,
                           Done<Page<AuditEntry>> done) = 0;

    /// The letters that match by cause, the cause seen last first; how many came by hour is told up to `until`.
    virtual void listLetterGroups(const LetterFilter &filter, PageRequest page, WallTime until, QObject *context,
                                  Done<LetterGroupPage> done) = 0;
    /// All letters that match, oldest first.
    virtual void letterIds(const LetterFilter &filter, QObject *context, Done<std::vector<LetterId>> done) = 0;
    /// What a redrive job with these edits would send, letter by letter: exactly that, whenever it comes to a letter.
    /// Errors: those of `checkEdits`.
    virtual void previewEdits(const EditPreviewRequest &request, QObject *context,
                              Done<std::vector<EditedInput>> done) = 0;

    /// Sends `runEvents` for this run from now on, until `unwatchRun`; calls nest. The first one may hold no events: it
    /// tells how many there were before, so whoever read fewer from the journal knows to read again.
    virtual void watchRun(RunId run) = 0;
    virtual void unwatchRun(RunId run) = 0;

Q_SIGNALS:
    void snapshotChanged();
    /// Events of a watched run that became durable; `first` is the number of events that came before them.
    void runEvents(sluice::RunId run, quint64 first, const sluice::Events &events);
    /// The first snapshot after start and recovery is there.
    void ready();
    /// The engine cannot work, and why; it says so once.
    void failed(const sluice::Error &error);
};

} // namespace sluice
