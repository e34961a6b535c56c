#pragma once

#include "core/journal/journal.h"
#include "core/journal/memorydisk.h"

#include <memory>

namespace sluice {

/// A journal that behaves as the one on disk does, on a `MemoryDisk`; for tests and simulation.
class MemoryJournal final : public Journal {
public:
    /// `disk` must outlive the journal. Errors: `journal.owned`.
    [[nodiscard]] static Result<std::unique_ptr<MemoryJournal>> open(MemoryDisk &disk);
    ~MemoryJournal() override;

    [[nodiscard]] Result<void> append(const std::vector<JournalBatch> &batches) override;
    [[nodiscard]] Result<FailedAppend> reopen() override;
    [[nodiscard]] Result<RunId> nextRun() override;
    [[nodiscard]] Result<std::vector<UnreadableRun>>
    unfinishedRuns(const std::function<void(StoredRun)> &take) override;
    [[nodiscard]] Result<std::vector<StoredJob>> redriveJobs() override;
    [[nodiscard]] Result<std::map<QString, QueueHold>> queueHolds() override;
    [[nodiscard]] Result<std::vector<ArmedWorkflow>> armedWorkflows() override;
    [[nodiscard]] Result<std::vector<FileMark>> fileMarks() override;
    [[nodiscard]] Result<std::vector<WorkflowVersion>> keptVersions() override;
    [[nodiscard]] Result<std::vector<AlertSummary>> firingAlerts() override;
    [[nodiscard]] Result<std::vector<BreakerRecord>> breakers() override;
    [[nodiscard]] Result<PendingHooks> pendingHooks() override;
    [[nodiscard]] std::vector<quint64> repeatedHooks() const override { return m_repeats; }
    [[nodiscard]] Result<RetentionSlice> retain(const Retention &retention, const MayRemove &mayRemove) override;
    [[nodiscard]] bool endedUncleanly() const override { return m_endedUncleanly; }
    void closeCleanly() override;

private:
    explicit MemoryJournal(MemoryDisk &disk);

    [[nodiscard]] Error fail(QLatin1StringView code, FailedAppend outcome);

    MemoryDisk *m_disk;
    std::optional<Error> m_failed;
    std::vector<quint64> m_repeats;              ///< hooks of the last append that had been taken before
    FailedAppend m_outcome = FailedAppend::None; ///< of the append that failed
    bool m_endedUncleanly = false;
};

/// Lists and histories from a `MemoryDisk`.
class MemoryJournalReader final : public JournalReader {
public:
    /// `disk` must outlive the reader.
    explicit MemoryJournalReader(MemoryDisk &disk);

    [[nodiscard]] Result<Page<RunSummary>> runs(const RunFilter &filter, PageRequest page) override;
    [[nodiscard]] Result<RunSearchPage> searchRuns(const RunFilter &filter, const RunSearchRequest &request) override;
    [[nodiscard]] Result<Page<LetterSummary>> letters(const LetterFilter &filter, PageRequest page) override;
    [[nodiscard]] Result<LetterGroupPage> letterGroups(const LetterFilter &filter, PageRequest page,
                                                       WallTime until) override;
    [[nodiscard]] Result<std::vector<LetterId>> letterIds(const LetterFilter &filter) override;
    [[nodiscard]] Result<LetterSummary> letter(LetterId id) override;
    [[nodiscard]] Result<RunSummary> summary(RunId id) override;
    [[nodiscard]] Result<Workflow> workflow(const RunSummary &run) override;
    [[nodiscard]] Result<StoredRun> run(RunId id) override;
    [[nodiscard]] Result<Page<WorkflowVersion>> versions(const QString &workflow, PageRequest page) override;
    [[nodiscard]] Result<Workflow> version(const QString &workflow, quint32 number) override;
    [[nodiscard]] Result<RawRun> rawRun(RunId id) override;
    [[nodiscard]] Result<Page<AuditEntry>> audit(const AuditFilter &filter, PageRequest page) override;
    [[nodiscard]] Result<Page<RecordedEvent>> recordedEvents(const EventFilter &filter, PageRequest page) override;
    [[nodiscard]] Result<RecordedEvent> recordedEvent(quint64 number) override;
    [[nodiscard]] Result<quint64> openLetters() override;
    [[nodiscard]] Result<StoredJob> redriveJob(RedriveJobId id) override;
    [[nodiscard]] Result<std::vector<BreakerRecord>> breakers() override;
    [[nodiscard]] Result<std::map<QString, QueueHold>> queueHolds() override;
    [[nodiscard]] Result<QString> journalId() override;
    [[nodiscard]] Result<std::vector<LetterOrigin>> imports() override;

private:
    MemoryDisk *m_disk;
};

} // namespace sluice
