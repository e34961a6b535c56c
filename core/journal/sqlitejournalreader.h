#pragma once

#include "core/journal/journal.h"

#include <memory>

namespace sluice {

/// Lists and histories from the journal of a workspace, whether an owner runs or not, in this program or another.
///
/// Cannot write: its connection is read-only and never checkpoints. Marks no run as damaged, but says so.
/// Thread: the one that made it; each thread that reads makes its own. Blocks.
class SqliteJournalReader final : public JournalReader {
public:
    /// Errors: `journal.missing`, `journal.notAJournal`, `journal.newer`, `journal.corrupt`, `journal.locked`,
    /// `journal.folderUnwritable` (the last owner left uncleanly, and this program may not tidy up), `journal.io`.
    [[nodiscard]] static Result<std::unique_ptr<SqliteJournalReader>> open(const QString &workspaceDir);
    ~SqliteJournalReader() override;

    [[nodiscard]] Result<Page<RunSummary>> runs(const RunFilter &filter, PageRequest page) override;
    [[nodiscard]] Result<RunSearchPage> searchRuns(const RunFilter &filter, const RunSearchRequest &request) override;
    [[nodiscard]] Result<bool> learnWords(Nanoseconds budget) override;
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
    [[nodiscard]] quint64 memoryBytes() const override;

private:
    struct Connection;
    SqliteJournalReader(QString path, QString textPath);

    [[nodiscard]] Result<void> connect();

    /// Calls `work`, which sees one state of the journal from its first to its last statement.
    template <typename Work>
    [[nodiscard]] auto seeingOneState(Work &&work);
    /// … with the index of its text. Errors: `journal.searchUnusable` as well.
    template <typename Answer, typename Work>
    [[nodiscard]] Result<Answer> inText(const Answer &withoutText, Work &&work);

    /// Lists of a schema that kept no count.
    [[nodiscard]] Page<RunSummary> scanRuns(const RunFilter &filter, PageRequest request);
    [[nodiscard]] Result<RunSummary> readSummary(RunId id);
    [[nodiscard]] Result<StoredRun> readRun(RunId id);

    QString m_path;
    QString m_textPath;
    std::unique_ptr<Connection> m_connection;
};

} // namespace sluice
