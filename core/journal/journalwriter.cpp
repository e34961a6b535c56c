#include "core/journal/journalwriter.h"

#include "core/journal/errors.h"

#include <algorithm>
#include <array>

#include <pthread.h>
#include <time.h>

namespace sluice {

namespace {

// Beats and retries are of the thread itself, which waits on a condition variable: that knows real time only. Nothing
// that is decided or stored depends on it.
using RealClock = std::chrono::steady_clock;

/// A slice of retention removes about 90 rows: one owed for so many written, and runs go half as fast again as they come.
constexpr std::size_t kRowsASlice = 60;

std::size_t slicesOwed(const std::vector<JournalBatch> &written)
{
    std::size_t rows = 0;
    for (const JournalBatch &batch : written)
        rows += batch.frames.size();
    return 1 + rows / kRowsASlice;
}

Nanoseconds threadCpuTime()
{
    timespec time{};
    if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) != 0)
        return {};
    return std::chrono::seconds(time.tv_sec) + Nanoseconds(time.tv_nsec);
}

bool isWorthRetrying(const Error &error)
{
    static constexpr std::array kHopeless{errors::kJournalGap, errors::kJournalCorrupt, errors::kJournalNotAJournal,
                                          errors::kJournalNewer};
    return std::ranges::none_of(kHopeless, [&](QLatin1StringView code) { return error.code == code; });
}

} // namespace

JournalWriter::JournalWriter(Factory open, Report report, Intervals intervals)
    : m_open(std::move(open))
    , m_report(std::move(report))
    , m_intervals(intervals)
    , m_thread([this](const std::stop_token &stop) { run(stop); })
{
}

JournalWriter::JournalWriter(Factory open, Report report)
    : JournalWriter(std::move(open), std::move(report), Intervals{})
{
}

JournalWriter::~JournalWriter() = default;

quint64 JournalWriter::post(JournalBatch batch)
{
    quint64 ticket = 0;
    bool wake = false;
    {
        const std::lock_guard lock(m_mutex);
        wake = m_waiting.empty();
        m_waiting.push_back(std::move(batch));
        ticket = ++m_lastTicket;
    }
    if (wake)
        m_wake.notify_one();
    return ticket;
}

void JournalWriter::retain(const Retention &retention)
{
    {
        const std::lock_guard lock(m_mutex);
        m_retention = retention;
    }
    m_wake.notify_one();
}

bool JournalWriter::keep(RunId run)
{
    const std::lock_guard lock(m_mutex);
    if (m_leaving.contains(run))
        return false;
    ++m_kept[run];
    return true;
}

void JournalWriter::release(RunId run)
{
    const std::lock_guard lock(m_mutex);
    const auto kept = m_kept.find(run);
    if (kept != m_kept.end() && --kept->second == 0)
        m_kept.erase(kept);
}

bool JournalWriter::mayRemove(RunId run)
{
    const std::lock_guard lock(m_mutex);
    if (m_kept.contains(run))
        return false;
    m_leaving.insert(run);
    return true;
}

bool JournalWriter::cleanOnce()
{
    std::optional<Retention> retention;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_closing)
            retention = m_retention;
    }
    if (!retention)
        return false;
    const auto slice = m_journal->retain(*retention, [this](RunId run) { return mayRemove(run); });
    {
        const std::lock_guard lock(m_mutex);
        m_leaving.clear();
    }
    if (slice)
        m_removed += slice->removed.size();
    if (!slice || slice->isDone)
        endCleaning(slice ? Error{} : slice.error());
    return true;
}

void JournalWriter::endCleaning(Error error)
{
    {
        const std::lock_guard lock(m_mutex);
        m_retention.reset();
    }
    // Nothing that was acknowledged is concerned; if the disk does not get well, the next append finds out and says so.
    if (!error.code.isEmpty())
        static_cast<void>(m_journal->reopen());
    say({.kind = JournalReport::Kind::Cleaned,
         .ticket = m_durable,
         .error = std::move(error),
         .removed = std::exchange(m_removed, 0)});
}

void JournalWriter::abandon()
{
    m_thread.request_stop();
}

void JournalWriter::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void JournalWriter::run(const std::stop_token &stop)
{
    pthread_setname_np(pthread_self(), "journal"); // as tools that list threads show it
    m_nextBeat = RealClock::now() + m_intervals.beat;
    auto journal = m_open();
    if (!journal) {
        say({.kind = JournalReport::Kind::OpenFailed, .error = journal.error()});
        return;
    }
    m_journal = std::move(*journal);
    say({.kind = JournalReport::Kind::Opened});
    writeUntilStopped(stop);
    // Closed on the thread that opened it.
    m_journal.reset();
    say({.kind = JournalReport::Kind::Closed, .ticket = m_durable, .error = m_lastFailure});
}

