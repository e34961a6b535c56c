#pragma once

#include "core/base/clock.h"

#include <QtGlobal>

#include <array>

namespace sluice {

/// Response times in buckets whose width grows with the time, eight to each doubling: a percentile is at most an
/// eighth too high. Takes times up to 18 minutes apart; longer ones count as that. Copying it copies 1 KiB.
class ResponseHistogram {
public:
    void record(Nanoseconds response);

    [[nodiscard]] quint64 count() const { return m_count; }
    [[nodiscard]] Nanoseconds mean() const;
    /// The upper edge of the bucket in which the `percent`-th percentile lies; zero while nothing is recorded.
    [[nodiscard]] Nanoseconds percentile(double percent) const;

private:
    static constexpr int kFirstDoubling = 10; ///< times below 1,024 ns are one bucket
    static constexpr int kDoublings = 30;
    static constexpr int kPerDoubling = 8;

    [[nodiscard]] static std::size_t bucketOf(quint64 ns);
    [[nodiscard]] static quint64 upperEdge(std::size_t bucket);

    std::array<quint32, kDoublings * kPerDoubling + 1> m_buckets{};
    quint64 m_count = 0;
    quint64 m_sum = 0;
};

/// What a component tells of itself with each heartbeat. A value, made to cross threads.
struct ComponentMetrics {
    Nanoseconds cpu{};       ///< processor time of its threads since they began
    quint64 memoryBytes = 0; ///< what it accounts for itself
    quint64 requests = 0;
    quint64 errorCount = 0;
    Nanoseconds meanResponse{};
    Nanoseconds p99Response{};

    bool operator==(const ComponentMetrics &) const = default;
};

/// Processor time that the calling thread has used; zero where the system cannot tell.
[[nodiscard]] Nanoseconds threadCpuTime();

} // namespace sluice
