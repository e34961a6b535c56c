#pragma once

#include "core/journal/frames.h"

#include <QHash>
#include <QUuid>

#include <map>
#include <mutex>
#include <set>
#include <tuple>
#include <utility>

namespace sluice {

/// What a `MemoryJournal` writes to: outlives journals as a disk does, and can fail as one.
///
/// For tests and simulation. Keeps frames in the form in which all journals keep them, checksums included.
/// Thread: any; a journal and readers may use one disk at the same time.
class MemoryDisk {
public:
    struct RunRow {
        RunSummary summary;
        bool isDamaged = false;
        std::vector<StoredFrame> frames;
        std::set<QByteArray> payloads; ///< hashes of the large ones that its frames refer to
    };

    /// All that is on the disk.
    struct Contents {
        std::map<RunId, RunRow> runs;
        std::map<std::pair<QByteArray, QString>, Workflow> versions; ///< by `versionKey` and workflow
        std::map<QString, std::vector<WorkflowVersion>> kept;        ///< by workflow, oldest first
        std::vector<LetterSummary> letters;                          ///< in the order in which they came
        std::map<LetterId, std::size_t> letterPlaces;
        std::vector<AuditEntry> audit;
        std::vector<RecordedEvent> topicEvents;
        QHash<QByteArray, Payload> payloads;
        std::map<RedriveJobId, JobFrame> jobs; ///< each as one frame of all its events
        std::map<QString, QueueHold> holds;
        std::map<QString, ArmedWorkflow> armed;
        std::map<QString, AlertSummary> alerts;
        std::map<std::tuple<QString, QString, QString>, FileMark> files; ///< by workflow, trigger and name
        quint64 appends = 0; ///< transactions so far
        std::map<QString, BreakerSaved> breakers;
        struct Hook {
            StoredHook hook;
            bool isPending = true;
            RunId run{}; ///< that it became; 0: none, or a letter
        };
        std::map<quint64, Hook> hooks;                          ///< by receipt
        std::map<std::pair<QString, QString>, quint64> hookIds; ///< receipts by endpoint and id
        QString id = QUuid::createUuid().toString(QUuid::Id128);
        bool isClean = true;
        bool isOwned = false;
    };

    /// The next append fails with this code, and nothing of it is kept.
    void failNext(QLatin1StringView code);
    /// From now on each append fails with this code, and nothing of it is kept, until `heal`.
    void failUntilHealed(QLatin1StringView code);
    void heal();
    /// The next append fails with this code, but all of it is kept.
    void failNextAfterWriting(QLatin1StringView code);
    /// From now on writes are seen, but not flushed: a disk that lies. `crash` loses them.
    void holdFlushes();
    /// Loses what was not flushed; the journal that was open must not be used any more.
    void crash();
    /// Flips a bit in the last frame of a run.
    void damage(RunId run);

    /// Calls `work` with the contents; one caller at a time.
    template <typename Work>
    auto with(Work &&work)
    {
        const std::lock_guard lock(m_mutex);
        return work(m_contents);
    }

    enum class Fault : quint8 { None, BeforeWriting, AfterWriting };
    struct NextFault {
        Fault fault = Fault::None;
        QLatin1StringView code;
    };
    /// The fault that the append which asks is to have; there is none after it.
    [[nodiscard]] NextFault takeFault();

private:
    std::mutex m_mutex;
    Contents m_contents;
    std::optional<Contents> m_flushed; ///< what a crash leaves, while flushes are held
    NextFault m_fault;
    NextFault m_lasting;
};

/// All events of a run on the disk. Errors: those of `restoreFrame`.
[[nodiscard]] Result<Events> eventsOf(const MemoryDisk::Contents &contents, RunId run);
/// A run with what comes from its frames and its damage; for lists.
[[nodiscard]] RunSummary summaryOf(const MemoryDisk::RunRow &row);
/// A run with its workflow and events. Errors: `journal.runUnknown`, `journal.runDamaged`, `events.newer`.
[[nodiscard]] Result<StoredRun> storedRun(const MemoryDisk::Contents &contents, RunId run);

} // namespace sluice
