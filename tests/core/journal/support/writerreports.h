#pragma once

#include "core/journal/journalwriter.h"

#include <algorithm>
#include <condition_variable>

namespace sluice {

/// Keeps the reports of a writer for the test's thread.
class WriterReports {
public:
    using Kind = JournalReport::Kind;

    [[nodiscard]] JournalWriter::Report take()
    {
        return [this](const JournalReport &report) {
            const std::lock_guard lock(m_mutex);
            m_reports.push_back(report);
            m_came.notify_all();
        };
    }
    [[nodiscard]] std::vector<JournalReport> of(Kind kind) const
    {
        const std::lock_guard lock(m_mutex);
        return find(kind);
    }
    [[nodiscard]] bool has(Kind kind) const { return !of(kind).empty(); }
    [[nodiscard]] quint64 durable() const
    {
        const auto found = of(Kind::Durable);
        return found.empty() ? 0 : found.back().ticket;
    }
    /// Waits until `holds` is true of this; false: it was not in ten seconds.
    template <typename Holds>
    [[nodiscard]] bool waitUntil(Holds &&holds) const
    {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        for (;;) {
            std::size_t seen = 0;
            {
                const std::lock_guard lock(m_mutex);
                seen = m_reports.size();
            }
            if (holds())
                return true;
            std::unique_lock lock(m_mutex);
            if (!m_came.wait_until(lock, end, [&] { return m_reports.size() != seen; }))
                return false;
        }
    }

private:
    [[nodiscard]] std::vector<JournalReport> find(Kind kind) const
    {
        std::vector<JournalReport> found;
        std::ranges::copy_if(m_reports, std::back_inserter(found),
                             [kind](const JournalReport &report) { return report.kind == kind; });
        return found;
    }

    mutable std::mutex m_mutex;
    mutable std::condition_variable m_came;
    std::vector<JournalReport> m_reports;
};

} // namespace sluice
