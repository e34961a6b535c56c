#pragma once

#include "core/components/systemcomponent.h"
#include "core/engine/inputeditor.h"
#include "core/engine/messages.h"
#include "core/engine/outlet.h"
#include "core/journal/lettertransfer.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <memory>

namespace sluice {

// What is asked of the history.
namespace ask {

struct Runs {
    RunFilter filter;
    PageRequest page;
};
struct SearchedRuns {
    RunFilter filter;
    RunSearchRequest search;
};
struct Letters {
    LetterFilter filter;
    PageRequest page;
};
struct OneRun {
    RunId run{};
};
struct Audit {
    AuditFilter filter;
    PageRequest page;
};
/// The letters that match, without their order or their payloads.
struct LetterIds {
    LetterFilter filter;
};
struct OneLetter {
    LetterId letter;
};
struct OneJob {
    RedriveJobId job{};
};

/// What was answered about letters, but that those which the same click has redriven or discarded before are no failures.
struct Clicked {
    QByteArray click;
    std::vector<LetterOutcome> outcomes;
};
struct Recorded {
    EventFilter filter;
    PageRequest page;
};
struct OneRecorded {
    quint64 number = 0;
};
struct LetterGroups {
    LetterFilter filter;
    PageRequest page;
    WallTime until{};
};
struct EditPreview {
    EditPreviewRequest request;
};
/// For the engine: the answer goes there.
struct EditInputs {
    EditOrder order;
};
/// Letters as a file.
struct LetterFile {
    LetterExport wanted;
};
/// The letters of a file that are not here yet.
struct NewLetters {
    QByteArray file;
};
/// The versions of a workflow that were kept.
struct Versions {
    QString workflow;
    PageRequest page;
};
struct OneVersion {
    QString workflow;
    quint32 number = 0;
};
/// A workflow of the workspace, for the engine: the answer goes there.
struct WorkflowFile {
    QString name;
};

} // namespace ask

struct HistoryQuestion {
    RequestId request = 0;
    std::variant<ask::Runs, ask::Letters, ask::OneRun, ask::Audit, ask::Recorded, ask::OneRecorded, ask::LetterIds,
                 ask::OneLetter, ask::OneJob, ask::Clicked, ask::WorkflowFile, ask::SearchedRuns, ask::LetterGroups,
                 ask::EditPreview, ask::EditInputs, ask::LetterFile, ask::NewLetters, ask::Versions, ask::OneVersion>
        what;
};

struct HistoryAnswer {
    RequestId request = 0;
    Result<std::variant<Page<RunSummary>, Page<LetterSummary>, RunHistory, Page<AuditEntry>, Page<RecordedEvent>,
                        RecordedEvent, std::vector<LetterId>, LetterSummary, RedriveJobReport,
                        std::vector<LetterOutcome>, RunSearchPage, LetterGroupPage, std::vector<EditedInput>,
                        QByteArray, NewLetters, Page<WorkflowVersion>, Workflow>>
        result;
};

/// What a history reader is made with; the outlets outlive it.
struct HistoryReaderSetup {
    std::shared_ptr<const Clock> clock;
    quint32 generation = 1;
    TaskCatalog catalog;
    OutletPtr<HistoryQuestion> questions;
    OutletPtr<HistoryAnswer> answers;
    /// Opens the reading side of the journal; called on this component's thread.
    std::function<Result<std::unique_ptr<JournalReader>>()> open;
    QString workspace = {};               ///< folder
    OutletPtr<EngineMessage> engine = {}; ///< who asks for workflow files and edited inputs
    QString scriptProgram = {};           ///< path of `sluice-script`; empty: beside the running program
};

/// Answers what lists and run pages ask of the journal, makes words known to searches while nobody asks, and reads workflow files for the engine, on a thread where waiting
/// for the disk hurts nobody.
/// Thread: its own, with an event loop.
class HistoryReader final : public QObject, public SystemComponent {
public:
    explicit HistoryReader(HistoryReaderSetup setup);
    ~HistoryReader() override;

protected:
    Result<void> initialize() override;
    Result<void> shutdown() override;
    void takeNothingNew() override;
    [[nodiscard]] quint64 underWay() const override
    {
        return (m_mailbox ? m_mailbox->waiting() : 0) + m_exports.size();
    }
    [[nodiscard]] quint64 queueDepth() const override { return m_setup.questions->waiting(); }
    /// Pages of the journal that the reading side keeps.
    [[nodiscard]] quint64 memoryBytes() const override { return m_reader ? m_reader->memoryBytes() : 0; }

private:
    void answer(const HistoryQuestion &question);
    [[nodiscard]] bool openReader(HistoryAnswer &answer);
    void preview(RequestId request, const EditPreviewRequest &wanted);
    void edit(const EditOrder &order);
    [[nodiscard]] InputEditor &editor();
    [[nodiscard]] std::optional<Task> taskOf(const LetterSummary &letter);
    void learnWords();
    void exportSome();
    [[nodiscard]] Result<Workflow> readWorkflowFile(const QString &name) const;
    [[nodiscard]] Result<RunHistory> readRun(RunId run);
    [[nodiscard]] Result<std::vector<LetterId>> readLetterIds(const LetterFilter &filter);
    [[nodiscard]] Result<std::vector<LetterOutcome>> firstAnswers(ask::Clicked clicked);
    [[nodiscard]] Result<RedriveJobReport> readJob(RedriveJobId job);

    struct Export {
        RequestId request = 0;
        LetterExporter letters;
        Nanoseconds spent{};
    };
    HistoryReaderSetup m_setup;
    std::unique_ptr<Mailbox<HistoryQuestion>> m_mailbox;
    std::unique_ptr<JournalReader> m_reader;
    std::unique_ptr<QTimer> m_learn;                               ///< what `searchRuns` finds by
    std::unique_ptr<QTimer> m_export;                              ///< goes on with the first of those
    std::deque<Export> m_exports;                                  ///< under way
    std::map<std::pair<QByteArray, QString>, Workflow> m_versions; ///< that letters were edited of
    std::unique_ptr<InputEditor> m_editor;                         ///< once somebody edits
};

} // namespace sluice
