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
    /// Calls `tell` with the first 4,096 who wait, and says for how many each of them stands; after a reading.
    template <typename Tell>
    double eachOfFirst(const IsThere &isThere, Tell tell) const
    {
        const bool areAllThere = m_line.size() <= kAskedEach;
        std::size_t told = 0;
        for (auto entry = m_line.begin(); entry != m_line.end() && told < kAskedEach; ++entry) {
            if (areAllThere || isThere(*entry)) {
                tell(*entry);
                ++told;
            }
        }
        return told == 0 ? 0 : static_cast<double>(m_depth) / static_cast<double>(told);
    }
    /// Whether anybody ever came.
    [[nodiscard]] bool isUsed() const { return m_in > 0; }
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

/// How many letters came, and how fast they come and go.
struct LetterFlow {
    quint64 came = 0;
    SmoothedRate in;
    SmoothedRate out;
};

} // namespace sluice
