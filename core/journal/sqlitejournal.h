#pragma once

#include "core/journal/frames.h"
#include "core/journal/journal.h"
#include "core/journal/rowmarks.h"
#include "core/journal/sqliteoptions.h"

#include <memory>
#include <unordered_map>

namespace sluice {

class OwnerLock;
class SqliteWriter;

/// The journal of a workspace in one SQLite file, `.sluice/journal.db`.
///
/// Owns the workspace by lock while it lives, and is the only connection of all programs that writes or checkpoints.
/// Each frame is one row; its checksum covers all frames of its run before it. Lists are read by `SqliteJournalReader`.
class SqliteJournal final : public Journal {
public:
    /// Opens the journal of a workspace, or makes it.
    /// Errors: `journal.owned`, `journal.notAJournal`, `journal.newer`, `journal.corrupt`, `journal.locked`,
    /// `journal.diskFull`, `journal.readOnly`, `journal.folderUnwritable`, `journal.io`.
    [[nodiscard]] static Result<std::unique_ptr<SqliteJournal>> open(const QString &workspaceDir,
                                                                     SqliteJournalOptions options = {});
    ~SqliteJournal() override;

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
    SqliteJournal(QString path, std::unique_ptr<OwnerLock> lock, SqliteJournalOptions options);

    [[nodiscard]] Result<void> connect(bool create);
    [[nodiscard]] Result<void> checkOpen() const;
    [[nodiscard]] Result<FailedAppend> compareWithDisk();
    [[nodiscard]] Result<void> write(const std::vector<JournalBatch> &batches);
    [[nodiscard]] Result<void> write(const JournalBatch &batch);
    [[nodiscard]] Result<void> writeRuns(const JournalBatch &batch);
    [[nodiscard]] Result<void> writeNewRun(const RunSummary &run, const Frame *first);
    [[nodiscard]] Result<void> writeFrame(const Frame &frame);
    [[nodiscard]] Result<StoredFrame> store(const Frame &frame);
    void write(RunId run, const StoredFrame &frame);
    [[nodiscard]] ChainEnd &chainEnd(RunId run);
    [[nodiscard]] Result<StoredRun> restore(const RunSummary &run, Workflow workflow);
    [[nodiscard]] std::vector<RunSummary> unfinishedSummaries();
    void markDamaged(UnreadableRun &run);

    QString m_path;
    SqliteJournalOptions m_options;
    std::unique_ptr<OwnerLock> m_lock;
    std::unique_ptr<SqliteWriter> m_writer;
    std::unordered_map<quint64, ChainEnd> m_ends; ///< of runs that are not final, as far as they were used
    std::vector<quint64> m_over;                  ///< runs that the transaction at hand ends
    RowMarks m_acknowledged;                      ///< rows that must be on disk
    RowMarks m_attempted;                         ///< … and that are if the append that failed is
    std::vector<quint64> m_repeats;               ///< hooks of the last append that had been taken before
    std::optional<Error> m_failed;                ///< why the last append failed; none: it did not
    bool m_endedUncleanly = false;
};

} // namespace sluice
