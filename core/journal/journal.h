#pragma once

#include "core/api/engineclient.h"
#include "core/api/triggers.h"
#include "core/base/result.h"
#include "core/journal/filemark.h"
#include "core/journal/retention.h"
#include "core/journal/storedhook.h"
#include "core/resilience/breakerstate.h"
#include "core/run/redrivejob.h"

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace sluice {

/// Events of one run that become durable together.
struct Frame {
    RunId run{};
    quint64 first = 0; ///< number of events of this run before these
    Events events;
    quint32 done = 0;  ///< steps that succeeded, after these events
    quint32 steps = 0; ///< steps of the run, after these events
};

/// A workflow as runs are tied to it, or as it was kept; stored once for its content.
struct VersionRecord {
    QByteArray version;
    Workflow workflow;
    QByteArray content = {};                            ///< as `RunSummary::content`
    std::optional<WorkflowVersion> kept = std::nullopt; ///< the number under which it is kept; none: it only ran
};

/// What a stored workflow is found by: its content, or its logic where only that is known.
[[nodiscard]] inline QByteArray versionKey(const QByteArray &content, const QByteArray &version)
{
    return content.isEmpty() ? version : 'c' + content;
}

/// Events of one redrive job that become durable together, in one transaction with what they say.
struct JobFrame {
    RedriveJobId job{};
    quint64 first = 0; ///< number of events of this job before these
    RedriveEvents events;
    bool isOver = false; ///< after these events
};

/// A redrive job with all its events; none: they cannot be read.
struct StoredJob {
    RedriveJobId id{};
    RedriveEvents events;
};
/// Jobs that are over and still shown, at most.
inline constexpr int kJobsShown = 20;

/// Whether a queue is held, from now on.
struct HoldRecord {
    QString queue;
    std::optional<QueueHold> hold; ///< none: it goes on
};

/// The breaker of a connection, as it changed its state last.
struct BreakerRecord {
    QString connection;
    BreakerSaved breaker;
    bool operator==(const BreakerRecord &) const = default;
};

/// Whether a workflow is armed, from now on, and how far its triggers have come.
struct ArmRecord {
    QString workflow;
    std::optional<ArmedWorkflow> armed; ///< none: it is disarmed
    bool isNew = true;                  ///< false: only its triggers have come further
};

/// An alert from now on: as it fires, or that it is over.
struct AlertRecord {
    QString key;
    std::optional<AlertSummary> alert; ///< none: it is over
};

/// What one transaction writes. Order inside: versions, runs, frames, letters, audit, events, jobs, holds, breakers, hooks, their ends, armings, alerts, files.
struct JournalBatch {
    std::vector<VersionRecord> versions;
    std::vector<RunSummary> runs; ///< new ones, and those whose state, open letters or failure changed
    std::vector<Frame> frames;
    std::vector<LetterSummary> letters; ///< new or changed; `payload` counts only when the letter is new
    std::vector<AuditEntry> audit;      ///< numbers are given by the journal
    std::vector<RecordedEvent> events;  ///< of durable topics; numbers are given by the journal
    std::vector<JobFrame> jobs;
    std::vector<HoldRecord> holds;
    std::vector<BreakerRecord> breakers; ///< those that changed their state
    std::vector<StoredHook> hooks;       ///< those that were not taken before are; see `repeatedHooks`
    std::vector<HookEnd> hookEnds;
    std::vector<ArmRecord> armings;
    std::vector<AlertRecord> alerts;
    std::vector<FileMark> files;
};

/// A run to go on with after a start: its version and all its events.
struct StoredRun {
    RunSummary summary;
    Workflow workflow;
    Events events;
};

/// A run that is not over and cannot be gone on with, and why.
struct UnreadableRun {
    RunSummary summary;
    Error error;
};

/// A frame of a run byte for byte, as the journal holds it, whether it makes sense or not.
struct RawFrame {
    quint64 first = 0; ///< number of events of the run before it
    quint32 count = 0; ///< events in it
    quint64 checksum = 0;
    QByteArray data; ///< CBOR
    QString problem; ///< what is wrong with it; empty: it is as it was written
};

/// All that the journal still holds of a run, to be taken out of it.
struct RawRun {
    RunSummary summary;
    QByteArray workflow; ///< JSON; empty: it is gone
    std::vector<RawFrame> frames;
    std::map<QByteArray, std::optional<Payload>> payloads; ///< that frames refer to, by hash; none: gone or damaged
};

/// What became of an append that failed: a failure after the last write may come although all of it is on disk.
enum class FailedAppend : quint8 { None, Lost, Durable };

/// The truth on disk: append-only events and the lists that people search, written together.
///
/// `done` and `steps` of a run in lists are those of its last frame. Letters keep what names them (workflow, task,
/// connection, step, payload, where it was imported from) from when they were new.
/// Thread: one, the one that made it. Blocks; the engine keeps it on a thread of its own (`JournalWriter`).
/// Errors: those of `core/journal/errors.h`; after a failed append the caller must `reopen` before it goes on.
class Journal {
public:
    virtual ~Journal() = default;

    /// Writes all batches in one transaction; when it returns they survive any crash. Errors: nothing is acknowledged;
    /// `reopen` says whether the append was lost.
    [[nodiscard]] virtual Result<void> append(const std::vector<JournalBatch> &batches) = 0;
    /// Closes and opens again after a failed append, checks that all that was acknowledged is there, and says what
    /// became of the append that failed; one that was lost may be appended again.
    [[nodiscard]] virtual Result<FailedAppend> reopen() = 0;
    /// The number that the next run gets.
    [[nodiscard]] virtual Result<RunId> nextRun() = 0;
    /// Calls `take` for each run that is not final, oldest first; runs whose checksum chain breaks are marked damaged
    /// and left out, for ever. `take` must not use the journal. Gives those that were left out now, and those that a
    /// newer program wrote.
    [[nodiscard]] virtual Result<std::vector<UnreadableRun>>
    unfinishedRuns(const std::function<void(StoredRun)> &take) = 0;
    /// The redrive jobs that are not over, and the newest that are; oldest first.
    [[nodiscard]] virtual Result<std::vector<StoredJob>> redriveJobs() = 0;
    /// The queues that are held, by name.
    [[nodiscard]] virtual Result<std::map<QString, QueueHold>> queueHolds() = 0;
    /// The workflows that are armed, by id.
    [[nodiscard]] virtual Result<std::vector<ArmedWorkflow>> armedWorkflows() = 0;
    /// What file triggers have dealt with, by workflow, trigger and name.
    [[nodiscard]] virtual Result<std::vector<FileMark>> fileMarks() = 0;
    /// The versions of all workflows that were kept, by workflow, oldest first.
    [[nodiscard]] virtual Result<std::vector<WorkflowVersion>> keptVersions() = 0;
    /// The alerts that fire, by key.
    [[nodiscard]] virtual Result<std::vector<AlertSummary>> firingAlerts() = 0;
    /// The breakers of all connections that ever had one open or forced, by connection.
    [[nodiscard]] virtual Result<std::vector<BreakerRecord>> breakers() = 0;
    /// The webhooks that were taken and have become nothing yet.
    [[nodiscard]] virtual Result<PendingHooks> pendingHooks() = 0;
    /// Of the hooks of the last append that is durable, the receipts of those whose id had been taken before, by the same
    /// endpoint, within `kHookReplayTime`; nothing of them was written.
    [[nodiscard]] virtual std::vector<quint64> repeatedHooks() const = 0;
    /// Removes some of the runs that need not be kept, and of what they leave; in one short transaction, so that an
    /// append waits for a few milliseconds at most. Called again until it is done. Errors: as `append`, but nothing that
    /// was acknowledged is concerned.
    [[nodiscard]] virtual Result<RetentionSlice> retain(const Retention &retention, const MayRemove &mayRemove) = 0;
    /// Whether the last owner left without `closeCleanly`.
    [[nodiscard]] virtual bool endedUncleanly() const = 0;
    /// Marks a clean end and gives the journal up; nothing may be asked of it afterwards.
    virtual void closeCleanly() = 0;
};

/// What lists and run pages ask; sees what was committed. Thread: one, the one that made it. Blocks.
class JournalReader {
public:
    virtual ~JournalReader() = default;
    /// Newest first. A damaged run has the failure `journal.runDamaged`.
    [[nodiscard]] virtual Result<Page<RunSummary>> runs(const RunFilter &filter, PageRequest page) = 0;
    /// As `EngineClient::searchRuns`.
    [[nodiscard]] virtual Result<RunSearchPage> searchRuns(const RunFilter &filter,
                                                           const RunSearchRequest &request) = 0;
    /// Makes the words of what was committed known to `searchRuns`, for about this long. True: there is more to do.
    [[nodiscard]] virtual Result<bool> learnWords(Nanoseconds) { return false; }
    /// Newest first, without payloads.
    [[nodiscard]] virtual Result<Page<LetterSummary>> letters(const LetterFilter &filter, PageRequest page) = 0;
    /// As `EngineClient::listLetterGroups`.
    [[nodiscard]] virtual Result<LetterGroupPage> letterGroups(const LetterFilter &filter, PageRequest page,
                                                               WallTime until) = 0;
    /// All that match, newest first.
    [[nodiscard]] virtual Result<std::vector<LetterId>> letterIds(const LetterFilter &filter) = 0;
    /// With its payload. Errors: `letter.unknown`.
    [[nodiscard]] virtual Result<LetterSummary> letter(LetterId id) = 0;
    /// Errors: `journal.runUnknown`, `journal.runDamaged`, `events.newer`.
    [[nodiscard]] virtual Result<StoredRun> run(RunId id) = 0;
    /// A run as a row of a list. Errors: `journal.runUnknown`.
    [[nodiscard]] virtual Result<RunSummary> summary(RunId id) = 0;
    /// The version that a run is tied to. Errors: `journal.runDamaged`.
    [[nodiscard]] virtual Result<Workflow> workflow(const RunSummary &run) = 0;
    /// The versions of a workflow that were kept, newest first.
    [[nodiscard]] virtual Result<Page<WorkflowVersion>> versions(const QString &workflow, PageRequest page) = 0;
    /// As it was kept, layout and notes included. Errors: `version.unknown`.
    [[nodiscard]] virtual Result<Workflow> version(const QString &workflow, quint32 number) = 0;
    /// What can still be read of a run, damaged or not. Errors: `journal.runUnknown`.
    [[nodiscard]] virtual Result<RawRun> rawRun(RunId id) = 0;
    /// Newest first.
    [[nodiscard]] virtual Result<Page<AuditEntry>> audit(const AuditFilter &filter, PageRequest page) = 0;
    /// Events of durable topics, newest first. Errors: `event.patternMalformed`.
    [[nodiscard]] virtual Result<Page<RecordedEvent>> recordedEvents(const EventFilter &filter, PageRequest page) = 0;
    /// Errors: `event.recordUnknown`.
    [[nodiscard]] virtual Result<RecordedEvent> recordedEvent(quint64 number) = 0;
    /// Letters that are open or redriving.
    [[nodiscard]] virtual Result<quint64> openLetters() = 0;
    /// Errors: `redrive.unknown`, `events.unreadable`, `events.newer`.
    [[nodiscard]] virtual Result<StoredJob> redriveJob(RedriveJobId id) = 0;
    /// As `Journal::breakers`.
    [[nodiscard]] virtual Result<std::vector<BreakerRecord>> breakers() = 0;
    /// As `Journal::queueHolds`.
    [[nodiscard]] virtual Result<std::map<QString, QueueHold>> queueHolds() = 0;
    /// What tells this journal from any other.
    [[nodiscard]] virtual Result<QString> journalId() = 0;
    /// Where the letters come from that were imported.
    [[nodiscard]] virtual Result<std::vector<LetterOrigin>> imports() = 0;
    /// What it keeps of the file, and to ask it; 0 where that cannot be told.
    [[nodiscard]] virtual quint64 memoryBytes() const { return 0; }
};

} // namespace sluice
