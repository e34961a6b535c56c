#pragma once

#include "core/base/clock.h"

#include <QByteArray>

#include <array>
#include <cstddef>
#include <vector>

namespace sluice {

/// How the engine did in one second, or in several that were merged.
struct HealthSample {
    WallTime at{};
    double ended = 0;   ///< steps a second that ended
    double errors = 0;  ///< … of these, failed
    double waiting = 0; ///< depth of all queues but the dead letters
    double letters = 0; ///< open dead letters
    double mean = 0;    ///< ms that a request takes on average, of the component that takes longest
    double p99 = 0;     ///< … and one of a hundred
    double cpu = 0;     ///< percent of one core, of all components
    double memory = 0;  ///< MiB that all components account for
    bool operator==(const HealthSample &) const = default;
};

/// Samples of the last day in a memory that never grows: the last five minutes second by second, and longer times in
/// steps of 3, 12, 72 and 288 seconds; 300 of each at the most.
///
/// Merging keeps the mean of rates and the largest of depths and times, so that a short pile-up stays in sight.
class SampleStore {
public:
    static constexpr std::size_t kKept = 300;                               ///< of each resolution
    static constexpr std::array<std::size_t, 5> kMerged{1, 3, 12, 72, 288}; ///< seconds a sample

    void add(const HealthSample &sample);
    /// The samples of the last `window`, oldest first, in the finest resolution that reaches so far; the newest is always
    /// among them.
    [[nodiscard]] std::vector<HealthSample> within(Milliseconds window) const;
    [[nodiscard]] std::size_t size() const noexcept;
    [[nodiscard]] bool isEmpty() const noexcept { return m_levels[0].kept.empty(); }

private:
    struct Level {
        std::vector<HealthSample> kept;
        HealthSample open{};
        std::size_t count = 0; ///< seconds in the open one
    };
    std::array<Level, kMerged.size()> m_levels;
};

/// Samples as a table for other programs: a line each, times as ISO 8601 in UTC, a point in front of decimals.
[[nodiscard]] QByteArray samplesToCsv(const std::vector<HealthSample> &samples);

} // namespace sluice
