#pragma once

#include "core/journal/journal.h"

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <vector>

namespace sluice {

/// What the journal thread has to say.
struct JournalReport {
    enum class Kind : quint8 {
        Opened,     ///< the journal is there
        OpenFailed, ///< there is no journal, and `error` says why; the thread has ended
        Durable,    ///< all batches up to `ticket` survive any crash
        Failed,     ///< the batch `ticket` and all after it wait, because of `error`; `retries` tells what comes
        Beat,       ///< the thread is alive
        Cleaned,    ///< a round of `retain` is over; because of `error`, if any, it did not reach its end
        Closed,     ///< the thread has ended; batches after `ticket` were not written, if any, because of `error`
    };
    Kind kind = Kind::Beat;
    quint64 ticket = 0;
    Error error = {};
    bool retries = true;               ///< of Failed: false when trying again is no use
    std::size_t batches = 0;           ///< of Durable: written in this transaction
    Nanoseconds took{};                ///< of Durable: time of the transaction
    std::size_t removed = 0;           ///< of Cleaned: runs
    std::vector<quint64> repeats = {}; ///< of Durable: receipts of hooks that had been taken before
    // The state of the thread, in every report.
    Nanoseconds cpuTime{};    ///< of this thread since it began
    std::size_t waiting = 0;  ///< batches that are not durable yet
    quint64 transactions = 0; ///< since it began
};

/// The journal thread: writes all that is waiting in one transaction, then says so.
///
/// While a transaction is under way, what is posted gathers for the next. After a failure nothing later is
/// acknowledged: what waits is kept, and tried again at growing intervals, so that a full disk resumes by itself.
/// Thread: any may post. The factory and `report` are called on the journal thread, one at a time; `report` must not
/// call this object.
/// Owns: the journal.
class JournalWriter {
public:
    /// Opens the journal on its thread; may read from it what the engine goes on with (`nextRun`, `unfinishedRuns`).
    using Factory = std::function<Result<std::unique_ptr<Journal>>()>;
    using Report = std::function<void(const JournalReport &)>;

    struct Intervals {
        Milliseconds beat{1000};
        Milliseconds firstRetry{100};
        Milliseconds lastRetry{5000}; ///< each retry waits twice as long as the one before, up to this
    };

    JournalWriter(Factory open, Report report, Intervals intervals);
    JournalWriter(Factory open, Report report);
    /// Ends after the transaction under way, as a crash would: without writing what waits or marking a clean end.
    ~JournalWriter();
    JournalWriter(const JournalWriter &) = delete;
    JournalWriter &operator=(const JournalWriter &) = delete;

    /// Takes a batch to be written, and numbers it: 1, 2, 3, …
    quint64 post(JournalBatch batch);
    /// Begins a round in which runs that need not be kept are removed, in slices: after each transaction as many as remove more
    /// than it wrote, and more while nothing waits to be written. One that is under way goes on with `retention`. A `JournalReport` says when it is over.
    void retain(const Retention &retention);
    /// Keeps a final run from being removed, until as many calls of `release`: before its history is read to go on with
    /// it. False: it is being removed, and is as good as unknown. Never waits.
    [[nodiscard]] bool keep(RunId run);
    void release(RunId run);
    /// Asks the thread to end as the destructor does, without waiting for it: the journal is given up as soon as the
    /// transaction under way is over, and later posts are never written.
    void abandon();
    /// Writes what waits, closes the journal cleanly and ends the thread; blocks until then. When writing fails, tries
    /// once more and gives up. Later posts are never written.
    void close();

private:
    /// Batches that are written together; they stay together until they are durable.
    struct Group {
        std::vector<JournalBatch> batches;
        quint64 last = 0; ///< ticket of its last batch
    };

    void run(const std::stop_token &stop);
    void writeUntilStopped(const std::stop_token &stop);
    [[nodiscard]] bool write(const Group &group, const std::stop_token &stop);
    [[nodiscard]] bool retry(const Group &group, Error error, const std::stop_token &stop);
    [[nodiscard]] bool isClosing();
    [[nodiscard]] Result<void> reopenAndAppend(const Group &group);
    [[nodiscard]] Result<void> append(const Group &group);
    [[nodiscard]] Group takeGroup(const std::stop_token &stop);
    /// Removes a little of what is to be removed; false: nothing is.
    bool cleanOnce();
    void endCleaning(Error error);
    [[nodiscard]] bool mayRemove(RunId run);
    void waitBeating(Milliseconds time, const std::stop_token &stop);
    void beatIfDue();
    void say(JournalReport report);

    Factory m_open;
    Report m_report;
    Intervals m_intervals;

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::vector<JournalBatch> m_waiting;
    quint64 m_lastTicket = 0;
    bool m_closing = false;
    std::optional<Retention> m_retention; ///< of the round under way
    std::map<RunId, int> m_kept;          ///< and how often
    std::set<RunId> m_leaving;            ///< in the slice under way

    // Of the journal thread alone.
    std::unique_ptr<Journal> m_journal;
    quint64 m_durable = 0;
    quint64 m_transactions = 0;
    std::size_t m_removed = 0; ///< in the round under way
    Error m_lastFailure;
    std::chrono::steady_clock::time_point m_nextBeat;

    std::jthread m_thread; // last: it ends before what it uses
};

} // namespace sluice
