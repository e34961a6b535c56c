#pragma once

#include "core/base/clock.h"
#include "core/resilience/smoothedrate.h"

#include <deque>
#include <functional>
#include <vector>

namespace sluice {

/// Who waits in a queue and since when, and how much goes in and out of it. A value over a point in time.
///
/// Only told who comes: whether they are still there it asks, so leaving costs nothing. Those who left are forgotten
/// when there are as many of them as of those who wait, and at each reading of a short queue. Thread: one.
class QueueMeter {
public:
    struct Entry {
        quint64 tag = 0;  ///< who, as the owner knows them
        quint64 mark = 0; ///< tells one stay of them from the next
        MonoTime since{};
    };
    using IsThere = std::function<bool(const Entry &)>;

    /// True: it is time to `trim`.
    [[nodiscard]] bool came(const Entry &entry);
    /// Forgets those who left.
    void trim(const IsThere &isThere);
    /// Takes count and rates; `estimate` is how many wait if there are too many to ask each.
    void read(MonoTime now, quint64 estimate, const IsThere &isThere);
    /// The first who wait, longest first.
    [[nodiscard]] std::vector<Entry> first(std::size_t count, const IsThere &isThere) const;

    // As last read.
    [[nodiscard]] quint64 depth() const { return m_depth; }
    [[nodiscard]] Milliseconds oldestAge() const { return m_oldest; }
    [[nodiscard]] double inPerSecond() const { return m_inRate.perSecond(); }
    [[nodiscard]] double outPerSecond() const { return m_outRate.perSecond(); }

private:
    static constexpr std::size_t kAskedEach = 4096;
    std::deque<Entry> m_line; ///< in the order in which they came, some of them gone
    std::size_t m_trimAt = kAskedEach;
    quint64 m_in = 0;
    quint64 m_depth = 0;
    Milliseconds m_oldest{};
    SmoothedRate m_inRate;
    SmoothedRate m_outRate;
};

} // namespace sluice