void JournalWriter::writeUntilStopped(const std::stop_token &stop)
{
    while (true) {
        const auto group = takeGroup(stop);
        if (stop.stop_requested())
            return;
        if (group.batches.empty())
            break;
        if (!write(group, stop))
            return;
        // However much waits, or under a steady load runs would come faster than they go.
        std::size_t owed = slicesOwed(group.batches);
        while (owed-- > 0 && !stop.stop_requested() && cleanOnce())
            beatIfDue();
        beatIfDue();
    }
    m_journal->closeCleanly();
}

JournalWriter::Group JournalWriter::takeGroup(const std::stop_token &stop)
{
    Group group;
    while (true) {
        {
            std::unique_lock lock(m_mutex);
            const bool isWoken = m_wake.wait_until(lock, stop, m_nextBeat,
                                                   [this] { return m_closing || m_retention || !m_waiting.empty(); });
            if ((isWoken && (m_closing || !m_waiting.empty())) || stop.stop_requested()) {
                group.batches.swap(m_waiting);
                group.last = m_lastTicket;
                return group;
            }
        }
        static_cast<void>(cleanOnce());
        beatIfDue();
    }
}

bool JournalWriter::write(const Group &group, const std::stop_token &stop)
{
    const auto began = RealClock::now();
    const auto written = append(group);
    if (!written && !retry(group, written.error(), stop))
        return false;
    m_lastFailure = {};
    m_durable = group.last;
    say({.kind = JournalReport::Kind::Durable,
         .ticket = m_durable,
         .batches = group.batches.size(),
         .took = RealClock::now() - began,
         .repeats = m_journal->repeatedHooks()});
    return true;
}

bool JournalWriter::retry(const Group &group, Error error, const std::stop_token &stop)
{
    auto delay = m_intervals.firstRetry;
    while (true) {
        const bool canRetry = isWorthRetrying(error);
        if (error.code != m_lastFailure.code)
            say({.kind = JournalReport::Kind::Failed, .ticket = m_durable + 1, .error = error, .retries = canRetry});
        m_lastFailure = error;
        waitBeating(canRetry ? delay : Milliseconds::max(), stop);
        if (stop.stop_requested() || !canRetry)
            return false;
        const bool isLastTry = isClosing();
        const auto written = reopenAndAppend(group);
        if (written)
            return true;
        error = written.error();
        if (isLastTry) {
            m_lastFailure = error;
            return false;
        }
        delay = std::min(delay * 2, m_intervals.lastRetry);
    }
}

bool JournalWriter::isClosing()
{
    const std::lock_guard lock(m_mutex);
    return m_closing;
}

Result<void> JournalWriter::reopenAndAppend(const Group &group)
{
    return m_journal->reopen().and_then([&](FailedAppend outcome) -> Result<void> {
        if (outcome == FailedAppend::Durable)
            return {};
        return append(group);
    });
}

Result<void> JournalWriter::append(const Group &group)
{
    ++m_transactions;
    return m_journal->append(group.batches);
}

void JournalWriter::waitBeating(Milliseconds time, const std::stop_token &stop)
{
    const auto now = RealClock::now();
    const bool isEndless = time == Milliseconds::max();
    const auto end = isEndless ? RealClock::time_point::max() : now + time;
    while (RealClock::now() < end) {
        {
            std::unique_lock lock(m_mutex);
            if (m_wake.wait_until(lock, stop, std::min(end, m_nextBeat), [this] { return m_closing; })
                || stop.stop_requested())
                return;
        }
        beatIfDue();
    }
}

void JournalWriter::beatIfDue()
{
    const auto now = RealClock::now();
    if (now < m_nextBeat)
        return;
    m_nextBeat = now + m_intervals.beat;
    say({.kind = JournalReport::Kind::Beat, .ticket = m_durable});
}

void JournalWriter::say(JournalReport report)
{
    report.cpuTime = threadCpuTime();
    report.transactions = m_transactions;
    {
        const std::lock_guard lock(m_mutex);
        report.waiting = static_cast<std::size_t>(m_lastTicket - m_durable);
    }
    m_report(report);
}

} // namespace sluice
